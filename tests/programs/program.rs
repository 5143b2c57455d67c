//! Other programs, which must be there, and Tadbir itself.

#![expect(
    clippy::disallowed_methods,
    reason = "the programs that people read reports with are run"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The outcome of a program that must be there and must succeed.
#[track_caller]
pub(crate) fn ran(command: &mut Command) -> Output {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = match command.output() {
        Ok(output) => output,
        Err(error) => panic!("`{name}` is needed by this test: {error}"),
    };
    assert!(
        output.status.success(),
        "`{name}` failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

#[track_caller]
pub(crate) fn printed(command: &mut Command) -> String {
    String::from_utf8(ran(command).stdout).expect("programs print UTF-8")
}

/// Writes the report of a plan of this repository.
#[track_caller]
pub(crate) fn report(folder: &Path, plan: &str, options: &[&str], name: &str) -> PathBuf {
    let file = folder.join(name);
    ran(Command::new(env!("CARGO_BIN_EXE_tadbir"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["--plan", plan, "report"])
        .args(options)
        .arg("--out")
        .arg(&file));
    file
}

/// The lines of each page of a PDF.
pub(crate) fn pages(pdf: &Path) -> Vec<Vec<String>> {
    let text = printed(Command::new("pdftotext").arg("-layout").arg(pdf).arg("-"));
    text.trim_end_matches('\u{c}')
        .split('\u{c}')
        .map(|page| {
            page.lines()
                .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|line| !line.is_empty())
                .collect()
        })
        .collect()
}
