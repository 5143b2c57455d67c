//! Every measure with its words, its reading and its status.

use crate::document::Document;
use crate::obligation::{Obligation, shown};
use crate::plan::Plan;
use crate::report::asked::Asked;
use crate::report::issued::{Of, Report};
use crate::report::section::{annex, carried, timeline, title};

pub(super) static REPORT: Report = Report {
    name: "measures",
    summary: "every measure: its words, its reading and its status",
    is_of_body: false,
    period: Of::AnyPeriod,
    build,
};

fn build(plan: &Plan, asked: &Asked) -> Document {
    let heading = asked.wording.say("report-measures-title");
    let mut document = title::open(plan, asked, REPORT.name, heading, true);
    let all: Vec<Obligation> = shown(plan, asked.as_of);
    document.chart(timeline::chart(plan, asked, &all));
    carried::carried(&mut document, plan, asked, &all, |_| true);
    annex::annex(&mut document, plan, asked);
    document
}
