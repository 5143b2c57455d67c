//! A link in the plan leads out of its folder, in a circle or nowhere.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "link-out-of-plan",
    level: Level::Error,
    summary: "a link in the plan leads out of its folder, in a circle or nowhere",
    docs: r"## What it checks

A symbolic link in the plan's folder leads to a file in the same folder. A `bodies` path in `plan.yaml` stays in the repository. The same holds for a revision that is read with `--rev`.

## Why it matters

Through a link, a plan could expose other files.

## Example

A link to a system file:

```text
measures/01.yaml -> /etc/hosts
```

## How to fix

Replace the link with the file itself.
",
};

pub(crate) fn finding(span: Span, why: &str) -> Finding {
    Finding::new(&RULE, span, "not followed", why).help("put the file itself in the plan's folder")
}
