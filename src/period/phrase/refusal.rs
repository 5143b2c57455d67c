//! Why a phrase is not read, and what can be written instead.
//!
//! Nothing here runs while phrases can be read.

use std::cmp::Reverse;
use std::mem::{Discriminant, discriminant};

use crate::period::YEARS;
use crate::period::phrase::numeral::spreadsheet_day;
use crate::period::phrase::token::{Token, tokens};
use crate::period::phrase::vocabulary::Vocabulary;
use crate::period::phrase::word::{Noun, Unclear, Word};

/// Why a phrase is refused although every word of it was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    NoYear,
    /// The later date is named first.
    Backwards,
    NoSuchDay,
    NoSuchQuarter,
    NoSuchHalf,
    /// A winter with only one year.
    Winter,
    /// `June 2010 and 2011`
    MonthOrYear(u16),
    /// One and the same period, more than once.
    Twice,
    /// A season or a part of a year as the first or last day of something.
    Vague,
    /// `annually in March 2010`
    OnlyOnce,
    /// The number of times does not divide the unit into whole months.
    Uneven(u16),
    /// A due day with a step that is not a calendar unit.
    NoDayInStep,
    /// `quarterly, by 31 March`
    DayNotInPeriod,
    /// `not later than three months`
    FromWhen,
    /// `during the term`
    OnceOrAgain,
    /// `2010, ongoing`
    InOrFrom,
}

impl Refusal {
    fn reason(self) -> String {
        let reason = match self {
            Self::NoYear => "no year is named",
            Self::Backwards => "the later date is named first",
            Self::NoSuchDay => "there is no such day",
            Self::NoSuchQuarter => "a year has four quarters",
            Self::NoSuchHalf => "a year has two halves",
            Self::Winter => "winter belongs to two years, and only one is named",
            Self::MonthOrYear(year) => {
                return format!(
                    "`{year}` may be the whole year or the same part of the year as before"
                );
            }
            Self::Twice => "the same period is named twice",
            Self::Vague => "the words do not say on which day it begins or ends",
            Self::OnlyOnce => "a repeated measure needs a whole year or a range",
            Self::Uneven(times) => {
                return format!(
                    "{times} times do not divide the calendar unit into equal steps of whole months"
                );
            }
            Self::NoDayInStep => "a due day needs a calendar month, quarter, half-year or year",
            Self::DayNotInPeriod => "the due day does not say which day of every period is meant",
            Self::FromWhen => "the words do not say from when the time counts",
            Self::OnceOrAgain => {
                "the words do not say whether it is done once by the end, or repeatedly"
            }
            Self::InOrFrom => {
                "the words do not say whether it continues within that period or from then on"
            }
        };
        reason.to_owned()
    }
}

/// Explains a phrase that no row of the table reads.
pub(super) fn reason(phrase: &str, tokens: &[Token], refusal: Option<Refusal>) -> String {
    if !phrase.chars().any(char::is_alphanumeric) {
        return "no period is given".to_owned();
    }
    refusal
        .map(Refusal::reason)
        .or_else(|| {
            tokens
                .iter()
                .find_map(|token| unclear(token.word, &phrase[token.start..token.end]))
        })
        .or_else(|| together(phrase, tokens))
        .or_else(|| left_over(phrase, tokens))
        .or_else(|| open_ended(phrase, tokens))
        .unwrap_or_else(|| "the words are known, but not in this order".to_owned())
}

