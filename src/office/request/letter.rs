//! The letter that goes with a form, and the reminder if no answer came.

use crate::document::{Cell, Column, Document, Table};
use crate::obligation::discipline::report_due_on;
use crate::office::request::sheet::coordinator;
use crate::office::request::{Form, Row};
use crate::text::wording::Wording;
use crate::text::words::shortened;
use crate::voice::plain::WORDS_IN_TABLE;

/// The letter that goes with a form.
pub(crate) fn covering(form: &Form, wording: Wording) -> Document {
    let mut document = open("letter-title", form, wording);
    document.paragraph(wording.tell(
        "letter-asked",
        [
            ("plan", (*form.plan.header.title).into()),
            ("body", (*form.body.name.value).into()),
            ("count", form.rows.len().into()),
            ("period", wording.period(form.period).into()),
            (
                "due",
                wording.date(report_due_on(form.plan, form.period)).into(),
            ),
        ],
    ));
    if form.returned() > 0 {
        document.paragraph(wording.tell("letter-returned", [("count", form.returned().into())]));
    }
    document.paragraph(wording.say("letter-how"));
    document.table(table(&form.rows.iter().collect::<Vec<_>>(), wording));
    close(&mut document, form, wording);
    document
}

/// A short letter about unanswered questions.
pub(crate) fn reminder(form: &Form, wording: Wording) -> Document {
    let mut document = open("letter-remind-title", form, wording);
    let owed: Vec<&Row> = form.owed().collect();
    let due = report_due_on(form.plan, form.period);
    document.paragraph(wording.tell(
        "letter-owed",
        [
            ("date", wording.date(form.as_of.day).into()),
            ("body", (*form.body.name.value).into()),
            ("count", owed.len().into()),
            ("period", wording.period(form.period).into()),
            (
                "has-passed",
                if due < form.as_of.day { "yes" } else { "no" }.into(),
            ),
            ("due", wording.date(due).into()),
        ],
    ));
    document.table(table(&owed, wording));
    document.paragraph(wording.say("letter-owed-how"));
    close(&mut document, form, wording);
    document
}

/// The subject of a letter, for mails.
pub(crate) fn subject(form: &Form, wording: Wording, is_reminder: bool) -> String {
    let key = if is_reminder {
        "letter-remind-title"
    } else {
        "letter-title"
    };
    wording.tell(key, [("period", wording.period(form.period).into())])
}

fn open(key: &str, form: &Form, wording: Wording) -> Document {
    let mut document = Document {
        wording,
        ..Document::default()
    };
    document.heading(wording.tell(key, [("period", wording.period(form.period).into())]));
    document.paragraph(wording.tell("letter-to", [("body", (*form.body.name.value).into())]));
    document.paragraph(wording.tell(
        "letter-date",
        [("date", wording.date(form.as_of.day).into())],
    ));
    document
}

fn close(document: &mut Document, form: &Form, wording: Wording) {
    document.paragraph(wording.tell(
        "letter-signed",
        [("coordinator", coordinator(form, wording).into())],
    ));
}

fn table(rows: &[&Row], wording: Wording) -> Table {
    let title = |key: &str| wording.say(&format!("form-column-{key}"));
    let columns = vec![
        Column::word(title("measure")),
        Column::text(title("text")),
        Column::word(title("for")),
        Column::word(title("due_on")),
    ];
    let rows = rows.iter().map(|row| {
        let obligation = &row.obligation;
        vec![
            Cell::text(obligation.measure.id.value.as_str()),
            Cell::text(shortened(&obligation.measure.text, WORDS_IN_TABLE)),
            Cell::text(row.name().to_string()),
            Cell::date(obligation.due_on()),
        ]
    });
    Table::new(columns, rows.collect())
}
