//! Two amendments change the same of a measure or a body from the same day on, and say different things.

use jiff::civil::Date;

use crate::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::plan::amendment::{Amendment, Change};
use crate::plan::body::BodyName;
use crate::plan::succession::{Fate, Succession};
use crate::words::{all_of, quoted};

pub(super) static RULE: Rule = Rule {
    id: "contradicting-amendments",
    level: Level::Error,
    summary: "two amendments change the same of a measure from the same day on, and say different things",
    docs: r"## What it checks

What amendments in force from the same day on say about a measure's period, bodies, lead, words, who answers or whether it rests, they say alike.

## Why it matters

Nobody can say which of them holds.

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

Take out what does not hold, or correct the day from which it counts.

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
        for same_day in changes.chunk_by(|a, b| a.0.effective_on == b.0.effective_on) {
            for (nth, (amendment, change)) in same_day.iter().enumerate() {
                let earlier = same_day[..nth].iter().find_map(|(_, other)| {
                    let keys = contradictions(other, change);
                    (!keys.is_empty()).then_some((*other, keys))
                });
                let (Some((other, keys)), Some((_, span))) = (earlier, &change.measure) else {
                    continue;
                };
                let message = format!(
                    "two changes of measure `{}` from {} on say different things about {}",
                    measure.id.value,
                    amendment.effective_on,
                    all_of(&quoted(&keys))
                );
                let finding = Finding::new(&RULE, *span, "one of them", message)
                    .help("take out what does not hold, or correct the day from which it counts");
                findings.push(match &other.measure {
                    Some((_, span)) => finding.related(*span, "the other"),
                    None => finding,
                });
            }
        }
    }
    findings.extend(fates(plan));
    findings
}

/// Two acts in force from the same day that say different things of what becomes of a body.
fn fates(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for body in &plan.bodies {
        let mut known: Option<(Date, &Succession)> = None;
        for (amendment, succession) in plan.fates(body.key) {
            let day = amendment.effective_on;
            if let Some((_, earlier)) = known.filter(|(earlier, _)| *earlier == day)
                && !is_same(&earlier.fate, &succession.fate)
            {
                let message = format!(
                    "two changes of the body `{}` from {day} on say different things about what becomes of it",
                    body.id.value
                );
                findings.push(
                    Finding::new(&RULE, succession.body.written.span, "one of them", message)
                        .related(earlier.body.written.span, "the other")
                        .help(
                            "take out what does not hold, or correct the day from which it counts",
                        ),
                );
            }
            known = Some((day, succession));
        }
    }
    findings
}

fn is_same(one: &Fate, other: &Fate) -> bool {
    match (one, other) {
        (Fate::Renamed(one), Fate::Renamed(other)) => one.value == other.value,
        (Fate::SucceededBy(one), Fate::SucceededBy(other)) => {
            let keys = |names: &[BodyName]| names.iter().map(BodyName::key).collect::<Vec<_>>();
            keys(one) == keys(other)
        }
        // A body may be given another name on the day on which a part of it is split off.
        (Fate::Renamed(_), Fate::SucceededBy(_)) | (Fate::SucceededBy(_), Fate::Renamed(_)) => true,
    }
}

/// The keys that two changes set to different values.
fn contradictions(one: &Change, other: &Change) -> Vec<&'static str> {
    let names = |names: &Option<Vec<BodyName>>| {
        names.as_ref().map(|names| {
            let keys = names
                .iter()
                .map(|name| (name.key(), name.written.value.clone()));
            keys.collect::<Vec<_>>()
        })
    };
    let period = |change: &Change| {
        let period = change.period.as_ref()?;
        Some((period.words.value.clone(), period.reading()))
    };
    let lead = |change: &Change| change.lead.as_ref().map(BodyName::key);
    [
        ("period", differ(period(one), period(other))),
        ("bodies", differ(names(&one.bodies), names(&other.bodies))),
        (
            "recommended",
            differ(names(&one.recommended), names(&other.recommended)),
        ),
        ("lead", differ(lead(one), lead(other))),
        ("answerable", differ(one.answerable, other.answerable)),
        ("text", differ(one.text.as_ref(), other.text.as_ref())),
        ("suspend", differ(one.suspends, other.suspends)),
    ]
    .into_iter()
    .filter(|(_, is_contradiction)| *is_contradiction)
    .map(|(key, _)| key)
    .collect()
}

/// Whether both are given and are not the same.
fn differ<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}
