//! `tadbir show`.

use crate::cli::list::{edition, find_body, find_measure, in_edition};
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
    /// Format of the output
    #[arg(long, default_value = "table", value_parser = ["table", "markdown"])]
    format: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let ready = session.open()?;
    let (plan, as_of, edition) = (&ready.plan, ready.as_of, edition(&args.edition));
    let hidden = || Error::Option {
        option: "--edition".to_owned(),
        reason: format!("`{}` is restricted to the coordinator", args.id),
    };
    let document = if let Some(objective) = plan.objective_by_id(&args.id) {
        if !edition.may_see_record(objective.overrides.restricted) {
            return Err(hidden());
        }
        show::objective(plan, objective, as_of, edition)
    } else if args.id.contains('.') && plan.bodies_named(&args.id).is_empty() {
        let measure = find_measure(plan, "ID", &args.id)?;
        if !edition.may_see_measure(plan, measure) {
            return Err(hidden());
        }
        show::measure(plan, measure, as_of, edition)
    } else {
        let body = find_body(plan, "ID", &args.id)?;
        if !edition.may_see_record(body.restricted) {
            return Err(hidden());
        }
        show::body(plan, body, as_of, edition)
    };
    session.print(&in_edition(document, edition), &args.format)?;
    Ok(ready.exit)
}
