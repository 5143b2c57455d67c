//! Reporting discipline: which progress reports are owed, by when, and what came.

use crate::support::{Plan, plan};

/// Body, period and what came, without the columns of names.
const CSV: &str = "reporting --format csv --as-of";

#[test]
fn every_progress_report_owed_has_exactly_one_outcome() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .measure("1.b", "bodies: [health], period: Regularly")
            .measure("1.c", "bodies: [health], period: Regularly")
            .measure("1.d", "bodies: [health], period: Regularly")
            .measure("1.e", "bodies: [health], period: Regularly")
            .measure("1.f", "bodies: [health], period: Regularly")
            .progress("2024-Q1/health", "measure: 1.a, state: done, received_on: 2024-04-15")
            .progress("2024-Q1/health", "measure: 1.b, state: in-progress, summary: Begun., received_on: 2024-04-16")
            .progress("2024-Q1/health", "measure: 1.c, state: in-progress, received_on: 2024-04-10")
            .progress("2024-Q1/health", "measure: 1.d, state: nil, received_on: 2024-04-20")
            .progress("2024-Q1/health", "measure: 1.e, state: not-applicable, reason: No case., received_on: 2024-04-10")
            .run("reporting --as-of 2024-04-20 --lang en"),
        @r"
        exit 0
        Reporting discipline as of 20 April 2024

        Progress reports that came on time, of those owed.

        Body    Name                2024-Q1
        ─────────────────────────────────────
        health  Ministry of Health      2/6

        Reporting discipline
        6 progress reports were owed: 33 % came on time, 17 % late, 17 % without substance, 17 % said that
        there is nothing to report, 16 % are missing.

        Body    Name                owed  on time  late  without substance  nil  missing  on time
        ────────────────────────────────────────────────────────────────────────────────────────────────
        health  Ministry of Health     6        2     1                  1    1        1  ██░░░░  33 %
        total                          6        2     1                  1    1        1  ██░░░░  33 %
        --- stderr
        3 warnings; `tadbir check` shows them
        "
    );
}

#[test]
fn what_is_not_yet_due_is_outside_the_count() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, received_on: 2024-04-01",
        );
    insta::assert_snapshot!(plan.run(&format!("{CSV} 2024-04-15")), @r"
        exit 0
        body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
        ");
    insta::assert_snapshot!(plan.run(&format!("{CSV} 2024-04-16")), @r"
        exit 0
        body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
        health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
        ");
}

#[test]
fn the_closing_report_of_a_delivery_is_owed_after_its_due_date_and_then_in_every_period_until_it_is_met()
 {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2024")
        .progress("2024-Q2/health", "measure: 1.a, state: in-progress, summary: Begun., received_on: 2024-06-15")
        .progress("2024-Q4/health", "measure: 1.a, state: done, done_on: 2024-11-02, summary: Opened., received_on: 2025-01-20");
    insta::assert_snapshot!(plan.run(&format!("{CSV} 2024-06-15")), @r"
        exit 0
        body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
        --- stderr
        1 warning; `tadbir check` shows them
        ");
    insta::assert_snapshot!(plan.run(&format!("{CSV} 2024-06-16")), @r"
        exit 0
        body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
        health,Ministry of Health,2024-Q2,1,1,0,0,0,0,0,0,0
        --- stderr
        1 warning; `tadbir check` shows them
        ");
    insta::assert_snapshot!(plan.run(&format!("{CSV} 2025-07-20")), @r"
        exit 0
        body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
        health,Ministry of Health,2024-Q2,1,1,0,0,0,0,0,0,0
        health,Ministry of Health,2024-Q3,1,0,0,0,0,0,0,1,0
        health,Ministry of Health,2024-Q4,1,0,1,0,0,0,0,0,0
        --- stderr
        1 warning; `tadbir check` shows them
        ");
}

#[test]
fn a_delivery_is_reported_on_from_its_start() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: 2024 — 2025")
            .progress("2024-Q3/health", "measure: 1.a, state: done, done_on: 2024-08-01, received_on: 2024-10-01")
            .run(&format!("{CSV} 2025-07-20")),
        @r"
        exit 0
        body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
        health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,0
        health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
        health,Ministry of Health,2024-Q3,1,1,0,0,0,0,0,0,0
        "
    );
}

#[test]
fn the_lead_alone_owes_a_delivery_and_one_for_all_where_any_may_answer() {
    insta::assert_snapshot!(
        plan()
            .ministry("labour", "Ministry of Labour")
            .measure("1.a", "bodies: [health, labour], period: Q1 2024")
            .measure("1.b", "bodies: [health, labour], period: Regularly, answerable: any")
            .measure("1.c", "bodies: [health, labour], period: Regularly")
            .measure("1.d", "period: Regularly")
            .progress("2024-Q1/labour", "measure: 1.b, state: done, received_on: 2024-04-10")
            .run(&format!("{CSV} 2024-04-20")),
        @r"
        exit 0
        body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
        ,,2024-Q1,1,0,0,0,0,0,0,1,0
        health,Ministry of Health,2024-Q1,3,1,0,0,0,0,0,2,0
        labour,Ministry of Labour,2024-Q1,1,0,0,0,0,0,0,1,0
        --- stderr
        1 warning; `tadbir check` shows them
        "
    );
}

#[test]
fn what_was_returned_is_missing_until_it_is_corrected_and_says_that_it_came_on_time() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, received_on: 2024-04-10",
        )
        .review(
            "2024-Q1/health",
            "measure: 1.a, decision: returned, on: 2024-04-18",
        )
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, summary: Held., received_on: 2024-04-25",
        );
    insta::assert_snapshot!(plan.run(&format!("{CSV} 2024-04-20")), @r"
        exit 0
        body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
        health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,1
        ");
    insta::assert_snapshot!(plan.run(&format!("{CSV} 2024-04-25")), @r"
        exit 0
        body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
        health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
        ");
}

#[test]
fn a_correction_of_what_came_on_time_stays_on_time() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2024-Q1/health", "measure: 1.a, state: in-progress, summary: Begun., received_on: 2024-04-10")
            .progress("2024-Q1/health", "measure: 1.a, state: done, received_on: 2024-05-02")
            .run(&format!("{CSV} 2024-06-20")),
        @r"
        exit 0
        body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
        health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
        "
    );
}

