//! Reads the files that are handed in.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::limit::FORM;
use crate::load::location::reason;

/// The bytes of a plain file of at most [`FORM`].
///
/// # Errors
///
/// Why it cannot be read.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let failed = |error: std::io::Error| format!("it cannot be read: {}", reason(&error));
    let metadata = fs::metadata(path).map_err(failed)?;
    if metadata.is_dir() {
        return Err("it is a folder; name the files in it".to_owned());
    }
    if !metadata.is_file() {
        return Err("it is no plain file".to_owned());
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(FORM.most + 1).read_to_end(&mut bytes))
        .map_err(failed)?;
    if FORM.is_passed_by(bytes.len() as u64) {
        return Err(format!("it has more than {FORM}, which no form has"));
    }
    if bytes.is_empty() {
        return Err("it is empty: no byte is in it".to_owned());
    }
    Ok(bytes)
}
