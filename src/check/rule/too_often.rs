//! One thing is changed, reported on or reviewed more often than is taken in.

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "too-often",
    level: Level::Error,
    summary: "one thing is changed, reported on or reviewed more often than is taken in",
    docs: r"## What it checks

What is said of one thing is taken in up to a number of times, which `tadbir explain limits` lists: changes of one measure, of one body, or of the term and the reporting rules; successions and new names of bodies; acts that count from before their own day; progress reports about one measure, and reviews of these. What comes after, in order, counts for nothing.

## Why it matters

What holds on a day is reckoned from all that was said before it. The most changed measure of a real plan was changed a few times.

## Example

An amendment with a list of 51 changes of one measure:

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
        .map(|surplus| {
            let message = format!(
                "the plan has more than {}; this one counts for nothing",
                surplus.most
            );
            Finding::new(&RULE, surplus.span, "not taken in", message)
                .help("keep what holds in the end, or remove what is not meant")
        })
        .collect()
}
