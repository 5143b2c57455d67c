//! A file in the plan's folder is not read.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::{FileId, Span};

pub(super) static RULE: Rule = Rule {
    id: "stray-file",
    level: Level::Error,
    summary: "a file in the plan's folder is not read",
    docs: r"## What it checks

The YAML files of a plan are `plan.yaml`, the file of bodies, `contacts.yaml`, and those in `measures/`, `amendments/`, `progress/PERIOD/` and `reviews/PERIOD/`, at most six folders deep. Their names end in `.yaml` or `.yml`.

A file that looks like a record but is not read is an error: its name ends in `.YAML`, begins with a dot or is not UTF-8, it is too many folders deep, or its folder's name is misspelt. Anything else is a warning: a file that is not YAML among records, and YAML files elsewhere in the plan's folder.

Files that git ignores, hidden files that are not YAML, and what `tadbir.toml` names are not reported. Paths in `tadbir.toml` start from its own folder and name a file, or a folder with everything in it.

```toml
ignore = ['plan/notes', 'plan/measures/letter.docx']
```

## Why it matters

An objective or a progress report would be silently ignored.

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
    /// It is in a folder whose name is almost that of a folder of the plan.
    Misspelt,
    /// It is not YAML, among records.
    NoYaml,
    /// It is YAML in the plan's own folder, under a name without meaning there.
    Elsewhere,
    /// It is a folder with YAML files, under a name without meaning.
    Folder,
}

pub(crate) fn finding(file: FileId, why: Unread) -> Finding {
    let place = "move it to `measures/`, `amendments/`, `progress/PERIOD/` or `reviews/PERIOD/`, or out of the plan's folder";
    let (level, message, help) = match why {
        Unread::Extension => (
            Level::Error,
            "the file is not read, because its name ends in capital letters",
            "rename it to end in `.yaml`",
        ),
        Unread::Hidden => (
            Level::Error,
            "the file is not read, because its name begins with a dot",
            "remove the dot, or the file",
        ),
        Unread::NotUtf8 => (
            Level::Error,
            "the file is not read, because its name is not UTF-8",
            "rename it in UTF-8, for example with letters and digits only",
        ),
        Unread::TooDeep => (
            Level::Error,
            "the folder is not read, because it is nested too deeply",
            "move its files up",
        ),
        Unread::Misspelt => (
            Level::Error,
            "the file is not in a folder of the plan",
            place,
        ),
        Unread::Elsewhere => (
            Level::Warning,
            "the file is not in a folder of the plan",
            place,
        ),
        Unread::NoYaml => (
            Level::Warning,
            "the file is not read, because it is not a YAML file",
            "move it out of the folder of records, or add it to `ignore` in `tadbir.toml`",
        ),
        Unread::Folder => (
            Level::Warning,
            "the folder has YAML files, but is not a folder of the plan",
            "move the files to a folder of the plan, or add the folder to `ignore` in `tadbir.toml`",
        ),
    };
    let mut finding = Finding::new(&RULE, Span::file_start(file), "not read", message).help(help);
    finding.level = level;
    finding
}
