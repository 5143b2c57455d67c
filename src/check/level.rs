//! What `tadbir.toml` makes of rules: findings of a rule are errors, warnings, or none.

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
    /// Reads the levels that settings give to some of all rules.
    ///
    /// # Errors
    ///
    /// If there is no such rule, or one is switched off that may make a report wrong.
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
                    "it finds errors, and can be set to `warning` but not switched off".to_owned(),
                ));
            }
            set.insert(rule.id, (*rule, *setting));
        }
        Ok(Self { set })
    }

    /// What becomes of a rule's findings; its own level where nothing is set.
    pub(crate) fn setting(&self, rule: &Rule) -> Setting {
        let set = self.set.get(rule.id).map(|(_, setting)| *setting);
        set.unwrap_or(match rule.level {
            Level::Error => Setting::Error,
            Level::Warning => Setting::Warning,
        })
    }

    /// The level of a finding of a rule that has one of its own; `None` where the rule is off and says nothing.
    pub(crate) fn level(&self, rule: &Rule, own: Level) -> Option<Level> {
        match self.set.get(rule.id) {
            None => Some(own),
            Some((_, Setting::Off)) => None,
            Some((_, Setting::Error)) => Some(Level::Error),
            Some((_, Setting::Warning)) => Some(Level::Warning),
        }
    }

    /// The rules that are set otherwise in `new`, by id, with what they were and what they are.
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
