//! Counts by status: of everything that had fallen due by the end of the period, by objective, body and reporting period.

use std::collections::BTreeMap;

use crate::document::{Cell, Chart, Document, Plot, Stacks, Table, Tone};
use crate::obligation::Obligation;
use crate::obligation::counts::Counts;
use crate::obligation::status::Status;
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::body::BodyKey;
use crate::plan::measure::ObjectiveKey;
use crate::report::asked::Asked;
use crate::text::words::shortened;
use crate::voice::cell::{
    NOBODY_ID, body_title, due_period, follow, status_column, status_name, status_tone, text, word,
};

/// How much of a title a chart shows beside a bar.
const LABEL: usize = 44;

/// The tables by key, each with the column that its rows are named by. Periods need no other name.
const TABLES: [(&str, &str); 3] = [
    ("by-objective", "objective"),
    ("by-body", "body"),
    ("by-period", "due_period"),
];

/// One row: the id that scripts read, its name, and what is counted.
struct Row {
    id: String,
    name: String,
    counts: Counts,
}

/// Adds the tables by objective, by body and by reporting period, with charts.
pub(in crate::report) fn standing(
    document: &mut Document,
    plan: &Plan,
    asked: &Asked,
    fallen: &[Obligation],
) {
    let wording = asked.wording;
    document.subheading(wording.say("section-standing"));
    if fallen.is_empty() {
        document.paragraph(wording.say("standing-none"));
        for (key, column) in TABLES {
            document.table(table(asked, (key, column), &[], Counts::default()));
        }
        return;
    }
    document.paragraph(wording.tell(
        "standing-scope",
        [("date", wording.date(asked.scope.days.last).into())],
    ));
    let [by_objectives, by_bodies, by_periods] = TABLES;
    let total = Counts::of(fallen);
    let shown = shown(&total);

    let objectives = by_objective(plan, fallen);
    document.headed(3, wording.say("section-by-objective"));
    document.table(table(asked, by_objectives, &objectives, total));

    let bodies = by_body(plan, asked, fallen);
    document.headed(3, wording.say("section-by-body"));
    document.chart(bars(asked, &bodies, &shown));
    document.table(table(asked, by_bodies, &bodies, total));

    let periods = by_period(plan, fallen);
    document.headed(3, wording.say("section-by-period"));
    document.chart(trend(asked, &periods, &shown));
    document.table(table(asked, by_periods, &periods, total));
}

/// The statuses that occur, for charts.
fn shown(total: &Counts) -> Vec<&'static str> {
    Status::NAMES
        .into_iter()
        .filter(|name| total.named(name) > 0)
        .collect()
}

fn by_objective(plan: &Plan, fallen: &[Obligation]) -> Vec<Row> {
    let mut counts: BTreeMap<ObjectiveKey, Counts> = BTreeMap::new();
    for obligation in fallen {
        counts
            .entry(obligation.measure.objective)
            .or_default()
            .add(obligation);
    }
    counts
        .into_iter()
        .map(|(key, counts)| {
            let objective = plan.objective(key);
            Row {
                id: objective.id.value.as_str().to_owned(),
                name: objective.title.to_string(),
                counts,
            }
        })
        .collect()
}

fn by_body(plan: &Plan, asked: &Asked, fallen: &[Obligation]) -> Vec<Row> {
    let mut counts: BTreeMap<Option<BodyKey>, Counts> = BTreeMap::new();
    for obligation in fallen {
        counts
            .entry(obligation.body_key())
            .or_default()
            .add(obligation);
    }
    counts
        .into_iter()
        .map(|(key, counts)| {
            let body = key.map(|key| plan.body(key));
            Row {
                id: body.map_or(NOBODY_ID, |body| &body.id.value).to_owned(),
                name: body.map_or_else(
                    || body_title(asked.wording, None),
                    |body| body.name.value.to_string(),
                ),
                counts,
            }
        })
        .collect()
}

/// The reporting period in which each falls due, as the plan reports.
fn by_period(plan: &Plan, fallen: &[Obligation]) -> Vec<Row> {
    let mut counts: BTreeMap<Period, Counts> = BTreeMap::new();
    for obligation in fallen {
        let period = due_period(plan, obligation);
        counts.entry(period).or_default().add(obligation);
    }
    counts
        .into_iter()
        .map(|(period, counts)| Row {
            id: period.to_string(),
            name: String::new(),
            counts,
        })
        .collect()
}

