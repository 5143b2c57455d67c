//! Obligations: one thing owed under the plan, measure × who answers × due date, and its status as of a day.
//!
//! Always derived, never written down. Pure: the plan and the day are all that counts.

pub(crate) mod answer;
pub(crate) mod evidence;
pub(crate) mod filter;
pub(crate) mod schedule;

use std::fmt;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::obligation::answer::{Participant, Role, answering, participants, times};
use crate::obligation::evidence::{Considered, Standing, considered};
use crate::obligation::schedule::{Dated, Time, Which, schedule};
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::body::{Body, BodyKey};
use crate::plan::measure::{Answerable, Measure};
use crate::plan::progress::{Progress, State};

/// The day the question is asked for, and the day whose knowledge answers it.
///
/// What was received or reviewed after the latter does not exist; nor does what came into force, or was done, after the
/// former.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AsOf {
    pub(crate) day: Date,
    /// The day itself, unless a question about the past is answered with what was learned later, or about a day to come
    /// with what is known by now.
    pub(crate) known_on: Date,
}

impl AsOf {
    /// A day, with what was known on it.
    pub(crate) fn on(day: Date) -> Self {
        Self { day, known_on: day }
    }

    /// The day whose knowledge answers, where it is another.
    pub(crate) fn hindsight(self) -> Option<Date> {
        (self.known_on != self.day).then_some(self.known_on)
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{}", self.day)?;
        match self.hindsight() {
            Some(day) => write!(formatter, ", as known on {day}"),
            None => Ok(()),
        }
    }
}

/// One thing owed under the plan.
#[derive(Debug, Clone)]
pub(crate) struct Obligation<'p> {
    pub(crate) measure: &'p Measure,
    /// The body that owes it, the lead where any may meet it, and what it is; `None` where no body is named.
    pub(crate) body: Option<(&'p Body, Role)>,
    /// Every body whose progress report can meet it, and who took its place by the day; of nobody's, the bodies that stand in.
    pub(crate) may_meet: Arc<[&'p Body]>,
    /// Of those who may meet it because they took another's place, the day from which on they may.
    heirs_from: Vec<(BodyKey, Date)>,
    /// The bodies that took the place of the one that owes it; none while that is there.
    pub(crate) successors: Vec<&'p Body>,
    pub(crate) dated: Dated<'p>,
    pub(crate) status: Status<'p>,
    /// Met by nobody yet, and late if its vague words are read at their earliest.
    pub(crate) is_arguably_overdue: bool,
}

/// Where an obligation stands as of a day.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Status<'p> {
    /// Done on or before the due date; the entry says so.
    Met {
        on: Date,
        by: &'p Body,
        entry: &'p Progress,
    },
    /// Done after the due date, by so many days.
    MetLate {
        on: Date,
        by: &'p Body,
        days: i32,
        entry: &'p Progress,
    },
    /// A body said so with a reason, and the coordinator accepted it.
    NotApplicable { by: &'p Body },
    /// An amendment in force says so.
    Waived { by: &'p Amendment },
    /// It has not begun.
    Upcoming,
    /// Its due date has not passed.
    Open,
    /// The due date has passed, but word of it is not yet due or not yet reviewed.
    Awaiting(Awaits),
    /// Late by so many days, counted from the due date.
    Overdue { days: i32 },
}

/// What an obligation that is past due still waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Awaits {
    Report,
    Review,
}

impl Awaits {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Review => "review",
        }
    }
}

impl Status<'_> {
    /// Every name, in the order in which they are decided.
    pub(crate) const NAMES: [&'static str; 8] = [
        "met",
        "met-late",
        "not-applicable",
        "waived",
        "upcoming",
        "open",
        "awaiting",
        "overdue",
    ];

    pub(crate) fn name(&self) -> &'static str {
        Self::NAMES[self.position()]
    }

    /// The position of its name in [`Status::NAMES`].
    pub(crate) fn position(&self) -> usize {
        match self {
            Self::Met { .. } => 0,
            Self::MetLate { .. } => 1,
            Self::NotApplicable { .. } => 2,
            Self::Waived { .. } => 3,
            Self::Upcoming => 4,
            Self::Open => 5,
            Self::Awaiting(_) => 6,
            Self::Overdue { .. } => 7,
        }
    }

    pub(crate) fn is_overdue(&self) -> bool {
        matches!(self, Self::Overdue { .. })
    }

    /// Days after the due date, where it is overdue or met late.
    pub(crate) fn days_late(&self) -> Option<i32> {
        match self {
            Self::MetLate { days, .. } | Self::Overdue { days } => Some(*days),
            Self::Met { .. }
            | Self::NotApplicable { .. }
            | Self::Waived { .. }
            | Self::Upcoming
            | Self::Open
            | Self::Awaiting(_) => None,
        }
    }
}

