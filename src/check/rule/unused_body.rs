//! A body is declared but not used.

use std::collections::BTreeSet;

use crate::check::rule::unknown_measure::shares_bodies;
use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::plan::body::{BodyKey, Means};

pub(super) static RULE: Rule = Rule {
    id: "unused-body",
    level: Level::Warning,
    summary: "a body is declared but not used",
    docs: r"## What it checks

Every body in the plan's own file of bodies is named somewhere: by a measure, a group, the plan itself, a progress file or a contact. A file shared by several plans may have bodies that this plan does not name.

## Why it matters

Usually a measure that should name this body names another one by mistake.

## Example

```yaml
# file: bodies.yaml
bodies:
  - id: mia
    name: Ministry of Internal Affairs
    kind: ministry
  - id: moj
    name: Ministry of Justice
    kind: ministry
```

## How to fix

Name the body where it belongs, or remove it.

```yaml
# file: bodies.yaml
bodies:
  - id: mia
    name: Ministry of Internal Affairs
    kind: ministry
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut used: BTreeSet<BodyKey> = BTreeSet::new();
    for named in plan.named_bodies() {
        match named.name.means {
            Means::One(key) => {
                used.insert(key);
            }
            Means::Ambiguous => used.extend(plan.bodies_named(&named.name.written.value)),
            // Any of them may have meant it.
            Means::Unknown => return Vec::new(),
        }
    }
    let is_whole = plan.measures_are_known && plan.lost_names.is_empty() && plan.lost == 0;
    let names_are_whole = plan.measures.iter().all(|measure| measure.bodies_are_whole)
        && plan.bodies.iter().all(|body| body.members_are_whole);
    if !is_whole || !names_are_whole || !plan.header.is_whole || shares_bodies(plan) {
        return Vec::new();
    }
    let unused = plan.bodies.iter().filter(|body| !used.contains(&body.key));
    unused
        .map(|body| {
            let message = format!("the body `{}` is declared but not used", body.id.value);
            Finding::new(&RULE, body.id.span, "not used", message)
                .help("name it where it belongs, or remove it")
        })
        .collect()
}
