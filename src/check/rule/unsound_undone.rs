//! An `undone` entry lacks its date or reason, or is about something that cannot be undone.

use crate::check::rule::progress_fit::for_each_report;
use crate::file::finding::{Finding, Level, Rule};
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::statement::State;

pub(super) static RULE: Rule = Rule {
    id: "unsound-undone",
    level: Level::Error,
    summary: "an `undone` entry lacks its date or reason, or is about something that cannot be undone",
    docs: r"## What it checks

`state: undone` says that a delivery was lost again: since when (`undone_on`) and why (`reason`). An earlier entry reports it as done. A continuing measure cannot be undone; its next period is simply not done.

## Why it matters

From that day on, the delivery is owed again, and counts as late.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Shelters
measures:
  - id: 1.a
    text: Open a shelter.
    bodies: [mia]
    period: 2009
# file: progress/2009-Q2/mia.yaml
body: mia
period: 2009-Q2
received_on: 2009-07-10
progress:
  - { measure: 1.a, state: done, done_on: 2009-05-04, evidence: [Order No. 4] }
# file: progress/2010-Q1/mia.yaml
body: mia
period: 2010-Q1
received_on: 2010-04-10
progress:
  - { measure: 1.a, state: undone }
```

## How to fix

Add the date and the reason.

```yaml
# file: measures/01.yaml
objective: 1
title: Shelters
measures:
  - id: 1.a
    text: Open a shelter.
    bodies: [mia]
    period: 2009
# file: progress/2009-Q2/mia.yaml
body: mia
period: 2009-Q2
received_on: 2009-07-10
progress:
  - { measure: 1.a, state: done, done_on: 2009-05-04, evidence: [Order No. 4] }
# file: progress/2010-Q1/mia.yaml
body: mia
period: 2010-Q1
received_on: 2010-04-10
progress:
  - { measure: 1.a, state: undone, undone_on: 2010-02-01, reason: The lease of the house ended. }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for_each_report(
        plan,
        |entry| entry.state == State::Undone,
        |report, history| {
            let (entry, id) = (report.entry, &report.measure.id.value);
            let dated = history.dated(&report);
            let (what, label, help) = if dated.is_some_and(|dated| dated.kind() == Kind::Continuing)
            {
                (
                    "undone, but is a continuing measure",
                    "not for a continuing measure",
                    "report the period as `not-started` or `in-progress`",
                )
            } else if entry.undone_on.is_none() {
                (
                    "undone, but `undone_on` is missing",
                    "undone since when?",
                    "add `undone_on: YYYY-MM-DD`, the date from which it is lost",
                )
            } else if entry.reason.is_none() {
                (
                    "undone, without a reason",
                    "no reason",
                    "add `reason:` and say why",
                )
            } else if !history.is_done(&report, plan) {
                (
                    "undone, but no entry says that it was done",
                    "never done",
                    "record that it was done, or remove this entry",
                )
            } else {
                return;
            };
            let message = format!("measure `{id}` is reported as {what}");
            findings.push(Finding::new(&RULE, entry.state_span, label, message).help(help));
        },
    );
    findings
}
