//! A plan with one measure only and some changes to its files undone, to see their effect.

use jiff::civil::Date;

use crate::file::source::{FileId, Span};
use crate::plan::Plan;
use crate::plan::amendment::{Amendment, Change};
use crate::plan::body::BodyName;
use crate::plan::measure::MeasuresFile;
use crate::plan::part::Parts;
use crate::plan::part::position;
use crate::plan::progress::{MeasureName, Progress, ProgressFile};
use crate::plan::review::{Review, ReviewFile};
use crate::plan::succession::Fate;

/// Something on file that is restored to its old state.
#[derive(Debug)]
pub(crate) enum Undo<'p> {
    /// The present file of an act, and the old act.
    Act {
        now: Option<FileId>,
        was: Option<&'p Amendment>,
    },
    /// The places of present progress reports, and the old ones.
    Progress {
        now: Vec<Span>,
        was: Vec<&'p Progress>,
    },
    Reviews {
        now: Vec<Span>,
        was: Vec<&'p Review>,
    },
}

/// Returns a plan with one measure only, with some differences from another state restored; `None` if the measure is
/// not in it then.
pub(crate) fn excerpt(now: &Plan, was: &Plan, id: &str, undone: &[&Undo]) -> Option<Plan> {
    let (mut gone, mut back) = (Vec::new(), Vec::new());
    for undo in undone {
        if let Undo::Act { now, was } = undo {
            gone.extend(*now);
            back.extend(*was);
        }
    }
    let added_back = back
        .iter()
        .flat_map(|amendment| &amendment.changes)
        .any(|change| change.adds && is_of(was, change, id));
    let state = if added_back { was } else { now };
    let measure = state.measure_by_id(id)?;
    let added_by = state.added_by(measure);
    if !added_back && added_by.is_some_and(|act| gone.contains(&act.effective_span.file)) {
        return None;
    }
    let kept = now.amendments.iter();
    let kept = kept.filter(|act| !gone.contains(&act.effective_span.file));
    let kept = kept.map(|act| of_measure(now, act, id));
    let back = back.into_iter().map(|act| of_measure(was, act, id));
    let mut parts = Parts::new(now.header.clone());
    parts.bodies.clone_from(&now.bodies);
    // A name given by an act means the same body if the act is undone.
    for (key, name) in now.new_names(Date::MAX) {
        parts.bodies[key.0 as usize].also.push(name);
    }
    parts.bodies_are_known = now.bodies_are_known;
    parts.edition = now.edition;
    parts.amendments = kept.chain(back).collect();
    parts.measures.push(MeasuresFile {
        objective: state.objective(measure.objective).clone(),
        measures: vec![measure.clone()],
        lost_names: Vec::new(),
    });
    add_progress(&mut parts, now, was, id, undone);
    add_reviews(&mut parts, now, was, id, undone);
    let settled_on = now.settled_on;
    Some(Plan {
        settled_on,
        ..Plan::assemble(parts)
    })
}

fn add_progress(parts: &mut Parts, now: &Plan, was: &Plan, id: &str, undone: &[&Undo]) {
    let own = now.measure_by_id(id);
    let own = own.map_or(&[][..], |measure| now.progress_on(measure.key));
    let mut entries: Vec<(&Plan, &Progress)> = own.iter().map(|entry| (now, entry)).collect();
    for undo in undone {
        if let Undo::Progress { now, was: back } = undo {
            let back = back.iter().map(|entry| (was, *entry));
            put_back(&mut entries, now, back, |entry| entry.span);
        }
    }
    // Each in its own file, so that they stay in this order.
    for (at, (plan, entry)) in entries.into_iter().enumerate() {
        let file = plan.file_of(entry);
        parts.progress_files.push(ProgressFile {
            body: by_id(plan, &file.body),
            ..file.clone()
        });
        parts.progress.push(Progress {
            file: position(at),
            measure: MeasureName::Unknown(id.into()),
            ..entry.clone()
        });
    }
}

fn add_reviews(parts: &mut Parts, now: &Plan, was: &Plan, id: &str, undone: &[&Undo]) {
    let own = now.measure_by_id(id);
    let own = own.map_or(&[][..], |measure| now.reviews_of(measure.key));
    let mut reviews: Vec<(&Plan, &Review)> = own.iter().map(|review| (now, review)).collect();
    for undo in undone {
        if let Undo::Reviews { now, was: back } = undo {
            let back = back.iter().map(|review| (was, *review));
            put_back(&mut reviews, now, back, |review| review.span);
        }
    }
    for (at, (plan, review)) in reviews.into_iter().enumerate() {
        let file = plan.file_of_review(review);
        parts.review_files.push(ReviewFile {
            body: by_id(plan, &file.body),
            ..file.clone()
        });
        parts.reviews.push(Review {
            file: position(at),
            measure: MeasureName::Unknown(id.into()),
            ..review.clone()
        });
    }
}

/// Replaces the present records by the old ones; at the end if there are none.
fn put_back<'p, T>(
    entries: &mut Vec<(&'p Plan, &'p T)>,
    now: &[Span],
    was: impl Iterator<Item = (&'p Plan, &'p T)>,
    span: impl Fn(&T) -> Span,
) {
    let is_gone = |entry: &T| now.iter().any(|place| span(entry).covers(*place));
    let at = entries.iter().position(|(_, entry)| is_gone(entry));
    let at = at.unwrap_or(entries.len());
    entries.retain(|(_, entry)| !is_gone(entry));
    entries.splice(at..at, was);
}

/// An act with its changes of one measure, and those that are not about measures.
fn of_measure(plan: &Plan, amendment: &Amendment, id: &str) -> Amendment {
    let own = amendment.changes.iter();
    let own = own.filter(|change| change.measure.is_none() || is_of(plan, change, id));
    let changes = own.map(|change| {
        let mut change = change.clone();
        if let Some((name, _)) = &mut change.measure {
            *name = MeasureName::Unknown(id.into());
        }
        let lists = change.bodies.iter_mut().chain(&mut change.recommended);
        let names = lists.flatten().chain(&mut change.lead);
        for name in names {
            *name = by_id(plan, name);
        }
        if let Some(succession) = &mut change.succession {
            succession.body = by_id(plan, &succession.body);
            if let Fate::SucceededBy(to) = &mut succession.fate {
                for name in to {
                    *name = by_id(plan, name);
                }
            }
        }
        change
    });
    Amendment {
        act: amendment.act.clone(),
        on: amendment.on,
        effective_on: amendment.effective_on,
        effective_span: amendment.effective_span,
        is_retroactive: amendment.is_retroactive,
        changes: changes.collect(),
    }
}

fn is_of(plan: &Plan, change: &Change, id: &str) -> bool {
    change.measure.as_ref().is_some_and(|(name, _)| match name {
        MeasureName::Known(key) => plan.measure(*key).id.value.as_str() == id,
        MeasureName::Unknown(written) => **written == *id,
    })
}

/// A body by its id, which other states of the plan know as well.
fn by_id(plan: &Plan, name: &BodyName) -> BodyName {
    let mut name = name.clone();
    if let Some(key) = name.key() {
        name.written.value.clone_from(&plan.body(key).id.value);
    }
    name
}
