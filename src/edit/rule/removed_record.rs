//! A progress report, a review or an act was removed from the files.

use crate::edit::difference::change::{Kind, Subject};
use crate::edit::rule::{Edit, Fault, former_place, place, subject};
use crate::file::finding::{Finding, Level, Rule};

pub(super) static RULE: Rule = Rule {
    id: "removed-record",
    level: Level::Error,
    summary: "a progress report, a review or an act was removed from the files",
    docs: r"## What it checks

With `check --base REV`: every progress report, review and amendment that the plan's files had at that revision is still there and still counts. An entry with an error is left out, whatever level `tadbir.toml` gives to the error. Moving an entry to another body or period removes it.

To allow it for one change, use the name in the finding: `removed-record 1.a/mia/2009-Q1` for a progress report, `removed-record review 1.a/mia/2009-Q1` for a review, `removed-record Order No. 2 of 2010-02-24` for an act; the second of several that correct each other ends with `#2`.

## Why it matters

Reports were made from it. They could not be reproduced, and an obligation could leave or join the overdue list without anybody answering for that.

## Example

The first file is the state at the base.

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

Restore it, and add a correction below it.

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
                    "correct the error in it"
                }
                Subject::Amendment => "restore it, and add a later act that revokes it",
                Subject::Progress | Subject::Review => "restore it, and add a correction below it",
                Subject::Plan
                | Subject::Setting
                | Subject::Body
                | Subject::Objective
                | Subject::Measure
                | Subject::Contact => return None,
            };
            let (fate, label) = if change.is_left_out_now() {
                ("is now left out because of an error", "left out")
            } else {
                ("was removed", "no longer in the plan")
            };
            let message = format!(
                "the {} `{}`{} was on file{} and {fate}",
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
