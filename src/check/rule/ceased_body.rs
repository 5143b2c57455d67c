//! A body is named for days on which it no longer exists.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::plan::body::BodyName;
use crate::plan::succession::Fate;
use crate::text::words::{all_of, quoted};

pub(super) static RULE: Rule = Rule {
    id: "ceased-body",
    level: Level::Error,
    summary: "a body is named for days on which it no longer exists",
    docs: r"## What it checks

Once an amendment abolishes a body or names its successors, the body is not named by a later act, not added to a group or to the contacts, and does not report on periods that begin later. Earlier mentions stay as they are: the successors take over.

## Why it matters

A body that no longer exists answers for nothing, and nobody would be asked.

## Example

```yaml
# file: bodies.yaml
bodies:
  - { id: mia, name: Ministry of Internal Affairs, kind: ministry }
  - { id: sss, name: State Security Service, kind: service }
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { body: mia, succeeded_by: [sss] }
# file: amendments/2011-01-01-order-9.yaml
act: Order No. 9
on: 2010-12-20
effective: 2011-01-01
changes:
  - { measure: 1.a, bodies: [mia] }
```

## How to fix

Name the body that replaced it.

```yaml
# file: bodies.yaml
bodies:
  - { id: mia, name: Ministry of Internal Affairs, kind: ministry }
  - { id: sss, name: State Security Service, kind: service }
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { body: mia, succeeded_by: [sss] }
# file: amendments/2011-01-01-order-9.yaml
act: Order No. 9
on: 2010-12-20
effective: 2011-01-01
changes:
  - { measure: 1.a, bodies: [sss] }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    if !plan.has_passings() {
        return Vec::new();
    }
    let named = named_by_acts(plan)
        .chain(named_by_measures(plan))
        .chain(named_in_files(plan));
    named.filter_map(|named| finding(plan, named)).collect()
}

/// A body, a day on which it must exist for the mention to make sense, and the day on which it was written down, if
/// that is known.
type Named<'p> = (&'p BodyName, Date, Option<Date>);

fn named_by_acts(plan: &Plan) -> impl Iterator<Item = Named<'_>> {
    plan.amendments.iter().flat_map(move |amendment| {
        let day = amendment.effective_on;
        let known_on = Some(amendment.on);
        amendment.changes.iter().flat_map(move |change| {
            let lists = change.bodies.iter().chain(&change.recommended).flatten();
            let own = lists
                .chain(&change.lead)
                .map(move |name| (name, day, known_on));
            let passing = change.succession.iter().flat_map(move |succession| {
                let to: &[BodyName] = match &succession.fate {
                    Fate::SucceededBy(to) => to,
                    Fate::Renamed(_) => &[],
                };
                // It exists until then; a successor exists from then on.
                let before = (&succession.body, day.saturating_sub(1.day()), known_on);
                // Two bodies that succeed each other are found by another rule.
                let passes_back = move |name: &&BodyName| {
                    let body = succession.body.key();
                    let heirs = name.key().map(|key| plan.heirs(key, day));
                    body.is_some_and(|body| heirs.is_some_and(|heirs| heirs.contains(&body)))
                };
                to.iter()
                    .filter(move |name| !passes_back(name))
                    .map(move |name| (name, day, known_on))
                    .chain([before])
            });
            own.chain(passing)
        })
    })
}

fn named_by_measures(plan: &Plan) -> impl Iterator<Item = Named<'_>> {
    plan.measures.iter().flat_map(|measure| {
        let added = plan.added_by(measure).into_iter();
        added.flat_map(|amendment| {
            let names = measure.bodies.iter().chain(&measure.recommended);
            names.map(|name| (name, amendment.effective_on, Some(amendment.on)))
        })
    })
}

fn named_in_files(plan: &Plan) -> impl Iterator<Item = Named<'_>> {
    let members = plan
        .bodies
        .iter()
        .flat_map(|group| &group.members)
        .filter_map(|member| Some((&member.body, member.from?, None)));
    let contacts = plan
        .people()
        .filter_map(|contact| Some((&contact.body, contact.from?, None)));
    let progress = plan
        .progress_files
        .iter()
        .zip(last_received(plan))
        .map(|(file, received_on)| (&file.body, file.period.value.days().first, received_on));
    members.chain(contacts).chain(progress)
}

/// Of each progress file, the last day on which something in it was received.
fn last_received(plan: &Plan) -> Vec<Option<Date>> {
    let mut last = vec![None; plan.progress_files.len()];
    for entry in &plan.progress {
        let own = &mut last[entry.file as usize];
        *own = (*own).max(Some(entry.received_on));
    }
    last
}

fn finding(plan: &Plan, (name, day, known_on): Named) -> Option<Finding> {
    let key = name.key()?;
    // A retroactive act could not be known before its own date.
    let amendment = plan.ceased_by(key, day)?;
    if known_on.is_some_and(|known_on| known_on < amendment.counts_from()) {
        return None;
    }
    let id = &plan.body(key).id.value;
    let successors = plan.successors(key, day);
    let ids: Vec<&str> = successors.iter().map(|body| &*body.id.value).collect();
    let (fate, help) = if ids.is_empty() {
        (
            "was abolished".to_owned(),
            "name the body that does its work".to_owned(),
        )
    } else {
        let ids = all_of(&quoted(&ids));
        (format!("was succeeded by {ids}"), format!("name {ids}"))
    };
    let message = format!(
        "`{id}` is named for {day} or later, but {fate} on {} by {}",
        amendment.effective_on, amendment.act
    );
    Some(
        Finding::new(&RULE, name.written.span, "no longer exists", message)
            .related(amendment.effective_span, "from this day on")
            .help(help),
    )
}
