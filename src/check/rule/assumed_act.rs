//! An amendment cites no act.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::plan::Plan;
use crate::text::gist::gist;

pub(super) static RULE: Rule = Rule {
    id: "assumed-act",
    level: Level::Error,
    summary: "an amendment cites no act",
    docs: r"## What it checks

The `act` of an amendment names an act. `assumed`, `none`, `TBD`, `n/a` or punctuation alone do not.

## Why it matters

An amendment changes what was approved, for every reader and every report. What the decree leaves open may be assumed in `plan.yaml`; what it says may not be.

## Example

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: assumed
on: 2010-02-24
changes:
  - { measure: 1.a, period: 2010 }
```

## How to fix

Name the act as it is cited.

```yaml
# file: amendments/2010-03-01-order-2.yaml
act: Order No. 2
on: 2010-02-24
changes:
  - { measure: 1.a, period: 2010 }
```
",
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let assumed = plan
        .amendments
        .iter()
        .filter(|amendment| is_no_act(&amendment.act));
    assumed
        .map(|amendment| {
            let span = Span::file_start(amendment.effective_span.file);
            let message = format!(
                "the amendment of {} cites `{}` instead of an act",
                amendment.on, amendment.act
            );
            Finding::new(&RULE, span, "cites no act", message)
                .help("name the act that changes the plan")
        })
        .collect()
}

/// Whether the text in place of an act says that there is none.
fn is_no_act(act: &str) -> bool {
    let gist = gist(act);
    let begins_with = |word: &str| {
        gist.strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    !act.chars().any(char::is_alphanumeric)
        || ["assumed", "none", "tbd", "n a"]
            .into_iter()
            .any(begins_with)
}

#[cfg(test)]
mod tests {
    use super::is_no_act;

    #[test]
    fn what_says_that_there_is_no_act_is_none() {
        let none = [
            "assumed",
            "Assumed.",
            "(assumed)",
            "assumed by the office",
            "none",
            "-",
            "?",
            ".",
            "TBD",
            "n/a",
            "N/A",
            "\u{200B}",
        ];
        for text in none {
            assert!(is_no_act(text), "{text}");
        }
        for text in ["Order No. 2", "7", "Nonetheless Act", "Qərar № 5"] {
            assert!(!is_no_act(text), "{text}");
        }
    }
}
