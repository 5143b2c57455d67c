//! Finds which part of a difference moved an obligation.

mod own;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::edit::difference::Difference;
use crate::edit::difference::change::{Change, Kind, Subject};
use crate::edit::difference::effect::cause::Cause;
use crate::edit::difference::effect::causes::own::{Candidate, Own, weight};
use crate::file::source::Span;
use crate::obligation::as_of::AsOf;
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::excerpt::Undo;
use crate::plan::progress::Progress;
use crate::plan::review::Review;

/// An act that is new, rewritten or removed.
struct ChangedAct<'d> {
    cause: Cause,
    name: &'d str,
    was: Option<&'d Amendment>,
    is: Option<&'d Amendment>,
}

impl ChangedAct<'_> {
    /// Whether it is in force by a day, and about a measure or about none.
    fn concerns(&self, difference: &Difference, id: &str, as_of: AsOf) -> bool {
        let states = [
            (&difference.old.plan, self.was),
            (&difference.new.plan, self.is),
        ];
        states.into_iter().any(|(plan, act)| {
            let measure = plan.measure_by_id(id).map(|measure| measure.key);
            let is_of = |amendment: &Amendment| {
                let mut changes = amendment.changes.iter();
                changes.any(|change| {
                    let name = change.measure.as_ref();
                    name.is_none_or(|(name, _)| name.key().is_some_and(|own| Some(own) == measure))
                })
            };
            act.is_some_and(|act| act.effective_on <= as_of.day && is_of(act))
        })
    }
}

/// The differences that could have moved an obligation, by the measure they are about.
pub(super) struct Causes<'d> {
    difference: &'d Difference<'d>,
    as_of: AsOf,
    of_measures: BTreeMap<&'d str, Vec<&'d Change>>,
    /// Edits of the plan and of objectives.
    edits: Vec<&'d Change>,
    members_differ: bool,
    /// What was rewritten or removed, then what is new, each with the last in force first.
    acts: Vec<ChangedAct<'d>>,
}

impl<'d> Causes<'d> {
    pub(super) fn of(difference: &'d Difference, as_of: AsOf) -> Self {
        let mut causes = Self {
            difference,
            as_of,
            of_measures: BTreeMap::new(),
            edits: Vec::new(),
            members_differ: false,
            acts: Vec::new(),
        };
        let mut known = BTreeSet::new();
        let weighty = difference.changes.iter();
        for change in weighty.filter(|change| change.kind != Kind::Clerical) {
            match change.subject {
                Subject::Measure | Subject::Progress | Subject::Review => {
                    let measure = change.measure.as_deref().unwrap_or_default();
                    causes.of_measures.entry(measure).or_default().push(change);
                }
                Subject::Plan | Subject::Objective => causes.edits.push(change),
                Subject::Body => causes.members_differ |= change.kind == Kind::Bodies,
                Subject::Amendment => {
                    // Each field that differs is a change.
                    if known.insert((change.id.as_str(), change.nth)) {
                        causes.add_act(change);
                    }
                }
                Subject::Setting | Subject::Contact => {}
            }
        }
        causes.acts.sort_by_key(|act| {
            let is = act.is.or(act.was);
            let day = is.map(|act| (act.effective_on, act.on));
            (act.cause == Cause::Amendment, Reverse(day))
        });
        causes
    }

    fn add_act(&mut self, change: &'d Change) {
        let cause = match change.kind {
            Kind::Added => Cause::Amendment,
            Kind::Removed => Cause::RemovedAct,
            Kind::Rewritten
            | Kind::Period
            | Kind::Bodies
            | Kind::Rules
            | Kind::Wording
            | Kind::Visibility
            | Kind::Clerical => Cause::RewrittenAct,
        };
        let in_file = |plan: &'d Plan, span: Option<Span>| {
            let mut acts = plan.amendments.iter();
            acts.find(|act| span.is_some_and(|span| span.file == act.effective_span.file))
        };
        self.acts.push(ChangedAct {
            cause,
            name: &change.id,
            was: in_file(&self.difference.old.plan, change.old_span),
            is: in_file(&self.difference.new.plan, change.new_span),
        });
    }

    /// What could have moved the obligations of a measure.
    pub(super) fn of_measure(&self, id: &'d str) -> Own<'d> {
        let (old, new) = (&self.difference.old.plan, &self.difference.new.plan);
        let changes = self.of_measures.get(id).map_or(&[][..], Vec::as_slice);
        let objective = [new, old].into_iter().find_map(|plan| {
            let measure = plan.measure_by_id(id)?;
            Some(plan.objective(measure.objective).id.value.as_str())
        });
        let concerns = |change: &&Change| match change.subject {
            Subject::Objective => Some(change.id.as_str()) == objective,
            Subject::Plan
            | Subject::Setting
            | Subject::Body
            | Subject::Measure
            | Subject::Amendment
            | Subject::Progress
            | Subject::Review
            | Subject::Contact => true,
        };
        let of_measure = changes.iter().copied();
        let of_measure = of_measure.filter(|change| change.subject == Subject::Measure);
        let of_plan = self.edits.iter().copied().filter(concerns);
        let mut candidates = said(self.difference, id, changes);
        let acts = self.acts.iter();
        let acts = acts.filter(|act| act.concerns(self.difference, id, self.as_of));
        candidates.extend(acts.map(|act| {
            let undo = Undo::Act {
                now: act.is.map(|act| act.effective_span.file),
                was: act.was,
            };
            Candidate::new(act.cause, Some(act.name), undo)
        }));
        Own {
            difference: self.difference,
            measure: id,
            as_of: self.as_of,
            candidates,
            edits: of_measure.chain(of_plan).collect(),
            members_differ: self.members_differ,
        }
    }
}

