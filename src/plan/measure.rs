//! Objectives and measures: one file of `measures/`, in the decree's words.

use jiff::civil::Date;

use crate::file::decode::Fields;
use crate::file::field::{Field, Record, Type, Weight};
use crate::file::finding::Findings;
use crate::file::source::{Span, Spanned};
use crate::file::yaml::{Content, Node};
use crate::limit::{LINE, PARAGRAPH};
use crate::period::Every;
use crate::period::phrase::{self, Column, Language, Read, Unreadable};
use crate::period::reading::{Cadence, Due, Kind, Reading, Start, Window};
use crate::plan::body::BodyName;
use crate::plan::continues::{self, CONTINUES, Continues};
use crate::plan::id::Id;
use crate::text::words::one_line;

/// A file of measures.
pub(crate) static OBJECTIVE: Record = Record {
    name: "objective",
    doc: "A numbered title that groups measures; one file each. Its settings apply to its measures unless they set their own.",
    fields: &[
        Field::new(
            "objective",
            Type::Id,
            "The objective's number in the decree: `6`.",
        )
        .required(),
        Field::new("title", Type::Text(&LINE), "Its title, word for word.")
            .weighs(Weight::Wording)
            .required(),
        Field::new(
            "lead",
            Type::Body,
            "The lead of every measure that names it.",
        )
        .weighs(Weight::Bodies),
        Field::new(
            "answerable",
            Type::Choice(Answerable::NAMES),
            "Who answers: the lead, each body, or any one of them.",
        ),
        Field::new(
            "every",
            Type::Every,
            "How often continuing measures are judged.",
        ),
        Field::new("periods", Type::Choice(Column::NAMES), PERIODS),
        Field::new(
            "kind",
            Type::Choice(KINDS),
            "Reads the words as a delivery or as continuing, overriding what they mean by themselves.",
        ),
        Field::new(
            "restricted",
            Type::Flag,
            "`true` shows the record in the coordinator's edition only.",
        )
        .weighs(Weight::Visibility)
        .default("false"),
        Field::new(
            "measures",
            Type::List(&Type::Record(&MEASURE)),
            "The measures, in the decree's order.",
        )
        .required(),
    ],
};

/// One measure.
pub(crate) static MEASURE: Record = Record {
    name: "measure",
    doc: "One lettered commitment.",
    fields: &MEASURE_FIELDS,
};

static MEASURE_FIELDS: [Field; 13] = [
    Field::new("id", Type::Id, "Id as in the decree: `6.j`, `17`, `M1C1-32`. It is text: `1.10` stays `1.10`.").required(),
    Field::new("text", Type::Text(&PARAGRAPH), "The commitment, word for word.").weighs(Weight::Wording).required(),
    Field::new("bodies", Type::List(&Type::Body), "Bodies that must carry it out. The first that is not a group leads.").weighs(Weight::Bodies),
    Field::new("recommended", Type::List(&Type::Body), "Bodies that are asked to take part, but never answer for it.").weighs(Weight::Bodies),
    Field::new("period", Type::Period(&PERIOD), "The implementation period in the decree's words.").weighs(Weight::Period).required(),
    Field::new("lead", Type::Body, "The body that leads, if it is not the first.").weighs(Weight::Bodies),
    Field::new("answerable", Type::Choice(Answerable::NAMES), "Who answers: the lead, each body, or any one of them."),
    Field::new("every", Type::Every, "How often a continuing measure is judged, if the words do not say."),
    Field::new("periods", Type::Choice(Column::NAMES), PERIODS),
    Field::new("kind", Type::Choice(KINDS), "Reads the words as a delivery or as continuing, overriding what they mean by themselves."),
    Field::new("restricted", Type::Flag, "`true` shows the record in the coordinator's edition only.").weighs(Weight::Visibility).default("false"),
    Field::new("continues", Type::Record(&CONTINUES), "The measure of an earlier plan that it continues.").weighs(Weight::Background),
    Field::new("small_counts", Type::Choice(&["hide", "show"]), "`hide` keeps its counts out of the public edition on every day, so that they cannot be inferred from others.").weighs(Weight::Visibility).default("show"),
];

/// A measure that an amendment adds.
pub(crate) static ADDED: Record = Record {
    name: "added measure",
    doc: "A measure that an amendment adds under an objective, with the same keys as any measure.",
    fields: &ADDED_FIELDS,
};

static ADDED_FIELDS: [Field; 14] =
    Field::new("objective", Type::Id, "The objective it belongs to.")
        .required()
        .second_of(&MEASURE_FIELDS);

