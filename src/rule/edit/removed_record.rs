//! A progress report, a review or an act that was on file is there no more.

use crate::difference::{Kind, Subject};
use crate::finding::{Finding, Level, Rule};
use crate::rule::edit::{Edit, Fault, place};

pub(super) static RULE: Rule = Rule {
    id: "removed-record",
    level: Level::Error,
    summary: "a progress report, a review or an act that was on file is there no more",
    docs: r"## What it checks

With `check --base REV`: every progress report, review and amendment that the plan's files had at that revision is still there. Moving one to another body or period removes it.

## Why it matters

Reports were made of it. They could not be made again, and an item could leave or join the overdue list with nobody to answer for it.

## Example

The first file is as it was at the base.

```yaml
# base: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.a, state: in-progress, summary: Draft under discussion. }
  - { measure: 1.b, state: done, summary: The law was reviewed., evidence: [Letter No. 5] }
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.b, state: done, summary: The law was reviewed., evidence: [Letter No. 5] }
```

## How to fix

Put it back, and add a correction below it.

```yaml
# base: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.a, state: in-progress, summary: Draft under discussion. }
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.a, state: in-progress, summary: Draft under discussion. }
  - { measure: 1.a, state: not-started, summary: The draft was of another law., received_on: 2009-04-20 }
```
",
};

pub(super) fn check(edit: &Edit) -> Vec<Fault> {
    let difference = edit.difference;
    let removed = difference.changes.iter().filter(|change| {
        change.kind == Kind::Removed
            && matches!(
                change.subject,
                Subject::Progress | Subject::Review | Subject::Amendment
            )
    });
    removed
        .map(|change| {
            let message = format!(
                "the {} `{}` was on file, and is there no more",
                change.subject.name(),
                change.id
            );
            let help = match change.subject {
                Subject::Amendment => "put it back, and add a later act that undoes it",
                _ => "put it back, and add what corrects it below",
            };
            let span = place(change, difference.old, difference.new);
            Fault {
                finding: Finding::new(&RULE, span, "stood here", message).help(help),
                subject: change.id.clone(),
            }
        })
        .collect()
}
