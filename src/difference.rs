//! What is different between two states of a plan: not lines, but records and what they mean.
//!
//! Records are compared by their field tables, so that a new field is compared as soon as it is declared. Where a file
//! stands, how it is laid out and what its comments say does not count.

pub(crate) mod effect;
mod record;

use std::collections::BTreeMap;

use crate::difference::record::{Filed, filed};
use crate::plan::Plan;
use crate::rule::Examined;
use crate::source::Span;

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
    /// `3.a`, `mia`, `6.j/mia/2009-Q2`, the name of an act; `plan` of the plan itself.
    pub(crate) id: String,
    pub(crate) kind: Kind,
    /// The measure it is about, if it is about one.
    pub(crate) measure: Option<String>,
    /// The key of the field; `None` where the whole record was added or removed.
    pub(crate) field: Option<&'static str>,
    pub(crate) was: Option<String>,
    pub(crate) is: Option<String>,
    /// Where it stood, in the old files.
    pub(crate) old_span: Option<Span>,
    /// Where it stands, in the new files.
    pub(crate) new_span: Option<Span>,
}

/// What the id of a progress report or a review says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'c> {
    pub(crate) measure: &'c str,
    pub(crate) body: &'c str,
    pub(crate) period: &'c str,
    /// What it says as `for`.
    pub(crate) about: Option<&'c str>,
}

impl Change {
    /// Takes the id of a progress report or a review apart; `None` of other records.
    pub(crate) fn entry(&self) -> Option<Entry<'_>> {
        if !matches!(self.subject, Subject::Progress | Subject::Review) {
            return None;
        }
        let (measure, rest) = self.id.split_once('/')?;
        let (body, rest) = rest.split_once('/')?;
        let (period, about) = match rest.split_once(" for ") {
            Some((period, about)) => (period, Some(about)),
            None => (rest, None),
        };
        Some(Entry {
            measure,
            body,
            period,
            about,
        })
    }
}

/// Compares two states of a plan.
pub(crate) fn compare<'a>(old: &'a Examined, new: &'a Examined) -> Difference<'a> {
    let (before, after) = (by_identity(filed(old)), by_identity(filed(new)));
    let mut changes = Vec::new();
    for (identity, was) in &before {
        let is = after.get(identity).map_or(&[][..], Vec::as_slice);
        of_records(&old.plan, &new.plan, was, is, &mut changes);
    }
    for (identity, is) in &after {
        if !before.contains_key(identity) {
            of_records(&old.plan, &new.plan, &[], is, &mut changes);
        }
    }
    changes.sort_by(|a, b| {
        (a.subject, crate::plan::id::Id::new(&a.id), a.kind, a.field).cmp(&(
            b.subject,
            crate::plan::id::Id::new(&b.id),
            b.kind,
            b.field,
        ))
    });
    Difference { old, new, changes }
}

type Identity = (Subject, String);

/// Records by what makes them the same record; several of one identity correct each other, in their order.
fn by_identity(records: Vec<Filed>) -> BTreeMap<Identity, Vec<Filed>> {
    let mut by_identity: BTreeMap<Identity, Vec<Filed>> = BTreeMap::new();
    for record in records {
        let identity = (record.subject, record.identity.clone());
        by_identity.entry(identity).or_default().push(record);
    }
    by_identity
}

/// Compares the records of one identity: those that say the same are the same, the others are paired in their order.
fn of_records(old: &Plan, new: &Plan, was: &[Filed], is: &[Filed], changes: &mut Vec<Change>) {
    let mut left: Vec<&Filed> = is.iter().collect();
    let mut gone: Vec<&Filed> = Vec::new();
    for record in was {
        match left.iter().position(|other| other.says_the_same_as(record)) {
            Some(at) => {
                left.remove(at);
            }
            None => gone.push(record),
        }
    }
    let pairs = gone.len().min(left.len());
    for (record, other) in gone.iter().zip(&left) {
        of_fields(old, new, record, other, changes);
    }
    changes.extend(gone[pairs..].iter().map(|record| Change {
        old_span: Some(record.span),
        ..record.whole(Kind::Removed)
    }));
    changes.extend(left[pairs..].iter().map(|record| Change {
        new_span: Some(record.span),
        ..record.whole(Kind::Added)
    }));
}

fn of_fields(old: &Plan, new: &Plan, was: &Filed, is: &Filed, changes: &mut Vec<Change>) {
    let keys = was.values.iter().chain(&is.values).map(|value| value.key);
    let mut keys: Vec<&'static str> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let (before, after) = (was.value(key), is.value(key));
        let said = |value: Option<&record::Value>| value.map(|value| value.said.clone());
        if said(before) == said(after) {
            continue;
        }
        changes.push(Change {
            field: Some(key),
            was: before.and_then(record::Value::shown),
            is: after.and_then(record::Value::shown),
            old_span: Some(before.map_or(was.span, |value| value.span)),
            new_span: Some(after.map_or(is.span, |value| value.span)),
            ..is.whole(kind(old, new, was, is, key))
        });
    }
}

/// What a different field means.
fn kind(old: &Plan, new: &Plan, was: &Filed, is: &Filed, key: &str) -> Kind {
    let texts = || {
        let text = |filed: &Filed| filed.value(key).map(|value| gist(&value.said.to_string()));
        text(was) == text(is)
    };
    match (is.subject, key) {
        (Subject::Amendment | Subject::Progress | Subject::Review | Subject::Contact, _) => {
            Kind::Rewritten
        }
        (_, "restricted" | "small_counts") => Kind::Visibility,
        (_, "by" | "also" | "language" | "bodies_file") => Kind::Clerical,
        (Subject::Measure, "period") if means_the_same(old, new, &is.id) && texts() => {
            Kind::Clerical
        }
        (Subject::Measure, "period") => Kind::Period,
        (_, "bodies" | "recommended" | "lead" | "members" | "coordinator" | "responsible") => {
            let bodies =
                |plan: &Plan, filed: &Filed| filed.value(key).map(|value| value.bodies(plan));
            if bodies(old, was) == bodies(new, is) {
                Kind::Clerical
            } else {
                Kind::Bodies
            }
        }
        (_, "text" | "title" | "name") if texts() => Kind::Clerical,
        (_, "text" | "title" | "name" | "approved") => Kind::Wording,
        (Subject::Body, "kind") => {
            let is_group = |filed: &Filed| {
                let kind = filed.value("kind").map(|value| value.said.to_string());
                kind.as_deref() == Some("group")
            };
            if is_group(was) == is_group(is) {
                Kind::Clerical
            } else {
                Kind::Bodies
            }
        }
        (_, _) => Kind::Rules,
    }
}

/// Whether a measure's words are taken to mean the same in both states.
fn means_the_same(old: &Plan, new: &Plan, id: &str) -> bool {
    let reading = |plan: &Plan| {
        let measure = plan.measure_by_id(id)?;
        measure.implementation.reading()
    };
    reading(old) == reading(new)
}

/// The letters and digits of a text: what is left of it when spelling marks, case and white space do not count.
pub(crate) fn gist(text: &str) -> String {
    let words = text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
