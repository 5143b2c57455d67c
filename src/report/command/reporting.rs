//! Reporting discipline per body and period, for `tadbir reporting`.

use crate::document::Document;
use crate::obligation::as_of::AsOf;
use crate::obligation::discipline::Owed;
use crate::plan::Plan;
use crate::report::section::discipline;
use crate::text::wording::Wording;
use crate::voice::cell::as_of_words;

/// Two tables for people: bodies against periods, and what came per body.
pub(crate) fn document(plan: &Plan, owed: &[Owed], as_of: AsOf, wording: Wording) -> Document {
    let mut document = Document {
        wording,
        ..Document::default()
    };
    document.heading(wording.tell(
        "reporting-heading",
        [("date", as_of_words(wording, as_of).into())],
    ));
    let owed: Vec<&Owed> = owed.iter().collect();
    discipline::matrix(&mut document, plan, wording, &owed);
    if !owed.is_empty() {
        discipline::discipline(&mut document, plan, wording, &owed);
    }
    document
}
