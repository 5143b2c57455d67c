//! Cells and columns that the reports share, in the language of the report.

use jiff::civil::Date;

use crate::document::{Cell, Column, Follow, Tone};
use crate::obligation::Obligation;
use crate::obligation::as_of::AsOf;
use crate::obligation::schedule::Which;
use crate::obligation::status::{Awaits, Status};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::body::Body;
use crate::plan::measure::Measure;
use crate::text::wording::Wording;
use crate::text::words::shortened;
use crate::voice::plain::{WORDS_IN_TABLE, tone};

/// What stands as the id of a body where none is named.
pub(crate) const NOBODY_ID: &str = "-";

/// A day that is asked about, and the day whose knowledge answers where that is another.
pub(crate) fn as_of_words(wording: Wording, as_of: AsOf) -> String {
    let day = wording.date(as_of.day);
    match as_of.hindsight() {
        None => day,
        Some(known_on) => wording.tell(
            "date-known-on",
            [
                ("date", day.into()),
                ("known", wording.date(known_on).into()),
            ],
        ),
    }
}

/// An act with its day, and from when it counts where that is before it.
pub(crate) fn act_words(wording: Wording, amendment: &Amendment) -> String {
    let Amendment {
        act,
        on,
        effective_on,
        ..
    } = amendment;
    let key = if effective_on < on {
        "act-retroactive"
    } else {
        "act-of"
    };
    wording.tell(
        key,
        [
            ("act", (**act).into()),
            ("date", wording.date(*on).into()),
            ("from", wording.date(*effective_on).into()),
        ],
    )
}

/// A column of short words, titled in the language.
pub(crate) fn word(wording: Wording, key: &'static str) -> Column {
    Column::word(title(wording, key)).key(key)
}

pub(crate) fn text(wording: Wording, key: &'static str) -> Column {
    Column::text(title(wording, key)).key(key)
}

pub(crate) fn number(wording: Wording, key: &'static str) -> Column {
    Column::number(title(wording, key)).key(key)
}

fn title(wording: Wording, key: &str) -> String {
    wording.say(&format!("column-{key}"))
}

/// A body's name with its id, or that none is named.
pub(crate) fn body_title(wording: Wording, body: Option<&Body>) -> String {
    body.map_or_else(
        || wording.say("no-body"),
        |body| format!("{} ({})", body.name.value, body.id.value),
    )
}

/// Who took the place of the body that owes an obligation: `, now State Security Service (sss)`; nothing while it is there.
pub(crate) fn succeeded(wording: Wording, obligation: &Obligation) -> String {
    if obligation.successors.is_empty() {
        return String::new();
    }
    let bodies: Vec<String> = obligation
        .successors
        .iter()
        .map(|body| body_title(wording, Some(body)))
        .collect();
    wording.tell("succeeded", [("bodies", wording.all_of(&bodies).into())])
}

pub(crate) fn body_id(body: Option<&Body>) -> &str {
    body.map_or(NOBODY_ID, |body| &body.id.value)
}

pub(crate) fn body_of<'p>(obligation: &Obligation<'p>) -> Option<&'p Body> {
    obligation.body.map(|(body, _)| body)
}

pub(crate) fn body_cell(obligation: &Obligation) -> Cell {
    Cell::text(body_id(body_of(obligation)))
}

/// The reporting period in which it falls due.
pub(crate) fn due_period(plan: &Plan, obligation: &Obligation) -> Period {
    plan.reporting_period_of(obligation.due_on())
}

pub(crate) fn measure_cell(measure: &Measure) -> Cell {
    Cell::text(measure.id.value.as_str())
}

/// The beginning of a measure's words.
pub(crate) fn words_cell(measure: &Measure) -> Cell {
    Cell::text(shortened(&measure.text, WORDS_IN_TABLE))
}

/// How long something has been owed by a day; nothing where it is not owed yet, or nobody says since when.
pub(crate) fn age_cell(wording: Wording, since: Option<Date>, as_of: AsOf) -> Cell {
    let age = since.and_then(|since| wording.age(since, as_of.day));
    age.map_or(Cell::EMPTY, Cell::text)
}

/// `6 Improvement of criminal prosecution …`
pub(crate) fn objective_title(plan: &Plan, measure: &Measure) -> String {
    let objective = plan.objective(measure.objective);
    format!("{} {}", objective.id.value, objective.title)
}

/// The reporting period of a continuing obligation; of a delivery the decree's words.
pub(crate) fn period_cell(obligation: &Obligation) -> Cell {
    match obligation.dated.which {
        Which::Period(period) => Cell::text(period.to_string()),
        Which::Ordinal(_) => Cell::text(&*obligation.dated.implementation.words.value),
    }
}

/// The name of a status, such as `met-late`, in the language.
pub(crate) fn status_name(wording: Wording, name: &str) -> String {
    wording.say(&format!("status-{name}"))
}

/// The head of a column that counts a status.
pub(crate) fn status_column(wording: Wording, name: &'static str) -> Column {
    Column::number(wording.say(&format!("short-{name}"))).key(name)
}

/// The status with the days that belong to it: `overdue, 106 days`.
pub(crate) fn status_words(wording: Wording, obligation: &Obligation) -> String {
    let name = obligation.status.name();
    let words = match obligation.status {
        Status::MetLate { days, .. } | Status::Overdue { days } => {
            wording.tell(&format!("status-{name}-days"), [("days", days.into())])
        }
        Status::Awaiting(Awaits::Report) => wording.say("status-awaiting-report"),
        Status::Awaiting(Awaits::Review) => wording.say("status-awaiting-review"),
        Status::Met { .. }
        | Status::NotApplicable { .. }
        | Status::Waived { .. }
        | Status::Upcoming
        | Status::Open => status_name(wording, name),
    };
    if obligation.is_arguably_overdue {
        wording.tell("status-arguably", [("status", words.into())])
    } else {
        words
    }
}

pub(crate) fn status_cell(wording: Wording, obligation: &Obligation) -> Cell {
    Cell::term(obligation.status.name(), status_words(wording, obligation))
        .tone(tone(&obligation.status))
}

/// Days after the due date, where it is overdue or met late.
pub(crate) fn days_late_cell(obligation: &Obligation) -> Cell {
    obligation
        .status
        .days_late()
        .map_or(Cell::EMPTY, Cell::number)
}

/// The rows of `obligations` that have one of these values in each of the columns.
pub(crate) fn follow(with: &[(&'static str, &[&str])]) -> Follow {
    let with = with.iter().map(|(column, values)| {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        (*column, values)
    });
    Follow(with.collect())
}

/// The tone of a status by its name.
pub(crate) fn status_tone(name: &str) -> Tone {
    match name {
        "met" => Tone::Done,
        "met-late" => Tone::Late,
        "open" | "awaiting" => Tone::Waiting,
        "overdue" => Tone::Overdue,
        _ => Tone::Muted,
    }
}
