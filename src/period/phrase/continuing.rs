//! What is carried out again in every period: how often, by which day, from when and until when, in any order.

use jiff::civil::Date;

use crate::period::Every;
use crate::period::phrase::cadence::{Often, basis, often};
use crate::period::phrase::due_day::{NamedDay, named_day};
use crate::period::phrase::named::{Joints, Named, Span, one, span};
use crate::period::phrase::refusal::Refusal;
use crate::period::phrase::words::{Word, Words};
use crate::period::reading::{Cadence, Reading};

/// What a phrase says about something that is carried out again and again.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Continuing {
    /// `regularly`, which says no more than that it is.
    pub(super) regularly: bool,
    pub(super) often: Option<Often>,
    pub(super) day: Option<NamedDay>,
    pub(super) from: Option<Date>,
    pub(super) until: Option<Date>,
    /// `2010 and onwards`
    pub(super) onwards: bool,
    /// Whether a bracket is open.
    open: bool,
}

/// Days from and until which something is carried out.
#[derive(Debug, Clone, Copy)]
enum Limit {
    From(Date),
    Onwards(Date),
    Until(Date),
    Both(Date, Date),
}

/// Reads a whole phrase.
pub(super) fn continuing(words: &mut Words<'_>) -> Option<Continuing> {
    let mut parts = Continuing::default();
    words.eat(Word::Done);
    while !words.at_end() {
        parts.add(words)?;
        parts.close(words);
    }
    (!parts.open).then_some(parts)
}

impl Continuing {
    /// Returns the reading; the error is why there is none.
    pub(super) fn reading(self) -> Result<Reading, Refusal> {
        if self.from.zip(self.until).is_some_and(|(from, until)| until < from) {
            return Err(Refusal::Backwards);
        }
        let cadence = match (self.every(), self.day) {
            (Some(every), Some(day)) => Some(Cadence { every, due: day.of(every)? }),
            (Some(every), None) => Some(Cadence { every, due: None }),
            (None, _) => None,
        };
        Ok(Reading::Continuing { from: self.from, until: self.until, cadence })
    }

    /// Returns how often, where the words say so.
    pub(super) fn every(self) -> Option<Every> {
        self.often.map(|often| often.every).or_else(|| self.day?.every())
    }

    /// Reads one more part, of which there is none yet.
    fn add(&mut self, words: &mut Words<'_>) -> Option<()> {
        if !self.regularly && words.attempt(|words| basis(words, |word| (word == Word::Regularly).then_some(()))).is_some() {
            self.regularly = true;
            return Some(());
        }
        if self.often.is_none() && let Some(often) = words.attempt(often) {
            let agrees = self.day.is_none_or(|day| day.every().is_none_or(|every| every == often.every));
            self.often = Some(often);
            return agrees.then_some(());
        }
        // A limit has a year and a day of each period has none, so neither is taken for the other.
        let mut ahead = *words;
        if let Some(limit) = limit(&mut ahead) {
            *words = ahead;
            return self.limit(limit);
        }
        let day = words.attempt(named_day).filter(|_| self.day.is_none());
        if day.is_none() {
            words.refusal = words.refusal.or(ahead.refusal);
        }
        self.day = Some(day?);
        let every = self.day?.every();
        every.is_none_or(|every| self.often.is_none_or(|often| every == often.every)).then_some(())
    }

    fn limit(&mut self, limit: Limit) -> Option<()> {
        let (from, until) = match limit {
            Limit::From(day) | Limit::Onwards(day) => (Some(day), None),
            Limit::Until(day) => (None, Some(day)),
            Limit::Both(first, last) => (Some(first), Some(last)),
        };
        let twice = (from.is_some() && self.from.is_some()) || (until.is_some() && self.until.is_some());
        self.from = self.from.or(from);
        self.until = self.until.or(until);
        self.onwards |= matches!(limit, Limit::Onwards(_));
        (!twice).then_some(())
    }

    /// Takes what stands between two parts.
    fn close(&mut self, words: &mut Words<'_>) {
        if self.open && words.eat(Word::Close) {
            self.open = false;
        }
        words.eat(Word::Comma);
        if !self.open && words.eat(Word::Open) {
            self.open = true;
        }
    }
}

fn limit(words: &mut Words<'_>) -> Option<Limit> {
    match words.peek()? {
        Word::From => {
            words.skip(1);
            let Span { first, last, range, .. } = span(words, Joints::Range)?;
            if range { both(words, first, last) } else { from(words, first) }
        }
        Word::Until | Word::Through | Word::To => {
            words.skip(1);
            let named = one(words)?;
            known(words, named.until_day()).map(Limit::Until)
        }
        Word::Before => {
            words.skip(1);
            one(words)?.before_day().map(Limit::Until)
        }
        Word::Between => {
            words.skip(1);
            let Span { first, last, .. } = span(words, Joints::Between).filter(|span| span.range)?;
            both(words, first, last)
        }
        word => {
            words.skip(usize::from(matches!(word, Word::In | Word::Of)));
            let Span { first, last, range, .. } = span(words, Joints::Range)?;
            let onwards = !range && words.eat(Word::Onwards);
            if onwards { known(words, first.from_day()).map(Limit::Onwards) } else { both(words, first, last) }
        }
    }
}

fn from(words: &mut Words<'_>, first: Named) -> Option<Limit> {
    let _ = words.eat(Word::Onwards) || words.eat(Word::On);
    known(words, first.from_day()).map(Limit::From)
}

fn both(words: &mut Words<'_>, first: Named, last: Named) -> Option<Limit> {
    let first = known(words, first.from_day())?;
    Some(Limit::Both(first, known(words, last.until_day())?))
}

fn known(words: &mut Words<'_>, day: Option<Date>) -> Option<Date> {
    day.or_else(|| words.refuse(Refusal::Vague))
}
