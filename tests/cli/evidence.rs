//! What progress reports and reviews make of an obligation, day by day.

use crate::support::plan;

const FIRST: &str = "--measure 1.a --period 2025-Q1";

#[test]
fn a_correction_counts_from_the_day_it_is_received() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: done, done_on: 2025-03-20, received_on: 2025-04-10")
            .progress("2025-Q1/health", "measure: 1.a, state: done, done_on: 2025-04-02, received_on: 2025-05-06")
            .on(&["2025-04-10", "2025-05-05", "2025-05-06"], FIRST),
        @r"
        2025-04-10  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-20 by health
        2025-05-05  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-20 by health
        2025-05-06  1.a/health/2025-Q1  due 2025-03-31  met-late on 2025-04-02 by health, 2 days late
        "
    );
}

#[test]
fn a_correction_further_up_in_the_file_counts_when_it_was_received_later() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-05-06")
            .progress("2025-Q1/health", "measure: 1.a, state: in-progress, received_on: 2025-04-10, obstacles: Flood.")
            .on(&["2025-05-05", "2025-05-06"], FIRST),
        @r"
        2025-05-05  1.a/health/2025-Q1  due 2025-03-31  overdue, 35 days late
        2025-05-06  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
        "
    );
}

#[test]
fn a_delivery_stays_met_until_the_entry_that_met_it_is_corrected() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: January 2025")
            .progress("2025-Q1/health", "measure: 1.a, state: done, done_on: 2025-01-30, received_on: 2025-04-10")
            .progress("2025-Q2/health", "measure: 1.a, state: nil, received_on: 2025-07-10")
            .progress("2025-Q1/health", "measure: 1.a, state: in-progress, received_on: 2025-08-01, obstacles: Flood.")
            .on(&["2025-04-09", "2025-04-10", "2025-07-10", "2025-08-01"], ""),
        @r"
        2025-04-09  1.a/health/1  due 2025-01-31  overdue, 68 days late
        2025-04-10  1.a/health/1  due 2025-01-31  met on 2025-01-30 by health
        2025-07-10  1.a/health/1  due 2025-01-31  met on 2025-01-30 by health
        2025-08-01  1.a/health/1  due 2025-01-31  overdue, 182 days late
        "
    );
}

#[test]
fn of_a_delivery_reported_done_twice_the_earliest_period_says_when() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: January 2025")
            .progress("2025-Q2/health", "measure: 1.a, state: done, done_on: 2025-01-20, received_on: 2025-07-10")
            .progress("2025-Q1/health", "measure: 1.a, state: done, done_on: 2025-02-03, received_on: 2025-08-10")
            .on(&["2025-07-10", "2025-08-10"], ""),
        @r"
        2025-07-10  1.a/health/1  due 2025-01-31  met on 2025-01-20 by health
        2025-08-10  1.a/health/1  due 2025-01-31  met-late on 2025-02-03 by health, 3 days late
        "
    );
}

#[test]
fn a_delivery_may_be_reported_on_after_the_term() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: May 2026")
            .progress("2027-Q2/health", "measure: 1.a, state: done, done_on: 2027-04-30, received_on: 2027-07-10")
            .on(&["2027-07-09", "2027-07-10"], ""),
        @r"
        2027-07-09  1.a/health/1  due 2026-05-31  overdue, 404 days late
        2027-07-10  1.a/health/1  due 2026-05-31  met-late on 2027-04-30 by health, 334 days late
        "
    );
}

