//! `review`: what is accepted or returned, and what waits.

use insta::assert_snapshot;

use crate::support::{Plan, plan};

/// A plan that requires reviews, with three progress reports for a quarter.
fn reported() -> Plan {
    plan()
        .with(
            "plan.yaml",
            "review: none, review_within: 15 days",
            "review: required, review_within: 20 days",
        )
        .measure("1.a", "bodies: [health], period: Regularly")
        .measure("1.b", "bodies: [health], period: March 2024")
        .measure("1.c", "bodies: [health], period: Regularly")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, summary: Courses held, received_on: 2024-07-10",
        )
        .progress(
            "2024-Q2/health",
            "measure: 1.b, state: done, done_on: 2024-04-05, received_on: 2024-07-10",
        )
        .progress(
            "2024-Q2/health",
            "measure: 1.c, state: in-progress, summary: Begun, received_on: 2024-07-12",
        )
}

fn reviewed(plan: &Plan, arguments: &str) -> String {
    let printed = plan.run(&format!("review {arguments}"));
    let file = plan.path("reviews/2024-Q2/health.yaml");
    if file.exists() {
        format!(
            "{printed}=== reviews/2024-Q2/health.yaml\n{}",
            plan.text("reviews/2024-Q2/health.yaml")
        )
    } else {
        printed
    }
}

