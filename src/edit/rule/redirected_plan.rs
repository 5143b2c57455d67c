//! Where no plan is named, another one is found than was.

use crate::disk::load::revision::shown;
use crate::edit::rule::{Fault, Moves};
use crate::file::finding::{Finding, Level, Rule};

pub(super) static RULE: Rule = Rule {
    id: "redirected-plan",
    level: Level::Error,
    summary: "where no plan is named, another one is found than was",
    docs: r#"## What it checks

With `check --base REV`: from the repository's own folder, and from every folder with a `tadbir.toml`, the plan is found that was found at that revision, wherever it stands now. `tadbir.toml`, a `plan.yaml` that is new in a folder, and a `plan/` that is gone lead elsewhere.

For one change it is allowed by the id of the plan that was found: `redirected-plan aze-2009`.

## Why it matters

Every command that names no plan reads what is found there, in the office as in CI. What is overdue in the plan would be read in another.

## Example

The settings name a copy:

```text
tadbir.toml: plan = "copy"
```

## How to fix

Let `tadbir.toml` name the plan that it named. Where a new plan takes the place of one whose term is over, allow it for that change.
"#,
};

pub(super) fn check(moves: &Moves) -> Vec<Fault> {
    let led = moves.led.iter().filter(|led| {
        let became = |now: &String| moves.pairs.same.contains(&(led.then.clone(), now.clone()));
        let is_same = match &led.now {
            // A copy elsewhere is not where the plan still stands.
            Some(now) if *now != led.then && still_stands(moves, &led.then) => false,
            Some(now) => became(now),
            None => false,
        };
        !is_same && !moves.pairs.gone.contains(&led.then)
    });
    led.map(|led| {
        let id = moves.called(&led.then);
        let found = led.now.as_ref().map_or_else(
            || "no plan is".to_owned(),
            |now| match moves.now.get(now).filter(|id| !id.is_empty()) {
                Some(id) => format!("`{id}` in `{}` is", shown(now)),
                None => format!("what stands in `{}` is", shown(now)),
            },
        );
        let message = format!(
            "from `{}` the plan `{id}` in `{}` was found at `{}`, and {found} now",
            shown(&led.folder),
            shown(&led.then),
            moves.base
        );
        Fault {
            finding: Finding::new(&RULE, led.span, "leads to another plan", message)
                .help("let it lead to the plan that was found"),
            subject: id.to_owned(),
        }
    })
    .collect()
}

/// Whether a plan of the base still stands in its place.
fn still_stands(moves: &Moves, place: &str) -> bool {
    let pair = (place.to_owned(), place.to_owned());
    moves.pairs.same.contains(&pair)
}
