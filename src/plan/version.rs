//! What amendments make of one measure from day to day.

use jiff::civil::Date;

use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::measure::{Implementation, Measure, MeasureKey};

impl Plan {
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
}
