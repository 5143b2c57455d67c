//! The sheet of a table: a head that stays in sight, a filter, and every row typed.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use crate::document::{Align, Cell, Column, Table, Tone, Value, WITHHELD};
use crate::error::Error;
use crate::format::xlsx::excel_date;
use crate::format::xlsx::look::{Kind, Looks};
use crate::text::words::of_cell;

/// The rows below the head that a sheet holds.
const MOST_ROWS: usize = 1_048_575;

const MOST_COLUMNS: usize = 16_384;

/// The links that Excel reads in one sheet.
const MOST_LINKS: usize = 65_530;

/// The widest that a column of texts and one of words become, in letters.
const WIDEST_TEXT: usize = 60;
const WIDEST_WORD: usize = 40;

/// Room for the filter's button beside a title, in letters.
const BUTTON: usize = 4;

/// The most letters of a title that stays on one line.
const SHORT_TITLE: usize = 12;

/// Checks that a sheet can hold the table.
pub(super) fn check(table: &Table) -> Result<(), Error> {
    let refused = |reason: String| {
        let name = if table.caption.is_empty() {
            table.key
        } else {
            &table.caption
        };
        Err(Error::Write {
            what: format!("the table `{name}` as XLSX"),
            reason,
        })
    };
    let rows = table.rows().count();
    if rows > MOST_ROWS {
        return refused(format!(
            "it has {rows} rows, and a sheet holds {MOST_ROWS} below its head"
        ));
    }
    let columns = table.columns.len();
    if columns > MOST_COLUMNS {
        return refused(format!(
            "it has {columns} columns, and a sheet holds {MOST_COLUMNS}"
        ));
    }
    Ok(())
}

/// Writes a table; `followed` is the sheet that figures lead to.
pub(super) fn write(
    sheet: &mut Worksheet,
    table: &Table,
    followed: Option<&str>,
    looks: &Looks,
) -> Result<(), XlsxError> {
    // An empty table has no column to filter.
    let Some(last) = table.columns.len().checked_sub(1) else {
        return Ok(());
    };
    let link = followed.map(to_sheet);
    let mut links = 0;
    let mut widths: Vec<usize> = Vec::with_capacity(table.columns.len());
    for (column, at) in table.columns.iter().zip(0..) {
        let head = if column.align == Align::Right {
            &looks.head_of_figures
        } else {
            &looks.head
        };
        sheet.write_string_with_format(0, at, of_cell(&column.title), head)?;
        let title = column.title.chars().count().min(SHORT_TITLE);
        widths.push(longest_word(&column.title).max(title) + BUTTON);
    }
    for (row, at) in table.rows().zip(1..) {
        for (((cell, column), width), column_at) in
            row.iter().zip(&table.columns).zip(&mut widths).zip(0..)
        {
            *width = (*width).max(write_cell(sheet, (at, column_at), cell, column, looks)?);
            if let Some(link) = link
                .as_ref()
                .filter(|_| cell.follow.is_some() && links < MOST_LINKS)
            {
                links += 1;
                write_link(sheet, (at, column_at), cell, link, looks)?;
            }
        }
    }
    for ((column, width), at) in table.columns.iter().zip(&mut widths).zip(0..) {
        *width = (*width).min(if column.wraps {
            WIDEST_TEXT
        } else {
            WIDEST_WORD
        });
        let letters = u16::try_from(*width).expect("a column is at most 60 letters wide");
        sheet.set_column_width(at, f64::from(letters) * 1.05 + 1.5)?;
    }
    set_heights(sheet, table, &widths)?;
    let rows = u32::try_from(table.rows().count()).expect("`check` counted the rows");
    let last = u16::try_from(last).expect("`check` counted the columns");
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, rows, last)?;
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// Makes rows as high as their texts. Excel would do so by itself, but others, such as LibreOffice, trust that the file says it.
fn set_heights(sheet: &mut Worksheet, table: &Table, widths: &[usize]) -> Result<(), XlsxError> {
    let most_lines = |row: &[Cell]| {
        row.iter()
            .zip(&table.columns)
            .zip(widths)
            .map(|((cell, column), width)| match &cell.value {
                Value::Text(words) | Value::Term { text: words, .. } if column.wraps => {
                    lines(words, *width)
                }
                Value::Text(_)
                | Value::Term { .. }
                | Value::Date(_)
                | Value::Number(_)
                | Value::Count(_)
                | Value::Share { .. }
                | Value::Withheld
                | Value::Empty => 1,
            })
            .max()
            .unwrap_or(1)
    };
    for (row, at) in table.rows().zip(1..) {
        if let Some(height) = height(most_lines(row)) {
            sheet.set_row_height(at, height)?;
        }
    }
    Ok(())
}

