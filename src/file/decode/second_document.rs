//! A file has more than one YAML document.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "second-document",
    level: Level::Error,
    summary: "a file has more than one YAML document",
    docs: r"## What it checks

A file has one document. Anything after a second `---` is not read.

## Why it matters

The content that is not read would be lost.

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
---
objective: 2
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

pub(super) fn finding(span: Span) -> Finding {
    Finding::new(
        &RULE,
        span,
        "second document",
        "the file has a second document, which is not read",
    )
    .help("move it to its own file, or remove the `---`")
}
