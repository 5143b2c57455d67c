//! A plan stands in the repository more often than it did.

use crate::disk::load::counterpart::Plans;
use crate::disk::load::revision::shown;
use crate::edit::rule::{Fault, Moves};
use crate::file::finding::{Finding, Level, Rule};
use crate::text::words::all_of;

pub(super) static RULE: Rule = Rule {
    id: "doubled-plan",
    level: Level::Error,
    summary: "a plan stands in the repository more often than it did",
    docs: r"## What it checks

With `check --base REV`: no plan is in a second folder with the same id.

For one change it is allowed by the plan's id: `doubled-plan aze-2009`.

## Why it matters

Of two plans with one id nobody can say which is the plan. A copy can be read in its place, and checked in its place, while the plan itself is rewritten.

## Example

A copy beside the plan:

```text
cp -r plan copy
```

## How to fix

Take the copy away. A plan that follows another has an id of its own: `tadbir init --continue` begins one. What a plan said in the past is in git: `--rev`.
",
};

pub(super) fn check(moves: &Moves) -> Vec<Fault> {
    let of = |plans: &Plans, id: &str| -> Vec<String> {
        let named = plans.iter().filter(|(_, known)| known.as_str() == id);
        named.map(|(place, _)| place.clone()).collect()
    };
    let doubled = moves.now.iter().filter(|(place, id)| {
        let (then, now) = (of(&moves.then, id), of(&moves.now, id));
        let is_more = !id.is_empty() && then.len().max(1) < now.len();
        is_more && !then.contains(*place)
    });
    doubled
        .filter_map(|(place, id)| {
            let others: Vec<String> = of(&moves.now, id)
                .iter()
                .filter(|other| *other != place)
                .map(|other| format!("`{}`", shown(other)))
                .collect();
            let message = format!("the plan `{id}` stands in {} too", all_of(&others));
            let span = *moves.heads.get(place)?;
            Some(Fault {
                finding: Finding::new(&RULE, span, "a second plan of that id", message)
                    .help("take the copy away, or give it an id of its own"),
                subject: id.clone(),
            })
        })
        .collect()
}
