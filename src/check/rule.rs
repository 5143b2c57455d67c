//! The rules about a plan: timeless checks over its records, one file each.
//!
//! A rule takes the plan and no day: files that pass today pass next year. Lateness is a status, not a finding.

mod added_after_its_period;
mod ambiguous_body;
mod ambiguous_progress;
mod assumed_act;
mod body_named_twice;
mod body_without_contact;
mod ceased_body;
mod change_before_measure;
mod change_without_effect;
mod continues_nothing;
mod contradicting_amendments;
mod done_before_period;
mod done_without_date;
mod done_without_evidence;
mod duplicate_id;
mod effective_before_act;
mod empty_term;
mod extended_after_the_fact;
mod group_in_group;
mod group_without_members;
mod late_without_obstacles;
mod lead_not_named;
mod measure_not_running;
mod measure_outside_objective;
mod measure_without_body;
mod member_for_other_measure;
mod members_without_group;
mod not_applicable_delivery;
mod not_applicable_without_reason;
mod period_outside_term;
mod progress_before_start;
mod progress_by_other_body;
mod progress_fit;
mod reading_contradicts_itself;
mod reading_contradicts_words;
mod received_before_done;
mod review_of_nothing;
mod shortened_after_the_fact;
mod too_many_obligations;
mod too_often;
mod unfinished_period;
mod unknown_body;
mod unknown_measure;
mod unknown_objective;
mod unknown_obligation;
mod unreadable_period;
mod unsound_succession;
mod unsound_undone;
mod unused_body;
mod wrong_folder;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::disk::load::Loaded;
use crate::disk::settings::{Setting, Settings};
use crate::error::Error;
use crate::file::decode::READING;
use crate::file::finding::{Finding, Findings, Level, Rule};
use crate::file::source::{FileId, FileKind, Sources, Span};
use crate::plan::Plan;
use crate::text::words::did_you_mean;

type Check = fn(&Plan) -> Vec<Finding>;

/// Every rule about a plan, by id.
pub(crate) static CHECKS: &[(&Rule, Check)] = &[
    (&added_after_its_period::RULE, added_after_its_period::check),
    (&ambiguous_body::RULE, ambiguous_body::check),
    (&ambiguous_progress::RULE, ambiguous_progress::check),
    (&assumed_act::RULE, assumed_act::check),
    (&body_named_twice::RULE, body_named_twice::check),
    (&body_without_contact::RULE, body_without_contact::check),
    (&ceased_body::RULE, ceased_body::check),
    (&change_before_measure::RULE, change_before_measure::check),
    (&change_without_effect::RULE, change_without_effect::check),
    (&continues_nothing::RULE, continues_nothing::check),
    (
        &contradicting_amendments::RULE,
        contradicting_amendments::check,
    ),
    (&done_before_period::RULE, done_before_period::check),
    (&done_without_date::RULE, done_without_date::check),
    (&done_without_evidence::RULE, done_without_evidence::check),
    (&duplicate_id::RULE, duplicate_id::check),
    (&effective_before_act::RULE, effective_before_act::check),
    (&empty_term::RULE, empty_term::check),
    (
        &extended_after_the_fact::RULE,
        extended_after_the_fact::check,
    ),
    (&group_in_group::RULE, group_in_group::check),
    (&group_without_members::RULE, group_without_members::check),
    (&late_without_obstacles::RULE, late_without_obstacles::check),
    (&lead_not_named::RULE, lead_not_named::check),
    (&measure_not_running::RULE, measure_not_running::check),
    (
        &measure_outside_objective::RULE,
        measure_outside_objective::check,
    ),
    (&measure_without_body::RULE, measure_without_body::check),
    (
        &member_for_other_measure::RULE,
        member_for_other_measure::check,
    ),
    (&members_without_group::RULE, members_without_group::check),
    (
        &not_applicable_delivery::RULE,
        not_applicable_delivery::check,
    ),
    (
        &not_applicable_without_reason::RULE,
        not_applicable_without_reason::check,
    ),
    (&period_outside_term::RULE, period_outside_term::check),
    (&progress_before_start::RULE, progress_before_start::check),
    (&progress_by_other_body::RULE, progress_by_other_body::check),
    (
        &reading_contradicts_itself::RULE,
        reading_contradicts_itself::check,
    ),
    (
        &reading_contradicts_words::RULE,
        reading_contradicts_words::check,
    ),
    (&received_before_done::RULE, received_before_done::check),
    (&review_of_nothing::RULE, review_of_nothing::check),
    (
        &shortened_after_the_fact::RULE,
        shortened_after_the_fact::check,
    ),
    (&too_many_obligations::RULE, too_many_obligations::check),
    (&too_often::RULE, too_often::check),
    (&unfinished_period::RULE, unfinished_period::check),
    (&unknown_body::RULE, unknown_body::check),
    (&unknown_measure::RULE, unknown_measure::check),
    (&unknown_objective::RULE, unknown_objective::check),
    (&unknown_obligation::RULE, unknown_obligation::check),
    (&unreadable_period::RULE, unreadable_period::check),
    (&unsound_succession::RULE, unsound_succession::check),
    (&unsound_undone::RULE, unsound_undone::check),
    (&unused_body::RULE, unused_body::check),
    (&wrong_folder::RULE, wrong_folder::check),
];

