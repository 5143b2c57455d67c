//! An amendment changes something that no command takes into account.

use crate::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "unapplied-change",
    level: Level::Warning,
    summary: "an amendment changes something that no command takes into account",
    docs: r"## What it checks

Of an amendment, changes of measures, of the reporting rules and of the term are applied. What it says of successors of bodies is read and checked, but nothing is reckoned from it.

## Why it matters

Lists and reports are still those of the plan without the change.

## Example

```yaml
# file: bodies.yaml
bodies:
  - { id: mia, name: Ministry of Internal Affairs, kind: ministry }
  - { id: sss, name: State Security Service, kind: service }
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { body: mia, succeeded_by: [sss] }
```

## How to fix

Say of each measure who answers for it from then on.

```yaml
# file: bodies.yaml
bodies:
  - { id: mia, name: Ministry of Internal Affairs, kind: ministry }
  - { id: sss, name: State Security Service, kind: service }
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { measure: 1.a, bodies: [sss] }
  - { measure: 1.b, bodies: [sss] }
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
