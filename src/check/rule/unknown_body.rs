//! An undeclared body is named.

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::plan::body::Means;
use crate::text::words::{did_you_mean, shortened};

pub(super) static RULE: Rule = Rule {
    id: "unknown-body",
    level: Level::Error,
    summary: "an undeclared body is named",
    docs: r"## What it checks

Every body that a plan, a measure, a group, a progress report, a review or a contact names is declared in the file of bodies. It may be named by id, name or accepted spelling.

## Why it matters

A misspelt body would owe nothing, and nobody would notice that its progress reports are missing.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [Ministry of the Interior]
    period: 2009
  - id: 1.b
    text: Review the law.
    bodies: [Ministry of Internal Affairs]
    period: Regularly
```

## How to fix

Correct the name, or declare the body. If the decree itself spells it so, add the spelling to the body's `also`.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [Ministry of Internal Affairs]
    period: 2009
  - id: 1.b
    text: Review the law.
    bodies: [Ministry of Internal Affairs]
    period: Regularly
```
",
};

/// How many unknown names get a suggestion.
const MOST_GUESSES: usize = 100;

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    if !plan.bodies_are_known {
        return Vec::new();
    }
    let unknown = plan.named_bodies().filter(|named| {
        named.name.means == Means::Unknown && !plan.lost_names.contains(&named.name.written.value)
    });
    unknown
        .enumerate()
        .map(|(nth, named)| {
            let written = &named.name.written;
            let message = format!(
                "{} names the body `{}`, which is not declared",
                named.by,
                shortened(&written.value, 80)
            );
            let finding = Finding::new(&RULE, written.span, "not declared", message);
            let names = || {
                let lost = plan.lost_names.iter().map(|name| &**name);
                plan.body_names().chain(lost)
            };
            let meant = (nth < MOST_GUESSES).then(|| did_you_mean(&written.value, names()));
            match meant.flatten() {
                Some(help) => finding.help(help),
                None => finding.help("declare it in the file of bodies"),
            }
        })
        .collect()
}
