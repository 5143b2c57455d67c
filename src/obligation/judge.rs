//! The status of an obligation: the first that holds, in the order of the design.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::obligation::answer::Role;
use crate::obligation::evidence::{Considered, Standing};
use crate::obligation::roster::{Able, Former, Rosters};
use crate::obligation::schedule::{Dated, Time};
use crate::obligation::{AsOf, Awaits, Status, days_between};
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::body::{Body, BodyKey};
use crate::plan::measure::Measure;
use crate::plan::progress::{Progress, State};

/// Decides the status of a measure's obligations.
pub(super) struct Judge<'p, 'c> {
    pub(super) plan: &'p Plan,
    pub(super) measure: &'p Measure,
    pub(super) waiver: Option<&'p Amendment>,
    /// Of each of the measure's dates, the progress reports that belong to it.
    pub(super) considered: &'c [Vec<Considered<'p>>],
    pub(super) rosters: &'c Rosters<'p>,
    pub(super) as_of: AsOf,
}

/// The day it was done, by whom, and the entry that says so.
pub(super) type Deed<'p> = (Date, &'p Body, &'p Progress);

impl<'p> Judge<'p, '_> {
    /// The first status that holds, in the order of the design.
    pub(super) fn status(
        &self,
        at: usize,
        dated: &Dated,
        able: &Able<'p>,
        former: &[Former<'p>],
        inherited: Option<Deed<'p>>,
    ) -> Status<'p> {
        let slot = &dated.slot;
        let day = self.as_of.day;
        if let Some((on, by, entry)) = self.met(at, dated, Some(able), former).or(inherited) {
            let days = days_between(slot.due_on, on);
            return if days <= 0 {
                Status::Met { on, by, entry }
            } else {
                Status::MetLate {
                    on,
                    by,
                    days,
                    entry,
                }
            };
        }
        if let Some(by) = self.not_applicable(at, dated, able) {
            return Status::NotApplicable { by };
        }
        // What rests is not owed, and nothing leaves the lists for it: the act that lets it rest is said.
        let day_of_version = dated.version_on(self.as_of);
        let suspended_by = self
            .plan
            .commitment(self.measure, day_of_version)
            .suspended_by;
        if let Some(by) = self.waiver.or(suspended_by) {
            return Status::Waived { by };
        }
        if day < slot.starts_on {
            return Status::Upcoming;
        }
        if day <= slot.due_on {
            return Status::Open;
        }
        if self.waits_for_review(at, dated, able) {
            return Status::Awaiting(Awaits::Review);
        }
        if day <= self.plan.due_within(slot.due_on).after(slot.due_on) {
            return Status::Awaiting(Awaits::Report);
        }
        Status::Overdue {
            days: days_between(slot.due_on, day),
        }
    }

    /// The progress reports on an obligation by those who may meet it.
    fn of<'s>(
        &'s self,
        at: usize,
        able: Option<&'s Able<'p>>,
    ) -> impl Iterator<Item = (&'s Considered<'p>, &'p Body)> {
        self.considered[at]
            .iter()
            .filter_map(move |considered| Some((considered, able?.reporter(considered)?)))
    }

    /// The day it was done and by whom: of a delivery the earliest period's, of a continuing obligation the earliest day.
    fn met(
        &self,
        at: usize,
        dated: &Dated,
        able: Option<&Able<'p>>,
        former: &[Former<'p>],
    ) -> Option<Deed<'p>> {
        let by_former = former.iter().flat_map(|(body, until)| {
            let own = self.considered[at].iter().filter(move |considered| {
                considered.body == body.key
                    && is_of_before(considered, self.plan.known_from(*until))
            });
            own.map(move |considered| (considered, *body))
        });
        let done = self
            .of(at, able)
            .chain(by_former)
            .filter(|(considered, _)| {
                considered.entry.state == State::Done
                    && matches!(considered.standing, Standing::Counts(_))
            });
        let days = done.map(|(considered, body)| {
            let entry = considered.entry;
            (considered.period, done_on(entry, dated), body, entry)
        });
        // What is known by hindsight may have been done later than the day.
        let days = days.filter(|(_, on, ..)| *on <= self.as_of.day);
        let earliest = match dated.kind() {
            Kind::Delivery => days.min_by_key(|(period, on, ..)| (period.days().first, *on)),
            Kind::Continuing => days.min_by_key(|(_, on, ..)| *on),
        };
        earliest.map(|(_, on, body, entry)| (on, body, entry))
    }

    /// What the bodies that passed into one did before, where each body answers for itself: all of them must have done
    /// it. Nothing where the body answered beside them; then it owes its own part.
    pub(super) fn inherited(
        &self,
        at: usize,
        dated: &Dated,
        body: &Body,
        time: Time,
    ) -> Option<Deed<'p>> {
        let mut last: Option<Deed> = None;
        for (from, until) in self.plan.predecessors(body.key, time.1) {
            let before = (time.0, until.saturating_sub(1.day()));
            let roster = self.rosters.at(before);
            let answers = |key: BodyKey| {
                let mut answering = roster.iter().filter(|own| own.role != Role::Recommended);
                answering.any(|own| own.body.key == key)
            };
            if !answers(from) {
                continue;
            }
            if answers(body.key) {
                return None;
            }
            let from = self.plan.body(from);
            let own = self.met(at, dated, None, &[(from, until)]);
            let deed = own.or_else(|| self.inherited(at, dated, from, before))?;
            last = Some(last.map_or(deed, |last| if last.0 < deed.0 { deed } else { last }));
        }
        last
    }

    fn not_applicable(&self, at: usize, dated: &Dated, able: &Able<'p>) -> Option<&'p Body> {
        if dated.kind() == Kind::Delivery {
            return None;
        }
        self.of(at, Some(able))
            .find(|(considered, _)| {
                considered.entry.state == State::NotApplicable
                    && matches!(considered.standing, Standing::Counts(Some(_)))
            })
            .map(|(_, body)| body)
    }

    fn waits_for_review(&self, at: usize, dated: &Dated, able: &Able<'p>) -> bool {
        self.of(at, Some(able)).any(|(considered, _)| {
            considered.entry.state == State::Done
                && matches!(considered.standing, Standing::WaitsForReview)
                && done_on(considered.entry, dated) <= self.as_of.day
        })
    }

    pub(super) fn is_arguably_overdue(&self, dated: &Dated, status: &Status) -> bool {
        let slot = &dated.slot;
        let is_vague = slot.earliest_due < slot.due_on;
        is_vague
            && slot.earliest_due <= self.as_of.day
            && matches!(status, Status::Open | Status::Awaiting(_))
    }
}

/// The day on which something was done: as it says, else when it was received, or the due date if that is earlier.
fn done_on(entry: &Progress, dated: &Dated) -> Date {
    entry.done_on.map_or_else(
        || entry.received_on.min(dated.slot.due_on),
        |done| done.value,
    )
}

/// Whether a body that is known to answer until a day, exclusive, speaks of what it did before: it said so by then, or
/// says that it was done by then.
fn is_of_before(considered: &Considered, until: Date) -> bool {
    let entry = considered.entry;
    let last = entry
        .done_on
        .map_or(considered.period.days().last, |done| done.value);
    entry.received_on < until || last < until
}
