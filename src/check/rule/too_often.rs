//! One thing is changed, reported on or reviewed more often than the limit allows.

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "too-often",
    level: Level::Error,
    summary: "one thing is changed, reported on or reviewed more often than the limit allows",
    docs: r"## What it checks

The number of records about one thing is limited, as `tadbir explain limits` lists: changes of one measure, of one body, or of the term and the reporting rules; successions and new names of bodies; retroactive acts; progress reports about one measure, and reviews of them. Records above the limit are ignored.

## Why it matters

The state on a day is computed from all earlier records. Real plans change a measure only a few times.

## Example

An amendment with a list of 51 changes of one measure:

```text
- { measure: 1.a, period: By 1 March 2010 }
- { measure: 1.a, period: By 2 March 2010 }
…
```

## How to fix

Keep only the changes that hold in the end.
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let surplus = plan.surplus.iter();
    surplus
        .map(|surplus| {
            let message = format!(
                "the plan has more than {}; this one is ignored",
                surplus.most
            );
            Finding::new(&RULE, surplus.span, "ignored", message)
                .help("keep only what holds in the end, or remove what was not intended")
        })
        .collect()
}
