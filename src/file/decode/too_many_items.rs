//! A list has more items than are read.

use std::fmt::Display;

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::limit::ITEMS;

pub(super) static RULE: Rule = Rule {
    id: "too-many-items",
    level: Level::Error,
    summary: "a list has more than 10,000 items",
    docs: r"## What it checks

A list in a file has at most 10,000 items. The rest is not read.

## Why it matters

Every item is compared with others, so a very long list would take too much time; the longest list of a real plan has a few hundred items.

## Example

A file of measures with 20,000 of them:

```text
measures:
  - { id: 1.1, text: Prepare a draft law., bodies: [mia], period: 2009 }
  …
```

## How to fix

Split the file: one file per objective, one progress file per body and reporting period.
",
};

pub(super) fn finding(name: impl Display, first: Span) -> Finding {
    let message = format!("{name} has more than {ITEMS} items; the rest is not read");
    Finding::new(&RULE, first, "not read from here on", message)
        .help("split the file, or remove what was not intended")
}
