//! A measure as amended, from day to day.

use jiff::civil::Date;

use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::body::BodyName;
use crate::plan::measure::{Answerable, Implementation, Measure, MeasureKey};

/// The commitment of a measure on a day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Commitment<'p> {
    pub(crate) text: &'p str,
    pub(crate) bodies: &'p [BodyName],
    pub(crate) recommended: &'p [BodyName],
    pub(crate) lead: Option<&'p BodyName>,
    /// The settings of the measure, as amended.
    pub(crate) answerable: Option<Answerable>,
    /// The amendment that suspends it; `None` if it is not suspended.
    pub(crate) suspended_by: Option<&'p Amendment>,
}

impl Plan {
    /// The commitment of a measure on a day: as approved, with every change by an amendment in force.
    pub(crate) fn commitment<'p>(&'p self, measure: &'p Measure, day: Date) -> Commitment<'p> {
        let mut commitment = Commitment {
            text: &measure.text,
            bodies: &measure.bodies,
            recommended: &measure.recommended,
            lead: measure.overrides.lead.as_ref(),
            answerable: measure.overrides.answerable,
            suspended_by: None,
        };
        if self.is_excessive(measure.key) {
            // It owes nothing, and nobody answers for it.
            (commitment.bodies, commitment.recommended) = (&[], &[]);
            return commitment;
        }
        for (amendment, change) in self.changes(measure.key) {
            if day < amendment.effective_on {
                continue;
            }
            if let Some(text) = &change.text {
                commitment.text = text;
            }
            if let Some(bodies) = &change.bodies {
                commitment.bodies = bodies;
            }
            if let Some(recommended) = &change.recommended {
                commitment.recommended = recommended;
            }
            commitment.lead = change.lead.as_ref().or(commitment.lead);
            commitment.answerable = change.answerable.or(commitment.answerable);
            match change.suspends {
                Some(true) => commitment.suspended_by = Some(amendment),
                Some(false) => commitment.suspended_by = None,
                None => {}
            }
        }
        commitment
    }

    /// The implementation periods of a measure, oldest first: as approved or added, then each that an amendment gives it.
    pub(crate) fn periods<'p>(
        &'p self,
        measure: &'p Measure,
    ) -> impl Iterator<Item = (Option<&'p Amendment>, &'p Implementation)> {
        let amended = self
            .changes(measure.key)
            .filter_map(|(amendment, change)| Some((Some(amendment), change.period.as_ref()?)));
        std::iter::once((None, &measure.implementation)).chain(amended)
    }

    /// The first amendment in force on a day that waives a measure.
    pub(crate) fn waived_by(&self, measure: MeasureKey, day: Date) -> Option<&Amendment> {
        self.changes(measure)
            .find(|(amendment, change)| change.is_waived && amendment.effective_on <= day)
            .map(|(amendment, _)| amendment)
    }

    /// The implementation period that a measure has on a day.
    pub(crate) fn implementation_on<'p>(
        &'p self,
        measure: &'p Measure,
        day: Date,
    ) -> &'p Implementation {
        self.amended_period(measure, day)
            .map_or(&measure.implementation, |(_, period)| period)
    }

    /// The newest period that an amendment gives a measure by a day.
    pub(super) fn amended_period<'p>(
        &'p self,
        measure: &'p Measure,
        day: Date,
    ) -> Option<(&'p Amendment, &'p Implementation)> {
        self.changes(measure.key)
            .filter(|(amendment, _)| amendment.effective_on <= day)
            .filter_map(|(amendment, change)| Some((amendment, change.period.as_ref()?)))
            .next_back()
    }

    /// The amendment that added a measure; `None` for an approved one.
    pub(crate) fn added_by(&self, measure: &Measure) -> Option<&Amendment> {
        self.changes(measure.key)
            .find(|(_, change)| change.adds)
            .map(|(amendment, _)| amendment)
    }

    /// Whether a measure is part of the plan on a day: approved, or added by an amendment in force.
    pub(crate) fn has(&self, measure: &Measure, day: Date) -> bool {
        self.added_by(measure)
            .is_none_or(|amendment| amendment.effective_on <= day)
    }

    /// The first days of the versions of a measure, oldest first: from the beginning, and from each of its changes on.
    pub(crate) fn versions(&self, measure: &Measure) -> Vec<Date> {
        let mut days: Vec<Date> = std::iter::once(Date::MIN)
            .chain(
                self.changes(measure.key)
                    .map(|(amendment, _)| amendment.effective_on),
            )
            .collect();
        days.dedup();
        days
    }

    /// Who answers on a day for a measure that is, or is not, continuing.
    pub(crate) fn answerable(
        &self,
        measure: &Measure,
        is_continuing: bool,
        day: Date,
    ) -> Answerable {
        let objective = &self.objective(measure.objective).overrides;
        let rule = if is_continuing {
            self.header.continuing.answerable
        } else {
            self.header.delivery.answerable
        };
        self.commitment(measure, day)
            .answerable
            .or(objective.answerable)
            .unwrap_or(rule)
    }
}
