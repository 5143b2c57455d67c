//! What is overdue as of a day, by body.

use crate::document::Document;
use crate::obligation::{Obligation, shown};
use crate::plan::Plan;
use crate::report::asked::Asked;
use crate::report::issued::Report;
use crate::report::section::said::Said;
use crate::report::section::{overdue, title};

pub(super) static REPORT: Report = Report {
    name: "overdue",
    summary: "what is overdue as of a day, by body, with obstacles",
    is_of_body: false,
    build,
};

fn build(plan: &Plan, asked: &Asked) -> Document {
    let wording = asked.wording;
    let heading = wording.tell(
        "report-overdue-title",
        [("date", wording.date(asked.as_of.day).into())],
    );
    let mut document = title::open(plan, asked, REPORT.name, heading, false);
    let all: Vec<Obligation> = shown(plan, asked.as_of);
    let said = Said::of(plan, asked.as_of);
    overdue::overdue(&mut document, plan, asked, &all, &said);
    document
}
