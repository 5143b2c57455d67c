//! How many obligations have which status.

use std::collections::BTreeMap;

use crate::obligation::Obligation;
use crate::obligation::status::Status;
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::body::BodyKey;

/// How many obligations have each status, in the order of [`Status::NAMES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Counts([usize; Status::NAMES.len()]);

impl Counts {
    pub(crate) fn of<'o, 'p: 'o>(
        obligations: impl IntoIterator<Item = &'o Obligation<'p>>,
    ) -> Self {
        let mut counts = Self::default();
        obligations
            .into_iter()
            .for_each(|obligation| counts.add(obligation));
        counts
    }

    pub(crate) fn add(&mut self, obligation: &Obligation) {
        self.0[obligation.status.position()] += 1;
    }

    pub(crate) fn total(&self) -> usize {
        self.0.iter().sum()
    }

    pub(crate) fn named(&self, name: &str) -> usize {
        Status::NAMES
            .iter()
            .position(|own| *own == name)
            .map_or(0, |at| self.0[at])
    }

    pub(crate) fn met(&self) -> usize {
        self.named("met") + self.named("met-late")
    }

    /// Those that had to be met by the day: met ones and overdue ones.
    pub(crate) fn judged(&self) -> usize {
        self.met() + self.named("overdue")
    }

    /// The count of each status, in the order of [`Status::NAMES`].
    pub(crate) fn each(&self) -> impl Iterator<Item = usize> {
        self.0.into_iter()
    }
}

/// Obligations counted in every way that `status` shows.
pub(crate) struct Breakdown {
    pub(crate) total: Counts,
    pub(crate) bodies: BTreeMap<Option<BodyKey>, Counts>,
    pub(crate) objectives: BTreeMap<u32, Counts>,
    pub(crate) periods: BTreeMap<Period, Counts>,
}

/// Counts obligations; by reporting period they are counted where they are due.
pub(crate) fn breakdown(plan: &Plan, obligations: &[Obligation]) -> Breakdown {
    let mut breakdown = Breakdown {
        total: Counts::default(),
        bodies: BTreeMap::new(),
        objectives: BTreeMap::new(),
        periods: BTreeMap::new(),
    };
    for obligation in obligations {
        breakdown.total.add(obligation);
        breakdown
            .bodies
            .entry(obligation.body_key())
            .or_default()
            .add(obligation);
        breakdown
            .objectives
            .entry(obligation.measure.objective.0)
            .or_default()
            .add(obligation);
        breakdown
            .periods
            .entry(plan.reporting_period_of(obligation.due_on()))
            .or_default()
            .add(obligation);
    }
    breakdown
}
