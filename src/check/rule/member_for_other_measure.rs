//! A member of a group answers for a measure that does not name the group.

use crate::check::rule::unknown_measure;
use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::plan::body::Body;
use crate::plan::measure::Measure;

pub(super) static RULE: Rule = Rule {
    id: "member-for-other-measure",
    level: Level::Error,
    summary: "a member of a group answers for a measure that does not name the group",
    docs: r"## What it checks

The `measures` of a member are the measures of the group that it answers for; each of them names the group.

## Why it matters

The member would owe nothing, although the file says that it does.

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
      - { body: mia, measures: [1.b] }
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [corresponding-bodies]
    period: 2009
  - id: 1.b
    text: Review the law.
    bodies: [mia]
    period: Regularly
```

## How to fix

Correct the id, or add the group to the measure.

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
      - { body: mia, measures: [1.a] }
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [corresponding-bodies]
    period: 2009
  - id: 1.b
    text: Review the law.
    bodies: [mia]
    period: Regularly
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (group, member, id) in unknown_measure::measures_of_members(plan) {
        let Some(measure) = plan
            .measure_by_id(&id.value)
            .filter(|measure| !may_name(plan, measure, group))
        else {
            continue;
        };
        let member = &member.body.written.value;
        let message = format!(
            "`{member}` answers for measure `{}` as a member of `{}`, which the measure does not name",
            id.value, group.id.value
        );
        let bodies = measure
            .bodies
            .first()
            .map_or(measure.id.span, |first| first.written.span);
        findings.push(
            Finding::new(&RULE, id.span, "not a measure of the group", message)
                .related(bodies, "its bodies")
                .help(format!(
                    "correct the id, or add `{}` to measure `{}`",
                    group.id.value, measure.id.value
                )),
        );
    }
    findings
}

/// Whether a measure names a group on some day, or names an unknown body that may have meant it.
fn may_name(plan: &Plan, measure: &Measure, group: &Body) -> bool {
    let changes = || plan.changes(measure.key).map(|(_, change)| change);
    let amended = changes().flat_map(|change| change.bodies.iter().chain(&change.recommended));
    let approved = measure.bodies.iter().chain(&measure.recommended);
    let mut named = approved.chain(amended.flatten());
    !measure.bodies_are_whole
        || changes().any(|change| !change.bodies_are_whole)
        || named.any(|name| name.key().is_none_or(|key| key == group.key))
}
