//! Reporting discipline, `tadbir.reporting/1`.

use std::collections::BTreeMap;

use crate::data::sheet::{Column, Holds, Sheet, Table, Value};
use crate::obligation::as_of::AsOf;
use crate::obligation::discipline::{Outcome, Owed, Tally};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::body::BodyKey;

/// One row for each body and reporting period: how many progress reports it owed, and what came.
pub(crate) static REPORTING: Table = Table {
    name: "reporting",
    schema: "tadbir.reporting/1",
    columns: &[
        Column::new(
            "body",
            Holds::Text,
            "id of the body; nothing where no body is named",
        )
        .optional(),
        Column::new("body_name", Holds::Text, "the body's name").optional(),
        Column::new("period", Holds::Text, "the reporting period"),
        Column::new(
            "owed",
            Holds::Number,
            "how many were owed: on time, late, without substance, nil and missing together",
        ),
        Column::new("on_time", Holds::Number, "how many of them came on time"),
        Column::new("late", Holds::Number, "… late"),
        Column::new("without_substance", Holds::Number, "… without substance"),
        Column::new(
            "without_substance_on_time",
            Holds::Number,
            "how many of these came on time",
        ),
        Column::new("nil", Holds::Number, "… with nothing to report"),
        Column::new(
            "nil_on_time",
            Holds::Number,
            "how many of these came on time",
        ),
        Column::new("missing", Holds::Number, "… not at all, or returned"),
        Column::new(
            "missing_on_time",
            Holds::Number,
            "how many of these came on time",
        ),
    ],
};

/// What was owed as rows, by body and reporting period.
pub(crate) fn reporting_sheet<'a>(plan: &'a Plan, as_of: AsOf, owed: &[Owed]) -> Sheet<'a> {
    let mut groups: BTreeMap<(Option<BodyKey>, Period), Vec<&Owed>> = BTreeMap::new();
    for one in owed {
        groups.entry((one.body, one.period)).or_default().push(one);
    }
    let row = |((body, period), owed): ((Option<BodyKey>, Period), Vec<&Owed>)| {
        let body = body.map(|key| plan.body(key));
        let tally = Tally::of(owed);
        let count = |outcome| Value::count(tally.count(outcome));
        let on_time = |outcome| Value::count(tally.came_on_time(outcome));
        vec![
            Value::maybe(body.map(|body| &*body.id.value)),
            Value::maybe(body.map(|body| &*body.name.value)),
            Value::text(period.to_string()),
            Value::count(tally.owed()),
            count(Outcome::OnTime),
            count(Outcome::Late),
            count(Outcome::WithoutSubstance),
            on_time(Outcome::WithoutSubstance),
            count(Outcome::Nil),
            on_time(Outcome::Nil),
            count(Outcome::Missing),
            on_time(Outcome::Missing),
        ]
    };
    Sheet {
        table: &REPORTING,
        plan: &plan.header.id,
        as_of,
        edition: plan.edition.narrowed(),
        left_out: plan.left_out(),
        rows: groups.into_iter().map(row).collect(),
    }
}
