//! What is overdue as of a day, by body.

use crate::document::Document;
use crate::obligation::{Obligation, shown};
use crate::plan::Plan;
use crate::report::asked::Asked;
use crate::report::issued::{Of, Report};
use crate::report::section::said::Said;
use crate::report::section::{overdue, title};
use crate::voice::cell::as_of_words;

pub(super) static REPORT: Report = Report {
    name: "overdue",
    summary: "what is overdue as of a day, by body, with obstacles",
    is_of_body: false,
    period: Of::Day,
    build,
};

fn build(plan: &Plan, asked: &Asked) -> Document {
    let wording = asked.wording;
    let heading = wording.tell(
        "report-overdue-title",
        [("date", as_of_words(wording, asked.as_of).into())],
    );
    let mut document = title::open(plan, asked, REPORT.name, heading, false);
    let all: Vec<Obligation> = shown(plan, asked.as_of);
    let said = Said::of(plan, asked.as_of);
    overdue::overdue(&mut document, plan, asked, &all, &said);
    document
}
