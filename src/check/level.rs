//! The levels of rules set in `tadbir.toml`: findings of a rule are errors, warnings, or not shown.

use std::collections::BTreeMap;

use crate::disk::settings::{Setting, Settings};
use crate::error::Error;
use crate::file::finding::{Level, Rule};
use crate::text::words::did_you_mean;

/// The levels that settings give to rules.
#[derive(Debug, Clone)]
pub(crate) struct Levels {
    /// Those that are set, by the id of the rule.
    set: BTreeMap<&'static str, (&'static Rule, Setting)>,
}

impl Levels {
    /// Reads the levels that the settings give to rules.
    ///
    /// # Errors
    ///
    /// If there is no such rule, or if a rule that finds errors is switched off.
    pub(crate) fn of(settings: &Settings, rules: &[&'static Rule]) -> Result<Self, Error> {
        let mut set = BTreeMap::new();
        for (id, setting) in &settings.rules {
            let refuse = |reason: String| Error::Option {
                option: format!("tadbir.toml, rule `{id}`"),
                reason,
            };
            let Some(rule) = rules.iter().find(|rule| rule.id == id) else {
                let help = did_you_mean(id, rules.iter().map(|rule| rule.id)).unwrap_or_default();
                let reason = format!("there is no such rule; {help}");
                return Err(refuse(reason.trim_end_matches("; ").to_owned()));
            };
            if rule.level == Level::Error && *setting == Setting::Off {
                return Err(refuse(
                    "this rule finds errors; it can be set to `warning`, but not switched off"
                        .to_owned(),
                ));
            }
            set.insert(rule.id, (*rule, *setting));
        }
        Ok(Self { set })
    }

    /// The setting of a rule; its own level if nothing is set.
    pub(crate) fn setting(&self, rule: &Rule) -> Setting {
        let set = self.set.get(rule.id).map(|(_, setting)| *setting);
        set.unwrap_or(match rule.level {
            Level::Error => Setting::Error,
            Level::Warning => Setting::Warning,
        })
    }

    /// The level of a finding with a level of its own; `None` if the rule is off.
    pub(crate) fn level(&self, rule: &Rule, own: Level) -> Option<Level> {
        match self.set.get(rule.id) {
            None => Some(own),
            Some((_, Setting::Off)) => None,
            Some((_, Setting::Error)) => Some(Level::Error),
            Some((_, Setting::Warning)) => Some(Level::Warning),
        }
    }

    /// The rules whose setting differs in `new`, by id, with the old and the new one.
    pub(crate) fn changes(&self, new: &Self) -> Vec<(&'static Rule, Setting, Setting)> {
        let mut rules: BTreeMap<&str, &'static Rule> = BTreeMap::new();
        for (rule, _) in self.set.values().chain(new.set.values()) {
            rules.insert(rule.id, rule);
        }
        let set = |levels: &Self, rule: &Rule| levels.set.get(rule.id).map(|(_, set)| *set);
        let differ = rules
            .into_values()
            .filter(|rule| set(self, rule) != set(new, rule));
        differ
            .map(|rule| (rule, self.setting(rule), new.setting(rule)))
            .collect()
    }
}
