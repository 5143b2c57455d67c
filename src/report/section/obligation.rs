//! Every obligation that the figures count, one by one, for programs.

use crate::document::{Cell, Document, Medium, Table};
use crate::obligation::Obligation;
use crate::obligation::status::Status;
use crate::plan::Plan;
use crate::report::asked::Asked;
use crate::voice::cell::{
    body_cell, days_late_cell, due_period, measure_cell, number, period_cell, status_cell, text,
    word,
};

/// Adds the table that figures lead to: every obligation that had fallen due by the end of the period.
pub(in crate::report) fn obligations(
    document: &mut Document,
    plan: &Plan,
    asked: &Asked,
    fallen: &[Obligation],
) {
    document.table_for(Medium::Data, || table(plan, asked, fallen));
}

fn table(plan: &Plan, asked: &Asked, fallen: &[Obligation]) -> Table {
    let wording = asked.wording;
    let columns = vec![
        word(wording, "id"),
        word(wording, "measure"),
        word(wording, "objective"),
        word(wording, "body"),
        word(wording, "role"),
        word(wording, "kind"),
        text(wording, "period"),
        word(wording, "due_period"),
        word(wording, "starts_on"),
        word(wording, "due_on"),
        word(wording, "first_due_on"),
        text(wording, "status"),
        number(wording, "days_late"),
        word(wording, "met_on"),
    ];
    let rows = fallen.iter().map(|obligation| {
        let dated = &obligation.dated;
        let met_on = match obligation.status {
            Status::Met { on, .. } | Status::MetLate { on, .. } => Cell::date(on),
            Status::NotApplicable { .. }
            | Status::Waived { .. }
            | Status::Upcoming
            | Status::Open
            | Status::Awaiting(_)
            | Status::Overdue { .. } => Cell::EMPTY,
        };
        let kind = dated.kind().name();
        let role = obligation.body.map_or(Cell::EMPTY, |(_, role)| {
            Cell::term(role.name(), wording.say(&format!("role-{}", role.name())))
        });
        vec![
            Cell::text(obligation.id()),
            measure_cell(obligation.measure),
            Cell::text(
                plan.objective(obligation.measure.objective)
                    .id
                    .value
                    .as_str(),
            ),
            body_cell(obligation),
            role,
            Cell::term(kind, wording.say(&format!("kind-{kind}"))),
            period_cell(obligation),
            Cell::text(due_period(plan, obligation).to_string()),
            Cell::date(dated.slot.starts_on),
            Cell::date(obligation.due_on()),
            Cell::date(dated.first_due_on),
            status_cell(wording, obligation),
            days_late_cell(obligation),
            met_on,
        ]
    });
    Table::new(columns, rows.collect()).named("obligations", wording.say("caption-obligations"))
}
