//! Counts of obligations by status, `tadbir.status/1`.

use crate::data::sheet::{Column, Holds, Sheet, Table, Value};
use crate::obligation::as_of::AsOf;
use crate::obligation::counts::{Breakdown, Counts};
use crate::plan::Plan;

/// One row for the total, and one for each body, objective and reporting period.
pub(crate) static STATUS: Table = Table {
    name: "counts",
    schema: "tadbir.status/1",
    columns: &[
        Column::new(
            "by",
            Holds::Text,
            "`total`, `body`, `objective` or `period`",
        ),
        Column::new(
            "id",
            Holds::Text,
            "id of the body, objective or period; nothing of the total and where no body is named",
        )
        .optional(),
        Column::new("total", Holds::Number, "how many obligations there are"),
        Column::new("met", Holds::Number, "how many of them are met"),
        Column::new("met_late", Holds::Number, "… met late"),
        Column::new("not_applicable", Holds::Number, "… not applicable"),
        Column::new("waived", Holds::Number, "… waived"),
        Column::new("upcoming", Holds::Number, "… upcoming"),
        Column::new("open", Holds::Number, "… open"),
        Column::new("awaiting", Holds::Number, "… awaiting"),
        Column::new("overdue", Holds::Number, "… overdue"),
    ],
};

/// Counts as rows: the total, then bodies, objectives and periods.
pub(crate) fn status_sheet<'a>(plan: &'a Plan, as_of: AsOf, counted: &Breakdown) -> Sheet<'a> {
    let mut rows = vec![row("total", Value::Null, &counted.total)];
    rows.extend(counted.bodies.iter().map(|(key, counts)| {
        let body = key.map(|key| plan.body(key));
        row(
            "body",
            Value::maybe(body.map(|body| &*body.id.value)),
            counts,
        )
    }));
    rows.extend(counted.objectives.iter().map(|(key, counts)| {
        let objective = &plan.objectives[*key as usize];
        row(
            "objective",
            Value::text(objective.id.value.as_str()),
            counts,
        )
    }));
    rows.extend(
        counted
            .periods
            .iter()
            .map(|(period, counts)| row("period", Value::text(period.to_string()), counts)),
    );
    Sheet {
        table: &STATUS,
        plan: &plan.header.id,
        as_of,
        edition: plan.edition.narrowed(),
        left_out: plan.left_out(),
        rows,
    }
}

fn row<'a>(by: &'static str, id: Value<'a>, counts: &Counts) -> Vec<Value<'a>> {
    let mut row = vec![Value::text(by), id, Value::count(counts.total())];
    row.extend(counts.each().map(Value::count));
    row
}

#[cfg(test)]
mod tests {
    use crate::data::status::STATUS;
    use crate::obligation::status::Status;

    #[test]
    fn the_last_columns_are_the_statuses_in_their_order() {
        let keys: Vec<String> = STATUS.columns[3..]
            .iter()
            .map(|column| column.key.replace('_', "-"))
            .collect();
        assert_eq!(keys, Status::NAMES);
    }
}
