//! A file uses anchors, aliases, merge keys or tags.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "unsupported-yaml",
    level: Level::Error,
    summary: "a file uses an anchor, an alias, a merge key or a tag",
    docs: r"## What it checks

Plans are written in plain YAML, in which a record contains everything it says. `&name`, `*name`, `<<:` and `!tag` are refused.

## Why it matters

A value written elsewhere can be changed elsewhere, and a reader of the record does not see it.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: &year 2009
  - id: 1.b
    text: Adopt it.
    bodies: [mia]
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
  - id: 1.b
    text: Adopt it.
    bodies: [mia]
    period: 2010
```
",
};

pub(super) fn finding(what: &str, span: Span) -> Finding {
    Finding::new(
        &RULE,
        span,
        format!("{what} here"),
        format!("the file uses {what}, which is not allowed in a plan"),
    )
    .help("write the value out; quote a text that begins with `&`, `*` or `!`")
}
