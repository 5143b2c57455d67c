//! The answers of a form, and remarks about it.

use crate::limit::FORM_REMARKS;
use crate::office::proposal::entry::Reported;
use crate::office::request::column::Column;
use crate::text::words::{one_line, shortened};

/// A remark about a form, with its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Remark {
    /// `form.xlsx, sheet "Progress", C7`
    pub(crate) place: String,
    pub(crate) text: String,
}

/// The remarks about a form, of which the first [`FORM_REMARKS`] are shown.
#[derive(Debug, Default)]
pub(crate) struct Remarks {
    pub(super) told: Vec<Remark>,
    /// The number of those not shown.
    pub(crate) more: usize,
}

impl Remarks {
    /// The largest number of characters in a remark: quoted texts are shortened when quoted, and this is a safety net.
    const LONGEST: usize = 1_000;

    pub(super) fn add(&mut self, place: impl Into<String>, text: &str) {
        if FORM_REMARKS.count() <= self.told.len() {
            self.more += 1;
            return;
        }
        self.told.push(Remark {
            place: place.into(),
            text: shortened(text, Self::LONGEST).into_owned(),
        });
    }

    /// Their number, shown or not.
    pub(super) fn len(&self) -> usize {
        self.told.len() + self.more
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    /// Those that are shown.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Remark> {
        self.told.iter()
    }
}

/// The answers of a form.
#[derive(Debug)]
pub(crate) struct Intake {
    /// The file as the user named it.
    pub(crate) name: String,
    /// `None` if its body is unknown.
    pub(crate) reported: Option<Reported>,
    /// The place of each entry, in order.
    pub(crate) places: Vec<EntryPlace>,
    /// Reasons to refuse it: if there is any, nothing of it is filed.
    pub(crate) refusals: Remarks,
    /// Notes for the office.
    pub(crate) notes: Remarks,
    /// Questions without an answer: `1.a for 2024-Q2`.
    pub(crate) unanswered: Vec<String>,
}

/// The place of an entry in its form.
#[derive(Debug, Clone)]
pub(crate) enum EntryPlace {
    /// The row number, and the text before a column's letter: `form.xlsx, sheet "Progress", `.
    Row { before: String, row: u32 },
    /// The line: `form.yaml:7`.
    Line(String),
}

impl EntryPlace {
    /// The place of a field of the entry.
    pub(crate) fn of(&self, key: &str) -> String {
        match self {
            Self::Row { before, row } => match Column::of_key(key) {
                Some(column) => format!("{before}{}{row}", column.letter()),
                None => format!("{before}row {row}"),
            },
            Self::Line(place) => place.clone(),
        }
    }
}

impl Intake {
    /// A form of which nothing has been read yet.
    pub(super) fn new(name: &str) -> Self {
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
    pub(super) fn refused(name: &str, text: &str) -> Self {
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

/// A text of a form as it is shown in a message.
pub(super) fn shown(text: &str) -> String {
    shortened(&one_line(text), 40).into_owned()
}
