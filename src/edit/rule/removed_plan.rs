//! A plan that stood in the repository stands nowhere in it now.

use crate::disk::load::revision::shown;
use crate::edit::rule::{Fault, Moves};
use crate::file::finding::{Finding, Level, Rule};
use crate::text::words::all_of;

pub(super) static RULE: Rule = Rule {
    id: "removed-plan",
    level: Level::Error,
    summary: "a plan that stood in the repository stands nowhere in it now",
    docs: r"## What it checks

With `check --base REV`: every plan that the repository had at that revision still stands in it, in its place or with its id elsewhere. A plan that is moved and given another id in one edit is gone: no rule can follow it.

For one change it is allowed by the plan's id: `removed-plan aze-2009`.

## Why it matters

With the plan goes every due date, and all that bodies reported. Nothing that becomes of a plan that is gone can be found by the other rules.

## Example

The plan `aze-2009` in `plan/` at the base, and no plan of that id now:

```text
git rm -r plan
```

## How to fix

Put the plan back. To give it another folder or another id, do one at a time, in changes of their own.
",
};

pub(super) fn check(moves: &Moves) -> Vec<Fault> {
    let gone = moves.pairs.gone.iter();
    gone.map(|place| {
        let id = moves.called(place);
        let message = format!(
            "the plan `{id}` stood in `{}` at `{}`, and stands nowhere now{}",
            shown(place),
            moves.base,
            may_be(moves)
        );
        Fault {
            finding: Finding::new(
                &RULE,
                moves.elsewhere,
                "without the plan that is gone",
                message,
            )
            .help("put it back; move it and give it another id in changes of their own"),
            subject: id.to_owned(),
        }
    })
    .collect()
}

/// Which plans are new, and may be what is gone under another id.
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
    format!("; it may be what is new in {}", all_of(&new))
}
