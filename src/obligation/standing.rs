//! What becomes of a progress report as of a day: received, corrected, returned, waiting for its review, or in force.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::obligation::belonging::Belonging;
use crate::obligation::target::{Belongs, Target};
use crate::plan::progress::Progress;
use crate::plan::review::{Decision, Review};
use crate::plan::statement::State;

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

/// The standing of every entry that is not left out towards each obligation that it is about, as known on a day: by
/// position among the measure's entries.
pub(super) fn standings<'p>(
    belonging: &Belonging<'p>,
    known_on: Date,
) -> Vec<(usize, Target, Standing<'p>)> {
    let plan = belonging.plan;
    let entries = plan.progress_on(belonging.measure.key);
    let mut reviews: HashMap<_, Vec<&Review>> = HashMap::new();
    for review in plan.reviews_of(belonging.measure.key) {
        let file = plan.file_of_review(review);
        if let Some(period) = file.period.filter(|_| !review.is_left_out) {
            let place = (file.body.key(), period.value);
            reviews.entry(place).or_default().push(review);
        }
    }
    let mut standings = Vec::with_capacity(entries.len());
    let place = |entry: &Progress| {
        let file = plan.file_of(entry);
        (file.body.key(), file.period.value)
    };
    let mut from = 0;
    for filed in entries.chunk_by(|a, b| place(a) == place(b)) {
        let first = from;
        from += filed.len();
        let reviews = reviews
            .get(&place(&filed[0]))
            .map_or(&[][..], Vec::as_slice);
        let links: Vec<(usize, Target)> = filed
            .iter()
            .enumerate()
            .filter(|(_, entry)| !entry.is_left_out)
            .flat_map(|(nth, _)| {
                let targets = belonging.at(first + nth).map_or(&[][..], Belongs::targets);
                targets.iter().map(move |target| (nth, *target))
            })
            .collect();
        for (nth, target) in &links {
            let own = match links.as_slice() {
                // By far the most entries are corrected by none.
                [_] => vec![&filed[*nth]],
                _ if known_on < filed[*nth].received_on => Vec::new(),
                _ => chain(filed, *nth, *target, &links),
            };
            let standing = standing(belonging, reviews, &own, &filed[*nth], *target, known_on);
            standings.push((first + nth, *target, standing));
        }
    }
    standings
}

/// The entries of one body for one reporting period that correct one another, in order: those about the same obligation,
/// but what is undone corrects nothing that was done, and what is done later is not corrected by what was done before.
fn chain<'p>(
    filed: &'p [Progress],
    nth: usize,
    target: Target,
    links: &[(usize, Target)],
) -> Vec<&'p Progress> {
    let same = || {
        let own = links.iter().filter(move |(_, other)| *other == target);
        own.map(|(at, _)| (*at, &filed[*at]))
    };
    let undone: Vec<(usize, Option<Date>)> = same()
        .filter(|(_, entry)| entry.state == State::Undone)
        .map(|(at, entry)| (at, entry.undone_on))
        .collect();
    let round = |at: usize, entry: &Progress| {
        let is_before = |(other, day): &&(usize, Option<Date>)| {
            *other < at && entry.done_on.is_none_or(|done_on| *day <= Some(done_on))
        };
        let is_undone = entry.state == State::Undone;
        (
            is_undone,
            if is_undone {
                0
            } else {
                undone.iter().filter(is_before).count()
            },
        )
    };
    let own = round(nth, &filed[nth]);
    // Who says on a later day that it was done before takes back that it is undone.
    let takes_back = |at: usize, entry: &Progress| {
        let is_before = entry.done_on.zip(filed[nth].undone_on);
        let is_later = filed[nth].received_on < entry.received_on;
        own.0 && nth < at && is_later && is_before.is_some_and(|(done, undone)| done < undone)
    };
    same()
        .filter(|(at, entry)| round(*at, entry) == own || takes_back(*at, entry))
        .map(|(_, entry)| entry)
        .collect()
}

/// The standing of an entry of a chain: the last that counts is in force; what waits for its review takes nothing away from
/// what was accepted before it.
fn standing<'p>(
    belonging: &Belonging<'p>,
    reviews: &[&'p Review],
    chain: &[&'p Progress],
    entry: &'p Progress,
    target: Target,
    known_on: Date,
) -> Standing<'p> {
    if known_on < entry.received_on {
        return Standing::NotReceived;
    }
    let plan = belonging.plan;
    let received: Vec<&Progress> = chain
        .iter()
        .copied()
        .filter(|entry| entry.received_on <= known_on)
        .collect();
    let mut last: Option<(&Progress, Standing)> = None;
    for (nth, one) in received.iter().copied().enumerate().rev() {
        let until = received.get(nth + 1).map(|next| next.received_on);
        let review = reviewed(belonging, reviews, (one, target), until, known_on);
        let is_required = plan.review_is_required(one.received_on);
        let own = match review.map(|review| (review, review.decision)) {
            Some((review, Decision::Accepted)) => Standing::Counts(Some(review)),
            Some((review, Decision::Returned)) => Standing::Returned(review),
            None if is_required => Standing::WaitsForReview,
            None => Standing::Counts(None),
        };
        let is_in_force = matches!(own, Standing::Counts(_));
        let is_own = std::ptr::eq(one, entry);
        match last {
            None if is_own => return own,
            Some(_) if is_own && is_in_force => return own,
            Some((by, _)) if is_own => return Standing::Corrected(by),
            _ => {}
        }
        let ends_here = is_in_force || (matches!(own, Standing::Returned(_)) && !is_required);
        if ends_here {
            return Standing::Corrected(last.map_or(one, |(by, _)| by));
        }
        last = last.or(Some((one, own)));
    }
    Standing::NotReceived
}

