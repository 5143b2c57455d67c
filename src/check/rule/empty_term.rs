//! An amendment ends the term before it begins.

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "empty-term",
    level: Level::Error,
    summary: "an amendment ends the term before it begins",
    docs: r"## What it checks

An amendment does not end the term before its first day.

## Why it matters

In an empty term nothing is owed, and nothing would ever be overdue.

## Example

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { term: { to: 2001-12-31 } }
```

## How to fix

Correct the date.

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { term: { to: 2014-12-31 } }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let first = plan.header.term.first;
    let empty = plan.term_ends().filter(|(_, end)| end.value < first);
    empty
        .map(|(amendment, end)| {
            let message = format!(
                "{} ends the term on {}, but it begins on {first}",
                amendment.act, end.value
            );
            Finding::new(&RULE, end.span, "before the term begins", message)
                .related(plan.header.term_span, "the term as approved")
                .help(format!("correct the date to {first} or later"))
        })
        .collect()
}
