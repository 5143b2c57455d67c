//! Measures taken up from earlier plans, with their age across plans.

use crate::document::{Cell, Document, Table};
use crate::obligation::Obligation;
use crate::plan::Plan;
use crate::plan::measure::{Continues, Measure};
use crate::report::asked::Asked;
use crate::report::voice::{measure_cell, status_column, text, word, words_cell};

/// Adds the measures that are taken up from earlier plans, the oldest first; nothing where all are new.
pub(in crate::report) fn carried(
    document: &mut Document,
    plan: &Plan,
    asked: &Asked,
    all: &[Obligation],
) {
    let wording = asked.wording;
    let mut carried: Vec<(&Measure, &Continues)> = plan
        .measures
        .iter()
        .filter_map(|measure| Some((measure, measure.continues.as_ref()?)))
        .collect();
    if carried.is_empty() {
        return;
    }
    // What nobody can date comes last.
    carried.sort_by_key(|(measure, continues)| {
        (continues.since.is_none(), continues.since, measure.key)
    });
    document.subheading(wording.tell("section-carried", [("count", carried.len().into())]));
    let columns = vec![
        word(wording, "measure"),
        text(wording, "text"),
        text(wording, "continues"),
        word(wording, "owed_since"),
        text(wording, "age"),
        word(wording, "first_due_on"),
        status_column(wording, "overdue"),
    ];
    let rows = carried.iter().map(|(measure, continues)| {
        let gaps = [
            ("measure", (*continues.measure).into()),
            ("plan", (*continues.plan).into()),
        ];
        let overdue = all.iter().filter(|obligation| {
            obligation.measure.key == measure.key && obligation.status.is_overdue()
        });
        vec![
            measure_cell(measure),
            words_cell(measure),
            Cell::text(wording.tell("carried-from", gaps)),
            continues.since.map_or(Cell::EMPTY, Cell::date),
            continues.since.map_or(Cell::EMPTY, |since| {
                Cell::text(wording.age(since, asked.as_of.day))
            }),
            continues.first_due_on.map_or(Cell::EMPTY, Cell::date),
            Cell::count(overdue.count()),
        ]
    });
    document.table(
        Table::new(columns, rows.collect()).named("carried", wording.say("caption-carried")),
    );
}
