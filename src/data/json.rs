//! JSON as it is printed.

use serde::Serialize;

use crate::error::Error;

/// JSON with an indent of two spaces, and a line end behind it.
pub(super) fn pretty(value: &impl Serialize) -> Result<String, Error> {
    let text = serde_json::to_string_pretty(value);
    text.map(|text| text + "\n").map_err(|error| Error::Write {
        what: "JSON".to_owned(),
        reason: error.to_string(),
    })
}
