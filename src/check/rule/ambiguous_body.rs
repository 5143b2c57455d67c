//! A body is named by a spelling that several bodies share.

use crate::check::rule::duplicate_id;
use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::plan::body::{Body, Means};
use crate::text::words::{any_of, quoted, shortened};

pub(super) static RULE: Rule = Rule {
    id: "ambiguous-body",
    level: Level::Error,
    summary: "a body is named by a spelling that several bodies share",
    docs: r"## What it checks

A name of a body means exactly one body. Several bodies may accept the same spelling, as long as no record uses it.

## Why it matters

It is unclear which of the bodies owes the measure, so none would.

## Example

```yaml
# file: bodies.yaml
bodies:
  - id: mia
    name: Ministry of Internal Affairs
    also: [interior authorities]
    kind: ministry
  - id: sms
    name: State Migration Service
    also: [interior authorities]
    kind: service
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [interior authorities]
    period: 2009
```

## How to fix

Name the body by its id.

```yaml
# file: bodies.yaml
bodies:
  - id: mia
    name: Ministry of Internal Affairs
    also: [interior authorities]
    kind: ministry
  - id: sms
    name: State Migration Service
    also: [interior authorities]
    kind: service
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia, sms]
    period: 2009
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let ambiguous = plan
        .named_bodies()
        .filter(|named| named.name.means == Means::Ambiguous);
    ambiguous
        .filter_map(|named| {
            let written = &named.name.written;
            let candidates: Vec<&Body> = plan
                .bodies_named(&written.value)
                .iter()
                .map(|key| plan.body(*key))
                .collect();
            if duplicate_id::is_declared_twice(plan, &candidates, &written.value) {
                return None;
            }
            let ids = quoted(
                &candidates
                    .iter()
                    .map(|body| &body.id.value)
                    .collect::<Vec<_>>(),
            );
            let message = format!(
                "{} names the body `{}`, which may mean {}",
                named.by,
                shortened(&written.value, 80),
                any_of(&ids)
            );
            let mut finding = Finding::new(&RULE, written.span, "several bodies", message)
                .help(format!("use the id: {}", any_of(&ids)));
            for body in candidates {
                let spelling = std::iter::once(&body.name)
                    .chain(&body.also)
                    .find(|spelling| spelling.value == written.value);
                finding = finding.related(
                    spelling.map_or(body.id.span, |spelling| spelling.span),
                    format!("spelling of `{}`", body.id.value),
                );
            }
            Some(finding)
        })
        .collect()
}
