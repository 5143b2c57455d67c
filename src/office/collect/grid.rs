//! The cells of a form, before they are interpreted.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::limit::{FORM_CELL, FORM_CELLS, FORM_ROWS, FORM_TEXT};

/// The content of a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Said {
    Text(String),
    Date(Date),
    /// Neither infinite nor undefined.
    Number(f64),
    /// A formula, without its `=`; empty if the file does not have it at this cell.
    Formula(String),
    /// Something that is not an answer, such as `#REF!`, in words.
    Fault(String),
}

impl Said {
    /// The text that a reader sees.
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

    /// The text in the file; empty for contents of small size.
    fn words(&self) -> &str {
        match self {
            Self::Text(text) | Self::Fault(text) | Self::Formula(text) => text,
            Self::Date(_) | Self::Number(_) => "",
        }
    }
}

/// A row and a column, both counted from 0.
pub(super) type Place = (u32, u32);

/// Cells by their place; blank ones are left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<(Place, Said)>", into = "Vec<(Place, Said)>")]
pub(super) struct Cells(BTreeMap<Place, Said>);

impl From<Vec<(Place, Said)>> for Cells {
    fn from(cells: Vec<(Place, Said)>) -> Self {
        Self(cells.into_iter().collect())
    }
}

impl From<Cells> for Vec<(Place, Said)> {
    fn from(cells: Cells) -> Self {
        cells.0.into_iter().collect()
    }
}

impl Deref for Cells {
    type Target = BTreeMap<Place, Said>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Cells {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl Cells {
    /// The non-empty rows, from one on.
    pub(super) fn rows_from(&self, first: u32) -> Vec<u32> {
        let mut rows: Vec<u32> = self.range((first, 0)..).map(|((row, _), _)| *row).collect();
        rows.dedup();
        rows
    }

    /// Refuses cells in more rows than the limit.
    ///
    /// # Errors
    ///
    /// If there are too many.
    pub(super) fn are_few_rows(&self) -> Result<(), String> {
        if FORM_ROWS.is_passed_by(self.rows_from(0).len() as u64) {
            return Err(format!(
                "the form has more than {FORM_ROWS} non-empty rows, which is too many"
            ));
        }
        Ok(())
    }
}

/// A form's cells.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Grid {
    /// The sheet's name, of a workbook.
    pub(super) sheet: Option<String>,
    pub(super) cells: Cells,
    /// The names of rows, if they differ from their numbers.
    pub(super) lines: BTreeMap<u32, u32>,
    /// The first and the last cell of each area that was merged.
    pub(super) merged: Vec<(Place, Place)>,
    /// Other content of the file that is not read, such as comments.
    pub(super) unread: Vec<String>,
    /// The cells of the hidden sheet; `None` if there is none.
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

    /// The number of a row as people count them.
    pub(super) fn number(&self, row: u32) -> u32 {
        self.lines.get(&row).copied().unwrap_or(row + 1)
    }
}

/// Counts what is read of a form, cell by cell, so that reading stops before a form that is too large is kept.
#[derive(Debug, Default)]
pub(super) struct Tally {
    cells: u64,
    text: u64,
}

impl Tally {
    /// Counts a cell that is empty, or whose text is not known yet.
    ///
    /// # Errors
    ///
    /// If there are too many.
    pub(super) fn count(&mut self) -> Result<(), String> {
        self.cells += 1;
        if FORM_CELLS.is_passed_by(self.cells) {
            return Err(format!(
                "the form has more than {FORM_CELLS} cells, which is too many"
            ));
        }
        Ok(())
    }

    /// Counts the text of a cell.
    ///
    /// # Errors
    ///
    /// If it is too long, or all cells are together.
    pub(super) fn weigh(&mut self, row: u32, said: &Said) -> Result<(), String> {
        let words = said.words();
        if FORM_CELL.is_passed_by_text(words) {
            return Err(format!(
                "a cell in row {} has more than {FORM_CELL} characters, which is too many",
                row + 1
            ));
        }
        self.text += words.len() as u64;
        if FORM_TEXT.is_passed_by(self.text) {
            return Err(format!(
                "the form has more than {FORM_TEXT} of text, which is too much"
            ));
        }
        Ok(())
    }
}
