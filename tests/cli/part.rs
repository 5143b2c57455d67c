//! Whose part of an obligation is whose, once an act or a membership changes who answers: what is met stays met, what waits
//! keeps waiting, and the rest is owed by whoever takes the place.

use crate::support::{Plan, plan};

/// A plan with the ministries of labour and of youth and a care service beside that of health, whether or not it names all.
fn with(keys: &str) -> Plan {
    plan()
        .beside(
            "tadbir.toml",
            "[rules]\nunused-body = 'off'\nmeasure-without-body = 'off'\n",
        )
        .ministry("labour", "Ministry of Labour")
        .ministry("youth", "Ministry of Youth")
        .ministry("care", "Care Service")
        .measure("1.a", keys)
}

/// The same with a delivery that health and labour owe, each its part, of which health has done its own.
fn done_by_one_of_two() -> Plan {
    with("bodies: [labour, health], answerable: each, period: By December 2024").progress(
        "2024-Q2/health",
        "measure: 1.a, state: done, done_on: 2024-05-02, received_on: 2024-05-05",
    )
}

/// Whether what waits for its review is accepted is decided on 20 June 2024.
fn reviewed(plan: Plan, place: &str) -> Plan {
    plan.with("plan.yaml", "review: none", "review: required")
        .review(place, "measure: 1.a, decision: accepted, on: 2024-06-20")
}

