//! What an implementation period is taken to mean, in a sentence.

use jiff::civil::Date;

use crate::obligation::as_of::AsOf;
use crate::obligation::schedule::schedule;
use crate::period::reading::{Frame, Reading, Slot};
use crate::period::{Every, Length, StepUnit};
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::measure::{Implementation, Measure};
use crate::text::wording::Wording;

/// What the plan's rules call what nobody but the office says.
const ASSUMED: &str = "assumed";

/// The reading of a measure's words as approved or added, or of those that an amendment gives it, by the term and the rules
/// of the day from which they hold.
pub(crate) fn reading_words(
    wording: Wording,
    plan: &Plan,
    measure: &Measure,
    (implementation, amendment): (&Implementation, Option<&Amendment>),
) -> String {
    let by = amendment.or_else(|| plan.added_by(measure));
    let from = by.map_or(Date::MIN, |amendment| amendment.effective_on);
    let Some(reading) = plan.reading_on(measure, implementation, from) else {
        return wording.say("reading-unreadable");
    };
    let frame = plan.frame_on(measure, from);
    let first = first_day(plan, measure, implementation).unwrap_or(frame.term.first);
    let slots = reading.slots_from(&frame, first).unwrap_or_default();
    let words = tied(wording, plan, measure, &reading, (&frame, &slots));
    match &implementation.stated {
        None => words,
        Some(stated) => match stated.by.as_deref() {
            None => wording.tell("reading-stated-by-nobody", [("reading", words.into())]),
            Some(by) => wording.tell(
                "reading-stated",
                [
                    ("reading", words.into()),
                    ("by", source(wording, by).into()),
                ],
            ),
        },
    }
}

fn tied(
    wording: Wording,
    plan: &Plan,
    measure: &Measure,
    reading: &Reading,
    (frame, slots): (&Frame, &[Slot]),
) -> String {
    let (Some(first), Some(last)) = (slots.first(), slots.last()) else {
        let kind = wording.say(&format!("kind-{}", reading.kind().name()));
        return wording.tell("reading-empty", [("kind", kind.into())]);
    };
    match reading {
        Reading::Delivery(_) if slots.len() == 1 => {
            let key = if first.earliest_due < first.due_on {
                "reading-vague"
            } else {
                "reading-delivery"
            };
            wording.tell(
                key,
                [
                    ("first", first.starts_on.to_string().into()),
                    ("last", first.ends_on.to_string().into()),
                    ("due", first.due_on.to_string().into()),
                    ("earliest", first.earliest_due.to_string().into()),
                ],
            )
        }
        Reading::Delivery(_) => wording.tell(
            "reading-deliveries",
            [
                ("count", slots.len().into()),
                ("first", first.due_on.to_string().into()),
                ("last", last.due_on.to_string().into()),
            ],
        ),
        Reading::Continuing { cadence, .. } => {
            let how_often = cadence.map_or(frame.every, |cadence| cadence.every);
            let says = if cadence.is_some() {
                wording.say("source-words")
            } else {
                every_source(wording, plan, measure)
            };
            wording.tell(
                "reading-continuing",
                [
                    ("every", every(wording, how_often).into()),
                    ("source", says.into()),
                    ("first", first.starts_on.to_string().into()),
                    ("last", last.ends_on.to_string().into()),
                    ("due", first.due_on.to_string().into()),
                ],
            )
        }
    }
}

/// The first day of what an act brings: by a new period the first that is not covered by the one before, by a new measure
/// all from the day on which the act is in force. `None` of what was approved.
fn first_day(plan: &Plan, measure: &Measure, implementation: &Implementation) -> Option<Date> {
    let mut periods = plan.periods(measure);
    let (set_by, _) = periods.find(|(_, own)| std::ptr::eq(*own, implementation))?;
    let Some(set_by) = set_by else {
        return plan.added_by(measure).map(|by| by.effective_on);
    };
    let brought = schedule(plan, measure, AsOf::on(set_by.effective_on));
    let first = brought
        .iter()
        .find(|dated| std::ptr::eq(dated.implementation, implementation));
    Some(first.map_or(set_by.effective_on, |first| first.slot.starts_on))
}

/// Who says how often a continuing measure is judged.
fn every_source(wording: Wording, plan: &Plan, measure: &Measure) -> String {
    let objective = &plan.objective(measure.objective).overrides;
    if measure.overrides.every.is_some() {
        wording.say("source-measure")
    } else if objective.every.is_some() {
        wording.say("source-objective")
    } else {
        match plan.header.continuing.by.as_deref() {
            Some(by) => source(wording, by),
            None => wording.say("source-plan"),
        }
    }
}

/// An act, or that it is assumed.
fn source(wording: Wording, by: &str) -> String {
    if by == ASSUMED {
        wording.say("source-assumed")
    } else {
        by.to_owned()
    }
}

/// `every quarter`, `every 4 months`.
pub(crate) fn every(wording: Wording, every: Every) -> String {
    match every {
        Every::Calendar(unit) => wording.say(&format!("every-{}", unit.name())),
        Every::Step { count, unit } => {
            let step = length(wording, Length { count, unit });
            wording.tell("every-step", [("step", step.into())])
        }
    }
}

/// `15 days`.
pub(crate) fn length(wording: Wording, length: Length) -> String {
    let key = match length.unit {
        StepUnit::Day => "length-day",
        StepUnit::Week => "length-week",
        StepUnit::Month => "length-month",
        StepUnit::Year => "length-year",
    };
    wording.tell(key, [("count", length.count.into())])
}
