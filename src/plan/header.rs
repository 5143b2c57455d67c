//! The head of a plan: `plan.yaml`.

use jiff::civil::{Date, date};

use crate::file::decode::Fields;
use crate::file::field::{Field, Record, Type, Weight};
use crate::file::finding::Findings;
use crate::file::source::{Span, Spanned};
use crate::file::yaml::Node;
use crate::limit::LINE;
use crate::period::phrase::{Column, Language};
use crate::period::{Days, Every, Length, StepUnit, Unit};
use crate::plan::body::BodyName;
use crate::plan::measure::{Answerable, PERIODS};

/// The plan itself.
pub(crate) static PLAN: Record = Record {
    name: "plan",
    doc: "The plan as a whole, in `plan.yaml`. What the decree does not say is marked `by: assumed`, or names the act that says it.",
    fields: &[
        Field::new("id", Type::Id, "Short id: `az-thb-2009`.").required(),
        Field::new("title", Type::Text(&LINE), "The title, word for word.")
            .weighs(Weight::Wording)
            .required(),
        Field::new(
            "language",
            Type::Choice(&Language::CODES),
            "Language of the plan's own words.",
        )
        .weighs(Weight::Clerical)
        .default("en"),
        Field::new(
            "timezone",
            Type::Text(&LINE),
            "Time zone that decides which date is today: `Asia/Baku`.",
        )
        .required(),
        Field::new(
            "term",
            Type::Record(&TERM),
            "First and last day of the plan.",
        )
        .required(),
        Field::new(
            "approved",
            Type::Record(&APPROVED),
            "The act that approved it.",
        )
        .weighs(Weight::Wording),
        Field::new(
            "coordinator",
            Type::Body,
            "The coordinator's office; it may report if a measure names no body.",
        )
        .weighs(Weight::Bodies),
        Field::new(
            "responsible",
            Type::Record(&RESPONSIBLE),
            "The body that may report if a measure names no body.",
        )
        .weighs(Weight::Bodies),
        Field::new(
            "bodies",
            Type::Text(&LINE),
            "Path of the file of bodies, from this file; if omitted, `bodies.yaml`.",
        )
        .weighs(Weight::Clerical)
        .default("bodies.yaml"),
        Field::new(
            "reporting",
            Type::Record(&REPORTING),
            "When bodies report, and whether the coordinator reviews it.",
        ),
        Field::new(
            "continuing",
            Type::Record(&CONTINUING),
            "How continuing measures are judged.",
        ),
        Field::new(
            "delivery",
            Type::Record(&DELIVERY),
            "How deliveries are judged.",
        ),
        Field::new("periods", Type::Choice(Column::NAMES), PERIODS).default("span"),
    ],
};

/// First and last day.
pub(crate) static TERM: Record = Record {
    name: "term",
    doc: "The first and the last day of the plan, both inclusive.",
    fields: &[
        Field::new("from", Type::Date, "The first day.").required(),
        Field::new("to", Type::Date, "The last day.").required(),
    ],
};

/// The approving act.
pub(crate) static APPROVED: Record = Record {
    name: "approval",
    doc: "The act that approved the plan. `within three months` counts from its date.",
    fields: &[
        Field::new("act", Type::Text(&LINE), "The act.").required(),
        Field::new("on", Type::Date, "Date of the act.").required(),
    ],
};

/// The body responsible for the whole.
pub(crate) static RESPONSIBLE: Record = Record {
    name: "responsible",
    doc: "The body that is responsible for the plan as a whole.",
    fields: &[
        Field::new("body", Type::Body, "The body.").required(),
        Field::new("by", Type::Text(&LINE), "The act that says so.").weighs(Weight::Clerical),
    ],
};

/// Reporting rules.
pub(crate) static REPORTING: Record = Record {
    name: "reporting",
    doc: "When bodies report, and whether the coordinator reviews it.",
    fields: &[
        Field::new(
            "every",
            Type::Choice(UNITS),
            "The reporting period; if omitted, `quarter`.",
        )
        .default("quarter"),
        Field::new(
            "due_within",
            Type::Length,
            "How long after the end of a period its progress reports are due; if omitted, `15 days`.",
        )
        .default("15 days"),
        Field::new(
            "review",
            Type::Choice(REVIEWS),
            "Whether `done` counts only once accepted; if omitted, `none`.",
        )
        .default("none"),
        Field::new(
            "review_within",
            Type::Length,
            "How long the coordinator has to review; if omitted, `15 days`.",
        )
        .default("15 days"),
        Field::new(
            "by",
            Type::Text(&LINE),
            "The act that says so, or `assumed`.",
        )
        .weighs(Weight::Clerical),
    ],
};

