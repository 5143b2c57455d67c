//! A plan in a repository: revisions, differences, and rules about edits. Needs `git`.

#![expect(
    clippy::disallowed_methods,
    reason = "files are written and taken away"
)]

mod allowance;
mod base;
mod cause;
mod clerical;
mod difference;
mod edit;
mod left_out;
mod lost;
#[cfg(unix)]
mod stranger;

use std::fs;

use tempfile::TempDir;

use crate::program::{copied, printed, ran, tadbir};
use crate::repository::{Repository, unlike};

#[test]
fn a_report_is_made_again_from_the_files_it_was_made_of() {
    let folder = copied("examples/first-year");
    let repository = Repository { folder };
    repository.git("init -q -b main .");
    let repository = repository.commit("The plan").then("tag issued");
    let report = |options: &[&str]| {
        let arguments = [
            "report",
            "--period",
            "2025-Q2",
            "--as-of",
            "2025-07-20",
            "--show-revision",
            "--format",
            "html",
        ];
        printed(
            tadbir(repository.folder.path())
                .args(arguments)
                .args(options),
        )
    };
    let issued = report(&[]);
    let path = repository.path("plan/progress/2025-Q2/labour.yaml");
    let text = fs::read_to_string(&path).expect("the file is there");
    fs::write(&path, text.replace("in-progress", "not-started")).expect("the file can be written");
    assert_ne!(report(&[]), issued);
    assert_eq!(report(&["--rev", "issued"]), issued);
}

