//! What an amendment does to obligations from the day it is in force, and not before.

use crate::support::plan;

#[test]
fn a_delivery_moved_twice_keeps_its_id_and_its_first_due_date() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: May 2025")
            .amendment("2025-05-20", "measure: 1.a, period: September 2025")
            .amendment("2025-09-01", "measure: 1.a, period: By June 2026")
            .on(&["2025-05-19", "2025-05-20", "2025-08-31", "2025-09-01"], ""),
        @r"
        2025-05-19  1.a/health/1  due 2025-05-31  open
        2025-05-20  1.a/health/1  due 2025-09-30  upcoming, first due 2025-05-31
        2025-08-31  1.a/health/1  due 2025-09-30  upcoming, first due 2025-05-31
        2025-09-01  1.a/health/1  due 2026-06-30  open, first due 2025-05-31
        "
    );
}

#[test]
fn a_delivery_brought_forward_may_be_overdue_at_once() {
    let plan = plan()
        .measure("1.a", r#"bodies: [health], period: "2025""#)
        .amendment("2025-05-20", "measure: 1.a, period: March 2025");
    insta::assert_snapshot!(
        ["2025-05-19", "2025-05-20"]
            .map(|day| plan.run(&format!("obligations --as-of {day} --format csv")))
            .concat(),
        @"
    exit 0
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    1.a/health/1,1.a,1,health,Ministry of Health,lead,health,delivery,,2025-01-01,2025-12-31,2025-12-31,open,,,,,false,,,
    --- stderr
    1 warning; `tadbir check` shows them
    exit 0
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    1.a/health/1,1.a,1,health,Ministry of Health,lead,health,delivery,,2025-03-01,2025-03-31,2025-12-31,overdue,50,,,,false,Order of 2025-05-20,,
    --- stderr
    1 warning; `tadbir check` shows them
    "
    );
}

#[test]
fn a_delivery_met_before_it_was_moved_stays_met() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: May 2025")
            .progress("2025-Q2/health", "measure: 1.a, state: done, done_on: 2025-06-10, received_on: 2025-07-01")
            .amendment("2025-08-01", "measure: 1.a, period: September 2025")
            .on(&["2025-07-01", "2025-08-01", "2026-01-01"], ""),
        @"
    2025-07-01  1.a/health/1  due 2025-05-31  met-late on 2025-06-10 by health, 10 days late
    2025-08-01  1.a/health/1  due 2025-05-31  met-late on 2025-06-10 by health, 10 days late
    2026-01-01  1.a/health/1  due 2025-05-31  met-late on 2025-06-10 by health, 10 days late
    "
    );
}

#[test]
fn a_new_cadence_begins_with_the_next_period() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .amendment("2025-05-20", "measure: 1.a, period: Every month")
            .on(&["2025-05-19", "2025-05-20"], "--period 2025-Q1..2025-Q3"),
        @r"
        2025-05-19  1.a/health/2025-Q1  due 2025-03-31  overdue, 49 days late
        2025-05-19  1.a/health/2025-Q2  due 2025-06-30  open
        2025-05-19  1.a/health/2025-Q3  due 2025-09-30  upcoming
        2025-05-20  1.a/health/2025-Q1  due 2025-03-31  overdue, 50 days late
        2025-05-20  1.a/health/2025-Q2  due 2025-06-30  open
        2025-05-20  1.a/health/2025-07  due 2025-07-31  upcoming
        2025-05-20  1.a/health/2025-08  due 2025-08-31  upcoming
        2025-05-20  1.a/health/2025-09  due 2025-09-30  upcoming
        "
    );
}

#[test]
fn a_new_cadence_on_the_first_day_of_a_period_begins_with_it() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .amendment("2025-07-01", "measure: 1.a, period: Every month")
            .on(&["2025-07-01"], "--period 2025-Q2..2025-Q3"),
        @r"
        2025-07-01  1.a/health/2025-Q2  due 2025-06-30  awaiting report
        2025-07-01  1.a/health/2025-07  due 2025-07-31  open
        2025-07-01  1.a/health/2025-08  due 2025-08-31  upcoming
        2025-07-01  1.a/health/2025-09  due 2025-09-30  upcoming
        "
    );
}

#[test]
fn a_slower_cadence_leaves_no_day_uncovered_and_none_covered_twice() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Every month")
            .amendment("2025-05-20", "measure: 1.a, period: Regularly")
            .run("obligations --format csv --as-of 2025-05-20 --period 2025"),
        @"
    exit 0
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    1.a/health/2025-01,1.a,1,health,Ministry of Health,lead,health,continuing,2025-01,2025-01-01,2025-01-31,2025-01-31,overdue,109,,,,false,Order of 2025-05-20,,
    1.a/health/2025-02,1.a,1,health,Ministry of Health,lead,health,continuing,2025-02,2025-02-01,2025-02-28,2025-02-28,overdue,81,,,,false,Order of 2025-05-20,,
    1.a/health/2025-03,1.a,1,health,Ministry of Health,lead,health,continuing,2025-03,2025-03-01,2025-03-31,2025-03-31,overdue,50,,,,false,Order of 2025-05-20,,
    1.a/health/2025-04,1.a,1,health,Ministry of Health,lead,health,continuing,2025-04,2025-04-01,2025-04-30,2025-04-30,overdue,20,,,,false,Order of 2025-05-20,,
    1.a/health/2025-05,1.a,1,health,Ministry of Health,lead,health,continuing,2025-05,2025-05-01,2025-05-31,2025-05-31,open,,,,,false,Order of 2025-05-20,,
    1.a/health/2025-Q2,1.a,1,health,Ministry of Health,lead,health,continuing,2025-Q2,2025-06-01,2025-06-30,2025-06-30,upcoming,,,,,false,Order of 2025-05-20,,
    1.a/health/2025-Q3,1.a,1,health,Ministry of Health,lead,health,continuing,2025-Q3,2025-07-01,2025-09-30,2025-09-30,upcoming,,,,,false,Order of 2025-05-20,,
    1.a/health/2025-Q4,1.a,1,health,Ministry of Health,lead,health,continuing,2025-Q4,2025-10-01,2025-12-31,2025-12-31,upcoming,,,,,false,Order of 2025-05-20,,
    "
    );
}

