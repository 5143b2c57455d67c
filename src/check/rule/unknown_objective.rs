//! An amendment adds a measure to an objective that the plan does not have.

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::text::words::did_you_mean;

pub(super) static RULE: Rule = Rule {
    id: "unknown-objective",
    level: Level::Error,
    summary: "an amendment adds a measure to an objective that the plan does not have",
    docs: r"## What it checks

A measure that an amendment adds belongs to an objective of the plan.

## Why it matters

The measure would belong to no objective, and nobody would owe it.

## Example

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - add: { id: 2.a, objective: 2, text: Publish the law., bodies: [mia], period: 2011 }
```

## How to fix

Correct the objective, or add a file of measures for it.

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - add: { id: 1.c, objective: 1, text: Publish the law., bodies: [mia], period: 2011 }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    if !plan.measures_are_known {
        return Vec::new();
    }
    plan.homeless
        .iter()
        .map(|objective| {
            let message = format!(
                "an amendment adds a measure to the objective `{}`, which the plan does not have",
                objective.value
            );
            let finding = Finding::new(&RULE, objective.span, "not in the plan", message);
            let ids = plan
                .objectives
                .iter()
                .map(|objective| objective.id.value.as_str());
            finding.help(
                did_you_mean(&objective.value, ids)
                    .unwrap_or_else(|| "correct the objective".to_owned()),
            )
        })
        .collect()
}
