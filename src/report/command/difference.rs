//! What is different between two states of a plan, and what that does to the overdue list; fit for a merge request.

mod line;
mod moved;

use crate::document::{Cell, Document};
use crate::edit::difference::Difference;
use crate::edit::difference::change::{Change, Kind};
use crate::edit::difference::effect::Effects;
use crate::obligation::as_of::AsOf;
use crate::report::command::difference::line::{LISTED, lines, more};
use crate::report::command::difference::moved::overdue;
use crate::text::words::{all_of, count};

/// The difference for readers; `effects` is an error where nothing can be reckoned: the states that have errors, by name.
pub(crate) fn difference(
    difference: &Difference,
    effects: Result<&Effects, &[&str]>,
    (old, new): (&str, &str),
    as_of: AsOf,
) -> Document {
    let mut document = Document::default();
    let header = &difference.new.plan.header;
    let plan = if header.title.is_empty() {
        &header.id
    } else {
        &header.title
    };
    document.heading(if plan.is_empty() {
        format!("From {old} to {new}")
    } else {
        format!("{plan}: from {old} to {new}")
    });
    if difference.changes.is_empty() {
        document.paragraph("Nothing in the plan is different.");
    } else {
        document.paragraph(counted(&difference.changes));
    }
    match effects {
        Ok(effects) => overdue(&mut document, effects, as_of),
        Err(states) => document.paragraph(format!(
            "What it does to the obligations cannot be reckoned: there are errors in plan, bodies, measures or amendments of {}, which `tadbir check` shows.",
            all_of(states)
        )),
    }
    for kind in Kind::ALL {
        let of_kind: Vec<&Change> = difference
            .changes
            .iter()
            .filter(|change| change.kind == kind)
            .collect();
        if !of_kind.is_empty() {
            document.subheading(format!("{}: {}", title(kind), of_kind.len()));
            let mut lines = lines(difference, &of_kind);
            let rest = lines.len().saturating_sub(LISTED);
            lines.truncate(LISTED);
            if 0 < rest {
                lines.push(more(rest));
            }
            document.list(lines.into_iter().map(Cell::text).collect());
        }
    }
    document
}

fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Removed => "Removed",
        Kind::Rewritten => "Rewritten on file",
        Kind::Period => "Periods",
        Kind::Bodies => "Bodies",
        Kind::Rules => "Rules",
        Kind::Wording => "Wording",
        Kind::Visibility => "Who may see it",
        Kind::Added => "Added",
        Kind::Clerical => "Clerical",
    }
}

/// `12 differences: 1 removed, 2 in periods and 9 added.`
fn counted(changes: &[Change]) -> String {
    let parts: Vec<String> = Kind::ALL
        .into_iter()
        .filter_map(|kind| {
            let number = changes.iter().filter(|change| change.kind == kind).count();
            let words = match kind {
                Kind::Removed => "removed",
                Kind::Rewritten => "rewritten on file",
                Kind::Period => "of a period",
                Kind::Bodies => "of bodies",
                Kind::Rules => "of rules",
                Kind::Wording => "of wording",
                Kind::Visibility => "of who may see it",
                Kind::Added => "added",
                Kind::Clerical => "clerical",
            };
            (number > 0).then(|| format!("{number} {words}"))
        })
        .collect();
    let number = count(changes.len(), "difference", "differences");
    format!("{number}: {}.", all_of(&parts))
}
