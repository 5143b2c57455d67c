//! A plan is in the repository more often than before.

use crate::disk::load::counterpart::Plans;
use crate::disk::load::revision::shown;
use crate::edit::rule::{Fault, Moves};
use crate::file::finding::{Finding, Level, Rule};
use crate::text::words::all_of;

pub(super) static RULE: Rule = Rule {
    id: "doubled-plan",
    level: Level::Error,
    summary: "a plan is in the repository more often than before",
    docs: r"## What it checks

With `check --base REV`: no plan is in a second folder with the same id.

To allow it for one change, use the plan's id: `doubled-plan aze-2009`.

## Why it matters

With two plans of one id, it is unclear which one is valid. The copy could be read and checked instead, while the plan itself is rewritten.

## Example

A copy beside the plan:

```text
cp -r plan copy
```

## How to fix

Remove the copy. A plan that follows another has its own id: `tadbir init --continue` creates one. Earlier states of a plan are in git: use `--rev`.
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
            let message = format!("the plan `{id}` is also in {}", all_of(&others));
            let span = *moves.heads.get(place)?;
            Some(Fault {
                finding: Finding::new(&RULE, span, "second plan with this id", message)
                    .help("remove the copy, or give it its own id"),
                subject: id.clone(),
            })
        })
        .collect()
}
