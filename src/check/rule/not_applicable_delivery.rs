//! A delivery is reported as not applicable.

use crate::check::rule::progress_fit::for_each_report;
use crate::file::finding::{Finding, Level, Rule};
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::statement::State;

pub(super) static RULE: Rule = Rule {
    id: "not-applicable-delivery",
    level: Level::Error,
    summary: "a delivery is reported as not applicable",
    docs: r"## What it checks

`not-applicable` means that nothing was owed in one period of a continuing measure. A delivery is owed once, and only an amendment can waive it.

## Why it matters

A body cannot release itself from a measure of the plan.

## Example

```yaml
# file: progress/2009-Q2/mia.yaml
body: mia
period: 2009-Q2
received_on: 2009-07-10
progress:
  - { measure: 1.a, state: not-applicable, reason: The law is not needed. }
```

## How to fix

Report the state of the work and the obstacles. If the measure was dropped, add the amendment that waives it.

```yaml
# file: progress/2009-Q2/mia.yaml
body: mia
period: 2009-Q2
received_on: 2009-07-10
progress:
  - { measure: 1.a, state: not-started, obstacles: The law may not be needed. }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for_each_report(
        plan,
        |entry| entry.state == State::NotApplicable,
        |report, history| {
            let Some(dated) = history.dated(&report) else {
                return;
            };
            if dated.kind() == Kind::Delivery {
                let message = format!(
                    "measure `{}` is reported as not applicable, but is a delivery",
                    report.measure.id.value
                );
                findings.push(
                Finding::new(&RULE, report.entry.state_span, "not for a delivery", message)
                    .related(dated.implementation.words.span, format!("due on {}", dated.slot.due_on))
                    .help("report the state of the work and the obstacles; only an amendment can waive a delivery"),
            );
            }
        },
    );
    findings
}
