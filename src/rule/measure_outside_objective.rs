//! A measure's id is not under the objective whose file it stands in.

use crate::finding::{Finding, Level, Rule};
use crate::plan::Plan;

pub(super) static RULE: Rule = Rule {
    id: "measure-outside-objective",
    level: Level::Error,
    summary: "a measure's id is not under the objective whose file it stands in",
    docs: r"## What it checks

The id of a measure begins with the number of its objective and a full stop: `6.j` stands in the file of objective `6`.

## Why it matters

The measure would be counted under the wrong objective, or its id is that of another measure.

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
```

## How to fix

Correct the id, or move the measure to the file of its objective.

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: [mia]
    period: 2009
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let outside = plan.measures.iter().filter_map(|measure| {
        let objective = &plan.objective(measure.objective).id;
        (!measure.id.value.is_under(&objective.value)).then_some((measure, objective))
    });
    outside
        .map(|(measure, objective)| {
            let message = format!(
                "the measure `{}` stands under the objective `{}`",
                measure.id.value, objective.value
            );
            Finding::new(
                &RULE,
                measure.id.span,
                format!("not under `{}`", objective.value),
                message,
            )
            .related(objective.span, "the objective")
            .help(format!(
                "begin the id with `{}.`, or move the measure to the file of its objective",
                objective.value
            ))
        })
        .collect()
}
