//! Stated readings that contradict their words or themselves.

use crate::check::rule::reading_contradicts_itself::contradiction;
use crate::check::rule::reading_contradicts_words::contradicts_words;
use crate::plan::Plan;
use crate::plan::measure::{Implementation, Measure};

/// Whether a stated reading contradicts its words or itself, so that no dates can be computed from it.
pub(super) fn contradicts(plan: &Plan, measure: &Measure, implementation: &Implementation) -> bool {
    implementation.stated.as_ref().is_some_and(|stated| {
        contradicts_words(plan, measure, implementation) || contradiction(stated).is_some()
    })
}
