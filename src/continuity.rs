//! What a plan takes up of earlier ones, and what it leaves to the next.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::obligation::schedule::schedule;
use crate::obligation::{AsOf, Obligation, Status, of_measure};
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::measure::Measure;

/// The ids of earlier plans that a plan takes measures up of without saying since when they are owed.
pub(crate) fn earlier_plans(plan: &Plan) -> BTreeSet<Box<str>> {
    plan.measures
        .iter()
        .filter_map(|measure| measure.continues.as_ref())
        .filter(|continues| continues.since.is_none() && continues.plan != plan.header.id)
        .map(|continues| continues.plan.clone())
        .collect()
}

/// Fills in since when measures are owed, and when they were first due, from the earlier plan that they are taken up of.
pub(crate) fn look_back(plan: &mut Plan, earlier: &Plan) {
    for measure in &mut plan.measures {
        let Some(continues) = &mut measure.continues else {
            continue;
        };
        if continues.plan != earlier.header.id {
            continue;
        }
        if let Some(known) = earlier.measure_by_id(&continues.measure) {
            let (since, first_due_on) = origin(earlier, known);
            continues.since = continues.since.or(since);
            continues.first_due_on = continues.first_due_on.or(first_due_on);
        }
    }
}

/// Since when a measure is owed, and when it was first due: in the plan, or in those before it.
pub(crate) fn origin(plan: &Plan, measure: &Measure) -> (Option<Date>, Option<Date>) {
    let dated = schedule(plan, measure, AsOf::on(plan.term().last));
    let starts_on = dated.iter().map(|dated| dated.slot.starts_on).min();
    let first_due_on = dated.iter().map(|dated| dated.first_due_on).min();
    let continues = measure.continues.as_ref();
    let since = continues.and_then(|continues| continues.since);
    let due = continues.and_then(|continues| continues.first_due_on);
    (since.or(starts_on), due.or(first_due_on))
}

/// A measure that is not carried out, and what is unmet of it.
pub(crate) struct Left<'p> {
    pub(crate) measure: &'p Measure,
    /// By body and due date; never empty.
    pub(crate) unmet: Vec<Obligation<'p>>,
}

impl Left<'_> {
    pub(crate) fn kind(&self) -> Kind {
        self.unmet[0].dated.kind()
    }

    /// The oldest due date of what is unmet.
    pub(crate) fn oldest_due_on(&self) -> Date {
        let days = self.unmet.iter().map(Obligation::due_on);
        days.min().expect("it is never empty")
    }
}

/// Returns what a plan leaves unmet on a day, in the order of the measures: overdue, awaiting, open or not begun.
///
/// What is met, waived or not applicable leaves nothing; nor does a measure that an edition may not count.
pub(crate) fn left(plan: &Plan, as_of: AsOf) -> Vec<Left<'_>> {
    plan.measures
        .iter()
        .filter_map(|measure| {
            let mut unmet = of_measure(plan, measure, as_of);
            unmet.retain(|obligation| {
                plan.edition.admits(obligation) && is_unmet(&obligation.status)
            });
            (!unmet.is_empty()).then_some(Left { measure, unmet })
        })
        .collect()
}

fn is_unmet(status: &Status) -> bool {
    match status {
        Status::Upcoming | Status::Open | Status::Awaiting(_) | Status::Overdue { .. } => true,
        Status::Met { .. }
        | Status::MetLate { .. }
        | Status::NotApplicable { .. }
        | Status::Waived { .. } => false,
    }
}
