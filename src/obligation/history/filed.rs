//! What was put on file about a measure: progress reports and reviews, as far as an edition may tell of them.

use jiff::civil::Date;

use crate::obligation::as_of::AsOf;
use crate::obligation::evidence::considered;
use crate::obligation::history::event::Happening;
use crate::obligation::schedule::schedule;
use crate::obligation::standing::Standing;
use crate::plan::Plan;
use crate::plan::body::BodyKey;
use crate::plan::measure::Measure;

/// A progress report or a review: what is told of it, if it may be, and the days on which it may turn something.
pub(super) struct Filed<'p> {
    pub(super) body: BodyKey,
    pub(super) told: Option<(Date, Happening<'p>)>,
    pub(super) days: Vec<Date>,
}

/// Progress reports and reviews that are known.
pub(super) fn reports<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    as_of: AsOf,
    whose: Option<BodyKey>,
) -> Vec<Filed<'p>> {
    let concerns = |key: BodyKey| whose.is_none_or(|own| own == key);
    let dated = schedule(plan, measure, as_of);
    let mut seen = considered(plan, measure, &dated, as_of);
    seen.retain(|considered| {
        !matches!(
            considered.standing,
            Standing::NotReceived | Standing::LeftOut
        )
    });
    let mut filed = Vec::new();
    for considered in &seen {
        let entry = considered.entry;
        let is_correction = seen.iter().any(|other| {
            other.body == considered.body
                && other.period == considered.period
                && other.target == considered.target
                && matches!(other.standing, Standing::Corrected(_))
                && (other.entry.received_on, other.entry.span.start)
                    < (entry.received_on, entry.span.start)
        });
        let is_told = concerns(considered.body) && plan.edition.may_see_record(entry.restricted);
        let received = Happening::Received {
            entry,
            body: considered.body,
            period: considered.period,
            is_correction,
        };
        filed.push(Filed {
            body: considered.body,
            told: is_told.then_some((entry.received_on, received)),
            days: entry
                .done_on
                .into_iter()
                .chain([entry.received_on])
                .collect(),
        });
    }
    for review in plan.reviews_of(measure.key) {
        let file = plan.file_of_review(review);
        let (Some(body), Some(period)) = (file.body.key(), file.period) else {
            continue;
        };
        if review.is_left_out || as_of.known_on < review.on {
            continue;
        }
        let period = period.value;
        // A review says as much about an entry as the entry itself.
        let mut own = seen.iter().filter(|considered| {
            (considered.body, considered.period) == (body, period)
                && considered.entry.received_on <= review.on
        });
        let is_seen =
            own.any(|considered| plan.edition.may_see_record(considered.entry.restricted));
        let reviewed = Happening::Reviewed {
            review,
            body,
            period,
        };
        filed.push(Filed {
            body,
            told: (concerns(body) && is_seen).then_some((review.on, reviewed)),
            days: vec![review.on],
        });
    }
    filed
}
