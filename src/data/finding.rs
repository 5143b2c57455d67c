//! Findings, `tadbir.findings/1`.

use serde::Serialize;

use crate::data::json::pretty;
use crate::error::Error;
use crate::file::finding::{Finding, Label};

/// The answer of `check`.
#[derive(Serialize)]
struct Findings<'a> {
    schema: &'static str,
    findings: Vec<FindingRow<'a>>,
}

#[derive(Serialize)]
struct FindingRow<'a> {
    rule: &'static str,
    level: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    #[serde(flatten)]
    place: Place,
    related: Vec<RelatedRow<'a>>,
}

#[derive(Serialize)]
struct RelatedRow<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place,
}

/// Where something stands: lines and columns from 1, columns in characters, the end exclusive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Place {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) end_line: usize,
    pub(crate) end_column: usize,
}

/// Findings as JSON, `tadbir.findings/1`; `place` reckons lines and columns.
pub(crate) fn findings_json(
    findings: &[Finding],
    mut place: impl FnMut(&Label) -> Place,
) -> Result<String, Error> {
    let rows = findings
        .iter()
        .map(|finding| FindingRow {
            rule: finding.rule.id,
            level: finding.level.name(),
            message: &finding.message,
            help: finding.help.as_deref(),
            place: place(&finding.primary),
            related: finding
                .related
                .iter()
                .map(|label| RelatedRow {
                    message: &label.message,
                    place: place(label),
                })
                .collect(),
        })
        .collect();
    pretty(&Findings {
        schema: "tadbir.findings/1",
        findings: rows,
    })
}