#[test]
fn a_continuing_measure_that_becomes_a_delivery_keeps_what_fell_due() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .amendment("2025-05-20", "measure: 1.a, period: October 2025")
            .on(&["2025-05-19", "2025-05-20"], "--period 2025"),
        @r"
        2025-05-19  1.a/health/2025-Q1  due 2025-03-31  overdue, 49 days late
        2025-05-19  1.a/health/2025-Q2  due 2025-06-30  open
        2025-05-19  1.a/health/2025-Q3  due 2025-09-30  upcoming
        2025-05-19  1.a/health/2025-Q4  due 2025-12-31  upcoming
        2025-05-20  1.a/health/2025-Q1  due 2025-03-31  overdue, 50 days late
        2025-05-20  1.a/health/2025-Q2  due 2025-06-30  open
        2025-05-20  1.a/health/1  due 2025-10-31  upcoming
        "
    );
}

#[test]
fn a_delivery_that_becomes_continuing_is_no_longer_due() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: October 2025")
            .measure("1.b", "bodies: [health], period: March 2025")
            .amendment("2025-05-20", "measure: 1.a, period: Regularly")
            .amendment("2025-05-20", "measure: 1.b, period: Regularly")
            .on(&["2025-05-19", "2025-05-20"], "--period 2025"),
        @r"
        2025-05-19  1.a/health/1  due 2025-10-31  upcoming
        2025-05-19  1.b/health/1  due 2025-03-31  overdue, 49 days late
        2025-05-20  1.a/health/2025-Q2  due 2025-06-30  open
        2025-05-20  1.a/health/2025-Q3  due 2025-09-30  upcoming
        2025-05-20  1.a/health/2025-Q4  due 2025-12-31  upcoming
        2025-05-20  1.b/health/1  due 2025-03-31  overdue, 50 days late
        2025-05-20  1.b/health/2025-Q2  due 2025-06-30  open
        2025-05-20  1.b/health/2025-Q3  due 2025-09-30  upcoming
        2025-05-20  1.b/health/2025-Q4  due 2025-12-31  upcoming
        "
    );
}

#[test]
fn an_act_is_told_with_the_first_due_date_that_it_brings() {
    let told = |from: &str, to: &str| {
        let text = plan()
            .measure("1.a", &format!("bodies: [health], period: {from}"))
            .amendment("2025-08-10", &format!("measure: 1.a, period: {to}"))
            .run("history 1.a --as-of 2025-08-10 --format csv");
        let acts = text.lines().filter(|line| line.contains("the period"));
        acts.collect::<Vec<&str>>().join("\n")
    };
    insta::assert_snapshot!(told("October 2025", "Regularly"), @r#"2025-08-10,amended,1.a,,,,"Order of 2025-08-10 of 2025-08-10, in force from 2025-08-10: the period becomes ""Regularly"": continuing, every quarter (assumed), 2025-08-10 to 2026-12-31, the first due on 2025-09-30""#);
    insta::assert_snapshot!(told("Regularly", "Every month"), @r#"2025-08-10,amended,1.a,,,,"Order of 2025-08-10 of 2025-08-10, in force from 2025-08-10: the period becomes ""Every month"": continuing, every month (in words), 2025-10-01 to 2026-12-31, the first due on 2025-10-31""#);
    insta::assert_snapshot!(told("Regularly", "October 2025"), @r#"2025-08-10,amended,1.a,,,,"Order of 2025-08-10 of 2025-08-10, in force from 2025-08-10: the period becomes ""October 2025"": delivery, 2025-10-01 to 2025-10-31, due on 2025-10-31""#);
}

#[test]
fn a_waiver_closes_what_is_unmet_and_leaves_what_is_met() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-04-10")
            .amendment("2025-07-20", "measure: 1.a, waive: true")
            .on(&["2025-07-19", "2025-07-20"], "--period 2025-Q1..2025-Q4"),
        @r"
        2025-07-19  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
        2025-07-19  1.a/health/2025-Q2  due 2025-06-30  overdue, 19 days late
        2025-07-19  1.a/health/2025-Q3  due 2025-09-30  open
        2025-07-19  1.a/health/2025-Q4  due 2025-12-31  upcoming
        2025-07-20  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
        2025-07-20  1.a/health/2025-Q2  due 2025-06-30  waived
        2025-07-20  1.a/health/2025-Q3  due 2025-09-30  waived
        2025-07-20  1.a/health/2025-Q4  due 2025-12-31  waived
        "
    );
}

#[test]
fn what_was_waived_and_done_all_the_same_is_met() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: March 2025")
            .amendment("2025-04-20", "measure: 1.a, waive: true")
            .progress("2025-Q2/health", "measure: 1.a, state: done, done_on: 2025-04-25, received_on: 2025-07-01")
            .on(&["2025-06-30", "2025-07-01"], ""),
        @r"
        2025-06-30  1.a/health/1  due 2025-03-31  waived
        2025-07-01  1.a/health/1  due 2025-03-31  met-late on 2025-04-25 by health, 25 days late
        "
    );
}

#[test]
fn an_amendment_counts_from_its_effective_day_and_not_from_its_act() {
    let act = "act: Order No. 2\non: 2025-05-01\neffective: 2025-06-01\nchanges:\n  - { measure: 1.a, waive: true }\n";
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: March 2025")
            .file("amendments/order-2.yaml", act)
            .on(&["2025-05-31", "2025-06-01"], ""),
        @r"
        2025-05-31  1.a/health/1  due 2025-03-31  overdue, 61 days late
        2025-06-01  1.a/health/1  due 2025-03-31  waived
        "
    );
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: March 2025")
            .file("amendments/order-2.yaml", &act.replace("effective: 2025-06-01\n", ""))
            .on(&["2025-04-30", "2025-05-01"], ""),
        @r"
        2025-04-30  1.a/health/1  due 2025-03-31  overdue, 30 days late
        2025-05-01  1.a/health/1  due 2025-03-31  waived
        "
    );
}

#[test]
fn a_list_of_years_keeps_the_ids_of_its_deliveries_when_it_is_moved() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", r#"bodies: [health], period: "2024, 2025""#)
            .amendment("2025-05-20", r#"measure: 1.a, period: "2025, 2026""#)
            .on(&["2025-05-19", "2025-05-20"], ""),
        @r"
        2025-05-19  1.a/health/1  due 2024-12-31  overdue, 139 days late
        2025-05-19  1.a/health/2  due 2025-12-31  open
        2025-05-20  1.a/health/1  due 2025-12-31  open, first due 2024-12-31
        2025-05-20  1.a/health/2  due 2026-12-31  upcoming, first due 2025-12-31
        "
    );
}

