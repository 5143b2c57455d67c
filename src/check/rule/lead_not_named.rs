//! The lead is not one of the bodies that must carry out the measure.

use jiff::civil::Date;

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::plan::Plan;
use crate::plan::body::{Body, BodyKey, BodyName};
use crate::plan::measure::Measure;
use crate::text::words::{any_of, quoted};

pub(super) static RULE: Rule = Rule {
    id: "lead-not-named",
    level: Level::Error,
    summary: "the lead is not one of the bodies that must carry out the measure",
    docs: r"## What it checks

The body under `lead` is one of the measure's `bodies` and not a group; a lead set by an amendment is one of the bodies on the day the amendment takes effect. The lead of an objective is named by at least one of its measures.

## Why it matters

The lead would be silently ignored, and another body would lead.

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

Add the lead to the bodies, or correct `lead`.

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
            let named = Named::of(&[measure]);
            finding(plan, lead, &subject, &named, Some(measure.id.span))
        }));
        findings.extend(of_amendments(plan, measure));
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
            finding(plan, lead, &subject, &Named::of(&measures), None)
        }));
    }
    findings
}

/// Leads that amendments set, compared with the bodies of the measure on the day they take effect.
fn of_amendments(plan: &Plan, measure: &Measure) -> impl Iterator<Item = Finding> {
    let marks = plan.changes(measure.key).filter_map(|(amendment, change)| {
        let (_, span) = change.measure.as_ref()?;
        Some((amendment, change.lead.as_ref()?, *span))
    });
    marks.filter_map(move |(amendment, lead, span)| {
        let day = amendment.effective_on;
        let mut corrections = plan.changes(measure.key).filter(|(later, change)| {
            change.bodies.is_some()
                && later.effective_on == day
                && amendment.counts_from() < later.counts_from()
        });
        // The bodies it led cannot be told once an act adopted later names others from the same day on.
        if corrections.next().is_some() {
            return None;
        }
        let subject = format!("measure `{}` from {day} on", measure.id.value);
        finding(
            plan,
            lead,
            &subject,
            &Named::on(plan, measure, day),
            Some(span),
        )
    })
}

/// The bodies of which one may lead.
struct Named<'p> {
    bodies: Vec<&'p BodyName>,
    /// Their successors.
    heirs: Vec<BodyKey>,
    recommended: Vec<&'p BodyName>,
    are_whole: bool,
}

impl<'p> Named<'p> {
    fn of(measures: &[&'p Measure]) -> Self {
        Self {
            bodies: measures
                .iter()
                .flat_map(|measure| &measure.bodies)
                .collect(),
            heirs: Vec::new(),
            recommended: measures
                .iter()
                .flat_map(|measure| &measure.recommended)
                .collect(),
            are_whole: measures.iter().all(|measure| measure.bodies_are_whole),
        }
    }

    fn on(plan: &'p Plan, measure: &'p Measure, day: Date) -> Self {
        let commitment = plan.commitment(measure, day);
        let keys = commitment.bodies.iter().filter_map(BodyName::key);
        let in_force = plan
            .changes(measure.key)
            .filter(|(amendment, _)| amendment.effective_on <= day);
        Self {
            bodies: commitment.bodies.iter().collect(),
            heirs: keys.flat_map(|key| plan.heirs(key, day)).collect(),
            recommended: commitment.recommended.iter().collect(),
            are_whole: measure.bodies_are_whole
                && in_force
                    .into_iter()
                    .all(|(_, change)| change.bodies_are_whole),
        }
    }

    /// Whether a body is one of them; an unknown name may have meant it.
    fn includes(&self, body: &Body) -> bool {
        let is_meant = |name: &&BodyName| name.key().is_none_or(|key| key == body.key);
        self.bodies.iter().any(is_meant) || self.heirs.contains(&body.key)
    }

    /// The place where a body is named instead, else that of the first of them.
    fn instead_of(&self, body: &Body) -> Option<(Span, &'static str)> {
        let mut recommended = self.recommended.iter();
        let own = recommended.find(|name| name.key() == Some(body.key));
        let own = own.map(|name| (name.written.span, "only recommended"));
        own.or_else(|| Some((self.bodies.first()?.written.span, "its bodies")))
    }
}

/// `measure` is the place of the measure that the lead is set for; `None` if there may be several.
fn finding(
    plan: &Plan,
    lead: &BodyName,
    subject: &str,
    named: &Named,
    measure: Option<Span>,
) -> Option<Finding> {
    let body = plan.body(lead.key()?);
    if body.is_group() {
        let message = format!(
            "the lead of {subject} is `{}`, which is a group",
            body.id.value
        );
        let finding = Finding::new(&RULE, lead.written.span, "a group", message)
            .related(body.id.span, "declared here");
        return Some(finding.help(help(plan, named)));
    }
    if !named.are_whole || named.includes(body) {
        return None;
    }
    let message = format!(
        "the lead of {subject} is `{}`, which is not one of its bodies",
        body.id.value
    );
    let finding = Finding::new(&RULE, lead.written.span, "not named", message);
    let finding = match measure {
        Some(measure) => {
            let (span, label) = named.instead_of(body).unwrap_or((measure, "its bodies"));
            finding.related(span, label)
        }
        None => finding,
    };
    Some(finding.help(help(plan, named)))
}

fn help(plan: &Plan, named: &Named) -> String {
    let mut bodies: Vec<&Body> = Vec::new();
    for key in named.bodies.iter().filter_map(|name| name.key()) {
        if !plan.body(key).is_group() && !bodies.iter().any(|body| body.key == key) {
            bodies.push(plan.body(key));
        }
    }
    let ids: Vec<&str> = bodies.iter().map(|body| &*body.id.value).collect();
    if ids.is_empty() || 8 < ids.len() {
        return "add it to `bodies`, or remove `lead`".to_owned();
    }
    format!("use {}, or add it to `bodies`", any_of(&quoted(&ids)))
}
