//! A file that the plan needs does not exist.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "missing-file",
    level: Level::Error,
    summary: "a file that the plan needs does not exist",
    docs: r"## What it checks

The file of bodies that `plan.yaml` names exists.

## Why it matters

Without it, no body of the plan is known.

## Example

```yaml
# file: plan.yaml
id: example
title: An example plan
language: en
timezone: Asia/Baku
term: { from: 2009-01-01, to: 2013-12-31 }
approved: { act: Order No. 1, on: 2009-02-06 }
bodies: organisations.yaml
```

## How to fix

```yaml
# file: plan.yaml
id: example
title: An example plan
language: en
timezone: Asia/Baku
term: { from: 2009-01-01, to: 2013-12-31 }
approved: { act: Order No. 1, on: 2009-02-06 }
bodies: bodies.yaml
```
",
};

pub(crate) fn finding(span: Span, what: &str) -> Finding {
    Finding::new(&RULE, span, "no such file", what).help("create the file, or correct the path")
}
