//! Names of sheets: what Excel allows, each once.

use std::collections::BTreeSet;

use crate::text::words::{harmless, one_line, shortened};

/// The most letters of a sheet's name.
const LONGEST: usize = 31;

/// The names that are taken, in lower case, because Excel does not tell cases apart.
#[derive(Debug)]
pub(super) struct Names(BTreeSet<String>);

impl Default for Names {
    /// Excel keeps one name for itself.
    fn default() -> Self {
        Self(BTreeSet::from(["history".to_owned()]))
    }
}

impl Names {
    /// Makes a name out of a caption, and numbers it where it is taken.
    pub(super) fn take(&mut self, caption: &str) -> String {
        let wanted = allowed(caption);
        let mut name = fitted(&wanted, LONGEST);
        let mut number = 1;
        while !self.0.insert(name.to_lowercase()) {
            number += 1;
            let ending = format!(" ({number})");
            name = format!("{}{ending}", fitted(&wanted, LONGEST - ending.len()));
        }
        name
    }
}

/// The caption without what Excel forbids in names; never empty.
fn allowed(caption: &str) -> String {
    let text: String = harmless(&one_line(caption))
        .chars()
        .map(|character| match character {
            '[' => '(',
            ']' => ')',
            ':' | '*' | '?' | '/' | '\\' | '\u{FFFE}' | '\u{FFFF}' => '-',
            // A letter of two units counts twice in Excel; these are signs and pictures.
            character if character.len_utf16() > 1 => '-',
            character => character,
        })
        .collect();
    let text = text.trim_matches(['\'', ' ']);
    if text.is_empty() {
        "-".to_owned()
    } else {
        text.to_owned()
    }
}

fn fitted(text: &str, most: usize) -> String {
    shortened(text, most).trim_end_matches('\'').to_owned()
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn names_are_what_excel_allows_and_each_is_given_once() {
        let mut names = Names::default();
        let taken = [
            "Status by body",
            "status by BODY",
            "What was due, by body and by measure",
            "What was due, by body and by period",
            "'[a]:*?/\\'",
            "History",
            "",
            "\u{1b}\u{1F600}",
            "Nazirliklər üzrə vəziyyət və icra göstəriciləri",
        ]
        .map(|caption| names.take(caption));
        insta::assert_snapshot!(taken.join("\n"), @r"
        Status by body
        status by BODY (2)
        What was due, by body and by…
        What was due, by body and… (2)
        (a)-----
        History (2)
        -
        --
        Nazirliklər üzrə vəziyyət və…
        ");
        assert!(taken.iter().all(|name| name.chars().count() <= 31));
    }
}
