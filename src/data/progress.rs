//! Progress reports, `tadbir.export-progress/1`: what was received by a day, and what counts of it.

use crate::data::sheet::{Column, Holds, Sheet, Table, Value};
use crate::obligation::as_of::AsOf;
use crate::obligation::evidence::{Considered, considered};
use crate::obligation::schedule::{Dated, schedule};
use crate::obligation::standing::Standing;
use crate::obligation::{Obligation, of_measure};
use crate::period::Days;
use crate::plan::Plan;
use crate::plan::body::BodyKey;
use crate::plan::measure::{Measure, MeasureKey, ObjectiveKey};
use crate::plan::progress::Progress;
use crate::plan::statement::{Point, Saying};

/// One row for each progress report.
pub(crate) static PROGRESS: Table = Table {
    name: "progress",
    schema: "tadbir.export-progress/1",
    columns: &[
        Column::new("body", Holds::Text, "id of the body that reports"),
        Column::new("body_name", Holds::Text, "the body's name"),
        Column::new("measure", Holds::Text, "id of the measure reported on"),
        Column::new("period", Holds::Text, "the reporting period"),
        Column::new(
            "for",
            Holds::Text,
            "the obligations that the report names: periods, due dates, one body's part",
        )
        .optional(),
        Column::new(
            "state",
            Holds::Text,
            "`done`, `in-progress`, `not-started`, `nil`, `not-applicable` or `undone`",
        ),
        Column::new("done_on", Holds::Date, "date on which it was done").optional(),
        Column::new(
            "received_on",
            Holds::Date,
            "date on which the office received it",
        ),
        Column::new("summary", Holds::Text, "what was done").optional(),
        Column::new(
            "evidence",
            Holds::Texts,
            "acts, letters and documents that prove it",
        ),
        Column::new("obstacles", Holds::Text, "what prevents the work").optional(),
        Column::new(
            "needs",
            Holds::Text,
            "what the body needs in order to continue",
        )
        .optional(),
        Column::new(
            "reason",
            Holds::Text,
            "why it is not applicable, or was undone",
        )
        .optional(),
        Column::new(
            "standing",
            Holds::Text,
            "`counts`, `corrected`, `returned`, `waits-for-review` or `left-out`",
        ),
        Column::new(
            "reviewed_on",
            Holds::Date,
            "date of the review that accepted or returned it",
        )
        .optional(),
        Column::new(
            "obligation",
            Holds::Text,
            "id of the obligation it belongs to; nothing if it fits none",
        )
        .optional(),
        Column::new(
            "undone_on",
            Holds::Date,
            "date from which the delivered result is lost",
        )
        .optional(),
    ],
};

/// Which progress reports are asked for; `None` asks for nothing.
#[derive(Debug, Default)]
pub(crate) struct ProgressFilter {
    /// The body that reports.
    pub(crate) body: Option<BodyKey>,
    pub(crate) objective: Option<ObjectiveKey>,
    pub(crate) measure: Option<MeasureKey>,
    /// The days in which the reporting period lies.
    pub(crate) within: Option<Days>,
}

/// Progress reports received by a day, by measure, body, reporting period and day received.
///
/// Entries that name no measure or body of the plan are none of them; `left_out` counts those.
pub(crate) fn progress_sheet<'a>(
    plan: &'a Plan,
    as_of: AsOf,
    filter: &ProgressFilter,
) -> Sheet<'a> {
    let measures = plan.measures.iter().filter(|measure| {
        filter.measure.is_none_or(|key| measure.key == key)
            && filter.objective.is_none_or(|key| measure.objective == key)
            && plan.edition.may_count(measure)
    });
    Sheet {
        table: &PROGRESS,
        plan: &plan.header.id,
        as_of,
        edition: Some(plan.edition.name()),
        left_out: plan.left_out(),
        rows: measures
            .flat_map(|measure| of_one(plan, measure, as_of, filter))
            .collect(),
    }
}

