//! The table of period phrases: words → [`Reading`].
//!
//! The rows are forms and know no language; its words stand in a vocabulary beside this file.
//! A phrase is read if one row takes all of its words, and refused otherwise; nothing is guessed.

mod cadence;
mod continuing;
mod due_day;
mod english;
mod named;
mod numeral;
mod refusal;
mod words;

use crate::period::phrase::continuing::{Continuing, continuing};
use crate::period::phrase::named::{Grain, Joints, one, span, spans};
use crate::period::phrase::refusal::{Refusal, dated_part, nearest, reason};
use crate::period::phrase::words::{Noun, Token, Vocabulary, Word, Words, tokens};
use crate::period::reading::{Due, Reading, Start, Window};
use crate::period::{Length, StepUnit};

/// How long a phrase may be, in characters.
const LONGEST: usize = 200;

/// A language whose words are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    English,
}

impl Language {
    /// Reads a language's code: `en`.
    pub(crate) fn parse(code: &str) -> Option<Self> {
        match code {
            "en" => Some(Self::English),
            _ => None,
        }
    }

    fn vocabulary(self) -> &'static Vocabulary {
        match self {
            Self::English => &english::ENGLISH,
        }
    }
}

/// A phrase that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Read {
    pub(crate) reading: Reading,
    /// How the form that matched is written.
    pub(crate) form: &'static str,
}

/// A phrase that was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unreadable {
    /// Why, as a lowercase phrase.
    pub(crate) reason: String,
    /// Examples of what can be written instead, nearest first, at most three.
    pub(crate) nearest: Vec<&'static str>,
    /// What is left of the phrase when the words that are not understood are taken out, if that can be read.
    pub(crate) dated_part: Option<String>,
}

/// A form in which periods are written.
pub(crate) struct Phrase {
    /// How a user writes it, with placeholders.
    pub(crate) form: &'static str,
    /// The due dates its examples yield in a term of 2025–2027, approved on 2025-02-06 and reported on by quarter.
    pub(crate) yields: &'static [&'static str],
    pub(crate) parse: fn(&mut Words<'_>) -> Option<Reading>,
}

/// Every form; a phrase that two of them would read is a mistake in the table, so their order does not matter.
pub(crate) static PHRASES: &[Phrase] = &[
    Phrase { form: "<year>", yields: &["2026-12-31"], parse: |words| single(words, &[Grain::Year]) },
    Phrase { form: "<month> <year>", yields: &["2026-02-28"], parse: |words| single(words, &[Grain::Month]) },
    Phrase { form: "<quarter> <year>", yields: &["2026-09-30"], parse: |words| single(words, &[Grain::Quarter]) },
    Phrase { form: "<half> <year>", yields: &["2026-06-30"], parse: |words| single(words, &[Grain::HalfYear]) },
    Phrase { form: "<day> <month> <year>", yields: &["2026-03-15"], parse: |words| single(words, &[Grain::Day]) },
    Phrase { form: "<season> <year>", yields: &["2026-05-31"], parse: |words| single(words, &[Grain::Season]) },
    Phrase { form: "early <year>", yields: &["2026-04-30"], parse: |words| single(words, &[Grain::Part]) },
    Phrase { form: "<period> – <period>", yields: &["2026-04-30"], parse: range },
    Phrase { form: "<period>, <period>", yields: &["2025-06-30", "2026-06-30"], parse: list },
    Phrase { form: "by <period>", yields: &["2026-06-30"], parse: by },
    Phrase { form: "end of <period>", yields: &["2026-12-31"], parse: end },
    Phrase { form: "before <period>", yields: &["2026-05-31"], parse: before },
    Phrase { form: "within <length>", yields: &["2025-05-06"], parse: within },
    Phrase {
        form: "from <period>",
        yields: &["2026-09-30", "2026-12-31", "2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31"],
        parse: |words| again(words, |parts| is_from(parts) && !parts.onwards),
    },
    Phrase {
        form: "<period> and onwards",
        yields: &[
            "2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31", "2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31",
        ],
        parse: |words| again(words, |parts| is_from(parts) && parts.onwards),
    },
    Phrase {
        form: "regularly",
        yields: &[
            "2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31", "2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31",
            "2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31",
        ],
        parse: |words| again(words, |parts| is_regular(parts) && !is_limited(parts)),
    },
    Phrase {
        form: "regularly until <period>",
        yields: &["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31", "2026-03-31", "2026-06-30"],
        parse: |words| again(words, |parts| is_regular(parts) && is_limited(parts)),
    },
    Phrase {
        form: "every <unit>",
        yields: &["2025-12-31", "2026-12-31", "2027-12-31"],
        parse: |words| again(words, |parts| is_paced(parts) && !is_limited(parts) && !counts(parts)),
    },
    Phrase {
        form: "<number> times per <unit>",
        yields: &[
            "2025-04-30", "2025-08-31", "2025-12-31", "2026-04-30", "2026-08-31", "2026-12-31", "2027-04-30", "2027-08-31",
            "2027-12-31",
        ],
        parse: |words| again(words, |parts| is_paced(parts) && !is_limited(parts) && counts(parts)),
    },
    Phrase {
        form: "every <unit> from <period>",
        yields: &["2026-09-30", "2026-12-31", "2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31"],
        parse: |words| again(words, |parts| is_paced(parts) && is_limited(parts)),
    },
    Phrase {
        form: "every <unit>, by <day>",
        yields: &["2025-03-31", "2026-03-31", "2027-03-31"],
        parse: |words| again(words, |parts| parts.every().is_some() && parts.day.is_some()),
    },
];