#[test]
fn other_bodies_answer_for_a_duty_from_the_next_period_on() {
    insta::assert_snapshot!(
        plan()
            .ministry("labour", "Ministry of Labour")
            .measure("1.a", "bodies: [health], period: Regularly")
            .amendment("2024-05-20", "measure: 1.a, bodies: [labour]")
            .on(&["2024-05-19", "2024-05-20", "2024-10-20"], "--period 2024"),
        @"
    2024-05-19  1.a/health/2024-Q1  due 2024-03-31  overdue, 49 days late
    2024-05-19  1.a/health/2024-Q2  due 2024-06-30  open
    2024-05-19  1.a/health/2024-Q3  due 2024-09-30  upcoming
    2024-05-19  1.a/health/2024-Q4  due 2024-12-31  upcoming
    2024-05-20  1.a/labour/2024-Q3  due 2024-09-30  upcoming
    2024-05-20  1.a/labour/2024-Q4  due 2024-12-31  upcoming
    2024-05-20  1.a/health/2024-Q1  due 2024-03-31  overdue, 50 days late
    2024-05-20  1.a/health/2024-Q2  due 2024-06-30  open
    2024-10-20  1.a/labour/2024-Q3  due 2024-09-30  overdue, 20 days late
    2024-10-20  1.a/labour/2024-Q4  due 2024-12-31  open
    2024-10-20  1.a/health/2024-Q1  due 2024-03-31  overdue, 203 days late
    2024-10-20  1.a/health/2024-Q2  due 2024-06-30  overdue, 112 days late
    "
    );
}

#[test]
fn another_lead_answers_for_a_delivery_at_once() {
    insta::assert_snapshot!(
        plan()
            .ministry("labour", "Ministry of Labour")
            .measure("1.a", "bodies: [health, labour], period: May 2024")
            .amendment("2024-06-20", "measure: 1.a, lead: labour")
            .on(&["2024-06-19", "2024-06-20"], ""),
        @"
    2024-06-19  1.a/health/1  due 2024-05-31  overdue, 19 days late
    2024-06-20  1.a/labour/1  due 2024-05-31  overdue, 20 days late
    "
    );
}

#[test]
fn what_the_former_lead_did_is_not_undone() {
    let of = |done_on: &str, received_on: &str| {
        plan()
            .ministry("labour", "Ministry of Labour")
            .measure("1.a", "bodies: [health], period: May 2024")
            .progress(
                "2024-Q2/health",
                &format!(
                    "measure: 1.a, state: done, done_on: {done_on}, received_on: {received_on}"
                ),
            )
            .amendment("2024-06-20", "measure: 1.a, bodies: [labour]")
            .on(&["2024-06-19", "2024-06-20", "2024-07-20"], "")
    };
    insta::assert_snapshot!(of("2024-05-10", "2024-06-19"), @"
    2024-06-19  1.a/health/1  due 2024-05-31  met on 2024-05-10 by health
    2024-06-20  1.a/labour/1  due 2024-05-31  met on 2024-05-10 by health
    2024-07-20  1.a/labour/1  due 2024-05-31  met on 2024-05-10 by health
    ");
    insta::assert_snapshot!(of("2024-05-10", "2024-06-20"), @"
    2024-06-19  1.a/health/1  due 2024-05-31  overdue, 19 days late
    2024-06-20  1.a/labour/1  due 2024-05-31  met on 2024-05-10 by health
    2024-07-20  1.a/labour/1  due 2024-05-31  met on 2024-05-10 by health
    ");
    insta::assert_snapshot!(of("2024-06-20", "2024-06-20"), @"
    2024-06-19  1.a/health/1  due 2024-05-31  overdue, 19 days late
    2024-06-20  1.a/labour/1  due 2024-05-31  overdue, 20 days late
    2024-07-20  1.a/labour/1  due 2024-05-31  overdue, 50 days late
    ");
}

#[test]
fn each_body_that_is_named_later_owes_the_delivery_itself() {
    insta::assert_snapshot!(
        plan()
            .ministry("labour", "Ministry of Labour")
            .measure("1.a", "bodies: [health], answerable: each, period: May 2024")
            .progress("2024-Q2/health", "measure: 1.a, state: done, done_on: 2024-05-10, received_on: 2024-05-11")
            .amendment("2024-06-20", "measure: 1.a, bodies: [health, labour]")
            .on(&["2024-06-19", "2024-06-20"], ""),
        @"
    2024-06-19  1.a/health/1  due 2024-05-31  met on 2024-05-10 by health
    2024-06-20  1.a/health/1  due 2024-05-31  met on 2024-05-10 by health
    2024-06-20  1.a/labour/1  due 2024-05-31  overdue, 20 days late
    "
    );
}

#[test]
fn who_answers_changes_with_the_next_period() {
    insta::assert_snapshot!(
        plan()
            .ministry("labour", "Ministry of Labour")
            .measure("1.a", "bodies: [health, labour], period: Regularly")
            .amendment("2024-07-01", "measure: 1.a, answerable: lead")
            .on(&["2024-07-01"], "--period 2024"),
        @"
    2024-07-01  1.a/health/2024-Q1  due 2024-03-31  overdue, 92 days late
    2024-07-01  1.a/health/2024-Q2  due 2024-06-30  awaiting report
    2024-07-01  1.a/health/2024-Q3  due 2024-09-30  open
    2024-07-01  1.a/health/2024-Q4  due 2024-12-31  upcoming
    2024-07-01  1.a/labour/2024-Q1  due 2024-03-31  overdue, 92 days late
    2024-07-01  1.a/labour/2024-Q2  due 2024-06-30  awaiting report
    "
    );
}

#[test]
fn a_duty_that_rests_owes_nothing_for_periods_that_begin_then() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .amendment("2024-05-20", "measure: 1.a, suspend: true")
            .amendment("2024-11-01", "measure: 1.a, resume: true")
            .on(&["2024-05-19", "2024-05-20", "2025-01-20"], "--period 2024..2025-Q1"),
        @"
    2024-05-19  1.a/health/2024-Q1  due 2024-03-31  overdue, 49 days late
    2024-05-19  1.a/health/2024-Q2  due 2024-06-30  open
    2024-05-19  1.a/health/2024-Q3  due 2024-09-30  upcoming
    2024-05-19  1.a/health/2024-Q4  due 2024-12-31  upcoming
    2024-05-19  1.a/health/2025-Q1  due 2025-03-31  upcoming
    2024-05-20  1.a/health/2024-Q1  due 2024-03-31  overdue, 50 days late
    2024-05-20  1.a/health/2024-Q2  due 2024-06-30  open
    2024-05-20  1.a/health/2024-Q3  due 2024-09-30  waived
    2024-05-20  1.a/health/2024-Q4  due 2024-12-31  waived
    2024-05-20  1.a/health/2025-Q1  due 2025-03-31  waived
    2025-01-20  1.a/health/2024-Q1  due 2024-03-31  overdue, 295 days late
    2025-01-20  1.a/health/2024-Q2  due 2024-06-30  overdue, 204 days late
    2025-01-20  1.a/health/2024-Q3  due 2024-09-30  waived
    2025-01-20  1.a/health/2024-Q4  due 2024-12-31  waived
    2025-01-20  1.a/health/2025-Q1  due 2025-03-31  open
    "
    );
}

#[test]
fn a_delivery_that_rests_is_owed_again_when_it_is_taken_up() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: May 2024")
            .amendment("2024-06-20", "measure: 1.a, suspend: true")
            .amendment("2024-11-01", "measure: 1.a, resume: true")
            .on(&["2024-06-19", "2024-06-20", "2024-10-31", "2024-11-01"], ""),
        @"
    2024-06-19  1.a/health/1  due 2024-05-31  overdue, 19 days late
    2024-06-20  1.a/health/1  due 2024-05-31  waived
    2024-10-31  1.a/health/1  due 2024-05-31  waived
    2024-11-01  1.a/health/1  due 2024-05-31  overdue, 154 days late
    "
    );
}

