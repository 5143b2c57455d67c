//! Who owes an obligation and who may meet it, through every amendment of the bodies and every succession.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::obligation::AsOf;
use crate::obligation::answer::{Participant, Role, participants, times};
use crate::obligation::evidence::Considered;
use crate::obligation::schedule::{Dated, Time};
use crate::period::Period;
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::body::{Body, BodyKey};
use crate::plan::measure::{Answerable, Measure};
use crate::plan::progress::Progress;

/// Who takes part in a measure, from each day on which that changed.
pub(super) struct Rosters<'p> {
    /// By the day of the measure's version, then by the day of the succession; the first of each is from the beginning.
    rosters: Vec<((Date, Date), Vec<Participant<'p>>)>,
    /// Who stands in where nobody is named, from each day of a succession on.
    stand_ins: Vec<(Date, Arc<[&'p Body]>)>,
}

/// A body that answered for a delivery until a day, exclusive; what it did before still counts.
pub(super) type Former<'p> = (&'p Body, Date);

impl<'p> Rosters<'p> {
    pub(super) fn of(plan: &'p Plan, measure: &'p Measure) -> Self {
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
    pub(super) fn at(&self, (version, heirs_on): Time) -> &[Participant<'p>] {
        let at = self
            .rosters
            .iter()
            .rfind(|((from, heirs_from), _)| *from <= version && *heirs_from <= heirs_on);
        at.map_or(&[], |(_, participants)| participants)
    }

    pub(super) fn stand_ins_on(&self, day: Date) -> &Arc<[&'p Body]> {
        let on = self.stand_ins.iter().rfind(|(from, _)| *from <= day);
        let (_, bodies) = on.expect("the first is from the beginning");
        bodies
    }

    /// Where a body stands in the measure's own order, the newest first.
    pub(super) fn place(&self, body: &Body) -> Option<usize> {
        let everybody = self.rosters.iter().rev().flat_map(|(_, own)| own);
        let mut everybody = everybody.map(|participant| participant.body.key);
        everybody.position(|key| key == body.key)
    }

    /// The bodies that answered for an obligation before an amendment named others or a succession put others in their
    /// place: where one body's word was enough, what they did until then is not undone. Where each body answers for
    /// itself, nobody; see [`Judge::inherited`].
    pub(super) fn former(
        &self,
        plan: &Plan,
        measure: &Measure,
        dated: &Dated,
        as_of: AsOf,
    ) -> Vec<Former<'p>> {
        let (version, heirs_on) = dated.time(as_of);
        let is_continuing = dated.kind() == Kind::Continuing;
        let answerable = |day: Date| plan.answerable(measure, is_continuing, day);
        if self.rosters.len() == 1 || answerable(version) == Answerable::Each {
            return Vec::new();
        }
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
            let rule = answerable(version);
            let own = self.at((version, last.min(heirs_on))).iter();
            own.filter(move |own| match rule {
                Answerable::Lead => own.role == Role::Lead,
                Answerable::Any => own.role != Role::Recommended,
                Answerable::Each => false,
            })
            .map(move |own| (own.body, until))
        });
        before.collect()
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

impl Heir {
    /// Whether a progress report of the heir may be about what it took over. Where it owes the same itself, it is, unless it
    /// names it for a period in which it was the heir.
    fn reports_by(&self, entry: &Progress, period: Period) -> bool {
        let names_it = entry.about.is_some() && self.from <= period.days().last;
        self.from <= entry.received_on && (!self.owes_the_same || names_it)
    }
}

/// Whether a body may meet an obligation by a progress report, as far as it is an heir.
pub(super) fn may_report(heirs: &[Heir], body: BodyKey, entry: &Progress, period: Period) -> bool {
    let mut own = heirs.iter().filter(|heir| heir.body == body);
    own.all(|heir| heir.reports_by(entry, period))
}

/// Who may meet an obligation as of a day.
pub(super) struct Able<'p> {
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
            bodies,
            heirs: Vec::new(),
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
        let (entry, period) = (considered.entry, considered.period);
        may_report(&self.heirs, body.key, entry, period).then_some(*body)
    }
}
