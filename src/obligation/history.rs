//! All that happened to a measure or a body by a day, in order. Pure, like the obligations.
//!
//! What merely comes with the days (an obligation begins, or falls due) did not happen to anything; that it became
//! overdue did.

pub(crate) mod event;
mod filed;
mod turn;

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::obligation::act::{Act, acts, acts_of_judging};
use crate::obligation::answer::namings;
use crate::obligation::as_of::AsOf;
use crate::obligation::history::event::{Event, Happening};
use crate::obligation::history::filed::reports;
use crate::obligation::history::turn::{Watch, became_overdue};
use crate::plan::amendment::Amendment;
use crate::plan::body::{Body, BodyKey};
use crate::plan::known::Known;
use crate::plan::measure::Measure;
use crate::plan::succession::Succession;

/// What happened to a measure by a day.
pub(crate) fn of_one<'p>(
    known: &'p Known<'p>,
    measure: &'p Measure,
    as_of: AsOf,
) -> Vec<Event<'p>> {
    let mut events = happened(known, measure, as_of, None);
    sort(&mut events);
    events
}

/// What happened to a body and to what it may meet by a day.
pub(crate) fn of_body<'p>(known: &'p Known<'p>, body: &'p Body, as_of: AsOf) -> Vec<Event<'p>> {
    let plan = known.plan;
    let mut events = Vec::new();
    let fates = plan.amendments.iter().flat_map(|amendment| {
        let successions = amendment
            .changes
            .iter()
            .filter_map(|change| change.succession.as_ref());
        successions.map(move |succession| (amendment, succession))
    });
    let is_named = |succession: &Succession| {
        succession.body.key() == Some(body.key)
            || plan
                .passings_of(|from, _| Some(from) == succession.body.key())
                .any(|(_, _, to)| to.contains(&body.key))
    };
    for (amendment, succession) in fates.filter(|(_, succession)| is_named(succession)) {
        events.push(Event {
            day: day_of(amendment, as_of),
            happening: Happening::Fate(amendment, succession),
            measure: None,
        });
    }
    for group in &plan.bodies {
        for member in &group.members {
            if let (Some(key), Some(day)) = (member.body.key(), member.from)
                && (key == body.key || group.key == body.key)
            {
                events.push(Event {
                    day,
                    happening: Happening::Named { group, member },
                    measure: None,
                });
            }
        }
    }
    events.retain(|event| event.day <= as_of.day);
    events.extend(plan.of_each_measure(|measure| happened(known, measure, as_of, Some(body.key))));
    sort(&mut events);
    events
}

/// The day on which an act does what it does: by hindsight the first on which it is in force, else not before its own.
fn day_of(amendment: &Amendment, as_of: AsOf) -> Date {
    if as_of.day < as_of.known_on {
        amendment.effective_on
    } else {
        amendment.counts_from()
    }
}

fn sort(events: &mut [Event]) {
    events.sort_by_key(|event| {
        let measure = event.measure.map(|measure| measure.key);
        (event.day, event.happening.rank(), measure)
    });
}

/// What happened to a measure, as far as it concerns a body; everybody where none is given.
fn happened<'p>(
    known: &'p Known<'p>,
    measure: &'p Measure,
    as_of: AsOf,
    whose: Option<BodyKey>,
) -> Vec<Event<'p>> {
    let plan = known.plan;
    let watch = Watch {
        known,
        measure,
        as_of,
        whose,
    };
    let mut own_acts = acts(plan, measure);
    if whose.is_none() {
        own_acts.extend(acts_of_judging(plan, measure));
    }
    let namings = namings(plan, measure);
    let days_of_change: BTreeSet<Date> = own_acts
        .iter()
        .map(|(amendment, _)| day_of(amendment, as_of))
        .chain(
            plan.rule_changes()
                .map(|(amendment, _)| day_of(amendment, as_of)),
        )
        .chain(namings.iter().map(|(day, ..)| *day))
        .filter(|day| *day <= as_of.day)
        .collect();
    // What an act moves was due on another day before it.
    let days_owed: BTreeSet<Date> = days_of_change
        .iter()
        .flat_map(|day| [day.saturating_sub(1.day()), *day])
        .chain([as_of.day])
        .collect();
    let mut days = days_of_change;
    let mut able: BTreeSet<BodyKey> = whose.into_iter().collect();
    let mut is_concerned = whose.is_none();
    for day in days_owed {
        let mut owed = watch.owed(day);
        owed.retain(|obligation| watch.concerns(obligation));
        for obligation in &owed {
            is_concerned = true;
            days.insert(became_overdue(watch.plan_on(day).0, obligation));
            able.extend(obligation.may_meet.iter().map(|body| body.key));
        }
    }
    let reports = reports(plan, measure, as_of, whose);
    if !is_concerned && reports.iter().all(|report| report.told.is_none()) {
        return Vec::new();
    }
    // After an act, what bodies did that answered before it may count as well.
    let counts = |body: BodyKey| whose.is_none() || !own_acts.is_empty() || able.contains(&body);
    let turning = reports.iter().filter(|report| counts(report.body));
    days.extend(turning.flat_map(|report| &report.days));
    let mut happenings: Vec<(Date, Happening)> = Vec::new();
    if let (None, Some(approval), None) = (whose, &plan.header.approved, plan.added_by(measure)) {
        happenings.push((approval.on, Happening::Approved));
    }
    if let (None, Some(continues)) = (whose, &measure.continues) {
        let approval = plan.header.approved.as_ref().map(|approval| approval.on);
        let added_on = plan.added_by(measure).map(|by| day_of(by, as_of));
        let day = added_on.or(approval).unwrap_or(plan.term().first);
        happenings.push((day, Happening::TakenUp(continues)));
    }
    if is_concerned {
        // What becomes of a body is told once, of the body.
        let own = own_acts
            .into_iter()
            .filter(|(_, act)| whose.is_none() || !matches!(act, Act::Passes(..)));
        happenings.extend(own.map(|(amendment, act)| {
            (day_of(amendment, as_of), Happening::Amended(amendment, act))
        }));
    }
    if whose.is_none() {
        let named = namings.into_iter();
        happenings
            .extend(named.map(|(day, group, member)| (day, Happening::Named { group, member })));
    }
    if plan.edition.may_count(measure) {
        happenings.extend(reports.into_iter().filter_map(|report| report.told));
        for day in days.into_iter().filter(|day| *day <= as_of.day) {
            happenings.extend(watch.turned(day).into_iter().map(|turned| (day, turned)));
        }
    }
    happenings
        .into_iter()
        .filter(|(day, _)| *day <= as_of.day)
        .map(|(day, happening)| Event {
            day,
            happening,
            measure: Some(measure),
        })
        .collect()
}
