//! Reads the returned files.

use std::path::Path;

use crate::folder::{Refusal, read};
use crate::limit::FORM;

/// The bytes of a regular file of at most [`FORM`].
///
/// # Errors
///
/// Why it cannot be read.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let bytes = read(path, &FORM).map_err(|refusal| match refusal {
        Refusal::Folder => "this is a folder; name the files in it".to_owned(),
        Refusal::NotPlain => "this is not a regular file".to_owned(),
        Refusal::TooLarge(_) => {
            format!("the file is larger than {FORM}, which is too large for a form")
        }
        refusal => format!("the file cannot be read: {refusal}"),
    })?;
    if bytes.is_empty() {
        return Err("the file is empty".to_owned());
    }
    Ok(bytes)
}
