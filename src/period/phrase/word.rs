//! What the words of a phrase mean, in any language.

use jiff::civil::Date;

use crate::period::{Every, YEARS};

/// What a word, or several that belong together, means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// In digits, and how many; in words, with none.
    Number {
        value: u16,
        digits: u8,
    },
    Ordinal(u8),
    Roman(u8),
    /// A day in digits: `2010-03-15`, `15.03.2010`.
    Date(Date),
    /// A month in digits: `2010-03`, `03.2010`.
    YearMonth {
        year: u16,
        month: u8,
    },
    Month(u8),
    Season(Season),
    Part(Part),
    /// `Q3`
    Quarter(u8),
    /// `H1`
    Half(u8),
    Noun(Noun),
    /// A noun in the plural.
    Nouns(Noun),
    /// `quarterly`
    Often(Every),
    Regularly,
    /// Regularly, in all of what follows.
    Throughout,
    /// Says only that it is done: `carried out`.
    Done,
    /// Tight where no space stands on either side.
    Dash {
        tight: bool,
    },
    Comma,
    Semicolon,
    Slash,
    Open,
    Close,
    And,
    Or,
    To,
    /// Up to and including, between two periods or after `ongoing`.
    Through,
    Of,
    In,
    On,
    At,
    By,
    Until,
    Before,
    From,
    Between,
    Onwards,
    End,
    Within,
    After,
    Each,
    Other,
    A,
    Per,
    Times(u8),
    TimesNoun,
    AtLeast,
    Last,
    Following,
    Next,
    Basis,
    /// `period`, as in `within a three-month period`.
    Span,
    DayOf,
    /// The act of approving.
    Approval,
    /// What is approved: the plan, the order.
    Act,
    /// The term of the plan: `implementation period`.
    Term,
    /// All of it: `whole`, `entire`.
    Whole,
    Not,
    /// Has no meaning of its own and is passed over: `the`.
    Filler,
    Unclear(Unclear),
    Unknown,
}

/// What a period, a length or a cadence is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    Day,
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
}

/// A season; winter belongs to two years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Winter,
    Spring,
    Summer,
    Autumn,
}

/// A third of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
}

/// A word that is known but cannot be read by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unclear {
    /// Has two meanings: `biannually`.
    Either(&'static str, &'static str),
    /// Means a different day each time it is read: `now`.
    Moving,
    /// Days that depend on holidays: `working days`.
    WorkingDays,
    /// Years that are not the calendar's: `fiscal`.
    OtherYear,
    /// `03/04/2010`
    DayOrMonth(Date, Date),
    /// `2010-12`, `2009-13`
    YearAndNumber { year: u16, number: u8 },
    /// `15.03.10`
    ShortYear,
    /// `2010-02-30`
    NoSuchDay,
}

impl Word {
    /// Returns the year that a number of four digits names.
    pub(super) fn year(self) -> Option<u16> {
        match self {
            Self::Number { value, digits: 4 }
                if i16::try_from(value).is_ok_and(|year| YEARS.contains(&year)) =>
            {
                Some(value)
            }
            _ => None,
        }
    }

    pub(super) fn month(self) -> Option<u8> {
        match self {
            Self::Month(month) => Some(month),
            _ => None,
        }
    }

    /// Returns a day of a month: `3`, `3rd`, `third`.
    pub(super) fn day(self) -> Option<u8> {
        match self {
            Self::Number {
                value,
                digits: 1 | 2,
            } => u8::try_from(value).ok(),
            Self::Ordinal(place) => Some(place),
            _ => None,
        }
    }

    /// Returns a place in an order: `3`, `3rd`, `third`, `III`.
    pub(super) fn place(self) -> Option<u8> {
        match self {
            Self::Roman(place) => Some(place),
            word => word.day(),
        }
    }

    /// Returns how many: `3`, `three`, `a`.
    pub(super) fn count(self) -> Option<u16> {
        match self {
            Self::Number {
                value,
                digits: 0..=3,
            } => Some(value),
            Self::A => Some(1),
            _ => None,
        }
    }
}