impl Obligation<'_> {
    /// Its id: `3.a/mia/2009-Q1`, `6.j/mia/1`, `1.a/-/1`.
    pub(crate) fn id(&self) -> String {
        let body = self.body.map_or("-", |(body, _)| &body.id.value);
        match self.dated.which {
            Which::Period(period) => format!("{}/{body}/{period}", self.measure.id.value),
            Which::Ordinal(nth) => format!("{}/{body}/{nth}", self.measure.id.value),
        }
    }

    pub(crate) fn due_on(&self) -> Date {
        self.dated.slot.due_on
    }

    /// The bodies that answer for it; none where no body is named.
    pub(crate) fn answerable(&self) -> &[&Body] {
        if self.body.is_some() {
            &self.may_meet
        } else {
            &[]
        }
    }

    /// Whether a progress report is of a body that can meet it by that.
    pub(crate) fn accepts(&self, body: BodyKey, entry: &Progress) -> bool {
        let may_meet = self.may_meet.iter().any(|own| own.key == body);
        let too_early = |(key, from): &(BodyKey, Date)| *key == body && entry.received_on < *from;
        may_meet && !self.heirs_from.iter().any(too_early)
    }

    pub(crate) fn body_key(&self) -> Option<BodyKey> {
        self.body.map(|(body, _)| body.key)
    }
}

/// Returns every obligation of a plan as of a day, by measure, body and due date.
pub(crate) fn obligations(plan: &Plan, as_of: AsOf) -> impl Iterator<Item = Obligation<'_>> {
    plan.measures
        .iter()
        .flat_map(move |measure| of_measure(plan, measure, as_of))
}

/// Returns the obligations that the plan's edition may list and count, in the same order.
pub(crate) fn shown(plan: &Plan, as_of: AsOf) -> Vec<Obligation<'_>> {
    of_each_measure(plan, |measure| {
        let mut obligations = of_measure(plan, measure, as_of);
        obligations.retain(|obligation| plan.edition.admits(obligation));
        obligations
    })
}

/// Asks something of every measure, on every core, and returns the answers in the order of the measures.
pub(crate) fn of_each_measure<'p, T: Send>(
    plan: &'p Plan,
    ask: impl Fn(&'p Measure) -> Vec<T> + Sync + Send,
) -> Vec<T> {
    plan.measures.par_iter().flat_map_iter(ask).collect()
}

/// Returns the obligations of one measure as of a day, by body and due date.
pub(crate) fn of_measure<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    as_of: AsOf,
) -> Vec<Obligation<'p>> {
    let dated = schedule(plan, measure, as_of);
    let considered = considered(plan, measure, &dated, as_of);
    let rosters = Rosters::of(plan, measure);
    let judge = Judge {
        plan,
        measure,
        waiver: waiver(plan, measure, as_of),
        considered: &considered,
        rosters: &rosters,
        as_of,
    };
    let mut obligations: Vec<(usize, Obligation)> = Vec::new();
    for (at, one) in dated.iter().enumerate() {
        let time = one.time(as_of);
        let answering = answering(rosters.at(time), &one.slot, as_of);
        let answerable = plan.answerable(measure, one.kind() == Kind::Continuing, time.0);
        let former = rosters.former(one, answerable, as_of);
        let stand_ins = rosters.stand_ins_on(time.1);
        for (nth, (body, may_meet)) in who(&answering, answerable, stand_ins)
            .into_iter()
            .enumerate()
        {
            let able = Able::of(plan, may_meet, as_of);
            let earlier = match (answerable, body) {
                (Answerable::Each, Some((body, _))) => judge.inherited(at, one, body, time),
                (Answerable::Each | Answerable::Lead | Answerable::Any, _) => None,
            };
            let status = judge.status(at, one, &able, &former, earlier);
            let is_arguably_overdue = judge.is_arguably_overdue(one, &status);
            let successors =
                body.map_or_else(Vec::new, |(body, _)| plan.successors(body.key, as_of.day));
            obligations.push((
                nth,
                Obligation {
                    measure,
                    body,
                    may_meet: able.bodies,
                    heirs_from: able.heirs_from,
                    successors,
                    dated: *one,
                    status,
                    is_arguably_overdue,
                },
            ));
        }
    }
    obligations.sort_by_key(|(nth, obligation)| {
        (
            obligation.body.map(|(_, role)| role),
            obligation.body.and_then(|(body, _)| rosters.place(body)),
            *nth,
        )
    });
    obligations
        .into_iter()
        .map(|(_, obligation)| obligation)
        .collect()
}

