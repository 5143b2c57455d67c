//! All that happened to a measure or a body, in order.

use crate::data::history::Row;
use crate::document::{Cell, Column, Document, Table};
use crate::obligation::Obligation;
use crate::obligation::as_of::AsOf;
use crate::obligation::history::event::{Event, Happening};
use crate::plan::Plan;
use crate::plan::body::{Body, Member};
use crate::plan::measure::Measure;
use crate::plan::progress::Progress;
use crate::plan::review::{Decision, Review};
use crate::text::wording::Wording;
use crate::text::words::all_of;
use crate::voice::change::{act, act_words, fate_words};
use crate::voice::entry::entry_words;
use crate::voice::plain::{days_words, origin_words};
use crate::voice::reading::reading_words;

/// The events in words, in their order.
pub(crate) fn rows(plan: &Plan, events: &[Event]) -> Vec<Row> {
    events.iter().map(|event| row(plan, event)).collect()
}

fn row(plan: &Plan, event: &Event) -> Row {
    let measure = event.measure.map(|measure| measure.id.value.to_string());
    let blank = Row {
        day: event.day,
        what: "",
        measure,
        body: None,
        period: None,
        obligation: None,
        text: String::new(),
    };
    let id = |key| Some(plan.body(key).id.value.to_string());
    match &event.happening {
        Happening::Approved => Row {
            what: "approved",
            text: approved_words(plan, event.measure),
            ..blank
        },
        Happening::TakenUp(continues) => Row {
            what: "taken-up",
            text: format!("from {}", origin_words(continues, None)),
            ..blank
        },
        Happening::Amended(amendment, does) => {
            let does = event.measure.map_or_else(String::new, |measure| {
                act_words(plan, measure, amendment, *does)
            });
            Row {
                what: "amended",
                text: format!("{}: {does}", act(amendment)),
                ..blank
            }
        }
        Happening::Fate(amendment, succession) => Row {
            what: "amended",
            body: succession.body.key().and_then(id),
            text: format!("{}: {}", act(amendment), fate_words(plan, succession)),
            ..blank
        },
        Happening::Named { group, member } => Row {
            what: "named",
            body: member.body.key().and_then(id),
            text: named_words(group, member),
            ..blank
        },
        Happening::Received {
            entry,
            body,
            period,
            is_correction,
        } => Row {
            what: "received",
            body: id(*body),
            period: Some(period.to_string()),
            text: received_words(entry, *is_correction),
            ..blank
        },
        Happening::Reviewed {
            review,
            body,
            period,
        } => Row {
            what: review.decision.name(),
            body: id(*body),
            period: Some(period.to_string()),
            text: review_words(review),
            ..blank
        },
        Happening::Turned {
            turned,
            is_passed_on,
        } => {
            let (was, is) = (turned.was.as_ref(), turned.is.as_ref());
            Row {
                what: match is {
                    Some(_) if *is_passed_on => "passed",
                    Some(is) => is.status.name(),
                    None => "gone",
                },
                body: turned.obligation().body_id().map(str::to_owned),
                obligation: Some(turned.obligation().id()),
                text: if *is_passed_on {
                    format!("passes on as it is: {}", standing_words(is, None))
                } else {
                    format!("{} → {}", standing_words(was, is), standing_words(is, was))
                },
                ..blank
            }
        }
    }
}

fn approved_words(plan: &Plan, measure: Option<&Measure>) -> String {
    let approval = plan.header.approved.as_ref();
    let act = approval.map_or("the approving act", |approval| &*approval.act);
    let period = measure.map_or_else(String::new, |measure| {
        let words = &measure.implementation.words.value;
        let reading = reading_words(
            Wording::English,
            plan,
            measure,
            (&measure.implementation, None),
        );
        format!(": \"{words}\", {reading}")
    });
    format!("{act}{period}")
}

fn named_words(group: &Body, member: &Member) -> String {
    let measures: Vec<&str> = member.measures.iter().map(|id| &*id.value).collect();
    let measures = if measures.is_empty() {
        String::new()
    } else {
        format!(" for {}", all_of(&measures))
    };
    let by = member.by.as_ref();
    let by = by.map_or_else(String::new, |by| format!(", by {by}"));
    format!("a member of {}{measures}{by}", group.name.value)
}

fn received_words(entry: &Progress, is_correction: bool) -> String {
    let mut words = entry.state.name().to_owned();
    if let Some(about) = &entry.about {
        words += &format!(" for {about}");
    }
    if is_correction {
        words += " (corrects what came before)";
    }
    let said = entry_words(entry);
    if !said.is_empty() {
        words += &format!(": {said}");
    }
    words
}

fn review_words(review: &Review) -> String {
    let texts = [&review.ask, &review.note];
    let said: Vec<&str> = texts.into_iter().filter_map(Option::as_deref).collect();
    let said = said.join(" / ");
    match (review.decision, said.is_empty()) {
        (Decision::Accepted, true) => "by the coordinator".to_owned(),
        (Decision::Returned, true) => "to the body".to_owned(),
        (Decision::Accepted | Decision::Returned, false) => said,
    }
}

/// `overdue, 16 days`: where an obligation stands, with its due date where that is not the one of the other side.
fn standing_words(one: Option<&Obligation>, other: Option<&Obligation>) -> String {
    let Some(one) = one else {
        return "not owed".to_owned();
    };
    let mut words = one.status.name().to_owned();
    if let Some(awaits) = one.status.awaits() {
        words += &format!(" {}", awaits.name());
    }
    if let Some(days) = one.status.days_late() {
        words += &format!(", {}", days_words(days));
    }
    if other.is_none_or(|other| other.due_on() != one.due_on()) {
        words += &format!(", due {}", one.due_on());
    }
    words
}

/// The history for readers; what turns the same way on one day shares a row.
pub(crate) fn history(title: &str, rows: &[Row], as_of: AsOf) -> Document {
    let mut document = Document::default();
    document.heading(format!("{title}: what happened by {as_of}"));
    if rows.is_empty() {
        document.paragraph("Nothing.");
        return document;
    }
    let columns = vec![
        Column::word("day"),
        Column::word("what"),
        Column::text("of whom or what"),
        Column::text("how"),
    ];
    let is_same = |a: &Row, b: &Row| {
        a.obligation.is_some()
            && b.obligation.is_some()
            && (a.day, a.what, &a.text) == (b.day, b.what, &b.text)
    };
    let folded = rows.chunk_by(is_same).map(|rows| {
        let row = &rows[0];
        let whom = if row.obligation.is_some() {
            let ids: Vec<&str> = rows
                .iter()
                .filter_map(|row| row.obligation.as_deref())
                .collect();
            ids.join(", ")
        } else {
            let parts = [&row.measure, &row.body, &row.period];
            let parts: Vec<&str> = parts.into_iter().filter_map(Option::as_deref).collect();
            parts.join(" ")
        };
        vec![
            Cell::date(row.day),
            Cell::text(row.what),
            Cell::text(whom),
            Cell::text(&row.text),
        ]
    });
    document.table(Table::new(columns, folded.collect()));
    document
}
