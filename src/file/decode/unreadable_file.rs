//! A file or folder of the plan cannot be opened.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::{FileId, Span};

pub(super) static RULE: Rule = Rule {
    id: "unreadable-file",
    level: Level::Error,
    summary: "a file or folder of the plan cannot be opened",
    docs: r"## What it checks

Every file of the plan must be one that you may read, and a file where a file should be.

## Why it matters

What cannot be read would be left out without a word.

## Example

A file without permission to read:

```text
measures/01.yaml: permission denied
```

## How to fix

Give yourself permission to read it (`chmod u+r FILE`), or put a file where the folder stands.
",
};

pub(crate) fn finding(file: FileId, why: &str) -> Finding {
    Finding::new(&RULE, Span::file_start(file), "not read", why)
        .help("make it a file that you may read")
}