/// An implementation period whose reading is stated.
pub(crate) static PERIOD: Record = Record {
    name: "period",
    doc: "The decree's words and the reading stated for them. `due` makes it a delivery, `every` a continuing measure.",
    fields: &[
        Field::new("words", Type::Text(&LINE), "The decree's words.").required(),
        Field::new(
            "due",
            Type::Date,
            "The last day on which a delivery is on time.",
        ),
        Field::new(
            "from",
            Type::Date,
            "The first day; if omitted, the first day of the term.",
        ),
        Field::new(
            "to",
            Type::Date,
            "The last day of a continuing measure; if omitted, the last day of the term.",
        ),
        Field::new(
            "every",
            Type::Every,
            "How often a continuing measure is judged.",
        ),
        Field::new(
            "by",
            Type::Text(&LINE),
            "Who stated it: an act, a letter, or `assumed`.",
        )
        .weighs(Weight::Clerical),
    ],
};

pub(super) const PERIODS: &str = "Whether a period on its own, such as `March 2029`, is the `span` in which the work is done or the `deadline` for it.";

const KINDS: &[&str] = &["delivery", "continuing"];

/// Who answers for a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answerable {
    /// One obligation, met only by the lead.
    Lead,
    /// One obligation for every lead and joint body.
    Each,
    /// One obligation, met by any lead or joint body.
    Any,
}

impl Answerable {
    pub(crate) const NAMES: &'static [&'static str] = &["lead", "each", "any"];

    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text {
            "lead" => Some(Self::Lead),
            "each" => Some(Self::Each),
            "any" => Some(Self::Any),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Each => "each",
            Self::Any => "any",
        }
    }
}

/// The settings of an objective or a measure.
#[derive(Debug, Clone, Default)]
pub(crate) struct Overrides {
    pub(crate) lead: Option<BodyName>,
    pub(crate) answerable: Option<Answerable>,
    pub(crate) every: Option<Spanned<Every>>,
    pub(crate) periods: Option<Column>,
    pub(crate) kind: Option<Kind>,
    pub(crate) restricted: bool,
}

/// Names one objective of a plan, in counting order of their ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ObjectiveKey(pub(crate) u32);

/// A numbered title that groups measures.
#[derive(Debug, Clone)]
pub(crate) struct Objective {
    pub(crate) key: ObjectiveKey,
    pub(crate) id: Spanned<Id>,
    pub(crate) title: Box<str>,
    pub(crate) overrides: Overrides,
}

/// Names one measure of a plan, in counting order of their ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct MeasureKey(pub(crate) u32);

/// One lettered commitment.
#[derive(Debug, Clone)]
pub(crate) struct Measure {
    pub(crate) key: MeasureKey,
    pub(crate) objective: ObjectiveKey,
    pub(crate) id: Spanned<Id>,
    /// As approved; once the plan is settled on a day, as amended by then.
    pub(crate) text: Box<str>,
    /// As approved, if the plan is settled on a day on which another wording holds.
    pub(crate) text_as_approved: Option<Box<str>>,
    pub(crate) bodies: Vec<BodyName>,
    pub(crate) recommended: Vec<BodyName>,
    /// Whether every name of a body could be understood; if not, a missing body may be one of those.
    pub(crate) bodies_are_whole: bool,
    pub(crate) implementation: Implementation,
    pub(crate) overrides: Overrides,
    /// Whether its counts stay out of the public edition.
    pub(crate) hides_small_counts: bool,
    /// The measure of an earlier plan that it continues.
    pub(crate) continues: Option<Continues>,
}

/// An implementation period: the words, and their reading.
#[derive(Debug, Clone)]
pub(crate) struct Implementation {
    pub(crate) words: Spanned<Box<str>>,
    pub(crate) stated: Option<Stated>,
    /// The reading of the words alone.
    pub(crate) read: Result<Read, Box<Unreadable>>,
}

impl Implementation {
    /// The reading of the words together with what is stated beside them, in a column; `None` if nothing is stated and
    /// the words cannot be read.
    ///
    /// Stated values win; the rest comes from the words.
    pub(crate) fn reading(&self, column: Column) -> Option<Reading> {
        let words = self.words_in(column);
        match &self.stated {
            None => words,
            Some(stated) => Some(stated.reading(words.as_ref())),
        }
    }

