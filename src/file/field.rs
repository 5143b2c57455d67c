//! What every kind of record declares once about its fields.
//!
//! Decoding, the help for unknown keys, the format reference of `explain` and the comparison of two states of a plan read
//! these tables.

use crate::limit::{LINE, Limit};

/// The audience of a field; each audience also sees what the wider ones see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Audience {
    Public,
    Body,
    Coordinator,
}

impl Audience {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Body => "body",
            Self::Coordinator => "coordinator",
        }
    }
}

/// What may be written as the value of a field.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Type {
    /// Free text of at most so many characters; all items of a list together have at most `limit::PARAGRAPH`.
    Text(&'static Limit),
    /// Text that stays as it is written: `1.10` is not a number.
    Id,
    /// The address of one mailbox: `name@example.org`.
    Email,
    /// A body by id, name or accepted spelling.
    Body,
    /// `YYYY-MM-DD`.
    Date,
    /// `2009-02`, `2009-Q1`, `2009-H1` or `2009`.
    ReportingPeriod,
    /// Obligations: by period or due date, a range, one body's part, or a list of these.
    ObligationOf,
    /// A calendar unit, or a number and a unit: `quarter`, `4 months`.
    Every,
    /// A number and a unit: `15 days`.
    Length,
    /// `true` or `false`.
    Flag,
    Choice(&'static [&'static str]),
    List(&'static Type),
    Record(&'static Record),
    /// The decree's words, or a mapping that keeps them and states the reading.
    Period(&'static Record),
}

impl Type {
    /// Its name in the format reference and in messages, with an article.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Text(_) => "text".to_owned(),
            Self::Id => "an id (letters, digits, `.`, `-`, `_`)".to_owned(),
            Self::Email => "one e-mail address such as `name@example.org`".to_owned(),
            Self::Body => "a body (name, accepted spelling or id)".to_owned(),
            Self::Date => "a date such as `2009-03-31`".to_owned(),
            Self::ReportingPeriod => "a reporting period such as `2009-Q1`".to_owned(),
            Self::ObligationOf => "a period such as `2009-02`, a due date, a range such as `2009-Q3..2010-Q1`, or a list of these".to_owned(),
            Self::Every => {
                "`month`, `quarter`, `half-year`, `year` or a step such as `4 months`".to_owned()
            }
            Self::Length => "a length of time such as `15 days`".to_owned(),
            Self::Flag => "`true` or `false`".to_owned(),
            Self::Choice(choices) => crate::text::words::any_of(&crate::text::words::quoted(choices)),
            Self::List(inner) => match inner {
                Self::Record(record) => format!("a list of records ({})", record.name),
                Self::Body => "a list of bodies".to_owned(),
                _ => "a list of texts".to_owned(),
            },
            Self::Record(record) => format!("a mapping ({})", record.name),
            Self::Period(record) => format!("the decree's words, or a mapping ({})", record.name),
        }
    }

    /// The largest number of characters of a value, or of each item of a list; `None` if it is not free text.
    pub(crate) fn most(&self) -> Option<&'static Limit> {
        match self {
            Self::Text(limit) => Some(limit),
            Self::Body | Self::Period(_) => Some(&LINE),
            Self::List(inner) => inner.most(),
            Self::Id
            | Self::Email
            | Self::Date
            | Self::ReportingPeriod
            | Self::ObligationOf
            | Self::Every
            | Self::Length
            | Self::Flag
            | Self::Choice(_)
            | Self::Record(_) => None,
        }
    }

    /// The record that a value is, may be, or is a list of.
    pub(crate) fn record(&self) -> Option<&'static Record> {
        match self {
            Self::Record(record) | Self::Period(record) => Some(record),
            Self::List(inner) => inner.record(),
            Self::Text(_)
            | Self::Id
            | Self::Email
            | Self::Body
            | Self::Date
            | Self::ReportingPeriod
            | Self::ObligationOf
            | Self::Every
            | Self::Length
            | Self::Flag
            | Self::Choice(_) => None,
        }
    }
}

/// Whether a field must be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    Optional,
    Required,
    RequiredWith {
        key: &'static str,
        values: &'static [&'static str],
    },
    /// At least one field of this kind must be.
    Subject {
        /// Whether it may be omitted.
        is_all: bool,
    },
}

/// What it means if a field of an approved plan changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// When a measure is to be carried out.
    Period,
    /// Who must carry it out, or belongs to a group.
    Bodies,
    /// Whether it is a group; other changes of its kind do not matter.
    Sort,
    /// Who answers, how often it is judged, when bodies report. The default for new fields, so that no change is
    /// overlooked.
    Rules,
    /// Words of the decree.
    Wording,
    /// Who may see it.
    Visibility,
    /// What may be added without changing the meaning.
    Background,
    /// Who says so, and the spelling.
    Clerical,
}

/// One field of a record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    pub(crate) key: &'static str,
    pub(crate) kind: Type,
    pub(crate) presence: Presence,
    pub(crate) audience: Audience,
    pub(crate) weight: Weight,
    /// Its value if it is omitted.
    pub(crate) default: Option<&'static str>,
    pub(crate) doc: &'static str,
}

impl Field {
    /// A field that may be omitted, seen by everyone.
    pub(crate) const fn new(key: &'static str, kind: Type, doc: &'static str) -> Self {
        Self {
            key,
            kind,
            presence: Presence::Optional,
            audience: Audience::Public,
            weight: Weight::Rules,
            default: None,
            doc,
        }
    }

    /// The first clause of its documentation, as a line of help: `The day it was done`.
    pub(crate) fn brief(&self) -> &'static str {
        self.doc.split([';', '.']).next().unwrap_or(self.doc)
    }

    pub(crate) const fn weighs(mut self, weight: Weight) -> Self {
        self.weight = weight;
        self
    }

    pub(crate) const fn default(mut self, value: &'static str) -> Self {
        self.default = Some(value);
        self
    }

    pub(crate) const fn required(mut self) -> Self {
        self.presence = Presence::Required;
        self
    }

    /// A table with one field inserted after the first field of another table.
    pub(crate) const fn second_of<const FEWER: usize, const ALL: usize>(
        self,
        fields: &[Self; FEWER],
    ) -> [Self; ALL] {
        assert!(FEWER + 1 == ALL, "the table has one field more");
        let mut all = [self; ALL];
        all[0] = fields[0];
        let mut at = 1;
        while at < FEWER {
            all[at + 1] = fields[at];
            at += 1;
        }
        all
    }

    /// A field that is required if another has one of some values.
    pub(crate) const fn required_with(
        mut self,
        key: &'static str,
        values: &'static [&'static str],
    ) -> Self {
        self.presence = Presence::RequiredWith { key, values };
        self
    }

    /// A field that says what its record is about; at least one of these is required.
    pub(crate) const fn subject(mut self) -> Self {
        self.presence = Presence::Subject { is_all: true };
        self
    }

    /// A field that says what its record is about, and needs another key beside it.
    pub(crate) const fn subject_of_others(mut self) -> Self {
        self.presence = Presence::Subject { is_all: false };
        self
    }

    /// Whether its record is meaningless without it.
    pub(crate) fn is_required(&self) -> bool {
        self.presence == Presence::Required
    }

    pub(crate) const fn audience(mut self, audience: Audience) -> Self {
        self.audience = audience;
        self
    }
}

/// A kind of record: its name, its place, and its fields in the recommended order.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) name: &'static str,
    pub(crate) doc: &'static str,
    pub(crate) fields: &'static [Field],
}

impl Record {
    pub(crate) fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    pub(crate) fn position(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.key == key)
    }
}
