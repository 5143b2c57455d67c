//! A plan holds more than is read.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::{FileId, Span};

pub(super) static RULE: Rule = Rule {
    id: "plan-too-large",
    level: Level::Error,
    summary: "a plan has more files, bytes or records than are read",
    docs: r"## What it checks

A plan has at most 20,000 files of 256 MiB together, 20,000 measures, 20,000 changes by amendments, and 500,000 progress reports and reviews. What is more is not read, file by file in the order of their paths.

## Why it matters

All of a plan is held in memory at once, and what is compared with everything else would take time without end; the largest real plan has a few hundred measures.

## Example

A plan of forty files with a thousand measures each:

```text
measures/21.yaml: 20,000 measures stand in the files before it
```

## How to fix

Remove what does not belong to the plan, or divide the plan.
",
};

/// With a file there is more than so much: `20,000 files`.
pub(crate) fn finding(file: FileId, most: &str) -> Finding {
    let message = format!("the plan has more than {most}; this file is not read");
    Finding::new(&RULE, Span::file_start(file), "not read", message)
        .help("remove what does not belong to the plan, or divide it")
}
