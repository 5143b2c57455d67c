//! Tables: real heads and captions, groups in bodies of their own, and what the script needs to sort and filter them.
//!
//! Browsers lay out a table as a whole. One with thousands of rows is therefore cut into parts, a table each, that the
//! style sheet keeps from being laid out until they are seen.

use std::fmt::Write;

use maud::{Markup, PreEscaped, html};

use crate::document::{Align, Cell, Column, Group, Table, Tone, Value};
use crate::format::html::figure::{Figures, escape};
use crate::format::html::{ANNEX, plain};
use crate::text::wording::Wording;
use crate::text::words::harmless;

/// The most rows that stand in one table.
const WHOLE: usize = 400;

/// The most rows that stand in one part of a table that is cut.
const PART: usize = 128;

/// Writes a table for readers; `above` is the heading it stands under, which need not be said twice.
pub(super) fn written(
    table: &Table,
    id: &str,
    above: &str,
    figures: &Figures,
    wording: Wording,
) -> Markup {
    let caption = plain(if table.caption.is_empty() {
        above
    } else {
        &table.caption
    });
    let is_said = above.starts_with(&*caption);
    let label = format!("{id}-caption");
    html! {
        div.table id=(id) data-caption=(caption) tabindex="-1" {
            @if figures.leads(table) { p.note.follow { (wording.say("follow-help")) } }
            div.scroll role="region" aria-labelledby=(label) tabindex="0" {
                (PreEscaped(Writer::of(table, figures).written(&label, &caption, is_said)))
            }
        }
    }
}

/// Writes rows straight into one text: there may be tens of thousands.
struct Writer<'t> {
    table: &'t Table,
    figures: &'t Figures,
    read: Vec<usize>,
    heads: String,
}

impl<'t> Writer<'t> {
    fn of(table: &'t Table, figures: &'t Figures) -> Self {
        let read = table.read_columns();
        let mut heads = String::from("<thead><tr>");
        for at in &read {
            write_head(&mut heads, table, *at);
        }
        heads.push_str("</tr></thead>");
        Self {
            table,
            figures,
            read,
            heads,
        }
    }

    fn written(&self, label: &str, caption: &str, is_said: bool) -> String {
        let rows: usize = self.table.rows().count();
        let mut text = String::with_capacity(rows * self.read.len() * 48 + 1024);
        let hidden = if is_said { " class=\"said\"" } else { "" };
        if rows <= WHOLE {
            let _ = write!(text, "<table><caption id=\"{label}\"{hidden}>");
            escape(&mut text, caption);
            let _ = write!(text, "</caption>{}", self.heads);
            for (at, group) in self.table.groups.iter().enumerate() {
                self.write_body(&mut text, at, group.title.as_deref(), &group.rows);
            }
            self.write_total(&mut text);
            text.push_str("</table>");
            return text;
        }
        let _ = write!(text, "<p id=\"{label}\"{hidden}>");
        escape(&mut text, caption);
        text.push_str("</p>");
        for (at, group) in self.table.groups.iter().enumerate() {
            for rows in group.rows.chunks(PART) {
                self.write_part(&mut text, at, group, rows, caption);
            }
        }
        if self.table.total.is_some() {
            let _ = write!(
                text,
                "<table class=\"fixed\">{}{}",
                self.columns(),
                self.heads
            );
            self.write_total(&mut text);
            text.push_str("</table>");
        }
        text
    }

    /// Writes one table of a table that is cut; its class says about how high it will be.
    fn write_part(
        &self,
        text: &mut String,
        at: usize,
        group: &Group,
        rows: &[Vec<Cell>],
        caption: &str,
    ) {
        let height = rows.len().next_power_of_two();
        let _ = write!(
            text,
            "<div class=\"part rows-{height}\"><table class=\"fixed\"><caption>"
        );
        escape(text, &harmless(group.title.as_deref().unwrap_or(caption)));
        let _ = write!(text, "</caption>{}{}", self.columns(), self.heads);
        self.write_body(text, at, None, rows);
        text.push_str("</table></div>");
    }

