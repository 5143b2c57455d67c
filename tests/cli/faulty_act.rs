//! What may be wrong with an act that changes the plan, and what the findings say.

use crate::support::{Plan, plan};

/// A plan with a measure that is due within the term and one that goes on.
fn amended(effective: &str, change: &str) -> Plan {
    plan()
        .ministry("labour", "Ministry of Labour")
        .measure("1.a", "bodies: [health], period: Regularly")
        .measure("1.b", r#"bodies: [labour], period: "2026""#)
        .amendment(effective, change)
}

#[test]
fn an_act_that_shortens_the_term_moves_or_waives_what_would_be_outside_it() {
    let shortened = || amended("2025-03-01", "term: { to: 2025-08-31 }");
    insta::assert_snapshot!(shortened().run("check"), @r#"
    exit 1
      × error[period-outside-term]: measure `1.b` is due on 2026-12-31, after the term, which Order of
      │ 2025-03-01 ends on 2025-08-31
       ╭─[plan/amendments/2025-03-01.yaml:5:19]
     4 │ changes:
     5 │   - { term: { to: 2025-08-31 } }
       ·                   ─────┬────
       ·                        ╰── too early for it
       ╰────
      help: give measure `1.b` a period within the term, or waive it, by the same act
      ╰─▶   ☞ after the term
             ╭─[plan/measures/1.yaml:5:59]
           4 │   - { id: 1.a, text: Measure a, bodies: [health], period: Regularly }
           5 │   - { id: 1.b, text: Measure b, bodies: [labour], period: "2026" }
             ·                                                           ───┬──
             ·                                                              ╰── after the term
             ╰────

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    "#);
    insta::assert_snapshot!(
        shortened()
            .amendment("2025-03-01", "measure: 1.b, period: August 2025")
            .on(&["2025-02-28", "2025-03-01"], "--measure 1.b"),
        @"
    2025-02-28  1.b/labour/1  due 2026-12-31  upcoming
    2025-03-01  1.b/labour/1  due 2025-08-31  upcoming, first due 2026-12-31
    "
    );
    insta::assert_snapshot!(
        shortened()
            .amendment("2025-03-01", "measure: 1.b, waive: true")
            .on(&["2025-02-28", "2025-03-01"], "--measure 1.b"),
        @"
    2025-02-28  1.b/labour/1  due 2026-12-31  upcoming
    2025-03-01  1.b/labour/1  due 2026-12-31  waived
    "
    );
    insta::assert_snapshot!(
        shortened()
            .amendment("2025-03-02", "measure: 1.b, period: August 2025")
            .run("check --format short"),
        @"
    exit 1
    plan/amendments/2025-03-01.yaml:5:19: error[period-outside-term]: measure `1.b` is due on 2026-12-31, after the term, which Order of 2025-03-01 ends on 2025-08-31 (give measure `1.b` a period within the term, or waive it, by the same act)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    "
    );
}

#[test]
fn a_period_is_compared_with_the_term_of_its_first_day() {
    let longer = || amended("2026-03-01", "term: { to: 2027-06-30 }");
    insta::assert_snapshot!(
        longer()
            .amendment("2026-03-01", "measure: 1.b, period: June 2027")
            .on(&["2026-03-01"], "--measure 1.b"),
        @"2026-03-01  1.b/labour/1  due 2027-06-30  upcoming, first due 2026-12-31"
    );
    insta::assert_snapshot!(
        longer()
            .amendment("2026-02-01", "measure: 1.b, period: June 2027")
            .run("check --format short"),
        @"
    exit 1
    plan/amendments/2026-02-01.yaml:5:29: error[period-outside-term]: measure `1.b` is due on 2027-06-30, after the term, which runs from 2024-01-01 to 2026-12-31 (correct the period, or the plan's term)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    "
    );
}

#[test]
fn a_measure_is_not_changed_before_it_is_added() {
    let added = "add: { id: 1.c, objective: 1, text: New, bodies: [health], period: Regularly }";
    insta::assert_snapshot!(
        amended("2024-06-10", added)
            .amendment("2024-05-10", "measure: 1.c, period: Every month")
            .run("check"),
        @"
    exit 1
      × error[change-before-measure]: Order of 2024-05-10 changes measure `1.c` from 2024-05-10 on,
      │ but it is added on 2024-06-10 by Order of 2024-06-10
       ╭─[plan/amendments/2024-05-10.yaml:5:16]
     4 │ changes:
     5 │   - { measure: 1.c, period: Every month }
       ·                ─┬─
       ·                 ╰── not there yet
       ╰────
      help: correct the id, or the day from which one of the two acts counts
      ╰─▶   ☞ added here
             ╭─[plan/amendments/2024-06-10.yaml:5:18]
           4 │ changes:
           5 │   - { add: { id: 1.c, objective: 1, text: New, bodies: [health], period: Regularly } }
             ·                  ─┬─
             ·                   ╰── added here
             ╰────

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    "
    );
    insta::assert_snapshot!(
        amended("2024-06-10", added)
            .amendment("2024-06-10", "measure: 1.c, period: Every month")
            .on(&["2024-06-10"], "--measure 1.c --period 2024-06..2024-07"),
        @"
    2024-06-10  1.c/health/2024-06  due 2024-06-30  open
    2024-06-10  1.c/health/2024-07  due 2024-07-31  upcoming
    "
    );
}
