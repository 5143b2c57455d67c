//! A value is not of the type that its key takes.

use std::fmt::Display;

use unicode_normalization::UnicodeNormalization;

use crate::file::decode::{LONGEST_ID, LONGEST_ID_IN_BYTES, is_of_id, is_sound_id};
use crate::file::field::Type;
use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::file::yaml::{Content, Node};
use crate::text::words::{nearest, shortened};

pub(super) static RULE: Rule = Rule {
    id: "wrong-type",
    level: Level::Error,
    summary: "a value is not of the type that its key takes",
    docs: r"## What it checks

Every key takes one type of value: a text, a date, a list, or one of a set of words.

## Why it matters

Tadbir does not guess what it cannot understand.

## Example

```yaml
# file: measures/01.yaml
objective: 1
title: Legislation
measures:
  - id: 1.a
    text: Prepare a draft law.
    bodies: mia
    period: 2009
```

## How to fix

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

/// `name` names the value: `` `due` of the measure ``, or the record itself.
pub(super) fn finding(name: impl Display, kind: &Type, node: &Node) -> Finding {
    let finding = finding_as(name, &kind.describe(), node);
    match (kind, &node.content) {
        (Type::Choice(choices), Content::Scalar { text, .. }) => {
            match nearest(text, choices.iter().copied()) {
                Some(choice) => finding.help(format!("did you mean `{choice}`?")),
                None => finding,
            }
        }
        (Type::Id, Content::Scalar { text, .. }) => finding.help(about_id(text.trim())),
        (Type::List(_), Content::Scalar { text, .. }) => {
            finding.help(format!("write a list: `[{}]`", shortened(text, 60)))
        }
        _ => finding,
    }
}

/// Why a text is not an id, and if possible the id to paste.
fn about_id(text: &str) -> String {
    let composed: String = text.nfc().collect();
    if LONGEST_ID < composed.chars().count() || LONGEST_ID_IN_BYTES < composed.len() {
        return format!(
            "an id has at most {LONGEST_ID} characters and {LONGEST_ID_IN_BYTES} bytes, because files are named after it"
        );
    }
    let is_composed = composed == text;
    let parts = composed.split(|character| !is_of_id(character));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let sound = parts.join("-");
    let sound = sound.trim_start_matches(|first: char| !first.is_alphanumeric());
    match composed.chars().find(|character| !is_of_id(*character)) {
        _ if !is_sound_id(sound) => "use letters and digits".to_owned(),
        Some(' ') => format!("an id cannot contain a space; write `{sound}`"),
        Some(character) if character.is_whitespace() => {
            format!("an id cannot contain white space; write `{sound}`")
        }
        Some(character) => format!("an id cannot contain `{character}`; write `{sound}`"),
        None if is_composed => format!("an id begins with a letter or a digit; write `{sound}`"),
        None => format!("type each letter with its accent as one character; write `{sound}`"),
    }
}

/// The same, for a missing value.
pub(super) fn blank(name: impl Display, kind: &Type, key: Span) -> Finding {
    let message = format!("{name} must be {}, but is empty", kind.describe());
    let finding = Finding::new(&RULE, key, "empty", message);
    match kind {
        Type::List(_) => finding.help("write `[]` if there are none, or remove the key"),
        _ => finding.help("give it a value, or remove the key"),
    }
}

/// The same, if more than the type was wrong.
pub(super) fn finding_as(name: impl Display, expected: &str, node: &Node) -> Finding {
    let (is, label) = match &node.content {
        Content::Scalar { text, .. } => (format!("`{}`", shortened(text, 40)), "not expected here"),
        Content::List(_) => ("a list".to_owned(), "a list"),
        Content::Mapping(_) => ("a mapping".to_owned(), "a mapping"),
        Content::Refused => ("refused".to_owned(), "refused"),
    };
    Finding::new(
        &RULE,
        node.span,
        label,
        format!("{name} must be {expected}, but is {is}"),
    )
}
