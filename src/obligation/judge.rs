//! The status of a part of an obligation: the first that holds, in the order of the design.

use jiff::civil::Date;

use crate::obligation::as_of::{AsOf, days_between};
use crate::obligation::deed::{Deeds, Turn};
use crate::obligation::part::Part;
use crate::obligation::roster::Able;
use crate::obligation::schedule::{Dated, amendments_of_dates, schedule};
use crate::obligation::status::{Awaits, Status};
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::measure::Measure;

/// Decides the status of a measure's obligations.
pub(super) struct Judge<'p, 'c> {
    pub(super) plan: &'p Plan,
    pub(super) measure: &'p Measure,
    pub(super) waiver: Option<&'p Amendment>,
    pub(super) deeds: &'c Deeds<'p, 'c>,
    pub(super) as_of: AsOf,
}

/// What is decided of a part.
pub(super) struct Judged<'p> {
    /// The dates by which it was judged.
    pub(super) dated: Dated<'p>,
    pub(super) status: Status<'p>,
    /// The day on which what was done was lost.
    pub(super) undone_on: Option<Date>,
}

impl<'p> Judge<'p, '_> {
    /// The first status that holds, in the order of the design.
    pub(super) fn judge(
        &self,
        at: usize,
        dated: &Dated<'p>,
        part: &Part<'p>,
        able: &Able<'p>,
    ) -> Judged<'p> {
        let turn = self.deeds.turn(at, dated, part, able, self.as_of);
        let (undone_on, dated) = match turn {
            Turn::Unmet => (None, *dated),
            Turn::Undone { on } => (Some(on), *dated),
            Turn::Done { deed, undone_on } => (undone_on, self.as_due_on(dated, deed.on)),
        };
        // What was lost is owed again from then, or from the due date where that is later.
        let due_on = undone_on.map_or(dated.slot.due_on, |day| day.max(dated.slot.due_on));
        let status = match turn {
            Turn::Done { deed, .. } => {
                let days = days_between(due_on, deed.on);
                if days <= 0 {
                    Status::Met {
                        on: deed.on,
                        by: deed.by,
                        entry: deed.entry,
                    }
                } else {
                    Status::MetLate {
                        on: deed.on,
                        by: deed.by,
                        days,
                        entry: deed.entry,
                    }
                }
            }
            Turn::Unmet | Turn::Undone { .. } => self.unmet(at, &dated, due_on, part, able),
        };
        Judged {
            dated,
            status,
            undone_on,
        }
    }

    /// The status of what is not met, by the day on which it is due.
    fn unmet(
        &self,
        at: usize,
        dated: &Dated<'p>,
        due_on: Date,
        part: &Part<'p>,
        able: &Able<'p>,
    ) -> Status<'p> {
        let day = self.as_of.day;
        if let Some((by, entry)) = self.deeds.not_applicable(at, dated, part, able) {
            return Status::NotApplicable { by, entry };
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
        if day < dated.slot.starts_on {
            return Status::Upcoming;
        }
        if day <= due_on {
            return Status::Open;
        }
        if self
            .deeds
            .waits_for_review(at, dated, part, able, self.as_of)
        {
            return Status::Awaiting(Awaits::Review);
        }
        if day <= self.plan.due_within(due_on).after(due_on) {
            return Status::Awaiting(Awaits::Report);
        }
        Status::Overdue {
            days: days_between(due_on, day),
        }
    }

    /// The dates by which something done on a day is judged: those in force then. No later act makes it late or on time, but
    /// one that counts from that day or earlier.
    fn as_due_on(&self, dated: &Dated<'p>, day: Date) -> Dated<'p> {
        let mut later = amendments_of_dates(self.plan, self.measure);
        let is_moved =
            later.any(|act| day < act.effective_on && act.effective_on <= self.as_of.day);
        if !is_moved {
            return *dated;
        }
        let then = schedule(self.plan, self.measure, AsOf::on(day));
        let own = then.into_iter().find(|then| then.which == dated.which);
        own.map_or(*dated, |then| Dated {
            first_due_on: dated.first_due_on,
            ..then
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
