//! The columns of a form, the same in every format and in the order in which they stand: what is asked, the points of a
//! statement that answer it, and what tells the question again.

use crate::plan::statement::{Kept, POINTS, Point};
use crate::text::wording::Wording;

/// A column of a form.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Column {
    Measure,
    For,
    Text,
    Period,
    DueOn,
    Said,
    Ask,
    /// What the body fills in; the others are the plan's own words.
    Answer(&'static Point),
    Code,
}

/// The columns before the answers, in order.
const QUESTION: [Column; 7] = [
    Column::Measure,
    Column::For,
    Column::Text,
    Column::Period,
    Column::DueOn,
    Column::Said,
    Column::Ask,
];

/// How many columns stand before the answers.
pub(crate) const QUESTIONS: usize = QUESTION.len();

/// Every column, in order.
pub(crate) fn columns() -> impl Iterator<Item = Column> {
    let asked = POINTS.iter().filter(|point| point.is_in_forms());
    QUESTION
        .into_iter()
        .chain(asked.map(Column::Answer))
        .chain([Column::Code])
}

impl Column {
    /// The key of the record's field that it fills in, or a name of its own.
    pub(crate) fn key(self) -> &'static str {
        self.look().0
    }

    /// How wide it is, in characters.
    pub(crate) fn width(self) -> f64 {
        self.look().1
    }

    fn look(self) -> (&'static str, f64) {
        match self {
            Self::Measure => ("measure", 9.0),
            Self::For => ("for", 11.0),
            Self::Text => ("text", 42.0),
            Self::Period => ("period", 16.0),
            Self::DueOn => ("due_on", 12.0),
            Self::Said => ("said", 30.0),
            Self::Ask => ("ask", 26.0),
            Self::Answer(point) => (
                point.field.key,
                match (point.kept, point.field.key) {
                    (Kept::State | Kept::About, _) => 17.0,
                    (Kept::Date(..), _) => 13.0,
                    (Kept::Text(..), "summary") => 36.0,
                    (Kept::Text(..), _) => 24.0,
                    (Kept::Texts(..), _) => 30.0,
                },
            ),
            Self::Code => ("code", 14.0),
        }
    }

    pub(crate) fn of_key(key: &str) -> Option<Self> {
        columns().find(|column| column.key() == key)
    }

    pub(crate) fn title(self, wording: Wording) -> String {
        wording.say(&format!("form-column-{}", self.key()))
    }

    /// Its name in messages: `C`.
    pub(crate) fn letter(self) -> char {
        char::from(b'A' + u8::try_from(self.position()).expect("there are fewer than 26 columns"))
    }

    pub(crate) fn position(self) -> usize {
        columns()
            .position(|column| column.key() == self.key())
            .expect("every column is listed")
    }
}
