//! One number for all files of a plan, so that a report says which files it was made of.

use std::fmt::Write;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::source::{Digest, FileKind, Sources};

/// SHA-256 over a line `DIGEST  PATH` for each file that was read, by path from the plan's folder.
///
/// It is what `sha256sum FILES… | sha256sum` prints in that folder, with the files in the order of their bytes.
pub(super) fn fingerprint(sources: &Sources, folder: &Path) -> String {
    let mut lines: Vec<(String, Digest)> = sources
        .all()
        .iter()
        .filter(|source| source.kind != FileKind::Stray)
        .filter_map(|source| {
            let inner = source.path.strip_prefix(folder).unwrap_or(&source.path);
            let parts: Vec<_> = inner
                .components()
                .map(|part| part.as_os_str().to_string_lossy())
                .collect();
            Some((parts.join("/"), source.digest?))
        })
        .collect();
    lines.sort();
    let mut sum = Sha256::new();
    for (path, digest) in lines {
        sum.update(format!("{}  {path}\n", hexadecimal(&digest)));
    }
    hexadecimal(&sum.finalize())
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
