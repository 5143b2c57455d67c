//! What holds for every plan, tried on generated ones.

use std::collections::BTreeSet;

use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use proptest::test_runner::Config;
use serde_json::Value;

use crate::support::{Plan, plan};

const PERIODS: [&str; 7] = [
    "Regularly",
    "May 2025",
    "2025",
    "2024, 2025",
    "Annually, by 31 March",
    "once every month",
    "By spring 2025",
];
const STATES: [&str; 4] = [
    "done, done_on: 2025-01-20",
    "in-progress",
    "nil",
    "not-started",
];
const QUARTERS: [&str; 4] = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"];

/// A measure's words and, for each quarter, what its body says and whether that is returned.
type Told = (&'static str, Vec<(&'static str, bool)>);

fn told() -> impl Strategy<Value = Vec<Told>> {
    let entries = proptest::collection::vec((select(&STATES[..]), any::<bool>()), 0..4);
    proptest::collection::vec((select(&PERIODS[..]), entries), 1..4)
}

/// Writes the plan; `in_reverse` names the files and lists the measures the other way round.
fn written(told: &[Told], in_reverse: bool) -> Plan {
    let mut measures: Vec<(String, &Told)> = told
        .iter()
        .enumerate()
        .map(|(nth, told)| (format!("{}.a", nth + 1), told))
        .collect();
    if in_reverse {
        measures.reverse();
    }
    measures
        .into_iter()
        .fold(plan(), |plan, (id, (words, entries))| {
            let plan = plan.measure(&id, &format!("bodies: [health], period: \"{words}\""));
            entries
                .iter()
                .zip(QUARTERS)
                .fold(plan, |plan, ((state, is_returned), quarter)| {
                    let entry = format!("measure: {id}, state: {state}, received_on: 2026-01-10");
                    let plan = plan.progress(&format!("{quarter}/health"), &entry);
                    if *is_returned {
                        let review = format!("measure: {id}, decision: returned, on: 2026-01-20");
                        return plan.review(&format!("{quarter}/health"), &review);
                    }
                    plan
                })
        })
}

fn json(plan: &Plan, arguments: &str) -> Value {
    let printed = plan.run(arguments);
    let from = printed.find('{').expect("it prints JSON");
    let mut values = serde_json::Deserializer::from_str(&printed[from..]).into_iter::<Value>();
    values.next().and_then(Result::ok).expect("it prints JSON")
}

proptest! {
    #![proptest_config(Config { cases: 24, failure_persistence: None, ..Config::default() })]

    #[test]
    fn every_obligation_has_one_id_and_the_counts_of_statuses_add_up(told in told()) {
        let plan = written(&told, false);
        let listed = json(&plan, "obligations --as-of 2025-08-01 --format json");
        let obligations = listed["obligations"].as_array().expect("a list").clone();
        let ids: BTreeSet<&str> = obligations.iter().filter_map(|one| one["id"].as_str()).collect();
        prop_assert_eq!(ids.len(), obligations.len());
        let counts = json(&plan, "status --as-of 2025-08-01 --format json");
        for row in counts["counts"].as_array().expect("a list") {
            let number = |key: &str| row[key].as_u64().expect("a number");
            let names = ["met", "met_late", "not_applicable", "waived", "upcoming", "open", "awaiting", "overdue"];
            prop_assert_eq!(number("total"), names.into_iter().map(number).sum::<u64>());
            if row["by"] == "total" {
                prop_assert_eq!(number("total"), obligations.len() as u64);
            }
        }
    }

    #[test]
    fn what_is_met_stays_met_while_nothing_is_received_or_reviewed(told in told()) {
        let plan = written(&told, false);
        let met = |day: &str| -> BTreeSet<String> {
            let listed = json(&plan, &format!("obligations --status met,met-late --as-of {day} --format json"));
            let obligations = listed["obligations"].as_array().expect("a list").clone();
            obligations.iter().map(|one| one["id"].as_str().expect("an id").to_owned()).collect()
        };
        let days = [["2026-01-10", "2026-01-19"], ["2026-01-20", "2026-12-31"]];
        for [from, to] in days {
            prop_assert!(met(from).is_subset(&met(to)));
        }
    }

    #[test]
    fn neither_running_it_twice_nor_the_order_of_records_changes_a_byte(told in told()) {
        let plan = written(&told, false);
        let command = "obligations --as-of 2026-01-15 --format json";
        prop_assert_eq!(plan.run(command), plan.run(command));
        let reversed = written(&told, true);
        prop_assert_eq!(json(&plan, command)["obligations"].clone(), json(&reversed, command)["obligations"].clone());
    }
}
