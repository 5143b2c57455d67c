//! The cells of a form, before anything is made of them.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    Text(String),
    Date(Date),
    Number(f64),
    /// A formula, without its first sign.
    Formula(String),
    /// Something that is no answer, such as `#REF!`, in words.
    Fault(String),
}

impl Said {
    /// What a reader sees.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Fault(text) => text.clone(),
            Self::Date(date) => date.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Formula(formula) => format!("={formula}"),
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

/// Cells by row and column, both counted from 0; blank ones are left out.
pub(super) type Cells = BTreeMap<(u32, u32), Said>;

/// A form's cells.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// The sheet's name, of a workbook.
    pub(super) sheet: Option<String>,
    pub(super) cells: Cells,
    /// What a row is called where that is not its number.
    pub(super) lines: BTreeMap<u32, u32>,
    /// The first and the last cell of each area that was merged.
    pub(super) merged: Vec<((u32, u32), (u32, u32))>,
    /// What is in the file besides and is not read, such as comments.
    pub(super) unread: Vec<String>,
    /// The cells of the hidden sheet; `None` where there is none.
    pub(super) hidden: Option<Cells>,
}

impl Grid {
    pub(super) fn at(&self, row: u32, column: usize) -> Option<&Said> {
        let column = u32::try_from(column).ok()?;
        self.cells.get(&(row, column))
    }

    pub(super) fn text(&self, row: u32, column: usize) -> String {
        self.at(row, column)
            .map_or_else(String::new, |said| said.text().trim().to_owned())
    }

    /// The rows that hold anything, from one on.
    pub(super) fn rows_from(&self, first: u32) -> Vec<u32> {
        let mut rows: Vec<u32> = self
            .cells
            .range((first, 0)..)
            .map(|((row, _), _)| *row)
            .collect();
        rows.dedup();
        rows
    }

    /// The number of a row as people count them.
    pub(super) fn number(&self, row: u32) -> u32 {
        self.lines.get(&row).copied().unwrap_or(row + 1)
    }
}
