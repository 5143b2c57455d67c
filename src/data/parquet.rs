//! Sheets as Parquet, with typed columns: the only file that names the Parquet crate.
//!
//! Uncompressed, and nothing in it depends on the moment: the same sheet gives the same bytes.

use std::sync::Arc;

use jiff::civil::{Date, date};
use parquet::basic::Compression;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, Int32Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;

use crate::data::sheet::{Column, Holds, Sheet, Table, Value};
use crate::error::Error;
use crate::obligation::as_of::days_between;

/// The day that Parquet counts dates from.
const EPOCH: Date = date(1970, 1, 1);

/// A sheet as a Parquet file. What it is about stands in the file's metadata, under the keys of the JSON.
pub(crate) fn parquet(sheet: &Sheet) -> std::result::Result<Vec<u8>, Error> {
    write(sheet).map_err(|error| Error::Write {
        what: "Parquet".to_owned(),
        reason: error.to_string(),
    })
}

fn write(sheet: &Sheet) -> Result<Vec<u8>> {
    let schema = Arc::new(parse_message_type(&schema(sheet.table))?);
    let about = [
        ("schema", Some(sheet.table.schema.to_owned())),
        ("plan", Some(sheet.plan.to_owned())),
        ("as_of", Some(sheet.as_of.day.to_string())),
        (
            "known_on",
            sheet.as_of.hindsight().map(|day| day.to_string()),
        ),
        ("edition", sheet.edition.map(str::to_owned)),
        ("left_out", Some(sheet.left_out.to_string())),
    ];
    let about = about
        .into_iter()
        .filter(|(_, value)| value.is_some())
        .map(|(key, value)| KeyValue::new(format!("tadbir.{key}"), value))
        .collect();
    let properties = WriterProperties::builder()
        .set_compression(Compression::UNCOMPRESSED)
        .set_key_value_metadata(Some(about))
        .build();
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties))?;
    let mut group = file.next_row_group()?;
    for (at, column) in sheet.table.columns.iter().enumerate() {
        let values = sheet.rows.iter().map(|row| &row[at]);
        let mut writer = group
            .next_column()?
            .ok_or_else(|| ParquetError::General(format!("no column `{}`", column.key)))?;
        write_column(&mut writer, column, values)?;
        writer.close()?;
    }
    group.close()?;
    file.close()?;
    Ok(bytes)
}

/// The schema in the notation of Parquet.
fn schema(table: &Table) -> String {
    let fields = table.columns.iter().map(|Column { key, holds, is_optional, .. }| {
        let repetition = if *is_optional { "optional" } else { "required" };
        match holds {
            Holds::Text => format!("{repetition} binary {key} (STRING);"),
            Holds::Date => format!("{repetition} int32 {key} (DATE);"),
            Holds::Number => format!("{repetition} int32 {key} (INTEGER(32,true));"),
            Holds::Flag => format!("{repetition} boolean {key};"),
            Holds::Ids | Holds::Texts => format!(
                "{repetition} group {key} (LIST) {{ repeated group list {{ required binary element (STRING); }} }}"
            ),
        }
    });
    format!(
        "message {} {{ {} }}",
        table.name,
        fields.collect::<Vec<_>>().join(" ")
    )
}

fn write_column<'v>(
    writer: &mut SerializedColumnWriter,
    column: &Column,
    values: impl Iterator<Item = &'v Value<'v>>,
) -> Result<()> {
    match column.holds {
        Holds::Text => flat::<ByteArrayType>(writer, column, values, |value| match value {
            Value::Text(text) => Some(bytes(text)),
            _ => None,
        }),
        Holds::Date => flat::<Int32Type>(writer, column, values, |value| match value {
            Value::Date(date) => Some(days_between(EPOCH, *date)),
            _ => None,
        }),
        Holds::Number => flat::<Int32Type>(writer, column, values, |value| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        }),
        Holds::Flag => flat::<BoolType>(writer, column, values, |value| match value {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }),
        Holds::Ids | Holds::Texts => lists(writer, values),
    }
}

/// Writes a column of single values; what is not there counts as level 0.
fn flat<'v, T: DataType>(
    writer: &mut SerializedColumnWriter,
    column: &Column,
    values: impl Iterator<Item = &'v Value<'v>>,
    read: impl Fn(&Value) -> Option<T::T>,
) -> Result<()> {
    let mut present = Vec::new();
    let mut levels = Vec::new();
    for value in values {
        let value = read(value);
        levels.push(i16::from(value.is_some()));
        present.extend(value);
    }
    let levels = column.is_optional.then_some(levels.as_slice());
    writer.typed::<T>().write_batch(&present, levels, None)?;
    Ok(())
}

/// Writes a column of lists: an empty one is a level without a value, and all but the first of a list repeat it.
fn lists<'v>(
    writer: &mut SerializedColumnWriter,
    values: impl Iterator<Item = &'v Value<'v>>,
) -> Result<()> {
    let mut present = Vec::new();
    let mut definitions = Vec::new();
    let mut repetitions = Vec::new();
    for value in values {
        let texts: &[_] = match value {
            Value::List(texts) => texts,
            _ => &[],
        };
        definitions.push(i16::from(!texts.is_empty()));
        repetitions.push(0);
        for _ in texts.iter().skip(1) {
            definitions.push(1);
            repetitions.push(1);
        }
        present.extend(texts.iter().map(|text| bytes(text)));
    }
    writer.typed::<ByteArrayType>().write_batch(
        &present,
        Some(&definitions),
        Some(&repetitions),
    )?;
    Ok(())
}

fn bytes(text: &str) -> ByteArray {
    ByteArray::from(text.as_bytes().to_vec())
}