/// Who may meet an obligation as of a day, and from which day on those who took another's place may: what they reported
/// before was about their own part.
struct Able<'p> {
    bodies: Arc<[&'p Body]>,
    heirs_from: Vec<(BodyKey, Date)>,
}

impl<'p> Able<'p> {
    /// Adds the bodies that took the place of some by a day; those who stand in where nobody did.
    fn of(plan: &'p Plan, bodies: Arc<[&'p Body]>, as_of: AsOf) -> Self {
        let is_gone = |body: &&Body| plan.ceased_by(body.key, as_of.day).is_some();
        let mut able = Self {
            bodies,
            heirs_from: Vec::new(),
        };
        if !able.bodies.iter().any(is_gone) {
            return able;
        }
        let mut all = able.bodies.to_vec();
        let days = plan.passing_days().into_iter();
        for day in days.filter(|day| *day <= as_of.day) {
            let heirs = able
                .bodies
                .iter()
                .flat_map(|body| plan.successors(body.key, day));
            for heir in heirs {
                if all.iter().all(|own| own.key != heir.key) {
                    able.heirs_from.push((heir.key, day));
                    all.push(heir);
                }
            }
            if all
                .iter()
                .all(|body| plan.ceased_by(body.key, day).is_some())
            {
                for key in plan.stand_ins(day) {
                    able.heirs_from.push((key, day));
                    all.push(plan.body(key));
                }
            }
        }
        able.bodies = all.into();
        able
    }

    /// The body that a progress report is of, if it can meet the obligation by it.
    fn reporter(&self, considered: &Considered) -> Option<&'p Body> {
        let body = self
            .bodies
            .iter()
            .find(|body| body.key == considered.body)?;
        let is_heir_too_early = |(key, from): &(BodyKey, Date)| {
            *key == body.key && considered.entry.received_on < *from
        };
        (!self.heirs_from.iter().any(is_heir_too_early)).then_some(*body)
    }
}

/// Who takes part in a measure, from each day on which that changed.
struct Rosters<'p> {
    /// By the day of the measure's version, then by the day of the succession; the first of each is from the beginning.
    rosters: Vec<((Date, Date), Vec<Participant<'p>>)>,
    /// Who stands in where nobody is named, from each day of a succession on.
    stand_ins: Vec<(Date, Arc<[&'p Body]>)>,
}

/// A body that answered for a delivery until a day, exclusive; what it did before still counts.
type Former<'p> = (&'p Body, Date);

impl<'p> Rosters<'p> {
    fn of(plan: &'p Plan, measure: &'p Measure) -> Self {
        let rosters: Vec<_> = times(plan, measure)
            .into_iter()
            .map(|time| (time, participants(plan, measure, time.0, time.1)))
            .collect();
        let first = rosters.first().map(|((version, _), _)| *version);
        let stand_ins = rosters
            .iter()
            .map(|(time, _)| time)
            .filter(|(version, _)| Some(*version) == first)
            .map(|(_, day)| {
                let bodies = plan.stand_ins(*day).into_iter();
                (*day, bodies.map(|key| plan.body(key)).collect())
            })
            .collect();
        Self { rosters, stand_ins }
    }

    /// Who takes part, by the version of a day and the successions by another.
    fn at(&self, (version, heirs_on): Time) -> &[Participant<'p>] {
        let at = self
            .rosters
            .iter()
            .rfind(|((from, heirs_from), _)| *from <= version && *heirs_from <= heirs_on);
        at.map_or(&[], |(_, participants)| participants)
    }

    fn stand_ins_on(&self, day: Date) -> &Arc<[&'p Body]> {
        let on = self.stand_ins.iter().rfind(|(from, _)| *from <= day);
        let (_, bodies) = on.expect("the first is from the beginning");
        bodies
    }

    /// Where a body stands in the measure's own order, the newest first.
    fn place(&self, body: &Body) -> Option<usize> {
        let everybody = self.rosters.iter().rev().flat_map(|(_, own)| own);
        let mut everybody = everybody.map(|participant| participant.body.key);
        everybody.position(|key| key == body.key)
    }

    /// The bodies that answered for an obligation before an amendment named others or a succession put others in their
    /// place: where one body's word is enough, what they did until then is not undone. Where each body answers for
    /// itself, nobody; see [`Judge::inherited`].
    fn former(&self, dated: &Dated, answerable: Answerable, as_of: AsOf) -> Vec<Former<'p>> {
        if self.rosters.len() == 1 || answerable == Answerable::Each {
            return Vec::new();
        }
        let (version, heirs_on) = dated.time(as_of);
        let days = self.rosters.iter().flat_map(|((from, heirs_from), _)| {
            // What continues keeps its version; only a succession changes who answers for it.
            let is_delivery = dated.kind() == Kind::Delivery && *from <= version;
            let version = is_delivery.then_some(*from);
            version
                .into_iter()
                .chain((*heirs_from <= heirs_on).then_some(*heirs_from))
        });
        let mut days: Vec<Date> = days.filter(|day| *day != Date::MIN).collect();
        days.sort_unstable();
        days.dedup();
        let before = days.into_iter().flat_map(|until| {
            let last = until.saturating_sub(1.day());
            let version = match dated.kind() {
                Kind::Delivery => last,
                Kind::Continuing => version,
            };
            let own = self.at((version, last.min(heirs_on))).iter();
            own.map(move |own| (own, until))
        });
        before
            .filter(|(own, _)| match answerable {
                Answerable::Lead => own.role == Role::Lead,
                Answerable::Any | Answerable::Each => own.role != Role::Recommended,
            })
            .map(|(own, until)| (own.body, until))
            .collect()
    }
}

