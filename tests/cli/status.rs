//! How a status comes about: reviews, corrections, amendments, groups, and who answers.

use crate::support::plan;

const FIRST: &str = "--measure 1.a --period 2025-Q1";

#[test]
fn what_is_returned_stops_counting_on_the_day_it_is_returned() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-04-10")
            .review("2025-Q1/health", "measure: 1.a, decision: returned, on: 2025-04-20")
            .on(&["2025-04-09", "2025-04-10", "2025-04-19", "2025-04-20"], FIRST),
        @"
    2025-04-09  1.a/health/2025-Q1  due 2025-03-31  awaiting report
    2025-04-10  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
    2025-04-19  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
    2025-04-20  1.a/health/2025-Q1  due 2025-03-31  overdue, 20 days late
    "
    );
}

#[test]
fn where_a_review_is_required_done_counts_once_accepted() {
    insta::assert_snapshot!(
        plan()
            .with("plan.yaml", "review: none", "review: required")
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-04-10")
            .review("2025-Q1/health", "measure: 1.a, decision: accepted, on: 2025-05-20")
            .on(&["2025-03-31", "2025-04-09", "2025-04-10", "2025-05-19", "2025-05-20"], FIRST),
        @"
    2025-03-31  1.a/health/2025-Q1  due 2025-03-31  open
    2025-04-09  1.a/health/2025-Q1  due 2025-03-31  awaiting report
    2025-04-10  1.a/health/2025-Q1  due 2025-03-31  awaiting review
    2025-05-19  1.a/health/2025-Q1  due 2025-03-31  awaiting review
    2025-05-20  1.a/health/2025-Q1  due 2025-03-31  met on 2025-03-31 by health
    "
    );
}

#[test]
fn not_applicable_counts_only_once_accepted() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: not-applicable, reason: No border., received_on: 2025-04-10")
            .review("2025-Q1/health", "measure: 1.a, decision: accepted, on: 2025-05-20")
            .on(&["2025-05-19", "2025-05-20"], FIRST),
        @"
    2025-05-19  1.a/health/2025-Q1  due 2025-03-31  overdue, 49 days late
    2025-05-20  1.a/health/2025-Q1  due 2025-03-31  not-applicable
    "
    );
}

#[test]
fn of_two_entries_of_a_day_the_one_further_down_counts() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-04-10")
            .progress("2025-Q1/health", "measure: 1.a, state: nil, obstacles: None., received_on: 2025-04-10")
            .on(&["2025-04-16"], FIRST),
        @"2025-04-16  1.a/health/2025-Q1  due 2025-03-31  overdue, 16 days late"
    );
}

#[test]
fn a_moved_delivery_keeps_its_id_and_its_first_due_date() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: May 2025")
            .amendment("2025-06-20", "measure: 1.a, period: September 2025")
            .run("obligations --measure 1.a --as-of 2025-06-20 --format csv"),
        @"
    exit 0
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    1.a/health/1,1.a,1,health,Ministry of Health,lead,health,delivery,,2025-09-01,2025-09-30,2025-05-31,upcoming,,,,,false,Order of 2025-06-20,,
    "
    );
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: May 2025")
            .amendment("2025-06-20", "measure: 1.a, period: September 2025")
            .on(&["2025-06-19", "2025-06-20", "2025-09-30", "2025-10-16"], ""),
        @"
    2025-06-19  1.a/health/1  due 2025-05-31  overdue, 19 days late
    2025-06-20  1.a/health/1  due 2025-09-30  upcoming, first due 2025-05-31
    2025-09-30  1.a/health/1  due 2025-09-30  open, first due 2025-05-31
    2025-10-16  1.a/health/1  due 2025-09-30  overdue, 16 days late, first due 2025-05-31
    "
    );
}

