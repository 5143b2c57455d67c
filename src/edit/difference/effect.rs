//! What a difference does to the obligations of a day, and what of it does so.

pub(crate) mod cause;
mod causes;

use crate::edit::difference::Difference;
use crate::edit::difference::effect::cause::Cause;
use crate::edit::difference::effect::causes::Causes;
use crate::obligation::as_of::AsOf;
use crate::obligation::compare::{Compared, across_bodies, compare};
use crate::obligation::{Obligation, of_measure};
use crate::plan::Plan;
use crate::plan::edition::Edition;
use crate::plan::id::Id;

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
    pub(crate) compared: Compared<'d>,
    pub(crate) cause: Cause,
    /// The act, if it is one.
    pub(crate) act: Option<String>,
}

impl Effect<'_> {
    pub(crate) fn leaves_overdue(&self) -> bool {
        self.compared.overdue() == (true, false)
    }

    pub(crate) fn joins_overdue(&self) -> bool {
        self.compared.overdue() == (false, true)
    }

    /// Whether it stays on the overdue list, under another body.
    pub(crate) fn passes_overdue(&self) -> bool {
        self.compared.overdue() == (true, true) && self.compared.is_passed_on()
    }
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
    let owed = |plan: &'d Plan| {
        let measure = plan.measure_by_id(id);
        measure.map_or_else(Vec::new, |measure| of_measure(plan, measure, as_of))
    };
    let mut own = None;
    for compared in across_bodies(compare(owed(old), owed(new))) {
        if let Some((was, is)) = compared.both() {
            if is_listed(old, was) && is.status.is_overdue() && !is_listed(new, is) {
                effects.hidden.push(is.id());
            }
            if !is_other(&compared) {
                continue;
            }
        }
        let causes = own.get_or_insert_with(|| causes.of_measure(id));
        let (cause, act) = causes.decide(&compared);
        effects.moved.push(Effect {
            compared,
            cause,
            act,
        });
    }
}

/// Whether readers would notice that what stands in both states differs.
fn is_other(compared: &Compared) -> bool {
    compared.is_passed_on()
        || compared.is_moved()
        || compared.is_turned()
        || compared.awaits_another()
        || compared.is_otherwise_late()
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