fn of_one<'a>(
    plan: &'a Plan,
    measure: &'a Measure,
    as_of: AsOf,
    filter: &ProgressFilter,
) -> Vec<Vec<Value<'a>>> {
    let dated = schedule(plan, measure, as_of);
    let obligations = of_measure(plan, measure, as_of);
    considered(plan, measure, &dated, as_of)
        .iter()
        .filter(|one| !matches!(one.standing, Standing::NotReceived))
        .filter(|one| filter.body.is_none_or(|key| one.body == key))
        .filter(|one| {
            filter
                .within
                .is_none_or(|days| days.covers(one.period.days()))
        })
        .filter(|one| {
            let body = plan.body(one.body);
            [one.entry.restricted, body.restricted]
                .into_iter()
                .all(|is_restricted| plan.edition.may_see_record(is_restricted))
        })
        .map(|one| {
            let belongs = one
                .dated
                .and_then(|at| obligation_of(&dated[at], &obligations, one))
                .filter(|obligation| obligation.may_be_in(plan.edition));
            row(plan, measure, one, belongs.map(Obligation::id).as_deref())
        })
        .collect()
}

/// The obligation of these dates that a progress report can meet; the body's own before those that it has taken over.
fn obligation_of<'o, 'p>(
    dated: &Dated,
    obligations: &'o [Obligation<'p>],
    one: &Considered,
) -> Option<&'o Obligation<'p>> {
    let of_dates = || {
        obligations
            .iter()
            .filter(|obligation| obligation.dated.which == dated.which)
    };
    let own = of_dates().find(|obligation| obligation.body_key() == Some(one.body));
    own.or_else(|| of_dates().find(|obligation| obligation.accepts(one)))
}

fn row<'a>(
    plan: &'a Plan,
    measure: &'a Measure,
    one: &Considered<'a>,
    obligation: Option<&str>,
) -> Vec<Value<'a>> {
    let entry = one.entry;
    let body = plan.body(one.body);
    let (standing, review) = match one.standing {
        // Received later than the day: it was filtered out, and an entry that is left out says so first.
        Standing::NotReceived | Standing::LeftOut => ("left-out", None),
        Standing::Corrected(_) => ("corrected", None),
        Standing::Returned(review) => ("returned", Some(review)),
        Standing::WaitsForReview => ("waits-for-review", None),
        Standing::Counts(review) => ("counts", review),
    };
    let value = |column: &Column| match column.key {
        "body" => Value::text(&*body.id.value),
        "body_name" => Value::text(&*body.name.value),
        "measure" => Value::text(measure.id.value.as_str()),
        "period" => Value::text(one.period.to_string()),
        "received_on" => Value::Date(entry.received_on),
        "standing" => Value::text(standing),
        "reviewed_on" => Value::date(review.map(|review| review.on)),
        "obligation" => Value::maybe(obligation.map(str::to_owned)),
        key => said(entry, key, column.holds),
    };
    PROGRESS.columns.iter().map(value).collect()
}

/// What an entry says on the point that a column is about.
fn said<'a>(entry: &'a Progress, key: &str, holds: Holds) -> Value<'a> {
    match Point::of_key(key).and_then(|point| entry.says(point)) {
        Some(Saying::State(state)) => Value::text(state.name()),
        Some(Saying::About(about)) => Value::text(about.to_string()),
        Some(Saying::Date(day)) => Value::Date(day),
        Some(Saying::Text(text)) => Value::text(text),
        Some(Saying::Texts(texts)) => Value::list(texts.iter().map(|text| &**text)),
        None if holds == Holds::Texts => Value::List(Vec::new()),
        None => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::PROGRESS;
    use crate::plan::statement::POINTS;

    #[test]
    fn every_point_of_a_progress_report_is_a_column() {
        for point in &POINTS {
            let mut columns = PROGRESS.columns.iter();
            assert!(
                columns.any(|column| column.key == point.field.key),
                "{}",
                point.field.key
            );
        }
    }
}
