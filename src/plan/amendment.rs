//! Amendments: dated acts that change the plan.

use jiff::civil::Date;

use crate::decode::Fields;
use crate::field::{Field, Record, Type};
use crate::finding::Finding;
use crate::period::phrase::Language;
use crate::period::{Length, Unit};
use crate::plan::body::BodyName;
use crate::plan::header;
use crate::plan::id::Id;
use crate::plan::measure::{self, Answerable, Implementation, Measure, PERIOD};
use crate::plan::progress::MeasureName;
use crate::plan::succession::{Fate, Succession};
use crate::source::{Span, Spanned};
use crate::words::one_line;
use crate::yaml::Node;

/// An amendment, one file each.
pub(crate) static AMENDMENT: Record = Record {
    name: "amendment",
    doc: "An act that changes the plan from a day on, in `amendments/`.",
    fields: &[
        Field::new("act", Type::Text, "The act: `Order No. 702`.").required(),
        Field::new("on", Type::Date, "The day of the act.").required(),
        Field::new(
            "effective",
            Type::Date,
            "The day from which it counts; without it the day of the act.",
        ),
        Field::new(
            "retroactive",
            Type::Flag,
            "`true` where it counts from before its own day.",
        ),
        Field::new(
            "changes",
            Type::List(&Type::Record(&CHANGE)),
            "What it changes.",
        )
        .required(),
    ],
};

/// One change by an amendment.
pub(crate) static CHANGE: Record = Record {
    name: "change",
    doc: "One change: of a `measure`, of a `body`, of the `reporting` rules, of the `term`, or an `add`ed measure.",
    fields: &[
        Field::new("measure", Type::Id, "The measure that is changed.").subject_of_others(),
        Field::new(
            "period",
            Type::Period(&PERIOD),
            "Its new implementation period.",
        ),
        Field::new(
            "bodies",
            Type::List(&Type::Body),
            "Its new implementing bodies.",
        ),
        Field::new(
            "recommended",
            Type::List(&Type::Body),
            "Its new recommended bodies.",
        ),
        Field::new("lead", Type::Body, "Its new lead."),
        Field::new(
            "answerable",
            Type::Choice(Answerable::NAMES),
            "Who answers from now on.",
        ),
        Field::new("text", Type::Text, "Its new words."),
        Field::new("waive", Type::Flag, "`true` closes what is unmet."),
        Field::new(
            "suspend",
            Type::Flag,
            "`true` lets it rest until it is resumed.",
        ),
        Field::new("resume", Type::Flag, "`true` takes it up again."),
        Field::new(
            "add",
            Type::Record(&ADDED),
            "A new measure, with its `objective`.",
        )
        .subject(),
        Field::new(
            "body",
            Type::Body,
            "The body that is renamed, merged, split or abolished.",
        )
        .subject_of_others(),
        Field::new(
            "succeeded_by",
            Type::List(&Type::Body),
            "Who takes its place; the first leads. An empty list: it is abolished, and nobody does.",
        ),
        Field::new(
            "name",
            Type::Text,
            "The new name of a body that stays the same.",
        ),
        Field::new(
            "reporting",
            Type::Record(&REPORTING_CHANGE),
            "New reporting rules.",
        )
        .subject(),
        Field::new(
            "term",
            Type::Record(&TERM_CHANGE),
            "A new last day of the term.",
        )
        .subject(),
    ],
};

/// A measure that an amendment adds.
pub(crate) static ADDED: Record = Record {
    name: "added measure",
    doc: "A measure that an amendment adds under an objective.",
    fields: &[
        Field::new("id", Type::Id, "Its id.").required(),
        Field::new("objective", Type::Id, "The objective it belongs to.").required(),
        Field::new("text", Type::Text, "The commitment, word for word.").required(),
        Field::new("bodies", Type::List(&Type::Body), "Who must carry it out."),
        Field::new(
            "recommended",
            Type::List(&Type::Body),
            "Who is asked to take part.",
        ),
        Field::new(
            "period",
            Type::Period(&PERIOD),
            "The implementation period in the act's words.",
        )
        .required(),
    ],
};

