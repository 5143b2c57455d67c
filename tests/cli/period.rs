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
        @"
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
          │ would be due on 2025-09-30, and its words end on 2025-06-30
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

#[test]
fn a_column_of_deadlines_makes_a_deadline_of_every_period_that_stands_alone() {
    let plan = plan()
        .with("plan.yaml", "term:", "periods: deadline\nterm:")
        .measure("1.a", "bodies: [health], period: \"December 31, 2024\"")
        .measure("1.b", "bodies: [health], period: March 2025")
        .measure("1.c", "bodies: [health], period: Q4 2024")
        .measure("1.d", "bodies: [health], period: first half of 2025")
        .measure("1.e", "bodies: [health], period: \"2025\"")
        .measure("1.f", "bodies: [health], period: spring 2025")
        .measure("2.a", "bodies: [health], period: March – April 2025")
        .measure("2.b", "bodies: [health], period: in March 2025")
        .measure("2.c", "bodies: [health], period: \"2024, 2025\"")
        .measure("2.d", "bodies: [health], period: March 2025, periods: span")
        .measure(
            "2.e",
            "bodies: [health], period: { words: March 2025, from: 2024-06-01, by: assumed }",
        )
        .measure(
            "2.f",
            "bodies: [health], period: { words: June 2024, every: quarter, by: assumed }",
        );
    insta::assert_snapshot!(plan.run("check"), @r"
    exit 0

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    insta::assert_snapshot!(plan.on(&["2024-02-01"], ""), @r"
    2024-02-01  1.a/health/1  due 2024-12-31  open
    2024-02-01  1.b/health/1  due 2025-03-31  open
    2024-02-01  1.c/health/1  due 2024-12-31  open
    2024-02-01  1.d/health/1  due 2025-06-30  open
    2024-02-01  1.e/health/1  due 2025-12-31  open
    2024-02-01  1.f/health/1  due 2025-05-31  open
    2024-02-01  2.a/health/1  due 2025-04-30  upcoming
    2024-02-01  2.b/health/1  due 2025-03-31  upcoming
    2024-02-01  2.c/health/1  due 2024-12-31  open
    2024-02-01  2.c/health/2  due 2025-12-31  upcoming
    2024-02-01  2.d/health/1  due 2025-03-31  upcoming
    2024-02-01  2.e/health/1  due 2025-03-31  upcoming
    2024-02-01  2.f/health/2024-Q1  due 2024-03-31  open
    2024-02-01  2.f/health/2024-Q2  due 2024-06-30  upcoming
    ");
    insta::assert_snapshot!(plan.run("why 1.b --as-of 2024-02-01"), @r"
    exit 0
    1.b/health/1 as of 2024-02-01

    Measure b

    decree's words  March 2025
    reading         delivery, 2024-01-01 to 2025-03-31, due on 2025-03-31
    body            Ministry of Health (health), lead
    answerable      lead: one obligation, met only by the lead (assumed)
    starts on       2024-01-01
    due on          2025-03-31, the last day on which it is on time
    report due by   2025-04-15, 15 days after the due date (assumed)

    No progress report is about it.

    status   open
    because  2024-02-01 is not after the due date 2025-03-31
    ");
    insta::assert_snapshot!(plan.run("period \"March 2025\""), @r#"
    exit 0
    "March 2025"

    read as    by <period> (the plan's periods are deadlines)
    kind       delivery
    starts on  2024-01-01
    ends on    2025-03-31
    due on     2025-03-31
    "#);
    insta::assert_snapshot!(plan.run("period \"March 2025\" --format json"), @r#"
    exit 0
    {
      "phrase": "March 2025",
      "language": "en",
      "form": "by <period>",
      "kind": "delivery",
      "starts_on": "2024-01-01",
      "ends_on": "2025-03-31",
      "due_on": "2025-03-31",
      "every": null,
      "cadence_from": null,
      "due_dates": [
        "2025-03-31"
      ],
      "earliest_due": "2025-03-31",
      "latest_due": "2025-03-31"
    }
    "#);
    insta::assert_snapshot!(plan.run("period \"March 2025\" --periods span"), @r#"
    exit 0
    "March 2025"

    read as    <month> <year>
    kind       delivery
    starts on  2025-03-01
    ends on    2025-03-31
    due on     2025-03-31
    "#);
}

#[test]
fn an_objective_or_an_added_measure_may_be_a_column_of_deadlines() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: March 2025")
            .with("measures/1.yaml", "measures:", "periods: deadline\nmeasures:")
            .measure("2.a", "bodies: [health], period: March 2025")
            .amendment("2024-03-01", "add: { id: 2.b, objective: 2, text: B, bodies: [health], period: March 2025, periods: deadline }")
            .on(&["2024-03-01"], ""),
        @r"
        2024-03-01  1.a/health/1  due 2025-03-31  open
        2024-03-01  2.a/health/1  due 2025-03-31  upcoming
        2024-03-01  2.b/health/1  due 2025-03-31  open
        "
    );
}

#[test]
fn what_is_stated_beside_a_deadline_of_the_words_is_no_contradiction_unless_it_lies_beyond() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: { words: By June 2025, from: 2025-02-01, by: assumed }")
            .measure("1.b", "bodies: [health], period: { words: By June 2025, every: quarter, by: assumed }")
            .measure("1.c", "bodies: [health], period: { words: By June 2025, from: 2025-02-01, every: quarter, by: assumed }")
            .on(&["2025-02-01"], ""),
        @r"
        2025-02-01  1.a/health/1  due 2025-06-30  open
        2025-02-01  1.b/health/2024-Q1  due 2024-03-31  overdue, 307 days late
        2025-02-01  1.b/health/2024-Q2  due 2024-06-30  overdue, 216 days late
        2025-02-01  1.b/health/2024-Q3  due 2024-09-30  overdue, 124 days late
        2025-02-01  1.b/health/2024-Q4  due 2024-12-31  overdue, 32 days late
        2025-02-01  1.b/health/2025-Q1  due 2025-03-31  open
        2025-02-01  1.b/health/2025-Q2  due 2025-06-30  upcoming
        2025-02-01  1.c/health/2025-Q1  due 2025-03-31  open
        2025-02-01  1.c/health/2025-Q2  due 2025-06-30  upcoming
        "
    );
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: { words: By June 2025, from: 2025-07-01, by: assumed }")
            .measure("1.b", "bodies: [health], period: { words: By June 2025, every: quarter, to: 2025-09-30, by: assumed }")
            .measure("1.c", "bodies: [health], period: { words: June 2025, every: month, by: assumed }")
            .run("check --format short"),
        @"
        exit 1
        plan/measures/1.yaml:4:88: error[reading-contradicts-words]: the reading stated for measure `1.a` begins on 2025-07-01, but the words `By June 2025` are due on 2025-06-30 (correct it, or remove it: Tadbir can read the words)
        plan/measures/1.yaml:5:102: error[reading-contradicts-words]: the reading stated for measure `1.b` ends on 2025-09-30, but the words `By June 2025` are due on 2025-06-30 (correct it, or remove it: Tadbir can read the words)
        plan/measures/1.yaml:6:86: error[reading-contradicts-words]: the reading stated for measure `1.c` has `every` and is continuing, but the words `June 2025` are a delivery (remove it; to read the words as continuing anyway, set `kind: continuing` on the measure)
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 3 errors, 0 warnings
        "
    );
}

#[test]
fn a_measure_is_not_judged_at_another_pace_than_its_words_name() {
    insta::assert_snapshot!(
        plan()
            .measure("1.a", "bodies: [health], period: Monthly, every: quarter")
            .measure("1.b", "bodies: [health], period: Every three months, every: quarter")
            .measure("1.c", "bodies: [health], period: { words: Monthly, every: quarter, by: assumed }")
            .run("check --format short"),
        @"
        exit 1
        plan/measures/1.yaml:4:75: error[reading-contradicts-words]: the reading stated for measure `1.a` is for every quarter, but the words `Monthly` are for every month (correct it, or remove it: Tadbir can read the words)
        plan/measures/1.yaml:6:84: error[reading-contradicts-words]: the reading stated for measure `1.c` is for every quarter, but the words `Monthly` are for every month (correct it, or remove it: Tadbir can read the words)
        --- stderr
        Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
        "
    );
}

#[test]
fn the_form_that_is_shown_is_the_one_that_was_written() {
    let plan = plan();
    let forms = [
        "early 2025",
        "mid-2025",
        "late 2025",
        "from 2025 ongoing",
        "ongoing until 2025",
        "ongoing in 2025",
        "quarterly from 2025",
        "quarterly until 2025",
        "quarterly in 2025",
        "2024-2025 (ongoing)",
    ];
    let told = forms.map(|words| {
        let answer = plan.run(&format!("period \"{words}\""));
        let form = answer.lines().find(|line| line.starts_with("read as"));
        format!("{words}: {}", form.unwrap_or_default())
    });
    insta::assert_snapshot!(told.join("\n"), @r"
    early 2025: read as       early <year>
    mid-2025: read as       mid-<year>
    late 2025: read as       late <year>
    from 2025 ongoing: read as    regularly from <period>
    ongoing until 2025: read as    regularly until <period>
    ongoing in 2025: read as    regularly in <period>
    quarterly from 2025: read as    every <unit> from <period>
    quarterly until 2025: read as    every <unit> until <period>
    quarterly in 2025: read as    every <unit> in <period>
    2024-2025 (ongoing): read as    regularly in <period>
    ");
}
