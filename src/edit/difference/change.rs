//! One difference, and its kind.

use crate::file::source::Span;

/// The kind of record that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    Plan,
    /// The level of a rule in `tadbir.toml`.
    Setting,
    Body,
    Objective,
    Measure,
    Amendment,
    Progress,
    Review,
    Contact,
}

/// How records of a sort come to say something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Filing {
    /// By an edit, which weighs as much as the field.
    Edited,
    /// By another record: what is on file stays as it is.
    Filed,
    /// As [`Filing::Filed`], and of several of one day the one further down counts; the day stands under this key.
    Entry(&'static str),
}

impl Subject {
    /// What holds of every record of the sort: its name, and how it comes to say something else.
    const fn row(self) -> (&'static str, Filing) {
        match self {
            Self::Plan => ("plan", Filing::Edited),
            Self::Setting => ("setting", Filing::Edited),
            Self::Body => ("body", Filing::Edited),
            Self::Objective => ("objective", Filing::Edited),
            Self::Measure => ("measure", Filing::Edited),
            Self::Amendment => ("amendment", Filing::Filed),
            Self::Progress => ("progress report", Filing::Entry("received_on")),
            Self::Review => ("review", Filing::Entry("on")),
            Self::Contact => ("contact", Filing::Filed),
        }
    }

    pub(crate) fn name(self) -> &'static str {
        self.row().0
    }

    pub(crate) fn filing(self) -> Filing {
        self.row().1
    }
}

/// The kind of difference, the most serious first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// It was removed, or is left out because of an error.
    Removed,
    /// A record on file was changed.
    Rewritten,
    /// When a measure is to be carried out.
    Period,
    /// Who must carry it out, or belongs to a group.
    Bodies,
    /// Who answers, how often it is judged, when bodies report.
    Rules,
    /// Words of the decree.
    Wording,
    /// Who may see it.
    Visibility,
    Added,
    /// Spelling, punctuation, and other changes without effect on the meaning.
    Clerical,
}

impl Kind {
    pub(crate) const ALL: [Self; 9] = [
        Self::Removed,
        Self::Rewritten,
        Self::Period,
        Self::Bodies,
        Self::Rules,
        Self::Wording,
        Self::Visibility,
        Self::Added,
        Self::Clerical,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::Rewritten => "rewritten",
            Self::Period => "period",
            Self::Bodies => "bodies",
            Self::Rules => "rules",
            Self::Wording => "wording",
            Self::Visibility => "visibility",
            Self::Added => "added",
            Self::Clerical => "clerical",
        }
    }
}

/// One record or field that differs.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) subject: Subject,
    /// `3.a`, `mia`, `6.j/mia/2009-Q2`, an act with its date; `plan` for the plan itself.
    pub(crate) id: String,
    /// The number of the record among those of that id, from 1, in the old files, or in the new ones if it was added.
    pub(crate) nth: usize,
    pub(crate) kind: Kind,
    /// The measure it is about, if it is about one.
    pub(crate) measure: Option<String>,
    /// The body and period of a progress report or a review.
    pub(crate) entry: Option<Entry>,
    /// The key of the field, or `order`; `None` where the whole record was added or removed.
    pub(crate) field: Option<&'static str>,
    /// The old value of the field; for a removed record, a summary in one line.
    pub(crate) was: Option<String>,
    /// The new value of the field; for an added record, a summary in one line.
    pub(crate) is: Option<String>,
    /// Its place in the old files.
    pub(crate) old_span: Option<Span>,
    /// Its place in the new files.
    pub(crate) new_span: Option<Span>,
}

/// The body, period and measure of a progress report or a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) measure: String,
    pub(crate) body: String,
    pub(crate) period: String,
    /// The value of its `for`.
    pub(crate) about: Option<String>,
}

impl Change {
    /// Whether the record is still there, but left out because of an error.
    pub(crate) fn is_left_out_now(&self) -> bool {
        self.kind == Kind::Removed && self.new_span.is_some()
    }

    /// The id, with its number if others of that id come before it: `6.j/mia/2009-Q2#2`.
    pub(crate) fn name(&self) -> String {
        if self.nth == 1 {
            self.id.clone()
        } else {
            format!("{}#{}", self.id, self.nth)
        }
    }
}
