//! Which obligations of a measure an entry is about, or why it is about none.

use jiff::civil::Date;

use crate::obligation::schedule::{Dated, Which};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::about::{About, Named};
use crate::plan::body::BodyKey;
use crate::plan::progress::Progress;
use crate::plan::statement::{State, Statement};

/// What decides which obligation an entry is about; the entry need not be on file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word<'a> {
    pub(crate) body: BodyKey,
    /// The reporting period that it is filed for.
    pub(crate) period: Period,
    pub(crate) state: State,
    /// The day on which it was done, or undone.
    pub(crate) happened_on: Option<Date>,
    pub(crate) received_on: Date,
    pub(crate) about: Option<&'a About>,
}

impl<'a> Word<'a> {
    /// Of an entry on file; `None` where nobody knows the body that reports.
    pub(crate) fn of(plan: &Plan, entry: &'a Progress) -> Option<Self> {
        let file = plan.file_of(entry);
        let whose = (file.body.key()?, file.period.value);
        Some(Self::said(whose, &entry.said, entry.received_on))
    }

    /// Of what a body says for a reporting period.
    pub(crate) fn said(
        (body, period): (BodyKey, Period),
        said: &'a Statement,
        received_on: Date,
    ) -> Self {
        let happened_on = match said.state {
            State::Done => said.done_on,
            State::Undone => said.undone_on,
            State::InProgress | State::NotStarted | State::Nil | State::NotApplicable => None,
        };
        Self {
            body,
            period,
            state: said.state,
            happened_on,
            received_on,
            about: said.about.as_ref(),
        }
    }

    pub(super) fn done_on(&self) -> Option<Date> {
        match self.state {
            State::Done => self.happened_on,
            State::InProgress
            | State::NotStarted
            | State::Nil
            | State::NotApplicable
            | State::Undone => None,
        }
    }
}

/// One obligation that an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Target {
    pub(crate) which: Which,
    /// The body whose part of it is meant, where `for` names another than the one that reports.
    pub(crate) whose: Option<BodyKey>,
}

/// Where an entry belongs.
#[derive(Debug, Clone)]
pub(crate) enum Belongs<'p> {
    /// To these obligations, at least one; each is judged by itself.
    To(Vec<Target>),
    /// To none, so that it counts for nothing.
    Nowhere(Misfit<'p>),
}

impl Belongs<'_> {
    pub(crate) fn targets(&self) -> &[Target] {
        match self {
            Self::To(targets) => targets,
            Self::Nowhere(_) => &[],
        }
    }
}

/// Why an entry belongs to no obligation.
#[derive(Debug, Clone)]
pub(crate) enum Misfit<'p> {
    /// It fits these, the oldest first, and `for` must say which.
    Several(Vec<Dated<'p>>),
    /// What continues was done before this obligation began, and in no other.
    DoneBefore(Dated<'p>),
    /// Its period is over before the measure begins.
    BeforeStart,
    /// The measure does not run in its period.
    NotRunning,
    /// `for` names no obligation of the measure.
    NoneNamed(Named),
}
