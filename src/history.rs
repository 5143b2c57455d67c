//! All that happened to a measure or a body by a day, in order. Pure, like the obligations.
//!
//! What merely comes with the days (an obligation begins, or falls due) did not happen to anything; that it became
//! overdue did.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::obligation::act::{Act, acts, acts_of_judging};
use crate::obligation::answer::namings;
use crate::obligation::evidence::{Standing, considered};
use crate::obligation::schedule::schedule;
use crate::obligation::{AsOf, Awaits, Obligation, Status, of_each_measure, of_measure};
use crate::period::Period;
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::body::{Body, BodyKey, Member};
use crate::plan::continues::Continues;
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
    /// The plan took the measure up from an earlier one.
    TakenUp(&'p Continues),
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
        /// Whether it is as it was, and concerns the body that is asked about from that day on.
        is_passed_on: bool,
    },
}

impl Happening<'_> {
    /// On one day, causes come before what they do.
    fn rank(&self) -> u8 {
        match self {
            Self::Approved | Self::TakenUp(_) => 0,
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
    events.retain(|event| event.day <= as_of.day);
    events.extend(of_each_measure(plan, |measure| {
        happened(known, measure, as_of, Some(body.key))
    }));
    sort(&mut events);
    events
}

fn sort(events: &mut [Event]) {
    events.sort_by_key(|event| {
        let measure = event.measure.map(|measure| measure.key);
        (event.day, event.happening.rank(), measure)
    });
}

/// A measure watched from day to day, for a body or for everybody.
struct Watch<'p> {
    known: &'p Known<'p>,
    measure: &'p Measure,
    as_of: AsOf,
    whose: Option<BodyKey>,
}

impl<'p> Watch<'p> {
    /// The plan of a day, and the day whose knowledge it is judged by.
    fn plan_on(&self, day: Date) -> (&'p Plan, Date) {
        if self.as_of.day < self.as_of.known_on {
            (self.known.plan, self.as_of.known_on)
        } else {
            (self.known.on(day), day.min(self.as_of.known_on))
        }
    }

    /// What is owed on a day, by whomever.
    fn owed(&self, day: Date) -> Vec<Obligation<'p>> {
        let (plan, known_on) = self.plan_on(day);
        let Some(measure) = plan.measure_by_id(self.measure.id.value.as_str()) else {
            return Vec::new();
        };
        let mut owed = of_measure(plan, measure, AsOf { day, known_on });
        owed.retain(|obligation| plan.edition.admits(obligation));
        owed
    }

    fn concerns(&self, obligation: &Obligation) -> bool {
        self.whose
            .is_none_or(|key| obligation.may_meet.iter().any(|body| body.key == key))
    }

    /// What turned on a day.
    fn turned(&self, day: Date) -> Vec<Happening<'p>> {
        let before = self.owed(day.saturating_sub(1.day()));
        turned(before, self.owed(day), |obligation| {
            self.concerns(obligation)
        })
    }
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
        .map(|(amendment, _)| amendment.counts_from())
        .chain(
            plan.rule_changes()
                .map(|(amendment, _)| amendment.counts_from()),
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
        let added_on = plan.added_by(measure).map(Amendment::counts_from);
        let day = added_on.or(approval).unwrap_or(plan.term().first);
        happenings.push((day, Happening::TakenUp(continues)));
    }
    if is_concerned {
        // What becomes of a body is told once, of the body.
        let own = own_acts
            .into_iter()
            .filter(|(_, act)| whose.is_none() || !matches!(act, Act::Passes(..)));
        happenings.extend(
            own.map(|(amendment, act)| {
                (amendment.counts_from(), Happening::Amended(amendment, act))
            }),
        );
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

/// The first day on which an unmet obligation is overdue.
fn became_overdue(plan: &Plan, obligation: &Obligation) -> Date {
    let due_on = obligation.due_on();
    plan.due_within(due_on)
        .after(due_on)
        .saturating_add(1.day())
}

/// A progress report or a review: what is told of it, if it may be, and the days on which it may turn something.
struct Filed<'p> {
    body: BodyKey,
    told: Option<(Date, Happening<'p>)>,
    days: Vec<Date>,
}

/// Progress reports and reviews that are known.
fn reports<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    as_of: AsOf,
    whose: Option<BodyKey>,
) -> Vec<Filed<'p>> {
    let concerns = |key: BodyKey| whose.is_none_or(|own| own == key);
    let dated = schedule(plan, measure, as_of);
    let mut seen = considered(plan, measure, &dated, as_of);
    seen.retain(|considered| {
        !matches!(
            considered.standing,
            Standing::NotReceived | Standing::LeftOut
        )
    });
    let mut filed = Vec::new();
    for considered in &seen {
        let entry = considered.entry;
        let is_correction = seen.iter().any(|other| {
            other.body == considered.body
                && other.period == considered.period
                && other.entry.about.map(|about| about.value)
                    == entry.about.map(|about| about.value)
                && matches!(other.standing, Standing::Corrected(_))
                && (other.entry.received_on, other.entry.span.start)
                    < (entry.received_on, entry.span.start)
        });
        let is_told = concerns(considered.body) && plan.edition.may_see_record(entry.restricted);
        let received = Happening::Received {
            entry,
            body: considered.body,
            period: considered.period,
            is_correction,
        };
        filed.push(Filed {
            body: considered.body,
            told: is_told.then_some((entry.received_on, received)),
            days: entry
                .done_on
                .map(|done| done.value)
                .into_iter()
                .chain([entry.received_on])
                .collect(),
        });
    }
    for review in plan.reviews_of(measure.key) {
        let file = plan.file_of_review(review);
        let (Some(body), Some(period)) = (file.body.key(), file.period) else {
            continue;
        };
        if review.is_left_out || as_of.known_on < review.on {
            continue;
        }
        let period = period.value;
        // A review says as much about an entry as the entry itself.
        let mut own = seen.iter().filter(|considered| {
            (considered.body, considered.period) == (body, period)
                && considered.entry.received_on <= review.on
        });
        let is_seen =
            own.any(|considered| plan.edition.may_see_record(considered.entry.restricted));
        let reviewed = Happening::Reviewed {
            review,
            body,
            period,
        };
        filed.push(Filed {
            body,
            told: (concerns(body) && is_seen).then_some((review.on, reviewed)),
            days: vec![review.on],
        });
    }
    filed
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
