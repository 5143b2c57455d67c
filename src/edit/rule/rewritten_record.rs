//! A progress report, a review or an act on file was changed.

use crate::edit::difference::change::{Change, Kind, Subject};
use crate::edit::rule::{Edit, Fault, place, subject, told};
use crate::file::finding::{Finding, Level, Rule};

pub(super) static RULE: Rule = Rule {
    id: "rewritten-record",
    level: Level::Error,
    summary: "a progress report, a review or an act on file was changed",
    docs: r"## What it checks

With `check --base REV`: progress reports, reviews and amendments that were on file at that revision are unchanged. Their position and comments do not matter, with one exception: of several entries of one day about the same thing the last one counts, so their order is part of their content, across files as well.

To allow it for one change, use the name in the finding: `rewritten-record 1.a/mia/2009-Q1` for a progress report, `rewritten-record review 1.a/mia/2009-Q1` for a review, `rewritten-record Order No. 2 of 2010-02-24` for an act; the second of several that correct each other ends with `#2`.

## Why it matters

Reports were made from them. Add a correction below instead: the entry received last counts, and the earlier one stays visible.

## Example

The first file is the state at the base.

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
  - { measure: 1.a, state: done, done_on: 2009-03-20, summary: Draft adopted., evidence: [Order No. 3] }
```

## How to fix

Leave it, and add the correction.

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
  - { measure: 1.a, state: done, done_on: 2009-03-20, summary: Draft adopted., evidence: [Order No. 3], received_on: 2009-04-20 }
```
",
};

pub(super) fn check(edit: &Edit) -> Vec<Fault> {
    let difference = edit.difference;
    let rewritten: Vec<&Change> = difference
        .changes
        .iter()
        .filter(|change| change.kind == Kind::Rewritten)
        .filter(|change| change.subject != Subject::Contact)
        .collect();
    let of_record =
        |a: &&Change, b: &&Change| (a.subject, &a.id, a.nth) == (b.subject, &b.id, b.nth);
    rewritten
        .chunk_by(of_record)
        .map(|changes| {
            let change = changes[0];
            let message = format!(
                "the {} `{}` was on file and is changed: {}",
                change.subject.name(),
                change.name(),
                told(changes)
            );
            let help = if change.subject == Subject::Amendment {
                "restore it, and add a later act that changes it"
            } else {
                "restore it, and add the correction below"
            };
            let span = place(change, difference.old, difference.new);
            Fault {
                finding: Finding::new(&RULE, span, "changed here", message).help(help),
                subject: subject(change),
            }
        })
        .collect()
}
