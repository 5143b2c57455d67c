//! A progress report was received before the date on which it says something was done.

use crate::check::rule::progress_fit::measures_with_progress;
use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "received-before-done",
    level: Level::Error,
    summary: "a progress report was received before the date on which it says something was done",
    docs: r"## What it checks

`done_on` is not after `received_on`.

## Why it matters

Nobody can report what has not happened yet; one of the two dates is wrong, and both decide what is late.

## Example

```yaml
# file: progress/2009-Q2/mia.yaml
body: mia
period: 2009-Q2
received_on: 2009-07-10
progress:
  - { measure: 1.a, state: done, done_on: 2009-08-02, evidence: [Draft law] }
```

## How to fix

Correct the wrong date.

```yaml
# file: progress/2009-Q2/mia.yaml
body: mia
period: 2009-Q2
received_on: 2009-07-10
progress:
  - { measure: 1.a, state: done, done_on: 2009-06-02, evidence: [Draft law] }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let entries = measures_with_progress(plan)
        .flat_map(|(measure, entries)| entries.iter().map(move |entry| (measure, entry)));
    entries
        .filter(|(_, entry)| !entry.is_left_out && plan.file_of(entry).body.key().is_some())
        .filter_map(|(measure, entry)| {
            let done_on = entry
                .done_on
                .filter(|done_on| entry.received_on < *done_on)?;
            let message = format!(
                "measure `{}` is reported done on {}, after the progress report was received on {}",
                measure.id.value, done_on, entry.received_on
            );
            let finding = Finding::new(
                &RULE,
                entry.done_on_span,
                format!("received {}", entry.received_on),
                message,
            );
            Some(finding.help("correct `done_on` or `received_on`"))
        })
        .collect()
}
