//! Status at a glance, and what to type next: `tadbir` alone.

use jiff::ToSpan;

use crate::document::{Cell, Column, Document, Table, Tone};
use crate::obligation::Obligation;
use crate::obligation::as_of::AsOf;
use crate::obligation::counts::Counts;
use crate::period::Days;
use crate::plan::Plan;
use crate::report::command::list::by_body;
use crate::report::command::status::summary;
use crate::text::words::count;
use crate::voice::plain::{body_title, words_cell};

/// How many bodies and dates are shown.
const MOST: usize = 5;

/// How far ahead dates are shown.
const AHEAD_IN_DAYS: i32 = 92;

pub(crate) fn glance(plan: &Plan, obligations: &[Obligation], as_of: AsOf) -> Document {
    let mut document = Document::default();
    let header = &plan.header;
    document.heading(&*header.title);
    document.paragraph(format!(
        "{} in {}, {}; term {} to {}{}. As of {}:",
        count(
            plan.measures
                .iter()
                .filter(|measure| plan.has(measure, as_of.day))
                .count(),
            "measure",
            "measures"
        ),
        count(plan.objectives.len(), "objective", "objectives"),
        count(
            plan.bodies.iter().filter(|body| !body.is_hidden).count(),
            "body",
            "bodies",
        ),
        plan.term().first,
        plan.term().last,
        header
            .approved
            .as_ref()
            .map_or_else(String::new, |approval| format!(
                "; {} of {}",
                approval.act, approval.on
            )),
        as_of
    ));
    document.paragraph(summary(&Counts::of(obligations)));
    if let Some(table) = most_overdue(obligations) {
        document.subheading("Most overdue");
        document.table(table);
    }
    if let Some(table) = next_due(obligations, as_of) {
        document.subheading("Due next");
        document.table(table);
    }
    document.subheading("What to type next");
    let period = plan.reporting_period_of(as_of.day);
    let measure = plan
        .measures
        .first()
        .map_or("3.a", |measure| measure.id.value.as_str());
    document.facts(vec![
        ("tadbir overdue", Cell::text("what is overdue, by body")),
        (
            "tadbir due",
            Cell::text(format!("what falls due in {period}; --period for another")),
        ),
        (
            "tadbir status",
            Cell::text("counts by body, objective and period"),
        ),
        (
            "tadbir why",
            Cell::text(format!("how a status came about: tadbir why {measure}")),
        ),
        (
            "tadbir show",
            Cell::text(format!(
                "a measure, a body or an objective: tadbir show {measure}"
            )),
        ),
        (
            "tadbir check",
            Cell::text("everything wrong in the plan's files"),
        ),
    ]);
    document
}

fn most_overdue(obligations: &[Obligation]) -> Option<Table> {
    let mut groups: Vec<(usize, Vec<&Obligation>)> = by_body(obligations)
        .into_iter()
        .map(|group| {
            (
                group
                    .iter()
                    .filter(|obligation| obligation.status.is_overdue())
                    .count(),
                group,
            )
        })
        .filter(|(overdue, _)| *overdue > 0)
        .collect();
    if groups.is_empty() {
        return None;
    }
    groups.sort_by_key(|(overdue, _)| std::cmp::Reverse(*overdue));
    let columns = vec![
        Column::text("body"),
        Column::number("overdue"),
        Column::word("oldest due"),
        Column::word("met of due"),
    ];
    let rows = groups.iter().take(MOST).map(|(overdue, group)| {
        let counts = Counts::of(group.iter().copied());
        let oldest = group
            .iter()
            .find(|obligation| obligation.status.is_overdue());
        vec![
            Cell::text(body_title(group[0].body.map(|(body, _)| body))),
            Cell::count(*overdue).tone(Tone::Overdue),
            oldest.map_or(Cell::EMPTY, |oldest| Cell::date(oldest.due_on())),
            Cell::share(counts.met(), counts.judged()),
        ]
    });
    Some(Table::new(columns, rows.collect()))
}

fn next_due(obligations: &[Obligation], as_of: AsOf) -> Option<Table> {
    let days = Days {
        first: as_of.day,
        last: as_of.day.saturating_add(AHEAD_IN_DAYS.days()),
    };
    let mut next: Vec<&Obligation> = obligations
        .iter()
        .filter(|obligation| {
            matches!(obligation.status, crate::obligation::status::Status::Open)
                && days.contains(obligation.due_on())
        })
        .collect();
    next.sort_by_key(|obligation| (obligation.due_on(), obligation.measure.key));
    let dates: Vec<&[&Obligation]> = next
        .chunk_by(|a, b| a.due_on() == b.due_on())
        .take(MOST)
        .collect();
    if dates.is_empty() {
        return None;
    }
    let columns = vec![
        Column::word("due"),
        Column::number("obligations"),
        Column::word("first of them"),
        Column::text("words"),
    ];
    let rows = dates.iter().map(|group| {
        vec![
            Cell::date(group[0].due_on()),
            Cell::count(group.len()),
            Cell::text(group[0].measure.id.value.as_str()),
            words_cell(group[0].measure),
        ]
    });
    Some(Table::new(columns, rows.collect()))
}
