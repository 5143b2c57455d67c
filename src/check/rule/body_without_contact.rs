//! A body that answers for measures has no contact to write to.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::file::finding::{Finding, Level, Rule};
use crate::obligation::answer::{Role, ever_named, participants};
use crate::period::Days;
use crate::plan::Plan;
use crate::plan::body::BodyKey;
use crate::plan::contact::ContactRole;

pub(super) static RULE: Rule = Rule {
    id: "body-without-contact",
    level: Level::Warning,
    summary: "a body that answers for measures has no contact to write to",
    docs: r"## What it checks

If a plan has a `contacts.yaml`, every body that answers for a measure has a focal point or an alternate in office on every day of the plan's term. A validating person signs, but receives no requests.

## Why it matters

A request for progress reports would reach nobody, and the body would be overdue without having been asked.

## Example

```yaml
# file: contacts.yaml
contacts:
  - { name: A. Mammadova, email: a.mammadova@example.org, body: mia, role: focal, to: 2010-12-31 }
```

## How to fix

Add the person who took over, or ask the body to name one.

```yaml
# file: contacts.yaml
contacts:
  - { name: A. Mammadova, email: a.mammadova@example.org, body: mia, role: focal, to: 2010-12-31 }
  - { name: R. Aliyev, email: r.aliyev@example.org, body: mia, role: focal, from: 2011-01-01 }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let Some(contacts) = &plan.contacts else {
        return Vec::new();
    };
    if !contacts.is_whole || !plan.header.is_whole {
        return Vec::new();
    }
    let mut answering: Vec<BodyKey> = plan
        .measures
        .iter()
        .flat_map(|measure| ever_named(plan, measure))
        .filter(|participant| participant.role != Role::Recommended)
        .map(|participant| participant.body.key)
        .collect();
    answering.sort_unstable();
    answering.dedup();
    answering
        .into_iter()
        .filter_map(|body| finding(plan, body))
        .collect()
}

fn finding(plan: &Plan, key: BodyKey) -> Option<Finding> {
    let term = tenure(plan, key)?;
    let offices: Vec<Days> = plan
        .people()
        .filter(|contact| {
            contact.body.key() == Some(key) && contact.role != ContactRole::Validating
        })
        .map(|contact| Days {
            first: contact.from.unwrap_or(term.first),
            last: contact.to.unwrap_or(term.last),
        })
        .collect();
    let gap = first_gap(term, offices)?;
    let body = plan.body(key);
    let id = &body.id.value;
    let message = if gap == term {
        format!("the body `{id}` has no contact to write to")
    } else {
        format!(
            "the body `{id}` has no contact to write to from {} to {}",
            gap.first, gap.last
        )
    };
    let last_before = plan.people().find(|contact| {
        contact.body.key() == Some(key) && contact.to.is_some_and(|to| to < gap.first)
    });
    let finding = Finding::new(&RULE, body.id.span, "no contact", message)
        .help("add its focal point to `contacts.yaml`");
    Some(match last_before {
        Some(contact) => finding.related(contact.span, "in office before"),
        None => finding,
    })
}

/// The days of the term on which a body exists; `None` if it never does.
fn tenure(plan: &Plan, key: BodyKey) -> Option<Days> {
    let term = plan.term();
    let is_new = |(_, on): &(BodyKey, Date)| term.first < *on;
    let founded = plan
        .predecessors(key, Date::MAX)
        .filter(is_new)
        .map(|(_, on)| on)
        .min()
        .filter(|on| !answers_before(plan, key, *on));
    let ceased = plan.ceased_by(key, Date::MAX);
    let days = Days {
        first: founded.unwrap_or(term.first),
        last: ceased.map_or(term.last, |by| by.effective_on.saturating_sub(1.day())),
    };
    days.clip(term)
}

/// Whether a measure names a body, itself or through a group, before a succession could have put it there.
fn answers_before(plan: &Plan, key: BodyKey, day: Date) -> bool {
    let before = day.saturating_sub(1.day());
    plan.measures.iter().any(|measure| {
        let participants = participants(plan, measure, before, before, before);
        participants.iter().any(|own| own.body.key == key)
    })
}

/// The first days of the term on which nobody is in office; `None` if there is always somebody.
fn first_gap(term: Days, mut offices: Vec<Days>) -> Option<Days> {
    offices.sort_by_key(|days| days.first);
    let mut next: Date = term.first;
    for office in offices {
        if next < office.first {
            let last = office.first.saturating_sub(1.day()).min(term.last);
            return (next <= last).then_some(Days { first: next, last });
        }
        next = next.max(office.last.saturating_add(1.day()));
    }
    (next <= term.last).then_some(Days {
        first: next,
        last: term.last,
    })
}
