//! `tadbir reporting`.

use crate::cli::list::{OutputArgs, find_body, find_period, in_edition};
use crate::cli::{Exit, Session, output, wording};
use crate::data::reporting::reporting_sheet;
use crate::error::Error;
use crate::obligation::discipline::{Owed, owed};
use crate::plan::body::BodyKey;
use crate::report::command::reporting;
use crate::text::wording::Wording;

/// Show reporting discipline by body and period: owed, on time, late, without substance, nil, missing
///
/// Counts each body, measure and reporting period for which a progress report was due by the as-of date.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only this body (id, name or accepted spelling)
    #[arg(long)]
    body: Option<String>,
    /// Only reporting periods within this one, such as 2009-Q2, 2009 or 2009..2013
    #[arg(long)]
    period: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
    /// Language of the tables, `en` or `az` [default: the plan's]
    #[arg(long, value_parser = Wording::CODES)]
    lang: Option<String>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let ready = session.open_for(&args.output.edition, args.body.as_deref())?;
    let plan = &ready.plan;
    let body: Option<BodyKey> = args
        .body
        .as_deref()
        .map(|name| find_body(plan, "--body", name))
        .transpose()?
        .map(|body| body.key);
    let days = args
        .period
        .as_deref()
        .map(|text| find_period("--period", text))
        .transpose()?
        .map(|(_, days)| days);
    let mut owed: Vec<Owed> = owed(plan, ready.as_of);
    owed.retain(|owed| body.is_none_or(|body| owed.body == Some(body)));
    owed.retain(|owed| days.is_none_or(|days| days.overlaps(owed.period.days())));
    let sheet = || reporting_sheet(plan, ready.as_of, &owed);
    match args.output.format.as_str() {
        "json" => output::print(&sheet().json()?)?,
        "csv" => output::print(&sheet().csv()?)?,
        format => {
            let wording = wording(args.lang.as_deref(), plan);
            let document = reporting::document(plan, &owed, ready.as_of, wording);
            session.print(&in_edition(document, plan.edition), format)?;
        }
    }
    Ok(ready.exit)
}
