//! What a phrase names on the calendar: `February 2009`, `III quarter 2010`, `March – April 2009`, lists of them.
//!
//! A year, a month or the word "quarter" that is written once belongs to all that need it:
//! `June and October 2010`, `1–15 March 2010`, `III–IV quarters 2011`, `2010 Q1–Q2`.

use jiff::civil::Date;

use crate::period::phrase::refusal::Refusal;
use crate::period::phrase::words::{Noun, Part, Season, Word, Words};
use crate::period::reading::{Due, Start, Window};
use crate::period::{Days, Period, Unit, date_of};

/// Days that are named, with their year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) days: Days,
    pub(super) grain: Grain,
    /// Whether only their end is meant: `end of 2010`.
    pub(super) end: bool,
}

/// How finely days are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    Day,
    Month,
    Quarter,
    HalfYear,
    Year,
    Season,
    Part,
}

/// One or two named stretches of days: from the first of one to the last of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: Named,
    pub(super) last: Named,
    /// Whether two are named.
    pub(super) range: bool,
    /// Whether the words before it say `by`.
    pub(super) by: bool,
}

/// What is named, perhaps without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) what: What,
    pub(super) year: Option<u16>,
    pub(super) end: bool,
    /// What comes first is also meant of the bare numbers that follow: `March 1–15`, `quarters 3–4`.
    leads: bool,
    /// The year comes first, and is also that of what follows: `2010 Q1–Q2`.
    year_leads: bool,
    /// The year is not its own.
    year_shared: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A number that takes its meaning from a neighbour.
    Bare(u8),
    Date(Date),
    Day { day: u8, month: u8 },
    Month(u8),
    Quarter(u8),
    HalfYear(u8),
    Season(Season),
    /// From December of the year to February of the next.
    Winter,
    Part(Part),
    Year,
}

/// How an item is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Start,
    Range,
    List,
    /// A semicolon, over which nothing is understood.
    Break,
}

#[derive(Debug, Clone, Copy)]
struct Link {
    joint: Joint,
    /// `Some(true)` for `by`, `Some(false)` for `in`.
    preposition: Option<bool>,
    item: Item,
}

/// Which joints a sequence may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joints {
    /// At most one range: `March to April 2009`.
    Range,
    /// One range joined by "and": `between March and April 2009`.
    Between,
    /// Lists and ranges, each with its preposition.
    Any,
}

impl Named {
    /// Whether its first and last day are a matter of opinion.
    fn is_vague(self) -> bool {
        matches!(self.grain, Grain::Season | Grain::Part) && !self.end
    }

    /// Returns the window of a delivery within it.
    pub(super) fn window(self) -> Window {
        Span { first: self, last: self, range: false, by: false }.window()
    }

    /// Returns the day from which on; `None` where the words do not say which.
    pub(super) fn from_day(self) -> Option<Date> {
        (!self.is_vague() && !self.end).then_some(self.days.first)
    }

    /// Returns the day up to which; `None` where the words do not say which.
    pub(super) fn until_day(self) -> Option<Date> {
        (!self.is_vague()).then_some(self.days.last)
    }

    /// Returns the last day that is before it.
    pub(super) fn before_day(self) -> Option<Date> {
        if self.end { Some(self.days.last) } else { self.days.first.yesterday().ok() }
    }
}

impl Span {
    /// Returns the window of a delivery; what is due by a day, or at the end, begins with the term.
    pub(super) fn window(self) -> Window {
        let Days { first: earliest, last: latest } = self.last.days;
        let due = if self.last.is_vague() { Due::Between { earliest, latest } } else { Due::On(latest) };
        let start = if self.by || self.first.end { Start::Term } else { Start::On(self.first.days.first) };
        Window { start, due }
    }
}

/// Reads one stretch with its year.
pub(super) fn one(words: &mut Words<'_>) -> Option<Named> {
    let named = item(words)?.resolve();
    words.accept(named)
}

