//! What becomes of obligations when something is put on file.

use jiff::civil::Date;

use crate::document::{Cell, Document};
use crate::obligation::Obligation;
use crate::obligation::as_of::AsOf;
use crate::obligation::schedule::Which;
use crate::obligation::status::{Awaits, Status};
use crate::office::proposal::entry::Reported;
use crate::office::proposal::{Effect, effects};
use crate::plan::Plan;
use crate::text::words::count;

/// What one progress report changes, and which it corrects or is corrected by.
pub(crate) fn recorded(before: &Plan, after: &Plan, reported: &Reported, as_of: AsOf) -> Document {
    let mut document = Document::default();
    let whose = (reported.body, reported.period);
    add_effects_of_word(
        &mut document,
        after,
        &effects(before, after, whose, &reported.about(), as_of),
    );
    for entry in &reported.entries {
        let Some(earlier) = reported.known(before, entry) else {
            continue;
        };
        let counts = reported
            .known(after, entry)
            .is_some_and(|known| entry.says_the_same_as(known));
        document.paragraph(if counts {
            format!(
                "It corrects what was received on {}, which stays on file.",
                earlier.received_on
            )
        } else {
            format!(
                "What was received on {}, later than this, still counts.",
                earlier.received_on
            )
        });
    }
    add_reviews_taken_over(&mut document, after, reported, as_of);
    document
}

/// Adds a line for each effect of a review: `3.a for 2009-Q2: awaiting review → met-late, 12 days`.
pub(crate) fn add_effects(document: &mut Document, effects: &[Effect]) {
    add_lines(document, effects, |obligation| told(&obligation.status));
}

/// Adds a line for each effect of progress reports that have just come. What is awaited after them is not a report but that
/// it is done.
pub(crate) fn add_effects_of_word(document: &mut Document, plan: &Plan, effects: &[Effect]) {
    add_lines(document, effects, |obligation| match &obligation.status {
        Status::Awaiting(Awaits::Report) => not_done(plan, obligation.late_from()),
        other => told(other),
    });
}

fn add_lines(document: &mut Document, effects: &[Effect], after: impl Fn(&Obligation) -> String) {
    if !effects.is_empty() {
        let lines = effects
            .iter()
            .map(|effect| Cell::text(line(effect, &after(effect.compared.obligation()))));
        document.list(lines.collect());
    }
}

/// Says which earlier reviews are taken to be about entries that the coordinator has not seen.
pub(crate) fn add_reviews_taken_over(
    document: &mut Document,
    plan: &Plan,
    reported: &Reported,
    as_of: AsOf,
) {
    for (measure, review) in reported.reviews_taken_over(plan, as_of) {
        document.paragraph(format!(
            "Mind: the review of {} that {} `{}` is about what was received on or before that day, and so about this as well. Review it again.",
            review.on,
            review.decision.name(),
            measure.id.value.as_str()
        ));
    }
}

fn line(effect: &Effect, after: &str) -> String {
    let compared = &effect.compared;
    let obligation = compared.obligation();
    let measure = obligation.measure.id.value.as_str();
    let name = match compared.which() {
        Which::Period(period) => format!("{measure} for {period}"),
        Which::Ordinal(_) if effect.is_only_one => measure.to_owned(),
        Which::Ordinal(_) => format!("{measure} due on {}", obligation.due_on()),
    };
    match &compared.was {
        Some(was) if compared.is_turned() => format!("{name}: {} → {after}", named(&was.status)),
        Some(was) if effect.is_change() => format!("{name}: {} → {after}", told(&was.status)),
        Some(_) => format!("{name}: stays {after}"),
        None => format!("{name}: {after}"),
    }
}

/// What is true of an obligation on which a body has reported anything but that it is done, while word of it is not yet due.
fn not_done(plan: &Plan, due_on: Date) -> String {
    let last = plan.due_within(due_on).after(due_on);
    format!("unmet, overdue after {last} unless it is reported as done")
}

/// A status with what it waits for: `awaiting review`.
fn named(status: &Status) -> String {
    match status {
        Status::Awaiting(awaits) => format!("awaiting {}", awaits.name()),
        other => other.name().to_owned(),
    }
}

/// A status with its days: `met-late, 12 days`.
fn told(status: &Status) -> String {
    let name = named(status);
    status.days_late().map_or_else(
        || name.clone(),
        |days| {
            let days = usize::try_from(days).unwrap_or_default();
            format!("{name}, {}", count(days, "day", "days"))
        },
    )
}
