//! A change of an amendment says nothing, or several things at once.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "unclear-change",
    level: Level::Error,
    summary: "a change of an amendment says nothing, or several things at once",
    docs: r"## What it checks

Every change of an amendment is about one `measure`, one `body`, the `reporting` rules or the `term`, or it is an `add`. It has at least one key that belongs to its subject, no other keys, and no keys that contradict each other: a measure is not waived and given a new period, or suspended and resumed, in one change. `waive`, `suspend` and `resume` are `true` or omitted.

## Why it matters

What does not fit would be silently ignored, and the plan would not be what the act says.

## Example

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { measure: 1.a, period: 2011, term: { to: 2014-06-30 } }
  - { measure: 1.b, suspend: false }
```

## How to fix

Write a separate change for each subject, and say what changes about it.

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { measure: 1.a, period: 2011 }
  - { term: { to: 2014-06-30 } }
  - { measure: 1.b, suspend: true }
```
",
};

/// `label` describes the place in a few words, `message` says what is wrong with the change.
pub(crate) fn finding(span: Span, label: &'static str, message: impl Into<String>) -> Finding {
    Finding::new(&RULE, span, label, message)
}
