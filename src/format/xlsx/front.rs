//! The first sheet: headings, facts and sentences, and where a table stood, a link to its sheet.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::document::{Block, Cell, Document, Tone, Value, WITHHELD};
use crate::format::xlsx::excel_date;
use crate::format::xlsx::look::{Kind, Looks};
use crate::format::xlsx::sheet::{height, lines, to_sheet};
use crate::text::words::{of_cell, one_line};

/// The widths of names and of what is said, in letters.
const NAMES: u16 = 32;
const WORDS: u16 = 90;

/// A sheet that is written from top to bottom.
struct Pen<'p> {
    sheet: &'p mut Worksheet,
    looks: &'p Looks,
    /// The row that is written next.
    row: u32,
    /// Whether the row above is empty, or there is none.
    is_after_gap: bool,
}

/// Writes what the document says in words; `sheets` are the names of its tables' sheets, in order.
pub(super) fn write(
    sheet: &mut Worksheet,
    document: &Document,
    sheets: &[String],
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet
        .set_column_width(0, NAMES)?
        .set_column_width(1, WORDS)?
        .set_screen_gridlines(false);
    let mut pen = Pen {
        sheet,
        looks,
        row: 0,
        is_after_gap: true,
    };
    let mut sheets = sheets.iter();
    // A heading is written once something stands under it; the title is, whatever follows.
    let mut headings: Vec<(usize, &str)> = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { level: 1, text } => pen.heading(1, text)?,
            Block::Heading { level, text } => {
                headings.retain(|(above, _)| above < level);
                headings.push((*level, text));
            }
            Block::Table(table) => {
                pen.headings(&mut headings)?;
                if let Some(name) = sheets.next() {
                    pen.link(name, &table.caption)?;
                }
            }
            Block::Paragraph(words) => {
                pen.headings(&mut headings)?;
                for paragraph in words.split("\n\n").filter(|words| !words.trim().is_empty()) {
                    pen.sentence(paragraph.trim(), Tone::Plain)?;
                }
            }
            Block::Facts(facts) => {
                pen.headings(&mut headings)?;
                pen.gap();
                for (name, value) in facts {
                    pen.fact(name, value)?;
                }
                pen.gap();
            }
            Block::List(items) => {
                pen.headings(&mut headings)?;
                for item in items {
                    pen.sentence(&format!("– {}", one_line(&words(item))), item.tone)?;
                }
                pen.gap();
            }
            Block::Chart(_) | Block::Verbatim(_) | Block::Annex => {}
        }
    }
    Ok(())
}

impl Pen<'_> {
    /// Leaves a row empty, but never two.
    fn gap(&mut self) {
        if !self.is_after_gap {
            self.row += 1;
            self.is_after_gap = true;
        }
    }

    /// Goes on to the next row.
    fn advance(&mut self) {
        self.row += 1;
        self.is_after_gap = false;
    }

    fn headings(&mut self, headings: &mut Vec<(usize, &str)>) -> Result<(), XlsxError> {
        headings
            .drain(..)
            .try_for_each(|(level, words)| self.heading(level, words))
    }

    fn heading(&mut self, level: usize, words: &str) -> Result<(), XlsxError> {
        let looks = self.looks;
        let words = of_cell(&one_line(words));
        self.gap();
        match level {
            1 => {
                self.wide(&words, &looks.title, 2)?;
                self.gap();
                return Ok(());
            }
            2 => self
                .sheet
                .write_string_with_format(self.row, 0, words, &looks.heading)?,
            _ => self
                .sheet
                .write_string_with_format(self.row, 0, words, &looks.subheading)?,
        };
        self.advance();
        Ok(())
    }

    /// Writes a link to a table's sheet, in the words of its caption.
    fn link(&mut self, name: &str, caption: &str) -> Result<(), XlsxError> {
        let words = if caption.is_empty() { name } else { caption };
        let link = to_sheet(name).set_text(of_cell(&one_line(words)));
        self.sheet
            .write_url_with_format(self.row, 0, link, &self.looks.link)?;
        self.advance();
        Ok(())
    }

    fn sentence(&mut self, words: &str, tone: Tone) -> Result<(), XlsxError> {
        let look = self.looks.cell(tone, Kind::Sentence);
        self.wide(&of_cell(words), look, 1)
    }

    fn fact(&mut self, name: &str, cell: &Cell) -> Result<(), XlsxError> {
        let looks = self.looks;
        let look = looks.cell(Tone::Muted, Kind::Sentence);
        self.sheet
            .write_string_with_format(self.row, 0, of_cell(name), look)?;
        let date = match cell.value {
            Value::Date(date) => excel_date(date),
            Value::Text(_)
            | Value::Term { .. }
            | Value::Number(_)
            | Value::Count(_)
            | Value::Share { .. }
            | Value::Withheld
            | Value::Empty => None,
        };
        if let Some(day) = date {
            let look = looks.cell(cell.tone, Kind::Date);
            self.sheet
                .write_datetime_with_format(self.row, 1, &day, look)?;
        } else {
            let words = of_cell(&words(cell));
            let lines = lines(&words, usize::from(WORDS)).max(lines(name, usize::from(NAMES)));
            if let Some(height) = height(lines) {
                self.sheet.set_row_height(self.row, height)?;
            }
            let look = looks.cell(cell.tone, Kind::Sentence);
            self.sheet
                .write_string_with_format(self.row, 1, words, look)?;
        }
        self.advance();
        Ok(())
    }

    /// Writes a text over both columns, in letters `size` times as large as others.
    fn wide(&mut self, words: &str, look: &Format, size: u16) -> Result<(), XlsxError> {
        let lines = lines(words, usize::from((NAMES + WORDS) / size));
        if let Some(height) = height(lines * usize::from(size)) {
            self.sheet.set_row_height(self.row, height)?;
        }
        self.sheet
            .merge_range(self.row, 0, self.row, 1, words, look)?;
        self.advance();
        Ok(())
    }
}

/// A value in words.
fn words(cell: &Cell) -> String {
    match &cell.value {
        Value::Text(text) | Value::Term { text, .. } => text.clone(),
        Value::Date(date) => date.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Count(count) => count.to_string(),
        Value::Share { of: 0, .. } | Value::Empty => String::new(),
        Value::Share { percent, .. } => format!("{percent} %"),
        Value::Withheld => WITHHELD.to_owned(),
    }
}
