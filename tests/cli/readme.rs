//! Every command shown in the README prints what stands below it there.
//!
//! They are run one after the other in a copy of the repository's plans, so that they may write. A block that begins
//! with "```yaml file=NAME" is written there as well. With `UPDATE_README=1` the outputs are written into the README instead.

#![expect(
    clippy::disallowed_methods,
    reason = "the test reads the README, and writes it when asked to"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use walkdir::WalkDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn every_command_in_the_readme_prints_what_stands_below_it() {
    let path = Path::new(ROOT).join("README.md");
    let written = fs::read_to_string(&path).unwrap();
    let printed = with_real_outputs(&written);
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, printed).unwrap();
    } else {
        assert_eq!(written, printed);
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
        .args(words(command))
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

/// Splits a command at spaces; what stands in double quotes stays together.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (nth, part) in command.split('"').enumerate() {
        if nth % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}
