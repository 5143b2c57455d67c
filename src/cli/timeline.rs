//! `tadbir timeline`.

use crate::cli::list::{find_body, find_measure, find_objective, in_edition};
use crate::cli::{Exit, Session, wording};
use crate::error::Error;
use crate::obligation::filter::Filter;
use crate::obligation::shown;
use crate::plan::edition::Edition;
use crate::report::command::timeline;
use crate::report::timeline_of;
use crate::text::wording::Wording;

/// Draw measures against reporting periods, across the width of the terminal
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Only what this body can meet (id, name or accepted spelling)
    #[arg(long)]
    body: Option<String>,
    /// Only measures of this objective
    #[arg(long, value_name = "ID")]
    objective: Option<String>,
    /// Only this measure
    #[arg(long, value_name = "ID")]
    measure: Option<String>,
    /// Audience; what they may not see is omitted
    #[arg(long, default_value = "coordinator", value_parser = Edition::NAMES)]
    edition: String,
    /// Language of the headings, `en` or `az` [default: the plan's]
    #[arg(long, value_parser = Wording::CODES)]
    lang: Option<String>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let ready = session.open_for(&args.edition, args.body.as_deref())?;
    let plan = &ready.plan;
    let body = args.body.as_deref();
    let objective = args.objective.as_deref();
    let measure = args.measure.as_deref();
    let filter = Filter {
        body: body
            .map(|name| find_body(plan, "--body", name))
            .transpose()?
            .map(|body| body.key),
        objective: objective.map(|id| find_objective(plan, id)).transpose()?,
        measure: measure
            .map(|id| find_measure(plan, "--measure", id))
            .transpose()?
            .map(|measure| measure.key),
        ..Filter::default()
    };
    let mut listed = shown(plan, ready.as_of);
    listed.retain(|obligation| filter.admits(plan, obligation));
    let wording = wording(args.lang.as_deref(), plan);
    let drawn = timeline_of(plan, &listed, ready.as_of, wording);
    let heading = timeline::heading(plan, ready.as_of, wording);
    let width = usize::from(session.look.width);
    let document = timeline::document(&drawn, heading, wording, width);
    session.print(&in_edition(document, plan.edition), "terminal")?;
    Ok(ready.exit)
}
