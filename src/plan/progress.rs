//! Progress reports: what a body says about its measures for one reporting period.

use std::ops::Deref;

use jiff::civil::Date;

use crate::file::decode::Fields;
use crate::file::field::{Audience, Field, Presence, Record, Type};
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
    doc: "What one body reports for one reporting period, in `progress/PERIOD/BODY.yaml`.",
    fields: &[
        Field::new("body", Type::Body, "The body that reports.").required(),
        Field::new("period", Type::ReportingPeriod, "The reporting period.").required(),
        Field::new(
            "received_on",
            Type::Date,
            "The day the office had it; for entries that do not say otherwise.",
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
    doc: "What a body says about one measure for one reporting period. A later entry about the same obligation corrects an earlier one, which stays; what is undone corrects nothing.",
    fields: &FIELDS,
};

static FIELDS: [Field; POINTS.len() + 3] = {
    let restricted = Field::new(
        "restricted",
        Type::Flag,
        "`true` keeps the record inside the coordinator's edition.",
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
        "The day the office had this entry, where it differs from the file's.",
    );
    fields
};

/// How far a body says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum State {
    Done,
    InProgress,
    NotStarted,
    Nil,
    NotApplicable,
    /// What was delivered is lost again.
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

    const ALL: [Self; 6] = [
        Self::Done,
        Self::InProgress,
        Self::NotStarted,
        Self::Nil,
        Self::NotApplicable,
        Self::Undone,
    ];

    /// Those that a form offers: what is undone, nobody is asked about.
    pub(crate) const ASKED: &'static [&'static str] = &[
        "done",
        "in-progress",
        "not-started",
        "nil",
        "not-applicable",
    ];

    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == text)
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

/// What a body says about one measure for one reporting period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) state: State,
    pub(crate) about: Option<About>,
    pub(crate) done_on: Option<Date>,
    pub(crate) undone_on: Option<Date>,
    pub(crate) summary: Option<Box<str>>,
    pub(crate) evidence: Box<[Box<str>]>,
    pub(crate) obstacles: Option<Box<str>>,
    pub(crate) needs: Option<Box<str>>,
    pub(crate) reason: Option<Box<str>>,
}

/// One thing that a statement can say.
#[derive(Debug)]
pub(crate) struct Point {
    pub(crate) field: Field,
    pub(crate) kept: Kept,
    /// The states with which it is asked for; none where it is not asked for at all.
    pub(crate) with: &'static [State],
}

/// Where a statement keeps a point: how it is read, and how it is set.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kept {
    State,
    About,
    Date(
        fn(&Statement) -> Option<Date>,
        fn(&mut Statement) -> &mut Option<Date>,
    ),
    Text(
        fn(&Statement) -> Option<&str>,
        fn(&mut Statement) -> &mut Option<Box<str>>,
    ),
    Texts(
        fn(&Statement) -> &[Box<str>],
        fn(&mut Statement) -> &mut Box<[Box<str>]>,
    ),
}

