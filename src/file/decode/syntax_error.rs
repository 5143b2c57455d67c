//! A file is not valid YAML.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "syntax-error",
    level: Level::Error,
    summary: "a file is not valid YAML",
    docs: r#"## What it checks

The files of a plan are YAML: keys and values, lists with dashes, indented with spaces.

## Why it matters

A file that cannot be parsed cannot be used at all.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: "Prepare a draft law.
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
"#,
};

pub(super) fn finding(message: &str, span: Span) -> Finding {
    Finding::new(&RULE, span, "cannot be read", format!("the file is not valid YAML: {message}"))
        .help("indent with spaces, close every quote and bracket, and quote a text that contains `: ` or ` #`")
}
