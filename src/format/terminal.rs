//! A document for people in a terminal: tables fit its width, and nothing but text when it is no terminal.
//!
//! The only file that names the table crate. Text from a plan is made harmless here, so that it cannot act on a terminal.

use std::borrow::Cow;
use std::fmt::Write;

use comfy_table::{
    Attribute, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle,
    Table as Grid, TableStyle, Width,
};
use textwrap::{Options, WordSplitter};
use unicode_segmentation::UnicodeSegmentation;

use crate::document::{Align, Block, Cell, Document, Table, Tone, Value, WITHHELD};
use crate::error::Error;
use crate::format::Look;
use crate::text::words::harmless;

/// How many characters a bar has.
const BAR: usize = 6;

/// The narrowest that text is pressed to.
const NARROWEST: u16 = 40;

/// How many characters of a word are taken together, in a table.
const LONGEST_WORD: usize = 200;

/// How many characters make one sign, in a table: more than any letter with its marks and any picture has.
const LONGEST_SIGN: usize = 12;

/// How many spaces stand between columns.
const GAP: u16 = 2;

/// One line under the heads of the columns, and nothing else.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle {
    left: None,
    fill: Some('─'),
    junction: None,
    right: None,
});

#[expect(clippy::unnecessary_wraps, reason = "every format may fail")]
pub(super) fn render(document: &Document, look: Look) -> Result<Vec<u8>, Error> {
    Ok(text(document, look).into_bytes())
}

fn text(document: &Document, look: Look) -> String {
    let look = Look {
        width: look.width.max(NARROWEST),
        ..look
    };
    let mut text = String::new();
    let mut follows_heading = true;
    let read = document.blocks.iter().filter(|block| match block {
        Block::Chart(_) | Block::Annex => false,
        Block::Heading { .. }
        | Block::Paragraph(_)
        | Block::Facts(_)
        | Block::List(_)
        | Block::Table(_)
        | Block::Verbatim(_) => true,
    });
    for block in read {
        if !follows_heading {
            text.push('\n');
        }
        follows_heading = matches!(block, Block::Heading { level: 2, .. });
        match block {
            Block::Heading { text: heading, .. } => write_heading(&mut text, heading, look),
            Block::Paragraph(paragraph) => write_wrapped(&mut text, paragraph, "", look),
            Block::Facts(facts) => write_facts(&mut text, facts, look),
            Block::List(items) => items
                .iter()
                .for_each(|item| write_wrapped(&mut text, &plain(&item.value), "- ", look)),
            Block::Table(table) => write_groups(&mut text, table, look),
            Block::Verbatim(lines) => lines
                .iter()
                .for_each(|line| text.push_str(&format!("{}\n", harmless(line)))),
            Block::Chart(_) | Block::Annex => {}
        }
    }
    text
}

fn write_heading(text: &mut String, heading: &str, look: Look) {
    let (start, end) = if look.is_coloured {
        ("\u{1b}[1m", "\u{1b}[0m")
    } else {
        ("", "")
    };
    let mut wrapped = String::new();
    write_wrapped(&mut wrapped, heading, "", look);
    for line in wrapped.lines() {
        let _ = writeln!(text, "{start}{line}{end}");
    }
}

/// Writes a paragraph broken between words; `mark` stands before its first line, and as many spaces before the others.
fn write_wrapped(text: &mut String, paragraph: &str, mark: &str, look: Look) {
    let indent = " ".repeat(mark.chars().count());
    let options = Options::new(usize::from(look.width))
        .initial_indent(mark)
        .subsequent_indent(&indent)
        .word_splitter(WordSplitter::NoHyphenation);
    for line in textwrap::wrap(&harmless(paragraph), options) {
        let _ = writeln!(text, "{line}");
    }
}

