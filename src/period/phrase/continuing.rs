//! What is carried out again in every period: how often, by which day, from when and until when, in any order.

use jiff::civil::Date;

use crate::period::phrase::cadence::{Often, basis, often};
use crate::period::phrase::due_day::{NamedDay, named_day};
use crate::period::phrase::grain::{Grain, Named};
use crate::period::phrase::named::{Joints, Span, one, span};
use crate::period::phrase::refusal::Refusal;
use crate::period::phrase::word::Word;
use crate::period::phrase::words::Words;
use crate::period::reading::{Cadence, Reading};
use crate::period::{Every, Period, StepUnit};

/// What a phrase says about something that is carried out again and again.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Continuing {
    /// `regularly`, which says no more than that it is.
    regularly: bool,
    often: Option<Often>,
    day: Option<NamedDay>,
    from: Option<Date>,
    until: Option<Date>,
    /// `2010 and onwards`
    pub(super) onwards: bool,
    /// The one period to which it is limited.
    within: Option<Only>,
    /// `during the term`, which does not say whether it is done more than once.
    in_term: bool,
}

/// Which ends a phrase names of what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limits {
    None,
    From,
    Until,
    Both,
}

/// The only period that is named.
#[derive(Debug, Clone, Copy)]
struct Only {
    grain: Grain,
    /// Whether no word stands before it: `2010, quarterly`.
    bare: bool,
}

/// Days from and until which something is carried out.
#[derive(Debug, Clone, Copy)]
enum Limit {
    From(Date),
    Onwards(Date),
    Until(Date),
    Both {
        first: Date,
        last: Date,
        only: Option<Only>,
    },
}

/// Reads what is carried out again and again, if its parts are those of the form.
pub(super) fn again(words: &mut Words<'_>, is_form: fn(&Continuing) -> bool) -> Option<Reading> {
    let parts = continuing(words).filter(is_form)?;
    words.accept(parts.reading().map_err(Some))
}

/// Reads a whole phrase.
fn continuing(words: &mut Words<'_>) -> Option<Continuing> {
    let mut parts = Continuing::default();
    let mut open = false;
    words.eat(Word::Done);
    while !words.at_end() {
        parts.add(words)?;
        open &= !words.eat(Word::Close);
        words.eat(Word::Comma);
        open |= words.eat(Word::Open);
    }
    (!open).then_some(parts)
}

impl Continuing {
    /// Whether it says no more than from when.
    pub(super) fn is_from(&self) -> bool {
        self.from.is_some()
            && self.until.is_none()
            && !self.regularly
            && self.often.is_none()
            && self.day.is_none()
    }

    /// Whether it says that it is carried out regularly, and not how often.
    pub(super) fn is_regular(&self) -> bool {
        (self.regularly || self.in_term) && self.often.is_none() && self.day.is_none()
    }

    /// Whether it says how often, and not by which day.
    pub(super) fn is_paced(&self) -> bool {
        self.every().is_some() && self.day.is_none()
    }

    /// Whether it says how often and by which day.
    pub(super) fn is_dated(&self) -> bool {
        self.every().is_some() && self.day.is_some()
    }

    /// Returns which of its ends it names.
    pub(super) fn limits(&self) -> Limits {
        match (self.from, self.until) {
            (None, None) => Limits::None,
            (Some(_), None) => Limits::From,
            (None, Some(_)) => Limits::Until,
            (Some(_), Some(_)) => Limits::Both,
        }
    }

    /// Whether it counts how many times.
    pub(super) fn counts(&self) -> bool {
        self.often.is_some_and(|often| often.times)
    }

    /// Returns the reading; the error is why there is none.
    fn reading(self) -> Result<Reading, Refusal> {
        if self
            .from
            .zip(self.until)
            .is_some_and(|(from, until)| until < from)
        {
            return Err(Refusal::Backwards);
        }
        let cadence = match (self.every(), self.day) {
            (None, _) if !self.regularly && self.in_term => return Err(Refusal::OnceOrAgain),
            // "2010, ongoing" may be in that year or from it on; "2010, quarterly" is in it.
            (None, _) if self.within.is_some_and(|only| only.bare) => {
                return Err(Refusal::InOrFrom);
            }
            // "Every two years in 2010" has no second time either.
            (Some(Every::Step { count, unit }), _)
                if self.is_within(|grain| grain == Grain::Year) && is_over_a_year(count, unit) =>
            {
                return Err(Refusal::OnlyOnce);
            }
            // "Annually in March 2010" has no second time.
            (Some(every), _)
                if self.is_within(|grain| grain != Grain::Year) && !self.repeats(every) =>
            {
                return Err(Refusal::OnlyOnce);
            }
            (Some(every), day) => {
                let due = day.map_or(Ok(None), |day| day.of(every))?;
                Some(Cadence { every, due })
            }
            (None, _) => None,
        };
        Ok(Reading::Continuing {
            from: self.from,
            until: self.until,
            cadence,
        })
    }

    /// Whether it is limited to one period of a grain.
    fn is_within(&self, is_grain: fn(Grain) -> bool) -> bool {
        self.within.is_some_and(|only| is_grain(only.grain))
    }

    /// Whether more than one calendar period begins from when it says to when it says.
    fn repeats(&self, every: Every) -> bool {
        match (every, self.from, self.until) {
            (Every::Calendar(unit), Some(from), Some(until)) => {
                Period::containing(unit, from) < Period::containing(unit, until)
            }
            (Every::Calendar(_) | Every::Step { .. }, _, _) => false,
        }
    }

    /// Returns how often, where the words say so.
    fn every(self) -> Option<Every> {
        self.often
            .map(|often| often.every)
            .or_else(|| self.day?.every())
    }

