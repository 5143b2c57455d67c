//! Reads the files that are handed in.

use std::path::Path;

use crate::folder::{Refusal, read};
use crate::limit::FORM;

/// The bytes of a plain file of at most [`FORM`].
///
/// # Errors
///
/// Why it cannot be read.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let bytes = read(path, &FORM).map_err(|refusal| match refusal {
        Refusal::Folder => "it is a folder; name the files in it".to_owned(),
        Refusal::NotPlain => "it is no plain file".to_owned(),
        Refusal::TooLarge(_) => format!("it has more than {FORM}, which no form has"),
        refusal => format!("it cannot be read: {refusal}"),
    })?;
    if bytes.is_empty() {
        return Err("it is empty: no byte is in it".to_owned());
    }
    Ok(bytes)
}
