//! The marked lead is not one of the bodies that must carry the measure out.

use crate::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::plan::body::{Body, BodyName};
use crate::plan::measure::Measure;
use crate::words::{any_of, quoted};

pub(super) static RULE: Rule = Rule {
    id: "lead-not-named",
    level: Level::Error,
    summary: "the marked lead is not one of the bodies that must carry the measure out",
    docs: r"## What it checks

The body under `lead` is one of the measure's `bodies`, and no group. The lead of an objective is named by at least one of its measures.

## Why it matters

The mark would be left out without a word, and another body would lead.

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
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    lead: moj
    period: 2009
```

## How to fix

Name the lead among the bodies, or correct the mark.

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
    lead: moj
    period: 2009
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for measure in &plan.measures {
        findings.extend(measure.overrides.lead.as_ref().and_then(|lead| {
            let subject = format!("measure `{}`", measure.id.value);
            finding(plan, lead, &subject, &[measure])
        }));
    }
    if !plan.measures_are_known || !plan.lost_names.is_empty() {
        return findings;
    }
    for objective in plan
        .objectives
        .iter()
        .filter(|objective| objective.overrides.lead.is_some())
    {
        let measures: Vec<&Measure> = plan
            .measures
            .iter()
            .filter(|measure| measure.objective == objective.key)
            .collect();
        findings.extend(objective.overrides.lead.as_ref().and_then(|lead| {
            let subject = format!("objective `{}`", objective.id.value);
            finding(plan, lead, &subject, &measures)
        }));
    }
    findings
}

fn finding(plan: &Plan, lead: &BodyName, subject: &str, measures: &[&Measure]) -> Option<Finding> {
    let body = plan.body(lead.key()?);
    let named = || measures.iter().flat_map(|measure| &measure.bodies);
    if body.is_group() {
        let message = format!("{subject} is led by `{}`, which is a group", body.id.value);
        let finding = Finding::new(&RULE, lead.written.span, "a group", message)
            .related(body.id.span, "declared here");
        return Some(finding.help(help(plan, measures)));
    }
    // A name that nobody knows may have been meant for this one.
    let is_named = |name: &BodyName| name.key().is_none_or(|key| key == body.key);
    if !measures.iter().all(|measure| measure.bodies_are_whole) || named().any(is_named) {
        return None;
    }
    let message = format!(
        "{subject} is led by `{}`, which is not one of its bodies",
        body.id.value
    );
    let mut finding = Finding::new(&RULE, lead.written.span, "not named", message);
    if let [measure] = measures {
        let recommended = measure
            .recommended
            .iter()
            .find(|name| name.key() == Some(body.key));
        finding = match recommended {
            Some(name) => finding.related(name.written.span, "only recommended"),
            None => finding.related(
                measure
                    .bodies
                    .first()
                    .map_or(measure.id.span, |first| first.written.span),
                "its bodies",
            ),
        };
    }
    Some(finding.help(help(plan, measures)))
}

fn help(plan: &Plan, measures: &[&Measure]) -> String {
    let mut bodies: Vec<&Body> = Vec::new();
    for key in measures
        .iter()
        .flat_map(|measure| &measure.bodies)
        .filter_map(BodyName::key)
    {
        if !plan.body(key).is_group() && !bodies.iter().any(|body| body.key == key) {
            bodies.push(plan.body(key));
        }
    }
    let ids: Vec<&str> = bodies.iter().map(|body| &*body.id.value).collect();
    if ids.is_empty() || 8 < ids.len() {
        return "name it under `bodies`, or remove `lead`".to_owned();
    }
    format!("mark {}, or name it under `bodies`", any_of(&quoted(&ids)))
}
