//! The part of a difference that moved an obligation.

/// The part of a difference that moved an obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cause {
    /// The files of the plan themselves were edited.
    Edit,
    RewrittenProgress,
    RemovedProgress,
    RewrittenReview,
    RemovedReview,
    RewrittenAct,
    RemovedAct,
    Amendment,
    Members,
    Progress,
    Review,
    /// Something that no single change explains.
    Other,
}

impl Cause {
    pub(crate) const ALL: [Self; 12] = [
        Self::Edit,
        Self::RewrittenProgress,
        Self::RemovedProgress,
        Self::RewrittenReview,
        Self::RemovedReview,
        Self::RewrittenAct,
        Self::RemovedAct,
        Self::Amendment,
        Self::Members,
        Self::Progress,
        Self::Review,
        Self::Other,
    ];

    /// `by amendment`, as it follows a number of items.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Edit => "by an edit of the plan without an act",
            Self::RewrittenProgress => "by a rewritten progress report",
            Self::RemovedProgress => "by a removed progress report",
            Self::RewrittenReview => "by a rewritten review",
            Self::RemovedReview => "by a removed review",
            Self::RewrittenAct => "by a rewritten act",
            Self::RemovedAct => "by a removed act",
            Self::Amendment => "by amendment",
            Self::Members => "by a change in the members of a group",
            Self::Progress => "by a new progress report",
            Self::Review => "by a new review",
            Self::Other => "for other reasons",
        }
    }

    /// For programs.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::RewrittenProgress => "rewritten-progress",
            Self::RemovedProgress => "removed-progress",
            Self::RewrittenReview => "rewritten-review",
            Self::RemovedReview => "removed-review",
            Self::RewrittenAct => "rewritten-act",
            Self::RemovedAct => "removed-act",
            Self::Amendment => "amendment",
            Self::Members => "members",
            Self::Progress => "progress",
            Self::Review => "review",
            Self::Other => "other",
        }
    }
}
