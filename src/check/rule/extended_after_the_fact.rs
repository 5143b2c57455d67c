//! An amendment gives bodies more time to report, but takes effect after the end of a period that they still report on.

use crate::file::finding::{Finding, Level, Rule};
use crate::obligation::discipline::{clipped, report_due_on};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::text::words::all_of;

pub(super) static RULE: Rule = Rule {
    id: "extended-after-the-fact",
    level: Level::Warning,
    summary: "an amendment gives more time to report, but not for a period whose progress reports are still awaited",
    docs: r"## What it checks

The rule in force when a reporting period ends decides how long bodies have to report on it. An amendment that gives them more time takes effect on or before the last day of every period whose progress reports are still awaited.

## Why it matters

The progress reports that are awaited now would keep the old due date, and their obligations would be overdue after it, although the extension was probably meant for them.

## Example

```yaml
# file: amendments/2010-04-05-order-2.yaml
act: Order No. 2
on: 2010-04-05
changes:
  - { reporting: { due_within: 30 days } }
```

## How to fix

Let the act take effect on the last day of the period. What was due by then is then awaited longer; reporting discipline still follows the rule that was known when the period ended. If that is not intended, leave the act as it is.

```yaml
# file: amendments/2010-04-05-order-2.yaml
act: Order No. 2
on: 2010-04-05
effective: 2010-03-31
retroactive: true
changes:
  - { reporting: { due_within: 30 days } }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let changes = plan.rule_changes();
    let longer = changes.filter_map(|(amendment, change)| {
        let within = change.reporting.due_within?;
        let running: Vec<Period> = plan
            .reporting_periods()
            .into_iter()
            .filter(|period| {
                let last = clipped(plan, *period).last;
                let due_on = report_due_on(plan, *period);
                last < amendment.effective_on
                    && amendment.effective_on <= due_on
                    && due_on < within.after(last)
            })
            .collect();
        finding(plan, amendment, &running)
    });
    longer.collect()
}

fn finding(plan: &Plan, amendment: &Amendment, running: &[Period]) -> Option<Finding> {
    let first = clipped(plan, *running.first()?).last;
    let stay: Vec<String> = running
        .iter()
        .map(|period| {
            let due_on = report_due_on(plan, *period);
            format!("for {period} stay due by {due_on}")
        })
        .collect();
    let day = amendment.effective_on;
    let message = format!(
        "the amendment {} of {} gives more time to report from {day} on, but progress reports {}",
        amendment.act,
        amendment.on,
        all_of(&stay)
    );
    let help = format!(
        "to include the progress reports awaited now, write `effective: {first}` and `retroactive: true`"
    );
    let finding = Finding::new(
        &RULE,
        amendment.effective_span,
        "after the end of a period",
        message,
    );
    Some(finding.help(help))
}