/// What a statement says on a point.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Saying<'s> {
    State(State),
    About(&'s About),
    Date(Date),
    Text(&'s str),
    /// Never none.
    Texts(&'s [Box<str>]),
}

/// Everything that a statement can say, in the order in which it is best written.
///
/// Decoding, editions, writing, forms, the options of `record` and the table of progress reports walk this list: what is
/// not in it is not said, and nobody sees a point before its audience has been decided here.
pub(crate) static POINTS: [Point; 9] = [
    Point::seen_by(
        Audience::Public,
        Field::new("state", Type::Choice(State::NAMES), "How far it is. `nil`: nothing to report. `not-applicable`: nothing was owed in this period. `undone`: what was delivered is lost again, and owed again from that day.").required(),
        Kept::State,
    )
    .asked_with(&State::ALL),
    Point::seen_by(
        Audience::Public,
        Field::new("for", Type::ObligationOf, "Which obligations it is about, where its reporting period and `done_on` do not say, or say another: a period or a due date, a range, a list, or with whose part it is (`moh/2009-Q1`)."),
        Kept::About,
    ),
    Point::seen_by(
        Audience::Public,
        Field::new("done_on", Type::Date, "The day it was done; a delivery that is done must say it. Without `for`, it helps to choose the obligation."),
        Kept::Date(|said| said.done_on, |said| &mut said.done_on),
    )
    .asked_with(&[State::Done]),
    Point::seen_by(
        Audience::Public,
        Field::new("undone_on", Type::Date, "The day from which what was delivered is lost.").required_with("state", &["undone"]),
        Kept::Date(|said| said.undone_on, |said| &mut said.undone_on),
    )
    .asked_with(&[State::Undone]),
    Point::seen_by(
        Audience::Body,
        Field::new("summary", Type::Text(&PARAGRAPH), "What was done, in a sentence or two."),
        Kept::Text(|said| said.summary.as_deref(), |said| &mut said.summary),
    )
    .asked_with(&[State::Done, State::InProgress, State::NotStarted]),
    Point::seen_by(
        Audience::Body,
        Field::new("evidence", Type::List(&Type::Text(&LINE)), "Acts, letters and documents that show it."),
        Kept::Texts(|said| &said.evidence, |said| &mut said.evidence),
    )
    .asked_with(&[State::Done]),
    Point::seen_by(
        Audience::Body,
        Field::new("obstacles", Type::Text(&PARAGRAPH), "What stands in the way; asked for when not done and past due."),
        Kept::Text(|said| said.obstacles.as_deref(), |said| &mut said.obstacles),
    )
    .asked_with(&[State::InProgress, State::NotStarted]),
    Point::seen_by(
        Audience::Body,
        Field::new("needs", Type::Text(&PARAGRAPH), "What the body needs to go on."),
        Kept::Text(|said| said.needs.as_deref(), |said| &mut said.needs),
    )
    .asked_with(&[State::InProgress, State::NotStarted]),
    Point::seen_by(
        Audience::Body,
        Field::new("reason", Type::Text(&PARAGRAPH), "Why it is not applicable, or was undone.").required_with("state", &["not-applicable", "undone"]),
        Kept::Text(|said| said.reason.as_deref(), |said| &mut said.reason),
    )
    .asked_with(&[State::NotApplicable, State::Undone]),
];

impl Point {
    const fn seen_by(audience: Audience, field: Field, kept: Kept) -> Self {
        Self {
            field: field.audience(audience),
            kept,
            with: &[],
        }
    }

    const fn asked_with(mut self, states: &'static [State]) -> Self {
        self.with = states;
        self
    }

    /// Whether forms ask for it.
    pub(crate) fn is_in_forms(&self) -> bool {
        let mut names = self.with.iter().map(|state| state.name());
        names.any(|name| State::ASKED.contains(&name))
    }

    /// Whether something must be said on it where a state is.
    pub(crate) fn is_required_with(&self, state: State) -> bool {
        match self.field.presence {
            Presence::Required => true,
            Presence::RequiredWith { values, .. } => values.contains(&state.name()),
            Presence::Optional | Presence::Subject { .. } => false,
        }
    }

    pub(crate) fn of_key(key: &str) -> Option<&'static Self> {
        POINTS.iter().find(|point| point.field.key == key)
    }
}

impl Statement {
    /// That it is so far, and nothing else.
    pub(crate) fn of(state: State) -> Self {
        Self {
            state,
            about: None,
            done_on: None,
            undone_on: None,
            summary: None,
            evidence: Box::default(),
            obstacles: None,
            needs: None,
            reason: None,
        }
    }

    /// What it says on a point; `None` where it says nothing.
    pub(crate) fn says(&self, point: &Point) -> Option<Saying<'_>> {
        match point.kept {
            Kept::State => Some(Saying::State(self.state)),
            Kept::About => self.about.as_ref().map(Saying::About),
            Kept::Date(date, _) => date(self).map(Saying::Date),
            Kept::Text(text, _) => text(self).map(Saying::Text),
            Kept::Texts(texts, _) => Some(texts(self))
                .filter(|texts| !texts.is_empty())
                .map(Saying::Texts),
        }
    }

    /// Decodes every point of a progress report; `None` where it does not say how far it is.
    fn decode(fields: &mut Fields) -> Option<Self> {
        let mut state = None;
        let mut said = Self::of(State::Nil);
        for point in &POINTS {
            let key = point.field.key;
            match point.kept {
                Kept::State => state = fields.choice(key, State::parse),
                Kept::About => said.about = About::decode(fields, key).map(|about| about.value),
                Kept::Date(_, date) => {
                    *date(&mut said) = fields.date(key).map(|written| written.value);
                }
                Kept::Text(_, text) => *text(&mut said) = fields.plain(key),
                Kept::Texts(_, texts) => {
                    let written = fields.texts(key).into_iter();
                    *texts(&mut said) = written.map(|text| text.value).collect();
                }
            }
        }
        said.state = state?.value;
        Some(said)
    }

    /// Takes out the texts and dates that may not be seen; how far it is, and of what, is never hidden.
    pub(super) fn redact(&mut self, may_see: impl Fn(&'static Point) -> bool) {
        for point in POINTS.iter().filter(|point| !may_see(point)) {
            match point.kept {
                Kept::State | Kept::About => {}
                Kept::Date(_, date) => *date(self) = None,
                Kept::Text(_, text) => *text(self) = None,
                Kept::Texts(_, texts) => *texts(self) = Box::default(),
            }
        }
    }

    fn substance(&self) -> Substance {
        match (&self.summary, self.evidence.is_empty()) {
            (_, false) => Substance::Evidence,
            (Some(_), true) => Substance::SummaryAlone,
            (None, true) => Substance::Nothing,
        }
    }
}

/// What a progress report has to show for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Substance {
    Nothing,
    SummaryAlone,
    /// With a summary or without.
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

/// Where a file of progress reports or reviews stands: `folder` between `progress/` and the file, `stem` its name without extension.
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
    /// The whole list of entries; what stands outside is the head.
    pub(crate) entries_span: Span,
}

/// One progress report.
#[derive(Debug, Clone)]
pub(crate) struct Progress {
    /// The file it stands in, by position in the plan's list.
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
    /// What it has to show; known also in editions that do not show it.
    pub(crate) substance: Substance,
    pub(crate) restricted: bool,
    /// An error stands in it, so that it counts for nothing.
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
    /// How many entries could not be understood.
    pub(crate) lost: usize,
}

/// Decodes a file of progress reports; `None` where body or period are not known, so that none of its entries can be used.
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

/// What a file says about the day its entries were received.
#[derive(Clone, Copy)]
enum Received {
    Unsaid,
    /// It is there, but no date; that is reported once, at the file's key.
    Wrong,
    On(Date),
}

/// Decodes an entry that was received on a day, unless it says another itself; `None` where it cannot be understood.
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
