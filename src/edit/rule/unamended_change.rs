//! A measure, a body or the plan's rules are changed in place, and not by an act.

use crate::edit::difference::change::{Change, Kind, Subject};
use crate::edit::rule::{Edit, Fault, former_place, place, reused_id, subject, told};
use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::plan::body::Member;

pub(super) static RULE: Rule = Rule {
    id: "unamended-change",
    level: Level::Error,
    summary: "a measure, a body or the plan's rules are changed in place, and not by an act",
    docs: r"## What it checks

With `check --base REV`: words, period, bodies and who answers of a measure stay as they were approved, and no measure is added or removed in place; nor are the term, the reporting rules, the members of a group or the name of a body changed, or a body removed. An amendment does that, from a day on and with the act that says so. Bodies count as whom their names mean: a spelling that is moved from one body to another is a change as well. Upper and lower case, punctuation, white space and comments may be changed, and so may who said so (`by`); signs (`≥`, `%`) and marks between digits (`1.5`, `10-15`) are words. Members and spellings may be added, and what a measure `continues`. What was misspelt is allowed for one change. A plan that is not approved yet is free.

For one change it is allowed by the id of the measure, objective or body (`unamended-change 1.a`), and of the plan by the field (`unamended-change plan.term`).

## Why it matters

An edit in place counts for all days, those long past as well: items would leave the overdue list unseen, and past reports could not be made again.

## Example

The first file is as it was at the base.

```yaml
# base: measures/01.yaml
objective: 1
title: Legislation
measures:
  - { id: 1.a, text: Prepare a draft law., bodies: [mia], period: 2009 }
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - { id: 1.a, text: Prepare a draft law., bodies: [mia], period: 2010 }
```

## How to fix

Leave the measure as it was approved, and add the act.

```yaml
# base: measures/01.yaml
objective: 1
title: Legislation
measures:
  - { id: 1.a, text: Prepare a draft law., bodies: [mia], period: 2009 }
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - { id: 1.a, text: Prepare a draft law., bodies: [mia], period: 2009 }
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { measure: 1.a, period: 2010 }
```
",
};

pub(super) fn check(edit: &Edit) -> Vec<Fault> {
    let difference = edit.difference;
    if difference.old.plan.header.approved.is_none() {
        return Vec::new();
    }
    let substantive: Vec<&Change> = difference
        .changes
        .iter()
        .filter(|change| is_substantive(edit, change))
        .collect();
    substantive
        .chunk_by(|a, b| a.subject == b.subject && subject(a) == subject(b))
        .map(|changes| fault(edit, changes))
        .collect()
}

fn fault(edit: &Edit, changes: &[&Change]) -> Fault {
    let difference = edit.difference;
    let change = changes[0];
    let name = if change.subject == Subject::Plan {
        "the plan".to_owned()
    } else {
        format!("the {} `{}`", change.subject.name(), change.id)
    };
    let (message, label) = if change.field.is_some() {
        let told = told(changes);
        let message = format!("{name} is changed in place, and no act says so: {told}");
        (message, "was different")
    } else if change.kind == Kind::Removed {
        let place = former_place(edit, change);
        let message = format!("{name} stood{place}, and is removed, and no act says so");
        (message, "is in the plan no more")
    } else {
        (format!("{name} is added, and no act says so"), "added here")
    };
    let span = place(change, difference.old, difference.new);
    Fault {
        finding: Finding::new(&RULE, span, label, message)
            .help("put back what was approved, and add the act to `amendments/`"),
        subject: subject(change),
    }
}

fn is_substantive(edit: &Edit, change: &Change) -> bool {
    let is_meant = match change.kind {
        Kind::Period | Kind::Bodies | Kind::Rules | Kind::Removed => true,
        // That another thing is called so is a finding of its own.
        Kind::Wording => !reused_id::is_other(edit.difference, change.subject, &change.id),
        Kind::Added => change.subject == Subject::Measure && change.field.is_none(),
        Kind::Rewritten | Kind::Visibility | Kind::Clerical => false,
    };
    is_meant
        && match change.subject {
            Subject::Measure | Subject::Objective => true,
            // Who coordinates is the office's own affair.
            Subject::Plan => change.field != Some("coordinator"),
            Subject::Body => change.field != Some("members") || loses_members(edit, &change.id),
            Subject::Setting
            | Subject::Amendment
            | Subject::Progress
            | Subject::Review
            | Subject::Contact => false,
        }
}

/// Whether a member that a group had is there no more, or is one for other measures or from another day on.
fn loses_members(edit: &Edit, id: &str) -> bool {
    let difference = edit.difference;
    let (old, new) = (&difference.old.plan, &difference.new.plan);
    let members = |plan: &Plan| -> Vec<_> {
        let group = plan.bodies.iter().find(|body| *body.id.value == *id);
        let said = |member: &Member| {
            let body = member.body.key().map(|key| plan.body(key).id.value.clone());
            let measures: Vec<Box<str>> =
                member.measures.iter().map(|id| id.value.clone()).collect();
            (body, measures, member.from)
        };
        group.map_or_else(Vec::new, |group| group.members.iter().map(said).collect())
    };
    let now = members(new);
    members(old).iter().any(|member| !now.contains(member))
}
