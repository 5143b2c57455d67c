//! The sheet that a body gets: its own obligations, past and coming, and nothing of others.

use crate::document::{Cell, Document, Group, Table};
use crate::obligation::discipline::{Owed, owed};
use crate::obligation::status::Status;
use crate::obligation::{Obligation, shown};
use crate::plan::Plan;
use crate::plan::body::Body;
use crate::report::asked::Asked;
use crate::report::issued::{Of, Report};
use crate::report::section::said::Said;
use crate::report::section::{carried, discipline, overdue, summary, title};
use crate::voice::cell::{
    days_late_cell, measure_cell, number, period_cell, status_cell, status_name, text, word,
    words_cell,
};

pub(super) static REPORT: Report = Report {
    name: "body",
    summary: "the sheet a body gets: its own obligations, past and coming (needs --body)",
    is_of_body: true,
    period: Of::Period,
    build,
};

/// The statuses in the order in which a body wants to see them, each with the heading's key.
const ORDER: [&str; 8] = [
    "overdue",
    "awaiting",
    "open",
    "upcoming",
    "met-late",
    "met",
    "not-applicable",
    "waived",
];

fn build(plan: &Plan, asked: &Asked) -> Document {
    let wording = asked.wording;
    let body = asked.body.expect("the command line asks for the body");
    let heading = wording.tell("report-body-title", [("body", (*body.name.value).into())]);
    let mut document = title::open(plan, asked, REPORT.name, heading, true);
    let mut own = shown(plan, asked.as_of);
    own.retain(|obligation| is_of(obligation, body));
    let fallen: Vec<Obligation> = own
        .iter()
        .filter(|obligation| asked.scope.has_fallen_due(obligation.due_on()))
        .cloned()
        .collect();
    let owed = owed(plan, asked.as_of);
    let owed: Vec<&Owed> = owed
        .iter()
        .filter(|owed| owed.body == Some(body.key))
        .collect();
    let in_scope: Vec<&Owed> = owed
        .iter()
        .copied()
        .filter(|owed| asked.scope.days.overlaps(owed.period.days()))
        .collect();
    summary::own(&mut document, asked, &own, &fallen, &in_scope);
    let said = Said::of(plan, asked.as_of);
    overdue::overdue(&mut document, plan, asked, &own, &said);
    obligations(&mut document, asked, &own);
    carried::carried(&mut document, plan, asked, &own, |measure| {
        own.iter()
            .any(|obligation| obligation.measure.key == measure.key)
    });
    discipline::discipline(&mut document, plan, asked.wording, &in_scope);
    document
}

/// Whether it stands under the body, or the body may meet it for another.
fn is_of(obligation: &Obligation, body: &Body) -> bool {
    obligation.may_meet.iter().any(|own| own.key == body.key)
}

/// Adds all its obligations but the overdue ones, by status.
fn obligations(document: &mut Document, asked: &Asked, own: &[Obligation]) {
    let wording = asked.wording;
    document.subheading(wording.tell("section-own", [("count", own.len().into())]));
    if own.is_empty() {
        document.paragraph(wording.say("own-none"));
    }
    let columns = vec![
        word(wording, "measure"),
        text(wording, "text"),
        text(wording, "period"),
        word(wording, "starts_on"),
        word(wording, "due_on"),
        text(wording, "status"),
        number(wording, "days_late").in_title(),
    ];
    let groups = ORDER.into_iter().filter_map(|name| {
        let mut of_status: Vec<&Obligation> = own
            .iter()
            .filter(|obligation| obligation.status.name() == name)
            .collect();
        of_status.sort_by_key(|obligation| (obligation.due_on(), obligation.measure.key));
        if matches!(
            of_status.first()?.status,
            Status::Met { .. } | Status::MetLate { .. }
        ) {
            of_status.reverse();
        }
        Some(Group {
            title: Some(wording.tell(
                "group-title",
                [
                    ("name", status_name(wording, name).into()),
                    ("count", of_status.len().into()),
                ],
            )),
            rows: of_status
                .into_iter()
                .map(|obligation| {
                    vec![
                        measure_cell(obligation.measure),
                        words_cell(obligation.measure),
                        period_cell(obligation),
                        Cell::date(obligation.dated.slot.starts_on),
                        Cell::date(obligation.due_on()),
                        status_cell(wording, obligation),
                        days_late_cell(obligation),
                    ]
                })
                .collect(),
        })
    });
    document.table(
        Table::grouped(columns, groups.collect()).named("obligations", wording.say("caption-own")),
    );
}
