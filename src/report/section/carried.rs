//! Measures taken up from earlier plans, with their age across plans.

use crate::document::{Cell, Document, Table};
use crate::obligation::Obligation;
use crate::plan::Plan;
use crate::plan::continues::Continues;
use crate::plan::measure::Measure;
use crate::report::asked::Asked;
use crate::voice::cell::{age_cell, measure_cell, status_column, text, word, words_cell};

/// Adds the measures asked for that are taken up from earlier plans, the oldest first; for readers nothing where all are new.
///
/// What is overdue of them is counted in the obligations given.
pub(in crate::report) fn carried(
    document: &mut Document,
    plan: &Plan,
    asked: &Asked,
    all: &[Obligation],
    is_asked: impl Fn(&Measure) -> bool,
) {
    let wording = asked.wording;
    let mut carried: Vec<(&Measure, &Continues)> = plan
        .measures
        .iter()
        .filter(|measure| plan.has(measure, asked.as_of.day) && is_asked(measure))
        .filter_map(|measure| Some((measure, measure.continues.as_ref()?)))
        .collect();
    // What nobody can date comes last.
    carried.sort_by_key(|(measure, continues)| {
        let since = continues.origin().since;
        (since.is_none(), since, measure.key)
    });
    let heading = wording.tell("section-carried", [("count", carried.len().into())]);
    document.subheading_if(!carried.is_empty(), heading);
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
            ("measure", (*continues.measure.value).into()),
            ("plan", (*continues.plan.value).into()),
        ];
        let origin = continues.origin();
        let overdue = all.iter().filter(|obligation| {
            obligation.measure.key == measure.key && obligation.status.is_overdue()
        });
        vec![
            measure_cell(measure),
            words_cell(measure),
            Cell::text(wording.tell("carried-from", gaps)),
            origin.since.map_or(Cell::EMPTY, Cell::date),
            age_cell(wording, origin.since, asked.as_of),
            origin.first_due_on.map_or(Cell::EMPTY, Cell::date),
            if plan.edition.may_count(measure) {
                Cell::count(overdue.count())
            } else {
                Cell::withheld()
            },
        ]
    });
    document.table(
        Table::new(columns, rows.collect()).named("carried", wording.say("caption-carried")),
    );
}
