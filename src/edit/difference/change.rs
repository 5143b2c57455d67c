//! One thing that is different, and of what sort.

use crate::file::source::Span;

/// What sort of record is different.
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

/// What sort of difference it is, what weighs most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// It is there no more, or stands there and counts for nothing, since an error stands in it.
    Removed,
    /// What was put on file says something else.
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
    /// Spelling, punctuation, and what changes no meaning.
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

/// One record or one field of it that is different.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) subject: Subject,
    /// `3.a`, `mia`, `6.j/mia/2009-Q2`, an act with its day; `plan` of the plan itself.
    pub(crate) id: String,
    /// Which of the records of that id it is, from 1, as they stood in the old files; in the new ones where it was added.
    pub(crate) nth: usize,
    pub(crate) kind: Kind,
    /// The measure it is about, if it is about one.
    pub(crate) measure: Option<String>,
    /// Whose it is, of a progress report or a review.
    pub(crate) entry: Option<Entry>,
    /// The key of the field, or `order`; `None` where the whole record was added or removed.
    pub(crate) field: Option<&'static str>,
    /// What the field said; of a record that was removed, what it said in a line.
    pub(crate) was: Option<String>,
    /// What the field says; of a record that was added, what it says in a line.
    pub(crate) is: Option<String>,
    /// Where it stood, in the old files.
    pub(crate) old_span: Option<Span>,
    /// Where it stands, in the new files.
    pub(crate) new_span: Option<Span>,
}

/// Whose a progress report or a review is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) measure: String,
    pub(crate) body: String,
    pub(crate) period: String,
    /// What it says as `for`.
    pub(crate) about: Option<String>,
}

impl Change {
    /// Whether the record still stands there, and counts for nothing since an error stands in it.
    pub(crate) fn is_left_out_now(&self) -> bool {
        self.kind == Kind::Removed && self.new_span.is_some()
    }

    /// The id, with its number where others of that id stand before it: `6.j/mia/2009-Q2#2`.
    pub(crate) fn name(&self) -> String {
        if self.nth == 1 {
            self.id.clone()
        } else {
            format!("{}#{}", self.id, self.nth)
        }
    }
}
