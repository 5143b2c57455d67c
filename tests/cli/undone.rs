//! What was delivered and is lost again: met until that day, owed from then on, and closed by what is done after it.

use crate::support::{Plan, plan};

/// A shelter that was to open in 2024, and did, on 2 May.
fn opened() -> Plan {
    plan()
        .measure("1.a", "bodies: [health], period: 2024")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, done_on: 2024-05-02, received_on: 2024-07-05",
        )
}

/// The shelter closes again on a day.
fn closed(plan: Plan, place: &str, day: &str, received_on: &str) -> Plan {
    plan.progress(
        place,
        &format!(
            "measure: 1.a, state: undone, undone_on: {day}, reason: The shelter closed., received_on: {received_on}"
        ),
    )
}

#[test]
fn what_is_undone_after_it_was_due_is_owed_again_from_that_day() {
    let plan = closed(opened(), "2025-Q1/health", "2025-02-10", "2025-02-20");
    insta::assert_snapshot!(
        plan.on(&["2025-02-19", "2025-02-20", "2025-02-25", "2025-02-26", "2025-05-10"], ""),
        @"
    2025-02-19  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2025-02-20  1.a/health/1  due 2024-12-31  awaiting report
    2025-02-25  1.a/health/1  due 2024-12-31  awaiting report
    2025-02-26  1.a/health/1  due 2024-12-31  overdue, 16 days late
    2025-05-10  1.a/health/1  due 2024-12-31  overdue, 89 days late
    "
    );
    insta::assert_snapshot!(plan.run("obligations --as-of 2025-05-10 --format json"), @r#"
    exit 0
    {
      "schema": "tadbir.obligations/1",
      "plan": "vel-2024",
      "as_of": "2025-05-10",
      "left_out": 0,
      "obligations": [
        {
          "id": "1.a/health/1",
          "measure": "1.a",
          "objective": "1",
          "body": "health",
          "body_name": "Ministry of Health",
          "role": "lead",
          "answerable": [
            "health"
          ],
          "kind": "delivery",
          "period": null,
          "starts_on": "2024-01-01",
          "due_on": "2024-12-31",
          "first_due_on": "2024-12-31",
          "status": "overdue",
          "days_late": 89,
          "met_on": null,
          "met_by": null,
          "awaits": null,
          "arguably_overdue": false,
          "amended_by": [],
          "succeeded_by": [],
          "undone_on": "2025-02-10"
        }
      ]
    }
    "#);
}

#[test]
fn what_is_undone_before_it_is_due_is_owed_again_by_the_due_day() {
    let plan = closed(opened(), "2024-Q3/health", "2024-08-10", "2024-08-20");
    insta::assert_snapshot!(
        plan.on(&["2024-08-19", "2024-08-20", "2024-12-31", "2025-01-01", "2025-01-16"], ""),
        @"
    2024-08-19  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2024-08-20  1.a/health/1  due 2024-12-31  open
    2024-12-31  1.a/health/1  due 2024-12-31  open
    2025-01-01  1.a/health/1  due 2024-12-31  awaiting report
    2025-01-16  1.a/health/1  due 2024-12-31  overdue, 16 days late
    "
    );
}

#[test]
fn what_is_done_again_is_late_from_the_day_on_which_it_was_lost() {
    let plan = closed(opened(), "2025-Q1/health", "2025-02-10", "2025-02-20").progress(
        "2025-Q2/health",
        "measure: 1.a, state: done, done_on: 2025-05-21, received_on: 2025-06-05",
    );
    insta::assert_snapshot!(plan.on(&["2025-06-04", "2025-06-05"], ""), @"
    2025-06-04  1.a/health/1  due 2024-12-31  overdue, 114 days late
    2025-06-05  1.a/health/1  due 2024-12-31  met-late on 2025-05-21 by health, 100 days late
    ");
}

#[test]
fn what_is_done_again_before_it_is_due_is_met() {
    insta::assert_snapshot!(
        closed(opened(), "2024-Q3/health", "2024-08-10", "2024-08-20")
            .progress("2024-Q4/health", "measure: 1.a, state: done, done_on: 2024-11-21, received_on: 2024-12-05")
            .on(&["2024-12-04", "2024-12-05"], ""),
        @"
    2024-12-04  1.a/health/1  due 2024-12-31  open
    2024-12-05  1.a/health/1  due 2024-12-31  met on 2024-11-21 by health
    "
    );
}

#[test]
fn what_is_lost_twice_is_owed_from_the_second_day() {
    let plan = closed(opened(), "2025-Q1/health", "2025-02-10", "2025-02-20").progress(
        "2025-Q2/health",
        "measure: 1.a, state: done, done_on: 2025-05-21, received_on: 2025-06-05",
    );
    insta::assert_snapshot!(
        closed(plan, "2025-Q3/health", "2025-08-01", "2025-08-10")
            .progress("2025-Q4/health", "measure: 1.a, state: done, done_on: 2025-10-01, received_on: 2025-10-05")
            .on(&["2025-08-09", "2025-08-10", "2025-09-30", "2025-10-05"], ""),
        @"
    2025-08-09  1.a/health/1  due 2024-12-31  met-late on 2025-05-21 by health, 100 days late
    2025-08-10  1.a/health/1  due 2024-12-31  awaiting report
    2025-09-30  1.a/health/1  due 2024-12-31  overdue, 60 days late
    2025-10-05  1.a/health/1  due 2024-12-31  met-late on 2025-10-01 by health, 61 days late
    "
    );
}

#[test]
fn undone_in_the_file_of_the_period_in_which_it_was_done_corrects_nothing() {
    let plan = closed(opened(), "2024-Q2/health", "2024-06-10", "2024-07-06");
    insta::assert_snapshot!(plan.on(&["2024-07-05", "2024-07-06", "2025-01-20"], ""), @"
    2024-07-05  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2024-07-06  1.a/health/1  due 2024-12-31  open
    2025-01-20  1.a/health/1  due 2024-12-31  overdue, 20 days late
    ");
}

#[test]
fn what_is_undone_and_done_again_in_the_file_of_one_period() {
    let plan = closed(opened(), "2025-Q1/health", "2025-02-10", "2025-04-05").progress(
        "2025-Q1/health",
        "measure: 1.a, state: done, done_on: 2025-03-12, received_on: 2025-04-05",
    );
    insta::assert_snapshot!(plan.on(&["2025-04-04", "2025-04-05"], ""), @"
    2025-04-04  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2025-04-05  1.a/health/1  due 2024-12-31  met-late on 2025-03-12 by health, 30 days late
    ");
}

#[test]
fn undone_needs_acceptance_where_done_does() {
    let plan = closed(
        opened().with("plan.yaml", "review: none", "review: required"),
        "2025-Q1/health",
        "2025-02-10",
        "2025-02-20",
    )
    .review(
        "2024-Q2/health",
        "measure: 1.a, decision: accepted, on: 2024-07-10",
    )
    .review(
        "2025-Q1/health",
        "measure: 1.a, decision: accepted, on: 2025-03-10",
    );
    insta::assert_snapshot!(plan.on(&["2025-02-20", "2025-03-09", "2025-03-10"], ""), @"
    2025-02-20  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2025-03-09  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2025-03-10  1.a/health/1  due 2024-12-31  overdue, 28 days late
    ");
}

#[test]
fn an_undone_that_is_returned_takes_nothing_away() {
    insta::assert_snapshot!(
        closed(opened(), "2025-Q1/health", "2025-02-10", "2025-02-20")
            .review("2025-Q1/health", "measure: 1.a, decision: returned, on: 2025-03-10")
            .on(&["2025-02-20", "2025-03-10"], ""),
        @"
    2025-02-20  1.a/health/1  due 2024-12-31  awaiting report
    2025-03-10  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    "
    );
}

#[test]
fn what_is_undone_passes_to_the_successor() {
    insta::assert_snapshot!(
        closed(opened(), "2024-Q3/health", "2024-08-10", "2024-08-20")
            .ministry("labour", "Ministry of Labour")
            .amendment("2024-09-15", "body: health, succeeded_by: [labour]")
            .on(&["2024-09-14", "2024-09-15", "2025-02-01"], ""),
        @"
    2024-09-14  1.a/health/1  due 2024-12-31  open
    2024-09-15  1.a/labour/1  due 2024-12-31  open
    2025-02-01  1.a/labour/1  due 2024-12-31  overdue, 32 days late
    "
    );
}

#[test]
fn a_successor_says_that_what_its_predecessor_had_done_is_lost() {
    insta::assert_snapshot!(
        closed(
            opened().ministry("labour", "Ministry of Labour").amendment("2024-09-15", "body: health, succeeded_by: [labour]"),
            "2025-Q1/labour", "2025-02-10", "2025-02-20",
        )
        .on(&["2025-02-19", "2025-02-20", "2025-03-20"], ""),
        @"
    2025-02-19  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2025-02-20  1.a/labour/1  due 2024-12-31  awaiting report
    2025-03-20  1.a/labour/1  due 2024-12-31  overdue, 38 days late
    "
    );
}

#[test]
fn one_of_a_list_of_deliveries_is_undone_and_the_others_stay() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: \"2024, 2025\"")
        .progress("2024-Q2/health", "measure: 1.a, state: done, done_on: 2024-05-02, received_on: 2024-07-05")
        .progress("2025-Q2/health", "measure: 1.a, state: done, done_on: 2025-05-02, for: 2025, received_on: 2025-07-05")
        .progress("2025-Q4/health", "measure: 1.a, state: undone, undone_on: 2025-10-02, for: 2024-12-31, reason: The shelter closed., received_on: 2025-10-05");
    insta::assert_snapshot!(plan.on(&["2025-10-04", "2025-10-05"], ""), @"
    2025-10-04  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2025-10-04  1.a/health/2  due 2025-12-31  met on 2025-05-02 by health
    2025-10-05  1.a/health/1  due 2024-12-31  awaiting report
    2025-10-05  1.a/health/2  due 2025-12-31  met on 2025-05-02 by health
    ");
}

#[test]
fn undone_says_the_day_and_the_reason() {
    let told = |keys: &str| {
        opened()
            .progress(
                "2025-Q1/health",
                &format!("measure: 1.a, state: undone, {keys}received_on: 2025-02-20"),
            )
            .run("check --format short --as-of 2025-02-20")
    };
    insta::assert_snapshot!(told("reason: The shelter closed., "), @"
    exit 1
    plan/progress/2025-Q1/health.yaml:4:28: error[unsound-undone]: measure `1.a` is reported as undone, but `undone_on` is missing (add `undone_on: YYYY-MM-DD`, the date from which it is lost)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    insta::assert_snapshot!(told("undone_on: 2025-02-10, "), @"
    exit 1
    plan/progress/2025-Q1/health.yaml:4:28: error[unsound-undone]: measure `1.a` is reported as undone, without a reason (add `reason:` and say why)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
}

#[test]
fn what_was_never_done_cannot_be_undone() {
    let plan = closed(
        plan().measure("1.a", "bodies: [health], period: 2024"),
        "2024-Q3/health",
        "2024-08-10",
        "2024-08-20",
    );
    insta::assert_snapshot!(plan.run("check --format short"), @"
    exit 1
    plan/progress/2024-Q3/health.yaml:4:28: error[unsound-undone]: measure `1.a` is reported as undone, but no entry says that it was done (record that it was done, or remove this entry)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
}

#[test]
fn what_continues_is_not_undone() {
    let plan = closed(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress(
                "2024-Q1/health",
                "measure: 1.a, state: done, received_on: 2024-04-05",
            ),
        "2024-Q1/health",
        "2024-03-10",
        "2024-04-20",
    );
    insta::assert_snapshot!(plan.run("check --format short --as-of 2024-04-20"), @"
    exit 1
    plan/progress/2024-Q1/health.yaml:5:28: error[unsound-undone]: measure `1.a` is reported as undone, but is a continuing measure (report the period as `not-started` or `in-progress`)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
}

#[test]
fn record_writes_down_that_something_is_lost() {
    let plan = opened();
    let record = "record 1.a --body health --period 2025-Q1 --state undone --received-on 2025-02-20 --as-of 2025-02-20";
    insta::assert_snapshot!(plan.run(record), @"
    exit 1
    --- stderr
    error: nothing was written: measure `1.a` is reported as undone, but `undone_on` is missing [unsound-undone] (add `undone_on: YYYY-MM-DD`, the date from which it is lost)
    ");
    insta::assert_snapshot!(plan.run(&format!("{record} --undone-on 2025-02-10")), @"
    exit 1
    --- stderr
    error: nothing was written: measure `1.a` is reported as undone, without a reason [unsound-undone] (add `reason:` and say why)
    ");
    plan.run(&format!(
        "{record} --undone-on 2025-02-10 --reason \"The shelter closed.\""
    ));
    insta::assert_snapshot!(plan.text("progress/2025-Q1/health.yaml"), @"
    body: health
    period: 2025-Q1
    received_on: 2025-02-20
    progress:
      - measure: 1.a
        state: undone
        undone_on: 2025-02-10
        reason: The shelter closed.
    ");
    insta::assert_snapshot!(plan.on(&["2025-02-20", "2025-02-26"], ""), @"
    2025-02-20  1.a/health/1  due 2024-12-31  awaiting report
    2025-02-26  1.a/health/1  due 2024-12-31  overdue, 16 days late
    ");
    insta::assert_snapshot!(plan.run("record 1.a --body health --period 2025-Q2 --state done --done-on 2025-05-21 --evidence \"Letter No. 6\" --received-on 2025-06-05 --as-of 2025-06-05"), @"
    exit 0
    - 1.a: overdue → met-late, 100 days
    Added to plan/progress/2025-Q2/health.yaml.
    ");
}
