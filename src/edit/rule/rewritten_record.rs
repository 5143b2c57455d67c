//! A progress report, a review or an act that was on file says something else.

use crate::edit::difference::change::{Change, Kind, Subject};
use crate::edit::rule::{Edit, Fault, place, subject, told};
use crate::file::finding::{Finding, Level, Rule};

pub(super) static RULE: Rule = Rule {
    id: "rewritten-record",
    level: Level::Error,
    summary: "a progress report, a review or an act that was on file says something else",
    docs: r"## What it checks

With `check --base REV`: progress reports, reviews and amendments that were on file at that revision say what they said. Where they stand, and comments, do not count, but for this: of several entries of one day about the same thing, the one further down counts, so that their order is part of what they say, also from file to file.

For one change it is allowed by what the finding calls it: `rewritten-record 1.a/mia/2009-Q1` of a progress report, `rewritten-record review 1.a/mia/2009-Q1` of a review, `rewritten-record Order No. 2 of 2010-02-24` of an act; the second of several that correct each other has `#2` at its end.

## Why it matters

Reports were made of what they said. A correction is added below: the entry received last counts, and the earlier one stays to be seen.

## Example

The first file is as it was at the base.

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
                "the {} `{}` was on file, and says something else: {}",
                change.subject.name(),
                change.name(),
                told(changes)
            );
            let help = if change.subject == Subject::Amendment {
                "put back what it said, and add a later act that changes it"
            } else {
                "put back what it said, and add the correction below"
            };
            let span = place(change, difference.old, difference.new);
            Fault {
                finding: Finding::new(&RULE, span, "was different", message).help(help),
                subject: subject(change),
            }
        })
        .collect()
}
