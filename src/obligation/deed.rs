//! What was done, and undone, of one body's part of an obligation, by whose word.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::obligation::as_of::AsOf;
use crate::obligation::belonging::Belonging;
use crate::obligation::evidence::{Considered, considered_by};
use crate::obligation::part::Part;
use crate::obligation::roster::Able;
use crate::obligation::schedule::Dated;
use crate::obligation::standing::Standing;
use crate::period::Period;
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::body::Body;
use crate::plan::progress::Progress;
use crate::plan::statement::State;

/// The day it was done, by whom, and the entry that says so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deed<'p> {
    pub(super) on: Date,
    pub(super) by: &'p Body,
    pub(super) entry: &'p Progress,
}

/// How a part stands by what was said of it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Turn<'p> {
    /// It was never done.
    Unmet,
    Done {
        deed: Deed<'p>,
        /// The day on which what was done before was lost, where it was.
        undone_on: Option<Date>,
    },
    /// What was done is lost from a day on.
    Undone { on: Date },
}

/// What bodies have said about a measure's obligations.
pub(super) struct Deeds<'p, 'c> {
    pub(super) plan: &'p Plan,
    pub(super) belonging: &'c Belonging<'p>,
    pub(super) dated: &'c [Dated<'p>],
    /// Of each of these, the progress reports that belong to it as of the day.
    pub(super) considered: &'c [Vec<Considered<'p>>],
    pub(super) as_of: AsOf,
}

/// A progress report by which a part can be met, and whose it is.
type Said<'p> = (Considered<'p>, &'p Body);

/// What is needed of several parts whose place one took.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    All,
    Any,
}

