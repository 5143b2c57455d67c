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

#[cfg(test)]
mod tests {
    use crate::disk::load::sample::{Sample, sample};
    use crate::obligation::as_of::AsOf;
    use crate::obligation::of_measure;

    /// Where the first obligation of 1.a stands on each of some days: `overdue, 1 day`.
    #[track_caller]
    fn case(plan: Sample, days: &[(&str, &str)]) {
        let plan = plan.load();
        for (day, expected) in days {
            let as_of = AsOf::on(day.parse().unwrap());
            let owed = of_measure(&plan, &plan.measures[0], as_of);
            let status = owed[0].status;
            let mut told = status.name().to_owned();
            if let Some(awaits) = status.awaits() {
                told += &format!(" {}", awaits.name());
            }
            if let Some(days) = status.days_late() {
                told += &format!(", {days} days");
            }
            assert_eq!(told, *expected, "on {day}");
        }
    }

    fn due_in_june() -> Sample {
        sample().measure("1.a", "bodies: [health], period: June 2024")
    }

    fn reviewed() -> Sample {
        due_in_june().with("plan.yaml", "review: none", "review: required")
    }

    fn done(plan: Sample, day: &str, received_on: &str) -> Sample {
        let keys = format!("measure: 1.a, state: done, done_on: {day}, received_on: {received_on}");
        plan.progress("2024-Q2/health", &keys)
    }

    #[test]
    fn what_is_not_met_is_late_from_the_day_after_its_due_date() {
        case(
            due_in_june(),
            &[
                ("2024-05-31", "upcoming"),
                ("2024-06-01", "open"),
                ("2024-06-30", "open"),
                ("2024-07-01", "awaiting report"),
                ("2024-07-15", "awaiting report"),
                ("2024-07-16", "overdue, 16 days"),
                ("2024-12-31", "overdue, 184 days"),
            ],
        );
    }

    #[test]
    fn what_is_done_on_the_due_date_is_met_and_a_day_later_met_late() {
        case(
            done(due_in_june(), "2024-06-30", "2024-07-20"),
            &[("2024-07-19", "overdue, 19 days"), ("2024-07-20", "met")],
        );
        case(
            done(due_in_june(), "2024-07-01", "2024-07-20"),
            &[
                ("2024-07-20", "met-late, 1 days"),
                ("2025-07-20", "met-late, 1 days"),
            ],
        );
    }

    #[test]
    fn where_a_review_is_required_done_waits_for_it() {
        let waiting = done(reviewed(), "2024-06-30", "2024-07-20");
        let accepted = "measure: 1.a, decision: accepted, on: 2024-07-25";
        case(
            waiting.review("2024-Q2/health", accepted),
            &[
                ("2024-07-19", "overdue, 19 days"),
                ("2024-07-20", "awaiting review"),
                ("2024-07-24", "awaiting review"),
                ("2024-07-25", "met"),
            ],
        );
    }

    #[test]
    fn a_duty_is_not_applicable_once_that_is_accepted_and_a_delivery_never() {
        let said = |plan: Sample| {
            let keys = "measure: 1.a, state: not-applicable, reason: There is no such office., received_on: 2024-02-10";
            plan.progress("2024-Q1/health", keys).review(
                "2024-Q1/health",
                "measure: 1.a, decision: accepted, on: 2024-02-20",
            )
        };
        let duty = sample().measure("1.a", "bodies: [health], period: Regularly");
        case(
            said(duty),
            &[("2024-02-19", "open"), ("2024-02-20", "not-applicable")],
        );
        case(said(due_in_june()), &[("2024-06-20", "open")]);
    }

    #[test]
    fn what_is_met_is_not_waived() {
        let waived = |plan: Sample| plan.amendment("2024-08-01", "measure: 1.a, waive: true");
        case(
            waived(due_in_june()),
            &[("2024-07-31", "overdue, 31 days"), ("2024-08-01", "waived")],
        );
        case(
            waived(done(due_in_june(), "2024-06-30", "2024-07-10")),
            &[("2024-08-01", "met")],
        );
    }

    #[test]
    fn what_is_lost_is_owed_again_from_that_day_or_from_the_due_date() {
        let lost = |day: &str| {
            let keys = format!(
                "measure: 1.a, state: undone, undone_on: {day}, reason: It burned., received_on: 2024-08-10"
            );
            done(due_in_june(), "2024-06-10", "2024-07-01").progress("2024-Q3/health", &keys)
        };
        case(
            lost("2024-08-05"),
            &[
                ("2024-08-09", "met"),
                ("2024-08-10", "awaiting report"),
                ("2024-08-20", "awaiting report"),
                ("2024-08-21", "overdue, 16 days"),
            ],
        );
        case(lost("2024-06-20"), &[("2024-08-10", "overdue, 41 days")]);
    }

    #[test]
    fn no_later_act_makes_late_what_was_done_in_time() {
        let change = "measure: 1.a, period: { words: At once, due: 2024-06-15, by: assumed }";
        case(
            done(due_in_june(), "2024-06-30", "2024-07-01").amendment("2024-07-10", change),
            &[("2024-07-09", "met"), ("2024-07-10", "met")],
        );
    }
}
