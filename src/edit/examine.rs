//! Runs every rule about edits, at the levels of the base.

use crate::check::examined::Examined;
use crate::check::level::Levels;
use crate::disk::settings::Setting;
use crate::edit::allowance::{Allowance, written};
use crate::edit::rule::{EDITS, Edit, Fault, MOVES, Moves};
use crate::file::decode::READING;
use crate::file::finding::{Finding, Level};
use crate::plan::file_format;

/// Runs every rule over the edit of one plan. The levels of the base count: an edit of the settings cannot switch off
/// the rules in the same edit.
///
/// An allowed finding becomes a warning that says so. Unused allowances are returned as well.
pub(crate) fn examine_edit(
    edit: &Edit,
    allowances: &[Allowance],
) -> (Vec<Finding>, Vec<Allowance>) {
    let faults = EDITS.iter().flat_map(|(_, check)| check(edit));
    let (old, new) = (&edit.difference.old.levels, &edit.difference.new.levels);
    weighed(faults, old, Some(new), allowances)
}

/// Runs every rule over the changed plans of a repository, as [`examine_edit`] does; `levels` are those of the base.
pub(crate) fn examine_moves(
    moves: &Moves,
    levels: &Levels,
    allowances: &[Allowance],
) -> (Vec<Finding>, Vec<Allowance>) {
    let faults = MOVES.iter().flat_map(|(_, check)| check(moves));
    weighed(faults, levels, None, allowances)
}

/// Gives faults the levels of the base, and applies allowances; `new` are the levels from the next edit on.
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
        let counting = old.setting(finding.rule);
        finding.level = match counting {
            Setting::Off => continue,
            Setting::Warning => Level::Warning,
            Setting::Error => Level::Error,
        };
        let coming = new.map_or(counting, |new| new.setting(finding.rule));
        if coming != counting {
            finding.message += &format!(
                "; `tadbir.toml` sets the rule to `{}` in this edit, which takes effect with the next one",
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
                "or allow it for this change with the line `Tadbir-allow: {} {}; REASON` in the commit message",
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

/// The reading errors that may hide records of a state: in the plan itself, so that it cannot be compared, or in the
/// files that are left out if they have errors.
pub(crate) fn unreadable(
    examined: &Examined,
    is_forgiving: bool,
) -> impl Iterator<Item = &Finding> {
    examined.findings.iter().filter(move |finding| {
        let kind = examined.sources.kind(finding.primary.span.file);
        finding.rule.level == Level::Error
            && READING.iter().any(|rule| rule.id == finding.rule.id)
            && file_format::is_forgiving(kind) == is_forgiving
    })
}
