//! A file is not UTF-8 text.

use crate::file::finding::{Finding, Level, Rule};
use crate::file::source::Span;

pub(super) static RULE: Rule = Rule {
    id: "not-utf-8",
    level: Level::Error,
    summary: "a file is not UTF-8 text",
    docs: r"## What it checks

The files of a plan are UTF-8 text.

## Why it matters

In another encoding, letters in names and texts would be read wrongly.

## Example

A file saved as Windows-1254:

```text
measures/01.yaml: byte 0xFD at line 2
```

## How to fix

Save the file again as UTF-8 (in Notepad: *Save as*, *Encoding: UTF-8*).
",
};

pub(crate) fn finding(span: Span, byte: u8, line: usize) -> Finding {
    let message = format!("the file is not UTF-8 text: byte 0x{byte:02X} on line {line}");
    Finding::new(&RULE, span, "not UTF-8", message).help("save the file again as UTF-8")
}
