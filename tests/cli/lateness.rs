//! By which due date what was done is late: that in force on the day it was done, whatever an act says later.

use crate::support::{Plan, plan};

/// A delivery that was done on 2 May 2024.
fn done(words: &str) -> Plan {
    plan()
        .measure("1.a", &format!("bodies: [health], period: {words}"))
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, done_on: 2024-05-02, received_on: 2024-05-05",
        )
}

/// An act of 1 June 2024 that counts from an earlier day on.
fn retroactive(plan: Plan, effective: &str, change: &str) -> Plan {
    let head =
        format!("act: Order No. 2\non: 2024-06-01\neffective: {effective}\nretroactive: true\n");
    plan.file(
        "amendments/order-2.yaml",
        &format!("{head}changes:\n  - {{ {change} }}\n"),
    )
}

#[test]
fn no_later_act_makes_late_what_was_done_on_time() {
    let plan =
        done("By December 2024").amendment("2024-06-01", "measure: 1.a, period: By April 2024");
    insta::assert_snapshot!(plan.run("obligations --as-of 2024-05-31 --format csv"), @"
    exit 0
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    1.a/health/1,1.a,1,health,Ministry of Health,lead,health,delivery,,2024-01-01,2024-12-31,2024-12-31,met,,2024-05-02,health,,false,,,
    --- stderr
    1 warning; `tadbir check` shows them
    ");
    insta::assert_snapshot!(plan.run("obligations --as-of 2024-06-01 --format csv"), @"
    exit 0
    id,measure,objective,body,body_name,role,answerable,kind,period,starts_on,due_on,first_due_on,status,days_late,met_on,met_by,awaits,arguably_overdue,amended_by,succeeded_by,undone_on
    1.a/health/1,1.a,1,health,Ministry of Health,lead,health,delivery,,2024-01-01,2024-12-31,2024-12-31,met,,2024-05-02,health,,false,Order of 2024-06-01,,
    --- stderr
    1 warning; `tadbir check` shows them
    ");
    insta::assert_snapshot!(plan.run("check --as-of 2024-06-01"), @"
    exit 0
      ⚠ warning[shortened-after-the-fact]: measure `1.a` was due on 2024-12-31 and is moved back to
      │ 2024-04-30, which has passed by 2024-06-01
       ╭─[plan/amendments/2024-06-01.yaml:5:29]
     4 │ changes:
     5 │   - { measure: 1.a, period: By April 2024 }
       ·                             ──────┬──────
       ·                                   ╰── already passed
       ╰────
      help: correct the period, or the day on which the act takes effect

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    insta::assert_snapshot!(plan.run("why 1.a --as-of 2024-06-01"), @r#"
    exit 0
    1.a/health/1 as of 2024-06-01

    Measure a

    decree's words  By December 2024
    reading         delivery, 2024-01-01 to 2024-12-31, due on 2024-12-31
    amendment       Order of 2024-06-01 of 2024-06-01, in force from 2024-06-01: the period becomes
                    "By April 2024": delivery, 2024-01-01 to 2024-04-30, due on 2024-04-30
    body            Ministry of Health (health), lead
    answerable      lead: one obligation, met only by the lead (assumed)
    starts on       2024-01-01
    due on          2024-12-31, the last day on which it is on time; it was met on 2024-05-02, and no
                    later act moves what is met
    report due by   2025-01-15, 15 days after the due date (assumed)

    Progress reports considered
    body    period   received    state  standing    what it says
    ─────────────────────────────────────────────────────────────────────────────────────────────
    health  2024-Q2  2024-05-05  done   counts      Done on 2024-05-02. Evidence: Letter No. 5.

    status   met
    because  Ministry of Health did it on 2024-05-02, not after 2024-12-31
    --- stderr
    1 warning; `tadbir check` shows them
    "#);
    insta::assert_snapshot!(plan.run("history 1.a --as-of 2024-06-01"), @r#"
    exit 0
    Measure 1.a: what happened by 2024-06-01

    day         what      of whom or what     how
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.a                 Order No. 1: "By December 2024", delivery, 2024-01-01 to
                                              2024-12-31, due on 2024-12-31
    2024-05-05  received  1.a health 2024-Q2  done: Done on 2024-05-02. Evidence: Letter No. 5.
    2024-05-05  met       1.a/health/1        open → met
    2024-06-01  amended   1.a                 Order of 2024-06-01 of 2024-06-01, in force from
                                              2024-06-01: the period becomes "By April 2024":
                                              delivery, 2024-01-01 to 2024-04-30, due on 2024-04-30
    --- stderr
    1 warning; `tadbir check` shows them
    "#);
}

#[test]
fn no_later_act_makes_what_was_done_late_be_on_time() {
    let plan =
        done("By April 2024").amendment("2024-06-01", "measure: 1.a, period: By December 2024");
    insta::assert_snapshot!(plan.on(&["2024-05-31", "2024-06-01", "2025-02-01"], ""), @"
    2024-05-31  1.a/health/1  due 2024-04-30  met-late on 2024-05-02 by health, 2 days late
    2024-06-01  1.a/health/1  due 2024-04-30  met-late on 2024-05-02 by health, 2 days late
    2025-02-01  1.a/health/1  due 2024-04-30  met-late on 2024-05-02 by health, 2 days late
    ");
    insta::assert_snapshot!(plan.run("why 1.a --as-of 2024-06-01"), @r#"
    exit 0
    1.a/health/1 as of 2024-06-01

    Measure a

    decree's words  By April 2024
    reading         delivery, 2024-01-01 to 2024-04-30, due on 2024-04-30
    amendment       Order of 2024-06-01 of 2024-06-01, in force from 2024-06-01: the period becomes
                    "By December 2024": delivery, 2024-01-01 to 2024-12-31, due on 2024-12-31
    body            Ministry of Health (health), lead
    answerable      lead: one obligation, met only by the lead (assumed)
    starts on       2024-01-01
    due on          2024-04-30, the last day on which it is on time; it was met on 2024-05-02, and no
                    later act moves what is met
    report due by   2024-05-15, 15 days after the due date (assumed)

    Progress reports considered
    body    period   received    state  standing    what it says
    ─────────────────────────────────────────────────────────────────────────────────────────────
    health  2024-Q2  2024-05-05  done   counts      Done on 2024-05-02. Evidence: Letter No. 5.

    status   met-late, 2 days
    because  Ministry of Health did it on 2024-05-02, 2 days after 2024-04-30
    "#);
    insta::assert_snapshot!(plan.run("check --as-of 2024-06-01"), @"
    exit 0

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn an_act_that_counts_from_before_it_was_done_moves_the_day_by_which_it_was_due() {
    insta::assert_snapshot!(
        retroactive(done("By April 2024"), "2024-04-20", "measure: 1.a, period: By December 2024")
            .on(&["2024-05-31", "2024-06-01"], ""),
        @"
    2024-05-31  1.a/health/1  due 2024-04-30  met-late on 2024-05-02 by health, 2 days late
    2024-06-01  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health, first due 2024-04-30
    "
    );
    insta::assert_snapshot!(
        retroactive(done("By April 2024"), "2024-05-02", "measure: 1.a, period: By December 2024")
            .on(&["2024-05-31", "2024-06-01"], ""),
        @"
    2024-05-31  1.a/health/1  due 2024-04-30  met-late on 2024-05-02 by health, 2 days late
    2024-06-01  1.a/health/1  due 2024-12-31  met on 2024-05-02 by health, first due 2024-04-30
    "
    );
}

#[test]
fn an_act_that_counts_from_after_it_was_done_moves_nothing() {
    insta::assert_snapshot!(
        retroactive(done("By April 2024"), "2024-05-03", "measure: 1.a, period: By December 2024")
            .on(&["2024-05-31", "2024-06-01"], ""),
        @"
    2024-05-31  1.a/health/1  due 2024-04-30  met-late on 2024-05-02 by health, 2 days late
    2024-06-01  1.a/health/1  due 2024-04-30  met-late on 2024-05-02 by health, 2 days late
    "
    );
}

#[test]
fn an_act_that_shortens_a_delivery_from_before_it_was_done_makes_it_late() {
    let plan = retroactive(
        done("By December 2024"),
        "2024-04-20",
        "measure: 1.a, period: By April 2024",
    );
    insta::assert_snapshot!(plan.run("check --as-of 2024-06-01"), @"
    exit 0
      ⚠ warning[shortened-after-the-fact]: measure `1.a` was due on 2024-12-31 and is moved back to
      │ 2024-04-30, which has passed by 2024-06-01
       ╭─[plan/amendments/order-2.yaml:6:29]
     5 │ changes:
     6 │   - { measure: 1.a, period: By April 2024 }
       ·                             ──────┬──────
       ·                                   ╰── already passed
       ╰────
      help: correct the period, or the day on which the act takes effect

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    insta::assert_snapshot!(plan.run("obligations --as-of 2024-06-01"), @"
    exit 0
    1 obligation as of 2024-06-01

    measure  body    period         due         status
    ──────────────────────────────────────────────────────────────
    1.a      health  By April 2024  2024-04-30  met-late, 2 days
    --- stderr
    1 warning; `tadbir check` shows them
    ");
}

#[test]
fn an_act_that_shortens_what_is_not_done_is_pointed_out() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: By December 2024")
        .amendment("2024-06-01", "measure: 1.a, period: By April 2024");
    insta::assert_snapshot!(plan.run("check --as-of 2024-06-01"), @"
    exit 0
      ⚠ warning[shortened-after-the-fact]: measure `1.a` was due on 2024-12-31 and is moved back to
      │ 2024-04-30, which has passed by 2024-06-01
       ╭─[plan/amendments/2024-06-01.yaml:5:29]
     4 │ changes:
     5 │   - { measure: 1.a, period: By April 2024 }
       ·                             ──────┬──────
       ·                                   ╰── already passed
       ╰────
      help: correct the period, or the day on which the act takes effect

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    insta::assert_snapshot!(plan.run("obligations --as-of 2024-06-01"), @"
    exit 0
    1 obligation as of 2024-06-01

    measure  body    period         due         status
    ──────────────────────────────────────────────────────────────
    1.a      health  By April 2024  2024-04-30  overdue, 32 days
    --- stderr
    1 warning; `tadbir check` shows them
    ");
}

#[test]
fn what_was_done_before_an_act_extended_it_and_received_after_is_late() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: By April 2024")
            .amendment("2024-06-01", "measure: 1.a, period: By December 2024")
            .progress("2024-Q2/health", "measure: 1.a, state: done, done_on: 2024-05-02, received_on: 2024-07-05")
            .on(&["2024-05-31", "2024-06-01", "2024-07-05"], ""),
        @"
    2024-05-31  1.a/health/1  due 2024-04-30  overdue, 31 days late
    2024-06-01  1.a/health/1  due 2024-12-31  open, first due 2024-04-30
    2024-07-05  1.a/health/1  due 2024-04-30  met-late on 2024-05-02 by health, 2 days late
    "
    );
}

#[test]
fn a_term_that_ends_earlier_makes_late_nothing_that_was_done_before() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Regularly, every: year")
            .progress("2026-Q2/health", "measure: 1.a, state: done, done_on: 2026-05-02, received_on: 2026-05-05")
            .amendment("2026-05-10", "term: { to: 2026-05-31 }")
            .on(&["2026-05-09", "2026-05-10"], "--period 2026"),
        @"
    2026-05-09  1.a/health/2026  due 2026-12-31  met on 2026-05-02 by health
    2026-05-10  1.a/health/2026  due 2026-12-31  met on 2026-05-02 by health
    "
    );
}

#[test]
fn early_word_of_a_delivery_is_taken() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Q4 2025")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: in-progress, summary: Begun., received_on: 2024-07-05",
        )
        .progress(
            "2024-Q3/health",
            "measure: 1.a, state: done, done_on: 2024-08-02, received_on: 2024-10-05",
        );
    insta::assert_snapshot!(plan.on(&["2024-07-05", "2024-10-05", "2026-01-20"], ""), @"
    2024-07-05  1.a/health/1  due 2025-12-31  upcoming
    2024-10-05  1.a/health/1  due 2025-12-31  met on 2024-08-02 by health
    2026-01-20  1.a/health/1  due 2025-12-31  met on 2024-08-02 by health
    ");
    insta::assert_snapshot!(plan.run("why 1.a --as-of 2024-10-05"), @"
    exit 0
    1.a/health/1 as of 2024-10-05

    Measure a

    decree's words  Q4 2025
    reading         delivery, 2025-10-01 to 2025-12-31, due on 2025-12-31
    body            Ministry of Health (health), lead
    answerable      lead: one obligation, met only by the lead (assumed)
    starts on       2025-10-01
    due on          2025-12-31, the last day on which it is on time
    report due by   2026-01-15, 15 days after the due date (assumed)

    Progress reports considered
    body    period   received    state        standing                what it says
    ─────────────────────────────────────────────────────────────────────────────────────────────────
    health  2024-Q2  2024-07-05  in-progress  counts; clears nothing  Begun.
    health  2024-Q3  2024-10-05  done         counts                  Done on 2024-08-02. Evidence:
                                                                      Letter No. 5.

    status   met
    because  Ministry of Health did it on 2024-08-02, not after 2025-12-31
    ");
    insta::assert_snapshot!(plan.run("check --as-of 2024-10-05"), @"
    exit 0

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn record_takes_early_word_of_a_delivery() {
    let plan = plan().measure("1.a", "bodies: [health], period: Q4 2025");
    insta::assert_snapshot!(plan.run("record 1.a --body health --period 2024-Q2 --state done --done-on 2024-05-02 --evidence \"Letter No. 5\" --received-on 2024-07-05 --as-of 2024-07-05"), @"
    exit 0
    - 1.a: upcoming → met
    Added to plan/progress/2024-Q2/health.yaml.
    ");
}

#[test]
fn a_correction_that_waits_for_review_takes_nothing_away() {
    let plan = plan()
        .with("plan.yaml", "review: none", "review: required")
        .measure("1.a", "bodies: [health], period: Regularly")
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, done_on: 2024-03-02, received_on: 2024-04-05",
        )
        .review(
            "2024-Q1/health",
            "measure: 1.a, decision: accepted, on: 2024-04-10",
        )
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, done_on: 2024-03-20, received_on: 2024-05-05",
        )
        .review(
            "2024-Q1/health",
            "measure: 1.a, decision: accepted, on: 2024-05-20",
        );
    insta::assert_snapshot!(plan.on(&["2024-04-09", "2024-04-10", "2024-05-05", "2024-05-20"], "--period 2024-Q1"), @"
    2024-04-09  1.a/health/2024-Q1  due 2024-03-31  awaiting review
    2024-04-10  1.a/health/2024-Q1  due 2024-03-31  met on 2024-03-02 by health
    2024-05-05  1.a/health/2024-Q1  due 2024-03-31  met on 2024-03-02 by health
    2024-05-20  1.a/health/2024-Q1  due 2024-03-31  met on 2024-03-20 by health
    ");
    insta::assert_snapshot!(plan.run("why 1.a --period 2024-Q1 --as-of 2024-05-05"), @"
    exit 0
    1.a/health/2024-Q1 as of 2024-05-05

    Measure a

    decree's words  Regularly
    reading         continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on
                    2024-03-31
    body            Ministry of Health (health), lead
    answerable      each: one obligation for each lead and joint body (assumed)
    period          2024-Q1
    starts on       2024-01-01
    due on          2024-03-31, the last day on which it is on time
    report due by   2024-04-15, 15 days after the due date (assumed); `done` counts once accepted

    Progress reports considered
    body    period   received    state  standing                        what it says
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    health  2024-Q1  2024-04-05  done   counts for 2024-Q1, accepted    Done on 2024-03-02. Evidence:
                                        on 2024-04-10                   Letter No. 5.
    health  2024-Q1  2024-05-05  done   waits for review                Done on 2024-03-20. Evidence:
                                                                        Letter No. 5.

    status   met
    because  Ministry of Health did it on 2024-03-02, not after 2024-03-31
    ");
}

#[test]
fn a_correction_that_is_returned_leaves_what_was_accepted() {
    insta::assert_snapshot!(
        plan()
            .with("plan.yaml", "review: none", "review: required")
            .measure("1.a", "bodies: [health], period: 2024")
            .progress("2024-Q1/health", "measure: 1.a, state: done, done_on: 2024-03-02, received_on: 2024-04-05")
            .review("2024-Q1/health", "measure: 1.a, decision: accepted, on: 2024-04-10")
            .progress("2024-Q1/health", "measure: 1.a, state: done, done_on: 2024-03-20, received_on: 2024-05-05")
            .review("2024-Q1/health", "measure: 1.a, decision: returned, on: 2024-05-20")
            .on(&["2024-04-10", "2024-05-05", "2024-05-20"], ""),
        @"
    2024-04-10  1.a/health/1  due 2024-12-31  met on 2024-03-02 by health
    2024-05-05  1.a/health/1  due 2024-12-31  met on 2024-03-02 by health
    2024-05-20  1.a/health/1  due 2024-12-31  met on 2024-03-02 by health
    "
    );
}

#[test]
fn an_accepted_correction_that_it_is_not_done_takes_it_away() {
    insta::assert_snapshot!(
        plan()
            .with("plan.yaml", "review: none", "review: required")
            .measure("1.a", "bodies: [health], period: March 2024")
            .progress("2024-Q1/health", "measure: 1.a, state: done, done_on: 2024-03-02, received_on: 2024-04-05")
            .review("2024-Q1/health", "measure: 1.a, decision: accepted, on: 2024-04-10")
            .progress("2024-Q1/health", "measure: 1.a, state: in-progress, summary: Not yet., obstacles: None is free., received_on: 2024-05-05")
            .review("2024-Q1/health", "measure: 1.a, decision: accepted, on: 2024-05-20")
            .on(&["2024-04-10", "2024-05-05", "2024-05-19", "2024-05-20"], ""),
        @"
    2024-04-10  1.a/health/1  due 2024-03-31  met on 2024-03-02 by health
    2024-05-05  1.a/health/1  due 2024-03-31  met on 2024-03-02 by health
    2024-05-19  1.a/health/1  due 2024-03-31  met on 2024-03-02 by health
    2024-05-20  1.a/health/1  due 2024-03-31  overdue, 50 days late
    "
    );
}

#[test]
fn with_hindsight_the_rule_of_review_is_that_of_the_day_of_receipt() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .progress(
            "2024-Q1/health",
            "measure: 1.a, state: done, received_on: 2024-05-10",
        )
        .amendment("2024-05-01", "reporting: { review: required }");
    insta::assert_snapshot!(plan.on(&["2024-04-20"], "--period 2024-Q1"), @"2024-04-20  1.a/health/2024-Q1  due 2024-03-31  overdue, 20 days late");
    insta::assert_snapshot!(plan.on(&["2024-04-20"], "--period 2024-Q1 --known-on 2024-06-01"), @"2024-04-20  1.a/health/2024-Q1  due 2024-03-31  awaiting review");
    insta::assert_snapshot!(plan.on(&["2024-06-01"], "--period 2024-Q1"), @"2024-06-01  1.a/health/2024-Q1  due 2024-03-31  awaiting review");
}

#[test]
fn a_new_due_day_of_what_continues_begins_with_the_next_period() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: \"Annually, by 18 March\"")
            .progress("2024-Q1/health", "measure: 1.a, state: done, done_on: 2024-03-10, received_on: 2024-04-05")
            .amendment("2024-05-15", "measure: 1.a, period: \"Annually, by 1 March\"")
            .on(&["2024-05-14", "2024-05-15"], "--period 2024..2025"),
        @"
    2024-05-14  1.a/health/2024  due 2024-03-18  met on 2024-03-10 by health
    2024-05-14  1.a/health/2025  due 2025-03-18  upcoming
    2024-05-15  1.a/health/2024  due 2024-03-18  met on 2024-03-10 by health
    2024-05-15  1.a/health/2025  due 2025-03-01  upcoming, first due 2025-03-18
    "
    );
}

#[test]
fn of_two_acts_the_one_in_force_when_it_was_done_counts() {
    let plan = plan()
        .measure("1.a", "bodies: [health], period: By April 2024")
        .amendment("2024-03-01", "measure: 1.a, period: By June 2024")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, done_on: 2024-05-10, received_on: 2024-07-05",
        );
    insta::assert_snapshot!(
        plan.amendment("2024-08-15", "measure: 1.a, period: By December 2024").on(&["2024-07-05", "2024-08-15"], ""),
        @"
    2024-07-05  1.a/health/1  due 2024-06-30  met on 2024-05-10 by health, first due 2024-04-30
    2024-08-15  1.a/health/1  due 2024-06-30  met on 2024-05-10 by health, first due 2024-04-30
    "
    );
}
