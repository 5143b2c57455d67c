//! The rules about edits: what may not happen to a plan's files from one state to the next. Used by `check --base`.
//!
//! Each finding names what it is about, so that it can be allowed for one change.

mod removed_record;
mod reused_id;
mod rewritten_record;
mod unamended_change;

use std::collections::BTreeMap;

use crate::difference::{Change, Difference};
use crate::finding::{Finding, Level, Rule};
use crate::rule::{Examined, set_levels};
use crate::settings::Settings;
use crate::source::{FileKind, Span};

/// What is edited: the difference, and the ids that are new and were used before.
#[derive(Debug)]
pub(crate) struct Edit<'a> {
    pub(crate) difference: &'a Difference<'a>,
    /// By id, the commit that had it.
    pub(crate) used_before: BTreeMap<String, String>,
}

/// A fault of an edit, and what it is about, as an allowance names it.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) finding: Finding,
    /// `3.a`, `6.j/mia/2009-Q2`, `plan`.
    pub(crate) subject: String,
}

type Check = fn(&Edit) -> Vec<Fault>;

/// Every rule about edits, by id.
pub(crate) static EDITS: &[(&Rule, Check)] = &[
    (&removed_record::RULE, removed_record::check),
    (&reused_id::RULE, reused_id::check),
    (&rewritten_record::RULE, rewritten_record::check),
    (&unamended_change::RULE, unamended_change::check),
];

/// Something that a rule would find, allowed for one change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Allowance {
    pub(crate) rule: String,
    pub(crate) subject: String,
    /// `--allow`, or the commit whose message says so, with its reason.
    pub(crate) by: String,
}

impl Allowance {
    /// Reads `RULE ID` or `RULE ID; reason`; `None` where there is no id.
    pub(crate) fn parse(text: &str, by: &str) -> Option<Self> {
        let (what, reason) = match text.split_once(';') {
            Some((what, reason)) => (what, Some(reason.trim())),
            None => (text, None),
        };
        let (rule, subject) = what.trim().split_once(char::is_whitespace)?;
        let by = match reason {
            Some(reason) if !reason.is_empty() => format!("{by}: {reason}"),
            Some(_) | None => by.to_owned(),
        };
        Some(Self {
            rule: rule.to_owned(),
            subject: subject.trim().to_owned(),
            by,
        })
    }

    /// The allowances in the message of a commit: lines that begin with `Tadbir-allow:`.
    pub(crate) fn of_message(message: &str, by: &str) -> Vec<Self> {
        let lines = message.lines().filter_map(|line| {
            let (key, text) = line.split_once(':')?;
            key.trim()
                .eq_ignore_ascii_case("tadbir-allow")
                .then_some(text)
        });
        lines.filter_map(|text| Self::parse(text, by)).collect()
    }
}

/// Runs every rule over an edit. What is allowed becomes a warning that says so; returned are also the allowances that
/// nothing needed.
pub(crate) fn examine_edit(
    edit: &Edit,
    allowances: &[Allowance],
    settings: &Settings,
) -> (Vec<Finding>, Vec<Allowance>) {
    let mut used = vec![false; allowances.len()];
    let mut findings = Vec::new();
    for fault in EDITS.iter().flat_map(|(_, check)| check(edit)) {
        let mut own = vec![fault.finding];
        set_levels(&mut own, settings);
        let Some(mut finding) = own.pop() else {
            continue;
        };
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
                finding.rule.id, fault.subject
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
