//! A file has more warnings than are told one by one.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::text::words::count;

pub(crate) static RULE: Rule = Rule {
    id: "more-warnings",
    level: Level::Warning,
    summary: "a file has more warnings than are told one by one",
    docs: r"## What it checks

Of one file at most 1,000 findings are told one by one, and of all files of a plan at most 10,000. The warnings after them are counted here, one finding for each file.

## Why it matters

Nobody reads a million findings, and whoever mends the first mostly mends the rest.

## Example

A file of bodies that no measure names:

```text
bodies.yaml: 1,200 bodies, none of which a measure names
```

## How to fix

Mend what is told, and check again.
",
};

/// So many warnings more, the first of them at a place.
pub(super) fn finding(warnings: usize, first: Span) -> Finding {
    let message = format!(
        "{} in this file",
        count(warnings, "more warning", "more warnings")
    );
    Finding::new(&RULE, first, "the first of them", message)
        .help("mend what is told before, and check again")
        .for_more(warnings)
}
