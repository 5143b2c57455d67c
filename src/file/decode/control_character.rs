//! A text contains a control character.

use std::fmt::Display;

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "control-character",
    level: Level::Error,
    summary: "a text contains a control character",
    docs: r#"## What it checks

Texts contain letters, signs, line breaks and tabs, but no escape characters and no marks that change the reading direction.

## Why it matters

Such a character could hide or change what the reader of a report sees.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: "Legislation\x1b[8m"
measures:
  - id: 1.a
    text: Prepare a draft law.
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

pub(super) fn finding(name: impl Display, character: char, span: Span) -> Finding {
    let message = format!(
        "{name} contains the control character U+{:04X}",
        u32::from(character)
    );
    Finding::new(&RULE, span, "control character here", message).help("remove the character")
}
