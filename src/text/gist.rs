//! What is left of a text when spelling marks, case, white space and how letters are composed do not count. The only file
//! that names the crate of Unicode's normal forms.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text with its letters composed, as most editors write them: the same text is the same bytes.
pub(crate) fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// The letters, digits and signs of a text, word by word in lower case: marks of spelling do not count, and those between
/// digits do (`1.5`, `10-15`).
pub(crate) fn gist(text: &str) -> String {
    let characters: Vec<char> = text.nfc().collect();
    let mut words = vec![String::new()];
    for (at, character) in characters.iter().copied().enumerate() {
        let (before, after) = (&characters[..at], &characters[at + 1..]);
        if is_letter(character) {
            last(&mut words).push(character);
        } else if is_sign(character) {
            words.push(character.to_string());
            words.push(String::new());
        } else if is_dash(character) && stands_for_something(before, after) {
            words.push("-".to_owned());
            words.push(String::new());
        } else if !character.is_whitespace() && is_between_digits(before, after) {
            last(&mut words).push(character);
        } else {
            words.push(String::new());
        }
    }
    let words = words.iter().filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(|word| word.to_lowercase()).collect();
    words.join(" ")
}

fn last(words: &mut [String]) -> &mut String {
    words.last_mut().expect("there is always a word begun")
}

fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || is_combining_mark(character)
}

/// Signs of arithmetic, quantity and money, and those like letters (`№`); not those that only part or quote words.
fn is_sign(character: char) -> bool {
    "%‰#&@+<=>~±×÷°§$£€¥¢".contains(character)
        || matches!(character, '\u{20A0}'..='\u{20CF}' | '\u{2100}'..='\u{22FF}')
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}')
}

/// Whether a dash is that of a range, as in `10 – 15`, or the sign of a number, as in `-5`.
fn stands_for_something(before: &[char], after: &[char]) -> bool {
    let is_digit = |character: Option<&char>| character.is_some_and(|one| one.is_numeric());
    let ends_in = |characters: &[char]| {
        let mut characters = characters.iter().rev();
        is_digit(characters.find(|one| !one.is_whitespace()))
    };
    let mut following = after.iter();
    let is_range = ends_in(before) && is_digit(following.find(|one| !one.is_whitespace()));
    let is_free = before.last().is_none_or(|one| one.is_whitespace());
    is_range || is_free && is_digit(after.first())
}

fn is_between_digits(before: &[char], after: &[char]) -> bool {
    let is_digit = |character: Option<&char>| character.is_some_and(|one| one.is_numeric());
    is_digit(before.last()) && is_digit(after.first())
}

#[cfg(test)]
mod tests {
    use super::gist;

    #[track_caller]
    fn alike(one: &str, other: &str) {
        assert_eq!(gist(one), gist(other));
    }

    #[track_caller]
    fn unlike(one: &str, other: &str) {
        assert_ne!(gist(one), gist(other));
    }

    #[test]
    fn spelling_marks_case_and_white_space_do_not_count() {
        alike("Prepare a draft law.", "prepare  a “draft” law");
        alike("Order, No. 1", "Order No 1");
        alike("public awareness - raising", "public awareness: raising");
        alike("2009 – 2010", "2009-2010");
        alike("at least 20%", "at least 20 %");
        alike("≥20 people", "≥ 20 people");
        alike("1.a, 2.b", "1.a; 2.b");
    }

    #[test]
    fn signs_and_marks_between_digits_count() {
        unlike("≥ 20 people", "≤ 20 people");
        unlike("by 5%", "by 5");
        unlike("1.5 km", "1, 5 km");
        unlike("1,5 km", "1, 5 km");
        unlike("10-15 people", "10, 15 people");
        unlike("-5 degrees", "5 degrees");
        unlike("€ 100", "$ 100");
        unlike("±5", "+5");
        unlike("12:30", "12.30");
        unlike("₼ 100", "100");
    }

    #[test]
    fn letters_count_however_they_are_composed() {
        alike(
            "Qanunun layih\u{259}si g\u{f6}r\u{fc}l\u{fc}r",
            "Qanunun layih\u{259}si go\u{308}ru\u{308}lu\u{308}r",
        );
        unlike("go\u{308}r", "gor");
    }
}
