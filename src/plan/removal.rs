//! Removes records from a plan, with everything that is said about them.

use std::collections::BTreeSet;

use crate::plan::Plan;
use crate::plan::measure::{MeasureKey, MeasuresFile, ObjectiveKey};
use crate::plan::part::Parts;
use crate::plan::progress::{MeasureName, Progress};
use crate::plan::review::Review;

/// What is removed.
#[derive(Debug, Default)]
pub(super) struct Removed {
    pub(super) measures: BTreeSet<MeasureKey>,
    /// Objectives without remaining measures.
    pub(super) objectives: BTreeSet<ObjectiveKey>,
}

impl Plan {
    /// Returns the plan without some records and everything said about them.
    ///
    /// Amendments that change nothing else are removed too, and members of groups that answer for nothing else.
    pub(super) fn without(mut self, removed: &Removed) -> Self {
        let hidden = &removed.measures;
        let ids: Vec<Box<str>> = self
            .measures
            .iter()
            .map(|measure| measure.id.value.as_str().into())
            .collect();
        let hidden_ids: BTreeSet<&str> = hidden.iter().map(|key| &*ids[key.0 as usize]).collect();
        let progress = std::mem::take(&mut self.progress)
            .into_iter()
            .filter(|entry| !is_about(&entry.measure, hidden))
            .map(|entry| Progress {
                measure: named(&ids, entry.measure),
                ..entry
            })
            .collect();
        let reviews = std::mem::take(&mut self.reviews)
            .into_iter()
            .filter(|review| !is_about(&review.measure, hidden))
            .map(|review| Review {
                measure: named(&ids, review.measure),
                ..review
            })
            .collect();
        self.take_out_of_amendments(&ids, hidden);
        for body in &mut self.bodies {
            body.members.retain_mut(|member| {
                let answered_for_some = !member.measures.is_empty();
                member
                    .measures
                    .retain(|id| !hidden_ids.contains(&*id.value));
                // An empty list would mean everything.
                !(answered_for_some && member.measures.is_empty())
            });
        }
        let measures = self.measure_files(removed);
        let settled_on = self.settled_on;
        let plan = Self::assemble(Parts {
            header: self.header,
            edition: self.edition,
            bodies: self.bodies,
            bodies_are_known: self.bodies_are_known,
            measures,
            measures_are_known: self.measures_are_known,
            lost_names: self.lost_names,
            amendments: self.amendments,
            names_are_known: true,
            added: Vec::new(),
            contacts: self.contacts,
            lost: self.lost,
            fingerprint: self.fingerprint,
            progress_files: self.progress_files,
            progress,
            review_files: self.review_files,
            reviews,
        });
        Self { settled_on, ..plan }
    }

    /// Puts the remaining measures back under their objectives.
    fn measure_files(&mut self, removed: &Removed) -> Vec<MeasuresFile> {
        let mut files: Vec<MeasuresFile> = std::mem::take(&mut self.objectives)
            .into_iter()
            .map(|objective| MeasuresFile {
                objective,
                measures: Vec::new(),
                lost_names: Vec::new(),
            })
            .collect();
        for measure in std::mem::take(&mut self.measures) {
            if !removed.measures.contains(&measure.key) {
                let ObjectiveKey(at) = measure.objective;
                files[at as usize].measures.push(measure);
            }
        }
        files.retain(|file| !removed.objectives.contains(&file.objective.key));
        files
    }

    fn take_out_of_amendments(&mut self, ids: &[Box<str>], hidden: &BTreeSet<MeasureKey>) {
        self.amendments.retain_mut(|amendment| {
            let had_changes = !amendment.changes.is_empty();
            amendment.changes.retain(|change| {
                change
                    .measure
                    .as_ref()
                    .is_none_or(|(measure, _)| !is_about(measure, hidden))
            });
            for change in &mut amendment.changes {
                if let Some((measure, _)) = &mut change.measure {
                    let name = std::mem::replace(measure, MeasureName::Unknown("".into()));
                    *measure = named(ids, name);
                }
            }
            !had_changes || !amendment.changes.is_empty()
        });
    }
}

/// Whether a name means one of some measures.
pub(super) fn is_about(measure: &MeasureName, some: &BTreeSet<MeasureKey>) -> bool {
    measure.key().is_some_and(|key| some.contains(&key))
}

/// A measure by its id again, since removing measures gives the others new keys.
fn named(ids: &[Box<str>], measure: MeasureName) -> MeasureName {
    match measure {
        MeasureName::Known(MeasureKey(at)) => MeasureName::Unknown(ids[at as usize].clone()),
        MeasureName::Unknown(_) => measure,
    }
}
