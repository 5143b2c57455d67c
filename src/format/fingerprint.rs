//! One number for all that a document says, in whatever format.

use std::fmt::Write;

use sha2::{Digest as _, Sha256};

use crate::document::Document;
use crate::error::Error;
use crate::format::{Look, json, markdown};

/// SHA-256, in hexadecimal digits, over the document in Markdown and then in JSON: its sentences, and its tables whole.
pub(crate) fn fingerprint(document: &Document) -> Result<String, Error> {
    let look = Look {
        width: 0,
        is_coloured: false,
    };
    let mut sum = Sha256::new();
    for render in [markdown::render, json::render] {
        sum.update(render(document, look)?);
    }
    let mut digits = String::new();
    for byte in sum.finalize() {
        let _ = write!(digits, "{byte:02x}");
    }
    Ok(digits)
}
