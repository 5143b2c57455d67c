//! Every measure with its words, its reading and its status: one row for each body that answers for it.

use std::collections::BTreeSet;

use crate::document::{Block, Cell, Column, Document, Follow, Group, Table, Tone};
use crate::obligation::counts::Counts;
use crate::obligation::status::Status;
use crate::obligation::{Obligation, of_measure};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::measure::Measure;
use crate::report::asked::Asked;
use crate::report::command::list::by_owner;
use crate::voice::cell::{
    body_cell, body_id, body_of, due_period, follow, measure_cell, objective_title, status_column,
    status_tone, status_words, text, word,
};
use crate::voice::plain::tone;
use crate::voice::reading::reading_words;

/// Adds the annex; figures count what had fallen due by the end of the report's period.
pub(in crate::report) fn annex(document: &mut Document, plan: &Plan, asked: &Asked) {
    let wording = asked.wording;
    document.blocks.push(Block::Annex);
    document.subheading(wording.say("section-annex"));
    document.paragraph(wording.say("annex-scope"));
    let measures: Vec<(&Measure, Vec<Obligation>)> = plan.of_each_measure(|measure| {
        let is_known = plan.has(measure, asked.as_of.day);
        is_known
            .then(|| (measure, of_measure(plan, measure, asked.as_of)))
            .into_iter()
            .collect()
    });
    let groups = measures
        .chunk_by(|a, b| a.0.objective == b.0.objective)
        .map(|measures| Group {
            title: Some(objective_title(plan, measures[0].0)),
            rows: measures
                .iter()
                .flat_map(|(measure, own)| rows(plan, asked, measure, own))
                .collect(),
        });
    document.table(
        Table::grouped(columns(asked), groups.collect())
            .named("annex", wording.say("caption-annex")),
    );
}

fn columns(asked: &Asked) -> Vec<Column> {
    let wording = asked.wording;
    let mut columns = vec![
        word(wording, "objective").in_title(),
        word(wording, "measure"),
        text(wording, "text"),
        text(wording, "period"),
        text(wording, "reading"),
        word(wording, "body"),
    ];
    columns.extend(Status::NAMES.map(|name| status_column(wording, name).if_any()));
    columns.push(text(wording, "status"));
    columns
}

fn rows(plan: &Plan, asked: &Asked, measure: &Measure, own: &[Obligation]) -> Vec<Vec<Cell>> {
    let mut listed = by_owner(own);
    listed.retain(|group| {
        body_of(group[0]).is_none_or(|body| plan.edition.may_see_record(body.restricted))
    });
    let start = || {
        vec![
            Cell::text(plan.objective(measure.objective).id.value.as_str()),
            measure_cell(measure),
            Cell::text(&*measure.text),
            Cell::text(&*measure.implementation.words.value),
            Cell::text(readings(plan, asked, measure)),
        ]
    };
    if listed.is_empty() {
        let mut cells = start();
        cells.push(Cell::EMPTY);
        cells.extend(Status::NAMES.map(|_| Cell::count(0)));
        cells.push(Cell::EMPTY);
        return vec![cells];
    }
    listed
        .into_iter()
        .map(|group| {
            let mut cells = start();
            cells.push(body_cell(group[0]));
            cells.extend(figures(plan, asked, measure, &group));
            cells
        })
        .collect()
}

/// The reading of the decree's words, and of those that amendments in force gave it.
fn readings(plan: &Plan, asked: &Asked, measure: &Measure) -> String {
    let wording = asked.wording;
    let mut words = reading_words(wording, plan, measure, (&measure.implementation, None));
    let amended = plan
        .changes(measure.key)
        .filter(|(amendment, _)| amendment.effective_on <= asked.as_of.day)
        .filter_map(|(amendment, change)| Some((amendment, change.period.as_ref()?)));
    for (amendment, period) in amended {
        words = wording.tell(
            "reading-amended",
            [
                ("reading", words.into()),
                ("act", (*amendment.act).into()),
                ("words", (*period.words.value).into()),
                (
                    "new",
                    reading_words(wording, plan, measure, (period, Some(amendment))).into(),
                ),
            ],
        );
    }
    words
}

/// Counts by status and the status in words; withheld, on every day, where the measure asks for it.
fn figures(plan: &Plan, asked: &Asked, measure: &Measure, group: &[&Obligation]) -> Vec<Cell> {
    // What is shown once it is large tells on another day that it was small before.
    if !plan.edition.may_count(measure) {
        let statuses = Status::NAMES.iter().map(|_| Cell::withheld());
        return statuses.chain([Cell::withheld()]).collect();
    }
    let fallen: Vec<&Obligation> = group
        .iter()
        .copied()
        .filter(|obligation| asked.scope.has_fallen_due(obligation.due_on()))
        .collect();
    let counts = Counts::of(fallen.iter().copied());
    let mut cells: Vec<Cell> = Status::NAMES
        .iter()
        .map(|name| {
            let tone = if *name == "overdue" {
                status_tone(name)
            } else {
                Tone::Plain
            };
            let cell = Cell::count(counts.named(name)).tone(tone);
            if counts.named(name) > 0 {
                cell.follow(counted(plan, measure, &fallen, name))
            } else {
                cell
            }
        })
        .collect();
    cells.push(standing(asked, group));
    cells
}

/// The rows of `obligations` that a count is of, with every period in which they fell due.
fn counted(plan: &Plan, measure: &Measure, fallen: &[&Obligation], status: &str) -> Follow {
    let periods: BTreeSet<Period> = fallen
        .iter()
        .filter(|obligation| obligation.status.name() == status)
        .map(|obligation| due_period(plan, obligation))
        .collect();
    let periods: Vec<String> = periods.iter().map(Period::to_string).collect();
    let periods: Vec<&str> = periods.iter().map(String::as_str).collect();
    let body = fallen.first().and_then(|obligation| body_of(obligation));
    follow(&[
        ("measure", &[measure.id.value.as_str()]),
        ("body", &[body_id(body)]),
        ("status", &[status]),
        ("due_period", &periods),
    ])
}

/// The status that matters most: the oldest that is overdue, else the last that began, else the first to come.
fn standing(asked: &Asked, group: &[&Obligation]) -> Cell {
    let overdue = group
        .iter()
        .find(|obligation| obligation.status.is_overdue());
    let begun = group
        .iter()
        .rfind(|obligation| obligation.dated.slot.starts_on <= asked.as_of.day);
    let Some(obligation) = overdue.or(begun).or(group.first()) else {
        return Cell::EMPTY;
    };
    let words = asked.wording.tell(
        "annex-standing",
        [
            ("status", status_words(asked.wording, obligation).into()),
            ("due", obligation.due_on().to_string().into()),
        ],
    );
    Cell::term(obligation.status.name(), words).tone(tone(&obligation.status))
}
