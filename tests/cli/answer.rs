//! Who answers for a measure: lead and joint bodies, groups and their members, and nobody.

use crate::support::{Plan, plan};

/// A plan with three ministries: health, education and labour.
fn ministries() -> Plan {
    plan()
        .ministry("education", "Ministry of Education")
        .ministry("labour", "Ministry of Labour")
}

#[test]
fn by_rule_each_body_owes_a_continuing_measure_and_the_lead_a_delivery() {
    insta::assert_snapshot!(
        ministries()
            .measure("1.a", "bodies: [health, education, labour], period: Regularly")
            .measure("1.b", "bodies: [education, health], period: May 2025")
            .on(&["2025-06-16"], "--period 2025-Q2"),
        @r"
        2025-06-16  1.a/health/2025-Q2  due 2025-06-30  open
        2025-06-16  1.a/education/2025-Q2  due 2025-06-30  open
        2025-06-16  1.a/labour/2025-Q2  due 2025-06-30  open
        2025-06-16  1.b/education/1  due 2025-05-31  overdue, 16 days late
        "
    );
}

#[test]
fn the_plan_may_say_otherwise_and_an_objective_or_a_measure_again() {
    insta::assert_snapshot!(
        ministries()
            .with("plan.yaml", "delivery: { answerable: lead", "delivery: { answerable: each")
            .measure("1.a", "bodies: [health, education], period: May 2025")
            .measure("2.a", "bodies: [health, education], period: May 2025")
            .measure("2.b", "bodies: [health, education, labour], period: May 2025, answerable: lead")
            .with("measures/2.yaml", "title: Objective 2", "title: Objective 2\nanswerable: any")
            .on(&["2025-05-16"], ""),
        @r"
        2025-05-16  1.a/health/1  due 2025-05-31  open
        2025-05-16  1.a/education/1  due 2025-05-31  open
        2025-05-16  2.a/health/1  due 2025-05-31  open
        2025-05-16  2.b/health/1  due 2025-05-31  open
        "
    );
}

#[test]
fn a_marked_lead_takes_the_place_of_the_first_named() {
    insta::assert_snapshot!(
        ministries()
            .measure("1.a", "bodies: [health, education], period: May 2025, lead: education")
            .measure("2.a", "bodies: [health, labour], period: May 2025")
            .measure("2.b", "bodies: [health, education], period: May 2025")
            .with("measures/2.yaml", "title: Objective 2", "title: Objective 2\nlead: labour")
            .run("obligations --format csv --as-of 2025-05-16"),
        @"
    exit 0
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    1.a/education/1,1.a,1,education,Ministry of Education,lead,education,delivery,,2025-05-01,2025-05-31,2025-05-31,open,,,,,false,,,
    2.a/labour/1,2.a,2,labour,Ministry of Labour,lead,labour,delivery,,2025-05-01,2025-05-31,2025-05-31,open,,,,,false,,,
    2.b/health/1,2.b,2,health,Ministry of Health,lead,health,delivery,,2025-05-01,2025-05-31,2025-05-31,open,,,,,false,,,
    "
    );
}

#[test]
fn under_lead_the_word_of_a_joint_body_does_not_meet_it() {
    insta::assert_snapshot!(
        ministries()
            .measure("1.a", "bodies: [health, education, labour], period: May 2025")
            .progress("2025-Q2/education", "measure: 1.a, state: done, done_on: 2025-05-20, received_on: 2025-07-01")
            .run("why 1.a --as-of 2025-07-01"),
        @r"
        exit 0
        1.a/health/1 as of 2025-07-01

        Measure a

        decree's words  May 2025
        reading         delivery, 2025-05-01 to 2025-05-31, due on 2025-05-31
        body            Ministry of Health (health), lead
        answerable      lead: one obligation, met only by the lead (assumed)
        starts on       2025-05-01
        due on          2025-05-31, the last day on which it is on time
        report due by   2025-06-15, 15 days after the due date (assumed)

        Progress reports considered
        body       period   received    state  standing                  what it says
        ────────────────────────────────────────────────────────────────────────────────────────────────
        education  2025-Q2  2025-07-01  done   cannot meet it: the body  Done on 2025-05-20. Evidence:
                                               does not answer for it    Letter No. 5.

        status   overdue, 31 days
        because  nothing that counts says it was done, and 2025-07-01 is 31 days after 2025-05-31
        "
    );
}

#[test]
fn under_any_the_first_to_do_it_meets_it_for_all() {
    insta::assert_snapshot!(
        ministries()
            .measure("1.a", "bodies: [health, education, labour], period: Regularly, answerable: any")
            .progress("2025-Q1/labour", "measure: 1.a, state: done, done_on: 2025-03-01, received_on: 2025-04-02")
            .progress("2025-Q1/education", "measure: 1.a, state: done, done_on: 2025-02-01, received_on: 2025-04-05")
            .on(&["2025-04-01", "2025-04-02", "2025-04-05"], "--period 2025-Q1"),
        @r"
        2025-04-01  1.a/health/2025-Q1  due 2025-03-31  awaiting report
        2025-04-02  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-01 by labour
        2025-04-05  1.a/health/2025-Q1  due 2025-03-31  met on 2025-02-01 by education
        "
    );
}

#[test]
fn a_recommended_body_owes_nothing() {
    insta::assert_snapshot!(
        ministries()
            .measure("1.a", "bodies: [health], recommended: [education, labour], period: May 2025, answerable: each")
            .on(&["2025-05-16"], ""),
        @r"2025-05-16  1.a/health/1  due 2025-05-31  open"
    );
}

