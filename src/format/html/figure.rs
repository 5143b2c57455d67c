//! Values as they stand in a cell, a fact or a list, and the links of figures to the rows of the annex that they count.

use std::collections::BTreeSet;
use std::fmt::Write;

use maud::{Escaper, Markup, PreEscaped};

use crate::document::{Block, Cell, Document, Follow, Table, Tone, Value, WITHHELD};
use crate::format::html::ANNEX;
use crate::text::words::harmless;

/// The column of the period in which an obligation falls due. A row of the annex is of many, and of each with a status of
/// its own.
const DUE_PERIOD: &str = "due_period";

/// What the values of a page have in common.
pub(super) struct Figures {
    /// The columns by which figures choose rows; empty where there is no annex to lead to.
    followed: BTreeSet<&'static str>,
    /// What the sign of a withheld figure means.
    withheld: String,
}

impl Figures {
    pub(super) fn of(document: &Document) -> Self {
        let tables = || {
            document.blocks.iter().filter_map(|block| match block {
                Block::Table(table) => Some(table),
                Block::Heading { .. }
                | Block::Paragraph(_)
                | Block::Facts(_)
                | Block::List(_)
                | Block::Verbatim(_)
                | Block::Chart(_)
                | Block::Annex => None,
            })
        };
        let mut followed = BTreeSet::new();
        if tables().any(|table| table.key == ANNEX) {
            let others = tables().filter(|table| table.key != ANNEX);
            let cells = others.flat_map(|table| table.rows().chain(&table.total).flatten());
            for follow in cells.filter_map(|cell| cell.follow.as_deref()) {
                followed.extend(follow.0.iter().map(|(column, _)| *column));
            }
        }
        Self {
            followed,
            withheld: document.wording.say("figure-withheld"),
        }
    }

    /// Whether a table has figures that lead to their rows.
    pub(super) fn leads(&self, table: &Table) -> bool {
        !self.followed.is_empty()
            && table.key != ANNEX
            && table
                .rows()
                .chain(&table.total)
                .flatten()
                .any(|cell| cell.follow.is_some())
    }

    /// A value with its tone, outside a table.
    pub(super) fn value(&self, cell: &Cell) -> Markup {
        let mut text = String::new();
        if cell.tone == Tone::Plain {
            self.write_leading(&mut text, cell);
        } else {
            let _ = write!(text, "<span class=\"{}\">", cell.tone.name());
            self.write_leading(&mut text, cell);
            text.push_str("</span>");
        }
        PreEscaped(text)
    }

    /// Writes a value; a figure that counts rows of the annex as a link to them.
    pub(super) fn write_leading(&self, text: &mut String, cell: &Cell) {
        let follow = cell.follow.as_deref().filter(|_| !self.followed.is_empty());
        if let Some(follow) = follow {
            let _ = write!(text, "<a href=\"#{ANNEX}\" data-follow=\"");
            escape(text, &conditions(follow));
            text.push_str("\">");
        }
        self.write(text, cell);
        if follow.is_some() {
            text.push_str("</a>");
        }
    }

    /// Writes a value.
    pub(super) fn write(&self, text: &mut String, cell: &Cell) {
        match &cell.value {
            Value::Text(words) | Value::Term { text: words, .. } => escape(text, &harmless(words)),
            Value::Date(date) => {
                let _ = write!(text, "<time datetime=\"{date}\">{date}</time>");
            }
            Value::Number(number) if *number < 0 => {
                let _ = write!(text, "\u{2212}{}", number.unsigned_abs());
            }
            Value::Number(number) => {
                let _ = write!(text, "{number}");
            }
            Value::Count(count) if *count > 0 => {
                let _ = write!(text, "{count}");
            }
            Value::Count(_) | Value::Share { of: 0, .. } | Value::Empty => {}
            Value::Share { part, of, percent } => write_share(text, *part, *of, *percent),
            Value::Withheld => {
                text.push_str("<abbr title=\"");
                escape(text, &self.withheld);
                let _ = write!(text, "\">{WITHHELD}</abbr>");
            }
        }
    }

    /// Writes what a row of the annex is, for the script to find those that a figure counts.
    ///
    /// A row is of every status that it counts at least once, in every period that its counts name, and of every status
    /// whose count is withheld.
    pub(super) fn write_marks(&self, text: &mut String, table: &Table, row: &[Cell]) {
        let counts = || {
            let counts = table.columns.iter().zip(row);
            counts.filter(|(_, cell)| matches!(cell.value, Value::Count(1..) | Value::Withheld))
        };
        for name in &self.followed {
            match *name {
                "status" => {
                    let keys: Vec<String> =
                        counts().map(|(column, _)| status_key(column.key)).collect();
                    let _ = write!(text, " data-status=\"{}\"", keys.join(" "));
                    continue;
                }
                DUE_PERIOD => {
                    let _ = write!(text, " data-{DUE_PERIOD}=\"");
                    for (at, (column, cell)) in counts().enumerate() {
                        let separator = if at > 0 { " " } else { "" };
                        let _ = write!(text, "{separator}{}:", status_key(column.key));
                        escape(text, &due_periods(cell).join(","));
                    }
                    text.push('"');
                    continue;
                }
                _ => {}
            }
            let cell = table
                .columns
                .iter()
                .position(|column| column.key == *name)
                .map(|at| &row[at].value);
            let value = match cell {
                Some(Value::Text(value)) => value.as_str(),
                Some(Value::Term { code, .. }) => code,
                Some(
                    Value::Date(_)
                    | Value::Number(_)
                    | Value::Count(_)
                    | Value::Share { .. }
                    | Value::Withheld
                    | Value::Empty,
                )
                | None => continue,
            };
            let _ = write!(text, " data-{name}=\"");
            escape(text, &harmless(value));
            text.push('"');
        }
    }
}

/// The periods in which what a figure counts fell due; none where it does not say.
fn due_periods(cell: &Cell) -> &[String] {
    let named = cell.follow.iter().flat_map(|follow| &follow.0);
    named
        .filter(|(column, _)| *column == DUE_PERIOD)
        .map(|(_, periods)| periods.as_slice())
        .next()
        .unwrap_or_default()
}

/// Writes a text so that it is nothing but text, in an element as in an attribute.
pub(super) fn escape(text: &mut String, words: &str) {
    let _ = Escaper::new(text).write_str(words);
}

/// The conditions as the script reads them: `{"body":["mia"],"status":["overdue"]}`.
fn conditions(follow: &Follow) -> String {
    let conditions: serde_json::Map<String, serde_json::Value> = follow
        .0
        .iter()
        .map(|(column, values)| {
            let values = values.iter().map(|value| match *column {
                "status" => status_key(value),
                _ => harmless(value).into_owned(),
            });
            ((*column).to_owned(), values.collect())
        })
        .collect();
    serde_json::Value::Object(conditions).to_string()
}

fn status_key(key: &str) -> String {
    key.replace('_', "-")
}

/// Per cent with a bar. What is not nothing shows at least a sliver, what is not all never fills it.
fn write_share(text: &mut String, part: usize, of: usize, percent: usize) {
    const WIDTH: usize = 48;
    let filled = match part {
        0 => 0,
        part if part == of => WIDTH,
        part => (part * WIDTH / of).clamp(2, WIDTH - 2),
    };
    let _ = write!(
        text,
        "<svg class=\"share\" width=\"{WIDTH}\" height=\"8\" aria-hidden=\"true\"><rect class=\"track\" width=\"{WIDTH}\" \
         height=\"8\"/><rect class=\"part\" width=\"{filled}\" height=\"8\"/></svg> {percent}\u{a0}%"
    );
}
