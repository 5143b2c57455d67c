//! A measure's id begins with the id of an objective other than its own.

use crate::file::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "measure-outside-objective",
    level: Level::Error,
    summary: "a measure's id begins with the id of an objective other than its own",
    docs: r"## What it checks

If the part before the first full stop of a measure's id is the id of an objective, it is the measure's own objective: `6.j` is not under objective `1` of a plan that has an objective `6`. Other ids, such as `M1C1-32`, `17` or `1-3-1`, can be under any objective.

## Why it matters

Either the measure is counted under the wrong objective, or its id is that of another measure.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 2.a
    text: Prepare a draft law.
    bodies: [mia]
    period: 2009
# file: measures/02.yaml
objective: 2
title: Training
measures: []
```

## How to fix

Move the measure to the file of its objective, or correct the id.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures: []
# file: measures/02.yaml
objective: 2
title: Training
measures:
  - id: 2.a
    text: Prepare a draft law.
    bodies: [mia]
    period: 2009
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let outside = plan.measures.iter().filter_map(|measure| {
        let own = &plan.objective(measure.objective).id;
        let id = &measure.id;
        // `1.2.a` belongs to `1.2`, whether or not there is an objective `1`.
        if id.value.is_under(&own.value) {
            return None;
        }
        let named = plan.objective_by_id(id.value.before_full_stop()?)?;
        (named.id.value != own.value).then_some((id, own, &named.id))
    });
    outside
        .map(|(id, own, named)| {
            let message = format!(
                "the measure `{}` is under the objective `{}`, but its id belongs to `{}`",
                id.value, own.value, named.value
            );
            Finding::new(
                &RULE,
                id.span,
                format!("not under `{}`", own.value),
                message,
            )
            .related(own.span, "the objective")
            .related(named.span, "the one in its id")
            .help(format!(
                "move the measure to the file of objective `{}`, or correct the id",
                named.value
            ))
        })
        .collect()
}
