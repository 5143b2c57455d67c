//! An entry belongs to several obligations of its measure, and does not say to which.

use crate::check::rule::progress_fit::{all_names_of, for_each_report, spelled};
use crate::file::finding::{Finding, Level, Rule};
use crate::obligation::target::{Belongs, Misfit};
use crate::plan::Plan;
use crate::text::words::count;

pub(super) static RULE: Rule = Rule {
    id: "ambiguous-progress",
    level: Level::Error,
    summary: "an entry belongs to several obligations of its measure, and does not say to which",
    docs: r"## What it checks

Where an entry fits several obligations of one measure, it says with `for` which of them it is about. The finding names all that fit, the oldest first. It asks where

- a reporting period holds several, such as a monthly duty that is reported every quarter;
- the day on which it was done lies in two, because the older one is due after its period (by the 15th of the following month) and nothing received earlier has met it;
- several deliveries of a list have begun, and nothing received earlier has met them.

Until it says which, the entry counts for none.

## Why it matters

Nobody can say what has been met, and what is still owed. To guess would clear one duty and leave another overdue.

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

Say with `for` which one is meant: a period or a due date; where it is several, a list, a range, or one entry for each.

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