#[test]
fn reporting_is_asked_about_one_body_or_some_periods() {
    let plan = plan()
        .ministry("labour", "Ministry of Labour")
        .measure("1.a", "bodies: [health, labour], period: Regularly");
    insta::assert_snapshot!(plan.run(&format!("{CSV} 2024-12-20 --body labour")), @r"
        exit 0
        body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
        labour,Ministry of Labour,2024-Q1,1,0,0,0,0,0,0,1,0
        labour,Ministry of Labour,2024-Q2,1,0,0,0,0,0,0,1,0
        labour,Ministry of Labour,2024-Q3,1,0,0,0,0,0,0,1,0
        ");
    insta::assert_snapshot!(plan.run(&format!("{CSV} 2024-12-20 --period 2024-Q2")), @r"
        exit 0
        body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
        health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
        labour,Ministry of Labour,2024-Q2,1,0,0,0,0,0,0,1,0
        ");
    insta::assert_snapshot!(plan.run("reporting --as-of 2024-04-20 --body health --format json"), @r#"
        exit 0
        {
          "schema": "tadbir.reporting/1",
          "plan": "vel-2024",
          "as_of": "2024-04-20",
          "left_out": 0,
          "reporting": [
            {
              "body": "health",
              "body_name": "Ministry of Health",
              "period": "2024-Q1",
              "owed": 1,
              "on_time": 0,
              "late": 0,
              "without_substance": 0,
              "without_substance_on_time": 0,
              "nil": 0,
              "nil_on_time": 0,
              "missing": 1,
              "missing_on_time": 0
            }
          ]
        }
        "#);
    insta::assert_snapshot!(plan.run("reporting --as-of 2024-01-20"), @r"
        exit 0
        Reporting discipline as of 20 January 2024

        No progress report was due yet.
        ");
    insta::assert_snapshot!(plan.run("reporting --as-of 2024-01-20 --body helth"), @"
        exit 2
        --- stderr
        error: --body: there is no body `helth`; did you mean `health`?
        ");
}

#[test]
fn an_act_changes_nothing_about_the_periods_that_were_over_before_it() {
    let told = |change: &str| {
        let plan = plan()
            .ministry("labour", "Ministry of Labour")
            .measure("1.a", "bodies: [health], period: 2024 — 2025")
            .progress(
                "2024-Q1/health",
                "measure: 1.a, state: in-progress, summary: Begun., received_on: 2024-04-10",
            )
            .amendment("2024-08-20", change);
        ["2024-08-19", "2024-08-20", "2024-11-01"]
            .map(|day| plan.run(&format!("{CSV} {day}")))
            .join("")
            .replace("body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time\n", "")
    };
    insta::assert_snapshot!(told("measure: 1.a, bodies: [labour]"), @"
    exit 0
    health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    exit 0
    health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    exit 0
    health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    labour,Ministry of Labour,2024-Q3,1,0,0,0,0,0,0,1,0
    ");
    insta::assert_snapshot!(told("body: health, succeeded_by: [labour]"), @"
    exit 0
    health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    exit 0
    health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    exit 0
    health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    labour,Ministry of Labour,2024-Q3,1,0,0,0,0,0,0,1,0
    ");
    insta::assert_snapshot!(told("measure: 1.a, period: 2025"), @"
    exit 0
    health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    --- stderr
    1 warning; `tadbir check` shows them
    exit 0
    health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    --- stderr
    1 warning; `tadbir check` shows them
    exit 0
    health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    --- stderr
    1 warning; `tadbir check` shows them
    ");
    insta::assert_snapshot!(told("measure: 1.a, suspend: true"), @"
    exit 0
    health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    --- stderr
    1 warning; `tadbir check` shows them
    exit 0
    health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    --- stderr
    1 warning; `tadbir check` shows them
    exit 0
    health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    --- stderr
    1 warning; `tadbir check` shows them
    ");
}

#[test]
fn periods_in_which_a_measure_rested_are_not_reported_on() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: 2024 — 2025")
            .amendment("2024-05-20", "measure: 1.a, suspend: true")
            .amendment("2025-02-01", "measure: 1.a, resume: true")
            .run(&format!("{CSV} 2025-05-01")),
        @"
    exit 0
    body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
    health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2025-Q1,1,0,0,0,0,0,0,1,0
    "
    );
}

#[test]
fn a_successor_reports_on_the_period_in_which_it_takes_over_and_for_the_one_before_where_word_was_not_yet_due()
 {
    insta::assert_snapshot!(
        plan()
            .ministry("labour", "Ministry of Labour")
            .measure("1.a", "bodies: [health], period: Regularly")
            .amendment("2024-04-05", "body: health, succeeded_by: [labour]")
            .progress("2024-Q1/labour", "measure: 1.a, state: done, done_on: 2024-03-20, summary: Done., received_on: 2024-04-10")
            .run(&format!("{CSV} 2024-08-01")),
        @"
    exit 0
    body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
    health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    labour,Ministry of Labour,2024-Q2,1,0,0,0,0,0,0,1,0
    "
    );
}

#[test]
fn a_rule_that_reaches_back_charges_nobody_with_periods_that_were_over_when_it_was_made() {
    let act = |rule: &str| {
        let head = "act: Order No. 2\non: 2024-08-01\neffective: 2024-03-01\nretroactive: true\n";
        let text = format!("{head}changes:\n  - {{ reporting: {{ {rule} }} }}\n");
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress(
                "2024-Q1/health",
                "measure: 1.a, state: done, received_on: 2024-04-12",
            )
            .progress(
                "2024-Q2/health",
                "measure: 1.a, state: done, received_on: 2024-07-12",
            )
            .file("amendments/order-2.yaml", &text)
            .run(&format!("{CSV} 2024-10-20"))
    };
    insta::assert_snapshot!(act("due_within: 5 days"), @"
    exit 0
    body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
    health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-Q2,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-Q3,1,0,0,0,0,0,0,1,0
    ");
    insta::assert_snapshot!(act("every: month"), @"
    exit 0
    body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
    health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-Q2,1,1,0,0,0,0,0,0,0
    health,Ministry of Health,2024-07,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2024-08,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2024-09,1,0,0,0,0,0,0,1,0
    ");
}

#[test]
fn a_member_reports_from_the_period_in_which_it_was_named() {
    insta::assert_snapshot!(
        plan()
            .ministry("labour", "Ministry of Labour")
            .group("towns", "{ body: labour, from: 2024-08-12 }")
            .measure("1.a", "bodies: [health, the towns], answerable: each, period: 2024 — 2025")
            .run(&format!("{CSV} 2024-10-20")),
        @"
    exit 0
    body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
    health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    health,Ministry of Health,2024-Q3,1,0,0,0,0,0,0,1,0
    labour,Ministry of Labour,2024-Q3,1,0,0,0,0,0,0,1,0
    "
    );
}

#[test]
fn what_a_body_reported_before_another_took_its_place_is_not_missing() {
    insta::assert_snapshot!(
        plan()
            .ministry("labour", "Ministry of Labour")
            .measure("1.a", "bodies: [health], period: Regularly")
            .measure("1.b", "bodies: [health], period: 2024")
            .progress("2024-Q2/health", "measure: 1.a, state: done, done_on: 2024-05-02, summary: Done., received_on: 2024-05-08")
            .progress("2024-Q2/health", "measure: 1.b, state: in-progress, summary: Begun., received_on: 2024-05-08")
            .amendment("2024-05-10", "body: health, succeeded_by: [labour]")
            .run(&format!("{CSV} 2024-07-20")),
        @"
    exit 0
    body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
    health,Ministry of Health,2024-Q1,2,0,0,0,0,0,0,2,0
    labour,Ministry of Labour,2024-Q2,2,2,0,0,0,0,0,0,0
    "
    );
}

/// What was owed and what came, on each of some days, without the head of the columns.
fn came(plan: &Plan, days: &[&str]) -> String {
    let mut told = String::new();
    for day in days {
        let text = plan.run(&format!("{CSV} {day}"));
        for row in text.lines().skip(2) {
            told += &format!("{day}  {row}\n");
        }
    }
    told
}

#[test]
fn word_of_what_is_due_after_its_period_is_due_after_that_day() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: \"Quarterly, by the 15th of the following month\"")
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, done_on: 2024-04-14, summary: Held., received_on: 2024-04-16",
        );
    insta::assert_snapshot!(came(&plan, &["2024-04-30", "2024-05-01"]), @"2024-05-01  health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0");
    insta::assert_snapshot!(plan.run("why 1.a --period 2024-Q1 --as-of 2024-05-01"), @"
    exit 0
    1.a/health/2024-Q1 as of 2024-05-01

    Measure a

    decree's words  Quarterly, by the 15th of the following month
    reading         continuing, every quarter (in words), 2024-01-01 to 2026-12-31, the first due on
                    2024-04-15
    body            Ministry of Health (health), lead
    answerable      each: one obligation for each lead and joint body (assumed)
    period          2024-Q1
    starts on       2024-01-01
    due on          2024-04-15, the last day on which it is on time
    report due by   2024-04-30, 15 days after the due date (assumed)

    Progress reports considered
    body    period   received    state  standing            what it says
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    health  2024-Q1  2024-04-16  done   counts for 2024-Q1  Done on 2024-04-14. Held. Evidence: Letter
                                                            No. 5.

    status   met
    because  Ministry of Health did it on 2024-04-14, not after 2024-04-15
    ");
    insta::assert_snapshot!(plan.run("obligations --period 2024-04 --as-of 2024-05-01"), @"
    exit 0
    1 obligation as of 2024-05-01

    measure  body    period   due         status
    ──────────────────────────────────────────────────
    1.a      health  2024-Q1  2024-04-15  met
    ");
}

#[test]
fn word_of_what_is_due_after_its_period_is_late_after_due_within() {
    let plan = |received_on: &str| {
        plan()
            .measure("1.a", "bodies: [health], period: \"Quarterly, by the 15th of the following month\"")
            .progress(
                "2024-Q1/health",
                &format!("measure: 1.a, state: done, done_on: 2024-04-14, summary: Held., received_on: {received_on}"),
            )
    };
    insta::assert_snapshot!(came(&plan("2024-04-30"), &["2024-05-02"]), @"2024-05-02  health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0");
    insta::assert_snapshot!(came(&plan("2024-05-01"), &["2024-05-02"]), @"2024-05-02  health,Ministry of Health,2024-Q1,1,0,1,0,0,0,0,0,0");
}

#[test]
fn a_yearly_duty_that_is_met_owes_no_further_word_in_its_year() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Every year")
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, done_on: 2024-02-01, summary: Held., received_on: 2024-03-02",
        );
    insta::assert_snapshot!(came(&plan, &["2024-04-20", "2025-02-01", "2025-04-20"]), @"
    2024-04-20  health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    2025-02-01  health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    2025-04-20  health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    2025-04-20  health,Ministry of Health,2025-Q1,1,0,0,0,0,0,0,1,0
    ");
}

#[test]
fn a_yearly_duty_with_a_due_day_that_is_met_owes_no_further_word_in_its_year() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: \"Annually, by 18 March\"")
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, done_on: 2024-02-01, summary: Held., received_on: 2024-03-02",
        );
    insta::assert_snapshot!(came(&plan, &["2024-04-20", "2025-02-01"]), @"
    2024-04-20  health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    2025-02-01  health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    ");
}

#[test]
fn what_was_waived_when_a_period_ended_is_not_owed_for_it_whatever_is_done_later() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: 2024")
        .amendment("2024-01-15", "measure: 1.a, waive: true")
        .progress(
            "2024-Q3/health",
            "measure: 1.a, state: done, done_on: 2024-08-20, summary: Held., received_on: 2024-09-22",
        );
    insta::assert_snapshot!(came(&plan, &["2024-09-21", "2024-09-22", "2025-02-01"]), @"2025-02-01  health,Ministry of Health,2024-Q3,1,1,0,0,0,0,0,0,0");
}

#[test]
fn an_entry_about_a_later_duty_takes_nothing_missing_away() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: March 2024")
        .amendment("2024-11-15", "measure: 1.a, period: Regularly")
        .progress(
            "2025-Q1/health",
            "measure: 1.a, state: done, summary: Held., received_on: 2025-04-05",
        );
    insta::assert_snapshot!(came(&plan, &["2025-04-04", "2025-04-05", "2025-04-20"]), @"
    2025-04-04  health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,0
    2025-04-04  health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    2025-04-04  health,Ministry of Health,2024-Q3,1,0,0,0,0,0,0,1,0
    2025-04-04  health,Ministry of Health,2024-Q4,1,0,0,0,0,0,0,1,0
    2025-04-05  health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,0
    2025-04-05  health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    2025-04-05  health,Ministry of Health,2024-Q3,1,0,0,0,0,0,0,1,0
    2025-04-05  health,Ministry of Health,2024-Q4,1,0,0,0,0,0,0,1,0
    2025-04-20  health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,0
    2025-04-20  health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    2025-04-20  health,Ministry of Health,2024-Q3,1,0,0,0,0,0,0,1,0
    2025-04-20  health,Ministry of Health,2024-Q4,1,0,0,0,0,0,0,1,0
    2025-04-20  health,Ministry of Health,2025-Q1,1,1,0,0,0,0,0,0,0
    ");
}

#[test]
fn of_two_deliveries_in_one_period_the_worst_counts() {
    let plan = |keys: &str| {
        plan()
            .measure("1.a", "bodies: [health], period: \"February 2024, March 2024\"")
            .progress(
                "2024-Q1/health",
                "measure: 1.a, state: done, for: 2024-02, done_on: 2024-02-20, summary: Held., received_on: 2024-03-10",
            )
            .progress(
                "2024-Q1/health",
                &format!("measure: 1.a, for: 2024-03, {keys}"),
            )
    };
    let late = plan("state: done, done_on: 2024-03-20, summary: Held., received_on: 2024-04-16");
    insta::assert_snapshot!(came(&late, &["2024-04-16"]), @"2024-04-16  health,Ministry of Health,2024-Q1,1,0,1,0,0,0,0,0,0");
    let nil = plan("state: nil, obstacles: None is free., received_on: 2024-04-10");
    insta::assert_snapshot!(came(&nil, &["2024-04-16"]), @"2024-04-16  health,Ministry of Health,2024-Q1,1,0,0,0,0,1,1,0,0");
}

#[test]
fn what_was_returned_and_then_corrected_counts_by_the_day_of_the_first() {
    let plan = |first: &str| {
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress(
                "2024-Q1/health",
                &format!("measure: 1.a, state: done, summary: Held., received_on: {first}"),
            )
            .review(
                "2024-Q1/health",
                "measure: 1.a, decision: returned, on: 2024-04-25",
            )
            .progress(
                "2024-Q1/health",
                "measure: 1.a, state: done, summary: Held twice., received_on: 2024-05-25",
            )
    };
    insta::assert_snapshot!(came(&plan("2024-04-10"), &["2024-04-24", "2024-04-25", "2024-05-25"]), @"
    2024-04-24  health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    2024-04-25  health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,1
    2024-05-25  health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    ");
    insta::assert_snapshot!(came(&plan("2024-04-20"), &["2024-04-24", "2024-04-25", "2024-05-25"]), @"
    2024-04-24  health,Ministry of Health,2024-Q1,1,0,1,0,0,0,0,0,0
    2024-04-25  health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,0
    2024-05-25  health,Ministry of Health,2024-Q1,1,0,1,0,0,0,0,0,0
    ");
}

#[test]
fn a_period_that_is_over_does_not_change_by_what_is_filed_later_for_another() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: 2024 — 2025")
        .progress(
            "2025-Q1/health",
            "measure: 1.a, state: done, done_on: 2024-05-20, summary: Built., received_on: 2025-04-05",
        );
    insta::assert_snapshot!(came(&plan, &["2025-04-04", "2025-04-05", "2025-04-20"]), @"
    2025-04-04  health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,0
    2025-04-04  health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    2025-04-04  health,Ministry of Health,2024-Q3,1,0,0,0,0,0,0,1,0
    2025-04-04  health,Ministry of Health,2024-Q4,1,0,0,0,0,0,0,1,0
    2025-04-05  health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,0
    2025-04-05  health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    2025-04-05  health,Ministry of Health,2024-Q3,1,0,0,0,0,0,0,1,0
    2025-04-05  health,Ministry of Health,2024-Q4,1,0,0,0,0,0,0,1,0
    2025-04-20  health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,0
    2025-04-20  health,Ministry of Health,2024-Q2,1,0,0,0,0,0,0,1,0
    2025-04-20  health,Ministry of Health,2024-Q3,1,0,0,0,0,0,0,1,0
    2025-04-20  health,Ministry of Health,2024-Q4,1,0,0,0,0,0,0,1,0
    2025-04-20  health,Ministry of Health,2025-Q1,1,1,0,0,0,0,0,0,0
    ");
}

#[test]
fn a_duty_that_was_told_in_the_file_of_an_earlier_period_owes_nothing_more() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly, every: half-year")
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, done_on: 2024-04-02, summary: Held., received_on: 2024-04-10",
        );
    insta::assert_snapshot!(came(&plan, &["2024-04-20", "2024-07-20"]), @"
    2024-04-20  health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    2024-07-20  health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    ");
}

#[test]
fn of_several_obligations_in_one_period_the_worst_counts() {
    let plan = |february: &str| {
        let plan = plan().measure("1.a", "bodies: [health], period: Monthly");
        let months = [("01", "2024-04-10"), ("02", february), ("03", "2024-04-10")];
        let plan = months.iter().fold(plan, |plan, (month, received_on)| {
            plan.progress(
                "2024-Q1/health",
                &format!("measure: 1.a, state: done, for: 2024-{month}, done_on: 2024-{month}-20, summary: Held., received_on: {received_on}"),
            )
        });
        came(&plan, &["2024-04-20"])
    };
    insta::assert_snapshot!(plan("2024-04-10"), @"2024-04-20  health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0");
    insta::assert_snapshot!(plan("2024-04-18"), @"2024-04-20  health,Ministry of Health,2024-Q1,1,0,1,0,0,0,0,0,0");
}

#[test]
fn what_is_undone_is_reported_on_again_from_the_period_in_which_it_is_lost() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: 2024")
        .progress("2024-Q1/health", "measure: 1.a, state: done, done_on: 2024-02-02, summary: Built., received_on: 2024-04-05")
        .progress("2025-Q1/health", "measure: 1.a, state: undone, undone_on: 2025-02-10, reason: It closed., received_on: 2025-02-20");
    insta::assert_snapshot!(came(&plan, &["2025-02-19", "2025-04-20", "2025-08-01"]), @"
    2025-02-19  health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    2025-04-20  health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    2025-04-20  health,Ministry of Health,2025-Q1,1,1,0,0,0,0,0,0,0
    2025-08-01  health,Ministry of Health,2024-Q1,1,1,0,0,0,0,0,0,0
    2025-08-01  health,Ministry of Health,2025-Q1,1,1,0,0,0,0,0,0,0
    2025-08-01  health,Ministry of Health,2025-Q2,1,0,0,0,0,0,0,1,0
    ");
}

#[test]
fn a_delivery_that_was_met_before_it_began_is_owed_no_word() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Q4 2025")
        .progress("2024-Q2/health", "measure: 1.a, state: done, done_on: 2024-05-02, summary: Built., received_on: 2024-07-05");
    insta::assert_snapshot!(format!("{}.", came(&plan, &["2026-08-01"])), @".");
}
