//! The day that a question is asked for.

use std::fmt;

use jiff::civil::Date;

/// The day the question is asked for, and the day whose knowledge answers it.
///
/// What was received, reviewed or enacted after the latter does not exist; nor does what came into force, or was done,
/// after the former.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AsOf {
    pub(crate) day: Date,
    /// The day itself, unless a question about the past is answered with what was learned later, or about a day to come
    /// with what is known by now.
    pub(crate) known_on: Date,
}

impl AsOf {
    /// A day, with what was known on it.
    pub(crate) fn on(day: Date) -> Self {
        Self { day, known_on: day }
    }

    /// The day whose knowledge answers, where it is another.
    pub(crate) fn hindsight(self) -> Option<Date> {
        (self.known_on != self.day).then_some(self.known_on)
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{}", self.day)?;
        match self.hindsight() {
            Some(day) => write!(formatter, ", as known on {day}"),
            None => Ok(()),
        }
    }
}

/// Days from one day to another; negative where the second is earlier.
pub(crate) fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}
