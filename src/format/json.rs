//! The tables of a document as JSON, for programs: `tadbir.report/1`.
//!
//! ```json
//! { "schema": "tadbir.report/1", "report": "period", "plan": "az-thb-2009", "period": "2010-Q2", "as_of": "2010-07-20",
//!   "edition": "coordinator", "language": "en", "fingerprint": "…", "left_out": 0, "title": "…",
//!   "tables": { "by-body": { "title": "…", "columns": [ { "key": "body", "title": "…" } ],
//!                            "rows": [ { "body": "mia", "total": 3, "overdue": 1 } ] } } }
//! ```
//!
//! Only tables and the head: sentences and charts are left away. Keys and codes are the same in every language, and every
//! table and column of a report is there whatever the figures are: without rows, and with zeros.
//! A figure under a status, in a row with a body, objective or period, counts the rows of the table `obligations`
//! that have this status and this body, objective or `due_period`. What is withheld is `null`.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};

use crate::document::{Block, Cell, Column, Document, Table, Value};
use crate::error::Error;
use crate::format::Look;
use crate::text::words::harmless;

pub(super) fn render(document: &Document, _: Look) -> Result<Vec<u8>, Error> {
    let mut bytes = serde_json::to_vec_pretty(&Report(document)).map_err(|error| Error::Write {
        what: "JSON".to_owned(),
        reason: error.to_string(),
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

struct Report<'d>(&'d Document);

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(document) = self;
        let mut report = serializer.serialize_struct("Report", 11)?;
        report.serialize_field("schema", "tadbir.report/1")?;
        if let Some(head) = &document.head {
            report.serialize_field("report", head.report)?;
            report.serialize_field("plan", &head.plan)?;
            report.serialize_field("period", &head.period)?;
            report.serialize_field("as_of", &head.as_of)?;
            if let Some(day) = head.known_on {
                report.serialize_field("known_on", &day)?;
            }
            report.serialize_field("edition", head.edition)?;
            report.serialize_field("language", document.wording.code())?;
            report.serialize_field("fingerprint", &head.fingerprint)?;
            report.serialize_field("left_out", &head.left_out)?;
        }
        let title = document.blocks.iter().find_map(|block| match block {
            Block::Heading { level: 1, text } => Some(harmless(text)),
            Block::Heading { .. }
            | Block::Paragraph(_)
            | Block::Facts(_)
            | Block::List(_)
            | Block::Table(_)
            | Block::Chart(_)
            | Block::Verbatim(_)
            | Block::Annex => None,
        });
        report.serialize_field("title", &title)?;
        report.serialize_field("tables", &Tables(document))?;
        report.end()
    }
}

/// The tables for programs, by key.
struct Tables<'d>(&'d Document);

impl Serialize for Tables<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut tables = serializer.serialize_map(None)?;
        for block in &self.0.blocks {
            match block {
                Block::Table(table) => {
                    tables.serialize_entry(table.key, &OneTable(table))?;
                }
                Block::Heading { .. }
                | Block::Paragraph(_)
                | Block::Facts(_)
                | Block::List(_)
                | Block::Chart(_)
                | Block::Verbatim(_)
                | Block::Annex => {}
            }
        }
        tables.end()
    }
}

struct OneTable<'d>(&'d Table);

impl Serialize for OneTable<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(table) = self;
        let mut fields = serializer.serialize_struct("Table", 3)?;
        fields.serialize_field("title", &table.caption)?;
        fields.serialize_field("columns", &Columns(&table.columns))?;
        fields.serialize_field("rows", &Rows(table))?;
        fields.end()
    }
}

struct Columns<'d>(&'d [Column]);

impl Serialize for Columns<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut columns = serializer.serialize_seq(Some(self.0.len()))?;
        for column in self.0 {
            columns.serialize_element(&OneColumn(column))?;
        }
        columns.end()
    }
}

struct OneColumn<'d>(&'d Column);

impl Serialize for OneColumn<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Column", 2)?;
        fields.serialize_field("key", self.0.key)?;
        fields.serialize_field("title", &self.0.title)?;
        fields.end()
    }
}

struct Rows<'d>(&'d Table);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(None)?;
        for cells in self.0.rows() {
            rows.serialize_element(&Row {
                columns: &self.0.columns,
                cells,
            })?;
        }
        rows.end()
    }
}

/// The cells of a row under the keys of their columns.
struct Row<'d> {
    columns: &'d [Column],
    cells: &'d [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(Some(self.columns.len()))?;
        for (column, cell) in self.columns.iter().zip(self.cells) {
            match &cell.value {
                Value::Text(text) => row.serialize_entry(column.key, &harmless(text))?,
                Value::Term { code, .. } => row.serialize_entry(column.key, code)?,
                Value::Date(date) => row.serialize_entry(column.key, date)?,
                Value::Number(number) => row.serialize_entry(column.key, number)?,
                Value::Count(count) => row.serialize_entry(column.key, count)?,
                Value::Share { of, percent, .. } if *of > 0 => {
                    row.serialize_entry(column.key, percent)?;
                }
                Value::Share { .. } | Value::Withheld | Value::Empty => {
                    row.serialize_entry(column.key, &None::<()>)?;
                }
            }
        }
        row.end()
    }
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::document::{Medium, sample};
    use crate::format::Look;

    #[test]
    fn a_report_has_its_head_and_its_tables_by_key() {
        let look = Look {
            width: 80,
            is_coloured: false,
        };
        let bytes = render(&sample::document(Medium::Data), look).unwrap();
        insta::assert_snapshot!(String::from_utf8(bytes).unwrap());
    }
}
