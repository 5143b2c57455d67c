//! A measure or an amendment names a body twice, or a group has a member twice.

use std::collections::BTreeMap;

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::plan::Plan;
use crate::plan::amendment::{Amendment, Change};
use crate::plan::body::{Body, BodyKey, BodyName, Member};
use crate::plan::measure::Measure;
use crate::plan::succession::Fate;

pub(super) static RULE: Rule = Rule {
    id: "body-named-twice",
    level: Level::Error,
    summary: "a measure or an amendment names a body twice, or a group has a member twice",
    docs: r"## What it checks

A measure names each body once, whatever the spelling, either in `bodies` or in `recommended`, and still does after every amendment. A group lists a member once for a measure, and an amendment lists each successor of a body once.

## Why it matters

A body that must answer is not the same as one that is only asked, and a second mention is usually a mistake for another body.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    recommended: [Ministry of Internal Affairs]
    period: 2009
```

## How to fix

Keep one of the two, or replace one with the body that was meant.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: 2009
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let of_measures = plan
        .measures
        .iter()
        .flat_map(|measure| in_measure(plan, measure));
    let of_changes = plan.measures.iter().flat_map(|measure| {
        let changes = plan.changes(measure.key);
        changes.flat_map(move |(amendment, change)| in_change(plan, measure, amendment, change))
    });
    let of_groups = plan
        .bodies
        .iter()
        .filter(|body| body.is_group())
        .flat_map(|group| in_group(plan, group));
    let of_acts = of_changes.chain(among_successors(plan));
    of_measures.chain(of_acts).chain(of_groups).collect()
}

fn in_measure(plan: &Plan, measure: &Measure) -> Vec<Finding> {
    let names = measure.bodies.iter().chain(&measure.recommended);
    let subject = format!("the measure `{}`", measure.id.value);
    repeated(names)
        .map(|(name, first)| finding(plan, &subject, name, first))
        .collect()
}

/// Bodies that an amendment names twice, or that the measure names already.
fn in_change(
    plan: &Plan,
    measure: &Measure,
    amendment: &Amendment,
    change: &Change,
) -> Vec<Finding> {
    let commitment = plan.commitment(measure, amendment.effective_on);
    let names = commitment.bodies.iter().chain(commitment.recommended);
    let is_own = |name: &BodyName| {
        let mut own = change.bodies.iter().chain(&change.recommended).flatten();
        own.any(|own| own.written.span == name.written.span)
    };
    let subject = format!(
        "the measure `{}` from {} on",
        measure.id.value, amendment.effective_on
    );
    repeated(names)
        .filter_map(|(name, first)| match (is_own(name), is_own(first)) {
            (true, _) => Some(finding(plan, &subject, name, first)),
            (false, true) => Some(finding(plan, &subject, first, name)),
            (false, false) => None,
        })
        .collect()
}

fn among_successors(plan: &Plan) -> impl Iterator<Item = Finding> {
    let changes = plan.amendments.iter().flat_map(|act| &act.changes);
    let successions = changes.filter_map(|change| change.succession.as_ref());
    successions.flat_map(move |succession| {
        let to: &[BodyName] = match &succession.fate {
            Fate::SucceededBy(to) => to,
            Fate::Renamed(_) => &[],
        };
        let subject = format!("the succession of `{}`", succession.body.written.value);
        repeated(to.iter()).map(move |(name, first)| finding(plan, &subject, name, first))
    })
}

/// Every repeated mention of a body, with the first one.
fn repeated<'p>(
    names: impl Iterator<Item = &'p BodyName>,
) -> impl Iterator<Item = (&'p BodyName, &'p BodyName)> {
    let mut seen: BTreeMap<BodyKey, &BodyName> = BTreeMap::new();
    names.filter_map(move |name| {
        let first = *seen.entry(name.key()?).or_insert(name);
        (!std::ptr::eq(first, name)).then_some((name, first))
    })
}

fn finding(plan: &Plan, subject: &str, name: &BodyName, first: &BodyName) -> Finding {
    let id = name
        .key()
        .map_or(&name.written.value, |key| &plan.body(key).id.value);
    let message = format!("{subject} names the body `{id}` twice");
    again(name.written.span, first.written.span, message)
}

fn in_group(plan: &Plan, group: &Body) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut of_any: BTreeMap<BodyKey, &Member> = BTreeMap::new();
    let mut of_all: BTreeMap<BodyKey, &Member> = BTreeMap::new();
    let mut of_one: BTreeMap<(BodyKey, &str), &Member> = BTreeMap::new();
    for member in &group.members {
        let Some(key) = member.body.key() else {
            continue;
        };
        // A member that names no measures shares every measure with the others.
        let first = if member.measures.is_empty() {
            of_any.get(&key).copied()
        } else {
            let ids = member.measures.iter();
            let same = ids.filter_map(|id| of_one.get(&(key, &*id.value)));
            let same = same.chain(of_all.get(&key)).copied();
            same.min_by_key(|first| first.body.written.span)
        };
        if let Some(first) = first {
            let message = format!(
                "the group `{}` has the member `{}` twice",
                group.id.value,
                plan.body(key).id.value
            );
            findings.push(again(
                member.body.written.span,
                first.body.written.span,
                message,
            ));
        }
        of_any.entry(key).or_insert(member);
        if member.measures.is_empty() {
            of_all.entry(key).or_insert(member);
        }
        for id in &member.measures {
            of_one.entry((key, &*id.value)).or_insert(member);
        }
    }
    findings
}

fn again(span: Span, first: Span, message: String) -> Finding {
    Finding::new(&RULE, span, "named again", message)
        .related(first, "first named here")
        .help("keep one of the two, or replace one with the body that was meant")
}
