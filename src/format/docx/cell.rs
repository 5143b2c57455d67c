//! A cell of a table.

use std::borrow::Cow;

use crate::document::{Cell, Value, WITHHELD};

/// A value as it is read; zero is left empty, so that what there is stands out.
pub(super) fn text(cell: &Cell) -> Cow<'_, str> {
    match &cell.value {
        Value::Text(text) | Value::Term { text, .. } => Cow::Borrowed(text),
        Value::Date(date) => Cow::Owned(date.to_string()),
        Value::Number(number) => Cow::Owned(number.to_string()),
        Value::Count(count) if *count > 0 => Cow::Owned(count.to_string()),
        Value::Count(_) | Value::Share { of: 0, .. } | Value::Empty => Cow::Borrowed(""),
        // The space is one that no line ends at.
        Value::Share { percent, .. } => Cow::Owned(format!("{percent}\u{a0}%")),
        Value::Withheld => Cow::Borrowed(WITHHELD),
    }
}
