//! What a phrase names on the calendar: `February 2009`, `III quarter 2010`, `March – April 2009`, lists of them.
//!
//! A year, a month or the word "quarter" that is written once belongs to all that need it:
//! `June and October 2010`, `1–15 March 2010`, `III–IV quarters 2011`, `2010 Q1–Q2`.

use jiff::civil::Date;

use crate::period::Days;
use crate::period::phrase::grain::{Grain, Named};
use crate::period::phrase::item::{Item, What, YearFrom, item};
use crate::period::phrase::refusal::Refusal;
use crate::period::phrase::word::Word;
use crate::period::phrase::words::Words;
use crate::period::reading::{Due, Start, Window};

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

/// How an item is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Start,
    Range,
    List,
    /// A semicolon, over which no more is understood than the year of what follows: `Q1; Q3 2010`.
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
        matches!(self.grain, Grain::Season | Grain::Part(_)) && !self.end
    }

    /// Returns the window of a delivery within it.
    pub(super) fn window(self) -> Window {
        Span {
            first: self,
            last: self,
            range: false,
            by: false,
        }
        .window()
    }

    /// Returns the day from which on; `None` where the words do not say which.
    pub(super) fn first_day(self) -> Option<Date> {
        (!self.is_vague() && !self.end).then_some(self.days.first)
    }

    /// Returns the day up to which; `None` where the words do not say which.
    pub(super) fn last_day(self) -> Option<Date> {
        (!self.is_vague()).then_some(self.days.last)
    }

    /// Returns the last day that is before it.
    pub(super) fn day_before(self) -> Option<Date> {
        if self.end {
            Some(self.days.last)
        } else {
            self.days.first.yesterday().ok()
        }
    }
}

impl Span {
    /// Returns the window of a delivery; what is due by a day, or at the end, begins with the term.
    pub(super) fn window(self) -> Window {
        let Days {
            first: earliest,
            last: latest,
        } = self.last.days;
        let due = if self.last.is_vague() {
            Due::Between { earliest, latest }
        } else {
            Due::On(latest)
        };
        let start = if self.by || self.first.end {
            Start::Term
        } else {
            Start::On(self.first.days.first)
        };
        Window { start, due }
    }
}

/// Reads one stretch with its year.
pub(super) fn one(words: &mut Words<'_>) -> Option<Named> {
    let named = item(words).filter(|item| !item.plural)?.resolve();
    words.accept(named)
}

/// Reads a sequence of one or more; prepositions are read with each item where the joints may be any.
pub(super) fn spans(words: &mut Words<'_>, joints: Joints) -> Option<Vec<Span>> {
    let mut links =
        links(words, joints).filter(|links| links.len() > 1 || !links[0].item.plural)?;
    share(&mut links);
    words.accept(together(&links))
}

/// Reads one stretch or one range.
pub(super) fn span(words: &mut Words<'_>, joints: Joints) -> Option<Span> {
    spans(words, joints)?.first().copied()
}

fn links(words: &mut Words<'_>, joints: Joints) -> Option<Vec<Link>> {
    let link = |words: &mut Words<'_>, joint| {
        let preposition = if joints == Joints::Any {
            preposition(words)
        } else {
            None
        };
        Some(Link {
            joint,
            preposition,
            item: item(words)?,
        })
    };
    let mut links = vec![link(words, Joint::Start)?];
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
        (Joints::Between, Word::And)
        | (
            Joints::Range | Joints::Any,
            Word::Dash { .. } | Word::To | Word::Through | Word::Until,
        ) => Some(Joint::Range),
        (Joints::Any, Word::Comma | Word::And) => Some(Joint::List),
        (Joints::Any, Word::Semicolon) => Some(Joint::Break),
        _ => None,
    })?;
    if joint != Joint::Range {
        words.eat(Word::And);
    }
    Some(joint)
}

/// Gives every item the month, the quarter and the year that it shares with a neighbour.
fn share(links: &mut [Link]) {
    for at in (1..links.len()).rev() {
        let right = links[at].item;
        let left = &mut links[at - 1].item;
        left.what = left.what.like(right.what);
        let is_part = left.what != What::Year && !matches!(right.what, What::Year | What::Winter);
        if is_part && right.year_from != YearFrom::Before && left.year.is_none() {
            (left.year, left.year_from) = (right.written_year(), YearFrom::Next);
        }
    }
    for at in 1..links.len() {
        let left = links[at - 1].item;
        let Link {
            joint, item: right, ..
        } = &mut links[at];
        if left.leads {
            right.what = right.what.like(left.what);
            right.leads = true;
        }
        if left.year_from == YearFrom::Before && right.year.is_none() && *joint != Joint::Break {
            (right.year, right.year_from) = (left.year, YearFrom::Before);
        }
    }
}

/// Puts ranges together; the error is why the whole is refused, where there is a reason to name.
fn together(links: &[Link]) -> Result<Vec<Span>, Option<Refusal>> {
    let mut spans: Vec<Span> = Vec::with_capacity(links.len());
    let mut by = false;
    let mut before: Option<Item> = None;
    for Link {
        joint,
        preposition,
        item,
    } in links
    {
        let named = item.resolve()?;
        let joined = preposition.is_none() && *joint != Joint::Break;
        // "June 2010 and 2011" may be June of both, or all of the second.
        if joined && item.is_bare_year() && before.is_some_and(|before| before.what != What::Year) {
            return Err(item.year.map(Refusal::MonthOrYear));
        }
        by = preposition.unwrap_or(by);
        match (joint, spans.last_mut()) {
            (Joint::Range, Some(span)) if span.range || span.first.end || !joined => {
                return Err(None);
            }
            (
                Joint::Range,
                Some(Span {
                    first, last, range, ..
                }),
            ) => {
                if named.days.first < first.days.first || named.days.last < first.days.last {
                    return Err(Some(Refusal::Backwards));
                }
                (*last, *range) = (named, true);
            }
            (Joint::Start | Joint::Range | Joint::List | Joint::Break, last) => {
                let backwards = last.is_some_and(|last| named.days.last < last.last.days.first);
                // "November and February 2010" can hardly be of the same year.
                if backwards && before.is_some_and(|before| before.year_from == YearFrom::Next) {
                    return Err(Some(Refusal::Backwards));
                }
                spans.push(Span {
                    first: named,
                    last: named,
                    range: false,
                    by,
                });
            }
        }
        before = Some(*item);
    }
    let named_before = |at: usize| {
        spans[..at]
            .iter()
            .any(|span| span.window() == spans[at].window())
    };
    if (1..spans.len()).any(named_before) {
        Err(Some(Refusal::Twice))
    } else {
        Ok(spans)
    }
}
