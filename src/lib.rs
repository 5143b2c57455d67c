//! Tadbir keeps a national action plan as version-controlled YAML and says what is due, from whom, and what is overdue.
//!
//! # Rooms
//!
//! The `mod` lines below are the floor plan: a room uses those below it, and no other; files never use each other in a
//! circle. A test reads the `use` lines and fails where they say otherwise.
//!
//! Values flow one way:
//!
//! ```text
//! files ─ disk ─▶ text ─ file ─▶ fields ─ plan ─▶ Plan ─ check ─▶ findings
//!                                                  │
//!                                       plan::redaction: what a reader may see
//!                                                  │
//!                               as-of date ─▶ obligation
//!                                                  │
//!                        data (JSON, CSV) ◀────────┴────────▶ report ─▶ Document ─ format ─▶ bytes
//!                                                                │
//!                                              voice, text: how things are said
//! ```
//!
//! And back, for what is put on file:
//!
//! ```text
//! Plan ─ request ─▶ forms, letters, mails ┈ bodies ┈▶ files ─ collect ─▶ entries ─ proposal ─▶ drafts ─ disk::store ─▶ files
//!                                                                          │
//!                                          the plan as it would be: findings, statuses that change
//! ```
//!
//! # Invariants
//!
//! 1. Only `disk::load` reads a plan, only `disk::store` changes it, only `office::collect` reads forms, and only
//!    `cli::output` prints; all else is functions of their arguments. They open files through `folder` alone, which
//!    follows no link out of a repository, and reads plain files up to a limit.
//! 2. Only `cli` knows what day it is. The same files and the same as-of date give the same bytes.
//! 3. Loading never fails as a whole: a bad record is left out and reported, and the others are kept.
//! 4. Rules are timeless. Lateness is a status, not a finding.
//! 5. Rules, obligations and reports produce values; only `format` and `data` produce text.
//! 6. A crate that could be replaced is named in one file: the YAML parser in `file::yaml`, miette in
//!    `format::finding::human`, the XML writer in `format::finding::junit`, the table crate in `format::terminal`, Parquet
//!    in `data::parquet`, TOML in `disk::settings`, prompts in `cli::ask`, mails in `office::request::mail`, opened folders
//!    (cap-std) in `folder`. ZIP and Excel have one file for each way: `format::docx`, `format::xlsx` and
//!    `office::request::sheet` write, `office::collect::workbook` reads. YAML is written in `file::yaml::writing`. A
//!    process is held to its bounds in `office::collect::process`.
//! 7. Order never depends on hashing or on threads.
//! 8. What an edition may not show, and the acts that were not yet known on the known-on date, are removed from
//!    the `Plan` before anything is computed from it: a format never sees them.
//! 9. Records are only added to files; nothing existing is changed, and the file is compared in meaning before it is
//!    replaced.

// Commands: arguments in, exit code out. The only clock.
mod cli;

// What the commands print and the office issues, as documents.
mod report;

// What the office does: begins a plan, asks bodies, takes in what comes back, puts it on file.
mod office;

// How things are said: bodies, periods, statuses, readings, changes.
mod voice;

// Documents, findings and calendars as bytes: a file for each format.
mod format;

// Tables for programs: JSON, CSV, Parquet and the schemas of the files.
mod data;

// Two states of a plan: what is different, and what may not be.
mod edit;

// Whether a plan is sound: a file for each rule.
mod check;

// What is owed and where it stands, as of a day. Pure.
mod obligation;

// Where a plan is kept: loading, changing, git, settings.
mod disk;

// Records of a plan with their fields, put together; editions of it.
mod plan;

// What is said, without syntax: headings, tables, charts.
mod document;

// What stands in a file: text and places, YAML, fields, findings.
mod file;

// Opened folders: the only files that touch the file system.
mod folder;

// Why Tadbir cannot go on.
mod error;

// Words: plurals, lists, lengths, and the sentences of every language.
mod text;

// Days, reporting periods, and what the words of a period mean. Pure.
mod period;

// How much is taken in: every bound, once.
mod limit;

use std::ffi::OsString;
use std::process::ExitCode;

/// A large plan is a million small texts: the system's allocator takes a quarter longer for its report.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Runs the program with its arguments, the first of which is its name.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    cli::run(arguments)
}

/// One function each for the crates that measure; no part of the tool.
#[cfg(feature = "internals")]
pub mod internals {
    use std::path::Path;

    use crate::check::examine::examine;
    use crate::check::examined::Examined;
    use crate::disk::load::load;
    use crate::disk::load::location::locate;
    use crate::edit::rule::levels;
    use crate::format::{self, FORMATS, Look};
    use crate::obligation::as_of::AsOf;
    use crate::obligation::obligations;
    use crate::report::asked::{Asked, Scope};
    use crate::report::issued::{self, REPORTS};
    use crate::text::wording::Wording;

    /// The number of events that the YAML parser alone finds in a text.
    #[must_use]
    pub fn events(text: &str) -> usize {
        crate::file::yaml::events(text)
    }

    fn examined(folder: &Path) -> Examined {
        let location = locate(Some(folder)).expect("a benchmark has a plan");
        let loaded = load(&location).expect("a benchmark has a plan that can be read");
        let levels = levels(&location.settings).expect("a benchmark has no settings");
        examine(loaded, levels)
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

    /// The names of every report and of every format.
    #[must_use]
    pub fn reports_and_formats() -> (Vec<&'static str>, Vec<&'static str>) {
        (
            REPORTS.iter().map(|report| report.name).collect(),
            FORMATS.iter().map(|format| format.name).collect(),
        )
    }

    /// Loads and checks a plan, writes a report of it for a period as of a day, and returns how many bytes that has.
    ///
    /// # Panics
    ///
    /// If the folder holds no plan, or there is no such report, period or format.
    #[must_use]
    pub fn report(
        folder: &Path,
        report: &str,
        period: &str,
        as_of: (i16, i8, i8),
        format: &str,
    ) -> usize {
        let plan = examined(folder).plan;
        let as_of = AsOf::on(jiff::civil::date(as_of.0, as_of.1, as_of.2));
        let report = issued::by_name(report).expect("a benchmark names a report");
        let format = format::by_name(format).expect("a benchmark names a format");
        let scope = Scope::parse(&plan, period, as_of, Wording::English)
            .expect("a benchmark names a period of the term");
        let asked = Asked {
            as_of,
            scope,
            body: plan.bodies.first(),
            wording: Wording::English,
            medium: format.medium,
            revision: None,
            fingerprint: plan.fingerprint.clone(),
        };
        let look = Look {
            width: 100,
            is_coloured: false,
        };
        let document = (report.build)(&plan, &asked);
        let bytes = (format.render)(&document, look).expect("the format holds the report");
        bytes.len()
    }

    /// Loads and checks a plan, and returns how many obligations it has in the middle of 2010.
    ///
    /// # Panics
    ///
    /// If the folder holds no plan.
    #[must_use]
    pub fn load_and_list(folder: &Path) -> usize {
        let examined = examined(folder);
        obligations(&examined.plan, AsOf::on(jiff::civil::date(2010, 7, 15))).count()
    }
}
