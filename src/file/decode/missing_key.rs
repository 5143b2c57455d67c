//! A record lacks a required key.

use crate::file::field::{Field, Record};
use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "missing-key",
    level: Level::Error,
    summary: "a record lacks a required key",
    docs: r"## What it checks

Every record has all required keys; `tadbir explain format` lists them.

## Why it matters

Without them the record cannot be understood, and Tadbir does not guess.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
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

pub(super) fn finding(record: &Record, field: &Field, span: Span) -> Finding {
    let message = format!(
        "the {} has no `{}`, which is required",
        record.name, field.key
    );
    Finding::new(&RULE, span, format!("no `{}`", field.key), message).help(format!(
        "add `{}:` with {}",
        field.key,
        field.kind.describe()
    ))
}