/// Who owes an obligation: for each, the body it stands under and those who may meet it.
type Owed<'p> = (Option<(&'p Body, Role)>, Arc<[&'p Body]>);

fn who<'p>(
    answering: &[Participant<'p>],
    answerable: Answerable,
    stand_ins: &Arc<[&'p Body]>,
) -> Vec<Owed<'p>> {
    let Some(first) = answering.first() else {
        return vec![(None, Arc::clone(stand_ins))];
    };
    let one = |participant: &Participant<'p>| -> Owed<'p> {
        (
            Some((participant.body, participant.role)),
            Arc::from([participant.body]),
        )
    };
    match answerable {
        Answerable::Lead => vec![one(first)],
        Answerable::Each => answering.iter().map(one).collect(),
        Answerable::Any => {
            let all = answering
                .iter()
                .map(|participant| participant.body)
                .collect();
            vec![(Some((first.body, first.role)), all)]
        }
    }
}

/// The first amendment in force that waives a measure.
fn waiver<'p>(plan: &'p Plan, measure: &Measure, as_of: AsOf) -> Option<&'p Amendment> {
    plan.changes(measure.key)
        .find(|(amendment, change)| change.is_waived && amendment.effective_on <= as_of.day)
        .map(|(amendment, _)| amendment)
}

/// Decides the status of a measure's obligations.
struct Judge<'p, 'c> {
    plan: &'p Plan,
    measure: &'p Measure,
    waiver: Option<&'p Amendment>,
    considered: &'c [Considered<'p>],
    rosters: &'c Rosters<'p>,
    as_of: AsOf,
}

/// The day it was done, by whom, and the entry that says so.
type Deed<'p> = (Date, &'p Body, &'p Progress);

impl<'p> Judge<'p, '_> {
    /// The first status that holds, in the order of the design.
    fn status(
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
        if self.waits_for_review(at, able) {
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
        self.considered
            .iter()
            .filter(move |considered| considered.dated == Some(at))
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
            let own = self.considered.iter().filter(move |considered| {
                considered.dated == Some(at)
                    && considered.body == body.key
                    && considered.entry.received_on < *until
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
            let on = entry.done_on.map_or_else(
                || entry.received_on.min(dated.slot.due_on),
                |done| done.value,
            );
            (considered.period, on, body, considered.entry)
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
    fn inherited(&self, at: usize, dated: &Dated, body: &Body, time: Time) -> Option<Deed<'p>> {
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

    fn waits_for_review(&self, at: usize, able: &Able<'p>) -> bool {
        self.of(at, Some(able)).any(|(considered, _)| {
            considered.entry.state == State::Done
                && matches!(considered.standing, Standing::WaitsForReview)
        })
    }

    fn is_arguably_overdue(&self, dated: &Dated, status: &Status) -> bool {
        let slot = &dated.slot;
        let is_vague = slot.earliest_due < slot.due_on;
        is_vague
            && slot.earliest_due <= self.as_of.day
            && matches!(status, Status::Open | Status::Awaiting(_))
    }
}

/// Days from one day to another; negative where the second is earlier.
pub(crate) fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}
