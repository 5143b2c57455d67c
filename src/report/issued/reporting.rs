//! Reporting discipline: bodies against periods.

use crate::document::Document;
use crate::obligation::discipline::{Owed, owed};
use crate::plan::Plan;
use crate::report::asked::Asked;
use crate::report::issued::{Of, Report};
use crate::report::section::{discipline, title};

pub(super) static REPORT: Report = Report {
    name: "reporting",
    summary: "reporting discipline: bodies against periods",
    is_of_body: false,
    period: Of::Period,
    build,
};

fn build(plan: &Plan, asked: &Asked) -> Document {
    let heading = asked.wording.say("report-reporting-title");
    let mut document = title::open(plan, asked, REPORT.name, heading, true);
    let owed = owed(plan, asked.as_of);
    let until_then: Vec<&Owed> = owed
        .iter()
        .filter(|owed| owed.period.days().first <= asked.scope.days.last)
        .collect();
    discipline::matrix(&mut document, plan, asked.wording, &until_then);
    let in_scope = discipline::in_scope(asked, &owed);
    discipline::discipline(&mut document, plan, asked.wording, &in_scope);
    document
}
