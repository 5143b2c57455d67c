//! An amendment changes something that no command takes into account.

use crate::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "unapplied-change",
    level: Level::Warning,
    summary: "an amendment changes something that no command takes into account",
    docs: r"## What it checks

Of an amendment, new periods and waivers are applied. Its other changes are read and checked, but nothing is reckoned from them.

## Why it matters

Lists and reports are still those of the plan without the change.

## Example

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { measure: 1.b, suspend: true }
```

## How to fix

Keep the change as a record of the act, and mind it when you read a report. Where a waiver or a new period says the same, write that.

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { measure: 1.b, waive: true }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let changes = plan.amendments.iter().flat_map(|amendment| {
        amendment
            .changes
            .iter()
            .map(move |change| (amendment, change))
    });
    let keys = changes
        .flat_map(|(amendment, change)| change.unapplied.iter().map(move |key| (amendment, key)));
    keys.map(|(amendment, key)| {
        let message = format!("`{}` of the amendment {} is read, but not applied: dates and statuses are those without it", key.value, amendment.act);
        Finding::new(&RULE, key.span, "not applied", message).help("mind it when you read a report")
    })
    .collect()
}
