//! `tadbir show`.

use crate::cli::list::{bodies_called, find_body, in_edition, nothing_named};
use crate::cli::{Exit, Session};
use crate::document::Document;
use crate::error::Error;
use crate::plan::edition::Edition;
use crate::report::command::show;

/// Show a measure, a body or an objective: wording, reading, bodies, amendments and progress reports
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Id of a measure or an objective, or a body by id, name or accepted spelling
    id: String,
    /// Audience; what they may not see is omitted
    #[arg(long, default_value = "coordinator", value_parser = Edition::NAMES)]
    edition: String,
    /// With --edition body: the body it is made for
    #[arg(long)]
    body: Option<String>,
    /// Output format
    #[arg(long, default_value = "table", value_parser = ["table", "markdown"])]
    format: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    if args.edition != "body" && args.body.is_some() {
        return Err(Error::Option {
            option: "--body".to_owned(),
            reason: "use this option with --edition body".to_owned(),
        });
    }
    let ready = session.open_for(&args.edition, args.body.as_deref())?;
    let (plan, as_of) = (&ready.plan, ready.as_of);
    let (objective, measure) = (plan.objective_by_id(&args.id), plan.measure_by_id(&args.id));
    // A measure may have the same number as an objective; then both are shown.
    let mut document = Document::default();
    if let Some(objective) = objective {
        let shown = show::objective(plan, objective, as_of);
        document.blocks.extend(shown.blocks);
    }
    if let Some(measure) = measure {
        let shown = show::measure(plan, measure, as_of);
        document.blocks.extend(shown.blocks);
    }
    if document.blocks.is_empty() {
        if bodies_called(plan, &args.id).is_empty() {
            return Err(nothing_named(plan, "measure, objective or body", &args.id));
        }
        document = show::body(plan, find_body(plan, "ID", &args.id)?, as_of);
    }
    session.print(&in_edition(document, plan.edition), &args.format)?;
    Ok(ready.exit)
}
