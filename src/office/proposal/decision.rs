//! The coordinator's decision on progress reports, not yet on file.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::check::examined::Examined;
use crate::disk::store::Addition;
use crate::file::yaml::writing::{Pairs, Value};
use crate::obligation::as_of::AsOf;
use crate::obligation::evidence::{Unreviewed, unreviewed};
use crate::office::proposal::{Subject, about_value};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::about::About;
use crate::plan::body::BodyKey;
use crate::plan::measure::Measure;
use crate::plan::review::Decision;

/// One decision on several progress reports of one body for one reporting period.
#[derive(Debug)]
pub(crate) struct Decided {
    pub(crate) body: BodyKey,
    pub(crate) period: Period,
    pub(crate) about: Vec<Subject>,
    pub(crate) decision: Decision,
    pub(crate) on: Date,
    pub(crate) ask: Option<Box<str>>,
    pub(crate) note: Option<Box<str>>,
}

/// The progress reports of a body for a reporting period without a review, by measure.
pub(crate) fn waiting(
    plan: &Plan,
    body: BodyKey,
    period: Period,
    as_of: AsOf,
) -> Vec<Unreviewed<'_>> {
    let mut waiting = unreviewed(plan, as_of);
    waiting.retain(|one| one.body == body && one.period == period);
    waiting
}

/// The progress reports of a body on a measure for a reporting period by a day, each once, reviewed or not.
pub(crate) fn on_file(
    plan: &Plan,
    body: BodyKey,
    period: Period,
    measure: &Measure,
    as_of: AsOf,
) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = plan
        .progress_on(measure.key)
        .iter()
        .filter(|entry| {
            let file = plan.file_of(entry);
            !entry.is_left_out
                && file.body.key() == Some(body)
                && file.period.value == period
                && entry.received_on <= as_of.day
        })
        .map(|entry| (measure.key, entry.about.clone()))
        .collect();
    subjects.dedup();
    subjects
}

impl Decided {
    /// The reviews as records of the file where they belong.
    pub(crate) fn addition(&self, folder: &Path, examined: &Examined) -> Addition {
        let plan = &examined.plan;
        let there = plan.review_files.iter().find(|file| {
            file.body.key() == Some(self.body)
                && file
                    .period
                    .is_some_and(|period| period.value == self.period)
                && plan.is_place_of(&file.place, self.period, &file.body)
        });
        let known = there.and_then(|file| {
            let path = examined.sources.path(file.entries_span.file);
            path.strip_prefix(folder).ok().map(PathBuf::from)
        });
        let id = &plan.body(self.body).id.value;
        Addition {
            inner: known
                .unwrap_or_else(|| PathBuf::from(format!("reviews/{}/{id}.yaml", self.period))),
            head: Pairs::new(),
            list: "reviews",
            records: self
                .about
                .iter()
                .map(|(measure, about)| {
                    self.pairs(plan.measure(*measure).id.value.as_str(), about.as_ref())
                })
                .collect(),
        }
    }

    /// The record, in the order of its field table.
    fn pairs(&self, measure: &str, about: Option<&About>) -> Pairs {
        let text = |key: &'static str, said: &Option<Box<str>>| {
            said.as_ref()
                .map(|said| (key, Value::Text(said.to_string())))
        };
        [
            Some(("measure", Value::Text(measure.to_owned()))),
            Some(("decision", Value::Word(self.decision.name().to_owned()))),
            Some(("on", Value::Word(self.on.to_string()))),
            about.map(|about| ("for", about_value(about))),
            text("ask", &self.ask),
            text("note", &self.note),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
