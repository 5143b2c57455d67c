//! The differences between two states of a plan: not lines, but records and what they mean.
//!
//! Records are compared by their field tables, so a new field is compared as soon as it is declared. Where a file is,
//! its layout and its comments do not count.

pub(crate) mod change;
pub(crate) mod effect;
mod kind;
mod order;
mod pair;
mod record;
mod said;

use std::collections::BTreeMap;

use crate::check::examined::Examined;
use crate::edit::difference::change::{Change, Kind, Subject};
use crate::edit::difference::kind::kind;
use crate::edit::difference::order::reordered;
use crate::edit::difference::pair::{Group, Pair, What, paired};
use crate::edit::difference::record::{Filed, Value, contacts_are_unreadable, filed, means};
use crate::edit::difference::said::Said;
use crate::plan::Plan;
use crate::plan::id::Id;

/// The differences between two states of a plan.
#[derive(Debug)]
pub(crate) struct Difference<'a> {
    pub(crate) old: &'a Examined,
    pub(crate) new: &'a Examined,
    /// By subject, id and kind.
    pub(crate) changes: Vec<Change>,
}

/// Compares two states of a plan.
pub(crate) fn compare<'a>(old: &'a Examined, new: &'a Examined) -> Difference<'a> {
    let (before, after) = (filed(old), filed(new));
    let mut groups: BTreeMap<Identity, Group> = BTreeMap::new();
    for (at, record) in before.iter().enumerate() {
        groups.entry(identity(record)).or_default().was.push(at);
    }
    for (at, record) in after.iter().enumerate() {
        groups.entry(identity(record)).or_default().is.push(at);
    }
    if contacts_are_unreadable(old) || contacts_are_unreadable(new) {
        groups.retain(|(subject, _), _| *subject != Subject::Contact);
    }
    let mut changes = settings(old, new);
    let mut same = Vec::new();
    for group in groups.into_values() {
        let pairs = paired(&group, &before, &after);
        for pair in &pairs {
            of_pair((old, &before), (new, &after), pair, &mut changes);
        }
        same.extend(pairs.into_iter().filter_map(|pair| match pair.what {
            What::Same(was, is) => Some((was, is)),
            What::Different(..) | What::Removed(_) | What::Added(_) => None,
        }));
    }
    changes.extend(reordered(&before, &after, &same));
    changes.sort_by_cached_key(|change| {
        let id = Id::new(&change.id);
        (change.subject, id, change.nth, change.kind, change.field)
    });
    Difference { old, new, changes }
}

type Identity = (Subject, String);

fn identity(record: &Filed) -> Identity {
    (record.subject, record.identity.clone())
}

fn of_pair(
    (old, before): (&Examined, &[Filed]),
    (new, after): (&Examined, &[Filed]),
    pair: &Pair,
    changes: &mut Vec<Change>,
) {
    let nth = pair.nth;
    match pair.what {
        What::Same(..) => {}
        What::Different(was, is) => {
            let (was, is) = (&before[was], &after[is]);
            if was.is_left_out != is.is_left_out {
                let kind = if is.is_left_out {
                    Kind::Removed
                } else {
                    Kind::Added
                };
                let mut change = Change {
                    nth,
                    old_span: Some(was.span),
                    new_span: Some(is.span),
                    ..(if is.is_left_out { was } else { is }).whole(kind)
                };
                if is.is_left_out {
                    change.is = Some("left out because of an error".to_owned());
                }
                changes.push(change);
                return;
            }
            of_fields(&old.plan, &new.plan, (was, is, nth), changes);
        }
        What::Removed(was) => changes.push(Change {
            nth,
            old_span: Some(before[was].span),
            ..before[was].whole(Kind::Removed)
        }),
        What::Added(is) => changes.push(Change {
            nth,
            new_span: Some(after[is].span),
            ..after[is].whole(Kind::Added)
        }),
    }
}

fn of_fields(
    old: &Plan,
    new: &Plan,
    (was, is, nth): (&Filed, &Filed, usize),
    changes: &mut Vec<Change>,
) {
    let keys = was.values.iter().chain(&is.values).map(|value| value.key);
    let mut keys: Vec<&'static str> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let (before, after) = (was.value(key), is.value(key));
        let is_written_alike = before.map(|value| &value.said) == after.map(|value| &value.said);
        if is_written_alike && means(before) == means(after) {
            continue;
        }
        let (before_said, after_said) = if is_written_alike {
            // The same words may now name other bodies.
            (means(before).cloned(), means(after).cloned())
        } else {
            unlike(before, after)
        };
        changes.push(Change {
            nth,
            field: Some(key),
            was: before_said.and_then(|said| was.shown(&said)),
            is: after_said.and_then(|said| is.shown(&said)),
            old_span: Some(before.map_or(was.span, |value| value.span)),
            new_span: Some(after.map_or(is.span, |value| value.span)),
            ..is.whole(kind(old, new, was, is, key))
        });
    }
}

/// What differs on either side; all of both if only the order differs.
fn unlike(before: Option<&Value>, after: Option<&Value>) -> (Option<Said>, Option<Said>) {
    let said = |value: Option<&Value>| value.map(|value| value.said.clone());
    let (Some(was), Some(is)) = (before, after) else {
        return (said(before), said(after));
    };
    match (was.said.without(&is.said), is.said.without(&was.said)) {
        (None, None) => (said(before), said(after)),
        (was, is) => (was, is),
    }
}

/// The rules whose level was changed.
fn settings(old: &Examined, new: &Examined) -> Vec<Change> {
    let changes = old.levels.changes(&new.levels).into_iter();
    let changes = changes.map(|(rule, was, is)| Change {
        subject: Subject::Setting,
        id: rule.id.to_owned(),
        nth: 1,
        kind: Kind::Rules,
        measure: None,
        entry: None,
        field: Some("level"),
        was: Some(was.name().to_owned()),
        is: Some(is.name().to_owned()),
        old_span: None,
        new_span: None,
    });
    changes.collect()
}
