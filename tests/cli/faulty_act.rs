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
      help: in the same act, give measure `1.b` a period within the term, or waive it
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
    plan/amendments/2025-03-01.yaml:5:19: error[period-outside-term]: measure `1.b` is due on 2026-12-31, after the term, which Order of 2025-03-01 ends on 2025-08-31 (in the same act, give measure `1.b` a period within the term, or waive it)
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
      │ but the measure is added on 2024-06-10 by Order of 2024-06-10
       ╭─[plan/amendments/2024-05-10.yaml:5:16]
     4 │ changes:
     5 │   - { measure: 1.c, period: Every month }
       ·                ─┬─
       ·                 ╰── does not exist yet
       ╰────
      help: correct the id, or the day on which one of the two acts takes effect
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

/// What `check` says of an act that makes these changes, each on a line.
fn changes(lines: &[&str]) -> String {
    let plan = lines.iter().fold(
        amended("2025-03-01", "term: { to: 2027-06-30 }"),
        |plan, line| plan.amendment("2025-03-02", line),
    );
    plan.run("check --format short")
}

#[test]
fn a_change_is_about_one_thing() {
    insta::assert_snapshot!(changes(&[
        "measure: 1.a, term: { to: 2027-12-31 }",
        "measure: 1.a, body: health, bodies: [labour]",
        "term: { to: 2027-12-31 }, period: Every month, lead: health",
        "body: health, name: Ministry of Care, period: Every month",
        "body: health, name: Ministry of Care, succeeded_by: [labour]",
    ]), @"
    exit 1
    plan/amendments/2025-03-02.yaml:5:21: error[unclear-change]: the change is about `measure` and `term` at the same time (write a separate change for each of them)
    plan/amendments/2025-03-02.yaml:6:21: error[unclear-change]: the change is about `measure` and `body` at the same time (write a separate change for each of them)
    plan/amendments/2025-03-02.yaml:7:33: error[unclear-change]: the change is about `term`, which `period` and `lead` do not belong to (remove it, or write a separate change for it)
    plan/amendments/2025-03-02.yaml:8:45: error[unclear-change]: the change is about `body`, which `period` does not belong to (remove it, or write a separate change for it)
    plan/amendments/2025-03-02.yaml:9:21: error[unclear-change]: the body is both renamed and succeeded by others (keep one of the two; to rename a body and split off a part of it, write two changes)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 5 errors, 0 warnings
    ");
}

#[test]
fn a_change_says_something() {
    insta::assert_snapshot!(changes(&[
        "",
        "measure: 1.a",
        "body: health",
        "reporting: {}",
        "period: Every month",
        "succeeded_by: [labour]",
        "name: Ministry of Care",
        "measure: 1.a, waive: false",
        "measure: 1.a, suspend: false",
        "measure: 1.a, resume: false",
    ]), @"
    exit 1
    plan/amendments/2025-03-02.yaml:5:5: error[unclear-change]: the change is empty (say what changes: `measure`, `add`, `body`, `reporting` or `term`)
    plan/amendments/2025-03-02.yaml:6:7: error[unclear-change]: the change names a measure, but not what changes about it (add `period`, `bodies`, `recommended`, `lead`, `answerable`, `text`, `waive`, `suspend` or `resume`)
    plan/amendments/2025-03-02.yaml:7:7: error[missing-key]: the change has no `succeeded_by`, which is required (add `succeeded_by:` with a list of bodies)
    plan/amendments/2025-03-02.yaml:8:7: error[unclear-change]: the change is about the reporting rules, but sets none (`tadbir explain reporting-change` lists the keys)
    plan/amendments/2025-03-02.yaml:9:7: error[missing-key]: the change has no `measure`, which is required (add `measure:` with an id (letters, digits, `.`, `-`, `_`))
    plan/amendments/2025-03-02.yaml:10:7: error[missing-key]: the change has no `body`, which is required (add `body:` with a body (name, accepted spelling or id))
    plan/amendments/2025-03-02.yaml:11:7: error[missing-key]: the change has no `body`, which is required (add `body:` with a body (name, accepted spelling or id))
    plan/amendments/2025-03-02.yaml:12:21: error[unclear-change]: `waive: false` changes nothing (remove it; a waived measure stays waived)
    plan/amendments/2025-03-02.yaml:13:21: error[unclear-change]: `suspend: false` changes nothing (to resume the measure, write `resume: true`)
    plan/amendments/2025-03-02.yaml:14:21: error[unclear-change]: `resume: false` changes nothing (to suspend the measure, write `suspend: true`)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 10 errors, 0 warnings
    ");
    let nothing = "act: Order No. 9\non: 2025-03-02\nchanges: []\n";
    insta::assert_snapshot!(
        plan().measure("1.a", "bodies: [health], period: Regularly").file("amendments/nothing.yaml", nothing).run("check --format short"),
        @"
    exit 1
    plan/amendments/nothing.yaml:3:1: error[unclear-change]: the amendment has no changes (list the changes that the act makes, or remove the file)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    "
    );
}

#[test]
fn a_change_does_not_contradict_itself() {
    insta::assert_snapshot!(changes(&[
        "measure: 1.a, suspend: true, resume: true",
        "measure: 1.b, waive: true, period: June 2026",
        "measure: 1.b, waive: true, suspend: true",
        "measure: 1.b, waive: true, resume: true",
    ]), @"
    exit 1
    plan/amendments/2025-03-02.yaml:5:16: warning[change-without-effect]: measure `1.a` is resumed from 2025-03-02 on, but is not suspended (correct the id, or add the act that suspended it)
    plan/amendments/2025-03-02.yaml:5:36: error[unclear-change]: `suspend` and `resume` in the change contradict each other (keep one of the two)
    plan/amendments/2025-03-02.yaml:6:34: error[unclear-change]: `waive` and `period` in the change contradict each other (keep one of the two)
    plan/amendments/2025-03-02.yaml:7:16: error[contradicting-amendments]: two changes of measure `1.b` from 2025-03-02 on contradict each other about `waive`, `period` and `suspend` (remove the one that does not hold, or correct the day on which it takes effect)
    plan/amendments/2025-03-02.yaml:7:34: error[unclear-change]: `waive` and `suspend` in the change contradict each other (keep one of the two)
    plan/amendments/2025-03-02.yaml:8:16: error[contradicting-amendments]: two changes of measure `1.b` from 2025-03-02 on contradict each other about `waive`, `period` and `resume` (remove the one that does not hold, or correct the day on which it takes effect)
    plan/amendments/2025-03-02.yaml:8:34: error[unclear-change]: `waive` and `resume` in the change contradict each other (keep one of the two)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 6 errors, 1 warning
    ");
}

#[test]
fn a_key_without_a_value_is_not_a_key_that_is_not_there() {
    insta::assert_snapshot!(changes(&[
        "measure: 1.a, period: ''",
        "measure: 1.a, period: ",
        "measure: 1.a, text: null, bodies: [labour]",
        "measure: null, text: New words",
        "body: null, succeeded_by: [labour]",
        "body: health, succeeded_by: null",
        "body: health, name: '', succeeded_by: [labour]",
        "reporting: { every: , due_within: 5 days }",
    ]), @"
    exit 1
    plan/amendments/2025-03-02.yaml:5:21: error[wrong-type]: `period` of the change must be the decree's words, or a mapping (period), but is empty (give it a value, or remove the key)
    plan/amendments/2025-03-02.yaml:6:21: error[wrong-type]: `period` of the change must be the decree's words, or a mapping (period), but is empty (give it a value, or remove the key)
    plan/amendments/2025-03-02.yaml:7:21: error[wrong-type]: `text` of the change must be text, but is empty (give it a value, or remove the key)
    plan/amendments/2025-03-02.yaml:8:7: error[wrong-type]: `measure` of the change must be an id (letters, digits, `.`, `-`, `_`), but is empty (give it a value, or remove the key)
    plan/amendments/2025-03-02.yaml:9:7: error[wrong-type]: `body` of the change must be a body (name, accepted spelling or id), but is empty (give it a value, or remove the key)
    plan/amendments/2025-03-02.yaml:10:21: error[wrong-type]: `succeeded_by` of the change must be a list of bodies, but is empty (write `[]` if there are none, or remove the key)
    plan/amendments/2025-03-02.yaml:11:21: error[wrong-type]: `name` of the change must be text, but is empty (give it a value, or remove the key)
    plan/amendments/2025-03-02.yaml:12:20: error[wrong-type]: `every` of the reporting change must be `month`, `quarter`, `half-year` or `year`, but is empty (give it a value, or remove the key)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 8 errors, 0 warnings
    ");
    let act = "act: Order No. 9\non: 2025-03-02\neffective: null\nchanges:\n  - { measure: 1.a, period: Every month }\n";
    insta::assert_snapshot!(
        plan().measure("1.a", "bodies: [health], period: Regularly").file("amendments/order-9.yaml", act).run("check --format short"),
        @"
    exit 1
    plan/amendments/order-9.yaml:3:1: error[wrong-type]: `effective` of the amendment must be a date such as `2009-03-31`, but is empty (give it a value, or remove the key)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    "
    );
}

#[test]
fn a_misspelt_key_is_one_finding() {
    insta::assert_snapshot!(changes(&[
        "measure: 1.a, perod: Every month",
        "mesure: 1.a, period: Every month",
        "body: health, succeded_by: [labour]",
    ]), @"
    exit 1
    plan/amendments/2025-03-02.yaml:5:21: error[unknown-key]: `perod` is not a key of the change (did you mean `period`?)
    plan/amendments/2025-03-02.yaml:6:7: error[unknown-key]: `mesure` is not a key of the change (did you mean `measure`?)
    plan/amendments/2025-03-02.yaml:7:21: error[unknown-key]: `succeded_by` is not a key of the change (did you mean `succeeded_by`?)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 3 errors, 0 warnings
    ");
}

#[test]
fn what_counts_from_one_day_does_not_contradict_itself() {
    insta::assert_snapshot!(changes(&[
        "term: { to: 2027-06-30 }",
        "term: { to: 2027-06-30 }",
        "term: { to: 2027-12-31 }",
        "reporting: { every: month, due_within: 5 days }",
        "reporting: { every: year, due_within: 5 days, review: required, review_within: 5 days }",
        "reporting: { review: none, review_within: 6 days }",
        "measure: 1.a, suspend: true",
        "measure: 1.a, resume: true",
        "measure: 1.b, period: June 2026",
        "measure: 1.b, waive: true",
        "body: health, succeeded_by: [labour]",
        "body: health, name: Ministry of Care",
        "body: health, succeeded_by: [office]",
    ]), @"
    exit 1
    plan/amendments/2025-03-02.yaml:7:5: error[contradicting-amendments]: two changes of the plan from 2025-03-02 on contradict each other about `term` (remove the one that does not hold, or correct the day on which it takes effect)
    plan/amendments/2025-03-02.yaml:9:5: error[contradicting-amendments]: two changes of the plan from 2025-03-02 on contradict each other about `every` (remove the one that does not hold, or correct the day on which it takes effect)
    plan/amendments/2025-03-02.yaml:10:5: error[contradicting-amendments]: two changes of the plan from 2025-03-02 on contradict each other about `review` and `review_within` (remove the one that does not hold, or correct the day on which it takes effect)
    plan/amendments/2025-03-02.yaml:12:16: error[contradicting-amendments]: two changes of measure `1.a` from 2025-03-02 on contradict each other about `suspend` and `resume` (remove the one that does not hold, or correct the day on which it takes effect)
    plan/amendments/2025-03-02.yaml:14:16: error[contradicting-amendments]: two changes of measure `1.b` from 2025-03-02 on contradict each other about `waive` and `period` (remove the one that does not hold, or correct the day on which it takes effect)
    plan/amendments/2025-03-02.yaml:17:13: error[contradicting-amendments]: two changes of the body `health` from 2025-03-02 on contradict each other about its succession (remove the one that does not hold, or correct the day on which it takes effect)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 6 errors, 0 warnings
    ");
}

#[test]
fn an_end_is_not_moved_back_to_a_day_that_has_passed() {
    let ending = |period: &str| {
        plan()
            .measure("1.a", &format!("bodies: [health], period: {period}"))
            .amendment(
                "2025-03-01",
                "measure: 1.a, period: Ongoing through March 2024",
            )
            .run("check --format short")
    };
    insta::assert_snapshot!(ending("Ongoing through June 2024"), @"
    exit 0
    plan/amendments/2025-03-01.yaml:5:29: warning[shortened-after-the-fact]: measure `1.a` ended on 2024-06-30, but an amendment ends it on 2024-03-31, which has passed by 2025-03-01 (correct the period, or the day on which the act takes effect)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    insta::assert_snapshot!(ending("Ongoing through June 2026"), @"
    exit 0
    plan/amendments/2025-03-01.yaml:5:29: warning[shortened-after-the-fact]: measure `1.a` runs until 2026-06-30, but an amendment ends it on 2024-03-31, which has passed by 2025-03-01 (correct the period, or the day on which the act takes effect)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    insta::assert_snapshot!(ending("Regularly"), @"
    exit 0
    plan/amendments/2025-03-01.yaml:5:29: warning[shortened-after-the-fact]: measure `1.a` has no end of its own, but an amendment ends it on 2024-03-31, which has passed by 2025-03-01 (correct the period, or the day on which the act takes effect)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    insta::assert_snapshot!(ending("Ongoing through March 2024"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    let shortened = |effective: &str| {
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .amendment(effective, "term: { to: 2025-02-28 }")
            .run("check --format short")
    };
    insta::assert_snapshot!(shortened("2025-03-01"), @"
    exit 0
    plan/amendments/2025-03-01.yaml:5:19: warning[shortened-after-the-fact]: an amendment ends the term on 2025-02-28, which has passed by 2025-03-01 (correct the end of the term, or the day on which the act takes effect)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    insta::assert_snapshot!(shortened("2025-02-28"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
}

#[test]
fn the_term_does_not_end_before_it_begins() {
    insta::assert_snapshot!(
        amended("2025-03-01", "term: { to: 2023-12-31 }").run("check --format short"),
        @"
    exit 1
    plan/amendments/2025-03-01.yaml:5:19: error[empty-term]: Order of 2025-03-01 ends the term on 2023-12-31, but it begins on 2024-01-01 (correct the date to 2024-01-01 or later)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    "
    );
}

#[test]
fn a_measure_is_not_added_when_its_period_is_over() {
    let added = |period: &str| {
        let change = format!(
            "add: {{ id: 1.b, objective: 1, text: New, bodies: [health], period: {period} }}"
        );
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .amendment("2025-03-01", &change)
            .run("check --format short")
    };
    insta::assert_snapshot!(added("February 2025"), @"
    exit 0
    plan/amendments/2025-03-01.yaml:5:74: warning[added-after-its-period]: measure `1.b` is added on 2025-03-01, but its last due date was 2025-02-28 (correct the period, or the day on which the act takes effect)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    insta::assert_snapshot!(added("March 2025"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    insta::assert_snapshot!(added("Ongoing through February 2025"), @"
    exit 0
    plan/amendments/2025-03-01.yaml:5:74: warning[added-after-its-period]: measure `1.b` is added on 2025-03-01, but its last due date was 2025-02-28 (correct the period, or the day on which the act takes effect)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    insta::assert_snapshot!(added("Ongoing through March 2025"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    insta::assert_snapshot!(added("May 2022"), @"
    exit 1
    plan/amendments/2025-03-01.yaml:5:74: error[period-outside-term]: measure `1.b` is due on 2022-05-31, before the term, which runs from 2024-01-01 to 2026-12-31 (correct the period, or the plan's term)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
}

/// A plan with a measure of two bodies and a group.
fn joint() -> Plan {
    plan()
        .ministry("labour", "Ministry of Labour")
        .ministry("care", "Care Service")
        .group("towns", "{ body: care }")
        .measure("1.a", "bodies: [health, labour], period: Regularly")
        .measure("1.b", "bodies: [towns], period: Regularly")
}

#[test]
fn the_lead_that_an_act_marks_is_one_of_the_bodies_on_its_day() {
    insta::assert_snapshot!(
        joint()
            .amendment("2024-05-20", "measure: 1.a, lead: care")
            .run("check"),
        @"
    exit 1
      × error[lead-not-named]: the lead of measure `1.a` from 2024-05-20 on is `care`, which is not
      │ one of its bodies
       ╭─[plan/amendments/2024-05-20.yaml:5:27]
     4 │ changes:
     5 │   - { measure: 1.a, lead: care }
       ·                           ──┬─
       ·                             ╰── not named
       ╰────
      help: use `health` or `labour`, or add it to `bodies`
      ╰─▶   ☞ its bodies
             ╭─[plan/measures/1.yaml:4:42]
           3 │ measures:
           4 │   - { id: 1.a, text: Measure a, bodies: [health, labour], period: Regularly }
             ·                                          ───┬──
             ·                                             ╰── its bodies
           5 │   - { id: 1.b, text: Measure b, bodies: [towns], period: Regularly }
             ╰────

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    "
    );
    insta::assert_snapshot!(
        joint()
            .amendment("2024-05-20", "measure: 1.b, lead: towns")
            .amendment("2024-06-20", "measure: 1.a, bodies: [health, care], lead: labour")
            .run("check --format short"),
        @"
    exit 1
    plan/amendments/2024-05-20.yaml:5:27: error[lead-not-named]: the lead of measure `1.b` from 2024-05-20 on is `towns`, which is a group (add it to `bodies`, or remove `lead`)
    plan/amendments/2024-06-20.yaml:5:51: error[lead-not-named]: the lead of measure `1.a` from 2024-06-20 on is `labour`, which is not one of its bodies (use `health` or `care`, or add it to `bodies`)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 2 errors, 0 warnings
    "
    );
    insta::assert_snapshot!(
        joint()
            .amendment("2024-05-20", "measure: 1.a, bodies: [health, care]")
            .amendment("2024-05-20", "measure: 1.a, lead: care")
            .amendment("2024-06-20", "body: care, succeeded_by: [labour]")
            .amendment("2024-07-20", "measure: 1.a, lead: labour")
            .on(&["2024-07-20"], "--measure 1.a --period 2024-Q3"),
        @"
    2024-07-20  1.a/labour/2024-Q3  due 2024-09-30  open
    2024-07-20  1.a/health/2024-Q3  due 2024-09-30  open
    "
    );
}

#[test]
fn an_act_names_no_body_twice() {
    insta::assert_snapshot!(
        joint()
            .amendment("2024-05-20", "measure: 1.a, bodies: [health, Ministry of Health]")
            .amendment("2024-06-20", "measure: 1.a, recommended: [health]")
            .amendment("2024-07-20", "measure: 1.b, recommended: [labour]")
            .amendment("2024-08-20", "measure: 1.b, bodies: [towns, labour]")
            .amendment("2024-09-20", "measure: 1.b, text: New words")
            .amendment("2024-10-20", "body: health, succeeded_by: [care, Care Service]")
            .run("check --format short"),
        @"
    exit 1
    plan/amendments/2024-05-20.yaml:5:38: error[body-named-twice]: the measure `1.a` from 2024-05-20 on names the body `health` twice (keep one of the two, or replace one with the body that was meant)
    plan/amendments/2024-06-20.yaml:5:35: error[body-named-twice]: the measure `1.a` from 2024-06-20 on names the body `health` twice (keep one of the two, or replace one with the body that was meant)
    plan/amendments/2024-08-20.yaml:5:37: error[body-named-twice]: the measure `1.b` from 2024-08-20 on names the body `labour` twice (keep one of the two, or replace one with the body that was meant)
    plan/amendments/2024-10-20.yaml:5:42: error[body-named-twice]: the succession of `health` names the body `care` twice (keep one of the two, or replace one with the body that was meant)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 4 errors, 0 warnings
    "
    );
}

#[test]
fn no_body_is_given_the_name_of_another() {
    let renamed = |name: &str| {
        let change = format!("body: health, name: {name}");
        joint()
            .measure("1.c", "bodies: [Ministry of Labour], period: Regularly")
            .amendment("2024-06-20", &change)
    };
    insta::assert_snapshot!(renamed("Ministry of Labour").run("check"), @"
    exit 1
      × error[duplicate-id]: `Ministry of Labour` is then the name of two bodies, `labour` and
      │ `health`
       ╭─[plan/amendments/2024-06-20.yaml:5:27]
     4 │ changes:
     5 │   - { body: health, name: Ministry of Labour }
       ·                           ─────────┬────────
       ·                                    ╰── declared again
       ╰────
      help: give each body its own name
      ╰─▶   ☞ first declared here
             ╭─[plan/bodies.yaml:4:25]
           3 │   - { id: health, name: Ministry of Health, kind: ministry }
           4 │   - { id: labour, name: Ministry of Labour, kind: ministry }
             ·                         ─────────┬────────
             ·                                  ╰── first declared here
           5 │   - { id: care, name: Care Service, kind: ministry }
             ╰────

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    insta::assert_snapshot!(renamed("care").run("check --format short"), @"
    exit 1
    plan/amendments/2024-06-20.yaml:5:27: error[duplicate-id]: `care` is then the name of two bodies, `care` and `health` (give each body its own name)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    insta::assert_snapshot!(
        renamed("Ministry of Work")
            .amendment("2024-06-20", "body: labour, name: Ministry of Health")
            .run("check --format short"),
        @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    "
    );
    insta::assert_snapshot!(
        renamed("Ministry of Work")
            .amendment("2024-07-20", "body: labour, name: Ministry of Work")
            .run("check --format short"),
        @"
    exit 1
    plan/amendments/2024-07-20.yaml:5:27: error[duplicate-id]: `Ministry of Work` is then the name of two bodies, `health` and `labour` (give each body its own name)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    "
    );
}

#[test]
fn an_act_that_has_no_effect_is_a_warning() {
    insta::assert_snapshot!(
        joint()
            .amendment("2024-05-20", "measure: 1.a, resume: true")
            .amendment("2024-06-20", "measure: 1.a, suspend: true")
            .amendment("2024-07-20", "measure: 1.a, suspend: true")
            .amendment("2024-08-20", "measure: 1.a, resume: true")
            .amendment("2024-09-20", "measure: 1.a, waive: true")
            .amendment("2024-09-20", "measure: 1.a, text: New words")
            .amendment("2024-10-20", "measure: 1.a, resume: true, period: Every month")
            .run("check --format short"),
        @"
    exit 0
    plan/amendments/2024-05-20.yaml:5:16: warning[change-without-effect]: measure `1.a` is resumed from 2024-05-20 on, but is not suspended (correct the id, or add the act that suspended it)
    plan/amendments/2024-07-20.yaml:5:16: warning[change-without-effect]: measure `1.a` is suspended from 2024-07-20 on, but was already suspended on 2024-06-20 by Order of 2024-06-20 (correct the id, or add the act that resumed it)
    plan/amendments/2024-10-20.yaml:5:16: warning[change-without-effect]: measure `1.a` is amended from 2024-10-20 on, but Order of 2024-09-20 waived it from 2024-09-20 on (correct the id, or add a new measure instead)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 3 warnings
    "
    );
}

#[test]
fn a_body_is_succeeded_by_what_can_take_its_place() {
    insta::assert_snapshot!(
        joint()
            .amendment("2024-05-20", "body: health, succeeded_by: [health]")
            .amendment("2024-06-20", "body: health, succeeded_by: [health, towns]")
            .amendment("2024-07-20", "body: health, succeeded_by: [care]")
            .amendment("2024-07-20", "body: care, succeeded_by: [labour, health]")
            .run("check --format short"),
        @"
    exit 1
    plan/amendments/2024-05-20.yaml:5:36: error[unsound-succession]: `health` is succeeded only by itself, so nothing changes (name the bodies that replace it, or remove the change)
    plan/amendments/2024-06-20.yaml:5:44: error[unsound-succession]: `health` is succeeded by `towns`, which is a group and cannot report (name the bodies that replace it)
    plan/amendments/2024-07-20.yaml:6:42: error[unsound-succession]: `care` is succeeded by `health` on 2024-07-20, and `health` by `care` (remove one of the two, or correct the day on which it takes effect)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 3 errors, 0 warnings
    "
    );
}

#[test]
fn an_act_that_counts_from_before_its_day_moves_no_day_back_that_has_passed_by_it() {
    let retroactive = |change: &str| {
        let act = format!(
            "act: Order No. 2\non: 2025-09-01\neffective: 2025-01-15\nretroactive: true\nchanges:\n  - {{ {change} }}\n"
        );
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .measure("1.b", "bodies: [health], period: June 2025")
            .measure("1.c", "bodies: [health], period: December 2025")
            .file("amendments/order-2.yaml", &act)
            .run("check --format short")
    };
    insta::assert_snapshot!(retroactive("measure: 1.b, period: March 2025"), @"
    exit 0
    plan/amendments/order-2.yaml:6:29: warning[shortened-after-the-fact]: measure `1.b` was due on 2025-06-30 and is moved back to 2025-03-31, which has passed by 2025-09-01 (correct the period, or the day on which the act takes effect)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    insta::assert_snapshot!(retroactive("measure: 1.c, period: March 2025"), @"
    exit 0
    plan/amendments/order-2.yaml:6:29: warning[shortened-after-the-fact]: measure `1.c` was due on 2025-12-31 and is moved back to 2025-03-31, which has passed by 2025-09-01 (correct the period, or the day on which the act takes effect)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    insta::assert_snapshot!(retroactive("measure: 1.a, period: Ongoing through June 2025"), @"
    exit 0
    plan/amendments/order-2.yaml:6:29: warning[shortened-after-the-fact]: measure `1.a` has no end of its own, but an amendment ends it on 2025-06-30, which has passed by 2025-09-01 (correct the period, or the day on which the act takes effect)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    insta::assert_snapshot!(retroactive("term: { to: 2025-08-31 }"), @"
    exit 1
    plan/amendments/order-2.yaml:6:19: error[period-outside-term]: measure `1.c` is due on 2025-12-31, after the term, which Order No. 2 ends on 2025-08-31 (in the same act, give measure `1.c` a period within the term, or waive it)
    plan/amendments/order-2.yaml:6:19: warning[shortened-after-the-fact]: an amendment ends the term on 2025-08-31, which has passed by 2025-09-01 (correct the end of the term, or the day on which the act takes effect)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 1 warning
    ");
}

#[test]
fn more_time_to_report_comes_too_late_for_a_period_that_has_ended() {
    let longer = |effective: &str| {
        plan()
            .measure("1.a", "bodies: [health], period: Regularly")
            .amendment(effective, "reporting: { due_within: 30 days }")
    };
    insta::assert_snapshot!(longer("2024-04-05").run("check"), @"
    exit 0
      ⚠ warning[extended-after-the-fact]: the amendment Order of 2024-04-05 of 2024-04-05 gives more
      │ time to report from 2024-04-05 on, but progress reports for 2024-Q1 stay due by 2024-04-15
       ╭─[plan/amendments/2024-04-05.yaml:3:1]
     2 │ on: 2024-04-05
     3 │ effective: 2024-04-05
       · ────┬────
       ·     ╰── after the end of a period
     4 │ changes:
       ╰────
      help: to include the progress reports awaited now, write `effective: 2024-03-31` and
            `retroactive: true`

    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    insta::assert_snapshot!(longer("2024-04-15").run("check --format short"), @"
    exit 0
    plan/amendments/2024-04-15.yaml:3:1: warning[extended-after-the-fact]: the amendment Order of 2024-04-15 of 2024-04-15 gives more time to report from 2024-04-15 on, but progress reports for 2024-Q1 stay due by 2024-04-15 (to include the progress reports awaited now, write `effective: 2024-03-31` and `retroactive: true`)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    ");
    // On the last day of a period, and once nothing is awaited any more, there is nothing to say.
    insta::assert_snapshot!(longer("2024-03-31").run("check --format short"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    insta::assert_snapshot!(longer("2024-04-16").run("check --format short"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    let shorter = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .amendment("2024-04-05", "reporting: { due_within: 5 days }");
    insta::assert_snapshot!(shorter.run("check --format short"), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
    ");
    // As the help says it.
    let act = "act: Order No. 2\non: 2024-04-05\neffective: 2024-03-31\nretroactive: true\nchanges:\n  - { reporting: { due_within: 30 days } }\n";
    let plan = plan()
        .measure("1.a", "bodies: [health], period: Regularly")
        .file("amendments/order-2.yaml", act);
    insta::assert_snapshot!(plan.on(&["2024-04-16", "2024-04-30", "2024-05-01"], "--period 2024-Q1"), @"
    2024-04-16  1.a/health/2024-Q1  due 2024-03-31  awaiting report
    2024-04-30  1.a/health/2024-Q1  due 2024-03-31  awaiting report
    2024-05-01  1.a/health/2024-Q1  due 2024-03-31  overdue, 31 days late
    ");
}
