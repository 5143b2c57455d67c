//! A YAML file stands where Tadbir does not look for one.

use crate::finding::{Finding, Level, Rule};
use crate::source::{FileId, Span};

pub(super) static RULE: Rule = Rule {
    id: "stray-file",
    level: Level::Warning,
    summary: "a YAML file stands where Tadbir does not look for one",
    docs: r"## What it checks

YAML files of a plan stand in `plan.yaml`, the file of bodies, `contacts.yaml`, and in `measures/`, `amendments/`, `progress/PERIOD/` and `reviews/PERIOD/`.

## Why it matters

A file in a folder with a misspelt name would be left out without a word.

## Example

```yaml
# file: measure/02.yaml
objective: 2
title: Prevention
measures: []
```

## How to fix

```yaml
# file: measures/02.yaml
objective: 2
title: Prevention
measures:
  - id: 2.a
    text: Train the operators.
    bodies: [mia]
    period: Regularly
```
",
};

pub(crate) fn finding(file: FileId) -> Finding {
    Finding::new(&RULE, Span::file_start(file), "not read", "the file is in no folder that a plan is read from")
        .help("move it to `measures/`, `amendments/`, `progress/PERIOD/` or `reviews/PERIOD/`, or out of the plan's folder")
}
