//! `tadbir export`.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::cli::list::{FilterArgs, find_body, find_measure, find_objective, find_period};
use crate::cli::output::Target;
use crate::cli::{Exit, Ready, Session};
use crate::data::measure::{MEASURES, MeasureFilter, measure_sheet};
use crate::data::obligation::{OBLIGATIONS, obligation_sheet};
use crate::data::progress::{PROGRESS, ProgressFilter, progress_sheet};
use crate::data::sheet::{Sheet, columns_help};
use crate::error::Error;
use crate::obligation::{Obligation, obligations};
use crate::plan::edition::Edition;

/// Write obligations, progress reports or measures as a table for other programs
///
/// `tadbir export obligations --help` lists the columns; their names and meaning do not change.
#[derive(Debug, clap::Args)]
#[command(disable_help_subcommand = true)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Export every obligation, with the columns of `tadbir obligations --format csv`
    #[command(after_long_help = columns_help(&OBLIGATIONS))]
    Obligations(ObligationArgs),
    /// Export every progress report received by the as-of date, and what counts of it
    #[command(after_long_help = columns_help(&PROGRESS))]
    Progress(ProgressArgs),
    /// Export every measure: wording, bodies, period, and the number of obligations by status
    #[command(after_long_help = columns_help(&MEASURES))]
    Measures(MeasureArgs),
}

#[derive(Debug, clap::Args)]
struct ObligationArgs {
    #[command(flatten)]
    filter: FilterArgs,
    #[command(flatten)]
    file: FileArgs,
}

#[derive(Debug, clap::Args)]
struct ProgressArgs {
    /// Only what this body reported (id, name or accepted spelling)
    #[arg(long)]
    body: Option<String>,
    /// Only on measures of this objective
    #[arg(long, value_name = "ID")]
    objective: Option<String>,
    /// Only on this measure
    #[arg(long, value_name = "ID")]
    measure: Option<String>,
    /// Only for reporting periods within this one, such as 2009-Q2, 2009-07, 2009-H1, 2009 or 2009..2013
    #[arg(long)]
    period: Option<String>,
    #[command(flatten)]
    file: FileArgs,
}

#[derive(Debug, clap::Args)]
struct MeasureArgs {
    /// Only what this body can meet (id, name or accepted spelling)
    #[arg(long)]
    body: Option<String>,
    /// Only measures of this objective
    #[arg(long, value_name = "ID")]
    objective: Option<String>,
    /// Only this measure
    #[arg(long, value_name = "ID")]
    measure: Option<String>,
    #[command(flatten)]
    file: FileArgs,
}

/// Audience, format and target.
#[derive(Debug, clap::Args)]
struct FileArgs {
    /// Audience; what they may not see is omitted
    #[arg(long, default_value = "coordinator", value_parser = Edition::NAMES)]
    edition: String,
    /// Output format [default: from the extension of --out, else csv]
    #[arg(long, value_parser = FORMATS)]
    format: Option<String>,
    /// Write to this file, complete or not at all [default: standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[cfg(feature = "parquet")]
const FORMATS: [&str; 3] = ["csv", "json", "parquet"];
#[cfg(not(feature = "parquet"))]
const FORMATS: [&str; 2] = ["csv", "json"];

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    match &args.what {
        What::Obligations(args) => {
            let (open, ready) = args.file.open(session, args.filter.body.as_deref())?;
            let filter = args.filter.filter(&ready.plan)?;
            let listed: Vec<Obligation> = obligations(&ready.plan, ready.as_of)
                .filter(|obligation| filter.admits(&ready.plan, obligation))
                .collect();
            open.write(&obligation_sheet(&ready.plan, ready.as_of, &listed), &ready)
        }
        What::Progress(args) => {
            let (open, ready) = args.file.open(session, args.body.as_deref())?;
            let plan = &ready.plan;
            let filter = ProgressFilter {
                body: found(args.body.as_deref(), |name| {
                    Ok(find_body(plan, "--body", name)?.key)
                })?,
                objective: found(args.objective.as_deref(), |id| find_objective(plan, id))?,
                measure: found(args.measure.as_deref(), |id| {
                    Ok(find_measure(plan, "--measure", id)?.key)
                })?,
                within: found(args.period.as_deref(), |text| {
                    Ok(find_period("--period", text)?.1)
                })?,
            };
            open.write(&progress_sheet(plan, ready.as_of, &filter), &ready)
        }
        What::Measures(args) => {
            let (open, ready) = args.file.open(session, args.body.as_deref())?;
            let plan = &ready.plan;
            let filter = MeasureFilter {
                body: found(args.body.as_deref(), |name| {
                    Ok(find_body(plan, "--body", name)?.key)
                })?,
                objective: found(args.objective.as_deref(), |id| find_objective(plan, id))?,
                measure: found(args.measure.as_deref(), |id| {
                    Ok(find_measure(plan, "--measure", id)?.key)
                })?,
            };
            open.write(&measure_sheet(plan, ready.as_of, &filter), &ready)
        }
    }
}

/// What an option names, if it is given.
fn found<T>(
    given: Option<&str>,
    find: impl FnOnce(&str) -> Result<T, Error>,
) -> Result<Option<T>, Error> {
    given.map(find).transpose()
}

/// Where a sheet is written, and in which format.
struct Open<'f> {
    target: Target,
    format: &'f str,
}

impl FileArgs {
    /// Opens the target, then the plan for the edition asked for.
    fn open(&self, session: &Session, body: Option<&str>) -> Result<(Open<'_>, Ready), Error> {
        let format = self
            .format
            .as_deref()
            .unwrap_or_else(|| self.by_extension());
        let target = Target::open(self.out.as_deref(), session.global.plan.as_deref())?;
        if format == "parquet" && target.is_terminal() {
            return Err(Error::Option {
                option: "--format".to_owned(),
                reason: "`parquet` cannot be shown on a terminal: write to a file with --out FILE, or pipe the output"
                    .to_owned(),
            });
        }
        let ready = session.open_for(&self.edition, body)?;
        Ok((Open { target, format }, ready))
    }

    fn by_extension(&self) -> &'static str {
        let extension = self.out.as_deref().and_then(Path::extension);
        FORMATS
            .into_iter()
            .find(|format| extension.is_some_and(|extension| extension == *format))
            .unwrap_or("csv")
    }
}

impl Open<'_> {
    fn write(self, sheet: &Sheet, ready: &Ready) -> Result<Exit, Error> {
        let bytes = match self.format {
            #[cfg(feature = "parquet")]
            "parquet" => crate::data::parquet::parquet(sheet)?,
            "json" => sheet.json()?.into_bytes(),
            _ => sheet.csv()?.into_bytes(),
        };
        self.target.write(&bytes)?;
        Ok(ready.exit)
    }
}
