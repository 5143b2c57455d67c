//! How much is taken in: what a plan has at the limit, and one past it.

use crate::support::{Plan, plan};

/// A list with an item for each number from 1 on.
fn list(items: usize, item: impl Fn(usize) -> String) -> String {
    let items: Vec<String> = (1..=items).map(item).collect();
    items.join("\n") + "\n"
}

/// A plan with so many measures that name a body that nobody declares.
fn unknown_bodies(measures: usize) -> Plan {
    let list = list(measures, |nth| {
        format!("- {{ id: 1.{nth}, text: Act., bodies: [nobody-{nth}], period: Regularly }}")
    });
    plan().file(
        "measures/1.yaml",
        &format!("objective: 1\ntitle: Prevention\nmeasures:\n{list}"),
    )
}

/// The last lines of what is printed, and the messages.
fn end(told: &str, lines: usize) -> String {
    let lines: Vec<&str> = told.lines().rev().take(lines).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join("\n")
}

#[test]
fn a_thousand_findings_of_a_file_are_told() {
    let told = unknown_bodies(1_000).run("check --format short");
    assert_eq!(told.matches("error[unknown-body]").count(), 1_000);
    insta::assert_snapshot!(end(&told, 2), @"
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1000 errors, 0 warnings
    ");
}

#[test]
fn more_findings_of_a_file_are_counted_and_weigh_as_much() {
    let told = unknown_bodies(1_003).run("check --format short");
    assert_eq!(told.matches("error[unknown-body]").count(), 1_000);
    insta::assert_snapshot!(end(&told, 3), @"
    plan/measures/1.yaml:1004:38: error[more-errors]: 3 more errors in this file (correct the findings above, and check again)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1003 errors, 0 warnings
    ");
}

#[test]
fn what_is_counted_is_told_in_every_format() {
    let plan = unknown_bodies(1_003);
    for format in ["human", "json", "github", "gitlab", "sarif", "junit"] {
        let told = plan.run(&format!("check --format {format}"));
        assert!(told.starts_with("exit 1"), "{format}");
        assert!(told.contains("3 more errors in this file"), "{format}");
    }
}

#[test]
fn an_error_behind_a_thousand_warnings_stops_what_errors_stop() {
    // Over a thousand bodies that no measure names, and after them one that is declared twice.
    let bodies = list(1_100, |nth| {
        format!("- {{ id: b{nth}, name: Body {nth}, kind: ministry }}")
    });
    let plan = plan().measure("1.a", "bodies: [b1], period: Regularly").file(
        "bodies.yaml",
        &format!(
            "bodies:\n- {{ id: office, name: Office, kind: office }}\n{bodies}- {{ id: b1, name: Again, kind: ministry }}\n"
        ),
    );
    insta::assert_snapshot!(end(&plan.run("check --format short"), 4), @"
    plan/bodies.yaml:1103:9: error[duplicate-id]: the body `b1` is declared twice (give one of the two another id)
    plan/bodies.yaml:1103:9: warning[more-warnings]: 100 more warnings in this file (correct the findings above, and check again)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 1099 warnings
    ");
    insta::assert_snapshot!(end(&plan.run("status"), 3), @"
    --- stderr
    plan/bodies.yaml:1103:9: error[duplicate-id]: the body `b1` is declared twice (give one of the two another id)
    error: the plan has 1 error, so the output might be wrong; run `tadbir check`
    ");
}

#[test]
fn entries_with_an_error_beyond_what_is_told_count_for_nothing_either() {
    let measures = list(1_002, |nth| {
        format!("- {{ id: 1.{nth}, text: Act., bodies: [health], period: Regularly }}")
    });
    let entries = list(1_002, |nth| {
        format!("- {{ measure: 1.{nth}, state: not-applicable }}")
    });
    let plan = plan()
        .file(
            "measures/1.yaml",
            &format!("objective: 1\ntitle: Prevention\nmeasures:\n{measures}"),
        )
        .file(
            "progress/2024-Q1/health.yaml",
            &format!(
                "body: health\nperiod: 2024-Q1\nreceived_on: 2024-04-10\nprogress:\n{entries}"
            ),
        );
    insta::assert_snapshot!(end(&plan.run("check --format short"), 3), @"
    plan/progress/2024-Q1/health.yaml:1005:29: error[more-errors]: 2 more errors in this file (correct the findings above, and check again)
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1002 errors, 0 warnings
    ");
    insta::assert_snapshot!(end(&plan.run("overdue --as-of 2024-05-01 --format csv"), 2), @"
    plan/progress/2024-Q1/health.yaml:1005:29: error[more-errors]: 2 more errors in this file (correct the findings above, and check again)
    1002 entries are left out; `tadbir check` shows why
    ");
}
