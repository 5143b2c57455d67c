//! The columns of a form, in order, the same in every format.

use crate::text::wording::Wording;

/// A column of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    Measure,
    For,
    Text,
    Period,
    DueOn,
    Said,
    Ask,
    State,
    DoneOn,
    Summary,
    Evidence,
    Obstacles,
    Needs,
    Reason,
    Code,
}

/// Every column, in order.
pub(crate) const COLUMNS: [Column; 15] = [
    Column::Measure,
    Column::For,
    Column::Text,
    Column::Period,
    Column::DueOn,
    Column::Said,
    Column::Ask,
    Column::State,
    Column::DoneOn,
    Column::Summary,
    Column::Evidence,
    Column::Obstacles,
    Column::Needs,
    Column::Reason,
    Column::Code,
];

impl Column {
    /// The key of the record's field that it fills in, or a name of its own.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Measure => "measure",
            Self::For => "for",
            Self::Text => "text",
            Self::Period => "period",
            Self::DueOn => "due_on",
            Self::Said => "said",
            Self::Ask => "ask",
            Self::State => "state",
            Self::DoneOn => "done_on",
            Self::Summary => "summary",
            Self::Evidence => "evidence",
            Self::Obstacles => "obstacles",
            Self::Needs => "needs",
            Self::Reason => "reason",
            Self::Code => "code",
        }
    }

    pub(crate) fn of_key(key: &str) -> Option<Self> {
        COLUMNS.into_iter().find(|column| column.key() == key)
    }

    /// Whether the body fills it in; the others are the plan's own words.
    pub(crate) fn is_answer(self) -> bool {
        (Self::State..=Self::Reason).contains(&self)
    }

    pub(crate) fn title(self, wording: Wording) -> String {
        wording.say(&format!("form-column-{}", self.key()))
    }

    /// Its name in messages: `C`.
    pub(crate) fn letter(self) -> char {
        char::from(b'A' + u8::try_from(self.position()).expect("there are fewer than 26 columns"))
    }

    pub(crate) fn position(self) -> usize {
        COLUMNS
            .iter()
            .position(|column| *column == self)
            .expect("every column is listed")
    }
}
