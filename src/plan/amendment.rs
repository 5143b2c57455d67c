//! Amendments: dated acts that change the plan.

pub(crate) mod reporting;
mod subject;

use jiff::civil::Date;

use crate::file::decode::{Fields, unclear_change};
use crate::file::field::{Field, Record, Type};
use crate::file::finding::Findings;
use crate::file::source::{Span, Spanned};
use crate::file::yaml::Node;
use crate::limit::{LINE, PARAGRAPH};
use crate::period::phrase::Language;
use crate::plan::amendment::reporting::{NewReporting, REPORTING_CHANGE};
use crate::plan::amendment::subject::{Flags, report_unclear};
use crate::plan::body::BodyName;
use crate::plan::measure::{self, ADDED, Added, Answerable, Implementation, PERIOD};
use crate::plan::progress::MeasureName;
use crate::plan::succession::{Fate, Succession};
use crate::text::words::one_line;

/// An amendment, one file each.
pub(crate) static AMENDMENT: Record = Record {
    name: "amendment",
    doc: "An act that changes the plan from a date on, in `amendments/`.",
    fields: &[
        Field::new("act", Type::Text(&LINE), "The act: `Order No. 702`.").required(),
        Field::new("on", Type::Date, "Date of the act.").required(),
        Field::new(
            "effective",
            Type::Date,
            "Date on which it takes effect; if omitted, the date of the act.",
        ),
        Field::new(
            "retroactive",
            Type::Flag,
            "`true` if it takes effect before the date of the act.",
        )
        .default("false"),
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
        Field::new("text", Type::Text(&PARAGRAPH), "Its new words."),
        Field::new("waive", Type::Flag, "`true` waives what is unmet."),
        Field::new(
            "suspend",
            Type::Flag,
            "`true` suspends it until it is resumed.",
        ),
        Field::new("resume", Type::Flag, "`true` resumes it."),
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
            "The bodies that replace it; the first leads. An empty list abolishes it without a successor.",
        ),
        Field::new(
            "name",
            Type::Text(&LINE),
            "The new name of a body that otherwise stays the same.",
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

/// A new end of the term.
pub(crate) static TERM_CHANGE: Record = Record {
    name: "term change",
    doc: "A new last day of the term.",
    fields: &[Field::new("to", Type::Date, "The last day.").required()],
};

/// A dated act that changes the plan.
#[derive(Debug, Clone)]
pub(crate) struct Amendment {
    pub(crate) act: Box<str>,
    pub(crate) on: Date,
    /// The first day on which it is in force.
    pub(crate) effective_on: Date,
    /// The key that says so, or the whole file if there is none.
    pub(crate) effective_span: Span,
    /// Whether the act says itself that it is retroactive.
    pub(crate) is_retroactive: bool,
    pub(crate) changes: Vec<Change>,
}

impl Amendment {
    /// The first day whose answers it changes: it is in force, and known.
    pub(crate) fn counts_from(&self) -> Date {
        self.effective_on.max(self.on)
    }
}

/// An amendment, and the measures that it adds.
#[derive(Debug)]
pub(crate) struct DecodedAmendment {
    /// `None` if it could not be understood; its measures are lost with it.
    pub(crate) amendment: Option<Amendment>,
    pub(crate) additions: Additions,
}

/// The measures that an amendment adds.
#[derive(Debug, Default)]
pub(crate) struct Additions {
    pub(crate) measures: Vec<Added>,
    /// Ids of those that could not be understood.
    pub(crate) lost_names: Vec<Box<str>>,
}

/// One change by an amendment.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) span: Span,
    /// The measure it changes or adds, if it is about a measure.
    pub(crate) measure: Option<(MeasureName, Span)>,
    /// Whether it adds the measure.
    pub(crate) adds: bool,
    pub(crate) period: Option<Implementation>,
    /// Who must carry it out from now on; `None` if that does not change.
    pub(crate) bodies: Option<Vec<BodyName>>,
    pub(crate) recommended: Option<Vec<BodyName>>,
    /// Whether every name of a body could be understood.
    pub(crate) bodies_are_whole: bool,
    pub(crate) lead: Option<BodyName>,
    pub(crate) answerable: Option<Answerable>,
    pub(crate) text: Option<Box<str>>,
    /// Waives what is unmet.
    pub(crate) is_waived: bool,
    /// Suspends the measure (`true`) or resumes it (`false`); `None` if that does not change.
    pub(crate) suspends: Option<bool>,
    /// The new last day of the term.
    pub(crate) term_to: Option<Spanned<Date>>,
    /// The reporting rules that hold from now on.
    pub(crate) reporting: NewReporting,
    /// The succession or new name of a body.
    pub(crate) succession: Option<Succession>,
}

impl Change {
    /// Whether it changes the term or the reporting rules.
    pub(super) fn changes_rules(&self) -> bool {
        let reporting = self.reporting;
        self.term_to.is_some()
            || reporting.every.is_some()
            || reporting.judges_otherwise()
            || reporting.review_within.is_some()
    }
}

/// Decodes an amendment; a change that cannot be understood is left out and reported.
pub(crate) fn decode_file(
    node: &Node,
    language: Language,
    findings: &mut Findings,
) -> Option<DecodedAmendment> {
    let mut fields = Fields::open(node, &AMENDMENT, findings)?;
    fields.refuse_blanks();
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
    if fields.is_empty("changes") {
        let nothing = unclear_change(
            fields.key_span("changes"),
            "no changes",
            "the amendment has no changes",
        );
        fields
            .findings
            .push(nothing.help("list the changes that the act makes, or remove the file"));
    }
    let mut additions = Additions::default();
    let changes = items
        .iter()
        .filter_map(|item| decode(item, language, &mut additions, fields.findings))
        .collect();
    let head = act.zip(on).zip(effective_on);
    let amendment = head.map(|((act, on), effective_on)| Amendment {
        act,
        on,
        effective_on,
        effective_span,
        is_retroactive,
        changes,
    });
    if amendment.is_none() {
        let lost = std::mem::take(&mut additions.measures).into_iter();
        additions
            .lost_names
            .extend(lost.map(|added| added.measure.id.value.as_str().into()));
    }
    Some(DecodedAmendment {
        amendment,
        additions,
    })
}

impl Additions {
    /// Decodes an added measure, and keeps the id of one that cannot be understood.
    fn decode(
        &mut self,
        node: &Node,
        language: Language,
        findings: &mut Findings,
    ) -> Option<Added> {
        match measure::decode_added(node, language, findings) {
            Ok(added) => Some(added),
            Err(id) => {
                self.lost_names.extend(id);
                None
            }
        }
    }
}

fn decode(
    node: &Node,
    language: Language,
    additions: &mut Additions,
    findings: &mut Findings,
) -> Option<Change> {
    let known = findings.made();
    let mut fields = Fields::open(node, &CHANGE, findings)?;
    let has_unknown_keys = known < fields.findings.made();
    fields.refuse_blanks();
    let measure = fields.id("measure");
    let period = measure::implementation(&mut fields, "period", language);
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
    let flags = Flags {
        waive: fields.flag("waive"),
        suspend: fields.flag("suspend"),
        resume: fields.flag("resume"),
    };
    let suspends = match (flags.suspend, flags.resume) {
        (_, Some(true)) => Some(false),
        (Some(true), _) => Some(true),
        (_, _) => None,
    };
    let succession = decode_succession(&mut fields);
    let new = fields
        .node("add")
        .and_then(|node| additions.decode(node, language, fields.findings));
    let term_to = fields
        .node("term")
        .and_then(|node| Fields::open(node, &TERM_CHANGE, fields.findings)?.date("to"));
    let reporting = fields
        .node("reporting")
        .and_then(|node| reporting::decode(node, fields.findings))
        .unwrap_or_default();
    report_unclear(&mut fields, flags, has_unknown_keys);
    let names_measure = fields.is_given("measure");
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
    additions.measures.extend(new.filter(|_| adds));
    Some(Change {
        span: node.span,
        measure: named,
        adds,
        period,
        bodies,
        recommended,
        bodies_are_whole,
        lead,
        answerable,
        text,
        is_waived: flags.waive == Some(true),
        suspends,
        term_to,
        reporting,
        succession,
    })
}

/// The succession or new name of a body; `None` if no body is named, or its change cannot be understood.
fn decode_succession(fields: &mut Fields) -> Option<Succession> {
    let body = fields.text("body").map(BodyName::new);
    let name = fields.text("name");
    let to = measure::body_names(fields, "succeeded_by");
    let fate = match name {
        Some(name) => Fate::Renamed(name.map(|name| one_line(&name).into())),
        None if fields.has("succeeded_by") && fields.is_whole("succeeded_by", to.len()) => {
            Fate::SucceededBy(to)
        }
        None => return None,
    };
    Some(Succession { body: body?, fate })
}

/// The names under a key; `None` if it is missing.
fn names(fields: &mut Fields, key: &str) -> Option<Vec<BodyName>> {
    fields.has(key).then(|| measure::body_names(fields, key))
}
