//! What is different between two states of a plan, `tadbir.diff/1`.

use jiff::civil::Date;
use serde::Serialize;

use crate::data::json::pretty;
use crate::edit::difference::Difference;
use crate::edit::difference::change::Change;
use crate::edit::difference::effect::{Effect, Effects};
use crate::error::Error;
use crate::obligation::Obligation;
use crate::obligation::as_of::AsOf;
use crate::obligation::status::Awaits;
use crate::text::words::harmless;

#[derive(Serialize)]
struct Answer {
    schema: &'static str,
    plan: String,
    old: String,
    /// Null: the files as they are.
    new: Option<String>,
    as_of: Date,
    /// How many progress reports and reviews of the new state count for nothing, since an error stands in them.
    left_out: usize,
    /// The same of the old state.
    old_left_out: usize,
    changes: Vec<ChangeRow>,
    /// Null where one of the states has errors.
    obligations: Option<Vec<EffectRow>>,
    /// Ids of obligations that are overdue before and after, and that the public edition lists no more; null as well.
    leave_public_overdue: Option<Vec<String>>,
}

#[derive(Serialize)]
struct ChangeRow {
    record: &'static str,
    id: String,
    /// Which of the records of that id, from 1.
    nth: usize,
    kind: &'static str,
    field: Option<&'static str>,
    was: Option<String>,
    is: Option<String>,
}

#[derive(Serialize)]
struct EffectRow {
    id: String,
    measure: String,
    was: Option<StandingRow>,
    is: Option<StandingRow>,
    leaves_overdue: bool,
    joins_overdue: bool,
    cause: &'static str,
    act: Option<String>,
}

#[derive(Serialize)]
struct StandingRow {
    body: Option<String>,
    due_on: Date,
    status: &'static str,
    days_late: Option<i32>,
    awaits: Option<&'static str>,
}

/// The difference as JSON.
pub(crate) fn difference_json(
    difference: &Difference,
    effects: Option<&Effects>,
    (old, new): (&str, Option<&str>),
    as_of: AsOf,
) -> Result<String, Error> {
    pretty(&Answer {
        schema: "tadbir.diff/1",
        plan: difference.new.plan.header.id.to_string(),
        old: old.to_owned(),
        new: new.map(str::to_owned),
        as_of: as_of.day,
        left_out: difference.new.plan.left_out(),
        old_left_out: difference.old.plan.left_out(),
        changes: difference.changes.iter().map(change).collect(),
        obligations: effects.map(|effects| effects.moved.iter().map(effect).collect()),
        leave_public_overdue: effects.map(|effects| effects.hidden.clone()),
    })
}

fn change(change: &Change) -> ChangeRow {
    let seen = |text: &Option<String>| text.as_ref().map(|text| harmless(text).into_owned());
    ChangeRow {
        record: change.subject.name(),
        id: harmless(&change.id).into_owned(),
        nth: change.nth,
        kind: change.kind.name(),
        field: change.field,
        was: seen(&change.was),
        is: seen(&change.is),
    }
}

fn effect(effect: &Effect) -> EffectRow {
    let compared = &effect.compared;
    let obligation = compared.obligation();
    EffectRow {
        id: obligation.id(),
        measure: obligation.measure.id.value.to_string(),
        was: compared.was.as_ref().map(standing),
        is: compared.is.as_ref().map(standing),
        leaves_overdue: effect.leaves_overdue(),
        joins_overdue: effect.joins_overdue(),
        cause: effect.cause.name(),
        act: effect.act.as_ref().map(|act| harmless(act).into_owned()),
    }
}

fn standing(obligation: &Obligation) -> StandingRow {
    StandingRow {
        body: obligation.body_id().map(str::to_owned),
        due_on: obligation.due_on(),
        status: obligation.status.name(),
        days_late: obligation.status.days_late(),
        awaits: obligation.status.awaits().map(Awaits::name),
    }
}
