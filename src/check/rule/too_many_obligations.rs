//! A measure brings the plan above the limit of obligations.

use crate::file::finding::{Finding, Level, Rule};
use crate::limit::OBLIGATIONS;
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "too-many-obligations",
    level: Level::Error,
    summary: "a measure brings the plan above 500,000 obligations",
    docs: r"## What it checks

A plan has at most 500,000 obligations: due dates times the bodies that may answer, through every amendment and over the longest term. An obligation with more than 20 reporting periods, 8 changes of the answering bodies or 500 progress reports counts twice; with more than twice as many, three times, and so on. Measures are counted in the order of their ids, and one that would exceed the limit owes nothing.

## Why it matters

Every command goes through all obligations. The largest real plan has a few thousand; this many mean that a step is too short, or the term too long.

## Example

```yaml
# file: plan.yaml
id: example
title: An example plan
timezone: Asia/Baku
term: { from: 1900-01-01, to: 2200-12-31 }
approved: { act: Order No. 1, on: 2009-02-06 }
# file: bodies.yaml
bodies:
  - { id: b1, name: Ministry 1, kind: ministry }
  - { id: b2, name: Ministry 2, kind: ministry }
  - { id: b3, name: Ministry 3, kind: ministry }
  - { id: b4, name: Ministry 4, kind: ministry }
  - { id: b5, name: Ministry 5, kind: ministry }
  - { id: b6, name: Ministry 6, kind: ministry }
  - { id: b7, name: Ministry 7, kind: ministry }
  - { id: b8, name: Ministry 8, kind: ministry }
  - { id: b9, name: Ministry 9, kind: ministry }
  - { id: b10, name: Ministry 10, kind: ministry }
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Review the law.
    bodies: [b1, b2, b3, b4, b5, b6, b7, b8, b9, b10]
    period: Regularly
    every: 1 day
```

## How to fix

Correct the step or the term.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: 2009
  - id: 1.b
    text: Review the law.
    bodies: [mia]
    period: Regularly
    every: 1 month
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    // If the head of the plan cannot be read, the term is a placeholder, and that error is reported.
    let is_known = !plan.header.id.is_empty();
    let measures = plan.measures.iter();
    let excessive = measures.filter(|measure| plan.is_excessive(measure.key));
    excessive
        .filter(|_| is_known)
        .map(|measure| {
            let period = plan.heaviest_period(measure);
            let message = format!(
                "measure `{}` brings the plan above {OBLIGATIONS} obligations, so it owes nothing",
                measure.id.value
            );
            Finding::new(&RULE, period.words.span, "too many due dates", message)
                .related(plan.header.term_span, "the term")
                .help("correct the step, the bodies or the term")
        })
        .collect()
}