#[test]
fn nil_and_in_progress_clear_nothing() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .measure("1.b", "bodies: [health], period: Regularly")
            .measure("1.c", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: nil, received_on: 2025-04-10, obstacles: Flood.")
            .progress("2025-Q1/health", "measure: 1.b, state: in-progress, received_on: 2025-04-10, obstacles: Flood.")
            .progress("2025-Q1/health", "measure: 1.c, state: not-started, received_on: 2025-04-10, obstacles: Flood.")
            .on(&["2025-04-15", "2025-04-16"], "--period 2025-Q1"),
        @r"
        2025-04-15  1.a/health/2025-Q1  due 2025-03-31  awaiting report
        2025-04-15  1.b/health/2025-Q1  due 2025-03-31  awaiting report
        2025-04-15  1.c/health/2025-Q1  due 2025-03-31  awaiting report
        2025-04-16  1.a/health/2025-Q1  due 2025-03-31  overdue, 16 days late
        2025-04-16  1.b/health/2025-Q1  due 2025-03-31  overdue, 16 days late
        2025-04-16  1.c/health/2025-Q1  due 2025-03-31  overdue, 16 days late
        "
    );
}

#[test]
fn a_progress_report_for_one_quarter_clears_no_other() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-08-01")
            .on(&["2025-08-01"], "--period 2024-Q4..2025-Q2"),
        @r"
        2025-08-01  1.a/health/2024-Q4  due 2024-12-31  overdue, 213 days late
        2025-08-01  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
        2025-08-01  1.a/health/2025-Q2  due 2025-06-30  overdue, 32 days late
        "
    );
}

#[test]
fn what_was_returned_counts_again_once_it_is_corrected() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-04-10")
            .review("2025-Q1/health", "measure: 1.a, decision: returned, on: 2025-04-20")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-05-02")
            .on(&["2025-04-19", "2025-04-20", "2025-05-01", "2025-05-02"], FIRST),
        @r"
        2025-04-19  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
        2025-04-20  1.a/health/2025-Q1  due 2025-03-31  overdue, 20 days late
        2025-05-01  1.a/health/2025-Q1  due 2025-03-31  overdue, 31 days late
        2025-05-02  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
        "
    );
}

#[test]
fn a_review_is_about_what_was_received_by_its_day() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-04-10")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-04-20, evidence: [Act 2]")
            .review("2025-Q1/health", "measure: 1.a, decision: returned, on: 2025-04-20")
            .on(&["2025-04-19", "2025-04-20", "2025-04-21"], FIRST),
        @r"
        2025-04-19  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
        2025-04-20  1.a/health/2025-Q1  due 2025-03-31  overdue, 20 days late
        2025-04-21  1.a/health/2025-Q1  due 2025-03-31  overdue, 21 days late
        "
    );
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-04-10")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-04-21, evidence: [Act 2]")
            .review("2025-Q1/health", "measure: 1.a, decision: returned, on: 2025-04-20")
            .on(&["2025-04-19", "2025-04-20", "2025-04-21"], FIRST),
        @r"
        2025-04-19  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
        2025-04-20  1.a/health/2025-Q1  due 2025-03-31  overdue, 20 days late
        2025-04-21  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
        "
    );
}

#[test]
fn of_two_reviews_the_last_one_counts() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-04-10")
            .review("2025-Q1/health", "measure: 1.a, decision: returned, on: 2025-04-20")
            .review("2025-Q1/health", "measure: 1.a, decision: accepted, on: 2025-04-25")
            .on(&["2025-04-10", "2025-04-24", "2025-04-25"], FIRST),
        @r"
        2025-04-10  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
        2025-04-24  1.a/health/2025-Q1  due 2025-03-31  overdue, 24 days late
        2025-04-25  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
        "
    );
}

#[test]
fn where_a_review_is_required_what_is_returned_is_overdue_and_not_awaited() {
    insta::assert_snapshot!(
        plan()
            .with("plan.yaml", "review: none", "review: required")
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-04-10")
            .review("2025-Q1/health", "measure: 1.a, decision: returned, on: 2025-05-20")
            .on(&["2025-05-19", "2025-05-20"], FIRST),
        @r"
        2025-05-19  1.a/health/2025-Q1  due 2025-03-31  awaiting review
        2025-05-20  1.a/health/2025-Q1  due 2025-03-31  overdue, 50 days late
        "
    );
}