#[test]
fn all_that_a_body_says_is_accepted_at_once() {
    assert_snapshot!(reviewed(&reported(), "2024-Q2 --body health --accept --as-of 2024-07-20"), @"
    exit 0
    - 1.a for 2024-Q2: awaiting review → met
    - 1.b: awaiting review → met-late, 5 days
    - 1.c for 2024-Q2: stays overdue, 20 days
    3 reviews added to plan/reviews/2024-Q2/health.yaml.
    === reviews/2024-Q2/health.yaml
    reviews:
      - measure: 1.a
        decision: accepted
        on: 2024-07-20
      - measure: 1.b
        decision: accepted
        on: 2024-07-20
      - measure: 1.c
        decision: accepted
        on: 2024-07-20
    ");
}

#[test]
fn one_is_returned_and_the_others_are_accepted() {
    let plan = reported();
    assert_snapshot!(reviewed(&plan, "2024-Q2 --body health --measure 1.a --return --ask \"Who was trained?\" --note \"Ask again\" --as-of 2024-07-20"), @"
    exit 0
    - 1.a for 2024-Q2: awaiting review → overdue, 20 days
    1 review added to plan/reviews/2024-Q2/health.yaml.
    === reviews/2024-Q2/health.yaml
    reviews:
      - measure: 1.a
        decision: returned
        on: 2024-07-20
        ask: Who was trained?
        note: Ask again
    ");
    assert_snapshot!(reviewed(&plan, "2024-Q2 --body health --accept --note Fine --as-of 2024-07-21"), @"
    exit 0
    - 1.b: awaiting review → met-late, 5 days
    - 1.c for 2024-Q2: stays overdue, 21 days
    2 reviews added to plan/reviews/2024-Q2/health.yaml.
    === reviews/2024-Q2/health.yaml
    reviews:
      - measure: 1.a
        decision: returned
        on: 2024-07-20
        ask: Who was trained?
        note: Ask again
      - measure: 1.b
        decision: accepted
        on: 2024-07-21
        note: Fine
      - measure: 1.c
        decision: accepted
        on: 2024-07-21
        note: Fine
    ");
    assert_snapshot!(plan.run("check"), @"
    exit 0
      ⚠ warning[late-without-obstacles]: measure `1.c` was due on 2024-06-30 and is reported in-
      │ progress on 2024-07-12, without obstacles
       ╭─[plan/progress/2024-Q2/health.yaml:6:28]
     5 │   - { measure: 1.b, state: done, done_on: 2024-04-05, received_on: 2024-07-10, evidence: [Letter No. 5] }
     6 │   - { measure: 1.c, state: in-progress, summary: Begun, received_on: 2024-07-12 }
       ·                            ─────┬─────
       ·                                 ╰── what is the obstacle?
       ╰────
      help: add `obstacles:` and say what prevents the work
      ╰─▶   ☞ due on 2024-06-30
             ╭─[plan/measures/1.yaml:6:59]
           5 │   - { id: 1.b, text: Measure b, bodies: [health], period: March 2024 }
           6 │   - { id: 1.c, text: Measure c, bodies: [health], period: Regularly }
             ·                                                           ────┬────
             ·                                                               ╰── due on 2024-06-30
             ╰────

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
}

#[test]
fn what_was_reviewed_is_reviewed_again_where_it_is_named() {
    let plan = reported().review(
        "2024-Q2/health",
        "measure: 1.a, decision: returned, on: 2024-07-15",
    );
    assert_snapshot!(reviewed(&plan, "2024-Q2 --body health --measure 1.a --accept --as-of 2024-07-20"), @"
    exit 0
    - 1.a for 2024-Q2: overdue → met
    1 review added to plan/reviews/2024-Q2/health.yaml.
    === reviews/2024-Q2/health.yaml
    reviews:
      - { measure: 1.a, decision: returned, on: 2024-07-15 }
      - measure: 1.a
        decision: accepted
        on: 2024-07-20
    ");
}

#[test]
fn without_a_decision_it_lists_what_has_no_review() {
    assert_snapshot!(reviewed(&reported(), "2024-Q2 --body health --as-of 2024-07-20"), @"
    exit 0
    3 progress reports of health for 2024-Q2 without a review

    measure  for      state        received    what it says
    ────────────────────────────────────────────────────────────────────────────────────────
    1.a      2024-Q2  done         2024-07-10  Courses held Evidence: Letter No. 5.
    1.b      2024-Q2  done         2024-07-10  Done on 2024-04-05. Evidence: Letter No. 5.
    1.c      2024-Q2  in-progress  2024-07-12  Begun

    Accept all of them with `tadbir review 2024-Q2 --body health --accept`, one with `--measure ID`;
    return one with `--return --ask TEXT`.
    ");
    assert_snapshot!(reviewed(&reported(), "2024-Q1 --body health --as-of 2024-07-20"), @"
    exit 0
    0 progress reports of health for 2024-Q1 without a review
    ");
}

#[test]
fn a_dry_run_writes_nothing() {
    assert_snapshot!(reviewed(&reported(), "2024-Q2 --body health --accept --dry-run --as-of 2024-07-20"), @"
    exit 0
    - 1.a for 2024-Q2: awaiting review → met
    - 1.b: awaiting review → met-late, 5 days
    - 1.c for 2024-Q2: stays overdue, 20 days
    Nothing was written; without --dry-run, 3 reviews would be added to plan/reviews/2024-Q2/health.yaml.
    ");
}

#[test]
fn what_cannot_be_reviewed_is_refused() {
    let mut transcripts = String::new();
    for arguments in [
        "2024-Q2",
        "2024-Q2 --body health --return",
        "2024-Q1 --body health --accept",
        "2024-Q2 --body health --measure 1.x --accept",
        "2024-Q2 --body office --measure 1.a --accept",
        "2024-Q2 --body health --accept --ask What",
    ] {
        let printed = reported().run(&format!("review {arguments} --as-of 2024-07-20"));
        transcripts.push_str(&format!("$ tadbir review {arguments}\n{printed}"));
    }
    assert_snapshot!(transcripts, @"
    $ tadbir review 2024-Q2
    exit 2
    --- stderr
    error: the following required arguments were not provided:
      --body <BODY>

    Usage: tadbir review --as-of <DATE> --body <BODY> <PERIOD>

    For more information, try '--help'.
    $ tadbir review 2024-Q2 --body health --return
    exit 2
    --- stderr
    error: --return: give a reason: --ask TEXT for the body, or --note TEXT for the office only
    $ tadbir review 2024-Q1 --body health --accept
    exit 2
    --- stderr
    error: PERIOD: every progress report of `health` for 2024-Q1 has a review; to review one again, name it with --measure
    $ tadbir review 2024-Q2 --body health --measure 1.x --accept
    exit 2
    --- stderr
    error: --measure: there is no measure `1.x`; did you mean `1.a`?
    $ tadbir review 2024-Q2 --body office --measure 1.a --accept
    exit 2
    --- stderr
    error: --measure: `office` has no progress report on `1.a` for 2024-Q2 by 2024-07-20
    $ tadbir review 2024-Q2 --body health --accept --ask What
    exit 2
    --- stderr
    error: the argument '--accept' cannot be used with '--ask <TEXT>'

    Usage: tadbir review --body <BODY> --accept --as-of <DATE> <PERIOD>

    For more information, try '--help'.
    ");
}

#[test]
fn what_waits_longer_than_the_plan_allows_is_listed() {
    let plan = reported().review(
        "2024-Q2/health",
        "measure: 1.b, decision: accepted, on: 2024-07-15",
    );
    assert_snapshot!(plan.run("review --pending --as-of 2024-07-30"), @"
    exit 0
    0 progress reports wait longer than 20 days for review as of 2024-07-30

    1 more waits within the 20 days.

    Nothing depends on the review of 1 more that is neither done nor not applicable.
    --- stderr
    1 warning; `tadbir check` shows them
    ");
    assert_snapshot!(plan.run("review --pending --as-of 2024-07-31"), @"
    exit 0
    1 progress report waits longer than 20 days for review as of 2024-07-31

    period   body    measure  state  received    review due  days late
    ────────────────────────────────────────────────────────────────────
    2024-Q2  health  1.a      done   2024-07-10  2024-07-30          1

    Nothing depends on the review of 1 more that is neither done nor not applicable.
    --- stderr
    1 warning; `tadbir check` shows them
    ");
    assert_snapshot!(plan.run("review --pending --as-of 2024-08-02 --format csv"), @"
    exit 0
    body,measure,period,for,state,received_on,review_due_on,days_late
    health,1.a,2024-Q2,,done,2024-07-10,2024-07-30,3
    --- stderr
    1 warning; `tadbir check` shows them
    ");
    assert_snapshot!(plan.run("review --pending --as-of 2024-07-31 --format json"), @r#"
    exit 0
    {
      "schema": "tadbir.pending/1",
      "plan": "vel-2024",
      "as_of": "2024-07-31",
      "left_out": 0,
      "pending": [
        {
          "body": "health",
          "measure": "1.a",
          "period": "2024-Q2",
          "for": null,
          "state": "done",
          "received_on": "2024-07-10",
          "review_due_on": "2024-07-30",
          "days_late": 1
        }
      ]
    }
    --- stderr
    1 warning; `tadbir check` shows them
    "#);
}

#[test]
fn where_no_reviews_are_required_none_is_late() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, received_on: 2024-07-10",
        );
    assert_snapshot!(plan.run("review --pending --as-of 2025-07-31"), @"
    exit 0
    The plan requires no reviews: what bodies report counts at once.
    ");
}

#[test]
fn an_act_decides_whether_what_is_received_from_then_on_is_reviewed() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, received_on: 2024-05-19",
        )
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, received_on: 2024-07-10",
        )
        .progress(
            "2024-Q3/health",
            "measure: 1.a, state: done, received_on: 2024-10-10",
        )
        .progress(
            "2024-Q4/health",
            "measure: 1.a, state: done, received_on: 2025-01-10",
        )
        .amendment("2024-05-20", "reporting: { review: required }")
        .amendment("2024-10-01", "reporting: { review_within: 30 days }")
        .amendment("2025-01-10", "reporting: { review: none }");
    assert_snapshot!(plan.on(&["2024-07-10", "2025-01-10"], "--period 2024 --status met,met-late,awaiting,overdue"), @"
    2024-07-10  1.a/health/2024-Q1  due 2024-03-31  met on 2024-03-31 by health
    2024-07-10  1.a/health/2024-Q2  due 2024-06-30  awaiting review
    2025-01-10  1.a/health/2024-Q1  due 2024-03-31  met on 2024-03-31 by health
    2025-01-10  1.a/health/2024-Q2  due 2024-06-30  awaiting review
    2025-01-10  1.a/health/2024-Q3  due 2024-09-30  awaiting review
    2025-01-10  1.a/health/2024-Q4  due 2024-12-31  met on 2024-12-31 by health
    ");
    assert_snapshot!(plan.run("review --pending --as-of 2024-11-10"), @"
    exit 0
    2 progress reports wait longer than 30 days for review as of 2024-11-10

    period   body    measure  state  received    review due  days late
    ────────────────────────────────────────────────────────────────────
    2024-Q2  health  1.a      done   2024-07-10  2024-07-25        108
    2024-Q3  health  1.a      done   2024-10-10  2024-11-09          1
    ");
    assert_snapshot!(plan.run("review --pending --as-of 2025-01-10 --format csv"), @"
    exit 0
    body,measure,period,for,state,received_on,review_due_on,days_late
    health,1.a,2024-Q2,,done,2024-07-10,2024-07-25,169
    health,1.a,2024-Q3,,done,2024-10-10,2024-11-09,62
    ");
    assert_snapshot!(plan.run("why 1.a/health/2024-Q3 --as-of 2024-10-20"), @"
    exit 0
    1.a/health/2024-Q3 as of 2024-10-20

    Measure a

    decree's words  Regularly
    reading         continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on
                    2024-03-31
    amendment       Order of 2024-05-20 of 2024-05-20, in force from 2024-05-20: what is received from
                    then on counts as done once accepted
    amendment       Order of 2024-10-01 of 2024-10-01, in force from 2024-10-01: what is received from
                    then on is reviewed within 30 days
    body            Ministry of Health (health), lead
    answerable      each: one obligation for each lead and joint body (assumed)
    period          2024-Q3
    starts on       2024-07-01
    due on          2024-09-30, the last day on which it is on time
    report due by   2024-10-15, 15 days after the due date (assumed); `done` counts once accepted

    Progress reports considered
    body    period   received    state  standing          what it says
    ───────────────────────────────────────────────────────────────────────────────
    health  2024-Q3  2024-10-10  done   waits for review  Evidence: Letter No. 5.

    status   awaiting review
    because  it is reported as done, and the review is still to come
    ");
}
