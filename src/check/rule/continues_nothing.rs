//! A measure continues a measure of an earlier plan that cannot be found.

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;
use crate::plan::continues::{Continues, Earlier};
use crate::plan::measure::Measure;

pub(super) static RULE: Rule = Rule {
    id: "continues-nothing",
    level: Level::Warning,
    summary: "a measure continues a measure of an earlier plan that cannot be found",
    docs: r"## What it checks

`continues` names a measure of another plan, whose term began before this one's. If that plan is in the same repository, it has the measure; if not, `since` says since when the measure is owed.

## Why it matters

The age of a measure is counted through the plans that it was in. If the earlier measure cannot be found, this one looks newer than it is.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: 2009
    continues: { plan: example, measure: 3.b }
```

## How to fix

Name the earlier plan and the id that the measure had there. If that plan is not in the repository, add `since` and `due`.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: 2009
    continues: { plan: example-2004, measure: 3.b, since: 2004-05-06, due: 2008-12-31 }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    plan.measures
        .iter()
        .filter_map(|measure| finding(plan, measure, measure.continues.as_ref()?))
        .collect()
}

fn finding(plan: &Plan, measure: &Measure, continues: &Continues) -> Option<Finding> {
    let (own, earlier) = (&measure.id.value, &continues.plan);
    let there = &continues.measure;
    if *earlier.value == *plan.header.id {
        let message = format!(
            "measure `{own}` continues `{there}` of this plan, not of an earlier one",
            there = there.value
        );
        return Some(
            Finding::new(&RULE, earlier.span, "this plan", message)
                .help("name the earlier plan, or remove `continues`"),
        );
    }
    let (plan_id, first) = (&earlier.value, plan.term().first);
    match continues.earlier {
        Earlier::NoSooner(begins_on) => {
            let message = format!(
                "measure `{own}` continues one of `{plan_id}`, which is not an earlier plan: its term begins on {begins_on}, and this one's on {first}"
            );
            let finding = Finding::new(&RULE, earlier.span, "not earlier", message);
            Some(
                finding
                    .related(plan.header.term_span, "the term")
                    .help("name a plan whose term began before this one's"),
            )
        }
        Earlier::NoPlan if continues.stated.since.is_none() => {
            let message = format!(
                "measure `{own}` continues one of `{plan_id}`, which is not in the repository, and has no `since`"
            );
            Some(
                Finding::new(&RULE, earlier.span, "not in the repository", message)
                    .help("correct the id, or add `since` and `due`"),
            )
        }
        Earlier::NoMeasure => {
            let message = format!(
                "measure `{own}` continues `{}` of `{plan_id}`, which has no such measure",
                there.value
            );
            Some(
                Finding::new(&RULE, there.span, "not in that plan", message)
                    .help("write the id that the measure had there"),
            )
        }
        Earlier::NoPlan | Earlier::Unknown | Earlier::Found { .. } => None,
    }
}
