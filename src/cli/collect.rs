//! `tadbir collect`.

use std::path::PathBuf;

use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;
use rayon::prelude::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::cli::{Exit, Session, date, output};
use crate::error::Error;
use crate::office::collect::gathering::gather;
use crate::office::collect::intake::Intake;
use crate::office::collect::{HandedIn, read};
use crate::report::command::collected::collected;
use crate::text::words::count;

/// Read the forms that bodies filled in and file their progress reports
///
/// Reads XLSX and CSV (as made by `request`), and YAML (a progress file that begins with `plan:` and the plan's id). Checks every cell and shows what changes compared with what is on file.
/// A form with a mistake is refused as a whole and the cell is named; the other forms are accepted.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Forms to read
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Date on which the office received them, YYYY-MM-DD [default: the as-of date]
    ///
    /// A progress report that is already on file is skipped, even if it was corrected since. To file it again after a correction, give a date after that correction.
    #[arg(long, value_name = "DATE", value_parser = date)]
    received_on: Option<Date>,
    /// Show what would change, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    // Forms come from outside: whoever changes the plan must not wait while they are read.
    let bar = bar(args.files.len());
    let handed_in: Vec<HandedIn> = args
        .files
        .par_iter()
        .map(|path| {
            let handed_in = read(path);
            bar.inc(1);
            handed_in
        })
        .collect::<Result<_, Error>>()?;
    bar.finish_and_clear();
    let filing = session.file_unless(args.dry_run)?;
    let received_on = filing.received_on(args.received_on)?;
    let intakes: Vec<Intake> = handed_in
        .into_par_iter()
        .map(|form| form.answers(filing.plan(), filing.as_of, received_on))
        .collect();
    let gathered = gather(
        &filing.location,
        &filing.examined,
        intakes,
        args.received_on,
    )?;
    session.print(&collected(filing.plan(), &gathered, filing.as_of), "table")?;
    let entries: usize = gathered.forms.iter().map(|form| form.new.len()).sum();
    let refused = gathered
        .forms
        .iter()
        .filter(|form| form.intake.is_refused())
        .count();
    let reports = count(entries, "progress report", "progress reports");
    output::print(&match &gathered.proposal {
        None => "\nNothing was written.\n".to_owned(),
        Some(proposal) if filing.write(proposal)? => {
            let files = count(proposal.drafts.len(), "file", "files");
            format!("\n{reports} added to {files}.\n")
        }
        Some(_) => {
            format!("\nNothing was written; without --dry-run, {reports} would be added.\n")
        }
    })?;
    if refused > 0 {
        output::message(&format!("{} refused", count(refused, "form", "forms")));
        return Ok(Exit::Findings);
    }
    Ok(Exit::Clean)
}

/// A progress bar on a terminal while forms are read; none elsewhere, or if there are few.
fn bar(files: usize) -> ProgressBar {
    const MANY: usize = 20;
    if files < MANY {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} forms")
        .expect("the template is sound");
    ProgressBar::new(files as u64).with_style(style)
}
