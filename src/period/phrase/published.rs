//! Phrases of published plans are read as `published.tsv` states.

use crate::period::phrase::{Language, read};
use crate::period::reading::{Frame, Slot};
use crate::period::{Days, Every, Unit, parse_date};

/// Every phrase, and what it is read as.
pub(super) fn phrases() -> impl Iterator<Item = (String, &'static str)> {
    rows(include_str!("published.tsv")).map(|(phrase, expected)| {
        let phrase = phrase.replace("\\n", "\n").replace("\\u{a0}", "\u{a0}");
        (phrase, expected)
    })
}

/// The lines of a table of two columns, without its comments.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').unwrap())
}

/// Returns what a phrase is read as: what is due when, or why it is refused and the part that could be pasted.
///
/// Of a delivery, the days of each window; a second due date is the earliest one can hold.
/// Of what continues, how often, how many times, and the days of the first and last.
fn transcript(phrase: &str) -> String {
    let frame = Frame {
        term: Days::parse("2009-01-01..2013-12-31").unwrap(),
        approved_on: parse_date("2009-02-06"),
        every: Every::Calendar(Unit::Quarter),
    };
    let days = |slot: &Slot| {
        let earliest = if slot.earliest_due == slot.due_on {
            String::new()
        } else {
            format!(" ({})", slot.earliest_due)
        };
        format!("{}..{}{earliest}", slot.starts_on, slot.due_on)
    };
    match read(phrase, Language::ENGLISH) {
        Ok(read) => {
            let slots = read.reading.slots(&frame).unwrap();
            match (read.reading.every(&frame), slots.as_slice()) {
                (None, slots) => slots.iter().map(days).collect::<Vec<_>>().join("; "),
                (Some(every), []) => format!("every {every}: never"),
                (Some(every), [first, .., last]) => {
                    format!(
                        "every {every}: {} from {} to {}",
                        slots.len(),
                        days(first),
                        days(last)
                    )
                }
                (Some(every), [only]) => format!("every {every}: {}", days(only)),
            }
        }
        Err(refused) => match refused.dated_part {
            Some(part) => format!("{}; paste `{part}`", refused.reason),
            None => refused.reason,
        },
    }
}

#[test]
fn every_phrase_is_read_as_stated_or_refused_for_the_stated_reason() {
    let wrong: Vec<_> = phrases()
        .map(|(phrase, expected)| (transcript(&phrase), expected, phrase))
        .filter(|(found, expected, _)| found != expected)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
