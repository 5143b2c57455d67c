//! What the words of a period are taken to mean, and its dates once tied to a plan.
//!
//! A reading knows no plan: what it leaves open (the term, the day of approval, how often) comes with the [`Frame`].

use std::fmt;

use jiff::civil::Date;

use crate::period::{Days, Every, Length, Period, Unit};

/// What the words of a period are taken to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    /// To be finished by the end of each window; in order of due date.
    Delivery(Vec<Window>),
    /// To be carried out again in every period; both ends belong to it, and `None` is the end of the term.
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
    /// Returns its name as it stands in YAML and JSON.
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

/// By when a delivery is to be finished; the day itself is on time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Due {
    On(Date),
    /// The words are vague: due on the latest day, arguably on the earliest.
    Between { earliest: Date, latest: Date },
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
/// A day that its month does not have is the month's last: the 31st of every month is 28 or 29 February.
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
    /// How often a continuing measure is carried out where its words do not say.
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
    /// Earlier than the due date only where the words are vague.
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

/// What a reading needs and its frame does not have.
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
            Self::Continuing { cadence, .. } => Some(cadence.map_or(frame.every, |cadence| cadence.every)),
        }
    }

    /// Returns the dates of every obligation it gives rise to, in order of due date.
    ///
    /// Deliveries are dated as read, within the term or not.
    /// Continuing ones have one slot for every period that shares a day with the term and with the days
    /// from which and until which the words say; where they name a due day, only if it is one of these days.
    pub(crate) fn slots(&self, frame: &Frame) -> Result<Vec<Slot>, Missing> {
        self.slots_from(frame, frame.term.first)
    }

    /// Returns the slots of a continuing reading that holds only from a day on, as after an amendment.
    ///
    /// The period that contains the day begins on it; steps are still counted from the first day of the term.
    /// A delivery is not touched by the day.
    pub(crate) fn slots_from(&self, frame: &Frame, not_before: Date) -> Result<Vec<Slot>, Missing> {
        match self {
            Self::Delivery(windows) => windows.iter().map(|window| window.slot(frame)).collect(),
            Self::Continuing { from, until, cadence } => {
                let first = from.map_or(not_before, |from| from.max(not_before));
                let last = until.map_or(frame.term.last, |until| until.min(frame.term.last));
                let within = Days { first: first.max(frame.term.first), last };
                let cadence = cadence.unwrap_or(Cadence { every: frame.every, due: None });
                Ok(cadence.slots(within, frame.term.first))
            }
        }
    }
}

impl Due {
    /// Returns the last day on which it is on time; `None` where that counts from the approving act.
    pub(crate) fn latest(self) -> Option<Date> {
        match self {
            Self::On(day) => Some(day),
            Self::Between { latest, .. } => Some(latest),
            Self::After(_) => None,
        }
    }
}

impl Window {
    fn slot(self, frame: &Frame) -> Result<Slot, Missing> {
        let (earliest_due, due_on) = match self.due {
            Due::On(day) => (day, day),
            Due::Between { earliest, latest } => (earliest, latest),
            Due::After(length) => {
                let day = length.after(frame.approved_on.ok_or(Missing::Approval)?);
                (day, day)
            }
        };
        let starts_on = match self.start {
            Start::Term => frame.term.first,
            Start::Approval => frame.approved_on.ok_or(Missing::Approval)?,
            Start::On(day) => day,
        };
        Ok(Slot { period: None, starts_on: starts_on.min(due_on), ends_on: due_on, due_on, earliest_due })
    }
}

impl Cadence {
    /// Returns a slot for every period that shares a day with `within`; steps are counted from `anchor`.
    fn slots(self, within: Days, anchor: Date) -> Vec<Slot> {
        if within.last < within.first {
            return Vec::new();
        }
        match self.every {
            Every::Calendar(unit) => calendar(unit, within).filter_map(|period| self.slot(period, within)).collect(),
            Every::Step { count, unit } => steps(Length { count, unit }, within, anchor)
                .filter_map(|days| Some(Slot::of(SlotPeriod::Step(days), days.clip(within)?)))
                .collect(),
        }
    }

    fn slot(self, period: Period, within: Days) -> Option<Slot> {
        let slot = Slot::of(SlotPeriod::Calendar(period), period.days().clip(within)?);
        let Some(due) = self.due else { return Some(slot) };
        let due_on = due.day_of(if due.following { period.next()? } else { period });
        let opens_on = due.opens.map_or(slot.starts_on, |month| period.month(month));
        within.contains(due_on).then_some(Slot {
            starts_on: slot.starts_on.max(opens_on),
            due_on,
            earliest_due: due_on,
            ..slot
        })
    }
}

impl DueDay {
    fn day_of(self, period: Period) -> Date {
        let last = period.month(self.month).last_of_month();
        let day = i8::try_from(self.day).unwrap_or(i8::MAX).clamp(1, last.day());
        Date::new(last.year(), last.month(), day).expect("a month has every day up to its last")
    }
}

impl Slot {
    /// Returns the slot that is due at the end of a clipped period.
    fn of(period: SlotPeriod, Days { first, last }: Days) -> Self {
        Self { period: Some(period), starts_on: first, ends_on: last, due_on: last, earliest_due: last }
    }
}

fn calendar(unit: Unit, within: Days) -> impl Iterator<Item = Period> {
    let first = Period::containing(unit, within.first);
    std::iter::successors(Some(first), |period| period.next()).take_while(move |period| period.month(1) <= within.last)
}

fn steps(step: Length, within: Days, anchor: Date) -> impl Iterator<Item = Days> {
    (0..u32::MAX)
        .map(move |nth| (step.times_after(nth, anchor), step.times_after(nth + 1, anchor)))
        .take_while(move |&(first, next)| first <= within.last && first < next)
        .map(|(first, next)| Days { first, last: next.yesterday().unwrap_or(first) })
}
