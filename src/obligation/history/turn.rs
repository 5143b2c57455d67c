//! How what is owed stands from one day to the next: what turned, but for what the day alone does.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::obligation::as_of::AsOf;
use crate::obligation::history::event::Happening;
use crate::obligation::status::{Awaits, Status};
use crate::obligation::{Obligation, of_measure};
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::body::BodyKey;
use crate::plan::known::Known;
use crate::plan::measure::Measure;

/// A measure watched from day to day, for a body or for everybody.
pub(super) struct Watch<'p> {
    pub(super) known: &'p Known<'p>,
    pub(super) measure: &'p Measure,
    pub(super) as_of: AsOf,
    pub(super) whose: Option<BodyKey>,
}

impl<'p> Watch<'p> {
    /// The plan of a day, and the day whose knowledge it is judged by.
    pub(super) fn plan_on(&self, day: Date) -> (&'p Plan, Date) {
        if self.as_of.day < self.as_of.known_on {
            (self.known.plan, self.as_of.known_on)
        } else {
            (self.known.on(day), day.min(self.as_of.known_on))
        }
    }

    /// What is owed on a day, by whomever.
    pub(super) fn owed(&self, day: Date) -> Vec<Obligation<'p>> {
        let (plan, known_on) = self.plan_on(day);
        let Some(measure) = plan.measure_by_id(self.measure.id.value.as_str()) else {
            return Vec::new();
        };
        let mut owed = of_measure(plan, measure, AsOf { day, known_on });
        owed.retain(|obligation| obligation.may_be_in(plan.edition));
        owed
    }

    pub(super) fn concerns(&self, obligation: &Obligation) -> bool {
        self.whose
            .is_none_or(|key| obligation.may_meet.iter().any(|body| body.key == key))
    }

    /// What turned on a day.
    pub(super) fn turned(&self, day: Date) -> Vec<Happening<'p>> {
        let before = self.owed(day.saturating_sub(1.day()));
        turned(before, self.owed(day), |obligation| {
            self.concerns(obligation)
        })
    }
}

/// The first day on which an unmet obligation is overdue.
pub(super) fn became_overdue(plan: &Plan, obligation: &Obligation) -> Date {
    let due_on = obligation.due_on();
    plan.due_within(due_on)
        .after(due_on)
        .saturating_add(1.day())
}

/// The obligations that stand elsewhere, but for what the day alone does; of those that are not of concern, nothing.
fn turned<'p>(
    before: Vec<Obligation<'p>>,
    after: Vec<Obligation<'p>>,
    concerns: impl Fn(&Obligation) -> bool,
) -> Vec<Happening<'p>> {
    let mut before: Vec<Option<Obligation>> = before.into_iter().map(Some).collect();
    let mut turned = Vec::new();
    for now in after {
        let same = before.iter_mut().find(|was| {
            was.as_ref().is_some_and(|was| {
                was.dated.which == now.dated.which && was.body_key() == now.body_key()
            })
        });
        let was = same.and_then(Option::take);
        let is_passed_on = was.as_ref().is_some_and(|was| !concerns(was));
        let was = was.map(|was| (was.status, was.due_on()));
        let is = Some((now.status, now.due_on()));
        if !concerns(&now) {
            continue;
        }
        if is_passed_on && !is_quiet(&now.status) {
            turned.push(turn(&now, None, is, true));
        } else if is_told(&now, was.as_ref(), is.as_ref()) {
            turned.push(turn(&now, was, is, false));
        }
    }
    for gone in before.into_iter().flatten().filter(|gone| concerns(gone)) {
        let was = Some((gone.status, gone.due_on()));
        if is_told(&gone, was.as_ref(), None) {
            turned.push(turn(&gone, was, None, false));
        }
    }
    turned
}

fn turn<'p>(
    obligation: &Obligation<'p>,
    was: Option<(Status<'p>, Date)>,
    is: Option<(Status<'p>, Date)>,
    is_passed_on: bool,
) -> Happening<'p> {
    Happening::Turned {
        id: obligation.id(),
        body: obligation.body.map(|(body, _)| body),
        was,
        is,
        is_passed_on,
    }
}

/// Whether nothing has come of it yet, for better or worse.
fn is_quiet(status: &Status) -> bool {
    matches!(
        status,
        Status::Upcoming | Status::Open | Status::Awaiting(Awaits::Report)
    )
}

fn is_told(
    obligation: &Obligation,
    was: Option<&(Status, Date)>,
    is: Option<&(Status, Date)>,
) -> bool {
    let is_continuing = obligation.dated.kind() == Kind::Continuing;
    let is_to_come = |status: &Status| matches!(status, Status::Upcoming | Status::Waived { .. });
    match (was, is) {
        // Years of periods to come rest, and are taken up again, with the act that is told.
        (Some((was, _)), Some((is, _))) if is_continuing && is_to_come(was) && is_to_come(is) => {
            false
        }
        (Some((was, was_due)), Some((is, due))) => {
            was_due != due
                || (was.position() != is.position() && !(is_quiet(was) && is_quiet(is)))
                || matches!((was, is), (Status::Awaiting(one), Status::Awaiting(other)) if one != other)
        }
        // Of a duty, years of periods to come pass on or begin; a delivery is told.
        (Some((status, _)), None) | (None, Some((status, _))) => {
            !is_continuing || !(is_quiet(status) || is_to_come(status))
        }
        (None, None) => false,
    }
}
