//! Continuing measures of which there has been no evidence for several periods.

use crate::document::{Cell, Document, Table};
use crate::obligation::Obligation;
use crate::obligation::status::Status;
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::statement::Substance;
use crate::report::asked::Asked;
use crate::report::command::list::by_owner;
use crate::report::section::due::groups;
use crate::voice::cell::{body_cell, measure_cell, number, period_cell, text, word, words_cell};

/// After how many periods without evidence a measure is named.
const SEVERAL: usize = 2;

/// A continuing measure without evidence: the first of the periods, and how many there are.
struct Silence<'o, 'p> {
    first: &'o Obligation<'p>,
    last: &'o Obligation<'p>,
    periods: usize,
}

/// Adds the continuing measures of which the last periods by the end of the report's have no evidence.
pub(in crate::report) fn silent(
    document: &mut Document,
    plan: &Plan,
    asked: &Asked,
    fallen: &[Obligation],
) {
    let wording = asked.wording;
    let silences: Vec<Silence> = by_owner(fallen)
        .iter()
        .filter_map(|own| silence(plan, asked, own))
        .collect();
    document.subheading(wording.tell("section-silent", [("count", silences.len().into())]));
    document.paragraph(if silences.is_empty() {
        wording.say("silent-none")
    } else {
        wording.tell("silent-scope", [("count", SEVERAL.into())])
    });
    let columns = vec![
        word(wording, "body").in_title(),
        word(wording, "measure"),
        text(wording, "text"),
        number(wording, "periods"),
        word(wording, "since_period"),
    ];
    let row = |silence: &Silence| {
        vec![
            body_cell(silence.last),
            measure_cell(silence.last.measure),
            words_cell(silence.last.measure),
            Cell::count(silence.periods),
            period_cell(silence.first),
        ]
    };
    document.table(
        Table::grouped(
            columns,
            groups(asked, &silences, |silence| silence.last, row),
        )
        .named("silent", wording.say("caption-silent")),
    );
}

/// The last periods of a measure and body that have no evidence, if they are several; `own` comes by due date.
fn silence<'o, 'p>(
    plan: &Plan,
    asked: &Asked,
    own: &[&'o Obligation<'p>],
) -> Option<Silence<'o, 'p>> {
    let judged: Vec<&Obligation> = own
        .iter()
        .copied()
        .filter(|obligation| obligation.dated.kind() == Kind::Continuing)
        .filter(|obligation| {
            plan.due_within(obligation.due_on())
                .after(obligation.due_on())
                < asked.as_of.day
        })
        .collect();
    let quiet: Vec<&Obligation> = judged
        .into_iter()
        .rev()
        .take_while(|obligation| match obligation.status {
            Status::Met { entry, .. } | Status::MetLate { entry, .. } => {
                entry.substance != Substance::Evidence
            }
            Status::NotApplicable { .. } | Status::Waived { .. } => false,
            Status::Upcoming | Status::Open | Status::Awaiting(_) | Status::Overdue { .. } => true,
        })
        .collect();
    (SEVERAL <= quiet.len()).then(|| Silence {
        first: quiet[quiet.len() - 1],
        last: quiet[0],
        periods: quiet.len(),
    })
}
