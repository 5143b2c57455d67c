//! A file of progress reports or reviews is not in the folder of its period and body.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::body::BodyName;
use crate::plan::progress::Place;

pub(super) static RULE: Rule = Rule {
    id: "wrong-folder",
    level: Level::Error,
    summary: "a file of progress reports or reviews is not in the folder of its period and body",
    docs: r"## What it checks

The progress reports of a body for one reporting period are in `progress/PERIOD/BODY.yaml`, and their reviews in `reviews/PERIOD/BODY.yaml`, where BODY is the body's id.

## Why it matters

Either the path or the content is wrong, and the content would count for another period or body.

## Example

```yaml
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q2
received_on: 2009-07-10
progress:
  - { measure: 1.a, state: in-progress, summary: Draft under discussion. }
```

## How to fix

Move the file, or correct its content.

```yaml
# file: progress/2009-Q2/mia.yaml
body: mia
period: 2009-Q2
received_on: 2009-07-10
progress:
  - { measure: 1.a, state: in-progress, summary: Draft under discussion. }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let of_progress = plan.progress_files.iter().filter_map(|file| {
        finding(
            plan,
            "progress",
            &file.place,
            (file.period.value, file.period.span),
            &file.body,
        )
    });
    let of_reviews = plan
        .review_files
        .iter()
        .filter_map(|file| match file.period {
            Some(period) => finding(
                plan,
                "reviews",
                &file.place,
                (period.value, period.span),
                &file.body,
            ),
            None => Some(without_period(&file.place, file.entries_span)),
        });
    of_progress.chain(of_reviews).collect()
}

fn finding(
    plan: &Plan,
    kind: &str,
    place: &Place,
    (period, period_span): (Period, Span),
    body: &BodyName,
) -> Option<Finding> {
    if plan.is_place_of(place, period, body) {
        return None;
    }
    let id = body
        .key()
        .map_or(&place.stem, |key| &plan.body(key).id.value);
    let Place { folder, stem } = place;
    let (span, is) = if Period::parse(folder) == Some(period) {
        (body.written.span, format!("of `{id}`"))
    } else {
        (period_span, format!("of {period}"))
    };
    let stands = if folder.is_empty() {
        format!("{kind}/{stem}.yaml")
    } else {
        format!("{kind}/{folder}/{stem}.yaml")
    };
    let message = format!("the {kind} file `{stands}` is {is}");
    let finding = Finding::new(&RULE, span, "not what the path says", message);
    Some(finding.help(format!(
        "move the file to `{kind}/{period}/{id}.yaml`, or correct its content"
    )))
}

/// Reviews may omit their period, but then their folder names it.
fn without_period(place: &Place, entries: Span) -> Finding {
    let Place { folder, stem } = place;
    let message = if folder.is_empty() {
        "the reviews file is not in the folder of a reporting period".to_owned()
    } else {
        format!("the folder `{folder}` of the reviews file is not a reporting period")
    };
    Finding::new(
        &RULE,
        Span::file_start(entries.file),
        "of which period?",
        message,
    )
    .help(format!(
        "move the file to the folder of the period: `reviews/2009-Q1/{stem}.yaml`"
    ))
}
