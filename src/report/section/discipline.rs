//! Reporting discipline: what was owed and what came, per body, and bodies against periods.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Cell, Chart, Column, Document, Medium, Plot, Stacks, Table, Tone};
use crate::obligation::discipline::{Outcome, Owed, Tally};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::body::BodyKey;
use crate::report::asked::Asked;
use crate::text::wording::Wording;
use crate::text::words::shortened;
use crate::voice::cell::{NOBODY_ID, body_title, number, text, word};

/// How much of a name a chart shows beside a bar.
const LABEL: usize = 44;

/// Outcomes from the best to the worst, as people read them.
const BEST_FIRST: [Outcome; 5] = [
    Outcome::OnTime,
    Outcome::Late,
    Outcome::WithoutSubstance,
    Outcome::Nil,
    Outcome::Missing,
];

/// The outcomes that also say whether something came on time.
const EMPTY_HANDED: [(Outcome, &str); 3] = [
    (Outcome::WithoutSubstance, "without-substance_on_time"),
    (Outcome::Nil, "nil_on_time"),
    (Outcome::Missing, "missing_on_time"),
];

fn tone(outcome: Outcome) -> Tone {
    match outcome {
        Outcome::OnTime => Tone::Done,
        Outcome::Late => Tone::Late,
        Outcome::WithoutSubstance => Tone::Waiting,
        Outcome::Nil => Tone::Muted,
        Outcome::Missing => Tone::Overdue,
    }
}

fn key(outcome: Outcome) -> &'static str {
    outcome.name()
}

/// The progress reports owed for periods that lie in the days of the report.
pub(in crate::report) fn in_scope<'o>(asked: &Asked, owed: &'o [Owed]) -> Vec<&'o Owed> {
    owed.iter()
        .filter(|owed| asked.scope.days.overlaps(owed.period.days()))
        .collect()
}

/// Adds what was owed for the report's periods and what came, per body.
pub(in crate::report) fn discipline(
    document: &mut Document,
    plan: &Plan,
    wording: Wording,
    owed: &[&Owed],
) {
    document.subheading(wording.say("section-discipline"));
    if owed.is_empty() {
        document.paragraph(wording.say("discipline-none"));
    }
    let total = Tally::of(owed.iter().copied());
    let bodies = by_body(owed);
    if !owed.is_empty() {
        document.paragraph(sentence(wording, &total));
        document.chart(chart(plan, wording, &bodies, &total));
    }
    let rows: Vec<Vec<Cell>> = bodies
        .iter()
        .map(|(body, tally)| row(plan, wording, *body, tally))
        .collect();
    let (columns, sum) = (columns(wording), sum(wording, &total));
    document.table(
        Table::new(columns, rows)
            .named("discipline", wording.say("caption-discipline"))
            .total(sum),
    );
    document.table_for(Medium::Data, || data(plan, wording, owed));
}

/// Adds the matrix of bodies against periods, each with how many came on time of how many owed.
pub(in crate::report) fn matrix(
    document: &mut Document,
    plan: &Plan,
    wording: Wording,
    owed: &[&Owed],
) {
    if owed.is_empty() {
        document.paragraph(wording.say("discipline-none"));
        return;
    }
    document.paragraph(wording.say("matrix-scope"));
    document.table_for(Medium::Readers, || matrix_table(plan, wording, owed));
}

fn matrix_table(plan: &Plan, wording: Wording, owed: &[&Owed]) -> Table {
    let periods: BTreeSet<Period> = owed.iter().map(|owed| owed.period).collect();
    let mut tallies: BTreeMap<(Option<BodyKey>, Period), Vec<&Owed>> = BTreeMap::new();
    for one in owed {
        tallies.entry((one.body, one.period)).or_default().push(one);
    }
    let mut columns = vec![word(wording, "body"), text(wording, "name")];
    columns.extend(
        periods
            .iter()
            .map(|period| Column::number(period.to_string())),
    );
    let rows = by_body(owed).into_iter().map(|(body, _)| {
        let mut cells = name_cells(plan, wording, body);
        cells.extend(periods.iter().map(|period| {
            let tally = Tally::of(tallies.get(&(body, *period)).into_iter().flatten().copied());
            if tally.owed() == 0 {
                return Cell::EMPTY;
            }
            let on_time = tally.count(Outcome::OnTime);
            let tone = if on_time == tally.owed() {
                Tone::Done
            } else if tally.count(Outcome::Missing) == tally.owed() {
                Tone::Overdue
            } else {
                Tone::Waiting
            };
            Cell::text(format!("{on_time}/{}", tally.owed())).tone(tone)
        }));
        cells
    });
    Table::new(columns, rows.collect()).named("matrix", wording.say("caption-matrix"))
}

fn by_body<'o>(owed: &[&'o Owed]) -> Vec<(Option<BodyKey>, Tally)> {
    let mut bodies: BTreeMap<Option<BodyKey>, Vec<&'o Owed>> = BTreeMap::new();
    for one in owed {
        bodies.entry(one.body).or_default().push(one);
    }
    bodies
        .into_iter()
        .map(|(body, owed)| (body, Tally::of(owed)))
        .collect()
}

