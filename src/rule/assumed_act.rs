//! An amendment cites no act.

use crate::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "assumed-act",
    level: Level::Error,
    summary: "an amendment cites no act",
    docs: r"## What it checks

The `act` of an amendment is an act, and not `assumed`.

## Why it matters

An amendment changes what was approved, for every reader and every report. What the decree leaves open may be assumed in `plan.yaml`; what it says may not.

## Example

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: assumed
on: 2010-02-24
changes:
  - { measure: 1.a, period: 2010 }
```

## How to fix

Name the act, as it is cited.

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
changes:
  - { measure: 1.a, period: 2010 }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let assumed = plan
        .amendments
        .iter()
        .filter(|amendment| amendment.act.trim().eq_ignore_ascii_case("assumed"));
    assumed
        .map(|amendment| {
            let span = Span::file_start(amendment.effective_span.file);
            let message = format!(
                "the amendment of {} cites no act, but `assumed`",
                amendment.on
            );
            Finding::new(&RULE, span, "cites no act", message)
                .help("name the act that changes the plan")
        })
        .collect()
}
