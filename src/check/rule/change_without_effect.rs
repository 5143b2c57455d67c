//! An amendment changes a waived measure, or sets what is already so.

use jiff::ToSpan;

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::plan::amendment::{Amendment, Change};
use crate::plan::measure::Measure;

pub(super) static RULE: Rule = Rule {
    id: "change-without-effect",
    level: Level::Warning,
    summary: "an amendment changes a waived measure, or sets what is already so",
    docs: r"## What it checks

A measure is resumed only while it is suspended, and suspended only while it is not. A waived measure is not amended later: all of it stays waived.

## Why it matters

The act would have no effect; usually another measure was meant, or an earlier act is not on file.

## Example

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { measure: 1.b, resume: true }
```

## How to fix

Correct the id, or add the act that suspended the measure.

```yaml
# file: amendments/2009-09-01-order-1.yaml
act: Order No. 1
on: 2009-09-01
changes:
  - { measure: 1.b, suspend: true }
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { measure: 1.b, resume: true }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let findings = plan.measures.iter().flat_map(|measure| {
        let changes = plan.changes(measure.key);
        changes.filter_map(move |(amendment, change)| finding(plan, measure, amendment, change))
    });
    findings.collect()
}

fn finding(
    plan: &Plan,
    measure: &Measure,
    amendment: &Amendment,
    change: &Change,
) -> Option<Finding> {
    let (_, span) = change.measure.as_ref()?;
    let day = amendment.effective_on;
    let before = day.saturating_sub(1.day());
    let id = &measure.id.value;
    if let Some(by) = plan.waived_by(measure.key, before) {
        let message = format!(
            "measure `{id}` is amended from {day} on, but {} waived it from {} on",
            by.act, by.effective_on
        );
        let finding = Finding::new(&RULE, *span, "already waived", message)
            .related(by.effective_span, "waived from this day on");
        return Some(finding.help("correct the id, or add a new measure instead"));
    }
    let suspended_by = plan.commitment(measure, before).suspended_by;
    match (change.suspends?, suspended_by) {
        (true, Some(by)) => {
            let message = format!(
                "measure `{id}` is suspended from {day} on, but was already suspended on {} by {}",
                by.effective_on, by.act
            );
            let finding = Finding::new(&RULE, *span, "already suspended", message)
                .related(by.effective_span, "suspended from this day on");
            Some(finding.help("correct the id, or add the act that resumed it"))
        }
        (false, None) if !is_suspended_on(plan, measure, amendment) => {
            let message = format!("measure `{id}` is resumed from {day} on, but is not suspended");
            let finding = Finding::new(&RULE, *span, "not suspended", message);
            Some(finding.help("correct the id, or add the act that suspended it"))
        }
        (true, None) | (false, _) => None,
    }
}

/// Whether another act of the same day suspends the measure, a contradiction that its own rule finds.
fn is_suspended_on(plan: &Plan, measure: &Measure, amendment: &Amendment) -> bool {
    plan.changes(measure.key).any(|(other, change)| {
        other.effective_on == amendment.effective_on && change.suspends == Some(true)
    })
}
