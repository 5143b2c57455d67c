//! Counts and shares by body, objective and reporting period.

use crate::document::{Cell, Column, Document, Table, Tone};
use crate::obligation::as_of::AsOf;
use crate::obligation::counts::{Breakdown, Counts};
use crate::obligation::status::Status;
use crate::plan::Plan;
use crate::text::words::{count, shortened};
use crate::voice::plain::{NOBODY, body_title};

/// How many columns of statuses leave room for whole names.
const STATUSES_BESIDE_NAMES: usize = 5;

impl Breakdown {
    /// Three tables for people. Statuses that nothing has are left away.
    pub(crate) fn document(&self, plan: &Plan, as_of: AsOf) -> Document {
        let mut document = Document::default();
        document.heading(format!("{} as of {as_of}", plan.header.title));
        document.paragraph(summary(&self.total));
        if self.total.total() == 0 {
            return document;
        }
        document.subheading("By body");
        let bodies = self.bodies.iter().map(|(key, counts)| {
            let body = key.map(|key| plan.body(key));
            let id = body.map_or(NOBODY, |body| &body.id.value);
            (id.to_owned(), body_title(body), *counts)
        });
        document.table(self.table("body", bodies.collect()));
        document.subheading("By objective");
        let objectives = self.objectives.iter().map(|(key, counts)| {
            let objective = &plan.objectives[*key as usize];
            let id = objective.id.value.as_str();
            let title = format!("{id} {}", shortened(&objective.title, 70));
            (id.to_owned(), title, *counts)
        });
        document.table(self.table("objective", objectives.collect()));
        document.subheading("By the period in which they are due");
        let periods = self
            .periods
            .iter()
            .map(|(period, counts)| (period.to_string(), period.to_string(), *counts));
        document.table(self.table("period", periods.collect()));
        document
    }

    /// One row for each id, name and counts, and the total. Where there are many statuses there is room for the ids alone.
    fn table(&self, title: &str, rows: Vec<(String, String, Counts)>) -> Table {
        let shown: Vec<&'static str> = Status::NAMES
            .into_iter()
            .filter(|name| self.total.named(name) > 0)
            .collect();
        let has_room = shown.len() <= STATUSES_BESIDE_NAMES;
        let first = if has_room {
            Column::text(title)
        } else {
            Column::word(title)
        };
        let mut columns = vec![first, Column::number("all")];
        columns.extend(shown.iter().map(|name| Column::number(short_title(name))));
        columns.push(Column::word("met of due"));
        let row = |name: String, counts: Counts, tone: Tone| -> Vec<Cell> {
            let mut cells = vec![
                Cell::text(name).tone(tone),
                Cell::count(counts.total()).tone(tone),
            ];
            cells.extend(shown.iter().map(|status| {
                let tone = if *status == "overdue" {
                    Tone::Overdue
                } else {
                    tone
                };
                Cell::count(counts.named(status)).tone(tone)
            }));
            cells.push(Cell::share(counts.met(), counts.judged()).tone(tone));
            cells
        };
        let total = row("total".to_owned(), self.total, Tone::Total);
        let rows = rows
            .into_iter()
            .map(|(id, name, counts)| row(if has_room { name } else { id }, counts, Tone::Plain));
        Table::new(columns, rows.collect()).total(total)
    }
}

/// The head of a status's column.
fn short_title(status: &'static str) -> &'static str {
    match status {
        "met-late" => "late",
        "not-applicable" => "n/a",
        status => status,
    }
}

/// The counts in one sentence.
pub(crate) fn summary(counts: &Counts) -> String {
    let parts: Vec<String> = Status::NAMES
        .into_iter()
        .filter(|name| counts.named(name) > 0)
        .map(|name| format!("{} {name}", counts.named(name)))
        .collect();
    if parts.is_empty() {
        return "There are no obligations.".to_owned();
    }
    format!(
        "{}: {}.",
        count(counts.total(), "obligation", "obligations"),
        crate::text::words::all_of(&parts)
    )
}
