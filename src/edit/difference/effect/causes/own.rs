//! What could have moved the obligations of one measure, and which of it did: that without which they stand as before.

use std::cell::OnceCell;

use jiff::civil::Date;

use crate::edit::difference::Difference;
use crate::edit::difference::change::{Change, Kind, Subject};
use crate::edit::difference::effect::cause::Cause;
use crate::obligation::as_of::{AsOf, days_between};
use crate::obligation::compare::Compared;
use crate::obligation::schedule::Which;
use crate::obligation::status::{Awaits, Status};
use crate::obligation::{Obligation, of_measure};
use crate::plan::excerpt::{Undo, excerpt};

/// Something that was put on file, rewritten or removed.
pub(super) struct Candidate<'d> {
    cause: Cause,
    /// The act, if it is one.
    act: Option<&'d str>,
    undo: Undo<'d>,
    /// How the measure's obligations stand without it.
    without: OnceCell<Vec<Seen>>,
}

impl<'d> Candidate<'d> {
    pub(super) fn new(cause: Cause, act: Option<&'d str>, undo: Undo<'d>) -> Self {
        Self {
            cause,
            act,
            undo,
            without: OnceCell::new(),
        }
    }

    fn found(&self) -> Found {
        (self.cause, self.act.map(str::to_owned))
    }
}

/// What could have moved the obligations of one measure.
pub(in crate::edit::difference::effect) struct Own<'d> {
    pub(super) difference: &'d Difference<'d>,
    pub(super) measure: &'d str,
    pub(super) as_of: AsOf,
    /// What weighs most first, of acts that weigh the same the last in force.
    pub(super) candidates: Vec<Candidate<'d>>,
    pub(super) edits: Vec<&'d Change>,
    pub(super) members_differ: bool,
}

type Found = (Cause, Option<String>);

impl Own<'_> {
    /// What moved an obligation: the first that, undone alone, puts it back to where it was, or nearer to that. Where
    /// none does, as where each of two would do, an edit of the plan if that does it alone; else what does so
    /// together with all that weighs less.
    pub(in crate::edit::difference::effect) fn decide(&self, compared: &Compared) -> Found {
        let moved = Moved {
            was: compared.was.as_ref().map(Seen::of),
            is: compared.is.as_ref().map(Seen::of),
        };
        let alone = self.candidates.iter().find(|candidate| {
            let without = candidate
                .without
                .get_or_init(|| self.standing(&[&candidate.undo]));
            moved.is_undone_in(without)
        });
        alone
            .map(Candidate::found)
            .or_else(|| self.by_edit(&moved))
            .or_else(|| self.by_several(&moved))
            .unwrap_or((Cause::Other, None))
    }

    /// How the measure's obligations stand in the new state with something undone.
    fn standing(&self, undone: &[&Undo]) -> Vec<Seen> {
        let (old, new) = (&self.difference.old.plan, &self.difference.new.plan);
        let plan = excerpt(new, old, self.measure, undone);
        plan.map_or_else(Vec::new, |plan| {
            let obligations = of_measure(&plan, &plan.measures[0], self.as_of);
            obligations.iter().map(Seen::of).collect()
        })
    }

    /// An edit of the plan, where all else undone does not put the obligation back.
    fn by_edit(&self, moved: &Moved) -> Option<Found> {
        let aspect = moved.aspect()?;
        let is_able = |change: &&Change| match change.kind {
            Kind::Removed | Kind::Added => aspect == Aspect::Existence,
            Kind::Period => !matches!(aspect, Aspect::Waiver | Aspect::Body),
            Kind::Bodies => !matches!(aspect, Aspect::Waiver | Aspect::DueDate),
            Kind::Rules | Kind::Rewritten => true,
            // The day of approval, from which some periods count, is part of the words that tell it.
            Kind::Wording => change.field == Some("approved"),
            Kind::Visibility | Kind::Clerical => false,
        };
        let cause = if self.edits.iter().any(is_able) {
            Cause::Edit
        } else if self.members_differ {
            Cause::Members
        } else {
            return None;
        };
        let all: Vec<&Undo> = self.candidates.iter().map(|own| &own.undo).collect();
        let is_left = all.is_empty() || {
            let bare = self.standing(&all);
            aspect.differs(moved.was.as_ref(), moved.then(&bare))
        };
        is_left.then_some((cause, None))
    }

    fn by_several(&self, moved: &Moved) -> Option<Found> {
        let mut undone = Vec::new();
        let turns = self.candidates.iter().rev().find(|candidate| {
            undone.push(&candidate.undo);
            moved.is_undone_in(&self.standing(&undone))
        });
        turns.map(Candidate::found)
    }
}