fn table(
    asked: &Asked,
    (key, column): (&'static str, &'static str),
    rows: &[Row],
    total: Counts,
) -> Table {
    let wording = asked.wording;
    let is_named = key != "by-period";
    let mut columns = vec![word(wording, column)];
    if is_named {
        columns.push(text(wording, "name"));
    }
    columns.push(crate::voice::cell::number(wording, "total"));
    columns.extend(Status::NAMES.map(|name| status_column(wording, name).if_any()));
    columns.push(word(wording, "met_percent"));
    let cells = |id: &str, name: String, counts: &Counts, tone: Tone, is_total: bool| {
        let mut cells = vec![Cell::text(id).tone(tone)];
        if is_named {
            cells.push(Cell::text(name).tone(tone));
        }
        let figure = |count: usize, statuses: &[&str], tone: Tone| {
            let own: &[&str] = &[id];
            let mut with: Vec<(&'static str, &[&str])> = Vec::new();
            if !is_total {
                with.push((column, own));
            }
            if !statuses.is_empty() {
                with.push(("status", statuses));
            }
            let cell = Cell::count(count).tone(tone);
            if count == 0 {
                cell
            } else {
                cell.follow(follow(&with))
            }
        };
        cells.push(figure(counts.total(), &[], tone));
        for name in Status::NAMES {
            let tone = if name == "overdue" {
                Tone::Overdue
            } else {
                tone
            };
            cells.push(figure(counts.named(name), &[name], tone));
        }
        cells.push(Cell::share(counts.met(), counts.judged()).tone(tone));
        cells
    };
    let body = rows
        .iter()
        .map(|row| cells(&row.id, row.name.clone(), &row.counts, Tone::Plain, false))
        .collect();
    let sum = cells(
        &wording.say("total"),
        String::new(),
        &total,
        Tone::Total,
        true,
    );
    Table::new(columns, body)
        .named(key, wording.say(&format!("caption-{key}")))
        .total(sum)
}

fn parts(asked: &Asked, shown: &[&'static str]) -> Vec<(String, Tone)> {
    shown
        .iter()
        .map(|name| (status_name(asked.wording, name), status_tone(name)))
        .collect()
}

fn counted(row: &Row, shown: &[&'static str]) -> Vec<usize> {
    shown.iter().map(|name| row.counts.named(name)).collect()
}

fn bars(asked: &Asked, rows: &[Row], shown: &[&'static str]) -> Chart {
    let most = rows.iter().max_by_key(|row| row.counts.named("overdue"));
    let description = most
        .filter(|row| row.counts.named("overdue") > 0)
        .map_or_else(
            || asked.wording.say("chart-bodies-none"),
            |row| {
                asked.wording.tell(
                    "chart-bodies",
                    [
                        ("body", row.name.as_str().into()),
                        ("count", row.counts.named("overdue").into()),
                    ],
                )
            },
        );
    Chart {
        title: asked.wording.say("chart-bodies-title"),
        description,
        plot: Plot::Bars(Stacks {
            parts: parts(asked, shown),
            rows: rows
                .iter()
                .map(|row| {
                    let label = shortened(&row.name, LABEL).into_owned();
                    (label, counted(row, shown))
                })
                .collect(),
        }),
    }
}

fn trend(asked: &Asked, rows: &[Row], shown: &[&'static str]) -> Chart {
    let share = |row: &Row| crate::document::percent(row.counts.met(), row.counts.judged());
    let description = match (rows.first(), rows.last()) {
        (Some(first), Some(last)) => asked.wording.tell(
            "chart-trend",
            [
                ("first", first.id.as_str().into()),
                ("first-percent", share(first).into()),
                ("last", last.id.as_str().into()),
                ("last-percent", share(last).into()),
            ],
        ),
        (None, _) | (_, None) => String::new(),
    };
    Chart {
        title: asked.wording.say("chart-trend-title"),
        description,
        plot: Plot::Trend(Stacks {
            parts: parts(asked, shown),
            rows: rows
                .iter()
                .map(|row| (row.id.clone(), counted(row, shown)))
                .collect(),
        }),
    }
}