#[test]
fn where_only_recommended_bodies_are_named_nobody_is() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "recommended: [health], period: May 2025")
            .run("obligations --format csv --as-of 2025-06-16"),
        @"
    exit 0
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    1.a/-/1,1.a,1,,,,,delivery,,2025-05-01,2025-05-31,2025-05-31,overdue,16,,,,false,,,
    --- stderr
    1 warning; `tadbir check` shows them
    "
    );
}

#[test]
fn where_nobody_is_named_the_responsible_body_and_the_coordinator_may_report() {
    let responsible = "coordinator: office\nresponsible: { body: education, by: Order No. 1 }";
    insta::assert_snapshot!(
        ministries()
            .with("plan.yaml", "coordinator: office", responsible)
            .measure("1.a", "period: Regularly")
            .progress("2025-Q1/education", "measure: 1.a, state: done, received_on: 2025-04-01")
            .progress("2025-Q2/office", "measure: 1.a, state: done, received_on: 2025-07-01")
            .progress("2025-Q3/health", "measure: 1.a, state: done, received_on: 2025-10-01")
            .run("obligations --format csv --period 2025-Q1..2025-Q3 --as-of 2025-10-16"),
        @"
    exit 1
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    1.a/-/2025-Q1,1.a,1,,,,,continuing,2025-Q1,2025-01-01,2025-03-31,2025-03-31,met,,2025-03-31,education,,false,,,
    1.a/-/2025-Q2,1.a,1,,,,,continuing,2025-Q2,2025-04-01,2025-06-30,2025-06-30,met,,2025-06-30,office,,false,,,
    1.a/-/2025-Q3,1.a,1,,,,,continuing,2025-Q3,2025-07-01,2025-09-30,2025-09-30,overdue,16,,,,false,,,
    --- stderr
    plan/progress/2025-Q3/health.yaml:4:16: error[progress-by-other-body]: `health` reports on measure `1.a`, which it does not answer for (move the entry to the file of `education` or `office`, or add `health` to the measure)
    1 entry is left out; `tadbir check` shows why
    2 warnings; `tadbir check` shows them
    "
    );
}

#[test]
fn members_of_a_group_answer_like_joint_bodies_from_the_period_in_which_they_were_named() {
    insta::assert_snapshot!(
        ministries()
            .group("towns", "{ body: education, from: 2025-05-12 }, { body: labour, from: 2025-07-01 }")
            .measure("1.a", "bodies: [health, towns], period: Regularly")
            .on(&["2025-05-11", "2025-05-12", "2025-07-01"], "--period 2025-Q1..2025-Q3"),
        @r"
        2025-05-11  1.a/health/2025-Q1  due 2025-03-31  overdue, 41 days late
        2025-05-11  1.a/health/2025-Q2  due 2025-06-30  open
        2025-05-11  1.a/health/2025-Q3  due 2025-09-30  upcoming
        2025-05-12  1.a/health/2025-Q1  due 2025-03-31  overdue, 42 days late
        2025-05-12  1.a/health/2025-Q2  due 2025-06-30  open
        2025-05-12  1.a/health/2025-Q3  due 2025-09-30  upcoming
        2025-05-12  1.a/education/2025-Q2  due 2025-06-30  open
        2025-05-12  1.a/education/2025-Q3  due 2025-09-30  upcoming
        2025-07-01  1.a/health/2025-Q1  due 2025-03-31  overdue, 92 days late
        2025-07-01  1.a/health/2025-Q2  due 2025-06-30  awaiting report
        2025-07-01  1.a/health/2025-Q3  due 2025-09-30  open
        2025-07-01  1.a/education/2025-Q2  due 2025-06-30  awaiting report
        2025-07-01  1.a/education/2025-Q3  due 2025-09-30  open
        2025-07-01  1.a/labour/2025-Q3  due 2025-09-30  open
        "
    );
}

#[test]
fn a_member_may_answer_for_some_measures_only() {
    insta::assert_snapshot!(
        ministries()
            .group("towns", "{ body: education, measures: [1.b] }, { body: labour }")
            .measure("1.a", "bodies: [health, towns], period: May 2025, answerable: each")
            .measure("1.b", "bodies: [towns], period: May 2025, answerable: each")
            .on(&["2025-05-16"], ""),
        @r"
        2025-05-16  1.a/health/1  due 2025-05-31  open
        2025-05-16  1.a/labour/1  due 2025-05-31  open
        2025-05-16  1.b/education/1  due 2025-05-31  open
        2025-05-16  1.b/labour/1  due 2025-05-31  open
        "
    );
}

#[test]
fn the_first_member_leads_where_a_measure_names_only_groups() {
    insta::assert_snapshot!(
        ministries()
            .group("towns", "{ body: labour }, { body: education }")
            .measure("1.a", "bodies: [towns], period: May 2025")
            .measure("1.b", "bodies: [health], period: May 2025")
            .run("obligations --format csv --as-of 2025-05-16"),
        @"
    exit 0
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    1.a/labour/1,1.a,1,labour,Ministry of Labour,joint,labour,delivery,,2025-05-01,2025-05-31,2025-05-31,open,,,,,false,,,
    1.b/health/1,1.b,1,health,Ministry of Health,lead,health,delivery,,2025-05-01,2025-05-31,2025-05-31,open,,,,,false,,,
    "
    );
}

#[test]
fn a_body_named_itself_and_as_a_member_owes_once() {
    insta::assert_snapshot!(
        plan()
            .group("towns", "{ body: health, from: 2025-08-01 }")
            .measure("1.a", "bodies: [towns, health], period: Regularly")
            .on(&["2025-08-01"], "--period 2025-Q1..2025-Q2"),
        @r"
        2025-08-01  1.a/health/2025-Q1  due 2025-03-31  overdue, 123 days late
        2025-08-01  1.a/health/2025-Q2  due 2025-06-30  overdue, 32 days late
        "
    );
}