/// Reads a phrase.
pub(crate) fn read(phrase: &str, language: Language) -> Result<Read, Unreadable> {
    let vocabulary = language.vocabulary();
    if phrase.chars().nth(LONGEST).is_some() {
        let reason = format!("a period has at most {LONGEST} characters");
        return Err(Unreadable { reason, nearest: nearest(&[], vocabulary), dated_part: None });
    }
    let tokens = tokens(phrase, vocabulary);
    read_tokens(&tokens).map_err(|refusal| {
        let dated_part = || {
            tokens.iter().find(|token| token.word == Word::Unknown)?;
            let dated = |part: &[Token]| read_tokens(part).is_ok_and(|read| is_dated(&read.reading));
            dated_part(phrase, &tokens, dated).filter(|part| read_tokens(&self::tokens(part, vocabulary)).is_ok())
        };
        Unreadable {
            reason: reason(phrase, &tokens, refusal),
            nearest: nearest(&tokens, vocabulary),
            dated_part: if refusal.is_none() { dated_part() } else { None },
        }
    })
}

fn read_tokens(tokens: &[Token]) -> Result<Read, Option<Refusal>> {
    let mut refusal = None;
    for phrase in PHRASES {
        let mut words = Words::new(tokens);
        match (phrase.parse)(&mut words).filter(|_| words.at_end()) {
            Some(reading) => return Ok(Read { reading, form: phrase.form }),
            None => refusal = refusal.or(words.refusal),
        }
    }
    Err(refusal)
}

/// Whether a reading names a day, and not only how often or how long.
fn is_dated(reading: &Reading) -> bool {
    match reading {
        Reading::Delivery(windows) => windows.iter().all(|window| !matches!(window.due, Due::After(_))),
        Reading::Continuing { from, until, cadence } => {
            from.is_some() || until.is_some() || cadence.is_some_and(|cadence| cadence.due.is_some())
        }
    }
}

fn single(words: &mut Words<'_>, grains: &[Grain]) -> Option<Reading> {
    let _ = words.eat(Word::In) || words.eat(Word::On) || words.eat(Word::Within);
    let named = one(words).filter(|named| grains.contains(&named.grain) && !named.end)?;
    let window = named.window();
    Some(Reading::Delivery(vec![window]))
}

fn range(words: &mut Words<'_>) -> Option<Reading> {
    let _ = words.eat(Word::In) || words.eat(Word::Within);
    if words.eat(Word::Span) {
        words.eat(Word::Of);
    }
    let joints = if words.eat(Word::Between) { Joints::Between } else { Joints::Range };
    words.eat(Word::From);
    let span = span(words, joints).filter(|span| span.range)?;
    Some(Reading::Delivery(vec![span.window()]))
}

