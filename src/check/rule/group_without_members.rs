//! A measure names a group that has no members.

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::plan::body::{Body, BodyName};
use crate::plan::measure::Measure;
use crate::text::words::count;

pub(super) static RULE: Rule = Rule {
    id: "group-without-members",
    level: Level::Warning,
    summary: "measures name a group that has no members",
    docs: r"## What it checks

A group that a measure names under `bodies` has at least one member.

## Why it matters

A group owes nothing until its members are named.

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
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia, corresponding-bodies]
    period: 2009
```

## How to fix

Ask who is meant, and add the members with the date and the document that names them.

```yaml
# file: bodies.yaml
bodies:
  - id: mia
    name: Ministry of Internal Affairs
    kind: ministry
  - id: moj
    name: Ministry of Justice
    kind: ministry
  - id: corresponding-bodies
    name: corresponding government bodies
    kind: group
    members:
      - { body: moj, from: 2009-05-01, by: letter No. 14 }
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia, corresponding-bodies]
    period: 2009
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let groups = plan
        .bodies
        .iter()
        .filter(|body| body.is_group() && body.members_are_whole && body.members.is_empty());
    groups.filter_map(|group| finding(plan, group)).collect()
}

fn finding(plan: &Plan, group: &Body) -> Option<Finding> {
    let naming = |measure: &Measure| {
        measure
            .bodies
            .iter()
            .chain(&measure.recommended)
            .any(|name: &BodyName| name.key() == Some(group.key))
    };
    let measures: Vec<&Measure> = plan
        .measures
        .iter()
        .filter(|measure| naming(measure))
        .collect();
    let first = measures.first()?;
    let named = first
        .bodies
        .iter()
        .chain(&first.recommended)
        .find(|name| name.key() == Some(group.key))?;
    let message = format!(
        "the group `{}` has no members, but {} it",
        group.id.value,
        count(measures.len(), "measure names", "measures name")
    );
    let finding = Finding::new(&RULE, group.id.span, "no members", message);
    Some(
        finding
            .related(named.written.span, format!("named by `{}`", first.id.value))
            .help("add `members:` once they are known"),
    )
}
