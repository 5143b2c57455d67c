//! Obligations one by one, by body: what fell due and what became of it, what was met, what comes next.

use crate::document::{Cell, Column, Document, Group, Table};
use crate::obligation::Obligation;
use crate::obligation::status::Status;
use crate::report::asked::Asked;
use crate::report::command::list::grouped_by_body;
use crate::voice::cell::{
    body_cell, body_of, body_title, days_late_cell, measure_cell, number, period_cell, status_cell,
    text, word, words_cell,
};

/// Adds what fell due in the period and what became of it.
pub(in crate::report) fn due(document: &mut Document, asked: &Asked, fallen: &[Obligation]) {
    let wording = asked.wording;
    let due: Vec<&Obligation> = fallen
        .iter()
        .filter(|obligation| asked.scope.days.contains(obligation.due_on()))
        .collect();
    document.subheading(wording.tell(
        "section-due",
        [
            ("period", asked.scope.words.as_str().into()),
            ("count", due.len().into()),
        ],
    ));
    if due.is_empty() {
        document.paragraph(wording.say("due-none"));
    }
    document.table(table(asked, &due).named("due", wording.say("caption-due")));
}

/// Adds what falls due in the period after.
pub(in crate::report) fn next(document: &mut Document, asked: &Asked, all: &[Obligation]) {
    let wording = asked.wording;
    let Some(next) = &asked.scope.next else {
        document.subheading(wording.say("section-next-none"));
        document.paragraph(wording.say("next-none"));
        document.table(table(asked, &[]).named("next", wording.say("caption-next")));
        return;
    };
    let due: Vec<&Obligation> = all
        .iter()
        .filter(|obligation| next.days.contains(obligation.due_on()))
        .collect();
    document.subheading(wording.tell(
        "section-next",
        [
            ("period", next.words.as_str().into()),
            ("count", due.len().into()),
        ],
    ));
    if due.is_empty() {
        document.paragraph(wording.say("due-none"));
    }
    document.table(table(asked, &due).named("next", wording.say("caption-next")));
}

/// Obligations by body with their status.
pub(in crate::report) fn table(asked: &Asked, obligations: &[&Obligation]) -> Table {
    let wording = asked.wording;
    let columns = vec![
        word(wording, "body").in_title(),
        word(wording, "measure"),
        text(wording, "text"),
        text(wording, "period"),
        word(wording, "due_on"),
        text(wording, "status"),
        in_words_already(number(wording, "days_late")),
    ];
    let row = |obligation: &&Obligation| {
        vec![
            body_cell(obligation),
            measure_cell(obligation.measure),
            words_cell(obligation.measure),
            period_cell(obligation),
            Cell::date(obligation.due_on()),
            status_cell(wording, obligation),
            days_late_cell(obligation),
        ]
    };
    Table::grouped(columns, groups(asked, obligations, |one| *one, row))
}

/// The status says the days to readers; scripts read them here.
fn in_words_already(column: Column) -> Column {
    column.in_title()
}

/// Adds what was met in the period, with the evidence.
pub(in crate::report) fn met(document: &mut Document, asked: &Asked, all: &[Obligation]) {
    let wording = asked.wording;
    let met: Vec<&Obligation> = all
        .iter()
        .filter(|obligation| match obligation.status {
            Status::Met { on, .. } | Status::MetLate { on, .. } => asked.scope.days.contains(on),
            Status::NotApplicable { .. }
            | Status::Waived { .. }
            | Status::Upcoming
            | Status::Open
            | Status::Awaiting(_)
            | Status::Overdue { .. } => false,
        })
        .collect();
    document.subheading(wording.tell(
        "section-met",
        [
            ("period", asked.scope.words.as_str().into()),
            ("count", met.len().into()),
        ],
    ));
    if met.is_empty() {
        document.paragraph(wording.say("met-none"));
    }
    let columns = vec![
        word(wording, "body").in_title(),
        word(wording, "measure"),
        text(wording, "text"),
        text(wording, "period"),
        word(wording, "due_on"),
        word(wording, "met_on"),
        text(wording, "status"),
        text(wording, "summary").if_any(),
        text(wording, "evidence").if_any(),
    ];
    let row = |obligation: &&Obligation| {
        let met_on = match obligation.status {
            Status::Met { on, .. } | Status::MetLate { on, .. } => Cell::date(on),
            Status::NotApplicable { .. }
            | Status::Waived { .. }
            | Status::Upcoming
            | Status::Open
            | Status::Awaiting(_)
            | Status::Overdue { .. } => Cell::EMPTY,
        };
        let (summary, evidence) = said(obligation);
        vec![
            body_cell(obligation),
            measure_cell(obligation.measure),
            words_cell(obligation.measure),
            period_cell(obligation),
            Cell::date(obligation.due_on()),
            met_on,
            status_cell(wording, obligation),
            Cell::text(summary),
            Cell::text(evidence),
        ]
    };
    document.table(
        Table::grouped(columns, groups(asked, &met, |one| *one, row))
            .named("met", wording.say("caption-met")),
    );
}

/// Summary and evidence of the progress report that met an obligation, as far as the edition shows them.
fn said(obligation: &Obligation) -> (String, String) {
    match obligation.status {
        Status::Met { entry, .. } | Status::MetLate { entry, .. } => (
            entry.summary.as_deref().unwrap_or_default().to_owned(),
            entry.evidence.join("; "),
        ),
        Status::NotApplicable { .. }
        | Status::Waived { .. }
        | Status::Upcoming
        | Status::Open
        | Status::Awaiting(_)
        | Status::Overdue { .. } => (String::new(), String::new()),
    }
}

/// Rows by body, titled with the body's name and how many there are; every item is of one obligation.
pub(in crate::report) fn groups<'i, 'p: 'i, T>(
    asked: &Asked,
    items: &'i [T],
    obligation: impl Fn(&'i T) -> &'i Obligation<'p>,
    row: impl Fn(&T) -> Vec<Cell>,
) -> Vec<Group> {
    grouped_by_body(items, &obligation)
        .into_iter()
        .map(|group| {
            let body = body_of(obligation(group[0]));
            Group {
                title: Some(asked.wording.tell(
                    "group-title",
                    [
                        ("name", body_title(asked.wording, body).into()),
                        ("count", group.len().into()),
                    ],
                )),
                rows: group.into_iter().map(&row).collect(),
            }
        })
        .collect()
}
