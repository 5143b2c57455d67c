//! An amendment moves a due date that has passed to a day before it.

use jiff::ToSpan;

use crate::finding::{Finding, Level, Rule};
use crate::obligation::AsOf;
use crate::obligation::schedule::{Which, schedule};
use crate::plan::Plan;
use crate::plan::amendment::{Amendment, Change};
use crate::plan::measure::Measure;

pub(super) static RULE: Rule = Rule {
    id: "shortened-after-the-fact",
    level: Level::Warning,
    summary: "an amendment moves a due date that has passed to a day before it",
    docs: r"## What it checks

A due date that has passed by the day on which an amendment counts is not moved to an earlier day.

## Why it matters

What was done in time would be late after all, and a later reader could not tell why.

## Example

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { measure: 1.a, period: May 2009 }
```

## How to fix

Correct the period, or the day from which the act counts.

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { measure: 1.a, period: May 2010 }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    plan.measures
        .iter()
        .flat_map(|measure| {
            let changes = plan.changes(measure.key);
            changes.filter_map(move |(amendment, change)| finding(plan, measure, amendment, change))
        })
        .collect()
}

fn finding(
    plan: &Plan,
    measure: &Measure,
    amendment: &Amendment,
    change: &Change,
) -> Option<Finding> {
    let period = change.period.as_ref()?;
    let day = amendment.effective_on;
    let before = schedule(plan, measure, AsOf::on(day.saturating_sub(1.day())));
    let after = schedule(plan, measure, AsOf::on(day));
    let deliveries = after
        .iter()
        .filter(|dated| matches!(dated.which, Which::Ordinal(_)));
    let (was, is) = deliveries
        .filter_map(|dated| {
            let was = before.iter().find(|was| was.which == dated.which)?;
            Some((was.slot.due_on, dated.slot.due_on))
        })
        .find(|(was, is)| *was < day && is < was)?;
    let message = format!(
        "measure `{}` was due on {was}, which has passed by {day}, and is moved back to {is}",
        measure.id.value
    );
    let finding = Finding::new(&RULE, period.words.span, "before what has passed", message);
    Some(finding.help("correct the period, or the day from which the act counts"))
}