/// The progress reports and reviews on a measure that are new, rewritten or removed, the most serious first.
fn said<'d>(difference: &'d Difference, id: &str, changes: &[&'d Change]) -> Vec<Candidate<'d>> {
    let mut known = BTreeSet::new();
    let mut said: Vec<(usize, Candidate)> = Vec::new();
    for change in changes {
        let is_order = change.field == Some("order");
        // Each field that differs is a change.
        if !known.insert((change.subject, change.id.as_str(), change.nth, is_order)) {
            continue;
        }
        let (cause, undo) = match change.subject {
            Subject::Progress => {
                let (was, now) = progress(difference, id, change);
                let now = now.into_iter().map(|entry| entry.span).collect();
                let undo = Undo::Progress { now, was };
                let causes = (
                    Cause::Progress,
                    Cause::RemovedProgress,
                    Cause::RewrittenProgress,
                );
                (of_kind(change.kind, causes), undo)
            }
            Subject::Review => {
                let (was, now) = reviews(difference, id, change);
                let now = now.into_iter().map(|review| review.span).collect();
                let undo = Undo::Reviews { now, was };
                let causes = (Cause::Review, Cause::RemovedReview, Cause::RewrittenReview);
                (of_kind(change.kind, causes), undo)
            }
            Subject::Plan
            | Subject::Setting
            | Subject::Body
            | Subject::Objective
            | Subject::Measure
            | Subject::Amendment
            | Subject::Contact => continue,
        };
        let weight = weight(change.subject, change.kind);
        said.push((weight, Candidate::new(cause, None, undo)));
    }
    said.sort_by_key(|(weight, _)| *weight);
    said.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Of what is new, removed or rewritten.
fn of_kind(kind: Kind, (added, removed, rewritten): (Cause, Cause, Cause)) -> Cause {
    match kind {
        Kind::Added => added,
        Kind::Removed => removed,
        Kind::Rewritten
        | Kind::Period
        | Kind::Bodies
        | Kind::Rules
        | Kind::Wording
        | Kind::Visibility
        | Kind::Clerical => rewritten,
    }
}

/// The progress reports that a change is about, in the old state and in the new one: one, or, if their order differs,
/// all that correct each other.
fn progress<'d>(
    difference: &'d Difference,
    id: &str,
    change: &Change,
) -> (Vec<&'d Progress>, Vec<&'d Progress>) {
    let of = |plan: &'d Plan, span: Option<Span>| {
        let measure = plan.measure_by_id(id);
        let all = measure.map_or(&[][..], |measure| plan.progress_on(measure.key));
        let own = all
            .iter()
            .find(|entry| span.is_some_and(|span| entry.span.covers(span)));
        let whose = |entry: &Progress| {
            let file = plan.file_of(entry);
            (file.body.key(), file.period.value, entry.received_on)
        };
        let is_meant = |entry: &&Progress| {
            own.is_some_and(|own| match change.field {
                Some("order") => whose(own) == whose(entry),
                Some(_) | None => own.span == entry.span,
            })
        };
        all.iter().filter(is_meant).collect()
    };
    let (old, new) = (&difference.old.plan, &difference.new.plan);
    (of(old, change.old_span), of(new, change.new_span))
}

/// The same of reviews.
fn reviews<'d>(
    difference: &'d Difference,
    id: &str,
    change: &Change,
) -> (Vec<&'d Review>, Vec<&'d Review>) {
    let of = |plan: &'d Plan, span: Option<Span>| {
        let measure = plan.measure_by_id(id);
        let all = measure.map_or(&[][..], |measure| plan.reviews_of(measure.key));
        let own = all
            .iter()
            .find(|review| span.is_some_and(|span| review.span.covers(span)));
        let whose = |review: &Review| {
            let file = plan.file_of_review(review);
            (
                file.body.key(),
                file.period.map(|period| period.value),
                review.on,
            )
        };
        let is_meant = |review: &&Review| {
            own.is_some_and(|own| match change.field {
                Some("order") => whose(own) == whose(review),
                Some(_) | None => own.span == review.span,
            })
        };
        all.iter().filter(is_meant).collect()
    };
    let (old, new) = (&difference.old.plan, &difference.new.plan);
    (of(old, change.old_span), of(new, change.new_span))
}
