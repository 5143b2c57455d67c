//! A measure is reported on for a period that ends before the measure begins.

use crate::check::rule::progress_fit::{for_each_report, spelled};
use crate::file::finding::{Finding, Level, Rule};
use crate::obligation::target::{Belongs, Misfit};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "progress-before-start",
    level: Level::Error,
    summary: "a measure is reported on for a period that ends before the measure begins",
    docs: r"## What it checks

A continuing measure is reported on from the reporting period in which it begins, as approved or after an amendment. A delivery may be reported on early, from the approval of the plan on; if it is done before its period starts, it is met.

## Why it matters

Usually the period or the measure is wrong, and the progress report belongs elsewhere.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Review the law.
    bodies: [mia]
    period: From 2010
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.a, state: in-progress, summary: The chapter on courts was read. }
```

## How to fix

Correct the measure, or move the entry to the reporting period that it is about.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Review the law.
    bodies: [mia]
    period: From 2010
# file: progress/2010-Q1/mia.yaml
body: mia
period: 2010-Q1
received_on: 2010-04-10
progress:
  - { measure: 1.a, state: done, evidence: [Review of 2010-03-20] }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for_each_report(
        plan,
        |entry| entry.about.is_none(),
        |report, history| {
            let Belongs::Nowhere(Misfit::BeforeStart) = history.belongs(&report) else {
                return;
            };
            let Some(first) = history
                .newest()
                .iter()
                .min_by_key(|dated| dated.slot.starts_on)
            else {
                return;
            };
            let (id, starts_on) = (&report.measure.id.value, first.slot.starts_on);
            let message = format!(
                "measure `{id}` is reported on for {}, but begins on {starts_on}",
                spelled(report.period())
            );
            findings.push(
            Finding::new(&RULE, report.entry.measure_span, "has not begun", message)
                .related(first.implementation.words.span, format!("begins on {starts_on}"))
                .related(report.file.period.span, "the reporting period")
                .help("correct the measure, or move the entry to the reporting period that it is about"),
        );
        },
    );
    findings
}
