//! Bodies, words, periods and statuses in plain English.

use jiff::civil::Date;

use crate::document::{Cell, Tone};
use crate::obligation::Obligation;
use crate::obligation::as_of::AsOf;
use crate::obligation::schedule::Which;
use crate::obligation::status::{Awaits, Status};
use crate::plan::body::Body;
use crate::plan::continues::Continues;
use crate::plan::measure::Measure;
use crate::text::wording::Wording;
use crate::text::words::{all_of, count, shortened};

/// How much of a measure's words a table shows.
pub(crate) const WORDS_IN_TABLE: usize = 90;

/// What is written where no body is named.
pub(crate) const NOBODY: &str = "no body named";

/// A body's name with its id, or that none is named.
pub(crate) fn body_title(body: Option<&Body>) -> String {
    body.map_or_else(
        || NOBODY.to_owned(),
        |body| format!("{} ({})", body.name.value, body.id.value),
    )
}

/// Who took the place of the body that owes an obligation: `, now State Security Service (sss)`; nothing while it is there.
pub(crate) fn succeeded(obligation: &Obligation) -> String {
    if obligation.successors.is_empty() {
        return String::new();
    }
    let successors: Vec<String> = obligation
        .successors
        .iter()
        .map(|body| body_title(Some(body)))
        .collect();
    format!(", now {}", all_of(&successors))
}

/// What a measure takes up of an earlier plan, and for how long it has been owed:
/// `3.b of az-thb-2004, owed since 2004-05-06 (5 years and 2 months), first due on 2008-12-31`; `None` where it is new.
pub(crate) fn continues_words(measure: &Measure, as_of: AsOf) -> Option<String> {
    let continues = measure.continues.as_ref()?;
    Some(origin_words(continues, Some(as_of.day)))
}

/// The same; its age is told by a day, if one is given.
pub(crate) fn origin_words(continues: &Continues, by: Option<Date>) -> String {
    let origin = continues.origin();
    let mut words = format!("{} of {}", continues.measure.value, continues.plan.value);
    if let Some(since) = origin.since {
        words += &format!(", owed since {since}");
        if let Some(age) = by.and_then(|day| Wording::English.age(since, day)) {
            words += &format!(" ({age})");
        }
    }
    if let Some(due) = origin.first_due_on {
        words += &format!(", first due on {due}");
    }
    words
}

/// The beginning of a measure's words.
pub(crate) fn words_cell(measure: &Measure) -> Cell {
    Cell::text(shortened(&measure.text, WORDS_IN_TABLE))
}

/// The reporting period of a continuing obligation; of a delivery the decree's words.
pub(crate) fn period_cell(obligation: &Obligation) -> Cell {
    match obligation.dated.which {
        Which::Period(period) => Cell::text(period.to_string()),
        Which::Ordinal(_) => Cell::text(&*obligation.dated.implementation.words.value),
    }
}

pub(crate) fn tone(status: &Status) -> Tone {
    match status {
        Status::Met { .. } | Status::MetLate { .. } => Tone::Done,
        Status::NotApplicable { .. } | Status::Waived { .. } | Status::Upcoming => Tone::Muted,
        Status::Open | Status::Awaiting(_) => Tone::Waiting,
        Status::Overdue { .. } => Tone::Overdue,
    }
}

/// The status in a few words: `overdue, 106 days`, `met-late, 12 days`, `awaiting report`.
pub(crate) fn status_words(obligation: &Obligation) -> String {
    let name = obligation.status.name();
    let words = match obligation.status {
        Status::MetLate { days, .. } | Status::Overdue { days } => {
            format!("{name}, {}", days_words(days))
        }
        Status::Awaiting(Awaits::Report) => format!("{name} report"),
        Status::Awaiting(Awaits::Review) => format!("{name} review"),
        Status::Met { .. }
        | Status::NotApplicable { .. }
        | Status::Waived { .. }
        | Status::Upcoming
        | Status::Open => name.to_owned(),
    };
    if obligation.is_arguably_overdue {
        format!("{words}, arguably overdue")
    } else {
        words
    }
}

pub(crate) fn status_cell(obligation: &Obligation) -> Cell {
    Cell::text(status_words(obligation)).tone(tone(&obligation.status))
}

pub(crate) fn days_words(days: i32) -> String {
    count(
        usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX),
        "day",
        "days",
    )
}
