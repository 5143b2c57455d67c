//! A text contains what looks like personal data.
//!
//! Numbers and dates of acts, sums of money and years are not. Names of persons cannot be told from other names, and
//! are not searched for.

use std::fmt::Display;
use std::ops::Range;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::{Span, Spanned};

pub(super) static RULE: Rule = Rule {
    id: "personal-data",
    level: Level::Warning,
    summary: "a text contains what looks like personal data",
    docs: r"## What it checks

No text contains a telephone number, an e-mail address or the number of an identity document. `contacts.yaml` is meant for the contact persons of the bodies and is not checked.

## Why it matters

Plans and reports are passed on and stay in the history of the repository forever. A number can lead to a victim.

## Example

```yaml
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.b, state: done, summary: Call +994 12 555 12 34 for details., evidence: [Minutes No. 3] }
```

## How to fix

Remove the data; name an office or an act instead. If it has been committed, tell those who maintain the repository.

```yaml
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - { measure: 1.b, state: done, summary: Ask the legal department for details., evidence: [Minutes No. 3] }
```
",
};

/// Looks for telephone numbers, e-mail addresses and numbers of identity documents; skips numbers and dates of acts.
pub(super) fn find(written: &Spanned<Box<str>>, name: impl Display) -> Option<Finding> {
    let (what, place) = look_in(&written.value)?;
    let message = format!("{name} contains what looks like {what}");
    let finding = Finding::new(&RULE, place_in(written, place), what, message);
    Some(finding.help("remove it; only `contacts.yaml` may name people"))
}

const EMAIL: &str = "an e-mail address";
const TELEPHONE: &str = "a telephone number";
const DOCUMENT: &str = "the number of an identity document";

/// The smallest number of digits in a telephone number or a document number.
const FEWEST: usize = 7;

static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| regex(r"[^\s@,;:<>()\[\]]+@[^\s@,;:<>()\[\]]+\.[^\s@.,;:<>()\[\]0-9]{2,}"));

/// Kinds of numbers that are recognisable by themselves.
static NUMBERS: LazyLock<[(Regex, &str); 6]> = LazyLock::new(|| {
    [
        (
            regex(
                r"\b(?i-u:passport|identity (?:card|document)|id (?:card|number))\b[^0-9\n]{0,30}(\d{6,9})\b",
            ),
            DOCUMENT,
        ),
        (
            regex(
                r"\b(?i-u:(?:tele)?(?:phone|fax|tel|mob|mobile|cell))\b\.?(?i-u: (?:number|no\.?))?\s*[:№]?\s*(\+?\(?\d(?:[ .()-]{0,2}\d){6,13})\b",
            ),
            TELEPHONE,
        ),
        (
            regex(r"(\+[1-9]\d{0,2}(?:[ .()\u{a0}-]{0,2}\d){7,11})\b"),
            TELEPHONE,
        ),
        (
            regex(r"(\(0?\s?\d{2,3}\)\s?\d{3}[ .-]?\d{2}[ .-]?\d{2})\b"),
            TELEPHONE,
        ),
        (
            regex(r"\b(00[1-9]\d{1,2}(?:[ .()-]{1,2}\d+){2,6})\b"),
            TELEPHONE,
        ),
        (
            regex(r"\b(?:AZE|AA)[ №]{0,2}(?:No\.? ?)?(\d{7,8})\b"),
            DOCUMENT,
        ),
    ]
});

/// Kinds of numbers that do not count after `No.`, which makes them the number of an act.
static BARE_NUMBERS: LazyLock<[(Regex, &str); 2]> = LazyLock::new(|| {
    [
        (
            regex(r"\b(0[1-9]\d[ .-]?\d{3}[ .-]?\d{2}[ .-]?\d{2})\b"),
            TELEPHONE,
        ),
        (regex(r"\b(C\d{8}|P\d{7,8})\b"), DOCUMENT),
    ]
});

static NUMBER_SIGN: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:(?:\b(?i-u:n[or]?)\.?|№|#)\s*|[/.-])$"));

/// What only looks like a telephone number: years, days and sums in groups of three digits.
static NO_TELEPHONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^(?:(?:19|20)\d\d ?-.*|\+?\d{1,3}(?:[ .\u{a0}]\d{3}){2}|\d{1,2}\.\d{1,2}\.\d{4}.*)$")
});

