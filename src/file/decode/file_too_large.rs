//! A file is larger than the limit for plan files.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::{FileId, Span};

pub(super) static RULE: Rule = Rule {
    id: "file-too-large",
    level: Level::Error,
    summary: "a file is larger than 32 MiB",
    docs: r"## What it checks

No file is larger than 32 MiB. A larger file is not read.

## Why it matters

Reading it would take too much time and memory; the largest real plan file has a few hundred kilobytes.

## Example

A measures file of 40 MiB:

```text
measures/01.yaml: 40 MiB
```

## How to fix

Split the file: one file per objective, one progress file per body and reporting period.
",
};

pub(crate) fn finding(file: FileId, bytes: u64, most: u64) -> Finding {
    let mebibytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
    let message = format!(
        "the file has {} MiB; at most {} MiB are read",
        mebibytes(bytes),
        mebibytes(most)
    );
    Finding::new(&RULE, Span::file_start(file), "too large", message)
        .help("split the file, or remove it from the plan's folder")
}
