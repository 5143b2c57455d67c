//! An amendment changes a measure before another adds it.

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "change-before-measure",
    level: Level::Error,
    summary: "an amendment changes a measure before another adds it",
    docs: r"## What it checks

No amendment that takes effect earlier changes a measure that an amendment adds.

## Why it matters

The change would apply from the first day of the measure and override the act that adds it.

## Example

```yaml
# file: amendments/2010-02-01-order-2.yaml
act: Order No. 2
on: 2010-02-01
changes:
  - { measure: 1.c, period: 2011 }
# file: amendments/2010-03-01-order-3.yaml
act: Order No. 3
on: 2010-03-01
changes:
  - { add: { id: 1.c, objective: 1, text: Train judges., bodies: [mia], period: 2010 } }
```

## How to fix

Correct the id, or the day on which one of the two acts takes effect.

```yaml
# file: amendments/2010-03-01-order-3.yaml
act: Order No. 3
on: 2010-03-01
changes:
  - { add: { id: 1.c, objective: 1, text: Train judges., bodies: [mia], period: 2010 } }
# file: amendments/2010-04-01-order-4.yaml
act: Order No. 4
on: 2010-04-01
changes:
  - { measure: 1.c, period: 2011 }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let added = plan
        .measures
        .iter()
        .filter_map(|measure| Some((measure, plan.added_by(measure)?)));
    let findings = added.flat_map(|(measure, by)| {
        let early = plan
            .changes(measure.key)
            .filter(|(amendment, _)| amendment.effective_on < by.effective_on);
        early.filter_map(move |(amendment, change)| {
            let (_, span) = change.measure.as_ref()?;
            let message = format!(
                "{} changes measure `{}` from {} on, but the measure is added on {} by {}",
                amendment.act, measure.id.value, amendment.effective_on, by.effective_on, by.act
            );
            let finding = Finding::new(&RULE, *span, "does not exist yet", message)
                .related(measure.id.span, "added here");
            Some(
                finding
                    .help("correct the id, or the day on which one of the two acts takes effect"),
            )
        })
    });
    findings.collect()
}