/// Digits, white space and word borders are those of ASCII, which needs no Unicode tables.
fn regex(pattern: &str) -> Regex {
    let pattern = pattern
        .replace(r"\d", "[0-9]")
        .replace(r"\s", r"[\t\n\x0B\x0C\r ]")
        .replace(r"\b", r"(?-u:\b)");
    Regex::new(&pattern).expect("the pattern is well-formed, as the tests show")
}

/// The first match, and its place.
fn look_in(text: &str) -> Option<(&'static str, Range<usize>)> {
    if text.contains('@')
        && let Some(found) = ADDRESS.find(text)
    {
        return Some((EMAIL, found.range()));
    }
    // Most texts end here.
    if !has_digits(text.as_bytes(), FEWEST) {
        return None;
    }
    let plain = NUMBERS
        .iter()
        .flat_map(|(regex, what)| numbers(regex, what, text));
    let bare = BARE_NUMBERS
        .iter()
        .flat_map(|(regex, what)| numbers(regex, what, text));
    let bare =
        bare.filter(|(_, place)| !NUMBER_SIGN.is_match(last_characters(&text[..place.start])));
    plain
        .chain(bare)
        .find(|(what, place)| *what != TELEPHONE || !NO_TELEPHONE.is_match(&text[place.clone()]))
}

/// Whether a text has so many digits outside of years and days; a regular expression would take too long for every text.
fn has_digits(text: &[u8], fewest: usize) -> bool {
    let mut count = 0;
    let mut rest = text;
    while let Some(from) = rest.iter().position(u8::is_ascii_digit) {
        let digits = rest[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let number = &rest[from..from + digits];
        rest = &rest[from + digits..];
        if digits == 4 && (number.starts_with(b"19") || number.starts_with(b"20")) {
            rest = month_and_day(rest);
            continue;
        }
        count += digits;
        if fewest <= count {
            return true;
        }
    }
    false
}

/// Strips `-04-02` from the start of the text after a year.
fn month_and_day(rest: &[u8]) -> &[u8] {
    match rest {
        [b'-', a, b, b'-', c, d, rest @ ..] if [a, b, c, d].into_iter().all(u8::is_ascii_digit) => {
            rest
        }
        _ => rest,
    }
}

fn numbers<'t>(
    regex: &'static Regex,
    what: &'static str,
    text: &'t str,
) -> impl Iterator<Item = (&'static str, Range<usize>)> + 't {
    let number = |captures: Captures| captures.get(1).map(|number| number.range());
    regex
        .captures_iter(text)
        .filter_map(number)
        .map(move |place| (what, place))
}

/// The last few characters of a text, so that looking at what stands before a number takes no longer in a long text.
fn last_characters(text: &str) -> &str {
    let start = text.char_indices().rev().nth(7).map_or(0, |(at, _)| at);
    &text[start..]
}

/// The place in the file, where the text is written as it is read; else that of the whole text.
fn place_in(written: &Spanned<Box<str>>, place: Range<usize>) -> Span {
    let Spanned { value, span } = written;
    let length = (span.end - span.start) as usize;
    let quote = match length.checked_sub(value.len()) {
        Some(0) => 0,
        Some(2) => 1,
        Some(_) | None => return *span,
    };
    let at = |offset: usize| {
        u32::try_from(offset).map_or(span.end, |offset| span.start + quote + offset)
    };
    Span {
        start: at(place.start),
        end: at(place.end),
        ..*span
    }
}

#[cfg(test)]
mod tests {
    use super::{DOCUMENT, EMAIL, TELEPHONE, look_in};

    #[test]
    fn the_data_of_a_person_is_found_and_nothing_else() {
        assert_eq!(look_in(""), None);
        let rows = include_str!("personal_data.tsv").lines();
        for row in rows.filter(|row| !row.is_empty() && !row.starts_with('#')) {
            let (text, expected) = match row.split('\t').collect::<Vec<_>>()[..] {
                ["nothing", text] => (text, None),
                ["e-mail", text, address] => (text, Some((EMAIL, address))),
                ["telephone", text, number] => (text, Some((TELEPHONE, number))),
                ["document", text, number] => (text, Some((DOCUMENT, number))),
                _ => panic!("no such row: {row}"),
            };
            let found = look_in(text).map(|(what, place)| (what, &text[place]));
            assert_eq!(found, expected, "{text}");
        }
    }
}
