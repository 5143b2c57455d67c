//! What was said about a measure by a day, and what of it counts.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::obligation::as_of::AsOf;
use crate::obligation::belonging::Belonging;
use crate::obligation::schedule::{Dated, Which, schedule};
use crate::obligation::standing::{Standing, standings};
use crate::obligation::target::{Belongs, Target};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::body::BodyKey;
use crate::plan::measure::Measure;
use crate::plan::progress::Progress;
use crate::plan::statement::State;

/// A progress report, whose it is, and what becomes of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Considered<'p> {
    pub(crate) entry: &'p Progress,
    pub(crate) body: BodyKey,
    pub(crate) period: Period,
    pub(crate) standing: Standing<'p>,
    /// The obligation it is about; `None` where it fits none.
    pub(crate) target: Option<Target>,
    /// That obligation by position among the dates of the measure; `None` where there is none as of the day.
    pub(crate) dated: Option<usize>,
}

/// Returns every progress report on a measure, by body, period and day received, with its standing as of a day; once for
/// each obligation that it is about.
pub(crate) fn considered<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    dated: &[Dated],
    as_of: AsOf,
) -> Vec<Considered<'p>> {
    if plan.progress_on(measure.key).is_empty() {
        return Vec::new();
    }
    considered_by(&Belonging::of(plan, measure), dated, as_of.known_on)
}

/// How many entries are looked up among the dates one by one.
const FEW: usize = 50;

/// The same, where it is known where the entries belong.
pub(crate) fn considered_by<'p>(
    belonging: &Belonging<'p>,
    dated: &[Dated],
    known_on: Date,
) -> Vec<Considered<'p>> {
    let plan = belonging.plan;
    let entries = plan.progress_on(belonging.measure.key);
    let mut standings = standings(belonging, known_on).into_iter().peekable();
    // Of a few entries each is looked up; a map of all dates costs as much as many of these.
    let mut positions: HashMap<Which, usize> = HashMap::new();
    if entries.len() > FEW {
        for (at, dated) in dated.iter().enumerate() {
            positions.entry(dated.which).or_insert(at);
        }
    }
    let position = |which: Which| {
        if positions.is_empty() {
            dated.iter().position(|dated| dated.which == which)
        } else {
            positions.get(&which).copied()
        }
    };
    let mut considered = Vec::with_capacity(entries.len());
    for (at, entry) in entries.iter().enumerate() {
        let file = plan.file_of(entry);
        let (Some(body), period) = (file.body.key(), file.period.value) else {
            continue;
        };
        let one = |standing, target: Option<Target>| Considered {
            entry,
            body,
            period,
            standing,
            target,
            dated: target.and_then(|target| position(target.which)),
        };
        let known = considered.len();
        while let Some((_, target, standing)) = standings.next_if(|(own, ..)| *own == at) {
            considered.push(one(standing, Some(target)));
        }
        if known < considered.len() {
            continue;
        }
        let standing = if entry.is_left_out {
            Standing::LeftOut
        } else if known_on < entry.received_on {
            Standing::NotReceived
        } else {
            Standing::Counts(None)
        };
        let targets = belonging.at(at).map_or(&[][..], Belongs::targets);
        if targets.is_empty() {
            considered.push(one(standing, None));
        }
        considered.extend(targets.iter().map(|target| one(standing, Some(*target))));
    }
    considered
}

/// A progress report that the coordinator has not reviewed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unreviewed<'p> {
    pub(crate) measure: &'p Measure,
    pub(crate) body: BodyKey,
    pub(crate) period: Period,
    pub(crate) entry: &'p Progress,
    /// Whether it takes back what was accepted before, once it is accepted.
    takes_back: bool,
}

impl Unreviewed<'_> {
    /// Whether anything depends on the review: what is done, or not applicable, counts once it is accepted.
    pub(crate) fn matters(&self, plan: &Plan) -> bool {
        match self.entry.state {
            State::Done | State::NotApplicable | State::Undone => {
                plan.review_is_required(self.entry.received_on)
            }
            State::InProgress | State::NotStarted | State::Nil => self.takes_back,
        }
    }

    /// The last day on which the review is on time.
    pub(crate) fn due_on(&self, plan: &Plan) -> Date {
        let received_on = self.entry.received_on;
        plan.review_within(received_on).after(received_on)
    }
}

/// Returns every progress report that stands as of a day and has no review, by measure, body and period; whether or
/// not the plan requires reviews.
pub(crate) fn unreviewed(plan: &Plan, as_of: AsOf) -> Vec<Unreviewed<'_>> {
    let of_measure = |measure| {
        let dated = schedule(plan, measure, as_of);
        let considered = considered(plan, measure, &dated, as_of);
        let is_in_force = |one: &Considered| {
            considered.iter().any(|other| {
                (other.body, other.period, other.target) == (one.body, one.period, one.target)
                    && matches!(other.standing, Standing::Counts(Some(_)))
            })
        };
        considered
            .iter()
            .filter(|considered| {
                matches!(
                    considered.standing,
                    Standing::WaitsForReview | Standing::Counts(None)
                )
            })
            .map(|considered| Unreviewed {
                measure,
                body: considered.body,
                period: considered.period,
                entry: considered.entry,
                takes_back: matches!(considered.standing, Standing::WaitsForReview)
                    && is_in_force(considered),
            })
            .collect()
    };
    plan.of_each_measure(of_measure)
}
