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

    fn told(&self, mut one: Compared<'p>) -> Option<Happening<'p>> {
        if !self.concerns(one.obligation()) {
            return None;
        }
        let is_passed_on = one.was.as_ref().is_some_and(|was| !self.concerns(was))
            && one.is.as_ref().is_some_and(|is| !is_quiet(&is.status));
        if is_passed_on {
            one.was = None;
        }
        (is_passed_on || is_told(&one)).then(|| Happening::Turned {
            turned: Box::new(one),
            is_passed_on,
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

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use crate::disk::load::sample::{Sample, sample};
    use crate::obligation::Obligation;
    use crate::obligation::as_of::AsOf;
    use crate::obligation::history::event::Happening;
    use crate::obligation::history::turn::Watch;
    use crate::plan::known::Known;

    /// What turned on a day for a body, or for everybody: `1.a/health/1: open → met`.
    #[track_caller]
    fn case(plan: &Sample, whose: Option<&str>, day: &str, expected: &[&str]) {
        let plan = plan.clone().load();
        let known = Known::of(&plan);
        let day: Date = day.parse().unwrap();
        let bodies = plan.bodies.iter();
        let watch = Watch {
            known: &known,
            measure: &plan.measures[0],
            as_of: AsOf::on(day),
            whose: whose.map(|id| {
                let mut bodies = bodies.filter(|body| &*body.id.value == id);
                bodies.next().unwrap().key
            }),
        };
        let side =
            |one: &Option<Obligation>| one.as_ref().map_or("nothing", |one| one.status.name());
        let told: Vec<String> = watch
            .turned(day)
            .iter()
            .map(|happening| {
                let Happening::Turned {
                    turned,
                    is_passed_on,
                } = happening
                else {
                    panic!("nothing else turns");
                };
                let arrow = if *is_passed_on { "passes as" } else { "→" };
                let (was, is) = (side(&turned.was), side(&turned.is));
                format!("{}: {was} {arrow} {is}", turned.obligation().id())
            })
            .collect();
        assert_eq!(told, expected, "on {day}");
    }

    fn owed(bodies: &str, period: &str) -> Sample {
        sample()
            .body("labour", "name: Ministry of Labour, kind: ministry")
            .measure(
                "1.a",
                &format!("bodies: [{bodies}], answerable: each, {period}"),
            )
    }

    #[test]
    fn what_the_day_alone_does_is_not_told_until_it_is_overdue() {
        let plan = owed("health", "period: June 2024");
        case(&plan, None, "2024-06-01", &[]);
        case(&plan, None, "2024-07-01", &[]);
        case(
            &plan,
            None,
            "2024-07-16",
            &["1.a/health/1: awaiting → overdue"],
        );
        case(&plan, None, "2024-07-17", &[]);
    }

    #[test]
    fn what_is_done_and_what_waits_for_its_review_are_told() {
        let done = "measure: 1.a, state: done, done_on: 2024-06-30, received_on: 2024-07-05";
        let plan = owed("health", "period: June 2024").progress("2024-Q2/health", done);
        case(&plan, None, "2024-07-05", &["1.a/health/1: awaiting → met"]);
        let plan = plan.with("plan.yaml", "review: none", "review: required");
        // From a report to a review.
        case(
            &plan,
            None,
            "2024-07-05",
            &["1.a/health/1: awaiting → awaiting"],
        );
    }

    #[test]
    fn a_due_date_that_moves_is_told_though_nothing_has_come_of_it() {
        let plan = owed("health", "period: June 2024").amendment(
            "2024-03-01",
            "measure: 1.a, period: { words: Later, due: 2024-09-30, by: assumed }",
        );
        case(
            &plan,
            None,
            "2024-03-01",
            &["1.a/health/1: upcoming → open"],
        );
    }

    #[test]
    fn what_begins_or_ends_of_a_delivery_is_told_and_of_a_duty_what_was_begun() {
        let change = "measure: 1.a, bodies: [health, labour]";
        let delivery = owed("health", "period: December 2024").amendment("2024-06-01", change);
        case(
            &delivery,
            None,
            "2024-06-01",
            &["1.a/labour/1: nothing → upcoming"],
        );
        let duty = owed("health", "period: Regularly").amendment("2024-06-01", change);
        case(&duty, None, "2024-06-01", &[]);
    }

    #[test]
    fn what_passes_to_a_body_as_it_is_is_told_of_that_body_alone() {
        let plan = owed("health", "period: March 2024")
            .with("measures/1.yaml", "answerable: each", "answerable: any")
            .amendment("2024-06-01", "measure: 1.a, bodies: [labour]");
        case(
            &plan,
            Some("labour"),
            "2024-06-01",
            &["1.a/labour/1: nothing → overdue"],
        );
        case(
            &plan,
            Some("health"),
            "2024-06-01",
            &["1.a/health/1: overdue → nothing"],
        );
        let joined = owed("health", "period: March 2024")
            .with("measures/1.yaml", "answerable: each", "answerable: any")
            .amendment("2024-06-01", "measure: 1.a, bodies: [health, labour]");
        case(
            &joined,
            Some("labour"),
            "2024-06-01",
            &["1.a/health/1: nothing passes as overdue"],
        );
        case(&joined, Some("health"), "2024-06-01", &[]);
    }
}
