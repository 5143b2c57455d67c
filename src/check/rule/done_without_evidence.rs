//! Something is reported done without evidence.

use crate::check::rule::progress_fit::for_each_report;
use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::plan::progress::Progress;
use crate::plan::statement::State;

pub(super) static RULE: Rule = Rule {
    id: "done-without-evidence",
    level: Level::Warning,
    summary: "something is reported done without evidence",
    docs: r"## What it checks

An entry with the state `done` lists at least one act, letter or document under `evidence`. If an entry was corrected, the last correction counts.

## Why it matters

A reader of the report cannot check it, and the coordinator has nothing to review.

## Example

```yaml
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.b, state: done, summary: The law was reviewed. }
```

## How to fix

```yaml
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.b, state: done, summary: The law was reviewed., evidence: [Minutes No. 3] }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    let is_candidate = |entry: &Progress| entry.state == State::Done && entry.evidence.is_empty();
    for_each_report(plan, is_candidate, |report, _| {
        if report.is_last {
            let message = format!(
                "measure `{}` is reported done without evidence",
                report.measure.id.value
            );
            let finding = Finding::new(&RULE, report.entry.state_span, "no evidence", message);
            findings.push(
                finding.help("add `evidence:` with the acts, letters or documents that prove it"),
            );
        }
    });
    findings
}
