//! A record has a key that is not in its format.

use crate::file::field::Record;
use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::text::words::{did_you_mean, shortened};

pub(super) static RULE: Rule = Rule {
    id: "unknown-key",
    level: Level::Error,
    summary: "a record has a key that is not in its format",
    docs: r"## What it checks

Every key is one of those that `tadbir explain format` lists for the record.

## Why it matters

A misspelt key would be silently ignored.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    body: [mia]
    bodies: [mia]
    period: 2009
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

pub(super) fn finding(record: &Record, key: &str, span: Span) -> Finding {
    let message = format!(
        "`{}` is not a key of the {}",
        shortened(key, 60),
        record.name
    );
    let finding = Finding::new(&RULE, span, "unknown key", message);
    match did_you_mean(key, record.fields.iter().map(|field| field.key)) {
        Some(help) => finding.help(help),
        None => finding.help(format!(
            "`tadbir explain {}` lists the keys",
            record.name.replace(' ', "-")
        )),
    }
}
