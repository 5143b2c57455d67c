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

/// One function each for the crates that measure; no part of the tool.
#[cfg(feature = "internals")]
pub mod internals {
    use std::path::Path;

    use crate::load::{load, locate};
    use crate::obligation::{AsOf, obligations};
    use crate::rule::{Examined, examine};

    /// The number of events that the YAML parser alone finds in a text.
    #[must_use]
    pub fn events(text: &str) -> usize {
        crate::yaml::events(text)
    }

    fn examined(folder: &Path) -> Examined {
        let location = locate(Some(folder)).expect("a benchmark has a plan");
        let loaded = load(&location).expect("a benchmark has a plan that can be read");
        examine(loaded, &location.settings).expect("a benchmark has no settings")
    }

    /// Loads and checks a plan, and returns how many findings it has.
    ///
    /// # Panics
    ///
    /// If the folder holds no plan.
    #[must_use]
    pub fn load_and_check(folder: &Path) -> usize {
        examined(folder).findings.len()
    }

    /// Loads and checks a plan, and returns how many obligations it has in the middle of 2010.
    ///
    /// # Panics
    ///
    /// If the folder holds no plan.
    #[must_use]
    pub fn load_and_list(folder: &Path) -> usize {
        let examined = examined(folder);
        obligations(&examined.plan, AsOf(jiff::civil::date(2010, 7, 15))).count()
    }
}
