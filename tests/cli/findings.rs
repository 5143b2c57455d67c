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
    insta::assert_snapshot!(broken().run("check --format github"), @"
    exit 1
    ::warning file=plan/bodies.yaml,line=4,col=11,endLine=4,endColumn=16,title=group-without-members::the group `towns` has no members, but 1 measure names it%0Aadd `members:` once they are known
    ::error file=plan/measures/1 – öncəki.yaml,line=4,col=47,endLine=4,endColumn=52,title=unknown-body::measure `1.a` names the body `heath`, which is not declared%0Adid you mean `health`?
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 1 warning
    ");
}

#[test]
fn gitlab_gets_a_code_quality_report() {
    insta::assert_snapshot!(broken().run("check --format gitlab"), @r#"
    exit 1
    [
      {
        "description": "the group `towns` has no members, but 1 measure names it (add `members:` once they are known)",
        "check_name": "group-without-members",
        "fingerprint": "b649a91a37ea5ff27d339591b4880d46",
        "severity": "minor",
        "location": {
          "path": "plan/bodies.yaml",
          "lines": {
            "begin": 4,
            "end": 4
          }
        }
      },
      {
        "description": "measure `1.a` names the body `heath`, which is not declared (did you mean `health`?)",
        "check_name": "unknown-body",
        "fingerprint": "7b7441ec8a56376f9bd3b629114dea49",
        "severity": "major",
        "location": {
          "path": "plan/measures/1 – öncəki.yaml",
          "lines": {
            "begin": 4,
            "end": 4
          }
        }
      }
    ]
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 1 warning
    "#);
    insta::assert_snapshot!(plan().run("check --format gitlab"), @r#"
    exit 0
    [
      {
        "description": "the body `health` is declared but not used (name it where it belongs, or remove it)",
        "check_name": "unused-body",
        "fingerprint": "fafd1f3a5ab5b966ddd3e29492788f2c",
        "severity": "minor",
        "location": {
          "path": "plan/bodies.yaml",
          "lines": {
            "begin": 3,
            "end": 3
          }
        }
      }
    ]
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    "#);
}

#[test]
fn junit_has_a_test_case_for_each() {
    insta::assert_snapshot!(broken().run("check --format junit"), @r#"
    exit 1
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="tadbir check" tests="2" failures="1">
      <testsuite name="tadbir check" tests="2" failures="1">
        <testcase name="group-without-members at plan/bodies.yaml:4:11" classname="group-without-members">
          <system-out>plan/bodies.yaml:4:11: the group `towns` has no members, but 1 measure names it
    add `members:` once they are known</system-out>
        </testcase>
        <testcase name="unknown-body at plan/measures/1 – öncəki.yaml:4:47" classname="unknown-body">
          <failure message="measure `1.a` names the body `heath`, which is not declared" type="error">plan/measures/1 – öncəki.yaml:4:47: measure `1.a` names the body `heath`, which is not declared
    did you mean `health`?</failure>
        </testcase>
      </testsuite>
    </testsuites>
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 1 warning
    "#);
    insta::assert_snapshot!(plan().run("check --format junit"), @r#"
    exit 0
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="tadbir check" tests="1" failures="0">
      <testsuite name="tadbir check" tests="1" failures="0">
        <testcase name="unused-body at plan/bodies.yaml:3:11" classname="unused-body">
          <system-out>plan/bodies.yaml:3:11: the body `health` is declared but not used
    name it where it belongs, or remove it</system-out>
        </testcase>
      </testsuite>
    </testsuites>
    --- stderr
    Action Plan of the Republic of Velmora (2024-2026): 0 errors, 1 warning
    "#);
}

#[test]
fn sarif_has_rules_results_and_places() {
    insta::assert_snapshot!(broken().run("check --format sarif"));
}

#[test]
fn sarif_is_valid_against_the_official_schema() {
    let schema = fs::read_to_string(in_repository("tests/data/sarif-schema-2.1.0.json"));
    // The pattern of language tags has a bracket that most engines refuse; Tadbir names no language.
    let schema = schema
        .expect("the schema is there")
        .replace(r"^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", ".*");
    let schema: Value = serde_json::from_str(&schema).expect("it is JSON");
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
    assert_eq!(before.len(), 2);
}