#[test]
fn where_a_review_is_required_a_correction_of_what_was_accepted_waits_again() {
    insta::assert_snapshot!(
        plan()
            .with("plan.yaml", "review: none", "review: required")
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-04-10")
            .review("2025-Q1/health", "measure: 1.a, decision: accepted, on: 2025-04-20")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-05-10")
            .on(&["2025-05-09", "2025-05-10"], FIRST),
        @"
    2025-05-09  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
    2025-05-10  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
    "
    );
}

#[test]
fn not_applicable_that_is_returned_leaves_it_overdue() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: not-applicable, reason: No border., received_on: 2025-04-10")
            .review("2025-Q1/health", "measure: 1.a, decision: accepted, on: 2025-04-20")
            .review("2025-Q1/health", "measure: 1.a, decision: returned, on: 2025-05-20")
            .on(&["2025-05-19", "2025-05-20"], FIRST),
        @r"
        2025-05-19  1.a/health/2025-Q1  due 2025-03-31  not-applicable
        2025-05-20  1.a/health/2025-Q1  due 2025-03-31  overdue, 50 days late
        "
    );
}

#[test]
fn a_monthly_duty_reported_by_quarter_says_which_month_it_is_for() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Every month")
            .progress("2025-Q1/health", "measure: 1.a, for: 2025-01, state: done, received_on: 2025-04-10")
            .progress("2025-Q1/health", "measure: 1.a, for: 2025-03, state: done, done_on: 2025-04-02, received_on: 2025-04-10")
            .on(&["2025-04-16"], FIRST),
        @r"
        2025-04-16  1.a/health/2025-01  due 2025-01-31  met on 2025-01-31 by health
        2025-04-16  1.a/health/2025-02  due 2025-02-28  overdue, 47 days late
        2025-04-16  1.a/health/2025-03  due 2025-03-31  met-late on 2025-04-02 by health, 2 days late
        "
    );
}

#[test]
fn in_a_list_of_years_each_has_its_own_obligation() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", r#"bodies: [health], period: "2024, 2025 and 2026""#)
            .progress("2024-Q3/health", "measure: 1.a, state: done, done_on: 2024-09-12, received_on: 2024-10-10")
            .progress("2026-Q1/health", "measure: 1.a, for: 2025-12-31, state: done, done_on: 2026-02-01, received_on: 2026-04-10")
            .on(&["2026-04-09", "2026-04-10"], ""),
        @r"
        2026-04-09  1.a/health/1  due 2024-12-31  met on 2024-09-12 by health
        2026-04-09  1.a/health/2  due 2025-12-31  overdue, 99 days late
        2026-04-09  1.a/health/3  due 2026-12-31  open
        2026-04-10  1.a/health/1  due 2024-12-31  met on 2024-09-12 by health
        2026-04-10  1.a/health/2  due 2025-12-31  met-late on 2026-02-01 by health, 32 days late
        2026-04-10  1.a/health/3  due 2026-12-31  open
        "
    );
}

#[test]
fn a_yearly_duty_is_met_by_the_quarter_it_was_done_in() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", r#"bodies: [health], period: "Annually, by 31 March""#)
            .progress("2025-Q1/health", "measure: 1.a, state: done, done_on: 2025-03-31, received_on: 2025-04-10")
            .progress("2026-Q2/health", "measure: 1.a, state: done, done_on: 2026-04-02, received_on: 2026-07-10")
            .on(&["2026-07-10"], ""),
        @r"
        2026-07-10  1.a/health/2024  due 2024-03-31  overdue, 831 days late
        2026-07-10  1.a/health/2025  due 2025-03-31  met on 2025-03-31 by health
        2026-07-10  1.a/health/2026  due 2026-03-31  met-late on 2026-04-02 by health, 2 days late
        "
    );
}
