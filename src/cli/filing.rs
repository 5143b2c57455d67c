//! How every command puts something on file, in one order: the lock is taken, the plan is read, records are added in
//! thought and examined, and the files are written.
//!
//! What is only shown, by a dry run or before somebody is asked, is read without the lock, and cannot be written.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::check::examine::examine;
use crate::check::examined::Examined;
use crate::cli::{Session, check_of, fatal, output};
use crate::disk::load::load;
use crate::disk::load::location::{Location, locate};
use crate::disk::store::{self, Addition, Lock, Writer};
use crate::edit::rule::levels;
use crate::error::Error;
use crate::file::finding::{Finding, Level, faults};
use crate::format::finding::short;
use crate::obligation::as_of::AsOf;
use crate::office::proposal::{Proposal, propose};
use crate::plan::Plan;
use crate::text::words::count;

/// A plan that is added to, and the day on which that is done.
pub(super) struct Filing {
    /// `None` where nothing is to be written.
    lock: Option<Lock>,
    pub(super) location: Location,
    pub(super) examined: Examined,
    pub(super) as_of: AsOf,
}

/// Records of one file, added in thought and found sound.
pub(super) struct Proposed {
    pub(super) proposal: Proposal,
    pub(super) path: PathBuf,
}

impl Session {
    /// Waits until nobody else changes the plan, and reads it; nobody changes it as long as what is returned is kept.
    pub(super) fn file(&self) -> Result<Filing, Error> {
        self.refuse_past()?;
        let location = locate(self.global.plan.as_deref())?;
        let writer = Writer {
            name: &self.user,
            tell: &output::message,
        };
        let lock = Lock::take(&location, writer)?;
        self.read(location, Some(lock))
    }

    /// [`Session::file`], or for a dry run [`Session::file_in_thought`].
    pub(super) fn file_unless(&self, is_dry_run: bool) -> Result<Filing, Error> {
        if is_dry_run {
            self.file_in_thought()
        } else {
            self.file()
        }
    }

    /// Reads the plan as it is to be added to, without keeping others from changing it.
    pub(super) fn file_in_thought(&self) -> Result<Filing, Error> {
        self.refuse_past()?;
        self.read(locate(self.global.plan.as_deref())?, None)
    }

    /// Refuses options that ask about the past.
    fn refuse_past(&self) -> Result<(), Error> {
        let past = [
            ("--rev", self.global.rev.is_some()),
            ("--known-on", self.global.known_on.is_some()),
        ];
        match past.into_iter().find(|(_, is_given)| *is_given) {
            Some((option, _)) => Err(Error::Option {
                option: option.to_owned(),
                reason: "a past state of the plan cannot be changed; remove this option".to_owned(),
            }),
            None => Ok(()),
        }
    }

    /// Stops on errors as [`Session::open`] does; what else is wrong with the plan is not said again.
    fn read(&self, location: Location, lock: Option<Lock>) -> Result<Filing, Error> {
        let mut examined = examine(load(&location)?, levels(&location.settings)?);
        let fatal: Vec<Finding> = fatal(&examined).cloned().collect();
        if !fatal.is_empty() {
            output::message(&short(&fatal, &examined.sources, self.look)?);
            return Err(Error::Findings {
                errors: count(faults(&fatal, Level::Error), "error", "errors"),
                check: check_of(self.global.plan.as_deref()),
            });
        }
        let as_of = self.as_of(&examined.plan.header.timezone)?;
        examined.plan.settle(as_of.day);
        Ok(Filing {
            lock,
            location,
            examined,
            as_of,
        })
    }
}

impl Filing {
    pub(super) fn plan(&self) -> &Plan {
        &self.examined.plan
    }

    /// The day on which the office had something: as an option says, else the as-of date.
    pub(super) fn received_on(&self, option: Option<Date>) -> Result<Date, Error> {
        let received_on = option.unwrap_or(self.as_of.day);
        if self.as_of.day < received_on {
            return Err(Error::Option {
                option: "--received-on".to_owned(),
                reason: format!("{received_on} is after the as-of date, {}", self.as_of.day),
            });
        }
        Ok(received_on)
    }

    /// Adds records to one file in thought; `counts` says whether a plan with them takes them for what they are.
    ///
    /// # Errors
    ///
    /// If `check` would find an error, or the records would not count.
    pub(super) fn propose(
        &self,
        addition: &Addition,
        counts: impl Fn(&Plan) -> bool,
    ) -> Result<Proposed, Error> {
        let path = self.location.folder.join(&addition.inner);
        let additions = std::slice::from_ref(addition);
        let proposal = propose(&self.location, &self.examined, additions)?;
        proposal.accept(&path, counts)?;
        Ok(Proposed { proposal, path })
    }

    /// Writes what was added in thought; `false` where nothing is to be written.
    pub(super) fn write(&self, proposal: &Proposal) -> Result<bool, Error> {
        match &self.lock {
            Some(lock) => store::write(lock, &proposal.drafts).map(|()| true),
            None => Ok(false),
        }
    }
}
