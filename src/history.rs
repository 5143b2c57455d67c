//! All that happened to a measure or a body by a day, in order. Pure, like the obligations.
//!
//! What merely comes with the days (an obligation begins, or falls due) did not happen to anything; that it became
//! overdue did.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::obligation::answer::{Act, acts};
use crate::obligation::evidence::{Standing, considered};
use crate::obligation::schedule::schedule;
use crate::obligation::{AsOf, Awaits, Obligation, Status, of_measure};
use crate::period::Period;
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::body::{Body, BodyKey, Member};
use crate::plan::known::Known;
use crate::plan::measure::Measure;
use crate::plan::progress::Progress;
use crate::plan::review::Review;
use crate::plan::succession::Succession;

/// Something that happened.
#[derive(Debug, Clone)]
pub(crate) struct Event<'p> {
    pub(crate) day: Date,
    pub(crate) happening: Happening<'p>,
    /// `None` where it happened to a body as a whole.
    pub(crate) measure: Option<&'p Measure>,
}

/// What happened.
#[derive(Debug, Clone)]
pub(crate) enum Happening<'p> {
    /// The plan was approved.
    Approved,
    /// An act changed the measure, or put another body in the place of one that it names.
    Amended(&'p Amendment, Act<'p>),
    /// A body was renamed, merged, split or abolished.
    Fate(&'p Amendment, &'p Succession),
    /// A body was named a member of a group.
    Named { group: &'p Body, member: &'p Member },
    /// A progress report was received.
    Received {
        entry: &'p Progress,
        body: BodyKey,
        period: Period,
        is_correction: bool,
    },
    Reviewed {
        review: &'p Review,
        body: BodyKey,
        period: Period,
    },
    /// An obligation stands elsewhere than before.
    Turned {
        /// Its id, and the body that owes it: as it is, or as it was where it is no more.
        id: String,
        body: Option<&'p Body>,
        was: Option<(Status<'p>, Date)>,
        is: Option<(Status<'p>, Date)>,
    },
}

impl Happening<'_> {
    /// On one day, causes come before what they do.
    fn rank(&self) -> u8 {
        match self {
            Self::Approved => 0,
            Self::Fate(..) => 1,
            Self::Named { .. } => 2,
            Self::Amended(..) => 3,
            Self::Received { .. } => 4,
            Self::Reviewed { .. } => 5,
            Self::Turned { .. } => 6,
        }
    }
}

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
            day: amendment.counts_from(),
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
    for measure in &plan.measures {
        events.extend(happened(known, measure, as_of, Some(body.key)));
    }
    events
        .retain(|event| event.day <= as_of.day && !matches!(event.happening, Happening::Approved));
    sort(&mut events);
    events
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
    let is_concerned = |obligation: &Obligation| {
        whose.is_none_or(|key| obligation.may_meet.iter().any(|body| body.key == key))
    };
    let owed = |day: Date| -> Vec<Obligation<'p>> {
        let plan = known.on(day);
        let Some(measure) = plan.measure_by_id(measure.id.value.as_str()) else {
            return Vec::new();
        };
        let mut owed = of_measure(plan, measure, AsOf::on(day));
        owed.retain(|obligation| plan.edition.admits(obligation) && is_concerned(obligation));
        owed
    };
    let mut happenings: Vec<(Date, Happening)> = Vec::new();
    if let Some(approval) = &plan.header.approved
        && plan.added_by(measure).is_none()
    {
        happenings.push((approval.on, Happening::Approved));
    }
    let own_acts = acts(plan, measure);
    let act_days: Vec<Date> = own_acts
        .iter()
        .map(|(amendment, _)| amendment.counts_from())
        .chain(
            plan.rule_changes()
                .map(|(amendment, _)| amendment.counts_from()),
        )
        .filter(|day| *day <= as_of.day)
        .collect();
    let reports = reports(plan, measure, as_of, whose);
    // What an act moves was due on another day before it.
    let days_owed: Vec<Date> = act_days
        .iter()
        .flat_map(|day| [day.saturating_sub(1.day()), *day])
        .chain([as_of.day])
        .collect();
    let late_days: BTreeSet<Date> = days_owed
        .iter()
        .flat_map(|day| {
            let late = owed(*day).into_iter();
            late.map(|obligation| became_overdue(known.on(*day), &obligation))
        })
        .collect();
    if whose.is_none() || days_owed.iter().any(|day| !owed(*day).is_empty()) {
        let acts = own_acts.into_iter();
        happenings.extend(
            acts.map(|(amendment, act)| {
                (amendment.counts_from(), Happening::Amended(amendment, act))
            }),
        );
    }
    let report_days = reports.iter().map(|(day, _)| *day);
    let days: BTreeSet<Date> = report_days
        .chain(act_days)
        .chain(late_days)
        .filter(|day| *day <= as_of.day)
        .collect();
    happenings.extend(reports);
    if plan.edition.may_count(measure) {
        for day in days {
            let before = owed(day.saturating_sub(1.day()));
            happenings.extend(turned(before, owed(day)).map(|turned| (day, turned)));
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

/// The first day on which an unmet obligation is overdue.
fn became_overdue(plan: &Plan, obligation: &Obligation) -> Date {
    let due_on = obligation.due_on();
    plan.due_within(due_on)
        .after(due_on)
        .saturating_add(1.day())
}

/// Progress reports and reviews, with their days.
fn reports<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    as_of: AsOf,
    whose: Option<BodyKey>,
) -> Vec<(Date, Happening<'p>)> {
    let concerns = |key: BodyKey| whose.is_none_or(|own| own == key);
    let dated = schedule(plan, measure, as_of);
    let seen = considered(plan, measure, &dated, as_of);
    let mut happenings = Vec::new();
    for considered in &seen {
        let entry = considered.entry;
        let is_known = !matches!(
            considered.standing,
            Standing::NotReceived | Standing::LeftOut
        );
        if !is_known || !concerns(considered.body) || !plan.edition.may_see_record(entry.restricted)
        {
            continue;
        }
        let is_correction = seen.iter().any(|other| {
            other.body == considered.body
                && other.period == considered.period
                && other.entry.about.map(|about| about.value)
                    == entry.about.map(|about| about.value)
                && matches!(other.standing, Standing::Corrected(_))
                && (other.entry.received_on, other.entry.span.start)
                    < (entry.received_on, entry.span.start)
        });
        happenings.push((
            entry.received_on,
            Happening::Received {
                entry,
                body: considered.body,
                period: considered.period,
                is_correction,
            },
        ));
    }
    for review in plan.reviews_of(measure.key) {
        let file = plan.file_of_review(review);
        if let (Some(body), Some(period), false) =
            (file.body.key(), file.period, review.is_left_out)
            && concerns(body)
            && review.on <= as_of.known_on
        {
            let period = period.value;
            happenings.push((
                review.on,
                Happening::Reviewed {
                    review,
                    body,
                    period,
                },
            ));
        }
    }
    happenings
}

/// The obligations that stand elsewhere, but for what the day alone does.
fn turned<'p>(
    before: Vec<Obligation<'p>>,
    after: Vec<Obligation<'p>>,
) -> impl Iterator<Item = Happening<'p>> {
    let mut before: Vec<Option<Obligation>> = before.into_iter().map(Some).collect();
    let mut turned = Vec::new();
    for now in after {
        let same = before.iter_mut().find(|was| {
            was.as_ref().is_some_and(|was| {
                was.dated.which == now.dated.which && was.body_key() == now.body_key()
            })
        });
        let was = same
            .and_then(Option::take)
            .map(|was| (was.status, was.due_on()));
        let is = Some((now.status, now.due_on()));
        if is_told(&now, was.as_ref(), is.as_ref()) {
            turned.push(turn(&now, was, is));
        }
    }
    for gone in before.into_iter().flatten() {
        let was = Some((gone.status, gone.due_on()));
        if is_told(&gone, was.as_ref(), None) {
            turned.push(turn(&gone, was, None));
        }
    }
    turned.into_iter()
}

fn turn<'p>(
    obligation: &Obligation<'p>,
    was: Option<(Status<'p>, Date)>,
    is: Option<(Status<'p>, Date)>,
) -> Happening<'p> {
    Happening::Turned {
        id: obligation.id(),
        body: obligation.body.map(|(body, _)| body),
        was,
        is,
    }
}

fn is_told(
    obligation: &Obligation,
    was: Option<&(Status, Date)>,
    is: Option<&(Status, Date)>,
) -> bool {
    let is_quiet = |status: &Status| {
        matches!(
            status,
            Status::Upcoming | Status::Open | Status::Awaiting(Awaits::Report)
        )
    };
    match (was, is) {
        (Some((was, was_due)), Some((is, due))) => {
            was_due != due
                || (was.position() != is.position() && !(is_quiet(was) && is_quiet(is)))
                || matches!((was, is), (Status::Awaiting(one), Status::Awaiting(other)) if one != other)
        }
        // Of a duty, years of periods to come pass on or begin; a delivery is told.
        (Some((status, _)), None) | (None, Some((status, _))) => {
            let is_delivery = obligation.dated.kind() == Kind::Delivery;
            is_delivery || !is_quiet(status)
        }
        (None, None) => false,
    }
}
