//! What becomes of what a body owes when it is renamed, merged, split or abolished.

use crate::support::{Plan, plan};

/// A plan with more bodies than the ministry of health.
fn with(ids: &[&str]) -> Plan {
    ids.iter().fold(plan(), |plan, id| {
        let name = match *id {
            "care" => "Care Service".to_owned(),
            ministry => format!(
                "Ministry of {}{}",
                ministry[..1].to_uppercase(),
                &ministry[1..]
            ),
        };
        plan.ministry(id, &name)
    })
}

#[test]
fn what_fell_due_before_stays_and_the_rest_passes_to_the_successor() {
    insta::assert_snapshot!(
        with(&["care"])
            .measure("1.a", "bodies: [health], period: Regularly")
            .amendment("2024-05-20", "body: health, succeeded_by: [care]")
            .on(&["2024-05-19", "2024-05-20", "2024-08-01"], "--period 2024"),
        @"
    2024-05-19  1.a/health/2024-Q1  due 2024-03-31  overdue, 49 days late
    2024-05-19  1.a/health/2024-Q2  due 2024-06-30  open
    2024-05-19  1.a/health/2024-Q3  due 2024-09-30  upcoming
    2024-05-19  1.a/health/2024-Q4  due 2024-12-31  upcoming
    2024-05-20  1.a/care/2024-Q2  due 2024-06-30  open
    2024-05-20  1.a/care/2024-Q3  due 2024-09-30  upcoming
    2024-05-20  1.a/care/2024-Q4  due 2024-12-31  upcoming
    2024-05-20  1.a/health/2024-Q1  due 2024-03-31  overdue, 50 days late
    2024-08-01  1.a/care/2024-Q2  due 2024-06-30  overdue, 32 days late
    2024-08-01  1.a/care/2024-Q3  due 2024-09-30  open
    2024-08-01  1.a/care/2024-Q4  due 2024-12-31  upcoming
    2024-08-01  1.a/health/2024-Q1  due 2024-03-31  overdue, 123 days late
    "
    );
}