/// How many lines a text takes in a width in letters; no fewer than it does.
pub(super) fn lines(text: &str, width: usize) -> usize {
    if text.len() <= width && !text.contains('\n') {
        return 1;
    }
    // Widths are counted in digits, which are wider than letters are on average.
    let width = width + width / 5;
    // A line ends before the word that does not fit, so that not all of it is used.
    let used = (width - width / 8).max(1);
    text.lines()
        .map(|line| {
            let letters = line.chars().count();
            if letters <= width {
                1
            } else {
                letters.div_ceil(used)
            }
        })
        .sum()
}

/// The height of a row of so many lines, in points; `None` for one line, which needs none of its own.
pub(super) fn height(lines: usize) -> Option<f64> {
    // 409 points is as high as a row can be.
    let lines = u16::try_from(lines.min(27)).expect("27 lines at most");
    (lines > 1).then(|| f64::from(lines) * 15.0)
}

/// A link to the start of a sheet.
pub(super) fn to_sheet(name: &str) -> Url {
    Url::new(format!("internal:'{}'!A1", name.replace('\'', "''")))
}

/// Writes a value with its type, and returns how many letters it is wide.
fn write_cell(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    cell: &Cell,
    column: &Column,
    looks: &Looks,
) -> Result<usize, XlsxError> {
    // Where zero is written, it is nothing to look at.
    let tone = if matches!(cell.value, Value::Count(0)) {
        Tone::Plain
    } else {
        cell.tone
    };
    let look = |kind| looks.cell(tone, kind);
    let word = look(if column.wraps { Kind::Text } else { Kind::Word });
    match &cell.value {
        Value::Text(words) | Value::Term { text: words, .. } => {
            sheet.write_string_with_format(row, at, of_cell(words), word)?;
            Ok(words
                .lines()
                .map(|line| line.chars().count())
                .max()
                .unwrap_or_default())
        }
        Value::Date(date) => {
            match excel_date(*date) {
                Some(day) => sheet.write_datetime_with_format(row, at, &day, look(Kind::Date))?,
                None => sheet.write_string_with_format(row, at, date.to_string(), word)?,
            };
            Ok(10)
        }
        Value::Number(number) => {
            // Excel counts in floating point as well, and every number of days or measures is exact in it.
            #[expect(clippy::cast_precision_loss, reason = "Excel has no other numbers")]
            sheet.write_number_with_format(row, at, *number as f64, look(Kind::Number))?;
            Ok(number.to_string().len())
        }
        Value::Count(count) => {
            #[expect(clippy::cast_precision_loss, reason = "Excel has no other numbers")]
            sheet.write_number_with_format(row, at, *count as f64, look(Kind::Number))?;
            Ok(count.to_string().len())
        }
        Value::Share { of: 0, .. } | Value::Empty => Ok(0),
        Value::Share { percent, .. } => {
            #[expect(clippy::cast_precision_loss, reason = "Excel has no other numbers")]
            sheet.write_number_with_format(row, at, *percent as f64 / 100.0, look(Kind::Share))?;
            Ok(4)
        }
        Value::Withheld => {
            let kind = match column.align {
                Align::Left => Kind::Word,
                Align::Right => Kind::Number,
            };
            sheet.write_string_with_format(row, at, WITHHELD, look(kind))?;
            Ok(1)
        }
    }
}

/// Makes a figure lead to a sheet. The crate writes a link as text, so that the figure is written over it; the link stays with the cell.
fn write_link(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    cell: &Cell,
    link: &Url,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let count = match cell.value {
        Value::Count(count) if count > 0 => u32::try_from(count).unwrap_or(u32::MAX),
        Value::Count(_)
        | Value::Number(_)
        | Value::Share { .. }
        | Value::Text(_)
        | Value::Term { .. }
        | Value::Date(_)
        | Value::Withheld
        | Value::Empty => return Ok(()),
    };
    sheet.write_url(row, at, link)?;
    sheet.write_number_with_format(row, at, count, looks.cell(cell.tone, Kind::Link))?;
    Ok(())
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace()
        .map(|word| word.chars().count())
        .max()
        .unwrap_or_default()
}