/// New reporting rules.
pub(crate) static REPORTING_CHANGE: Record = Record {
    name: "reporting change",
    doc: "Reporting rules that an amendment sets.",
    fields: &[
        Field::new(
            "every",
            Type::Choice(header::UNITS),
            "How often bodies report.",
        )
        .subject(),
        Field::new(
            "due_within",
            Type::Length,
            "How long after a period its progress reports are due.",
        )
        .subject(),
    ],
};

/// A new end of the term.
pub(crate) static TERM_CHANGE: Record = Record {
    name: "term change",
    doc: "The term's new last day.",
    fields: &[Field::new("to", Type::Date, "The last day.").required()],
};

/// A dated act that changes the plan.
#[derive(Debug, Clone)]
pub(crate) struct Amendment {
    pub(crate) act: Box<str>,
    pub(crate) on: Date,
    /// The first day on which it is in force.
    pub(crate) effective_on: Date,
    /// The key that says so, or the whole file where none does.
    pub(crate) effective_span: Span,
    /// Whether the act says itself that it counts from before its own day.
    pub(crate) is_retroactive: bool,
    pub(crate) changes: Vec<Change>,
}

impl Amendment {
    /// The first day whose answers it changes: it is in force, and there to be known.
    pub(crate) fn counts_from(&self) -> Date {
        self.effective_on.max(self.on)
    }
}

/// A measure that an amendment adds, before its objective is looked up.
#[derive(Debug, Clone)]
pub(crate) struct Added {
    pub(crate) objective: Spanned<Box<str>>,
    pub(crate) measure: Measure,
}

/// An amendment, and the measures that it adds.
#[derive(Debug)]
pub(crate) struct DecodedAmendment {
    pub(crate) amendment: Amendment,
    pub(crate) added: Vec<Added>,
}

/// One change by an amendment.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    /// The measure it changes or adds, if it is about a measure.
    pub(crate) measure: Option<(MeasureName, Span)>,
    /// Whether it adds the measure.
    pub(crate) adds: bool,
    pub(crate) period: Option<Implementation>,
    /// Who must carry it out from now on; `None` where that stays.
    pub(crate) bodies: Option<Vec<BodyName>>,
    pub(crate) recommended: Option<Vec<BodyName>>,
    /// Whether every name of a body could be understood.
    pub(crate) bodies_are_whole: bool,
    pub(crate) lead: Option<BodyName>,
    pub(crate) answerable: Option<Answerable>,
    pub(crate) text: Option<Box<str>>,
    /// Closes what is unmet.
    pub(crate) is_waived: bool,
    /// Lets the measure rest (`true`) or takes it up again (`false`); `None` where that stays.
    pub(crate) suspends: Option<bool>,
    /// The new last day of the term.
    pub(crate) term_to: Option<Date>,
    /// How often bodies report from now on.
    pub(crate) reporting_every: Option<Unit>,
    /// How long after a period its progress reports are due from now on.
    pub(crate) due_within: Option<Length>,
    /// What becomes of a body.
    pub(crate) succession: Option<Succession>,
}

/// Decodes an amendment; a change that cannot be understood is left out and reported.
pub(crate) fn decode_file(
    node: &Node,
    language: Language,
    findings: &mut Vec<Finding>,
) -> Option<DecodedAmendment> {
    let mut fields = Fields::open(node, &AMENDMENT, findings)?;
    let act = fields.plain("act");
    let on = fields.date("on").map(|on| on.value);
    let effective_on = if fields.has("effective") {
        fields.date("effective").map(|day| day.value)
    } else {
        on
    };
    let effective_span = fields.key_span("effective");
    let is_retroactive = fields.flag("retroactive").unwrap_or(false);
    let items = fields.items("changes");
    let mut added = Vec::new();
    let changes = items
        .iter()
        .filter_map(|item| decode(item, language, &mut added, fields.findings))
        .collect();
    let amendment = Amendment {
        act: act?,
        on: on?,
        effective_on: effective_on?,
        effective_span,
        is_retroactive,
        changes,
    };
    Some(DecodedAmendment { amendment, added })
}

