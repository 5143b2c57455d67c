//! What `tadbir init` is told.

use std::path::PathBuf;

use jiff::civil::Date;

/// Begin a new plan, with comments that teach
///
/// What is not given is asked for on a terminal. No file that is there is changed; nothing is written where `check` would find an error.
/// The JSON Schemas of its files are written to `schemas/` beside its folder, unless there is such a folder.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// Folder of the new plan; it is made if it is not there [default: that of --plan, else plan]
    pub(super) folder: Option<PathBuf>,
    /// Short id, for programs: letters, digits, `.`, `-` and `_`
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
    /// The act that approved it [default: it is not approved yet]
    #[arg(long, value_name = "ACT", requires = "approved_on")]
    pub(super) approved: Option<String>,
    /// Day of the act
    #[arg(long, value_name = "DATE", value_parser = crate::cli::date, requires = "approved")]
    pub(super) approved_on: Option<Date>,
    /// Name of the body that coordinates [default: that of the earlier plan, else Office of the National Coordinator]
    #[arg(long)]
    pub(super) coordinator: Option<String>,
    /// How often bodies report [default: as in the earlier plan, else quarter]
    #[arg(long, value_parser = ["month", "quarter", "half-year", "year"])]
    pub(super) every: Option<String>,
    /// Time zone that decides what day today is [default: that of the earlier plan, else of this machine]
    #[arg(long)]
    pub(super) timezone: Option<String>,
    /// Folder of an earlier plan: begin with what it leaves unmet as of the as-of date, its bodies, contacts and rules
    #[arg(long = "continue", value_name = "OLD")]
    pub(super) continues: Option<PathBuf>,
}
