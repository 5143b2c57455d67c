//! What happened to a measure or a body, `tadbir.history/1`.

use jiff::civil::Date;

use crate::data::sheet::{Column, Holds, Sheet, Table, Value};
use crate::obligation::as_of::AsOf;
use crate::plan::Plan;

/// An event in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) day: Date,
    /// `received`, `overdue`, `amended`, …
    pub(crate) what: &'static str,
    pub(crate) measure: Option<String>,
    pub(crate) body: Option<String>,
    /// The reporting period, of a progress report or a review.
    pub(crate) period: Option<String>,
    /// The obligation that stands elsewhere.
    pub(crate) obligation: Option<String>,
    pub(crate) text: String,
}

/// One row for each event, in their order.
pub(crate) static HISTORY: Table = Table {
    name: "events",
    schema: "tadbir.history/1",
    columns: &[
        Column::new("day", Holds::Date, "date on which it takes effect"),
        Column::new(
            "what",
            Holds::Text,
            "`approved`, `taken-up`, `amended`, `named`, `received`, `accepted`, `returned`, `gone`, `passed` (to the body that is asked about), or the new status of an obligation",
        ),
        Column::new("measure", Holds::Text, "id of the measure").optional(),
        Column::new("body", Holds::Text, "id of the body").optional(),
        Column::new("period", Holds::Text, "the reporting period").optional(),
        Column::new("obligation", Holds::Text, "id of the obligation").optional(),
        Column::new("text", Holds::Text, "how, in words"),
    ],
};

/// Events as rows.
pub(crate) fn history_sheet<'a>(plan: &'a Plan, as_of: AsOf, rows: &'a [Row]) -> Sheet<'a> {
    let row = |row: &'a Row| {
        vec![
            Value::Date(row.day),
            Value::text(row.what),
            Value::maybe(row.measure.as_deref()),
            Value::maybe(row.body.as_deref()),
            Value::maybe(row.period.as_deref()),
            Value::maybe(row.obligation.as_deref()),
            Value::text(row.text.as_str()),
        ]
    };
    Sheet {
        table: &HISTORY,
        plan: &plan.header.id,
        as_of,
        edition: plan.edition.narrowed(),
        left_out: plan.left_out(),
        rows: rows.iter().map(row).collect(),
    }
}
