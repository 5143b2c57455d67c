//! A date is not written as `YYYY-MM-DD`, or does not exist.

use std::fmt::Display;

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Spanned;
use crate::text::words::shortened;

pub(super) static RULE: Rule = Rule {
    id: "bad-date",
    level: Level::Error,
    summary: "a date is not written as `YYYY-MM-DD`, or does not exist",
    docs: r"## What it checks

Every date is a day of the calendar, written as year, month and day: `2009-03-31`.

## Why it matters

`03/04/2009` is in March to some readers and in April to others; a wrong due date does real harm.

## Example

```yaml
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-31
progress:
  - { measure: 1.a, state: in-progress, summary: Draft under discussion. }
```

## How to fix

```yaml
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-30
progress:
  - { measure: 1.a, state: in-progress, summary: Draft under discussion. }
```
",
};

pub(super) fn finding(name: impl Display, written: &Spanned<Box<str>>) -> Finding {
    let message = format!(
        "{name} is `{}`, which is not a date written as `YYYY-MM-DD`",
        shortened(&written.value, 40)
    );
    Finding::new(&RULE, written.span, "not a date", message)
        .help("write it as year-month-day, for example `2009-03-31`")
}
