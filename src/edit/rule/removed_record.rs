//! A progress report, a review or an act that was on file is there no more.

use crate::edit::difference::change::{Kind, Subject};
use crate::edit::rule::{Edit, Fault, former_place, place, subject};
use crate::file::finding::{Finding, Level, Rule};

pub(super) static RULE: Rule = Rule {
    id: "removed-record",
    level: Level::Error,
    summary: "a progress report, a review or an act that was on file is there no more",
    docs: r"## What it checks

With `check --base REV`: every progress report, review and amendment that the plan's files had at that revision is still there, and still counts: an entry in which an error stands is left out, whatever `tadbir.toml` makes of the error. Moving one to another body or period removes it.

For one change it is allowed by what the finding calls it: `removed-record 1.a/mia/2009-Q1` of a progress report, `removed-record review 1.a/mia/2009-Q1` of a review, `removed-record Order No. 2 of 2010-02-24` of an act; the second of several that correct each other has `#2` at its end.

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
    let removed = difference
        .changes
        .iter()
        .filter(|change| change.kind == Kind::Removed);
    removed
        .filter_map(|change| {
            let help = match change.subject {
                Subject::Progress | Subject::Review if change.is_left_out_now() => {
                    "correct the error that stands in it"
                }
                Subject::Amendment => "put it back, and add a later act that undoes it",
                Subject::Progress | Subject::Review => {
                    "put it back, and add what corrects it below"
                }
                Subject::Plan
                | Subject::Setting
                | Subject::Body
                | Subject::Objective
                | Subject::Measure
                | Subject::Contact => return None,
            };
            let (fate, label) = if change.is_left_out_now() {
                (
                    "is left out now, since an error stands in it",
                    "is left out",
                )
            } else {
                ("is there no more", "is in the plan no more")
            };
            let message = format!(
                "the {} `{}`{} was on file{}, and {fate}",
                change.subject.name(),
                change.name(),
                change
                    .was
                    .as_ref()
                    .map_or_else(String::new, |was| format!(" ({was})")),
                former_place(edit, change)
            );
            let span = place(change, difference.old, difference.new);
            Some(Fault {
                finding: Finding::new(&RULE, span, label, message).help(help),
                subject: subject(change),
            })
        })
        .collect()
}
