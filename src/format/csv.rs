//! A report as CSV.

use crate::document::Document;
use crate::error::Error;
use crate::format::Look;

pub(super) fn render(document: &Document, _: Look) -> Result<Vec<u8>, Error> {
    let _ = document;
    Err(Error::Write {
        what: "the report".to_owned(),
        reason: "this format is not written yet".to_owned(),
    })
}
