//! Two amendments that take effect on the same day contradict each other.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::period::phrase::Column;
use crate::plan::Plan;
use crate::plan::amendment::{Amendment, Change};
use crate::plan::body::{BodyKey, BodyName};
use crate::plan::succession::{Fate, Succession};
use crate::text::words::{all_of, quoted};

pub(super) static RULE: Rule = Rule {
    id: "contradicting-amendments",
    level: Level::Error,
    summary: "two amendments that take effect on the same day contradict each other",
    docs: r"## What it checks

Amendments that take effect on the same day agree on a measure's period, bodies, lead, wording, who answers and whether it is suspended, and on the term, the reporting rules and the succession of a body. A measure that one of them waives is not moved, suspended or resumed by another.

## Why it matters

It is unclear which of them holds.

## Example

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { measure: 1.a, period: 2010 }
# file: amendments/2010-03-01-order-3.yaml
act: Order No. 3
on: 2010-02-26
effective: 2010-03-01
changes:
  - { measure: 1.a, period: 2011 }
```

## How to fix

Remove the one that does not hold, or correct the day on which it takes effect.

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { measure: 1.a, period: 2010 }
# file: amendments/2010-06-01-order-3.yaml
act: Order No. 3
on: 2010-05-26
effective: 2010-06-01
changes:
  - { measure: 1.a, period: 2011 }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for measure in &plan.measures {
        let changes: Vec<(&Amendment, &Change)> = plan.changes(measure.key).collect();
        for same_day in changes.chunk_by(|a, b| is_same_day(a.0, b.0)) {
            for (nth, (amendment, change)) in same_day.iter().enumerate() {
                let earlier = same_day[..nth].iter().find_map(|(_, other)| {
                    let keys = contradictions(other, change);
                    (!keys.is_empty()).then_some((*other, keys))
                });
                let (Some((other, keys)), Some((_, span))) = (earlier, &change.measure) else {
                    continue;
                };
                let what = format!(
                    "measure `{}` from {} on",
                    measure.id.value, amendment.effective_on
                );
                let other = other.measure.as_ref().map_or(other.span, |(_, span)| *span);
                findings.push(finding(&what, &all_of(&quoted(&keys)), *span, other));
            }
        }
    }
    findings.extend(rules(plan));
    findings.extend(fates(plan));
    findings
}

/// Whether two acts take effect on the same day. One that is adopted later and reaches back to that day corrects the
/// other.
fn is_same_day(one: &Amendment, other: &Amendment) -> bool {
    one.effective_on == other.effective_on && one.counts_from() == other.counts_from()
}

/// Two changes from the same day that contradict each other about the term or the reporting rules.
fn rules(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for same_day in plan.amendments.chunk_by(is_same_day) {
        let changes: Vec<&Change> = same_day.iter().flat_map(|act| &act.changes).collect();
        for (nth, change) in changes.iter().enumerate() {
            let earlier = changes[..nth].iter().find_map(|other| {
                let keys = contradicting_rules(other, change);
                (!keys.is_empty()).then_some((*other, keys))
            });
            if let Some((other, keys)) = earlier {
                let about = all_of(&quoted(&keys));
                let what = format!("the plan from {} on", same_day[0].effective_on);
                findings.push(finding(&what, &about, change.span, other.span));
            }
        }
    }
    findings
}

fn contradicting_rules(one: &Change, other: &Change) -> Vec<&'static str> {
    let last = |change: &Change| change.term_to.map(|last| last.value);
    let (rules, others) = (one.reporting, other.reporting);
    keys([
        ("term", differ(last(one), last(other))),
        ("every", differ(rules.every, others.every)),
        ("due_within", differ(rules.due_within, others.due_within)),
        (
            "review",
            differ(rules.review_is_required, others.review_is_required),
        ),
        (
            "review_within",
            differ(rules.review_within, others.review_within),
        ),
    ])
}

/// Two acts in force from the same day that contradict each other about the succession of a body.
fn fates(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for body in &plan.bodies {
        let fates: Vec<(&Amendment, &Succession)> = plan.fates(body.key).collect();
        for same_day in fates.chunk_by(|a, b| is_same_day(a.0, b.0)) {
            for (nth, (amendment, succession)) in same_day.iter().enumerate() {
                let earlier = same_day[..nth]
                    .iter()
                    .find(|(_, other)| !is_same(&other.fate, &succession.fate));
                if let Some((_, earlier)) = earlier {
                    let day = amendment.effective_on;
                    let what = format!("the body `{}` from {day} on", body.id.value);
                    let (span, other) = (succession.body.written.span, earlier.body.written.span);
                    findings.push(finding(&what, "its succession", span, other));
                }
            }
        }
    }
    findings
}

fn finding(what: &str, about: &str, span: Span, other: Span) -> Finding {
    let message = format!("two changes of {what} contradict each other about {about}");
    Finding::new(&RULE, span, "one of them", message)
        .related(other, "the other")
        .help("remove the one that does not hold, or correct the day on which it takes effect")
}

fn is_same(one: &Fate, other: &Fate) -> bool {
    match (one, other) {
        (Fate::Renamed(one), Fate::Renamed(other)) => one.value == other.value,
        (Fate::SucceededBy(one), Fate::SucceededBy(other)) => {
            let keys = |names: &[BodyName]| names.iter().map(BodyName::key).collect::<Vec<_>>();
            keys(one) == keys(other)
        }
        // A body may be renamed on the day on which a part of it is split off.
        (Fate::Renamed(_), Fate::SucceededBy(_)) | (Fate::SucceededBy(_), Fate::Renamed(_)) => true,
    }
}

/// The bodies that a list names; unknown names as they are written.
fn named(names: Option<&Vec<BodyName>>) -> Option<Vec<Result<BodyKey, &str>>> {
    let keys = names?.iter();
    let keys = keys.map(|name| name.key().ok_or(&*name.written.value));
    Some(keys.collect())
}

/// The keys that two changes set to different values.
fn contradictions(one: &Change, other: &Change) -> Vec<&'static str> {
    let period = |change: &Change| {
        let period = change.period.as_ref()?;
        Some((period.words.value.clone(), period.reading(Column::Span)))
    };
    let lead = |change: &Change| change.lead.as_ref().map(BodyName::key);
    let waives_what = |is_set: fn(&Change) -> bool| {
        one.is_waived && is_set(other) || other.is_waived && is_set(one)
    };
    let (is_moved, rests) = (
        waives_what(|change| change.period.is_some()),
        waives_what(|change| change.suspends == Some(true)),
    );
    let is_resumed = waives_what(|change| change.suspends == Some(false));
    keys([
        ("waive", is_moved || rests || is_resumed),
        ("period", is_moved || differ(period(one), period(other))),
        (
            "bodies",
            differ(named(one.bodies.as_ref()), named(other.bodies.as_ref())),
        ),
        (
            "recommended",
            differ(
                named(one.recommended.as_ref()),
                named(other.recommended.as_ref()),
            ),
        ),
        ("lead", differ(lead(one), lead(other))),
        ("answerable", differ(one.answerable, other.answerable)),
        ("text", differ(one.text.as_ref(), other.text.as_ref())),
        ("suspend", rests || differ(one.suspends, other.suspends)),
        ("resume", is_resumed || differ(one.suspends, other.suspends)),
    ])
}

/// The keys about which two changes contradict each other.
fn keys<const ALL: usize>(keys: [(&'static str, bool); ALL]) -> Vec<&'static str> {
    let contradicting = keys
        .into_iter()
        .filter(|(_, is_contradiction)| *is_contradiction);
    contradicting.map(|(key, _)| key).collect()
}

/// Whether both are given and differ.
fn differ<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}
