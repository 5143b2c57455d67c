//! `tadbir.toml`: the tool's own settings, and no facts about a plan. The only file that names the TOML parser.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// The content of `tadbir.toml`; without the file, everything is at its default.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    /// The plan's folder, from the folder of `tadbir.toml`.
    pub(crate) plan: Option<PathBuf>,
    /// Levels of rules, by id.
    #[serde(default)]
    pub(crate) rules: BTreeMap<String, Setting>,
    /// What may be in the plan's folder without being read, by its path from the folder of `tadbir.toml`: a file, or a
    /// folder with everything in it.
    #[serde(default)]
    ignore: Vec<PathBuf>,
    /// The plan's folder from that of `tadbir.toml`.
    #[serde(skip)]
    place: PathBuf,
}

/// How the findings of a rule are treated.
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
    /// The same for the plan in a folder, by its path from the folder of `tadbir.toml`.
    pub(crate) fn of_plan_in(self, place: &Path) -> Self {
        Self {
            place: place.to_owned(),
            ..self
        }
    }

    /// Whether a file that is not read is not reported either, by its path in the plan's folder.
    pub(crate) fn ignores(&self, inner: &Path) -> bool {
        let place = self.place.join(inner);
        self.ignore.iter().any(|ignored| {
            // In other tools, `plan/notes/**` means everything in `plan/notes`.
            let folder = ignored.ends_with("**").then(|| ignored.parent()).flatten();
            place.starts_with(folder.unwrap_or(ignored))
        })
    }

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
    use std::path::Path;

    use super::{Setting, Settings};

    #[test]
    fn levels_are_read_by_rule() {
        let settings =
            Settings::parse("plan = 'action-plan'\n[rules]\nunused-body = 'off'\n").unwrap();
        assert_eq!(settings.rules.get("unused-body"), Some(&Setting::Off));
    }

    #[test]
    fn a_file_or_a_folder_is_ignored() {
        let settings = "ignore = ['plan/notes', 'plan/forms/**', 'plan/measures/read me.docx']";
        let settings = Settings::parse(settings).unwrap();
        let settings = settings.of_plan_in(Path::new("plan"));
        for (inner, is_ignored) in [
            ("notes", true),
            ("notes/a.yaml", true),
            ("notes.yaml", false),
            ("forms/2025/a.yaml", true),
            ("measures/read me.docx", true),
            ("measures/2.YAML", false),
        ] {
            assert_eq!(settings.ignores(Path::new(inner)), is_ignored, "{inner}");
        }
    }

    #[test]
    fn a_misspelt_setting_is_refused_with_its_line() {
        let error = Settings::parse("plan = 'x'\nrule = 1\n").unwrap_err();
        assert_eq!(
            error,
            "line 2: unknown field `rule`, expected one of `plan`, `rules`, `ignore`"
        );
    }
}
