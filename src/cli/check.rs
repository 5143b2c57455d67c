//! `tadbir check`.

use std::path::PathBuf;

use crate::cli::{Exit, Session, output};
use crate::diagnostics::FINDING_FORMATS;
use crate::error::Error;
use crate::finding::Level;
use crate::words::count;

/// Show every finding in the plan's files at once
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder of the plan [default: from the current folder upward]
    path: Option<PathBuf>,
    /// Format of the findings
    #[arg(long, default_value = "human", value_parser = clap::builder::PossibleValuesParser::new(FINDING_FORMATS.iter().map(|format| format.name)))]
    format: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let examined = session.examine(args.path.as_deref())?;
    let format = FINDING_FORMATS
        .iter()
        .find(|format| format.name == args.format)
        .expect("clap admits only names of formats");
    output::print(&(format.render)(
        &examined.findings,
        &examined.sources,
        session.look,
    )?)?;
    let errors = examined
        .findings
        .iter()
        .filter(|finding| finding.level == Level::Error)
        .count();
    let warnings = examined.findings.len() - errors;
    let counted = format!(
        "{}, {}",
        count(errors, "error", "errors"),
        count(warnings, "warning", "warnings")
    );
    let title = &examined.plan.header.title;
    output::message(&if title.is_empty() {
        counted
    } else {
        format!("{title}: {counted}")
    });
    Ok(if errors > 0 {
        Exit::Findings
    } else {
        Exit::Clean
    })
}
