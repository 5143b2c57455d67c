//! An entry says that something is undone, but not since when or why, or of what cannot be undone.

use crate::check::rule::progress_fit::for_each_report;
use crate::file::finding::{Finding, Level, Rule};
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::statement::State;

pub(super) static RULE: Rule = Rule {
    id: "unsound-undone",
    level: Level::Error,
    summary: "an entry says that something is undone, but not since when or why, or of a duty",
    docs: r"## What it checks

`state: undone` says that a delivery was lost again: since when (`undone_on`) and why (`reason`). An entry on file says that it was done. A duty that is owed again in every period cannot be undone; its next period is simply not done.

## Why it matters

From that day on the delivery is owed again, and counts as late.

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

Say since when, and why.

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
                    "undone, but it is owed again in every period",
                    "not of a duty",
                    "report the period as not started or in progress",
                )
            } else if entry.undone_on.is_none() {
                (
                    "undone, but there is no `undone_on`",
                    "undone since when?",
                    "add `undone_on: YYYY-MM-DD`, the day from which it is lost",
                )
            } else if entry.reason.is_none() {
                (
                    "undone, without a reason",
                    "no reason",
                    "add `reason:` and say why",
                )
            } else if !history.is_done(&report, plan) {
                (
                    "undone, but nothing says that it was done",
                    "nothing was done",
                    "put on file that it was done, or leave this out",
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
