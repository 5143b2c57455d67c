//! `tadbir history`.

use crate::cli::list::{OutputArgs, find_body, find_measure, in_edition};
use crate::cli::{Exit, Session, output};
use crate::contract::history::history_sheet;
use crate::error::Error;
use crate::history::{of_body, of_one};
use crate::plan::known::Known;
use crate::report::history::{history, rows};
use crate::words::any_of;

/// Tell all that happened to a measure or a body, in order
///
/// Acts, progress reports, corrections and reviews, and each time an obligation became overdue, was met, moved or waived.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Id of a measure, or a body by id, name or accepted spelling
    id: String,
    /// With --edition body: for which body
    #[arg(long)]
    body: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let ready = session.open_for(&args.output.edition, args.body.as_deref())?;
    let (plan, as_of) = (&ready.plan, ready.as_of);
    let known = Known::of(plan);
    if let Some(objective) = plan.objective_by_id(&args.id)
        && plan.bodies_named(&args.id).is_empty()
    {
        let own = plan.measures.iter();
        let own = own.filter(|measure| measure.objective == objective.key);
        let own: Vec<String> = own
            .map(|measure| format!("`{}`", measure.id.value))
            .collect();
        return Err(Error::Option {
            option: "ID".to_owned(),
            reason: format!(
                "`{}` is an objective; ask about one of its measures, {}, or about a body",
                args.id,
                any_of(&own)
            ),
        });
    }
    let (title, events) = if args.id.contains('.') && plan.bodies_named(&args.id).is_empty() {
        let measure = find_measure(plan, "ID", &args.id)?;
        let title = format!("Measure {}", measure.id.value);
        (title, of_one(&known, measure, as_of))
    } else {
        let body = find_body(plan, "ID", &args.id)?;
        (body.name.value.to_string(), of_body(&known, body, as_of))
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