/// Explains a word that cannot be read by itself.
fn unclear(word: Word, text: &str) -> Option<String> {
    let (first, last) = (YEARS.start(), YEARS.end());
    let unclear = match word {
        Word::Unclear(unclear) => unclear,
        Word::Number { digits: 4, .. } if word.year().is_none() => {
            return Some(format!(
                "the year `{text}` is not between {first} and {last}"
            ));
        }
        Word::Number { value, digits: 5 } => {
            let day = spreadsheet_day(value)?;
            return Some(format!(
                "`{text}` may be how a spreadsheet stores the date {day}"
            ));
        }
        Word::Number { digits: 6.., .. } => {
            return Some(format!(
                "`{text}` is not a date; dates in digits are written `YYYY-MM-DD`"
            ));
        }
        Word::Next => return Some(format!("`{text}` is relative to a day that is not named")),
        _ => return None,
    };
    Some(match unclear {
        Unclear::Either(one, other) => format!("`{text}` may mean {one} or {other}"),
        Unclear::Moving => format!("`{text}` means a different day each time it is read"),
        Unclear::WorkingDays => format!("`{text}` cannot be counted without a list of holidays"),
        Unclear::OtherYear => format!("`{text}` years do not begin in January everywhere"),
        Unclear::DayOrMonth(one, other) => format!("`{text}` may be {one} or {other}"),
        Unclear::YearAndNumber { year, number } => {
            let end = year / 100 * 100 + u16::from(number);
            match number {
                _ if end <= year => format!("`{text}` is neither a month nor a range of years"),
                1..=12 => format!("`{text}` may be one month or the years {year} to {end}"),
                _ => format!("`{text}` may be the years {year} to {end} or a mistyped month"),
            }
        }
        Unclear::ShortYear => format!("the year of `{text}` has only two digits"),
        Unclear::NoSuchDay => {
            format!("there is no day `{text}` between the years {first} and {last}")
        }
    })
}

/// Explains words that cannot be read together.
fn together(phrase: &str, tokens: &[Token]) -> Option<String> {
    let text = |from: &Token, to: &Token| &phrase[from.start..to.end];
    tokens.windows(3).find_map(|three| {
        let [a, b, c] = three else { return None };
        match (a.word, b.word, c.word) {
            (Word::Number { digits: 4, .. }, Word::Slash, Word::Number { .. }) => Some(format!(
                "`{}` may be two calendar years, or one year across both",
                text(a, c)
            )),
            (_, Word::Slash, _) => Some(format!(
                "`{}` may mean \"and\", \"or\" or \"up to\"",
                text(b, b)
            )),
            (Word::Within, count, Word::Noun(_) | Word::Nouns(_)) if count.count().is_some() => {
                Some(format!(
                    "`{}` counts from something other than the approving act",
                    text(a, c)
                ))
            }
            _ => None,
        }
    })
}

/// Explains why words that are all known leave the period open.
fn open_ended(phrase: &str, tokens: &[Token]) -> Option<String> {
    let open = tokens.iter().find_map(|token| {
        let text = &phrase[token.start..token.end];
        match token.word {
            Word::After => Some(format!("`{text}` says from when, not by when")),
            Word::Or => Some(format!("`{text}` leaves open which is meant")),
            Word::Not => Some(format!("`{text}` says when it is not")),
            _ => None,
        }
    });
    let is_dated = |word| {
        matches!(
            word,
            Word::Date(_)
                | Word::YearMonth { .. }
                | Word::Often(_)
                | Word::Each
                | Word::Regularly
                | Word::Within
        )
    };
    let dated = tokens
        .iter()
        .any(|token| token.word.year().is_some() || is_dated(token.word));
    open.or_else(|| (!dated).then(|| Refusal::NoYear.reason()))
}

/// Names the words that do not belong to a period.
fn left_over(phrase: &str, tokens: &[Token]) -> Option<String> {
    let mut unknown: Vec<&str> = Vec::new();
    for token in tokens.iter().filter(|token| token.word == Word::Unknown) {
        let text = &phrase[token.start..token.end];
        if !unknown.contains(&text) {
            unknown.push(text);
        }
    }
    match unknown.as_slice() {
        [] => None,
        [word] => Some(format!("`{word}` is not part of a period")),
        [one, other] => Some(format!("`{one}` and `{other}` are not part of a period")),
        [one, other, ..] => Some(format!(
            "`{one}`, `{other}` and other words are not part of a period"
        )),
    }
}

