//! A review is about a progress report that did not exist on its date.

use std::collections::BTreeSet;

use crate::file::finding::{Finding, Level, Rule};
use crate::obligation::belonging::Belonging;
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::about::About;
use crate::plan::body::{Body, BodyKey};
use crate::plan::measure::Measure;
use crate::plan::progress::Progress;
use crate::plan::review::Review;

pub(super) static RULE: Rule = Rule {
    id: "review-of-nothing",
    level: Level::Error,
    summary: "a review is about a progress report that did not exist on its date",
    docs: r"## What it checks

There is an entry that the review can be about: for its body, measure and reporting period, received on or before the date of the review. It is about the last such entry for each obligation; with `for`, only for the obligations named.

## Why it matters

The decision would be ignored.

## Example

```yaml
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.a, state: in-progress, summary: Draft under discussion. }
# file: reviews/2009-Q1/mia.yaml
reviews:
  - { measure: 1.b, decision: accepted, on: 2009-04-20 }
```

## How to fix

Correct the measure or the date, or move the file.

```yaml
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.a, state: in-progress, summary: Draft under discussion. }
# file: reviews/2009-Q1/mia.yaml
reviews:
  - { measure: 1.a, decision: accepted, on: 2009-04-20 }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    // The reviewed entry may be one that could not be read.
    let is_whole = plan.lost == 0
        && plan
            .progress_files
            .iter()
            .all(|file| file.body.key().is_some());
    if plan.reviews.is_empty() || !is_whole {
        return Vec::new();
    }
    let in_doubt = in_doubt(plan);
    plan.reviews
        .iter()
        .filter(|review| !review.is_left_out)
        .filter_map(|review| finding(plan, review, &in_doubt))
        .collect()
}

/// Bodies and periods with misplaced progress reports, or with progress reports on unknown measures.
fn in_doubt(plan: &Plan) -> BTreeSet<(BodyKey, Option<Period>)> {
    let misplaced = plan
        .progress_files
        .iter()
        .filter(|file| !plan.is_in_place(file));
    let unknown = plan
        .progress
        .iter()
        .rev()
        .take_while(|entry| entry.measure.key().is_none())
        .map(|entry| plan.file_of(entry));
    let misplaced = misplaced.filter_map(|file| Some((file.body.key()?, None)));
    misplaced
        .chain(unknown.filter_map(|file| Some((file.body.key()?, Some(file.period.value)))))
        .collect()
}

fn finding(
    plan: &Plan,
    review: &Review,
    in_doubt: &BTreeSet<(BodyKey, Option<Period>)>,
) -> Option<Finding> {
    let file = plan.file_of_review(review);
    let measure = plan.measure(review.measure.key()?);
    let (key, period) = (file.body.key()?, file.period?.value);
    let is_doubtful = in_doubt.contains(&(key, None)) || in_doubt.contains(&(key, Some(period)));
    if is_doubtful || !plan.is_place_of(&file.place, period, &file.body) {
        return None;
    }
    let mut entries = entries(plan, measure, key, period).filter(|entry| {
        review
            .about
            .as_ref()
            .is_none_or(|about| is_about(plan, measure, entry, &about.value))
    });
    let first = entries.clone().min_by_key(|entry| entry.received_on);
    if entries.any(|entry| entry.received_on <= review.on) {
        return None;
    }
    let body: &Body = plan.body(key);
    let (body, id, on) = (&body.id.value, &measure.id.value, review.on);
    Some(if let Some(first) = first {
        let received_on = first.received_on;
        let message = format!(
            "the review of {on} is earlier than the progress report of `{body}` on measure `{id}` for {period}, received on {received_on}"
        );
        Finding::new(&RULE, review.measure_span, "not received by then", message)
            .related(first.measure_span, format!("received {received_on}"))
            .help("correct the date of the review, or `received_on` of the progress report")
    } else {
        let message = format!(
            "the review of {on} is about a progress report of `{body}` on measure `{id}` for {period}, which does not exist"
        );
        Finding::new(&RULE, review.measure_span, "nothing to review", message)
            .help("correct the measure, or move the review to the file of the body and period that it is about")
    })
}

/// Whether an entry is about one of the obligations that a review is for.
fn is_about(plan: &Plan, measure: &Measure, entry: &Progress, about: &About) -> bool {
    let is_same = entry.about.as_ref().is_some_and(|own| own == about);
    let mut entries = plan.progress_on(measure.key).iter();
    let at = entries.position(|own| std::ptr::eq(own, entry));
    is_same || at.is_some_and(|at| Belonging::of(plan, measure).is_for(at, about))
}

fn entries<'p>(
    plan: &'p Plan,
    measure: &Measure,
    body: BodyKey,
    period: Period,
) -> impl Iterator<Item = &'p Progress> + Clone {
    let entries = plan.progress_on(measure.key);
    let key = |entry: &Progress| {
        let file = plan.file_of(entry);
        (
            file.body.key().map_or(u32::MAX, |key| key.0),
            file.period.value,
        )
    };
    let from = entries.partition_point(|entry| key(entry) < (body.0, period));
    let to = entries.partition_point(|entry| key(entry) <= (body.0, period));
    entries[from..to].iter()
}
