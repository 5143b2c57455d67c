//! Obligations: one thing owed under the plan, measure × who answers × due date, and its status as of a day.
//!
//! Always derived, never written down. Pure: the plan and the day are all that counts.

pub(crate) mod act;
pub(crate) mod answer;
pub(crate) mod as_of;
pub(crate) mod belonging;
pub(crate) mod compare;
pub(crate) mod continuity;
pub(crate) mod counts;
mod deed;
pub(crate) mod discipline;
mod division;
pub(crate) mod evidence;
pub(crate) mod filter;
pub(crate) mod history;
mod judge;
mod part;
mod roster;
pub(crate) mod schedule;
pub(crate) mod standing;
pub(crate) mod status;
pub(crate) mod target;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use jiff::civil::Date;

use crate::obligation::answer::Role;
use crate::obligation::as_of::AsOf;
use crate::obligation::belonging::Belonging;
use crate::obligation::deed::Deeds;
use crate::obligation::division::Parts;
use crate::obligation::evidence::{Considered, considered_by};
use crate::obligation::judge::Judge;
use crate::obligation::roster::{Heir, Rosters, may_report};
use crate::obligation::schedule::{Dated, Which, schedule};
use crate::obligation::standing::Standing;
use crate::obligation::status::Status;
use crate::plan::Plan;
use crate::plan::body::{Body, BodyKey};
use crate::plan::edition::Edition;
use crate::plan::measure::Measure;
use crate::plan::statement::State;

/// One thing owed under the plan.
#[derive(Debug, Clone)]
pub(crate) struct Obligation<'p> {
    pub(crate) measure: &'p Measure,
    /// The body that owes it, the lead where any may meet it, and what it is; `None` where no body is named.
    pub(crate) body: Option<(&'p Body, Role)>,
    /// Every body whose progress report can meet it, and who took its place by the day; of nobody's, the bodies that stand in.
    pub(crate) may_meet: Arc<[&'p Body]>,
    /// Those whose own it is, before anybody took their place.
    own: Arc<[&'p Body]>,
    /// Those who answered for it before others took their place.
    former: Vec<BodyKey>,
    /// Those who may meet it because they took another's place.
    heirs: Vec<Heir>,
    /// The bodies that took the place of the one that owes it; none while that is there.
    pub(crate) successors: Vec<&'p Body>,
    pub(crate) dated: Dated<'p>,
    pub(crate) status: Status<'p>,
    /// The day on which what was delivered was lost again; it is owed from then, or from the due date where that is later.
    pub(crate) undone_on: Option<Date>,
    /// Met by nobody yet, and late if its vague words are read at their earliest.
    pub(crate) is_arguably_overdue: bool,
}

impl<'p> Obligation<'p> {
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

    /// The day from which late days count: the due date, or the day on which it was lost where that is later.
    pub(crate) fn late_from(&self) -> Date {
        let due_on = self.due_on();
        self.undone_on.map_or(due_on, |day| day.max(due_on))
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
    pub(crate) fn accepts(&self, considered: &Considered) -> bool {
        let (body, entry, target) = (considered.body, considered.entry, considered.target);
        may_report(&self.own, &self.heirs, body, entry, target)
    }

    /// Whether a body answered for it before others took its place.
    pub(crate) fn was_of(&self, body: BodyKey) -> bool {
        self.former.contains(&body)
    }

    /// Whether an edition may list it: its body is not restricted, and what it counts may be counted.
    pub(crate) fn may_be_in(&self, edition: Edition) -> bool {
        edition.may_count(self.measure)
            && self
                .body
                .is_none_or(|(body, _)| edition.may_see_record(body.restricted))
    }

    pub(crate) fn body_key(&self) -> Option<BodyKey> {
        self.body.map(|(body, _)| body.key)
    }

    /// The id of the body that owes it; `None` where no body is named.
    pub(crate) fn body_id(&self) -> Option<&'p str> {
        self.body.map(|(body, _)| &*body.id.value)
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
    plan.of_each_measure(|measure| {
        let mut obligations = of_measure(plan, measure, as_of);
        obligations.retain(|obligation| obligation.may_be_in(plan.edition));
        obligations
    })
}

/// Returns the obligations of one measure as of a day, by body and due date.
pub(crate) fn of_measure<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    as_of: AsOf,
) -> Vec<Obligation<'p>> {
    let dated = schedule(plan, measure, as_of);
    let belonging = Belonging::of(plan, measure);
    let rosters = Rosters::of(plan, measure);
    of_measure_by(&belonging, &rosters, &dated, as_of)
}

/// A measure whose obligations are asked for as of one day after the other.
pub(crate) struct Timeline<'p> {
    belonging: Belonging<'p>,
    rosters: Rosters<'p>,
}

