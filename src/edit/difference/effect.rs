//! What a difference does to the obligations of a day, and what of it does so.

pub(crate) mod cause;
mod causes;

use jiff::civil::Date;

use crate::edit::difference::Difference;
use crate::edit::difference::effect::cause::Cause;
use crate::edit::difference::effect::causes::Causes;
use crate::obligation::as_of::AsOf;
use crate::obligation::schedule::Which;
use crate::obligation::status::{Awaits, Status};
use crate::obligation::{Obligation, of_measure};
use crate::plan::Plan;
use crate::plan::edition::Edition;
use crate::plan::id::Id;
use crate::plan::measure::Measure;

/// The effect of a difference on the obligations of a day.
#[derive(Debug)]
pub(crate) struct Effects<'d> {
    /// By measure, body and due date.
    pub(crate) moved: Vec<Effect<'d>>,
    /// The ids of obligations that are overdue before and after, but no longer listed in the public edition.
    pub(crate) hidden: Vec<String>,
}

/// An obligation that stands elsewhere than it did.
#[derive(Debug, Clone)]
pub(crate) struct Effect<'d> {
    /// As it is called in the new state, or was in the old where it is no more.
    pub(crate) id: String,
    pub(crate) which: Which,
    pub(crate) measure: &'d Measure,
    pub(crate) was: Option<Standing<'d>>,
    pub(crate) is: Option<Standing<'d>>,
    pub(crate) cause: Cause,
    /// The act, if it is one.
    pub(crate) act: Option<String>,
}

/// Where an obligation stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing<'p> {
    pub(crate) body: Option<&'p str>,
    pub(crate) due_on: Date,
    pub(crate) status: Status<'p>,
}

impl<'p> Standing<'p> {
    fn of(obligation: &Obligation<'p>) -> Self {
        Self {
            body: body(obligation),
            due_on: obligation.due_on(),
            status: obligation.status,
        }
    }

    pub(crate) fn awaits(&self) -> Option<Awaits> {
        match self.status {
            Status::Awaiting(awaits) => Some(awaits),
            Status::Met { .. }
            | Status::MetLate { .. }
            | Status::NotApplicable { .. }
            | Status::Waived { .. }
            | Status::Upcoming
            | Status::Open
            | Status::Overdue { .. } => None,
        }
    }

    /// Whether readers would notice no difference.
    fn is_like(&self, other: &Self) -> bool {
        let seen = |own: &Self| (own.due_on, own.status.position(), own.status.days_late());
        self.body == other.body && seen(self) == seen(other) && self.awaits() == other.awaits()
    }
}

impl Effect<'_> {
    pub(crate) fn leaves_overdue(&self) -> bool {
        is_overdue(self.was.as_ref()) && !is_overdue(self.is.as_ref())
    }

    pub(crate) fn joins_overdue(&self) -> bool {
        !is_overdue(self.was.as_ref()) && is_overdue(self.is.as_ref())
    }

    /// Whether it stays on the overdue list, under another body.
    pub(crate) fn passes_overdue(&self) -> bool {
        self.was.zip(self.is).is_some_and(|(was, is)| {
            was.status.is_overdue() && is.status.is_overdue() && was.body != is.body
        })
    }
}

fn is_overdue(standing: Option<&Standing>) -> bool {
    standing.is_some_and(|standing| standing.status.is_overdue())
}

/// Returns every obligation that stands elsewhere on a day.
pub(crate) fn effects<'d>(difference: &'d Difference, as_of: AsOf) -> Effects<'d> {
    let (old, new) = (&difference.old.plan, &difference.new.plan);
    let mut ids: Vec<&'d Id> = old
        .measures
        .iter()
        .chain(&new.measures)
        .map(|measure| &measure.id.value)
        .collect();
    ids.sort();
    ids.dedup();
    let causes = Causes::of(difference, as_of);
    let mut effects = Effects {
        moved: Vec::new(),
        hidden: Vec::new(),
    };
    for id in ids {
        of_one(difference, &causes, id.as_str(), as_of, &mut effects);
    }
    effects
}

fn of_one<'d>(
    difference: &'d Difference,
    causes: &Causes<'d>,
    id: &'d str,
    as_of: AsOf,
    effects: &mut Effects<'d>,
) {
    let (old, new) = (&difference.old.plan, &difference.new.plan);
    let mut own = None;
    for (was, is) in pairs(old, new, id, as_of) {
        if let (Some(was), Some(is)) = (&was, &is)
            && is_listed(old, was)
            && is.status.is_overdue()
            && !is_listed(new, is)
        {
            effects.hidden.push(is.id());
        }
        let standings = (
            was.as_ref().map(Standing::of),
            is.as_ref().map(Standing::of),
        );
        if let (Some(was), Some(is)) = &standings
            && was.is_like(is)
        {
            continue;
        }
        let one = is.as_ref().or(was.as_ref()).expect("one of both is there");
        let causes = own.get_or_insert_with(|| causes.of_measure(id));
        let (cause, act) = causes.decide(was.as_ref(), is.as_ref());
        effects.moved.push(Effect {
            id: one.id(),
            which: one.dated.which,
            measure: one.measure,
            was: standings.0,
            is: standings.1,
            cause,
            act,
        });
    }
}

type Pair<'p> = (Option<Obligation<'p>>, Option<Obligation<'p>>);

/// The obligations of a measure in both states; what another body owes now is the same obligation.
fn pairs<'p>(old: &'p Plan, new: &'p Plan, id: &str, as_of: AsOf) -> Vec<Pair<'p>> {
    let owed = |plan: &'p Plan| {
        let measure = plan.measure_by_id(id);
        measure.map_or_else(Vec::new, |measure| of_measure(plan, measure, as_of))
    };
    let mut was = owed(old);
    let mut pairs: Vec<Pair> = Vec::new();
    let mut left: Vec<Obligation> = Vec::new();
    for is in owed(new) {
        let same = was
            .iter()
            .position(|was| is_same(was, &is) && body(was) == body(&is));
        match same {
            Some(at) => pairs.push((Some(was.remove(at)), Some(is))),
            None => left.push(is),
        }
    }
    for is in left {
        let same = was.iter().position(|was| is_same(was, &is));
        pairs.push((same.map(|at| was.remove(at)), Some(is)));
    }
    pairs.extend(was.into_iter().map(|was| (Some(was), None)));
    pairs
}

fn is_same(one: &Obligation, other: &Obligation) -> bool {
    one.dated.which == other.dated.which
}

fn body<'p>(obligation: &Obligation<'p>) -> Option<&'p str> {
    obligation.body.map(|(body, _)| &*body.id.value)
}

/// Whether it is on the overdue list of the public edition.
fn is_listed(plan: &Plan, obligation: &Obligation) -> bool {
    let measure = obligation.measure;
    let objective = plan.objective(measure.objective);
    obligation.status.is_overdue()
        && !measure.overrides.restricted
        && !objective.overrides.restricted
        && obligation.may_be_in(Edition::Public)
}
