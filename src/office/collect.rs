//! Forms that came back, read cell by cell: what they say, and what is wrong with them at which cell.
//!
//! A form is untrusted: it is bounded in size, nothing in it is run or followed, and what it says decides neither
//! where anything is written nor what anything is called. Its cells are read in a process of its own, without a plan and
//! before any lock is taken; what they mean is then decided in time that grows with their number alone.

mod answer;
mod content;
mod csv;
mod file;
pub(crate) mod gathering;
mod grid;
pub(crate) mod process;
mod value;
mod workbook;
mod yaml;

use std::path::Path;

use jiff::civil::Date;

use crate::error::Error;
use crate::limit::FORM_REMARKS;
use crate::obligation::as_of::AsOf;
use crate::office::collect::content::{Content, Ending};
use crate::office::collect::grid::Grid;
use crate::office::proposal::entry::Reported;
use crate::plan::Plan;
use crate::text::words::shortened;

/// Something to be said about a form, with the place in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Remark {
    /// `form.xlsx, sheet "Progress", C7`
    pub(crate) place: String,
    pub(crate) text: String,
}

/// What is to be said about a form, of which the first [`FORM_REMARKS`] are told.
#[derive(Debug, Default)]
pub(crate) struct Remarks {
    told: Vec<Remark>,
    /// How many there are besides.
    pub(crate) more: usize,
}

impl Remarks {
    /// The most characters of a remark: what it quotes is cut where it is quoted, and this is for what was forgotten.
    const LONGEST: usize = 1_000;

    fn add(&mut self, place: impl Into<String>, text: &str) {
        if FORM_REMARKS.count() <= self.told.len() {
            self.more += 1;
            return;
        }
        self.told.push(Remark {
            place: place.into(),
            text: shortened(text, Self::LONGEST).into_owned(),
        });
    }

    /// How many there are, told or not.
    fn len(&self) -> usize {
        self.told.len() + self.more
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// Those that are told.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Remark> {
        self.told.iter()
    }
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
    pub(crate) refusals: Remarks,
    /// What the office should know all the same.
    pub(crate) notes: Remarks,
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
            Self::Row { before, row } => {
                match crate::office::request::column::Column::of_key(key) {
                    Some(column) => format!("{before}{}{row}", column.letter()),
                    None => format!("{before}row {row}"),
                }
            }
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
            refusals: Remarks::default(),
            notes: Remarks::default(),
            unanswered: Vec::new(),
        }
    }

    /// A form that cannot be read at all.
    fn refused(name: &str, text: &str) -> Self {
        let mut intake = Self::new(name);
        intake.refuse(name, text);
        intake
    }

    pub(crate) fn refuse(&mut self, place: impl Into<String>, text: impl AsRef<str>) {
        self.refusals.add(place, text.as_ref());
    }

    pub(crate) fn note(&mut self, place: impl Into<String>, text: impl AsRef<str>) {
        self.notes.add(place, text.as_ref());
    }

    pub(crate) fn is_refused(&self) -> bool {
        !self.refusals.is_empty()
    }
}

/// A form as it was handed in, before a plan is asked what it means.
#[derive(Debug)]
pub(crate) struct HandedIn {
    /// The file as it was named.
    name: String,
    /// Or why nothing of it can be read.
    written: Result<Written, String>,
}

/// What is written in a form.
#[derive(Debug)]
enum Written {
    Cells(Grid),
    Yaml(String),
}

/// Reads what is written in a form, in bounded time and memory.
///
/// # Errors
///
/// If Tadbir cannot run itself; what is wrong with a form is a part of it.
pub(crate) fn read(path: &Path) -> Result<HandedIn, Error> {
    let name = path.display().to_string();
    let bytes = match file::bytes(path) {
        Ok(bytes) => bytes,
        Err(reason) => {
            let written = Err(reason);
            return Ok(HandedIn { name, written });
        }
    };
    let extension = path.extension().and_then(|extension| extension.to_str());
    let ending = match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("yaml" | "yml") => Ending::Yaml,
        Some(_) | None => Ending::Other,
    };
    let content = process::read(&bytes, ending).map_err(|error| Error::Unreadable {
        path: path.to_owned(),
        reason: format!("Tadbir cannot run itself to read it: {error}"),
    })?;
    let written = content.and_then(|content| match content {
        Content::Cells(grid) => Ok(Written::Cells(grid)),
        Content::Yaml => String::from_utf8(bytes)
            .map(Written::Yaml)
            .map_err(|error| error.to_string()),
    });
    Ok(HandedIn { name, written })
}

impl HandedIn {
    /// What the form says to a plan.
    pub(crate) fn answers(&self, plan: &Plan, as_of: AsOf, received_on: Date) -> Intake {
        let asked = answer::Asked {
            plan,
            as_of,
            received_on,
        };
        match &self.written {
            Ok(Written::Cells(grid)) => answer::answers(&self.name, grid, &asked),
            Ok(Written::Yaml(text)) => yaml::answers(&self.name, text, &asked),
            Err(reason) => Intake::refused(&self.name, reason),
        }
    }
}
