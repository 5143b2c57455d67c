//! An amendment adds a measure whose period has ended when the act takes effect.

use crate::file::finding::{Finding, Level, Rule};
use crate::period::reading::Reading;
use crate::plan::Plan;
use crate::plan::measure::Measure;

pub(super) static RULE: Rule = Rule {
    id: "added-after-its-period",
    level: Level::Warning,
    summary: "an amendment adds a measure whose period has ended when the act takes effect",
    docs: r"## What it checks

A measure that an amendment adds has an obligation due on the day the amendment takes effect, or later.

## Why it matters

A delivery would be overdue on the day it is first owed, and a continuing measure would owe nothing at all.

## Example

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { add: { id: 1.c, objective: 1, text: Train judges., bodies: [mia], period: 2009 } }
```

## How to fix

Correct the period, or the day on which the act takes effect.

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { add: { id: 1.c, objective: 1, text: Train judges., bodies: [mia], period: 2010 } }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    plan.measures
        .iter()
        .filter_map(|measure| finding(plan, measure))
        .collect()
}

fn finding(plan: &Plan, measure: &Measure) -> Option<Finding> {
    let day = plan.added_by(measure)?.effective_on;
    let reading = plan.reading_on(measure, &measure.implementation, day)?;
    let frame = plan.frame_on(measure, day);
    let last = reading.slots(&frame).ok()?.last()?.due_on;
    let is_over = match &reading {
        Reading::Delivery(_) => last < day,
        Reading::Continuing { .. } => reading.slots_from(&frame, day).ok()?.is_empty(),
    };
    // What is due before the term is found by another rule.
    if !is_over || last < frame.term.first {
        return None;
    }
    let message = format!(
        "measure `{}` is added on {day}, but its last due date was {last}",
        measure.id.value
    );
    let span = measure.implementation.words.span;
    let finding = Finding::new(&RULE, span, "already over", message);
    Some(finding.help("correct the period, or the day on which the act takes effect"))
}
