//! Tadbir keeps a national action plan as version-controlled YAML and says what is due, from whom, and what is overdue.
//!
//! # Pipeline
//!
//! Values flow one way, and no stage reaches back:
//!
//! ```text
//! files ─ load ─▶ text ─ yaml ─▶ tree ─ decode ─▶ records ─ plan ─▶ Plan ─ rule ─▶ findings
//!                                                                    │
//!                                                        plan::edition: what a reader may see
//!                                                                    │
//!                              as-of date ─▶ obligation ─ reporting ◀┘
//!                                                  │
//!                    contract (JSON, CSV) ◀────────┴────────▶ report ─▶ Document ─ format ─▶ bytes
//!                                                                │
//!                                                   wording: sentences, months, plurals
//! ```
//!
//! And back, for what is put on file:
//!
//! ```text
//! Plan ─ form ─▶ forms, letters, mails ┈ bodies ┈▶ files ─ intake ─▶ entries ─ filing ─▶ drafts ─ store ─▶ files
//!                                                                        │
//!                                        the plan as it would be: findings, statuses that change
//! ```
//!
//! # Invariants
//!
//! 1. Only `load` reads a plan, only `store` changes it, only `intake` reads forms, and only `cli::output` prints; all
//!    else is functions of their arguments. They open files through `disk` alone, which follows no link out of a
//!    repository, and reads plain files up to a limit.
//! 2. Only `cli` knows what day it is. The same files and the same as-of date give the same bytes.
//! 3. Loading never fails as a whole: a bad record is left out and reported, and the others are kept.
//! 4. Rules are timeless. Lateness is a status, not a finding.
//! 5. Rules, obligations and reports produce values; only `format`, `diagnostics`, `contract` and
//!    `calendar::ics` produce text.
//! 6. A crate that could be replaced is named in one file: the YAML parser in `yaml`, miette in `diagnostics::human`, the
//!    XML writer in `diagnostics::junit`, the table crate in `format::terminal`, Parquet in `contract::parquet`, TOML in
//!    `settings`, prompts in `cli::ask`, mails in `form::mail`, opened folders (cap-std) in `disk`. ZIP and Excel have one
//!    file for each way: `format::docx`, `format::xlsx` and `form::sheet` write, `intake::workbook` reads. YAML is written
//!    in `yaml::writing`. A process is held to its bounds in `intake::process`.
//! 7. Order never depends on hashing or on threads.
//! 8. What an edition may not show, and the acts that nobody knew of on the day whose knowledge answers, are taken out of
//!    the `Plan` before anything is computed from it: a format never sees them.
//! 9. What is put on file is added; nothing that is there is changed, and the file is compared in meaning before it is
//!    replaced.

mod cli;

mod report;

mod office;

mod voice;

mod data;
mod format;

mod edit;

mod check;

mod disk;

mod obligation;

mod plan;

mod document;
mod file;

mod folder;

mod text;

mod period;

mod error;
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
