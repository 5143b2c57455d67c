//! By which day of each period: `by 31 March`, `by the 10th of the following month`, `in March`.

use crate::period::phrase::cadence::step;
use crate::period::phrase::item::{Item, What, item};
use crate::period::phrase::refusal::Refusal;
use crate::period::phrase::word::{Noun, Word};
use crate::period::phrase::words::Words;
use crate::period::reading::DueDay;
use crate::period::{Every, Unit, date_of};

/// A day of each period, before it is known of which period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NamedDay {
    style: Style,
    target: Target,
    anchor: Anchor,
}

/// The words before the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    By,
    /// As [`Style::By`], but only with a day: `annually until June` may end in some June.
    Until,
    Before,
    /// The work itself falls in it.
    In,
    /// As [`Style::In`], and it is that of every year: `every March`.
    Each,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    /// `31 March`, `March`, `second half`, `10th`
    Item(Item),
    /// `end of the quarter`
    End,
    /// `15 days after the end of the quarter`
    AfterEnd(u8),
}

/// The period that the day belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Anchor {
    Unsaid,
    /// `of the month`
    Of(Noun),
    /// `of each month`, which also says how often.
    Each(Noun),
    /// `of the following month`, `of the month following the quarter`
    Following(Noun),
}

/// Reads a day of each period.
pub(super) fn named_day(words: &mut Words<'_>) -> Option<NamedDay> {
    if let Some(named) = words.attempt(after_end) {
        return Some(named);
    }
    let style = words.take(|word| match word {
        Word::By | Word::At => Some(Style::By),
        Word::Until => Some(Style::Until),
        Word::Before => Some(Style::Before),
        Word::In | Word::On => Some(Style::In),
        Word::Each => Some(Style::Each),
        _ => None,
    });
    let style = style.unwrap_or(Style::In);
    if let Some(anchor) = words.attempt(end) {
        return Some(NamedDay {
            style,
            target: Target::End,
            anchor,
        });
    }
    let item = item(words).filter(|item| item.year.is_none() && !item.plural)?;
    if style == Style::Each && !matches!(item.what, What::Day { .. } | What::Month(_)) {
        return None;
    }
    if matches!(item.what, What::Bare(_)) {
        let _ = words.eat(Word::Noun(Noun::Day)) || words.eat(Word::DayOf);
    }
    let anchor = words.attempt(|words| {
        words.eat(Word::Of);
        anchor(words)
    });
    if style == Style::Until && !matches!(item.what, What::Day { .. } | What::Bare(_)) {
        return None;
    }
    Some(NamedDay {
        style,
        target: Target::Item(item),
        anchor: anchor.unwrap_or(Anchor::Unsaid),
    })
}

/// Reads `within 15 days after the end of each quarter`.
fn after_end(words: &mut Words<'_>) -> Option<NamedDay> {
    let _ = words.eat(Word::Within) || words.eat(Word::By);
    let days = words.take(Word::count)?;
    let counts = words.noun() == Some(Noun::Day)
        && (words.eat(Word::After)
            || words.eat(Word::Of)
            || words.eat(Word::Following)
            || words.eat(Word::From))
        && words.eat(Word::End);
    let target = Target::AfterEnd(u8::try_from(days).ok()?);
    counts.then(|| {
        Some(NamedDay {
            style: Style::By,
            target,
            anchor: anchor(words)?,
        })
    })?
}

/// Reads `the end of the quarter`, `the last day of each month`.
fn end(words: &mut Words<'_>) -> Option<Anchor> {
    let last_day = words.eat(Word::Last) && words.eat(Word::DayOf);
    (last_day || words.eat(Word::End)).then(|| anchor(words))?
}

fn anchor(words: &mut Words<'_>) -> Option<Anchor> {
    if words.eat(Word::Each) {
        return words.noun().map(Anchor::Each);
    }
    if words.eat(Word::Following) || words.eat(Word::Next) {
        return words.noun().map(Anchor::Following);
    }
    let of = words.noun()?;
    let following = words.attempt(|words| {
        let follows = words.eat(Word::Following) || words.eat(Word::After);
        words.eat(Word::End);
        follows.then(|| words.noun())?
    });
    Some(if following.is_some() {
        Anchor::Following(of)
    } else {
        Anchor::Of(of)
    })
}

