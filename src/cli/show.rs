//! `tadbir show`.

use crate::cli::list::{find_body, find_measure, in_edition};
use crate::cli::{Exit, Session};
use crate::error::Error;
use crate::plan::edition::Edition;
use crate::report::show;

/// Show a measure, a body or an objective: words, reading, bodies, amendments and progress reports
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Id of a measure or an objective, or a body by id, name or accepted spelling
    id: String,
    /// For whom it is made; what is not meant for them is left away
    #[arg(long, default_value = "coordinator", value_parser = Edition::NAMES)]
    edition: String,
    /// With --edition body: for which body
    #[arg(long)]
    body: Option<String>,
    /// Format of the output
    #[arg(long, default_value = "table", value_parser = ["table", "markdown"])]
    format: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    if args.edition != "body" && args.body.is_some() {
        return Err(Error::Option {
            option: "--body".to_owned(),
            reason: "it goes with --edition body".to_owned(),
        });
    }
    let ready = session.open_for(&args.edition, args.body.as_deref())?;
    let (plan, as_of) = (&ready.plan, ready.as_of);
    let document = if let Some(objective) = plan.objective_by_id(&args.id) {
        show::objective(plan, objective, as_of)
    } else if args.id.contains('.') && plan.bodies_named(&args.id).is_empty() {
        let measure = find_measure(plan, "ID", &args.id)?;
        show::measure(plan, measure, as_of)
    } else {
        let body = find_body(plan, "ID", &args.id)?;
        show::body(plan, body, as_of)
    };
    session.print(&in_edition(document, plan.edition), &args.format)?;
    Ok(ready.exit)
}
