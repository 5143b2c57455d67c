//! Progress reports: what a body says about its measures for one reporting period.

use jiff::civil::Date;

use crate::file::decode::Fields;
use crate::file::field::{Audience, Field, Record, Type};
use crate::file::finding::Findings;
use crate::file::source::{Span, Spanned};
use crate::file::yaml::Node;
use crate::limit::{LINE, PARAGRAPH};
use crate::period::Period;
use crate::plan::about::About;
use crate::plan::body::BodyName;
use crate::plan::measure::MeasureKey;

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

/// One progress report.
pub(crate) static PROGRESS: Record = Record {
    name: "progress report",
    doc: "What a body says about one measure for one reporting period. A later entry about the same obligation corrects an earlier one, which stays on file; an `undone` entry corrects nothing.",
    fields: &[
        Field::new("measure", Type::Id, "The measure reported on.").required(),
        Field::new("state", Type::Choice(State::NAMES), "State of the work. `nil`: nothing to report. `not-applicable`: nothing was owed in this period. `undone`: the delivered result is lost, and owed again from that day.").required(),
        Field::new("for", Type::ObligationOf, "The obligations it is about, if its reporting period and `done_on` do not tell, or tell another: a period or a due date, a range, a list, or one body's part (`moh/2009-Q1`)."),
        Field::new("done_on", Type::Date, "Date on which it was done; required for a delivery that is done. Without `for`, it helps to find the obligation."),
        Field::new("undone_on", Type::Date, "Date from which the delivered result is lost.").required_with("state", &["undone"]),
        Field::new("summary", Type::Text(&PARAGRAPH), "What was done, in a sentence or two.").audience(Audience::Body),
        Field::new("evidence", Type::List(&Type::Text(&LINE)), "Acts, letters and documents that prove it.").audience(Audience::Body),
        Field::new("obstacles", Type::Text(&PARAGRAPH), "What prevents the work; expected if it is past due and not done.").audience(Audience::Body),
        Field::new("needs", Type::Text(&PARAGRAPH), "What the body needs in order to continue.").audience(Audience::Body),
        Field::new("reason", Type::Text(&PARAGRAPH), "Why it is not applicable, or was undone.").required_with("state", &["not-applicable", "undone"]).audience(Audience::Body),
        Field::new("received_on", Type::Date, "Date on which the office received this entry, if it differs from that of the file."),
        Field::new("restricted", Type::Flag, "`true` shows the record in the coordinator's edition only.").default("false"),
    ],
};

/// The state of the work as the body reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum State {
    Done,
    InProgress,
    NotStarted,
    Nil,
    NotApplicable,
    /// The delivered result is lost again.
    Undone,
}

impl State {
    pub(crate) const NAMES: &'static [&'static str] = &[
        "done",
        "in-progress",
        "not-started",
        "nil",
        "not-applicable",
        "undone",
    ];

    /// The states that a form offers; forms do not ask about `undone`.
    pub(crate) const ASKED: &'static [&'static str] = &[
        "done",
        "in-progress",
        "not-started",
        "nil",
        "not-applicable",
    ];

    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text {
            "done" => Some(Self::Done),
            "in-progress" => Some(Self::InProgress),
            "not-started" => Some(Self::NotStarted),
            "nil" => Some(Self::Nil),
            "not-applicable" => Some(Self::NotApplicable),
            "undone" => Some(Self::Undone),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::InProgress => "in-progress",
            Self::NotStarted => "not-started",
            Self::Nil => "nil",
            Self::NotApplicable => "not-applicable",
            Self::Undone => "undone",
        }
    }
}

/// The substance of a progress report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Substance {
    Nothing,
    SummaryAlone,
    /// With or without a summary.
    Evidence,
}

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
    pub(crate) state: State,
    pub(crate) state_span: Span,
    pub(crate) about: Option<Spanned<About>>,
    pub(crate) done_on: Option<Spanned<Date>>,
    pub(crate) undone_on: Option<Spanned<Date>>,
    pub(crate) received_on: Date,
    /// Its substance; also known in editions that do not show it.
    pub(crate) substance: Substance,
    pub(crate) summary: Option<Box<str>>,
    pub(crate) evidence: Box<[Box<str>]>,
    pub(crate) obstacles: Option<Box<str>>,
    pub(crate) needs: Option<Box<str>>,
    pub(crate) reason: Option<Box<str>>,
    pub(crate) restricted: bool,
    /// It has an error and is left out.
    pub(crate) is_left_out: bool,
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
    let state = fields.choice("state", State::parse);
    let about = About::decode(&mut fields, "for");
    let done_on = fields.date("done_on");
    let undone_on = fields.date("undone_on");
    let summary = fields.plain("summary");
    let evidence: Box<[Box<str>]> = fields
        .texts("evidence")
        .into_iter()
        .map(|text| text.value)
        .collect();
    let obstacles = fields.plain("obstacles");
    let needs = fields.plain("needs");
    let reason = fields.plain("reason");
    let restricted = fields.flag("restricted").unwrap_or(false);
    let measure = measure?;
    let state = state?;
    Some(Progress {
        file: 0,
        span: node.span,
        measure: MeasureName::Unknown(measure.value),
        measure_span: measure.span,
        state: state.value,
        state_span: state.span,
        about,
        done_on,
        undone_on,
        received_on: received_on?,
        substance: match (&summary, evidence.is_empty()) {
            (_, false) => Substance::Evidence,
            (Some(_), true) => Substance::SummaryAlone,
            (None, true) => Substance::Nothing,
        },
        summary,
        evidence,
        obstacles,
        needs,
        reason,
        restricted,
        is_left_out: fields.is_wrong_since(known),
    })
}
