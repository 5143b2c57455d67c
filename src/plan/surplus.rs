//! Changes of one thing that are more than are taken in.
//!
//! What holds on a day is reckoned from all changes before it, so that their number is what every answer costs.

use std::collections::BTreeMap;

use crate::limit::{CHANGES_OF_ONE, SUCCESSIONS};
use crate::plan::amendment::{Amendment, Change};
use crate::plan::progress::MeasureName;
use crate::source::Span;

/// Takes out of amendments, in order, the changes that are more than are taken in; returns where they stand and what there
/// are too many of.
pub(super) fn take_surplus(amendments: &mut [Amendment]) -> Vec<(Span, String)> {
    let mut known: BTreeMap<String, u64> = BTreeMap::new();
    let mut successions: u64 = 0;
    let mut surplus = Vec::new();
    for change in amendments.iter_mut().map(|act| &mut act.changes) {
        change.retain(|change| {
            let Some(subject) = subject(change) else {
                return true;
            };
            successions += u64::from(change.succession.is_some());
            let changes = known.entry(subject.clone()).or_default();
            *changes += 1;
            let what = if CHANGES_OF_ONE.is_passed_by(*changes) {
                format!("{CHANGES_OF_ONE} changes of {subject}")
            } else if change.succession.is_some() && SUCCESSIONS.is_passed_by(successions) {
                format!("{SUCCESSIONS} successions and new names of bodies")
            } else {
                return true;
            };
            surplus.push((change.span, what));
            false
        });
    }
    surplus
}

/// What a change is about.
fn subject(change: &Change) -> Option<String> {
    if let Some((measure, _)) = &change.measure {
        let id = match measure {
            MeasureName::Unknown(id) => id.to_string(),
            MeasureName::Known(key) => format!("{}", key.0),
        };
        return Some(format!("measure `{id}`"));
    }
    if let Some(succession) = &change.succession {
        return Some(format!("body `{}`", succession.body.written.value));
    }
    change
        .changes_rules()
        .then(|| "the term and the reporting rules".to_owned())
}
