//! Who takes part in a measure from day to day, and who may meet what one of them owes.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::Date;

use crate::obligation::answer::{Participant, Role, answering, naming_days, participants};
use crate::obligation::as_of::AsOf;
use crate::obligation::evidence::Considered;
use crate::obligation::schedule::Dated;
use crate::obligation::target::Target;
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::body::{Body, BodyKey};
use crate::plan::measure::{Answerable, Measure};
use crate::plan::progress::Progress;

/// The days that decide who takes part: that of the measure's version, that by which successions are in force, and that by
/// which members are named.
type Time = (Date, Date, Date);

/// Who takes part in a measure, from each day on which that changes.
pub(super) struct Rosters<'p> {
    plan: &'p Plan,
    measure: &'p Measure,
    versions: Vec<Date>,
    passings: Vec<Date>,
    namings: Vec<Date>,
    known: RefCell<Vec<(Time, Rc<[Participant<'p>]>)>>,
    /// Who stands in where nobody is named, from each day of a succession on.
    stand_ins: Vec<(Date, Arc<[&'p Body]>)>,
}

impl<'p> Rosters<'p> {
    pub(super) fn of(plan: &'p Plan, measure: &'p Measure) -> Self {
        let passings = plan.passing_days_of(plan.bodies_of(measure));
        let days = std::iter::once(Date::MIN).chain(passings.iter().copied());
        let stand_ins = days.map(|day| {
            let bodies = plan.stand_ins(day).into_iter();
            (day, bodies.map(|key| plan.body(key)).collect())
        });
        Self {
            plan,
            measure,
            versions: plan.versions(measure),
            stand_ins: stand_ins.collect(),
            passings,
            namings: naming_days(plan, measure),
            known: RefCell::default(),
        }
    }

    /// The days by which others may answer for an obligation, in order.
    pub(super) fn days(&self, dated: &Dated, as_of: AsOf) -> Vec<Date> {
        let versions = match dated.kind() {
            Kind::Delivery => &self.versions[..],
            Kind::Continuing => &[],
        };
        let until = |last: Date| move |day: &&Date| **day <= last;
        let mut days: Vec<Date> = versions
            .iter()
            .filter(until(as_of.day))
            .chain(
                self.passings
                    .iter()
                    .filter(until(dated.heirs_on(as_of.day))),
            )
            .chain(self.namings.iter().filter(until(dated.named_by(as_of.day))))
            .copied()
            .filter(|day| *day != Date::MIN)
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    fn at(&self, (version, heirs_on, named_by): Time) -> Rc<[Participant<'p>]> {
        let from = |days: &[Date], day: Date| {
            let at = days.partition_point(|from| *from <= day);
            at.checked_sub(1).map_or(Date::MIN, |at| days[at])
        };
        let time = (
            from(&self.versions, version),
            from(&self.passings, heirs_on),
            from(&self.namings, named_by),
        );
        let known = self
            .known
            .borrow()
            .iter()
            .find(|(own, _)| *own == time)
            .map(|(_, own)| Rc::clone(own));
        known.unwrap_or_else(|| {
            let (day, heirs_on, named_by) = time;
            let new: Rc<[Participant]> =
                participants(self.plan, self.measure, day, heirs_on, named_by).into();
            self.known.borrow_mut().push((time, Rc::clone(&new)));
            new
        })
    }

    /// Those who answer for an obligation on a day, the leader first.
    ///
    /// Of what continues, the leader is decided as of its first day.
    pub(super) fn answering(&self, dated: &Dated, day: Date, as_of: AsOf) -> Vec<Participant<'p>> {
        let version = dated.version_of(day, as_of);
        let time = (version, dated.heirs_on(day), dated.named_by(day));
        let mut now = answering(&self.at(time));
        let is_continuing = dated.kind() == Kind::Continuing;
        if is_continuing && now.first().is_some_and(|first| first.role != Role::Lead) {
            let first_day = dated.slot.starts_on.min(day);
            let first = answering(&self.at((time.0, time.1, dated.named_by(first_day))));
            let leader = first.first().map(|leader| leader.body.key);
            if let Some(at) = now.iter().position(|own| Some(own.body.key) == leader) {
                now[..=at].rotate_right(1);
            }
        }
        now
    }

    pub(super) fn stand_ins_on(&self, day: Date) -> &Arc<[&'p Body]> {
        let on = self.stand_ins.iter().rfind(|(from, _)| *from <= day);
        let (_, bodies) = on.expect("the first is from the beginning");
        bodies
    }

    /// Where a body stands in the measure's own order, the newest first.
    pub(super) fn place(&self, body: &Body) -> Option<usize> {
        let mut passings = self.passings.clone();
        passings.insert(0, Date::MIN);
        let times = self.versions.iter().rev().flat_map(|version| {
            passings
                .iter()
                .rev()
                .map(|heirs_on| (*version, *heirs_on, Date::MAX))
        });
        let mut before = 0;
        for time in times {
            let roster = self.at(time);
            if let Some(at) = roster.iter().position(|own| own.body.key == body.key) {
                return Some(before + at);
            }
            before += roster.len();
        }
        None
    }
}

/// Who owes an obligation: for each, the body it stands under and those who may meet it.
pub(super) type Owed<'p> = (Option<(&'p Body, Role)>, Arc<[&'p Body]>);

pub(super) fn who<'p>(
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

/// A body that may meet an obligation because it took the place of one that owes it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Heir {
    body: BodyKey,
    /// The first day: what it reported before was about its own part.
    from: Date,
    /// Whether it owes the same itself.
    owes_the_same: bool,
}

/// Whether a body may meet an obligation of these bodies by a progress report: one of them by a word about its own part, an
/// heir of theirs by a word since it is one. An heir that owes the same itself must say with `for` whose part it means.
pub(super) fn may_report(
    own: &[&Body],
    heirs: &[Heir],
    body: BodyKey,
    entry: &Progress,
    target: Option<Target>,
) -> bool {
    let is_own = |key: BodyKey| own.iter().any(|own| own.key == key);
    let whose = target.and_then(|target| target.whose);
    if whose.is_some_and(|whose| !is_own(whose)) {
        return false;
    }
    match heirs.iter().find(|heir| heir.body == body) {
        Some(heir) => heir.from <= entry.received_on && (whose.is_some() || !heir.owes_the_same),
        None => whose.is_none() && is_own(body),
    }
}

/// Who may meet an obligation as of a day.
pub(super) struct Able<'p> {
    /// Those whose own it is.
    pub(super) own: Arc<[&'p Body]>,
    /// These, and their heirs.
    pub(super) bodies: Arc<[&'p Body]>,
    pub(super) heirs: Vec<Heir>,
}

impl<'p> Able<'p> {
    /// Adds the bodies that took the place of some by a day; those who stand in where nobody did.
    pub(super) fn of(
        plan: &'p Plan,
        bodies: Arc<[&'p Body]>,
        owed_by: &[BodyKey],
        as_of: AsOf,
    ) -> Self {
        let is_gone = |body: &&Body| plan.ceased_by(body.key, as_of.day).is_some();
        let mut able = Self {
            own: Arc::clone(&bodies),
            bodies,
            heirs: Vec::new(),
        };
        if !able.bodies.iter().any(is_gone) {
            return able;
        }
        let mut all = able.bodies.to_vec();
        let days = plan.passing_days_of(able.bodies.iter().map(|body| body.key));
        let days = days.into_iter();
        for day in days.filter(|day| *day <= as_of.day) {
            let heirs = able
                .bodies
                .iter()
                .flat_map(|body| plan.successors(body.key, day));
            for heir in heirs {
                if all.iter().all(|own| own.key != heir.key) {
                    able.heirs.push(Heir {
                        body: heir.key,
                        from: day,
                        owes_the_same: owed_by.contains(&heir.key),
                    });
                    all.push(heir);
                }
            }
            if all
                .iter()
                .all(|body| plan.ceased_by(body.key, day).is_some())
            {
                for key in plan.stand_ins(day) {
                    able.heirs.push(Heir {
                        body: key,
                        from: day,
                        owes_the_same: false,
                    });
                    all.push(plan.body(key));
                }
            }
        }
        able.bodies = all.into();
        able
    }

    /// The body that a progress report is of, if it can meet the obligation by it.
    pub(super) fn reporter(&self, considered: &Considered) -> Option<&'p Body> {
        let body = self
            .bodies
            .iter()
            .find(|body| body.key == considered.body)?;
        let (entry, target) = (considered.entry, considered.target);
        may_report(&self.own, &self.heirs, body.key, entry, target).then_some(*body)
    }
}
