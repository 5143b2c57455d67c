//! What bodies have said about the measures, found once for every section that quotes it.

use crate::obligation::as_of::AsOf;
use crate::obligation::evidence::{Considered, considered};
use crate::obligation::schedule::schedule;
use crate::obligation::standing::Standing;
use crate::plan::Plan;
use crate::plan::measure::{Measure, MeasureKey};

/// The progress reports that stand as of a day, by measure, then in the order of [`considered`].
pub(in crate::report) struct Said<'p>(Vec<(MeasureKey, Considered<'p>)>);

impl<'p> Said<'p> {
    pub(in crate::report) fn of(plan: &'p Plan, as_of: AsOf) -> Self {
        Self(plan.of_each_measure(|measure| stands(plan, measure, as_of)))
    }

    /// What stands about a measure; nothing where nobody has said anything.
    pub(in crate::report) fn about(
        &self,
        measure: &Measure,
    ) -> impl Iterator<Item = &Considered<'p>> {
        let from = self.0.partition_point(|(key, _)| *key < measure.key);
        self.0[from..]
            .iter()
            .take_while(move |(key, _)| *key == measure.key)
            .map(|(_, considered)| considered)
    }
}

fn stands<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    as_of: AsOf,
) -> Vec<(MeasureKey, Considered<'p>)> {
    if plan.progress_on(measure.key).is_empty() {
        return Vec::new();
    }
    let dated = schedule(plan, measure, as_of);
    considered(plan, measure, &dated, as_of)
        .into_iter()
        .filter(|considered| {
            matches!(
                considered.standing,
                Standing::Counts(_) | Standing::WaitsForReview
            )
        })
        .map(|considered| (measure.key, considered))
        .collect()
}
