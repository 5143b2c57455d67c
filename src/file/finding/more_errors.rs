//! A file has more errors than are shown one by one.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::text::words::count;

pub(crate) static RULE: Rule = Rule {
    id: "more-errors",
    level: Level::Error,
    summary: "a file has more errors than are shown one by one",
    docs: r"## What it checks

At most 1,000 findings of one file are shown one by one, and at most 10,000 of all files of a plan. Further errors are counted here, in one finding for each file; they still count as errors.

## Why it matters

Nobody reads a million findings, and correcting the first ones usually corrects the rest.

## Example

A file of measures without a single text:

```text
measures/01.yaml: 1,200 measures, each without `text`
```

## How to fix

Correct the findings that are shown, and check again.
",
};

/// A number of further errors, the first of them at a place.
pub(super) fn finding(errors: usize, first: Span) -> Finding {
    let message = format!(
        "{} in this file",
        count(errors, "more error", "more errors")
    );
    Finding::new(&RULE, first, "the first of them", message)
        .help("correct the findings above, and check again")
        .for_more(errors)
}
