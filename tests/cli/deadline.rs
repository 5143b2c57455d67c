//! The days before, on and after a due date.

use crate::support::plan;

#[test]
fn a_delivery_is_on_time_on_its_due_date_and_overdue_once_word_of_it_is_due() {
    insta::assert_snapshot!(
        plan().measure("1.a", "bodies: [health], period: March 2025").on(
            &["2025-02-28", "2025-03-01", "2025-03-31", "2025-04-01", "2025-04-15", "2025-04-16"],
            "",
        ),
        @r"
        2025-02-28  1.a/health/1  due 2025-03-31  upcoming
        2025-03-01  1.a/health/1  due 2025-03-31  open
        2025-03-31  1.a/health/1  due 2025-03-31  open
        2025-04-01  1.a/health/1  due 2025-03-31  awaiting report
        2025-04-15  1.a/health/1  due 2025-03-31  awaiting report
        2025-04-16  1.a/health/1  due 2025-03-31  overdue, 16 days late
        "
    );
}

#[test]
fn february_ends_on_the_29th_in_a_leap_year() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: February 2024")
            .measure("1.b", "bodies: [health], period: February 2025")
            .on(&["2024-02-29", "2024-03-01", "2024-03-15", "2024-03-16"], ""),
        @r"
        2024-02-29  1.a/health/1  due 2024-02-29  open
        2024-02-29  1.b/health/1  due 2025-02-28  upcoming
        2024-03-01  1.a/health/1  due 2024-02-29  awaiting report
        2024-03-01  1.b/health/1  due 2025-02-28  upcoming
        2024-03-15  1.a/health/1  due 2024-02-29  awaiting report
        2024-03-15  1.b/health/1  due 2025-02-28  upcoming
        2024-03-16  1.a/health/1  due 2024-02-29  overdue, 16 days late
        2024-03-16  1.b/health/1  due 2025-02-28  upcoming
        "
    );
}

#[test]
fn a_year_ends_on_31_december_and_word_of_it_is_due_in_the_next() {
    insta::assert_snapshot!(
        plan().measure("1.a", r#"bodies: [health], period: "2025""#).on(
            &["2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01", "2026-01-15", "2026-01-16"],
            "",
        ),
        @r"
        2024-12-31  1.a/health/1  due 2025-12-31  upcoming
        2025-01-01  1.a/health/1  due 2025-12-31  open
        2025-12-31  1.a/health/1  due 2025-12-31  open
        2026-01-01  1.a/health/1  due 2025-12-31  awaiting report
        2026-01-15  1.a/health/1  due 2025-12-31  awaiting report
        2026-01-16  1.a/health/1  due 2025-12-31  overdue, 16 days late
        "
    );
}

#[test]
fn a_continuing_measure_is_due_on_the_last_day_of_every_quarter() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .on(&["2024-06-30", "2024-07-01"], ""),
        @r"
        2024-06-30  1.a/health/2024-Q1  due 2024-03-31  overdue, 91 days late
        2024-06-30  1.a/health/2024-Q2  due 2024-06-30  open
        2024-06-30  1.a/health/2024-Q3  due 2024-09-30  upcoming
        2024-06-30  1.a/health/2024-Q4  due 2024-12-31  upcoming
        2024-06-30  1.a/health/2025-Q1  due 2025-03-31  upcoming
        2024-06-30  1.a/health/2025-Q2  due 2025-06-30  upcoming
        2024-06-30  1.a/health/2025-Q3  due 2025-09-30  upcoming
        2024-06-30  1.a/health/2025-Q4  due 2025-12-31  upcoming
        2024-06-30  1.a/health/2026-Q1  due 2026-03-31  upcoming
        2024-06-30  1.a/health/2026-Q2  due 2026-06-30  upcoming
        2024-06-30  1.a/health/2026-Q3  due 2026-09-30  upcoming
        2024-06-30  1.a/health/2026-Q4  due 2026-12-31  upcoming
        2024-07-01  1.a/health/2024-Q1  due 2024-03-31  overdue, 92 days late
        2024-07-01  1.a/health/2024-Q2  due 2024-06-30  awaiting report
        2024-07-01  1.a/health/2024-Q3  due 2024-09-30  open
        2024-07-01  1.a/health/2024-Q4  due 2024-12-31  upcoming
        2024-07-01  1.a/health/2025-Q1  due 2025-03-31  upcoming
        2024-07-01  1.a/health/2025-Q2  due 2025-06-30  upcoming
        2024-07-01  1.a/health/2025-Q3  due 2025-09-30  upcoming
        2024-07-01  1.a/health/2025-Q4  due 2025-12-31  upcoming
        2024-07-01  1.a/health/2026-Q1  due 2026-03-31  upcoming
        2024-07-01  1.a/health/2026-Q2  due 2026-06-30  upcoming
        2024-07-01  1.a/health/2026-Q3  due 2026-09-30  upcoming
        2024-07-01  1.a/health/2026-Q4  due 2026-12-31  upcoming
        "
    );
}

