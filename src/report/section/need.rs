//! What bodies say they need.

use crate::document::{Cell, Document, Group, Table};
use crate::plan::Plan;
use crate::plan::body::BodyKey;
use crate::report::asked::Asked;
use crate::report::section::said::Said;
use crate::voice::cell::{body_title, measure_cell, text, word, words_cell};

/// Adds the needs that bodies raised for the report's periods; nothing in an edition that does not show them.
pub(in crate::report) fn needs(document: &mut Document, plan: &Plan, asked: &Asked, said: &Said) {
    if !plan.edition.shows_affairs() {
        return;
    }
    let wording = asked.wording;
    let mut raised: Vec<(BodyKey, Vec<Cell>)> = Vec::new();
    for measure in &plan.measures {
        for one in said.about(measure) {
            if !asked.scope.days.overlaps(one.period.days()) {
                continue;
            }
            if let Some(needs) = &one.entry.needs {
                let cells = vec![
                    Cell::text(&*plan.body(one.body).id.value),
                    measure_cell(measure),
                    words_cell(measure),
                    Cell::text(one.period.to_string()),
                    Cell::text(&**needs),
                ];
                raised.push((one.body, cells));
            }
        }
    }
    document.subheading(wording.tell("section-needs", [("count", raised.len().into())]));
    if raised.is_empty() {
        document.paragraph(wording.say("needs-none"));
    }
    raised.sort_by_key(|(body, _)| *body);
    let groups = raised
        .chunk_by(|a, b| a.0 == b.0)
        .map(|group| Group {
            title: Some(body_title(wording, Some(plan.body(group[0].0)))),
            rows: group.iter().map(|(_, cells)| cells.clone()).collect(),
        })
        .collect();
    let columns = vec![
        word(wording, "body").in_title(),
        word(wording, "measure"),
        text(wording, "text"),
        word(wording, "period"),
        text(wording, "needs"),
    ];
    document.table(Table::grouped(columns, groups).named("needs", wording.say("caption-needs")));
}
