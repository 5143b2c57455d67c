//! A form that LibreOffice opened, filled in and saved, as a body would: a real round trip.
//!
//! Needs `soffice`, and `/usr/bin/python3` with Debian's `python3-uno`, by which it is told what to type.

#![expect(
    clippy::disallowed_methods,
    reason = "other programs are run, and what they wrote is read"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::program::{copied, printed, ran, tadbir};

/// What is typed into the form of `labour` for the last quarter of the example.
const TYPED: [&str; 8] = [
    "H5=done",
    "I5=2026-01-05",
    "J5=Figures: 1.10\nand a second line # no comment",
    "K5=Bulletin No. 12\nLetter No. 3",
    "H6=nothing to report",
    "L6='=not a formula, 😀 və ə",
    "H7=in progress",
    "J7='2009-01-01",
];

/// Fills in the form of a body for the last quarter, and saves it as `filled.xlsx` and `filled.csv`.
fn fill(folder: &Path, typed: &[&str]) {
    ran(tadbir(folder)
        .args([
            "request", "--period", "2025-Q4", "--body", "labour", "--out", ".",
        ])
        .args(["--as-of", "2026-01-10"]));
    ran(Command::new("/usr/bin/python3")
        .current_dir(folder)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs/fill.py"))
        .args(["2025-Q4-labour.xlsx", "filled"])
        .args(typed));
}

/// What `collect` added to the file of progress reports.
fn added(form: &str) -> String {
    let folder = copied("examples/first-year");
    fill(folder.path(), &TYPED);
    let file = folder.path().join("plan/progress/2025-Q4/labour.yaml");
    let before = fs::read_to_string(&file).expect("the file can be read");
    ran(tadbir(folder.path()).args(["collect", form, "--as-of", "2026-01-12"]));
    let after = fs::read_to_string(&file).expect("the file can be read");
    ran(tadbir(folder.path()).args(["check"]));
    after
        .strip_prefix(&before)
        .expect("nothing that was there is changed")
        .to_owned()
}

const ADDED: &str = "  - measure: 2.a
    state: done
    for: 2025-12
    done_on: 2026-01-05
    summary: |-
      Figures: 1.10
      and a second line # no comment
    evidence:
      - Bulletin No. 12
      - Letter No. 3
    received_on: 2026-01-12
  - measure: 2.d
    state: nil
    obstacles: =not a formula, 😀 və ə
    received_on: 2026-01-12
  - measure: 2.b
    state: in-progress
    summary: \"2009-01-01\"
    received_on: 2026-01-12
";

#[test]
fn a_form_filled_in_by_another_program_comes_back_as_a_workbook() {
    assert_eq!(added("filled.xlsx"), ADDED);
}

#[test]
fn a_form_filled_in_by_another_program_comes_back_as_csv() {
    assert_eq!(added("filled.csv"), ADDED);
}

#[test]
fn a_workbook_and_its_csv_say_the_same() {
    let folder = copied("examples/first-year");
    fill(folder.path(), &TYPED);
    let mut collect = tadbir(folder.path());
    let said = printed(collect.args([
        "collect",
        "filled.xlsx",
        "filled.csv",
        "--as-of",
        "2026-01-12",
    ]));
    assert!(
        said.contains("filled.csv: 3 answers are the same as in another form and filed only once"),
        "{said}"
    );
    assert!(
        said.ends_with("3 progress reports added to 1 file.\n"),
        "{said}"
    );
}

#[test]
fn the_office_program_keeps_what_is_locked_hidden_and_listed() {
    let folder = copied("examples/first-year");
    fill(folder.path(), &[]);
    let filled = folder.path().join("filled.xlsx");
    let part = |name: &str| printed(Command::new("unzip").arg("-p").arg(&filled).arg(name));
    let workbook = part("xl/workbook.xml");
    assert!(
        workbook.contains(r#"name="tadbir""#) && workbook.contains(r#"state="hidden""#),
        "{workbook}"
    );
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<sheetProtection"), "it is protected");
    assert!(
        sheet.contains("done,in progress,not started,nothing to report,not applicable"),
        "it has the list of states"
    );
    assert!(sheet.contains(r#"type="date""#), "it checks dates");
}
