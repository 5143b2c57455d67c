//! An amendment moves a due date, or the end of a measure or of the term, back to a day that has passed.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::file::finding::{Finding, Level, Rule};
use crate::obligation::as_of::AsOf;
use crate::obligation::schedule::{Which, schedule};
use crate::period::reading::{Kind, Reading};
use crate::plan::Plan;
use crate::plan::known::Known;
use crate::plan::measure::{Implementation, Measure};

pub(super) static RULE: Rule = Rule {
    id: "shortened-after-the-fact",
    level: Level::Warning,
    summary: "an amendment moves a due date or an end back to a day that has passed",
    docs: r"## What it checks

When an act takes effect, or on its own date if that is later, no day to which it moves back a due date of a delivery has passed, whether or not the old due date has. The same holds for the end of a continuing measure and of the term.

## Why it matters

Nobody can keep a due date that has passed when it is set: what is not done by then is overdue on the day the act takes effect. What was met before keeps the due date in force when it was done, and stays met or met late, unless the act is retroactive to that day. What was owed until an end that is moved back stays owed, so the act would not do what it says.

## Example

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { measure: 1.a, period: May 2009 }
```

## How to fix

Correct the period, or the day on which the act takes effect.

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
effective: 2010-03-01
changes:
  - { measure: 1.a, period: May 2010 }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let known = &Known::of(plan);
    let of_measures = plan.measures.iter().flat_map(|measure| {
        let changes = plan.changes(measure.key);
        changes.filter_map(move |(amendment, change)| {
            let period = change.period.as_ref()?;
            let day = amendment.counts_from();
            let what = due_date_moved_back(known, measure, day)
                .or_else(|| end_moved_back(known, measure, period, day))?;
            let message = format!("measure `{}` {what}", measure.id.value);
            let finding = Finding::new(&RULE, period.words.span, "already passed", message);
            Some(finding.help("correct the period, or the day on which the act takes effect"))
        })
    });
    of_measures.chain(terms(known)).collect()
}

/// The day before one, and the plan as it was known on it.
fn eve<'k>(known: &'k Known, day: Date) -> (Date, &'k Plan) {
    let eve = day.saturating_sub(1.day());
    (eve, known.on(eve))
}

/// The old and the new due date of a delivery.
fn due_date_moved_back(known: &Known, measure: &Measure, day: Date) -> Option<String> {
    let (eve, before) = eve(known, day);
    let before = schedule(
        before,
        before.measure_by_id(measure.id.value.as_str())?,
        AsOf::on(eve),
    );
    let after = known.on(day);
    let after = schedule(
        after,
        after.measure_by_id(measure.id.value.as_str())?,
        AsOf::on(day),
    );
    let deliveries = after
        .iter()
        .filter(|dated| matches!(dated.which, Which::Ordinal(_)));
    let (was, is) = deliveries
        .filter_map(|dated| {
            let was = before.iter().find(|was| was.which == dated.which)?;
            Some((was.slot.due_on, dated.slot.due_on))
        })
        .find(|(was, is)| *is < day && is < was)?;
    Some(format!(
        "was due on {was} and is moved back to {is}, which has passed by {day}"
    ))
}

/// The old and the new end of a continuing measure.
fn end_moved_back(
    known: &Known,
    measure: &Measure,
    period: &Implementation,
    day: Date,
) -> Option<String> {
    let is = end(&known.plan.reading_on(measure, period, day)?).filter(|is| *is < day)?;
    let (_, plan) = eve(known, day);
    let measure = plan.measure_by_id(measure.id.value.as_str())?;
    let before = plan.periods(measure).filter(|(amendment, _)| {
        amendment
            .or(plan.added_by(measure))
            .is_none_or(|amendment| amendment.effective_on < day)
    });
    let (_, before) = before.last()?;
    let before = plan.reading_on(measure, before, day)?;
    let was = match end(&before) {
        Some(was) if was <= is => return None,
        Some(was) if was < day => format!("ended on {was}"),
        Some(was) => format!("runs until {was}"),
        None if before.kind() == Kind::Delivery => "is a delivery".to_owned(),
        None => "has no end of its own".to_owned(),
    };
    Some(format!(
        "{was}, but an amendment ends it on {is}, which has passed by {day}"
    ))
}

/// The last day of a continuing measure, if it ends before the term.
fn end(reading: &Reading) -> Option<Date> {
    match reading {
        Reading::Continuing { until, .. } => *until,
        Reading::Delivery(_) => None,
    }
}

fn terms(known: &Known) -> impl Iterator<Item = Finding> {
    let shortened = known.plan.term_ends().filter_map(|(amendment, end)| {
        let day = amendment.counts_from();
        let (eve, before) = eve(known, day);
        let before = before.term_on(eve);
        let is_moved_back = before.first <= end.value && end.value < before.last;
        (is_moved_back && end.value < day).then_some((day, end))
    });
    shortened.map(|(day, end)| {
        let message = format!(
            "an amendment ends the term on {}, which has passed by {day}",
            end.value
        );
        Finding::new(&RULE, end.span, "already passed", message)
            .help("correct the end of the term, or the day on which the act takes effect")
    })
}
