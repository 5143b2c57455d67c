//! What a body says about one measure for one reporting period, and the list of all that can be said.
//!
//! Decoding, editions, writing, forms, the options of `record`, what it asks, and the table of progress reports walk
//! [`POINTS`]: what is not in it is never said, and nobody sees a point before its audience has been decided there.

use jiff::civil::Date;

use crate::file::decode::Fields;
use crate::file::field::{Audience, Field, Presence, Type};
use crate::limit::{LINE, PARAGRAPH};
use crate::plan::about::About;

/// The state of the work as the body reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum State {
    Done,
    InProgress,
    NotStarted,
    #[default]
    Nil,
    NotApplicable,
    /// The delivered result is lost again.
    Undone,
}

impl State {
    const ALL: [Self; 6] = [
        Self::Done,
        Self::InProgress,
        Self::NotStarted,
        Self::Nil,
        Self::NotApplicable,
        Self::Undone,
    ];

    pub(crate) const NAMES: &'static [&'static str] = &{
        let mut names = [""; Self::ALL.len()];
        let mut at = 0;
        while at < names.len() {
            names[at] = Self::ALL[at].name();
            at += 1;
        }
        names
    };

    /// Those that a form offers, which are all but the last: what is undone, nobody is asked about.
    pub(crate) const ASKED: &'static [&'static str] = Self::NAMES.split_at(Self::NAMES.len() - 1).0;

    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == text)
    }

    pub(crate) const fn name(self) -> &'static str {
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
pub(crate) static POINTS: [Point; 9] = [
    Point::seen_by(
        Audience::Public,
        Field::new("state", Type::Choice(State::NAMES), "State of the work. `nil`: nothing to report. `not-applicable`: nothing was owed in this period. `undone`: the delivered result is lost, and owed again from that day.").required(),
        Kept::State,
    )
    .asked_with(&State::ALL),
    Point::seen_by(
        Audience::Public,
        Field::new("for", Type::ObligationOf, "The obligations it is about, if its reporting period and `done_on` do not tell, or tell another: a period or a due date, a range, a list, or one body's part (`moh/2009-Q1`)."),
        Kept::About,
    ),
    Point::seen_by(
        Audience::Public,
        Field::new("done_on", Type::Date, "Date on which it was done; required for a delivery that is done. Without `for`, it helps to find the obligation."),
        Kept::Date(|said| said.done_on, |said| &mut said.done_on),
    )
    .asked_with(&[State::Done]),
    Point::seen_by(
        Audience::Public,
        Field::new("undone_on", Type::Date, "Date from which the delivered result is lost.").required_with("state", &["undone"]),
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
        Field::new("evidence", Type::List(&Type::Text(&LINE)), "Acts, letters and documents that prove it."),
        Kept::Texts(|said| &said.evidence, |said| &mut said.evidence),
    )
    .asked_with(&[State::Done]),
    Point::seen_by(
        Audience::Body,
        Field::new("obstacles", Type::Text(&PARAGRAPH), "What prevents the work; expected if it is past due and not done."),
        Kept::Text(|said| said.obstacles.as_deref(), |said| &mut said.obstacles),
    )
    .asked_with(&[State::InProgress, State::NotStarted]),
    Point::seen_by(
        Audience::Body,
        Field::new("needs", Type::Text(&PARAGRAPH), "What the body needs in order to continue."),
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
            ..Self::default()
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
    pub(super) fn decode(fields: &mut Fields) -> Option<Self> {
        let mut state = None;
        let mut said = Self::default();
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

    pub(super) fn substance(&self) -> Substance {
        match (&self.summary, self.evidence.is_empty()) {
            (_, false) => Substance::Evidence,
            (Some(_), true) => Substance::SummaryAlone,
            (None, true) => Substance::Nothing,
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Kept, POINTS, Point, State, Statement};
    use crate::file::field::Audience;
    use crate::plan::about::About;

    /// A statement that says something on one point alone.
    fn only(point: &Point) -> Statement {
        let mut said = Statement::of(State::Nil);
        match point.kept {
            Kept::State => {}
            Kept::About => said.about = About::parse("2009-Q1"),
            Kept::Date(_, day) => *day(&mut said) = Some(date(2009, 1, 1)),
            Kept::Text(_, text) => *text(&mut said) = Some("x".into()),
            Kept::Texts(_, texts) => *texts(&mut said) = Box::new(["x".into()]),
        }
        said
    }

    fn says(said: &Statement) -> Vec<&'static str> {
        let points = POINTS.iter().filter(|point| said.says(point).is_some());
        points.map(|point| point.field.key).collect()
    }

    #[test]
    fn what_is_set_on_a_point_is_said_on_it_and_on_no_other() {
        for point in &POINTS {
            let mut expected = vec!["state", point.field.key];
            expected.dedup();
            assert_eq!(says(&only(point)), expected);
        }
    }

    #[test]
    fn what_may_not_be_seen_is_taken_out() {
        for point in &POINTS {
            let mut said = only(point);
            said.redact(|other| other.field.key != point.field.key);
            let is_left = matches!(point.kept, Kept::State | Kept::About);
            assert_eq!(said == only(point), is_left, "{}", point.field.key);
            // What is never taken out must be for everybody.
            assert!(!is_left || point.field.audience == Audience::Public);
        }
    }
}
