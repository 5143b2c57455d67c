//! What amendments change of a measure, in words.

use crate::obligation::AsOf;
use crate::plan::Plan;
use crate::plan::amendment::{Amendment, Change};
use crate::plan::body::BodyName;
use crate::plan::measure::Measure;
use crate::report::reading::reading_words;
use crate::wording::Wording;
use crate::words::all_of;

/// Every amendment of a measure, oldest first: `Order No. 7 of 2010-02-24, in force from 2010-03-01: …`.
pub(super) fn acts(plan: &Plan, measure: &Measure, as_of: AsOf) -> Vec<String> {
    plan.changes(measure.key)
        .map(|(amendment, change)| {
            let waits = if as_of.0 < amendment.effective_on {
                "; not in force yet"
            } else {
                ""
            };
            let changes = changes(plan, measure, change).join("; ");
            format!("{}: {changes}{waits}", act(amendment))
        })
        .collect()
}

/// An act with its day, and from when it counts: `Order No. 7 of 2010-02-24, in force from 2010-03-01`.
pub(super) fn act(amendment: &Amendment) -> String {
    let Amendment {
        act,
        on,
        effective_on,
        effective_span: _,
        is_retroactive: _,
        changes: _,
    } = amendment;
    let before = if effective_on < on {
        ", retroactively"
    } else {
        ""
    };
    format!("{act} of {on}, in force from {effective_on}{before}")
}

fn changes(plan: &Plan, measure: &Measure, change: &Change) -> Vec<String> {
    let Change {
        measure: _,
        adds,
        period,
        bodies,
        recommended,
        bodies_are_whole: _,
        lead,
        answerable,
        text,
        is_waived,
        suspends,
        term_to: _,
        reporting_every: _,
        due_within: _,
        unapplied: _,
    } = change;
    let mut changes = Vec::new();
    if *adds {
        changes.push("it is added to the plan".to_owned());
    }
    changes.extend(period.as_ref().map(|period| {
        let reading = reading_words(Wording::English, plan, measure, period);
        format!("the period becomes \"{}\": {reading}", period.words.value)
    }));
    let names = |what: &str, names: &[BodyName]| {
        if names.is_empty() {
            format!("there are no {what} any more")
        } else {
            let names: Vec<&str> = names.iter().map(|name| &*name.written.value).collect();
            format!("the {what} become {}", all_of(&names))
        }
    };
    changes.extend(
        bodies
            .as_ref()
            .map(|bodies| names("implementing bodies", bodies)),
    );
    changes.extend(
        recommended
            .as_ref()
            .map(|bodies| names("recommended bodies", bodies)),
    );
    changes.extend(
        lead.as_ref()
            .map(|lead| format!("the lead becomes {}", lead.written.value)),
    );
    changes.extend(
        answerable.map(|answerable| format!("who answers becomes `{}`", answerable.name())),
    );
    changes.extend(
        text.as_ref()
            .map(|text| format!("the words become \"{text}\"")),
    );
    if *is_waived {
        changes.push("what is unmet is waived".to_owned());
    }
    changes.extend(suspends.map(|suspends| {
        if suspends {
            "it rests: what begins from then on, and an unmet delivery, is not owed until it is taken up again"
        } else {
            "it is taken up again"
        }
        .to_owned()
    }));
    changes
}
