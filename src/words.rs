//! Wording helpers: plurals, lists in prose, "did you mean", and text made harmless for a terminal.

use std::borrow::Cow;

/// Returns the count with its noun: `1 measure`, `2 measures`, `0 measures`.
pub(crate) fn count(number: usize, singular: &str, plural: &str) -> String {
    format!("{number} {}", if number == 1 { singular } else { plural })
}

/// Joins names as prose: `a`, `a or b`, `a, b or c`. Empty input gives an empty text.
pub(crate) fn any_of<T: AsRef<str>>(names: &[T]) -> String {
    joined(names, "or")
}

/// Joins names as prose: `a`, `a and b`, `a, b and c`. Empty input gives an empty text.
pub(crate) fn all_of<T: AsRef<str>>(names: &[T]) -> String {
    joined(names, "and")
}

fn joined<T: AsRef<str>>(names: &[T], conjunction: &str) -> String {
    let Some((last, rest)) = names.split_last() else {
        return String::new();
    };
    if rest.is_empty() {
        return last.as_ref().to_owned();
    }
    let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
    format!("{} {conjunction} {}", rest.join(", "), last.as_ref())
}

/// Wraps each name in backticks.
pub(crate) fn quoted<T: AsRef<str>>(names: &[T]) -> Vec<String> {
    names
        .iter()
        .map(|name| format!("`{}`", name.as_ref()))
        .collect()
}

/// How many characters of texts are compared, whose cost grows with the square; what is longer is no name that is near
/// another.
const LONGEST_NAME: usize = 1_000;

/// How much two texts have in common, from 0 (nothing) to 1 (they are the same); of long ones, how much their beginnings
/// have.
pub(crate) fn likeness(one: &str, other: &str) -> f64 {
    let beginning = |text: &str| text.chars().take(LONGEST_NAME).collect::<String>();
    strsim::normalized_levenshtein(&beginning(one), &beginning(other))
}

/// Returns the candidate most like `written`, if one is near enough to be meant.
///
/// Case does not count. Of two equally near, the first wins.
pub(crate) fn nearest<'c>(
    written: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let written = written.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    let letters = written.chars().count();
    for candidate in candidates {
        // A text that is much shorter or longer is not near, and comparing long ones takes long.
        let (own, other) = (letters, candidate.chars().count());
        let is_begun = letters >= 4 && own < other && other <= 100;
        let is_far = own.min(other) * 2 < own.max(other) && !is_begun;
        if is_far || own.max(other) > LONGEST_NAME {
            continue;
        }
        let lower = candidate.to_lowercase();
        let mut likeness = strsim::normalized_damerau_levenshtein(&written, &lower);
        if written.len() >= 4 && lower.starts_with(&written) {
            likeness = likeness.max(0.8);
        }
        if best.is_none_or(|(most, _)| most < likeness) {
            best = Some((likeness, candidate));
        }
    }
    best.filter(|(likeness, _)| *likeness >= 0.6)
        .map(|(_, candidate)| candidate)
}

/// Returns the help that offers the nearest candidate, or lists what there is when that is short.
pub(crate) fn did_you_mean<'c>(
    written: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<String> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    if let Some(candidate) = nearest(written, candidates.iter().copied()) {
        return Some(format!("did you mean `{candidate}`?"));
    }
    (1..=12)
        .contains(&candidates.len())
        .then(|| format!("use {}", any_of(&quoted(&candidates))))
}

/// Whether a character can act on a terminal or reorder what is read, instead of being seen.
pub(crate) fn is_harmful(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\t' | '\r'))
        || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Returns the text with every harmful character replaced by one of the same length in bytes, so that places in it stay right.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_harmful) {
        return Cow::Borrowed(text);
    }
    let replaced = text
        .chars()
        .map(
            |character| match (is_harmful(character), character.len_utf8()) {
                (false, _) => character,
                (true, 1) => '?',
                (true, 2) => '¿',
                (true, _) => '\u{FFFD}',
            },
        )
        .collect();
    Cow::Owned(replaced)
}

/// Returns the text on one line: every run of white space becomes one space.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Shortens a text to at most `most` characters, after a whole word where that costs little; the last is then `…`.
pub(crate) fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    if text.chars().count() <= most {
        return Cow::Borrowed(text);
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    let whole = kept
        .rfind(' ')
        .filter(|at| kept.len() <= at + 15)
        .map_or(kept.as_str(), |at| &kept[..at]);
    Cow::Owned(format!("{}…", whole.trim_end_matches([' ', ','])))
}

#[cfg(test)]
mod tests {
    use super::{all_of, any_of, count, did_you_mean, harmless, is_harmful, nearest, shortened};

    #[test]
    fn a_count_agrees_with_its_noun() {
        assert_eq!(count(0, "measure", "measures"), "0 measures");
        assert_eq!(count(1, "measure", "measures"), "1 measure");
        assert_eq!(count(2, "measure", "measures"), "2 measures");
    }

    #[test]
    fn names_are_joined_as_prose() {
        assert_eq!(any_of::<&str>(&[]), "");
        assert_eq!(any_of(&["a"]), "a");
        assert_eq!(any_of(&["a", "b", "c"]), "a, b or c");
        assert_eq!(all_of(&["a", "b"]), "a and b");
    }

    #[test]
    fn a_near_name_is_offered_and_a_far_one_is_not() {
        assert_eq!(
            nearest("Ministy of Health", ["Ministry of Health", "mia"]),
            Some("Ministry of Health")
        );
        assert_eq!(nearest("zzz", ["Ministry of Health", "mia"]), None);
        assert_eq!(
            did_you_mean("zzz", ["mia", "moh"]).as_deref(),
            Some("use `mia` or `moh`")
        );
        assert_eq!(did_you_mean("zzz", []), None);
    }

    #[test]
    fn a_harmful_character_is_replaced_by_one_of_its_length() {
        for text in [
            "\u{1b}[31mred",
            "\u{85}next",
            "\u{202e}desrever",
            "plain\ttext\n",
        ] {
            let harmless = harmless(text);
            assert_eq!(harmless.len(), text.len());
            assert!(!harmless.chars().any(is_harmful));
        }
    }

    #[test]
    fn a_long_text_is_shortened_with_a_sign() {
        assert_eq!(shortened("abcdef", 6), "abcdef");
        assert_eq!(shortened("abcdefg", 6), "abcde…");
    }
}
