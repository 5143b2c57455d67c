//! Due dates that acts have moved: what was due first, what is due now, and by which acts.

use crate::document::{Cell, Document, Table};
use crate::obligation::Obligation;
use crate::obligation::act::moved_by;
use crate::obligation::as_of::days_between;
use crate::plan::Plan;
use crate::report::asked::Asked;
use crate::voice::cell::{body_cell, measure_cell, number, text, word, words_cell};

/// Adds the obligations that are due on another day than at first, in the order of the measures; for readers nothing where none is.
pub(in crate::report) fn slippage(
    document: &mut Document,
    plan: &Plan,
    asked: &Asked,
    all: &[Obligation],
) {
    let wording = asked.wording;
    let moved: Vec<&Obligation> = all
        .iter()
        .filter(|obligation| obligation.dated.first_due_on != obligation.due_on())
        .collect();
    let heading = wording.tell("section-slippage", [("count", moved.len().into())]);
    document.subheading_if(!moved.is_empty(), heading);
    let columns = vec![
        word(wording, "measure"),
        word(wording, "body"),
        text(wording, "text"),
        word(wording, "first_due_on"),
        word(wording, "due_on"),
        number(wording, "days_moved"),
        text(wording, "acts"),
    ];
    let rows = moved.iter().map(|obligation| {
        let first = obligation.dated.first_due_on;
        let acts = moved_by(plan, obligation, asked.as_of);
        let acts: Vec<&str> = acts.iter().map(|act| &*act.act).collect();
        vec![
            measure_cell(obligation.measure),
            body_cell(obligation),
            words_cell(obligation.measure),
            Cell::date(first),
            Cell::date(obligation.due_on()),
            Cell::number(days_between(first, obligation.due_on())),
            Cell::text(acts.join("; ")),
        ]
    });
    document.table(
        Table::new(columns, rows.collect()).named("slippage", wording.say("caption-slippage")),
    );
}
