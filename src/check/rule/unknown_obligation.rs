//! An entry is `for` an obligation that its measure does not have.

use crate::check::rule::progress_fit::{for_each_report, names_of, spelled};
use crate::file::finding::{Finding, Level, Rule};
use crate::obligation::target::{Belongs, Misfit};
use crate::plan::Plan;
use crate::plan::about::ObligationOf;

pub(super) static RULE: Rule = Rule {
    id: "unknown-obligation",
    level: Level::Error,
    summary: "an entry is `for` an obligation that its measure does not have",
    docs: r"## What it checks

`for` names obligations that the measure has, as approved or after an amendment: by period or due date, as a single one, a list or a range. If it also names a body (`moh/2009-Q1`), that body owes a part of the measure, or did before an act.

## Why it matters

The progress report would meet nothing, and the obligation that was meant would stay open.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Publish a review of the law.
    bodies: [mia]
    period: 2009, 2011
# file: progress/2011-Q1/mia.yaml
body: mia
period: 2011-Q1
received_on: 2011-04-10
progress:
  - { measure: 1.a, for: 2010-12-31, state: in-progress, obstacles: The printer is late. }
```

## How to fix

Give the due date or the period of the obligation that is meant.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Publish a review of the law.
    bodies: [mia]
    period: 2009, 2011
# file: progress/2011-Q1/mia.yaml
body: mia
period: 2011-Q1
received_on: 2011-04-10
progress:
  - { measure: 1.a, for: 2011-12-31, state: in-progress, obstacles: The printer is late. }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for_each_report(
        plan,
        |entry| entry.about.is_some(),
        |report, history| {
            let Belongs::Nowhere(Misfit::NoneNamed(named)) = history.belongs(&report) else {
                return;
            };
            let newest = history.newest();
            let Some(first) = newest.first() else { return };
            let name = match (named.from, named.to, &named.body) {
                (ObligationOf::Period(period), None, None) => spelled(period),
                _ => format!("`{named}`"),
            };
            let message = format!(
                "measure `{}` has no obligation for {name}",
                report.measure.id.value
            );
            findings.push(
                Finding::new(
                    &RULE,
                    report.entry.about_span,
                    "no such obligation",
                    message,
                )
                .related(first.implementation.words.span, "when it is owed")
                .help(format!("use {}", names_of(newest, report.period()))),
            );
        },
    );
    findings
}