#[test]
fn a_waiver_closes_what_is_unmet_from_its_day_on() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .amendment("2025-07-20", "measure: 1.a, waive: true")
            .on(&["2025-07-19", "2025-07-20"], FIRST),
        @"
    2025-07-19  1.a/health/2025-Q1  due 2025-03-31  overdue, 110 days late
    2025-07-20  1.a/health/2025-Q1  due 2025-03-31  waived
    "
    );
}

#[test]
fn a_member_of_a_group_answers_from_the_period_that_contains_the_day_it_was_named() {
    insta::assert_snapshot!(
        plan()
            .group("towns", "{ body: health, from: 2025-05-12 }")
            .measure("1.a", "bodies: [towns], period: Regularly")
            .on(&["2025-05-11", "2025-10-16"], "--period 2025"),
        @"
    2025-05-11  1.a/-/2025-Q1  due 2025-03-31  overdue, 41 days late
    2025-05-11  1.a/-/2025-Q2  due 2025-06-30  open
    2025-05-11  1.a/-/2025-Q3  due 2025-09-30  upcoming
    2025-05-11  1.a/-/2025-Q4  due 2025-12-31  upcoming
    2025-10-16  1.a/-/2025-Q1  due 2025-03-31  overdue, 199 days late
    2025-10-16  1.a/health/2025-Q2  due 2025-06-30  overdue, 108 days late
    2025-10-16  1.a/health/2025-Q3  due 2025-09-30  overdue, 16 days late
    2025-10-16  1.a/health/2025-Q4  due 2025-12-31  open
    "
    );
}

#[test]
fn under_any_one_body_is_enough_and_under_lead_only_the_lead() {
    for answerable in ["any", "lead", "each"] {
        let keys =
            format!("bodies: [health, education], period: May 2025, answerable: {answerable}");
        let listed = plan()
            .ministry("education", "Ministry of Education")
            .measure("1.a", &keys)
            .progress(
                "2025-Q2/education",
                "measure: 1.a, state: done, done_on: 2025-05-20, received_on: 2025-07-01",
            )
            .on(&["2025-07-01"], "");
        insta::assert_snapshot!(format!("answerable_{answerable}"), listed);
    }
}

#[test]
fn a_vague_deadline_is_arguably_overdue_from_its_earliest_reading_on() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: By spring 2025")
            .on(&["2025-02-28", "2025-03-01", "2025-05-31", "2025-06-16"], ""),
        @"
    2025-02-28  1.a/health/1  due 2025-05-31  open
    2025-03-01  1.a/health/1  due 2025-05-31  open, arguably overdue
    2025-05-31  1.a/health/1  due 2025-05-31  open, arguably overdue
    2025-06-16  1.a/health/1  due 2025-05-31  overdue, 16 days late
    "
    );
}

#[test]
fn a_bad_entry_is_left_out_and_named_and_the_rest_goes_on() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .measure("1.b", "bodies: [health], period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: dome, received_on: 2025-04-10")
            .progress("2025-Q1/health", "measure: 1.b, state: done, received_on: 2025-04-10")
            .run("obligations --period 2025-Q1 --as-of 2025-04-16"),
        @"
    exit 1
    2 obligations as of 2025-04-16

    measure  body    period   due         status
    ────────────────────────────────────────────────────────
    1.a      health  2025-Q1  2025-03-31  overdue, 16 days
    1.b      health  2025-Q1  2025-03-31  met
    --- stderr
    plan/progress/2025-Q1/health.yaml:4:28: error[wrong-type]: `state` of the progress report must be `done`, `in-progress`, `not-started`, `nil`, `not-applicable` or `undone`, but is `dome` (did you mean `done`?)
    1 entry is left out; `tadbir check` shows why
    "
    );
}

