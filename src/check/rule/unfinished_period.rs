//! The term, or the words, end before the last period of a continuing measure is due.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::contradiction::contradicts;
use crate::file::finding::{Finding, Level, Rule};
use crate::period::reading::{Reading, SlotPeriod, Unfinished};
use crate::plan::Plan;
use crate::plan::measure::{Implementation, Measure};
use crate::text::words::{count, shortened};

pub(super) static RULE: Rule = Rule {
    id: "unfinished-period",
    level: Level::Warning,
    summary: "the term ends before the last period of a measure is due, and nothing is owed for it",
    docs: r"## What it checks

The last period of a continuing measure is due before the term ends, or before the end that the words name.

A calendar period (month, quarter, half-year, year) that is cut short is still owed, on the last day that is left of it. But nothing is owed if the words name the due day and that day is in the part that is cut off: a term that ends on 15 June has no 30 June. Nothing is owed either for another step (`every two years`, `every 18 months`, `weekly`) that has not ended when the term ends, because the words do not say when less than a whole step is due.

## Why it matters

Nobody will be asked about the remaining time, and no report has an obligation for it. The decree may or may not have intended that.

## Example

The third two-year step would end on 31 December 2014, but the term ends a year earlier.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Survey public opinion.
    bodies: [mia]
    period: Once every two years
```

## How to fix

State where the last whole step ends. If something is owed for the remaining time, add a measure with its own due date.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Survey public opinion.
    bodies: [mia]
    period: { words: Once every two years, to: 2012-12-31, by: assumed }
  - id: 1.b
    text: Survey public opinion a last time.
    bodies: [mia]
    period: by 2013-12-31
```
",
};

/// The part of a measure's period that is cut off.
struct Cut<'p> {
    measure: &'p Measure,
    implementation: &'p Implementation,
    unfinished: Unfinished,
    /// Whether the term cuts it off, not the words.
    by_term: bool,
    /// Whether the words say how often.
    in_words: bool,
    /// The last day of the last period that is owed.
    owed_until: Option<Date>,
}

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let cuts = plan
        .measures
        .iter()
        .filter_map(|measure| cut(plan, measure));
    let (of_words, of_plan): (Vec<Cut>, Vec<Cut>) = cuts.partition(|cut| cut.in_words);
    // What the plan's own step leaves over is the same for all measures that follow it, and is reported once.
    let mut alike: BTreeMap<SlotPeriod, Vec<Cut>> = BTreeMap::new();
    for cut in of_plan {
        alike.entry(cut.unfinished.period).or_default().push(cut);
    }
    let of_words = of_words.iter().map(|cut| finding(plan, cut, 0));
    let of_plan = alike
        .values()
        .map(|cuts| finding(plan, &cuts[0], cuts.len() - 1));
    of_words.chain(of_plan).collect()
}

/// The part that is cut off of the last period in force.
fn cut<'p>(plan: &'p Plan, measure: &'p Measure) -> Option<Cut<'p>> {
    let day = Date::MAX;
    let rests = plan.commitment(measure, day).suspended_by.is_some();
    if rests || plan.waived_by(measure.key, day).is_some() {
        return None;
    }
    let (_, implementation) = plan.periods(measure).last()?;
    let reading = plan.reading_on(measure, implementation, day)?;
    let frame = plan.frame_on(measure, day);
    let unfinished = reading.unfinished(&frame)?;
    if contradicts(plan, measure, implementation) {
        return None;
    }
    let slots = reading.slots(&frame).ok()?;
    Some(Cut {
        measure,
        implementation,
        unfinished,
        by_term: unfinished.last == frame.term.last,
        in_words: matches!(
            reading,
            Reading::Continuing {
                cadence: Some(_),
                ..
            }
        ),
        owed_until: slots.last().map(|slot| slot.ends_on),
    })
}

fn finding(plan: &Plan, cut: &Cut, others: usize) -> Finding {
    let Cut {
        measure,
        implementation,
        unfinished: Unfinished {
            period,
            due_on,
            last,
        },
        ..
    } = *cut;
    let days = period.days();
    let (period, label) = match period {
        SlotPeriod::Calendar(period) => (
            format!("{period} ({} to {})", days.first, days.last),
            "due day is cut off",
        ),
        SlotPeriod::Step(_) => (
            format!("{} to {}", days.first, days.last),
            "last step is cut short",
        ),
    };
    let id = &measure.id.value;
    let who = match others {
        0 => format!("measure `{id}` owes"),
        others => format!(
            "measure `{id}` and {} owe",
            count(others, "other measure", "other measures")
        ),
    };
    let what = if cut.by_term {
        "the term ends"
    } else {
        "its words end"
    };
    let message =
        format!("{who} nothing for {period}: that would be due on {due_on}, and {what} on {last}");
    let finding = Finding::new(&RULE, implementation.words.span, label, message).help(help(cut));
    if cut.by_term {
        finding.related(plan.term_span_on(Date::MAX), "the term")
    } else {
        finding
    }
}

fn help(cut: &Cut) -> String {
    let last = cut.unfinished.last;
    let Some(owed_until) = cut.owed_until else {
        return format!("if it is owed once, by {last}, set `kind: delivery` on the measure");
    };
    let own = format!("if something is owed for it, add a measure with `period: by {last}`");
    if !cut.in_words {
        return format!("{own}, or choose an `every` that divides the term");
    }
    if !cut.by_term {
        return own;
    }
    let escaped = shortened(&cut.implementation.words.value, 60)
        .replace('\\', "\\\\")
        .replace('"', "\\\"");
    format!(
        "{own}; if nothing is, state where it ends: `{{ words: \"{escaped}\", to: {owed_until}, by: assumed }}`"
    )
}
