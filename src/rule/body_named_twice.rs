//! A measure names a body twice, or a group has a member twice.

use crate::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::plan::body::{Body, BodyKey, Member};
use crate::plan::measure::Measure;
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "body-named-twice",
    level: Level::Error,
    summary: "a measure names a body twice, or a group has a member twice",
    docs: r"## What it checks

A measure names each body once, under whichever spelling, either in `bodies` or in `recommended`. A group lists a member once for a measure.

## Why it matters

A body that must answer and one that is only asked are not the same, and a second mention is most often a slip for another body.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    recommended: [Ministry of Internal Affairs]
    period: 2009
```

## How to fix

Keep one of the two, or name the other body that was meant.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: 2009
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let of_measures = plan
        .measures
        .iter()
        .flat_map(|measure| in_measure(plan, measure));
    let of_groups = plan
        .bodies
        .iter()
        .filter(|body| body.is_group())
        .flat_map(|group| in_group(plan, group));
    of_measures.chain(of_groups).collect()
}

fn in_measure(plan: &Plan, measure: &Measure) -> Vec<Finding> {
    let mut seen: Vec<(BodyKey, Span)> = Vec::new();
    let mut findings = Vec::new();
    for name in measure.bodies.iter().chain(&measure.recommended) {
        let Some(key) = name.key() else { continue };
        match seen.iter().find(|(other, _)| *other == key) {
            Some((_, first)) => {
                let message = format!(
                    "the measure `{}` names the body `{}` twice",
                    measure.id.value,
                    plan.body(key).id.value
                );
                findings.push(again(name.written.span, *first, message));
            }
            None => seen.push((key, name.written.span)),
        }
    }
    findings
}

fn in_group(plan: &Plan, group: &Body) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, member) in group.members.iter().enumerate() {
        let Some(key) = member.body.key() else {
            continue;
        };
        let first = group.members[..at]
            .iter()
            .find(|first| first.body.key() == Some(key) && share_a_measure(first, member));
        if let Some(first) = first {
            let message = format!(
                "the group `{}` has the member `{}` twice",
                group.id.value,
                plan.body(key).id.value
            );
            findings.push(again(
                member.body.written.span,
                first.body.written.span,
                message,
            ));
        }
    }
    findings
}

/// A member without measures answers for all.
fn share_a_measure(one: &Member, other: &Member) -> bool {
    one.measures.is_empty()
        || other.measures.is_empty()
        || one
            .measures
            .iter()
            .any(|id| other.measures.iter().any(|own| own.value == id.value))
}

fn again(span: Span, first: Span, message: String) -> Finding {
    Finding::new(&RULE, span, "named again", message)
        .related(first, "first named here")
        .help("keep one of the two, or name the body that was meant")
}