#[test]
fn a_split_passes_a_duty_to_every_successor_and_the_lead_to_the_first() {
    let plan = with(&["labour", "safety", "care"])
        .measure("1.a", "bodies: [health, labour], period: 2024")
        .measure("1.b", "bodies: [health], period: Regularly")
        .amendment("2024-05-20", "body: health, succeeded_by: [care, safety]");
    insta::assert_snapshot!(plan.on(&["2024-05-20"], "--period 2024-Q2..2024-Q4"), @"
    2024-05-20  1.a/care/1  due 2024-12-31  open
    2024-05-20  1.b/care/2024-Q2  due 2024-06-30  open
    2024-05-20  1.b/care/2024-Q3  due 2024-09-30  upcoming
    2024-05-20  1.b/care/2024-Q4  due 2024-12-31  upcoming
    2024-05-20  1.b/safety/2024-Q2  due 2024-06-30  open
    2024-05-20  1.b/safety/2024-Q3  due 2024-09-30  upcoming
    2024-05-20  1.b/safety/2024-Q4  due 2024-12-31  upcoming
    ");
}

#[test]
fn a_merger_owes_once() {
    insta::assert_snapshot!(
        with(&["labour", "care"])
            .measure("1.a", "bodies: [health, labour], period: Regularly")
            .amendment("2024-05-20", "body: health, succeeded_by: [care]")
            .amendment("2024-05-20", "body: labour, succeeded_by: [care]")
            .on(&["2024-05-20"], "--period 2024"),
        @"
    2024-05-20  1.a/care/2024-Q2  due 2024-06-30  open
    2024-05-20  1.a/care/2024-Q3  due 2024-09-30  upcoming
    2024-05-20  1.a/care/2024-Q4  due 2024-12-31  upcoming
    2024-05-20  1.a/health/2024-Q1  due 2024-03-31  overdue, 50 days late
    2024-05-20  1.a/labour/2024-Q1  due 2024-03-31  overdue, 50 days late
    "
    );
}

#[test]
fn a_merger_has_done_what_all_its_parts_had_done() {
    let of = |by: &[&str]| {
        let plan = with(&["labour", "care"])
            .measure(
                "1.a",
                "bodies: [health, labour], answerable: each, period: 2024",
            )
            .amendment("2024-05-20", "body: health, succeeded_by: [care]")
            .amendment("2024-05-20", "body: labour, succeeded_by: [care]");
        let plan = by.iter().fold(plan, |plan, body| {
            plan.progress(
                &format!("2024-Q1/{body}"),
                "measure: 1.a, state: done, done_on: 2024-03-10, received_on: 2024-04-10",
            )
        });
        plan.run("obligations --as-of 2024-05-20 --format csv")
    };
    insta::assert_snapshot!(of(&["health"]), @"
    exit 0
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    1.a/care/1,1.a,1,care,Care Service,lead,care,delivery,,2024-01-01,2024-12-31,2024-12-31,open,,,,,false,Order of 2024-05-20,,
    1.a/health/1,1.a,1,health,Ministry of Health,lead,health care,delivery,,2024-01-01,2024-12-31,2024-12-31,met,,2024-03-10,health,,false,Order of 2024-05-20,care,
    ");
    insta::assert_snapshot!(of(&["health", "labour"]), @"
    exit 0
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    1.a/health/1,1.a,1,health,Ministry of Health,lead,health care,delivery,,2024-01-01,2024-12-31,2024-12-31,met,,2024-03-10,health,,false,Order of 2024-05-20,care,
    1.a/labour/1,1.a,1,labour,Ministry of Labour,joint,labour care,delivery,,2024-01-01,2024-12-31,2024-12-31,met,,2024-03-10,labour,,false,Order of 2024-05-20,care,
    ");
}

#[test]
fn what_the_former_body_did_before_counts_for_its_successor() {
    let of = |received_on: &str| {
        with(&["care"])
            .measure("1.a", "bodies: [health], period: Regularly")
            .measure("1.b", "bodies: [health], period: 2024")
            .progress(
                "2024-Q2/health",
                &format!("measure: 1.a, state: done, received_on: {received_on}"),
            )
            .progress(
                "2024-Q2/health",
                &format!(
                    "measure: 1.b, state: done, done_on: 2024-04-10, received_on: {received_on}"
                ),
            )
            .amendment("2024-05-20", "body: health, succeeded_by: [care]")
            .on(
                &["2024-08-01"],
                "--period 2024-Q2..2024-Q4 --status met,overdue,open",
            )
    };
    insta::assert_snapshot!(of("2024-05-19"), @"
    2024-08-01  1.a/care/2024-Q3  due 2024-09-30  open
    2024-08-01  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-19 by health
    2024-08-01  1.b/health/1  due 2024-12-31  met on 2024-04-10 by health
    ");
    insta::assert_snapshot!(of("2024-05-20"), @"
    2024-08-01  1.a/care/2024-Q2  due 2024-06-30  overdue, 32 days late
    2024-08-01  1.a/care/2024-Q3  due 2024-09-30  open
    2024-08-01  1.b/care/1  due 2024-12-31  met on 2024-04-10 by health
    ");
}

#[test]
fn a_successor_may_meet_what_was_left_overdue() {
    let plan = with(&["care"])
        .measure("1.a", "bodies: [health], period: March 2024")
        .amendment("2024-05-20", "body: health, succeeded_by: [care]")
        .progress(
            "2024-Q3/care",
            "measure: 1.a, state: done, done_on: 2024-08-10, received_on: 2024-10-01",
        );
    insta::assert_snapshot!(plan.on(&["2024-09-30", "2024-10-01"], ""), @"
    2024-09-30  1.a/health/1  due 2024-03-31  overdue, 183 days late
    2024-10-01  1.a/health/1  due 2024-03-31  met-late on 2024-08-10 by care, 132 days late
    ");
    insta::assert_snapshot!(plan.run("overdue --as-of 2024-09-30"), @"
    exit 0
    1 obligation overdue as of 2024-09-30

    Ministry of Health (health), now Care Service (care): 1 overdue
    measure  words       period      oldest due  days late
    ────────────────────────────────────────────────────────
    1.a      Measure a   March 2024  2024-03-31        183

    Total: 1 obligation of 1 measure at 1 body, the oldest due on 2024-03-31.
    ");
    insta::assert_snapshot!(plan.run("why 1.a --as-of 2024-10-01"), @"
    exit 0
    1.a/health/1 as of 2024-10-01

    Measure a

    decree's words  March 2024
    reading         delivery, 2024-03-01 to 2024-03-31, due on 2024-03-31
    amendment       Order of 2024-05-20 of 2024-05-20, in force from 2024-05-20: Ministry of Health
                    (health) is succeeded by Care Service (care)
    body            Ministry of Health (health), lead, now Care Service (care)
    answerable      lead: one obligation, met only by the lead (assumed)
    starts on       2024-03-01
    due on          2024-03-31, the last day on which it is on time
    report due by   2024-04-15, 15 days after the due date (assumed)

    Progress reports considered
    body  period   received    state  standing    what it says
    ───────────────────────────────────────────────────────────────────────────────────────────
    care  2024-Q3  2024-10-01  done   counts      Done on 2024-08-10. Evidence: Letter No. 5.

    status   met-late, 132 days
    because  Care Service did it on 2024-08-10, 132 days after 2024-03-31
    ");
    insta::assert_snapshot!(plan.run("show care --as-of 2024-09-30"), @"
    exit 0
    Care Service (care)

    kind       ministry
    amendment  Order of 2024-05-20 of 2024-05-20, in force from 2024-05-20: Ministry of Health
               (health) is succeeded by Care Service (care)
    as of      2024-09-30

    1 obligation: 1 overdue.

    measure  words       period      role  all  met  overdue
    ──────────────────────────────────────────────────────────
    1.a      Measure a   March 2024  lead    1             1
    ");
    insta::assert_snapshot!(plan.run("reporting --as-of 2024-10-20"), @"
    exit 0
    Reporting discipline as of 20 October 2024

    Progress reports that came on time, of those owed.

    Body    Name                2024-Q1  2024-Q2  2024-Q3
    ───────────────────────────────────────────────────────
    health  Ministry of Health      0/1
    care    Care Service                     0/1      1/1

    Reporting discipline
    3 progress reports were owed: 33 % came on time, 0 % late, 0 % without substance, 0 % said that
    there is nothing to report, 67 % are missing.

    Body    Name                owed  on time  late  without substance  nil  missing  on time
    ────────────────────────────────────────────────────────────────────────────────────────────────
    health  Ministry of Health     1                                               1  ░░░░░░   0 %
    care    Care Service           2        1                                      1  ███░░░  50 %
    total                          3        1                                      2  ██░░░░  33 %
    ");
}

#[test]
fn successions_follow_each_other() {
    insta::assert_snapshot!(
        with(&["care"])
            .measure("1.a", "bodies: [health], period: Regularly")
            .amendment("2024-05-20", "body: health, succeeded_by: [care]")
            .amendment("2024-09-20", "body: care, succeeded_by: [health]")
            .on(&["2024-12-20"], "--period 2024"),
        @"
    2024-12-20  1.a/health/2024-Q1  due 2024-03-31  overdue, 264 days late
    2024-12-20  1.a/health/2024-Q3  due 2024-09-30  overdue, 81 days late
    2024-12-20  1.a/health/2024-Q4  due 2024-12-31  open
    2024-12-20  1.a/care/2024-Q2  due 2024-06-30  overdue, 173 days late
    "
    );
}

#[test]
fn after_an_abolition_nobody_is_named() {
    insta::assert_snapshot!(
        with(&["labour"])
            .measure("1.a", "bodies: [health], period: Regularly")
            .measure("1.b", "bodies: [health, labour], period: Regularly")
            .amendment("2024-05-20", "body: health, succeeded_by: []")
            .on(&["2024-08-01"], "--period 2024"),
        @"
    2024-08-01  1.a/-/2024-Q2  due 2024-06-30  overdue, 32 days late
    2024-08-01  1.a/-/2024-Q3  due 2024-09-30  open
    2024-08-01  1.a/-/2024-Q4  due 2024-12-31  upcoming
    2024-08-01  1.a/health/2024-Q1  due 2024-03-31  overdue, 123 days late
    2024-08-01  1.b/labour/2024-Q2  due 2024-06-30  overdue, 32 days late
    2024-08-01  1.b/labour/2024-Q3  due 2024-09-30  open
    2024-08-01  1.b/labour/2024-Q4  due 2024-12-31  upcoming
    2024-08-01  1.b/health/2024-Q1  due 2024-03-31  overdue, 123 days late
    2024-08-01  1.b/labour/2024-Q1  due 2024-03-31  overdue, 123 days late
    "
    );
}

#[test]
fn a_renamed_body_stays_the_same_and_is_found_by_both_names() {
    let plan = with(&[])
        .measure("1.a", "bodies: [Ministry of Health], period: Regularly")
        .measure(
            "1.b",
            "bodies: [Ministry of Health and Care], period: Regularly",
        )
        .amendment(
            "2024-05-20",
            "body: health, name: Ministry of Health and Care",
        );
    insta::assert_snapshot!(plan.run("show health --as-of 2024-05-19"), @"
    exit 0
    Ministry of Health (health)

    kind   ministry
    as of  2024-05-19

    24 obligations: 20 upcoming, 2 open and 2 overdue.

    measure  words       period      role  all  met  overdue
    ──────────────────────────────────────────────────────────
    1.a      Measure a   Regularly   lead   12             1
    1.b      Measure b   Regularly   lead   12             1
    ");
    insta::assert_snapshot!(plan.run(r#"show "Ministry of Health" --as-of 2024-05-20"#), @"
    exit 0
    Ministry of Health and Care (health)

    kind          ministry
    also written  Ministry of Health
    amendment     Order of 2024-05-20 of 2024-05-20, in force from 2024-05-20: health is called
                  Ministry of Health and Care from then on
    as of         2024-05-20

    24 obligations: 20 upcoming, 2 open and 2 overdue.

    measure  words       period      role  all  met  overdue
    ──────────────────────────────────────────────────────────
    1.a      Measure a   Regularly   lead   12             1
    1.b      Measure b   Regularly   lead   12             1
    ");
}

#[test]
fn a_member_of_a_group_and_the_coordinator_have_successors_too() {
    insta::assert_snapshot!(
        with(&["labour", "safety", "care"])
            .group("towns", "{ body: labour }")
            .measure("1.a", "bodies: [towns], period: Regularly")
            .measure("1.b", "bodies: [], period: Regularly")
            .amendment("2024-05-20", "body: labour, succeeded_by: [care]")
            .amendment("2024-05-20", "body: office, succeeded_by: [safety]")
            .progress("2024-Q3/safety", "measure: 1.b, state: done, received_on: 2024-10-01")
            .run("obligations --as-of 2024-10-20 --period 2024 --format csv"),
        @"
    exit 0
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    1.a/care/2024-Q2,1.a,1,care,Care Service,joint,care,continuing,2024-Q2,2024-04-01,2024-06-30,2024-06-30,overdue,112,,,,false,Order of 2024-05-20,,
    1.a/care/2024-Q3,1.a,1,care,Care Service,joint,care,continuing,2024-Q3,2024-07-01,2024-09-30,2024-09-30,overdue,20,,,,false,Order of 2024-05-20,,
    1.a/care/2024-Q4,1.a,1,care,Care Service,joint,care,continuing,2024-Q4,2024-10-01,2024-12-31,2024-12-31,open,,,,,false,Order of 2024-05-20,,
    1.a/labour/2024-Q1,1.a,1,labour,Ministry of Labour,joint,labour care,continuing,2024-Q1,2024-01-01,2024-03-31,2024-03-31,overdue,203,,,,false,Order of 2024-05-20,care,
    1.b/-/2024-Q1,1.b,1,,,,,continuing,2024-Q1,2024-01-01,2024-03-31,2024-03-31,overdue,203,,,,false,,,
    1.b/-/2024-Q2,1.b,1,,,,,continuing,2024-Q2,2024-04-01,2024-06-30,2024-06-30,overdue,112,,,,false,,,
    1.b/-/2024-Q3,1.b,1,,,,,continuing,2024-Q3,2024-07-01,2024-09-30,2024-09-30,met,,2024-09-30,safety,,false,,,
    1.b/-/2024-Q4,1.b,1,,,,,continuing,2024-Q4,2024-10-01,2024-12-31,2024-12-31,open,,,,,false,,,
    --- stderr
    2 warnings; `tadbir check` shows them
    "
    );
}

#[test]
fn a_form_goes_to_the_successor() {
    let plan = with(&["care"])
        .measure("1.a", "bodies: [health], period: Regularly")
        .amendment("2024-05-20", "body: health, succeeded_by: [care]");
    insta::assert_snapshot!(plan.run("request --period 2024-Q2 --remind --as-of 2024-07-02"), @"
    exit 0
    1 body still owes progress reports for 2024-Q2 as of 2024-07-02

    body  name          asked  overdue  returned  to
    ──────────────────────────────────────────────────────────
    care  Care Service      2        1         0  nobody

    Without a contact in office, so that no mail can be made: care.
    ");
}

#[test]
fn a_report_tells_what_passed_on() {
    let plan = with(&["labour", "safety", "care"])
        .measure("1.a", "bodies: [health], period: Regularly")
        .measure("1.b", "bodies: [labour], period: 2024")
        .amendment("2024-05-20", "body: health, succeeded_by: [care]")
        .amendment("2024-05-20", "body: labour, succeeded_by: [care, safety]");
    insta::assert_snapshot!(plan.run("report --period 2024-Q2 --as-of 2024-07-20"));
}

#[test]
fn a_body_named_after_it_ceased_is_a_finding() {
    let plan = with(&["labour", "safety", "care"])
        .measure("1.a", "bodies: [health], period: Regularly")
        .amendment("2024-05-20", "body: health, succeeded_by: [care, safety]")
        .amendment("2024-09-20", "measure: 1.a, bodies: [health]")
        .amendment("2024-10-20", "body: health, succeeded_by: [labour]")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, received_on: 2024-07-10",
        )
        .progress(
            "2024-Q3/health",
            "measure: 1.a, state: done, received_on: 2024-10-10",
        );
    insta::assert_snapshot!(plan.run("check --format short"), @"
    exit 1
    plan/amendments/2024-09-20.yaml:5:30: error[ceased-body]: `health` is named for 2024-09-20 or later, but was succeeded by `care` and `safety` on 2024-05-20 by Order of 2024-05-20 (name `care` and `safety`)
    plan/amendments/2024-10-20.yaml:5:13: error[ceased-body]: `health` is named for 2024-10-19 or later, but was succeeded by `care` and `safety` on 2024-05-20 by Order of 2024-05-20 (name `care` and `safety`)
    plan/progress/2024-Q3/health.yaml:1:7: error[ceased-body]: `health` is named for 2024-07-01 or later, but was succeeded by `care` and `safety` on 2024-05-20 by Order of 2024-05-20 (name `care` and `safety`)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 3 errors, 0 warnings
    ");
}

#[test]
fn what_becomes_of_a_body_must_be_said() {
    let plan = with(&["labour", "safety", "care"])
        .measure("1.a", "bodies: [health, care, safety], period: Regularly")
        .amendment("2024-05-20", "body: labour")
        .amendment(
            "2024-06-20",
            "body: labour, succeeded_by: [ministry of care]",
        )
        .amendment("2024-07-20", "body: labour, succeeded_by: [care]");
    let plan = plan.file(
        "amendments/same-day.yaml",
        "act: Order No. 9\non: 2024-07-20\nchanges:\n  - { body: labour, succeeded_by: [safety] }\n",
    );
    insta::assert_snapshot!(plan.run("check --format short"), @"
    exit 1
    plan/amendments/2024-05-20.yaml:5:7: error[missing-key]: the change has no `succeeded_by`, which is required (add `succeeded_by:` with a list of bodies)
    plan/amendments/2024-06-20.yaml:5:36: error[unknown-body]: the amendment Order of 2024-06-20 names the body `ministry of care`, which is not declared (did you mean `Ministry of Safety`?)
    plan/amendments/same-day.yaml:4:13: error[contradicting-amendments]: two changes of the body `labour` from 2024-07-20 on contradict each other about its succession (remove the one that does not hold, or correct the day on which it takes effect)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 3 errors, 0 warnings
    ");
}

#[test]
fn a_part_that_is_split_off_takes_its_share_and_the_body_goes_on() {
    insta::assert_snapshot!(
        with(&["care"])
            .measure("1.a", "bodies: [health], period: Regularly")
            .amendment("2024-05-20", "body: health, succeeded_by: [health, care]")
            .on(&["2024-05-20"], "--period 2024-Q1..2024-Q2"),
        @"
    2024-05-20  1.a/health/2024-Q1  due 2024-03-31  overdue, 50 days late
    2024-05-20  1.a/health/2024-Q2  due 2024-06-30  open
    2024-05-20  1.a/care/2024-Q2  due 2024-06-30  open
    "
    );
}

#[test]
fn what_a_body_did_for_itself_does_not_clear_what_it_took_over() {
    let plan = with(&["care"])
        .measure("1.a", "bodies: [health, care], period: Regularly")
        .progress(
            "2024-Q1/care",
            "measure: 1.a, state: done, received_on: 2024-04-10",
        )
        .amendment("2024-05-20", "body: health, succeeded_by: [care]");
    insta::assert_snapshot!(plan.on(&["2024-05-20"], "--period 2024-Q1..2024-Q2"), @"
    2024-05-20  1.a/care/2024-Q2  due 2024-06-30  open
    2024-05-20  1.a/health/2024-Q1  due 2024-03-31  overdue, 50 days late
    2024-05-20  1.a/care/2024-Q1  due 2024-03-31  met on 2024-03-31 by care
    ");
    insta::assert_snapshot!(plan.run("why 1.a/health/2024-Q1 --as-of 2024-05-20"), @"
    exit 0
    1.a/health/2024-Q1 as of 2024-05-20

    Measure a

    decree's words  Regularly
    reading         continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on
                    2024-03-31
    amendment       Order of 2024-05-20 of 2024-05-20, in force from 2024-05-20: Ministry of Health
                    (health) is succeeded by Care Service (care)
    body            Ministry of Health (health), lead, now Care Service (care)
    answerable      each: one obligation for each lead and joint body (assumed)
    period          2024-Q1
    starts on       2024-01-01
    due on          2024-03-31, the last day on which it is on time
    report due by   2024-04-15, 15 days after the due date (assumed)

    Progress reports considered
    body  period   received    state  standing                                 what it says
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    care  2024-Q1  2024-04-10  done   cannot meet it: it is about the body's   Evidence: Letter No. 5.
                                      own part

    status   overdue, 50 days
    because  nothing that counts says it was done, and 2024-05-20 is 50 days after 2024-03-31
    ");
    insta::assert_snapshot!(plan.run("reporting --as-of 2024-05-20 --format csv"), @"
    exit 0
    body,body_name,period,owed,on_time,late,without_substance,without_substance_on_time,nil,nil_on_time,missing,missing_on_time
    health,Ministry of Health,2024-Q1,1,0,0,0,0,0,0,1,0
    care,Care Service,2024-Q1,1,1,0,0,0,0,0,0,0
    ");
    let plan = plan
        .progress(
            "2024-Q1/care",
            "measure: 1.a, state: done, summary: Ours., received_on: 2024-06-01",
        )
        .progress(
            "2024-Q2/care",
            "measure: 1.a, for: health/2024-Q1, state: done, done_on: 2024-06-10, summary: What was left., received_on: 2024-07-01",
        );
    insta::assert_snapshot!(plan.on(&["2024-06-01", "2024-07-01"], "--period 2024-Q1"), @"
    2024-06-01  1.a/health/2024-Q1  due 2024-03-31  overdue, 62 days late
    2024-06-01  1.a/care/2024-Q1  due 2024-03-31  met on 2024-03-31 by care
    2024-07-01  1.a/health/2024-Q1  due 2024-03-31  met-late on 2024-06-10 by care, 71 days late
    2024-07-01  1.a/care/2024-Q1  due 2024-03-31  met on 2024-03-31 by care
    ");
}

#[test]
fn what_a_body_did_in_its_time_is_told_as_what_counts() {
    let plan = with(&["care"])
        .measure("1.a", "bodies: [health], period: March 2024")
        .measure("1.b", "bodies: [health], period: \"2024\"")
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, done_on: 2024-03-20, received_on: 2024-04-05",
        )
        .progress(
            "2024-Q1/health",
            "measure: 1.b, state: done, done_on: 2024-06-20, received_on: 2024-06-25",
        )
        .amendment("2024-05-20", "measure: 1.a, bodies: [care]")
        .amendment("2024-05-20", "measure: 1.b, bodies: [care]");
    let considered = |id: &str| {
        let text = plan.run(&format!("why {id} --as-of 2024-07-01"));
        let from = text
            .find("Progress reports considered")
            .expect("there are some");
        text[from..].to_owned()
    };
    insta::assert_snapshot!(considered("1.a"), @"
    Progress reports considered
    body    period   received    state  standing    what it says
    ─────────────────────────────────────────────────────────────────────────────────────────────
    health  2024-Q1  2024-04-05  done   counts      Done on 2024-03-20. Evidence: Letter No. 5.

    status   met
    because  Ministry of Health did it on 2024-03-20, not after 2024-03-31
    ");
    insta::assert_snapshot!(considered("1.b"), @"
    Progress reports considered
    body    period   received    state  standing                        what it says
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    health  2024-Q1  2024-06-25  done   cannot meet it: the body does   Done on 2024-06-20. Evidence:
                                        not answer for it any more      Letter No. 5.

    status   open
    because  2024-07-01 is not after the due date 2024-12-31
    ");
}

#[test]
fn a_retroactive_succession_finds_no_fault_with_what_was_written_before_it_was_known() {
    let act = "act: Order No. 9\non: 2024-07-20\neffective: 2024-04-01\nretroactive: true\nchanges:\n  - { body: health, succeeded_by: [care] }\n";
    let plan = with(&["care"])
        .measure("1.a", "bodies: [health], period: Regularly")
        .measure("1.b", "bodies: [labour], period: May 2026")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, done_on: 2024-05-05, received_on: 2024-07-05",
        )
        .ministry("labour", "Ministry of Labour")
        .amendment("2024-06-01", "measure: 1.b, bodies: [health]")
        .file("amendments/order-9.yaml", act);
    insta::assert_snapshot!(plan.run("check --format short"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    insta::assert_snapshot!(plan.on(&["2024-07-19", "2024-07-20"], "--period 2024-Q1..2024-Q2"), @"
    2024-07-19  1.a/health/2024-Q1  due 2024-03-31  overdue, 110 days late
    2024-07-19  1.a/health/2024-Q2  due 2024-06-30  met on 2024-05-05 by health
    2024-07-20  1.a/care/2024-Q2  due 2024-06-30  met on 2024-05-05 by health
    2024-07-20  1.a/health/2024-Q1  due 2024-03-31  overdue, 111 days late
    ");
    insta::assert_snapshot!(plan.on(&["2024-07-20"], "--measure 1.b"), @"2024-07-20  1.b/care/1  due 2026-05-31  upcoming");
}

#[test]
fn who_takes_the_place_of_a_member_is_one_from_then_on_and_once() {
    let plan = with(&["care", "safety"])
        .group(
            "towns",
            "{ body: health, from: 2024-02-12 }, { body: care }",
        )
        .measure(
            "1.a",
            "bodies: [the towns], answerable: each, period: Regularly",
        )
        .amendment("2024-05-20", "body: health, succeeded_by: [care, safety]");
    insta::assert_snapshot!(plan.on(&["2024-05-20"], "--period 2024-Q1..2024-Q2"), @"
    2024-05-20  1.a/care/2024-Q1  due 2024-03-31  overdue, 50 days late
    2024-05-20  1.a/care/2024-Q2  due 2024-06-30  open
    2024-05-20  1.a/safety/2024-Q2  due 2024-06-30  open
    2024-05-20  1.a/health/2024-Q1  due 2024-03-31  overdue, 50 days late
    ");
    insta::assert_snapshot!(
        plan.run("init next --continue plan --id next --title Next --from 2027-01-01 --to 2028-12-31 --as-of 2026-12-31"),
        @"
    exit 0
    3 files in next, and their schemas in schemas: 0 errors, 0 warnings.
    1 measure was carried over.

    Next: replace the old wording with that of the new decree, and run `tadbir check next`.
    "
    );
}
