//! Every command shown in the README and in the guide prints what stands below it there.
//!
//! The commands of a page are run one after the other in a copy of the repository's plans, so that they may write. A
//! block that begins with "```yaml file=NAME" is written there as well.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::support::{in_repository, split};

use super::{agrees, pages};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn every_command_in_the_readme_prints_what_stands_below_it() {
    let path = in_repository("README.md");
    let written = fs::read_to_string(&path).expect("the page can be read");
    agrees(&path, &with_real_outputs(&written));
    let length = written.len();
    assert!(
        length <= 12 * 1024,
        "README.md has {length} bytes; at most 12 KiB"
    );
}

#[test]
fn every_command_in_the_guide_prints_what_stands_below_it() {
    for path in pages("docs/guide") {
        let written = fs::read_to_string(&path).expect("the page can be read");
        agrees(&path, &with_real_outputs(&written));
    }
}

/// The text with the output of every `$ tadbir …` line of its console blocks written anew.
fn with_real_outputs(text: &str) -> String {
    let folder = copied_plans();
    let mut real = String::new();
    let mut is_console = false;
    let mut file: Option<(&str, String)> = None;
    for line in text.lines() {
        if let Some(marks) = line.strip_prefix("```") {
            is_console = marks == "console";
            if let Some((name, text)) = file.take() {
                fs::write(folder.path().join(name), text).expect("the file can be written");
            }
            file = marks
                .strip_prefix("yaml file=")
                .map(|name| (name, String::new()));
        } else if let Some((_, text)) = &mut file {
            text.push_str(line);
            text.push('\n');
        } else if is_console && !line.starts_with("$ ") {
            continue;
        }
        real.push_str(line);
        real.push('\n');
        if let Some(command) = line.strip_prefix("$ tadbir ").filter(|_| is_console) {
            real.push_str(&output(command, folder.path()));
        }
    }
    real
}

/// The plans of the repository, where they stand in it.
fn copied_plans() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder can be made");
    for entry in ["plan", "examples"]
        .iter()
        .flat_map(|name| WalkDir::new(Path::new(ROOT).join(name)))
    {
        let entry = entry.expect("the plans can be read");
        let to = folder.path().join(
            entry
                .path()
                .strip_prefix(ROOT)
                .expect("it is in the repository"),
        );
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).expect("a folder can be made");
        } else {
            fs::copy(entry.path(), to).expect("a file can be copied");
        }
    }
    folder
}

fn output(command: &str, folder: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tadbir"))
        .args(split(command))
        .current_dir(folder)
        .env_clear()
        .env("COLUMNS", "90")
        .output()
        .expect("the program can be run");
    let stdout = String::from_utf8(output.stdout).expect("it prints UTF-8");
    let stderr = String::from_utf8(output.stderr).expect("it prints UTF-8");
    let is_note = |line: &&str| line.ends_with("`tadbir check` shows them");
    let messages: Vec<&str> = stderr.lines().filter(|line| !is_note(line)).collect();
    let messages = messages.join("\n");
    if messages.is_empty() {
        stdout
    } else {
        stdout + &messages + "\n"
    }
}
