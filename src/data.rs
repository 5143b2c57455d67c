//! The JSON, CSV and Parquet that scripts rely on: versioned types of their own, never those of the model.

pub(crate) mod difference;
pub(crate) mod history;
pub(crate) mod measure;
pub(crate) mod obligation;
#[cfg(feature = "parquet")]
pub(crate) mod parquet;
pub(crate) mod progress;
pub(crate) mod review;
pub(crate) mod schema;
pub(crate) mod sheet;

use jiff::civil::Date;
use serde::Serialize;

use crate::error::Error;
use crate::file::finding::{Finding, Label};
use crate::obligation::as_of::AsOf;
use crate::plan::Plan;

/// Counts of obligations by status.
#[derive(Serialize)]
struct Counts<'a> {
    schema: &'static str,
    plan: &'a str,
    as_of: Date,
    /// Where it is another day.
    #[serde(skip_serializing_if = "Option::is_none")]
    known_on: Option<Date>,
    /// Where it is not the coordinator's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<&'static str>,
    left_out: usize,
    counts: &'a [CountRow],
}

/// The obligations of one body, objective or reporting period, by status.
#[derive(Debug, Serialize)]
pub(crate) struct CountRow {
    /// `total`, `body`, `objective` or `period`.
    pub(crate) by: &'static str,
    /// The id, or null of the total and where no body is named.
    pub(crate) id: Option<String>,
    pub(crate) total: usize,
    pub(crate) met: usize,
    pub(crate) met_late: usize,
    pub(crate) not_applicable: usize,
    pub(crate) waived: usize,
    pub(crate) upcoming: usize,
    pub(crate) open: usize,
    pub(crate) awaiting: usize,
    pub(crate) overdue: usize,
}

/// Counts as JSON, `tadbir.status/1`.
pub(crate) fn counts_json(plan: &Plan, as_of: AsOf, counts: &[CountRow]) -> Result<String, Error> {
    let left_out = plan.left_out();
    pretty(&Counts {
        schema: "tadbir.status/1",
        plan: &plan.header.id,
        as_of: as_of.day,
        known_on: as_of.hindsight(),
        edition: plan.edition.narrowed(),
        left_out,
        counts,
    })
}

/// Counts as CSV, with the same keys.
pub(crate) fn counts_csv(counts: &[CountRow]) -> Result<String, Error> {
    let columns = [
        "by",
        "id",
        "total",
        "met",
        "met_late",
        "not_applicable",
        "waived",
        "upcoming",
        "open",
        "awaiting",
        "overdue",
    ];
    let rows = counts.iter().map(|row| {
        let numbers = [
            row.total,
            row.met,
            row.met_late,
            row.not_applicable,
            row.waived,
            row.upcoming,
            row.open,
            row.awaiting,
            row.overdue,
        ];
        let words = [row.by.to_owned(), row.id.clone().unwrap_or_default()];
        words
            .into_iter()
            .chain(numbers.map(|number| number.to_string()))
            .collect()
    });
    csv_rows(&columns, rows)
}

/// Reporting discipline.
#[derive(Serialize)]
struct Reporting<'a> {
    schema: &'static str,
    plan: &'a str,
    as_of: Date,
    /// Where it is another day.
    #[serde(skip_serializing_if = "Option::is_none")]
    known_on: Option<Date>,
    /// Where it is not the coordinator's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<&'static str>,
    left_out: usize,
    reporting: &'a [ReportingRow],
}

/// How many progress reports one body owed for one reporting period, and what came.
#[derive(Debug, Serialize)]
pub(crate) struct ReportingRow {
    /// Null where no body is named.
    pub(crate) body: Option<String>,
    pub(crate) body_name: Option<String>,
    pub(crate) period: String,
    /// The sum of the five outcomes; of the last three, also how many came on time.
    pub(crate) owed: usize,
    pub(crate) on_time: usize,
    pub(crate) late: usize,
    pub(crate) without_substance: usize,
    pub(crate) without_substance_on_time: usize,
    pub(crate) nil: usize,
    pub(crate) nil_on_time: usize,
    pub(crate) missing: usize,
    pub(crate) missing_on_time: usize,
}

/// Reporting discipline as JSON, `tadbir.reporting/1`.
pub(crate) fn reporting_json(
    plan: &Plan,
    as_of: AsOf,
    rows: &[ReportingRow],
) -> Result<String, Error> {
    pretty(&Reporting {
        schema: "tadbir.reporting/1",
        plan: &plan.header.id,
        as_of: as_of.day,
        known_on: as_of.hindsight(),
        edition: plan.edition.narrowed(),
        left_out: plan.left_out(),
        reporting: rows,
    })
}

/// Reporting discipline as CSV, with the same keys.
pub(crate) fn reporting_csv(rows: &[ReportingRow]) -> Result<String, Error> {
    let columns = [
        "body",
        "body_name",
        "period",
        "owed",
        "on_time",
        "late",
        "without_substance",
        "without_substance_on_time",
        "nil",
        "nil_on_time",
        "missing",
        "missing_on_time",
    ];
    let rows = rows.iter().map(|row| {
        let numbers = [
            row.owed,
            row.on_time,
            row.late,
            row.without_substance,
            row.without_substance_on_time,
            row.nil,
            row.nil_on_time,
            row.missing,
            row.missing_on_time,
        ];
        let words = [
            row.body.clone().unwrap_or_default(),
            row.body_name.clone().unwrap_or_default(),
            row.period.clone(),
        ];
        words
            .into_iter()
            .chain(numbers.map(|number| number.to_string()))
            .collect()
    });
    csv_rows(&columns, rows)
}

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

fn pretty(value: &impl Serialize) -> Result<String, Error> {
    let text = serde_json::to_string_pretty(value);
    text.map(|text| text + "\n").map_err(|error| Error::Write {
        what: "JSON".to_owned(),
        reason: error.to_string(),
    })
}

/// CSV of rows under a head; a cell that a spreadsheet would take for a formula begins with an apostrophe.
pub(crate) fn csv_rows(
    columns: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<String, Error> {
    let failed = |reason: String| Error::Write {
        what: "CSV".to_owned(),
        reason,
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(columns)
        .map_err(|error| failed(error.to_string()))?;
    for row in rows {
        writer
            .write_record(row.iter().map(|cell| formula_free(cell).into_owned()))
            .map_err(|error| failed(error.to_string()))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| failed(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| failed(error.to_string()))
}

/// A text that no spreadsheet takes for a formula.
fn formula_free(cell: &str) -> std::borrow::Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err() {
        return format!("'{cell}").into();
    }
    cell.into()
}

#[cfg(test)]
mod tests {
    use super::formula_free;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_made_text() {
        assert_eq!(formula_free("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(formula_free("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(formula_free("-12"), "-12");
        assert_eq!(formula_free("3.a"), "3.a");
    }
}
