//! The rules about edits: what may not happen to a plan's files from one state to the next. Used by `check --base`.
//!
//! Each finding names what it is about, so that it can be allowed for one change.

pub(crate) mod allowance;
mod doubled_plan;
mod hidden_record;
mod redirected_plan;
mod removed_plan;
mod removed_record;
pub(crate) mod reused_id;
mod rewritten_record;
mod unamended_change;

use std::collections::BTreeMap;

use crate::check::rule::Examined;
use crate::disk::git::tree::Home;
use crate::disk::load::counterpart::{Pairs, Plans};
use crate::disk::settings::Setting;
use crate::edit::difference::{Change, Difference, Subject};
use crate::edit::rule::allowance::{Allowance, written};
use crate::file::decode::READING;
use crate::file::finding::{Finding, Level, Rule};
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

/// Which plans stood in a repository at the base, which stand in it now, and what became of them.
#[derive(Debug)]
pub(crate) struct Moves {
    /// The base, as the user called it.
    pub(crate) base: String,
    pub(crate) then: Plans,
    pub(crate) now: Plans,
    pub(crate) pairs: Pairs,
    /// What is found from the folders from which a plan was found.
    pub(crate) led: Vec<Led>,
    /// The beginning of each plan that stands now, by its place.
    pub(crate) heads: BTreeMap<String, Span>,
    /// Where what stands nowhere is pointed out.
    pub(crate) elsewhere: Span,
}

/// Which plan is found from a folder where none is named.
#[derive(Debug)]
pub(crate) struct Led {
    /// From the repository's root.
    pub(crate) folder: String,
    /// Where the plan stood that was found.
    pub(crate) then: String,
    /// Where the one stands that is found.
    pub(crate) now: Option<String>,
    /// The settings that lead there, or where that is pointed out.
    pub(crate) span: Span,
}

impl Moves {
    /// What a plan of the base is called: its id, or its place where that could not be read.
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

/// Every rule about edits, of one plan and of all, in no order.
pub(crate) fn rules() -> impl Iterator<Item = &'static Rule> {
    let of_plans = MOVES.iter().map(|(rule, _)| *rule);
    EDITS.iter().map(|(rule, _)| *rule).chain(of_plans)
}

/// Runs every rule over the edit of one plan. The levels that count are those of the base: an edit of the settings does
/// not disarm the rules in the very edit that they guard.
///
/// What is allowed becomes a warning that says so; returned are also the allowances that nothing needed.
pub(crate) fn examine_edit(
    edit: &Edit,
    allowances: &[Allowance],
) -> (Vec<Finding>, Vec<Allowance>) {
    let faults = EDITS.iter().flat_map(|(_, check)| check(edit));
    let (old, new) = (&edit.difference.old.levels, &edit.difference.new.levels);
    weighed(faults, old, Some(new), allowances)
}

/// Runs every rule over what became of the plans of a repository, as [`examine_edit`] does; `levels` are those of the base.
pub(crate) fn examine_moves(
    moves: &Moves,
    levels: &Levels,
    allowances: &[Allowance],
) -> (Vec<Finding>, Vec<Allowance>) {
    let faults = MOVES.iter().flat_map(|(_, check)| check(moves));
    weighed(faults, levels, None, allowances)
}

/// What settings make of rules, by id.
type Levels = BTreeMap<String, Setting>;

/// Gives faults the levels of the base, and allows what is allowed; `new` are the levels from the next edit on.
fn weighed(
    faults: impl Iterator<Item = Fault>,
    old: &Levels,
    new: Option<&Levels>,
    allowances: &[Allowance],
) -> (Vec<Finding>, Vec<Allowance>) {
    let mut used = vec![false; allowances.len()];
    let mut findings = Vec::new();
    for fault in faults {
        let mut finding = fault.finding;
        let counting = setting(old, finding.rule);
        finding.level = match counting {
            Setting::Off => continue,
            Setting::Warning => Level::Warning,
            Setting::Error => Level::Error,
        };
        let coming = new.map_or(counting, |new| setting(new, finding.rule));
        if coming != counting {
            finding.message += &format!(
                "; `tadbir.toml` makes the rule `{}` in this edit, which counts from the next one on",
                coming.name()
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

/// What settings make of a rule.
fn setting(levels: &Levels, rule: &Rule) -> Setting {
    levels.get(rule.id).copied().unwrap_or(match rule.level {
        Level::Error => Setting::Error,
        Level::Warning => Setting::Warning,
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
