//! A file has more errors than are told one by one.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::text::words::count;

pub(crate) static RULE: Rule = Rule {
    id: "more-errors",
    level: Level::Error,
    summary: "a file has more errors than are told one by one",
    docs: r"## What it checks

Of one file at most 1,000 findings are told one by one, and of all files of a plan at most 10,000. The errors after them are counted here, one finding for each file; they count as errors all the same.

## Why it matters

Nobody reads a million findings, and whoever mends the first mostly mends the rest.

## Example

A file of measures without a single text:

```text
measures/01.yaml: 1,200 measures, each without `text`
```

## How to fix

Mend what is told, and check again.
",
};

/// So many errors more, the first of them at a place.
pub(super) fn finding(errors: usize, first: Span) -> Finding {
    let message = format!(
        "{} in this file",
        count(errors, "more error", "more errors")
    );
    Finding::new(&RULE, first, "the first of them", message)
        .help("mend what is told before, and check again")
        .for_more(errors)
}
