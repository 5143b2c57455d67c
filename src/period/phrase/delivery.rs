//! What is finished once, by the end of what is named: `2009`, `by June 2010`, `within three months`.

use crate::period::phrase::grain::Grain;
use crate::period::phrase::named::{Joints, Span, one, span, spans};
use crate::period::phrase::refusal::Refusal;
use crate::period::phrase::word::{Noun, Word};
use crate::period::phrase::words::Words;
use crate::period::reading::{Due, Reading, Start, Window};
use crate::period::{Length, StepUnit};

pub(super) fn single(words: &mut Words<'_>, grain: Grain) -> Option<Reading> {
    let _ = words.eat(Word::In) || words.eat(Word::On) || words.eat(Word::Within);
    let named = one(words).filter(|named| named.grain == grain && !named.end)?;
    let window = named.window();
    Some(Reading::Delivery(vec![window]))
}

pub(super) fn range(words: &mut Words<'_>) -> Option<Reading> {
    let _ = words.eat(Word::In) || words.eat(Word::Within);
    if words.eat(Word::Span) {
        words.eat(Word::Of);
    }
    let joints = if words.eat(Word::Between) {
        Joints::Between
    } else {
        Joints::Range
    };
    words.eat(Word::From);
    let span = span(words, joints).filter(|span| span.range)?;
    Some(Reading::Delivery(vec![span.window()]))
}

pub(super) fn list(words: &mut Words<'_>) -> Option<Reading> {
    let spans = spans(words, Joints::Any).filter(|spans| spans.len() > 1)?;
    let mut windows: Vec<_> = spans.into_iter().map(Span::window).collect();
    windows.sort_by_key(|window| window.due.latest());
    Some(Reading::Delivery(windows))
}

pub(super) fn by(words: &mut Words<'_>) -> Option<Reading> {
    words.take(|word| matches!(word, Word::By | Word::Until).then_some(()))?;
    let span = span(words, Joints::Range)?;
    Some(Reading::Delivery(vec![Span { by: true, ..span }.window()]))
}

pub(super) fn end(words: &mut Words<'_>) -> Option<Reading> {
    let _ = words.eat(Word::At) || words.eat(Word::In) || words.eat(Word::On);
    let named = one(words).filter(|named| named.end)?;
    Some(Reading::Delivery(vec![named.window()]))
}

pub(super) fn before(words: &mut Words<'_>) -> Option<Reading> {
    words.eat(Word::Before).then_some(())?;
    let due = Due::On(one(words)?.day_before()?);
    Some(Reading::Delivery(vec![Window {
        start: Start::Term,
        due,
    }]))
}

/// Reads a length of time that counts from the approving act, and no other event.
pub(super) fn within(words: &mut Words<'_>) -> Option<Reading> {
    let within = words.eat(Word::Within);
    // "Not later than three months" counts from nothing, unless the words say from what.
    let counts = within || words.eat(Word::By);
    words.attempt(|words| {
        words.eat(Word::A);
        (words.eat(Word::Span) && words.eat(Word::Of)).then_some(())
    });
    let length = counts.then(|| length(words))??;
    words.eat(Word::Span);
    let counted = words.take(|word| {
        matches!(word, Word::Of | Word::After | Word::From | Word::Following).then_some(())
    });
    if counted.is_some() {
        words.eat(Word::DayOf);
        words.eat(Word::Approval).then_some(())?;
        // An approval of nothing that is named is that of the plan.
        words.attempt(|words| (words.eat(Word::Of) && words.eat(Word::Act)).then_some(()));
    } else if !within {
        return words.refuse(Refusal::FromWhen);
    }
    Some(Reading::Delivery(vec![Window {
        start: Start::Approval,
        due: Due::After(length),
    }]))
}

/// Reads `(3)`, which says a number a second time.
fn bracketed(words: &mut Words<'_>, count: u16) -> Option<()> {
    let said = words.eat(Word::Open).then(|| words.take(Word::count))??;
    (words.eat(Word::Close) && said == count).then_some(())
}

/// Reads `three months`, `three (3) months`, `a month`, `half a year`, `a three-month`.
fn length(words: &mut Words<'_>) -> Option<Length> {
    if words.eat(Word::Noun(Noun::HalfYear)) {
        words.attempt(|words| {
            (words.eat(Word::A) && words.eat(Word::Noun(Noun::Year))).then_some(())
        });
        return Some(Length {
            count: 6,
            unit: StepUnit::Month,
        });
    }
    if matches!(words.peek_at(1), Some(Word::Number { .. })) {
        words.eat(Word::A);
    }
    let count = words.take(Word::count).filter(|count| *count > 0)?;
    words.attempt(|words| bracketed(words, count));
    words.eat(Word::Dash { tight: true });
    let unit = match words.noun()? {
        Noun::Day => StepUnit::Day,
        Noun::Week => StepUnit::Week,
        Noun::Month => StepUnit::Month,
        Noun::Year => StepUnit::Year,
        Noun::Quarter | Noun::HalfYear => return None,
    };
    Some(Length { count, unit })
}
