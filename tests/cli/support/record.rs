//! The records of small plans of an invented country, as text: for the tests of the commands, and for those of the code.

/// Three years, of which the first is a leap year; quarterly progress reports, within 15 days.
pub(crate) const PLAN: &str = "\
id: vel-2024
title: Action Plan of the Republic of Velmora (2024-2026)
language: en
timezone: UTC
term: { from: 2024-01-01, to: 2026-12-31 }
approved: { act: Order No. 1, on: 2024-01-15 }
coordinator: office
reporting: { every: quarter, due_within: 15 days, review: none, review_within: 15 days, by: assumed }
continuing: { every: quarter, answerable: each, by: assumed }
delivery: { answerable: lead, by: assumed }
";

/// The coordinator, and a body that measures may name.
pub(crate) const BODIES: &str = "\
bodies:
  - { id: office, name: Office of the National Coordinator, kind: office }
  - { id: health, name: Ministry of Health, kind: ministry }
";

/// A record, and the file at the end of which it stands.
pub(crate) struct Record {
    pub(crate) path: String,
    /// What the file begins with.
    pub(crate) head: String,
    pub(crate) text: String,
}

/// A measure, in the file of its objective: `measure("1.a", "bodies: [health], period: Regularly")`.
pub(crate) fn measure(id: &str, keys: &str) -> Record {
    let (objective, letter) = id
        .split_once('.')
        .expect("the id says the objective and the letter");
    Record {
        path: format!("measures/{objective}.yaml"),
        head: format!("objective: {objective}\ntitle: Objective {objective}\nmeasures:\n"),
        text: format!("  - {{ id: {id}, text: Measure {letter}, {keys} }}\n"),
    }
}

/// A body: `body("labour", "name: Ministry of Labour, kind: ministry")`.
pub(crate) fn body(id: &str, keys: &str) -> Record {
    Record {
        path: "bodies.yaml".to_owned(),
        head: "bodies:\n".to_owned(),
        text: format!("  - {{ id: {id}, {keys} }}\n"),
    }
}

/// A progress report: `progress("2025-Q1/health", "measure: 1.a, state: done, received_on: 2025-04-10")`.
///
/// What is done has evidence unless the keys say which.
pub(crate) fn progress(place: &str, keys: &str) -> Record {
    let (period, body) = place.split_once('/').expect("the place is PERIOD/BODY");
    let is_done = keys.contains("state: done") && !keys.contains("evidence:");
    let evidence = if is_done {
        ", evidence: [Letter No. 5]"
    } else {
        ""
    };
    Record {
        path: format!("progress/{place}.yaml"),
        head: format!("body: {body}\nperiod: {period}\nprogress:\n"),
        text: format!("  - {{ {keys}{evidence} }}\n"),
    }
}

/// A review: `review("2025-Q1/health", "measure: 1.a, decision: accepted, on: 2025-04-20")`.
pub(crate) fn review(place: &str, keys: &str) -> Record {
    Record {
        path: format!("reviews/{place}.yaml"),
        head: "reviews:\n".to_owned(),
        text: format!("  - {{ {keys} }}\n"),
    }
}

/// A change of an amendment in force from a day: `amendment("2025-07-01", "measure: 1.a, waive: true")`.
pub(crate) fn amendment(effective: &str, change: &str) -> Record {
    Record {
        path: format!("amendments/{effective}.yaml"),
        head: format!(
            "act: Order of {effective}\non: {effective}\neffective: {effective}\nchanges:\n"
        ),
        text: format!("  - {{ {change} }}\n"),
    }
}
