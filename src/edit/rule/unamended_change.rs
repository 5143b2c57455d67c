//! A measure, a body or the plan's rules are changed in place, not by an act.

use crate::edit::difference::change::{Change, Kind, Subject};
use crate::edit::rule::{Edit, Fault, former_place, place, reused_id, subject, told};
use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::plan::body::Member;

pub(super) static RULE: Rule = Rule {
    id: "unamended-change",
    level: Level::Error,
    summary: "a measure, a body or the plan's rules are changed in place, not by an act",
    docs: r"## What it checks

With `check --base REV`: the wording, period, bodies and `answerable` of a measure stay as approved, and no measure is added or removed in place. The same holds for the term, the reporting rules, the members of a group and the name of a body, and no body is removed. Such changes are made by an amendment, which has an effective date and names the act. Bodies are compared by what their names mean, so moving a spelling from one body to another is a change as well. Upper and lower case, punctuation, white space, comments and the source of a statement (`by`) may change; signs (`≥`, `%`) and marks between digits (`1.5`, `10-15`) count as words. Members, spellings and `continues` may be added. To correct a misspelling, allow it for one change. A plan that is not approved yet can be changed freely.

To allow it for one change, use the id of the measure, objective or body (`unamended-change 1.a`), or for the plan the field (`unamended-change plan.term`).

## Why it matters

An edit in place applies to all days, including past ones: obligations would leave the overdue list unnoticed, and past reports could not be reproduced.

## Example

The first file is the state at the base.

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

Keep the measure as approved, and add the act.

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
        let message = format!("{name} is changed in place, without an act: {told}");
        (message, "changed here")
    } else if change.kind == Kind::Removed {
        let place = former_place(edit, change);
        let message = format!("{name} was{place} and is removed without an act");
        (message, "no longer in the plan")
    } else {
        (format!("{name} is added without an act"), "added here")
    };
    let span = place(change, difference.old, difference.new);
    Fault {
        finding: Finding::new(&RULE, span, label, message)
            .help("restore what was approved, and add the act to `amendments/`"),
        subject: subject(change),
    }
}

fn is_substantive(edit: &Edit, change: &Change) -> bool {
    let is_meant = match change.kind {
        Kind::Period | Kind::Bodies | Kind::Rules | Kind::Removed => true,
        // If the id now names another thing, another rule finds it.
        Kind::Wording => !reused_id::is_other(edit.difference, change.subject, &change.id),
        Kind::Added => change.subject == Subject::Measure && change.field.is_none(),
        Kind::Rewritten | Kind::Visibility | Kind::Clerical => false,
    };
    is_meant
        && match change.subject {
            Subject::Measure | Subject::Objective => true,
            // The office may change the coordinator freely.
            Subject::Plan => change.field != Some("coordinator"),
            Subject::Body => change.field != Some("members") || loses_members(edit, &change.id),
            Subject::Setting
            | Subject::Amendment
            | Subject::Progress
            | Subject::Review
            | Subject::Contact => false,
        }
}

/// Whether a member of a group was removed, or its measures or first day changed.
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
