//! A mapping gives the same key twice.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "duplicate-key",
    level: Level::Error,
    summary: "a mapping gives the same key twice",
    docs: r"## What it checks

A mapping has each key at most once.

## Why it matters

One of the two values would be silently lost.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: 2009
    period: 2010
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
```
",
};

pub(super) fn finding(key: &str, span: Span, first: Span) -> Finding {
    Finding::new(
        &RULE,
        span,
        "given again",
        format!("the key `{key}` is given twice"),
    )
    .related(first, "first given here")
    .help("keep one of the two")
}
