//! A form to be printed and filled in by hand.

use crate::document::{Cell, Document};
use crate::office::request::Form;
use crate::office::request::column::{Column, columns};
use crate::office::request::sheet::{form_title, help, locked_text, states};
use crate::plan::statement::Kept;
use crate::text::wording::Wording;

/// Space for handwriting.
const BLANK: &str = "________________________________________";

/// The form as a document: the instructions, then what is asked about each obligation, with room for the answers.
pub(crate) fn paper(form: &Form, wording: Wording) -> Document {
    let mut document = Document {
        wording,
        ..Document::default()
    };
    document.heading(form_title(form, wording));
    document.paragraph(form.plan.header.title.to_string());
    document.subheading(wording.say("form-help-title"));
    // The other instructions are about workbooks.
    let instructions = help(form, wording, 3..=7);
    document.list(instructions.into_iter().map(Cell::text).collect());
    let states = states(wording).join(", ");
    for row in &form.rows {
        let text = |column| locked_text(row, column, wording);
        document.subheading(format!("{} · {}", text(Column::Measure), text(Column::For)));
        document.paragraph(text(Column::Text));
        let known = [Column::Period, Column::DueOn, Column::Said, Column::Ask];
        let facts = known
            .into_iter()
            .map(|column| (column.title(wording), text(column)))
            .filter(|(_, text)| !text.is_empty())
            .map(|(title, text)| (title, Cell::text(text)));
        let titles = columns().filter_map(|column| match column {
            Column::Answer(point) if matches!(point.kept, Kept::State) => {
                Some(wording.tell("paper-state", [("states", states.clone().into())]))
            }
            Column::Answer(_) => Some(column.title(wording)),
            _ => None,
        });
        let blanks = titles.map(|title| (title, Cell::text(BLANK)));
        document.facts(facts.chain(blanks).collect());
    }
    document
}
