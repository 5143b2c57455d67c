//! What the words of a period are taken to mean, alone and in a plan.

use crate::support::plan;

#[test]
fn a_step_that_the_term_cuts_short_owes_nothing_and_the_check_says_so() {
    let plan = plan().measure("1.a", "bodies: [health], period: Once every two years");
    insta::assert_snapshot!(plan.run("check"), @r#"
    exit 0
      ⚠ warning[unfinished-period]: measure `1.a` owes nothing for 2026-01-01 to 2027-12-31: that
      │ would be due on 2027-12-31, and the term ends on 2026-12-31
       ╭─[plan/measures/1.yaml:4:59]
     3 │ measures:
     4 │   - { id: 1.a, text: Measure a, bodies: [health], period: Once every two years }
       ·                                                           ──────────┬─────────
       ·                                                                     ╰── last step is cut short
       ╰────
      help: if something is owed for it, add a measure with `period: by 2026-12-31`; if nothing is,
            state where it ends: `{ words: "Once every two years", to: 2025-12-31, by: assumed }`
      ╰─▶   ☞ the term
             ╭─[plan/plan.yaml:5:7]
           4 │ timezone: UTC
           5 │ term: { from: 2024-01-01, to: 2026-12-31 }
             ·       ──────────────────┬─────────────────
             ·                         ╰── the term
           6 │ approved: { act: Order No. 1, on: 2024-01-15 }
             ╰────

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    "#);
    insta::assert_snapshot!(plan.run("obligations --as-of 2026-12-31"), @r"
    exit 0
    1 obligation as of 2026-12-31

    measure  body    period                  due         status
    ────────────────────────────────────────────────────────────────────────
    1.a      health  2024-01-01..2025-12-31  2025-12-31  overdue, 365 days
    --- stderr
    1 warning; `tadbir check` shows them
    ");
}

#[test]
fn a_step_longer_than_the_term_is_no_mistake_in_the_period() {
    let plan = plan().measure("1.a", "bodies: [health], period: Ongoing every 48 months");
    insta::assert_snapshot!(plan.run("check"), @r"
    exit 0
      ⚠ warning[unfinished-period]: measure `1.a` owes nothing for 2024-01-01 to 2027-12-31: that
      │ would be due on 2027-12-31, and the term ends on 2026-12-31
       ╭─[plan/measures/1.yaml:4:59]
     3 │ measures:
     4 │   - { id: 1.a, text: Measure a, bodies: [health], period: Ongoing every 48 months }
       ·                                                           ───────────┬───────────
       ·                                                                      ╰── last step is cut short
       ╰────
      help: if it is owed once, by 2026-12-31, set `kind: delivery` on the measure
      ╰─▶   ☞ the term
             ╭─[plan/plan.yaml:5:7]
           4 │ timezone: UTC
           5 │ term: { from: 2024-01-01, to: 2026-12-31 }
             ·       ──────────────────┬─────────────────
             ·                         ╰── the term
           6 │ approved: { act: Order No. 1, on: 2024-01-15 }
             ╰────

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    insta::assert_snapshot!(plan.run("obligations --as-of 2026-12-31"), @r"
    exit 0
    0 obligations as of 2026-12-31
    --- stderr
    1 warning; `tadbir check` shows them
    ");
}

#[test]
fn a_step_of_the_plan_that_does_not_divide_the_term_is_told_once() {
    insta::assert_snapshot!(
        plan()
            .with("plan.yaml", "continuing: { every: quarter", "continuing: { every: 7 months")
            .measure("1.a", "bodies: [health], period: Regularly")
            .measure("1.b", "bodies: [health], period: Regularly")
            .measure("1.c", "bodies: [health], period: Regularly until June 2025")
            .measure("1.d", "bodies: [health], period: Regularly")
            .amendment("2025-07-01", "measure: 1.d, waive: true")
            .run("check"),
        @r"
        exit 0
          ⚠ warning[unfinished-period]: measure `1.a` and 1 other measure owe nothing for 2026-12-01 to
          │ 2027-06-30: that would be due on 2027-06-30, and the term ends on 2026-12-31
           ╭─[plan/measures/1.yaml:4:59]
         3 │ measures:
         4 │   - { id: 1.a, text: Measure a, bodies: [health], period: Regularly }
           ·                                                           ────┬────
           ·                                                               ╰── last step is cut short
         5 │   - { id: 1.b, text: Measure b, bodies: [health], period: Regularly }
           ╰────
          help: if something is owed for it, add a measure with `period: by 2026-12-31`, or choose an
                `every` that divides the term
          ╰─▶   ☞ the term
                 ╭─[plan/plan.yaml:5:7]
               4 │ timezone: UTC
               5 │ term: { from: 2024-01-01, to: 2026-12-31 }
                 ·       ──────────────────┬─────────────────
                 ·                         ╰── the term
               6 │ approved: { act: Order No. 1, on: 2024-01-15 }
                 ╰────

          ⚠ warning[unfinished-period]: measure `1.c` owes nothing for 2025-03-01 to 2025-09-30: that
          │ would be due on 2025-09-30, and the words end on 2025-06-30
           ╭─[plan/measures/1.yaml:6:59]
         5 │   - { id: 1.b, text: Measure b, bodies: [health], period: Regularly }
         6 │   - { id: 1.c, text: Measure c, bodies: [health], period: Regularly until June 2025 }
           ·                                                           ────────────┬────────────
           ·                                                                       ╰── last step is cut short
         7 │   - { id: 1.d, text: Measure d, bodies: [health], period: Regularly }
           ╰────
          help: if something is owed for it, add a measure with `period: by 2025-06-30`, or choose an
                `every` that divides the term

        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 0 errors, 2 warnings
        "
    );
}

#[test]
fn a_due_day_that_the_end_of_the_term_cuts_off_is_not_owed_and_a_year_without_one_is() {
    let plan = plan()
        .with("plan.yaml", "to: 2026-12-31", "to: 2026-06-15")
        .measure("1.a", "bodies: [health], period: \"Annually, by 30 June\"")
        .measure("1.b", "bodies: [health], period: Annually");
    insta::assert_snapshot!(plan.run("check"), @r#"
    exit 0
      ⚠ warning[unfinished-period]: measure `1.a` owes nothing for 2026 (2026-01-01 to 2026-12-31):
      │ that would be due on 2026-06-30, and the term ends on 2026-06-15
       ╭─[plan/measures/1.yaml:4:59]
     3 │ measures:
     4 │   - { id: 1.a, text: Measure a, bodies: [health], period: "Annually, by 30 June" }
       ·                                                           ───────────┬──────────
       ·                                                                      ╰── due day is cut off
     5 │   - { id: 1.b, text: Measure b, bodies: [health], period: Annually }
       ╰────
      help: if something is owed for it, add a measure with `period: by 2026-06-15`; if nothing is,
            state where it ends: `{ words: "Annually, by 30 June", to: 2025-12-31, by: assumed }`
      ╰─▶   ☞ the term
             ╭─[plan/plan.yaml:5:7]
           4 │ timezone: UTC
           5 │ term: { from: 2024-01-01, to: 2026-06-15 }
             ·       ──────────────────┬─────────────────
             ·                         ╰── the term
           6 │ approved: { act: Order No. 1, on: 2024-01-15 }
             ╰────

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    "#);
    insta::assert_snapshot!(plan.run("obligations --as-of 2026-06-15"), @r"
    exit 0
    5 obligations as of 2026-06-15

    measure  body    period  due         status
    ────────────────────────────────────────────────────────
    1.a      health  2024    2024-06-30  overdue, 715 days
    1.a      health  2025    2025-06-30  overdue, 350 days
    1.b      health  2024    2024-12-31  overdue, 531 days
    1.b      health  2025    2025-12-31  overdue, 166 days
    1.b      health  2026    2026-06-15  open
    --- stderr
    1 warning; `tadbir check` shows them
    ");
}

#[test]
fn an_act_that_prolongs_the_term_ends_the_warning_and_one_that_shortens_it_begins_it() {
    let measure = "bodies: [health], period: Once every two years";
    let long = plan().measure("1.a", measure);
    let long = long.amendment("2026-03-01", "term: { to: 2027-12-31 }");
    insta::assert_snapshot!(long.run("check"), @r"
    exit 0

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    let short = plan()
        .with("plan.yaml", "to: 2026-12-31", "to: 2027-12-31")
        .measure("1.a", measure)
        .amendment("2026-03-01", "term: { to: 2026-12-31 }");
    insta::assert_snapshot!(short.run("check"), @r#"
    exit 0
      ⚠ warning[unfinished-period]: measure `1.a` owes nothing for 2026-01-01 to 2027-12-31: that
      │ would be due on 2027-12-31, and the term ends on 2026-12-31
       ╭─[plan/measures/1.yaml:4:59]
     3 │ measures:
     4 │   - { id: 1.a, text: Measure a, bodies: [health], period: Once every two years }
       ·                                                           ──────────┬─────────
       ·                                                                     ╰── last step is cut short
       ╰────
      help: if something is owed for it, add a measure with `period: by 2026-12-31`; if nothing is,
            state where it ends: `{ words: "Once every two years", to: 2025-12-31, by: assumed }`
      ╰─▶   ☞ the term
             ╭─[plan/amendments/2026-03-01.yaml:5:19]
           4 │ changes:
           5 │   - { term: { to: 2026-12-31 } }
             ·                   ─────┬────
             ·                        ╰── the term
             ╰────

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    "#);
}

#[test]
fn what_is_due_after_the_term_for_a_period_within_it_is_owed_all_the_same() {
    insta::assert_snapshot!(
        plan()
            .with("plan.yaml", "from: 2024-01-01", "from: 2026-01-01")
            .measure("1.a", "bodies: [health], period: \"Quarterly, by the 15th of the following month\"")
            .measure("1.b", "bodies: [health], period: \"Annually, by 31 March of the following year\"")
            .on(&["2026-12-31", "2027-01-15", "2027-04-01"], ""),
        @r"
        2026-12-31  1.a/health/2026-Q1  due 2026-04-15  overdue, 260 days late
        2026-12-31  1.a/health/2026-Q2  due 2026-07-15  overdue, 169 days late
        2026-12-31  1.a/health/2026-Q3  due 2026-10-15  overdue, 77 days late
        2026-12-31  1.a/health/2026-Q4  due 2027-01-15  open
        2026-12-31  1.b/health/2026  due 2027-03-31  open
        2027-01-15  1.a/health/2026-Q1  due 2026-04-15  overdue, 275 days late
        2027-01-15  1.a/health/2026-Q2  due 2026-07-15  overdue, 184 days late
        2027-01-15  1.a/health/2026-Q3  due 2026-10-15  overdue, 92 days late
        2027-01-15  1.a/health/2026-Q4  due 2027-01-15  open
        2027-01-15  1.b/health/2026  due 2027-03-31  open
        2027-04-01  1.a/health/2026-Q1  due 2026-04-15  overdue, 351 days late
        2027-04-01  1.a/health/2026-Q2  due 2026-07-15  overdue, 260 days late
        2027-04-01  1.a/health/2026-Q3  due 2026-10-15  overdue, 168 days late
        2027-04-01  1.a/health/2026-Q4  due 2027-01-15  overdue, 76 days late
        2027-04-01  1.b/health/2026  due 2027-03-31  awaiting report
        "
    );
}

#[test]
fn three_six_and_twelve_months_are_those_of_the_calendar_also_in_yaml() {
    let term = "--term 2009-02-06..2010-12-31 --approved 2009-02-06";
    insta::assert_snapshot!(plan().run(&format!("period \"Every six months\" {term}")), @r#"
    exit 0
    "Every six months"

    read as    every <unit>
    kind       continuing
    starts on  2009-02-06
    ends on    2010-12-31
    every      half-year (in words)
    due on     2009-06-30, 2009-12-31, 2010-06-30, 2010-12-31 (4 times)
    "#);
    insta::assert_snapshot!(plan().run(&format!("period Regularly --every \"12 months\" --format json {term}")), @r#"
    exit 0
    {
      "phrase": "Regularly",
      "language": "en",
      "form": "regularly",
      "kind": "continuing",
      "starts_on": "2009-02-06",
      "ends_on": "2010-12-31",
      "due_on": null,
      "every": "year",
      "cadence_from": "plan",
      "due_dates": [
        "2009-12-31",
        "2010-12-31"
      ],
      "earliest_due": null,
      "latest_due": null
    }
    "#);
    insta::assert_snapshot!(
        plan()
            .with("plan.yaml", "continuing: { every: quarter", "continuing: { every: 6 months")
            .with("plan.yaml", "from: 2024-01-01", "from: 2026-02-06")
            .measure("1.a", "bodies: [health], period: Regularly")
            .measure("1.b", "bodies: [health], period: Regularly, every: 12 months")
            .measure("1.c", "bodies: [health], period: { words: As agreed, every: 3 months, by: assumed }")
            .on(&["2026-12-31"], ""),
        @r"
        2026-12-31  1.a/health/2026-H1  due 2026-06-30  overdue, 184 days late
        2026-12-31  1.a/health/2026-H2  due 2026-12-31  open
        2026-12-31  1.b/health/2026  due 2026-12-31  open
        2026-12-31  1.c/health/2026-Q1  due 2026-03-31  overdue, 275 days late
        2026-12-31  1.c/health/2026-Q2  due 2026-06-30  overdue, 184 days late
        2026-12-31  1.c/health/2026-Q3  due 2026-09-30  overdue, 92 days late
        2026-12-31  1.c/health/2026-Q4  due 2026-12-31  open
        "
    );
}

#[test]
fn a_month_after_the_last_day_of_june_is_the_last_day_of_july() {
    insta::assert_snapshot!(
        plan()
            .with("plan.yaml", "due_within: 15 days", "due_within: 1 month")
            .measure("1.a", "bodies: [health], period: June 2025")
            .on(&["2025-07-30", "2025-07-31", "2025-08-01"], ""),
        @r"
        2025-07-30  1.a/health/1  due 2025-06-30  awaiting report
        2025-07-31  1.a/health/1  due 2025-06-30  awaiting report
        2025-08-01  1.a/health/1  due 2025-06-30  overdue, 32 days late
        "
    );
}
