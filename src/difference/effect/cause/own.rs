//! What could have moved the obligations of one measure, and which of it did.

use crate::difference::effect::cause::Cause;
use crate::difference::{Change, Entry, Kind, Subject};
use crate::obligation::act::Act;
use crate::obligation::schedule::Which;
use crate::obligation::{Awaits, Obligation, Status};
use crate::period::Period;
use crate::plan::amendment::{self, Amendment};
use crate::source::Span;

/// What an act does to a measure, where the act is in force in one state alone or says something else in the other.
pub(super) struct Done<'d> {
    pub(super) amendment: &'d Amendment,
    pub(super) does: Act<'d>,
    pub(super) cause: Cause,
}

/// What is other about an obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Other {
    /// It is owed in one state alone.
    Existence,
    DueDate,
    Body,
    Waiver,
    /// Its status alone.
    Status,
}

impl Other {
    fn of(was: Option<&Obligation>, is: Option<&Obligation>) -> Self {
        let (Some(was), Some(is)) = (was, is) else {
            return Self::Existence;
        };
        let is_waived = |one: &Obligation| matches!(one.status, Status::Waived { .. });
        let body = |one: &Obligation| one.body.map(|(body, _)| body.id.value.clone());
        if is_waived(was) != is_waived(is) {
            Self::Waiver
        } else if was.due_on() != is.due_on() {
            Self::DueDate
        } else if body(was) != body(is) {
            Self::Body
        } else {
            Self::Status
        }
    }
}

/// What could have moved the obligations of one measure.
pub(in crate::difference::effect) struct Own<'d> {
    pub(super) changes: Vec<&'d Change>,
    pub(super) edits: Vec<&'d Change>,
    pub(super) members_differ: bool,
    pub(super) done: Vec<Done<'d>>,
}

type Found = (Cause, Option<String>);

impl Own<'_> {
    /// What moved an obligation: the entry that its status turns on, else what can change what is other about it.
    pub(in crate::difference::effect) fn decide(
        &self,
        was: Option<&Obligation>,
        is: Option<&Obligation>,
    ) -> Found {
        let other = Other::of(was, is);
        let one = is.or(was);
        let by_file = || one.and_then(|one| self.by_file(one));
        let by_plan = || {
            self.by_act(other, was, is)
                .or_else(|| self.by_edit(other))
                .or_else(|| self.members_differ.then_some((Cause::Members, None)))
        };
        // What is said of it can only turn a status that turns on what is said.
        let turns = was.is_some_and(is_of_word) != is.is_some_and(is_of_word);
        let is_by_file = turns && other != Other::Waiver;
        self.by_entry(other, was, is)
            .or_else(|| {
                if is_by_file {
                    by_file().or_else(by_plan)
                } else {
                    by_plan().or_else(by_file)
                }
            })
            .unwrap_or((Cause::Other, None))
    }

    /// The progress report that meets it, or met it, where that is new, rewritten or removed.
    fn by_entry(
        &self,
        other: Other,
        was: Option<&Obligation>,
        is: Option<&Obligation>,
    ) -> Option<Found> {
        let (before, after) = (was.and_then(met_by), is.and_then(met_by));
        if before.is_some() == after.is_some() && other != Other::Status {
            return None;
        }
        let found = self.changes.iter().find_map(|change| {
            let is_in = |span: Option<Span>, entry: Option<Span>| {
                span.zip(entry)
                    .is_some_and(|(span, entry)| entry.covers(span))
            };
            let turns = is_in(change.new_span, after) || is_in(change.old_span, before);
            (change.subject == Subject::Progress && turns).then_some(change.kind)
        })?;
        let cause = match found {
            Kind::Added => Cause::Progress,
            Kind::Removed => Cause::RemovedProgress,
            Kind::Rewritten
            | Kind::Period
            | Kind::Bodies
            | Kind::Rules
            | Kind::Wording
            | Kind::Visibility
            | Kind::Clerical => Cause::RewrittenProgress,
        };
        Some((cause, None))
    }

    /// The last of the acts that can do that; one that was rewritten or removed weighs more than one that is new.
    fn by_act(
        &self,
        other: Other,
        was: Option<&Obligation>,
        is: Option<&Obligation>,
    ) -> Option<Found> {
        let reaches = |done: &&Done| {
            [was, is]
                .into_iter()
                .flatten()
                .any(|one| reaches(done, one))
        };
        let able = self.done.iter().filter(|done| can(&done.does, other));
        let able = able.filter(reaches);
        let done = able.max_by_key(|done| done.cause != Cause::Amendment)?;
        Some((done.cause, Some(done.amendment.act.to_string())))
    }

    fn by_edit(&self, other: Other) -> Option<Found> {
        let of_measure = self
            .changes
            .iter()
            .filter(|change| change.subject == Subject::Measure);
        let is_able = |change: &&Change| match change.kind {
            Kind::Removed | Kind::Added => other == Other::Existence,
            Kind::Period => matches!(other, Other::Existence | Other::DueDate | Other::Status),
            Kind::Bodies => matches!(other, Other::Existence | Other::Body | Other::Status),
            Kind::Rules | Kind::Rewritten => true,
            // The day of approval, from which some periods count, is part of the words that tell it.
            Kind::Wording => change.field == Some("approved"),
            Kind::Visibility | Kind::Clerical => false,
        };
        let mut edits = of_measure.chain(&self.edits).copied();
        edits
            .any(|change| is_able(&change))
            .then_some((Cause::Edit, None))
    }

    /// A new, rewritten or removed entry of a body that may meet it, for its period.
    fn by_file(&self, one: &Obligation) -> Option<Found> {
        [
            (Subject::Progress, Kind::Rewritten, Cause::RewrittenProgress),
            (Subject::Progress, Kind::Removed, Cause::RemovedProgress),
            (Subject::Review, Kind::Rewritten, Cause::RewrittenReview),
            (Subject::Review, Kind::Removed, Cause::RemovedReview),
            (Subject::Progress, Kind::Added, Cause::Progress),
            (Subject::Review, Kind::Added, Cause::Review),
        ]
        .into_iter()
        .find(|(subject, kind, _)| {
            let own = self
                .changes
                .iter()
                .filter(|change| change.subject == *subject && change.kind == *kind);
            own.filter_map(|change| change.entry.as_ref())
                .any(|entry| is_about(one, entry))
        })
        .map(|(.., cause)| (cause, None))
    }
}

