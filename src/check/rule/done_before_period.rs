//! A continuing measure is reported done on a day before the obligation began.

use crate::check::rule::progress_fit::for_each_report;
use crate::file::finding::{Finding, Level, Rule};
use crate::obligation::target::{Belongs, Misfit};
use crate::plan::Plan;
use crate::plan::statement::State;

pub(super) static RULE: Rule = Rule {
    id: "done-before-period",
    level: Level::Error,
    summary: "a continuing measure is reported done on a day before the obligation began",
    docs: r"## What it checks

An obligation of a continuing measure is met in its period or later. An entry whose `done_on` is before the first day of the obligation that it is about, and in no other obligation of the measure, is ignored.

A delivery may be done before its period starts.

## Why it matters

One piece of work would meet every period that follows.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Publish the statistics.
    bodies: [mia]
    period: Regularly
# file: progress/2009-Q2/mia.yaml
body: mia
period: 2009-Q2
received_on: 2009-07-10
progress:
  - { measure: 1.a, state: done, done_on: 2008-12-01, evidence: [Bulletin No. 1] }
```

## How to fix

Correct the date, or report what was done in the period.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Publish the statistics.
    bodies: [mia]
    period: Regularly
# file: progress/2009-Q2/mia.yaml
body: mia
period: 2009-Q2
received_on: 2009-07-10
progress:
  - { measure: 1.a, state: done, done_on: 2009-06-01, evidence: [Bulletin No. 2] }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for_each_report(
        plan,
        |entry| entry.state == State::Done && entry.done_on.is_some(),
        |report, history| {
            let (Some(done_on), Belongs::Nowhere(Misfit::DoneBefore(dated))) =
                (report.entry.done_on, history.belongs(&report))
            else {
                return;
            };
            let (id, starts_on) = (&report.measure.id.value, dated.slot.starts_on);
            let message = format!(
                "measure `{id}` is reported done on {}, but its obligation for {} begins on {starts_on}",
                done_on,
                dated.name()
            );
            findings.push(
                Finding::new(
                    &RULE,
                    report.entry.done_on_span,
                    "before it begins",
                    message,
                )
                .related(
                    dated.implementation.words.span,
                    format!("begins on {starts_on}"),
                )
                .help("correct `done_on`"),
            );
        },
    );
    findings
}