    /// The widths of the columns, so that they are the same in every part.
    fn columns(&self) -> String {
        let mut columns = String::from("<colgroup>");
        for at in &self.read {
            columns.push_str(match &self.table.columns[*at] {
                Column {
                    align: Align::Right,
                    ..
                } => "<col class=\"number\">",
                Column { wraps: false, .. } => "<col class=\"word\">",
                Column { .. } => "<col>",
            });
        }
        columns.push_str("</colgroup>");
        columns
    }

    fn write_body(&self, text: &mut String, at: usize, title: Option<&str>, rows: &[Vec<Cell>]) {
        let _ = write!(text, "<tbody data-group=\"{at}\">");
        if let Some(title) = title {
            let _ = write!(
                text,
                "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{}\">",
                self.read.len()
            );
            escape(text, &harmless(title));
            text.push_str("</th></tr>");
        }
        for row in rows {
            text.push_str("<tr");
            if self.table.key == ANNEX {
                self.figures.write_marks(text, self.table, row);
            }
            text.push('>');
            self.write_cells(text, row);
            text.push_str("</tr>");
        }
        text.push_str("</tbody>");
    }

    fn write_total(&self, text: &mut String) {
        let Some(total) = &self.table.total else {
            return;
        };
        text.push_str("<tfoot><tr>");
        self.write_cells(text, total);
        text.push_str("</tr></tfoot>");
    }

    /// Writes the cells of a row, the first as its head.
    fn write_cells(&self, text: &mut String, row: &[Cell]) {
        for (place, at) in self.read.iter().enumerate() {
            let (start, end) = if place == 0 {
                ("<th scope=\"row\"", "</th>")
            } else {
                ("<td", "</td>")
            };
            text.push_str(start);
            let cell = &row[*at];
            write_classes(text, &self.table.columns[*at], cell.tone);
            match cell.value {
                Value::Number(number) => {
                    let _ = write!(text, " data-value=\"{number}\"");
                }
                Value::Count(count) => {
                    let _ = write!(text, " data-value=\"{count}\"");
                }
                Value::Share { part, of, .. } if of > 0 => {
                    // Finer than the per cent that are shown, so that rows are ordered by what is behind them.
                    let _ = write!(text, " data-value=\"{}\"", part * 1_000_000 / of);
                }
                Value::Text(_)
                | Value::Term { .. }
                | Value::Date(_)
                | Value::Share { .. }
                | Value::Withheld
                | Value::Empty => {}
            }
            text.push('>');
            // The figures of the annex count rows that are not on the page.
            if self.table.key == ANNEX {
                self.figures.write(text, cell);
            } else {
                self.figures.write_leading(text, cell);
            }
            text.push_str(end);
        }
    }
}

/// Writes the head of a column; the script sorts by numbers where it says so.
fn write_head(text: &mut String, table: &Table, at: usize) {
    let column = &table.columns[at];
    let first = table
        .rows()
        .map(|row| &row[at].value)
        .find(|value| !matches!(value, Value::Empty | Value::Withheld));
    text.push_str("<th scope=\"col\"");
    write_classes(text, column, Tone::Plain);
    if let Some(Value::Number(_) | Value::Count(_) | Value::Share { .. }) = first {
        text.push_str(" data-sort=\"number\"");
    }
    text.push('>');
    escape(text, &harmless(&column.title));
    text.push_str("</th>");
}

fn write_classes(text: &mut String, column: &Column, tone: Tone) {
    let kind = match column {
        Column {
            align: Align::Right,
            ..
        } => "n",
        Column { wraps: false, .. } => "w",
        Column { .. } => "",
    };
    let tone = match tone {
        Tone::Plain => "",
        Tone::Done | Tone::Late | Tone::Waiting | Tone::Overdue | Tone::Muted | Tone::Total => {
            tone.name()
        }
    };
    let _ = match (kind, tone) {
        ("", "") => Ok(()),
        (one, "") | ("", one) => write!(text, " class=\"{one}\""),
        (kind, tone) => write!(text, " class=\"{kind} {tone}\""),
    };
}
