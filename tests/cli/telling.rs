//! The same plan told in two ways: amended by acts, or written from the start in its final form; and what changes on the
//! day of an act. That both always owe the same, the tests of `obligation` say.

use crate::support::{Plan, plan};

#[test]
fn only_the_plan_that_was_amended_has_a_history() {
    let amended = plan()
        .measure("1.a", "bodies: [health], period: May 2025")
        .amendment("2024-01-15", "measure: 1.a, period: June 2025");
    let written = plan().measure("1.a", "bodies: [health], period: June 2025");
    let told = |plan: &Plan| plan.run("history 1.a --as-of 2025-07-20");
    insta::assert_snapshot!(told(&amended), @r#"
    exit 0
    Measure 1.a: what happened by 2025-07-20

    day         what      of whom or what  how
    ──────────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.a              Order No. 1: "May 2025", delivery, 2025-05-01 to
                                           2025-05-31, due on 2025-05-31
    2024-01-15  amended   1.a              Order of 2024-01-15 of 2024-01-15, in force from
                                           2024-01-15: the period becomes "June 2025": delivery,
                                           2025-06-01 to 2025-06-30, due on 2025-06-30
    2024-01-15  upcoming  1.a/health/1     upcoming, due 2025-05-31 → upcoming, due 2025-06-30
    2025-07-16  overdue   1.a/health/1     awaiting report → overdue, 16 days
    "#);
    insta::assert_snapshot!(told(&written), @r#"
    exit 0
    Measure 1.a: what happened by 2025-07-20

    day         what      of whom or what  how
    ──────────────────────────────────────────────────────────────────────────────────────────
    2024-01-15  approved  1.a              Order No. 1: "June 2025", delivery, 2025-06-01 to
                                           2025-06-30, due on 2025-06-30
    2025-07-16  overdue   1.a/health/1     awaiting report → overdue, 16 days
    "#);
    insta::assert_snapshot!(amended.on(&["2025-07-20"], ""), @"2025-07-20  1.a/health/1  due 2025-06-30  overdue, 20 days late, first due 2025-05-31");
    insta::assert_snapshot!(written.on(&["2025-07-20"], ""), @"2025-07-20  1.a/health/1  due 2025-06-30  overdue, 20 days late");
}

#[test]
fn on_the_day_of_an_act_what_it_names_changes_and_nothing_else() {
    let without = || {
        plan()
            .ministry("labour", "Ministry of Labour")
            .ministry("care", "Care Service")
            .measure("1.a", "bodies: [health], period: By June 2024")
            .measure("1.b", "bodies: [health, labour], period: Regularly")
            .measure("1.c", "bodies: [labour], period: Regularly")
            .measure("1.d", "bodies: [care], period: Every month")
            .measure("1.e", "bodies: [care], period: 2025")
            .measure("1.f", "bodies: [care, health], period: Regularly")
            .progress(
                "2024-Q1/health",
                "measure: 1.b, state: done, received_on: 2024-04-10",
            )
    };
    // What is listed with the act alone (+) and without it alone (-).
    let changed = |day: &str, change: &str| -> String {
        let is_near = "--period 2024-Q1..2024-Q3";
        let (was, is) = (
            without().on(&[day], is_near),
            without()
                .amendment("2024-05-20", change)
                .on(&[day], is_near),
        );
        let gone = was
            .lines()
            .filter(|line| !is.lines().any(|own| own == *line));
        let new = is
            .lines()
            .filter(|line| !was.lines().any(|own| own == *line));
        let gone = gone.map(|line| format!("- {line}"));
        let new = new.map(|line| format!("+ {line}"));
        gone.chain(new).collect::<Vec<_>>().join("\n")
    };
    let acts = [
        "measure: 1.a, period: December 2024",
        "measure: 1.b, bodies: [labour]",
        "measure: 1.b, lead: labour",
        "measure: 1.b, answerable: any",
        "measure: 1.c, waive: true",
        "measure: 1.d, suspend: true",
        "add: { id: 1.g, objective: 1, text: Measure g, bodies: [care], period: Regularly }",
        "body: care, succeeded_by: [labour]",
    ];
    let told = |day: &str| {
        let told = acts.map(|change| format!("{change}\n{}", changed(day, change)));
        told.join("\n\n")
    };
    for change in acts {
        assert_eq!(changed("2024-05-19", change), "", "{change}");
    }
    insta::assert_snapshot!(told("2024-05-20"));
}
