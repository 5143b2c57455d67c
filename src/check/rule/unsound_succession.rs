//! A body is succeeded by one that cannot replace it.

use jiff::civil::Date;

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::plan::Plan;
use crate::plan::body::{BodyKey, BodyName};
use crate::plan::succession::{Fate, Succession};

pub(super) static RULE: Rule = Rule {
    id: "unsound-succession",
    level: Level::Error,
    summary: "a body is succeeded by one that cannot replace it",
    docs: r"## What it checks

A body is not succeeded by itself alone, by a group, or by a body that it succeeds on the same day. If a part is split off, the body is the first of its own successors.

## Why it matters

What was due or met before stays with the body. The rest would pass to nobody who can report on it.

## Example

```yaml
# file: bodies.yaml
bodies:
  - { id: mia, name: Ministry of Internal Affairs, kind: ministry }
  - { id: sss, name: State Security Service, kind: service }
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { body: mia, succeeded_by: [mia] }
  - { measure: 1.b, bodies: [sss] }
```

## How to fix

Name the bodies that replace it.

```yaml
# file: bodies.yaml
bodies:
  - { id: mia, name: Ministry of Internal Affairs, kind: ministry }
  - { id: sss, name: State Security Service, kind: service }
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { body: mia, succeeded_by: [mia, sss] }
```
",
};

/// A body that passes into another, and the place that says so.
struct Pass {
    on: Date,
    from: BodyKey,
    to: BodyKey,
    span: Span,
}

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut passes: Vec<Pass> = Vec::new();
    for amendment in &plan.amendments {
        let changes = amendment.changes.iter();
        for succession in changes.filter_map(|change| change.succession.as_ref()) {
            let (Some(from), Fate::SucceededBy(to)) = (succession.body.key(), &succession.fate)
            else {
                continue;
            };
            findings.extend(by_itself(plan, succession, from, to));
            for name in to {
                let Some(key) = name.key().filter(|key| *key != from) else {
                    continue;
                };
                findings.extend(by_group(plan, from, name));
                let pass = Pass {
                    on: amendment.effective_on,
                    from,
                    to: key,
                    span: name.written.span,
                };
                findings.extend(in_a_circle(plan, &passes, &pass));
                passes.push(pass);
            }
        }
    }
    findings
}

fn by_itself(
    plan: &Plan,
    succession: &Succession,
    from: BodyKey,
    to: &[BodyName],
) -> Option<Finding> {
    let is_itself = !to.is_empty() && to.iter().all(|name| name.key() == Some(from));
    is_itself.then(|| {
        let id = &plan.body(from).id.value;
        let message = format!("`{id}` is succeeded only by itself, so nothing changes");
        Finding::new(&RULE, to[0].written.span, "the body itself", message)
            .related(succession.body.written.span, "the body")
            .help("name the bodies that replace it, or remove the change")
    })
}

fn by_group(plan: &Plan, from: BodyKey, name: &BodyName) -> Option<Finding> {
    let group = plan.body(name.key()?);
    group.is_group().then(|| {
        let message = format!(
            "`{}` is succeeded by `{}`, which is a group and cannot report",
            plan.body(from).id.value,
            group.id.value
        );
        Finding::new(&RULE, name.written.span, "a group", message)
            .related(group.id.span, "declared here")
            .help("name the bodies that replace it")
    })
}

/// A succession that closes a circle with others of the same day.
fn in_a_circle(plan: &Plan, passes: &[Pass], last: &Pass) -> Option<Finding> {
    let mut reached = vec![last.to];
    let mut at = 0;
    while at < reached.len() {
        let next = passes
            .iter()
            .filter(|pass| pass.on == last.on && pass.from == reached[at]);
        let next: Vec<BodyKey> = next
            .map(|pass| pass.to)
            .filter(|to| !reached.contains(to))
            .collect();
        reached.extend(next);
        at += 1;
    }
    let back = passes
        .iter()
        .find(|pass| pass.on == last.on && pass.to == last.from && reached.contains(&pass.from))?;
    let (from, to) = (&plan.body(last.from).id.value, &plan.body(last.to).id.value);
    let message = format!(
        "`{from}` is succeeded by `{to}` on {}, and `{to}` by `{from}`",
        last.on
    );
    let finding = Finding::new(&RULE, last.span, "succeeded by it", message)
        .related(back.span, "and the other way round");
    Some(finding.help("remove one of the two, or correct the day on which it takes effect"))
}