    /// Reads one more part, of which there is none yet.
    fn add(&mut self, words: &mut Words<'_>) -> Option<()> {
        if !self.regularly
            && words
                .attempt(|words| basis(words, |word| (word == Word::Regularly).then_some(())))
                .is_some()
        {
            self.regularly = true;
            return Some(());
        }
        if self.often.is_none()
            && let Some(often) = words.attempt(often)
        {
            let agrees = self
                .day
                .is_none_or(|day| day.every().is_none_or(|every| every == often.every));
            self.often = Some(often);
            return agrees.then_some(());
        }
        if words.attempt(in_term).is_some() {
            self.in_term = true;
            return Some(());
        }
        if words.attempt(throughout).is_some() {
            self.regularly = true;
            return Some(());
        }
        // A limit has a year and a day of each period has none, so neither is taken for the other.
        let mut ahead = *words;
        self.regularly |= words.peek() == Some(Word::Throughout);
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
        every
            .is_none_or(|every| self.often.is_none_or(|often| every == often.every))
            .then_some(())
    }

    fn limit(&mut self, limit: Limit) -> Option<()> {
        let (from, until) = match limit {
            Limit::From(day) | Limit::Onwards(day) => (Some(day), None),
            Limit::Until(day) => (None, Some(day)),
            Limit::Both { first, last, only } => {
                self.within = only;
                (Some(first), Some(last))
            }
        };
        let twice =
            (from.is_some() && self.from.is_some()) || (until.is_some() && self.until.is_some());
        self.from = self.from.or(from);
        self.until = self.until.or(until);
        self.onwards |= matches!(limit, Limit::Onwards(_));
        (!twice).then_some(())
    }
}

/// Whether a step of this length has no place in a year.
fn is_over_a_year(count: u16, unit: StepUnit) -> bool {
    match unit {
        StepUnit::Day => count > 366,
        StepUnit::Week => count > 52,
        StepUnit::Month => count > 12,
        StepUnit::Year => true,
    }
}

/// Reads `throughout the term`, `during the whole implementation period of the plan`.
fn throughout(words: &mut Words<'_>) -> Option<()> {
    if words.eat(Word::Throughout) {
        words.eat(Word::Whole);
    } else {
        words.eat(Word::In);
        words.eat(Word::Whole).then_some(())?;
    }
    term(words)
}

/// Reads `during the term of the plan`.
fn in_term(words: &mut Words<'_>) -> Option<()> {
    (words.eat(Word::In) || words.eat(Word::Within)).then(|| term(words))?
}

/// Reads `the term of the plan`, `the period`, `the plan`.
fn term(words: &mut Words<'_>) -> Option<()> {
    if words.eat(Word::Act) {
        return Some(());
    }
    (words.eat(Word::Term) || words.eat(Word::Span)).then_some(())?;
    words.attempt(|words| (words.eat(Word::Of) && words.eat(Word::Act)).then_some(()));
    Some(())
}

fn limit(words: &mut Words<'_>) -> Option<Limit> {
    match words.peek()? {
        Word::From => {
            words.skip(1);
            let Span {
                first, last, range, ..
            } = span(words, Joints::Range)?;
            if range {
                both(words, first, last)
            } else {
                from(words, first)
            }
        }
        Word::Until | Word::Through | Word::To => {
            words.skip(1);
            let named = one(words)?;
            known(words, named.last_day()).map(Limit::Until)
        }
        Word::Before => {
            words.skip(1);
            one(words)?.day_before().map(Limit::Until)
        }
        Word::Between => {
            words.skip(1);
            let Span { first, last, .. } =
                span(words, Joints::Between).filter(|span| span.range)?;
            both(words, first, last)
        }
        word => {
            let within = matches!(word, Word::In | Word::Of | Word::Within | Word::Throughout);
            words.skip(usize::from(within));
            let Span {
                first, last, range, ..
            } = span(words, Joints::Range)?;
            if !range && words.attempt(onwards).is_some() {
                return known(words, first.first_day()).map(Limit::Onwards);
            }
            let limit = both(words, first, last)?;
            Some(match limit {
                Limit::Both {
                    first,
                    last,
                    only: Some(only),
                } => Limit::Both {
                    first,
                    last,
                    only: Some(Only {
                        bare: !range && !within,
                        ..only
                    }),
                },
                limit => limit,
            })
        }
    }
}

/// Reads `and onwards`, `– ongoing`.
fn onwards(words: &mut Words<'_>) -> Option<()> {
    let joined = words
        .take(|word| matches!(word, Word::Dash { .. } | Word::To).then_some(()))
        .is_some();
    (words.eat(Word::Onwards) || (joined && words.eat(Word::Regularly))).then_some(())
}

fn from(words: &mut Words<'_>, first: Named) -> Option<Limit> {
    // "From 2010 on", but not "from 2010 on an annual basis".
    let is_on = words.attempt(|words| {
        let on = words.eat(Word::On);
        let is_pace = matches!(
            words.peek(),
            Some(Word::A | Word::Often(_) | Word::Regularly)
        );
        (on && !is_pace).then_some(())
    });
    let _ = is_on.is_some() || words.attempt(onwards).is_some();
    known(words, first.first_day()).map(Limit::From)
}

fn both(words: &mut Words<'_>, first: Named, last: Named) -> Option<Limit> {
    let only = (first == last).then_some(Only {
        grain: first.grain,
        bare: false,
    });
    let first = known(words, first.first_day())?;
    Some(Limit::Both {
        first,
        last: known(words, last.last_day())?,
        only,
    })
}

fn known(words: &mut Words<'_>, day: Option<Date>) -> Option<Date> {
    day.or_else(|| words.refuse(Refusal::Vague))
}
