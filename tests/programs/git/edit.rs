//! The rules about edits: what may not happen to a plan's files from one state to the next. Needs `git`.

#![expect(
    clippy::disallowed_methods,
    reason = "files are written and taken away"
)]

use std::fs;

use tempfile::TempDir;

use crate::program::ran;
use crate::repository::Repository;

pub(super) const REVIEWS: &str = "\
body: health
period: 2024-Q1
reviews:
  - { measure: 1.b, decision: accepted, on: 2024-04-20 }
  - { measure: 1.b, decision: returned, on: 2024-04-20, ask: Which broadcasts? }
";

#[test]
fn of_entries_of_one_day_the_order_is_part_of_what_they_say() {
    let repository = Repository::new()
        .file("plan/reviews/2024-Q1/health.yaml", REVIEWS)
        .with(
            "plan/progress/2024-Q1/health.yaml",
            "progress:\n",
            "progress:\n  - { measure: 1.a, state: nil }\n",
        )
        .commit("Reviews")
        .with(
            "plan/reviews/2024-Q1/health.yaml",
            "  - { measure: 1.b, decision: accepted, on: 2024-04-20 }\n",
            "",
        )
        .with(
            "plan/reviews/2024-Q1/health.yaml",
            "ask: Which broadcasts? }\n",
            "ask: Which broadcasts? }\n  - { measure: 1.b, decision: accepted, on: 2024-04-20 }\n",
        )
        .with(
            "plan/progress/2024-Q1/health.yaml",
            "  - { measure: 1.a, state: nil }\n",
            "",
        )
        .with(
            "plan/progress/2024-Q1/health.yaml",
            "[Letter No. 5] }\n",
            "[Letter No. 5] }\n  - { measure: 1.a, state: nil }\n",
        );
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    plan/progress/2024-Q1/health.yaml:7:5: error[rewritten-record]: the progress report `1.a/health/2024-Q1` was on file and is changed: `order` “nil, then in-progress” → “in-progress, then nil” (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.a/health/2024-Q1; REASON` in the commit message)
    plan/reviews/2024-Q1/health.yaml:5:5: error[rewritten-record]: the review `1.b/health/2024-Q1` was on file and is changed: `order` “accepted, then returned” → “returned, then accepted” (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record review 1.b/health/2024-Q1; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
    ");
    insta::assert_snapshot!(repository.diff(), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    2 differences: 2 rewritten on file.

    The overdue list as of 2024-08-01
    1 item leaves the overdue list: 1 by a rewritten review.

    obligation          words               was                is          by
    ───────────────────────────────────────────────────────────────────────────────────────────
    1.b/health/2024-Q1  Inform the public.  overdue, 123 days  met         a rewritten review

    Rewritten on file: 2
    - progress report 1.a/health/2024-Q1, order: “nil, then in-progress” → “in-progress, then nil”
    - review 1.b/health/2024-Q1, order: “accepted, then returned” → “returned, then accepted”
    ");
}

#[test]
fn a_spelling_that_passes_to_another_body_takes_its_measures_along() {
    let repository = Repository::new()
        .with(
            "plan/bodies.yaml",
            "name: Ministry of Health,",
            "name: Ministry of Health, also: [Health Board],",
        )
        .with(
            "plan/measures/1.yaml",
            "bodies: [health], period: By",
            "bodies: [Health Board], period: By",
        )
        .commit("As the decree spells it")
        .with("plan/bodies.yaml", " also: [Health Board],", "")
        .with(
            "plan/bodies.yaml",
            "name: Ministry of Labour,",
            "name: Ministry of Labour, also: [Health Board],",
        );
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    plan/measures/1.yaml:4:52: error[unamended-change]: the measure `1.a` is changed in place, without an act: `bodies` “health” → “labour” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.a; REASON` in the commit message)
    plan/progress/2024-Q1/health.yaml:5:5: error[removed-record]: the progress report `1.a/health/2024-Q1` (in-progress, received on 2024-04-10) was on file in `plan/progress/2024-Q1/health.yaml` and is now left out because of an error (correct the error in it, or allow it for this change with the line `Tadbir-allow: removed-record 1.a/health/2024-Q1; REASON` in the commit message)
    plan/progress/2024-Q1/health.yaml:5:16: error[progress-by-other-body]: `health` reports on measure `1.a`, which it does not answer for (move the entry to the file of `labour`, or add `health` to the measure)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 3 errors, 0 warnings
    ");
    insta::assert_snapshot!(repository.diff(), @"
    exit 1
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    4 differences: 1 removed, 1 of bodies and 2 clerical.

    The overdue list as of 2024-08-01
    Nothing leaves the overdue list, and nothing joins it.

    1 item stays overdue under another body: 1 by an edit of the plan without an act.

    obligation    words            was                is                 by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.a/labour/1  Prepare a draft  overdue, 62 days,  overdue, 62 days,  an edit of the plan without
                  law.             health             labour             an act

    Removed: 1
    - 1 progress report of health for 2024-Q1: 1.a (in-progress, received on 2024-04-10; it is left out
      now, since an error stands in it)

    Bodies: 1
    - measure 1.a, bodies: “health” → “labour”

    Clerical: 2
    - body health, also: “Health Board” is gone
    - body labour, also: “Health Board” is new
    --- stderr
    plan/progress/2024-Q1/health.yaml:5:16: error[progress-by-other-body]: `health` reports on measure `1.a`, which it does not answer for (move the entry to the file of `labour`, or add `health` to the measure)
    in the files on disk, 1 entry is left out; `tadbir check` shows why
    ");
}

#[test]
fn what_was_public_is_not_withheld_unseen() {
    let repository = Repository::new()
        .with(
            "plan/measures/1.yaml",
            "period: By May 2024",
            "period: By May 2024, restricted: true",
        )
        .with(
            "plan/measures/1.yaml",
            "period: Regularly",
            "period: Regularly, small_counts: hide",
        );
    insta::assert_snapshot!(repository.check(&["--allow", "hidden-record 1.b; small numbers"]), @"
    exit 1
    plan/measures/1.yaml:4:95: error[hidden-record]: the measure `1.a` was public and is now withheld from the public edition: `restricted` nothing → “true” (keep it public, or allow it for this change with the line `Tadbir-allow: hidden-record 1.a; REASON` in the commit message)
    plan/measures/1.yaml:5:101: warning[hidden-record]: the measure `1.b` was public and is now withheld from the public edition: `small_counts` nothing → “hide” (allowed by --allow: small numbers)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 1 warning
    ");
    insta::assert_snapshot!(repository.diff(), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    2 differences: 2 of who may see it.

    The overdue list as of 2024-08-01
    Nothing leaves the overdue list, and nothing joins it.

    4 items leave the public overdue list and are overdue still: 1.a/health/1, 1.b/health/2024-Q2, 1.b/
    labour/2024-Q1 and 1.b/labour/2024-Q2.

    Who may see it: 2
    - measure 1.a, restricted: “true” is new
    - measure 1.b, small counts: “hide” is new
    ");
}

#[test]
fn what_was_not_public_may_be_marked_so() {
    let second = "objective: 2\ntitle: Protection\nrestricted: true\nmeasures:\n  - { id: 2.a, text: Keep a list., bodies: [health], period: Regularly }\n  - { id: 2.b, text: Keep a safe., bodies: [health], period: Regularly, restricted: true }\n";
    let repository = Repository::new()
        .file("plan/measures/2.yaml", second)
        .commit("Protection")
        .with(
            "plan/measures/2.yaml",
            "list., bodies: [health], period: Regularly",
            "list., bodies: [health], period: Regularly, restricted: true",
        )
        .with(
            "plan/measures/2.yaml",
            "safe., bodies: [health], period: Regularly",
            "safe., bodies: [health], period: Regularly, small_counts: hide",
        );
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn a_measure_under_an_objective_that_is_withheld_is_withheld() {
    let measure = "  - { id: 1.c, text: Open a shelter., bodies: [towns], period: 2024 }\n";
    let second = "objective: 2\ntitle: Protection\nrestricted: true\nmeasures:\n  - { id: 2.a, text: Keep a list., bodies: [health], period: Regularly }\n";
    let repository = Repository::new()
        .file("plan/measures/2.yaml", second)
        .commit("Protection")
        .with("plan/measures/1.yaml", measure, "")
        .with(
            "plan/measures/1.yaml",
            "title: Prevention\n",
            "title: Prevention\nrestricted: true\n",
        )
        .file("plan/measures/2.yaml", &format!("{second}{measure}"));
    insta::assert_snapshot!(repository.check(&["--allow", "unamended-change 1.c"]), @"
    exit 1
    plan/measures/1.yaml:3:13: error[hidden-record]: the objective `1` was public and is now withheld from the public edition: `restricted` nothing → “true” (keep it public, or allow it for this change with the line `Tadbir-allow: hidden-record 1; REASON` in the commit message)
    plan/measures/2.yaml:6:5: error[hidden-record]: the measure `1.c` was public and is now withheld from the public edition: `objective` “1” → “2” (keep it public, or allow it for this change with the line `Tadbir-allow: hidden-record 1.c; REASON` in the commit message)
    plan/measures/2.yaml:6:5: warning[unamended-change]: the measure `1.c` is changed in place, without an act: `objective` “1” → “2” (allowed by --allow)
    plan/measures/2.yaml:6:11: error[measure-outside-objective]: the measure `1.c` is under the objective `2`, but its id belongs to `1` (move the measure to the file of objective `1`, or correct the id)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 3 errors, 1 warning
    ");
}

#[test]
fn settings_do_not_disarm_the_rules_in_the_edit_that_they_guard() {
    let repository = Repository::new()
        .with("plan/measures/1.yaml", "May 2024", "June 2024")
        .file(
            "tadbir.toml",
            "[rules]\nunamended-change = \"warning\"\nunused-body = \"off\"\n",
        );
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    plan/measures/1.yaml:4:70: error[unamended-change]: the measure `1.a` is changed in place, without an act: `period` “By May 2024” → “By June 2024”; `tadbir.toml` sets the rule to `warning` in this edit, which takes effect with the next one (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.a; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    insta::assert_snapshot!(repository.diff(), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    3 differences: 1 of a period and 2 of rules.

    The overdue list as of 2024-08-01
    Nothing leaves the overdue list, and nothing joins it.

    1 other obligation stands elsewhere: 1 by an edit of the plan without an act.

    obligation    words            was                    is                     by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1  Prepare a draft  overdue, 62 days, due  overdue, 32 days, due  an edit of the plan
                  law.             2024-05-31             2024-06-30             without an act

    Periods: 1
    - measure 1.a, period: “By May 2024” → “By June 2024”

    Rules: 2
    - `tadbir.toml`, rule unamended-change, level: “error” → “warning”
    - `tadbir.toml`, rule unused-body, level: “warning” → “off”
    ");
}

#[test]
fn a_base_that_cannot_be_read_is_refused() {
    let repository = Repository::new()
        .with("plan/plan.yaml", "approved: { act", "approved: { aktt")
        .commit("A slip")
        .with("plan/plan.yaml", "approved: { aktt", "approved: { act")
        .with("plan/measures/1.yaml", "May 2024", "June 2024");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 2
    --- stderr
    plan/plan.yaml:6:13: error[missing-key]: the approval has no `act`, which is required (add `act:` with text)
    plan/plan.yaml:6:13: error[unknown-key]: `aktt` is not a key of the approval (use `act` or `on`)
    error: --base: the plan cannot be read at `main` (2 errors), so nothing can be compared with it; name an earlier revision
    ");
    insta::assert_snapshot!(repository.run(&["check", "--base", "main~1", "--format", "short"]), @"
    exit 1
    plan/measures/1.yaml:4:70: error[unamended-change]: the measure `1.a` is changed in place, without an act: `period` “By May 2024” → “By June 2024” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.a; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    insta::assert_snapshot!(repository.diff(), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    2 differences: 1 of a period and 1 of wording.

    What it does to the obligations cannot be reckoned: there are errors in plan, bodies, measures or
    amendments of main, which `tadbir check` shows.

    Periods: 1
    - measure 1.a, period: “By May 2024” → “By June 2024”

    Wording: 1
    - the plan, approved: “aktt: Order No. 1” → “act: Order No. 1”
    ");
}

#[test]
fn what_cannot_be_read_at_the_base_is_said_not_to_be_compared() {
    let repository = Repository::new()
        .with(
            "plan/progress/2024-Q1/health.yaml",
            "progress:",
            "progress: [",
        )
        .commit("A slip")
        .with(
            "plan/progress/2024-Q1/health.yaml",
            "progress: [",
            "progress:",
        );
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 0
    --- stderr
    the base has 1 error in progress reports or reviews: changes to entries that cannot be read there are not checked
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn what_holds_anyway_may_be_written_down() {
    let repository = Repository::new()
        .with(
            "plan/plan.yaml",
            "answerable: lead, by: assumed",
            "answerable: lead, by: \"Order No. 1, item 4\"",
        )
        .with(
            "plan/plan.yaml",
            "continuing: { every: quarter, answerable: each, by: assumed }",
            "continuing: { every: quarter }",
        )
        .with(
            "plan/plan.yaml",
            "act: Order No. 1,",
            "act: \"Order, No. 1\",",
        )
        .with(
            "plan/measures/1.yaml",
            "period: By May 2024",
            "period: By May 2024, answerable: lead, continues: { plan: vel-2020, measure: 2.c }",
        );
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 0
    plan/measures/1.yaml:4:120: warning[continues-nothing]: measure `1.a` continues one of `vel-2020`, which is not in the repository, and has no `since` (correct the id, or add `since` and `due`)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
}

#[test]
fn a_record_whose_file_is_gone_is_named_with_it() {
    let repository = Repository::new().then("rm -q plan/progress/2024-Q1/health.yaml");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    plan/plan.yaml:1:1: error[removed-record]: the progress report `1.a/health/2024-Q1` (in-progress, received on 2024-04-10) was on file in `plan/progress/2024-Q1/health.yaml` and was removed (restore it, and add a correction below it, or allow it for this change with the line `Tadbir-allow: removed-record 1.a/health/2024-Q1; REASON` in the commit message)
    plan/plan.yaml:1:1: error[removed-record]: the progress report `1.b/health/2024-Q1` (done, received on 2024-04-10) was on file in `plan/progress/2024-Q1/health.yaml` and was removed (restore it, and add a correction below it, or allow it for this change with the line `Tadbir-allow: removed-record 1.b/health/2024-Q1; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
    ");
}

#[test]
fn what_was_removed_by_mistake_is_put_back() {
    let measure = "  - { id: 1.c, text: Open a shelter., bodies: [towns], period: 2024 }\n";
    let repository = Repository::new()
        .with("plan/measures/1.yaml", measure, "")
        .commit("Without 1.c\n\nTadbir-allow: unamended-change 1.c; a slip")
        .then("revert --no-edit HEAD");
    insta::assert_snapshot!(repository.run(&["check", "--base", "HEAD~1", "--format", "short", "--allow", "unamended-change 1.c"]), @"
    exit 0
    plan/measures/1.yaml:6:5: warning[unamended-change]: the measure `1.c` is added without an act (allowed by --allow)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
}

#[test]
fn a_shallow_clone_says_that_it_does_not_know_earlier_ids() {
    let repository = Repository::new();
    let url = format!("file://{}", repository.folder.path().display());
    let clone = TempDir::new().expect("a temporary folder can be made");
    ran(repository
        .command(clone.path())
        .args(["clone", "-q", "--depth", "1", &url, "."]));
    let order = "act: Order No. 2\non: 2024-07-01\nchanges:\n  - add: { id: 1.d, objective: 1, text: Build a road., bodies: [health], period: 2025 }\n";
    let folder = clone.path().join("plan/amendments");
    fs::create_dir(&folder).expect("a folder can be made");
    fs::write(folder.join("order-2.yaml"), order).expect("a file can be written");
    insta::assert_snapshot!(repository.run_in(clone.path(), &["check", "--base", "HEAD", "--format", "short"]), @"
    exit 0
    --- stderr
    this clone is shallow: ids used before its history begins are not checked; run `git fetch --unshallow`
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn a_forge_is_told_paths_from_the_root_of_the_repository() {
    let repository = Repository::new().with("plan/progress/2024-Q1/health.yaml", "Two", "Nine");
    let folder = repository.path("plan/measures");
    let said =
        |format| repository.run_in(&folder, &["check", "--base", "main", "--format", format]);
    insta::assert_snapshot!(said("github"), @"
    exit 1
    ::error file=plan/progress/2024-Q1/health.yaml,line=6,col=43,endLine=6,endColumn=59,title=rewritten-record::the progress report `1.b/health/2024-Q1` was on file and is changed: `summary` “Two broadcasts.” → “Nine broadcasts.”%0Arestore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.b/health/2024-Q1; REASON` in the commit message
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    insta::assert_snapshot!(said("gitlab"), @r#"
    exit 1
    [
      {
        "description": "the progress report `1.b/health/2024-Q1` was on file and is changed: `summary` “Two broadcasts.” → “Nine broadcasts.” (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.b/health/2024-Q1; REASON` in the commit message)",
        "check_name": "rewritten-record",
        "fingerprint": "977a0699fd42ceb2101c4ad4e41d048c",
        "severity": "major",
        "location": {
          "path": "plan/progress/2024-Q1/health.yaml",
          "lines": {
            "begin": 6,
            "end": 6
          }
        }
      }
    ]
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    "#);
}