#[test]
fn settings_beside_the_plan_say_where_it_is_and_what_rules_weigh() {
    insta::assert_snapshot!(
        plan()
            .beside("tadbir.toml", "plan = 'plan'\n[rules]\nmeasure-without-body = 'error'\n")
            .measure("1.a", "period: Regularly")
            .run("check --format short"),
        @"
    exit 1
    plan/bodies.yaml:3:11: warning[unused-body]: the body `health` is declared but not used (name it where it belongs, or remove it)
    plan/measures/1.yaml:4:11: error[measure-without-body]: measure `1.a` names no implementing body (add the body to `bodies`)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 1 warning
    "
    );
    insta::assert_snapshot!(
        plan().beside("tadbir.toml", "[rules]\nunknown-body = 'off'\n").run("check --format short"),
        @"
    exit 2
    --- stderr
    error: tadbir.toml, rule `unknown-body`: this rule finds errors; it can be set to `warning`, but not switched off
    "
    );
}

#[test]
fn anything_overdue_fails_where_that_is_asked_for() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: May 2025")
            .run("overdue --as-of 2025-06-16 --fail-on overdue"),
        @"
    exit 1
    1 obligation overdue as of 2025-06-16

    Ministry of Health (health): 1 overdue
    measure  words       period      oldest due  days late
    ────────────────────────────────────────────────────────
    1.a      Measure a   May 2025    2025-05-31         16

    Total: 1 obligation of 1 measure at 1 body, the oldest due on 2025-05-31.
    "
    );
}

#[test]
fn a_period_means_the_obligation_of_that_period_before_what_falls_due_in_it() {
    let plan = plan()
        .measure(
            "1.a",
            r#"bodies: [health], period: "Quarterly, by the 15th of the following month""#,
        )
        .measure("1.b", "bodies: [health], period: May 2024")
        .measure("1.c", "bodies: [health], period: 2024 - 2025");
    let asked = |arguments: &str| {
        let text = plan.run(&format!("why {arguments} --as-of 2025-05-01"));
        let names = text.lines().filter(|line| line.contains(" as of "));
        format!(
            "$ why {arguments}\n{}\n",
            names.collect::<Vec<_>>().join("\n")
        )
    };
    let answers = [
        "1.a --period 2025-Q1",
        "1.a --period 2025-02",
        "1.a --period 2024",
        "1.b --period 2024-05",
        "1.b --period 2024-Q2",
        "1.b --period 2024-Q1",
        "1.c --period 2024-Q4",
    ];
    insta::assert_snapshot!(answers.map(asked).concat(), @"
    $ why 1.a --period 2025-Q1
    1.a/health/2025-Q1 as of 2025-05-01
    $ why 1.a --period 2025-02
    1.a/health/2025-Q1 as of 2025-05-01
    $ why 1.a --period 2024
    1.a/health/2024-Q1 as of 2025-05-01
    1.a/health/2024-Q2 as of 2025-05-01
    1.a/health/2024-Q3 as of 2025-05-01
    1.a/health/2024-Q4 as of 2025-05-01
    $ why 1.b --period 2024-05
    1.b/health/1 as of 2025-05-01
    $ why 1.b --period 2024-Q2
    1.b/health/1 as of 2025-05-01
    $ why 1.b --period 2024-Q1
    error: ID: there is no such obligation of `1.b` as of 2025-05-01
    $ why 1.c --period 2024-Q4
    1.c/health/1 as of 2025-05-01
    ");
    insta::assert_snapshot!(plan.run("why 1.a --period 2025-Q1 --as-of 2025-05-01"), @"
    exit 0
    1.a/health/2025-Q1 as of 2025-05-01

    Measure a

    decree's words  Quarterly, by the 15th of the following month
    reading         continuing, every quarter (in words), 2024-01-01 to 2026-12-31, the first due on
                    2024-04-15
    body            Ministry of Health (health), lead
    answerable      each: one obligation for each lead and joint body (assumed)
    period          2025-Q1
    starts on       2025-01-01
    due on          2025-04-15, the last day on which it is on time
    report due by   2025-04-30, 15 days after the due date (assumed)

    No progress report is about it.

    status   overdue, 16 days
    because  nothing that counts says it was done, and 2025-05-01 is 16 days after 2025-04-15
    ");
}
