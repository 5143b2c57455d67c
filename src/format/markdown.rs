//! A document as Markdown, to be pasted into a mail or a merge request. What Markdown or HTML would act on is escaped.

use std::fmt::Write;

use crate::document::{Align, Block, Cell, Document, Table, Tone, Value, WITHHELD};
use crate::error::Error;
use crate::format::Look;
use crate::text::words::{harmless, one_line};

#[expect(clippy::unnecessary_wraps, reason = "every format may fail")]
pub(super) fn render(document: &Document, _: Look) -> Result<Vec<u8>, Error> {
    Ok(text(document).into_bytes())
}

fn text(document: &Document) -> String {
    let mut text = String::new();
    let read = document.blocks.iter().filter(|block| match block {
        Block::Chart(_) | Block::Verbatim(_) | Block::Annex => false,
        Block::Heading { .. }
        | Block::Paragraph(_)
        | Block::Facts(_)
        | Block::List(_)
        | Block::Table(_) => true,
    });
    for (at, block) in read.enumerate() {
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
                    let _ = writeln!(text, "- **{}**: {}", escaped(name), written(value));
                }
            }
            Block::List(items) => {
                for item in items {
                    let _ = writeln!(text, "- {}", written(item));
                }
            }
            Block::Table(table) => write_groups(&mut text, table),
            Block::Chart(_) | Block::Verbatim(_) | Block::Annex => {}
        }
    }
    text
}

/// Writes a table for readers, each group under its title; the heading above says what the caption does.
fn write_groups(text: &mut String, table: &Table) {
    let last = table.groups.len().saturating_sub(1);
    for (at, group) in table.groups.iter().enumerate() {
        if let Some(title) = &group.title {
            let gap = if at > 0 { "\n" } else { "" };
            let _ = writeln!(text, "{gap}**{}**\n", escaped(title));
        }
        let total = table.total.iter().filter(|_| at == last);
        write_rows(text, table, group.rows.iter().chain(total));
    }
}

fn write_rows<'t>(text: &mut String, table: &Table, rows: impl Iterator<Item = &'t Vec<Cell>>) {
    let read = table.read_columns();
    let titles: Vec<String> = read
        .iter()
        .map(|at| escaped(&table.columns[*at].title))
        .collect();
    let rules: Vec<&str> = read
        .iter()
        .map(|at| match table.columns[*at].align {
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
    for row in rows {
        let cells: Vec<String> = read.iter().map(|at| written(&row[*at])).collect();
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
}

fn written(cell: &Cell) -> String {
    let text = match &cell.value {
        Value::Text(text) | Value::Term { text, .. } => escaped(text),
        Value::Date(date) => date.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Count(count) if *count > 0 => count.to_string(),
        Value::Count(_) | Value::Share { of: 0, .. } | Value::Empty => String::new(),
        Value::Share { percent, .. } => format!("{percent} %"),
        Value::Withheld => WITHHELD.to_owned(),
    };
    match cell.tone {
        Tone::Overdue | Tone::Total if !text.is_empty() => format!("**{text}**"),
        Tone::Overdue
        | Tone::Total
        | Tone::Plain
        | Tone::Done
        | Tone::Late
        | Tone::Waiting
        | Tone::Muted => text,
    }
}

/// The text on one line, with a backslash before every sign that Markdown acts on.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let text = harmless(&one_line(text)).into_owned();
    let mut characters = text.chars().peekable();
    let mut before = ' ';
    while let Some(character) = characters.next() {
        let follows = characters.peek().copied().unwrap_or(' ');
        match character {
            // The people and teams of a text are nobody's on a merge request; an address of mail stays one.
            '@' if !before.is_alphanumeric() && follows.is_alphanumeric() => {
                escaped.push_str("@&#8203;");
            }
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                escaped.push('\\');
                escaped.push(character);
            }
            _ => escaped.push(character),
        }
        before = character;
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

    #[test]
    fn nobody_is_called_by_a_text() {
        assert_eq!(
            escaped("@team, (@a-b), a@example.org, @ noon"),
            "@&#8203;team, (@&#8203;a-b), a@example.org, @ noon"
        );
    }
}