/// What of an obligation readers see.
#[derive(Debug)]
struct Seen {
    which: Which,
    body: Option<Box<str>>,
    due_on: Date,
    /// Position of the status, days late, and what it waits for.
    status: (usize, Option<i32>, Option<Awaits>),
    is_waived: bool,
    is_overdue: bool,
    /// Whether the status turns on what a progress report or a review says.
    is_of_word: bool,
}

impl Seen {
    fn of(obligation: &Obligation) -> Self {
        let status = &obligation.status;
        Self {
            which: obligation.dated.which,
            body: obligation.body_id().map(Box::from),
            due_on: obligation.due_on(),
            status: (status.position(), status.days_late(), status.awaits()),
            is_waived: matches!(status, Status::Waived { .. }),
            is_overdue: status.is_overdue(),
            is_of_word: match status {
                Status::Met { .. }
                | Status::MetLate { .. }
                | Status::NotApplicable { .. }
                | Status::Awaiting(Awaits::Review) => true,
                Status::Waived { .. }
                | Status::Upcoming
                | Status::Open
                | Status::Awaiting(Awaits::Report)
                | Status::Overdue { .. } => false,
            },
        }
    }
}

/// What is other about an obligation; the first that is, is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aspect {
    /// It is owed in one state alone.
    Existence,
    Waiver,
    /// Its status turns on what is said of it in one state alone.
    Word,
    Overdue,
    DueDate,
    Body,
    Status,
}

impl Aspect {
    const ALL: [Self; 7] = [
        Self::Existence,
        Self::Waiver,
        Self::Word,
        Self::Overdue,
        Self::DueDate,
        Self::Body,
        Self::Status,
    ];

    fn differs(self, one: Option<&Seen>, other: Option<&Seen>) -> bool {
        let (Some(one), Some(other)) = (one, other) else {
            return one.is_some() != other.is_some();
        };
        match self {
            Self::Existence => false,
            Self::Waiver => one.is_waived != other.is_waived,
            Self::Word => one.is_of_word != other.is_of_word,
            Self::Overdue => one.is_overdue != other.is_overdue,
            Self::DueDate => one.due_on != other.due_on,
            Self::Body => one.body != other.body,
            Self::Status => one.status != other.status,
        }
    }
}

/// An obligation in both states.
struct Moved {
    was: Option<Seen>,
    is: Option<Seen>,
}

impl Moved {
    fn aspect(&self) -> Option<Aspect> {
        let (was, is) = (self.was.as_ref(), self.is.as_ref());
        let mut aspects = Aspect::ALL.into_iter();
        aspects.find(|aspect| aspect.differs(was, is))
    }

    /// The same obligation among those of a third state.
    fn then<'s>(&self, standing: &'s [Seen]) -> Option<&'s Seen> {
        let own = |seen: &Seen| {
            let exact = standing.iter();
            let mut exact = exact.filter(|then| then.which == seen.which && then.body == seen.body);
            exact.next()
        };
        let (was, is) = (self.was.as_ref(), self.is.as_ref());
        is.and_then(own).or_else(|| was.and_then(own)).or_else(|| {
            let (was, is) = was.zip(is)?;
            let mut others = standing.iter();
            others.find(|then| then.which == was.which || then.which == is.which)
        })
    }

    /// Whether a third state puts it back to where it was, or its due date nearer to that.
    fn is_undone_in(&self, standing: &[Seen]) -> bool {
        let Some(aspect) = self.aspect() else {
            return false;
        };
        let then = self.then(standing);
        match (aspect, &self.was, &self.is, then) {
            (Aspect::DueDate, Some(was), Some(is), Some(then)) => {
                let distance = |seen: &Seen| days_between(was.due_on, seen.due_on).abs();
                distance(then) < distance(is)
            }
            (..) => !aspect.differs(self.was.as_ref(), then),
        }
    }
}

/// The order in which what is on file is asked about: what was rewritten or removed weighs more than what is new, and what
/// is said of a measure more than an act.
pub(super) fn weight(subject: Subject, kind: Kind) -> usize {
    let order = [
        (Subject::Progress, Kind::Rewritten),
        (Subject::Progress, Kind::Removed),
        (Subject::Review, Kind::Rewritten),
        (Subject::Review, Kind::Removed),
        (Subject::Progress, Kind::Added),
        (Subject::Review, Kind::Added),
    ];
    let own = order.iter().position(|own| *own == (subject, kind));
    own.unwrap_or(order.len())
}
