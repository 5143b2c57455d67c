//! Every command shown in the README prints what stands below it there.
//!
//! With `UPDATE_README=1` the outputs are written into the README instead.

#![expect(
    clippy::disallowed_methods,
    reason = "the test reads the README, and writes it when asked to"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

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
    let mut real = String::new();
    let mut is_console = false;
    for line in text.lines() {
        if line.starts_with("```") {
            is_console = line == "```console";
        } else if is_console && !line.starts_with("$ ") {
            continue;
        }
        real.push_str(line);
        real.push('\n');
        if let Some(command) = line.strip_prefix("$ tadbir ").filter(|_| is_console) {
            real.push_str(&output(command));
        }
    }
    real
}

fn output(command: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tadbir"))
        .args(words(command))
        .current_dir(ROOT)
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
