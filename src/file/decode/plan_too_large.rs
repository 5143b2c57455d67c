//! A plan is larger than the limits allow.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::{FileId, Span};

pub(super) static RULE: Rule = Rule {
    id: "plan-too-large",
    level: Level::Error,
    summary: "a plan has more files, bytes or records than the limits allow",
    docs: r"## What it checks

A plan has at most 20,000 files with 256 MiB in total, 20,000 measures, 20,000 changes by amendments, and 500,000 progress reports and reviews. Files above these limits, in the order of their paths, are not read.

## Why it matters

The whole plan is held in memory, and comparisons would take too long; the largest real plan has a few hundred measures.

## Example

A plan of forty files with a thousand measures each:

```text
measures/21.yaml: 20,000 measures stand in the files before it
```

## How to fix

Remove what does not belong to the plan, or split the plan.
",
};

/// This file exceeds a limit such as `20,000 files`.
pub(crate) fn finding(file: FileId, most: &str) -> Finding {
    let message = format!("the plan has more than {most}; this file is not read");
    Finding::new(&RULE, Span::file_start(file), "not read", message)
        .help("remove what does not belong to the plan, or split it")
}
