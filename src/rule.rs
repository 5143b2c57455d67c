//! The rules about a plan: timeless checks over its records, one file each.
//!
//! A rule takes the plan and no day: files that pass today pass next year. Lateness is a status, not a finding.

mod ambiguous_body;
mod ambiguous_progress;
mod body_named_twice;
mod done_without_date;
mod done_without_evidence;
mod duplicate_id;
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
mod unapplied_change;
mod unknown_body;
mod unknown_measure;
mod unknown_obligation;
mod unreadable_period;
mod unused_body;
mod wrong_folder;

use std::collections::{BTreeMap, BTreeSet};

use crate::decode::READING;
use crate::error::Error;
use crate::finding::{Finding, Level, Rule, sort};
use crate::load::Loaded;
use crate::plan::Plan;
use crate::settings::{Setting, Settings};
use crate::source::{FileId, FileKind, Sources, Span};
use crate::words::did_you_mean;

type Check = fn(&Plan) -> Vec<Finding>;

/// Every rule about a plan, by id.
pub(crate) static CHECKS: &[(&Rule, Check)] = &[
    (&ambiguous_body::RULE, ambiguous_body::check),
    (&ambiguous_progress::RULE, ambiguous_progress::check),
    (&body_named_twice::RULE, body_named_twice::check),
    (&done_without_date::RULE, done_without_date::check),
    (&done_without_evidence::RULE, done_without_evidence::check),
    (&duplicate_id::RULE, duplicate_id::check),
    (&group_in_group::RULE, group_in_group::check),
    (&group_without_members::RULE, group_without_members::check),
    (&late_without_obstacles::RULE, late_without_obstacles::check),
    (&lead_not_named::RULE, lead_not_named::check),
    (&measure_not_running::RULE, measure_not_running::check),
    (&measure_outside_objective::RULE, measure_outside_objective::check),
    (&measure_without_body::RULE, measure_without_body::check),
    (&member_for_other_measure::RULE, member_for_other_measure::check),
    (&members_without_group::RULE, members_without_group::check),
    (&not_applicable_delivery::RULE, not_applicable_delivery::check),
    (&not_applicable_without_reason::RULE, not_applicable_without_reason::check),
    (&period_outside_term::RULE, period_outside_term::check),
    (&progress_before_start::RULE, progress_before_start::check),
    (&progress_by_other_body::RULE, progress_by_other_body::check),
    (&reading_contradicts_itself::RULE, reading_contradicts_itself::check),
    (&reading_contradicts_words::RULE, reading_contradicts_words::check),
    (&received_before_done::RULE, received_before_done::check),
    (&review_of_nothing::RULE, review_of_nothing::check),
    (&unapplied_change::RULE, unapplied_change::check),
    (&unknown_body::RULE, unknown_body::check),
    (&unknown_measure::RULE, unknown_measure::check),
    (&unknown_obligation::RULE, unknown_obligation::check),
    (&unreadable_period::RULE, unreadable_period::check),
    (&unused_body::RULE, unused_body::check),
    (&wrong_folder::RULE, wrong_folder::check),
];

/// Every rule there is, by id.
pub(crate) fn all() -> Vec<&'static Rule> {
    let mut rules: Vec<&Rule> = READING.iter().copied().chain(CHECKS.iter().map(|(rule, _)| *rule)).collect();
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
}

/// Runs every rule over a loaded plan, leaves out the progress reports and reviews in which an error stands, and sets levels.
pub(crate) fn examine(loaded: Loaded, settings: &Settings) -> Result<Examined, Error> {
    check_settings(settings)?;
    let Loaded { sources, mut plan, mut findings } = loaded;
    findings.extend(CHECKS.iter().flat_map(|(_, check)| check(&plan)));
    leave_out(&mut plan, &sources, &findings);
    set_levels(&mut findings, settings);
    sort(&mut findings, &sources);
    Ok(Examined { sources, plan, findings })
}

/// Marks every entry in which an error stands, and every entry of a file whose head is wrong.
///
/// The settings have no say in it: what cannot be understood does not count.
fn leave_out(plan: &mut Plan, sources: &Sources, findings: &[Finding]) {
    let mut errors: BTreeMap<FileId, Vec<Span>> = BTreeMap::new();
    for span in findings.iter().filter(|finding| finding.rule.level == Level::Error).map(|finding| finding.primary.span) {
        if matches!(sources.kind(span.file), FileKind::Progress | FileKind::Reviews) {
            errors.entry(span.file).or_default().push(span);
        }
    }
    if errors.is_empty() {
        return;
    }
    let lists = plan.progress_files.iter().map(|file| file.entries_span).chain(plan.review_files.iter().map(|file| file.entries_span));
    let has_wrong_head = |list: &Span| errors.get(&list.file).is_some_and(|errors| errors.iter().any(|error| !list.covers(*error)));
    let wrong_heads: BTreeSet<FileId> = lists.filter(has_wrong_head).map(|list| list.file).collect();
    let is_wrong = |entry: Span| {
        errors.get(&entry.file).is_some_and(|errors| wrong_heads.contains(&entry.file) || errors.iter().any(|error| entry.covers(*error)))
    };
    plan.progress.iter_mut().for_each(|entry| entry.is_left_out = is_wrong(entry.span));
    plan.reviews.iter_mut().for_each(|review| review.is_left_out = is_wrong(review.span));
}

/// Sets the levels that the settings ask for; a rule that is off says nothing.
fn set_levels(findings: &mut Vec<Finding>, settings: &Settings) {
    findings.retain_mut(|finding| match settings.rules.get(finding.rule.id) {
        None => true,
        Some(Setting::Off) => false,
        Some(Setting::Error) => {
            finding.level = Level::Error;
            true
        }
        Some(Setting::Warning) => {
            finding.level = Level::Warning;
            true
        }
    });
}

/// Refuses settings for rules that do not exist, and switching off what may make a report wrong.
fn check_settings(settings: &Settings) -> Result<(), Error> {
    let rules = all();
    for (id, setting) in &settings.rules {
        let refuse = |reason: String| Err(Error::Option { option: format!("tadbir.toml, rule `{id}`"), reason });
        match rules.iter().find(|rule| rule.id == id) {
            None => {
                let help = did_you_mean(id, rules.iter().map(|rule| rule.id)).unwrap_or_default();
                return refuse(format!("there is no such rule; {help}").trim_end_matches("; ").to_owned());
            }
            Some(rule) if rule.level == Level::Error && *setting == Setting::Off => {
                return refuse("it finds errors, and can be set to `warning` but not switched off".to_owned());
            }
            Some(_) => {}
        }
    }
    Ok(())
}