#[test]
fn a_month_after_31_january_is_the_last_day_of_february() {
    let plan = plan().with("plan.yaml", "due_within: 15 days", "due_within: 1 month");
    insta::assert_snapshot!(
        plan.measure("1.a", "bodies: [health], period: January 2024")
            .measure("1.b", "bodies: [health], period: January 2025")
            .on(&["2024-02-29", "2024-03-01", "2025-02-28", "2025-03-01"], ""),
        @r"
        2024-02-29  1.a/health/1  due 2024-01-31  awaiting report
        2024-02-29  1.b/health/1  due 2025-01-31  upcoming
        2024-03-01  1.a/health/1  due 2024-01-31  overdue, 30 days late
        2024-03-01  1.b/health/1  due 2025-01-31  upcoming
        2025-02-28  1.a/health/1  due 2024-01-31  overdue, 394 days late
        2025-02-28  1.b/health/1  due 2025-01-31  awaiting report
        2025-03-01  1.a/health/1  due 2024-01-31  overdue, 395 days late
        2025-03-01  1.b/health/1  due 2025-01-31  overdue, 29 days late
        "
    );
}

#[test]
fn without_time_to_report_it_is_overdue_on_the_day_after() {
    let plan = plan().with("plan.yaml", "due_within: 15 days", "due_within: 0 days");
    insta::assert_snapshot!(
        plan.measure("1.a", "bodies: [health], period: March 2025")
            .on(&["2025-03-31", "2025-04-01"], ""),
        @r"
        2025-03-31  1.a/health/1  due 2025-03-31  open
        2025-04-01  1.a/health/1  due 2025-03-31  overdue, 1 days late
        "
    );
}

#[test]
fn the_first_and_the_last_reporting_period_are_clipped_to_the_term() {
    let plan = plan().with(
        "plan.yaml",
        "{ from: 2024-01-01, to: 2026-12-31 }",
        "{ from: 2024-02-15, to: 2024-08-20 }",
    );
    insta::assert_snapshot!(
        plan.measure("1.a", "bodies: [health], period: Regularly")
            .on(&["2024-02-14", "2024-02-15", "2024-08-20", "2024-08-21", "2024-09-04", "2024-09-05"], ""),
        @r"
        2024-02-14  1.a/health/2024-Q1  due 2024-03-31  upcoming
        2024-02-14  1.a/health/2024-Q2  due 2024-06-30  upcoming
        2024-02-14  1.a/health/2024-Q3  due 2024-08-20  upcoming
        2024-02-15  1.a/health/2024-Q1  due 2024-03-31  open
        2024-02-15  1.a/health/2024-Q2  due 2024-06-30  upcoming
        2024-02-15  1.a/health/2024-Q3  due 2024-08-20  upcoming
        2024-08-20  1.a/health/2024-Q1  due 2024-03-31  overdue, 142 days late
        2024-08-20  1.a/health/2024-Q2  due 2024-06-30  overdue, 51 days late
        2024-08-20  1.a/health/2024-Q3  due 2024-08-20  open
        2024-08-21  1.a/health/2024-Q1  due 2024-03-31  overdue, 143 days late
        2024-08-21  1.a/health/2024-Q2  due 2024-06-30  overdue, 52 days late
        2024-08-21  1.a/health/2024-Q3  due 2024-08-20  awaiting report
        2024-09-04  1.a/health/2024-Q1  due 2024-03-31  overdue, 157 days late
        2024-09-04  1.a/health/2024-Q2  due 2024-06-30  overdue, 66 days late
        2024-09-04  1.a/health/2024-Q3  due 2024-08-20  awaiting report
        2024-09-05  1.a/health/2024-Q1  due 2024-03-31  overdue, 158 days late
        2024-09-05  1.a/health/2024-Q2  due 2024-06-30  overdue, 67 days late
        2024-09-05  1.a/health/2024-Q3  due 2024-08-20  overdue, 16 days late
        "
    );
}

