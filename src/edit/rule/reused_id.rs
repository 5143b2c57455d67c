//! An id that named one thing now names another.

use crate::edit::difference::Difference;
use crate::edit::difference::change::Subject;
use crate::edit::rule::{Edit, Fault};
use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::plan::Plan;
use crate::text::gist::gist;
use crate::text::words::likeness;

/// The share of its words that a measure or a body must keep to count as the same.
const ALIKE: f64 = 0.4;

pub(super) static RULE: Rule = Rule {
    id: "reused-id",
    level: Level::Error,
    summary: "an id that named one thing now names another",
    docs: r"## What it checks

With `check --base REV`: no measure or body has the id of another one, whether that one is in the files at that revision or was removed earlier. Restoring what was removed, word for word, is not a reuse. A shallow clone knows only the ids in the history it has.

To allow it for one change, use the id (`reused-id 1.a`); changes to the other fields of the record are still found by `unamended-change`.

## Why it matters

Progress reports, reviews and past reports refer to things by their ids. With a reused id, statements about one thing would be read as statements about another.

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
  - { id: 1.a, text: Open six shelters in the regions of the country., bodies: [mia], period: 2009 }
```

## How to fix

In the act that adds it, use an id that was never used before.

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
  - { id: 1.a, text: Prepare a draft law., bodies: [mia], period: 2009 }
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { measure: 1.a, waive: true }
  - add: { id: 1.b, objective: 1, text: Open six shelters in the regions of the country., bodies: [mia], period: 2011 }
```
",
};

pub(super) fn check(edit: &Edit) -> Vec<Fault> {
    let difference = edit.difference;
    let new = &difference.new.plan;
    let measures = new.measures.iter().map(|measure| {
        let id = &measure.id;
        (Subject::Measure, id.value.as_str(), id.span)
    });
    let bodies = new
        .bodies
        .iter()
        .map(|body| (Subject::Body, &*body.id.value, body.id.span));
    measures
        .chain(bodies)
        .filter_map(|(subject, id, span)| {
            if is_other(difference, subject, id) {
                let message = format!(
                    "the id `{id}` named another {} before this edit",
                    subject.name()
                );
                return Some(fault(id, span, message));
            }
            let commit = edit.used_before.get(id)?;
            let message = format!("the id `{id}` was used before, in commit {commit}");
            Some(fault(id, span, message))
        })
        .collect()
}

fn fault(id: &str, span: Span, message: String) -> Fault {
    Fault {
        finding: Finding::new(&RULE, span, "used before", message)
            .help("use an id that was never used before"),
        subject: id.to_owned(),
    }
}

/// Whether an id names things in the two states that have almost nothing in common.
pub(super) fn is_other(difference: &Difference, subject: Subject, id: &str) -> bool {
    let (old, new) = (&difference.old.plan, &difference.new.plan);
    let (Some(was), Some(is)) = (words(old, subject, id), words(new, subject, id)) else {
        return false;
    };
    // A body that keeps its former name as a spelling is the same.
    let is_known = subject == Subject::Body
        && (!new.bodies_named(was).is_empty() || !old.bodies_named(is).is_empty());
    !is_known && likeness(&gist(was), &gist(is)) < ALIKE
}

/// Whether an id names the same in both states, word for word.
pub(crate) fn is_same(old: &Plan, new: &Plan, subject: Subject, id: &str) -> bool {
    let words = |plan| words(plan, subject, id).map(gist);
    words(old).is_some() && words(old) == words(new)
}

/// The words that say what an id names.
fn words<'p>(plan: &'p Plan, subject: Subject, id: &str) -> Option<&'p str> {
    match subject {
        Subject::Measure => {
            let measure = plan.measure_by_id(id)?;
            Some(measure.text_as_approved.as_ref().unwrap_or(&measure.text))
        }
        Subject::Body => {
            let body = plan.bodies.iter().find(|body| *body.id.value == *id)?;
            Some(&body.name.value)
        }
        Subject::Plan
        | Subject::Setting
        | Subject::Objective
        | Subject::Amendment
        | Subject::Progress
        | Subject::Review
        | Subject::Contact => None,
    }
}
