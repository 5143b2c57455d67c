//! A text is longer than its field allows.

use std::fmt::{Display, Write};

use sha2::{Digest as _, Sha256};

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;
use crate::limit::{Limit, TEXT, grouped};

pub(crate) static RULE: Rule = Rule {
    id: "text-too-long",
    level: Level::Warning,
    summary: "a text is longer than its field allows",
    docs: r"## What it checks

A name, a title, an act or a document has at most 500 characters; the words of a measure, `summary`, `obstacles`, `needs`, `reason`, `ask` and `note` have at most 4,000, and so have all the documents of an entry together. `tadbir explain format` says it of every field.

## Why it matters

Reports and forms put texts into cells of limited size: a text that is too long is shortened there and ends in `[…]`. Only the first 32,000 characters of a text are kept. `tadbir record`, `collect` and `review` do not accept such a text.

## Example

```yaml
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - measure: 1.b
    state: done
    evidence:
      - >-
        Officers of the department met the heads of the district offices on 2 March, explained to each of them what the
        new rules ask for, handed out the guide and the forms, answered questions about victims who had no papers, wrote
        down what was still unclear, asked the Ministry of Justice for its view of it, received that view three weeks
        later and passed it on to the districts, where the guide has been in use since the end of March; eleven of the
        twelve districts have told us that it helps them, and the twelfth has asked for a second visit.
```

## How to fix

Say less, or say it where there is more room; name a document that says the rest.

```yaml
# file: progress/2009-Q1/mia.yaml
body: mia
period: 2009-Q1
received_on: 2009-04-10
progress:
  - measure: 1.b
    state: done
    summary: The new rules were explained in all twelve districts, and eleven of them have told us that the guide helps.
    evidence: [Minutes of 2009-03-02]
```
",
};

pub(super) fn finding(name: impl Display, characters: usize, limit: &Limit, span: Span) -> Finding {
    let characters = grouped(characters as u64);
    let message = format!("{name} has {characters} characters; at most {limit} are allowed");
    let label = format!("{characters} characters");
    Finding::new(&RULE, span, label, message)
        .help("shorten it, or refer to a document for the rest")
}

/// The part of a text that is kept, and a digest that tells apart two texts with the same beginning.
pub(super) fn kept(text: Box<str>) -> Box<str> {
    if text.len() <= TEXT.count() {
        return text;
    }
    let Some((end, _)) = text.char_indices().nth(TEXT.count()) else {
        return text;
    };
    let characters = grouped(text.chars().count() as u64);
    let digest = Sha256::digest(&*text);
    let digits = digest[..16].iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    });
    format!("{} […] ({characters} characters, {digits})", &text[..end]).into()
}

#[cfg(test)]
mod tests {
    use super::kept;
    use crate::limit::TEXT;

    #[test]
    fn of_a_text_no_more_is_kept_than_a_cell_holds() {
        let whole = "ə".repeat(TEXT.count());
        assert_eq!(*kept(whole.clone().into()), whole);
        let one = kept(format!("{whole}a").into());
        let other = kept(format!("{whole}b").into());
        assert!(one.starts_with(&format!("{whole} […] (32,001 characters, ")));
        assert_ne!(one, other);
    }
}
