//! Reviews: whether the coordinator accepted a progress report or returned it.

use jiff::civil::Date;

use crate::file::decode::Fields;
use crate::file::field::{Audience, Field, Record, Type};
use crate::file::finding::Findings;
use crate::file::source::{Span, Spanned};
use crate::file::yaml::Node;
use crate::limit::PARAGRAPH;
use crate::period::Period;
use crate::plan::about::About;
use crate::plan::body::BodyName;
use crate::plan::progress::{MeasureName, Place};

/// A file of reviews.
pub(crate) static REVIEWS_FILE: Record = Record {
    name: "reviews file",
    doc: "The coordinator's reviews of the progress reports of one body for one reporting period, in `reviews/PERIOD/BODY.yaml`.",
    fields: &[
        Field::new(
            "body",
            Type::Body,
            "The body that reported; if omitted, the file's name.",
        ),
        Field::new(
            "period",
            Type::ReportingPeriod,
            "The reporting period; if omitted, the folder's name.",
        ),
        Field::new(
            "reviews",
            Type::List(&Type::Record(&REVIEW)),
            "One entry for each progress report reviewed.",
        )
        .required(),
    ],
};

/// One review.
pub(crate) static REVIEW: Record = Record {
    name: "review",
    doc: "The coordinator's decision on a progress report: for each obligation, on the one received last on or before the date of the review.",
    fields: &[
        Field::new("measure", Type::Id, "The measure reported on.").required(),
        Field::new(
            "decision",
            Type::Choice(Decision::NAMES),
            "Whether it was accepted. A returned progress report no longer counts.",
        )
        .required(),
        Field::new("on", Type::Date, "Date of the review.").required(),
        Field::new(
            "for",
            Type::ObligationOf,
            "The obligations of the measure that it is about, if the entries are about several; if omitted, all of them.",
        ),
        Field::new(
            "ask",
            Type::Text(&PARAGRAPH),
            "What the body should correct; shown in its next form.",
        )
        .audience(Audience::Body),
        Field::new(
            "note",
            Type::Text(&PARAGRAPH),
            "Reason, for the office only.",
        )
        .audience(Audience::Coordinator),
    ],
};

/// What the coordinator decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    Accepted,
    Returned,
}

impl Decision {
    pub(crate) const NAMES: &'static [&'static str] = &["accepted", "returned"];

    fn parse(text: &str) -> Option<Self> {
        match text {
            "accepted" => Some(Self::Accepted),
            "returned" => Some(Self::Returned),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Returned => "returned",
        }
    }
}

/// The head of a file of reviews.
#[derive(Debug, Clone)]
pub(crate) struct ReviewFile {
    pub(crate) place: Place,
    /// As in the file, else from the file's name.
    pub(crate) body: BodyName,
    /// As in the file, else from its folder's name; `None` if that is not a reporting period either.
    pub(crate) period: Option<Spanned<Period>>,
    /// The whole list of entries; the rest of the file is the head.
    pub(crate) entries_span: Span,
}

/// One review.
#[derive(Debug, Clone)]
pub(crate) struct Review {
    /// Its file, by position in the plan's list.
    pub(crate) file: u32,
    pub(crate) span: Span,
    pub(crate) measure: MeasureName,
    pub(crate) measure_span: Span,
    pub(crate) decision: Decision,
    pub(crate) on: Date,
    pub(crate) about: Option<Spanned<About>>,
    pub(crate) ask: Option<Box<str>>,
    pub(crate) note: Option<Box<str>>,
    /// It has an error and is left out.
    pub(crate) is_left_out: bool,
}

/// A decoded file of reviews.
#[derive(Debug)]
pub(crate) struct DecodedReviews {
    pub(crate) head: ReviewFile,
    pub(crate) reviews: Vec<Review>,
    /// The number of entries that could not be understood.
    pub(crate) lost: usize,
}

/// Decodes a file of reviews. Body and period come from its path if the file omits them.
pub(crate) fn decode_file(
    node: &Node,
    place: Place,
    findings: &mut Findings,
) -> Option<DecodedReviews> {
    let mut fields = Fields::open(node, &REVIEWS_FILE, findings)?;
    let start = Span::file_start(node.span.file);
    let body = fields
        .text("body")
        .unwrap_or_else(|| Spanned::new(place.stem.clone(), start));
    let period = fields
        .period("period")
        .or_else(|| Period::parse(&place.folder).map(|period| Spanned::new(period, start)));
    let items = fields.items("reviews");
    let reviews: Vec<Review> = items
        .iter()
        .filter_map(|item| decode(item, fields.findings))
        .collect();
    let lost = items.len() - reviews.len();
    let entries_span = fields.node("reviews").map_or(node.span, |list| list.span);
    Some(DecodedReviews {
        head: ReviewFile {
            place,
            body: BodyName::new(body),
            period,
            entries_span,
        },
        reviews,
        lost,
    })
}

fn decode(node: &Node, findings: &mut Findings) -> Option<Review> {
    let known = findings.errors();
    let mut fields = Fields::open(node, &REVIEW, findings)?;
    let measure = fields.id("measure");
    let decision = fields.choice("decision", Decision::parse);
    let on = fields.date("on");
    let about = About::decode(&mut fields, "for");
    let ask = fields.plain("ask");
    let remark = fields.plain("note");
    let measure = measure?;
    Some(Review {
        file: 0,
        span: node.span,
        measure: MeasureName::Unknown(measure.value),
        measure_span: measure.span,
        decision: decision?.value,
        on: on?.value,
        about,
        ask,
        note: remark,
        is_left_out: fields.is_wrong_since(known),
    })
}
