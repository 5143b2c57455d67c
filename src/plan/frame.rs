//! The context for reading the words of a measure: the term, the approving act and the cadence on a day.

use jiff::civil::Date;

use crate::period::Every;
use crate::period::phrase::Column;
use crate::period::reading::{Due, Frame, Kind, Reading, Start, Window};
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::measure::{Implementation, Measure};

impl Plan {
    /// The context of a reading of a measure's words.
    pub(crate) fn frame(&self, measure: &Measure) -> Frame {
        self.frame_on(measure, self.settled_on)
    }

    /// The context of a reading of a measure's words on a day, by the words in force then.
    pub(crate) fn frame_on(&self, measure: &Measure, day: Date) -> Frame {
        let by = self.amended_period(measure, day).map(|(by, _)| by);
        self.frame_by(measure, by, day)
    }

    /// The context of a reading of words from an amendment on a day; `None` for the words as approved or added.
    ///
    /// Periods that count from the approval count from the act that sets them.
    pub(crate) fn frame_by(&self, measure: &Measure, by: Option<&Amendment>, day: Date) -> Frame {
        let act = by.or_else(|| self.added_by(measure));
        let approval = self.header.approved.as_ref();
        Frame {
            term: self.term_on(day),
            approved_on: act
                .map(|amendment| amendment.on)
                .or(approval.map(|approval| approval.on)),
            every: self
                .own_every(measure)
                .unwrap_or_else(|| self.continuing_every(day)),
        }
    }

    /// The `every` of a measure or its objective, used if its words do not say how often.
    fn own_every(&self, measure: &Measure) -> Option<Every> {
        let objective = &self.objective(measure.objective).overrides;
        let every = measure.overrides.every.or(objective.every);
        every.map(|every| every.value)
    }

    /// Whether a period on its own is a span or a deadline: as the measure says, else its objective, else the plan.
    pub(crate) fn column(&self, measure: &Measure) -> Column {
        let objective = &self.objective(measure.objective).overrides;
        let own = measure.overrides.periods.or(objective.periods);
        own.unwrap_or(self.header.periods)
    }

    /// Whether a measure is judged as often as bodies report, which an amendment may change.
    pub(crate) fn follows_reporting(&self, measure: &Measure) -> bool {
        self.own_every(measure).is_none() && self.header.continuing.every.is_none()
    }

    /// The reading of an implementation period of a measure, with `kind` applied.
    ///
    /// `None` if the words cannot be read and nothing is stated.
    pub(crate) fn reading(
        &self,
        measure: &Measure,
        implementation: &Implementation,
    ) -> Option<Reading> {
        self.reading_on(measure, implementation, self.settled_on)
    }

    /// The reading of an implementation period of a measure as of a day; also `None` if the plan would have too many
    /// obligations with it.
    pub(crate) fn reading_on(
        &self,
        measure: &Measure,
        implementation: &Implementation,
        day: Date,
    ) -> Option<Reading> {
        if self.is_excessive(measure.key) {
            return None;
        }
        self.stated_reading(measure, implementation, self.term_on(day).last)
    }

    /// The same in a term that ends on a day, however many obligations there are.
    pub(super) fn stated_reading(
        &self,
        measure: &Measure,
        implementation: &Implementation,
        term_last: Date,
    ) -> Option<Reading> {
        let reading = implementation.reading(self.column(measure))?;
        let kind = measure
            .overrides
            .kind
            .or(self.objective(measure.objective).overrides.kind);
        Some(match kind {
            Some(kind) => as_kind(reading, kind, term_last),
            None => reading,
        })
    }
}

/// A delivery read as continuing runs from its start to its due date; a continuing reading as a delivery is due when it ends.
fn as_kind(reading: Reading, kind: Kind, term_last: Date) -> Reading {
    match (reading, kind) {
        (Reading::Delivery(windows), Kind::Continuing) => {
            let from = windows.first().and_then(|window| match window.start {
                Start::On(day) => Some(day),
                Start::Term | Start::Approval => None,
            });
            let until = windows.last().and_then(|window| match window.due {
                Due::On(day) | Due::Between { latest: day, .. } => Some(day),
                Due::After(_) => None,
            });
            Reading::Continuing {
                from,
                until,
                cadence: None,
            }
        }
        (Reading::Continuing { from, until, .. }, Kind::Delivery) => {
            let start = from.map_or(Start::Term, Start::On);
            Reading::Delivery(vec![Window {
                start,
                due: Due::On(until.unwrap_or(term_last)),
            }])
        }
        (reading, Kind::Delivery | Kind::Continuing) => reading,
    }
}
