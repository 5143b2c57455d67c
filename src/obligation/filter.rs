//! Which obligations are asked for.

use crate::obligation::Obligation;
use crate::period::Days;
use crate::plan::Plan;
use crate::plan::body::BodyKey;
use crate::plan::measure::{MeasureKey, ObjectiveKey};

/// What an obligation must be to be listed; `None` and an empty list ask for nothing.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    /// A body that can meet it.
    pub(crate) body: Option<BodyKey>,
    pub(crate) objective: Option<ObjectiveKey>,
    pub(crate) measure: Option<MeasureKey>,
    /// The days in which it is due.
    pub(crate) due_in: Option<Days>,
    /// Names of statuses, any of which.
    pub(crate) status: Vec<&'static str>,
}

impl Filter {
    /// Whether an obligation is asked for and may be listed in the edition of the plan.
    pub(crate) fn admits(&self, plan: &Plan, obligation: &Obligation) -> bool {
        let measure = obligation.measure;
        self.measure.is_none_or(|key| measure.key == key)
            && self.objective.is_none_or(|key| measure.objective == key)
            && self
                .body
                .is_none_or(|key| obligation.may_meet.iter().any(|body| body.key == key))
            && self
                .due_in
                .is_none_or(|days| days.contains(obligation.due_on()))
            && (self.status.is_empty() || self.status.contains(&obligation.status.name()))
            && obligation.may_be_in(plan.edition)
    }
}
