//! Removes from a plan what an edition may not show.
//!
//! Decided here, once: [`Plan::for_edition`] removes whatever an edition may not show, before anything is computed for
//! output. What is not there cannot leak, whatever prints it. Records are destructured without `..`, so that a new
//! field does not build until somebody has decided here who may see it.

mod withheld;

use std::collections::BTreeSet;

use crate::plan::Plan;
use crate::plan::body::BodyKey;
use crate::plan::edition::Edition;
use crate::plan::measure::{Measure, MeasureKey, Objective, Overrides};
use crate::plan::progress::{PROGRESS, Progress};
use crate::plan::removal::{Removed, is_about};
use crate::plan::review::{REVIEW, Review};
use crate::plan::statement::Kept;

impl Plan {
    /// Returns the plan without what an edition may not show; the coordinator's edition shows everything.
    ///
    /// Restricted objectives and measures are removed, with everything said about them. Restricted bodies still answer,
    /// each under the same placeholder, which is not a name. Progress reports still count, but without their texts.
    /// What is not counted in the edition does not count anywhere: its status is not shown and cannot be inferred.
    pub(crate) fn for_edition(mut self, edition: Edition) -> Self {
        if edition == Edition::Coordinator {
            return self;
        }
        self.edition = edition;
        self.fingerprint = String::new();
        self.lost_names = BTreeSet::new();
        self.contacts = None;
        let uncounted = self.uncounted_measures();
        self.progress
            .retain(|entry| !is_about(&entry.measure, &uncounted));
        self.reviews
            .retain(|review| !is_about(&review.measure, &uncounted));
        self.redact();
        let removed = self.restricted_records();
        self.withhold_bodies();
        self.withhold_acts(&removed.measures);
        self.withhold_origins();
        self.without(&removed)
    }

    /// The measures whose figures the edition does not show.
    fn uncounted_measures(&self) -> BTreeSet<MeasureKey> {
        self.measures
            .iter()
            .filter(|measure| !self.edition.may_count(measure))
            .map(|measure| measure.key)
            .collect()
    }

    /// The restricted objectives and measures.
    fn restricted_records(&self) -> Removed {
        let objectives = self.objectives.iter().filter(|objective| {
            let Objective {
                key: _,
                id: _,
                title: _,
                overrides,
            } = objective;
            is_restricted(overrides)
        });
        let measures = self.measures.iter().filter(|measure| {
            let Measure {
                key: _,
                objective,
                id: _,
                text: _,
                text_as_approved: _,
                bodies: _,
                recommended: _,
                bodies_are_whole: _,
                implementation: _,
                overrides,
                hides_small_counts: _,
                continues: _,
            } = measure;
            is_restricted(overrides) || is_restricted(&self.objective(*objective).overrides)
        });
        Removed {
            measures: measures.map(|measure| measure.key).collect(),
            objectives: objectives.map(|objective| objective.key).collect(),
        }
    }

    /// Removes from progress reports and reviews what the edition may not show.
    fn redact(&mut self) {
        let edition = self.edition;
        let progress = std::mem::take(&mut self.progress).into_iter();
        self.progress = progress
            .map(|entry| {
                let owner = self.file_of(&entry).body.key();
                let is_of_withheld = owner.is_some_and(|key| !edition.may_name(self.body(key)));
                redacted_progress(entry, edition, owner, is_of_withheld)
            })
            .collect();
        let reviews = std::mem::take(&mut self.reviews).into_iter();
        self.reviews = reviews
            .map(|review| {
                let owner = self.file_of_review(&review).body.key();
                redacted_review(review, edition, owner)
            })
            .collect();
    }
}

/// Whether an objective or a measure says itself that it is restricted.
fn is_restricted(overrides: &Overrides) -> bool {
    let Overrides {
        lead: _,
        answerable: _,
        every: _,
        periods: _,
        kind: _,
        restricted,
    } = overrides;
    *restricted
}

/// Progress reports of a restricted body are restricted as well. Of what is restricted, only what everybody may see of
/// others is left, and no words.
fn redacted_progress(
    mut entry: Progress,
    edition: Edition,
    owner: Option<BodyKey>,
    is_of_withheld: bool,
) -> Progress {
    let Progress {
        file: _,
        span: _,
        measure: _,
        measure_span: _,
        said,
        state_span: _,
        about_span: _,
        done_on_span: _,
        received_on: _,
        substance: _,
        restricted,
        is_left_out: _,
    } = &mut entry;
    *restricted |= is_of_withheld;
    said.redact(|point| {
        let is_of_status = matches!(point.kept, Kept::Date(..));
        edition.may_see(&PROGRESS, point.field.key, owner) && (is_of_status || !*restricted)
    });
    entry
}

fn redacted_review(review: Review, edition: Edition, owner: Option<BodyKey>) -> Review {
    let Review {
        file,
        span,
        measure,
        measure_span,
        decision,
        on,
        about,
        ask,
        note,
        is_left_out,
    } = review;
    Review {
        file,
        span,
        measure,
        measure_span,
        decision,
        on,
        about,
        ask: ask.filter(|_| edition.may_see(&REVIEW, "ask", owner)),
        note: note.filter(|_| edition.may_see(&REVIEW, "note", owner)),
        is_left_out,
    }
}
