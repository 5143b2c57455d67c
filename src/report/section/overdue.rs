//! What is overdue, by body, oldest first: days late, obstacles stated, and how often it was late before.

use crate::document::{Cell, Document, Group, Medium, Table, Tone};
use crate::obligation::Obligation;
use crate::plan::Plan;
use crate::report::asked::Asked;
use crate::report::command::overdue::{Run, by_body, runs};
use crate::report::section::said::Said;
use crate::voice::cell::{
    body_cell, body_of, body_title, days_late_cell, measure_cell, number, period_cell, succeeded,
    text, word, words_cell,
};

/// Adds what is overdue as of the day: runs of periods folded for readers, one by one for programs.
pub(in crate::report) fn overdue(
    document: &mut Document,
    plan: &Plan,
    asked: &Asked,
    all: &[Obligation],
    said: &Said,
) {
    let wording = asked.wording;
    let number_overdue = all
        .iter()
        .filter(|obligation| obligation.status.is_overdue())
        .count();
    document.subheading(wording.tell("section-overdue", [("count", number_overdue.into())]));
    if number_overdue == 0 {
        document.paragraph(wording.say("overdue-none"));
    }
    let groups = by_body(runs(all));
    document.table_for(Medium::Readers, || readers(plan, asked, &groups, said));
    document.table_for(Medium::Data, || data(plan, asked, &groups, said));
}

fn readers(plan: &Plan, asked: &Asked, groups: &[Vec<Run>], said: &Said) -> Table {
    let wording = asked.wording;
    let shows_obstacles = plan.edition.shows_affairs();
    let mut columns = vec![
        word(wording, "body").in_title(),
        word(wording, "measure"),
        text(wording, "text"),
        text(wording, "period"),
        word(wording, "oldest_due_on"),
        number(wording, "days_late"),
        number(wording, "late_before"),
    ];
    if shows_obstacles {
        columns.push(text(wording, "obstacles"));
    }
    let groups = groups.iter().map(|runs| {
        let count: usize = runs.iter().map(|run| run.obligations.len()).sum();
        let title =
            body_title(wording, body_of(runs[0].oldest())) + &succeeded(wording, runs[0].oldest());
        Group {
            title: Some(wording.tell(
                "group-title",
                [("name", title.into()), ("count", count.into())],
            )),
            rows: runs
                .iter()
                .map(|run| {
                    let oldest = run.oldest();
                    let mut cells = vec![
                        body_cell(oldest),
                        measure_cell(oldest.measure),
                        words_cell(oldest.measure),
                        Cell::text(run.period(wording)),
                        Cell::date(oldest.due_on()),
                        days_late_cell(oldest).tone(Tone::Overdue),
                        Cell::count(run.late_before),
                    ];
                    if shows_obstacles {
                        let newest = run.obligations[run.obligations.len() - 1];
                        cells.push(obstacles(newest, said));
                    }
                    cells
                })
                .collect(),
        }
    });
    Table::grouped(columns, groups.collect()).named("overdue", wording.say("caption-overdue"))
}

fn data(plan: &Plan, asked: &Asked, groups: &[Vec<Run>], said: &Said) -> Table {
    let wording = asked.wording;
    let shows_obstacles = plan.edition.shows_affairs();
    let mut columns = vec![
        word(wording, "id"),
        word(wording, "body"),
        word(wording, "measure"),
        text(wording, "text"),
        text(wording, "period"),
        word(wording, "due_on"),
        number(wording, "days_late"),
        number(wording, "late_before"),
    ];
    if shows_obstacles {
        columns.push(text(wording, "obstacles"));
    }
    let rows = groups
        .iter()
        .flatten()
        .flat_map(|run| (run.late_before..).zip(&run.obligations))
        .map(|(late_before, obligation)| {
            let mut cells = vec![
                Cell::text(obligation.id()),
                body_cell(obligation),
                measure_cell(obligation.measure),
                words_cell(obligation.measure),
                period_cell(obligation),
                Cell::date(obligation.due_on()),
                days_late_cell(obligation).tone(Tone::Overdue),
                Cell::count(late_before),
            ];
            if shows_obstacles {
                cells.push(obstacles(obligation, said));
            }
            cells
        });
    Table::new(columns, rows.collect()).named("overdue", wording.say("caption-overdue"))
}

/// The obstacles that were stated last about a measure by those who may meet the obligation.
fn obstacles(obligation: &Obligation, said: &Said) -> Cell {
    let stated = said.about(obligation.measure).filter(|considered| {
        obligation
            .may_meet
            .iter()
            .any(|body| body.key == considered.body)
    });
    stated
        .filter_map(|considered| {
            let obstacles = considered.entry.obstacles.as_deref()?;
            Some((considered.period, considered.entry.received_on, obstacles))
        })
        .max_by_key(|(period, received_on, _)| (*period, *received_on))
        .map_or(Cell::EMPTY, |(_, _, obstacles)| Cell::text(obstacles))
}
