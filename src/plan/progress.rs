//! Progress reports: what a body says about its measures for one reporting period.

use std::ops::Deref;

use jiff::civil::Date;

use crate::file::decode::Fields;
use crate::file::field::{Field, Record, Type};
use crate::file::finding::Findings;
use crate::file::source::{Span, Spanned};
use crate::file::yaml::Node;
use crate::period::Period;
use crate::plan::body::BodyName;
use crate::plan::measure::MeasureKey;
use crate::plan::statement::{POINTS, Statement, Substance};

/// A file of progress reports.
pub(crate) static PROGRESS_FILE: Record = Record {
    name: "progress file",
    doc: "The progress reports of one body for one reporting period, in `progress/PERIOD/BODY.yaml`.",
    fields: &[
        Field::new("body", Type::Body, "The body that reports.").required(),
        Field::new("period", Type::ReportingPeriod, "The reporting period.").required(),
        Field::new(
            "received_on",
            Type::Date,
            "Date on which the office received it; for entries without a date of their own.",
        ),
        Field::new(
            "progress",
            Type::List(&Type::Record(&PROGRESS)),
            "One entry for each measure reported on.",
        )
        .required(),
    ],
};

/// One progress report: what it is about, what is said in it, and what the office knows of it.
pub(crate) static PROGRESS: Record = Record {
    name: "progress report",
    doc: "What a body says about one measure for one reporting period. A later entry about the same obligation corrects an earlier one, which stays on file; an `undone` entry corrects nothing.",
    fields: &FIELDS,
};

static FIELDS: [Field; POINTS.len() + 3] = {
    let restricted = Field::new(
        "restricted",
        Type::Flag,
        "`true` shows the record in the coordinator's edition only.",
    );
    let mut fields = [restricted.default("false"); POINTS.len() + 3];
    fields[0] = Field::new("measure", Type::Id, "The measure reported on.").required();
    let mut at = 0;
    while at < POINTS.len() {
        fields[at + 1] = POINTS[at].field;
        at += 1;
    }
    fields[at + 1] = Field::new(
        "received_on",
        Type::Date,
        "Date on which the office received this entry, if it differs from that of the file.",
    );
    fields
};

/// A measure named in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum MeasureName {
    Known(MeasureKey),
    /// As written; not declared, or not looked up yet.
    Unknown(Box<str>),
}

impl MeasureName {
    pub(crate) fn key(&self) -> Option<MeasureKey> {
        match self {
            Self::Known(key) => Some(*key),
            Self::Unknown(_) => None,
        }
    }
}

/// The place of a file of progress reports or reviews: `folder` between `progress/` and the file, `stem` its name
/// without extension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) folder: Box<str>,
    pub(crate) stem: Box<str>,
}

/// The head of a file of progress reports.
#[derive(Debug, Clone)]
pub(crate) struct ProgressFile {
    pub(crate) place: Place,
    pub(crate) body: BodyName,
    pub(crate) period: Spanned<Period>,
    /// The whole list of entries; the rest of the file is the head.
    pub(crate) entries_span: Span,
}

/// One progress report.
#[derive(Debug, Clone)]
pub(crate) struct Progress {
    /// Its file, by position in the plan's list.
    pub(crate) file: u32,
    pub(crate) span: Span,
    pub(crate) measure: MeasureName,
    pub(crate) measure_span: Span,
    pub(crate) said: Statement,
    pub(crate) state_span: Span,
    /// Of `for`, or of the whole where it is not given; so is that of `done_on`.
    pub(crate) about_span: Span,
    pub(crate) done_on_span: Span,
    pub(crate) received_on: Date,
    /// Its substance; also known in editions that do not show it.
    pub(crate) substance: Substance,
    pub(crate) restricted: bool,
    /// It has an error and is left out.
    pub(crate) is_left_out: bool,
}

/// A progress report says what its statement says.
impl Deref for Progress {
    type Target = Statement;

    fn deref(&self) -> &Statement {
        &self.said
    }
}

/// A decoded file of progress reports.
#[derive(Debug)]
pub(crate) struct DecodedProgress {
    pub(crate) head: ProgressFile,
    pub(crate) entries: Vec<Progress>,
    /// The number of entries that could not be understood.
    pub(crate) lost: usize,
}

/// Decodes a file of progress reports; `None` if body or period are unknown, so that its entries cannot be used.
pub(crate) fn decode_file(
    node: &Node,
    place: Place,
    findings: &mut Findings,
) -> Option<DecodedProgress> {
    let mut fields = Fields::open(node, &PROGRESS_FILE, findings)?;
    let body = fields.text("body").map(BodyName::new);
    let period = fields.period("period");
    let received_on = if fields.has("received_on") {
        fields
            .date("received_on")
            .map_or(Received::Wrong, |date| Received::On(date.value))
    } else {
        Received::Unsaid
    };
    let items = fields.items("progress");
    let entries: Vec<Progress> = items
        .iter()
        .filter_map(|item| decode(item, received_on, fields.findings))
        .collect();
    let lost = items.len() - entries.len();
    let entries_span = fields.node("progress").map_or(node.span, |list| list.span);
    Some(DecodedProgress {
        head: ProgressFile {
            place,
            body: body?,
            period: period?,
            entries_span,
        },
        entries,
        lost,
    })
}

/// The date on which the entries of a file were received.
#[derive(Clone, Copy)]
enum Received {
    Unsaid,
    /// It is given, but not a date; that is reported once, at the file's key.
    Wrong,
    On(Date),
}

/// Decodes an entry received on a day, unless it gives another itself; `None` if it cannot be understood.
pub(crate) fn decode_entry(
    node: &Node,
    received_on: Date,
    findings: &mut Findings,
) -> Option<Progress> {
    decode(node, Received::On(received_on), findings)
}

fn decode(node: &Node, default: Received, findings: &mut Findings) -> Option<Progress> {
    let known = findings.errors();
    let mut fields = Fields::open(node, &PROGRESS, findings)?;
    let own = fields.date("received_on").map(|date| date.value);
    let received_on = match (own, default) {
        (Some(own), _) => Some(own),
        (None, _) if fields.has("received_on") => None,
        (None, Received::On(date)) => Some(date),
        (None, Received::Wrong) => None,
        (None, Received::Unsaid) => {
            fields.report_missing("received_on");
            None
        }
    };
    let measure = fields.id("measure");
    let said = Statement::decode(&mut fields);
    let restricted = fields.flag("restricted").unwrap_or(false);
    let place = |key| fields.node(key).map_or(node.span, |value| value.span);
    let measure = measure?;
    let said = said?;
    Some(Progress {
        file: 0,
        span: node.span,
        measure: MeasureName::Unknown(measure.value),
        measure_span: measure.span,
        state_span: place("state"),
        about_span: place("for"),
        done_on_span: place("done_on"),
        received_on: received_on?,
        substance: said.substance(),
        said,
        restricted,
        is_left_out: fields.is_wrong_since(known),
    })
}
