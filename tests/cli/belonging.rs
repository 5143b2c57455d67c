//! Which obligation a progress report is about: what `for` says, else the reporting period, else the day on which it was done.

use crate::support::{Plan, plan};

/// A plan with one measure of the ministry of health.
fn with(keys: &str) -> Plan {
    plan().measure("1.a", &format!("bodies: [health], {keys}"))
}

#[test]
fn what_was_done_in_one_year_and_reported_in_the_next_is_of_the_year_in_which_it_was_done() {
    insta::assert_snapshot!(
        with("period: Regularly, every: year")
            .progress("2025-Q1/health", "measure: 1.a, state: done, done_on: 2024-12-20, received_on: 2025-04-10")
            .on(&["2025-04-09", "2025-04-10"], "--period 2024..2025"),
        @"
    2025-04-09  1.a/health/2024  due 2024-12-31  overdue, 99 days late
    2025-04-09  1.a/health/2025  due 2025-12-31  open
    2025-04-10  1.a/health/2024  due 2024-12-31  met on 2024-12-20 by health
    2025-04-10  1.a/health/2025  due 2025-12-31  open
    "
    );
}

#[test]
fn what_was_done_in_one_half_year_and_reported_in_the_next_is_of_the_half_year_in_which_it_was_done()
 {
    insta::assert_snapshot!(
        with("period: Regularly, every: half-year")
            .progress("2025-Q3/health", "measure: 1.a, state: done, done_on: 2025-06-20, received_on: 2025-10-10")
            .on(&["2025-10-10"], "--period 2025"),
        @"
    2025-10-10  1.a/health/2025-H1  due 2025-06-30  met on 2025-06-20 by health
    2025-10-10  1.a/health/2025-H2  due 2025-12-31  open
    "
    );
}

#[test]
fn what_was_done_in_the_reporting_period_is_of_the_period_that_contains_it() {
    insta::assert_snapshot!(
        with("period: Regularly, every: year")
            .progress("2025-Q1/health", "measure: 1.a, state: done, done_on: 2025-02-20, received_on: 2025-04-10")
            .on(&["2025-04-10"], "--period 2024..2025"),
        @"
    2025-04-10  1.a/health/2024  due 2024-12-31  overdue, 100 days late
    2025-04-10  1.a/health/2025  due 2025-12-31  met on 2025-02-20 by health
    "
    );
}

#[test]
fn what_was_done_after_the_period_that_its_file_names_is_late_for_that_period() {
    insta::assert_snapshot!(
        with("period: Regularly")
            .progress("2025-Q1/health", "measure: 1.a, state: done, done_on: 2025-05-10, received_on: 2025-05-12")
            .on(&["2025-05-12"], "--period 2025-Q1..2025-Q2"),
        @"
    2025-05-12  1.a/health/2025-Q1  due 2025-03-31  met-late on 2025-05-10 by health, 40 days late
    2025-05-12  1.a/health/2025-Q2  due 2025-06-30  open
    "
    );
}