#[test]
fn the_same_records_elsewhere_are_no_difference() {
    let repository = Repository::new()
        .then("mv plan/measures/1.yaml plan/measures/01-prevention.yaml")
        .with(
            "plan/progress/2024-Q1/health.yaml",
            "progress:\n",
            "# Received by post.\nprogress:\n\n",
        )
        .with(
            "plan/measures/01-prevention.yaml",
            "text: Open a shelter.",
            "text: \"Open a shelter.\"",
        );
    insta::assert_snapshot!(repository.diff(), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    Nothing in the plan is different.

    The overdue list as of 2024-08-01
    Nothing leaves the overdue list, and nothing joins it.
    ");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn a_plan_that_was_moved_is_found_where_it_stood() {
    let repository = Repository::new()
        .then("mv plan action-plan")
        .commit("Move")
        .with("action-plan/measures/1.yaml", "May 2024", "June 2024");
    insta::assert_snapshot!(repository.run(&["diff", "HEAD~1", "--plan", "action-plan", "--as-of", "2024-08-01"]), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from HEAD~1 to the files on disk

    1 difference: 1 of a period.

    The overdue list as of 2024-08-01
    Nothing leaves the overdue list, and nothing joins it.

    1 other obligation stands elsewhere: 1 by an edit of the plan without an act.

    obligation    words            was                    is                     by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1  Prepare a draft  overdue, 62 days, due  overdue, 32 days, due  an edit of the plan
                  law.             2024-05-31             2024-06-30             without an act

    Periods: 1
    - measure 1.a, period: “By May 2024” → “By June 2024”
    ");
}

#[test]
fn a_difference_is_told_by_what_it_means() {
    let repository = Repository::new()
        .with("plan/measures/1.yaml", "Prepare a draft law.", "Prepare a draft law!")
        .with("plan/measures/1.yaml", "Inform the public.", "Inform the public and the press.")
        .with("plan/measures/1.yaml", "period: By May 2024", "period: By May  2024")
        .with("plan/measures/1.yaml", "bodies: [health]", "bodies: [Ministry of Health]")
        .with("plan/measures/1.yaml", "period: 2024", "period: 2025")
        .with("plan/bodies.yaml", "from: 2024-01-20", "from: 2024-02-20")
        .with("plan/progress/2024-Q1/health.yaml", "Two broadcasts", "Three broadcasts")
        .with("plan/plan.yaml", "due_within: 15 days", "due_within: 20 days")
        .file("plan/progress/2024-Q2/labour.yaml", "body: labour\nperiod: 2024-Q2\nreceived_on: 2024-07-05\nprogress:\n  - { measure: 1.b, state: done, summary: One broadcast., evidence: [Letter No. 6] }\n  - { measure: 1.c, state: nil }\n")
        .file("plan/amendments/order-2.yaml", "act: Order No. 2\non: 2024-07-01\nchanges:\n  - { measure: 1.a, period: September 2024 }\n");
    insta::assert_snapshot!(repository.diff(), @r#"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    10 differences: 1 rewritten on file, 1 of a period, 1 of bodies, 1 of rules, 1 of wording, 3 added
    and 2 clerical.

    The overdue list as of 2024-08-01
    2 items leave the overdue list: 1 by amendment and 1 by a new progress report.

    obligation          words                    was                     is             by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1        Prepare a draft law!     overdue, 62 days, due   upcoming, due  Order No. 2 of
                                                 2024-05-31              2024-09-30     2024-07-01
    1.b/labour/2024-Q2  Inform the public and    overdue, 32 days        met            a new progress
                        the press.                                                      report

    1 other obligation stands elsewhere: 1 by an edit of the plan without an act.

    obligation    words            was                   is             by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.c/labour/1  Open a shelter.  open, due 2024-12-31  upcoming, due  an edit of the plan without an
                                                         2025-12-31     act

    Rewritten on file: 1
    - progress report 1.b/health/2024-Q1, summary: “Two broadcasts.” → “Three broadcasts.”

    Periods: 1
    - measure 1.c, period: “2024” → “2025”

    Bodies: 1
    - body towns, members: “body: labour, by: letter No. 1, from: 2024-01-20” → “body: labour, by:
      letter No. 1, from: 2024-02-20”

    Rules: 1
    - the plan, reporting: “due_within: 15 days” → “due_within: 20 days”

    Wording: 1
    - measure 1.b, text: “Inform the public.” → “Inform the public and the press.”

    Added: 3
    - amendment Order No. 2 of 2024-07-01, in force from 2024-07-01: 1.a: the period becomes "September
      2024": delivery, 2024-09-01 to 2024-09-30, due on 2024-09-30
    - 2 progress reports of labour for 2024-Q2: 1.b (done, received on 2024-07-05) and 1.c (nil,
      received on 2024-07-05)

    Clerical: 2
    - measure 1.a, bodies: “health” → “Ministry of Health”
    - measure 1.a, text: “Prepare a draft law.” → “Prepare a draft law!”
    "#);
    insta::assert_snapshot!(repository.run(&["diff", "main", "--as-of", "2024-08-01", "--format", "markdown"]), @r#"
    exit 0
    # Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    10 differences: 1 rewritten on file, 1 of a period, 1 of bodies, 1 of rules, 1 of wording, 3 added and 2 clerical.

    ## The overdue list as of 2024-08-01

    2 items leave the overdue list: 1 by amendment and 1 by a new progress report.

    | obligation | words | was | is | by |
    | --- | --- | --- | --- | --- |
    | 1.a/health/1 | Prepare a draft law! | overdue, 62 days, due 2024-05-31 | upcoming, due 2024-09-30 | Order No. 2 of 2024-07-01 |
    | 1.b/labour/2024-Q2 | Inform the public and the press. | overdue, 32 days | met | a new progress report |

    1 other obligation stands elsewhere: 1 by an edit of the plan without an act.

    | obligation | words | was | is | by |
    | --- | --- | --- | --- | --- |
    | 1.c/labour/1 | Open a shelter. | open, due 2024-12-31 | upcoming, due 2025-12-31 | an edit of the plan without an act |

    ## Rewritten on file: 1

    - progress report 1.b/health/2024-Q1, summary: “Two broadcasts.” → “Three broadcasts.”

    ## Periods: 1

    - measure 1.c, period: “2024” → “2025”

    ## Bodies: 1

    - body towns, members: “body: labour, by: letter No. 1, from: 2024-01-20” → “body: labour, by: letter No. 1, from: 2024-02-20”

    ## Rules: 1

    - the plan, reporting: “due\_within: 15 days” → “due\_within: 20 days”

    ## Wording: 1

    - measure 1.b, text: “Inform the public.” → “Inform the public and the press.”

    ## Added: 3

    - amendment Order No. 2 of 2024-07-01, in force from 2024-07-01: 1.a: the period becomes "September 2024": delivery, 2024-09-01 to 2024-09-30, due on 2024-09-30
    - 2 progress reports of labour for 2024-Q2: 1.b (done, received on 2024-07-05) and 1.c (nil, received on 2024-07-05)

    ## Clerical: 2

    - measure 1.a, bodies: “health” → “Ministry of Health”
    - measure 1.a, text: “Prepare a draft law.” → “Prepare a draft law!”
    "#);
}

#[test]
fn what_leaves_the_overdue_list_is_told_with_its_cause() {
    let repository = Repository::new()
        .file("plan/progress/2024-Q2/health.yaml", "body: health\nperiod: 2024-Q2\nreceived_on: 2024-07-05\nprogress:\n  - { measure: 1.b, state: in-progress, obstacles: None yet. }\n")
        .commit("Second quarter")
        .then("checkout -q -b edit")
        .with("plan/measures/1.yaml", "May 2024", "December 2024")
        .with("plan/progress/2024-Q2/health.yaml", "state: in-progress, obstacles: None yet.", "state: done, summary: It was done.")
        .file("plan/amendments/order-2.yaml", "act: Order No. 2\non: 2024-07-01\nchanges:\n  - { measure: 1.b, bodies: [health] }\n  - { measure: 1.c, waive: true }\n");
    insta::assert_snapshot!(repository.diff(), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    5 differences: 3 rewritten on file, 1 of a period and 1 added.

    The overdue list as of 2024-08-01
    2 items leave the overdue list: 1 by an edit of the plan without an act and 1 by a rewritten
    progress report.

    obligation          words                    was                is          by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1        Prepare a draft law.     overdue, 62 days,  open, due   an edit of the plan
                                                 due 2024-05-31     2024-12-31  without an act
    1.b/health/2024-Q2  Inform the public.       overdue, 32 days   met         a rewritten progress
                                                                                report

    11 other obligations stand elsewhere: 11 by amendment.

    obligation               words               was                   is          by
    ───────────────────────────────────────────────────────────────────────────────────────────────
    1.b/labour/2024-Q3       Inform the public.  open, due 2024-09-30  not owed    Order No. 2 of
                                                                                   2024-07-01
    1.b/labour: 9 quarters,  Inform the public.  upcoming, due from    not owed    Order No. 2 of
    2024-Q4 to 2026-Q4                           2024-12-31                        2024-07-01
    1.c/labour/1             Open a shelter.     open                  waived      Order No. 2 of
                                                                                   2024-07-01

    Rewritten on file: 3
    - progress report 1.b/health/2024-Q2, obstacles: “None yet.” is gone
    - progress report 1.b/health/2024-Q2, state: “in-progress” → “done”
    - progress report 1.b/health/2024-Q2, summary: “It was done.” is new

    Periods: 1
    - measure 1.a, period: “By May 2024” → “By December 2024”

    Added: 1
    - amendment Order No. 2 of 2024-07-01, in force from 2024-07-01: 1.b: the implementing bodies become
      health; 1.c: what is unmet is waived
    ");
    insta::assert_snapshot!(repository.run(&[
        "diff",
        "main",
        "--as-of",
        "2024-08-01",
        "--format",
        "json"
    ]));
}

#[test]
fn two_revisions_are_compared_whatever_the_files_say() {
    let repository = Repository::new()
        .file(
            "plan/amendments/order-2.yaml",
            "act: Order No. 2\non: 2024-07-01\nchanges:\n  - { measure: 1.a, waive: true }\n",
        )
        .commit("Order No. 2")
        .with("plan/measures/1.yaml", "May 2024", "nonsense");
    insta::assert_snapshot!(repository.run(&["diff", "HEAD~1", "HEAD", "--as-of", "2024-08-01"]), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from HEAD~1 to HEAD

    1 difference: 1 added.

    The overdue list as of 2024-08-01
    1 item leaves the overdue list: 1 by amendment.

    obligation    words                 was               is          by
    ─────────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1  Prepare a draft law.  overdue, 62 days  waived      Order No. 2 of 2024-07-01

    Added: 1
    - amendment Order No. 2 of 2024-07-01, in force from 2024-07-01: 1.a: what is unmet is waived
    ");
    insta::assert_snapshot!(repository.run(&["diff", "HEAD", "--as-of", "2024-08-01"]), @r#"
    exit 1
    Action Plan of the Republic of Velmora (2024-2026): from HEAD to the files on disk

    1 difference: 1 of a period.

    What it does to the obligations cannot be reckoned: there are errors in plan, bodies, measures or
    amendments of the files on disk, which `tadbir check` shows.

    Periods: 1
    - measure 1.a, period: “By May 2024” → “By nonsense”
    --- stderr
    plan/measures/1.yaml:4:70: error[unreadable-period]: the period `By nonsense` of measure `1.a` cannot be read: `nonsense` is not part of a period (write it like `2026`, `February 2026` or `third quarter of 2026`, or keep the words and state the reading: `{ words: "By nonsense", due: YYYY-MM-DD, by: assumed }`)
    "#);
}

#[test]
fn what_is_on_file_is_added_to_and_not_rewritten_or_removed() {
    let repository = Repository::new()
        .with("plan/progress/2024-Q1/health.yaml", "Draft under discussion.", "Draft finished.")
        .with("plan/progress/2024-Q1/health.yaml", "  - { measure: 1.b, state: done, summary: Two broadcasts., evidence: [Letter No. 5] }\n", "");
    let nothing = repository.check(&[]);
    insta::assert_snapshot!(nothing, @"
    exit 1
    plan/progress/2024-Q1/health.yaml:1:1: error[removed-record]: the progress report `1.b/health/2024-Q1` (done, received on 2024-04-10) was on file in `plan/progress/2024-Q1/health.yaml` and was removed (restore it, and add a correction below it, or allow it for this change with the line `Tadbir-allow: removed-record 1.b/health/2024-Q1; REASON` in the commit message)
    plan/progress/2024-Q1/health.yaml:5:50: error[rewritten-record]: the progress report `1.a/health/2024-Q1` was on file and is changed: `summary` “Draft under discussion.” → “Draft finished.” (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.a/health/2024-Q1; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
    ");
    let one = repository.check(&["--allow", "rewritten-record 1.a/health/2024-Q1"]);
    insta::assert_snapshot!(unlike(&nothing, &one), @"
    plan/progress/2024-Q1/health.yaml:5:50: warning[rewritten-record]: the progress report `1.a/health/2024-Q1` was on file and is changed: `summary` “Draft under discussion.” → “Draft finished.” (allowed by --allow)
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 1 warning
    ");
}

#[test]
fn a_correction_below_is_no_finding() {
    let repository = Repository::new().with(
        "plan/progress/2024-Q1/health.yaml",
        "progress:\n",
        "progress:\n  - { measure: 1.b, state: nil, received_on: 2024-04-20 }\n  - { measure: 1.a, state: nil, received_on: 2024-04-20 }\n",
    );
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 0
    plan/progress/2024-Q1/health.yaml:5:28: warning[late-without-obstacles]: measure `1.b` was due on 2024-03-31 and is reported nil on 2024-04-20, without obstacles (add `obstacles:` and say what prevents the work)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
}

#[test]
fn what_was_approved_is_changed_by_acts_alone() {
    let repository = Repository::new()
        .with("plan/measures/1.yaml", "May 2024", "June 2024")
        .with(
            "plan/measures/1.yaml",
            "bodies: [health, labour]",
            "bodies: [labour]",
        )
        .with(
            "plan/measures/1.yaml",
            "  - { id: 1.c, text: Open a shelter., bodies: [towns], period: 2024 }\n",
            "  - { id: 1.d, text: Train teachers., bodies: [towns], period: 2024 }\n",
        )
        .with(
            "plan/bodies.yaml",
            "from: 2024-01-20, by: letter No. 1",
            "from: 2025-01-20, by: letter No. 1",
        )
        .with("plan/plan.yaml", "to: 2026-12-31", "to: 2027-12-31");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    plan/bodies.yaml:5:53: error[unamended-change]: the body `towns` is changed in place, without an act: `members` “body: labour, by: letter No. 1, from: 2024-01-20” → “body: labour, by: letter No. 1, from: 2025-01-20” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change towns; REASON` in the commit message)
    plan/measures/1.yaml:1:1: error[unamended-change]: the measure `1.c` was in `plan/measures/1.yaml` and is removed without an act (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.c; REASON` in the commit message)
    plan/measures/1.yaml:4:70: error[unamended-change]: the measure `1.a` is changed in place, without an act: `period` “By May 2024” → “By June 2024” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.a; REASON` in the commit message)
    plan/measures/1.yaml:5:50: error[unamended-change]: the measure `1.b` is changed in place, without an act: `bodies` “health; labour” → “labour” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.b; REASON` in the commit message)
    plan/measures/1.yaml:6:5: error[unamended-change]: the measure `1.d` is added without an act (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.d; REASON` in the commit message)
    plan/plan.yaml:5:7: error[unamended-change]: the plan is changed in place, without an act: `term` “to: 2026-12-31” → “to: 2027-12-31” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change plan.term; REASON` in the commit message)
    plan/progress/2024-Q1/health.yaml:6:5: error[removed-record]: the progress report `1.b/health/2024-Q1` (done, received on 2024-04-10) was on file in `plan/progress/2024-Q1/health.yaml` and is now left out because of an error (correct the error in it, or allow it for this change with the line `Tadbir-allow: removed-record 1.b/health/2024-Q1; REASON` in the commit message)
    plan/progress/2024-Q1/health.yaml:6:16: error[progress-by-other-body]: `health` reports on measure `1.b`, which it does not answer for (move the entry to the file of `labour`, or add `health` to the measure)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 8 errors, 0 warnings
    ");
}

#[test]
fn spelling_and_new_members_are_free() {
    let repository = Repository::new()
        .with(
            "plan/measures/1.yaml",
            "Prepare a draft law.",
            "Prepare a Draft Law",
        )
        .with(
            "plan/bodies.yaml",
            "by: letter No. 1 }]",
            "by: letter No. 1 }, { body: health, from: 2024-03-01, by: letter No. 2 }]",
        )
        .with(
            "plan/bodies.yaml",
            "name: Ministry of Labour,",
            "name: Ministry of Labour, also: [Labour Ministry],",
        );
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn a_plan_that_is_not_approved_is_free() {
    let repository = Repository::new()
        .with(
            "plan/plan.yaml",
            "approved: { act: Order No. 1, on: 2024-01-15 }\n",
            "",
        )
        .commit("A draft")
        .with("plan/measures/1.yaml", "May 2024", "June 2024");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn ids_are_not_used_again() {
    let repository = Repository::new()
        .with("plan/measures/1.yaml", "  - { id: 1.c, text: Open a shelter., bodies: [towns], period: 2024 }\n", "")
        .commit("Without 1.c\n\nTadbir-allow: unamended-change 1.c; it was a misprint")
        .with("plan/measures/1.yaml", "text: Inform the public.", "text: Train four hundred teachers each year.")
        .file("plan/amendments/order-2.yaml", "act: Order No. 2\non: 2024-07-01\nchanges:\n  - add: { id: 1.c, objective: 1, text: Build a road., bodies: [health], period: 2025 }\n");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    plan/amendments/order-2.yaml:4:16: error[reused-id]: the id `1.c` was used before, in commit 296523c (use an id that was never used before, or allow it for this change with the line `Tadbir-allow: reused-id 1.c; REASON` in the commit message)
    plan/bodies.yaml:5:11: warning[unused-body]: the body `towns` is declared but not used (name it where it belongs, or remove it)
    plan/measures/1.yaml:5:11: error[reused-id]: the id `1.b` named another measure before this edit (use an id that was never used before, or allow it for this change with the line `Tadbir-allow: reused-id 1.b; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 1 warning
    ");
}

#[test]
fn a_commit_allows_what_its_message_names() {
    let repository = Repository::new()
        .then("checkout -q -b edit")
        .with("plan/measures/1.yaml", "May 2024", "June 2024")
        .commit("Correct the copy\n\nTadbir-allow: unamended-change 1.a; the decree says June\nTadbir-allow: unamended-change 1.b\n");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 0
    plan/measures/1.yaml:4:70: warning[unamended-change]: the measure `1.a` is changed in place, without an act: `period` “By May 2024” → “By June 2024” (allowed by commit 4cb389a: the decree says June)
    --- stderr
    `unamended-change 1.b` is allowed by commit 4cb389a, but there is no such finding
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    insta::assert_snapshot!(repository.run(&["check", "--base", "main", "--format", "json"]), @r#"
    exit 0
    {
      "schema": "tadbir.findings/1",
      "findings": [
        {
          "rule": "unamended-change",
          "level": "warning",
          "message": "the measure `1.a` is changed in place, without an act: `period` “By May 2024” → “By June 2024” (allowed by commit 4cb389a: the decree says June)",
          "help": null,
          "path": "plan/measures/1.yaml",
          "line": 4,
          "column": 70,
          "end_line": 4,
          "end_column": 82,
          "related": []
        }
      ]
    }
    --- stderr
    `unamended-change 1.b` is allowed by commit 4cb389a, but there is no such finding
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    "#);
}

#[test]
fn a_branch_is_compared_with_where_it_left() {
    let repository = Repository::new()
        .then("checkout -q -b edit")
        .file("plan/progress/2024-Q2/labour.yaml", "body: labour\nperiod: 2024-Q2\nreceived_on: 2024-07-05\nprogress:\n  - { measure: 1.b, state: done, summary: One broadcast., evidence: [Letter No. 6] }\n")
        .commit("Labour")
        .then("checkout -q main")
        .file("plan/progress/2024-Q2/health.yaml", "body: health\nperiod: 2024-Q2\nreceived_on: 2024-07-05\nprogress:\n  - { measure: 1.b, state: done, summary: One broadcast., evidence: [Letter No. 7] }\n")
        .commit("Health")
        .then("checkout -q edit");
    let clean = repository.check(&[]);
    insta::assert_snapshot!(clean, @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    let repository = repository.then("merge -q --no-edit main");
    assert_eq!(repository.check(&[]), clean);
    insta::assert_snapshot!(repository.run(&["diff", "main~1", "main", "--as-of", "2024-08-01"]), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main~1 to main

    1 difference: 1 added.

    The overdue list as of 2024-08-01
    1 item leaves the overdue list: 1 by a new progress report.

    obligation          words               was               is          by
    ─────────────────────────────────────────────────────────────────────────────────────────────
    1.b/health/2024-Q2  Inform the public.  overdue, 32 days  met         a new progress report

    Added: 1
    - 1 progress report of health for 2024-Q2: 1.b (done, received on 2024-07-05)
    ");
}

#[test]
fn a_shallow_clone_says_what_it_lacks() {
    let repository = Repository::new()
        .with("plan/measures/1.yaml", "May 2024", "May  2024")
        .commit("Spelling");
    let url = format!("file://{}", repository.folder.path().display());
    let clone = TempDir::new().expect("a temporary folder can be made");
    ran(repository
        .command(clone.path())
        .args(["clone", "-q", "--depth", "1", &url, "."]));
    let lacking = repository.run_in(clone.path(), &["diff", "HEAD~1"]);
    insta::assert_snapshot!(lacking, @"
    exit 2
    --- stderr
    error: git, in `plan`: there is no revision `HEAD~1`; this clone is shallow, so fetch its history with `git fetch --unshallow`
    ");
    assert_eq!(
        repository.run_in(clone.path(), &["check", "--base", "HEAD~1"]),
        lacking
    );
    insta::assert_snapshot!(repository.run_in(clone.path(), &["check", "--base", "HEAD"]), @"
    exit 0

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn without_git_there_is_one_clear_answer() {
    let repository = Repository::new();
    fs::remove_dir_all(repository.path(".git")).expect("the folder can be removed");
    let answer = repository.run(&["diff", "main"]);
    insta::assert_snapshot!(answer, @"
    exit 2
    --- stderr
    error: git, in `plan`: the folder is not in a git repository
    ");
    assert_eq!(repository.run(&["check", "--base", "main"]), answer);
    assert_eq!(repository.run(&["overdue", "--rev", "main"]), answer);
}

#[test]
fn what_git_does_not_have_is_refused() {
    let repository = Repository::new();
    for arguments in [
        ["overdue", "--rev", "no-such-branch"],
        ["overdue", "--rev", "--upload-pack=touch"],
        ["overdue", "--rev", ""],
    ] {
        let answer = repository.run(&arguments);
        assert!(answer.starts_with("exit 2\n"), "{answer}");
    }
    let empty = repository
        .then("checkout -q --orphan empty")
        .then("rm -rf -q .")
        .file("README", "Nothing here.\n")
        .commit("No plan")
        .then("checkout -q main");
    insta::assert_snapshot!(empty.run(&["overdue", "--rev", "empty"]), @"
    exit 2
    --- stderr
    error: the revision `empty` has no plan `vel-2024`
    ");
}

#[test]
fn a_file_of_bodies_beside_the_plan_and_links_are_read_from_the_revision() {
    let repository = Repository::new()
        .then("mv plan/bodies.yaml bodies.yaml")
        .with(
            "plan/plan.yaml",
            "coordinator: office\n",
            "coordinator: office\nbodies: ../bodies.yaml\n",
        )
        .commit("Shared bodies");
    insta::assert_snapshot!(repository.run(&["check", "--rev", "HEAD", "--format", "short"]), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("1.yaml", repository.path("plan/measures/2.yaml"))
            .expect("a link can be made");
        let repository = repository.commit("A link");
        insta::assert_snapshot!(repository.run(&["check", "--rev", "HEAD", "--format", "short"]), @"
    exit 1
    plan/measures/2.yaml:1:12: error[duplicate-id]: the objective `1` has two files (move the measures into one of the files, or correct the number)
    plan/measures/2.yaml:4:11: error[duplicate-id]: the measure `1.a` is declared twice (give one of the two another id)
    plan/measures/2.yaml:5:11: error[duplicate-id]: the measure `1.b` is declared twice (give one of the two another id)
    plan/measures/2.yaml:6:11: error[duplicate-id]: the measure `1.c` is declared twice (give one of the two another id)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 4 errors, 0 warnings
    ");
    }
}
