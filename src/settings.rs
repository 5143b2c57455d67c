//! `tadbir.toml`: the tool's own settings, and no facts about a plan. The only file that names the TOML parser.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

/// What `tadbir.toml` says; without the file, everything is at its default.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    /// The plan's folder, from the folder of `tadbir.toml`.
    pub(crate) plan: Option<PathBuf>,
    /// Levels of rules, by id.
    #[serde(default)]
    pub(crate) rules: BTreeMap<String, Setting>,
}

/// What becomes of a rule's findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Setting {
    Error,
    Warning,
    Off,
}

impl Setting {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Off => "off",
        }
    }
}

impl Settings {
    /// Reads the text of a `tadbir.toml`; an error says what is wrong and on which line.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| {
            let line = error
                .span()
                .map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            format!("line {line}: {}", error.message())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Setting, Settings};

    #[test]
    fn levels_are_read_by_rule() {
        let settings =
            Settings::parse("plan = 'action-plan'\n[rules]\nunused-body = 'off'\n").unwrap();
        assert_eq!(settings.rules.get("unused-body"), Some(&Setting::Off));
    }

    #[test]
    fn a_misspelt_setting_is_refused_with_its_line() {
        let error = Settings::parse("plan = 'x'\nrule = 1\n").unwrap_err();
        assert_eq!(
            error,
            "line 2: unknown field `rule`, expected `plan` or `rules`"
        );
    }
}
