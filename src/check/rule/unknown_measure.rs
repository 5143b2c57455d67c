//! An undeclared measure is named.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::{Span, Spanned};
use crate::plan::Plan;
use crate::plan::body::{Body, Member};
use crate::plan::progress::MeasureName;
use crate::text::words::did_you_mean;

pub(super) static RULE: Rule = Rule {
    id: "unknown-measure",
    level: Level::Error,
    summary: "an undeclared measure is named",
    docs: r"## What it checks

Every measure that a progress report, a review, an amendment or a member of a group names is declared in `measures/`.

## Why it matters

A record about a measure that does not exist is ignored, and the measure that was meant stays open.

## Example

```yaml
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.aa, state: in-progress, summary: Draft under discussion. }
```

## How to fix

Correct the id.

```yaml
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.a, state: in-progress, summary: Draft under discussion. }
```
",
};

/// How many unknown names get a suggestion; each is compared with every measure.
const MOST_GUESSES: usize = 100;

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    if !plan.measures_are_known {
        return Vec::new();
    }
    let unknown = |name: &MeasureName, span: Span, by: &'static str| match name {
        MeasureName::Known(_) => None,
        MeasureName::Unknown(id) => Some((id.clone(), span, by.to_owned())),
    };
    // Entries on unknown measures come last.
    let progress = plan
        .progress
        .iter()
        .rev()
        .take_while(|entry| entry.measure.key().is_none());
    let progress = progress
        .filter_map(|entry| unknown(&entry.measure, entry.measure_span, "a progress report"));
    let reviews = plan
        .reviews
        .iter()
        .filter_map(|review| unknown(&review.measure, review.measure_span, "a review"));
    let changes = plan
        .amendments
        .iter()
        .flat_map(|amendment| &amendment.changes)
        .filter_map(|change| {
            let (name, span) = change.measure.as_ref()?;
            unknown(name, *span, "an amendment")
        });
    let members = measures_of_members(plan)
        .filter(|(_, _, id)| plan.measure_by_id(&id.value).is_none())
        .map(|(group, member, id)| {
            let by = format!(
                "the member `{}` of group `{}`",
                member.body.written.value, group.id.value
            );
            (id.value.clone(), id.span, by)
        });
    let named = progress.chain(reviews).chain(changes).chain(members);
    let unknown = named
        .filter(|(id, ..)| !plan.lost_names.contains(id))
        .enumerate();
    unknown
        .map(|(nth, (id, span, by))| finding(plan, &id, span, &by, nth < MOST_GUESSES))
        .collect()
}

/// Every measure that a member of a group is said to answer for.
///
/// None if the file of bodies is outside the plan's folder: it may be shared, and name measures of other plans.
pub(super) fn measures_of_members(
    plan: &Plan,
) -> impl Iterator<Item = (&Body, &Member, &Spanned<Box<str>>)> {
    let groups = plan
        .bodies
        .iter()
        .filter(|body| body.is_group() && !shares_bodies(plan));
    groups.flat_map(|group| {
        group
            .members
            .iter()
            .flat_map(move |member| member.measures.iter().map(move |id| (group, member, id)))
    })
}

/// Whether the file of bodies may belong to other plans too.
pub(super) fn shares_bodies(plan: &Plan) -> bool {
    plan.header
        .bodies
        .as_ref()
        .is_some_and(|path| path.value.split(['/', '\\']).any(|part| part == ".."))
}

fn finding(plan: &Plan, id: &str, span: Span, by: &str, guess: bool) -> Finding {
    let finding = Finding::new(
        &RULE,
        span,
        "not declared",
        format!("{by} names the measure `{id}`, which is not declared"),
    );
    let meant = guess
        .then(|| {
            did_you_mean(
                id,
                plan.measures
                    .iter()
                    .map(|measure| measure.id.value.as_str()),
            )
        })
        .flatten();
    match meant {
        Some(help) => finding.help(help),
        None => finding.help("correct the id, or declare the measure"),
    }
}
