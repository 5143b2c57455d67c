//! Which ids lines of files ever gave.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::git::{Commit, Repository, reason_of};

impl Repository {
    /// The ids that lines of some files, named by their paths from the repository's root, gave up to a commit, each with the newest commit that changed such a line.
    pub(crate) fn ids_given(
        &self,
        until: &Commit,
        paths: &[String],
    ) -> Result<BTreeMap<String, String>, Error> {
        let mut arguments = vec![
            "log",
            "--format=%x00%h",
            "--patch",
            "--unified=0",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--no-renames",
            "-Gid:",
            &until.id,
            "--",
        ];
        let paths: Vec<String> = paths
            .iter()
            .map(|path| format!(":(top,literal){path}"))
            .collect();
        arguments.extend(paths.iter().map(String::as_str));
        let output = self.run(&arguments, None)?;
        if !output.status.success() {
            return Err(self.failed(reason_of(&output)));
        }
        let mut given = BTreeMap::new();
        let mut commit = "";
        let text = String::from_utf8_lossy(&output.stdout);
        for line in text.lines() {
            if let Some(name) = line.strip_prefix('\0') {
                commit = name;
            } else if line.starts_with(['+', '-']) {
                for id in ids_in(line) {
                    given
                        .entry(id.to_owned())
                        .or_insert_with(|| commit.to_owned());
                }
            }
        }
        Ok(given)
    }
}

/// The ids that a line of YAML gives: what stands after each `id:`, without quotation marks.
fn ids_in(line: &str) -> impl Iterator<Item = &str> {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    line.match_indices("id:").filter_map(move |(at, key)| {
        let is_key = !line[..at].ends_with(is_word);
        let value = line[at + key.len()..]
            .trim_start()
            .trim_start_matches(['"', '\'']);
        let end = value.find(|character: char| {
            character.is_whitespace() || matches!(character, ',' | '}' | '#' | '"' | '\'')
        });
        let id = &value[..end.unwrap_or(value.len())];
        (is_key && !id.is_empty()).then_some(id)
    })
}

#[cfg(test)]
mod tests {
    use super::ids_in;

    #[track_caller]
    fn case(line: &str, expected: &[&str]) {
        assert_eq!(ids_in(line).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn ids_stand_after_their_key() {
        case("+  - { id: 1.c, text: Open a shelter. }", &["1.c"]);
        case("-  - id: \"1.c\" # withdrawn", &["1.c"]);
        case("+  - add: { text: Build, id: '2.a'}", &["2.a"]);
        case("+    valid: yes", &[]);
        case("+  - id:", &[]);
    }
}
