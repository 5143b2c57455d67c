//! What a closing plan leaves unmet, ready to be taken up by the next.

use crate::document::{Cell, Document, Group, Table, Tone};
use crate::obligation::continuity::{Left, left, origin};
use crate::plan::Plan;
use crate::report::asked::Asked;
use crate::report::issued::{Of, Report};
use crate::report::section::said::Said;
use crate::report::section::title;
use crate::voice::cell::{
    age_cell, as_of_words, body_id, body_of, measure_cell, number, objective_title, text, word,
    words_cell,
};

pub(super) static REPORT: Report = Report {
    name: "carry-over",
    summary: "what a closing plan leaves unmet, ready to be taken up by the next",
    is_of_body: false,
    period: Of::Day,
    build,
};

fn build(plan: &Plan, asked: &Asked) -> Document {
    let wording = asked.wording;
    let heading = wording.tell(
        "report-carry-over-title",
        [("date", as_of_words(wording, asked.as_of).into())],
    );
    let mut document = title::open(plan, asked, REPORT.name, heading, false);
    let left = left(plan, asked.as_of);
    if left.is_empty() {
        document.paragraph(wording.say("left-none"));
        document.table(table(plan, asked, &left));
        return document;
    }
    let unmet: usize = left.iter().map(|left| left.unmet.len()).sum();
    let measures = plan
        .measures
        .iter()
        .filter(|measure| plan.has(measure, asked.as_of.day));
    document.paragraph(wording.tell(
        "left-scope",
        [
            ("measures", left.len().into()),
            ("all", measures.count().into()),
            ("count", unmet.into()),
        ],
    ));
    document.table(table(plan, asked, &left));
    document
}

fn table(plan: &Plan, asked: &Asked, left: &[Left]) -> Table {
    let wording = asked.wording;
    let shows_obstacles = plan.edition.shows_affairs();
    let said = Said::of(plan, asked.as_of);
    let mut columns = vec![
        word(wording, "objective").in_title(),
        word(wording, "measure"),
        text(wording, "text"),
        text(wording, "period"),
        text(wording, "bodies"),
        number(wording, "unmet"),
        word(wording, "oldest_due_on"),
        word(wording, "owed_since"),
        text(wording, "age"),
    ];
    columns.push(text(wording, "rests_by").if_any());
    if shows_obstacles {
        columns.push(text(wording, "obstacles"));
    }
    let groups = left
        .chunk_by(|a, b| a.measure.objective == b.measure.objective)
        .map(|group| {
            let title = objective_title(plan, group[0].measure);
            let gaps = [("title", title.into()), ("count", group.len().into())];
            Group {
                title: Some(wording.tell("section-left", gaps)),
                rows: group
                    .iter()
                    .map(|left| {
                        let said = shows_obstacles.then_some(&said);
                        row(plan, asked, left, said)
                    })
                    .collect(),
            }
        });
    Table::grouped(columns, groups.collect()).named("left", wording.say("caption-left"))
}

fn row(plan: &Plan, asked: &Asked, left: &Left, said: Option<&Said>) -> Vec<Cell> {
    let measure = left.measure;
    let mut bodies: Vec<&str> = left.unmet.iter().map(|one| body_id(body_of(one))).collect();
    bodies.dedup();
    let since = origin(plan, measure).since;
    let mut cells = vec![
        Cell::text(plan.objective(measure.objective).id.value.as_str()),
        measure_cell(measure),
        words_cell(measure),
        Cell::text(&*left.newest().words.value),
        Cell::text(bodies.join(", ")),
        Cell::count(left.unmet.len()).tone(Tone::Overdue),
        Cell::date(left.oldest_due_on()),
        since.map_or(Cell::EMPTY, Cell::date),
        age_cell(asked.wording, since, asked.as_of),
    ];
    cells.push(left.rests_by.map_or(Cell::EMPTY, |by| Cell::text(&*by.act)));
    if let Some(said) = said {
        let stated = said.about(measure).filter_map(|considered| {
            let obstacles = considered.entry.obstacles.as_deref()?;
            Some((considered.period, considered.entry.received_on, obstacles))
        });
        let last = stated.max_by_key(|(period, received_on, _)| (*period, *received_on));
        cells.push(last.map_or(Cell::EMPTY, |(.., obstacles)| Cell::text(obstacles)));
    }
    cells
}
