//! One thing is changed more often than is taken in.

use crate::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "too-many-changes",
    level: Level::Error,
    summary: "amendments change one thing more often than is taken in",
    docs: r"## What it checks

Amendments change one measure, one body, or the term and the reporting rules at most 100 times each, and at most 1,000 times a body passes into others or is renamed. What comes after, by the day from which it counts, changes nothing.

## Why it matters

What holds on a day is reckoned from all changes before it. The most changed measure of a real plan was changed a few times.

## Example

An amendment with a list of 101 changes of one measure:

```text
- { measure: 1.a, period: By 1 March 2010 }
- { measure: 1.a, period: By 2 March 2010 }
…
```

## How to fix

Keep what holds in the end.
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let surplus = plan.surplus.iter();
    surplus
        .map(|(span, what)| {
            let message = format!("the plan has more than {what}; this one changes nothing");
            Finding::new(&RULE, *span, "not taken in", message)
                .help("keep what holds in the end, or remove what is not meant")
        })
        .collect()
}
