//! Who was asked for progress reports, and who cannot be written to.

use std::path::Path;

use crate::document::{Cell, Column, Document, Table};
use crate::obligation::as_of::AsOf;
use crate::office::request::Form;
use crate::period::Period;
use crate::plan::Plan;
use crate::text::words::{all_of, count};

/// What one body is asked.
#[derive(Debug)]
pub(crate) struct Asked {
    id: String,
    name: String,
    /// How many obligations it is asked about.
    pub(crate) rows: usize,
    returned: usize,
    overdue: usize,
    /// Whom the letter goes to; `None` where nobody with an address is in office.
    to: Option<String>,
}

impl Asked {
    /// What a form asks; of a reminder only what nobody has answered.
    pub(crate) fn of(plan: &Plan, form: &Form, is_reminder: bool) -> Self {
        let rows: Vec<_> = form
            .rows
            .iter()
            .filter(|row| !is_reminder || !row.is_answered)
            .collect();
        let to = plan
            .addressee(form.body.key, form.as_of.day)
            .filter(|contact| contact.email.is_some());
        let body = plan.body(form.body.key);
        Self {
            id: body.id.value.to_string(),
            name: body.name.value.to_string(),
            rows: rows.len(),
            returned: rows.iter().filter(|row| row.returned.is_some()).count(),
            overdue: rows
                .iter()
                .filter(|row| row.obligation.status.is_overdue())
                .count(),
            to: to.map(|contact| contact.name.to_string()),
        }
    }
}

/// The bodies that were asked, by the order of their file; `written` is how many files are in which folder.
pub(crate) fn requested(
    plan: &Plan,
    period: Period,
    asked: &[Asked],
    as_of: AsOf,
    is_reminder: bool,
    written: Option<(&Path, usize)>,
) -> Document {
    let mut document = Document::default();
    let owing: Vec<&Asked> = asked.iter().filter(|one| one.rows > 0).collect();
    let bodies = match owing.len() {
        0 => "nobody".to_owned(),
        number => count(number, "body", "bodies"),
    };
    document.heading(if is_reminder {
        let verb = if owing.len() > 1 { "owe" } else { "owes" };
        format!(
            "{bodies} still {verb} progress reports for {period} as of {}",
            as_of.day
        )
    } else {
        format!(
            "{bodies} asked for progress reports for {period} as of {}",
            as_of.day
        )
    });
    if !owing.is_empty() {
        let columns = vec![
            Column::word("body"),
            Column::text("name"),
            Column::number("asked"),
            Column::number("overdue"),
            Column::number("returned"),
            Column::text("to"),
        ];
        let rows = owing.iter().map(|one| {
            vec![
                Cell::text(&one.id),
                Cell::text(&one.name),
                Cell::text(one.rows.to_string()),
                Cell::text(one.overdue.to_string()),
                Cell::text(one.returned.to_string()),
                Cell::text(one.to.as_deref().unwrap_or("nobody")),
            ]
        });
        document.table(Table::new(columns, rows.collect()));
    }
    let ids =
        |asked: &[&Asked]| all_of(&asked.iter().map(|one| one.id.as_str()).collect::<Vec<_>>());
    let unknown: Vec<&Asked> = owing
        .iter()
        .copied()
        .filter(|one| one.to.is_none())
        .collect();
    if !unknown.is_empty() {
        document.paragraph(format!(
            "Without a contact in office, so that no mail can be made: {}.",
            ids(&unknown)
        ));
    }
    let settled: Vec<&Asked> = asked.iter().filter(|one| one.rows == 0).collect();
    if !settled.is_empty() {
        document.paragraph(format!("Nothing to ask of {}.", ids(&settled)));
    }
    let restricted: Vec<&str> = plan
        .measures
        .iter()
        .filter(|measure| {
            measure.overrides.restricted || plan.objective(measure.objective).overrides.restricted
        })
        .map(|measure| measure.id.value.as_str())
        .collect();
    if !restricted.is_empty() {
        document.paragraph(format!(
            "Restricted, and in no form: {}.",
            all_of(&restricted)
        ));
    }
    if let Some((folder, files)) = written {
        document.paragraph(format!(
            "{} in {}.",
            count(files, "file", "files"),
            folder.display()
        ));
    }
    document
}
