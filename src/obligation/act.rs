//! What acts do to a measure and to its obligations.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::obligation::Obligation;
use crate::obligation::answer::participants;
use crate::obligation::as_of::AsOf;
use crate::obligation::schedule::schedule;
use crate::period::reading::Frame;
use crate::plan::Plan;
use crate::plan::amendment::{Amendment, Change};
use crate::plan::body::{BodyKey, BodyName};
use crate::plan::measure::Measure;

/// What an act does to a measure.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Act<'p> {
    Changes(&'p Change),
    /// A body that the measure names passes into others; into none where it is abolished.
    Passes(BodyKey, &'p [BodyKey]),
    /// The term or the reporting rules change, and with them when the measure is due.
    Rules(&'p Change),
}

/// Every act that changes a measure or puts other bodies in the place of those it names, in the order in which they come
/// into force.
pub(crate) fn acts<'p>(plan: &'p Plan, measure: &'p Measure) -> Vec<(&'p Amendment, Act<'p>)> {
    // What fell due by an earlier version is owed by those whom that named.
    let names = |body: BodyKey, before: Date| {
        let mut versions = plan.versions(measure).into_iter();
        versions.any(|version| {
            let commitment = plan.commitment(measure, version);
            let groups = commitment.bodies.iter().chain(commitment.recommended);
            let mut named = groups.filter_map(BodyName::key);
            version <= before
                && (named.any(|key| plan.heirs(key, before).contains(&body))
                    || participants(plan, measure, version, before, Date::MAX)
                        .iter()
                        .any(|own| own.body.key == body))
        })
    };
    let changes = plan.changes(measure.key);
    let changes = changes.map(|(amendment, change)| (amendment, Act::Changes(change)));
    let passings = plan.passings_of(names);
    let passings = passings.map(|(amendment, from, to)| (amendment, Act::Passes(from, to)));
    let rules = plan.rule_changes();
    let rules = rules.filter(|(amendment, change)| moves(plan, measure, amendment, change));
    let rules = rules.map(|(amendment, change)| (amendment, Act::Rules(change)));
    let mut acts: Vec<_> = changes.chain(passings).chain(rules).collect();
    acts.sort_by_key(|(amendment, _)| (amendment.effective_on, amendment.on));
    acts
}

/// The acts in force on a day that gave an obligation its due dates one after the other, or made it be owed, oldest first;
/// none where it is due as approved.
pub(crate) fn moved_by<'p>(
    plan: &'p Plan,
    obligation: &Obligation<'p>,
    as_of: AsOf,
) -> Vec<&'p Amendment> {
    let measure = obligation.measure;
    let due_on = |day: Date| {
        let dated = schedule(plan, measure, AsOf::on(day));
        let mut own = dated
            .iter()
            .filter(|dated| dated.which == obligation.dated.which);
        own.next().map(|dated| dated.slot.due_on)
    };
    // What is met keeps the due date by which it was judged.
    let until = obligation.status.met_on().unwrap_or(as_of.day);
    let mut last = due_on(Date::MIN);
    let mut moved_by = Vec::new();
    let acts = acts(plan, measure);
    let of_dates = acts.iter().filter(|(_, act)| match act {
        Act::Changes(change) => change.adds || change.period.is_some(),
        Act::Rules(_) => true,
        Act::Passes(..) => false,
    });
    let of_dates: Vec<&Amendment> = of_dates.map(|(amendment, _)| *amendment).collect();
    for acts in of_dates.chunk_by(|a, b| a.effective_on == b.effective_on) {
        let day = acts[0].effective_on;
        let now = due_on(day);
        if day <= until && now != last {
            moved_by.extend(acts);
            last = now;
        }
    }
    moved_by
}

/// Whether a change of the plan's rules gives a measure other due dates.
fn moves(plan: &Plan, measure: &Measure, amendment: &Amendment, change: &Change) -> bool {
    let day = amendment.effective_on;
    let before = day.saturating_sub(1.day());
    if !plan.has(measure, before) {
        return false;
    }
    let implementation = plan.implementation_on(measure, day);
    let old = plan.frame_on(measure, before);
    let new = plan.frame_on(measure, day);
    let slots = |by: Date, frame: Frame| {
        let reading = plan.reading_on(measure, implementation, by)?;
        reading.slots(&frame).ok()
    };
    let by_term = || {
        let longer = Frame {
            every: old.every,
            ..new
        };
        slots(before, old) != slots(day, longer)
    };
    let by_cadence = || {
        let faster = Frame {
            every: new.every,
            ..old
        };
        slots(before, old) != slots(before, faster)
    };
    (change.term_to.is_some() && by_term()) || (change.reporting.every.is_some() && by_cadence())
}

/// The acts that judge a measure's obligations otherwise by the same dates: word of them is due on another day, or is
/// reviewed.
pub(crate) fn acts_of_judging<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
) -> impl Iterator<Item = (&'p Amendment, Act<'p>)> {
    let rules = plan.rule_changes();
    let rules = rules.filter(|(amendment, change)| {
        change.reporting.judges_otherwise() && !moves(plan, measure, amendment, change)
    });
    rules.map(|(amendment, change)| (amendment, Act::Rules(change)))
}

/// The acts in force on a day that changed a measure or who answers for it, each once, oldest first.
pub(crate) fn acts_in_force<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    as_of: AsOf,
) -> Vec<&'p Amendment> {
    let acts = acts(plan, measure).into_iter();
    let mut in_force: Vec<&Amendment> = Vec::new();
    for (amendment, _) in acts {
        let is_known = in_force.iter().any(|known| std::ptr::eq(*known, amendment));
        if amendment.effective_on <= as_of.day && !is_known {
            in_force.push(amendment);
        }
    }
    in_force
}
