//! An amendment counts from before the day of its own act, and does not say that it means to.

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "effective-before-act",
    level: Level::Error,
    summary: "an amendment counts from before the day of its act, and does not say that it means to",
    docs: r"## What it checks

An amendment counts from the day of its act or later, unless it says `retroactive: true`.

## Why it matters

Statuses of days that are past would change, and with them reports that have been issued.

## Example

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-01-01
changes:
  - { measure: 1.a, period: 2010 }
```

## How to fix

Correct the day, or say that the act counts from before its own day.

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-01-01
retroactive: true
changes:
  - { measure: 1.a, period: 2010 }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let early = plan
        .amendments
        .iter()
        .filter(|amendment| amendment.effective_on < amendment.on && !amendment.is_retroactive);
    early
        .map(|amendment| {
            let message = format!(
                "the amendment {} of {} counts from {}, before its own day",
                amendment.act, amendment.on, amendment.effective_on
            );
            Finding::new(&RULE, amendment.effective_span, "before the act", message)
                .help("correct the day, or add `retroactive: true`")
        })
        .collect()
}
