//! Something stands in the plan's folder and is not read.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::{FileId, Span};

pub(super) static RULE: Rule = Rule {
    id: "stray-file",
    level: Level::Error,
    summary: "something stands in the plan's folder and is not read",
    docs: r"## What it checks

YAML files of a plan stand in `plan.yaml`, the file of bodies, `contacts.yaml`, and in `measures/`, `amendments/`, `progress/PERIOD/` and `reviews/PERIOD/`, at most six folders deep. Their names end in `.yaml` or `.yml`.

What looks like a record and is not read is an error: a name that ends in `.YAML`, begins with a dot or is not UTF-8, a file too many folders deep, or in a folder with a misspelt name. Anything else is a warning: a file that is no YAML among records, and YAML files elsewhere in the plan's folder.

Nothing is said of what git ignores, of hidden files that are no YAML, and of what `tadbir.toml` names, from its own folder: a file, or a folder with all that is in it.

```toml
ignore = ['plan/notes', 'plan/measures/letter.docx']
```

## Why it matters

An objective or a progress report would be left out without a word.

## Example

```yaml
# file: measure/02.yaml
objective: 2
title: Prevention
measures: []
```

## How to fix

```yaml
# file: measures/02.yaml
objective: 2
title: Prevention
measures:
  - id: 2.a
    text: Train the operators.
    bodies: [mia]
    period: Regularly
```
",
};

/// Why something in a plan's folder is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unread {
    /// Its extension is in capital letters.
    Extension,
    Hidden,
    NotUtf8,
    TooDeep,
    /// It stands in a folder whose name is almost that of one that a plan is read from.
    Misspelt,
    /// It is no YAML, where records stand.
    NoYaml,
    /// It is YAML in the plan's own folder, under a name that means nothing there.
    Elsewhere,
    /// It is a folder with YAML in it, under a name that means nothing.
    Folder,
}

pub(crate) fn finding(file: FileId, why: Unread) -> Finding {
    let place = "move it to `measures/`, `amendments/`, `progress/PERIOD/` or `reviews/PERIOD/`, or out of the plan's folder";
    let (level, message, help) = match why {
        Unread::Extension => (
            Level::Error,
            "the file is not read, because its name ends in capital letters",
            "end its name in `.yaml`",
        ),
        Unread::Hidden => (
            Level::Error,
            "the file is not read, because its name begins with a dot",
            "take the dot away, or the file",
        ),
        Unread::NotUtf8 => (
            Level::Error,
            "the file is not read, because its name is not UTF-8",
            "give it a name in UTF-8, such as one of letters and digits alone",
        ),
        Unread::TooDeep => (
            Level::Error,
            "it is not read, because it stands too many folders deep",
            "move it up",
        ),
        Unread::Misspelt => (
            Level::Error,
            "the file is in no folder that a plan is read from",
            place,
        ),
        Unread::Elsewhere => (
            Level::Warning,
            "the file is in no folder that a plan is read from",
            place,
        ),
        Unread::NoYaml => (
            Level::Warning,
            "the file is not read, because it is no YAML file",
            "move it out of the folder of records, or name it under `ignore` in `tadbir.toml`",
        ),
        Unread::Folder => (
            Level::Warning,
            "the folder holds YAML files, and is none that a plan is read from",
            "move the files to a folder of the plan, or name it under `ignore` in `tadbir.toml`",
        ),
    };
    let mut finding = Finding::new(&RULE, Span::file_start(file), "not read", message).help(help);
    finding.level = level;
    finding
}
