//! A measure, a body or an objective that was public is withheld from the public edition.

use crate::edit::difference::Difference;
use crate::edit::difference::change::{Change, Subject};
use crate::edit::rule::{Edit, Fault, place, subject, told};
use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "hidden-record",
    level: Level::Error,
    summary: "a measure, a body or an objective that was public is withheld from the public edition",
    docs: r"## What it checks

With `check --base REV`: if the public edition of an approved plan shows a measure, body or objective, it is not newly marked `restricted: true`; no such measure is marked `small_counts: hide` or moved to a restricted objective.

## Why it matters

An overdue obligation would leave the public list although it is still overdue, and readers could not tell. `tadbir diff` counts what leaves that list.

## Example

The first file is the state at the base.

```yaml
# base: measures/01.yaml
objective: 1
title: Legislation
measures:
  - { id: 1.a, text: Prepare a draft law., bodies: [mia], period: 2009 }
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - { id: 1.a, text: Prepare a draft law., bodies: [mia], period: 2009, restricted: true }
```

## How to fix

Keep it public. If it must be withheld, allow that for one change by its id, `hidden-record 1.a`, with the reason.

```yaml
# base: measures/01.yaml
objective: 1
title: Legislation
measures:
  - { id: 1.a, text: Prepare a draft law., bodies: [mia], period: 2009 }
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - { id: 1.a, text: Prepare a draft law., bodies: [mia], period: 2009, restricted: false }
```
",
};

pub(super) fn check(edit: &Edit) -> Vec<Fault> {
    let difference = edit.difference;
    if difference.old.plan.header.approved.is_none() {
        return Vec::new();
    }
    let of_visibility: Vec<&Change> = difference
        .changes
        .iter()
        .filter(|change| {
            matches!(
                change.field,
                Some("objective" | "restricted" | "small_counts")
            )
        })
        .collect();
    of_visibility
        .chunk_by(|a, b| a.subject == b.subject && a.id == b.id)
        .filter(|changes| is_hidden(difference, changes[0]))
        .map(|changes| {
            let change = changes[0];
            let message = format!(
                "the {} `{}` was public and is now withheld from the public edition: {}",
                change.subject.name(),
                change.id,
                told(changes)
            );
            let span = place(change, difference.old, difference.new);
            Fault {
                finding: Finding::new(&RULE, span, "withheld here", message).help("keep it public"),
                subject: subject(change),
            }
        })
        .collect()
}

/// What the public edition shows of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shown {
    Nothing,
    /// A measure whose obligations are not counted.
    Uncounted,
    Whole,
}

/// Whether the public edition shows less of a record than before.
fn is_hidden(difference: &Difference, change: &Change) -> bool {
    let (old, new) = (&difference.old.plan, &difference.new.plan);
    let states = shown(old, change).zip(shown(new, change));
    states.is_some_and(|(was, is)| is < was)
}

/// What the public edition shows of a record in a state; `None` if it does not exist, or records of that kind are never
/// withheld.
fn shown(plan: &Plan, change: &Change) -> Option<Shown> {
    let whole_unless = |is_restricted: bool| {
        if is_restricted {
            Shown::Nothing
        } else {
            Shown::Whole
        }
    };
    match change.subject {
        Subject::Measure => {
            let measure = plan.measure_by_id(&change.id)?;
            let objective = plan.objective(measure.objective);
            let is_restricted = measure.overrides.restricted || objective.overrides.restricted;
            Some(if !is_restricted && measure.hides_small_counts {
                Shown::Uncounted
            } else {
                whole_unless(is_restricted)
            })
        }
        Subject::Objective => {
            let objective = plan.objective_by_id(&change.id)?;
            Some(whole_unless(objective.overrides.restricted))
        }
        Subject::Body => {
            let mut bodies = plan.bodies.iter();
            let body = bodies.find(|body| *body.id.value == *change.id)?;
            Some(whole_unless(body.restricted))
        }
        Subject::Plan
        | Subject::Setting
        | Subject::Amendment
        | Subject::Progress
        | Subject::Review
        | Subject::Contact => None,
    }
}
