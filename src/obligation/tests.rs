//! The same plan told in two ways, amended by acts or written from the start in its final form, owes the same; and no act
//! charges anybody with the past.

use proptest::prelude::{Strategy, any, prop_assert_eq, proptest};
use proptest::sample::select;
use proptest::test_runner::Config;
use serde_json::Value;

use crate::check::examine::examine;
use crate::data::obligation::obligations_json;
use crate::disk::load::sample::{Sample, sample};
use crate::disk::settings::Settings;
use crate::edit::rule::levels;
use crate::obligation::as_of::AsOf;
use crate::obligation::{discipline, shown};
use crate::plan::Plan;

const BODIES: [&str; 3] = ["health", "labour", "care"];
const PERIODS: [&str; 6] = [
    "Regularly",
    "once every month",
    "Annually",
    "November 2025",
    "2025, 2026",
    "By spring 2026",
];
const ANSWERABLE: [&str; 3] = ["lead", "each", "any"];

/// Days of acts, all in the first year; in the second, every period begins after them.
const DAYS: [&str; 5] = [
    "2024-01-01",
    "2024-02-29",
    "2024-04-01",
    "2024-08-20",
    "2024-12-31",
];

/// What is said of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    period: &'static str,
    /// Positions in [`BODIES`]; the first is marked as the lead.
    bodies: Vec<usize>,
    answerable: &'static str,
}

impl Said {
    fn keys(&self) -> String {
        let Self {
            period,
            bodies,
            answerable,
        } = self;
        let bodies: Vec<&str> = bodies.iter().map(|at| BODIES[*at]).collect();
        format!(
            "period: \"{period}\", bodies: [{}], lead: {}, answerable: {answerable}",
            bodies.join(", "),
            bodies[0]
        )
    }
}

/// A plan of measures, and what acts make of them one after the other.
#[derive(Debug, Clone)]
struct Told {
    /// Of each measure, what is approved and what each act makes of it.
    measures: Vec<(Said, Vec<Said>)>,
    /// Whether the term is made longer.
    grows: bool,
    /// Whether one body passes into another at last.
    passes: bool,
    /// Whether acts count from the first day of the year on, whenever they are adopted.
    reaches_back: bool,
}

fn said() -> impl Strategy<Value = Said> {
    let orders: Vec<Vec<usize>> = vec![
        vec![0],
        vec![1],
        vec![2],
        vec![0, 1],
        vec![2, 0],
        vec![1, 2, 0],
    ];
    (
        select(&PERIODS[..]),
        select(orders),
        select(&ANSWERABLE[..]),
    )
        .prop_map(|(period, bodies, answerable)| Said {
            period,
            bodies,
            answerable,
        })
}

fn told() -> impl Strategy<Value = Told> {
    let acts = proptest::collection::vec(said(), 0..4);
    let measures = proptest::collection::vec((said(), acts), 1..4);
    (measures, any::<[bool; 3]>()).prop_map(|(measures, [grows, passes, reaches_back])| Told {
        measures,
        grows,
        passes,
        reaches_back,
    })
}

/// Bodies, and how often they report.
fn opened(last: &str) -> Sample {
    sample()
        .body("labour", "name: Ministry of Labour, kind: ministry")
        .body("care", "name: Care Service, kind: ministry")
        .with("plan.yaml", "to: 2026-12-31", &format!("to: {last}"))
}

fn last_day(told: &Told) -> &'static str {
    if told.grows {
        "2027-06-30"
    } else {
        "2026-12-31"
    }
}

