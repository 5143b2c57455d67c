//! Numbers and dates written in digits, and Roman numerals.

use jiff::civil::Date;

use crate::period::date_of;
use crate::period::phrase::word::{Unclear, Word};

/// How many pieces a date in digits has: `15`, `.`, `03`, `.`, `2010`; and one to see that it ends there.
pub(super) const LONGEST: usize = 6;

/// Reads the pieces that stand without spaces behind a digit; returns how many belong to it.
pub(super) fn read(pieces: &[&str], ordinal_suffixes: &[&str]) -> (Word, usize) {
    let found = match *pieces {
        [a, "-", b, "-", c] if lens(a, b, c) == (4, 2, 2) => Some((iso(a, b, c), 5)),
        [a, "-", b, "-", c, end] if lens(a, b, c) == (4, 2, 2) && ends(end) => {
            Some((iso(a, b, c), 5))
        }
        [a, sep @ ("." | "/" | "-"), b, again, c, ref end @ ..]
            if sep == again && end.iter().all(|end| ends(end)) =>
        {
            day_first(a, b, c).map(|word| (word, 5))
        }
        _ => None,
    };
    let found = found.or_else(|| match *pieces {
        [a, sep @ ("." | "/" | "-"), b, ref end @ ..]
            if end.first().is_none_or(|end| ends(end)) =>
        {
            month(a, sep, b).map(|word| (word, 3))
        }
        _ => None,
    });
    found.unwrap_or_else(|| (single(pieces[0], ordinal_suffixes), 1))
}

/// Whether a date in digits may end before this piece.
fn ends(piece: &str) -> bool {
    !matches!(piece, "-" | "/") && !piece.starts_with(char::is_alphanumeric)
}

fn lens(a: &str, b: &str, c: &str) -> (usize, usize, usize) {
    let len = |text: &str| number(text).map_or(0, |_| text.len());
    (len(a), len(b), len(c))
}

fn iso(year: &str, month: &str, day: &str) -> Word {
    let date = || date_of(number(year)?, number(month)?, number(day)?);
    date().map_or(Word::Unclear(Unclear::NoSuchDay), Word::Date)
}

/// Reads `15.03.2010`, `3/15/2010`, `05.05.2010`, where only one day can be meant.
fn day_first(a: &str, b: &str, c: &str) -> Option<Word> {
    let (1 | 2, 1 | 2, len @ (2 | 4)) = lens(a, b, c) else {
        return None;
    };
    if len == 2 {
        return Some(Word::Unclear(Unclear::ShortYear));
    }
    let (a, b, year) = (number(a)?, number(b)?, number(c)?);
    let word = match (date_of(year, b, a), date_of(year, a, b)) {
        (Some(one), Some(other)) if one != other => Word::Unclear(Unclear::DayOrMonth(one, other)),
        (Some(date), _) | (None, Some(date)) => Word::Date(date),
        (None, None) => Word::Unclear(Unclear::NoSuchDay),
    };
    Some(word)
}

/// Reads `2010-03`, and `03.2010` or `03/2010`.
///
/// A second number that could be the last digits of a later year has two meanings: `2010-12`.
fn month(a: &str, sep: &str, b: &str) -> Option<Word> {
    let (year, month) = match (
        number(a).map(|_| a.len())?,
        sep,
        number(b).map(|_| b.len())?,
    ) {
        (4, "-", 2) => (number(a)?, number(b)?),
        (1 | 2, "." | "/", 4) => (number(b)?, number(a)?),
        _ => return None,
    };
    date_of(year, 1, 1)?;
    let month = u8::try_from(month).ok()?;
    let exists = (1..=12).contains(&month);
    if sep == "-" && (!exists || u16::from(month) > year % 100) {
        return Some(Word::Unclear(Unclear::YearAndNumber {
            year,
            number: month,
        }));
    }
    exists.then_some(Word::YearMonth { year, month })
}

/// Reads `2010`, `15`, `15th`; too great a number is the greatest there is, which is no year.
fn single(text: &str, ordinal_suffixes: &[&str]) -> Word {
    if let Some(value) = number(text) {
        return Word::Number {
            value,
            digits: u8::try_from(text.len()).unwrap_or(u8::MAX),
        };
    }
    let ordinal = ordinal_suffixes
        .iter()
        .find_map(|suffix| text.strip_suffix(suffix)?.parse().ok());
    ordinal.map_or(Word::Unknown, Word::Ordinal)
}

fn number(text: &str) -> Option<u16> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u16::MAX))
}

/// Reads a Roman numeral up to XV, in lowercase.
pub(super) fn roman(text: &str) -> Option<u8> {
    let numerals = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv",
    ];
    (1..)
        .zip(numerals)
        .find_map(|(value, numeral)| (numeral == text).then_some(value))
}

/// Returns the day that a spreadsheet's number stands for, for numbers from 1954 to 2100.
pub(super) fn spreadsheet_day(number: u16) -> Option<Date> {
    let origin = Date::new(1899, 12, 30).ok()?;
    let span = jiff::Span::new().try_days(number).ok()?;
    (20_000..=u16::MAX)
        .contains(&number)
        .then(|| origin.checked_add(span).ok())?
}
