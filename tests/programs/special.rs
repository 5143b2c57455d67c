//! Pipes where a file is looked for: nobody waits for the other end.
//!
//! Needs `mkfifo`, and `timeout` so that whoever waits is given up.

#![expect(clippy::disallowed_methods, reason = "other programs are run")]

use std::fs;
use std::process::Command;

use crate::program::{contents, copied, ran};
use crate::store::RECORD;

/// What a command prints, with its exit code, where a pipe stands at a place; given up after a minute.
fn with_pipe(place: &str, arguments: &[&str]) -> String {
    let folder = copied("examples/first-year");
    let path = folder.path().join(place);
    fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it can be made");
    if path.exists() {
        fs::remove_file(&path).expect("it can be taken away");
    }
    ran(Command::new("mkfifo").arg(&path));
    let before = contents(folder.path());
    let output = Command::new("timeout")
        .current_dir(folder.path())
        .arg("60")
        .arg(env!("CARGO_BIN_EXE_tadbir"))
        .args(arguments)
        .output()
        .expect("`timeout` is needed by this test");
    let is_as_before = before
        .iter()
        .all(|(path, bytes)| contents(folder.path()).get(path) == Some(bytes));
    assert!(is_as_before, "{place}: something is changed");
    let code = output.status.code().expect("it ends by itself");
    let said = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    let last = complaint.lines().last().unwrap_or_default();
    let here = folder.path().display().to_string();
    format!("exit {code}\n{said}{last}").replace(&here, "[folder]")
}

#[test]
fn a_pipe_is_no_file_of_a_plan() {
    let check = ["check", "plan", "--format", "short"];
    insta::assert_snapshot!(with_pipe("tadbir.toml", &check), @"
    exit 2
    error: cannot read `[folder]/tadbir.toml`: it is not a regular file
    ");
    insta::assert_snapshot!(with_pipe("plan/plan.yaml", &check), @"
    exit 1
    plan/plan.yaml:1:1: error[unreadable-file]: this is not a regular file (make it a readable file)
    1 error, 0 warnings
    ");
    insta::assert_snapshot!(with_pipe("plan/measures/9.yaml", &check), @"
    exit 1
    plan/measures/9.yaml:1:1: error[unreadable-file]: this is not a regular file (make it a readable file)
    Action Plan of the Republic of Velmora against Trafficking in Human Beings (2025-2027): 1 error, 0 warnings
    ");
    insta::assert_snapshot!(with_pipe("plan/measures/pipe", &check), @"
    exit 0
    plan/measures/pipe:1:1: warning[stray-file]: the file is not read, because it is not a YAML file (move it out of the folder of records, or add it to `ignore` in `tadbir.toml`)
    Action Plan of the Republic of Velmora against Trafficking in Human Beings (2025-2027): 0 errors, 1 warning
    ");
}

#[test]
fn nothing_is_written_to_a_pipe() {
    insta::assert_snapshot!(with_pipe("plan/.tadbir.lock", &RECORD), @"
    exit 2
    - 2.d for 2025-Q4: awaiting report → awaiting review
    error: cannot write in `plan`: `.tadbir.lock` there is not a regular file; remove it
    ");
    insta::assert_snapshot!(with_pipe("plan/progress/2025-Q4/labour.yaml", &RECORD), @"
    exit 2
    error: cannot write `plan/progress/2025-Q4/labour.yaml`: it is not a regular file
    ");
    let report = ["report", "--as-of", "2026-01-20", "--out", "out.html"];
    insta::assert_snapshot!(with_pipe("out.html", &report), @"
    exit 2
    error: --out: cannot write `out.html`: it is not a regular file
    ");
    let request = [
        "request",
        "--period",
        "2025-Q4",
        "--body",
        "labour",
        "--as-of",
        "2026-01-12",
        "--out",
        "forms",
    ];
    insta::assert_snapshot!(with_pipe("forms/2025-Q4-labour.xlsx", &request), @"
    exit 2
    error: cannot write `forms/2025-Q4-labour.xlsx`: it is not a regular file
    ");
    let collect = ["collect", "forms/labour.xlsx", "--as-of", "2026-01-12"];
    insta::assert_snapshot!(with_pipe("forms/labour.xlsx", &collect), @"
    exit 1
    forms/labour.xlsx: refused
    - forms/labour.xlsx: this is not a regular file

    Nothing was written.
    1 form refused
    ");
}
