//! A file is empty.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::{FileId, Span};

pub(super) static RULE: Rule = Rule {
    id: "empty-file",
    level: Level::Error,
    summary: "a file of the plan is empty",
    docs: r"## What it checks

A file of the plan contains a mapping. A file with only white space and comments counts as empty.

## Why it matters

An empty file was usually not saved, or lost its content in a merge.

## Example

```yaml
# file: measures/01.yaml
# nothing here yet
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

pub(crate) fn finding(file: FileId) -> Finding {
    Finding::new(&RULE, Span::file_start(file), "empty", "the file is empty")
        .help("add the content, or delete the file")
}
