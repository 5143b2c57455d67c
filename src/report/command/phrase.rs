//! What the words of a period are taken to mean, for `tadbir period`.

use std::fmt;

use jiff::civil::Date;

use crate::data::phrase::Phrase;
use crate::document::{Cell, Document};
use crate::period::phrase::{Language, Read, Unreadable};
use crate::period::reading::{Due, Frame, Kind, Missing, Reading, Start};
use crate::period::{Days, Every};
use crate::text::words::{any_of, quoted};

/// What is known of the plan that the words belong to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given {
    pub(crate) term: Option<Days>,
    pub(crate) approved_on: Option<Date>,
    pub(crate) every: Every,
}

/// What the words need and nobody gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lacking {
    Term,
    Approval,
}

impl fmt::Display for Lacking {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(match self {
            Self::Term => "it needs the term of a plan: give --term FROM..TO",
            Self::Approval => "it needs the date of the approving act: give --approved DATE",
        })
    }
}

/// Ties a reading to what is given.
///
/// For a continuing reading there is no one due date; of several deliveries, the dates are those of the last.
pub(crate) fn reading<'a>(
    phrase: &'a str,
    language: Language,
    read: &Read,
    given: &Given,
) -> Result<Phrase<'a>, Lacking> {
    if given.term.is_none() && needs_term(&read.reading) {
        return Err(Lacking::Term);
    }
    // Words that need no term are the same in any.
    let anywhere = Days {
        first: Date::MIN,
        last: Date::MAX,
    };
    let frame = Frame {
        term: given.term.unwrap_or(anywhere),
        approved_on: given.approved_on,
        every: given.every,
    };
    let slots = read
        .reading
        .slots(&frame)
        .map_err(|missing| match missing {
            Missing::Approval => Lacking::Approval,
        })?;
    let last = slots.last();
    let kind = read.reading.kind();
    let of_delivery = last.filter(|_| kind == Kind::Delivery);
    let has_cadence = matches!(
        &read.reading,
        Reading::Continuing {
            cadence: Some(_),
            ..
        }
    );
    let every = read.reading.every(&frame);
    Ok(Phrase {
        phrase,
        language: language.code(),
        form: read.form,
        kind: kind.name(),
        starts_on: slots.first().map(|slot| slot.starts_on),
        ends_on: last.map(|slot| slot.ends_on),
        due_on: of_delivery.map(|slot| slot.due_on),
        cadence_from: every.map(|_| if has_cadence { "words" } else { "plan" }),
        every: every.map(|every| every.to_string()),
        due_dates: slots.iter().map(|slot| slot.due_on).collect(),
        earliest_due: of_delivery.map(|slot| slot.earliest_due),
        latest_due: of_delivery.map(|slot| slot.due_on),
    })
}

fn needs_term(reading: &Reading) -> bool {
    match reading {
        Reading::Delivery(windows) => {
            windows
                .iter()
                .any(|window| match (window.start, window.due) {
                    (Start::Term, _) => true,
                    (
                        Start::Approval | Start::On(_),
                        Due::On(_) | Due::Between { .. } | Due::After(_),
                    ) => false,
                })
        }
        Reading::Continuing { .. } => true,
    }
}

/// The reading for people.
///
/// A reading that is the column's and not the words' says so.
pub(crate) fn document(phrase: &Phrase, is_of_column: bool) -> Document {
    let mut document = Document::default();
    document.heading(format!("\"{}\"", phrase.phrase));
    let date = |date: Option<Date>| date.map_or(Cell::EMPTY, Cell::date);
    let read_as = if is_of_column {
        format!("{} (the plan's periods are deadlines)", phrase.form)
    } else {
        phrase.form.to_owned()
    };
    let mut facts = vec![
        ("read as", Cell::text(read_as)),
        ("kind", Cell::text(phrase.kind)),
    ];
    facts.push(("starts on", date(phrase.starts_on)));
    facts.push(("ends on", date(phrase.ends_on)));
    if let Some(every) = &phrase.every {
        let from = if phrase.cadence_from == Some("plan") {
            "as the plan says"
        } else {
            "in words"
        };
        facts.push(("every", Cell::text(format!("{every} ({from})"))));
    }
    if phrase.earliest_due != phrase.latest_due {
        facts.push(("earliest due", date(phrase.earliest_due)));
    }
    match phrase.due_dates.as_slice() {
        [] => facts.push(("due on", Cell::text("never within the term"))),
        [one] => facts.push(("due on", Cell::date(*one))),
        many => {
            let days: Vec<String> = many.iter().map(ToString::to_string).collect();
            facts.push((
                "due on",
                Cell::text(format!("{} ({} times)", days.join(", "), many.len())),
            ));
        }
    }
    document.facts(facts);
    document
}

/// Why words cannot be read, and what can be written instead.
pub(crate) fn refusal(phrase: &str, unreadable: &Unreadable) -> String {
    let mut text = format!("`{phrase}` cannot be read: {}", unreadable.reason);
    if let Some(part) = &unreadable.dated_part {
        text += &format!("\nthe part `{part}` can be read by itself");
    }
    if !unreadable.nearest.is_empty() {
        text += &format!(
            "\nwrite something like {}",
            any_of(&quoted(&unreadable.nearest))
        );
    }
    text
}