/// The last review of an entry by a day, of those of its body for its period: of those on which no later entry of its chain
/// had come.
fn reviewed<'p>(
    belonging: &Belonging<'p>,
    reviews: &[&'p Review],
    (entry, target): (&Progress, Target),
    until: Option<Date>,
    known_on: Date,
) -> Option<&'p Review> {
    let is_of_entry = |review: &&Review| {
        review.about.as_ref().is_none_or(|about| {
            let own = entry.about.as_ref();
            let is_same = own == Some(&about.value);
            is_same || belonging.is_named(&about.value, target, entry.received_on)
        })
    };
    reviews
        .iter()
        .copied()
        .filter(|review| {
            entry.received_on <= review.on
                && review.on <= known_on
                && until.is_none_or(|until| review.on < until)
        })
        .filter(is_of_entry)
        .max_by_key(|review| review.on)
}

#[cfg(test)]
mod tests {
    use crate::disk::load::sample::{Sample, sample};
    use crate::obligation::belonging::Belonging;
    use crate::obligation::standing::{Standing, standings};

    /// How every entry on 1.a stands on each of some days, in the order of the file.
    #[track_caller]
    fn case(plan: &Sample, days: &[(&str, &str)]) {
        let plan = plan.clone().load();
        let belonging = Belonging::of(&plan, &plan.measures[0]);
        for (day, expected) in days {
            let standings = standings(&belonging, day.parse().unwrap());
            let told: Vec<&str> = standings
                .iter()
                .map(|(.., standing)| match standing {
                    Standing::NotReceived => "not received",
                    Standing::LeftOut => "left out",
                    Standing::Corrected(_) => "corrected",
                    Standing::Returned(_) => "returned",
                    Standing::WaitsForReview => "waits",
                    Standing::Counts(None) => "counts",
                    Standing::Counts(Some(_)) => "accepted",
                })
                .collect();
            assert_eq!(told.join(", "), *expected, "on {day}");
        }
    }

    fn duty(review: &str) -> Sample {
        sample()
            .with("plan.yaml", "review: none", &format!("review: {review}"))
            .measure("1.a", "bodies: [health], period: Regularly")
    }

    fn said(plan: Sample, keys: &str) -> Sample {
        plan.progress("2024-Q1/health", &format!("measure: 1.a, {keys}"))
    }

    fn decided(plan: Sample, decision: &str) -> Sample {
        plan.review("2024-Q1/health", &format!("measure: 1.a, {decision}"))
    }

    #[test]
    fn without_reviews_the_last_that_was_received_counts() {
        let plan = said(duty("none"), "state: in-progress, received_on: 2024-04-10");
        let plan = said(plan, "state: done, received_on: 2024-04-20");
        case(
            &plan,
            &[
                ("2024-04-09", "not received, not received"),
                ("2024-04-10", "counts, not received"),
                ("2024-04-20", "corrected, counts"),
            ],
        );
    }

    #[test]
    fn what_waits_for_its_review_takes_nothing_from_what_was_accepted() {
        let plan = said(
            duty("required"),
            "state: done, done_on: 2024-03-01, received_on: 2024-04-10",
        );
        let plan = decided(plan, "decision: accepted, on: 2024-04-15");
        let plan = said(
            plan,
            "state: done, done_on: 2024-03-20, received_on: 2024-04-20",
        );
        let plan = decided(plan, "decision: accepted, on: 2024-04-25");
        case(
            &plan,
            &[
                ("2024-04-14", "waits, not received"),
                ("2024-04-15", "accepted, not received"),
                ("2024-04-24", "accepted, waits"),
                ("2024-04-25", "corrected, accepted"),
            ],
        );
    }

    #[test]
    fn what_is_returned_counts_for_nothing_until_it_is_accepted() {
        let plan = said(duty("none"), "state: done, received_on: 2024-04-10");
        let plan = decided(
            plan,
            "decision: returned, ask: Where is it?, on: 2024-04-15",
        );
        let plan = decided(plan, "decision: accepted, on: 2024-04-20");
        case(
            &plan,
            &[
                ("2024-04-14", "counts"),
                ("2024-04-15", "returned"),
                ("2024-04-20", "accepted"),
            ],
        );
    }

    #[test]
    fn what_is_undone_corrects_nothing_that_was_done() {
        let plan = said(
            duty("none"),
            "state: done, done_on: 2024-02-01, received_on: 2024-02-10",
        );
        let plan = said(
            plan,
            "state: undone, undone_on: 2024-03-01, reason: It closed., received_on: 2024-03-10",
        );
        case(&plan, &[("2024-03-10", "counts, counts")]);
    }
}
