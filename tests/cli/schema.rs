//! JSON Schemas of a plan's files, judged by a public validator.

#![expect(
    clippy::disallowed_methods,
    reason = "files of the repository are read"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::Value;

use crate::support::{in_repository, plan, run_in};

const KINDS: [&str; 7] = [
    "amendment",
    "bodies",
    "contacts",
    "measures",
    "plan",
    "progress",
    "reviews",
];

fn printed(arguments: &str) -> String {
    let answer = plan().run(arguments);
    let answer = answer.strip_prefix("exit 0\n");
    answer.expect("the program succeeds").to_owned()
}

fn validators() -> BTreeMap<&'static str, Validator> {
    KINDS
        .into_iter()
        .map(|kind| {
            let schema: Value =
                serde_json::from_str(&printed(&format!("schema {kind}"))).expect("it is JSON");
            (
                kind,
                jsonschema::validator_for(&schema).expect("it is a schema"),
            )
        })
        .collect()
}

/// Every YAML file of a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What kind of file stands at a place of a plan; `None` where nothing is read.
fn kind_of(place: &str) -> Option<&'static str> {
    let first = place.split('/').next().unwrap_or_default();
    let kind = match first {
        "plan.yaml" => "plan",
        "bodies.yaml" => "bodies",
        "contacts.yaml" => "contacts",
        "measures" => "measures",
        "amendments" => "amendment",
        "progress" => "progress",
        "reviews" => "reviews",
        _ => return None,
    };
    Some(kind)
}

