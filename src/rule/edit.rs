//! The rules about edits: what may not happen to a plan's files from one state to the next. Used by `check --base`.
//!
//! Each finding names what it is about, so that it can be allowed for one change.

pub(crate) mod allowance;
mod hidden_record;
mod removed_record;
pub(crate) mod reused_id;
mod rewritten_record;
mod unamended_change;

use std::collections::BTreeMap;

use crate::decode::READING;
use crate::difference::{Change, Difference, Subject};
use crate::finding::{Finding, Level, Rule};
use crate::git::tree::Home;
use crate::rule::Examined;
use crate::rule::edit::allowance::{Allowance, written};
use crate::settings::Setting;
use crate::source::{FileKind, Span};
use crate::words::shortened;

/// How much of a value is shown in a finding.
const VALUE: usize = 80;

/// What is edited: the difference, and the ids that are new and were used before.
#[derive(Debug)]
pub(crate) struct Edit<'a> {
    pub(crate) difference: &'a Difference<'a>,
    /// By id, the commit that had it.
    pub(crate) used_before: BTreeMap<String, String>,
    /// Where the plan stands in its repository.
    pub(crate) home: Option<Home>,
}

/// A fault of an edit, and what it is about, as an allowance names it.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) finding: Finding,
    /// `3.a`, `6.j/mia/2009-Q2`, `review 6.j/mia/2009-Q2`, `plan.term`, an act with its day.
    pub(crate) subject: String,
}

type Check = fn(&Edit) -> Vec<Fault>;

/// Every rule about edits, by id.
pub(crate) static EDITS: &[(&Rule, Check)] = &[
    (&hidden_record::RULE, hidden_record::check),
    (&removed_record::RULE, removed_record::check),
    (&reused_id::RULE, reused_id::check),
    (&rewritten_record::RULE, rewritten_record::check),
    (&unamended_change::RULE, unamended_change::check),
];

/// Runs every rule over an edit. What is allowed becomes a warning that says so; returned are also the allowances that
/// nothing needed.
///
/// An edit of the settings does not disarm the rules in the very edit that they guard: of the level before and the level
/// after, the stricter counts.
pub(crate) fn examine_edit(
    edit: &Edit,
    allowances: &[Allowance],
) -> (Vec<Finding>, Vec<Allowance>) {
    let mut used = vec![false; allowances.len()];
    let mut findings = Vec::new();
    for fault in EDITS.iter().flat_map(|(_, check)| check(edit)) {
        let mut finding = fault.finding;
        let Some(level) = level(edit.difference, finding.rule) else {
            continue;
        };
        finding.level = level.stricter;
        if let Some(new) = level.lowered_to {
            finding.message += &format!(
                "; `tadbir.toml` makes the rule `{}` in this edit, which counts from the next one on",
                new.name()
            );
        }
        let allowed = allowances.iter().position(|allowance| {
            allowance.rule == finding.rule.id && allowance.subject == fault.subject
        });
        if let Some(at) = allowed {
            used[at] = true;
            finding.level = Level::Warning;
            finding.message += &format!(" (allowed by {})", allowances[at].by);
            finding.help = None;
        } else {
            let line = format!(
                "or allow it for this change with the line `Tadbir-allow: {} {}; REASON` in the message of the commit",
                finding.rule.id,
                written(&fault.subject)
            );
            finding.help = Some(match finding.help {
                Some(help) => format!("{help}, {line}"),
                None => line,
            });
        }
        findings.push(finding);
    }
    let unused = allowances.iter().zip(used).filter(|(_, is_used)| !is_used);
    (
        findings,
        unused.map(|(allowance, _)| allowance.clone()).collect(),
    )
}

/// How much the findings of a rule weigh in an edit.
struct Weighed {
    stricter: Level,
    /// What the edit itself would make of it.
    lowered_to: Option<Setting>,
}

/// The stricter of a rule's levels before and after an edit; `None` where it is off in both.
fn level(difference: &Difference, rule: &Rule) -> Option<Weighed> {
    let set = |examined: &Examined| {
        let own = examined.levels.get(rule.id).copied();
        own.unwrap_or(match rule.level {
            Level::Error => Setting::Error,
            Level::Warning => Setting::Warning,
        })
    };
    let (old, new) = (set(difference.old), set(difference.new));
    let weight = |setting: Setting| match setting {
        Setting::Off => None,
        Setting::Warning => Some(Level::Warning),
        Setting::Error => Some(Level::Error),
    };
    // An error is the least of levels.
    let stricter = [weight(old), weight(new)].into_iter().flatten().min()?;
    Some(Weighed {
        stricter,
        lowered_to: (weight(new) != Some(stricter)).then_some(new),
    })
}

/// The errors of reading by which records of a state may be lost: in the plan itself, so that it cannot be compared, or in
/// the files that are left out where they are wrong.
pub(crate) fn unreadable(
    examined: &Examined,
    is_forgiving: bool,
) -> impl Iterator<Item = &Finding> {
    examined.findings.iter().filter(move |finding| {
        let kind = examined.sources.kind(finding.primary.span.file);
        finding.rule.level == Level::Error
            && READING.iter().any(|rule| rule.id == finding.rule.id)
            && kind.is_forgiving() == is_forgiving
    })
}

/// What an allowance calls a changed record.
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

/// What fields said and say: `` `period` “2009” → “2010” ``.
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

/// The file that a record stood in, for what stands there no more, from the repository's root, so that the message is the
/// same wherever Tadbir is run: ``in `plan/progress/2009-Q1/mia.yaml` ``.
fn former_place(edit: &Edit, change: &Change) -> String {
    let Some(span) = change.old_span else {
        return String::new();
    };
    let path = edit.difference.old.sources.path(span.file);
    let path = path.display().to_string();
    let from_root = edit.home.as_ref().and_then(|home| home.path(&path));
    format!(" in `{}`", from_root.unwrap_or(path))
}

/// Where a change is pointed out: where the record stands, or, if it stands nowhere any more, at the head of the file it
/// stood in, or at the plan's own head.
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