/// Reads a sequence of one or more; prepositions are read with each item where the joints may be any.
pub(super) fn spans(words: &mut Words<'_>, joints: Joints) -> Option<Vec<Span>> {
    let mut links = links(words, joints)?;
    share(&mut links);
    words.accept(together(&links))
}

/// Reads one stretch or one range.
pub(super) fn span(words: &mut Words<'_>, joints: Joints) -> Option<Span> {
    spans(words, joints)?.first().copied()
}

fn links(words: &mut Words<'_>, joints: Joints) -> Option<Vec<Link>> {
    let link = |words: &mut Words<'_>, joint| {
        let preposition = if joints == Joints::Any { preposition(words) } else { None };
        Some(Link { joint, preposition, item: item(words)? })
    };
    let mut links = Vec::with_capacity(2);
    links.push(link(words, Joint::Start)?);
    while let Some(next) = words.attempt(|words| {
        let joint = joint(words, joints).filter(|_| joints == Joints::Any || links.len() == 1)?;
        link(words, joint)
    }) {
        links.push(next);
    }
    Some(links)
}

fn preposition(words: &mut Words<'_>) -> Option<bool> {
    words.take(|word| match word {
        Word::By | Word::Until => Some(true),
        Word::In | Word::On | Word::Within => Some(false),
        _ => None,
    })
}

fn joint(words: &mut Words<'_>, joints: Joints) -> Option<Joint> {
    let joint = words.take(|word| match (joints, word) {
        (Joints::Between, Word::And) => Some(Joint::Range),
        (Joints::Range | Joints::Any, Word::Dash { .. } | Word::To | Word::Through | Word::Until) => Some(Joint::Range),
        (Joints::Any, Word::Comma | Word::And) => Some(Joint::List),
        (Joints::Any, Word::Semicolon) => Some(Joint::Break),
        _ => None,
    })?;
    if joint != Joint::Range {
        words.eat(Word::And);
    }
    Some(joint)
}

/// Reads what is named, with or without its year.
pub(super) fn item(words: &mut Words<'_>) -> Option<Item> {
    let end = words.eat(Word::End);
    if end {
        words.eat(Word::Dash { tight: true });
    }
    let in_year = words.eat(Word::Noun(Noun::Year));
    if let Some(year) = words.year() {
        return Some(Item { end, ..year_first(words, year) });
    }
    if in_year {
        return None;
    }
    let first = words.peek()?;
    words.skip(1);
    let (what, leads) = match first {
        Word::Date(date) => return Some(Item { end, ..Item::dated(What::Date(date), None) }),
        Word::YearMonth { year, month } => return Some(Item { end, ..Item::dated(What::Month(month), Some(year)) }),
        Word::Month(month) => match words.take(Word::day) {
            Some(day) => (What::Day { day, month }, true),
            None => (What::Month(month), false),
        },
        Word::Quarter(quarter) => (What::Quarter(quarter), false),
        Word::Half(half) => (What::HalfYear(half), false),
        Word::Noun(Noun::Quarter) => (What::Quarter(words.take(Word::place)?), true),
        Word::Noun(Noun::HalfYear) => (What::HalfYear(words.take(Word::place)?), true),
        Word::Season(Season::Winter) => match words.attempt(winter) {
            Some(year) => return Some(Item { end, ..Item::dated(What::Winter, Some(year)) }),
            None => (What::Season(Season::Winter), false),
        },
        Word::Season(season) => (What::Season(season), false),
        Word::Part(part) => {
            words.eat(Word::Dash { tight: true });
            return Some(Item { end, ..Item::dated(What::Part(part), Some(words.year()?)) });
        }
        Word::Last if words.eat(Word::Noun(Noun::Quarter)) => (What::Quarter(4), false),
        word => (numbered(words, word)?, false),
    };
    let year = words.attempt(year_after);
    Some(Item { end, leads, ..Item::dated(what, year) })
}