    /// The reading of the words alone in a column; `None` if they cannot be read.
    pub(crate) fn words_in(&self, column: Column) -> Option<Reading> {
        let read = self.read.as_ref().ok()?;
        Some(read.within(column).reading)
    }
}

/// A reading stated beside the words.
#[derive(Debug, Clone)]
pub(crate) struct Stated {
    pub(crate) due: Option<Spanned<Date>>,
    pub(crate) from: Option<Spanned<Date>>,
    pub(crate) to: Option<Spanned<Date>>,
    pub(crate) every: Option<Spanned<Every>>,
    pub(crate) by: Option<Box<str>>,
    /// The whole mapping.
    pub(crate) span: Span,
}

impl Stated {
    fn reading(&self, words: Option<&Reading>) -> Reading {
        if let Some(due) = self.due {
            let of_words = match words {
                Some(Reading::Delivery(windows)) => windows.first().map(|window| window.start),
                Some(Reading::Continuing { .. }) | None => None,
            };
            let start = self.start().or(of_words).unwrap_or(Start::Term);
            return Reading::Delivery(vec![Window {
                start,
                due: Due::On(due.value),
            }]);
        }
        match words {
            Some(Reading::Delivery(windows)) if self.every.is_none() && self.to.is_none() => {
                let window = |window: &Window| Window {
                    start: self.start().unwrap_or(window.start),
                    ..*window
                };
                Reading::Delivery(windows.iter().map(window).collect())
            }
            Some(Reading::Continuing {
                from,
                until,
                cadence,
            }) => Reading::Continuing {
                from: self.from.map(|from| from.value).or(*from),
                until: self.to.map(|to| to.value).or(*until),
                cadence: self.cadence(*cadence),
            },
            Some(Reading::Delivery(windows)) => Reading::Continuing {
                from: self
                    .from
                    .map(|from| from.value)
                    .or(windows.first().and_then(|window| match window.start {
                        Start::On(day) => Some(day),
                        Start::Term | Start::Approval => None,
                    })),
                until: self
                    .to
                    .map(|to| to.value)
                    .or(windows.last().and_then(|window| window.due.latest())),
                cadence: self.cadence(None),
            },
            None => Reading::Continuing {
                from: self.from.map(|from| from.value),
                until: self.to.map(|to| to.value),
                cadence: self.cadence(None),
            },
        }
    }

    fn start(&self) -> Option<Start> {
        self.from.map(|from| Start::On(from.value))
    }

    /// The stated reading, with the due day of the words if they agree.
    fn cadence(&self, words: Option<Cadence>) -> Option<Cadence> {
        let Some(every) = self.every else {
            return words;
        };
        let due = words
            .filter(|words| words.every == every.value)
            .and_then(|words| words.due);
        Some(Cadence {
            every: every.value,
            due,
        })
    }
}

/// An objective with its measures, before the files of a plan are combined.
#[derive(Debug)]
pub(crate) struct MeasuresFile {
    pub(crate) objective: Objective,
    pub(crate) measures: Vec<Measure>,
    /// Ids of measures that could not be understood.
    pub(crate) lost_names: Vec<Box<str>>,
}

/// A measure that an amendment adds, before its objective is looked up.
#[derive(Debug, Clone)]
pub(crate) struct Added {
    pub(crate) objective: Spanned<Box<str>>,
    pub(crate) measure: Measure,
}

/// Decodes a file of measures; a measure that cannot be understood is left out and reported.
pub(crate) fn decode_file(
    node: &Node,
    language: Language,
    findings: &mut Findings,
) -> Option<MeasuresFile> {
    let mut fields = Fields::open(node, &OBJECTIVE, findings)?;
    let id = fields.id("objective");
    let title = fields.plain("title");
    let overrides = decode_overrides(&mut fields);
    let items = fields.items("measures");
    let mut measures = Vec::with_capacity(items.len());
    let mut lost_names = Vec::new();
    for item in items {
        match decode(item, language, fields.findings) {
            Ok(measure) => measures.push(measure),
            Err(id) => lost_names.extend(id),
        }
    }
    let objective = Objective {
        key: ObjectiveKey(0),
        id: id?.map(|id| Id::new(&id)),
        title: title?,
        overrides,
    };
    Some(MeasuresFile {
        objective,
        measures,
        lost_names,
    })
}

/// Decodes one measure; the error is its id, if that could be read.
fn decode(
    node: &Node,
    language: Language,
    findings: &mut Findings,
) -> Result<Measure, Option<Box<str>>> {
    match Fields::open(node, &MEASURE, findings) {
        Some(mut fields) => decode_fields(&mut fields, language),
        None => Err(None),
    }
}

