//! What was said about a measure by a day, and what of it counts.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::decode::ObligationOf;
use crate::obligation::AsOf;
use crate::obligation::of_each_measure;
use crate::obligation::schedule::{
    Dated, Fit, amendments_of_dates, fit, schedule, schedule_as_known,
};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::body::BodyKey;
use crate::plan::measure::Measure;
use crate::plan::progress::{Progress, State};
use crate::plan::review::{Decision, Review};

/// What becomes of a progress report as of a day.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Standing<'p> {
    /// Received after the day whose knowledge counts.
    NotReceived,
    /// An error stands in it.
    LeftOut,
    /// A later entry took its place.
    Corrected(&'p Progress),
    Returned(&'p Review),
    /// The plan requires a review, and there is none yet.
    WaitsForReview,
    Counts(Option<&'p Review>),
}

/// A progress report, whose it is, and what becomes of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Considered<'p> {
    pub(crate) entry: &'p Progress,
    pub(crate) body: BodyKey,
    pub(crate) period: Period,
    pub(crate) standing: Standing<'p>,
    /// The obligation it belongs to, by position among the dates of the measure; `None` where it fits none as of the day.
    pub(crate) dated: Option<usize>,
}

/// Returns every progress report on a measure, by body, period and day received, with its standing as of a day.
pub(crate) fn considered<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    dated: &[Dated],
    as_of: AsOf,
) -> Vec<Considered<'p>> {
    let entries = plan.progress_on(measure.key);
    if entries.is_empty() {
        return Vec::new();
    }
    let reviews = plan.reviews_of(measure.key);
    let earlier = Earlier::of(plan, measure, as_of);
    let mut considered = Vec::with_capacity(entries.len());
    for chain in entries.chunk_by(|a, b| chain_of(plan, a) == chain_of(plan, b)) {
        let (Some(body), period, about) = chain_of(plan, &chain[0]) else {
            continue;
        };
        let latest = chain
            .iter()
            .rfind(|entry| entry.received_on <= as_of.known_on && !entry.is_left_out);
        // A correction is about what its first entry was about.
        let first = chain.iter().find(|entry| !entry.is_left_out);
        let received_on = first.unwrap_or(&chain[0]).received_on;
        let position = earlier.position(dated, (period, about), received_on);
        for entry in chain {
            let standing = match latest {
                _ if entry.is_left_out => Standing::LeftOut,
                _ if as_of.known_on < entry.received_on => Standing::NotReceived,
                Some(latest) if !std::ptr::eq(latest, entry) => Standing::Corrected(latest),
                Some(_) | None => reviewed(plan, reviews, entry, (body, period, about), as_of),
            };
            considered.push(Considered {
                entry,
                body,
                period,
                standing,
                dated: position,
            });
        }
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
}

impl Unreviewed<'_> {
    /// Whether anything depends on the review: what is done, or not applicable, counts once it is accepted.
    pub(crate) fn matters(&self, plan: &Plan) -> bool {
        match self.entry.state {
            State::Done | State::NotApplicable => plan.review_is_required(self.entry.received_on),
            State::InProgress | State::NotStarted | State::Nil => false,
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
        considered(plan, measure, &dated, as_of)
            .into_iter()
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
            })
            .collect()
    };
    of_each_measure(plan, of_measure)
}

/// What makes a later entry the correction of an earlier one.
type Chain = (Option<BodyKey>, Period, Option<ObligationOf>);

fn chain_of(plan: &Plan, entry: &Progress) -> Chain {
    let file = plan.file_of(entry);
    (
        file.body.key(),
        file.period.value,
        entry.about.map(|about| about.value),
    )
}

/// The dates of a measure as they were known before acts moved them, oldest first, each until a day, exclusive; reckoned
/// where an entry asks for them.
///
/// What a progress report was about when it was received it is about still, wherever an act moved that since.
struct Earlier<'p> {
    plan: &'p Plan,
    measure: &'p Measure,
    dates: Vec<(Date, OnceCell<Vec<Dated<'p>>>)>,
}

impl<'p> Earlier<'p> {
    fn of(plan: &'p Plan, measure: &'p Measure, as_of: AsOf) -> Self {
        let days = amendments_of_dates(plan, measure).map(Amendment::counts_from);
        let days: BTreeSet<Date> = days.filter(|day| *day <= as_of.day).collect();
        let unread = |day| (day, OnceCell::new());
        Self {
            plan,
            measure,
            dates: days.into_iter().map(unread).collect(),
        }
    }

    /// The obligation that an entry belongs to, by position among the newest dates: by those of the day on which it was
    /// received, else by the newest that have one.
    fn position(
        &self,
        newest: &[Dated],
        (period, about): (Period, Option<ObligationOf>),
        received_on: Date,
    ) -> Option<usize> {
        let by = |(until, dates): &(Date, OnceCell<Vec<Dated<'p>>>)| {
            let last = until.saturating_sub(1.day());
            let dates = dates.get_or_init(|| schedule_as_known(self.plan, self.measure, last));
            let at = position(dates, period, about)?;
            let which = dates[at].which;
            newest.iter().position(|dated| dated.which == which)
        };
        let then = self.dates.iter().find(|(until, _)| received_on < *until);
        then.and_then(by)
            .or_else(|| position(newest, period, about))
            .or_else(|| self.dates.iter().rev().find_map(by))
    }
}

/// The one delivery of a measure takes any entry: it may have been moved past the entry's period by an amendment.
fn position(dated: &[Dated], period: Period, about: Option<ObligationOf>) -> Option<usize> {
    match fit(dated, period, about) {
        Fit::One(at) => Some(at),
        Fit::BeforeStart if dated.len() == 1 => Some(0),
        Fit::BeforeStart | Fit::Several(_) | Fit::NotRunning | Fit::NoneNamed => None,
    }
}

/// What the last review of an entry by a day makes of it. A review is about the entry last received on or before its day.
fn reviewed<'p>(
    plan: &Plan,
    reviews: &'p [Review],
    entry: &Progress,
    (body, period, about): (BodyKey, Period, Option<ObligationOf>),
    as_of: AsOf,
) -> Standing<'p> {
    let is_of_chain = |review: &&Review| {
        let file = plan.file_of_review(review);
        file.body.key() == Some(body)
            && file.period.is_some_and(|own| own.value == period)
            && review.about.is_none_or(|own| Some(own.value) == about)
    };
    // The entry is the last received by the day, so that every later review is about it.
    let last = reviews
        .iter()
        .filter(|review| {
            !review.is_left_out && entry.received_on <= review.on && review.on <= as_of.known_on
        })
        .filter(is_of_chain)
        .max_by_key(|review| review.on);
    match last {
        Some(review) => match review.decision {
            Decision::Accepted => Standing::Counts(Some(review)),
            Decision::Returned => Standing::Returned(review),
        },
        None if plan.review_is_required(entry.received_on) => Standing::WaitsForReview,
        None => Standing::Counts(None),
    }
}