/// Reads what follows a year: `2010 Q3`, `2010-Q3`, `2010 III quarter`, `2010 June`.
fn year_first(words: &mut Words<'_>, year: u16) -> Item {
    let what = words.attempt(|words| {
        words.eat(Word::Dash { tight: true });
        words.take(|word| match word {
            Word::Quarter(quarter) => Some(What::Quarter(quarter)),
            Word::Half(half) => Some(What::HalfYear(half)),
            _ => None,
        })
    });
    let what = what.or_else(|| words.take(Word::month).map(What::Month));
    let what = what.or_else(|| {
        words.attempt(|words| {
            let number = words.take(Some)?;
            numbered(words, number)
        })
    });
    if what.is_none() {
        words.eat(Word::Noun(Noun::Year));
    }
    Item { year_leads: what.is_some(), ..Item::dated(what.unwrap_or(What::Year), Some(year)) }
}

/// Reads what a number counts: `15th of March`, `third quarter`.
fn numbered(words: &mut Words<'_>, number: Word) -> Option<What> {
    let day = words.attempt(|words| {
        words.eat(Word::Of);
        Some(What::Day { day: number.day()?, month: words.take(Word::month)? })
    });
    let place = number.place()?;
    Some(match day {
        Some(day) => day,
        None if words.eat(Word::Noun(Noun::Quarter)) => What::Quarter(place),
        None if words.eat(Word::Noun(Noun::HalfYear)) => What::HalfYear(place),
        None => What::Bare(place),
    })
}

/// Reads the year after what it belongs to: `of 2010`, `, 2010`, `-2010`, `/2010`, `of the year 2010`.
fn year_after(words: &mut Words<'_>) -> Option<u16> {
    let _ = words.eat(Word::Comma) || words.eat(Word::Dash { tight: true }) || words.eat(Word::Slash);
    words.eat(Word::Of);
    words.eat(Word::Noun(Noun::Year));
    words.year()
}

/// Reads the two years of a winter.
fn winter(words: &mut Words<'_>) -> Option<u16> {
    words.eat(Word::Of);
    let year = words.year()?;
    words.take(|word| matches!(word, Word::Dash { .. } | Word::Slash).then_some(()))?;
    words.year().filter(|&next| next == year + 1).map(|_| year)
}

/// Gives every item the month, the quarter and the year that it shares with a neighbour.
fn share(links: &mut [Link]) {
    for at in (1..links.len()).rev() {
        let Link { joint, item: right, .. } = links[at];
        let left = &mut links[at - 1].item;
        left.what = left.what.like(right.what);
        let shares = joint != Joint::Break && !right.year_leads && !matches!(right.what, What::Year | What::Winter);
        if shares && left.what != What::Year && left.year.is_none() {
            left.year = right.year;
            left.year_shared = right.year.is_some();
        }
    }
    for at in 1..links.len() {
        let left = links[at - 1].item;
        let Link { joint, item: right, .. } = &mut links[at];
        if left.leads {
            right.what = right.what.like(left.what);
            right.leads = true;
        }
        if left.year_leads && right.year.is_none() && *joint != Joint::Break {
            right.year = left.year;
            right.year_leads = true;
        }
    }
}

