//! `tadbir status`.

use crate::cli::list::{ListArgs, in_edition};
use crate::cli::{Exit, Session, output};
use crate::data::status::status_sheet;
use crate::error::Error;
use crate::obligation::counts::breakdown;
use crate::obligation::{Obligation, obligations};

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
    let sheet = || status_sheet(&ready.plan, ready.as_of, &breakdown);
    match args.list.output.format.as_str() {
        "json" => output::print(&sheet().json()?)?,
        "csv" => output::print(&sheet().csv()?)?,
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
