//! Forms that came back, read cell by cell: what they say, and what is wrong with them at which cell.
//!
//! A form is untrusted: it is bounded in size, nothing in it is run or followed, and what it says decides neither
//! where anything is written nor what anything is called.

mod answer;
mod csv;
mod file;
pub(crate) mod gathering;
mod grid;
mod value;
mod workbook;
mod yaml;

use std::path::Path;

use jiff::civil::Date;

use crate::filing::entry::Reported;
use crate::obligation::AsOf;
use crate::plan::Plan;

/// Something to be said about a form, with the place in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Remark {
    /// `form.xlsx, sheet "Progress", C7`
    pub(crate) place: String,
    pub(crate) text: String,
}

/// What a form says.
#[derive(Debug)]
pub(crate) struct Intake {
    /// The file as it was named.
    pub(crate) name: String,
    /// `None` where it could not be told whose it is.
    pub(crate) reported: Option<Reported>,
    /// Where each entry stands, in their order.
    pub(crate) places: Vec<EntryPlace>,
    /// What speaks against taking it: if there is anything, nothing of it is taken.
    pub(crate) refusals: Vec<Remark>,
    /// What the office should know all the same.
    pub(crate) notes: Vec<Remark>,
    /// What was asked and not answered: `1.a for 2024-Q2`.
    pub(crate) unanswered: Vec<String>,
}

/// Where an entry stands in its form.
#[derive(Debug, Clone)]
pub(crate) enum EntryPlace {
    /// The row as people count it, and what stands before a column's letter: `form.xlsx, sheet "Progress", `.
    Row { before: String, row: u32 },
    /// The line: `form.yaml:7`.
    Line(String),
}

impl EntryPlace {
    /// The place of a field of the entry.
    pub(crate) fn of(&self, key: &str) -> String {
        match self {
            Self::Row { before, row } => match crate::form::column::Column::of_key(key) {
                Some(column) => format!("{before}{}{row}", column.letter()),
                None => format!("{before}row {row}"),
            },
            Self::Line(place) => place.clone(),
        }
    }
}

impl Intake {
    /// A form of which nothing has been read yet.
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            reported: None,
            places: Vec::new(),
            refusals: Vec::new(),
            notes: Vec::new(),
            unanswered: Vec::new(),
        }
    }

    /// A form that cannot be read at all.
    fn refused(name: &str, text: impl Into<String>) -> Self {
        let mut intake = Self::new(name);
        intake.refuse(name, text);
        intake
    }

    pub(crate) fn refuse(&mut self, place: impl Into<String>, text: impl Into<String>) {
        self.refusals.push(Remark {
            place: place.into(),
            text: text.into(),
        });
    }

    pub(crate) fn note(&mut self, place: impl Into<String>, text: impl Into<String>) {
        self.notes.push(Remark {
            place: place.into(),
            text: text.into(),
        });
    }

    pub(crate) fn is_refused(&self) -> bool {
        !self.refusals.is_empty()
    }
}

/// Reads a form, whatever it is.
pub(crate) fn read(path: &Path, plan: &Plan, as_of: AsOf, received_on: Date) -> Intake {
    let name = path.display().to_string();
    let bytes = match file::bytes(path) {
        Ok(bytes) => bytes,
        Err(reason) => return Intake::refused(&name, reason),
    };
    let asked = answer::Asked {
        plan,
        as_of,
        received_on,
    };
    if bytes.starts_with(b"PK") {
        return match workbook::grid(&bytes) {
            Ok(workbook) => answer::answers(&name, &workbook, &asked),
            Err(reason) => Intake::refused(&name, reason),
        };
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Intake::refused(&name, workbook::old_or_locked(&bytes));
    }
    let Ok(text) = str::from_utf8(&bytes) else {
        return Intake::refused(
            &name,
            "it is neither a workbook nor text in UTF-8; send it back as XLSX, or as \"CSV UTF-8\"",
        );
    };
    let extension = path.extension().and_then(|extension| extension.to_str());
    match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("yaml" | "yml") => yaml::answers(&name, text, &asked),
        _ => match csv::grid(text) {
            Ok(sheet) => answer::answers(&name, &sheet, &asked),
            Err(reason) => Intake::refused(&name, reason),
        },
    }
}
