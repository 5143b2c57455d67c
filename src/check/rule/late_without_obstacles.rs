//! Something is past due and not done, and the progress report names no obstacles.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::rule::progress_fit::{Report, for_each_report};
use crate::file::finding::{Finding, Level, Rule};
use crate::obligation::as_of::AsOf;
use crate::obligation::schedule::Which;
use crate::obligation::status::Status;
use crate::obligation::{Obligation, of_measure};
use crate::plan::Plan;
use crate::plan::measure::MeasureKey;
use crate::plan::progress::Progress;
use crate::plan::statement::State;

pub(super) static RULE: Rule = Rule {
    id: "late-without-obstacles",
    level: Level::Warning,
    summary: "something is past due and not done, and the progress report names no obstacles",
    docs: r"## What it checks

An entry that was received after the due date and reports that the work is not done has `obstacles`. This does not apply if the obligation had been met or waived by then; an `undone` entry gives its `reason` instead. If an entry was corrected, the last correction counts.

## Why it matters

The report says why something is overdue, and the coordinator can help only if the reason is known.

## Example

```yaml
# file: progress/2009-Q4/mia.yaml
body: mia
period: 2009-Q4
received_on: 2010-01-10
progress:
  - { measure: 1.a, state: in-progress, summary: Draft under discussion. }
```

## How to fix

```yaml
# file: progress/2009-Q4/mia.yaml
body: mia
period: 2009-Q4
received_on: 2010-01-10
progress:
  - { measure: 1.a, state: in-progress, summary: Draft under discussion., obstacles: The budget has no line for it. }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut statuses = Statuses {
        plan,
        of: None,
        may_be_closed: false,
        on: BTreeMap::new(),
    };
    let is_candidate = |entry: &Progress| entry.obstacles.is_none() && is_undone(entry.state);
    for_each_report(plan, is_candidate, |report, history| {
        let received_on = report.entry.received_on;
        let Some(dated) = history.dated_on(&report, received_on) else {
            return;
        };
        let due_on = dated.slot.due_on;
        let is_late = due_on < received_on && report.is_last;
        if !is_late || statuses.is_closed(&report, dated.which) {
            return;
        }
        let (id, state) = (&report.measure.id.value, report.entry.state.name());
        let message = format!(
            "measure `{id}` was due on {due_on} and is reported {state} on {received_on}, without obstacles"
        );
        findings.push(
            Finding::new(
                &RULE,
                report.entry.state_span,
                "what is the obstacle?",
                message,
            )
            .related(dated.implementation.words.span, format!("due on {due_on}"))
            .help("add `obstacles:` and say what prevents the work"),
        );
    });
    findings
}

fn is_undone(state: State) -> bool {
    match state {
        State::InProgress | State::NotStarted | State::Nil => true,
        State::Done | State::NotApplicable | State::Undone => false,
    }
}

/// The obligations of a measure on the days on which its progress reports were received; kept for one measure at a
/// time.
struct Statuses<'p> {
    plan: &'p Plan,
    of: Option<MeasureKey>,
    /// Whether anything could have closed an obligation; otherwise nothing has to be computed.
    may_be_closed: bool,
    on: BTreeMap<Date, Vec<Obligation<'p>>>,
}

impl<'p> Statuses<'p> {
    /// Whether an obligation was already closed when a progress report on it was received.
    fn is_closed(&mut self, report: &Report<'p>, which: Which) -> bool {
        if self.of != Some(report.measure.key) {
            self.of = Some(report.measure.key);
            self.may_be_closed = may_be_closed(self.plan, report.measure.key);
            self.on.clear();
        }
        if !self.may_be_closed {
            return false;
        }
        let day = report.entry.received_on;
        let obligations = self
            .on
            .entry(day)
            .or_insert_with(|| of_measure(self.plan, report.measure, AsOf::on(day)));
        let of_which = || {
            obligations
                .iter()
                .filter(|obligation| obligation.dated.which == which)
        };
        let is_of_body = |obligation: &&Obligation| {
            obligation
                .may_meet
                .iter()
                .any(|body| body.key == report.body.key)
        };
        // A joint body that owes nothing itself reports on what the lead owes.
        if of_which().any(|obligation| is_of_body(&obligation)) {
            of_which()
                .filter(is_of_body)
                .all(|obligation| is_closed(&obligation.status))
        } else {
            of_which().all(|obligation| is_closed(&obligation.status))
        }
    }
}

fn may_be_closed(plan: &Plan, measure: MeasureKey) -> bool {
    plan.changes(measure).any(|(_, change)| change.is_waived)
        || plan
            .progress_on(measure)
            .iter()
            .any(|entry| !is_undone(entry.state))
}

fn is_closed(status: &Status) -> bool {
    match status {
        Status::Met { .. }
        | Status::MetLate { .. }
        | Status::NotApplicable { .. }
        | Status::Waived { .. } => true,
        Status::Upcoming | Status::Open | Status::Awaiting(_) | Status::Overdue { .. } => false,
    }
}