fn decode(
    node: &Node,
    language: Language,
    added: &mut Vec<Added>,
    findings: &mut Vec<Finding>,
) -> Option<Change> {
    let mut fields = Fields::open(node, &CHANGE, findings)?;
    let measure = fields.id("measure");
    let period = measure::implementation(&mut fields, "period", language);
    let is_waived = fields.flag("waive").unwrap_or(false);
    let (bodies, recommended) = (
        names(&mut fields, "bodies"),
        names(&mut fields, "recommended"),
    );
    let is_whole = |fields: &Fields, key: &str, names: &Option<Vec<BodyName>>| {
        names
            .as_ref()
            .is_none_or(|names| fields.is_whole(key, names.len()))
    };
    let bodies_are_whole =
        is_whole(&fields, "bodies", &bodies) && is_whole(&fields, "recommended", &recommended);
    let lead = fields.text("lead").map(BodyName::new);
    let answerable = fields
        .choice("answerable", Answerable::parse)
        .map(|answerable| answerable.value);
    let text = fields.plain("text");
    let (suspend, resume) = (fields.flag("suspend"), fields.flag("resume"));
    let suspends = match (suspend, resume) {
        (_, Some(true)) => Some(false),
        (Some(true), _) => Some(true),
        (_, _) => None,
    };
    let succession = decode_succession(&mut fields);
    let new = fields
        .node("add")
        .and_then(|node| decode_added(node, language, fields.findings));
    let term_to = fields.node("term").and_then(|node| {
        let mut term = Fields::open(node, &TERM_CHANGE, fields.findings)?;
        Some(term.date("to")?.value)
    });
    let (reporting_every, due_within) = fields
        .node("reporting")
        .and_then(|node| Fields::open(node, &REPORTING_CHANGE, fields.findings))
        .map_or((None, None), |mut reporting| {
            (
                reporting
                    .choice("every", Unit::parse)
                    .map(|every| every.value),
                reporting.length("due_within"),
            )
        });
    let names_measure = fields.has("measure");
    if !names_measure
        && !["add", "body", "reporting", "term"]
            .iter()
            .any(|key| fields.has(key))
    {
        fields.report_missing("measure");
        return None;
    }
    if names_measure && measure.is_none() {
        return None;
    }
    let adds = new.is_some() && !names_measure;
    let named = match (&new, adds) {
        (Some(new), true) => {
            let id = &new.measure.id;
            Some((MeasureName::Unknown(id.value.as_str().into()), id.span))
        }
        (_, _) => measure.map(|measure| (MeasureName::Unknown(measure.value), measure.span)),
    };
    added.extend(new.filter(|_| adds));
    Some(Change {
        measure: named,
        adds,
        period,
        bodies,
        recommended,
        bodies_are_whole,
        lead,
        answerable,
        text,
        is_waived,
        suspends,
        term_to,
        reporting_every,
        due_within,
        succession,
    })
}

/// What becomes of a body; `None` where no body is named, or what is said of it cannot be understood.
fn decode_succession(fields: &mut Fields) -> Option<Succession> {
    let body = fields.text("body").map(BodyName::new);
    let name = fields.text("name");
    let to = measure::body_names(fields, "succeeded_by");
    if fields.has("body") && !fields.has("succeeded_by") && !fields.has("name") {
        fields.report_missing("succeeded_by");
        return None;
    }
    let fate = match name {
        Some(name) => Fate::Renamed(name.map(|name| one_line(&name).into())),
        None if fields.is_whole("succeeded_by", to.len()) => Fate::SucceededBy(to),
        None => return None,
    };
    Some(Succession { body: body?, fate })
}

/// The names under a key; `None` where it is not given.
fn names(fields: &mut Fields, key: &str) -> Option<Vec<BodyName>> {
    fields.has(key).then(|| measure::body_names(fields, key))
}

/// Decodes a measure that is added; `None` where it cannot be understood.
fn decode_added(node: &Node, language: Language, findings: &mut Vec<Finding>) -> Option<Added> {
    let mut fields = Fields::open(node, &ADDED, findings)?;
    let id = fields.id("id");
    let objective = fields.id("objective");
    let text = fields.plain("text");
    let bodies = measure::body_names(&mut fields, "bodies");
    let recommended = measure::body_names(&mut fields, "recommended");
    let bodies_are_whole = fields.is_whole("bodies", bodies.len())
        && fields.is_whole("recommended", recommended.len());
    let implementation = measure::implementation(&mut fields, "period", language);
    Some(Added {
        objective: objective?,
        measure: Measure::new(
            id?.map(|id| Id::new(&id)),
            text?,
            (bodies, recommended, bodies_are_whole),
            implementation?,
        ),
    })
}
