//! A file holds more values than are read.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::limit::VALUES;

pub(super) static RULE: Rule = Rule {
    id: "too-many-values",
    level: Level::Error,
    summary: "a file holds more than a million values",
    docs: r"## What it checks

A file holds at most 1,000,000 values: scalars, lists and mappings, keys among them. Of one that holds more, nothing is read.

## Why it matters

Three letters are enough for an empty record, and reading millions of them takes memory without end; the largest real plan file holds a few thousand values.

## Example

A file of progress reports with two million empty records:

```text
progress: [{}, {}, {}, …]
```

## How to fix

Split the file: one file per objective, one progress file per body and reporting period.
",
};

pub(super) fn finding(span: Span) -> Finding {
    let message = format!("the file holds more than {VALUES} values; nothing of it is read");
    Finding::new(&RULE, span, "one too many", message)
        .help("split the file, or remove what is not meant")
}