#[test]
fn the_kinds_are_listed_with_the_line_that_names_their_schema() {
    insta::assert_snapshot!(plan().run("schema"), @"
    exit 0
    JSON Schemas of a plan's files

    kind       files              first line of a file, where schemas/ is beside the plan's folder
    ────────────────────────────────────────────────────────────────────────────────────────────────
    amendment  amendments/*.yaml  # yaml-language-server: $schema=../../schemas/amendment.json
    bodies     bodies.yaml        # yaml-language-server: $schema=../schemas/bodies.json
    contacts   contacts.yaml      # yaml-language-server: $schema=../schemas/contacts.json
    measures   measures/*.yaml    # yaml-language-server: $schema=../../schemas/measures.json
    plan       plan.yaml          # yaml-language-server: $schema=../schemas/plan.json
    progress   progress/*/*.yaml  # yaml-language-server: $schema=../../../schemas/progress.json
    reviews    reviews/*/*.yaml   # yaml-language-server: $schema=../../../schemas/reviews.json

    `tadbir schema --out schemas` writes them; `tadbir schema KIND` prints one.
    ");
    insta::assert_snapshot!(plan().run("schema reviews"));
}

#[test]
fn the_schemas_of_the_repository_are_those_that_are_printed() {
    for kind in KINDS {
        let file = in_repository(&format!("schemas/{kind}.json"));
        let text = fs::read_to_string(&file).expect("the schema is there");
        assert!(
            text == printed(&format!("schema {kind}")),
            "{}: run `tadbir schema --out schemas`",
            file.display()
        );
    }
    assert_eq!(
        fs::read_dir(in_repository("schemas"))
            .expect("it can be read")
            .count(),
        KINDS.len()
    );
}

#[test]
fn schemas_are_written_to_a_folder_and_replaced_there() {
    let plan = plan().beside("schemas/plan.json", "{}");
    insta::assert_snapshot!(plan.run("schema --out schemas"), @"exit 0");
    for kind in KINDS {
        let text = plan.text(&format!("../schemas/{kind}.json"));
        assert_eq!(text, printed(&format!("schema {kind}")));
    }
}

#[test]
fn every_file_names_its_schema_and_is_valid_against_it() {
    let validators = validators();
    for root in ["plan", "examples/first-year"] {
        let root = in_repository(root);
        for file in files(&root) {
            let text = fs::read_to_string(&file).expect("the file can be read");
            let place = file
                .strip_prefix(&root)
                .expect("it is in the plan")
                .to_string_lossy();
            let kind = kind_of(&place).expect("it is part of a plan");
            let line = text.lines().next().unwrap_or_default();
            let named = line.strip_prefix("# yaml-language-server: $schema=");
            let named = file
                .parent()
                .expect("it has a folder")
                .join(named.expect("it names a schema"));
            let schema = in_repository(&format!("schemas/{kind}.json"));
            assert_eq!(
                fs::canonicalize(&named).ok(),
                fs::canonicalize(&schema).ok(),
                "{}",
                file.display()
            );
            let value: Value = serde_saphyr::from_str(&text).expect("it is YAML");
            let faults: Vec<String> = validators[kind]
                .iter_errors(&value)
                .map(|fault| format!("{fault} at {}", fault.instance_path()))
                .collect();
            assert!(faults.is_empty(), "{}: {faults:?}", file.display());
        }
    }
}

/// The files of the first and the second example of a rule, by place.
fn examples(rule: &str) -> Vec<BTreeMap<String, String>> {
    let text = printed(&format!("explain {rule}"));
    let blocks = text.split("```yaml\n").skip(1);
    blocks
        .map(|block| {
            let block = block.split("```").next().unwrap_or_default();
            let files = block.split("# file: ").skip(1);
            files
                .filter_map(|file| file.split_once('\n'))
                .map(|(place, text)| (place.to_owned(), text.to_owned()))
                .collect()
        })
        .collect()
}

/// Whether every file is YAML and valid.
fn are_valid(files: &BTreeMap<String, String>, validators: &BTreeMap<&str, Validator>) -> bool {
    files.iter().all(|(place, text)| {
        let Some(kind) = kind_of(place) else {
            return true;
        };
        let value: Result<Value, _> = serde_saphyr::from_str(text);
        value.is_ok_and(|value| validators[kind].is_valid(&value))
    })
}

#[test]
fn a_schema_rejects_what_check_rejects_where_it_can() {
    let validators = validators();
    let list = printed("explain");
    let rules: Vec<&str> = list
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|word| {
            word.contains('-')
                && word
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit())
        })
        .collect();
    let mut rejected = Vec::new();
    for rule in rules {
        let examples = examples(rule);
        let [failing, fixed] = examples.as_slice() else {
            continue;
        };
        if !are_valid(failing, &validators) {
            rejected.push(rule);
        }
        assert!(
            are_valid(fixed, &validators),
            "the fix of {rule} is rejected"
        );
    }
    insta::assert_snapshot!(rejected.join("\n"), @"
    bad-date
    duplicate-key
    empty-file
    missing-key
    not-applicable-without-reason
    second-document
    syntax-error
    text-too-long
    unknown-key
    unsound-undone
    wrong-type
    ");
}

#[test]
fn an_unknown_kind_is_refused() {
    insta::assert_snapshot!(run_in(&in_repository("plan"), "schema objectives"), @"
    exit 2
    --- stderr
    error: invalid value 'objectives' for '[KIND]'
      [possible values: amendment, bodies, contacts, measures, plan, progress, reviews]

    For more information, try '--help'.
    ");
}

#[test]
fn a_new_file_names_its_schema_as_the_plan_does() {
    let plan = plan()
        .with(
            "plan.yaml",
            "id:",
            "# yaml-language-server: $schema=../schemas/plan.json\nid:",
        )
        .measure("1.a", "bodies: [health], period: Regularly");
    plan.run("record 1.a --body health --period 2024-Q1 --state done --evidence Letter --as-of 2024-04-10");
    plan.run("review 2024-Q1 --body health --accept --as-of 2024-04-12");
    let files =
        ["progress", "reviews"].map(|kind| plan.text(&format!("{kind}/2024-Q1/health.yaml")));
    insta::assert_snapshot!(files.join("\n"), @"
    # yaml-language-server: $schema=../../../schemas/progress.json
    body: health
    period: 2024-Q1
    received_on: 2024-04-10
    progress:
      - measure: 1.a
        state: done
        evidence:
          - Letter

    # yaml-language-server: $schema=../../../schemas/reviews.json
    reviews:
      - measure: 1.a
        decision: accepted
        on: 2024-04-12
    ");
}

#[test]
fn what_no_file_may_say_is_rejected_as_one_types() {
    let validators = validators();
    let measure = |keys: &str| {
        format!(
            "objective: 1\ntitle: One\nmeasures: [{{ id: 1.a, text: A, period: 2025, {keys} }}]"
        )
    };
    let entry =
        |keys: &str| format!("body: mia\nperiod: 2025-Q1\nprogress: [{{ measure: 1.a, {keys} }}]");
    let changes = |changes: &str| format!("act: Order\non: 2025-01-01\nchanges: [{changes}]");
    let long = "a".repeat(61);
    let texts = [
        ("measures", measure("bodies: [mia, moj]")),
        ("measures", measure("bodies: [mia, mia]")),
        ("measures", measure("every: 4 months")),
        ("measures", measure("every: 0 months")),
        (
            "measures",
            measure("continues: { plan: old, measure: 1.a, since: 2024-02-29 }"),
        ),
        (
            "measures",
            measure("continues: { plan: old, measure: 1.a, since: 2025-02-29 }"),
        ),
        (
            "measures",
            measure("continues: { plan: old, measure: 1.a, since: 2025-04-31 }"),
        ),
        (
            "measures",
            measure(&format!("continues: {{ plan: {long}, measure: 1.a }}")),
        ),
        (
            "measures",
            "objective: 1\ntitle: \"\"\nmeasures: []".to_owned(),
        ),
        (
            "progress",
            entry("state: not-applicable, reason: Nothing was owed"),
        ),
        ("progress", entry("state: not-applicable")),
        ("progress", entry("state: done, for: 2025-02")),
        ("progress", entry("state: done, for: 2025-02-30")),
        ("amendment", changes("{ measure: 1.a, waive: true }")),
        ("amendment", changes("{ measure: 1.a }")),
        ("amendment", changes("{ waive: true }")),
        ("amendment", changes("{ body: mia }")),
        ("amendment", changes("{ reporting: { every: month } }")),
        ("amendment", changes("{ reporting: {} }")),
    ];
    let judged = texts.map(|(kind, text)| {
        let value: Value = serde_saphyr::from_str(&text).expect("it is YAML");
        let is_valid = validators[kind].is_valid(&value);
        let line = text
            .lines()
            .last()
            .unwrap_or_default()
            .replace(&long, "aaa…");
        format!("{} {line}", if is_valid { "valid   " } else { "rejected" })
    });
    insta::assert_snapshot!(judged.join("\n"), @"
    valid    measures: [{ id: 1.a, text: A, period: 2025, bodies: [mia, moj] }]
    rejected measures: [{ id: 1.a, text: A, period: 2025, bodies: [mia, mia] }]
    valid    measures: [{ id: 1.a, text: A, period: 2025, every: 4 months }]
    rejected measures: [{ id: 1.a, text: A, period: 2025, every: 0 months }]
    valid    measures: [{ id: 1.a, text: A, period: 2025, continues: { plan: old, measure: 1.a, since: 2024-02-29 } }]
    rejected measures: [{ id: 1.a, text: A, period: 2025, continues: { plan: old, measure: 1.a, since: 2025-02-29 } }]
    rejected measures: [{ id: 1.a, text: A, period: 2025, continues: { plan: old, measure: 1.a, since: 2025-04-31 } }]
    rejected measures: [{ id: 1.a, text: A, period: 2025, continues: { plan: aaa…, measure: 1.a } }]
    rejected measures: []
    valid    progress: [{ measure: 1.a, state: not-applicable, reason: Nothing was owed }]
    rejected progress: [{ measure: 1.a, state: not-applicable }]
    valid    progress: [{ measure: 1.a, state: done, for: 2025-02 }]
    rejected progress: [{ measure: 1.a, state: done, for: 2025-02-30 }]
    valid    changes: [{ measure: 1.a, waive: true }]
    rejected changes: [{ measure: 1.a }]
    rejected changes: [{ waive: true }]
    rejected changes: [{ body: mia }]
    valid    changes: [{ reporting: { every: month } }]
    rejected changes: [{ reporting: {} }]
    ");
}

#[test]
fn the_files_of_a_new_plan_name_their_schemas_and_are_valid() {
    let validators = validators();
    let folder = plan();
    folder.run("init next --continue plan --as-of 2026-12-31 --id next --title Next --from 2027-01-01 --to 2029-12-31");
    for (file, kind) in [
        ("plan.yaml", "plan"),
        ("bodies.yaml", "bodies"),
        ("measures/1.yaml", "measures"),
    ] {
        let text = folder.text(&format!("../next/{file}"));
        let value: Value = serde_saphyr::from_str(&text).expect("it is YAML");
        assert!(validators[kind].is_valid(&value), "{text}");
        let named = text
            .lines()
            .next()
            .and_then(|line| line.split_once("$schema="));
        let (_, named) = named.expect("it names a schema");
        let place = folder.path(&format!("../next/{file}"));
        let schema = place.parent().expect("it has a folder").join(named);
        let schema = fs::read_to_string(schema).expect("the schema is there");
        assert_eq!(schema, printed(&format!("schema {kind}")));
    }
}