impl<'p> Timeline<'p> {
    pub(crate) fn of(plan: &'p Plan, measure: &'p Measure) -> Self {
        Self {
            belonging: Belonging::of(plan, measure),
            rosters: Rosters::of(plan, measure),
        }
    }

    pub(crate) fn plan(&self) -> &'p Plan {
        self.belonging.plan
    }

    /// What was reported as done, by what is known on a day, in the files of the periods before another; not what is undone
    /// since, nor returned.
    pub(crate) fn told_before(&self, first: Date, as_of: AsOf) -> Vec<Considered<'p>> {
        let is_done = |considered: &Considered| considered.entry.state == State::Done;
        let entries = self.plan().progress_on(self.belonging.measure.key).iter();
        let mut waiting = entries.filter(|entry| self.plan().review_is_required(entry.received_on));
        if waiting.next().is_none() {
            return Vec::new();
        }
        let mut considered = considered_by(&self.belonging, &[], as_of.known_on);
        let undone: Vec<_> = considered
            .iter()
            .filter(|considered| {
                considered.entry.state == State::Undone
                    && matches!(considered.standing, Standing::Counts(_))
            })
            .map(|considered| considered.target)
            .collect();
        considered.retain(|considered| {
            is_done(considered)
                && considered.period.days().last < first
                && matches!(considered.standing, Standing::WaitsForReview)
                && !undone.contains(&considered.target)
        });
        considered
    }

    /// The obligations that have begun by a day, in the order of [`of_measure`].
    pub(crate) fn begun(&self, as_of: AsOf) -> Vec<Obligation<'p>> {
        let mut dated = schedule(self.plan(), self.belonging.measure, as_of);
        dated.retain(|dated| dated.slot.starts_on <= as_of.day);
        of_measure_by(&self.belonging, &self.rosters, &dated, as_of)
    }
}

/// The same, where it is known when the measure is due, who takes part and where the entries belong.
fn of_measure_by<'p>(
    belonging: &Belonging<'p>,
    rosters: &Rosters<'p>,
    dated: &[Dated<'p>],
    as_of: AsOf,
) -> Vec<Obligation<'p>> {
    let (plan, measure) = (belonging.plan, belonging.measure);
    let mut by_dated: Vec<Vec<Considered>> = vec![Vec::new(); dated.len()];
    for considered in considered_by(belonging, dated, as_of.known_on) {
        if let Some(at) = considered.dated {
            by_dated[at].push(considered);
        }
    }
    let deeds = Deeds {
        plan,
        belonging,
        dated,
        considered: &by_dated,
        as_of,
    };
    let parts = Parts {
        plan,
        measure,
        rosters,
        deeds: &deeds,
        as_of,
    };
    let judge = Judge {
        plan,
        measure,
        waiver: plan.waived_by(measure.key, as_of.day),
        deeds: &deeds,
        as_of,
    };
    let mut obligations: Vec<(usize, Obligation)> = Vec::new();
    for (at, one) in dated.iter().enumerate() {
        let owed = parts.of(at, one);
        for (nth, part) in owed.iter().enumerate() {
            let able = parts.able(part, &owed, as_of);
            let judged = judge.judge(at, one, part, &able);
            let is_arguably_overdue = judge.is_arguably_overdue(&judged.dated, &judged.status);
            let successors = part
                .body
                .map_or_else(Vec::new, |(body, _)| plan.successors(body.key, as_of.day));
            obligations.push((
                nth,
                Obligation {
                    measure,
                    body: part.body,
                    may_meet: able.bodies,
                    own: able.own,
                    former: part.former(),
                    heirs: able.heirs,
                    successors,
                    dated: judged.dated,
                    status: judged.status,
                    undone_on: judged.undone_on,
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
