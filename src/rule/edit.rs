//! The rules about edits: what may not happen to a plan's files from one state to the next. Used by `check --base`.
//!
//! Each finding names what it is about, so that it can be allowed for one change.

mod hidden_record;
mod removed_record;
pub(crate) mod reused_id;
mod rewritten_record;
mod unamended_change;

use std::collections::BTreeMap;

use crate::decode::READING;
use crate::difference::{Change, Difference, Subject};
use crate::finding::{Finding, Level, Rule};
use crate::rule::Examined;
use crate::settings::Setting;
use crate::source::{FileKind, Span};
use crate::words::{did_you_mean, shortened};

/// How much of a value is shown in a finding.
const VALUE: usize = 80;

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
    /// `3.a`, `6.j/mia/2009-Q2`, `review 6.j/mia/2009-Q2`, `plan.term`, the name of an act.
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

/// Something that a rule would find, allowed for one change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Allowance {
    pub(crate) rule: String,
    pub(crate) subject: String,
    /// `--allow`, or the commit whose message says so, with its reason.
    pub(crate) by: String,
}

impl Allowance {
    /// Reads `RULE ID` or `RULE ID; REASON`; an id that has a `;` in it stands in quotation marks.
    ///
    /// # Errors
    ///
    /// If there is no id, or no such rule.
    pub(crate) fn parse(text: &str, by: &str) -> Result<Self, String> {
        let example = || {
            "write the rule and the id, for example \"rewritten-record 6.j/mia/2009-Q2\"".to_owned()
        };
        let (rule, rest) = text
            .trim()
            .split_once(char::is_whitespace)
            .ok_or_else(example)?;
        if EDITS.iter().all(|(known, _)| known.id != rule) {
            let known = EDITS.iter().map(|(known, _)| known.id);
            let help = did_you_mean(rule, known).unwrap_or_default();
            return Err(format!("there is no rule about edits `{rule}`; {help}"));
        }
        let quoted = rest.trim().strip_prefix('"');
        let quoted = quoted.and_then(|rest| rest.split_once('"'));
        let (subject, reason) = match (quoted, rest.split_once(';')) {
            (Some((subject, rest)), _) => (subject, rest.trim_start().trim_start_matches(';')),
            (None, Some((subject, reason))) => (subject, reason),
            (None, None) => (rest, ""),
        };
        let (subject, reason) = (subject.trim(), reason.trim());
        if subject.is_empty() {
            return Err(example());
        }
        Ok(Self {
            rule: rule.to_owned(),
            subject: subject.to_owned(),
            by: if reason.is_empty() {
                by.to_owned()
            } else {
                format!("{by}: {reason}")
            },
        })
    }

    /// The allowances in the message of a commit: lines that begin with `Tadbir-allow:`. An error says what is wrong with one.
    pub(crate) fn of_message(message: &str, by: &str) -> Vec<Result<Self, String>> {
        let lines = message.lines().filter_map(|line| {
            let (key, text) = line.split_once(':')?;
            key.trim()
                .eq_ignore_ascii_case("tadbir-allow")
                .then_some(text)
        });
        let read = |text: &str| {
            Self::parse(text, by).map_err(|reason| format!("`{}`, {by}: {reason}", text.trim()))
        };
        lines.map(read).collect()
    }
}

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
            let subject = if fault.subject.contains(';') {
                format!("\"{}\"", fault.subject)
            } else {
                fault.subject
            };
            let line = format!(
                "or allow it for this change with the line `Tadbir-allow: {} {subject}; REASON` in the message of the commit",
                finding.rule.id
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

/// The file that a record stood in, for what stands there no more: ``in `progress/2009-Q1/mia.yaml` ``.
fn former_place(change: &Change, old: &Examined) -> String {
    let path = change.old_span.map(|span| old.sources.path(span.file));
    path.map_or_else(String::new, |path| format!(" in `{}`", path.display()))
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

#[cfg(test)]
mod tests {
    use super::Allowance;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let read = match Allowance::parse(text, "--allow") {
            Ok(allowance) => format!(
                "{} | {} | {}",
                allowance.rule, allowance.subject, allowance.by
            ),
            Err(reason) => reason,
        };
        assert_eq!(read, expected);
    }

    #[test]
    fn an_allowance_names_a_rule_an_id_and_perhaps_a_reason() {
        case("unamended-change 3.a", "unamended-change | 3.a | --allow");
        case(
            " unamended-change 3.a; a misprint; see p. 4",
            "unamended-change | 3.a | --allow: a misprint; see p. 4",
        );
        case(
            "rewritten-record \"Order No. 1; Annex\"; a misprint",
            "rewritten-record | Order No. 1; Annex | --allow: a misprint",
        );
        case(
            "removed-record review 6.j/mia/2009-Q2",
            "removed-record | review 6.j/mia/2009-Q2 | --allow",
        );
    }

    #[test]
    fn an_allowance_of_no_rule_is_refused() {
        case(
            "rewriten-record 3.a",
            "there is no rule about edits `rewriten-record`; did you mean `rewritten-record`?",
        );
        case(
            "unamended-change",
            "write the rule and the id, for example \"rewritten-record 6.j/mia/2009-Q2\"",
        );
    }
}
