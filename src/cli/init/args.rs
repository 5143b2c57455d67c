//! The options of `tadbir init`.

use std::path::PathBuf;

use jiff::civil::Date;

/// Create a new plan, with comments that explain the files
///
/// Asks for missing values on a terminal. Existing files are never changed, and nothing is written if `check` would find an error.
/// The JSON Schemas of its files are written to `schemas/` beside the plan's folder, unless that folder exists.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// Folder of the new plan; created if missing [default: the folder of --plan, else plan]
    pub(super) folder: Option<PathBuf>,
    /// Short id for use by programs: letters, digits, `.`, `-` and `_`
    #[arg(long)]
    pub(super) id: Option<String>,
    /// Title of the plan, word for word
    #[arg(long)]
    pub(super) title: Option<String>,
    /// First day of the term
    #[arg(long, value_name = "DATE", value_parser = crate::cli::date)]
    pub(super) from: Option<Date>,
    /// Last day of the term
    #[arg(long, value_name = "DATE", value_parser = crate::cli::date)]
    pub(super) to: Option<Date>,
    /// Act that approved the plan [default: not approved yet]
    #[arg(long, value_name = "ACT", requires = "approved_on")]
    pub(super) approved: Option<String>,
    /// Date of the act
    #[arg(long, value_name = "DATE", value_parser = crate::cli::date, requires = "approved")]
    pub(super) approved_on: Option<Date>,
    /// Name of the coordinating body [default: from the earlier plan, else Office of the National Coordinator]
    #[arg(long)]
    pub(super) coordinator: Option<String>,
    /// How often bodies report [default: from the earlier plan, else quarter]
    #[arg(long, value_parser = ["month", "quarter", "half-year", "year"])]
    pub(super) every: Option<String>,
    /// Time zone that decides which date is today [default: from the earlier plan, else of this machine]
    #[arg(long)]
    pub(super) timezone: Option<String>,
    /// Folder of an earlier plan: start with its bodies, contacts and rules, and with what it leaves unmet on the as-of date
    #[arg(long = "continue", value_name = "OLD")]
    pub(super) continues: Option<PathBuf>,
}
