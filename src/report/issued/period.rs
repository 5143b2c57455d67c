//! The report for a reporting period, a year or the whole term: the office's main product.

use crate::document::Document;
use crate::obligation::discipline::owed;
use crate::obligation::{Obligation, shown};
use crate::plan::Plan;
use crate::report::asked::Asked;
use crate::report::issued::{Of, Report};
use crate::report::section::said::Said;
use crate::report::section::{
    annex, carried, discipline, due, movement, need, obligation, overdue, restated, silent,
    slippage, standing, summary, timeline, title,
};

pub(super) static REPORT: Report = Report {
    name: "period",
    summary: "a reporting period, a year or the whole term: what was due and what became of it",
    is_of_body: false,
    period: Of::Period,
    build,
};

fn build(plan: &Plan, asked: &Asked) -> Document {
    let wording = asked.wording;
    let heading = wording.tell(
        "report-period-title",
        [("period", asked.scope.words.as_str().into())],
    );
    let mut document = title::open(plan, asked, REPORT.name, heading, true);
    let all: Vec<Obligation> = shown(plan, asked.as_of);
    let fallen: Vec<Obligation> = all
        .iter()
        .filter(|obligation| asked.scope.has_fallen_due(obligation.due_on()))
        .cloned()
        .collect();
    let owed = owed(plan, asked.as_of);
    let owed = discipline::in_scope(asked, &owed);
    let known_then = restated::as_known_then(plan, asked);
    let then = known_then.as_ref().unwrap_or(plan);
    let moved = movement::since_previous(plan, then, asked);
    summary::summary(&mut document, plan, asked, &all, &fallen, &owed, &moved);
    standing::standing(&mut document, plan, asked, &fallen);
    document.chart(timeline::chart(plan, asked, &all));
    due::due(&mut document, asked, &fallen);
    let said = Said::of(plan, asked.as_of);
    overdue::overdue(&mut document, plan, asked, &all, &said);
    due::met(&mut document, asked, &all);
    movement::movement(&mut document, plan, asked, &moved);
    restated::restated(&mut document, plan, then, asked);
    slippage::slippage(&mut document, plan, asked, &all);
    carried::carried(&mut document, plan, asked, &all, |_| true);
    silent::silent(&mut document, plan, asked, &fallen);
    discipline::discipline(&mut document, plan, asked.wording, &owed);
    need::needs(&mut document, plan, asked, &said);
    due::next(&mut document, asked, &all);
    annex::annex(&mut document, plan, asked);
    obligation::obligations(&mut document, plan, asked, &fallen);
    document
}
