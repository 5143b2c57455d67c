//! The rules about a plan: timeless checks over its records, one file each.
//!
//! A rule takes the plan and no day: files that pass today pass next year. Lateness is a status, not a finding.

mod unknown_body;

use std::collections::BTreeMap;

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
pub(crate) static CHECKS: &[(&Rule, Check)] = &[(&unknown_body::RULE, unknown_body::check)];

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
    let mut entries: BTreeMap<FileId, Vec<(Span, &mut bool)>> = BTreeMap::new();
    let progress = plan.progress.iter_mut().map(|entry| (entry.span, &mut entry.is_left_out));
    let reviews = plan.reviews.iter_mut().map(|review| (review.span, &mut review.is_left_out));
    for (span, is_left_out) in progress.chain(reviews).filter(|(span, _)| errors.contains_key(&span.file)) {
        entries.entry(span.file).or_default().push((span, is_left_out));
    }
    for (file, entries) in &mut entries {
        let errors = &errors[file];
        let list = entries.iter().map(|(span, _)| *span).reduce(|whole, span| Span { end: whole.end.max(span.end), start: whole.start.min(span.start), ..whole });
        let head_is_wrong = errors.iter().any(|error| list.is_none_or(|list| !list.covers(*error)));
        for (span, is_left_out) in entries {
            **is_left_out = head_is_wrong || errors.iter().any(|error| span.covers(*error));
        }
    }
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