/// Written as approved, and amended by one act after the other.
fn amended(told: &Told) -> Sample {
    let mut plan = opened("2026-12-31");
    for (nth, (approved, acts)) in told.measures.iter().enumerate() {
        let id = format!("1.{}", nth + 1);
        plan = plan.measure(&id, &approved.keys());
        for (act, day) in acts.iter().zip(&DAYS[1..]) {
            let change = format!("measure: {id}, {}", act.keys());
            plan = if told.reaches_back {
                let text = format!(
                    "act: Order of {day}\non: {day}\neffective: 2024-01-01\nretroactive: true\nchanges:\n  - {{ {change} }}\n"
                );
                plan.file(&format!("amendments/{day}-{id}.yaml"), &text)
            } else {
                plan.amendment(day, &change)
            };
        }
    }
    if told.grows {
        plan = plan.amendment(DAYS[4], "term: { to: 2027-06-30 }");
    }
    if told.passes {
        plan = plan.amendment(DAYS[4], "body: labour, succeeded_by: [care]");
    }
    plan.measure("1.99", "bodies: [health], period: Regularly")
}

/// Written in its final form.
fn written(told: &Told) -> Sample {
    let mut plan = opened(last_day(told));
    for (nth, (approved, acts)) in told.measures.iter().enumerate() {
        let mut said = acts.last().unwrap_or(approved).clone();
        if told.passes {
            for at in &mut said.bodies {
                if BODIES[*at] == "labour" {
                    *at = 2;
                }
            }
            let mut seen = Vec::new();
            said.bodies.retain(|at| {
                let is_new = !seen.contains(at);
                seen.push(*at);
                is_new
            });
        }
        plan = plan.measure(&format!("1.{}", nth + 1), &said.keys());
    }
    plan.measure("1.99", "bodies: [health], period: Regularly")
}

/// With progress reports received after the last act, by the bodies of the final form.
fn reported(plan: Sample) -> Sample {
    ["1.1", "1.2", "1.99"].into_iter().fold(plan, |plan, id| {
        let keys =
            format!("measure: {id}, state: done, done_on: 2025-11-20, received_on: 2026-01-10");
        plan.progress("2025-Q4/health", &keys)
            .progress("2025-Q4/care", &keys)
    })
}

/// The plan as commands see it, without what an error stands in.
fn examined(sample: Sample) -> Plan {
    examine(sample.read(), levels(&Settings::default()).unwrap()).plan
}

/// What falls due and begins after the last act, without what remembers it.
fn owed(plan: &Plan, day: &str) -> Vec<Value> {
    let as_of = AsOf::on(day.parse().unwrap());
    let printed = obligations_json(plan, as_of, &shown(plan, as_of)).unwrap();
    let listed: Value = serde_json::from_str(&printed).unwrap();
    let mut owed = listed["obligations"].as_array().expect("a list").clone();
    owed.retain(|one| {
        let on = |key: &str| one[key].as_str().expect("a day");
        "2025-01-01" <= on("due_on")
            && (one["kind"] == "delivery" || "2025-01-01" <= on("starts_on"))
    });
    for one in &mut owed {
        let one = one.as_object_mut().expect("an object");
        for key in ["first_due_on", "amended_by", "starts_on"] {
            one.remove(key);
        }
    }
    owed
}

/// Without the acts of a day and of later ones.
fn before(told: &Told, day: usize) -> Told {
    let mut before = told.clone();
    for (_, acts) in &mut before.measures {
        acts.truncate(day - 1);
    }
    before.passes &= day + 1 < DAYS.len();
    before
}

proptest! {
    #![proptest_config(Config { cases: 24, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_plan_that_is_amended_owes_what_it_would_owe_had_it_been_written_so(told in told()) {
        let (amended, written) = (examined(reported(amended(&told))), examined(reported(written(&told))));
        for day in ["2024-12-31", "2025-07-20", "2026-01-10", "2026-12-31", "2027-09-01"] {
            prop_assert_eq!(owed(&amended, day), owed(&written, day), "{}", day);
        }
    }

    #[test]
    fn an_act_charges_nobody_with_periods_that_were_over_before_its_day(told in told()) {
        let told = Told { grows: false, ..told };
        let with = examined(amended(&told));
        for (nth, day) in DAYS.iter().enumerate().skip(1) {
            let without = examined(amended(&before(&told, nth)));
            let as_of = AsOf::on(day.parse().unwrap());
            let (with, without) = (discipline::owed(&with, as_of), discipline::owed(&without, as_of));
            prop_assert_eq!(with, without, "{}", day);
        }
    }
}
