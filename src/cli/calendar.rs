//! `tadbir calendar`.

use std::path::PathBuf;

use crate::cli::list::find_body;
use crate::cli::output::Target;
use crate::cli::{Exit, Session};
use crate::error::Error;
use crate::format::ics::ics;
use crate::plan::edition::Edition;
use crate::report::calendar::{Reach, calendar};

/// Print the due dates and reporting dates of a body, for calendar programs
///
/// The calendar (iCalendar, RFC 5545) has an event for each delivery, for each date on which continuing measures
/// are due, and for each progress report, with alarms 14 and 3 days before a due date and 3 days before a
/// progress report is due.
///
/// It starts with the as-of date and omits what is met, waived or not applicable. What is already
/// overdue is named in the event of the next progress report. An event keeps its UID when its date moves, so
/// importing a newer calendar moves it instead of adding it again.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The body whose dates are printed (id, name or accepted spelling)
    #[arg(long)]
    body: String,
    /// Include dates before the as-of date, and what is met, waived or not applicable
    #[arg(long)]
    all: bool,
    /// Audience; what they may not see is omitted
    #[arg(long, default_value = "body", value_parser = Edition::NAMES)]
    edition: String,
    /// Write to this file, such as health.ics [default: standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let target = Target::open(args.out.as_deref(), session.global.plan.as_deref())?;
    let ready = session.open_for(&args.edition, Some(&args.body))?;
    let body = find_body(&ready.plan, "--body", &args.body)?;
    let reach = if args.all { Reach::Whole } else { Reach::Ahead };
    let calendar = calendar(&ready.plan, body, ready.as_of, reach);
    target.write(ics(&calendar).as_bytes())?;
    Ok(ready.exit)
}
