//! A document as Markdown, to be pasted into a mail or a merge request. What Markdown or HTML would act on is escaped.

use std::fmt::Write;

use crate::document::{Align, Block, Cell, Document, Table, Tone, Value, percent};
use crate::format::Look;
use crate::words::{harmless, one_line};

pub(super) fn render(document: &Document, _: Look) -> String {
    let mut text = String::new();
    for (at, block) in document.blocks.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        match block {
            Block::Heading {
                level,
                text: heading,
            } => {
                let _ = writeln!(text, "{} {}", "#".repeat(*level), escaped(heading));
            }
            Block::Paragraph(paragraph) => {
                let _ = writeln!(text, "{}", escaped(paragraph));
            }
            Block::Facts(facts) => {
                for (name, value) in facts {
                    let _ = writeln!(text, "- **{name}**: {}", written(value));
                }
            }
            Block::List(items) => {
                for item in items {
                    let _ = writeln!(text, "- {}", written(item));
                }
            }
            Block::Table(table) => write_table(&mut text, table),
        }
    }
    text
}

fn write_table(text: &mut String, table: &Table) {
    let titles: Vec<String> = table
        .columns
        .iter()
        .map(|column| escaped(&column.title))
        .collect();
    let rules: Vec<&str> = table
        .columns
        .iter()
        .map(|column| match column.align {
            Align::Left => "---",
            Align::Right => "---:",
        })
        .collect();
    let _ = writeln!(
        text,
        "| {} |\n| {} |",
        titles.join(" | "),
        rules.join(" | ")
    );
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(written).collect();
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
}

fn written(cell: &Cell) -> String {
    let text = match &cell.value {
        Value::Text(text) => escaped(text),
        Value::Date(date) => date.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Share { of: 0, .. } | Value::Empty => String::new(),
        Value::Share { part, of } => format!("{} %", percent(*part, *of)),
    };
    match cell.tone {
        Tone::Overdue | Tone::Total if !text.is_empty() => format!("**{text}**"),
        Tone::Overdue | Tone::Total | Tone::Plain | Tone::Done | Tone::Waiting | Tone::Muted => {
            text
        }
    }
}

/// The text on one line, with a backslash before every sign that Markdown acts on.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in harmless(&one_line(text)).chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_a_text_acts_on_markdown_or_html() {
        assert_eq!(
            escaped("a|b\n<script>`x` *y* [z](u) & #1\u{1b}"),
            r"a\|b &lt;script&gt;\`x\` \*y\* \[z\](u) &amp; \#1?"
        );
    }
}