#[test]
fn every_act_is_told_with_what_it_changes() {
    let plan = plan()
        .ministry("labour", "Ministry of Labour")
        .measure("1.a", "bodies: [health], period: Regularly")
        .amendment("2024-05-20", "measure: 1.a, bodies: [health, labour], recommended: [], text: New words, answerable: each")
        .amendment("2024-08-01", "measure: 1.a, suspend: true")
        .with("amendments/2024-08-01.yaml", "on: 2024-08-01", "on: 2024-06-01");
    insta::assert_snapshot!(plan.run("show 1.a --as-of 2024-06-01"), @r#"
    exit 0
    Measure 1.a

    New words

    objective    1 Objective 1
    period       Regularly
    reading      continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on
                 2024-03-31
    as approved  Measure a
    lead         Ministry of Health (health)
    joint        Ministry of Labour (labour)
    answerable   each: one obligation for each lead and joint body (set by an amendment)

    Amendments
    - Order of 2024-05-20 of 2024-05-20, in force from 2024-05-20: the implementing bodies become health
      and labour; there are no recommended bodies any more; who answers becomes `each`; the words become
      "New words"
    - Order of 2024-08-01 of 2024-06-01, in force from 2024-08-01: it rests: what begins from then on,
      and an unmet delivery, is not owed until it is taken up again; not in force yet

    Obligations as of 2024-06-01
    body    period      starts      due         status
    ──────────────────────────────────────────────────────────────
    health  2024-Q1     2024-01-01  2024-03-31  overdue, 62 days
    health  2024-Q2     2024-04-01  2024-06-30  open
    health  2024-Q3     2024-07-01  2024-09-30  upcoming
    health  2024-Q4     2024-10-01  2024-12-31  upcoming
    health  2025-Q1     2025-01-01  2025-03-31  upcoming
    health  2025-Q2     2025-04-01  2025-06-30  upcoming
    health  2025-Q3     2025-07-01  2025-09-30  upcoming
    health  2025-Q4     2025-10-01  2025-12-31  upcoming
    health  2026-Q1     2026-01-01  2026-03-31  upcoming
    health  2026-Q2     2026-04-01  2026-06-30  upcoming
    health  2026-Q3     2026-07-01  2026-09-30  upcoming
    health  2026-Q4     2026-10-01  2026-12-31  upcoming
    labour  2024-Q3     2024-07-01  2024-09-30  upcoming
    labour  2024-Q4     2024-10-01  2024-12-31  upcoming
    labour  2025-Q1     2025-01-01  2025-03-31  upcoming
    labour  2025-Q2     2025-04-01  2025-06-30  upcoming
    labour  2025-Q3     2025-07-01  2025-09-30  upcoming
    labour  2025-Q4     2025-10-01  2025-12-31  upcoming
    labour  2026-Q1     2026-01-01  2026-03-31  upcoming
    labour  2026-Q2     2026-04-01  2026-06-30  upcoming
    labour  2026-Q3     2026-07-01  2026-09-30  upcoming
    labour  2026-Q4     2026-10-01  2026-12-31  upcoming

    No progress report was received by 2024-06-01.
    "#);
    insta::assert_snapshot!(plan.run("why 1.a/health/2024-Q4 --as-of 2024-11-01"), @r#"
    exit 0
    1.a/health/2024-Q4 as of 2024-11-01

    New words

    decree's words  Regularly
    reading         continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on
                    2024-03-31
    amendment       Order of 2024-05-20 of 2024-05-20, in force from 2024-05-20: the implementing
                    bodies become health and labour; there are no recommended bodies any more; who
                    answers becomes `each`; the words become "New words"
    amendment       Order of 2024-08-01 of 2024-06-01, in force from 2024-08-01: it rests: what begins
                    from then on, and an unmet delivery, is not owed until it is taken up again
    body            Ministry of Health (health), lead
    answerable      each: one obligation for each lead and joint body (set by an amendment)
    period          2024-Q4
    starts on       2024-10-01
    due on          2024-12-31, the last day on which it is on time
    report due by   2025-01-15, 15 days after the due date (assumed)

    No progress report is about it.

    status   waived
    because  Order of 2024-08-01 lets it rest from 2024-08-01 on
    "#);
}

#[test]
fn a_body_that_an_amendment_names_must_be_declared() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .amendment("2024-05-20", "measure: 1.a, bodies: [labour]");
    insta::assert_snapshot!(plan.run("check --format short"), @"
    exit 1
    plan/amendments/2024-05-20.yaml:5:30: error[unknown-body]: the amendment Order of 2024-05-20 names the body `labour`, which is not declared (use `Ministry of Health`, `Office of the National Coordinator`, `health` or `office`)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
}

#[test]
fn a_measure_that_is_added_owes_nothing_before_the_act_is_in_force() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: May 2024")
            .amendment("2024-05-20", "add: { id: 1.b, objective: 1, text: New, bodies: [health], period: Regularly }")
            .amendment("2024-06-01", "add: { id: 1.c, objective: 1, text: Newer, bodies: [health], period: \"2024\" }")
            .progress("2024-Q2/health", "measure: 1.b, state: done, done_on: 2024-06-10, received_on: 2024-07-02")
            .on(&["2024-05-19", "2024-05-20", "2024-07-02"], "--period 2024"),
        @"
    2024-05-19  1.a/health/1  due 2024-05-31  open
    2024-05-20  1.a/health/1  due 2024-05-31  open
    2024-05-20  1.b/health/2024-Q2  due 2024-06-30  open
    2024-05-20  1.b/health/2024-Q3  due 2024-09-30  upcoming
    2024-05-20  1.b/health/2024-Q4  due 2024-12-31  upcoming
    2024-07-02  1.a/health/1  due 2024-05-31  overdue, 32 days late
    2024-07-02  1.b/health/2024-Q2  due 2024-06-30  met on 2024-06-10 by health
    2024-07-02  1.b/health/2024-Q3  due 2024-09-30  open
    2024-07-02  1.b/health/2024-Q4  due 2024-12-31  upcoming
    2024-07-02  1.c/health/1  due 2024-12-31  open
    "
    );
}

