//! Obligations, `tadbir.obligations/1`: the list commands' JSON and CSV, and `tadbir export obligations`.

use crate::data::sheet::{Column, Holds, Sheet, Table, Value};
use crate::error::Error;
use crate::obligation::Obligation;
use crate::obligation::act::acts_in_force;
use crate::obligation::as_of::AsOf;
use crate::obligation::schedule::Which;
use crate::obligation::status::{Awaits, Status};
use crate::plan::Plan;

/// One row for each obligation.
pub(crate) static OBLIGATIONS: Table = Table {
    name: "obligations",
    schema: "tadbir.obligations/1",
    columns: &[
        Column::new(
            "id",
            Holds::Text,
            "measure, body and period, or measure, body and number",
        ),
        Column::new("measure", Holds::Text, "id of the measure"),
        Column::new("objective", Holds::Text, "id of its objective"),
        Column::new(
            "body",
            Holds::Text,
            "id of the body that owes it; nothing if no body is named",
        )
        .optional(),
        Column::new("body_name", Holds::Text, "the body's name").optional(),
        Column::new("role", Holds::Text, "`lead` or `joint`").optional(),
        Column::new("answerable", Holds::Ids, "every body that answers for it"),
        Column::new("kind", Holds::Text, "`delivery` or `continuing`"),
        Column::new("period", Holds::Text, "of a continuing measure: the period").optional(),
        Column::new("starts_on", Holds::Date, "first day"),
        Column::new("due_on", Holds::Date, "last day on which it is on time"),
        Column::new(
            "first_due_on",
            Holds::Date,
            "due date before any amendment moved it",
        ),
        Column::new("status", Holds::Text, "status on the as-of date"),
        Column::new(
            "days_late",
            Holds::Number,
            "days after the due date, if overdue or met late",
        )
        .optional(),
        Column::new("met_on", Holds::Date, "date on which it was met").optional(),
        Column::new("met_by", Holds::Text, "id of the body that met it").optional(),
        Column::new("awaits", Holds::Text, "if awaiting: `report` or `review`").optional(),
        Column::new(
            "arguably_overdue",
            Holds::Flag,
            "whether it is late by the earliest reading of its vague words",
        ),
        Column::new(
            "amended_by",
            Holds::Texts,
            "acts in force that changed the measure or who answers, oldest first",
        ),
        Column::new(
            "succeeded_by",
            Holds::Ids,
            "successors of the body that owes it, if it no longer exists",
        ),
        Column::new(
            "undone_on",
            Holds::Date,
            "date on which the delivered result was lost; late days count from then",
        )
        .optional(),
    ],
};

/// Obligations as rows.
pub(crate) fn obligation_sheet<'a>(
    plan: &'a Plan,
    as_of: AsOf,
    obligations: &'a [Obligation],
) -> Sheet<'a> {
    Sheet {
        table: &OBLIGATIONS,
        plan: &plan.header.id,
        as_of,
        edition: plan.edition.narrowed(),
        left_out: plan.left_out(),
        rows: obligations
            .iter()
            .map(|obligation| row(plan, obligation, as_of))
            .collect(),
    }
}

/// Obligations as JSON.
pub(crate) fn obligations_json(
    plan: &Plan,
    as_of: AsOf,
    obligations: &[Obligation],
) -> Result<String, Error> {
    obligation_sheet(plan, as_of, obligations).json()
}

/// Obligations as CSV.
pub(crate) fn obligations_csv(
    plan: &Plan,
    as_of: AsOf,
    obligations: &[Obligation],
) -> Result<String, Error> {
    obligation_sheet(plan, as_of, obligations).csv()
}

fn row<'a>(plan: &'a Plan, obligation: &'a Obligation, as_of: AsOf) -> Vec<Value<'a>> {
    let slot = &obligation.dated.slot;
    let (met_on, met_by) = match obligation.status {
        Status::Met { on, by, .. } | Status::MetLate { on, by, .. } => {
            (Some(on), Some(&*by.id.value))
        }
        Status::NotApplicable { .. }
        | Status::Waived { .. }
        | Status::Upcoming
        | Status::Open
        | Status::Awaiting(_)
        | Status::Overdue { .. } => (None, None),
    };
    let period = match obligation.dated.which {
        Which::Period(period) => Some(period.to_string()),
        Which::Ordinal(_) => None,
    };
    let acts = acts_in_force(plan, obligation.measure, as_of);
    let acts = acts.into_iter().map(|amendment| &*amendment.act);
    let objective = plan.objective(obligation.measure.objective);
    let answerable = obligation.answerable().iter().map(|body| &*body.id.value);
    vec![
        Value::text(obligation.id()),
        Value::text(obligation.measure.id.value.as_str()),
        Value::text(objective.id.value.as_str()),
        Value::maybe(obligation.body_id()),
        Value::maybe(obligation.body.map(|(body, _)| &*body.name.value)),
        Value::maybe(obligation.body.map(|(_, role)| role.name())),
        Value::list(answerable),
        Value::text(obligation.dated.kind().name()),
        Value::maybe(period),
        Value::Date(slot.starts_on),
        Value::Date(slot.due_on),
        Value::Date(obligation.dated.first_due_on),
        Value::text(obligation.status.name()),
        Value::number(obligation.status.days_late()),
        Value::date(met_on),
        Value::maybe(met_by),
        Value::maybe(obligation.status.awaits().map(Awaits::name)),
        Value::Flag(obligation.is_arguably_overdue),
        Value::list(acts),
        Value::list(obligation.successors.iter().map(|body| &*body.id.value)),
        Value::date(obligation.undone_on),
    ]
}
