//! An entry fits several obligations of its measure, and does not say which.

use crate::check::rule::progress_fit::{all_names_of, for_each_report, spelled};
use crate::file::finding::{Finding, Level, Rule};
use crate::obligation::target::{Belongs, Misfit};
use crate::plan::Plan;
use crate::text::words::count;

pub(super) static RULE: Rule = Rule {
    id: "ambiguous-progress",
    level: Level::Error,
    summary: "an entry fits several obligations of its measure, and does not say which",
    docs: r"## What it checks

An entry that fits several obligations of one measure says with `for` which of them it is about. The finding lists all that fit, the oldest first. This happens if

- a reporting period holds several, such as a monthly duty that is reported every quarter;
- the day on which it was done lies in two, because the older one is due after its period (by the 15th of the following month) and nothing received earlier has met it;
- several deliveries of a list have begun, and nothing received earlier has met them.

Until it says which, the entry is ignored.

## Why it matters

It is unclear what has been met and what is still owed. A guess would clear one obligation and leave another overdue.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Publish the statistics.
    bodies: [mia]
    period: Every month
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.a, state: done, evidence: [Bulletin No. 1] }
```

## How to fix

Add `for` with the period or due date that is meant; for several, give a list, a range, or one entry each.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Publish the statistics.
    bodies: [mia]
    period: Every month
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.a, for: 2009-01, state: done, evidence: [Bulletin No. 1] }
  - { measure: 1.a, for: 2009-02, state: done, evidence: [Bulletin No. 2] }
  - { measure: 1.a, for: 2009-03, state: done, evidence: [Bulletin No. 3] }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for_each_report(
        plan,
        |_| true,
        |report, history| {
            let Belongs::Nowhere(Misfit::Several(several)) = history.belongs(&report) else {
                return;
            };
            if history.is_said_later(&report, plan, several) {
                return;
            }
            let Some(first) = several.first() else { return };
            let (id, obligations) = (
                &report.measure.id.value,
                count(several.len(), "obligation", "obligations"),
            );
            let message = format!(
                "the entry on measure `{id}` for {} fits {obligations}",
                spelled(report.period())
            );
            let span = match &report.entry.about {
                Some(_) => report.entry.about_span,
                None => report.entry.measure_span,
            };
            findings.push(
                Finding::new(&RULE, span, "which of them?", message)
                    .related(first.implementation.words.span, "when it is owed")
                    .help(format!("say which with {}", all_names_of(several))),
            );
        },
    );
    findings
}