/// Puts ranges together; the error is why the whole is refused, where there is a reason to name.
fn together(links: &[Link]) -> Result<Vec<Span>, Option<Refusal>> {
    let mut spans: Vec<Span> = Vec::with_capacity(links.len());
    let mut by = false;
    for (at, link) in links.iter().enumerate() {
        let named = link.item.resolve()?;
        let joined = link.preposition.is_none() && matches!(link.joint, Joint::Range | Joint::List);
        if joined && link.item.what == What::Year && !link.item.end && links[at - 1].item.what != What::Year {
            return Err(link.item.year.map(Refusal::MonthOrYear));
        }
        by = link.preposition.unwrap_or(by);
        match (link.joint, spans.last_mut()) {
            (Joint::Range, Some(span)) if span.range || span.first.end || link.preposition.is_some() => return Err(None),
            (Joint::Range, Some(span)) => {
                if named.days.first < span.first.days.first || named.days.last < span.first.days.last {
                    return Err(Some(Refusal::Backwards));
                }
                (span.last, span.range) = (named, true);
            }
            (_, last) => {
                let backwards = last.is_some_and(|last| named.days.last < last.last.days.first);
                if backwards && links[at - 1].item.year_shared {
                    return Err(Some(Refusal::Backwards));
                }
                spans.push(Span { first: named, last: named, range: false, by });
            }
        }
    }
    let twice = (1..spans.len()).any(|at| spans[..at].iter().any(|span| span.window() == spans[at].window()));
    if twice { Err(Some(Refusal::Twice)) } else { Ok(spans) }
}

impl Item {
    fn dated(what: What, year: Option<u16>) -> Self {
        Self { what, year, end: false, leads: false, year_leads: false, year_shared: false }
    }

    /// Returns the days that are named.
    fn resolve(self) -> Result<Named, Option<Refusal>> {
        let year = match self.what {
            What::Bare(_) => return Err(None),
            What::Date(date) => date.year().unsigned_abs(),
            _ => self.year.ok_or(Some(Refusal::NoYear))?,
        };
        let year_of = i16::try_from(year).map_err(|_| None)?;
        let period = |unit, index, refusal| Period::new(year_of, unit, index).map(Period::days).ok_or(Some(refusal));
        let months = |from: u16, to: u16| {
            let last = date_of(year, to, 1).map(Date::last_of_month);
            date_of(year, from, 1).zip(last).map(|(first, last)| Days { first, last }).ok_or(None)
        };
        let (grain, days) = match self.what {
            What::Bare(_) => return Err(None),
            What::Date(date) => (Grain::Day, Days { first: date, last: date }),
            What::Day { day, month } => {
                let date = date_of(year, month.into(), day.into()).ok_or(Some(Refusal::NoSuchDay))?;
                (Grain::Day, Days { first: date, last: date })
            }
            What::Month(month) => (Grain::Month, period(Unit::Month, month, Refusal::NoSuchDay)?),
            What::Quarter(quarter) => (Grain::Quarter, period(Unit::Quarter, quarter, Refusal::NoSuchQuarter)?),
            What::HalfYear(half) => (Grain::HalfYear, period(Unit::HalfYear, half, Refusal::NoSuchHalf)?),
            What::Year => (Grain::Year, period(Unit::Year, 1, Refusal::NoSuchDay)?),
            What::Season(Season::Winter) => return Err(Some(Refusal::Winter)),
            What::Season(Season::Spring) => (Grain::Season, months(3, 5)?),
            What::Season(Season::Summer) => (Grain::Season, months(6, 8)?),
            What::Season(Season::Autumn) => (Grain::Season, months(9, 11)?),
            What::Winter => {
                let last = date_of(year + 1, 2, 1).ok_or(None)?.last_of_month();
                (Grain::Season, Days { first: months(12, 12)?.first, last })
            }
            What::Part(Part::Early) => (Grain::Part, months(1, 4)?),
            What::Part(Part::Mid) => (Grain::Part, months(5, 8)?),
            What::Part(Part::Late) => (Grain::Part, months(9, 12)?),
        };
        Ok(Named { days, grain, end: self.end })
    }
}

impl What {
    /// Returns what a bare number means beside this neighbour; anything else stays what it is.
    fn like(self, neighbour: Self) -> Self {
        match (self, neighbour) {
            (Self::Bare(day), Self::Day { month, .. }) => Self::Day { day, month },
            (Self::Bare(place), Self::Quarter(_)) => Self::Quarter(place),
            (Self::Bare(place), Self::HalfYear(_)) => Self::HalfYear(place),
            (what, _) => what,
        }
    }
}
