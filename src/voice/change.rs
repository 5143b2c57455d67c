//! What amendments change of a measure, a body or the whole plan, in words.

use crate::obligation::act::{Act, acts as acts_on};
use crate::obligation::as_of::AsOf;
use crate::plan::Plan;
use crate::plan::amendment::{Amendment, Change};
use crate::plan::body::{Body, BodyKey, BodyName};
use crate::plan::measure::Measure;
use crate::plan::succession::{Fate, Succession};
use crate::text::wording::Wording;
use crate::text::words::all_of;
use crate::voice::plain::body_title;
use crate::voice::reading::reading_words;

/// Every amendment of a measure, oldest first: `Order No. 7 of 2010-02-24, in force from 2010-03-01: …`.
pub(crate) fn acts(plan: &Plan, measure: &Measure, as_of: AsOf) -> Vec<String> {
    acts_on(plan, measure)
        .into_iter()
        .map(|(amendment, does)| {
            let does = act_words(plan, measure, amendment, does);
            told(amendment, &does, as_of)
        })
        .collect()
}

/// What an act does to a measure: `the period becomes "2010": delivery, …`.
pub(crate) fn act_words(
    plan: &Plan,
    measure: &Measure,
    amendment: &Amendment,
    does: Act,
) -> String {
    match does {
        Act::Changes(change) => changes(plan, measure, amendment, change).join("; "),
        Act::Passes(from, to) => passes(plan, from, to),
        Act::Rules(change) => rules(change).join("; "),
    }
}

/// What an act says becomes of a body.
pub(crate) fn fate_words(plan: &Plan, succession: &Succession) -> String {
    let Some(body) = succession.body.key() else {
        return succession.body.written.value.to_string();
    };
    match &succession.fate {
        Fate::Renamed(name) => {
            format!(
                "{} is called {} from then on",
                plan.body(body).id.value,
                name.value
            )
        }
        Fate::SucceededBy(to) => {
            let to: Vec<BodyKey> = to.iter().filter_map(BodyName::key).collect();
            passes(plan, body, &to)
        }
    }
}

/// What becomes of a body, oldest first.
pub(crate) fn fates(plan: &Plan, body: &Body, as_of: AsOf) -> Vec<String> {
    let own = plan
        .fates(body.key)
        .map(|(amendment, succession)| (amendment, fate_words(plan, succession)));
    let taken = plan
        .passings_of(|_, _| true)
        .filter(|(_, from, to)| *from != body.key && to.contains(&body.key))
        .map(|(amendment, from, to)| (amendment, passes(plan, from, to)));
    let mut fates: Vec<_> = own.chain(taken).collect();
    fates.sort_by_key(|(amendment, _)| (amendment.effective_on, amendment.on));
    fates
        .into_iter()
        .map(|(amendment, does)| told(amendment, &does, as_of))
        .collect()
}

/// What amendments change of the plan as a whole, oldest first: its term and the reporting rules.
pub(crate) fn of_plan(plan: &Plan, as_of: AsOf) -> Vec<String> {
    let changes = plan.amendments.iter().flat_map(|amendment| {
        let changes = amendment.changes.iter().map(rules);
        let changes = changes.filter(|does| !does.is_empty());
        changes.map(move |does| told(amendment, &does.join("; "), as_of))
    });
    changes.collect()
}

/// What an act changes of the plan as a whole.
pub(crate) fn rules(change: &Change) -> Vec<String> {
    let term = change
        .term_to
        .map(|last| format!("the term ends on {}", last.value));
    let reporting = change.reporting;
    let every = reporting
        .every
        .map(|every| format!("bodies report every {}", every.name()));
    let within = reporting
        .due_within
        .map(|within| format!("progress reports are due within {within}"));
    let review = reporting.review_is_required.map(|is_required| {
        if is_required {
            "what is received from then on counts as done once accepted"
        } else {
            "what is received from then on counts without a review"
        }
        .to_owned()
    });
    let review_within = reporting
        .review_within
        .map(|within| format!("what is received from then on is reviewed within {within}"));
    let rules = term.into_iter().chain(every).chain(within);
    rules.chain(review).chain(review_within).collect()
}

fn told(amendment: &Amendment, does: &str, as_of: AsOf) -> String {
    let waits = if as_of.day < amendment.effective_on {
        "; not in force yet"
    } else {
        ""
    };
    format!("{}: {does}{waits}", act(amendment))
}

fn passes(plan: &Plan, from: BodyKey, to: &[BodyKey]) -> String {
    let from_title = body_title(Some(plan.body(from)));
    if to.is_empty() {
        return format!("{from_title} is abolished");
    }
    let titles = |keys: &[BodyKey]| {
        let titles: Vec<String> = keys
            .iter()
            .map(|key| body_title(Some(plan.body(*key))))
            .collect();
        all_of(&titles)
    };
    if to.contains(&from) {
        let others: Vec<BodyKey> = to.iter().copied().filter(|key| *key != from).collect();
        return format!("{from_title} goes on, and {} with it", titles(&others));
    }
    format!("{from_title} is succeeded by {}", titles(to))
}

/// An act with its day, and from when it counts: `Order No. 7 of 2010-02-24, in force from 2010-03-01`.
pub(crate) fn act(amendment: &Amendment) -> String {
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

fn changes(plan: &Plan, measure: &Measure, amendment: &Amendment, change: &Change) -> Vec<String> {
    let Change {
        span: _,
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
        reporting: _,
        succession: _,
    } = change;
    let mut changes = Vec::new();
    if *adds {
        changes.push("it is added to the plan".to_owned());
    }
    changes.extend(period.as_ref().map(|period| {
        let reading = reading_words(Wording::English, plan, measure, (period, Some(amendment)));
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