/// Every rule there is, by id.
pub(crate) fn all() -> Vec<&'static Rule> {
    let mut rules: Vec<&Rule> = READING
        .iter()
        .copied()
        .chain(CHECKS.iter().map(|(rule, _)| *rule))
        .chain(crate::edit::rule::rules())
        .collect();
    rules.sort_by_key(|rule| rule.id);
    rules
}

/// A plan with everything that is wrong with it.
#[derive(Debug)]
pub(crate) struct Examined {
    pub(crate) sources: Sources,
    pub(crate) plan: Plan,
    /// By path, place and rule.
    pub(crate) findings: Vec<Finding>,
    /// The levels that the settings give to rules, by id.
    pub(crate) levels: BTreeMap<String, Setting>,
    pub(crate) left_out: LeftOut,
}

/// What of progress reports and reviews counts for nothing: every entry in which an error stands, and every entry of a file
/// whose head is wrong.
///
/// The settings have no say in it: what cannot be understood does not count.
#[derive(Debug)]
pub(crate) struct LeftOut {
    errors: BTreeMap<FileId, Vec<Span>>,
    wrong_heads: BTreeSet<FileId>,
}

impl LeftOut {
    fn of(plan: &Plan, sources: &Sources, findings: &Findings) -> Self {
        let mut errors: BTreeMap<FileId, Vec<Span>> = BTreeMap::new();
        for span in findings.places_of_errors() {
            if matches!(
                sources.kind(span.file),
                FileKind::Progress | FileKind::Reviews
            ) {
                errors.entry(span.file).or_default().push(span);
            }
        }
        for errors in errors.values_mut() {
            errors.sort_unstable();
        }
        let progress = plan.progress_files.iter().map(|file| file.entries_span);
        let reviews = plan.review_files.iter().map(|file| file.entries_span);
        let lists: BTreeMap<FileId, Span> = progress
            .chain(reviews)
            .map(|list| (list.file, list))
            .collect();
        let has_right_head = |(file, errors): &(&FileId, &Vec<Span>)| {
            let list = lists.get(file);
            list.is_some_and(|list| errors.iter().all(|error| list.covers(*error)))
        };
        let wrong_heads = errors
            .iter()
            .filter(|file| !has_right_head(file))
            .map(|(file, _)| *file)
            .collect();
        Self {
            errors,
            wrong_heads,
        }
    }

    /// Whether the entry at a place counts for nothing.
    pub(crate) fn has(&self, entry: Span) -> bool {
        self.errors.get(&entry.file).is_some_and(|errors| {
            let from = errors.partition_point(|error| error.start < entry.start);
            let mut within = errors[from..].iter();
            self.wrong_heads.contains(&entry.file)
                || within
                    .by_ref()
                    .take_while(|error| error.start <= entry.end)
                    .any(|error| entry.covers(*error))
        })
    }
}

/// Runs every rule over a loaded plan, leaves out the progress reports and reviews in which an error stands, and sets levels.
pub(crate) fn examine(loaded: Loaded, settings: &Settings) -> Result<Examined, Error> {
    check_settings(settings)?;
    let Loaded {
        sources,
        mut plan,
        mut findings,
    } = loaded;
    let found: Vec<(Level, Findings)> = CHECKS
        .par_iter()
        .filter(|(rule, _)| level(rule, rule.level, settings).is_some())
        .map(|(rule, check)| (rule.level, Findings::of_rule(check(&plan))))
        .collect();
    // Where there are too many to be told, errors are told before warnings.
    let (errors, warnings): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|(level, _)| *level == Level::Error);
    let found = errors.into_iter().chain(warnings);
    found.for_each(|(_, found)| findings.absorb(found));
    let left_out = LeftOut::of(&plan, &sources, &findings);
    leave_out(&mut plan, &left_out);
    let findings = findings.told(&sources, |rule, own| level(rule, own, settings));
    Ok(Examined {
        sources,
        plan,
        findings,
        levels: settings.rules.clone(),
        left_out,
    })
}

/// Marks every entry that counts for nothing.
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

/// The level of a finding of a rule: its own, unless the settings say otherwise; `None` where the rule is off and says nothing.
fn level(rule: &Rule, own: Level, settings: &Settings) -> Option<Level> {
    match settings.rules.get(rule.id) {
        None => Some(own),
        Some(Setting::Off) => None,
        Some(Setting::Error) => Some(Level::Error),
        Some(Setting::Warning) => Some(Level::Warning),
    }
}

/// Refuses settings for rules that do not exist, and switching off what may make a report wrong.
fn check_settings(settings: &Settings) -> Result<(), Error> {
    let rules = all();
    for (id, setting) in &settings.rules {
        let refuse = |reason: String| {
            Err(Error::Option {
                option: format!("tadbir.toml, rule `{id}`"),
                reason,
            })
        };
        match rules.iter().find(|rule| rule.id == id) {
            None => {
                let help = did_you_mean(id, rules.iter().map(|rule| rule.id)).unwrap_or_default();
                return refuse(
                    format!("there is no such rule; {help}")
                        .trim_end_matches("; ")
                        .to_owned(),
                );
            }
            Some(rule) if rule.level == Level::Error && *setting == Setting::Off => {
                return refuse(
                    "it finds errors, and can be set to `warning` but not switched off".to_owned(),
                );
            }
            Some(_) => {}
        }
    }
    Ok(())
}
