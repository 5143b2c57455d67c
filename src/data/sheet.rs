//! Rows under named columns: the same keys and values as JSON, CSV and Parquet.
//!
//! A table's columns stand in one list, which says what each holds and what it means; the help of `tadbir export`
//! prints it.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::data::csv::csv_rows;
use crate::data::json::pretty;
use crate::error::Error;
use crate::obligation::as_of::AsOf;
use crate::text::words::harmless;

/// A kind of table. Its schema's version changes when a column goes or changes its meaning, not when one is added.
#[derive(Debug)]
pub(crate) struct Table {
    /// What its rows are called in JSON.
    pub(crate) name: &'static str,
    pub(crate) schema: &'static str,
    pub(crate) columns: &'static [Column],
}

/// A column of a table.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) key: &'static str,
    pub(crate) holds: Holds,
    /// Whether it may hold nothing: `null` in JSON and Parquet, empty in CSV.
    pub(crate) is_optional: bool,
    pub(crate) doc: &'static str,
}

impl Column {
    /// A column that every row fills.
    pub(crate) const fn new(key: &'static str, holds: Holds, doc: &'static str) -> Self {
        Self {
            key,
            holds,
            is_optional: false,
            doc,
        }
    }

    pub(crate) const fn optional(self) -> Self {
        Self {
            is_optional: true,
            ..self
        }
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    Text,
    Date,
    Number,
    Flag,
    /// A list of ids; in CSV joined by spaces.
    Ids,
    /// A list of texts; in CSV joined by semicolons.
    Texts,
}

impl Holds {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Date => "date",
            Self::Number => "number",
            Self::Flag => "true or false",
            Self::Ids => "list of ids",
            Self::Texts => "list of texts",
        }
    }
}

/// What stands in one column of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Null,
    Text(Cow<'a, str>),
    Date(Date),
    Number(i32),
    Flag(bool),
    List(Vec<Cow<'a, str>>),
}

impl<'a> Value<'a> {
    /// A text of the plan, made harmless.
    pub(crate) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(seen(text.into()))
    }

    /// The texts of a list, made harmless.
    pub(crate) fn list<T: Into<Cow<'a, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(|text| seen(text.into())).collect())
    }

    /// A text that may not be there.
    pub(crate) fn maybe<T: Into<Cow<'a, str>>>(text: Option<T>) -> Self {
        text.map_or(Self::Null, Self::text)
    }

    pub(crate) fn date(date: Option<Date>) -> Self {
        date.map_or(Self::Null, Self::Date)
    }

    pub(crate) fn number(number: Option<i32>) -> Self {
        number.map_or(Self::Null, Self::Number)
    }

    /// A number of things.
    pub(crate) fn count(count: usize) -> Self {
        Self::Number(i32::try_from(count).unwrap_or(i32::MAX))
    }

    fn cell(&self, holds: Holds) -> String {
        match self {
            Self::Null => String::new(),
            Self::Text(text) => text.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::List(texts) => texts.join(if holds == Holds::Ids { " " } else { "; " }),
        }
    }
}

fn seen(text: Cow<'_, str>) -> Cow<'_, str> {
    match harmless(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(changed) => Cow::Owned(changed),
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Date(date) => date.serialize(serializer),
            Self::Number(number) => serializer.serialize_i32(*number),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::List(texts) => texts.serialize(serializer),
        }
    }
}

/// A table filled as of a day. Every row has a value for each column, of what the column holds.
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    pub(crate) table: &'static Table,
    pub(crate) plan: &'a str,
    pub(crate) as_of: AsOf,
    /// Whose edition it is, where the schema says so.
    pub(crate) edition: Option<&'static str>,
    pub(crate) left_out: usize,
    pub(crate) rows: Vec<Vec<Value<'a>>>,
}

impl Sheet<'_> {
    /// JSON: what it is about, then its rows as objects with the columns' keys.
    pub(crate) fn json(&self) -> Result<String, Error> {
        pretty(self)
    }

    /// CSV: a head, then a line for each row. What is null is empty.
    ///
    /// A cell that a spreadsheet would take for a formula begins with an apostrophe.
    pub(crate) fn csv(&self) -> Result<String, Error> {
        let columns = self.table.columns;
        let keys: Vec<&str> = columns.iter().map(|column| column.key).collect();
        let rows = self.rows.iter().map(|row| {
            let cells = columns.iter().zip(row);
            cells
                .map(|(column, value)| value.cell(column.holds))
                .collect()
        });
        csv_rows(&keys, rows)
    }
}

impl Serialize for Sheet<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = self.rows.iter().map(|row| Row {
            columns: self.table.columns,
            row,
        });
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", self.table.schema)?;
        map.serialize_entry("plan", self.plan)?;
        map.serialize_entry("as_of", &self.as_of.day)?;
        if let Some(day) = self.as_of.hindsight() {
            map.serialize_entry("known_on", &day)?;
        }
        if let Some(edition) = self.edition {
            map.serialize_entry("edition", edition)?;
        }
        map.serialize_entry("left_out", &self.left_out)?;
        map.serialize_entry(self.table.name, &rows.collect::<Vec<_>>())?;
        map.end()
    }
}

struct Row<'r, 'a> {
    columns: &'static [Column],
    row: &'r [Value<'a>],
}

impl Serialize for Row<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.columns.iter().map(|column| column.key).zip(self.row))
    }
}

/// The columns of a table in words, one a line.
pub(crate) fn columns_help(table: &Table) -> String {
    let widest = table.columns.iter().map(|column| column.key.len()).max();
    let width = widest.unwrap_or_default();
    let mut help = "Columns:".to_owned();
    for column in table.columns {
        let optional = if column.is_optional {
            ", or nothing"
        } else {
            ""
        };
        let holds = column.holds.name();
        help += &format!(
            "\n  {:width$}  {holds}{optional}: {}",
            column.key, column.doc
        );
    }
    help
}
