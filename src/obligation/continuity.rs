//! What a plan takes up of earlier ones, and what it leaves to the next.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::obligation::as_of::AsOf;
use crate::obligation::schedule::schedule;
use crate::obligation::status::Status;
use crate::obligation::{Obligation, of_measure};
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::continues::{Continues, Earlier, Origin};
use crate::plan::measure::{Implementation, Measure};

/// The ids of the other plans that a plan takes measures up of.
pub(crate) fn earlier_plans(plan: &Plan) -> BTreeSet<Box<str>> {
    plan.measures
        .iter()
        .filter_map(|measure| measure.continues.as_ref())
        .filter(|continues| continues.plan.value != plan.header.id)
        .map(|continues| continues.plan.value.clone())
        .collect()
}

/// Notes what was found of the measures that a plan takes up of the plan with an id; `None` where there is no such plan.
pub(crate) fn look_back(plan: &mut Plan, id: &str, earlier: Option<&Plan>) {
    let first = plan.term().first;
    let continued = plan
        .measures
        .iter_mut()
        .filter_map(|measure| measure.continues.as_mut());
    for continues in continued.filter(|continues| *continues.plan.value == *id) {
        continues.earlier = earlier.map_or(Earlier::NoPlan, |earlier| {
            found(earlier, &continues.measure.value, first)
        });
    }
}

/// What an earlier plan says of a measure, to a plan whose term begins on a day.
fn found(earlier: &Plan, measure: &str, first: Date) -> Earlier {
    let begins_on = earlier.term().first;
    if earlier.header.is_whole && first <= begins_on {
        return Earlier::NoSooner(begins_on);
    }
    match earlier.measure_by_id(measure) {
        Some(known) => Earlier::Found {
            origin: origin(earlier, known),
            is_restricted: is_restricted(earlier, known),
            is_of_restricted: known
                .continues
                .as_ref()
                .is_some_and(Continues::is_of_restricted),
        },
        None if earlier.measures_are_known && !earlier.lost_names.contains(measure) => {
            Earlier::NoMeasure
        }
        None => Earlier::Unknown,
    }
}

/// Whether a measure is restricted, or its objective.
fn is_restricted(plan: &Plan, measure: &Measure) -> bool {
    measure.overrides.restricted || plan.objective(measure.objective).overrides.restricted
}

/// Since when a measure is owed, and when it was first due: in the plan, or in those before it.
pub(crate) fn origin(plan: &Plan, measure: &Measure) -> Origin {
    let dated = schedule(plan, measure, AsOf::on(plan.term().last));
    let starts_on = dated.iter().map(|dated| dated.slot.starts_on).min();
    let first_due_on = dated.iter().map(|dated| dated.first_due_on).min();
    let before = measure.continues.as_ref().map(Continues::origin);
    let before = before.unwrap_or_default();
    let earlier = |one: Option<Date>, other: Option<Date>| one.into_iter().chain(other).min();
    Origin {
        since: earlier(before.since, starts_on),
        first_due_on: earlier(before.first_due_on, first_due_on),
    }
}

/// A measure that is not carried out, and what is unmet of it.
pub(crate) struct Left<'p> {
    pub(crate) measure: &'p Measure,
    /// By body and due date; never empty.
    pub(crate) unmet: Vec<Obligation<'p>>,
    /// The act that lets it rest; `None` where it does not.
    pub(crate) rests_by: Option<&'p Amendment>,
}

impl<'p> Left<'p> {
    pub(crate) fn kind(&self) -> Kind {
        self.unmet[0].dated.kind()
    }

    /// The words of the newest of it.
    pub(crate) fn newest(&self) -> &'p Implementation {
        self.unmet[self.unmet.len() - 1].dated.implementation
    }

    /// The oldest due date of what is unmet.
    pub(crate) fn oldest_due_on(&self) -> Date {
        let days = self.unmet.iter().map(Obligation::due_on);
        days.min().expect("it is never empty")
    }
}

/// Returns what a plan leaves unmet on a day, in the order of the measures: overdue, awaiting, open, not begun or resting.
///
/// What is met, waived or not applicable leaves nothing; nor does a measure that an edition may not count.
pub(crate) fn left(plan: &Plan, as_of: AsOf) -> Vec<Left<'_>> {
    plan.measures
        .iter()
        .filter_map(|measure| {
            let rests_by = plan.commitment(measure, as_of.day).suspended_by;
            let mut unmet = of_measure(plan, measure, as_of);
            unmet.retain(|obligation| {
                obligation.may_be_in(plan.edition) && is_unmet(&obligation.status, rests_by)
            });
            (!unmet.is_empty()).then_some(Left {
                measure,
                unmet,
                rests_by,
            })
        })
        .collect()
}

/// Whether it is still to be done; what rests by an act is not owed for now, but neither met nor waived.
fn is_unmet(status: &Status, rests_by: Option<&Amendment>) -> bool {
    match status {
        Status::Waived { by } => rests_by.is_some_and(|resting| std::ptr::eq(resting, *by)),
        Status::Upcoming | Status::Open | Status::Awaiting(_) | Status::Overdue { .. } => true,
        Status::Met { .. } | Status::MetLate { .. } | Status::NotApplicable { .. } => false,
    }
}
