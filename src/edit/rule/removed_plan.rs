//! A plan is no longer in the repository.

use crate::disk::load::revision::shown;
use crate::edit::rule::{Fault, Moves};
use crate::file::finding::{Finding, Level, Rule};
use crate::text::words::all_of;

pub(super) static RULE: Rule = Rule {
    id: "removed-plan",
    level: Level::Error,
    summary: "a plan is no longer in the repository",
    docs: r"## What it checks

With `check --base REV`: every plan that the repository had at that revision is still in it, in the same place or with the same id elsewhere. A plan that is moved and given another id in one edit counts as removed, since no rule can follow it.

To allow it for one change, use the plan's id: `removed-plan aze-2009`.

## Why it matters

Removing the plan removes every due date and every progress report. The other rules cannot check a plan that was removed.

## Example

The plan `aze-2009` is in `plan/` at the base, and there is no plan with that id now:

```text
git rm -r plan
```

## How to fix

Restore the plan. To move it and to give it another id, make two separate changes.
",
};

pub(super) fn check(moves: &Moves) -> Vec<Fault> {
    let gone = moves.pairs.gone.iter();
    gone.map(|place| {
        let id = moves.called(place);
        let message = format!(
            "the plan `{id}` was in `{}` at `{}` and was removed{}",
            shown(place),
            moves.base,
            may_be(moves)
        );
        Fault {
            finding: Finding::new(&RULE, moves.elsewhere, "without the removed plan", message)
                .help(
                    "restore it; to move it and to give it another id, make two separate changes",
                ),
            subject: id.to_owned(),
        }
    })
    .collect()
}

/// The new plans, any of which may be the removed one under another id.
fn may_be(moves: &Moves) -> String {
    let is_new = |place: &&String| moves.pairs.same.iter().all(|(_, now)| now != *place);
    let new: Vec<String> = moves
        .now
        .keys()
        .filter(is_new)
        .map(|place| format!("`{}`", shown(place)))
        .collect();
    if new.is_empty() {
        return String::new();
    }
    format!("; it may be the new plan in {}", all_of(&new))
}
