//! Reads the files that are handed in.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::load::location::reason;

/// The largest form that is read, in bytes; one with 600 rows has 60,000.
const LARGEST: u64 = 10 * 1024 * 1024;

/// The bytes of a plain file of at most [`LARGEST`] bytes.
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
        .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
        .map_err(failed)?;
    if bytes.len() as u64 > LARGEST {
        return Err("it has more than 10 MiB, which no form has".to_owned());
    }
    if bytes.is_empty() {
        return Err("it is empty: no byte is in it".to_owned());
    }
    Ok(bytes)
}
