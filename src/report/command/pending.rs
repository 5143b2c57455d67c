//! Progress reports that wait for the coordinator's review.

use crate::document::{Cell, Column, Document, Table};
use crate::obligation::as_of::{AsOf, days_between};
use crate::obligation::evidence::Unreviewed;
use crate::plan::Plan;
use crate::text::words::{count, one_line, shortened};
use crate::voice::entry::entry_words;

/// What waits longer than `review_within`, the oldest first; `all` are all without a review.
pub(crate) fn pending(plan: &Plan, all: &[Unreviewed], as_of: AsOf) -> Document {
    let mut document = Document::default();
    if !plan.review_is_required(as_of.day) && !all.iter().any(|one| one.matters(plan)) {
        document.paragraph("The plan requires no reviews: what bodies report counts at once.");
        return document;
    }
    let late = overdue(plan, all, as_of);
    let within = plan.review_within(as_of.day);
    document.heading(format!(
        "{} longer than {within} for review as of {}",
        match late.len() {
            1 => "1 progress report waits".to_owned(),
            number => format!("{number} progress reports wait"),
        },
        as_of.day
    ));
    if !late.is_empty() {
        document.table(table(plan, &late, as_of));
    }
    let required = all
        .iter()
        .filter(|one| plan.review_is_required(one.entry.received_on));
    let (matters, others): (Vec<&Unreviewed>, Vec<&Unreviewed>) =
        required.partition(|one| one.matters(plan));
    let on_time = matters.len() - late.len();
    if on_time > 0 {
        document.paragraph(format!(
            "{} within the {within}.",
            match on_time {
                1 => "1 more waits".to_owned(),
                number => format!("{number} more wait"),
            }
        ));
    }
    if !others.is_empty() {
        document.paragraph(format!(
            "Nothing depends on the review of {} that {} neither done nor not applicable.",
            count(others.len(), "more", "more"),
            if others.len() == 1 { "is" } else { "are" }
        ));
    }
    document
}

/// Those on whose review something depends and that wait longer than `review_within`, the oldest first.
pub(crate) fn overdue<'u, 'p>(
    plan: &Plan,
    all: &'u [Unreviewed<'p>],
    as_of: AsOf,
) -> Vec<&'u Unreviewed<'p>> {
    let mut late: Vec<&Unreviewed> = all
        .iter()
        .filter(|one| one.matters(plan) && one.due_on(plan) < as_of.day)
        .collect();
    late.sort_by_key(|one| (one.entry.received_on, one.body, one.measure.key));
    late
}

fn table(plan: &Plan, late: &[&Unreviewed], as_of: AsOf) -> Table {
    let columns = vec![
        Column::word("period"),
        Column::word("body"),
        Column::word("measure"),
        Column::word("state"),
        Column::word("received"),
        Column::word("review due"),
        Column::number("days late"),
    ];
    let rows = late.iter().map(|one| {
        let due_on = one.due_on(plan);
        vec![
            Cell::text(one.period.to_string()),
            Cell::text(&*plan.body(one.body).id.value),
            Cell::text(one.measure.id.value.as_str()),
            Cell::text(one.entry.state.name()),
            Cell::date(one.entry.received_on),
            Cell::date(due_on),
            Cell::text(days_between(due_on, as_of.day).to_string()),
        ]
    });
    Table::new(columns, rows.collect())
}

/// What a body says for a reporting period and nobody has reviewed.
pub(crate) fn unreviewed_of(plan: &Plan, waiting: &[Unreviewed], calling: &str) -> Document {
    let mut document = Document::default();
    document.heading(format!(
        "{} of {calling} without a review",
        count(waiting.len(), "progress report", "progress reports")
    ));
    if waiting.is_empty() {
        return document;
    }
    let columns = vec![
        Column::word("measure"),
        Column::word("for"),
        Column::word("state"),
        Column::word("received"),
        Column::text("what it says"),
    ];
    let rows = waiting.iter().map(|one| {
        let about = one
            .entry
            .about
            .as_ref()
            .map_or_else(|| one.period.to_string(), ToString::to_string);
        vec![
            Cell::text(one.measure.id.value.as_str()),
            Cell::text(about),
            Cell::text(one.entry.state.name()),
            Cell::date(one.entry.received_on),
            Cell::text(shortened(&one_line(&entry_words(one.entry)), 200)),
        ]
    });
    document.table(Table::new(columns, rows.collect()));
    let period = waiting[0].period;
    let id = &plan.body(waiting[0].body).id.value;
    document.paragraph(format!(
        "Accept all of them with `tadbir review {period} --body {id} --accept`, one with `--measure ID`; return one with `--return --ask TEXT`."
    ));
    document
}