impl NamedDay {
    /// Returns how often the words of the day itself say: `by 31 March of each year`.
    pub(super) fn every(self) -> Option<Every> {
        match (self.style, self.anchor) {
            (_, Anchor::Each(noun)) => step(1, noun),
            (Style::Each, _) => Some(Every::Calendar(Unit::Year)),
            (_, Anchor::Unsaid | Anchor::Of(_) | Anchor::Following(_)) => None,
        }
    }

    /// Returns the day in each of the periods; `None` where it is the last.
    pub(super) fn of(self, every: Every) -> Result<Option<DueDay>, Refusal> {
        let Every::Calendar(unit) = every else {
            return Err(Refusal::NoDayInStep);
        };
        let own = match unit {
            Unit::Month => Noun::Month,
            Unit::Quarter => Noun::Quarter,
            Unit::HalfYear => Noun::HalfYear,
            Unit::Year => Noun::Year,
        };
        let (said, following) = match self.anchor {
            Anchor::Unsaid => (None, false),
            Anchor::Of(noun) | Anchor::Each(noun) => (Some(noun), false),
            Anchor::Following(noun) => (Some(noun), true),
        };
        let due = |month, day| {
            Ok(Some(DueDay {
                month,
                day,
                following,
                opens: None,
            }))
        };
        match self.target {
            Target::AfterEnd(day @ 1..=28) if said == Some(own) && !following => Ok(Some(DueDay {
                month: 1,
                day,
                following: true,
                opens: None,
            })),
            Target::End if said == Some(own) && !following => Ok(None),
            Target::End if said == Some(own) => due(unit.months(), 31),
            Target::End if said == Some(Noun::Month) && following => due(1, 31),
            Target::Item(item) => match item.what {
                What::Bare(day) => {
                    let monthly =
                        said.is_none_or(|said| said == Noun::Month) && unit == Unit::Month;
                    let next_month = said == Some(Noun::Month) && following;
                    let fits = (monthly || next_month)
                        && matches!(self.style, Style::By | Style::Until | Style::In);
                    if !(1..=31).contains(&day) {
                        return Err(Refusal::NoSuchDay);
                    }
                    if fits {
                        due(1, day)
                    } else {
                        Err(Refusal::DayNotInPeriod)
                    }
                }
                what if unit == Unit::Year && said.is_none_or(|said| said == Noun::Year) => {
                    Ok(Some(self.of_year(what, item.end, following)?))
                }
                _ => Err(Refusal::DayNotInPeriod),
            },
            Target::AfterEnd(_) | Target::End => Err(Refusal::DayNotInPeriod),
        }
    }

    fn of_year(self, what: What, end: bool, following: bool) -> Result<DueDay, Refusal> {
        let (first, last, day) = match what {
            // Of a leap year, so that 29 February is a day.
            What::Day { day, month } if date_of(2000, month.into(), day.into()).is_none() => {
                return Err(Refusal::NoSuchDay);
            }
            What::Day { day, month } => (month, month, Some(day)),
            What::Month(month) => (month, month, None),
            What::Quarter(quarter @ 1..=4) => (quarter * 3 - 2, quarter * 3, None),
            What::Quarter(_) => return Err(Refusal::NoSuchQuarter),
            What::HalfYear(half @ 1..=2) => (half * 6 - 5, half * 6, None),
            What::HalfYear(_) => return Err(Refusal::NoSuchHalf),
            What::Season(_) | What::Part(_) | What::Winter => return Err(Refusal::Vague),
            What::Bare(_) | What::Date(_) | What::Year => return Err(Refusal::DayNotInPeriod),
        };
        let due = DueDay {
            month: last,
            day: day.unwrap_or(31),
            following,
            opens: None,
        };
        match self.style {
            Style::By | Style::Until => Ok(due),
            Style::Before if end => Ok(due),
            Style::Before => match (first, day.unwrap_or(1)) {
                (month, day @ 2..) => Ok(DueDay {
                    month,
                    day: day - 1,
                    ..due
                }),
                (2.., _) => Ok(DueDay {
                    month: first - 1,
                    day: 31,
                    ..due
                }),
                (_, _) if following => Ok(DueDay {
                    month: 12,
                    day: 31,
                    following: false,
                    opens: None,
                }),
                (_, _) => Err(Refusal::DayNotInPeriod),
            },
            Style::In | Style::Each => {
                let opens = day.is_none() && !end && !following;
                Ok(DueDay {
                    opens: opens.then_some(first),
                    ..due
                })
            }
        }
    }
}
