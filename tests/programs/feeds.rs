//! Calendars and tables, read by Python's `icalendar` and by DuckDB.
//!
//! `TADBIR_PYTHON` names the Python that has both; without it `python3` is asked.

#![expect(
    clippy::disallowed_methods,
    reason = "plans are written for the program to read, and the environment says which Python there is"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const PLAN: &str = "\
id: vel-2025
title: \"Fəaliyyət Planı, Velmora; 2025\"
language: en
timezone: Asia/Baku
term: { from: 2025-01-01, to: 2026-12-31 }
approved: { act: Order No. 1, on: 2025-01-15 }
coordinator: office
reporting: { every: quarter, due_within: 15 days, by: assumed }
continuing: { every: quarter, answerable: each, by: assumed }
delivery: { answerable: lead, by: assumed }
";

const BODIES: &str = "\
bodies:
  - { id: office, name: Office of the National Coordinator, kind: office }
  - { id: health, name: \"Səhiyyə Nazirliyi, Velmora\", kind: ministry }
";

const MEASURES: &str = "\
objective: 1
title: Şüurun artırılması
measures:
  - { id: 1.a, text: \"İnsan alverinə qarşı; könüllülər, həkimlər və müəllimlər üçün təlim keçirmək \\\\ 人身売買を防ぐ 👩‍⚕️\", bodies: [health], period: May 2025 }
  - { id: 1.b, text: Keep a register, bodies: [health], period: Regularly }
  - { id: 1.c, text: Inform schools, bodies: [health], recommended: [office], period: Regularly }
  - { id: 1.d, text: Write a handbook, bodies: [health], period: By March 2025 }
";

const PROGRESS: &str = "\
body: health
period: 2025-Q1
received_on: 2025-04-10
progress:
  - { measure: 1.b, state: done, summary: \"=Qeydiyyat, \\\"yeni\\\"\", evidence: [Letter No. 5, \"Order 6, item 2\"] }
  - { measure: 1.c, state: in-progress, obstacles: No printer }
";

/// A plan in a folder, with everything that calendars and tables can get wrong.
fn plan() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (name, text) in [
        ("plan.yaml", PLAN),
        ("bodies.yaml", BODIES),
        ("measures/1.yaml", MEASURES),
        ("progress/2025-Q1/health.yaml", PROGRESS),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a file stands in a folder"))
            .expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }
    folder
}

/// Runs the program on a plan, with `--out` naming a file; returns the file.
#[track_caller]
fn written(plan: &Path, name: &str, arguments: &str) -> PathBuf {
    let out = plan.join("..").join(format!(
        "{}-{name}",
        plan.file_name().unwrap_or_default().to_string_lossy()
    ));
    let output = Command::new(env!("CARGO_BIN_EXE_tadbir"))
        .args(arguments.split_whitespace())
        .args([Path::new("--plan"), plan, Path::new("--out"), &out])
        .output()
        .expect("the program can be run");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    out
}

/// What a script of `tests/programs/feeds` makes of a file, which is removed.
#[track_caller]
fn read(script: &str, file: &Path) -> Value {
    let python = std::env::var("TADBIR_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/programs/feeds")
        .join(script);
    let output = Command::new(&python).arg(script).arg(file).output();
    let output = output.unwrap_or_else(|error| panic!("cannot run `{python}`: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "`{python}` fails; `.ci/programs` installs what it needs\n{said}"
    );
    fs::remove_file(file).expect("the file can be removed");
    serde_json::from_slice(&output.stdout).expect("the script prints JSON")
}

#[test]
fn icalendar_reads_every_event_and_its_alarms() {
    let plan = plan();
    let file = written(
        plan.path(),
        "health.ics",
        "calendar --body health --as-of 2025-05-10 --all",
    );
    let calendar = read("read_calendar.py", &file);
    assert_eq!(calendar["errors"], Value::Array(Vec::new()));
    // The reader does not know the property and leaves its escapes alone.
    assert_eq!(
        calendar["name"],
        "Səhiyyə Nazirliyi\\, Velmora: Fəaliyyət Planı\\, Velmora\\; 2025"
    );
    let events = calendar["events"].as_array().expect("events are a list");
    let uids: BTreeSet<&str> = events
        .iter()
        .filter_map(|event| event["uid"].as_str())
        .collect();
    assert_eq!(uids.len(), events.len(), "no two events have the same name");
    for event in events {
        assert_eq!(event["days"], 1, "{event}");
        assert_eq!(event["stamp"], "2025-05-10T00:00:00+00:00", "{event}");
        let uid = event["uid"].as_str().unwrap_or_default();
        let is_ahead = Some("2025-05-10") <= event["start"].as_str();
        let alarms: &[i64] = match (is_ahead, uid.starts_with("report/")) {
            (false, _) => &[],
            (true, true) => &[3],
            (true, false) => &[14, 3],
        };
        assert_eq!(event["alarms"], Value::from(alarms), "{event}");
    }
}

#[test]
fn icalendar_reads_the_words_as_they_were_written() {
    let plan = plan();
    let file = written(
        plan.path(),
        "words.ics",
        "calendar --body health --as-of 2025-05-10",
    );
    let calendar = read("read_calendar.py", &file);
    let events = calendar["events"].as_array().expect("events are a list");
    let delivery = events
        .iter()
        .find(|event| event["uid"] == "1.a/health/1@vel-2025.tadbir")
        .expect("the delivery has an event");
    assert_eq!(delivery["start"], "2025-05-31");
    assert_eq!(delivery["end"], "2025-06-01");
    assert_eq!(
        delivery["description"],
        "İnsan alverinə qarşı; könüllülər, həkimlər və müəllimlər üçün təlim keçirmək \\ 人身売買を防ぐ 👩‍⚕️\n\
         Period: May 2025\nStatus on 2025-05-10: open."
    );
}

#[test]
fn icalendar_reads_the_calendar_of_the_decree() {
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("plan");
    let out = tempfile::tempdir().expect("a temporary folder can be made");
    let file = out.path().join("mia.ics");
    let arguments = [
        "calendar",
        "--body",
        "mia",
        "--as-of",
        "2009-07-15",
        "--plan",
    ];
    let output = Command::new(env!("CARGO_BIN_EXE_tadbir"))
        .args(arguments)
        .args([&plan, Path::new("--out"), &file])
        .output()
        .expect("the program can be run");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let calendar = read("read_calendar.py", &file);
    assert_eq!(calendar["errors"], Value::Array(Vec::new()));
    let events = calendar["events"].as_array().expect("events are a list");
    assert!(events.len() > 20, "{} events", events.len());
}

/// The type that `DuckDB` finds for a column.
fn kind<'t>(table: &'t Value, column: &str) -> &'t str {
    let types = table["types"].as_array().expect("types are a list");
    let found = types.iter().find(|kind| kind[0] == column);
    found
        .and_then(|kind| kind[1].as_str())
        .expect("the column is there")
}

#[test]
fn duckdb_reads_typed_columns() {
    let plan = plan();
    let read = |what: &str| {
        read(
            "read_table.py",
            &written(
                plan.path(),
                &format!("{what}.parquet"),
                &format!("export {what} --as-of 2025-05-10"),
            ),
        )
    };
    let obligations = read("obligations");
    assert_eq!(kind(&obligations, "id"), "VARCHAR");
    assert_eq!(kind(&obligations, "due_on"), "DATE");
    assert_eq!(kind(&obligations, "days_late"), "INTEGER");
    assert_eq!(kind(&obligations, "arguably_overdue"), "BOOLEAN");
    assert_eq!(kind(&obligations, "answerable"), "VARCHAR[]");
    let measures = read("measures");
    assert_eq!(kind(&measures, "due_on"), "DATE");
    assert_eq!(kind(&measures, "overdue"), "INTEGER");
    let progress = read("progress");
    assert_eq!(kind(&progress, "received_on"), "DATE");
    assert_eq!(kind(&progress, "evidence"), "VARCHAR[]");
}

#[test]
fn duckdb_reads_the_rows_of_the_csv() {
    let plan = plan();
    for what in [
        "obligations",
        "progress",
        "measures",
        "progress --body office",
    ] {
        let arguments = format!("export {what} --as-of 2025-05-10");
        let name = what.replace(' ', "");
        let csv = written(plan.path(), &format!("rows-{name}.csv"), &arguments);
        let mut reader = csv::Reader::from_path(&csv).expect("the CSV can be read");
        let head: Vec<String> = reader
            .headers()
            .expect("the CSV has a head")
            .iter()
            .map(str::to_owned)
            .collect();
        let lines: Vec<csv::StringRecord> = reader
            .records()
            .collect::<Result<_, _>>()
            .expect("the CSV is whole");
        fs::remove_file(csv).expect("the file can be removed");
        let table = read(
            "read_table.py",
            &written(plan.path(), &format!("rows-{name}.parquet"), &arguments),
        );
        let rows = table["rows"].as_array().expect("rows are a list");
        assert_eq!(rows.len(), lines.len(), "{what}");
        for (line, row) in lines.iter().zip(rows) {
            for (at, column) in head.iter().enumerate() {
                let cell = told(column, &row[at]);
                // The CSV has an apostrophe before what a spreadsheet would take for a formula.
                let in_csv = line[at].strip_prefix('\'').unwrap_or(&line[at]);
                assert_eq!(cell, in_csv, "{column} of {what}");
                assert_eq!(
                    row[at].is_null(),
                    in_csv.is_empty() && !row[at].is_array(),
                    "{column} of {what}"
                );
            }
        }
    }
}

/// A value of `DuckDB` as it stands in the CSV.
fn told(column: &str, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(texts) => {
            let texts: Vec<&str> = texts.iter().filter_map(Value::as_str).collect();
            texts.join(if column == "evidence" { "; " } else { " " })
        }
        other => other.to_string(),
    }
}
