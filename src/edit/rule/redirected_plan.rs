//! Without `--plan`, another plan is found than before.

use crate::disk::load::revision::shown;
use crate::edit::rule::{Fault, Moves};
use crate::file::finding::{Finding, Level, Rule};

pub(super) static RULE: Rule = Rule {
    id: "redirected-plan",
    level: Level::Error,
    summary: "without `--plan`, another plan is found than before",
    docs: r#"## What it checks

With `check --base REV`: from the root of the repository, and from every folder with a `tadbir.toml`, the same plan is found as at that revision, even if it was moved. A changed `tadbir.toml`, a new `plan.yaml` in a folder, or a removed `plan/` can lead to another plan.

To allow it for one change, use the id of the plan that was found before: `redirected-plan aze-2009`.

## Why it matters

Every command without `--plan` reads the plan that is found, in the office and in CI. The overdue list would come from another plan.

## Example

The settings name a copy:

```text
tadbir.toml: plan = "copy"
```

## How to fix

Let `tadbir.toml` name the same plan as before. If a new plan replaces one whose term has ended, allow it for that change.
"#,
};

pub(super) fn check(moves: &Moves) -> Vec<Fault> {
    let led = moves.led.iter().filter(|led| {
        let became = |now: &String| moves.pairs.same.contains(&(led.then.clone(), now.clone()));
        let is_same = match &led.now {
            // A copy elsewhere is not the place of the plan.
            Some(now) if *now != led.then && still_stands(moves, &led.then) => false,
            Some(now) => became(now),
            None => false,
        };
        !is_same && !moves.pairs.gone.contains(&led.then)
    });
    led.map(|led| {
        let id = moves.called(&led.then);
        let found = led.now.as_ref().map_or_else(
            || "no plan is found".to_owned(),
            |now| match moves.now.get(now).filter(|id| !id.is_empty()) {
                Some(id) => format!("`{id}` in `{}` is found", shown(now)),
                None => format!("the plan in `{}` is found", shown(now)),
            },
        );
        let message = format!(
            "from `{}`, the plan `{id}` in `{}` was found at `{}`, but now {found}",
            shown(&led.folder),
            shown(&led.then),
            moves.base
        );
        Fault {
            finding: Finding::new(&RULE, led.span, "leads to another plan", message)
                .help("let it lead to the plan that was found before"),
            subject: id.to_owned(),
        }
    })
    .collect()
}

/// Whether a plan of the base is still in its place.
fn still_stands(moves: &Moves, place: &str) -> bool {
    let pair = (place.to_owned(), place.to_owned());
    moves.pairs.same.contains(&pair)
}
