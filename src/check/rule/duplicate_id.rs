//! Two records have the same id, or two bodies the same name.

use std::collections::{BTreeMap, BTreeSet};

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::{Span, Spanned};
use crate::plan::Plan;
use crate::plan::body::{Body, BodyKey};
use crate::plan::succession::Fate;
use crate::text::gist::composed;
use crate::text::words::shortened;

pub(super) static RULE: Rule = Rule {
    id: "duplicate-id",
    level: Level::Error,
    summary: "two records have the same id, or two bodies the same name",
    docs: r"## What it checks

An id names one measure, one objective (one file each) or one body. Two bodies have different names, even after an amendment renames one of them; an id is not the name or spelling of another body; and a body lists each spelling once. Ids that differ only in upper and lower case count as the same, as file names do on many machines.

## Why it matters

If two records share an id, progress reports and amendments go to one of them, and the other stays open forever.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: 2009
  - id: 1.a
    text: Review the law.
    bodies: [mia]
    period: Regularly
```

## How to fix

Give the second its own id. If two files hold one objective, move the measures into one of them.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: 2009
  - id: 1.b
    text: Review the law.
    bodies: [mia]
    period: Regularly
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for pair in plan
        .objectives
        .windows(2)
        .filter(|pair| pair[0].id.value == pair[1].id.value)
    {
        let message = format!("the objective `{}` has two files", pair[1].id.value);
        findings.push(again(
            pair[1].id.span,
            pair[0].id.span,
            message,
            "move the measures into one of the files, or correct the number",
        ));
    }
    for pair in plan
        .measures
        .windows(2)
        .filter(|pair| pair[0].id.value == pair[1].id.value)
    {
        let message = format!("the measure `{}` is declared twice", pair[1].id.value);
        findings.push(again(
            pair[1].id.span,
            pair[0].id.span,
            message,
            "give one of the two another id",
        ));
    }
    let objectives = plan.objectives.iter().map(|objective| &objective.id);
    let objectives = objectives.map(|id| (id.value.as_str(), id.span));
    findings.extend(alike("objectives", objectives));
    let measures = plan.measures.iter().map(|measure| &measure.id);
    let measures = measures.map(|id| (id.value.as_str(), id.span));
    findings.extend(alike("measures", measures));
    let bodies = plan
        .bodies
        .iter()
        .map(|body| (&*body.id.value, body.id.span));
    findings.extend(alike("bodies", bodies));
    findings.extend(among_bodies(plan));
    findings.extend(renamed_alike(plan).map(|alike| alike.finding()));
    findings
}

/// Ids that differ only in upper and lower case, or in how their letters are composed; equal ids are reported
/// elsewhere.
fn alike<'p>(what: &str, ids: impl Iterator<Item = (&'p str, Span)>) -> Vec<Finding> {
    let mut first: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    let mut findings = Vec::new();
    for (id, span) in ids {
        let key = composed(&id.to_lowercase());
        let (before, place) = *first.entry(key).or_insert((id, span));
        if id != before {
            let message = format!(
                "the ids `{before}` and `{id}` of two {what} differ only in upper and lower case"
            );
            let help = "give one of the two another id";
            findings.push(again(span, place, message, help));
        }
    }
    findings
}

/// A body that is renamed to the name of another.
struct Alike<'p> {
    body: &'p Body,
    name: &'p Spanned<Box<str>>,
    other: &'p Body,
    first: Span,
}

impl Alike<'_> {
    fn finding(&self) -> Finding {
        let message = format!(
            "`{}` is then the name of two bodies, `{}` and `{}`",
            shortened(&self.name.value, 80),
            self.other.id.value,
            self.body.id.value
        );
        again(
            self.name.span,
            self.first,
            message,
            "give each body its own name",
        )
    }
}

/// Bodies that an amendment renames to the name that another has on that day, or to its id.
fn renamed_alike(plan: &Plan) -> impl Iterator<Item = Alike<'_>> {
    let renamed = plan.bodies.iter().flat_map(|body| {
        plan.fates(body.key)
            .filter_map(move |(amendment, succession)| match &succession.fate {
                Fate::Renamed(name) => Some((body, name, amendment.effective_on)),
                Fate::SucceededBy(_) => None,
            })
    });
    renamed.filter_map(|(body, name, day)| {
        let names: BTreeMap<BodyKey, Spanned<Box<str>>> = plan.new_names(day).into_iter().collect();
        let others = plan.bodies.iter().filter(|other| other.key != body.key);
        others.into_iter().find_map(|other| {
            let own = names.get(&other.key).unwrap_or(&other.name);
            let called = [&other.id, own]
                .into_iter()
                .find(|called| called.value == name.value)?;
            if plan.ceased_by(other.key, day).is_some() {
                return None;
            }
            Some(Alike {
                body,
                name,
                other,
                first: called.span,
            })
        })
    })
}

/// Whether a name that several bodies share is reported at its declaration, not at its use.
pub(super) fn is_declared_twice(plan: &Plan, bodies: &[&Body], name: &str) -> bool {
    let with_name = bodies
        .iter()
        .filter(|body| *body.name.value == *name)
        .count();
    with_name > 1
        || bodies.iter().any(|body| *body.id.value == *name)
        || renamed_alike(plan).any(|alike| *alike.name.value == *name)
}

/// A name of a body, and its place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Called {
    Id,
    Name,
    Spelling,
}

fn among_bodies(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut first: BTreeMap<&str, Vec<(BodyKey, Called, Span)>> = BTreeMap::new();
    let mut copies: BTreeSet<(BodyKey, BodyKey)> = BTreeSet::new();
    for body in &plan.bodies {
        let names = [(Called::Id, &body.id), (Called::Name, &body.name)];
        for (called, name) in names.into_iter().chain(
            body.also
                .iter()
                .map(|spelling| (Called::Spelling, spelling)),
        ) {
            let known = first.entry(&name.value).or_default();
            let clash = known.iter().find(|(other, before, _)| {
                if *other == body.key {
                    called == Called::Spelling
                } else {
                    let is_declared_twice = called == Called::Id
                        || *before == Called::Id
                        || (called, *before) == (Called::Name, Called::Name);
                    is_declared_twice && !copies.contains(&(*other, body.key))
                }
            });
            if let Some((other, before, span)) = clash {
                if (called, *before) == (Called::Id, Called::Id) {
                    copies.insert((*other, body.key));
                }
                findings.push(name_again(
                    plan,
                    body,
                    (called, &name.value, name.span),
                    (*other, *span),
                ));
            }
            known.push((body.key, called, name.span));
        }
    }
    findings
}

fn name_again(
    plan: &Plan,
    body: &Body,
    (called, name, span): (Called, &str, Span),
    (other, first): (BodyKey, Span),
) -> Finding {
    let shown = shortened(name, 80);
    if other == body.key {
        let message = format!(
            "the body `{}` lists the name `{shown}` twice",
            body.id.value
        );
        return again(span, first, message, "remove the spelling");
    }
    let other = &plan.body(other).id.value;
    match called {
        Called::Id if *other == body.id.value => again(
            span,
            first,
            format!("the body `{shown}` is declared twice"),
            "give one of the two another id",
        ),
        Called::Id => {
            let message =
                format!("the id `{shown}` of a body is also a name of the body `{other}`");
            again(
                span,
                first,
                message,
                "choose another id, or remove the spelling",
            )
        }
        Called::Name | Called::Spelling => {
            let message = format!(
                "`{shown}` is the name of two bodies, `{other}` and `{}`",
                body.id.value
            );
            again(
                span,
                first,
                message,
                "give each body its own name, or merge the two",
            )
        }
    }
}

fn again(span: Span, first: Span, message: String, help: &str) -> Finding {
    Finding::new(&RULE, span, "declared again", message)
        .related(first, "first declared here")
        .help(help)
}