fn list(words: &mut Words<'_>) -> Option<Reading> {
    let spans = spans(words, Joints::Any).filter(|spans| spans.len() > 1)?;
    let mut windows: Vec<_> = spans.into_iter().map(named::Span::window).collect();
    windows.sort_by_key(|window| window.due.latest());
    Some(Reading::Delivery(windows))
}

fn by(words: &mut Words<'_>) -> Option<Reading> {
    words.take(|word| matches!(word, Word::By | Word::Until).then_some(()))?;
    let span = span(words, Joints::Range)?;
    Some(Reading::Delivery(vec![named::Span { by: true, ..span }.window()]))
}

fn end(words: &mut Words<'_>) -> Option<Reading> {
    let _ = words.eat(Word::At) || words.eat(Word::In) || words.eat(Word::On);
    let named = one(words).filter(|named| named.end)?;
    Some(Reading::Delivery(vec![named.window()]))
}

fn before(words: &mut Words<'_>) -> Option<Reading> {
    words.eat(Word::Before).then_some(())?;
    let due = Due::On(one(words)?.before_day()?);
    Some(Reading::Delivery(vec![Window { start: Start::Term, due }]))
}

/// Reads a length of time that counts from the approving act, and no other event.
fn within(words: &mut Words<'_>) -> Option<Reading> {
    words.eat(Word::Within).then_some(())?;
    let length = length(words)?;
    words.eat(Word::Span);
    if words.take(|word| matches!(word, Word::Of | Word::After | Word::From | Word::Following).then_some(())).is_some() {
        words.eat(Word::DayOf);
        words.eat(Word::Approval).then_some(())?;
        if words.at_end() {
            return words.refuse(Refusal::ApprovalOfWhat);
        }
        (words.eat(Word::Of) && words.eat(Word::Act)).then_some(())?;
    }
    Some(Reading::Delivery(vec![Window { start: Start::Approval, due: Due::After(length) }]))
}

/// Reads `three months`, `a month`, `half a year`, `a three-month`.
fn length(words: &mut Words<'_>) -> Option<Length> {
    if words.eat(Word::Noun(Noun::HalfYear)) {
        words.attempt(|words| (words.eat(Word::A) && words.eat(Word::Noun(Noun::Year))).then_some(()));
        return Some(Length { count: 6, unit: StepUnit::Month });
    }
    if matches!(words.peek_at(1), Some(Word::Number { .. })) {
        words.eat(Word::A);
    }
    let count = words.take(Word::count).filter(|count| *count > 0)?;
    words.eat(Word::Dash { tight: true });
    let unit = words.take(|word| match word {
        Word::Noun(Noun::Day) => Some(StepUnit::Day),
        Word::Noun(Noun::Week) => Some(StepUnit::Week),
        Word::Noun(Noun::Month) => Some(StepUnit::Month),
        Word::Noun(Noun::Year) => Some(StepUnit::Year),
        _ => None,
    })?;
    Some(Length { count, unit })
}

/// Reads what is carried out again and again, if its parts are those of the form.
fn again(words: &mut Words<'_>, is_form: fn(&Continuing) -> bool) -> Option<Reading> {
    let parts = continuing(words).filter(is_form)?;
    words.accept(parts.reading().map_err(Some))
}

fn is_limited(parts: &Continuing) -> bool {
    parts.from.is_some() || parts.until.is_some()
}

/// Whether it says no more than from when.
fn is_from(parts: &Continuing) -> bool {
    parts.from.is_some() && parts.until.is_none() && !parts.regularly && parts.often.is_none() && parts.day.is_none()
}

fn is_regular(parts: &Continuing) -> bool {
    parts.regularly && parts.often.is_none() && parts.day.is_none()
}

/// Whether it says how often, and not by which day.
fn is_paced(parts: &Continuing) -> bool {
    parts.every().is_some() && parts.day.is_none()
}

fn counts(parts: &Continuing) -> bool {
    parts.often.is_some_and(|often| often.times)
}
