//! `record` and `review` on a terminal: what they ask, and what comes of the answers.
//!
//! Needs `python3`, whose `pty` is the terminal.

#![expect(
    clippy::disallowed_methods,
    reason = "other programs are run, and what was written is read"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::program::{contents, copied};

/// Answers questions: pairs of a text that is waited for and the keys that are typed then.
fn typed(folder: &Path, answers: &[&str], arguments: &[&str]) -> Output {
    Command::new("python3")
        .current_dir(folder)
        .env("TERM", "xterm")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs/type.py"))
        .args(answers)
        .args(["--", env!("CARGO_BIN_EXE_tadbir")])
        .args(arguments)
        .output()
        .expect("`python3` is needed by this test")
}

fn screen(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn what_is_not_given_is_asked_and_written_once_it_is_confirmed() {
    let folder = copied("examples/first-year");
    let answers = [
        ("Measure", "2.d"),
        ("2.d", r"\r"),
        ("Body that reports", "labour"),
        ("labour", r"\r"),
        ("Reporting period", r"\r"),
        ("State", r"\r"),
        ("Done on", r"2025-12-30\r"),
        ("Summary", r"Advice given\r"),
        ("Evidence", r"Letter No. 3\r"),
        ("Evidence", r"\r"),
        ("Write it", r"y\r"),
    ];
    let answers: Vec<&str> = answers
        .iter()
        .flat_map(|(text, keys)| [*text, *keys])
        .collect();
    let output = typed(
        folder.path(),
        &answers,
        &["record", "--as-of", "2026-01-12"],
    );
    let screen = screen(&output);
    assert!(output.status.success(), "{screen}");
    assert!(
        screen.contains("2.d for 2025-Q4: awaiting report → awaiting review"),
        "{screen}"
    );
    let file = fs::read_to_string(folder.path().join("plan/progress/2025-Q4/labour.yaml")).unwrap();
    let added = "  - measure: 2.d
    state: done
    done_on: 2025-12-30
    summary: Advice given
    evidence:
      - Letter No. 3
    received_on: 2026-01-12
";
    assert!(file.ends_with(added), "{file}");
}

#[test]
fn whoever_leaves_or_declines_has_written_nothing() {
    let folder = copied("examples/first-year");
    let before = contents(folder.path());
    let left = typed(
        folder.path(),
        &["Measure", r"\x1b"],
        &["record", "--as-of", "2026-01-12"],
    );
    assert_eq!(left.status.code(), Some(2), "{}", screen(&left));
    assert!(
        screen(&left).contains("cancelled; nothing was written"),
        "{}",
        screen(&left)
    );
    let arguments = [
        "record",
        "2.d",
        "--body",
        "labour",
        "--period",
        "2025-Q4",
        "--as-of",
        "2026-01-12",
    ];
    let answers = ["State", r"nothing\r", "Write it", r"n\r"];
    let declined = typed(folder.path(), &answers, &arguments);
    assert_eq!(declined.status.code(), Some(2), "{}", screen(&declined));
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn progress_reports_are_reviewed_one_by_one() {
    let folder = copied("examples/first-year");
    let answers = [
        ("1.a (done)", r"\r"),
        ("3.b (in-progress)", "return"),
        ("return", r"\r"),
        ("What should the body correct", r"How many?\r"),
    ];
    let answers: Vec<&str> = answers
        .iter()
        .flat_map(|(text, keys)| [*text, *keys])
        .collect();
    let arguments = [
        "review",
        "2025-Q4",
        "--body",
        "interior",
        "--as-of",
        "2026-01-12",
    ];
    let output = typed(folder.path(), &answers, &arguments);
    let screen = screen(&output);
    assert!(output.status.success(), "{screen}");
    let file =
        fs::read_to_string(folder.path().join("plan/reviews/2025-Q4/interior.yaml")).unwrap();
    let expected = "# yaml-language-server: $schema=../../../../schemas/reviews.json
reviews:
  - measure: 1.a
    decision: accepted
    on: 2026-01-12
  - measure: 3.b
    decision: returned
    on: 2026-01-12
    ask: How many?
";
    assert_eq!(file, expected);
}

#[test]
fn a_new_plan_asks_what_is_not_given() {
    let folder = tempfile::TempDir::new().expect("a temporary folder can be made");
    let answers = [
        ("Short id", r"vel thb\r"),
        ("letters, digits", r"\x7f\x7f\x7f\x7f-2027\r"),
        ("Title", r"Action Plan of Velmora\r"),
        ("First day", r"2027-01-01\r"),
        ("Last day", r"2029-12-31\r"),
    ];
    let answers: Vec<&str> = answers
        .iter()
        .flat_map(|(text, keys)| [*text, *keys])
        .collect();
    let output = typed(folder.path(), &answers, &["init", "--timezone", "UTC"]);
    let screen = screen(&output);
    assert!(output.status.success(), "{screen}");
    assert!(
        screen.contains("3 files in plan, and their schemas in schemas: 0 errors, 0 warnings."),
        "{screen}"
    );
    let head = fs::read_to_string(folder.path().join("plan/plan.yaml")).unwrap();
    assert!(
        head.contains("id: vel-2027\ntitle: Action Plan of Velmora\n"),
        "{head}"
    );
}

#[test]
fn what_a_new_plan_cannot_have_is_asked_again_at_once() {
    let folder = copied("examples/first-year");
    let again = [r"\x7f".repeat(20), "vel-2028\\r".to_owned()].concat();
    let later = [r"\x7f".repeat(20), "2030-12-31\\r".to_owned()].concat();
    let answers = [
        ("Short id", r"vel-thb-2025\r"),
        ("has this id", &again),
        ("Title", r"Second plan\r"),
        ("First day", r"2028-01-01\r"),
        ("Last day", r"2027-12-31\r"),
        ("is before", &later),
    ];
    let answers: Vec<&str> = answers
        .iter()
        .flat_map(|(text, keys)| [*text, *keys])
        .collect();
    let arguments = [
        "init",
        "next",
        "--continue",
        "plan",
        "--as-of",
        "2027-12-31",
    ];
    let output = typed(folder.path(), &answers, &arguments);
    let screen = screen(&output);
    assert!(output.status.success(), "{screen}");
    let head = fs::read_to_string(folder.path().join("next/plan.yaml")).unwrap();
    let told: Vec<&str> = head
        .lines()
        .filter(|line| line.starts_with("id:") || line.starts_with("term:"))
        .collect();
    assert_eq!(
        told,
        ["id: vel-2028", "term: { from: 2028-01-01, to: 2030-12-31 }"],
        "{screen}"
    );
}
