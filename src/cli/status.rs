//! `tadbir status`.

use crate::cli::list::{ListArgs, in_edition};
use crate::cli::{Exit, Session, output};
use crate::data::{counts_csv, counts_json};
use crate::error::Error;
use crate::obligation::{Obligation, obligations};
use crate::report::command::status::breakdown;

/// Count obligations by status: by body, by objective, by reporting period
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    list: ListArgs,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let ready = args.list.open(session)?;
    let filter = args.list.filter(&ready.plan)?;
    let counted: Vec<Obligation> = obligations(&ready.plan, ready.as_of)
        .filter(|obligation| filter.admits(&ready.plan, obligation))
        .collect();
    let breakdown = breakdown(&ready.plan, &counted);
    match args.list.output.format.as_str() {
        "json" => output::print(&counts_json(
            &ready.plan,
            ready.as_of,
            &breakdown.rows(&ready.plan),
        )?)?,
        "csv" => output::print(&counts_csv(&breakdown.rows(&ready.plan))?)?,
        format => session.print(
            &in_edition(
                breakdown.document(&ready.plan, ready.as_of),
                ready.plan.edition,
            ),
            format,
        )?,
    }
    Ok(args.list.exit(&ready, &counted))
}
