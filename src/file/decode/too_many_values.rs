//! A file has more values than are read.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::limit::VALUES;

pub(super) static RULE: Rule = Rule {
    id: "too-many-values",
    level: Level::Error,
    summary: "a file has more than a million values",
    docs: r"## What it checks

A file has at most 1,000,000 values: scalars, lists and mappings, including keys. A file with more is not read at all.

## Why it matters

An empty record takes only three characters, and reading millions of them would take too much memory; the largest real plan file has a few thousand values.

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
    let message = format!("the file has more than {VALUES} values and is not read");
    Finding::new(&RULE, span, "one too many", message)
        .help("split the file, or remove what was not intended")
}
