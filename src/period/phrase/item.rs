//! One thing named on the calendar, perhaps without its year: `15 March`, `III quarter`, `early 2011`.

use jiff::civil::Date;

use crate::period::phrase::grain::{Grain, Named};
use crate::period::phrase::refusal::Refusal;
use crate::period::phrase::word::{Noun, Part, Season, Word};
use crate::period::phrase::words::Words;
use crate::period::{Days, Period, Unit, date_of};

/// What is named, perhaps without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) what: What,
    pub(super) year: Option<u16>,
    pub(super) end: bool,
    /// More than this one must be named: `III–IV quarters`.
    pub(super) plural: bool,
    /// What comes first is also meant of the bare numbers that follow: `March 1–15`, `quarters 3–4`, `Q3–4`.
    pub(super) leads: bool,
    pub(super) year_from: YearFrom,
}

/// Where an item has its year from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearFrom {
    /// It stands behind it.
    Behind,
    /// It stands before it, and is also that of what follows: `2010 Q1–Q2`.
    Before,
    /// It is that of what follows: `June and October 2010`.
    Next,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A number that takes its meaning from a neighbour.
    Bare(u8),
    Date(Date),
    Day {
        day: u8,
        month: u8,
    },
    Month(u8),
    Quarter(u8),
    HalfYear(u8),
    Season(Season),
    /// From December of the year to February of the next.
    Winter,
    Part(Part),
    Year,
}

/// Reads what is named, with or without its year.
pub(super) fn item(words: &mut Words<'_>) -> Option<Item> {
    let end = words.eat(Word::End);
    if end {
        words.eat(Word::Dash { tight: true });
    }
    let item = digits(words)
        .or_else(|| words.attempt(year_first))
        .or_else(|| words.attempt(year_last))?;
    Some(Item { end, ..item })
}

/// Reads a day or a month in digits.
fn digits(words: &mut Words<'_>) -> Option<Item> {
    words.take(|word| match word {
        Word::Date(date) => Some(Item::dated(What::Date(date), None)),
        Word::YearMonth { year, month } => Some(Item::dated(What::Month(month), Some(year))),
        _ => None,
    })
}

/// Reads a year and what follows it: `2010`, `2010 Q3`, `2010-Q3`, `2010 III quarter`, `2010 June`.
fn year_first(words: &mut Words<'_>) -> Option<Item> {
    let noun = year_noun(words);
    let year = words.year()?;
    let joined = words.attempt(|words| {
        words.eat(Word::Dash { tight: true });
        words.take(symbol)
    });
    let month = |words: &mut Words<'_>| Some((What::Month(words.take(Word::month)?), false));
    let after = joined
        .map(|what| (what, false))
        .or_else(|| words.attempt(month))
        .or_else(|| words.attempt(numbered));
    if after.is_none() && !noun {
        year_noun(words);
    }
    let (what, plural) = after.unwrap_or((What::Year, false));
    let year_from = if after.is_some() {
        YearFrom::Before
    } else {
        YearFrom::Behind
    };
    Some(Item {
        plural,
        year_from,
        ..Item::dated(what, Some(year))
    })
}

/// Takes `year` or `years`, which say nothing beside a year's number.
fn year_noun(words: &mut Words<'_>) -> bool {
    words.eat(Word::Noun(Noun::Year)) || words.eat(Word::Nouns(Noun::Year))
}

fn symbol(word: Word) -> Option<What> {
    match word {
        Word::Quarter(quarter) => Some(What::Quarter(quarter)),
        Word::Half(half) => Some(What::HalfYear(half)),
        _ => None,
    }
}

/// Reads what is named and the year after it, if any.
fn year_last(words: &mut Words<'_>) -> Option<Item> {
    if let Some(what) = words.take(symbol) {
        return Some(Item {
            leads: true,
            ..Item::dated(what, words.attempt(year_after))
        });
    }
    if let Some((what, plural)) = words.attempt(numbered) {
        return Some(Item {
            plural,
            ..Item::dated(what, words.attempt(year_after))
        });
    }
    let first = words.take(Some)?;
    let (what, leads) = match first {
        Word::Month(month) => match words.take(Word::day) {
            Some(day) => (What::Day { day, month }, true),
            None => (What::Month(month), false),
        },
        Word::Noun(Noun::Month) => {
            words.eat(Word::Of);
            (What::Month(words.take(Word::month)?), false)
        }
        Word::Noun(Noun::Quarter) | Word::Nouns(Noun::Quarter) => {
            (What::Quarter(words.take(Word::place)?), true)
        }
        Word::Noun(Noun::HalfYear) | Word::Nouns(Noun::HalfYear) => {
            (What::HalfYear(words.take(Word::place)?), true)
        }
        Word::Last if words.eat(Word::Noun(Noun::Quarter)) => (What::Quarter(4), false),
        Word::Season(Season::Winter) => match words.attempt(winter) {
            Some(year) => return Some(Item::dated(What::Winter, Some(year))),
            None => (What::Season(Season::Winter), false),
        },
        Word::Season(season) => (What::Season(season), false),
        Word::Part(part) => {
            words.eat(Word::Dash { tight: true });
            return Some(Item::dated(What::Part(part), Some(words.year()?)));
        }
        _ => return None,
    };
    let plural = matches!(first, Word::Nouns(_));
    Some(Item {
        plural,
        leads,
        ..Item::dated(what, words.attempt(year_after))
    })
}