#[test]
fn what_one_of_two_had_done_stays_met_when_the_other_takes_its_place() {
    let plan = done_by_one_of_two().amendment("2024-05-15", "body: health, succeeded_by: [labour]");
    insta::assert_snapshot!(plan.on(&["2024-05-14", "2024-05-15", "2025-01-20"], ""), @"
    2024-05-14  1.a/labour/1  due 2024-12-31  open
    2024-05-14  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2024-05-15  1.a/labour/1  due 2024-12-31  open
    2024-05-15  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2025-01-20  1.a/labour/1  due 2024-12-31  overdue, 20 days late
    2025-01-20  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    ");
    insta::assert_snapshot!(plan.run("why 1.a --body health --as-of 2024-05-15"), @"
    exit 0
    1.a/health/1 as of 2024-05-15

    Measure a

    decree's words  By December 2024
    reading         delivery, 2024-01-01 to 2024-12-31, due on 2024-12-31
    amendment       Order of 2024-05-15 of 2024-05-15, in force from 2024-05-15: Ministry of Health
                    (health) is succeeded by Ministry of Labour (labour)
    body            Ministry of Health (health), joint, now Ministry of Labour (labour)
    answerable      each: one obligation for each lead and joint body (set for the measure)
    starts on       2024-01-01
    due on          2024-12-31, the last day on which it is on time
    report due by   2025-01-15, 15 days after the due date (assumed)

    Progress reports considered
    body    period   received    state  standing    what it says
    ─────────────────────────────────────────────────────────────────────────────────────────────
    health  2024-Q2  2024-05-05  done   counts      Done on 2024-05-02. Evidence: Letter No. 5.

    status   met
    because  Ministry of Health did it on 2024-05-02, not after 2024-12-31
    ");
    insta::assert_snapshot!(plan.run("history 1.a --as-of 2024-05-15"), @r#"
    exit 0
    Measure 1.a: what happened by 2024-05-15

    day         what      of whom or what     how
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.a                 Order No. 1: "By December 2024", delivery, 2024-01-01 to
                                              2024-12-31, due on 2024-12-31
    2024-05-05  received  1.a health 2024-Q2  done: Done on 2024-05-02. Evidence: Letter No. 5.
    2024-05-05  met       1.a/health/1        open → met
    2024-05-15  amended   1.a                 Order of 2024-05-15 of 2024-05-15, in force from
                                              2024-05-15: Ministry of Health (health) is succeeded by
                                              Ministry of Labour (labour)
    "#);
    insta::assert_snapshot!(plan.run("show health --as-of 2024-05-15"), @"
    exit 0
    Ministry of Health (health)

    kind       ministry
    amendment  Order of 2024-05-15 of 2024-05-15, in force from 2024-05-15: Ministry of Health
               (health) is succeeded by Ministry of Labour (labour)
    as of      2024-05-15

    1 obligation: 1 met.

    measure  words       period            role   all  met  overdue
    ─────────────────────────────────────────────────────────────────
    1.a      Measure a   By December 2024  joint    1    1
    ");
}

#[test]
fn what_one_of_two_had_done_stays_met_when_both_merge_into_a_new_body() {
    insta::assert_snapshot!(
        done_by_one_of_two()
            .amendment("2024-05-15", "body: health, succeeded_by: [care]")
            .amendment("2024-05-15", "body: labour, succeeded_by: [care]")
            .on(&["2024-05-14", "2024-05-15", "2025-01-20"], ""),
        @"
    2024-05-14  1.a/labour/1  due 2024-12-31  open
    2024-05-14  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2024-05-15  1.a/care/1  due 2024-12-31  open
    2024-05-15  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2025-01-20  1.a/care/1  due 2024-12-31  overdue, 20 days late
    2025-01-20  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    "
    );
}

#[test]
fn what_one_of_two_had_done_stays_met_when_it_alone_passes_to_a_new_body() {
    insta::assert_snapshot!(
        done_by_one_of_two()
            .amendment("2024-05-15", "body: health, succeeded_by: [care]")
            .on(&["2024-05-14", "2024-05-15", "2025-01-20"], ""),
        @"
    2024-05-14  1.a/labour/1  due 2024-12-31  open
    2024-05-14  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2024-05-15  1.a/labour/1  due 2024-12-31  open
    2024-05-15  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2025-01-20  1.a/labour/1  due 2024-12-31  overdue, 20 days late
    2025-01-20  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    "
    );
}

#[test]
fn what_one_of_two_had_done_stays_met_when_it_is_abolished() {
    insta::assert_snapshot!(
        done_by_one_of_two()
            .amendment("2024-05-15", "body: health, succeeded_by: []")
            .on(&["2024-05-14", "2024-05-15", "2025-01-20"], ""),
        @"
    2024-05-14  1.a/labour/1  due 2024-12-31  open
    2024-05-14  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2024-05-15  1.a/labour/1  due 2024-12-31  open
    2024-05-15  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2025-01-20  1.a/labour/1  due 2024-12-31  overdue, 20 days late
    2025-01-20  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    "
    );
}

#[test]
fn what_one_of_two_had_done_stays_met_when_an_act_takes_it_off_the_measure() {
    insta::assert_snapshot!(
        done_by_one_of_two()
            .amendment("2024-05-15", "measure: 1.a, bodies: [labour]")
            .on(&["2024-05-14", "2024-05-15", "2025-01-20"], ""),
        @"
    2024-05-14  1.a/labour/1  due 2024-12-31  open
    2024-05-14  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2024-05-15  1.a/labour/1  due 2024-12-31  open
    2024-05-15  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2025-01-20  1.a/labour/1  due 2024-12-31  overdue, 20 days late
    2025-01-20  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    "
    );
}

#[test]
fn what_one_of_two_had_done_stays_met_when_an_act_names_another_in_its_place() {
    insta::assert_snapshot!(
        done_by_one_of_two()
            .amendment("2024-05-15", "measure: 1.a, bodies: [labour, youth]")
            .on(&["2024-05-14", "2024-05-15", "2025-01-20"], ""),
        @"
    2024-05-14  1.a/labour/1  due 2024-12-31  open
    2024-05-14  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2024-05-15  1.a/labour/1  due 2024-12-31  open
    2024-05-15  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2025-01-20  1.a/labour/1  due 2024-12-31  overdue, 20 days late
    2025-01-20  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    "
    );
}

#[test]
fn what_one_of_two_had_done_stays_met_when_an_act_names_two_others_who_owe_anew() {
    insta::assert_snapshot!(
        done_by_one_of_two()
            .amendment("2024-05-15", "measure: 1.a, bodies: [labour, youth, care]")
            .on(&["2024-05-14", "2024-05-15", "2025-01-20"], ""),
        @"
    2024-05-14  1.a/labour/1  due 2024-12-31  open
    2024-05-14  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2024-05-15  1.a/labour/1  due 2024-12-31  open
    2024-05-15  1.a/youth/1  due 2024-12-31  open
    2024-05-15  1.a/care/1  due 2024-12-31  open
    2024-05-15  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2025-01-20  1.a/labour/1  due 2024-12-31  overdue, 20 days late
    2025-01-20  1.a/youth/1  due 2024-12-31  overdue, 20 days late
    2025-01-20  1.a/care/1  due 2024-12-31  overdue, 20 days late
    2025-01-20  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    "
    );
}

#[test]
fn what_the_lead_had_done_is_met_when_an_act_names_another_lead() {
    let plan = with("bodies: [health, labour], period: By December 2024")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, done_on: 2024-05-02, received_on: 2024-05-05",
        )
        .amendment("2024-05-15", "measure: 1.a, lead: labour");
    insta::assert_snapshot!(plan.on(&["2024-05-14", "2024-05-15", "2025-01-20"], ""), @"
    2024-05-14  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2024-05-15  1.a/labour/1  due 2024-12-31  met on 2024-05-02 by health
    2025-01-20  1.a/labour/1  due 2024-12-31  met on 2024-05-02 by health
    ");
    insta::assert_snapshot!(plan.run("why 1.a --as-of 2024-05-15"), @"
    exit 0
    1.a/labour/1 as of 2024-05-15

    Measure a

    decree's words  By December 2024
    reading         delivery, 2024-01-01 to 2024-12-31, due on 2024-12-31
    amendment       Order of 2024-05-15 of 2024-05-15, in force from 2024-05-15: the lead becomes
                    labour
    body            Ministry of Labour (labour), lead
    answerable      lead: one obligation, met only by the lead (assumed)
    starts on       2024-01-01
    due on          2024-12-31, the last day on which it is on time
    report due by   2025-01-15, 15 days after the due date (assumed)

    Progress reports considered
    body    period   received    state  standing    what it says
    ─────────────────────────────────────────────────────────────────────────────────────────────
    health  2024-Q2  2024-05-05  done   counts      Done on 2024-05-02. Evidence: Letter No. 5.

    status   met
    because  Ministry of Health did it on 2024-05-02, not after 2024-12-31
    ");
}

#[test]
fn what_any_of_two_had_done_is_met_when_an_act_names_others() {
    insta::assert_snapshot!(
        with("bodies: [health, labour], answerable: any, period: By December 2024")
            .progress("2024-Q2/labour", "measure: 1.a, state: done, done_on: 2024-05-02, received_on: 2024-05-05")
            .amendment("2024-05-15", "measure: 1.a, bodies: [youth, care]")
            .on(&["2024-05-14", "2024-05-15", "2025-01-20"], ""),
        @"
    2024-05-14  1.a/health/1  due 2024-12-31  met on 2024-05-02 by labour
    2024-05-15  1.a/youth/1  due 2024-12-31  met on 2024-05-02 by labour
    2025-01-20  1.a/youth/1  due 2024-12-31  met on 2024-05-02 by labour
    "
    );
}

#[test]
fn what_the_lead_had_done_is_met_when_another_body_takes_its_place() {
    insta::assert_snapshot!(
        with("bodies: [health, labour], period: By December 2024")
            .progress("2024-Q2/health", "measure: 1.a, state: done, done_on: 2024-05-02, received_on: 2024-05-05")
            .amendment("2024-05-15", "body: health, succeeded_by: [labour]")
            .on(&["2024-05-14", "2024-05-15", "2025-01-20"], ""),
        @"
    2024-05-14  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2024-05-15  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2025-01-20  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    "
    );
}

#[test]
fn what_the_lead_had_done_is_met_when_it_is_split() {
    insta::assert_snapshot!(
        with("bodies: [health], period: By December 2024, answerable: each")
            .progress("2024-Q2/health", "measure: 1.a, state: done, done_on: 2024-05-02, received_on: 2024-05-05")
            .amendment("2024-05-15", "body: health, succeeded_by: [youth, care]")
            .on(&["2024-05-14", "2024-05-15", "2025-01-20"], ""),
        @"
    2024-05-14  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2024-05-15  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2025-01-20  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    "
    );
}

#[test]
fn what_was_met_of_past_periods_stays_with_who_met_it() {
    let told = |change: &str| {
        with("bodies: [labour, health], period: Regularly")
            .progress(
                "2024-Q1/health",
                "measure: 1.a, state: done, done_on: 2024-03-02, received_on: 2024-04-05",
            )
            .progress(
                "2024-Q2/health",
                "measure: 1.a, state: done, done_on: 2024-05-02, received_on: 2024-05-05",
            )
            .amendment("2024-05-15", change)
            .on(&["2024-05-14", "2024-05-15"], "--period 2024-Q1..2024-Q3")
    };
    insta::assert_snapshot!(told("body: health, succeeded_by: [labour]"), @"
    2024-05-14  1.a/labour/2024-Q1  due 2024-03-31  overdue, 44 days late
    2024-05-14  1.a/labour/2024-Q2  due 2024-06-30  open
    2024-05-14  1.a/labour/2024-Q3  due 2024-09-30  upcoming
    2024-05-14  1.a/health/2024-Q1  due 2024-03-31  met on 2024-03-02 by health
    2024-05-14  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-02 by health
    2024-05-14  1.a/health/2024-Q3  due 2024-09-30  upcoming
    2024-05-15  1.a/labour/2024-Q1  due 2024-03-31  overdue, 45 days late
    2024-05-15  1.a/labour/2024-Q2  due 2024-06-30  open
    2024-05-15  1.a/labour/2024-Q3  due 2024-09-30  upcoming
    2024-05-15  1.a/health/2024-Q1  due 2024-03-31  met on 2024-03-02 by health
    2024-05-15  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-02 by health
    ");
    insta::assert_snapshot!(told("body: health, succeeded_by: [care]"), @"
    2024-05-14  1.a/labour/2024-Q1  due 2024-03-31  overdue, 44 days late
    2024-05-14  1.a/labour/2024-Q2  due 2024-06-30  open
    2024-05-14  1.a/labour/2024-Q3  due 2024-09-30  upcoming
    2024-05-14  1.a/health/2024-Q1  due 2024-03-31  met on 2024-03-02 by health
    2024-05-14  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-02 by health
    2024-05-14  1.a/health/2024-Q3  due 2024-09-30  upcoming
    2024-05-15  1.a/labour/2024-Q1  due 2024-03-31  overdue, 45 days late
    2024-05-15  1.a/labour/2024-Q2  due 2024-06-30  open
    2024-05-15  1.a/labour/2024-Q3  due 2024-09-30  upcoming
    2024-05-15  1.a/care/2024-Q3  due 2024-09-30  upcoming
    2024-05-15  1.a/health/2024-Q1  due 2024-03-31  met on 2024-03-02 by health
    2024-05-15  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-02 by health
    ");
    insta::assert_snapshot!(told("body: health, succeeded_by: []"), @"
    2024-05-14  1.a/labour/2024-Q1  due 2024-03-31  overdue, 44 days late
    2024-05-14  1.a/labour/2024-Q2  due 2024-06-30  open
    2024-05-14  1.a/labour/2024-Q3  due 2024-09-30  upcoming
    2024-05-14  1.a/health/2024-Q1  due 2024-03-31  met on 2024-03-02 by health
    2024-05-14  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-02 by health
    2024-05-14  1.a/health/2024-Q3  due 2024-09-30  upcoming
    2024-05-15  1.a/labour/2024-Q1  due 2024-03-31  overdue, 45 days late
    2024-05-15  1.a/labour/2024-Q2  due 2024-06-30  open
    2024-05-15  1.a/labour/2024-Q3  due 2024-09-30  upcoming
    2024-05-15  1.a/health/2024-Q1  due 2024-03-31  met on 2024-03-02 by health
    2024-05-15  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-02 by health
    ");
    insta::assert_snapshot!(told("measure: 1.a, bodies: [labour]"), @"
    2024-05-14  1.a/labour/2024-Q1  due 2024-03-31  overdue, 44 days late
    2024-05-14  1.a/labour/2024-Q2  due 2024-06-30  open
    2024-05-14  1.a/labour/2024-Q3  due 2024-09-30  upcoming
    2024-05-14  1.a/health/2024-Q1  due 2024-03-31  met on 2024-03-02 by health
    2024-05-14  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-02 by health
    2024-05-14  1.a/health/2024-Q3  due 2024-09-30  upcoming
    2024-05-15  1.a/labour/2024-Q1  due 2024-03-31  overdue, 45 days late
    2024-05-15  1.a/labour/2024-Q2  due 2024-06-30  open
    2024-05-15  1.a/labour/2024-Q3  due 2024-09-30  upcoming
    2024-05-15  1.a/health/2024-Q1  due 2024-03-31  met on 2024-03-02 by health
    2024-05-15  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-02 by health
    ");
    insta::assert_snapshot!(told("measure: 1.a, bodies: [labour, youth]"), @"
    2024-05-14  1.a/labour/2024-Q1  due 2024-03-31  overdue, 44 days late
    2024-05-14  1.a/labour/2024-Q2  due 2024-06-30  open
    2024-05-14  1.a/labour/2024-Q3  due 2024-09-30  upcoming
    2024-05-14  1.a/health/2024-Q1  due 2024-03-31  met on 2024-03-02 by health
    2024-05-14  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-02 by health
    2024-05-14  1.a/health/2024-Q3  due 2024-09-30  upcoming
    2024-05-15  1.a/labour/2024-Q1  due 2024-03-31  overdue, 45 days late
    2024-05-15  1.a/labour/2024-Q2  due 2024-06-30  open
    2024-05-15  1.a/labour/2024-Q3  due 2024-09-30  upcoming
    2024-05-15  1.a/youth/2024-Q3  due 2024-09-30  upcoming
    2024-05-15  1.a/health/2024-Q1  due 2024-03-31  met on 2024-03-02 by health
    2024-05-15  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-02 by health
    ");
}

#[test]
fn what_was_met_before_its_due_day_after_the_period_stays_with_who_met_it() {
    let told = |change: &str| {
        with("bodies: [labour, health], answerable: each, period: \"Quarterly, by the 15th of the following month\"")
            .progress("2024-Q1/health", "measure: 1.a, state: done, done_on: 2024-03-02, received_on: 2024-04-03")
            .amendment("2024-04-05", change)
            .on(&["2024-04-04", "2024-04-05", "2024-05-05"], "--period 2024-04")
    };
    insta::assert_snapshot!(told("body: health, succeeded_by: [labour]"), @"
    2024-04-04  1.a/labour/2024-Q1  due 2024-04-15  open
    2024-04-04  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-02 by health
    2024-04-05  1.a/labour/2024-Q1  due 2024-04-15  open
    2024-04-05  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-02 by health
    2024-05-05  1.a/labour/2024-Q1  due 2024-04-15  overdue, 20 days late
    2024-05-05  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-02 by health
    ");
    insta::assert_snapshot!(told("body: health, succeeded_by: [care]"), @"
    2024-04-04  1.a/labour/2024-Q1  due 2024-04-15  open
    2024-04-04  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-02 by health
    2024-04-05  1.a/labour/2024-Q1  due 2024-04-15  open
    2024-04-05  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-02 by health
    2024-05-05  1.a/labour/2024-Q1  due 2024-04-15  overdue, 20 days late
    2024-05-05  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-02 by health
    ");
    insta::assert_snapshot!(told("body: health, succeeded_by: []"), @"
    2024-04-04  1.a/labour/2024-Q1  due 2024-04-15  open
    2024-04-04  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-02 by health
    2024-04-05  1.a/labour/2024-Q1  due 2024-04-15  open
    2024-04-05  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-02 by health
    2024-05-05  1.a/labour/2024-Q1  due 2024-04-15  overdue, 20 days late
    2024-05-05  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-02 by health
    ");
    insta::assert_snapshot!(told("body: labour, succeeded_by: [care]"), @"
    2024-04-04  1.a/labour/2024-Q1  due 2024-04-15  open
    2024-04-04  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-02 by health
    2024-04-05  1.a/care/2024-Q1  due 2024-04-15  open
    2024-04-05  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-02 by health
    2024-05-05  1.a/care/2024-Q1  due 2024-04-15  overdue, 20 days late
    2024-05-05  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-02 by health
    ");
    insta::assert_snapshot!(told("measure: 1.a, bodies: [labour]"), @"
    2024-04-04  1.a/labour/2024-Q1  due 2024-04-15  open
    2024-04-04  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-02 by health
    2024-04-05  1.a/labour/2024-Q1  due 2024-04-15  open
    2024-04-05  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-02 by health
    2024-05-05  1.a/labour/2024-Q1  due 2024-04-15  overdue, 20 days late
    2024-05-05  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-02 by health
    ");
}

#[test]
fn what_waits_for_its_review_keeps_waiting_once_another_body_takes_the_place() {
    let plan = reviewed(
        with("bodies: [health], period: May 2024").progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, done_on: 2024-05-04, received_on: 2024-05-10",
        ),
        "2024-Q2/health",
    )
    .amendment("2024-05-15", "body: health, succeeded_by: [care]");
    insta::assert_snapshot!(plan.on(&["2024-05-14", "2024-05-15", "2024-06-18", "2024-06-21"], ""), @"
    2024-05-14  1.a/health/1  due 2024-05-31  open
    2024-05-15  1.a/care/1  due 2024-05-31  open
    2024-06-18  1.a/care/1  due 2024-05-31  awaiting review
    2024-06-21  1.a/care/1  due 2024-05-31  met on 2024-05-04 by health
    ");
}

#[test]
fn what_waits_for_its_review_keeps_waiting_once_the_lead_alone_answers() {
    insta::assert_snapshot!(
        reviewed(
            with("bodies: [labour, health], answerable: any, period: March 2024").progress(
                "2024-Q1/health",
                "measure: 1.a, state: done, done_on: 2024-03-04, received_on: 2024-05-10",
            ),
            "2024-Q1/health",
        )
        .amendment("2024-05-15", "measure: 1.a, answerable: lead")
        .on(&["2024-05-14", "2024-05-15", "2024-06-21"], ""),
        @"
    2024-05-14  1.a/labour/1  due 2024-03-31  awaiting review
    2024-05-15  1.a/labour/1  due 2024-03-31  awaiting review
    2024-06-21  1.a/labour/1  due 2024-03-31  met on 2024-03-04 by health
    "
    );
}

#[test]
fn what_waits_for_its_review_keeps_waiting_once_an_act_names_another_lead() {
    insta::assert_snapshot!(
        reviewed(
            with("bodies: [health, labour], period: March 2024").progress(
                "2024-Q1/health",
                "measure: 1.a, state: done, done_on: 2024-03-04, received_on: 2024-05-10",
            ),
            "2024-Q1/health",
        )
        .amendment("2024-05-15", "measure: 1.a, lead: labour")
        .on(&["2024-05-14", "2024-05-15", "2024-06-21"], ""),
        @"
    2024-05-14  1.a/health/1  due 2024-03-31  awaiting review
    2024-05-15  1.a/labour/1  due 2024-03-31  awaiting review
    2024-06-21  1.a/labour/1  due 2024-03-31  met on 2024-03-04 by health
    "
    );
}

#[test]
fn what_the_responsible_body_did_before_an_act_names_a_body_is_met() {
    insta::assert_snapshot!(
        with("period: 2024")
            .with("plan.yaml", "coordinator: office", "coordinator: office\nresponsible: { body: youth, by: Order No. 1 }")
            .progress("2024-Q2/youth", "measure: 1.a, state: done, done_on: 2024-05-04, received_on: 2024-05-10")
            .amendment("2024-05-15", "measure: 1.a, bodies: [labour]")
            .on(&["2024-05-14", "2024-05-15", "2025-01-20"], ""),
        @"
    2024-05-14  1.a/-/1  due 2024-12-31  met on 2024-05-04 by youth
    2024-05-15  1.a/labour/1  due 2024-12-31  met on 2024-05-04 by youth
    2025-01-20  1.a/labour/1  due 2024-12-31  met on 2024-05-04 by youth
    "
    );
}

#[test]
fn what_a_member_of_a_group_did_before_an_act_names_another_body_is_met() {
    insta::assert_snapshot!(
        with("bodies: [the towns], period: 2024")
            .group("towns", "{ body: youth }")
            .progress("2024-Q2/youth", "measure: 1.a, state: done, done_on: 2024-05-04, received_on: 2024-05-10")
            .amendment("2024-05-15", "measure: 1.a, bodies: [labour]")
            .on(&["2024-05-14", "2024-05-15", "2025-01-20"], ""),
        @"
    2024-05-14  1.a/youth/1  due 2024-12-31  met on 2024-05-04 by youth
    2024-05-15  1.a/labour/1  due 2024-12-31  met on 2024-05-04 by youth
    2025-01-20  1.a/labour/1  due 2024-12-31  met on 2024-05-04 by youth
    "
    );
}

#[test]
fn what_the_responsible_body_did_before_a_member_was_named_is_met() {
    insta::assert_snapshot!(
        with("bodies: [the towns], period: 2024")
            .with("plan.yaml", "coordinator: office", "coordinator: office\nresponsible: { body: labour, by: Order No. 1 }")
            .group("towns", "{ body: youth, from: 2024-05-15 }")
            .progress("2024-Q2/labour", "measure: 1.a, state: done, done_on: 2024-05-04, received_on: 2024-05-10")
            .on(&["2024-05-14", "2024-05-15", "2025-01-20"], ""),
        @"
    2024-05-14  1.a/-/1  due 2024-12-31  met on 2024-05-04 by labour
    2024-05-15  1.a/youth/1  due 2024-12-31  met on 2024-05-04 by labour
    2025-01-20  1.a/youth/1  due 2024-12-31  met on 2024-05-04 by labour
    "
    );
}

#[test]
fn a_membership_decides_nothing_before_it_begins() {
    insta::assert_snapshot!(
        with("bodies: [the towns, the villages], period: 2024")
            .group("towns", "{ body: care, from: 2025-05-15 }, { body: youth }")
            .group("villages", "{ body: care }")
            .on(&["2024-05-14"], ""),
        @"2024-05-14  1.a/youth/1  due 2024-12-31  open"
    );
}

#[test]
fn what_a_member_of_a_group_still_owed_passes_to_who_takes_its_place() {
    insta::assert_snapshot!(
        with("bodies: [the towns], answerable: each, period: \"Quarterly, by the 15th of the following month\"")
            .group("towns", "{ body: labour }, { body: youth }")
            .amendment("2024-04-05", "body: labour, succeeded_by: [care]")
            .on(&["2024-04-04", "2024-05-01"], "--period 2024-Q1..2024-Q2"),
        @"
    2024-04-04  1.a/labour/2024-Q1  due 2024-04-15  open
    2024-04-04  1.a/youth/2024-Q1  due 2024-04-15  open
    2024-05-01  1.a/care/2024-Q1  due 2024-04-15  overdue, 16 days late
    2024-05-01  1.a/youth/2024-Q1  due 2024-04-15  overdue, 16 days late
    "
    );
}

#[test]
fn an_accepted_not_applicable_of_a_predecessor_counts() {
    insta::assert_snapshot!(
        with("bodies: [health], period: Regularly")
            .progress("2024-Q2/health", "measure: 1.a, state: not-applicable, reason: No case., received_on: 2024-05-05")
            .review("2024-Q2/health", "measure: 1.a, decision: accepted, on: 2024-05-08")
            .amendment("2024-05-15", "body: health, succeeded_by: [care]")
            .on(&["2024-05-14", "2024-05-15"], "--period 2024-Q2"),
        @"
    2024-05-14  1.a/health/2024-Q2  due 2024-06-30  not-applicable
    2024-05-15  1.a/care/2024-Q2  due 2024-06-30  not-applicable
    "
    );
}

#[test]
fn what_the_lead_had_done_in_a_period_stays_with_it_and_the_new_lead_begins_with_the_next() {
    let told = |change: &str| {
        with("bodies: [health, labour], answerable: lead, period: Regularly")
            .progress(
                "2024-Q2/health",
                "measure: 1.a, state: done, done_on: 2024-05-02, received_on: 2024-05-05",
            )
            .amendment("2024-05-15", change)
            .on(&["2024-05-14", "2024-05-15"], "--period 2024-Q1..2024-Q3")
    };
    insta::assert_snapshot!(told("measure: 1.a, lead: labour"), @"
    2024-05-14  1.a/health/2024-Q1  due 2024-03-31  overdue, 44 days late
    2024-05-14  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-02 by health
    2024-05-14  1.a/health/2024-Q3  due 2024-09-30  upcoming
    2024-05-15  1.a/health/2024-Q1  due 2024-03-31  overdue, 45 days late
    2024-05-15  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-02 by health
    2024-05-15  1.a/labour/2024-Q3  due 2024-09-30  upcoming
    ");
    insta::assert_snapshot!(told("body: health, succeeded_by: [labour]"), @"
    2024-05-14  1.a/health/2024-Q1  due 2024-03-31  overdue, 44 days late
    2024-05-14  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-02 by health
    2024-05-14  1.a/health/2024-Q3  due 2024-09-30  upcoming
    2024-05-15  1.a/labour/2024-Q3  due 2024-09-30  upcoming
    2024-05-15  1.a/health/2024-Q1  due 2024-03-31  overdue, 45 days late
    2024-05-15  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-02 by health
    ");
}

#[test]
fn what_a_body_had_done_is_met_when_an_act_takes_it_off_and_another_puts_it_back() {
    insta::assert_snapshot!(
        done_by_one_of_two()
            .amendment("2024-05-15", "measure: 1.a, bodies: [labour]")
            .amendment("2024-06-15", "measure: 1.a, bodies: [labour, health]")
            .on(&["2024-05-15", "2024-06-15"], ""),
        @"
    2024-05-15  1.a/labour/1  due 2024-12-31  open
    2024-05-15  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2024-06-15  1.a/labour/1  due 2024-12-31  open
    2024-06-15  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    "
    );
}

#[test]
fn what_any_of_two_had_done_is_met_once_each_answers() {
    insta::assert_snapshot!(
        with("bodies: [labour, health], answerable: any, period: By December 2024")
            .progress("2024-Q2/health", "measure: 1.a, state: done, done_on: 2024-05-02, received_on: 2024-05-05")
            .amendment("2024-05-15", "measure: 1.a, answerable: each")
            .on(&["2024-05-14", "2024-05-15"], ""),
        @"
    2024-05-14  1.a/labour/1  due 2024-12-31  met on 2024-05-02 by health
    2024-05-15  1.a/labour/1  due 2024-12-31  met on 2024-05-02 by health
    2024-05-15  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    "
    );
}

#[test]
fn what_was_kept_is_met_no_more_once_who_said_so_corrects_it() {
    insta::assert_snapshot!(
        done_by_one_of_two()
            .progress("2024-Q2/health", "measure: 1.a, state: in-progress, summary: Not yet., received_on: 2024-05-20")
            .amendment("2024-05-15", "measure: 1.a, bodies: [labour]")
            .on(&["2024-05-15", "2024-05-20"], ""),
        @"
    2024-05-15  1.a/labour/1  due 2024-12-31  open
    2024-05-15  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health
    2024-05-20  1.a/labour/1  due 2024-12-31  open
    "
    );
}

#[test]
fn who_takes_the_place_of_another_owes_once_what_it_had_done_itself() {
    insta::assert_snapshot!(
        with("bodies: [labour, health], answerable: each, period: By December 2024")
            .progress("2024-Q2/labour", "measure: 1.a, state: done, done_on: 2024-05-03, received_on: 2024-05-05")
            .amendment("2024-05-15", "body: health, succeeded_by: [labour]")
            .on(&["2024-05-14", "2024-05-15"], ""),
        @"
    2024-05-14  1.a/labour/1  due 2024-12-31  met on 2024-05-03 by labour
    2024-05-14  1.a/health/1  due 2024-12-31  open
    2024-05-15  1.a/labour/1  due 2024-12-31  met on 2024-05-03 by labour
    "
    );
}
