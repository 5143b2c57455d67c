//! The rules about edits: what may not happen to a plan's files from one state to the next. Used by `check --base`.
//!
//! Each finding names its subject, so that it can be allowed for one change.

mod doubled_plan;
mod hidden_record;
mod redirected_plan;
mod removed_plan;
mod removed_record;
pub(crate) mod reused_id;
mod rewritten_record;
mod unamended_change;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::check::examined::Examined;
use crate::check::level::Levels;
use crate::check::rule::CHECKS;
use crate::disk::git::tree::Home;
use crate::disk::load::counterpart::{Pairs, Plans};
use crate::disk::settings::Settings;
use crate::edit::difference::Difference;
use crate::edit::difference::change::{Change, Subject};
use crate::error::Error;
use crate::file::decode::READING;
use crate::file::finding::{Finding, Rule};
use crate::file::source::{FileKind, Span};
use crate::text::words::shortened;

/// How much of a value is shown in a finding.
const VALUE: usize = 80;

/// What is edited: the difference, and the ids that are new and were used before.
#[derive(Debug)]
pub(crate) struct Edit<'a> {
    pub(crate) difference: &'a Difference<'a>,
    /// By id, the commit that had it.
    pub(crate) used_before: BTreeMap<String, String>,
    /// The plan's place in its repository.
    pub(crate) home: Option<Home>,
}

/// A finding about an edit, and its subject, as an allowance names it.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) finding: Finding,
    /// `3.a`, `6.j/mia/2009-Q2`, `review 6.j/mia/2009-Q2`, `plan.term`, an act with its date.
    pub(crate) subject: String,
}

/// The plans of a repository at the base and now, and how they correspond.
#[derive(Debug)]
pub(crate) struct Moves {
    /// The base, as the user named it.
    pub(crate) base: String,
    pub(crate) then: Plans,
    pub(crate) now: Plans,
    pub(crate) pairs: Pairs,
    /// Which plans are found from the folders from which one was found before.
    pub(crate) led: Vec<Led>,
    /// The beginning of each present plan, by its folder.
    pub(crate) heads: BTreeMap<String, Span>,
    /// The place to point at for a plan that was removed.
    pub(crate) elsewhere: Span,
}

/// Which plan is found from a folder without `--plan`.
#[derive(Debug)]
pub(crate) struct Led {
    /// From the repository's root.
    pub(crate) folder: String,
    /// The folder of the plan that was found before.
    pub(crate) then: String,
    /// The folder of the plan that is found now.
    pub(crate) now: Option<String>,
    /// The settings that lead there, or the place to point at.
    pub(crate) span: Span,
}

impl Moves {
    /// The name of a plan of the base: its id, or its folder if the id could not be read.
    fn called<'a>(&'a self, place: &'a str) -> &'a str {
        let id = self.then.get(place).map(String::as_str);
        id.filter(|id| !id.is_empty()).unwrap_or(place)
    }
}

type Check = fn(&Edit) -> Vec<Fault>;

type CheckMoves = fn(&Moves) -> Vec<Fault>;

/// Every rule about the plans of a repository, by id.
pub(crate) static MOVES: &[(&Rule, CheckMoves)] = &[
    (&doubled_plan::RULE, doubled_plan::check),
    (&redirected_plan::RULE, redirected_plan::check),
    (&removed_plan::RULE, removed_plan::check),
];

/// Every rule about edits, by id.
pub(crate) static EDITS: &[(&Rule, Check)] = &[
    (&hidden_record::RULE, hidden_record::check),
    (&removed_record::RULE, removed_record::check),
    (&reused_id::RULE, reused_id::check),
    (&rewritten_record::RULE, rewritten_record::check),
    (&unamended_change::RULE, unamended_change::check),
];

/// Every rule there is, by id.
pub(crate) fn all() -> Vec<&'static Rule> {
    let reading = READING.iter().copied();
    let checks = CHECKS.iter().map(|(rule, _)| *rule);
    let mut rules: Vec<&Rule> = reading.chain(checks).chain(rules()).collect();
    rules.sort_by_key(|rule| rule.id);
    rules
}

/// The levels that settings give to rules.
///
/// # Errors
///
/// If there is no such rule, or if a rule that finds errors is switched off.
pub(crate) fn levels(settings: &Settings) -> Result<Levels, Error> {
    Levels::of(settings, &all())
}

/// Every rule about edits, of one plan and of all, in no order.
pub(crate) fn rules() -> impl Iterator<Item = &'static Rule> {
    let of_plans = MOVES.iter().map(|(rule, _)| *rule);
    EDITS.iter().map(|(rule, _)| *rule).chain(of_plans)
}

/// The name of a changed record in an allowance.
fn subject(change: &Change) -> String {
    let name = change.name();
    match (change.subject, change.field) {
        (Subject::Plan, Some(field)) => format!("{name}.{field}"),
        (Subject::Review, _) => format!("review {name}"),
        (
            Subject::Plan
            | Subject::Setting
            | Subject::Body
            | Subject::Objective
            | Subject::Measure
            | Subject::Amendment
            | Subject::Progress
            | Subject::Contact,
            _,
        ) => name,
    }
}

/// The old and new values of fields: `` `period` “2009” → “2010” ``.
fn told(changes: &[&Change]) -> String {
    let quoted = |value: &Option<String>| {
        let value = value.as_deref();
        value.map_or("nothing".to_owned(), |value| {
            format!("“{}”", shortened(value, VALUE))
        })
    };
    let told = changes.iter().filter_map(|change| {
        let (was, is) = (quoted(&change.was), quoted(&change.is));
        Some(format!("`{}` {was} → {is}", change.field?))
    });
    told.collect::<Vec<_>>().join(", ")
}

/// The file that held a record, relative to the repository's root, so that the message is the same wherever Tadbir is
/// run: ``in `plan/progress/2009-Q1/mia.yaml` ``.
fn former_place(edit: &Edit, change: &Change) -> String {
    let Some(span) = change.old_span else {
        return String::new();
    };
    let path = edit.difference.old.sources.path(span.file);
    let path = path.display().to_string();
    let from_root = edit.home.as_ref().and_then(|home| home.path(&path));
    format!(" in `{}`", from_root.unwrap_or(path))
}

/// The place to point at for a change: the record, or, if it was removed, the head of the file it was in, or the plan's
/// own head.
fn place(change: &Change, old: &Examined, new: &Examined) -> Span {
    if let Some(span) = change.new_span {
        return span;
    }
    let path = change.old_span.map(|span| old.sources.path(span.file));
    let same = new
        .sources
        .ids()
        .find(|file| path.is_some_and(|path| new.sources.path(*file) == path));
    let head = new
        .sources
        .ids()
        .find(|file| new.sources.kind(*file) == FileKind::Plan);
    let file = same.or(head).expect("a plan that was loaded has a head");
    Span::file_start(file)
}
