//! What is different between two states of a plan: not lines, but records and what they mean.
//!
//! Records are compared by their field tables, so that a new field is compared as soon as it is declared. Where a file
//! stands, how it is laid out and what its comments say does not count.

pub(crate) mod effect;
mod kind;
mod order;
mod pair;
mod record;
mod said;

use std::collections::BTreeMap;

use crate::check::rule::{Examined, all};
use crate::edit::difference::kind::kind;
use crate::edit::difference::order::reordered;
use crate::edit::difference::pair::{Group, Pair, What, paired};
use crate::edit::difference::record::{Filed, Value, contacts_are_unreadable, filed};
use crate::edit::difference::said::Said;
use crate::file::source::Span;
use crate::plan::Plan;
use crate::plan::id::Id;

/// What is different between two states of a plan.
#[derive(Debug)]
pub(crate) struct Difference<'a> {
    pub(crate) old: &'a Examined,
    pub(crate) new: &'a Examined,
    /// By subject, id and kind.
    pub(crate) changes: Vec<Change>,
}

/// What sort of record is different.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    Plan,
    /// The level of a rule in `tadbir.toml`.
    Setting,
    Body,
    Objective,
    Measure,
    Amendment,
    Progress,
    Review,
    Contact,
}

impl Subject {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Setting => "setting",
            Self::Body => "body",
            Self::Objective => "objective",
            Self::Measure => "measure",
            Self::Amendment => "amendment",
            Self::Progress => "progress report",
            Self::Review => "review",
            Self::Contact => "contact",
        }
    }
}

/// What sort of difference it is, what weighs most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// It is there no more, or stands there and counts for nothing, since an error stands in it.
    Removed,
    /// What was put on file says something else.
    Rewritten,
    /// When a measure is to be carried out.
    Period,
    /// Who must carry it out, or belongs to a group.
    Bodies,
    /// Who answers, how often it is judged, when bodies report.
    Rules,
    /// Words of the decree.
    Wording,
    /// Who may see it.
    Visibility,
    Added,
    /// Spelling, punctuation, and what changes no meaning.
    Clerical,
}

impl Kind {
    pub(crate) const ALL: [Self; 9] = [
        Self::Removed,
        Self::Rewritten,
        Self::Period,
        Self::Bodies,
        Self::Rules,
        Self::Wording,
        Self::Visibility,
        Self::Added,
        Self::Clerical,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Removed => "removed",
            Self::Rewritten => "rewritten",
            Self::Period => "period",
            Self::Bodies => "bodies",
            Self::Rules => "rules",
            Self::Wording => "wording",
            Self::Visibility => "visibility",
            Self::Added => "added",
            Self::Clerical => "clerical",
        }
    }
}

/// One record or one field of it that is different.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) subject: Subject,
    /// `3.a`, `mia`, `6.j/mia/2009-Q2`, an act with its day; `plan` of the plan itself.
    pub(crate) id: String,
    /// Which of the records of that id it is, from 1, as they stood in the old files; in the new ones where it was added.
    pub(crate) nth: usize,
    pub(crate) kind: Kind,
    /// The measure it is about, if it is about one.
    pub(crate) measure: Option<String>,
    /// Whose it is, of a progress report or a review.
    pub(crate) entry: Option<Entry>,
    /// The key of the field, or `order`; `None` where the whole record was added or removed.
    pub(crate) field: Option<&'static str>,
    /// What the field said; of a record that was removed, what it said in a line.
    pub(crate) was: Option<String>,
    /// What the field says; of a record that was added, what it says in a line.
    pub(crate) is: Option<String>,
    /// Where it stood, in the old files.
    pub(crate) old_span: Option<Span>,
    /// Where it stands, in the new files.
    pub(crate) new_span: Option<Span>,
}

/// Whose a progress report or a review is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) measure: String,
    pub(crate) body: String,
    pub(crate) period: String,
    /// What it says as `for`.
    pub(crate) about: Option<String>,
}

impl Change {
    /// Whether the record still stands there, and counts for nothing since an error stands in it.
    pub(crate) fn is_left_out_now(&self) -> bool {
        self.kind == Kind::Removed && self.new_span.is_some()
    }

    /// The id, with its number where others of that id stand before it: `6.j/mia/2009-Q2#2`.
    pub(crate) fn name(&self) -> String {
        if self.nth == 1 {
            self.id.clone()
        } else {
            format!("{}#{}", self.id, self.nth)
        }
    }
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
                    change.is = Some("left out, since an error stands in it".to_owned());
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
            // The same words may name others than before.
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

/// What is written differently on either side; all of both where only their order is.
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

fn means(value: Option<&Value>) -> Option<&Said> {
    value.and_then(|value| value.means.as_ref())
}

/// The rules whose level is set otherwise.
fn settings(old: &Examined, new: &Examined) -> Vec<Change> {
    let levels = |examined: &Examined, id: &str| examined.levels.get(id).copied();
    let rules = all().into_iter();
    let differ = rules.filter(|rule| levels(old, rule.id) != levels(new, rule.id));
    let changes = differ.map(|rule| {
        let name = |examined| {
            let level = levels(examined, rule.id);
            level
                .map_or(rule.level.name(), |level| level.name())
                .to_owned()
        };
        Change {
            subject: Subject::Setting,
            id: rule.id.to_owned(),
            nth: 1,
            kind: Kind::Rules,
            measure: None,
            entry: None,
            field: Some("level"),
            was: Some(name(old)),
            is: Some(name(new)),
            old_span: None,
            new_span: None,
        }
    });
    changes.collect()
}
