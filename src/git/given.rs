//! Which ids lines of files ever gave.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::error::Error;
use crate::git::tree::within;
use crate::git::{Commit, Repository, reason_of};

/// A line that a commit added to a file or took from it.
struct Changed<'t> {
    /// Twelve digits or fewer of the commit's name.
    commit: &'t str,
    /// From the repository's root.
    path: &'t str,
    line: &'t str,
}

impl Repository {
    /// The ids that lines of some files, named by their paths from the repository's root, gave up to a commit, each with the newest commit that changed such a line.
    pub(crate) fn ids_given(
        &self,
        until: &Commit,
        paths: &[String],
    ) -> Result<BTreeMap<String, String>, Error> {
        let paths: Vec<String> = paths
            .iter()
            .map(|path| format!(":(top,literal){path}"))
            .collect();
        let printed = self.changes(until, "id[\"']?[[:space:]]*:", &paths)?;
        let mut given = BTreeMap::new();
        for changed in changed(&printed) {
            for id in values_of("id", changed.line) {
                given
                    .entry(id.to_owned())
                    .or_insert_with(|| changed.commit.to_owned());
            }
        }
        Ok(given)
    }

    /// Where a plan with an id ever stood up to a commit, and where its bodies did, from the repository's root. A folder in
    /// which its file of bodies is not named has `bodies.yaml`.
    pub(crate) fn places_of(&self, until: &Commit, id: &str) -> Result<Places, Error> {
        let heads = [":(top,glob)**/plan.yaml".to_owned()];
        let printed = self.changes(until, "^[\"']?(id|bodies)[\"']?[[:space:]]*:", &heads)?;
        let mut places = Places::default();
        let mut bodies: BTreeSet<(&str, &str)> = BTreeSet::new();
        for changed in changed(&printed) {
            let Some(folder) = changed.path.strip_suffix("plan.yaml") else {
                continue;
            };
            if values_of("id", changed.line).any(|own| own == id) {
                places
                    .folders
                    .insert(folder.trim_end_matches('/').to_owned());
                bodies.insert((folder, "bodies.yaml"));
            }
            let named = values_of("bodies", changed.line);
            bodies.extend(named.map(|path| (folder, path)));
        }
        let own = bodies
            .into_iter()
            .filter(|(folder, _)| places.folders.contains(folder.trim_end_matches('/')))
            .filter_map(|(folder, path)| within(&Path::new(folder).join(path)));
        places.bodies = own.collect();
        Ok(places)
    }

    /// The changes of lines that match a pattern, as git prints them, newest first.
    fn changes(&self, until: &Commit, pattern: &str, paths: &[String]) -> Result<String, Error> {
        let pattern = format!("-G{pattern}");
        let mut arguments = vec![
            "-c",
            "core.quotePath=false",
            "log",
            "--format=%x00%h",
            "--patch",
            "--unified=0",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--no-renames",
            &pattern,
            &until.id,
            "--",
        ];
        arguments.extend(paths.iter().map(String::as_str));
        let output = self.run(&arguments, None)?;
        if !output.status.success() {
            return Err(self.failed(reason_of(&output)));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// Where a plan ever stood, from the repository's root.
#[derive(Debug, Default)]
pub(crate) struct Places {
    pub(crate) folders: BTreeSet<String>,
    /// Its files of bodies.
    pub(crate) bodies: BTreeSet<String>,
}

/// The lines that commits added and took, of what git prints.
fn changed(printed: &str) -> impl Iterator<Item = Changed<'_>> {
    let (mut commit, mut path, mut is_head) = ("", "", false);
    printed.lines().filter_map(move |line| {
        if let Some(name) = line.strip_prefix('\0') {
            commit = name;
        } else if line.starts_with("diff --git ") {
            is_head = true;
        } else if line.starts_with("@@") {
            is_head = false;
        } else if is_head {
            let named = line
                .strip_prefix("--- a/")
                .or_else(|| line.strip_prefix("+++ b/"));
            // Of a path with a space in it, git marks the end.
            path = named.map_or(path, |named| named.trim_end_matches('\t'));
        } else if line.starts_with(['+', '-']) {
            return Some(Changed { commit, path, line });
        }
        None
    })
}

/// What a line of YAML gives as a key: what stands after each `id:`, without quotation marks.
fn values_of<'l>(key: &'l str, line: &'l str) -> impl Iterator<Item = &'l str> {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    line.match_indices(key).filter_map(move |(at, key)| {
        let is_key = !line[..at].ends_with(is_word);
        let rest = line[at + key.len()..].trim_start_matches(['"', '\'']);
        let value = rest.trim_start().strip_prefix(':')?;
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end = value.find(|character: char| {
            character.is_whitespace() || matches!(character, ',' | '}' | '#' | '"' | '\'')
        });
        let value = &value[..end.unwrap_or(value.len())];
        (is_key && !value.is_empty()).then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::values_of;

    #[track_caller]
    fn case(line: &str, expected: &[&str]) {
        assert_eq!(values_of("id", line).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn ids_stand_after_their_key() {
        case("+  - { id: 1.c, text: Open a shelter. }", &["1.c"]);
        case("-  - id: \"1.c\" # withdrawn", &["1.c"]);
        case("+  - add: { text: Build, id: '2.a'}", &["2.a"]);
        case("+  - { \"id\": 4.n, 'id' : 4.o }", &["4.n", "4.o"]);
        case("+    valid: yes", &[]);
        case("+    idle: yes", &[]);
        case("+  - id:", &[]);
    }
}