/// Returns the parts between words that are not understood which can be read by themselves, as one phrase.
///
/// A part must be independent: in `not before June 2010`, `June 2010` is not a part.
pub(super) fn dated_part(
    phrase: &str,
    tokens: &[Token],
    reads: impl Fn(&[Token]) -> bool,
) -> Option<String> {
    let free = |at: Option<&Token>, beside: usize| {
        at.is_none_or(|token| match token.word {
            Word::Comma | Word::Semicolon | Word::Open | Word::Close | Word::Done => true,
            // In `2010.5` or `>2010`, the year is no part either.
            Word::Unknown => {
                token.end != beside
                    && (token.start != beside || &phrase[token.start..token.end] == ":")
            }
            _ => false,
        })
    };
    let mut parts: Vec<String> = Vec::new();
    let (mut at, mut last) = (0, 0);
    while at < tokens.len() {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let longest = (at + 1..=tokens.len().min(at + LONGEST_PART))
            .rev()
            .find(|&end| {
                free(before, tokens[at].start)
                    && free(tokens.get(end), tokens[end - 1].end)
                    && reads(&tokens[at..end])
            });
        if let Some(end) = longest {
            let apart = |token: &Token| matches!(token.word, Word::Comma | Word::Semicolon);
            if !parts.is_empty() && !tokens[last..at].iter().any(apart) {
                return None;
            }
            let text = &phrase[tokens[at].start..tokens[end - 1].end];
            parts.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
            last = end;
        }
        at = longest.unwrap_or(at + 1);
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// The largest number of words in a dated part.
const LONGEST_PART: usize = 24;

/// Returns the examples most similar to the phrase, at most three.
pub(super) fn nearest(phrase: &[Token], vocabulary: &Vocabulary) -> Vec<&'static str> {
    let kinds = kinds(phrase);
    let mut ranked: Vec<_> = vocabulary
        .examples
        .iter()
        .map(|(_, example)| {
            let wanted = self::kinds(&tokens(example, vocabulary));
            let common = wanted.iter().filter(|kind| kinds.contains(kind)).count();
            // Words that only the example has count against it, but less than shared words count for it.
            (
                Reverse((common * 2).saturating_sub(wanted.len() - common)),
                *example,
            )
        })
        .collect();
    ranked.sort_by_key(|(score, _)| *score);
    // Those that share nothing are shown only if no other example shares anything.
    let any = ranked.first().is_some_and(|(score, _)| score.0 > 0);
    ranked
        .into_iter()
        .filter(|(score, _)| !any || score.0 > 0)
        .take(3)
        .map(|(_, example)| example)
        .collect()
}

/// Returns the kinds of words in a phrase, once each; what is unclear counts as what it may be.
fn kinds(tokens: &[Token]) -> Vec<Discriminant<Word>> {
    const YEAR: Word = Word::YearMonth { year: 0, month: 0 };
    const NUMBER: Word = Word::Number {
        value: 0,
        digits: 0,
    };
    let mut kinds = Vec::new();
    for token in tokens {
        let stand_ins: &[Word] = match token.word {
            Word::Unclear(Unclear::DayOrMonth(..) | Unclear::ShortYear | Unclear::NoSuchDay)
            | Word::Date(_) => &[NUMBER, Word::Month(1), YEAR],
            Word::Unclear(Unclear::YearAndNumber { .. }) | Word::YearMonth { .. } => {
                &[Word::Month(1), YEAR]
            }
            Word::Unclear(Unclear::Either(..)) => &[Word::Each, Word::Per, Word::TimesNoun, NUMBER],
            Word::Unclear(Unclear::WorkingDays) => &[Word::Within, NUMBER],
            Word::Quarter(_) | Word::Half(_) => &[Word::Ordinal(1), Word::Noun(Noun::Quarter)],
            Word::Roman(_) => &[Word::Ordinal(1)],
            Word::Nouns(_) => &[Word::Noun(Noun::Quarter)],
            word if word.year().is_some() => &[YEAR],
            word => &[word],
        };
        for kind in stand_ins.iter().map(discriminant) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
    }
    kinds
}
