//! `tadbir history`.

use crate::cli::list::{OutputArgs, bodies_called, find_body, in_edition, nothing_named};
use crate::cli::{Exit, Session, output};
use crate::data::history::history_sheet;
use crate::error::Error;
use crate::obligation::history::{of_body, of_one};
use crate::plan::Plan;
use crate::plan::known::Known;
use crate::report::command::history::{history, rows};
use crate::text::words::{any_of, quoted};

/// Show everything that happened to a measure or a body, in order
///
/// Lists acts, progress reports, corrections and reviews, and each time an obligation became overdue, was met, moved or waived.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Id of a measure, or a body by id, name or accepted spelling
    id: String,
    /// With --edition body: the body it is made for
    #[arg(long)]
    body: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let ready = session.open_for(&args.output.edition, args.body.as_deref())?;
    let (plan, as_of) = (&ready.plan, ready.as_of);
    let known = Known::of(plan);
    let (title, events) = if let Some(measure) = plan.measure_by_id(&args.id) {
        let title = format!("Measure {}", measure.id.value);
        (title, of_one(&known, measure, as_of))
    } else if !bodies_called(plan, &args.id).is_empty() {
        let body = find_body(plan, "ID", &args.id)?;
        (body.name.value.to_string(), of_body(&known, body, as_of))
    } else {
        return Err(no_history(plan, &args.id));
    };
    let rows = rows(plan, &events);
    let sheet = history_sheet(plan, as_of, &rows);
    match args.output.format.as_str() {
        "json" => output::print(&sheet.json()?)?,
        "csv" => output::print(&sheet.csv()?)?,
        format => {
            let document = in_edition(history(&title, &rows, as_of), plan.edition);
            session.print(&document, format)?;
        }
    }
    Ok(ready.exit)
}

/// Suggests what to ask about instead.
fn no_history(plan: &Plan, id: &str) -> Error {
    let Some(objective) = plan.objective_by_id(id) else {
        return nothing_named(plan, "measure or body", id);
    };
    let own = plan.measures.iter();
    let own = own.filter(|measure| measure.objective == objective.key);
    let own: Vec<&str> = own.map(|measure| measure.id.value.as_str()).collect();
    let instead = if own.is_empty() {
        "it has no measures; ask about a body".to_owned()
    } else {
        format!(
            "ask about one of its measures, {}, or about a body",
            any_of(&quoted(&own))
        )
    };
    Error::Option {
        option: "ID".to_owned(),
        reason: format!("`{id}` is an objective; {instead}"),
    }
}