/// The place of the entry that meets an obligation.
fn met_by(obligation: &Obligation) -> Option<Span> {
    match obligation.status {
        Status::Met { entry, .. } | Status::MetLate { entry, .. } => Some(entry.span),
        Status::NotApplicable { .. }
        | Status::Waived { .. }
        | Status::Upcoming
        | Status::Open
        | Status::Awaiting(_)
        | Status::Overdue { .. } => None,
    }
}

/// Whether a status turns on what a progress report or a review says.
fn is_of_word(obligation: &Obligation) -> bool {
    match obligation.status {
        Status::Met { .. }
        | Status::MetLate { .. }
        | Status::NotApplicable { .. }
        | Status::Awaiting(Awaits::Review) => true,
        Status::Waived { .. }
        | Status::Upcoming
        | Status::Open
        | Status::Awaiting(Awaits::Report)
        | Status::Overdue { .. } => false,
    }
}

/// Whether an act can make an obligation other in that way.
fn can(does: &Act, other: Other) -> bool {
    let change: &amendment::Change = match does {
        Act::Passes(..) => {
            return match other {
                Other::Existence | Other::Body | Other::Status => true,
                Other::DueDate | Other::Waiver => false,
            };
        }
        Act::Changes(change) | Act::Rules(change) => change,
    };
    let moves_dates = change.period.is_some()
        || change.suspends.is_some()
        || change.term_to.is_some()
        || change.reporting.every.is_some();
    let moves_bodies = change.bodies.is_some()
        || change.recommended.is_some()
        || change.lead.is_some()
        || change.answerable.is_some();
    match other {
        Other::Existence => change.adds || moves_dates || moves_bodies,
        Other::DueDate => moves_dates,
        Other::Body => moves_bodies,
        Other::Waiver => change.is_waived,
        Other::Status => moves_dates || moves_bodies || change.reporting.judges_otherwise(),
    }
}

/// Whether an act reaches an obligation: what continues keeps the version of its first day, unless it is waived.
fn reaches(done: &Done, one: &Obligation) -> bool {
    match (&done.does, one.dated.which) {
        (Act::Changes(change), Which::Period(_)) => {
            change.is_waived || done.amendment.effective_on <= one.dated.slot.starts_on
        }
        (Act::Changes(_), Which::Ordinal(_)) | (Act::Passes(..) | Act::Rules(_), _) => true,
    }
}

/// Whether an entry can be about an obligation: it is of a body that may meet it, and says so as `for`, else by its
/// reporting period; of a delivery any can.
fn is_about(obligation: &Obligation, entry: &Entry) -> bool {
    let may_meet = obligation
        .may_meet
        .iter()
        .any(|body| *body.id.value == *entry.body);
    let Which::Period(own) = obligation.dated.which else {
        return may_meet;
    };
    let is_of_period = match &entry.about {
        Some(about) => obligation.dated.name().to_string() == *about,
        None => {
            Period::parse(&entry.period).is_some_and(|period| period.days().overlaps(own.days()))
        }
    };
    may_meet && is_of_period
}
