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

/// Take back the forms that bodies filled in
///
/// Reads XLSX and CSV (as `request` made them), and YAML (a progress file that begins with `plan:` and the plan's id); checks them cell by cell, and says what changes against what is on file.
/// A form in which anything is wrong is refused whole, with the cell; the others are taken.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The forms
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The day the office had them, YYYY-MM-DD [default: the as-of date]
    ///
    /// What is on file is not taken again, also not where it was corrected since; only a day after the correction says that a body said it anew.
    #[arg(long, value_name = "DATE", value_parser = date)]
    received_on: Option<Date>,
    /// Show everything, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    // Forms are the word of strangers: nobody who changes the plan waits for what is in them.
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

/// A bar on a terminal while forms are read; nothing elsewhere, or where there are few.
fn bar(files: usize) -> ProgressBar {
    const MANY: usize = 20;
    if files < MANY {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} forms")
        .expect("the template is sound");
    ProgressBar::new(files as u64).with_style(style)
}
