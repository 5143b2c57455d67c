//! A file or folder of the plan cannot be opened.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::{FileId, Span};

pub(super) static RULE: Rule = Rule {
    id: "unreadable-file",
    level: Level::Error,
    summary: "a file or folder of the plan cannot be opened",
    docs: r"## What it checks

You have permission to read every file of the plan, and no folder is in the place of a file.

## Why it matters

Files that cannot be read would be silently ignored.

## Example

A file without permission to read:

```text
measures/01.yaml: permission denied
```

## How to fix

Give yourself permission to read it (`chmod u+r FILE`), or replace the folder with a file.
",
};

pub(crate) fn finding(file: FileId, why: &str) -> Finding {
    Finding::new(&RULE, Span::file_start(file), "not read", why).help("make it a readable file")
}
