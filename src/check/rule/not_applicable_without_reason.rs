//! An entry says `not-applicable` without a reason.

use crate::check::rule::progress_fit::for_each_report;
use crate::file::finding::{Finding, Level, Rule};
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::statement::State;

pub(super) static RULE: Rule = Rule {
    id: "not-applicable-without-reason",
    level: Level::Error,
    summary: "an entry says `not-applicable` without a reason",
    docs: r"## What it checks

An entry that says `not-applicable` has a `reason`.

## Why it matters

The coordinator accepts or returns the reason. Without one, a single word would close the period.

## Example

```yaml
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.b, state: not-applicable }
```

## How to fix

```yaml
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.b, state: not-applicable, reason: The law was not yet in force. }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for_each_report(
        plan,
        |entry| entry.state == State::NotApplicable && entry.reason.is_none(),
        |report, history| {
            // For a delivery the state itself is wrong, with or without a reason.
            if history
                .dated(&report)
                .is_some_and(|dated| dated.kind() == Kind::Continuing)
            {
                let message = format!(
                    "measure `{}` is reported as not applicable, without a reason",
                    report.measure.id.value
                );
                findings.push(
                    Finding::new(&RULE, report.entry.state_span, "no reason", message)
                        .help("add `reason:` and say why"),
                );
            }
        },
    );
    findings
}