/// Decodes an added measure; the error is its id, if that could be read.
pub(crate) fn decode_added(
    node: &Node,
    language: Language,
    findings: &mut Findings,
) -> Result<Added, Option<Box<str>>> {
    let Some(mut fields) = Fields::open(node, &ADDED, findings) else {
        return Err(None);
    };
    let objective = fields.id("objective");
    let measure = decode_fields(&mut fields, language)?;
    match objective {
        Some(objective) => Ok(Added { objective, measure }),
        None => Err(Some(measure.id.value.as_str().into())),
    }
}

/// Decodes one measure, before its position in the plan is known.
fn decode_fields(fields: &mut Fields, language: Language) -> Result<Measure, Option<Box<str>>> {
    let id = fields.id("id");
    let text = fields.plain("text");
    let bodies = body_names(fields, "bodies");
    let recommended = body_names(fields, "recommended");
    let bodies_are_whole = fields.is_whole("bodies", bodies.len())
        && fields.is_whole("recommended", recommended.len());
    let implementation = implementation(fields, "period", language);
    let overrides = decode_overrides(fields);
    let continues = continues::decode(fields, "continues");
    let small_counts = fields.choice("small_counts", |text| match text {
        "hide" => Some(true),
        "show" => Some(false),
        _ => None,
    });
    match (id, text, implementation) {
        (Some(id), Some(text), Some(implementation)) => Ok(Measure {
            key: MeasureKey(0),
            objective: ObjectiveKey(0),
            id: id.map(|id| Id::new(&id)),
            text,
            text_as_approved: None,
            bodies,
            recommended,
            bodies_are_whole,
            implementation,
            overrides,
            hides_small_counts: small_counts.is_some_and(|hidden| hidden.value),
            continues,
        }),
        (id, _, _) => Err(id.map(|id| id.value)),
    }
}

pub(crate) fn body_names(fields: &mut Fields, key: &str) -> Vec<BodyName> {
    fields.texts(key).into_iter().map(BodyName::new).collect()
}

/// The implementation period under `key`: words alone, or words with a stated reading.
pub(crate) fn implementation(
    fields: &mut Fields,
    key: &str,
    language: Language,
) -> Option<Implementation> {
    let node = fields.node(key)?;
    match &node.content {
        Content::Scalar { .. } => {
            let words = fields.text(key)?;
            Some(Implementation::of(words, None, language))
        }
        Content::Mapping(_) => decode_period(node, language, fields.findings),
        Content::List(_) | Content::Refused => {
            fields.reject(key);
            None
        }
    }
}

impl Implementation {
    fn of(words: Spanned<Box<str>>, stated: Option<Stated>, language: Language) -> Self {
        let words = words.map(|words| Box::from(one_line(&words)));
        let read = phrase::read(&words.value, language).map_err(Box::new);
        Self {
            words,
            stated,
            read,
        }
    }
}

fn decode_period(
    node: &Node,
    language: Language,
    findings: &mut Findings,
) -> Option<Implementation> {
    let mut fields = Fields::open(node, &PERIOD, findings)?;
    let words = fields.text("words");
    let stated = Stated {
        due: fields.date("due"),
        from: fields.date("from"),
        to: fields.date("to"),
        every: every(&mut fields),
        by: fields.plain("by"),
        span: node.span,
    };
    let states_something = stated.due.is_some()
        || stated.from.is_some()
        || stated.to.is_some()
        || stated.every.is_some();
    Some(Implementation::of(
        words?,
        states_something.then_some(stated),
        language,
    ))
}

fn decode_overrides(fields: &mut Fields) -> Overrides {
    Overrides {
        lead: fields.text("lead").map(BodyName::new),
        answerable: fields
            .choice("answerable", Answerable::parse)
            .map(|answerable| answerable.value),
        every: every(fields),
        periods: fields
            .choice("periods", Column::parse)
            .map(|column| column.value),
        kind: fields.choice("kind", kind).map(|kind| kind.value),
        restricted: fields.flag("restricted").unwrap_or(false),
    }
}

fn every(fields: &mut Fields) -> Option<Spanned<Every>> {
    let every = fields.every("every").zip(fields.node("every"));
    every.map(|(every, node)| Spanned::new(every, node.span))
}

fn kind(text: &str) -> Option<Kind> {
    match text {
        "delivery" => Some(Kind::Delivery),
        "continuing" => Some(Kind::Continuing),
        _ => None,
    }
}