#[test]
fn a_measure_that_is_added_is_listed_once_it_is_in_force() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2024")
        .amendment(
            "2024-05-20",
            "add: { id: 1.b, objective: 1, text: New, bodies: [health], period: Regularly }",
        );
    insta::assert_snapshot!(plan.run("export measures --as-of 2024-05-19"), @"
    exit 0
    measure,objective,objective_title,text,bodies,recommended,lead,period,first_period,kind,starts_on,due_on,every,answerable,continues,owed_since,obligations,met,met_late,not_applicable,waived,upcoming,open,awaiting,overdue
    1.a,1,Objective 1,Measure a,health,,health,May 2024,May 2024,delivery,2024-05-01,2024-05-31,,lead,,,1,0,0,0,0,0,1,0,0
    ");
    insta::assert_snapshot!(plan.run("export measures --as-of 2024-05-20"), @"
    exit 0
    measure,objective,objective_title,text,bodies,recommended,lead,period,first_period,kind,starts_on,due_on,every,answerable,continues,owed_since,obligations,met,met_late,not_applicable,waived,upcoming,open,awaiting,overdue
    1.a,1,Objective 1,Measure a,health,,health,May 2024,May 2024,delivery,2024-05-01,2024-05-31,,lead,,,1,0,0,0,0,0,1,0,0
    1.b,1,Objective 1,New,health,,health,Regularly,Regularly,continuing,2024-05-20,,quarter,each,,,11,0,0,0,0,10,1,0,0
    ");
    insta::assert_snapshot!(plan.run("report measures --as-of 2024-05-19 --format csv"), @r#"
    exit 0
    carried
    measure,text,continues,owed_since,age,first_due_on,overdue

    annex
    objective,measure,text,period,reading,body,met,met-late,not-applicable,waived,upcoming,open,awaiting,overdue,status
    1,1.a,Measure a,May 2024,"delivery, 2024-05-01 to 2024-05-31, due on 2024-05-31",health,0,0,0,0,0,0,0,0,open
    "#);
    insta::assert_snapshot!(plan.run("show 1.b --as-of 2024-07-20"), @"
    exit 0
    Measure 1.b

    New

    objective   1 Objective 1
    period      Regularly
    reading     continuing, every quarter (assumed), 2024-05-20 to 2026-12-31, the first due on
                2024-06-30
    lead        Ministry of Health (health)
    answerable  each: one obligation for each lead and joint body (assumed)

    Amendments
    - Order of 2024-05-20 of 2024-05-20, in force from 2024-05-20: it is added to the plan

    Obligations as of 2024-07-20
    body    period      starts      due         status
    ──────────────────────────────────────────────────────────────
    health  2024-Q2     2024-05-20  2024-06-30  overdue, 20 days
    health  2024-Q3     2024-07-01  2024-09-30  open
    health  2024-Q4     2024-10-01  2024-12-31  upcoming
    health  2025-Q1     2025-01-01  2025-03-31  upcoming
    health  2025-Q2     2025-04-01  2025-06-30  upcoming
    health  2025-Q3     2025-07-01  2025-09-30  upcoming
    health  2025-Q4     2025-10-01  2025-12-31  upcoming
    health  2026-Q1     2026-01-01  2026-03-31  upcoming
    health  2026-Q2     2026-04-01  2026-06-30  upcoming
    health  2026-Q3     2026-07-01  2026-09-30  upcoming
    health  2026-Q4     2026-10-01  2026-12-31  upcoming

    No progress report was received by 2024-07-20.
    ");
    insta::assert_snapshot!(plan.run("record 1.b --period 2024-Q1 --nil --as-of 2024-07-20"), @"
    exit 1
    --- stderr
    error: nothing was written: measure `1.b` is reported on for 2024-Q1 (2024-01-01 to 2024-03-31), but begins on 2024-05-20 [progress-before-start] (correct the measure, or move the entry to the reporting period that it is about)
    ");
}

#[test]
fn an_added_measure_says_of_itself_what_any_measure_can() {
    let plan = plan()
        .ministry("labour", "Ministry of Labour")
        .measure("1.a", "bodies: [health], period: May 2024")
        .amendment("2024-05-20", "add: { id: 1.b, objective: 1, text: New, bodies: [health, labour], lead: labour, answerable: lead, every: half-year, kind: continuing, period: \"2024 — 2025\", continues: { plan: vel-2020, measure: 4.c, since: 2021-01-01 }, small_counts: hide }")
        .amendment("2024-05-20", "add: { id: 1.c, objective: 1, text: Newer, bodies: [labour], restricted: true, period: Regularly }");
    insta::assert_snapshot!(plan.on(&["2024-05-20"], "--measure 1.b"), @"
    2024-05-20  1.b/labour/2024-H1  due 2024-06-30  open
    2024-05-20  1.b/labour/2024-H2  due 2024-12-31  upcoming
    2024-05-20  1.b/labour/2025-H1  due 2025-06-30  upcoming
    2024-05-20  1.b/labour/2025-H2  due 2025-12-31  upcoming
    ");
    insta::assert_snapshot!(plan.run("report measures --edition public --as-of 2024-05-20 --format csv"), @r#"
    exit 0
    carried
    measure,text,continues,owed_since,age,first_due_on,overdue
    1.b,New,4.c of vel-2020,2021-01-01,3 years and 4 months,,

    annex
    objective,measure,text,period,reading,body,met,met-late,not-applicable,waived,upcoming,open,awaiting,overdue,status
    1,1.a,Measure a,May 2024,"delivery, 2024-05-01 to 2024-05-31, due on 2024-05-31",health,0,0,0,0,0,0,0,0,open
    1,1.b,New,2024 — 2025,"continuing, every half-year (set for the measure), 2024-05-20 to 2025-12-31, the first due on 2024-06-30",labour,,,,,,,,,
    "#);
    insta::assert_snapshot!(
        plan.amendment("2024-05-20", "add: { id: 1.d, objective: 1, text: Newest, bodies: [labour], every: often, period: Regularly, due: 2024-06-30 }").run("check --format short"),
        @"
    exit 1
    plan/amendments/2024-05-20.yaml:7:76: error[wrong-type]: `every` of the added measure must be `month`, `quarter`, `half-year`, `year` or a step such as `4 months`, but is `often`
    plan/amendments/2024-05-20.yaml:7:102: error[unknown-key]: `due` is not a key of the added measure (`tadbir explain added-measure` lists the keys)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
    "
    );
}

#[test]
fn a_measure_that_is_lost_is_not_unknown() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2024")
        .amendment(
            "2024-05-20",
            "add: { id: 1.b, objective: 1, bodies: [health], period: Regularly }",
        )
        .amendment(
            "2024-05-32",
            "add: { id: 1.c, objective: 1, text: New, bodies: [health], period: Regularly }",
        )
        .amendment("2024-08-01", "measure: 1.b, period: Every month")
        .amendment("2024-08-01", "measure: 1.c, period: Every month");
    insta::assert_snapshot!(plan.run("check --format short"), @"
    exit 1
    plan/amendments/2024-05-20.yaml:5:14: error[missing-key]: the added measure has no `text`, which is required (add `text:` with text)
    plan/amendments/2024-05-32.yaml:2:5: error[bad-date]: `on` of the amendment is `2024-05-32`, which is not a date written as `YYYY-MM-DD` (write it as year-month-day, for example `2009-03-31`)
    plan/amendments/2024-05-32.yaml:3:12: error[bad-date]: `effective` of the amendment is `2024-05-32`, which is not a date written as `YYYY-MM-DD` (write it as year-month-day, for example `2009-03-31`)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 3 errors, 0 warnings
    ");
}

#[test]
fn an_added_measure_is_amended_like_any_other() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: May 2024")
            .ministry("labour", "Ministry of Labour")
            .amendment("2024-05-20", "add: { id: 1.b, objective: 1, text: New, bodies: [health], period: Regularly }")
            .amendment("2024-08-01", "measure: 1.b, bodies: [labour], period: Every year")
            .on(&["2024-08-01"], "--measure 1.b --period 2024..2025"),
        @"
    2024-08-01  1.b/labour/2024  due 2024-12-31  upcoming
    2024-08-01  1.b/labour/2025  due 2025-12-31  upcoming
    2024-08-01  1.b/health/2024-Q2  due 2024-06-30  overdue, 32 days late
    2024-08-01  1.b/health/2024-Q3  due 2024-09-30  open
    "
    );
}

#[test]
fn a_longer_term_has_more_periods_from_the_day_the_act_is_in_force() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .measure("1.b", "bodies: [health], period: 2024 — 2026")
        .amendment("2026-11-01", "term: { to: 2027-06-30 }")
        .progress(
            "2027-Q1/health",
            "measure: 1.a, state: done, received_on: 2027-04-10",
        );
    insta::assert_snapshot!(
        plan.on(&["2026-10-31", "2026-11-01", "2027-04-10"], "--period 2026-Q4..2027"),
        @"
    2026-10-31  1.a/health/2026-Q4  due 2026-12-31  open
    2026-10-31  1.b/health/1  due 2026-12-31  open
    2026-11-01  1.a/health/2026-Q4  due 2026-12-31  open
    2026-11-01  1.a/health/2027-Q1  due 2027-03-31  upcoming
    2026-11-01  1.a/health/2027-Q2  due 2027-06-30  upcoming
    2026-11-01  1.b/health/1  due 2026-12-31  open
    2027-04-10  1.a/health/2026-Q4  due 2026-12-31  overdue, 100 days late
    2027-04-10  1.a/health/2027-Q1  due 2027-03-31  met on 2027-03-31 by health
    2027-04-10  1.a/health/2027-Q2  due 2027-06-30  open
    2027-04-10  1.b/health/1  due 2026-12-31  overdue, 100 days late
    "
    );
    insta::assert_snapshot!(plan.run("reporting --as-of 2027-04-20 --format csv"), @"
    exit 0
    body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
    health,Ministry of Health,2024-Q1,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2024-Q2,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2024-Q3,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2024-Q4,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2025-Q1,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2025-Q2,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2025-Q3,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2025-Q4,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2026-Q1,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2026-Q2,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2026-Q3,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2026-Q4,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2027-Q1,2,1,0,0,0,0,0,1,0
    ");
    insta::assert_snapshot!(plan.run("reporting --as-of 2026-10-31 --format csv"), @"
    exit 0
    body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
    health,Ministry of Health,2024-Q1,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2024-Q2,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2024-Q3,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2024-Q4,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2025-Q1,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2025-Q2,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2025-Q3,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2025-Q4,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2026-Q1,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2026-Q2,2,0,0,0,0,0,0,2,0
    health,Ministry of Health,2026-Q3,2,0,0,0,0,0,0,2,0
    ");
}

#[test]
fn bodies_report_as_often_as_the_rule_in_force_says() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .amendment(
            "2024-05-20",
            "reporting: { every: month, due_within: 5 days }",
        )
        .amendment("2024-11-10", "reporting: { every: quarter }");
    insta::assert_snapshot!(plan.run("reporting --as-of 2025-05-10 --format csv"), @"
    exit 0
    body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
    health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2024-07,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2024-08,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2024-09,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2024-10,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2024-11,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2024-12,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2025-Q1,1,0,0,0,0,0,0,1,0
    ");
    insta::assert_snapshot!(plan.on(&["2024-04-15", "2024-10-05", "2024-10-06"], "--period 2024-Q1..2024-Q3"), @"
    2024-04-15  1.a/health/2024-Q1  due 2024-03-31  awaiting report
    2024-04-15  1.a/health/2024-Q2  due 2024-06-30  open
    2024-04-15  1.a/health/2024-Q3  due 2024-09-30  upcoming
    2024-10-05  1.a/health/2024-Q1  due 2024-03-31  overdue, 188 days late
    2024-10-05  1.a/health/2024-Q2  due 2024-06-30  overdue, 97 days late
    2024-10-05  1.a/health/2024-Q3  due 2024-09-30  awaiting report
    2024-10-06  1.a/health/2024-Q1  due 2024-03-31  overdue, 189 days late
    2024-10-06  1.a/health/2024-Q2  due 2024-06-30  overdue, 98 days late
    2024-10-06  1.a/health/2024-Q3  due 2024-09-30  overdue, 6 days late
    ");
}

#[test]
fn a_reporting_rule_that_is_no_calendar_unit_is_refused() {
    let plan = plan().amendment("2024-05-20", "reporting: { every: 4 months }");
    insta::assert_snapshot!(plan.run("check --format short"), @"
    exit 1
    plan/amendments/2024-05-20.yaml:5:27: error[wrong-type]: `every` of the reporting change must be `month`, `quarter`, `half-year` or `year`, but is `4 months` (did you mean `month`?)
    plan/bodies.yaml:3:11: warning[unused-body]: the body `health` is declared but not used (name it where it belongs, or remove it)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 1 warning
    ");
}

#[test]
fn what_a_longer_term_moves_keeps_its_first_due_date_and_names_the_act() {
    let plan = plan()
        .with("plan.yaml", "to: 2026-12-31", "to: 2026-11-15")
        .measure("1.a", "bodies: [health], period: Regularly")
        .measure("1.b", "bodies: [health], period: Regularly, kind: delivery")
        .amendment("2026-11-01", "term: { to: 2027-03-31 }");
    insta::assert_snapshot!(plan.on(&["2026-10-31", "2026-11-01"], "--period 2026-Q4..2027-Q1"), @"
    2026-10-31  1.a/health/2026-Q4  due 2026-11-15  open
    2026-10-31  1.b/health/1  due 2026-11-15  open
    2026-11-01  1.a/health/2026-Q4  due 2026-12-31  open, first due 2026-11-15
    2026-11-01  1.a/health/2027-Q1  due 2027-03-31  upcoming
    2026-11-01  1.b/health/1  due 2027-03-31  open, first due 2026-11-15
    ");
    insta::assert_snapshot!(plan.run("show 1.b --as-of 2026-11-01"), @"
    exit 0
    Measure 1.b

    Measure b

    objective   1 Objective 1
    period      Regularly
    reading     delivery, 2024-01-01 to 2026-11-15, due on 2026-11-15
    lead        Ministry of Health (health)
    answerable  lead: one obligation, met only by the lead (assumed)

    Amendments
    - Order of 2026-11-01 of 2026-11-01, in force from 2026-11-01: the term ends on 2027-03-31

    Obligations as of 2026-11-01
    body    period      starts      due                            status
    ───────────────────────────────────────────────────────────────────────────
    health  Regularly   2024-01-01  2027-03-31 (first 2026-11-15)  open

    No progress report was received by 2026-11-01.
    ");
    insta::assert_snapshot!(plan.run("history 1.b --as-of 2026-11-01"), @r#"
    exit 0
    Measure 1.b: what happened by 2026-11-01

    day         what      of whom or what  how
    ──────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.b              Order No. 1: "Regularly", delivery, 2024-01-01 to
                                           2026-11-15, due on 2026-11-15
    2026-11-01  amended   1.b              Order of 2026-11-01 of 2026-11-01, in force from
                                           2026-11-01: the term ends on 2027-03-31
    2026-11-01  open      1.b/health/1     open, due 2026-11-15 → open, due 2027-03-31
    "#);
}

#[test]
fn a_duty_that_is_judged_as_often_as_bodies_report_follows_a_new_rule_from_the_next_period_on() {
    let plan = plan()
        .with(
            "plan.yaml",
            "continuing: { every: quarter,",
            "continuing: {",
        )
        .measure("1.a", "bodies: [health], period: Regularly")
        .amendment("2024-05-20", "reporting: { every: month }");
    insta::assert_snapshot!(plan.on(&["2024-05-19", "2024-05-20"], "--period 2024-Q1..2024-Q3"), @"
    2024-05-19  1.a/health/2024-Q1  due 2024-03-31  overdue, 49 days late
    2024-05-19  1.a/health/2024-Q2  due 2024-06-30  open
    2024-05-19  1.a/health/2024-Q3  due 2024-09-30  upcoming
    2024-05-20  1.a/health/2024-Q1  due 2024-03-31  overdue, 50 days late
    2024-05-20  1.a/health/2024-Q2  due 2024-06-30  open
    2024-05-20  1.a/health/2024-07  due 2024-07-31  upcoming
    2024-05-20  1.a/health/2024-08  due 2024-08-31  upcoming
    2024-05-20  1.a/health/2024-09  due 2024-09-30  upcoming
    ");
    insta::assert_snapshot!(plan.run("why 1.a --period 2024-07 --as-of 2024-08-01"), @"
    exit 0
    1.a/health/2024-07 as of 2024-08-01

    Measure a

    decree's words  Regularly
    reading         continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on
                    2024-03-31
    amendment       Order of 2024-05-20 of 2024-05-20, in force from 2024-05-20: bodies report every
                    month
    body            Ministry of Health (health), lead
    answerable      each: one obligation for each lead and joint body (assumed)
    period          2024-07
    starts on       2024-07-01
    due on          2024-07-31, the last day on which it is on time
    report due by   2024-08-15, 15 days after the due date (assumed)

    No progress report is about it.

    status   awaiting report
    because  it was due on 2024-07-31, but word of it is not due before 2024-08-15
    ");
}

#[test]
fn what_was_done_where_any_could_is_not_undone_when_one_leads() {
    insta::assert_snapshot!(
        plan()
            .ministry("labour", "Ministry of Labour")
            .measure("1.a", "bodies: [health, labour], answerable: any, period: May 2024")
            .progress("2024-Q2/labour", "measure: 1.a, state: done, done_on: 2024-05-10, received_on: 2024-05-11")
            .amendment("2024-06-20", "measure: 1.a, answerable: lead")
            .on(&["2024-06-19", "2024-06-20"], ""),
        @"
    2024-06-19  1.a/health/1  due 2024-05-31  met on 2024-05-10 by labour
    2024-06-20  1.a/health/1  due 2024-05-31  met on 2024-05-10 by labour
    "
    );
}

#[test]
fn what_was_reported_of_one_of_several_stays_with_it_when_all_are_moved() {
    let of = |received_on: &str, days: &[&str]| {
        let keys = format!(
            "measure: 1.a, for: 2025-12-31, state: done, done_on: 2025-02-20, received_on: {received_on}"
        );
        plan()
            .measure("1.a", "bodies: [health], period: \"2024, 2025\"")
            .progress("2025-Q1/health", &keys)
            .amendment("2025-06-01", "measure: 1.a, period: \"2025, 2026\"")
            .on(days, "")
    };
    insta::assert_snapshot!(of("2025-04-01", &["2025-05-31", "2025-06-01"]), @"
    2025-05-31  1.a/health/1  due 2024-12-31  overdue, 151 days late
    2025-05-31  1.a/health/2  due 2025-12-31  met on 2025-02-20 by health
    2025-06-01  1.a/health/1  due 2025-12-31  open, first due 2024-12-31
    2025-06-01  1.a/health/2  due 2025-12-31  met on 2025-02-20 by health
    ");
    insta::assert_snapshot!(of("2025-07-01", &["2025-07-01"]), @"
    2025-07-01  1.a/health/1  due 2024-12-31  met-late on 2025-02-20 by health, 51 days late
    2025-07-01  1.a/health/2  due 2026-12-31  upcoming, first due 2025-12-31
    ");
}

#[test]
fn what_is_counted_from_the_approval_is_counted_from_the_act_that_says_it() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: within three months")
            .amendment("2024-05-20", "add: { id: 1.b, objective: 1, text: New, bodies: [health], period: within three months }")
            .amendment("2024-06-20", "measure: 1.a, period: within six months")
            .on(&["2024-06-19", "2024-06-20"], ""),
        @"
    2024-06-19  1.a/health/1  due 2024-04-15  overdue, 65 days late
    2024-06-19  1.b/health/1  due 2024-08-20  open
    2024-06-20  1.a/health/1  due 2024-12-20  open, first due 2024-04-15
    2024-06-20  1.b/health/1  due 2024-08-20  open
    "
    );
}

#[test]
fn a_correction_is_about_what_its_first_entry_was_about() {
    let done = |summary: &str, received_on: &str| {
        format!(
            "measure: 1.a, for: 2025, state: done, done_on: 2025-03-01, summary: {summary}, received_on: {received_on}"
        )
    };
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: \"2024, 2025\"")
            .progress("2025-Q1/health", &done("First.", "2025-04-01"))
            .amendment("2025-06-01", "measure: 1.a, period: \"2025, 2026\"")
            .progress("2025-Q1/health", &done("Second.", "2025-06-10"))
            .on(&["2025-05-31", "2025-06-01", "2025-06-10"], ""),
        @"
    2025-05-31  1.a/health/1  due 2024-12-31  overdue, 151 days late
    2025-05-31  1.a/health/2  due 2025-12-31  met on 2025-03-01 by health
    2025-06-01  1.a/health/1  due 2025-12-31  open, first due 2024-12-31
    2025-06-01  1.a/health/2  due 2025-12-31  met on 2025-03-01 by health
    2025-06-10  1.a/health/1  due 2025-12-31  open, first due 2024-12-31
    2025-06-10  1.a/health/2  due 2025-12-31  met on 2025-03-01 by health
    "
    );
}

#[test]
fn a_retroactive_act_leaves_progress_reports_with_what_they_were_about() {
    let act = "act: Order No. 2\non: 2025-06-01\neffective: 2025-02-01\nretroactive: true\nchanges:\n  - { measure: 1.a, period: \"2025, 2026\" }\n";
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: \"2024, 2025\"")
            .progress("2025-Q1/health", "measure: 1.a, for: 2025, state: done, done_on: 2025-03-01, received_on: 2025-04-01")
            .file("amendments/order-2.yaml", act)
            .on(&["2025-05-31", "2025-06-01"], ""),
        @"
    2025-05-31  1.a/health/1  due 2024-12-31  overdue, 151 days late
    2025-05-31  1.a/health/2  due 2025-12-31  met on 2025-03-01 by health
    2025-06-01  1.a/health/1  due 2025-12-31  open, first due 2024-12-31
    2025-06-01  1.a/health/2  due 2026-12-31  met on 2025-03-01 by health, first due 2025-12-31
    "
    );
}

#[test]
fn an_act_is_told_of_what_it_touches_and_once() {
    let plan = plan()
        .ministry("labour", "Ministry of Labour")
        .with("plan.yaml", "continuing: { every: quarter,", "continuing: {")
        .measure("1.a", "bodies: [health], period: Regularly")
        .measure("1.b", "bodies: [labour], period: Every month")
        .measure("1.c", "bodies: [labour], period: May 2026")
        .file(
            "amendments/1.yaml",
            "act: Order No. 6\non: 2024-05-20\nchanges:\n  - { reporting: { every: month } }\n  - { term: { to: 2027-06-30 } }\n  - { body: labour, succeeded_by: [health] }\n  - { measure: 1.c, text: New words }\n",
        );
    let told = |id: &str| {
        let text = plan.run(&format!("show {id} --as-of 2024-06-01"));
        let lines = text
            .lines()
            .filter(|line| line.contains("Order No. 6") || line.starts_with("  "));
        lines.collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(["1.a", "1.b", "1.c"].map(told).join("\n-\n"), @r#"
                2024-03-31
    - Order No. 6 of 2024-05-20, in force from 2024-05-20: bodies report every month
    - Order No. 6 of 2024-05-20, in force from 2024-05-20: the term ends on 2027-06-30
    -
                2024-01-31
    - Order No. 6 of 2024-05-20, in force from 2024-05-20: Ministry of Labour (labour) is succeeded by
      Ministry of Health (health)
    - Order No. 6 of 2024-05-20, in force from 2024-05-20: the term ends on 2027-06-30
    -
    - Order No. 6 of 2024-05-20, in force from 2024-05-20: the words become "New words"
    - Order No. 6 of 2024-05-20, in force from 2024-05-20: Ministry of Labour (labour) is succeeded by
      Ministry of Health (health)
    "#);
    insta::assert_snapshot!(plan.run("obligations --measure 1.c --as-of 2024-06-01 --format csv"), @"
    exit 0
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    1.c/health/1,1.c,1,health,Ministry of Health,lead,health,delivery,,2026-05-01,2026-05-31,2026-05-31,upcoming,,,,,false,Order No. 6,,
    ");
}

#[test]
fn when_bodies_report_less_often_a_duty_waits_for_the_next_long_period() {
    let plan = plan()
        .with(
            "plan.yaml",
            "continuing: { every: quarter,",
            "continuing: {",
        )
        .measure("1.a", "bodies: [health], period: Regularly")
        .amendment("2024-05-20", "reporting: { every: year }");
    insta::assert_snapshot!(plan.on(&["2024-05-20"], "--period 2024-Q1..2025-Q4"), @"
    2024-05-20  1.a/health/2024-Q1  due 2024-03-31  overdue, 50 days late
    2024-05-20  1.a/health/2024-Q2  due 2024-06-30  open
    2024-05-20  1.a/health/2024-Q3  due 2024-09-30  upcoming
    2024-05-20  1.a/health/2024-Q4  due 2024-12-31  upcoming
    2024-05-20  1.a/health/2025  due 2025-12-31  upcoming
    ");
    insta::assert_snapshot!(plan.run("reporting --as-of 2026-02-01 --format csv"), @"
    exit 0
    body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
    health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2024-Q3,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2024-Q4,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2025,1,0,0,0,0,0,0,1,0
    ");
}
