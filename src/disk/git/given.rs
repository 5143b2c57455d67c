//! Which ids were ever used in files.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead};
use std::path::Path;

use crate::disk::git::question::Question;
use crate::disk::git::tree::within;
use crate::disk::git::{Commit, Repository, whole};
use crate::error::Error;
use crate::limit::HISTORY_SILENCE;

/// A line that a commit added to a file or removed from it.
struct Changed<'t> {
    /// The beginning of the commit's name.
    commit: &'t str,
    /// From the repository's root.
    path: &'t str,
    line: &'t str,
}

impl Repository {
    /// The ids used in some files up to a commit, each with the newest commit that changed such a line. Paths are from
    /// the repository's root.
    pub(crate) fn ids_given(
        &self,
        until: &Commit,
        paths: &[String],
    ) -> Result<BTreeMap<String, String>, Error> {
        let paths: Vec<String> = paths
            .iter()
            .map(|path| format!(":(top,literal){path}"))
            .collect();
        let mut given = BTreeMap::new();
        self.changes(until, "id[\"']?[[:space:]]*:", &paths, |changed| {
            for id in values_of("id", changed.line) {
                given
                    .entry(id.to_owned())
                    .or_insert_with(|| changed.commit.to_owned());
            }
        })?;
        Ok(given)
    }

    /// The folders that held a plan with an id up to a commit, and its files of bodies, from the repository's root. A
    /// plan in which no file of bodies is named has `bodies.yaml`.
    pub(crate) fn places_of(&self, until: &Commit, id: &str) -> Result<Places, Error> {
        let heads = [":(top,glob)**/plan.yaml".to_owned()];
        let mut places = Places::default();
        let mut bodies: BTreeSet<(String, String)> = BTreeSet::new();
        let pattern = "^[\"']?(id|bodies)[\"']?[[:space:]]*:";
        self.changes(until, pattern, &heads, |changed| {
            let Some(folder) = changed.path.strip_suffix("plan.yaml") else {
                return;
            };
            let mut add = |file: &str| bodies.insert((folder.to_owned(), file.to_owned()));
            if values_of("id", changed.line).any(|own| own == id) {
                add("bodies.yaml");
                places
                    .folders
                    .insert(folder.trim_end_matches('/').to_owned());
            }
            for file in values_of("bodies", changed.line) {
                add(file);
            }
        })?;
        let own = bodies
            .into_iter()
            .filter(|(folder, _)| places.folders.contains(folder.trim_end_matches('/')))
            .filter_map(|(folder, path)| within(&Path::new(&folder).join(path)));
        places.bodies = own.collect();
        Ok(places)
    }

    /// Passes on every line that commits changed, newest first, in those of the files in which a line matches a
    /// pattern.
    ///
    /// Regardless of attributes and configuration: no driver is run, files marked as binary are read too, and the first
    /// commit is included.
    fn changes(
        &self,
        until: &Commit,
        pattern: &str,
        paths: &[String],
        take: impl FnMut(Changed),
    ) -> Result<(), Error> {
        let paths = paths.iter().map(String::as_str);
        let mut arguments = vec!["rev-list", &until.id, "--"];
        arguments.extend(paths.clone());
        let commits = self.told(&Question::of(&arguments, &HISTORY_SILENCE), whole)?;
        if commits.is_empty() {
            return Ok(());
        }
        let pattern = format!("-G{pattern}");
        let mut arguments = vec![
            "diff-tree",
            "--stdin",
            "--root",
            "-r",
            "--abbrev",
            "--format=%x00%h",
            "--patch",
            "--unified=0",
            "--text",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--no-renames",
            &pattern,
            "--",
        ];
        arguments.extend(paths);
        let question = Question {
            input: &commits,
            ..Question::of(&arguments, &HISTORY_SILENCE)
        };
        self.told(&question, |printed| each_changed(printed, take))
    }
}

/// The folders that ever held a plan, from the repository's root.
#[derive(Debug, Default)]
pub(crate) struct Places {
    pub(crate) folders: BTreeSet<String>,
    /// Its files of bodies.
    pub(crate) bodies: BTreeSet<String>,
}

/// Passes on every line that commits added or removed, from the output of git.
fn each_changed(printed: &mut dyn BufRead, mut take: impl FnMut(Changed)) -> io::Result<()> {
    let (mut commit, mut path, mut is_head) = (String::new(), String::new(), false);
    let mut bytes = Vec::new();
    while 0 < printed.read_until(b'\n', &mut bytes)? {
        let text = String::from_utf8_lossy(&bytes);
        let line = text.trim_end_matches('\n');
        if let Some(name) = line.strip_prefix('\0') {
            name.clone_into(&mut commit);
        } else if line.starts_with("diff --git ") {
            is_head = true;
            path.clear();
        } else if line.starts_with("@@") {
            is_head = false;
        } else if is_head {
            let named = line
                .strip_prefix("--- ")
                .or_else(|| line.strip_prefix("+++ "));
            // Git marks the end of a path that contains a space.
            let named = named.map(|named| unquoted(named.trim_end_matches('\t')));
            if let Some(named) = named.as_deref().and_then(without_side) {
                named.clone_into(&mut path);
            }
        } else if line.starts_with(['+', '-']) {
            take(Changed {
                commit: &commit,
                path: &path,
                line,
            });
        }
        bytes.clear();
    }
    Ok(())
}

/// A path without the prefix that git adds for the side of the diff; `None` for `/dev/null`.
fn without_side(path: &str) -> Option<&str> {
    path.strip_prefix("a/").or_else(|| path.strip_prefix("b/"))
}

/// A path without git's quoting: git writes quotation marks, backslashes and control characters as C does.
fn unquoted(path: &str) -> String {
    let Some(inner) = path
        .strip_prefix('"')
        .and_then(|path| path.strip_suffix('"'))
    else {
        return path.to_owned();
    };
    let mut characters = inner.chars();
    let mut plain = String::new();
    while let Some(character) = characters.next() {
        if character != '\\' {
            plain.push(character);
            continue;
        }
        match characters.next() {
            Some(first @ '0'..='3') => {
                let digits: String = [first]
                    .into_iter()
                    .chain(characters.by_ref().take(2))
                    .collect();
                let code = u8::from_str_radix(&digits, 8).unwrap_or(b'?');
                plain.push(char::from(code));
            }
            Some('a') => plain.push('\u{7}'),
            Some('b') => plain.push('\u{8}'),
            Some('f') => plain.push('\u{c}'),
            Some('n') => plain.push('\n'),
            Some('r') => plain.push('\r'),
            Some('t') => plain.push('\t'),
            Some('v') => plain.push('\u{b}'),
            Some(other) => plain.push(other),
            None => {}
        }
    }
    plain
}

/// The values of a key in a line of YAML: what follows each `id:`, without quotation marks.
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
    use super::{unquoted, values_of};

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

    #[test]
    fn a_path_that_git_quotes_is_what_it_is() {
        assert_eq!(unquoted("a/plan.yaml"), "a/plan.yaml");
        assert_eq!(
            unquoted(r#""a/\"x\"\\\t\001ə/plan.yaml""#),
            "a/\"x\"\\\t\u{1}ə/plan.yaml"
        );
    }
}
