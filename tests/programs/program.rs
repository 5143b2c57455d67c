//! Other programs, which must be there, and Tadbir itself.

#![expect(
    clippy::disallowed_methods,
    reason = "the programs that people read reports with are run"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use walkdir::WalkDir;

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

/// A copy of a plan of this repository, in the folder `plan` of a temporary one.
pub(crate) fn copied(plan: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(plan);
    for entry in WalkDir::new(&from) {
        let entry = entry.expect("the plan can be read");
        let inner = entry.path().strip_prefix(&from).expect("it is in the plan");
        let to = folder.path().join("plan").join(inner);
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).expect("a folder can be made");
        } else {
            fs::copy(entry.path(), to).expect("a file can be copied");
        }
    }
    folder
}

/// Tadbir itself, in a folder.
pub(crate) fn tadbir(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tadbir"));
    command.current_dir(folder);
    command
}

/// Every file of a folder with its bytes, by its place in it.
pub(crate) fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder can be read"));
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let inner = entry
                .path()
                .strip_prefix(folder)
                .expect("it is in the folder");
            let bytes = fs::read(entry.path()).expect("a file can be read");
            (inner.to_owned(), bytes)
        })
        .collect()
}