/// Continuing measures.
pub(crate) static CONTINUING: Record = Record {
    name: "continuing rule",
    doc: "How often a measure such as `Regularly` is judged, and who answers for it.",
    fields: &[
        Field::new(
            "every",
            Type::Every,
            "How often; if omitted, every reporting period.",
        ),
        Field::new(
            "answerable",
            Type::Choice(Answerable::NAMES),
            "Who answers; if omitted, `each`.",
        )
        .default("each"),
        Field::new(
            "by",
            Type::Text(&LINE),
            "The act that says so, or `assumed`.",
        )
        .weighs(Weight::Clerical),
    ],
};

/// Deliveries.
pub(crate) static DELIVERY: Record = Record {
    name: "delivery rule",
    doc: "Who answers for a measure with a due date.",
    fields: &[
        Field::new(
            "answerable",
            Type::Choice(Answerable::NAMES),
            "Who answers; if omitted, `lead`.",
        )
        .default("lead"),
        Field::new(
            "by",
            Type::Text(&LINE),
            "The act that says so, or `assumed`.",
        )
        .weighs(Weight::Clerical),
    ],
};

pub(super) const UNITS: &[&str] = &["month", "quarter", "half-year", "year"];
pub(super) const REVIEWS: &[&str] = &["none", "required"];

/// Whether a word of [`REVIEWS`] requires a review.
pub(super) fn requires_review(text: &str) -> Option<bool> {
    match text {
        "required" => Some(true),
        "none" => Some(false),
        _ => None,
    }
}

/// The head of a plan. If `plan.yaml` lacks a required value, the field holds a placeholder and an error was reported.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    pub(crate) id: Box<str>,
    pub(crate) title: Box<str>,
    pub(crate) language: Language,
    pub(crate) timezone: Box<str>,
    pub(crate) term: Days,
    pub(crate) term_span: Span,
    pub(crate) approved: Option<Approval>,
    pub(crate) coordinator: Option<BodyName>,
    pub(crate) responsible: Option<Responsible>,
    pub(crate) bodies: Option<Spanned<Box<str>>>,
    pub(crate) reporting: Reporting,
    pub(crate) continuing: ContinuingRule,
    pub(crate) delivery: DeliveryRule,
    /// Whether a period on its own is a span or a deadline, if neither the measure nor its objective says.
    pub(crate) periods: Column,
    /// Whether all of `plan.yaml` could be understood; if not, a missing value may be one that could not.
    pub(crate) is_whole: bool,
}

/// The act that approved a plan.
#[derive(Debug, Clone)]
pub(crate) struct Approval {
    pub(crate) act: Box<str>,
    pub(crate) on: Date,
}

/// The body responsible for the whole, and who said so.
#[derive(Debug, Clone)]
pub(crate) struct Responsible {
    pub(crate) body: BodyName,
    pub(crate) by: Option<Box<str>>,
}

/// When bodies report.
#[derive(Debug, Clone)]
pub(crate) struct Reporting {
    pub(crate) every: Unit,
    /// Counted from the last day of a period.
    pub(crate) due_within: Length,
    pub(crate) review_is_required: bool,
    pub(crate) review_within: Length,
    pub(crate) by: Option<Box<str>>,
}

/// How continuing measures are judged.
#[derive(Debug, Clone)]
pub(crate) struct ContinuingRule {
    /// `None` means as often as bodies report, by the rule of the day.
    pub(crate) every: Option<Every>,
    pub(crate) answerable: Answerable,
    pub(crate) by: Option<Box<str>>,
}

/// How deliveries are judged.
#[derive(Debug, Clone)]
pub(crate) struct DeliveryRule {
    pub(crate) answerable: Answerable,
    pub(crate) by: Option<Box<str>>,
}

impl Header {
    /// The placeholder for a `plan.yaml` that cannot be read.
    pub(crate) fn stand_in(span: Span) -> Self {
        Self {
            id: "".into(),
            title: "".into(),
            language: Language::ENGLISH,
            timezone: "UTC".into(),
            term: Days {
                first: date(1900, 1, 1),
                last: date(2200, 12, 31),
            },
            term_span: span,
            approved: None,
            coordinator: None,
            responsible: None,
            bodies: None,
            reporting: Reporting {
                every: Unit::Quarter,
                due_within: Length {
                    count: 15,
                    unit: StepUnit::Day,
                },
                review_is_required: false,
                review_within: Length {
                    count: 15,
                    unit: StepUnit::Day,
                },
                by: None,
            },
            continuing: ContinuingRule {
                every: None,
                answerable: Answerable::Each,
                by: None,
            },
            delivery: DeliveryRule {
                answerable: Answerable::Lead,
                by: None,
            },
            periods: Column::default(),
            is_whole: false,
        }
    }
}

