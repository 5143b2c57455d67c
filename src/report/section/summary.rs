//! The report in a few sentences with the figures in them.

use std::collections::BTreeSet;

use crate::document::Document;
use crate::obligation::Obligation;
use crate::obligation::counts::Counts;
use crate::obligation::discipline::{Owed, Tally};
use crate::plan::Plan;
use crate::report::asked::Asked;
use crate::report::section::discipline;
use crate::report::section::movement::{Cause, Moved};

/// The statuses that a sentence counts, where they occur.
const SAID: [&str; 8] = [
    "met",
    "met-late",
    "not-applicable",
    "waived",
    "awaiting",
    "overdue",
    "open",
    "upcoming",
];

/// Adds the summary.
pub(in crate::report) fn summary(
    document: &mut Document,
    plan: &Plan,
    asked: &Asked,
    all: &[Obligation],
    fallen: &[Obligation],
    owed: &[&Owed],
    moved: &[Moved],
) {
    let wording = asked.wording;
    document.subheading(wording.say("section-summary"));
    let due: Vec<&Obligation> = fallen
        .iter()
        .filter(|obligation| asked.scope.days.contains(obligation.due_on()))
        .collect();
    document.paragraph(due_sentence(asked, &due));
    document.paragraph(overdue_sentence(asked, all));
    document.paragraph(movement_sentence(asked, moved));
    if !owed.is_empty() {
        document.paragraph(discipline::sentence(
            asked.wording,
            &Tally::of(owed.iter().copied()),
        ));
    }
    if let Some(next) = &asked.scope.next {
        let coming: Vec<&Obligation> = all
            .iter()
            .filter(|obligation| next.days.contains(obligation.due_on()))
            .collect();
        document.paragraph(wording.tell(
            "summary-next",
            [
                ("period", next.words.as_str().into()),
                ("count", coming.len().into()),
                ("measures", measures(&coming).into()),
            ],
        ));
    }
    let hidden = plan
        .measures
        .iter()
        .filter(|measure| !plan.edition.may_count(measure))
        .count();
    if hidden > 0 {
        document.paragraph(wording.tell("summary-withheld", [("count", hidden.into())]));
    }
}

fn measures(obligations: &[&Obligation]) -> usize {
    let keys: BTreeSet<_> = obligations
        .iter()
        .map(|obligation| obligation.measure.key)
        .collect();
    keys.len()
}

fn due_sentence(asked: &Asked, due: &[&Obligation]) -> String {
    let wording = asked.wording;
    let counts = Counts::of(due.iter().copied());
    let parts: Vec<String> = SAID
        .into_iter()
        .filter(|name| counts.named(name) > 0)
        .map(|name| {
            wording.tell(
                &format!("counted-{name}"),
                [("count", counts.named(name).into())],
            )
        })
        .collect();
    wording.tell(
        "summary-due",
        [
            ("period", asked.scope.words.as_str().into()),
            ("count", due.len().into()),
            ("measures", measures(due).into()),
            ("parts", wording.all_of(&parts).into()),
        ],
    )
}

/// What is overdue as of the day, also what fell due after the period.
fn overdue_sentence(asked: &Asked, all: &[Obligation]) -> String {
    let wording = asked.wording;
    let overdue: Vec<&Obligation> = all
        .iter()
        .filter(|obligation| obligation.status.is_overdue())
        .collect();
    let Some(oldest) = overdue.iter().map(|obligation| obligation.due_on()).min() else {
        return wording.tell(
            "summary-nothing-overdue",
            [("date", wording.date(asked.as_of.day).into())],
        );
    };
    let bodies: BTreeSet<_> = overdue
        .iter()
        .filter_map(|obligation| obligation.body_key())
        .collect();
    wording.tell(
        "summary-overdue",
        [
            ("date", wording.date(asked.as_of.day).into()),
            ("count", overdue.len().into()),
            ("measures", measures(&overdue).into()),
            ("bodies", bodies.len().into()),
            ("oldest", wording.date(oldest).into()),
        ],
    )
}

fn movement_sentence(asked: &Asked, moved: &[Moved]) -> String {
    let wording = asked.wording;
    let Some(since) = asked.scope.since else {
        return String::new();
    };
    let parts: Vec<String> = Cause::ALL
        .into_iter()
        .filter_map(|cause| {
            let count = moved.iter().filter(|moved| moved.cause == cause).count();
            (count > 0).then(|| {
                wording.tell(
                    &format!("moved-{}", cause.name()),
                    [("count", count.into())],
                )
            })
        })
        .collect();
    let since = wording.date(since);
    if parts.is_empty() {
        return wording.tell("summary-unmoved", [("date", since.into())]);
    }
    wording.tell(
        "summary-moved",
        [
            ("date", since.into()),
            ("parts", wording.all_of(&parts).into()),
        ],
    )
}

/// Adds the summary of one body's own affairs.
pub(in crate::report) fn own(
    document: &mut Document,
    asked: &Asked,
    own: &[Obligation],
    fallen: &[Obligation],
    owed: &[&Owed],
) {
    document.subheading(asked.wording.say("section-summary"));
    let due: Vec<&Obligation> = fallen
        .iter()
        .filter(|obligation| asked.scope.days.contains(obligation.due_on()))
        .collect();
    document.paragraph(due_sentence(asked, &due));
    let overdue = own
        .iter()
        .filter(|obligation| obligation.status.is_overdue())
        .count();
    document.paragraph(asked.wording.tell(
        "summary-own-overdue",
        [
            ("date", asked.wording.date(asked.as_of.day).into()),
            ("count", overdue.into()),
        ],
    ));
    if !owed.is_empty() {
        document.paragraph(discipline::sentence(
            asked.wording,
            &Tally::of(owed.iter().copied()),
        ));
    }
}
