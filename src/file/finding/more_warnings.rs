//! A file has more warnings than are shown one by one.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::text::words::count;

pub(crate) static RULE: Rule = Rule {
    id: "more-warnings",
    level: Level::Warning,
    summary: "a file has more warnings than are shown one by one",
    docs: r"## What it checks

At most 1,000 findings of one file are shown one by one, and at most 10,000 of all files of a plan. Further warnings are counted here, in one finding for each file.

## Why it matters

Nobody reads a million findings, and correcting the first ones usually corrects the rest.

## Example

A file of bodies that no measure names:

```text
bodies.yaml: 1,200 bodies, none of which a measure names
```

## How to fix

Correct the findings that are shown, and check again.
",
};

/// A number of further warnings, the first of them at a place.
pub(super) fn finding(warnings: usize, first: Span) -> Finding {
    let message = format!(
        "{} in this file",
        count(warnings, "more warning", "more warnings")
    );
    Finding::new(&RULE, first, "the first of them", message)
        .help("correct the findings above, and check again")
        .for_more(warnings)
}