/// Decodes `plan.yaml`; missing and wrong values are reported and replaced by placeholders.
pub(crate) fn decode_file(node: &Node, findings: &mut Findings) -> Header {
    let mut header = Header::stand_in(node.span);
    let known = findings.errors();
    let Some(mut fields) = Fields::open(node, &PLAN, findings) else {
        return header;
    };
    if let Some(id) = fields.id("id") {
        header.id = id.value;
    }
    if let Some(title) = fields.plain("title") {
        header.title = title;
    }
    if let Some(language) = fields.choice("language", Language::parse) {
        header.language = language.value;
    }
    if let Some(timezone) = fields.text("timezone") {
        if jiff::tz::TimeZone::get(&timezone.value).is_ok() {
            header.timezone = timezone.value;
        } else {
            fields.reject_as("timezone", "a time zone such as `Asia/Baku`");
        }
    }
    if let Some((term, span)) = decode_term(&mut fields) {
        header.term = term;
        header.term_span = span;
    }
    header.approved = decode_approval(&mut fields);
    header.coordinator = fields.text("coordinator").map(BodyName::new);
    header.responsible = decode_responsible(&mut fields);
    header.bodies = fields.text("bodies");
    decode_reporting(&mut fields, &mut header.reporting);
    decode_rules(&mut fields, &mut header);
    if let Some(column) = fields.choice("periods", Column::parse) {
        header.periods = column.value;
    }
    header.is_whole = !fields.is_wrong_since(known);
    header
}

fn decode_term(fields: &mut Fields) -> Option<(Days, Span)> {
    let node = fields.node("term")?;
    let mut term = Fields::open(node, &TERM, fields.findings)?;
    let (from, to) = (term.date("from"), term.date("to"));
    let (from, to) = (from?, to?);
    if to.value < from.value {
        term.reject_as(
            "to",
            &format!(
                "a date on or after {}, the first day of the term",
                from.value
            ),
        );
        return None;
    }
    Some((
        Days {
            first: from.value,
            last: to.value,
        },
        node.span,
    ))
}

fn decode_approval(fields: &mut Fields) -> Option<Approval> {
    let node = fields.node("approved")?;
    let mut approval = Fields::open(node, &APPROVED, fields.findings)?;
    let (act, on) = (approval.plain("act"), approval.date("on"));
    Some(Approval {
        act: act?,
        on: on?.value,
    })
}

fn decode_responsible(fields: &mut Fields) -> Option<Responsible> {
    let node = fields.node("responsible")?;
    let mut responsible = Fields::open(node, &RESPONSIBLE, fields.findings)?;
    let (body, by) = (responsible.text("body"), responsible.plain("by"));
    Some(Responsible {
        body: BodyName::new(body?),
        by,
    })
}

fn decode_reporting(fields: &mut Fields, rule: &mut Reporting) {
    let Some(node) = fields.node("reporting") else {
        return;
    };
    let Some(mut reporting) = Fields::open(node, &REPORTING, fields.findings) else {
        return;
    };
    if let Some(every) = reporting.choice("every", Unit::parse) {
        rule.every = every.value;
    }
    if let Some(length) = reporting.length("due_within") {
        rule.due_within = length;
    }
    if let Some(length) = reporting.length("review_within") {
        rule.review_within = length;
    }
    let review = reporting.choice("review", requires_review);
    rule.review_is_required = review.is_some_and(|required| required.value);
    rule.by = reporting.plain("by");
}

fn decode_rules(fields: &mut Fields, header: &mut Header) {
    if let Some(node) = fields.node("continuing")
        && let Some(mut continuing) = Fields::open(node, &CONTINUING, fields.findings)
    {
        header.continuing.every = continuing.every("every");
        if let Some(answerable) = continuing.choice("answerable", Answerable::parse) {
            header.continuing.answerable = answerable.value;
        }
        header.continuing.by = continuing.plain("by");
    }
    if let Some(node) = fields.node("delivery")
        && let Some(mut delivery) = Fields::open(node, &DELIVERY, fields.findings)
    {
        if let Some(answerable) = delivery.choice("answerable", Answerable::parse) {
            header.delivery.answerable = answerable.value;
        }
        header.delivery.by = delivery.plain("by");
    }
}
