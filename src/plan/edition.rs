//! Editions: for whom output is made, and what of a plan may be in it.
//!
//! Decided here, once: [`Plan::for_edition`] takes out of a plan whatever an edition may not show, before anything
//! is computed for print. What is not there cannot leak, whatever prints it. Records are taken apart without `..`,
//! so that a new field does not build until somebody has decided here who may see it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::field::{Audience, Record};
use crate::obligation::Obligation;
use crate::plan::Plan;
use crate::plan::amendment::Change;
use crate::plan::body::{Body, BodyKey, BodyName, Member};
use crate::plan::continues::Earlier;
use crate::plan::measure::{Measure, MeasureKey, MeasuresFile, Objective, ObjectiveKey, Overrides};
use crate::plan::part::Parts;
use crate::plan::progress::{MeasureName, PROGRESS, Place, Progress};
use crate::plan::review::{REVIEW, Review};
use crate::plan::succession::Fate;

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
    /// Restricted objectives and measures are gone, with everything said about them. Restricted bodies still answer,
    /// under a name that says nothing. What a progress report says still counts, but not its words.
    pub(crate) fn for_edition(mut self, edition: Edition) -> Self {
        if edition == Edition::Coordinator {
            return self;
        }
        let hidden = self.hidden_measures();
        self.rename_restricted_bodies(edition);
        self.edition = edition;
        self.progress = std::mem::take(&mut self.progress)
            .into_iter()
            .map(|entry| {
                let owner = self.file_of(&entry).body.key();
                redacted_progress(entry, edition, owner)
            })
            .collect();
        self.reviews = std::mem::take(&mut self.reviews)
            .into_iter()
            .map(|review| {
                let owner = self.file_of_review(&review).body.key();
                redacted_review(review, edition, owner)
            })
            .collect();
        self.lost_names = BTreeSet::new();
        self.contacts = None;
        self.withhold_origins();
        self.without(&hidden)
    }

    /// Returns the plan as it was known on a day: without the acts of later days, also those that count from earlier ones.
    pub(crate) fn known_on(mut self, day: Date) -> Self {
        if self.amendments.iter().all(|amendment| amendment.on <= day) {
            return self;
        }
        let hidden = self
            .measures
            .iter()
            .filter(|measure| self.added_by(measure).is_some_and(|by| day < by.on))
            .map(|measure| measure.key)
            .collect();
        // A name given later is written in files of today, and means the same body.
        for (key, name) in self.new_names(Date::MAX) {
            self.bodies[key.0 as usize].also.push(name);
        }
        self.amendments.retain(|amendment| amendment.on <= day);
        self.without(&hidden)
    }

    /// Returns the plan without some measures and everything said about them.
    fn without(mut self, hidden: &BTreeSet<MeasureKey>) -> Self {
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
            for member in &mut body.members {
                let answered_for_some = !member.measures.is_empty();
                member
                    .measures
                    .retain(|id| !hidden_ids.contains(&*id.value));
                if answered_for_some && member.measures.is_empty() {
                    // It answers for nothing that is shown; an empty list would mean everything.
                    member.body.means = crate::plan::body::Means::Unknown;
                    member.body.written.value = "".into();
                }
            }
            body.members
                .retain(|member| !member.body.written.value.is_empty());
        }
        let measures = self.measure_files(hidden);
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

    fn hidden_measures(&self) -> BTreeSet<MeasureKey> {
        self.measures
            .iter()
            .filter(|measure| {
                measure.overrides.restricted
                    || self.objective(measure.objective).overrides.restricted
            })
            .map(|measure| measure.key)
            .collect()
    }

    /// Puts measures back under their objectives, without restricted ones.
    fn measure_files(&mut self, hidden: &BTreeSet<MeasureKey>) -> Vec<MeasuresFile> {
        let mut files: Vec<MeasuresFile> = std::mem::take(&mut self.objectives)
            .into_iter()
            .map(|objective| MeasuresFile {
                objective,
                measures: Vec::new(),
                lost_names: Vec::new(),
            })
            .collect();
        for measure in std::mem::take(&mut self.measures) {
            if !hidden.contains(&measure.key) {
                let ObjectiveKey(at) = measure.objective;
                files[at as usize].measures.push(measure);
            }
        }
        files.retain(|file| {
            let Objective {
                key: _,
                id: _,
                title: _,
                overrides:
                    Overrides {
                        lead: _,
                        answerable: _,
                        every: _,
                        periods: _,
                        kind: _,
                        restricted,
                    },
            } = &file.objective;
            self.edition == Edition::Coordinator || !restricted
        });
        files
    }

    /// Gives restricted bodies names that say nothing, wherever they are named.
    fn rename_restricted_bodies(&mut self, edition: Edition) {
        let mut names: Vec<Option<Box<str>>> = vec![None; self.bodies.len()];
        let restricted = self.bodies.iter_mut().filter(|body| body.restricted);
        for (nth, body) in restricted.enumerate() {
            if edition == Edition::Body(Some(body.key)) {
                // A body may know its own name.
                continue;
            }
            let Body {
                key,
                id,
                name,
                also,
                kind: _,
                members,
                members_are_whole: _,
                restricted: _,
                members_span: _,
            } = body;
            let stand_in: Box<str> = format!("withheld-{}", nth + 1).into();
            names[key.0 as usize] = Some(stand_in.clone());
            id.value = stand_in;
            name.value = format!("a body that is not named ({})", nth + 1).into();
            also.clear();
            for Member {
                body: _,
                measures: _,
                from: _,
                by,
            } in members
            {
                *by = None;
            }
        }
        let members = self.bodies.iter_mut().flat_map(|body| &mut body.members);
        for member in members {
            let key = member.body.key();
            if key.is_some_and(|key| names[key.0 as usize].is_some()) {
                member.by = None;
            }
        }
        let rename = |name: &mut BodyName| {
            if let Some(key) = name.key()
                && let Some(stand_in) = &names[key.0 as usize]
            {
                name.written.value.clone_from(stand_in);
            }
        };
        self.each_body_name(rename);
        self.withhold_fates(|body| names[body.0 as usize].is_some());
        let blank = |place: &mut Place| {
            place.folder = "".into();
            place.stem = "".into();
        };
        self.progress_files
            .iter_mut()
            .for_each(|file| blank(&mut file.place));
        self.review_files
            .iter_mut()
            .for_each(|file| blank(&mut file.place));
    }

    /// Forgets what restricted records of earlier plans say of measures that take them up.
    fn withhold_origins(&mut self) {
        let continued = self
            .measures
            .iter_mut()
            .filter_map(|measure| measure.continues.as_mut());
        for continues in continued.filter(|continues| continues.is_of_restricted()) {
            continues.earlier = Earlier::Unknown;
        }
    }

    /// Drops the new names of bodies that are not named, and the names of acts that do nothing but put others in their place.
    fn withhold_fates(&mut self, is_withheld: impl Fn(BodyKey) -> bool) {
        self.amendments.retain_mut(|amendment| {
            let had_changes = !amendment.changes.is_empty();
            let is_of_withheld = |change: &Change| {
                let succession = change.succession.as_ref();
                let body = succession.and_then(|succession| succession.body.key());
                body.is_some_and(&is_withheld)
            };
            amendment.changes.retain(|change| {
                let fate = change
                    .succession
                    .as_ref()
                    .map(|succession| &succession.fate);
                !is_of_withheld(change) || matches!(fate, Some(Fate::SucceededBy(_)))
            });
            if had_changes && amendment.changes.iter().all(is_of_withheld) {
                amendment.act = "an act that is not named".into();
            }
            !had_changes || !amendment.changes.is_empty()
        });
    }

    /// Drops changes of hidden measures, and amendments that change nothing else.
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

fn is_about(measure: &MeasureName, hidden: &BTreeSet<MeasureKey>) -> bool {
    measure.key().is_some_and(|key| hidden.contains(&key))
}

/// A measure by its id again, since taking measures out gives the others new keys.
fn named(ids: &[Box<str>], measure: MeasureName) -> MeasureName {
    match measure {
        MeasureName::Known(MeasureKey(at)) => MeasureName::Unknown(ids[at as usize].clone()),
        MeasureName::Unknown(_) => measure,
    }
}

fn redacted_progress(entry: Progress, edition: Edition, owner: Option<BodyKey>) -> Progress {
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
