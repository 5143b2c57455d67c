//! The words of a period cannot be read, and no reading is stated beside them.

use crate::file::finding::{Finding, Level, Rule};
use crate::period::phrase::Unreadable;
use crate::plan::Plan;
use crate::plan::measure::{Implementation, Measure};
use crate::text::words::{any_of, quoted, shortened};

pub(super) static RULE: Rule = Rule {
    id: "unreadable-period",
    level: Level::Error,
    summary: "the words of a period cannot be read, and no reading is stated beside them",
    docs: r#"## What it checks

Tadbir can read all the words under `period`, in measures and amendments. `tadbir period "WORDS"` shows how it reads them. If it cannot, or if the words mean something else, a reading is stated beside them.

## Why it matters

Without dates, a measure is never due. A guess could make it due on the wrong day.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: in good time, June 2010
```

## How to fix

Write the words in a form that Tadbir can read; or keep the decree's words and state the dates that they mean, and who said so.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: { words: "in good time, June 2010", due: 2010-06-30, by: letter No. 14 of 2009-03-02 }
```
"#,
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    plan.implementations()
        .filter_map(|(measure, implementation)| finding(plan, measure, implementation))
        .collect()
}

fn finding(plan: &Plan, measure: &Measure, implementation: &Implementation) -> Option<Finding> {
    match &implementation.read {
        Err(unreadable) if !says_enough(plan, measure, implementation) => {
            Some(unread(measure, implementation, unreadable))
        }
        Err(_) | Ok(_) => lacks_approval(plan, measure, implementation),
    }
}

/// Whether the stated values are a complete reading without the words: a first day alone does not say which kind.
fn says_enough(plan: &Plan, measure: &Measure, implementation: &Implementation) -> bool {
    let kind = measure
        .overrides
        .kind
        .or(plan.objective(measure.objective).overrides.kind);
    implementation.stated.as_ref().is_some_and(|stated| {
        stated.due.is_some() || stated.every.is_some() || stated.to.is_some() || kind.is_some()
    })
}

fn unread(measure: &Measure, implementation: &Implementation, unreadable: &Unreadable) -> Finding {
    let words = &implementation.words;
    let message = format!(
        "the period `{}` of measure `{}` cannot be read: {}",
        shortened(&words.value, 80),
        measure.id.value,
        unreadable.reason
    );
    let escaped = shortened(&words.value, 60)
        .replace('\\', "\\\\")
        .replace('"', "\\\"");
    let kept = format!(
        "keep the words and state the reading: `{{ words: \"{escaped}\", due: YYYY-MM-DD, by: assumed }}`"
    );
    let help = match &unreadable.dated_part {
        Some(part) => format!("write `{part}` if that is all that matters, or {kept}"),
        None if unreadable.nearest.is_empty() => kept,
        None => format!(
            "write it like {}, or {kept}",
            any_of(&quoted(&unreadable.nearest))
        ),
    };
    Finding::new(&RULE, words.span, "cannot be read", message).help(help)
}

/// Words such as `within three months` count from the approving act, but the plan names none.
fn lacks_approval(
    plan: &Plan,
    measure: &Measure,
    implementation: &Implementation,
) -> Option<Finding> {
    if plan.header.approved.is_some() || !plan.header.is_whole {
        return None;
    }
    let missing = plan
        .reading(measure, implementation)?
        .slots(&plan.frame(measure))
        .err()?;
    let words = &implementation.words;
    let message = format!(
        "the period `{}` of measure `{}` {missing}, and the plan names none",
        shortened(&words.value, 80),
        measure.id.value
    );
    Some(
        Finding::new(&RULE, words.span, "counts from the act", message)
            .help("add `approved: { act: …, on: YYYY-MM-DD }` to plan.yaml"),
    )
}
