//! An amendment takes effect before the date of its act without being marked as retroactive.

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "effective-before-act",
    level: Level::Error,
    summary: "an amendment takes effect before the date of its act without being marked as retroactive",
    docs: r"## What it checks

An amendment takes effect on the date of its act or later, unless it has `retroactive: true`.

## Why it matters

Past statuses would change, and with them reports that have already been issued.

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

Correct the date, or mark the act as retroactive.

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
                "the amendment {} of {} takes effect on {}, before the date of the act",
                amendment.act, amendment.on, amendment.effective_on
            );
            Finding::new(&RULE, amendment.effective_span, "before the act", message)
                .help("correct the date, or add `retroactive: true`")
        })
        .collect()
}
