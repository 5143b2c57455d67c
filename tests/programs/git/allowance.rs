//! What is allowed for one change, and how far an allowance goes. Needs `git`.

use crate::git::edit::REVIEWS;
use crate::repository::{Repository, unlike};

const ORDER: &str = "\
act: Order No. 2; Annex
on: 2024-07-01
changes:
  - { measure: 1.a, period: September 2024 }
";

#[test]
fn an_allowance_is_of_one_kind_of_record_and_of_one_field_of_the_plan() {
    let repository = Repository::new()
        .file("plan/reviews/2024-Q1/health.yaml", REVIEWS)
        .file("plan/amendments/order-2.yaml", ORDER)
        .commit("Reviews")
        .with("plan/reviews/2024-Q1/health.yaml", "Which", "What")
        .with("plan/progress/2024-Q1/health.yaml", "Two", "Nine")
        .with("plan/amendments/order-2.yaml", "September", "October")
        .with("plan/plan.yaml", "to: 2026-12-31", "to: 2027-12-31")
        .with("plan/plan.yaml", "due_within: 15", "due_within: 30");
    let one = repository.check(&["--allow", "rewritten-record 1.b/health/2024-Q1"]);
    insta::assert_snapshot!(one, @r#"
    exit 1
    plan/amendments/order-2.yaml:4:3: error[rewritten-record]: the amendment `Order No. 2; Annex of 2024-07-01` was on file and is changed: `changes` “measure: 1.a, period: September 2024” → “measure: 1.a, period: October 2024” (restore it, and add a later act that changes it, or allow it for this change with the line `Tadbir-allow: rewritten-record "Order No. 2; Annex of 2024-07-01"; REASON` in the commit message)
    plan/plan.yaml:5:7: error[unamended-change]: the plan is changed in place, without an act: `term` “to: 2026-12-31” → “to: 2027-12-31” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change plan.term; REASON` in the commit message)
    plan/plan.yaml:8:12: error[unamended-change]: the plan is changed in place, without an act: `reporting` “due_within: 15 days” → “due_within: 30 days” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change plan.reporting; REASON` in the commit message)
    plan/progress/2024-Q1/health.yaml:6:43: warning[rewritten-record]: the progress report `1.b/health/2024-Q1` was on file and is changed: `summary` “Two broadcasts.” → “Nine broadcasts.” (allowed by --allow)
    plan/reviews/2024-Q1/health.yaml:5:62: error[rewritten-record]: the review `1.b/health/2024-Q1#2` was on file and is changed: `ask` “Which broadcasts?” → “What broadcasts?” (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record review 1.b/health/2024-Q1#2; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 4 errors, 1 warning
    "#);
    let others = repository.check(&[
        "--allow",
        "rewritten-record review 1.b/health/2024-Q1#2",
        "--allow",
        "rewritten-record \"Order No. 2; Annex of 2024-07-01\"; a misprint",
        "--allow",
        "unamended-change plan.term",
    ]);
    insta::assert_snapshot!(unlike(&one, &others), @"
    plan/amendments/order-2.yaml:4:3: warning[rewritten-record]: the amendment `Order No. 2; Annex of 2024-07-01` was on file and is changed: `changes` “measure: 1.a, period: September 2024” → “measure: 1.a, period: October 2024” (allowed by --allow: a misprint)
    plan/plan.yaml:5:7: warning[unamended-change]: the plan is changed in place, without an act: `term` “to: 2026-12-31” → “to: 2027-12-31” (allowed by --allow)
    plan/progress/2024-Q1/health.yaml:6:43: error[rewritten-record]: the progress report `1.b/health/2024-Q1` was on file and is changed: `summary` “Two broadcasts.” → “Nine broadcasts.” (restore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.b/health/2024-Q1; REASON` in the commit message)
    plan/reviews/2024-Q1/health.yaml:5:62: warning[rewritten-record]: the review `1.b/health/2024-Q1#2` was on file and is changed: `ask` “Which broadcasts?” → “What broadcasts?” (allowed by --allow)
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 3 warnings
    ");
}

#[test]
fn an_allowance_of_no_rule_is_refused() {
    let repository = Repository::new()
        .then("checkout -q -b edit")
        .with("plan/measures/1.yaml", "May 2024", "June 2024")
        .commit("Correct the copy\n\nTadbir-allow: unammended-change 1.a; the decree says June");
    insta::assert_snapshot!(repository.check(&[]), @"
    exit 1
    plan/measures/1.yaml:4:70: error[unamended-change]: the measure `1.a` is changed in place, without an act: `period` “By May 2024” → “By June 2024” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.a; REASON` in the commit message)
    --- stderr
    ignored the allowance `unammended-change 1.a; the decree says June`, commit 4edef15: there is no rule about edits `unammended-change`; did you mean `unamended-change`?
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    insta::assert_snapshot!(repository.check(&["--allow", "unamended 1.a"]), @"
    exit 2
    --- stderr
    error: invalid value 'unamended 1.a' for '--allow <RULE ID>': there is no rule about edits `unamended`; did you mean `unamended-change`?

    For more information, try '--help'.
    ");
}

#[test]
fn another_thing_under_an_id_is_allowed_without_its_other_fields() {
    let repository = Repository::new().with(
        "plan/measures/1.yaml",
        "text: Prepare a draft law., bodies: [health], period: By May 2024",
        "text: Train four hundred teachers each year., bodies: [health], period: By June 2024",
    );
    insta::assert_snapshot!(repository.check(&["--allow", "reused-id 1.a"]), @"
    exit 1
    plan/measures/1.yaml:4:11: warning[reused-id]: the id `1.a` named another measure before this edit (allowed by --allow)
    plan/measures/1.yaml:4:88: error[unamended-change]: the measure `1.a` is changed in place, without an act: `period` “By May 2024” → “By June 2024” (restore what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.a; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 1 warning
    ");
}

#[test]
fn acts_of_one_name_are_told_apart_by_their_days() {
    let act = |on: &str, measure: &str| {
        format!(
            "act: '\"Law on Shelters\" No. 5'\non: {on}\nchanges:\n  - {{ measure: {measure}, period: September 2024 }}\n"
        )
    };
    let repository = Repository::new()
        .file("plan/amendments/1.yaml", &act("2024-07-01", "1.a"))
        .file("plan/amendments/2.yaml", &act("2024-07-15", "1.c"))
        .commit("Two acts")
        .with("plan/amendments/1.yaml", "September", "October")
        .with("plan/amendments/2.yaml", "September", "October");
    insta::assert_snapshot!(repository.check(&[
        "--allow", r#"rewritten-record "\"Law on Shelters\" No. 5 of 2024-07-01"; a misprint"#,
    ]), @r#"
    exit 1
    plan/amendments/1.yaml:4:3: warning[rewritten-record]: the amendment `"Law on Shelters" No. 5 of 2024-07-01` was on file and is changed: `changes` “measure: 1.a, period: September 2024” → “measure: 1.a, period: October 2024” (allowed by --allow: a misprint)
    plan/amendments/2.yaml:4:3: error[rewritten-record]: the amendment `"Law on Shelters" No. 5 of 2024-07-15` was on file and is changed: `changes` “measure: 1.c, period: September 2024” → “measure: 1.c, period: October 2024” (restore it, and add a later act that changes it, or allow it for this change with the line `Tadbir-allow: rewritten-record "\"Law on Shelters\" No. 5 of 2024-07-15"; REASON` in the commit message)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 1 warning
    "#);
    insta::assert_snapshot!(repository.diff(), @r#"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    2 differences: 2 rewritten on file.

    The overdue list as of 2024-08-01
    Nothing leaves the overdue list, and nothing joins it.

    2 other obligations stand elsewhere: 2 by a rewritten act.

    obligation    words            was            is                         by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1  Prepare a draft  upcoming, due  upcoming, due 2024-10-31   "Law on Shelters" No. 5
                  law.             2024-09-30                                of 2024-07-01, rewritten
    1.c/labour/1  Open a shelter.  upcoming, due  upcoming, due 2024-10-31   "Law on Shelters" No. 5
                                   2024-09-30                                of 2024-07-15, rewritten

    Rewritten on file: 2
    - amendment "Law on Shelters" No. 5 of 2024-07-01, changes: “measure: 1.a, period: September 2024” →
      “measure: 1.a, period: October 2024”
    - amendment "Law on Shelters" No. 5 of 2024-07-15, changes: “measure: 1.c, period: September 2024” →
      “measure: 1.c, period: October 2024”
    "#);
}
