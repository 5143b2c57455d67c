//! The reading of the words of a period, and its dates once tied to a plan.
//!
//! A reading knows no plan: what it leaves open (the term, the day of approval, how often) comes with the [`Frame`].

mod dates;

use std::fmt;

use jiff::civil::Date;

use crate::period::{Days, Every, Length, Period};

/// The reading of the words of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    /// To be finished by the end of each window; in order of due date.
    Delivery(Vec<Window>),
    /// To be carried out again in every period; both ends are inclusive, and `None` is the end of the term.
    Continuing {
        from: Option<Date>,
        until: Option<Date>,
        /// `None` is as the plan says.
        cadence: Option<Cadence>,
    },
}

/// Whether a measure is finished once or carried out again in every period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    Delivery,
    Continuing,
}

impl Kind {
    /// Returns its name in YAML and JSON.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Delivery => "delivery",
            Self::Continuing => "continuing",
        }
    }
}

/// When a delivery may be worked on, and by when it is to be finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) start: Start,
    pub(crate) due: Due,
}

/// When a delivery begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// On the first day of the term, or when it is due if that is earlier.
    Term,
    /// On the day of the approving act.
    Approval,
    On(Date),
}

/// When a delivery is due; the day itself is on time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Due {
    On(Date),
    /// The words are vague: due on the latest day, arguably on the earliest.
    Between {
        earliest: Date,
        latest: Date,
    },
    /// Counted from the day of the approving act.
    After(Length),
}

/// How often a measure is carried out, and by which day of each period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cadence {
    pub(crate) every: Every,
    /// `None` is the last day of each period.
    pub(crate) due: Option<DueDay>,
}

/// A day of every calendar period, such as 31 March of every year.
///
/// A day that a month does not have is the last day of the month: the 31st of every month is 28 or 29 February.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DueDay {
    /// The month within the period, counted from 1: 2 is May in the second quarter.
    pub(crate) month: u8,
    pub(crate) day: u8,
    /// Counted in the period that follows: `by the 10th of the following month`.
    pub(crate) following: bool,
    /// The month of the period in which the work begins, where the words say so: `annually, in March`.
    pub(crate) opens: Option<u8>,
}

/// What a reading is tied to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) term: Days,
    /// The day of the approving act, where known.
    pub(crate) approved_on: Option<Date>,
    /// How often a continuing measure is carried out if its words do not say.
    pub(crate) every: Every,
}

/// The dates of one obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot {
    /// `None` for a delivery.
    pub(crate) period: Option<SlotPeriod>,
    pub(crate) starts_on: Date,
    /// The last day of the period, clipped to the term and the words; of a delivery, the due date.
    pub(crate) ends_on: Date,
    pub(crate) due_on: Date,
    /// Earlier than the due date only if the words are vague.
    pub(crate) earliest_due: Date,
}

/// The whole period of an obligation, never clipped, so that changing the term renames none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum SlotPeriod {
    Calendar(Period),
    Step(Days),
}

impl SlotPeriod {
    /// Returns its first and last day.
    pub(crate) fn days(self) -> Days {
        match self {
            Self::Calendar(period) => period.days(),
            Self::Step(days) => days,
        }
    }
}

impl fmt::Display for SlotPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Calendar(period) => period.fmt(f),
            Self::Step(days) => days.fmt(f),
        }
    }
}

/// The last period of a continuing reading, for which nothing is owed because the term or the words end before it is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unfinished {
    /// The whole period.
    pub(crate) period: SlotPeriod,
    /// The day on which it would be due: the last of a step, or the day that the words name.
    pub(crate) due_on: Date,
    /// The last day of what is left of it.
    pub(crate) last: Date,
}

/// What a reading needs but its frame does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// The day of the approving act.
    Approval,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Approval => f.write_str("needs the date of the approving act"),
        }
    }
}

impl Reading {
    /// Returns whether it is a delivery or continuing.
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Delivery(_) => Kind::Delivery,
            Self::Continuing { .. } => Kind::Continuing,
        }
    }

    /// Returns how often it is carried out: as the words say, else as the frame does. `None` for a delivery.
    pub(crate) fn every(&self, frame: &Frame) -> Option<Every> {
        match self {
            Self::Delivery(_) => None,
            Self::Continuing { cadence, .. } => {
                Some(cadence.map_or(frame.every, |cadence| cadence.every))
            }
        }
    }
}

impl Due {
    /// Returns the last day on which it is on time; `None` if that counts from the approving act.
    pub(crate) fn latest(self) -> Option<Date> {
        match self {
            Self::On(day) => Some(day),
            Self::Between { latest, .. } => Some(latest),
            Self::After(_) => None,
        }
    }
}
