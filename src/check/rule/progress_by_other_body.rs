//! A body reports on a measure that it does not answer for.

use jiff::civil::Date;

use crate::check::rule::progress_fit::measures_with_progress;
use crate::file::finding::{Finding, Level, Rule};
use crate::obligation::answer::{Role, may_report, participants};
use crate::plan::Plan;
use crate::plan::body::{Body, BodyName};
use crate::plan::measure::Measure;
use crate::plan::progress::Progress;
use crate::text::words::{any_of, quoted};

pub(super) static RULE: Rule = Rule {
    id: "progress-by-other-body",
    level: Level::Error,
    summary: "a body reports on a measure that it does not answer for",
    docs: r"## What it checks

A progress report comes from a body that the measure names under `bodies`, or from a member of a group named there. Recommended bodies and groups do not report. If nobody answers for a measure, the responsible body and the coordinator may report.

## Why it matters

The progress report would meet nothing, and the body that owes the measure would stay overdue.

## Example

```yaml
# file: bodies.yaml
bodies:
  - id: mia
    name: Ministry of Internal Affairs
    kind: ministry
  - id: moj
    name: Ministry of Justice
    kind: ministry
# file: progress/2009-Q1/moj.yaml
body: moj
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.a, state: in-progress, summary: Draft under discussion. }
```

## How to fix

Move the entry to the file of the body that answers, or name the body in the measure.

```yaml
# file: bodies.yaml
bodies:
  - id: mia
    name: Ministry of Internal Affairs
    kind: ministry
  - id: moj
    name: Ministry of Justice
    kind: ministry
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia, moj]
    period: 2009
# file: progress/2009-Q1/moj.yaml
body: moj
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.a, state: in-progress, summary: Draft under discussion. }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings: Vec<Finding> = plan
        .progress_files
        .iter()
        .filter_map(|file| by_group(plan, &file.body))
        .collect();
    if !plan.header.is_whole {
        return findings;
    }
    for (measure, entries) in measures_with_progress(plan) {
        for entries in
            entries.chunk_by(|a, b| plan.file_of(a).body.key() == plan.file_of(b).body.key())
        {
            let Some(key) = plan.file_of(&entries[0]).body.key() else {
                continue;
            };
            let body = plan.body(key);
            if !body.is_group() && !may_report(plan, measure, key) && is_understood(plan, measure) {
                let in_place = entries
                    .iter()
                    .filter(|entry| plan.is_in_place(plan.file_of(entry)));
                findings.extend(in_place.map(|entry| finding(plan, measure, body, entry)));
            }
        }
    }
    findings
}

/// A group cannot report at all; this is reported once, at the head of its file.
fn by_group(plan: &Plan, name: &BodyName) -> Option<Finding> {
    let body = plan.body(name.key()?);
    if !body.is_group() {
        return None;
    }
    let message = format!(
        "the progress file belongs to `{}`, which is a group",
        body.id.value
    );
    let finding = Finding::new(&RULE, name.written.span, "a group", message)
        .related(body.id.span, "declared here");
    Some(finding.help("name the member that reports; a group itself owes nothing"))
}

/// Whether all names of bodies that could answer for the measure are known.
fn is_understood(plan: &Plan, measure: &Measure) -> bool {
    let is_known = |name: &BodyName| {
        name.key().map(|key| plan.body(key)).is_some_and(|body| {
            body.members_are_whole
                && body
                    .members
                    .iter()
                    .all(|member| member.body.key().is_some())
        })
    };
    let stand_ins = plan.header.coordinator.iter().chain(
        plan.header
            .responsible
            .iter()
            .map(|responsible| &responsible.body),
    );
    let mut changes = plan.changes(measure.key).map(|(_, change)| change);
    measure.bodies_are_whole
        && measure.bodies.iter().all(is_known)
        && changes
            .all(|change| change.bodies_are_whole && change.bodies.iter().flatten().all(is_known))
        && stand_ins.map(BodyName::key).all(|key| key.is_some())
}

fn finding(plan: &Plan, measure: &Measure, body: &Body, entry: &Progress) -> Finding {
    let message = format!(
        "`{}` reports on measure `{}`, which it does not answer for",
        body.id.value, measure.id.value
    );
    let finding = Finding::new(&RULE, entry.measure_span, "of other bodies", message);
    let recommended = measure
        .recommended
        .iter()
        .find(|name| name.key() == Some(body.key));
    let finding = match recommended {
        Some(name) => finding.related(name.written.span, "only recommended"),
        None => finding.related(
            measure
                .bodies
                .first()
                .map_or(measure.id.span, |first| first.written.span),
            "its bodies",
        ),
    };
    let participants = participants(plan, measure, Date::MAX, Date::MAX, Date::MAX);
    let answering = participants
        .iter()
        .filter(|participant| participant.role != Role::Recommended);
    let mut ids: Vec<&str> = answering
        .map(|participant| &*participant.body.id.value)
        .collect();
    if ids.is_empty() {
        ids = plan
            .stand_ins(Date::MAX)
            .into_iter()
            .map(|key| &*plan.body(key).id.value)
            .collect();
    }
    if ids.is_empty() {
        return finding.help("add the body to the measure");
    }
    finding.help(format!(
        "move the entry to the file of {}, or add `{}` to the measure",
        any_of(&quoted(&ids)),
        body.id.value
    ))
}
