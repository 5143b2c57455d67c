//! Progress reports that wait for a review, `tadbir.pending/1`.

use crate::data::sheet::{Column, Holds, Sheet, Table, Value};
use crate::obligation::as_of::{AsOf, days_between};
use crate::obligation::evidence::Unreviewed;
use crate::plan::Plan;

/// One row for each progress report that waits longer than `review_within`.
pub(crate) static PENDING: Table = Table {
    name: "pending",
    schema: "tadbir.pending/1",
    columns: &[
        Column::new("body", Holds::Text, "id of the body that reports"),
        Column::new("measure", Holds::Text, "id of the measure reported on"),
        Column::new("period", Holds::Text, "the reporting period"),
        Column::new("for", Holds::Text, "the obligations that the report names").optional(),
        Column::new(
            "state",
            Holds::Text,
            "state of the work as the body reports it",
        ),
        Column::new(
            "received_on",
            Holds::Date,
            "date on which the office received it",
        ),
        Column::new(
            "review_due_on",
            Holds::Date,
            "last day on which the review is on time",
        ),
        Column::new("days_late", Holds::Number, "days after that day"),
    ],
};

/// What waits as rows, in order.
pub(crate) fn pending_sheet<'a>(
    plan: &'a Plan,
    as_of: AsOf,
    pending: &[&Unreviewed<'a>],
) -> Sheet<'a> {
    let row = |one: &&Unreviewed<'a>| {
        let due_on = one.due_on(plan);
        vec![
            Value::text(&*plan.body(one.body).id.value),
            Value::text(one.measure.id.value.as_str()),
            Value::text(one.period.to_string()),
            Value::maybe(one.entry.about.as_ref().map(ToString::to_string)),
            Value::text(one.entry.state.name()),
            Value::date(Some(one.entry.received_on)),
            Value::date(Some(due_on)),
            Value::number(Some(days_between(due_on, as_of.day))),
        ]
    };
    Sheet {
        table: &PENDING,
        plan: &plan.header.id,
        as_of,
        edition: plan.edition.narrowed(),
        left_out: plan.left_out(),
        rows: pending.iter().map(row).collect(),
    }
}
