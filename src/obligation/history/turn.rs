//! How what is owed stands from one day to the next: what turned, but for what the day alone does.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::obligation::as_of::AsOf;
use crate::obligation::compare::{Compared, compare};
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

    /// What turned on a day, but for what the day alone does; of what is not of concern, nothing.
    pub(super) fn turned(&self, day: Date) -> Vec<Happening<'p>> {
        let before = self.owed(day.saturating_sub(1.day()));
        let compared = compare(before, self.owed(day)).into_iter();
        compared.filter_map(|one| self.told(one)).collect()
    }

    fn told(&self, one: Compared<'p>) -> Option<Happening<'p>> {
        if !self.concerns(one.obligation()) {
            return None;
        }
        match one {
            Compared {
                was: Some(was),
                is: Some(is),
            } if !self.concerns(&was) && !is_quiet(&is.status) => Some(Happening::Turned {
                turned: Compared {
                    was: None,
                    is: Some(is),
                },
                is_passed_on: true,
            }),
            turned => is_told(&turned).then_some(Happening::Turned {
                turned,
                is_passed_on: false,
            }),
        }
    }
}

/// The first day on which an unmet obligation is overdue.
pub(super) fn became_overdue(plan: &Plan, obligation: &Obligation) -> Date {
    let due_on = obligation.due_on();
    plan.due_within(due_on)
        .after(due_on)
        .saturating_add(1.day())
}

/// Whether nothing has come of it yet, for better or worse.
fn is_quiet(status: &Status) -> bool {
    matches!(
        status,
        Status::Upcoming | Status::Open | Status::Awaiting(Awaits::Report)
    )
}

fn is_told(one: &Compared) -> bool {
    let is_continuing = one.obligation().dated.kind() == Kind::Continuing;
    let is_to_come = |status: &Status| matches!(status, Status::Upcoming | Status::Waived { .. });
    let Some((was, is)) = one.both() else {
        // Of a duty, years of periods to come pass on or begin; a delivery is told.
        let status = &one.obligation().status;
        return !is_continuing || !(is_quiet(status) || is_to_come(status));
    };
    let (was, is) = (&was.status, &is.status);
    // Years of periods to come rest, and are taken up again, with the act that is told.
    if is_continuing && is_to_come(was) && is_to_come(is) {
        return false;
    }
    let is_otherwise = one.is_turned() || one.awaits_another();
    one.is_moved() || (is_otherwise && !(is_quiet(was) && is_quiet(is)))
}
