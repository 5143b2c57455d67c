//! A measure names no body that must carry it out.

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "measure-without-body",
    level: Level::Warning,
    summary: "a measure names no body that must carry it out",
    docs: r"## What it checks

A measure has at least one implementing body under `bodies`.

## Why it matters

The measure is still owed, but nobody answers for it. If the decree names no body, keep the warning as a reminder, or switch it off in `tadbir.toml`.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    period: 2009
  - id: 1.b
    text: Review the law.
    bodies: [mia]
    period: Regularly
```

## How to fix

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: 2009
  - id: 1.b
    text: Review the law.
    bodies: [mia]
    period: Regularly
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let measures = plan
        .measures
        .iter()
        .filter(|measure| measure.bodies_are_whole && measure.bodies.is_empty());
    measures
        .map(|measure| {
            let message = format!("measure `{}` names no implementing body", measure.id.value);
            let finding = Finding::new(&RULE, measure.id.span, "no body", message);
            match measure.recommended.first() {
                Some(name) => finding.related(name.written.span, "only recommended"),
                None => finding,
            }
            .help("add the body to `bodies`")
        })
        .collect()
}
