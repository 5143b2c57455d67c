//! The tables of a document as CSV, for programs: every row, keys as heads, codes instead of words.
//!
//! Only tables: headings, sentences and charts are left away. Every table and column of a report is there whatever the
//! figures are. Of several tables, each stands under a line with its key
//! alone, after an empty line. A cell that a spreadsheet would take for a formula begins with an apostrophe.

use crate::data::csv::csv_rows;
use crate::document::{Block, Document, Table, Value};
use crate::error::Error;
use crate::format::Look;
use crate::text::words::{harmless, one_line};

pub(super) fn render(document: &Document, _: Look) -> Result<Vec<u8>, Error> {
    let tables: Vec<&Table> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Heading { .. }
            | Block::Paragraph(_)
            | Block::Facts(_)
            | Block::List(_)
            | Block::Chart(_)
            | Block::Verbatim(_)
            | Block::Annex => None,
        })
        .collect();
    let mut text = String::new();
    for (at, table) in tables.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        if tables.len() > 1 {
            text += table.key;
            text.push('\n');
        }
        let columns: Vec<&str> = table.columns.iter().map(|column| column.key).collect();
        let rows = table
            .rows()
            .map(|row| row.iter().map(|cell| written(&cell.value)).collect());
        text += &csv_rows(&columns, rows)?;
    }
    Ok(text.into_bytes())
}

fn written(value: &Value) -> String {
    match value {
        Value::Text(text) => harmless(&one_line(text)).into_owned(),
        Value::Term { code, .. } => (*code).to_owned(),
        Value::Date(date) => date.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Count(count) => count.to_string(),
        Value::Share { of, percent, .. } if *of > 0 => percent.to_string(),
        Value::Share { .. } | Value::Withheld | Value::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::document::{Medium, sample};
    use crate::format::Look;

    #[test]
    fn tables_stand_one_after_another_with_keys_and_codes() {
        let look = Look {
            width: 80,
            is_coloured: false,
        };
        let bytes = render(&sample::document(Medium::Data), look).unwrap();
        insta::assert_snapshot!(String::from_utf8(bytes).unwrap());
    }
}
