//! Findings in the formats of other programs.

#![expect(clippy::disallowed_methods, reason = "the schema of SARIF is read")]

use std::fs;

use serde_json::Value;

use crate::support::{Plan, in_repository, plan, run_in};

/// An error and a warning, of which the second has a place in another file, in files whose names are not plain.
fn broken() -> Plan {
    plan()
        .file(
            "measures/1 – öncəki.yaml",
            "objective: 1\ntitle: Prevention\nmeasures:\n  - { id: 1.a, text: Ölçü \"a\" & <b>, bodies: [heath], period: Regularly }\n",
        )
        .measure("2.a", "bodies: [health, towns], period: Regularly")
        .group("towns", "")
}

#[test]
fn github_shows_them_at_their_lines() {
    insta::assert_snapshot!(broken().run("check --format github"), @"");
}

#[test]
fn gitlab_gets_a_code_quality_report() {
    insta::assert_snapshot!(broken().run("check --format gitlab"), @"");
    insta::assert_snapshot!(plan().run("check --format gitlab"), @"");
}

#[test]
fn junit_has_a_test_case_for_each() {
    insta::assert_snapshot!(broken().run("check --format junit"), @"");
    insta::assert_snapshot!(plan().run("check --format junit"), @"");
}

#[test]
fn sarif_has_rules_results_and_places() {
    insta::assert_snapshot!(broken().run("check --format sarif"));
}

#[test]
fn sarif_is_valid_against_the_official_schema() {
    let schema = fs::read_to_string(in_repository("tests/data/sarif-schema-2.1.0.json"));
    let schema: Value =
        serde_json::from_str(&schema.expect("the schema is there")).expect("it is JSON");
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    let of = |answer: &str| -> Value {
        let from = answer.find('{').expect("there is JSON");
        let text = answer[from..]
            .split("--- stderr")
            .next()
            .unwrap_or_default();
        serde_json::from_str(text).expect("it is JSON")
    };
    let mut answers = vec![
        of(&broken().run("check --format sarif")),
        of(&plan().run("check --format sarif")),
    ];
    answers.push(of(&run_in(
        &in_repository("examples/broken"),
        "check --format sarif",
    )));
    for answer in answers {
        let faults: Vec<String> = validator
            .iter_errors(&answer)
            .map(|fault| format!("{fault} at {}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{faults:?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0" })));
}

#[test]
fn a_finding_keeps_its_fingerprint_when_its_line_moves() {
    let fingerprints = |plan: &Plan| -> Vec<String> {
        let answer = plan.run("check --format gitlab");
        let lines = answer.lines().filter(|line| line.contains("fingerprint"));
        lines.map(str::to_owned).collect()
    };
    let plan = broken();
    let before = fingerprints(&plan);
    let plan = plan.with("bodies.yaml", "bodies:\n", "# The bodies.\n\nbodies:\n");
    assert_eq!(fingerprints(&plan), before);
    assert_eq!(before.len(), 3);
}