/// The share of an outcome, for sentences and tables alike; all of them add up to 100 %.
fn percent(tally: &Tally, outcome: Outcome) -> usize {
    tally.percent()[outcome as usize]
}

/// The shares in one sentence.
pub(in crate::report) fn sentence(wording: Wording, tally: &Tally) -> String {
    let of = |outcome: Outcome| percent(tally, outcome);
    wording.tell(
        "discipline-sentence",
        [
            ("owed", tally.owed().into()),
            ("on-time", of(Outcome::OnTime).into()),
            ("late", of(Outcome::Late).into()),
            ("without-substance", of(Outcome::WithoutSubstance).into()),
            ("nil", of(Outcome::Nil).into()),
            ("missing", of(Outcome::Missing).into()),
        ],
    )
}

fn columns(wording: Wording) -> Vec<Column> {
    let mut columns = vec![
        word(wording, "body"),
        text(wording, "name"),
        number(wording, "owed"),
    ];
    columns.extend(BEST_FIRST.map(|outcome| number(wording, key(outcome))));
    columns.push(word(wording, "on_time_percent"));
    columns
}

fn name_cells(plan: &Plan, wording: Wording, body: Option<BodyKey>) -> Vec<Cell> {
    let body = body.map(|key| plan.body(key));
    let name = body.map_or_else(
        || body_title(wording, None),
        |body| body.name.value.to_string(),
    );
    let id = body.map_or(NOBODY_ID, |body| &body.id.value);
    vec![Cell::text(id), Cell::text(name)]
}

fn figures(tally: &Tally) -> Vec<Cell> {
    let mut cells = vec![Cell::count(tally.owed())];
    cells.extend(BEST_FIRST.map(|outcome| {
        let tone = if outcome == Outcome::Missing {
            Tone::Overdue
        } else {
            Tone::Plain
        };
        Cell::count(tally.count(outcome)).tone(tone)
    }));
    let on_time = tally.count(Outcome::OnTime);
    cells.push(Cell::share_among(
        on_time,
        tally.owed(),
        percent(tally, Outcome::OnTime),
    ));
    cells
}

fn row(plan: &Plan, wording: Wording, body: Option<BodyKey>, tally: &Tally) -> Vec<Cell> {
    let mut cells = name_cells(plan, wording, body);
    cells.extend(figures(tally));
    cells
}

fn sum(wording: Wording, total: &Tally) -> Vec<Cell> {
    let mut cells = vec![Cell::text(wording.say("total")), Cell::EMPTY];
    cells.extend(figures(total));
    cells
        .into_iter()
        .map(|cell| cell.tone(Tone::Total))
        .collect()
}

/// One row for each body and period, for programs.
fn data(plan: &Plan, wording: Wording, owed: &[&Owed]) -> Table {
    let mut tallies: BTreeMap<(Option<BodyKey>, Period), Vec<&Owed>> = BTreeMap::new();
    for one in owed {
        tallies.entry((one.body, one.period)).or_default().push(one);
    }
    let mut columns = vec![
        word(wording, "body"),
        word(wording, "period"),
        number(wording, "owed"),
    ];
    columns.extend(BEST_FIRST.map(|outcome| number(wording, key(outcome))));
    columns.extend(EMPTY_HANDED.map(|(_, key)| number(wording, key)));
    let rows = tallies.into_iter().map(|((body, period), owed)| {
        let tally = Tally::of(owed);
        let id = body.map_or(NOBODY_ID, |key| &plan.body(key).id.value);
        let mut cells = vec![
            Cell::text(id),
            Cell::text(period.to_string()),
            Cell::count(tally.owed()),
        ];
        cells.extend(BEST_FIRST.map(|outcome| Cell::count(tally.count(outcome))));
        cells.extend(EMPTY_HANDED.map(|(outcome, _)| Cell::count(tally.came_on_time(outcome))));
        cells
    });
    Table::new(columns, rows.collect()).named(
        "discipline-by-period",
        wording.say("caption-discipline-by-period"),
    )
}

fn chart(
    plan: &Plan,
    wording: Wording,
    bodies: &[(Option<BodyKey>, Tally)],
    total: &Tally,
) -> Chart {
    let parts = BEST_FIRST.map(|outcome| {
        let name = wording.say(&format!("column-{}", key(outcome)));
        (name, tone(outcome))
    });
    let rows = bodies.iter().map(|(body, tally)| {
        let name = body.map_or_else(
            || body_title(wording, None),
            |key| plan.body(key).name.value.to_string(),
        );
        let counts = BEST_FIRST.map(|outcome| tally.count(outcome));
        (shortened(&name, LABEL).into_owned(), counts.to_vec())
    });
    Chart {
        title: wording.say("chart-discipline-title"),
        description: sentence(wording, total),
        plot: Plot::Bars(Stacks {
            parts: parts.to_vec(),
            rows: rows.collect(),
        }),
    }
}
