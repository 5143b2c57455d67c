//! A stated reading ends before it begins, or is both a delivery and continuing.

use crate::check::rule::reading_contradicts_words::contradicts_words;
use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::plan::Plan;
use crate::plan::measure::Stated;

pub(super) static RULE: Rule = Rule {
    id: "reading-contradicts-itself",
    level: Level::Error,
    summary: "a stated reading ends before it begins, or is both a delivery and continuing",
    docs: r#"## What it checks

In a reading stated beside the words, `from` is not after `due` or `to`; and `due`, which makes it a delivery, is not combined with `every` or `to`, which make it continuing.

## Why it matters

One of the two would be silently ignored.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: { words: "in good time", from: 2010-06-01, due: 2010-05-31 }
```

## How to fix

Correct the date, or keep what was meant.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: { words: "in good time", from: 2010-05-01, due: 2010-05-31 }
```
"#,
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let contradicting = plan
        .implementations()
        .filter_map(|(measure, implementation)| {
            let contradiction = contradiction(implementation.stated.as_ref()?)?;
            (!contradicts_words(plan, measure, implementation)).then_some((measure, contradiction))
        });
    contradicting
        .map(
            |(
                measure,
                Contradiction {
                    span,
                    other,
                    label,
                    what,
                    help,
                },
            )| {
                let message = format!(
                    "the reading stated for measure `{}` {what}",
                    measure.id.value
                );
                Finding::new(&RULE, span, "contradicts the other", message)
                    .related(other, label)
                    .help(help)
            },
        )
        .collect()
}

/// Two ends that cannot both be meant.
pub(in crate::check) struct Contradiction {
    span: Span,
    other: Span,
    label: &'static str,
    what: String,
    help: &'static str,
}

/// Returns how a stated reading contradicts itself.
pub(in crate::check) fn contradiction(stated: &Stated) -> Option<Contradiction> {
    if let Some(due) = stated.due {
        let every = stated.every.map(|every| (every.span, "every"));
        if let Some((span, key)) = every.or(stated.to.map(|to| (to.span, "to"))) {
            return Some(Contradiction {
                span,
                other: due.span,
                label: "due here",
                what: format!("has `due` and is a delivery, but has `{key}` and is continuing"),
                help: "keep `due` for a delivery, or `to` and `every` for a continuing measure",
            });
        }
    }
    let end = stated.due.or(stated.to)?;
    let from = stated.from.filter(|from| end.value < from.value)?;
    Some(Contradiction {
        span: from.span,
        other: end.span,
        label: "ends here",
        what: format!("begins on {}, after it ends on {}", from.value, end.value),
        help: "correct one of the two dates",
    })
}
