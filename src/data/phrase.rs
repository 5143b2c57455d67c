//! What the words of a period are taken to mean, as `tadbir period --format json` says it.

use jiff::civil::Date;
use serde::Serialize;

use crate::data::json::pretty;
use crate::error::Error;

/// What a phrase is taken to mean.
#[derive(Serialize)]
pub(crate) struct Phrase<'a> {
    pub(crate) phrase: &'a str,
    pub(crate) language: &'static str,
    pub(crate) form: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) starts_on: Option<Date>,
    pub(crate) ends_on: Option<Date>,
    pub(crate) due_on: Option<Date>,
    pub(crate) every: Option<String>,
    pub(crate) cadence_from: Option<&'static str>,
    pub(crate) due_dates: Vec<Date>,
    pub(crate) earliest_due: Option<Date>,
    pub(crate) latest_due: Option<Date>,
}

pub(crate) fn phrase_json(phrase: &Phrase) -> Result<String, Error> {
    pretty(phrase)
}