#[test]
fn what_fits_two_periods_because_one_is_due_in_the_next_asks_which() {
    let plan = with("period: \"Quarterly, by the 15th of the following month\"").progress(
        "2024-Q2/health",
        "measure: 1.a, state: done, done_on: 2024-04-14, received_on: 2024-04-16",
    );
    insta::assert_snapshot!(plan.run("check --as-of 2024-04-20"), @r#"
    exit 1
      × error[ambiguous-progress]: the entry on measure `1.a` for 2024-Q2 (2024-04-01 to 2024-06-30)
      │ fits 2 obligations
       ╭─[plan/progress/2024-Q2/health.yaml:4:16]
     3 │ progress:
     4 │   - { measure: 1.a, state: done, done_on: 2024-04-14, received_on: 2024-04-16, evidence: [Letter No. 5] }
       ·                ─┬─
       ·                 ╰── which of them?
       ╰────
      help: say which with `for: 2024-Q1` or `for: 2024-Q2`
      ╰─▶   ☞ when it is owed
             ╭─[plan/measures/1.yaml:4:59]
           3 │ measures:
           4 │   - { id: 1.a, text: Measure a, bodies: [health], period: "Quarterly, by the 15th of
          the following month" }
             ·
          ───────────────────────┬───────────────────────
             ·                                                                                  ╰──
          when it is owed
             ╰────

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    "#);
    insta::assert_snapshot!(plan.run("obligations --as-of 2024-04-20 --period 2024-04..2024-07"), @"
    exit 1
    2 obligations as of 2024-04-20

    measure  body    period   due         status
    ───────────────────────────────────────────────────────
    1.a      health  2024-Q1  2024-04-15  awaiting report
    1.a      health  2024-Q2  2024-07-15  open
    --- stderr
    plan/progress/2024-Q2/health.yaml:4:16: error[ambiguous-progress]: the entry on measure `1.a` for 2024-Q2 (2024-04-01 to 2024-06-30) fits 2 obligations (say which with `for: 2024-Q1` or `for: 2024-Q2`)
    1 entry is left out; `tadbir check` shows why
    ");
}

#[test]
fn what_fits_two_periods_is_of_the_one_that_its_file_names() {
    insta::assert_snapshot!(
        with("period: \"Quarterly, by the 15th of the following month\"")
            .progress("2024-Q1/health", "measure: 1.a, state: done, done_on: 2024-04-14, received_on: 2024-04-16")
            .on(&["2024-04-16"], "--period 2024-04..2024-07"),
        @"
    2024-04-16  1.a/health/2024-Q1  due 2024-04-15  met on 2024-04-14 by health
    2024-04-16  1.a/health/2024-Q2  due 2024-07-15  open
    "
    );
}

#[test]
fn what_fits_two_periods_of_which_the_older_was_met_before_is_of_the_newer() {
    insta::assert_snapshot!(
        with("period: \"Quarterly, by the 15th of the following month\"")
            .progress("2024-Q1/health", "measure: 1.a, state: done, done_on: 2024-03-14, received_on: 2024-04-10")
            .progress("2024-Q2/health", "measure: 1.a, state: done, done_on: 2024-04-14, received_on: 2024-04-16")
            .on(&["2024-04-16"], "--period 2024-04..2024-07"),
        @"
    2024-04-16  1.a/health/2024-Q1  due 2024-04-15  met on 2024-03-14 by health
    2024-04-16  1.a/health/2024-Q2  due 2024-07-15  met on 2024-04-14 by health
    "
    );
}

#[test]
fn what_fits_the_year_that_is_due_in_march_and_the_next_asks_which() {
    let plan = |keys: &str| {
        with("period: \"Annually, by 31 March of the following year\"").progress(
            "2025-Q1/health",
            &format!(
                "measure: 1.a, state: done, done_on: 2025-02-20, received_on: 2025-03-01{keys}"
            ),
        )
    };
    insta::assert_snapshot!(plan("").run("check --as-of 2025-03-20"), @r#"
    exit 1
      × error[ambiguous-progress]: the entry on measure `1.a` for 2025-Q1 (2025-01-01 to 2025-03-31)
      │ fits 2 obligations
       ╭─[plan/progress/2025-Q1/health.yaml:4:16]
     3 │ progress:
     4 │   - { measure: 1.a, state: done, done_on: 2025-02-20, received_on: 2025-03-01, evidence: [Letter No. 5] }
       ·                ─┬─
       ·                 ╰── which of them?
       ╰────
      help: say which with `for: 2024` or `for: 2025`
      ╰─▶   ☞ when it is owed
             ╭─[plan/measures/1.yaml:4:59]
           3 │ measures:
           4 │   - { id: 1.a, text: Measure a, bodies: [health], period: "Annually, by 31 March of the
          following year" }
             ·
          ──────────────────────┬──────────────────────
             ·                                                                                 ╰──
          when it is owed
             ╰────

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    "#);
    insta::assert_snapshot!(plan(", for: 2024").on(&["2025-03-20"], ""), @"
    2025-03-20  1.a/health/2024  due 2025-03-31  met on 2025-02-20 by health
    2025-03-20  1.a/health/2025  due 2026-03-31  open
    2025-03-20  1.a/health/2026  due 2027-03-31  upcoming
    ");
    insta::assert_snapshot!(plan(", for: 2025").on(&["2025-03-20"], ""), @"
    2025-03-20  1.a/health/2024  due 2025-03-31  open
    2025-03-20  1.a/health/2025  due 2026-03-31  met on 2025-02-20 by health
    2025-03-20  1.a/health/2026  due 2027-03-31  upcoming
    ");
}

#[test]
fn what_fits_two_deliveries_of_a_list_asks_which() {
    let plan = |keys: &str| {
        with("period: \"by June 2024, by June 2025\"").progress(
            "2024-Q3/health",
            &format!(
                "measure: 1.a, state: done, done_on: 2024-07-20, received_on: 2024-08-01{keys}"
            ),
        )
    };
    insta::assert_snapshot!(plan("").run("check --as-of 2024-08-20"), @r#"
    exit 1
      × error[ambiguous-progress]: the entry on measure `1.a` for 2024-Q3 (2024-07-01 to 2024-09-30)
      │ fits 2 obligations
       ╭─[plan/progress/2024-Q3/health.yaml:4:16]
     3 │ progress:
     4 │   - { measure: 1.a, state: done, done_on: 2024-07-20, received_on: 2024-08-01, evidence: [Letter No. 5] }
       ·                ─┬─
       ·                 ╰── which of them?
       ╰────
      help: say which with `for: 2024-06-30` or `for: 2025-06-30`
      ╰─▶   ☞ when it is owed
             ╭─[plan/measures/1.yaml:4:59]
           3 │ measures:
           4 │   - { id: 1.a, text: Measure a, bodies: [health], period: "by June 2024, by June
          2025" }
             ·                                                           ──────────────┬─────────────
             ·                                                                         ╰── when it is
          owed
             ╰────

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    "#);
    insta::assert_snapshot!(plan(", for: 2024-06-30").on(&["2024-08-20"], ""), @"
    2024-08-20  1.a/health/1  due 2024-06-30  met-late on 2024-07-20 by health, 20 days late
    2024-08-20  1.a/health/2  due 2025-06-30  open
    ");
    insta::assert_snapshot!(plan(", for: 2025-06-30").on(&["2024-08-20"], ""), @"
    2024-08-20  1.a/health/1  due 2024-06-30  overdue, 51 days late
    2024-08-20  1.a/health/2  due 2025-06-30  met on 2024-07-20 by health
    ");
}

#[test]
fn what_fits_several_months_names_every_one() {
    insta::assert_snapshot!(
        with("period: \"monthly, by the 10th of the following month\"")
            .progress("2024-Q2/health", "measure: 1.a, state: done, done_on: 2024-04-09, received_on: 2024-07-05")
            .run("check --as-of 2024-07-10"),
        @r#"
    exit 1
      × error[ambiguous-progress]: the entry on measure `1.a` for 2024-Q2 (2024-04-01 to 2024-06-30)
      │ fits 2 obligations
       ╭─[plan/progress/2024-Q2/health.yaml:4:16]
     3 │ progress:
     4 │   - { measure: 1.a, state: done, done_on: 2024-04-09, received_on: 2024-07-05, evidence: [Letter No. 5] }
       ·                ─┬─
       ·                 ╰── which of them?
       ╰────
      help: say which with `for: 2024-03` or `for: 2024-04`
      ╰─▶   ☞ when it is owed
             ╭─[plan/measures/1.yaml:4:59]
           3 │ measures:
           4 │   - { id: 1.a, text: Measure a, bodies: [health], period: "monthly, by the 10th of the
          following month" }
             ·
          ──────────────────────┬──────────────────────
             ·                                                                                 ╰──
          when it is owed
             ╰────

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    "#
    );
}

#[test]
fn two_entries_of_one_file_about_two_obligations_correct_nothing() {
    insta::assert_snapshot!(
        with("period: Regularly, every: year")
            .progress("2025-Q1/health", "measure: 1.a, state: done, done_on: 2024-12-20, received_on: 2025-04-10")
            .progress("2025-Q1/health", "measure: 1.a, state: done, done_on: 2025-02-20, received_on: 2025-04-10")
            .on(&["2025-04-10"], "--period 2024..2025"),
        @"
    2025-04-10  1.a/health/2024  due 2024-12-31  met on 2024-12-20 by health
    2025-04-10  1.a/health/2025  due 2025-12-31  met on 2025-02-20 by health
    "
    );
}

#[test]
fn two_entries_of_one_file_about_one_obligation_are_a_report_and_its_correction() {
    insta::assert_snapshot!(
        with("period: Regularly, every: year")
            .progress("2025-Q1/health", "measure: 1.a, state: done, done_on: 2024-12-20, received_on: 2025-04-10")
            .progress("2025-Q1/health", "measure: 1.a, state: in-progress, summary: Not yet., obstacles: None is free., for: 2024, received_on: 2025-04-12")
            .on(&["2025-04-10", "2025-04-12"], "--period 2024..2025"),
        @"
    2025-04-10  1.a/health/2024  due 2024-12-31  met on 2024-12-20 by health
    2025-04-10  1.a/health/2025  due 2025-12-31  open
    2025-04-12  1.a/health/2024  due 2024-12-31  overdue, 102 days late
    2025-04-12  1.a/health/2025  due 2025-12-31  open
    "
    );
}

#[test]
fn what_was_done_before_a_duty_began_meets_nothing() {
    let plan = with("period: Regularly")
        .progress(
            "2024-Q2/health",
            "measure: 1.a, state: done, done_on: 2023-12-01, received_on: 2024-07-10",
        )
        .progress(
            "2024-Q3/health",
            "measure: 1.a, state: done, done_on: 2023-12-01, received_on: 2024-10-10",
        );
    insta::assert_snapshot!(plan.run("check --as-of 2024-10-10"), @"
    exit 1
      × error[done-before-period]: measure `1.a` is reported done on 2023-12-01, but its obligation
      │ for 2024-Q2 begins on 2024-04-01
       ╭─[plan/progress/2024-Q2/health.yaml:4:43]
     3 │ progress:
     4 │   - { measure: 1.a, state: done, done_on: 2023-12-01, received_on: 2024-07-10, evidence: [Letter No. 5] }
       ·                                           ─────┬────
       ·                                                ╰── before it begins
       ╰────
      help: correct `done_on`
      ╰─▶   ☞ begins on 2024-04-01
             ╭─[plan/measures/1.yaml:4:59]
           3 │ measures:
           4 │   - { id: 1.a, text: Measure a, bodies: [health], period: Regularly }
             ·                                                           ────┬────
             ·                                                               ╰── begins on 2024-04-01
             ╰────

      × error[done-before-period]: measure `1.a` is reported done on 2023-12-01, but its obligation
      │ for 2024-Q3 begins on 2024-07-01
       ╭─[plan/progress/2024-Q3/health.yaml:4:43]
     3 │ progress:
     4 │   - { measure: 1.a, state: done, done_on: 2023-12-01, received_on: 2024-10-10, evidence: [Letter No. 5] }
       ·                                           ─────┬────
       ·                                                ╰── before it begins
       ╰────
      help: correct `done_on`
      ╰─▶   ☞ begins on 2024-07-01
             ╭─[plan/measures/1.yaml:4:59]
           3 │ measures:
           4 │   - { id: 1.a, text: Measure a, bodies: [health], period: Regularly }
             ·                                                           ────┬────
             ·                                                               ╰── begins on 2024-07-01
             ╰────

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
    ");
    insta::assert_snapshot!(plan.run("obligations --as-of 2024-10-10 --period 2024"), @"
    exit 1
    4 obligations as of 2024-10-10

    measure  body    period   due         status
    ─────────────────────────────────────────────────────────
    1.a      health  2024-Q1  2024-03-31  overdue, 193 days
    1.a      health  2024-Q2  2024-06-30  overdue, 102 days
    1.a      health  2024-Q3  2024-09-30  awaiting report
    1.a      health  2024-Q4  2024-12-31  open
    --- stderr
    plan/progress/2024-Q2/health.yaml:4:43: error[done-before-period]: measure `1.a` is reported done on 2023-12-01, but its obligation for 2024-Q2 begins on 2024-04-01 (correct `done_on`)
    plan/progress/2024-Q3/health.yaml:4:43: error[done-before-period]: measure `1.a` is reported done on 2023-12-01, but its obligation for 2024-Q3 begins on 2024-07-01 (correct `done_on`)
    2 entries are left out; `tadbir check` shows why
    ");
    insta::assert_snapshot!(plan.run("why 1.a --period 2024-Q2 --as-of 2024-10-10"), @"
    exit 1
    1.a/health/2024-Q2 as of 2024-10-10

    Measure a

    decree's words  Regularly
    reading         continuing, every quarter (assumed), 2024-01-01 to 2026-12-31, the first due on
                    2024-03-31
    body            Ministry of Health (health), lead
    answerable      each: one obligation for each lead and joint body (assumed)
    period          2024-Q2
    starts on       2024-04-01
    due on          2024-06-30, the last day on which it is on time
    report due by   2024-07-15, 15 days after the due date (assumed)

    No progress report is about it.

    status   overdue, 102 days
    because  nothing that counts says it was done, and 2024-10-10 is 102 days after 2024-06-30
    --- stderr
    plan/progress/2024-Q2/health.yaml:4:43: error[done-before-period]: measure `1.a` is reported done on 2023-12-01, but its obligation for 2024-Q2 begins on 2024-04-01 (correct `done_on`)
    plan/progress/2024-Q3/health.yaml:4:43: error[done-before-period]: measure `1.a` is reported done on 2023-12-01, but its obligation for 2024-Q3 begins on 2024-07-01 (correct `done_on`)
    2 entries are left out; `tadbir check` shows why
    ");
}

#[test]
fn what_was_done_before_the_obligation_that_for_names_meets_nothing() {
    let plan = with("period: Regularly").progress(
        "2024-Q3/health",
        "measure: 1.a, state: done, done_on: 2024-05-01, for: 2024-Q3, received_on: 2024-10-10",
    );
    insta::assert_snapshot!(plan.run("check --as-of 2024-10-10"), @"
    exit 1
      × error[done-before-period]: measure `1.a` is reported done on 2024-05-01, but its obligation
      │ for 2024-Q3 begins on 2024-07-01
       ╭─[plan/progress/2024-Q3/health.yaml:4:43]
     3 │ progress:
     4 │   - { measure: 1.a, state: done, done_on: 2024-05-01, for: 2024-Q3, received_on: 2024-10-10, evidence: [Letter No. 5] }
       ·                                           ─────┬────
       ·                                                ╰── before it begins
       ╰────
      help: correct `done_on`
      ╰─▶   ☞ begins on 2024-07-01
             ╭─[plan/measures/1.yaml:4:59]
           3 │ measures:
           4 │   - { id: 1.a, text: Measure a, bodies: [health], period: Regularly }
             ·                                                           ────┬────
             ·                                                               ╰── begins on 2024-07-01
             ╰────

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    insta::assert_snapshot!(plan.run("obligations --as-of 2024-10-10 --period 2024"), @"
    exit 1
    4 obligations as of 2024-10-10

    measure  body    period   due         status
    ─────────────────────────────────────────────────────────
    1.a      health  2024-Q1  2024-03-31  overdue, 193 days
    1.a      health  2024-Q2  2024-06-30  overdue, 102 days
    1.a      health  2024-Q3  2024-09-30  awaiting report
    1.a      health  2024-Q4  2024-12-31  open
    --- stderr
    plan/progress/2024-Q3/health.yaml:4:43: error[done-before-period]: measure `1.a` is reported done on 2024-05-01, but its obligation for 2024-Q3 begins on 2024-07-01 (correct `done_on`)
    1 entry is left out; `tadbir check` shows why
    ");
}

#[test]
fn record_refuses_what_was_done_before_a_duty_began() {
    let plan = with("period: Regularly");
    insta::assert_snapshot!(
        plan.run("record 1.a --body health --period 2024-Q2 --state done --done-on 2023-12-01 --evidence \"Letter No. 5\" --received-on 2024-07-10 --as-of 2024-07-10"),
        @"
    exit 1
    --- stderr
    error: nothing was written: measure `1.a` is reported done on 2023-12-01, but its obligation for 2024-Q2 begins on 2024-04-01 [done-before-period] (correct `done_on`)
    "
    );
}

#[test]
fn record_offers_what_an_entry_may_be_about_the_oldest_first() {
    let plan = with("period: \"Quarterly, by the 15th of the following month\"");
    let record = "record 1.a --body health --period 2024-Q2 --state done --done-on 2024-04-14 --evidence \"Letter No. 5\" --received-on 2024-04-16 --as-of 2024-04-16";
    insta::assert_snapshot!(plan.run(record), @"
    exit 1
    --- stderr
    error: nothing was written: the entry on measure `1.a` for 2024-Q2 (2024-04-01 to 2024-06-30) fits 2 obligations [ambiguous-progress] (say which with `for: 2024-Q1` or `for: 2024-Q2`)
    ");
    insta::assert_snapshot!(plan.run(&format!("{record} --for 2024-Q1")), @"
    exit 0
    - 1.a for 2024-Q1: awaiting report → met
    Added to plan/progress/2024-Q2/health.yaml.
    ");
    insta::assert_snapshot!(plan.on(&["2024-04-16"], "--period 2024-04..2024-07"), @"
    2024-04-16  1.a/health/2024-Q1  due 2024-04-15  met on 2024-04-14 by health
    2024-04-16  1.a/health/2024-Q2  due 2024-07-15  open
    ");
}

#[test]
fn a_correction_that_says_for_what_it_would_be_anyway_corrects() {
    let plan = with("period: Regularly").progress(
        "2024-Q2/health",
        "measure: 1.a, state: done, received_on: 2024-07-10",
    );
    insta::assert_snapshot!(
        plan.run("record 1.a --body health --period 2024-Q2 --for 2024-Q2 --state in-progress --summary \"Not yet.\" --obstacles \"None is free.\" --received-on 2024-07-12 --as-of 2024-07-12"),
        @"
    exit 0
    - 1.a for 2024-Q2: met → unmet, overdue after 2024-07-15 unless it is reported as done

    It corrects what was received on 2024-07-10, which stays on file.
    Added to plan/progress/2024-Q2/health.yaml.
    "
    );
    insta::assert_snapshot!(plan.text("progress/2024-Q2/health.yaml"), @"
    body: health
    period: 2024-Q2
    progress:
      - { measure: 1.a, state: done, received_on: 2024-07-10, evidence: [Letter No. 5] }
      - measure: 1.a
        state: in-progress
        for: 2024-Q2
        summary: Not yet.
        obstacles: None is free.
        received_on: 2024-07-12
    ");
    insta::assert_snapshot!(plan.on(&["2024-07-10", "2024-07-12"], "--period 2024-Q2"), @"
    2024-07-10  1.a/health/2024-Q2  due 2024-06-30  met on 2024-06-30 by health
    2024-07-12  1.a/health/2024-Q2  due 2024-06-30  awaiting report
    ");
}

#[test]
fn a_correction_without_for_corrects_what_said_for_what_it_would_be_anyway() {
    insta::assert_snapshot!(
        with("period: Regularly")
            .progress("2024-Q2/health", "measure: 1.a, state: done, for: 2024-Q2, received_on: 2024-07-10")
            .progress("2024-Q2/health", "measure: 1.a, state: in-progress, summary: Not yet., obstacles: None is free., received_on: 2024-07-12")
            .on(&["2024-07-10", "2024-07-12"], "--period 2024-Q2"),
        @"
    2024-07-10  1.a/health/2024-Q2  due 2024-06-30  met on 2024-06-30 by health
    2024-07-12  1.a/health/2024-Q2  due 2024-06-30  awaiting report
    "
    );
}

#[test]
fn an_entry_may_be_about_a_list_of_obligations_each_of_which_is_corrected_by_itself() {
    insta::assert_snapshot!(
        with("period: Regularly")
            .progress("2024-Q3/health", "measure: 1.a, state: done, for: [2024-Q1, 2024-Q3], received_on: 2024-10-10")
            .progress("2024-Q3/health", "measure: 1.a, state: in-progress, summary: Not yet., obstacles: None is free., for: 2024-Q1, received_on: 2024-10-12")
            .on(&["2024-10-10", "2024-10-12"], "--period 2024-Q1..2024-Q3"),
        @"
    2024-10-10  1.a/health/2024-Q1  due 2024-03-31  met-late on 2024-10-10 by health, 193 days late
    2024-10-10  1.a/health/2024-Q2  due 2024-06-30  overdue, 102 days late
    2024-10-10  1.a/health/2024-Q3  due 2024-09-30  met on 2024-09-30 by health
    2024-10-12  1.a/health/2024-Q1  due 2024-03-31  overdue, 195 days late
    2024-10-12  1.a/health/2024-Q2  due 2024-06-30  overdue, 104 days late
    2024-10-12  1.a/health/2024-Q3  due 2024-09-30  met on 2024-09-30 by health
    "
    );
}

#[test]
fn each_obligation_of_a_list_is_reviewed_by_itself() {
    insta::assert_snapshot!(
        with("period: Regularly")
            .with("plan.yaml", "review: none", "review: required")
            .progress("2024-Q3/health", "measure: 1.a, state: done, for: [2024-Q1, 2024-Q3], received_on: 2024-10-10")
            .review("2024-Q3/health", "measure: 1.a, for: 2024-Q1, decision: returned, on: 2024-10-12")
            .review("2024-Q3/health", "measure: 1.a, for: 2024-Q3, decision: accepted, on: 2024-10-12")
            .on(&["2024-10-11", "2024-10-12"], "--period 2024-Q1..2024-Q3"),
        @"
    2024-10-11  1.a/health/2024-Q1  due 2024-03-31  awaiting review
    2024-10-11  1.a/health/2024-Q2  due 2024-06-30  overdue, 103 days late
    2024-10-11  1.a/health/2024-Q3  due 2024-09-30  awaiting review
    2024-10-12  1.a/health/2024-Q1  due 2024-03-31  overdue, 195 days late
    2024-10-12  1.a/health/2024-Q2  due 2024-06-30  overdue, 104 days late
    2024-10-12  1.a/health/2024-Q3  due 2024-09-30  met on 2024-09-30 by health
    "
    );
}

#[test]
fn an_entry_may_be_about_a_range_of_obligations() {
    insta::assert_snapshot!(
        with("period: Regularly")
            .progress("2024-Q3/health", "measure: 1.a, state: done, for: 2024-Q1..2024-Q3, received_on: 2024-10-10")
            .on(&["2024-10-10"], "--period 2024"),
        @"
    2024-10-10  1.a/health/2024-Q1  due 2024-03-31  met-late on 2024-10-10 by health, 193 days late
    2024-10-10  1.a/health/2024-Q2  due 2024-06-30  met-late on 2024-10-10 by health, 102 days late
    2024-10-10  1.a/health/2024-Q3  due 2024-09-30  met on 2024-09-30 by health
    2024-10-10  1.a/health/2024-Q4  due 2024-12-31  open
    "
    );
}

#[test]
fn an_heir_says_whose_part_its_entry_is_about() {
    insta::assert_snapshot!(
        plan()
            .ministry("labour", "Ministry of Labour")
            .measure("1.a", "bodies: [health, labour], period: Regularly")
            .amendment("2024-05-20", "body: health, succeeded_by: [labour]")
            .progress("2024-Q2/labour", "measure: 1.a, state: done, done_on: 2024-06-02, for: health/2024-Q1, received_on: 2024-07-10")
            .on(&["2024-07-10"], "--period 2024-Q1..2024-Q2"),
        @"
    2024-07-10  1.a/labour/2024-Q2  due 2024-06-30  awaiting report
    2024-07-10  1.a/health/2024-Q1  due 2024-03-31  met-late on 2024-06-02 by labour, 63 days late
    2024-07-10  1.a/labour/2024-Q1  due 2024-03-31  overdue, 101 days late
    "
    );
}

#[test]
fn an_entry_about_a_delivery_of_a_list_clears_no_older_one_once_an_act_ends_the_list() {
    let told = |about: &str| {
        with("period: \"2024, 2025\"")
            .progress(
                "2025-Q1/health",
                &format!(
                    "measure: 1.a, state: done, done_on: 2025-02-04, received_on: 2025-04-10{about}"
                ),
            )
            .amendment("2025-05-15", "measure: 1.a, period: Regularly")
            .on(&["2025-05-14", "2025-05-15"], "--period 2024..2025")
    };
    insta::assert_snapshot!(told(", for: 2025"), @"
    2025-05-14  1.a/health/1  due 2024-12-31  overdue, 134 days late
    2025-05-14  1.a/health/2  due 2025-12-31  met on 2025-02-04 by health
    2025-05-15  1.a/health/1  due 2024-12-31  overdue, 135 days late
    2025-05-15  1.a/health/2025-Q2  due 2025-06-30  open
    2025-05-15  1.a/health/2025-Q3  due 2025-09-30  upcoming
    2025-05-15  1.a/health/2025-Q4  due 2025-12-31  upcoming
    ");
}

#[test]
fn a_done_about_a_delivery_meets_nothing_of_the_duty_that_took_its_place() {
    insta::assert_snapshot!(
        with("period: July 2024, every: year")
            .progress("2024-Q3/health", "measure: 1.a, state: done, done_on: 2024-07-14, received_on: 2024-07-14")
            .amendment("2024-07-21", "measure: 1.a, period: From October 2025")
            .on(&["2024-07-20", "2024-07-21", "2026-01-20"], ""),
        @"
    2024-07-20  1.a/health/1  due 2024-07-31  met on 2024-07-14 by health
    2024-07-21  1.a/health/2025  due 2025-12-31  upcoming
    2024-07-21  1.a/health/2026  due 2026-12-31  upcoming
    2026-01-20  1.a/health/2025  due 2025-12-31  overdue, 20 days late
    2026-01-20  1.a/health/2026  due 2026-12-31  open
    "
    );
}

#[test]
fn a_late_report_without_a_day_is_done_on_the_day_it_was_received() {
    insta::assert_snapshot!(
        with("period: Regularly")
            .progress("2024-Q3/health", "measure: 1.a, state: done, for: 2024-Q1, received_on: 2024-10-10")
            .on(&["2024-10-10"], "--period 2024-Q1..2024-Q3"),
        @"
    2024-10-10  1.a/health/2024-Q1  due 2024-03-31  met-late on 2024-10-10 by health, 193 days late
    2024-10-10  1.a/health/2024-Q2  due 2024-06-30  overdue, 102 days late
    2024-10-10  1.a/health/2024-Q3  due 2024-09-30  awaiting report
    "
    );
}

#[test]
fn what_was_done_in_a_step_and_reported_in_a_quarter_that_holds_two_is_of_the_step_it_was_done_in()
{
    insta::assert_snapshot!(
        with("period: Once every 4 months")
            .progress("2024-Q2/health", "measure: 1.a, state: done, done_on: 2024-04-20, received_on: 2024-07-01")
            .on(&["2024-07-01"], "--period 2024"),
        @"
    2024-07-01  1.a/health/2024-01-01..2024-04-30  due 2024-04-30  met on 2024-04-20 by health
    2024-07-01  1.a/health/2024-05-01..2024-08-31  due 2024-08-31  open
    2024-07-01  1.a/health/2024-09-01..2024-12-31  due 2024-12-31  upcoming
    "
    );
}

#[test]
fn what_was_done_two_years_ago_is_of_the_year_in_which_it_was_done() {
    insta::assert_snapshot!(
        with("period: Every year")
            .progress("2026-Q1/health", "measure: 1.a, state: done, done_on: 2024-02-01, received_on: 2026-04-01")
            .on(&["2026-04-01"], ""),
        @"
    2026-04-01  1.a/health/2024  due 2024-12-31  met on 2024-02-01 by health
    2026-04-01  1.a/health/2025  due 2025-12-31  overdue, 91 days late
    2026-04-01  1.a/health/2026  due 2026-12-31  open
    "
    );
}

#[test]
fn what_is_undone_of_a_list_is_the_one_that_was_done() {
    insta::assert_snapshot!(
        with("period: \"2024, 2025\"")
            .progress("2024-Q2/health", "measure: 1.a, state: done, done_on: 2024-05-04, received_on: 2024-07-10")
            .progress("2025-Q2/health", "measure: 1.a, state: undone, undone_on: 2025-05-04, reason: It closed., received_on: 2025-07-10")
            .on(&["2025-07-09", "2025-07-10"], ""),
        @"
    2025-07-09  1.a/health/1  due 2024-12-31  met on 2024-05-04 by health
    2025-07-09  1.a/health/2  due 2025-12-31  open
    2025-07-10  1.a/health/1  due 2024-12-31  overdue, 67 days late
    2025-07-10  1.a/health/2  due 2025-12-31  open
    "
    );
}

#[test]
fn record_says_which_obligation_of_which_period_it_changes() {
    insta::assert_snapshot!(
        with("period: Every year")
            .run("record 1.a --body health --period 2025-Q1 --state done --done-on 2024-12-20 --evidence \"Letter No. 5\" --received-on 2025-04-10 --as-of 2025-04-10"),
        @"
    exit 0
    - 1.a for 2024: overdue → met
    Added to plan/progress/2025-Q1/health.yaml.
    "
    );
    insta::assert_snapshot!(
        with("period: Regularly")
            .run("record 1.a --body health --period 2024-Q3 --state done --for 2024-Q1..2024-Q3 --evidence \"Letter No. 5\" --received-on 2024-10-10 --as-of 2024-10-10"),
        @"
    exit 0
    - 1.a for 2024-Q1: overdue → met-late, 193 days
    - 1.a for 2024-Q2: overdue → met-late, 102 days
    - 1.a for 2024-Q3: awaiting report → met
    Added to plan/progress/2024-Q3/health.yaml.
    "
    );
}
