//! A measure is due outside the term, or begins before it.

use jiff::civil::date;

use crate::finding::{Finding, Level, Rule};
use crate::period::Days;
use crate::period::reading::{Reading, Slot, Start, Window};
use crate::plan::Plan;
use crate::plan::measure::{Implementation, Measure};
use crate::rule::reading_contradicts_words;
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "period-outside-term",
    level: Level::Error,
    summary: "a measure is due outside the term, or begins before it",
    docs: r"## What it checks

A delivery is due on a day of the term and does not begin in a year before it; a day that is stated as `from` is one of the term. A continuing measure has at least one obligation within the term.

## Why it matters

Reports cover the term. What is due outside it would be in none of them.

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
    plan.implementations()
        .filter_map(|(measure, implementation)| finding(plan, measure, implementation))
        .collect()
}

fn finding(plan: &Plan, measure: &Measure, implementation: &Implementation) -> Option<Finding> {
    let reading = plan.reading(measure, implementation)?;
    if is_for_the_whole_term(&reading)
        || reading_contradicts_words::contradicts(plan, measure, implementation)
    {
        return None;
    }
    let slots = reading.slots(&plan.frame(measure)).ok()?;
    let term = plan.term();
    let (span, label, what) = match &reading {
        Reading::Continuing { .. } => {
            if !slots.is_empty() {
                return None;
            }
            (
                span_of(implementation, None),
                "not in the term".to_owned(),
                "has no obligation within the term".to_owned(),
            )
        }
        Reading::Delivery(windows) => in_slots(&slots, windows, implementation, term)?,
    };
    let message = format!(
        "measure `{}` {what}, which runs from {} to {}",
        measure.id.value, term.first, term.last
    );
    let finding =
        Finding::new(&RULE, span, label, message).related(plan.header.term_span, "the term");
    Some(finding.help("correct the period, or the plan's term"))
}

/// Spares the arithmetic for `Regularly`.
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

/// The place of what is to blame, what it is, and what it makes of the measure.
fn in_slots(
    slots: &[Slot],
    windows: &[Window],
    implementation: &Implementation,
    term: Days,
) -> Option<(Span, String, String)> {
    let Days { first, last } = term;
    let stated = implementation.stated.as_ref();
    let due_span = || {
        span_of(
            implementation,
            stated.and_then(|stated| stated.due).map(|due| due.span),
        )
    };
    if let Some(slot) = slots.iter().find(|slot| slot.due_on < first) {
        return Some((
            due_span(),
            "before the term".to_owned(),
            format!("is due on {}, before the term", slot.due_on),
        ));
    }
    if let Some(slot) = slots.iter().find(|slot| last < slot.due_on) {
        return Some((
            due_span(),
            "after the term".to_owned(),
            format!("is due on {}, after the term", slot.due_on),
        ));
    }
    let from = stated.and_then(|stated| stated.from);
    if let Some(from) = from.filter(|from| from.value < first) {
        return Some((
            from.span,
            "before the term".to_owned(),
            format!("begins on {}, before the term", from.value),
        ));
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
    Some((
        span_of(implementation, None),
        "begins too early".to_owned(),
        format!("begins on {}, before the term", slot.starts_on),
    ))
}

/// The place of what is to blame: a stated day, all that is stated, or the words.
fn span_of(implementation: &Implementation, exact: Option<Span>) -> Span {
    exact
        .or(implementation.stated.as_ref().map(|stated| stated.span))
        .unwrap_or(implementation.words.span)
}
