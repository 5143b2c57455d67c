//! What moved an obligation, as `diff` tells it. Needs `git`.

use crate::repository::Repository;

const HEALTH: &str = "\
body: health
period: 2024-Q2
received_on: 2024-07-05
progress:
  - { measure: 1.a, state: in-progress, obstacles: None yet. }
";

#[test]
fn an_act_does_not_hide_a_rewritten_progress_report() {
    let repository = Repository::new()
        .file("plan/progress/2024-Q2/health.yaml", HEALTH)
        .commit("Second quarter")
        .with(
            "plan/progress/2024-Q2/health.yaml",
            "state: in-progress, obstacles: None yet.",
            "state: done, done_on: 2024-06-03, summary: Adopted., evidence: [Law No. 5]",
        )
        .file(
            "plan/amendments/order-2.yaml",
            "act: Order No. 2\non: 2024-07-10\nchanges:\n  - { measure: 1.a, period: By June 2024 }\n",
        );
    insta::assert_snapshot!(repository.diff(), @r#"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    6 differences: 5 rewritten on file and 1 added.

    The overdue list as of 2024-08-01
    1 item leaves the overdue list: 1 by a rewritten progress report.

    obligation    words                 was               is                by
    ──────────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1  Prepare a draft law.  overdue, 62 days  met-late, 3 days  a rewritten progress
                                                                            report

    Rewritten on file: 5
    - progress report 1.a/health/2024-Q2, done on: “2024-06-03” is new
    - progress report 1.a/health/2024-Q2, evidence: “Law No. 5” is new
    - progress report 1.a/health/2024-Q2, obstacles: “None yet.” is gone
    - progress report 1.a/health/2024-Q2, state: “in-progress” → “done”
    - progress report 1.a/health/2024-Q2, summary: “Adopted.” is new

    Added: 1
    - amendment Order No. 2 of 2024-07-10, in force from 2024-07-10: 1.a: the period becomes "By June
      2024": delivery, 2024-01-01 to 2024-06-30, due on 2024-06-30
    "#);
}

#[test]
fn an_act_does_not_hide_a_rewritten_review() {
    let repository = Repository::new()
        .file(
            "plan/progress/2024-Q2/health.yaml",
            &HEALTH.replace(
                "in-progress, obstacles: None yet.",
                "done, done_on: 2024-06-03, summary: Adopted., evidence: [Law No. 5]",
            ),
        )
        .file(
            "plan/reviews/2024-Q2/health.yaml",
            "reviews:\n  - { measure: 1.a, decision: returned, on: 2024-07-20 }\n",
        )
        .commit("Second quarter")
        .with("plan/reviews/2024-Q2/health.yaml", "returned", "accepted")
        .file(
            "plan/amendments/order-2.yaml",
            "act: Order No. 2\non: 2024-07-10\nchanges:\n  - { measure: 1.a, period: By June 2024 }\n",
        );
    insta::assert_snapshot!(repository.diff(), @r#"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    2 differences: 1 rewritten on file and 1 added.

    The overdue list as of 2024-08-01
    1 item leaves the overdue list: 1 by a rewritten review.

    obligation    words                 was               is                by
    ────────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1  Prepare a draft law.  overdue, 62 days  met-late, 3 days  a rewritten review

    Rewritten on file: 1
    - review 1.a/health/2024-Q2, decision: “returned” → “accepted”

    Added: 1
    - amendment Order No. 2 of 2024-07-10, in force from 2024-07-10: 1.a: the period becomes "By June
      2024": delivery, 2024-01-01 to 2024-06-30, due on 2024-06-30
    "#);
}

#[test]
fn a_rewritten_progress_report_is_not_blamed_for_what_an_act_does() {
    let repository = Repository::new()
        .file("plan/progress/2024-Q2/health.yaml", HEALTH)
        .commit("Second quarter")
        .with("plan/progress/2024-Q2/health.yaml", "None yet", "Some")
        .file(
            "plan/amendments/order-2.yaml",
            "act: Order No. 2\non: 2024-04-20\nchanges:\n  - { reporting: { due_within: 90 days } }\n",
        );
    insta::assert_snapshot!(repository.diff(), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    2 differences: 1 rewritten on file and 1 added.

    The overdue list as of 2024-08-01
    3 items leave the overdue list: 3 by amendment.

    obligation          words                 was               is               by
    ─────────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1        Prepare a draft law.  overdue, 62 days  awaiting report  Order No. 2 of
                                                                                 2024-04-20
    1.b/health/2024-Q2  Inform the public.    overdue, 32 days  awaiting report  Order No. 2 of
                                                                                 2024-04-20
    1.b/labour/2024-Q2  Inform the public.    overdue, 32 days  awaiting report  Order No. 2 of
                                                                                 2024-04-20

    Rewritten on file: 1
    - progress report 1.a/health/2024-Q2, obstacles: “None yet.” → “Some.”

    Added: 1
    - amendment Order No. 2 of 2024-04-20, in force from 2024-04-20: progress reports are due within 90
      days
    ");
}

#[test]
fn an_act_of_other_words_does_not_hide_an_edit() {
    let repository = Repository::new()
        .with("plan/measures/1.yaml", "May 2024", "December 2024")
        .file(
            "plan/amendments/order-2.yaml",
            "act: Order No. 2\non: 2024-07-10\nchanges:\n  - { measure: 1.a, text: Prepare the draft law. }\n",
        );
    insta::assert_snapshot!(repository.diff(), @r#"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    2 differences: 1 of a period and 1 added.

    The overdue list as of 2024-08-01
    1 item leaves the overdue list: 1 by an edit of the plan without an act.

    obligation    words                   was                    is          by
    ──────────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1  Prepare the draft law.  overdue, 62 days, due  open, due   an edit of the plan
                                          2024-05-31             2024-12-31  without an act

    Periods: 1
    - measure 1.a, period: “By May 2024” → “By December 2024”

    Added: 1
    - amendment Order No. 2 of 2024-07-10, in force from 2024-07-10: 1.a: the words become "Prepare the
      draft law."
    "#);
}

#[test]
fn rewritten_and_removed_acts_are_told_from_new_ones() {
    let order = |number: u32, change: &str| {
        format!("act: Order No. {number}\non: 2024-07-10\nchanges:\n  - {{ {change} }}\n")
    };
    let repository = Repository::new()
        .file(
            "plan/amendments/order-2.yaml",
            &order(2, "measure: 1.a, period: By June 2024"),
        )
        .file(
            "plan/amendments/order-3.yaml",
            &order(3, "measure: 1.c, waive: true"),
        )
        .commit("Orders")
        .with("plan/amendments/order-2.yaml", "June", "December")
        .then("rm -q plan/amendments/order-3.yaml");
    insta::assert_snapshot!(repository.diff(), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    2 differences: 1 removed and 1 rewritten on file.

    The overdue list as of 2024-08-01
    1 item leaves the overdue list: 1 by a rewritten act.

    obligation    words            was                    is                     by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1  Prepare a draft  overdue, 32 days, due  open, due 2024-12-31   Order No. 2 of
                  law.             2024-06-30                                    2024-07-10, rewritten

    1 other obligation stands elsewhere: 1 by a removed act.

    obligation    words            was         is          by
    ───────────────────────────────────────────────────────────────────────────────────────────
    1.c/labour/1  Open a shelter.  waived      open        Order No. 3 of 2024-07-10, removed

    Removed: 1
    - amendment Order No. 3 of 2024-07-10, in force from 2024-07-10: 1.c: what is unmet is waived

    Rewritten on file: 1
    - amendment Order No. 2 of 2024-07-10, changes: “measure: 1.a, period: By June 2024” → “measure:
      1.a, period: By December 2024”
    ");
}

#[test]
fn acts_of_the_whole_plan_are_named_and_edits_of_it_are_edits() {
    let repository = Repository::new().file(
        "plan/amendments/order-2.yaml",
        "act: Order No. 2\non: 2024-07-10\nchanges:\n  - { reporting: { every: month } }\n  - { body: labour, succeeded_by: [health] }\n",
    )
    .with("plan/plan.yaml", "continuing: { every: quarter, ", "continuing: { ")
    .commit("Order No. 2");
    insta::assert_snapshot!(repository.run(&["diff", "main~1", "--as-of", "2024-08-01"]), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main~1 to the files on disk

    2 differences: 1 of rules and 1 added.

    The overdue list as of 2024-08-01
    Nothing leaves the overdue list, and nothing joins it.

    47 other obligations stand elsewhere: 47 by amendment.

    obligation            words               was                  is                   by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.b/health: 27        Inform the public.  not owed             upcoming, due from   Order No. 2 of
    months, 2024-10 to                                             2024-10-31           2024-07-10
    2026-12
    1.b/health: 9         Inform the public.  upcoming, due from   not owed             Order No. 2 of
    quarters, 2024-Q4 to                      2024-12-31                                2024-07-10
    2026-Q4
    1.b/labour/2024-Q3    Inform the public.  open, due            not owed             Order No. 2 of
                                              2024-09-30                                2024-07-10
    1.b/labour: 9         Inform the public.  upcoming, due from   not owed             Order No. 2 of
    quarters, 2024-Q4 to                      2024-12-31                                2024-07-10
    2026-Q4
    1.c/health/1          Open a shelter.     open, labour         open, health         Order No. 2 of
                                                                                        2024-07-10

    Rules: 1
    - the plan, continuing: “every: quarter” is gone

    Added: 1
    - amendment Order No. 2 of 2024-07-10, in force from 2024-07-10: bodies report every month; Ministry
      of Labour (labour) is succeeded by Ministry of Health (health)
    ");
    let repository = repository.with("plan/plan.yaml", "due_within: 15", "due_within: 90");
    insta::assert_snapshot!(repository.diff(), @"
    exit 0
    Action Plan of the Republic of Velmora (2024-2026): from main to the files on disk

    1 difference: 1 of rules.

    The overdue list as of 2024-08-01
    3 items leave the overdue list: 3 by an edit of the plan without an act.

    obligation          words                 was               is               by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1        Prepare a draft law.  overdue, 62 days  awaiting report  an edit of the plan
                                                                                 without an act
    1.b/health/2024-Q2  Inform the public.    overdue, 32 days  awaiting report  an edit of the plan
                                                                                 without an act
    1.b/labour/2024-Q2  Inform the public.    overdue, 32 days  awaiting report  an edit of the plan
                                                                                 without an act

    Rules: 1
    - the plan, reporting: “due_within: 15 days” → “due_within: 90 days”
    ");
}

/// What moved, without the list of differences below.
fn moved(repository: &Repository) -> String {
    let answer = repository.diff();
    let (_, effects) = answer
        .split_once("The overdue list as of 2024-08-01\n")
        .expect("the obligations are told");
    let is_list = |part: &str| part.lines().any(|line| line.starts_with("- "));
    let parts = effects.split("\n\n").take_while(|part| !is_list(part));
    parts.collect::<Vec<_>>().join("\n\n")
}

/// An act that does something to measure `1.a`.
fn order(on: &str, change: &str) -> String {
    format!("act: Order of {on}\non: {on}\nchanges:\n  - {{ measure: 1.a, {change} }}\n")
}

#[test]
fn an_act_that_cannot_reach_what_was_due_does_not_hide_an_edit() {
    let repository = Repository::new()
        .with("plan/plan.yaml", "due_within: 15", "due_within: 90")
        .file(
            "plan/amendments/order-2.yaml",
            "act: Order No. 2\non: 2024-07-25\nchanges:\n  - { reporting: { due_within: 20 days } }\n",
        );
    insta::assert_snapshot!(moved(&repository), @"
    3 items leave the overdue list: 3 by an edit of the plan without an act.

    obligation          words                 was               is               by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1        Prepare a draft law.  overdue, 62 days  awaiting report  an edit of the plan
                                                                                 without an act
    1.b/health/2024-Q2  Inform the public.    overdue, 32 days  awaiting report  an edit of the plan
                                                                                 without an act
    1.b/labour/2024-Q2  Inform the public.    overdue, 32 days  awaiting report  an edit of the plan
                                                                                 without an act
    ");
}

#[test]
fn acts_that_suspend_and_resume_do_not_hide_an_edit() {
    let repository = Repository::new()
        .with("plan/measures/1.yaml", "May 2024", "December 2024")
        .file(
            "plan/amendments/order-2.yaml",
            &order("2024-06-10", "suspend: true"),
        )
        .file(
            "plan/amendments/order-3.yaml",
            &order("2024-07-10", "resume: true"),
        );
    insta::assert_snapshot!(moved(&repository), @"
    1 item leaves the overdue list: 1 by an edit of the plan without an act.

    obligation    words            was                    is                     by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1  Prepare a draft  overdue, 62 days, due  open, due 2024-12-31   an edit of the plan
                  law.             2024-05-31                                    without an act
    ");
}

#[test]
fn an_act_that_suspends_or_resumes_is_the_cause() {
    let repository = Repository::new().file(
        "plan/amendments/order-2.yaml",
        &order("2024-06-10", "suspend: true"),
    );
    insta::assert_snapshot!(moved(&repository), @"
    1 item leaves the overdue list: 1 by amendment.

    obligation    words                 was               is          by
    ──────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1  Prepare a draft law.  overdue, 62 days  waived      Order of 2024-06-10 of
                                                                      2024-06-10
    ");
    let repository = repository.commit("Suspended").file(
        "plan/amendments/order-3.yaml",
        &order("2024-07-10", "resume: true"),
    );
    insta::assert_snapshot!(moved(&repository), @"
    1 item joins the overdue list: 1 by amendment.

    obligation    words                 was         is                by
    ──────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1  Prepare a draft law.  waived      overdue, 62 days  Order of 2024-07-10 of
                                                                      2024-07-10
    ");
}

#[test]
fn of_two_acts_that_each_would_do_the_later_is_named() {
    let repository = Repository::new()
        .file(
            "plan/amendments/order-2.yaml",
            &order("2024-02-10", "period: By October 2024"),
        )
        .file(
            "plan/amendments/order-3.yaml",
            &order("2024-03-10", "period: By December 2024"),
        )
        .file(
            "plan/amendments/order-4.yaml",
            "act: Order No. 4\non: 2024-04-10\nchanges:\n  - { measure: 1.b, waive: true }\n",
        );
    insta::assert_snapshot!(moved(&repository), @"
    4 items leave the overdue list: 4 by amendment.

    obligation            words                 was                   is          by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.a/health/1          Prepare a draft law.  overdue, 62 days,     open, due   Order of 2024-03-10
                                                due 2024-05-31        2024-12-31  of 2024-03-10
    1.b/health/2024-Q2    Inform the public.    overdue, 32 days      waived      Order No. 4 of
                                                                                  2024-04-10
    1.b/labour: 2         Inform the public.    overdue, up to 123    waived      Order No. 4 of
    quarters, 2024-Q1 to                        days                              2024-04-10
    2024-Q2

    20 other obligations stand elsewhere: 20 by amendment.

    obligation               words               was         is          by
    ────────────────────────────────────────────────────────────────────────────────────────────────
    1.b/health/2024-Q3       Inform the public.  open        waived      Order No. 4 of 2024-04-10
    1.b/health: 9 quarters,  Inform the public.  upcoming    waived      Order No. 4 of 2024-04-10
    2024-Q4 to 2026-Q4
    1.b/labour/2024-Q3       Inform the public.  open        waived      Order No. 4 of 2024-04-10
    1.b/labour: 9 quarters,  Inform the public.  upcoming    waived      Order No. 4 of 2024-04-10
    2024-Q4 to 2026-Q4
    ");
}

#[test]
fn a_rewritten_summary_is_not_blamed_for_what_a_new_review_does() {
    let repository = Repository::new()
        .with("plan/progress/2024-Q1/health.yaml", "Two broadcasts", "Three broadcasts")
        .file(
            "plan/reviews/2024-Q1/health.yaml",
            "reviews:\n  - { measure: 1.b, decision: returned, on: 2024-04-20, ask: Which broadcasts? }\n",
        );
    insta::assert_snapshot!(moved(&repository), @"
    1 item joins the overdue list: 1 by a new review.

    obligation          words               was         is                 by
    ─────────────────────────────────────────────────────────────────────────────────────
    1.b/health/2024-Q1  Inform the public.  met         overdue, 123 days  a new review
    ");
}

#[test]
fn measures_that_acts_add_or_add_no_more_are_told_with_the_act() {
    let added = "act: Order No. 2\non: 2024-02-10\nchanges:\n  - add: { id: 1.d, objective: 1, text: Train teachers., bodies: [labour], period: By April 2024 }\n";
    let repository = Repository::new().file("plan/amendments/order-2.yaml", added);
    insta::assert_snapshot!(moved(&repository), @"
    1 item joins the overdue list: 1 by amendment.

    obligation    words            was         is                     by
    ─────────────────────────────────────────────────────────────────────────────────────────────
    1.d/labour/1  Train teachers.  not owed    overdue, 93 days, due  Order No. 2 of 2024-02-10
                                               2024-04-30
    ");
    let repository =
        repository
            .commit("Order No. 2")
            .with("plan/amendments/order-2.yaml", "April", "December");
    insta::assert_snapshot!(moved(&repository), @"
    1 item leaves the overdue list: 1 by a rewritten act.

    obligation    words            was                     is                    by
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1.d/labour/1  Train teachers.  overdue, 93 days, due   open, due 2024-12-31  Order No. 2 of
                                   2024-04-30                                    2024-02-10, rewritten
    ");
    let repository = repository
        .then("checkout -q plan/amendments/order-2.yaml")
        .then("rm -q plan/amendments/order-2.yaml");
    insta::assert_snapshot!(moved(&repository), @"
    1 item leaves the overdue list: 1 by a removed act.

    obligation    words            was                    is          by
    ──────────────────────────────────────────────────────────────────────────────────────────────
    1.d/labour/1  Train teachers.  overdue, 93 days, due  not owed    Order No. 2 of 2024-02-10,
                                   2024-04-30                         removed
    ");
}
