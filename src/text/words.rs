//! Wording helpers: plurals, lists in prose, "did you mean", and text made harmless for a terminal.

use std::borrow::Cow;

use crate::limit::CELL;

/// What stands in place of what is withheld. No id: ids are of letters, digits, `.`, `-` and `_`.
pub(crate) const WITHHELD: &str = "•";

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

/// How many characters of two texts are compared: comparing takes as long as the product of their lengths.
const COMPARED: usize = 500;

/// How many pairs of characters are compared to find what was meant, among however many candidates.
const MOST_PAIRS: usize = 300_000;

/// How much the beginnings of two texts have in common, from 0 (nothing) to 1 (they are the same).
pub(crate) fn likeness(one: &str, other: &str) -> f64 {
    let beginning = |text: &str| text.chars().take(COMPARED).collect::<String>();
    strsim::normalized_levenshtein(&beginning(one), &beginning(other))
}

/// Returns the candidate most like `written`, if one is near enough to be meant.
///
/// Case does not count. Of two equally near, the first wins. Among very many candidates only the first are compared, and
/// nothing is near to what is longer than a name.
pub(crate) fn nearest<'c>(
    written: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    // No character has more than four bytes.
    let is_name = |text: &str| text.len() <= 4 * COMPARED;
    if !is_name(written) {
        return None;
    }
    let written = written.to_lowercase();
    let length = written.chars().count();
    let mut pairs = 0;
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates
        .into_iter()
        .filter(|candidate| is_name(candidate))
    {
        let lower = candidate.to_lowercase();
        let other = lower.chars().count();
        let mut likeness = 0.0;
        // Where one is less than half as long as the other, most of it is not there.
        if length.max(other) <= 2 * length.min(other) && pairs < MOST_PAIRS {
            pairs += length * other;
            likeness = alike(strsim::osa_distance(&written, &lower), length.max(other));
        }
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

/// How alike two texts are that differ in so many places, the longer of which has so many characters.
fn alike(distance: usize, longer: usize) -> f64 {
    if longer == 0 {
        return 1.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "names are short")]
    let share = distance as f64 / longer as f64;
    1.0 - share
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

/// Stands at the end of a text that a cell holds only the beginning of.
const CUT: &str = " […]";

/// The text as a cell of at most `most` units of UTF-16 holds it: what is too long ends in ` […]`.
pub(crate) fn fitted(text: &str, most: usize) -> Cow<'_, str> {
    // No text has more units than bytes, so that most are not counted.
    if text.len() <= most || text.encode_utf16().count() <= most {
        return Cow::Borrowed(text);
    }
    let room = most.saturating_sub(CUT.encode_utf16().count());
    let mut units = 0;
    let end = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        room < units
    });
    let end = end.map_or(text.len(), |(at, _)| at);
    Cow::Owned(format!("{}{CUT}", &text[..end]))
}

/// Text as a cell of a workbook holds it: nothing in it acts on a terminal or reorders what is read, lines end the way Excel
/// ends them, and what is too long is shortened.
pub(crate) fn of_cell(text: &str) -> String {
    let text = fitted(text, CELL.count());
    let text = harmless(&text);
    if text.contains(['\r', '\u{FFFE}', '\u{FFFF}']) {
        return text
            .replace('\r', "")
            .replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}");
    }
    text.into_owned()
}

#[cfg(test)]
mod tests {
    use super::{
        all_of, any_of, count, did_you_mean, fitted, harmless, is_harmful, nearest, shortened,
    };

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

    #[test]
    fn what_is_longer_than_a_name_is_near_to_nothing() {
        let long = "a".repeat(2001);
        assert_eq!(nearest(&long, [long.as_str()]), None);
        assert_eq!(nearest("a", [long.as_str(), "a"]), Some("a"));
    }

    #[test]
    fn a_text_is_fitted_into_a_cell_by_units_of_utf16() {
        assert_eq!(fitted("əəəəəəəə", 8), "əəəəəəəə");
        assert_eq!(fitted("əəəəəəəəə", 8), "əəəə […]");
        assert_eq!(fitted("😀😀😀😀😀", 9), "😀😀 […]");
        assert_eq!(fitted("😀😀😀😀", 8), "😀😀😀😀");
        assert_eq!(fitted("abc", 0), " […]");
    }
}
