//! A group is a member of a group.

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "group-in-group",
    level: Level::Error,
    summary: "a group is a member of a group",
    docs: r"## What it checks

The members of a group are bodies, not groups.

## Why it matters

A group itself owes nothing, so such a member would never answer.

## Example

```yaml
# file: bodies.yaml
bodies:
  - id: mia
    name: Ministry of Internal Affairs
    kind: ministry
  - id: corresponding-bodies
    name: corresponding government bodies
    kind: group
    members:
      - body: police
  - id: police
    name: police authorities
    kind: group
    members:
      - body: mia
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [corresponding-bodies]
    period: 2009
```

## How to fix

List the members of the inner group instead.

```yaml
# file: bodies.yaml
bodies:
  - id: mia
    name: Ministry of Internal Affairs
    kind: ministry
  - id: corresponding-bodies
    name: corresponding government bodies
    kind: group
    members:
      - body: mia
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [corresponding-bodies]
    period: 2009
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let members = plan
        .bodies
        .iter()
        .filter(|body| body.is_group())
        .flat_map(|group| group.members.iter().map(move |member| (group, member)));
    let groups = members.filter_map(|(group, member)| {
        let inner = plan.body(member.body.key()?);
        inner.is_group().then_some((group, member, inner))
    });
    groups
        .map(|(group, member, inner)| {
            let message = format!(
                "the group `{}` has the member `{}`, which is a group",
                group.id.value, inner.id.value
            );
            Finding::new(&RULE, member.body.written.span, "a group", message)
                .related(inner.id.span, "declared here")
                .help("list its members here instead")
        })
        .collect()
}
