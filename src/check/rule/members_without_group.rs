//! A body that is not a group has members.

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "members-without-group",
    level: Level::Error,
    summary: "a body that is not a group has members",
    docs: r"## What it checks

Only a body of the kind `group` has `members`.

## Why it matters

A ministry answers for itself. Its members would be silently ignored.

## Example

```yaml
# file: bodies.yaml
bodies:
  - id: mia
    name: Ministry of Internal Affairs
    kind: ministry
  - id: municipalities
    name: municipalities
    kind: office
    members:
      - body: mia
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [municipalities]
    period: 2009
```

## How to fix

Make the body a group, or name its members in the measures.

```yaml
# file: bodies.yaml
bodies:
  - id: mia
    name: Ministry of Internal Affairs
    kind: ministry
  - id: municipalities
    name: municipalities
    kind: group
    members:
      - body: mia
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [municipalities]
    period: 2009
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let bodies = plan
        .bodies
        .iter()
        .filter(|body| !body.is_group() && !body.members.is_empty());
    bodies
        .map(|body| {
            let message = format!(
                "the body `{}` has members, but is of the kind `{}`",
                body.id.value,
                body.kind.name()
            );
            Finding::new(&RULE, body.members_span, "not a group", message)
                .related(body.id.span, "declared here")
                .help("write `kind: group`, or name the members in the measures")
        })
        .collect()
}
