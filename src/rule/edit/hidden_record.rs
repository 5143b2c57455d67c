//! A measure, a body or an objective that was public is kept out of the public edition.

use crate::difference::{Change, Kind, Subject};
use crate::finding::{Finding, Level, Rule};
use crate::rule::edit::{Edit, Fault, place, subject, told};

pub(super) static RULE: Rule = Rule {
    id: "hidden-record",
    level: Level::Error,
    summary: "a measure, a body or an objective that was public is kept out of the public edition",
    docs: r"## What it checks

With `check --base REV`: no measure, body or objective of an approved plan is newly marked `restricted: true`, and no measure `small_counts: hide`.

## Why it matters

What is overdue would leave the public list and still be overdue, and readers could not tell. `tadbir diff` counts what leaves that list.

## Example

The first file is as it was at the base.

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

Leave it public. Where it must be withheld, allow it for one change by its id, `hidden-record 1.a`, with the reason.

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
    let hidden = difference.changes.iter().filter(|change| hides(change));
    hidden
        .map(|change| {
            let message = format!(
                "the {} `{}` was public, and is kept out of the public edition: {}",
                change.subject.name(),
                change.id,
                told(&[change])
            );
            let span = place(change, difference.old, difference.new);
            Fault {
                finding: Finding::new(&RULE, span, "withheld here", message)
                    .help("leave it public"),
                subject: subject(change),
            }
        })
        .collect()
}

fn hides(change: &Change) -> bool {
    let is_approved = match change.subject {
        Subject::Measure | Subject::Objective | Subject::Body => true,
        Subject::Plan
        | Subject::Setting
        | Subject::Amendment
        | Subject::Progress
        | Subject::Review
        | Subject::Contact => false,
    };
    is_approved
        && change.kind == Kind::Visibility
        && matches!(change.is.as_deref(), Some("true" | "hide"))
}
