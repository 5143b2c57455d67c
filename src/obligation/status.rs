//! Where an obligation stands.

use jiff::civil::Date;

use crate::plan::amendment::Amendment;
use crate::plan::body::Body;
use crate::plan::progress::Progress;

/// Where an obligation stands as of a day.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Status<'p> {
    /// Done on or before the due date; the entry says so.
    Met {
        on: Date,
        by: &'p Body,
        entry: &'p Progress,
    },
    /// Done after the due date, by so many days.
    MetLate {
        on: Date,
        by: &'p Body,
        days: i32,
        entry: &'p Progress,
    },
    /// A body said so with a reason, and the coordinator accepted it.
    NotApplicable { by: &'p Body, entry: &'p Progress },
    /// An amendment in force says so.
    Waived { by: &'p Amendment },
    /// It has not begun.
    Upcoming,
    /// Its due date has not passed.
    Open,
    /// The due date has passed, but word of it is not yet due or not yet reviewed.
    Awaiting(Awaits),
    /// Late by so many days, counted from the due date.
    Overdue { days: i32 },
}

/// What an obligation that is past due still waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Awaits {
    Report,
    Review,
}

impl Awaits {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Review => "review",
        }
    }
}

impl Status<'_> {
    /// Every name, in the order in which they are decided.
    pub(crate) const NAMES: [&'static str; 8] = [
        "met",
        "met-late",
        "not-applicable",
        "waived",
        "upcoming",
        "open",
        "awaiting",
        "overdue",
    ];

    pub(crate) fn name(&self) -> &'static str {
        Self::NAMES[self.position()]
    }

    /// The position of its name in [`Status::NAMES`].
    pub(crate) fn position(&self) -> usize {
        match self {
            Self::Met { .. } => 0,
            Self::MetLate { .. } => 1,
            Self::NotApplicable { .. } => 2,
            Self::Waived { .. } => 3,
            Self::Upcoming => 4,
            Self::Open => 5,
            Self::Awaiting(_) => 6,
            Self::Overdue { .. } => 7,
        }
    }

    pub(crate) fn is_overdue(&self) -> bool {
        matches!(self, Self::Overdue { .. })
    }

    /// The day on which it was met.
    pub(crate) fn met_on(&self) -> Option<Date> {
        match self {
            Self::Met { on, .. } | Self::MetLate { on, .. } => Some(*on),
            Self::NotApplicable { .. }
            | Self::Waived { .. }
            | Self::Upcoming
            | Self::Open
            | Self::Awaiting(_)
            | Self::Overdue { .. } => None,
        }
    }

    /// What it waits for, where it is past due and not overdue yet.
    pub(crate) fn awaits(&self) -> Option<Awaits> {
        match self {
            Self::Awaiting(awaits) => Some(*awaits),
            Self::Met { .. }
            | Self::MetLate { .. }
            | Self::NotApplicable { .. }
            | Self::Waived { .. }
            | Self::Upcoming
            | Self::Open
            | Self::Overdue { .. } => None,
        }
    }

    /// Days after the due date, where it is overdue or met late.
    pub(crate) fn days_late(&self) -> Option<i32> {
        match self {
            Self::MetLate { days, .. } | Self::Overdue { days } => Some(*days),
            Self::Met { .. }
            | Self::NotApplicable { .. }
            | Self::Waived { .. }
            | Self::Upcoming
            | Self::Open
            | Self::Awaiting(_) => None,
        }
    }
}
