//! How often: `quarterly`, `every two years`, `3 times per year`.

use crate::period::phrase::refusal::Refusal;
use crate::period::phrase::word::{Noun, Word};
use crate::period::phrase::words::Words;
use crate::period::{Every, Length, StepUnit};

/// How often, as the words put it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Often {
    pub(super) every: Every,
    /// Whether the words count: `twice a year`.
    pub(super) times: bool,
}

/// Reads how often.
pub(super) fn often(words: &mut Words<'_>) -> Option<Often> {
    words.eat(Word::AtLeast);
    let every = words.attempt(adverb).or_else(|| words.attempt(each));
    match every {
        Some(every) => Some(Often {
            every,
            times: false,
        }),
        None => Some(Often {
            every: times(words)?,
            times: true,
        }),
    }
}

/// Reads `quarterly`, `on a quarterly basis`.
fn adverb(words: &mut Words<'_>) -> Option<Every> {
    basis(words, |word| {
        if let Word::Often(every) = word {
            Some(every)
        } else {
            None
        }
    })
}

/// Reads a word that may stand before "basis".
pub(super) fn basis<T>(words: &mut Words<'_>, meaning: impl Fn(Word) -> Option<T>) -> Option<T> {
    let framed = words.eat(Word::On);
    if framed {
        words.eat(Word::A);
    }
    let found = words.take(meaning)?;
    (words.eat(Word::Basis) || !framed).then_some(found)
}

/// Reads `every quarter`, `every 4 months`, `every second year`, `every half a year`.
fn each(words: &mut Words<'_>) -> Option<Every> {
    words.eat(Word::Each).then(|| stride(words))?
}

/// Reads a unit, and how many of it there are to a step.
fn stride(words: &mut Words<'_>) -> Option<Every> {
    let ordinal = matches!(words.peek(), Some(Word::Ordinal(_)));
    let count = words.take(|word| match word {
        Word::Other => Some(2),
        Word::Ordinal(place) => Some(u16::from(place)),
        word => word.count(),
    });
    let noun = words.noun()?;
    // "Every second quarter" may be every other one or the second of each year.
    if ordinal && (count == Some(1) || matches!(noun, Noun::Quarter | Noun::HalfYear)) {
        return None;
    }
    if noun == Noun::HalfYear && count.is_none() {
        words.attempt(|words| {
            (words.eat(Word::A) && words.eat(Word::Noun(Noun::Year))).then_some(())
        });
    }
    step(count.unwrap_or(1), noun)
}

/// Returns the step of so many of a unit; `None` if it leads nowhere.
pub(super) fn step(count: u16, noun: Noun) -> Option<Every> {
    let (each, unit) = match noun {
        Noun::Day => (1, StepUnit::Day),
        Noun::Week => (1, StepUnit::Week),
        Noun::Month => (1, StepUnit::Month),
        Noun::Quarter => (3, StepUnit::Month),
        Noun::HalfYear => (6, StepUnit::Month),
        Noun::Year => (1, StepUnit::Year),
    };
    Every::step(Length {
        count: count.checked_mul(each)?,
        unit,
    })
}

/// Reads `once a year`, `3 times per year`, `once in two years`.
fn times(words: &mut Words<'_>) -> Option<Every> {
    let times = words.take(|word| {
        if let Word::Times(times) = word {
            Some(u16::from(times))
        } else {
            None
        }
    });
    let times = times.or_else(|| {
        words.attempt(|words| {
            let count = words.take(Word::count)?;
            words.eat(Word::TimesNoun).then_some(count)
        })
    })?;
    let every = words.attempt(adverb).or_else(|| {
        let preposition = words.eat(Word::In) || words.eat(Word::Within);
        let article = words.eat(Word::A) || words.eat(Word::Per) || words.eat(Word::Each);
        (preposition || article).then(|| stride(words))?
    })?;
    if times == 1 {
        return Some(every);
    }
    divide(every, times).or_else(|| words.refuse(Refusal::Uneven(times)))
}

/// Returns the step that fits so many times into a calendar unit.
fn divide(every: Every, times: u16) -> Option<Every> {
    let Every::Calendar(unit) = every else {
        return None;
    };
    let months = u16::from(unit.months());
    if times == 0 || months % times != 0 {
        return None;
    }
    Every::step(Length {
        count: months / times,
        unit: StepUnit::Month,
    })
}
