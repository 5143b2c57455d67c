//! A measure, a body or the plan's rules are changed in place, and not by an act.

use crate::difference::{Change, Kind, Subject};
use crate::finding::{Finding, Level, Rule};
use crate::plan::body::Member;
use crate::rule::edit::{Edit, Fault, place, reused_id};
use crate::words::{all_of, quoted};

pub(super) static RULE: Rule = Rule {
    id: "unamended-change",
    level: Level::Error,
    summary: "a measure, a body or the plan's rules are changed in place, and not by an act",
    docs: r"## What it checks

With `check --base REV`: words, period, bodies and who answers of a measure stay as they were approved, and no measure is added or removed in place; nor are the term, the reporting rules, the members of a group or the name of a body changed. An amendment does that, from a day on and with the act that says so. Spelling, punctuation and comments may be changed, members and spellings added. A plan that is not approved yet is free.

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
    let of_record = |a: &&Change, b: &&Change| a.subject == b.subject && a.id == b.id;
    substantive
        .chunk_by(of_record)
        .filter(|changes| {
            let (subject, id) = (changes[0].subject, changes[0].id.as_str());
            !reused_id::is_other(difference, subject, id)
        })
        .map(|changes| {
            let change = changes[0];
            let name = match change.subject {
                Subject::Plan => "the plan".to_owned(),
                subject => format!("the {} `{}`", subject.name(), change.id),
            };
            let keys: Vec<&str> = changes.iter().filter_map(|change| change.field).collect();
            let done = match (change.kind, change.field) {
                (Kind::Removed, None) => "is removed".to_owned(),
                (_, None) => "is added".to_owned(),
                (_, Some(_)) => {
                    let verb = if keys.len() == 1 { "is" } else { "are" };
                    format!(
                        "is changed in place: {} {verb} different",
                        all_of(&quoted(&keys))
                    )
                }
            };
            let label = match change.kind {
                Kind::Removed => "stood here",
                Kind::Added => "added here",
                _ => "was different",
            };
            let message = format!("{name} {done}, and no act says so");
            let span = place(change, difference.old, difference.new);
            Fault {
                finding: Finding::new(&RULE, span, label, message)
                    .help("put back what was approved, and add the act to `amendments/`"),
                subject: change.id.clone(),
            }
        })
        .collect()
}

fn is_substantive(edit: &Edit, change: &Change) -> bool {
    let is_meant = match change.kind {
        Kind::Period | Kind::Bodies | Kind::Rules | Kind::Wording | Kind::Removed => true,
        Kind::Added => change.subject == Subject::Measure,
        Kind::Rewritten | Kind::Visibility | Kind::Clerical => false,
    };
    is_meant
        && match change.subject {
            Subject::Measure | Subject::Objective => true,
            // Who coordinates is the office's own affair.
            Subject::Plan => change.field != Some("coordinator"),
            Subject::Body => change.field != Some("members") || loses_members(edit, &change.id),
            Subject::Amendment | Subject::Progress | Subject::Review | Subject::Contact => false,
        }
}

/// Whether a member that a group had is there no more, or is one for other measures or from another day on.
fn loses_members(edit: &Edit, id: &str) -> bool {
    let difference = edit.difference;
    let (old, new) = (&difference.old.plan, &difference.new.plan);
    let members = |plan: &crate::plan::Plan| -> Vec<_> {
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