impl<'p> Deeds<'p, '_> {
    /// How a part stands as of a day: met by the first that was done, of a delivery by that of the earliest reporting
    /// period; what is undone is owed again until the first that is done after it.
    pub(super) fn turn(
        &self,
        at: usize,
        dated: &Dated,
        part: &Part<'p>,
        able: &Able<'p>,
        as_of: AsOf,
    ) -> Turn<'p> {
        let said = self.said(at, as_of);
        let of_state = |state: State| {
            move |considered: &Considered| {
                considered.entry.state == state
                    && matches!(considered.standing, Standing::Counts(_))
            }
        };
        let done = self.pool(
            dated,
            part,
            &said,
            Speaker::Able(able),
            Needs::All,
            &of_state(State::Done),
        );
        // What is known by hindsight may have been done later than the day.
        let mut done: Vec<(Date, Said)> = done
            .into_iter()
            .map(|said| (done_on(said.0.entry, said.0.period, dated), said))
            .filter(|(on, _)| *on <= as_of.day)
            .collect();
        done.sort_by_key(|(on, (considered, _))| match dated.kind() {
            Kind::Delivery => (considered.period.days().first, *on),
            Kind::Continuing => (*on, *on),
        });
        if done.is_empty() {
            return Turn::Unmet;
        }
        let undone = self.pool(
            dated,
            part,
            &said,
            Speaker::Able(able),
            Needs::Any,
            &of_state(State::Undone),
        );
        let mut lost: Vec<Date> = undone
            .iter()
            // Who is no more cannot undo what stays with it; that is its successors' to say.
            .filter(|(considered, by)| {
                let received_on = considered.entry.received_on;
                self.plan.ceased_by(by.key, received_on).is_none()
            })
            .filter_map(|(considered, _)| considered.entry.undone_on)
            .filter(|day| *day <= as_of.day)
            .collect();
        lost.sort_unstable();
        let mut turn = Turn::Unmet;
        let mut undone_on: Option<Date> = None;
        loop {
            let next = done
                .iter()
                .find(|(on, _)| undone_on.is_none_or(|undone_on| undone_on < *on));
            let Some((on, (considered, by))) = next else {
                return undone_on.map_or(turn, |on| Turn::Undone { on });
            };
            let on = *on;
            turn = Turn::Done {
                deed: Deed {
                    on,
                    by,
                    entry: considered.entry,
                },
                undone_on,
            };
            let before = undone_on;
            match lost
                .iter()
                .find(|day| on <= **day && before.is_none_or(|before| before < **day))
            {
                Some(day) => undone_on = Some(*day),
                None => return turn,
            }
        }
    }

    /// Who said that nothing was owed, with the coordinator's acceptance; only of what continues.
    pub(super) fn not_applicable(
        &self,
        at: usize,
        dated: &Dated,
        part: &Part<'p>,
        able: &Able<'p>,
    ) -> Option<(&'p Body, &'p Progress)> {
        if dated.kind() == Kind::Delivery {
            return None;
        }
        let is_accepted = |considered: &Considered| {
            considered.entry.state == State::NotApplicable
                && matches!(considered.standing, Standing::Counts(Some(_)))
        };
        let said = self.said(at, self.as_of);
        let pool = self.pool(
            dated,
            part,
            &said,
            Speaker::Able(able),
            Needs::All,
            &is_accepted,
        );
        pool.first().map(|(considered, by)| (*by, considered.entry))
    }

    /// Whether something is said to be done, and waits for its review.
    pub(super) fn waits_for_review(
        &self,
        at: usize,
        dated: &Dated,
        part: &Part<'p>,
        able: &Able<'p>,
        as_of: AsOf,
    ) -> bool {
        let day = as_of.day;
        let waits = |considered: &Considered| {
            considered.entry.state == State::Done
                && matches!(considered.standing, Standing::WaitsForReview)
                && done_on(considered.entry, considered.period, dated) <= day
        };
        let said = self.said(at, as_of);
        !self
            .pool(dated, part, &said, Speaker::Able(able), Needs::Any, &waits)
            .is_empty()
    }

    fn said(&self, at: usize, as_of: AsOf) -> Cow<'_, [Considered<'p>]> {
        if as_of.known_on == self.as_of.known_on {
            return Cow::Borrowed(&self.considered[at]);
        }
        let mut considered = considered_by(self.belonging, self.dated, as_of.known_on);
        considered.retain(|considered| considered.dated == Some(at));
        Cow::Owned(considered)
    }

    /// What was said of a part by those who may speak for it, and of the parts whose place it took by those who did before.
    fn pool(
        &self,
        dated: &Dated,
        part: &Part<'p>,
        said: &[Considered<'p>],
        speaker: Speaker<'_, 'p>,
        needs: Needs,
        is_wanted: &dyn Fn(&Considered<'p>) -> bool,
    ) -> Vec<Said<'p>> {
        let wanted = said.iter().filter(|considered| is_wanted(considered));
        let mut pool: Vec<Said> = wanted
            .filter_map(|considered| {
                let body = match speaker {
                    Speaker::Able(able) => able.reporter(considered),
                    Speaker::Until(until) => {
                        own(part, considered).filter(|_| is_of_before(considered, until))
                    }
                };
                Some((*considered, body?))
            })
            .collect();
        let earlier = part.earlier.iter().map(|(earlier, until)| {
            let until = match speaker {
                Speaker::Able(_) => self.plan.known_from(*until),
                Speaker::Until(own) => own.min(self.plan.known_from(*until)),
            };
            self.pool(
                dated,
                earlier,
                said,
                Speaker::Until(until),
                needs,
                is_wanted,
            )
        });
        let earlier: Vec<Vec<Said>> = earlier.collect();
        if needs == Needs::Any || earlier.len() == 1 {
            pool.extend(earlier.into_iter().flatten());
        } else if earlier.iter().all(|pool| !pool.is_empty()) {
            // All of them must have done it: it is done when the last of them did.
            let on = |(considered, _): &Said| done_on(considered.entry, considered.period, dated);
            let firsts = earlier
                .into_iter()
                .filter_map(|pool| pool.into_iter().min_by_key(on));
            pool.extend(firsts.max_by_key(on));
        }
        pool
    }
}

/// Who speaks for a part.
#[derive(Clone, Copy)]
enum Speaker<'a, 'p> {
    /// Those who may meet it.
    Able(&'a Able<'p>),
    /// Those who could, of what they did before a day, exclusive.
    Until(Date),
}

fn own<'p>(part: &Part<'p>, considered: &Considered) -> Option<&'p Body> {
    let is_own = considered
        .target
        .is_some_and(|target| target.whose.is_none());
    part.bodies
        .iter()
        .find(|body| is_own && body.key == considered.body)
        .copied()
}

/// The day on which something was done: as it says, else when it was received, or the due date if that is earlier; of what is
/// filed for a later period than the obligation's own, when it was received.
fn done_on(entry: &Progress, period: Period, dated: &Dated) -> Date {
    if let Some(done) = entry.done_on {
        return done;
    }
    if dated.span().last < period.days().first {
        return entry.received_on;
    }
    entry.received_on.min(dated.slot.due_on)
}

/// Whether a body that is known to answer until a day, exclusive, speaks of what it did before: it said so by then, or
/// says that it was done by then.
fn is_of_before(considered: &Considered, until: Date) -> bool {
    let entry = considered.entry;
    let last = entry.done_on.unwrap_or(considered.period.days().last);
    entry.received_on < until || last < until
}