#[test]
fn years_after_the_term_nothing_new_is_owed_and_nothing_is_forgotten() {
    let plan = plan().with("plan.yaml", "to: 2026-12-31", "to: 2024-06-30");
    insta::assert_snapshot!(
        plan.measure("1.a", "bodies: [health], period: Regularly")
            .measure("1.b", "bodies: [health], period: May 2024")
            .on(&["2030-01-01"], ""),
        @r"
        2030-01-01  1.a/health/2024-Q1  due 2024-03-31  overdue, 2102 days late
        2030-01-01  1.a/health/2024-Q2  due 2024-06-30  overdue, 2011 days late
        2030-01-01  1.b/health/1  due 2024-05-31  overdue, 2041 days late
        "
    );
}

#[test]
fn a_delivery_done_on_its_due_date_is_met_and_a_day_later_met_late() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: March 2025")
            .measure("1.b", "bodies: [health], period: March 2025")
            .progress("2025-Q1/health", "measure: 1.a, state: done, done_on: 2025-03-31, received_on: 2025-04-10")
            .progress("2025-Q1/health", "measure: 1.b, state: done, done_on: 2025-04-01, received_on: 2025-04-10")
            .on(&["2025-04-10"], ""),
        @r"
        2025-04-10  1.a/health/1  due 2025-03-31  met on 2025-03-31 by health
        2025-04-10  1.b/health/1  due 2025-03-31  met-late on 2025-04-01 by health, 1 days late
        "
    );
}

#[test]
fn a_delivery_done_before_it_starts_is_met() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: May 2025")
            .progress("2025-Q2/health", "measure: 1.a, state: done, done_on: 2025-04-03, received_on: 2025-04-04")
            .on(&["2025-04-03", "2025-04-04"], ""),
        @r"
        2025-04-03  1.a/health/1  due 2025-05-31  upcoming
        2025-04-04  1.a/health/1  due 2025-05-31  met on 2025-04-03 by health
        "
    );
}

#[test]
fn what_was_done_in_time_and_reported_late_is_overdue_until_word_is_received() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: March 2025")
            .progress("2025-Q2/health", "measure: 1.a, state: done, done_on: 2025-03-20, received_on: 2025-07-08")
            .on(&["2025-07-07", "2025-07-08"], ""),
        @r"
        2025-07-07  1.a/health/1  due 2025-03-31  overdue, 98 days late
        2025-07-08  1.a/health/1  due 2025-03-31  met on 2025-03-20 by health
        "
    );
}

#[test]
fn a_continuing_measure_without_a_day_was_done_within_its_period() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-03-20")
            .progress("2025-Q2/health", "measure: 1.a, state: done, received_on: 2025-07-20")
            .progress("2025-Q3/health", "measure: 1.a, state: done, done_on: 2025-10-02, received_on: 2025-10-05")
            .on(&["2025-12-31"], "--period 2025-Q1..2025-Q3"),
        @r"
        2025-12-31  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-20 by health
        2025-12-31  1.a/health/2025-Q2  due 2025-06-30  met on 2025-06-30 by health
        2025-12-31  1.a/health/2025-Q3  due 2025-09-30  met-late on 2025-10-02 by health, 2 days late
        "
    );
}

#[test]
fn vague_words_are_due_on_their_last_day_and_arguably_overdue_from_their_first() {
    insta::assert_snapshot!(
        plan().measure("1.a", "bodies: [health], period: By spring 2025").on(
            &["2025-02-28", "2025-03-01", "2025-05-31", "2025-06-01", "2025-06-15", "2025-06-16"],
            "",
        ),
        @r"
        2025-02-28  1.a/health/1  due 2025-05-31  open
        2025-03-01  1.a/health/1  due 2025-05-31  open, arguably overdue
        2025-05-31  1.a/health/1  due 2025-05-31  open, arguably overdue
        2025-06-01  1.a/health/1  due 2025-05-31  awaiting report, arguably overdue
        2025-06-15  1.a/health/1  due 2025-05-31  awaiting report, arguably overdue
        2025-06-16  1.a/health/1  due 2025-05-31  overdue, 16 days late
        "
    );
}

#[test]
fn a_due_day_that_a_month_does_not_have_is_its_last() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", r#"bodies: [health], period: "Monthly, by the 31st""#)
            .on(&["2024-02-29"], "--period 2024-01..2024-04"),
        @r"
        2024-02-29  1.a/health/2024-01  due 2024-01-31  overdue, 29 days late
        2024-02-29  1.a/health/2024-02  due 2024-02-29  open
        2024-02-29  1.a/health/2024-03  due 2024-03-31  upcoming
        2024-02-29  1.a/health/2024-04  due 2024-04-30  upcoming
        "
    );
}
