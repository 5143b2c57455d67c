//! Editions: for whom output is made, and what of a plan may be in it.
//!
//! Decided here, once: [`Plan::for_edition`] takes out of a plan whatever an edition may not show, before anything
//! is computed for print. What is not there cannot leak, whatever prints it. Records are taken apart without `..`,
//! so that a new field does not build until somebody has decided here who may see it.

mod withheld;

use std::collections::BTreeSet;

use crate::file::field::{Audience, Record};
use crate::obligation::Obligation;
use crate::plan::Plan;
use crate::plan::body::{Body, BodyKey};
use crate::plan::measure::{Measure, MeasureKey, Objective, Overrides};
use crate::plan::progress::{PROGRESS, Progress};
use crate::plan::removal::{Removed, is_about};
use crate::plan::review::{REVIEW, Review};

/// For whom output is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Edition {
    #[default]
    Coordinator,
    /// What every body may see, and the affairs of one where it is named.
    Body(Option<BodyKey>),
    Public,
}

impl Edition {
    pub(crate) const NAMES: [&'static str; 3] = ["coordinator", "body", "public"];

    /// Finds an edition by name; `body` is whose affairs the edition for bodies shows.
    pub(crate) fn parse(name: &str, body: Option<BodyKey>) -> Option<Self> {
        match name {
            "coordinator" => Some(Self::Coordinator),
            "body" => Some(Self::Body(body)),
            "public" => Some(Self::Public),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Body(_) => "body",
            Self::Public => "public",
        }
    }

    /// Its name where something may have been taken out; `None` of the coordinator's own.
    pub(crate) fn narrowed(self) -> Option<&'static str> {
        (self != Self::Coordinator).then(|| self.name())
    }

    /// Whether a field of a record that is `owner`'s affair may be in this edition.
    fn may_see(self, record: &Record, key: &str, owner: Option<BodyKey>) -> bool {
        let at = record.position(key).expect("the record has the field");
        match (self, record.fields[at].audience) {
            (Self::Coordinator, _) | (_, Audience::Public) => true,
            (Self::Body(own), Audience::Body) => own.is_some() && own == owner,
            (Self::Public, Audience::Body)
            | (Self::Body(_) | Self::Public, Audience::Coordinator) => false,
        }
    }

    /// Whether a record may be in this edition; what is restricted stays in the coordinator's.
    pub(crate) fn may_see_record(self, is_restricted: bool) -> bool {
        self == Self::Coordinator || !is_restricted
    }

    /// Whether a body may be named in this edition; it may know its own name.
    fn may_name(self, body: &Body) -> bool {
        self.may_see_record(body.restricted) || self == Self::Body(Some(body.key))
    }

    /// Whether what bodies say in their progress reports may be in this edition, be it of one body alone.
    pub(crate) fn shows_affairs(self) -> bool {
        matches!(self, Self::Coordinator | Self::Body(Some(_)))
    }

    /// Whether single obligations of a measure may be listed and counted together with others.
    pub(crate) fn may_count(self, measure: &Measure) -> bool {
        self != Self::Public || !measure.hides_small_counts
    }

    /// Whether an obligation may be listed: its body is not restricted, and what it counts may be counted.
    pub(crate) fn admits(self, obligation: &Obligation) -> bool {
        self.may_count(obligation.measure)
            && obligation
                .body
                .is_none_or(|(body, _)| self.may_see_record(body.restricted))
    }
}

impl Plan {
    /// Returns the plan without what an edition may not show; the coordinator's edition shows everything.
    ///
    /// Restricted objectives and measures are gone, with everything said about them. Restricted bodies still answer, each
    /// under the same sign, which is no name. What a progress report says still counts, but not its words. Of what is not
    /// counted in the edition, nothing counts: its status is neither shown nor does it show in anything else.
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

    /// The measures of which the edition shows no figures.
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

    /// Takes out of progress reports and reviews what the edition may not show of them.
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

/// What a body that is not named says is as restricted as the body.
fn redacted_progress(
    entry: Progress,
    edition: Edition,
    owner: Option<BodyKey>,
    is_of_withheld: bool,
) -> Progress {
    let Progress {
        file,
        span,
        measure,
        measure_span,
        state,
        state_span,
        about,
        done_on,
        undone_on,
        received_on,
        substance,
        summary,
        evidence,
        obstacles,
        needs,
        reason,
        restricted,
        is_left_out,
    } = entry;
    let restricted = restricted || is_of_withheld;
    let may = |key: &str| !restricted && edition.may_see(&PROGRESS, key, owner);
    Progress {
        file,
        span,
        measure,
        measure_span,
        state,
        state_span,
        about,
        done_on,
        undone_on,
        received_on,
        substance,
        summary: summary.filter(|_| may("summary")),
        evidence: if may("evidence") {
            evidence
        } else {
            Box::default()
        },
        obstacles: obstacles.filter(|_| may("obstacles")),
        needs: needs.filter(|_| may("needs")),
        reason: reason.filter(|_| may("reason")),
        restricted,
        is_left_out,
    }
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
