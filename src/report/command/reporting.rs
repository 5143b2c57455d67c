//! Reporting discipline per body and period, for `tadbir reporting`.

use std::collections::BTreeMap;

use crate::data::ReportingRow;
use crate::document::Document;
use crate::obligation::as_of::AsOf;
use crate::obligation::discipline::{Outcome, Owed, Tally};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::body::BodyKey;
use crate::report::section::discipline;
use crate::text::wording::Wording;
use crate::voice::cell::as_of_words;

/// One row for each body and reporting period.
pub(crate) fn rows(plan: &Plan, owed: &[Owed]) -> Vec<ReportingRow> {
    let mut tallies: BTreeMap<(Option<BodyKey>, Period), Vec<&Owed>> = BTreeMap::new();
    for one in owed {
        tallies.entry((one.body, one.period)).or_default().push(one);
    }
    tallies
        .into_iter()
        .map(|((body, period), owed)| {
            let body = body.map(|key| plan.body(key));
            let tally = Tally::of(owed);
            ReportingRow {
                body: body.map(|body| body.id.value.to_string()),
                body_name: body.map(|body| body.name.value.to_string()),
                period: period.to_string(),
                owed: tally.owed(),
                on_time: tally.count(Outcome::OnTime),
                late: tally.count(Outcome::Late),
                without_substance: tally.count(Outcome::WithoutSubstance),
                without_substance_on_time: tally.came_on_time(Outcome::WithoutSubstance),
                nil: tally.count(Outcome::Nil),
                nil_on_time: tally.came_on_time(Outcome::Nil),
                missing: tally.count(Outcome::Missing),
                missing_on_time: tally.came_on_time(Outcome::Missing),
            }
        })
        .collect()
}

/// Two tables for people: bodies against periods, and what came per body.
pub(crate) fn document(plan: &Plan, owed: &[Owed], as_of: AsOf, wording: Wording) -> Document {
    let mut document = Document {
        wording,
        ..Document::default()
    };
    document.heading(wording.tell(
        "reporting-heading",
        [("date", as_of_words(wording, as_of).into())],
    ));
    let owed: Vec<&Owed> = owed.iter().collect();
    discipline::matrix(&mut document, plan, wording, &owed);
    if !owed.is_empty() {
        discipline::discipline(&mut document, plan, wording, &owed);
    }
    document
}
