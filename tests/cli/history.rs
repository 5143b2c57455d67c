//! All that happened to one thing, in order.

use crate::support::{Plan, in_repository, plan, run_in};

/// A delivery that is returned, moved, passed on to a successor, met and corrected.
fn passed_on() -> Plan {
    plan()
        .ministry("labour", "Ministry of Labour")
        .measure("1.a", "bodies: [health], period: May 2024")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, done_on: 2024-05-30, received_on: 2024-07-10",
        )
        .review(
            "2024-Q2/health",
            "measure: 1.a, decision: returned, on: 2024-07-15, ask: Which law?",
        )
        .amendment("2024-08-01", "measure: 1.a, period: December 2024")
        .amendment("2024-09-01", "body: health, succeeded_by: [labour]")
        .progress(
            "2024-Q4/labour",
            "measure: 1.a, state: done, done_on: 2024-12-10, received_on: 2025-01-10",
        )
        .progress(
            "2024-Q4/labour",
            "measure: 1.a, state: done, done_on: 2025-01-05, received_on: 2025-02-10",
        )
}

#[test]
fn a_measure_is_followed_from_its_approval_through_every_act_and_report() {
    let plan = passed_on();
    insta::assert_snapshot!(plan.run("history 1.a --as-of 2025-02-10"), @r#"
    exit 0
    Measure 1.a: what happened by 2025-02-10

    day         what      of whom or what     how
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.a                 Order No. 1: "May 2024", delivery, 2024-05-01 to
                                              2024-05-31, due on 2024-05-31
    2024-06-16  overdue   1.a/health/1        awaiting report → overdue, 16 days
    2024-07-10  received  1.a health 2024-Q2  done: Done on 2024-05-30. Evidence: Letter No. 5.
    2024-07-10  met       1.a/health/1        overdue, 39 days → met
    2024-07-15  returned  1.a health 2024-Q2  Which law?
    2024-07-15  overdue   1.a/health/1        met → overdue, 45 days
    2024-08-01  amended   1.a                 Order of 2024-08-01 of 2024-08-01, in force from
                                              2024-08-01: the period becomes "December 2024":
                                              delivery, 2024-12-01 to 2024-12-31, due on 2024-12-31
    2024-08-01  upcoming  1.a/health/1        overdue, 61 days, due 2024-05-31 → upcoming, due
                                              2024-12-31
    2024-09-01  amended   1.a                 Order of 2024-09-01 of 2024-09-01, in force from
                                              2024-09-01: Ministry of Health (health) is succeeded by
                                              Ministry of Labour (labour)
    2024-09-01  upcoming  1.a/labour/1        not owed → upcoming, due 2024-12-31
    2024-09-01  gone      1.a/health/1        upcoming, due 2024-12-31 → not owed
    2025-01-10  received  1.a labour 2024-Q4  done: Done on 2024-12-10. Evidence: Letter No. 5.
    2025-01-10  met       1.a/labour/1        awaiting report → met
    2025-02-10  received  1.a labour 2024-Q4  done (corrects what came before): Done on 2025-01-05.
                                              Evidence: Letter No. 5.
    2025-02-10  met-late  1.a/labour/1        met → met-late, 5 days
    "#);
    insta::assert_snapshot!(plan.run("history 1.a --as-of 2024-07-15 --format csv"), @r#"
    exit 0
    day,what,measure,body,period,obligation,text
    2024-01-15,approved,1.a,,,,"Order No. 1: ""May 2024"", delivery, 2024-05-01 to 2024-05-31, due on 2024-05-31"
    2024-06-16,overdue,1.a,health,,1.a/health/1,"awaiting report → overdue, 16 days"
    2024-07-10,received,1.a,health,2024-Q2,,done: Done on 2024-05-30. Evidence: Letter No. 5.
    2024-07-10,met,1.a,health,,1.a/health/1,"overdue, 39 days → met"
    2024-07-15,returned,1.a,health,2024-Q2,,Which law?
    2024-07-15,overdue,1.a,health,,1.a/health/1,"met → overdue, 45 days"
    "#);
}

#[test]
fn a_body_is_followed_with_what_it_may_meet() {
    let plan = passed_on();
    insta::assert_snapshot!(plan.run("history health --as-of 2024-12-31"), @r#"
    exit 0
    Ministry of Health: what happened by 2024-12-31

    day         what      of whom or what     how
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    2024-06-16  overdue   1.a/health/1        awaiting report → overdue, 16 days
    2024-07-10  received  1.a health 2024-Q2  done: Done on 2024-05-30. Evidence: Letter No. 5.
    2024-07-10  met       1.a/health/1        overdue, 39 days → met
    2024-07-15  returned  1.a health 2024-Q2  Which law?
    2024-07-15  overdue   1.a/health/1        met → overdue, 45 days
    2024-08-01  amended   1.a                 Order of 2024-08-01 of 2024-08-01, in force from
                                              2024-08-01: the period becomes "December 2024":
                                              delivery, 2024-12-01 to 2024-12-31, due on 2024-12-31
    2024-08-01  upcoming  1.a/health/1        overdue, 61 days, due 2024-05-31 → upcoming, due
                                              2024-12-31
    2024-09-01  amended   health              Order of 2024-09-01 of 2024-09-01, in force from
                                              2024-09-01: Ministry of Health (health) is succeeded by
                                              Ministry of Labour (labour)
    2024-09-01  gone      1.a/health/1        upcoming, due 2024-12-31 → not owed
    "#);
    insta::assert_snapshot!(plan.run("history labour --as-of 2025-02-10"), @r#"
    exit 0
    Ministry of Labour: what happened by 2025-02-10

    day         what      of whom or what     how
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    2024-08-01  amended   1.a                 Order of 2024-08-01 of 2024-08-01, in force from
                                              2024-08-01: the period becomes "December 2024":
                                              delivery, 2024-12-01 to 2024-12-31, due on 2024-12-31
    2024-09-01  amended   health              Order of 2024-09-01 of 2024-09-01, in force from
                                              2024-09-01: Ministry of Health (health) is succeeded by
                                              Ministry of Labour (labour)
    2024-09-01  upcoming  1.a/labour/1        not owed → upcoming, due 2024-12-31
    2025-01-10  received  1.a labour 2024-Q4  done: Done on 2024-12-10. Evidence: Letter No. 5.
    2025-01-10  met       1.a/labour/1        awaiting report → met
    2025-02-10  received  1.a labour 2024-Q4  done (corrects what came before): Done on 2025-01-05.
                                              Evidence: Letter No. 5.
    2025-02-10  met-late  1.a/labour/1        met → met-late, 5 days
    "#);
}

#[test]
fn what_turns_the_same_way_on_one_day_shares_a_row() {
    let plan = plan()
        .ministry("labour", "Ministry of Labour")
        .measure("1.a", "bodies: [health, labour], period: Regularly");
    insta::assert_snapshot!(plan.run("history 1.a --as-of 2024-12-31"), @r#"
    exit 0
    Measure 1.a: what happened by 2024-12-31

    day         what      of whom or what      how
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.a                  Order No. 1: "Regularly", continuing, every quarter
                                               (assumed), 2024-01-01 to 2026-12-31, the first due on
                                               2024-03-31
    2024-04-16  overdue   1.a/health/2024-Q1,  awaiting report → overdue, 16 days
                          1.a/labour/2024-Q1
    2024-07-16  overdue   1.a/health/2024-Q2,  awaiting report → overdue, 16 days
                          1.a/labour/2024-Q2
    2024-10-16  overdue   1.a/health/2024-Q3,  awaiting report → overdue, 16 days
                          1.a/labour/2024-Q3
    "#);
}

#[test]
fn a_duty_that_passes_on_is_not_told_period_by_period() {
    let plan = plan()
        .ministry("labour", "Ministry of Labour")
        .measure("1.a", "bodies: [health], period: Regularly")
        .amendment("2024-02-01", "measure: 1.a, bodies: [labour]")
        .amendment("2024-06-01", "measure: 1.a, waive: true");
    insta::assert_snapshot!(plan.run("history 1.a --as-of 2024-06-30"), @r#"
    exit 0
    Measure 1.a: what happened by 2024-06-30

    day         what      of whom or what     how
    ─────────────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.a                 Order No. 1: "Regularly", continuing, every quarter
                                              (assumed), 2024-01-01 to 2026-12-31, the first due on
                                              2024-03-31
    2024-02-01  amended   1.a                 Order of 2024-02-01 of 2024-02-01, in force from
                                              2024-02-01: the implementing bodies become labour
    2024-04-16  overdue   1.a/health/2024-Q1  awaiting report → overdue, 16 days
    2024-06-01  amended   1.a                 Order of 2024-06-01 of 2024-06-01, in force from
                                              2024-06-01: what is unmet is waived
    2024-06-01  waived    1.a/labour/2024-Q2  open → waived
    2024-06-01  waived    1.a/health/2024-Q1  overdue, 61 days → waived
    "#);
}

#[test]
fn what_is_nowhere_is_refused() {
    let plan = plan().measure("1.a", "bodies: [health], period: Regularly");
    insta::assert_snapshot!(plan.run("history 1.b"), @"
    exit 2
    --- stderr
    error: ID: there is no measure or body `1.b`; did you mean `1.a`?
    ");
    insta::assert_snapshot!(plan.run("history healt"), @"
    exit 2
    --- stderr
    error: ID: there is no measure or body `healt`; did you mean `health`?
    ");
}

#[test]
fn events_are_rows_for_programs() {
    let answer = run_in(
        &in_repository("examples/first-year"),
        "history 3.b --as-of 2026-02-01 --format json",
    );
    insta::assert_snapshot!(answer, @r#"
    exit 0
    {
      "schema": "tadbir.history/1",
      "plan": "vel-thb-2025",
      "as_of": "2026-02-01",
      "left_out": 0,
      "events": [
        {
          "day": "2024-12-12",
          "what": "approved",
          "measure": "3.b",
          "body": null,
          "period": null,
          "obligation": null,
          "text": "Decision No. 81 of the Government of Velmora: \"Late 2025\", delivery, 2025-09-01 to 2025-12-31, due at the latest on 2025-12-31, at the earliest on 2025-09-01"
        },
        {
          "day": "2026-01-08",
          "what": "received",
          "measure": "3.b",
          "body": "interior",
          "period": "2025-Q4",
          "obligation": null,
          "text": "in-progress: The register is being tested in two regions. Obstacles: Two services still keep their cases on paper."
        },
        {
          "day": "2026-01-16",
          "what": "overdue",
          "measure": "3.b",
          "body": "interior",
          "period": null,
          "obligation": "3.b/interior/1",
          "text": "awaiting report → overdue, 16 days"
        }
      ]
    }
    "#);
}

#[test]
fn a_retroactive_act_moves_things_on_the_day_of_the_act() {
    let act = "act: Order No. 2\non: 2024-09-01\neffective: 2024-05-01\nretroactive: true\nchanges:\n  - { measure: 1.a, period: December 2024 }\n";
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: May 2024")
            .file("amendments/order-2.yaml", act)
            .run("history 1.a --as-of 2025-02-01"),
        @r#"
    exit 0
    Measure 1.a: what happened by 2025-02-01

    day         what      of whom or what  how
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.a              Order No. 1: "May 2024", delivery, 2024-05-01 to
                                           2024-05-31, due on 2024-05-31
    2024-06-16  overdue   1.a/health/1     awaiting report → overdue, 16 days
    2024-09-01  amended   1.a              Order No. 2 of 2024-09-01, in force from 2024-05-01,
                                           retroactively: the period becomes "December 2024":
                                           delivery, 2024-12-01 to 2024-12-31, due on 2024-12-31
    2024-09-01  upcoming  1.a/health/1     overdue, 92 days, due 2024-05-31 → upcoming, due 2024-12-31
    2025-01-16  overdue   1.a/health/1     awaiting report → overdue, 16 days
    "#
    );
}

#[test]
fn what_is_known_on_another_day_is_all_that_is_told() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: May 2024")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, done_on: 2024-06-20, received_on: 2024-07-10",
        );
    insta::assert_snapshot!(plan.run("history 1.a --as-of 2024-07-20 --known-on 2024-07-01"), @r#"
    exit 0
    Measure 1.a: what happened by 2024-07-20, as known on 2024-07-01

    day         what      of whom or what  how
    ─────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.a              Order No. 1: "May 2024", delivery, 2024-05-01 to
                                           2024-05-31, due on 2024-05-31
    2024-06-16  overdue   1.a/health/1     awaiting report → overdue, 16 days
    "#);
    insta::assert_snapshot!(plan.run("history 1.a --as-of 2024-07-01 --known-on 2024-07-20"), @r#"
    exit 0
    Measure 1.a: what happened by 2024-07-01, as known on 2024-07-20

    day         what      of whom or what  how
    ─────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.a              Order No. 1: "May 2024", delivery, 2024-05-01 to
                                           2024-05-31, due on 2024-05-31
    2024-06-16  overdue   1.a/health/1     awaiting report → overdue, 16 days
    2024-06-20  met-late  1.a/health/1     overdue, 19 days → met-late, 20 days
    "#);
}

#[test]
fn what_was_overdue_before_passes_to_a_successor_as_it_is() {
    insta::assert_snapshot!(
        plan()
            .ministry("labour", "Ministry of Labour")
            .measure("1.a", "bodies: [health], period: May 2024")
            .amendment("2024-08-20", "body: health, succeeded_by: [labour]")
            .run("history labour --as-of 2024-09-01"),
        @"
    exit 0
    Ministry of Labour: what happened by 2024-09-01

    day         what     of whom or what  how
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    2024-08-20  amended  health           Order of 2024-08-20 of 2024-08-20, in force from 2024-08-20:
                                          Ministry of Health (health) is succeeded by Ministry of
                                          Labour (labour)
    2024-08-20  passed   1.a/health/1     passes on as it is: overdue, 81 days, due 2024-05-31
    "
    );
}

#[test]
fn a_measure_tells_who_was_named_a_member_and_what_that_begins() {
    insta::assert_snapshot!(
        plan()
            .group("towns", "{ body: health, from: 2024-03-12, by: letter No. 4 }")
            .measure("1.a", "bodies: [the towns], answerable: each, period: May 2024")
            .run("history 1.a --as-of 2024-04-01"),
        @r#"
    exit 0
    Measure 1.a: what happened by 2024-04-01

    day         what      of whom or what  how
    ─────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.a              Order No. 1: "May 2024", delivery, 2024-05-01 to
                                           2024-05-31, due on 2024-05-31
    2024-03-12  named     1.a health       a member of the towns, by letter No. 4
    2024-03-12  upcoming  1.a/health/1     not owed → upcoming, due 2024-05-31
    2024-03-12  gone      1.a/-/1          upcoming, due 2024-05-31 → not owed
    "#
    );
}

#[test]
fn an_objective_has_no_history_of_its_own() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: May 2024")
            .run("history 1 --as-of 2024-04-01"),
        @"
    exit 2
    --- stderr
    error: ID: `1` is an objective; ask about one of its measures, `1.a`, or about a body
    "
    );
}

#[test]
fn a_rule_that_reaches_back_turns_things_on_the_day_of_the_act() {
    let act = "act: Order No. 2\non: 2024-06-20\neffective: 2024-05-01\nretroactive: true\nchanges:\n  - { reporting: { due_within: 90 days } }\n";
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: May 2024")
            .file("amendments/order-2.yaml", act)
            .run("history 1.a --as-of 2024-10-01"),
        @r#"
    exit 0
    Measure 1.a: what happened by 2024-10-01

    day         what      of whom or what  how
    ───────────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.a              Order No. 1: "May 2024", delivery, 2024-05-01 to
                                           2024-05-31, due on 2024-05-31
    2024-06-16  overdue   1.a/health/1     awaiting report → overdue, 16 days
    2024-06-20  amended   1.a              Order No. 2 of 2024-06-20, in force from 2024-05-01,
                                           retroactively: progress reports are due within 90 days
    2024-06-20  awaiting  1.a/health/1     overdue, 19 days → awaiting report
    2024-08-30  overdue   1.a/health/1     awaiting report → overdue, 91 days
    "#
    );
}

#[test]
fn by_hindsight_an_act_stands_on_the_day_from_which_it_counts() {
    let act = "act: Order No. 2\non: 2024-09-01\neffective: 2024-05-01\nretroactive: true\nchanges:\n  - { measure: 1.a, waive: true }\n";
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: April 2024")
            .file("amendments/order-2.yaml", act)
            .run("history 1.a --as-of 2024-07-01 --known-on 2024-09-01"),
        @r#"
    exit 0
    Measure 1.a: what happened by 2024-07-01, as known on 2024-09-01

    day         what      of whom or what  how
    ─────────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.a              Order No. 1: "April 2024", delivery, 2024-04-01 to
                                           2024-04-30, due on 2024-04-30
    2024-05-01  amended   1.a              Order No. 2 of 2024-09-01, in force from 2024-05-01,
                                           retroactively: what is unmet is waived
    2024-05-01  waived    1.a/health/1     open → waived
    "#
    );
}
