//! Tadbir keeps a national action plan as version-controlled YAML and says what is due, from whom, and what is overdue.

mod cli;
mod contract;
mod diagnostics;
mod document;
mod error;
mod format;
mod source;
mod yaml;
mod field;
mod decode;
mod settings;
mod load;
mod plan;
mod period;
mod obligation;
mod finding;
mod report;
mod rule;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with its arguments, the first of which is its name.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    cli::run(arguments)
}
