//! What a file that was handed in is, told by its bytes.

use serde::{Deserialize, Serialize};

use crate::intake::grid::Grid;
use crate::intake::{csv, workbook, yaml};
use crate::limit::FORM_TEXT;

/// What a form holds, of which the plan knows nothing yet.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Content {
    Cells(Grid),
    /// Text in YAML that is small enough to be decoded.
    Yaml,
}

/// How the name of a file ends, as far as that decides how its text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Yaml,
    Other,
}

/// Reads a form, whatever it is.
///
/// # Errors
///
/// Why it is none, or is too large.
pub(super) fn content(bytes: &[u8], ending: Ending) -> Result<Content, String> {
    if bytes.starts_with(b"PK") {
        return workbook::grid(bytes).map(Content::Cells);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(workbook::old_or_locked(bytes));
    }
    let text = str::from_utf8(bytes).map_err(|_| {
        "it is neither a workbook nor text in UTF-8; send it back as XLSX, or as \"CSV UTF-8\""
    })?;
    if FORM_TEXT.is_passed_by(text.len() as u64) {
        return Err(format!(
            "it holds more than {FORM_TEXT} of text, which no form does"
        ));
    }
    match ending {
        Ending::Yaml => yaml::bound(text).map(|()| Content::Yaml),
        Ending::Other => csv::grid(text).map(Content::Cells),
    }
}
