//! A measure is due outside the term, or begins before it.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::check::contradiction::contradicts;
use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::period::Days;
use crate::period::reading::{Reading, Slot, Start, Window};
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::measure::{Implementation, Measure};

pub(super) static RULE: Rule = Rule {
    id: "period-outside-term",
    level: Level::Error,
    summary: "a measure is due outside the term, or begins before it",
    docs: r"## What it checks

A delivery is due on a day of the term and does not begin in a year before it; a date stated as `from` is within the term. A continuing measure has at least one obligation within the term; if the end of the term cuts its only period short, `unfinished-period` reports it.

The term is that of the first day on which the period holds: an approved period is compared with the approved term, a period set by an act with the term when the act takes effect. An act that shortens the term moves or waives what would be left outside it. Waived measures are not checked.

## Why it matters

Reports cover the term. What is due outside it would appear in none of them.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: 2014
```

## How to fix

Correct the year, or the plan's term.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: 2013
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let findings = plan.measures.iter().flat_map(|measure| {
        let by_period = by_period(plan, measure);
        by_period.chain(by_term(plan, measure))
    });
    findings.collect()
}

/// Periods outside the term on the first day on which they hold.
fn by_period<'p>(plan: &'p Plan, measure: &'p Measure) -> impl Iterator<Item = Finding> + 'p {
    plan.periods(measure)
        .filter_map(move |(amendment, implementation)| {
            let day = first_day(plan, measure, amendment);
            if plan.waived_by(measure.key, day).is_some() {
                return None;
            }
            let outside = outside(plan, measure, implementation, day)?;
            let term = plan.term_on(day);
            let message = format!(
                "measure `{}` {}, which runs from {} to {}",
                measure.id.value, outside.what, term.first, term.last
            );
            let finding = Finding::new(&RULE, outside.span, outside.label, message)
                .related(plan.term_span_on(day), "the term");
            Some(finding.help("correct the period, or the plan's term"))
        })
}

/// Acts that end the term before a measure is due, and leave the measure as it is.
fn by_term<'p>(plan: &'p Plan, measure: &'p Measure) -> impl Iterator<Item = Finding> + 'p {
    plan.term_ends().filter_map(move |(amendment, end)| {
        let day = amendment.effective_on;
        let rests = plan.commitment(measure, day).suspended_by.is_some();
        if rests || !plan.has(measure, day) || plan.waived_by(measure.key, day).is_some() {
            return None;
        }
        let in_force = plan
            .periods(measure)
            .map(|(amendment, implementation)| {
                (first_day(plan, measure, amendment), implementation)
            })
            .filter(|(from, _)| *from <= day);
        let (from, implementation) = in_force.last()?;
        let before = day.saturating_sub(1.day());
        if from == day || outside(plan, measure, implementation, before).is_some() {
            return None;
        }
        let outside = outside(plan, measure, implementation, day)?;
        let id = &measure.id.value;
        let message = format!(
            "measure `{id}` {}, which {} ends on {}",
            outside.what, amendment.act, end.value
        );
        let finding = Finding::new(&RULE, end.span, "too early for it", message)
            .related(outside.span, outside.label);
        Some(finding.help(format!(
            "in the same act, give measure `{id}` a period within the term, or waive it"
        )))
    })
}

/// The first day on which a period holds: that of the amendment that set it, or of the approval.
fn first_day(plan: &Plan, measure: &Measure, amendment: Option<&Amendment>) -> Date {
    amendment
        .or(plan.added_by(measure))
        .map_or(Date::MIN, |amendment| amendment.effective_on)
}

/// Which part of a period is outside the term.
struct Outside {
    span: Span,
    label: &'static str,
    /// What is said about the measure.
    what: String,
}

fn outside(
    plan: &Plan,
    measure: &Measure,
    implementation: &Implementation,
    day: Date,
) -> Option<Outside> {
    let term = plan.term_on(day);
    let reading = plan.reading_on(measure, implementation, day)?;
    if term.last < term.first
        || is_for_the_whole_term(&reading)
        || contradicts(plan, measure, implementation)
    {
        return None;
    }
    let frame = plan.frame_on(measure, day);
    let slots = reading.slots(&frame).ok()?;
    match &reading {
        // A period that the end of the term cuts short is not a mistake in the period.
        Reading::Continuing { .. } if reading.unfinished(&frame).is_some() => None,
        Reading::Continuing { .. } => slots.is_empty().then(|| Outside {
            span: span_of(implementation, None),
            label: "not in the term",
            what: "has no obligation within the term".to_owned(),
        }),
        Reading::Delivery(windows) => in_slots(&slots, windows, implementation, term),
    }
}

/// Avoids the computation for `Regularly`.
fn is_for_the_whole_term(reading: &Reading) -> bool {
    match reading {
        Reading::Continuing {
            from: None,
            until: None,
            cadence,
        } => cadence.is_none_or(|cadence| cadence.due.is_none()),
        Reading::Continuing { .. } | Reading::Delivery(_) => false,
    }
}

fn in_slots(
    slots: &[Slot],
    windows: &[Window],
    implementation: &Implementation,
    term: Days,
) -> Option<Outside> {
    let Days { first, last } = term;
    let stated = implementation.stated.as_ref();
    let due_span = || {
        span_of(
            implementation,
            stated.and_then(|stated| stated.due).map(|due| due.span),
        )
    };
    if let Some(slot) = slots.iter().find(|slot| slot.due_on < first) {
        return Some(Outside {
            span: due_span(),
            label: "before the term",
            what: format!("is due on {}, before the term", slot.due_on),
        });
    }
    if let Some(slot) = slots.iter().find(|slot| last < slot.due_on) {
        return Some(Outside {
            span: due_span(),
            label: "after the term",
            what: format!("is due on {}, after the term", slot.due_on),
        });
    }
    let from = stated.and_then(|stated| stated.from);
    if let Some(from) = from.filter(|from| from.value < first) {
        return Some(Outside {
            span: from.span,
            label: "before the term",
            what: format!("begins on {}, before the term", from.value),
        });
    }
    // In a term that begins within a year, `2009` means what is left of that year.
    let year_begins_on = date(first.year(), 1, 1);
    let dated = slots
        .iter()
        .zip(windows)
        .filter(|(_, window)| matches!(window.start, Start::On(_)));
    let (slot, _) = dated
        .into_iter()
        .find(|(slot, _)| slot.starts_on < year_begins_on)?;
    Some(Outside {
        span: span_of(implementation, None),
        label: "begins too early",
        what: format!("begins on {}, before the term", slot.starts_on),
    })
}

/// The place of the mistake: a stated date, the whole stated reading, or the words.
fn span_of(implementation: &Implementation, exact: Option<Span>) -> Span {
    exact
        .or(implementation.stated.as_ref().map(|stated| stated.span))
        .unwrap_or(implementation.words.span)
}
