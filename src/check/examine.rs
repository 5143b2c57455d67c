//! Runs every rule over a plan.

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::check::examined::{Examined, LeftOut};
use crate::check::level::Levels;
use crate::check::rule::CHECKS;
use crate::disk::load::Loaded;
use crate::file::finding::{Findings, Level};
use crate::plan::Plan;

/// Runs every rule over a loaded plan, leaves out the progress reports and reviews that have errors, and sets levels.
pub(crate) fn examine(loaded: Loaded, levels: Levels) -> Examined {
    let Loaded {
        sources,
        mut plan,
        mut findings,
    } = loaded;
    let found: Vec<(Level, Findings)> = CHECKS
        .par_iter()
        .filter(|(rule, _)| levels.level(rule, rule.level).is_some())
        .map(|(rule, check)| (rule.level, Findings::of_rule(check(&plan))))
        .collect();
    // If there are too many to print, errors come before warnings.
    let (errors, warnings): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|(level, _)| *level == Level::Error);
    let found = errors.into_iter().chain(warnings);
    found.for_each(|(_, found)| findings.absorb(found));
    let left_out = LeftOut::of(&plan, &sources, &findings);
    leave_out(&mut plan, &left_out);
    let findings = findings.told(&sources, |rule, own| levels.level(rule, own));
    Examined {
        sources,
        plan,
        findings,
        levels,
        left_out,
    }
}

/// Marks every entry that is ignored.
fn leave_out(plan: &mut Plan, left_out: &LeftOut) {
    if left_out.errors.is_empty() {
        return;
    }
    plan.progress
        .iter_mut()
        .for_each(|entry| entry.is_left_out = left_out.has(entry.span));
    plan.reviews
        .iter_mut()
        .for_each(|review| review.is_left_out = left_out.has(review.span));
}