/// Reads a number and what it counts, and whether that is more than one: `15th of March`, `third quarter`.
fn numbered(words: &mut Words<'_>) -> Option<(What, bool)> {
    let number = words.take(|word| word.place().is_some().then_some(word))?;
    let day = words.attempt(|words| {
        words.eat(Word::Of);
        Some(What::Day {
            day: number.day()?,
            month: words.take(Word::month)?,
        })
    });
    let place = number.place()?;
    let counted = |words: &mut Words<'_>| match words.take(Some)? {
        Word::Noun(Noun::Quarter) => Some((What::Quarter(place), false)),
        Word::Nouns(Noun::Quarter) => Some((What::Quarter(place), true)),
        Word::Noun(Noun::HalfYear) => Some((What::HalfYear(place), false)),
        Word::Nouns(Noun::HalfYear) => Some((What::HalfYear(place), true)),
        _ => None,
    };
    let counted = day
        .map(|day| (day, false))
        .or_else(|| words.attempt(counted));
    Some(counted.unwrap_or((What::Bare(place), false)))
}

/// Reads the year after what it belongs to: `of 2010`, `, 2010`, `-2010`, `/2010`, `of the year 2010`.
fn year_after(words: &mut Words<'_>) -> Option<u16> {
    let _ =
        words.eat(Word::Comma) || words.eat(Word::Dash { tight: true }) || words.eat(Word::Slash);
    words.eat(Word::Of);
    year_noun(words);
    words.year()
}

/// Reads the two years of a winter.
fn winter(words: &mut Words<'_>) -> Option<u16> {
    words.eat(Word::Of);
    let year = words.year()?;
    words.take(|word| matches!(word, Word::Dash { .. } | Word::Slash).then_some(()))?;
    words.year().filter(|&next| next == year + 1).map(|_| year)
}

impl Item {
    fn dated(what: What, year: Option<u16>) -> Self {
        Self {
            what,
            year,
            end: false,
            plural: false,
            leads: false,
            year_from: YearFrom::Behind,
        }
    }

    /// Returns its year, also where it is one of a date in digits.
    pub(super) fn written_year(self) -> Option<u16> {
        match self.what {
            What::Date(date) => Some(date.year().unsigned_abs()),
            _ => self.year,
        }
    }

    /// Whether it is a whole year, and nothing says that only its end is meant.
    pub(super) fn is_bare_year(self) -> bool {
        self.what == What::Year && !self.end
    }

    /// Returns the days that are named.
    pub(super) fn resolve(self) -> Result<Named, Option<Refusal>> {
        let year = match self.what {
            What::Bare(_) => return Err(None),
            What::Date(date) => date.year().unsigned_abs(),
            _ => self.year.ok_or(Some(Refusal::NoYear))?,
        };
        let year_of = i16::try_from(year).map_err(|_| None)?;
        let period = |unit, index, refusal| {
            Period::new(year_of, unit, index)
                .map(Period::days)
                .ok_or(Some(refusal))
        };
        let months = |from: u16, to: u16| {
            let last = date_of(year, to, 1).map(Date::last_of_month);
            date_of(year, from, 1)
                .zip(last)
                .map(|(first, last)| Days { first, last })
                .ok_or(None)
        };
        let (grain, days) = match self.what {
            What::Bare(_) => return Err(None),
            What::Date(date) => (
                Grain::Day,
                Days {
                    first: date,
                    last: date,
                },
            ),
            What::Day { day, month } => {
                let date =
                    date_of(year, month.into(), day.into()).ok_or(Some(Refusal::NoSuchDay))?;
                (
                    Grain::Day,
                    Days {
                        first: date,
                        last: date,
                    },
                )
            }
            What::Month(month) => (
                Grain::Month,
                period(Unit::Month, month, Refusal::NoSuchDay)?,
            ),
            What::Quarter(quarter) => (
                Grain::Quarter,
                period(Unit::Quarter, quarter, Refusal::NoSuchQuarter)?,
            ),
            What::HalfYear(half) => (
                Grain::HalfYear,
                period(Unit::HalfYear, half, Refusal::NoSuchHalf)?,
            ),
            What::Year => (Grain::Year, period(Unit::Year, 1, Refusal::NoSuchDay)?),
            What::Season(Season::Winter) => return Err(Some(Refusal::Winter)),
            What::Season(Season::Spring) => (Grain::Season, months(3, 5)?),
            What::Season(Season::Summer) => (Grain::Season, months(6, 8)?),
            What::Season(Season::Autumn) => (Grain::Season, months(9, 11)?),
            What::Winter => {
                let last = date_of(year + 1, 2, 1).ok_or(None)?.last_of_month();
                (
                    Grain::Season,
                    Days {
                        first: months(12, 12)?.first,
                        last,
                    },
                )
            }
            What::Part(Part::Early) => (Grain::Part(Part::Early), months(1, 4)?),
            What::Part(Part::Mid) => (Grain::Part(Part::Mid), months(5, 8)?),
            What::Part(Part::Late) => (Grain::Part(Part::Late), months(9, 12)?),
        };
        Ok(Named {
            days,
            grain,
            end: self.end,
        })
    }
}

impl What {
    /// Returns what a bare number means beside this neighbour; anything else stays what it is.
    pub(super) fn like(self, neighbour: Self) -> Self {
        match (self, neighbour) {
            (Self::Bare(day), Self::Day { month, .. }) => Self::Day { day, month },
            (Self::Bare(place), Self::Quarter(_)) => Self::Quarter(place),
            (Self::Bare(place), Self::HalfYear(_)) => Self::HalfYear(place),
            (what, _) => what,
        }
    }
}
