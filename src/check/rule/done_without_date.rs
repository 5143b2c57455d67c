//! A delivery is reported done without a date.

use crate::check::rule::progress_fit::for_each_report;
use crate::file::finding::{Finding, Level, Rule};
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::progress::Progress;
use crate::plan::statement::State;

pub(super) static RULE: Rule = Rule {
    id: "done-without-date",
    level: Level::Error,
    summary: "a delivery is reported done without a date",
    docs: r"## What it checks

An entry that reports a delivery as `done` has `done_on`.

## Why it matters

Whether it was on time depends on the date. In a list of deliveries, the date also shows which of them was done.

## Example

```yaml
# file: progress/2009-Q2/mia.yaml
body: mia
period: 2009-Q2
received_on: 2009-07-10
progress:
  - { measure: 1.a, state: done, evidence: [Draft law of 2009-06-02] }
```

## How to fix

```yaml
# file: progress/2009-Q2/mia.yaml
body: mia
period: 2009-Q2
received_on: 2009-07-10
progress:
  - { measure: 1.a, state: done, done_on: 2009-06-02, evidence: [Draft law of 2009-06-02] }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    let is_candidate = |entry: &Progress| entry.state == State::Done && entry.done_on.is_none();
    for_each_report(plan, is_candidate, |report, history| {
        let Some(dated) = history.dated(&report) else {
            return;
        };
        if dated.kind() == Kind::Delivery {
            let message = format!(
                "measure `{}` is a delivery and reported done, but `done_on` is missing",
                report.measure.id.value
            );
            let finding = Finding::new(
                &RULE,
                report.entry.state_span,
                "done on which date?",
                message,
            );
            findings
                .push(finding.help("add `done_on: YYYY-MM-DD`, the date on which it was finished"));
        }
    });
    findings
}
