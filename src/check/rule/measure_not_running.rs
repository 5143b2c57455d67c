//! A continuing measure is reported on for a period in which it does not run.

use crate::check::rule::progress_fit::{for_each_report, spelled};
use crate::file::finding::{Finding, Level, Rule};
use crate::obligation::target::{Belongs, Misfit};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "measure-not-running",
    level: Level::Error,
    summary: "a continuing measure is reported on for a period in which it does not run",
    docs: r"## What it checks

A continuing measure is reported on for the periods in which it runs, within the term. An entry about such a period in the file of a later one says so with `for`.

## Why it matters

The progress report could not meet any obligation.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Review the law.
    bodies: [mia]
    period: Ongoing through June 2010
# file: progress/2010-Q3/mia.yaml
body: mia
period: 2010-Q3
received_on: 2010-10-10
progress:
  - { measure: 1.a, state: done, evidence: [Report of 2010-09-30] }
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
    period: Ongoing through June 2010
# file: progress/2010-Q2/mia.yaml
body: mia
period: 2010-Q2
received_on: 2010-07-10
progress:
  - { measure: 1.a, state: done, evidence: [Report of 2010-06-30] }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for_each_report(
        plan,
        |entry| entry.about.is_none(),
        |report, history| {
            let Belongs::Nowhere(Misfit::NotRunning) = history.belongs(&report) else {
                return;
            };
            let (Some(first), Some(last)) = (history.newest().first(), history.newest().last())
            else {
                return;
            };
            let days = format!("{} to {}", first.slot.starts_on, last.slot.ends_on);
            let id = &report.measure.id.value;
            let message = format!(
                "measure `{id}` is reported on for {}, in which it does not run",
                spelled(report.period())
            );
            findings.push(
                Finding::new(&RULE, report.entry.measure_span, "does not run", message)
                    .related(last.implementation.words.span, format!("from {days}"))
                    .related(report.file.period.span, "the reporting period")
                    .help(format!(
                        "correct the measure, or move the entry to a period from {days}"
                    )),
            );
        },
    );
    findings
}
