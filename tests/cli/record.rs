//! `record`: what is written, what it changes, and what is refused.

use std::process::Stdio;

use insta::assert_snapshot;

use crate::support::{Plan, plan, tadbir};

/// A duty of every quarter and a delivery.
fn two_measures() -> Plan {
    plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .measure("1.b", "bodies: [health], period: March 2024")
}

/// What `record` prints, and the file it wrote.
fn recorded(plan: &Plan, arguments: &str) -> String {
    let printed = plan.run(&format!("record {arguments}"));
    let file = plan.path("progress/2024-Q2/health.yaml");
    if file.exists() {
        format!(
            "{printed}=== progress/2024-Q2/health.yaml\n{}",
            plan.text("progress/2024-Q2/health.yaml")
        )
    } else {
        printed
    }
}

/// What `record` prints on 2024-07-20, for each of some arguments.
fn all_recorded(plan: &Plan, arguments: &[&str]) -> String {
    let transcripts = arguments.iter().map(|arguments| {
        let printed = recorded(plan, &format!("{arguments} --as-of 2024-07-20"));
        format!("$ tadbir record {arguments}\n{printed}")
    });
    transcripts.collect()
}

#[test]
fn a_progress_report_is_added_and_what_it_changes_is_told() {
    let plan = two_measures();
    assert_snapshot!(recorded(&plan, "1.a --body health --period 2024-Q2 --state done --done-on 2024-07-12 --summary \"Two: courses\" --evidence \"Letter No. 5\" --evidence \"Order 6\" --as-of 2024-07-20"), @r#"
    exit 0
    - 1.a for 2024-Q2: overdue → met-late, 12 days
    Added to plan/progress/2024-Q2/health.yaml.
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    received_on: 2024-07-20
    progress:
      - measure: 1.a
        state: done
        done_on: 2024-07-12
        summary: "Two: courses"
        evidence:
          - Letter No. 5
          - Order 6
    "#);
    assert_snapshot!(recorded(&plan, "1.b --period 2024-Q2 --state done --done-on 2024-03-31 --evidence \"Order 7\" --as-of 2024-07-21"), @r#"
    exit 0
    - 1.b: overdue → met
    Added to plan/progress/2024-Q2/health.yaml.
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    received_on: 2024-07-20
    progress:
      - measure: 1.a
        state: done
        done_on: 2024-07-12
        summary: "Two: courses"
        evidence:
          - Letter No. 5
          - Order 6
      - measure: 1.b
        state: done
        done_on: 2024-03-31
        evidence:
          - Order 7
        received_on: 2024-07-21
    "#);
}

#[test]
fn what_is_not_done_changes_nothing_and_is_told() {
    assert_snapshot!(recorded(&two_measures(), "1.a --period 2024-Q2 --state in-progress --summary Begun --obstacles Staff --needs Money --received-on 2024-07-16 --as-of 2024-07-20"), @"
    exit 0
    - 1.a for 2024-Q2: stays overdue, 20 days
    Added to plan/progress/2024-Q2/health.yaml.
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    received_on: 2024-07-16
    progress:
      - measure: 1.a
        state: in-progress
        summary: Begun
        obstacles: Staff
        needs: Money
    ");
}

#[test]
fn nil_and_not_applicable_have_options_of_their_own() {
    assert_snapshot!(recorded(&two_measures(), "1.a --period 2024-Q2 --nil --as-of 2024-07-10"), @"
    exit 0
    - 1.a for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done
    Added to plan/progress/2024-Q2/health.yaml.
    --- stderr
    measure `1.a` was due on 2024-06-30 and is reported nil on 2024-07-10, without obstacles [late-without-obstacles] (add `obstacles:` and say what prevents the work)
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    received_on: 2024-07-10
    progress:
      - measure: 1.a
        state: nil
    ");
    assert_snapshot!(recorded(&two_measures(), "1.a --period 2024-Q2 --not-applicable --reason \"No case\" --as-of 2024-07-10"), @"
    exit 0
    - 1.a for 2024-Q2: stays unmet, overdue after 2024-07-15 unless it is reported as done
    Added to plan/progress/2024-Q2/health.yaml.
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    received_on: 2024-07-10
    progress:
      - measure: 1.a
        state: not-applicable
        reason: No case
    ");
    assert_snapshot!(recorded(&two_measures(), "1.a --period 2024-Q2 --not-applicable --as-of 2024-07-10"), @"
    exit 1
    --- stderr
    error: nothing was written: measure `1.a` is reported as not applicable, without a reason [not-applicable-without-reason] (add `reason:` and say why)
    ");
}

#[test]
fn a_correction_leaves_what_it_corrects_on_file() {
    let plan = two_measures().progress(
        "2024-Q2/health",
        "measure: 1.a, state: done, received_on: 2024-07-10",
    );
    assert_snapshot!(recorded(&plan, "1.a --period 2024-Q2 --state in-progress --summary \"Not yet\" --obstacles Staff --as-of 2024-07-20"), @"
    exit 0
    - 1.a for 2024-Q2: met → overdue, 20 days

    It corrects what was received on 2024-07-10, which stays on file.
    Added to plan/progress/2024-Q2/health.yaml.
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    progress:
      - { measure: 1.a, state: done, received_on: 2024-07-10, evidence: [Letter No. 5] }
      - measure: 1.a
        state: in-progress
        summary: Not yet
        obstacles: Staff
        received_on: 2024-07-20
    ");
}

#[test]
fn what_came_earlier_than_what_is_on_file_does_not_take_its_place() {
    let plan = two_measures().progress(
        "2024-Q2/health",
        "measure: 1.a, state: done, received_on: 2024-07-10",
    );
    assert_snapshot!(recorded(&plan, "1.a --period 2024-Q2 --state in-progress --summary \"Not yet\" --received-on 2024-07-05 --as-of 2024-07-20"), @"
    exit 0
    - 1.a for 2024-Q2: stays met

    What was received on 2024-07-10, later than this, still counts.
    Added to plan/progress/2024-Q2/health.yaml.
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    progress:
      - { measure: 1.a, state: done, received_on: 2024-07-10, evidence: [Letter No. 5] }
      - measure: 1.a
        state: in-progress
        summary: Not yet
        received_on: 2024-07-05
    ");
}

#[test]
fn a_review_that_it_takes_over_is_pointed_out() {
    let plan = two_measures()
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, received_on: 2024-07-05",
        )
        .review(
            "2024-Q2/health",
            "measure: 1.a, decision: accepted, on: 2024-07-20",
        );
    assert_snapshot!(plan.run("record 1.a --period 2024-Q2 --state done --done-on 2024-07-09 --evidence Other --received-on 2024-07-10 --as-of 2024-07-25"), @"
    exit 0
    - 1.a for 2024-Q2: met → met-late, 9 days

    It corrects what was received on 2024-07-05, which stays on file.

    Mind: the review of 2024-07-20 that accepted `1.a` is about what was received on or before that day,
    and so about this as well. Review it again.
    Added to plan/progress/2024-Q2/health.yaml.
    ");
}

#[test]
fn the_same_is_not_written_twice() {
    let plan = two_measures();
    let arguments = "1.a --period 2024-Q2 --state done --evidence Letter --as-of";
    let first = recorded(&plan, &format!("{arguments} 2024-07-10"));
    assert_eq!(
        recorded(&plan, &format!("{arguments} 2024-07-20")),
        format!(
            "exit 0\nThe same is on file already, received on 2024-07-10; nothing was written.\n{}",
            &first[first.find("===").unwrap()..]
        )
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    assert_snapshot!(recorded(&two_measures(), "1.a --period 2024-Q2 --state done --evidence Letter --as-of 2024-07-20 --dry-run"), @"
    exit 0
    - 1.a for 2024-Q2: overdue → met
    Nothing was written; without --dry-run it is added to plan/progress/2024-Q2/health.yaml.
    ");
}

#[test]
fn which_of_several_obligations_must_be_said() {
    let plan = plan().measure("1.a", "bodies: [health], period: Every month");
    let arguments = "1.a --period 2024-Q2 --state done --evidence Letter --as-of 2024-07-20";
    assert_snapshot!(recorded(&plan, arguments), @"
    exit 1
    --- stderr
    error: nothing was written: the entry on measure `1.a` for 2024-Q2 (2024-04-01 to 2024-06-30) fits 3 obligations [ambiguous-progress] (say which with `for: 2024-04`, `for: 2024-05` or `for: 2024-06`)
    ");
    assert_snapshot!(recorded(&plan, &format!("{arguments} --for 2024-05")), @"
    exit 0
    - 1.a for 2024-05: overdue → met
    Added to plan/progress/2024-Q2/health.yaml.
    === progress/2024-Q2/health.yaml
    body: health
    period: 2024-Q2
    received_on: 2024-07-20
    progress:
      - measure: 1.a
        state: done
        for: 2024-05
        evidence:
          - Letter
    ");
}

#[test]
fn what_check_would_refuse_is_refused() {
    let plan = two_measures().ministry("justice", "Ministry of Justice");
    let arguments = [
        "1.b --period 2024-Q2 --state done --evidence Letter",
        "1.a --body justice --period 2024-Q2 --state done --evidence Letter",
        "1.a --period 2023-Q2 --state nil",
        "1.a --period 2024-Q2 --state done --done-on 2024-08-01 --evidence Letter",
        "1.a --period 2024-Q2 --state done --summary \u{1b}[31m",
        "1.a --period 2024-Q2 --state done --received-on 2024-07-21",
    ];
    assert_snapshot!(all_recorded(&plan, &arguments), @"
    $ tadbir record 1.b --period 2024-Q2 --state done --evidence Letter
    exit 1
    --- stderr
    error: nothing was written: measure `1.b` is a delivery and reported done, but `done_on` is missing [done-without-date] (add `done_on: YYYY-MM-DD`, the date on which it was finished)
    $ tadbir record 1.a --body justice --period 2024-Q2 --state done --evidence Letter
    exit 1
    --- stderr
    error: nothing was written: `justice` reports on measure `1.a`, which it does not answer for [progress-by-other-body] (move the entry to the file of `health`, or add `justice` to the measure)
    $ tadbir record 1.a --period 2023-Q2 --state nil
    exit 1
    --- stderr
    error: nothing was written: measure `1.a` is reported on for 2023-Q2 (2023-04-01 to 2023-06-30), but begins on 2024-01-01 [progress-before-start] (correct the measure, or move the entry to the reporting period that it is about)
    $ tadbir record 1.a --period 2024-Q2 --state done --done-on 2024-08-01 --evidence Letter
    exit 1
    --- stderr
    error: nothing was written: measure `1.a` is reported done on 2024-08-01, after the progress report was received on 2024-07-20 [received-before-done] (correct `done_on` or `received_on`)
    $ tadbir record 1.a --period 2024-Q2 --state done --summary [31m
    exit 1
    --- stderr
    error: nothing was written: `summary` of the progress report contains the control character U+001B [control-character] (remove the character)
    $ tadbir record 1.a --period 2024-Q2 --state done --received-on 2024-07-21
    exit 2
    --- stderr
    error: --received-on: 2024-07-21 is after the as-of date, 2024-07-20
    ");
}

#[test]
fn what_is_missing_is_named_where_nobody_can_be_asked() {
    let plan = two_measures()
        .ministry("justice", "Ministry of Justice")
        .measure("1.c", "bodies: [health, justice], period: Regularly");
    let arguments = [
        "",
        "1.a",
        "1.c",
        "1.a --period 2024-Q2",
        "1.x",
        "1.a --body moj",
        "1.a --period spring",
        "1.a --period 2024-Q2 --nil --for may",
    ];
    assert_snapshot!(all_recorded(&plan, &arguments), @"
    $ tadbir record 
    exit 2
    --- stderr
    error: MEASURE: it is missing; give the id of a measure, such as 3.a
    $ tadbir record 1.a
    exit 2
    --- stderr
    error: --period: it is missing; give a reporting period such as 2024-Q3
    $ tadbir record 1.c
    exit 2
    --- stderr
    error: --body: it is missing; give `health` or `justice`
    $ tadbir record 1.a --period 2024-Q2
    exit 2
    --- stderr
    error: --state: it is missing; give done, in-progress, not-started, nil, not-applicable or undone
    $ tadbir record 1.x
    exit 2
    --- stderr
    error: MEASURE: there is no measure `1.x`; did you mean `1.a`?
    $ tadbir record 1.a --body moj
    exit 2
    --- stderr
    error: --body: there is no body `moj`; use `Ministry of Health`, `Ministry of Justice`, `Office of the National Coordinator`, `health`, `justice` or `office`
    $ tadbir record 1.a --period spring
    exit 2
    --- stderr
    error: --period: `spring` is not a reporting period; write it like 2024-Q1
    $ tadbir record 1.a --period 2024-Q2 --nil --for may
    exit 2
    --- stderr
    error: --for: `may` is neither a period such as 2009-02 nor a day such as 2009-12-31
    ");
}

#[test]
fn a_file_that_cannot_be_understood_is_left_alone() {
    let arguments = "1.a --period 2024-Q2 --nil --as-of 2024-07-10";
    let mut transcripts = String::new();
    for text in [
        "body: health\nperiod: 2024-Q2\nprogress:\n  - [\n",
        "body: health\nperiod: 2024-Q3\nreceived_on: 2024-07-01\nprogress:\n  - { measure: 1.a, state: nil }\n",
        "body: healt\nperiod: 2024-Q2\nreceived_on: 2024-07-01\nprogress:\n  - { measure: 1.a, state: nil }\n",
    ] {
        let plan = two_measures().file("progress/2024-Q2/health.yaml", text);
        transcripts.push_str(&plan.run(&format!("record {arguments}")));
        assert_eq!(plan.text("progress/2024-Q2/health.yaml"), text);
    }
    assert_snapshot!(transcripts, @"
    exit 2
    --- stderr
    error: cannot write `plan/progress/2024-Q2/health.yaml`: records cannot be added to its `progress`; run `tadbir check` to see what is wrong
    exit 1
    --- stderr
    error: nothing was written: it would be left out because of an error in `plan/progress/2024-Q2/health.yaml`; run `tadbir check`
    exit 1
    --- stderr
    error: nothing was written: it would be left out because of an error in `plan/progress/2024-Q2/health.yaml`; run `tadbir check`
    ");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_out_of_the_plan() {
    let plan = two_measures()
        .beside("elsewhere/x.yaml", "")
        .folder("progress");
    std::os::unix::fs::symlink(plan.path("../elsewhere"), plan.path("progress/2024-Q2")).unwrap();
    assert_snapshot!(plan.run("record 1.a --period 2024-Q2 --nil --as-of 2024-07-10"), @"
    exit 1
    --- stderr
    plan/progress/2024-Q2:1:1: error[link-out-of-plan]: a link to a folder is not followed (put the file itself in the plan's folder)
    error: the plan has 1 error, so the output might be wrong; run `tadbir check`
    ");
    assert!(!plan.path("../elsewhere/health.yaml").exists());
}

#[test]
fn fifty_writers_at_once_lose_nothing() {
    let plan = (0..50).fold(plan(), |plan, nth| {
        plan.measure(&format!("1.{nth}"), "bodies: [health], period: Regularly")
    });
    let writers: Vec<_> = (0..50)
        .map(|nth| {
            let arguments = format!("record 1.{nth} --period 2024-Q2 --state done --evidence \"Letter {nth}\" --as-of 2024-07-10");
            let mut command = tadbir(&plan.path("../"), &arguments);
            command.stdout(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    let text = plan.text("progress/2024-Q2/health.yaml");
    let missing: Vec<usize> = (0..50)
        .filter(|nth| !text.contains(&format!("Letter {nth}\n")))
        .collect();
    assert_eq!(missing, [0; 0]);
    assert_snapshot!(plan.run("check --format short"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}