fn write_facts(text: &mut String, facts: &[(Cow<'static, str>, Cell)], look: Look) {
    let mut grid = grid(look);
    for (name, value) in facts {
        grid.add_row([
            comfy_table::Cell::new(broken(&harmless(name))).fg_if(look, Color::DarkGrey),
            cell(value, look),
        ]);
    }
    for (column, constraint) in grid
        .column_iter_mut()
        .zip([Some(ColumnConstraint::ContentWidth), None])
    {
        column.set_padding((0, GAP));
        if let Some(constraint) = constraint {
            column.set_constraint(constraint);
        }
    }
    write_grid(text, &grid);
}

/// Writes a table for readers, each group under its title; the heading above says what the caption does.
fn write_groups(text: &mut String, table: &Table, look: Look) {
    let last = table.groups.len().saturating_sub(1);
    for (at, group) in table.groups.iter().enumerate() {
        if let Some(title) = &group.title {
            if at > 0 {
                text.push('\n');
            }
            write_heading(text, title, look);
        }
        let total = table.total.iter().filter(|_| at == last);
        write_rows(text, table, group.rows.iter().chain(total), look);
    }
}

fn write_rows<'t>(
    text: &mut String,
    table: &Table,
    rows: impl Iterator<Item = &'t Vec<Cell>>,
    look: Look,
) {
    let read = table.read_columns();
    let mut grid = grid(look);
    grid.set_header(read.iter().map(|at| {
        comfy_table::Cell::new(broken(&harmless(&table.columns[*at].title)))
            .fg_if(look, Color::DarkGrey)
    }));
    for row in rows {
        grid.add_row(read.iter().map(|at| cell(&row[*at], look)));
    }
    for (column, at) in grid.column_iter_mut().zip(&read) {
        let described = &table.columns[*at];
        column.set_padding((0, GAP));
        if described.align == Align::Right {
            column.set_cell_alignment(CellAlignment::Right);
        }
        column.set_constraint(if described.wraps {
            ColumnConstraint::LowerBoundary(Width::Fixed(12))
        } else {
            ColumnConstraint::ContentWidth
        });
    }
    write_grid(text, &grid);
}

fn grid(look: Look) -> Grid {
    let mut grid = Grid::new();
    grid.load_style(STYLE);
    grid.set_content_arrangement(ContentArrangement::Dynamic);
    grid.set_width(look.width);
    grid.force_no_tty();
    if look.is_coloured {
        grid.enforce_styling();
    }
    grid
}

fn write_grid(text: &mut String, grid: &Grid) {
    for line in grid.lines() {
        let _ = writeln!(text, "{}", line.trim_end());
    }
}

fn cell(cell: &Cell, look: Look) -> comfy_table::Cell {
    let grid = comfy_table::Cell::new(broken(&harmless(&plain(&cell.value))));
    if !look.is_coloured {
        return grid;
    }
    match cell.tone {
        Tone::Plain => grid,
        Tone::Done | Tone::Late => grid.fg(Color::Green),
        Tone::Waiting => grid.fg(Color::Yellow),
        Tone::Overdue => grid.fg(Color::Red),
        Tone::Muted => grid.fg(Color::DarkGrey),
        Tone::Total => grid.add_attribute(Attribute::Bold),
    }
}

/// Ends lines within words that no line holds, and within what is written as one sign but is wider than any: the table crate
/// takes as long for either as its length squared.
fn broken(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST_WORD {
        return Cow::Borrowed(text);
    }
    let mut broken = String::with_capacity(text.len());
    let mut length = 0;
    for sign in text.graphemes(true) {
        for (at, character) in sign.chars().enumerate() {
            // Marks may stand on a space, too.
            if matches!(character, ' ' | '\n') {
                length = 0;
                broken.push(character);
                continue;
            }
            let is_overlong = at > 0 && at.is_multiple_of(LONGEST_SIGN);
            if length == LONGEST_WORD || is_overlong {
                broken.push('\n');
                length = 0;
            }
            length += 1;
            broken.push(character);
        }
    }
    Cow::Owned(broken)
}

trait Coloured {
    fn fg_if(self, look: Look, colour: Color) -> Self;
}

impl Coloured for comfy_table::Cell {
    fn fg_if(self, look: Look, colour: Color) -> Self {
        if look.is_coloured {
            self.fg(colour)
        } else {
            self
        }
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Term { text, .. } => text.clone(),
        Value::Date(date) => date.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Count(count) if *count > 0 => count.to_string(),
        Value::Count(_) | Value::Share { of: 0, .. } | Value::Empty => String::new(),
        Value::Share { part, of, percent } => bar(*part, *of, *percent),
        Value::Withheld => WITHHELD.to_owned(),
    }
}

/// A bar with per cent, such as `██░░░░  33 %`. What is not nothing shows at least a sliver, what is not all never fills it.
fn bar(part: usize, of: usize, percent: usize) -> String {
    let filled = if part == 0 {
        0
    } else {
        ((part * BAR * 2 + of) / (of * 2)).max(1)
    };
    let filled = if part < of { filled.min(BAR - 1) } else { BAR };
    format!(
        "{}{} {percent:>3} %",
        "█".repeat(filled),
        "░".repeat(BAR - filled)
    )
}

#[cfg(test)]
mod tests {
    use super::{bar, broken, text};
    use crate::document::{Cell, Column, Document, Table, Tone};
    use crate::format::Look;

    const PLAIN: Look = Look {
        width: 40,
        is_coloured: false,
    };

    #[test]
    fn a_bar_is_full_only_when_all_is_done() {
        assert_eq!(bar(0, 300, 0), "░░░░░░   0 %");
        assert_eq!(bar(1, 300, 0), "█░░░░░   0 %");
        assert_eq!(bar(299, 300, 100), "█████░ 100 %");
        assert_eq!(bar(300, 300, 100), "██████ 100 %");
    }

    #[test]
    fn a_word_that_no_line_holds_is_broken() {
        let word = "ə".repeat(200);
        assert_eq!(broken(&word), word);
        assert_eq!(broken(&format!("{word}ə")), format!("{word}\nə"));
        assert_eq!(broken(&format!("{word} ə")), format!("{word} ə"));
        assert_eq!(
            broken(&format!("a {word}{word}{word}\nb")),
            format!("a {word}\n{word}\n{word}\nb")
        );
        let marks = |count: usize| "\u{93e}".repeat(count);
        let letters = "ə".repeat(200);
        assert_eq!(
            broken(&format!("{letters} ə{}", marks(23))),
            format!("{letters} ə{}\n{}", marks(11), marks(12))
        );
        assert_eq!(
            broken(&format!("{letters} {}", marks(11))),
            format!("{letters} {}", marks(11))
        );
    }

    fn table() -> Document {
        let mut document = Document::default();
        document.heading("Overdue");
        document.table(Table::new(
            vec![
                Column::word("measure"),
                Column::text("words"),
                Column::number("days"),
            ],
            vec![
                vec![
                    Cell::text("3.a"),
                    Cell::text("Informing the victims and potential victims"),
                    Cell::number(106),
                ],
                vec![
                    Cell::text("6.j"),
                    Cell::text("Təhlükə, опасность"),
                    Cell::number(7).tone(Tone::Overdue),
                ],
            ],
        ));
        document
    }

    #[test]
    fn a_table_is_pressed_to_the_width_and_wraps_its_texts() {
        insta::assert_snapshot!(text(&table(), PLAIN), @r"
        Overdue

        measure  words                    days
        ────────────────────────────────────────
        3.a      Informing the victims     106
                 and potential victims
        6.j      Təhlükə, опасность          7
        ");
    }

    #[test]
    fn text_of_a_plan_cannot_act_on_the_terminal() {
        let mut document = Document::default();
        document.heading("\u{1b}[2J");
        document.paragraph("a\u{1b}]0;title\u{7}b");
        document.list(vec![Cell::text("\u{202e}x")]);
        document.facts(vec![("name", Cell::text("\u{9b}31m"))]);
        document.table(Table::new(
            vec![Column::text("\u{1b}c")],
            vec![vec![Cell::text("\u{7f}")]],
        ));
        insta::assert_snapshot!(text(&document, PLAIN), @r"
        ?[2J

        a?]0;title?b

        - �x

        name  ¿31m

        ?c
        ────────────
        ?
        ");
    }
}
