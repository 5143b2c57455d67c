//! One number for all files of a plan, so that a report says which files it was made from.

use std::fmt::Write;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::file::source::{Digest, Digests, FileKind, Sources};

/// SHA-256 over a line `DIGEST  PATH` for each file that was read, by path from the plan's folder.
///
/// It is what `sha256sum FILES… | sha256sum` prints in that folder, with the files in byte order, if lines end in a
/// line feed. A checkout with other line ends (`core.autocrlf`) has the same fingerprint.
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
            Some((parts.join("/"), source.digests?.text))
        })
        .collect();
    lines.sort();
    let mut sum = Sha256::new();
    for (path, digest) in lines {
        sum.update(format!("{}  {path}\n", hexadecimal(&digest)));
    }
    hexadecimal(&sum.finalize())
}

/// The digests of a file's bytes.
pub(super) fn digests(bytes: &[u8]) -> Digests {
    let of_bytes: Digest = Sha256::digest(bytes).into();
    if !bytes.contains(&b'\r') {
        return Digests {
            bytes: of_bytes,
            text: of_bytes,
        };
    }
    let mut text = Sha256::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_suffix(b"\r\n") {
            Some(line) => text.update([line, b"\n"].concat()),
            None => text.update(line),
        }
    }
    Digests {
        bytes: of_bytes,
        text: text.finalize().into(),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::digests;

    #[test]
    fn ends_of_lines_are_no_difference_of_the_text() {
        let plain = digests(b"a: 1\nb: \r2\n");
        let checked_out = digests(b"a: 1\r\nb: \r2\r\n");
        assert_eq!(plain.text, checked_out.text);
        assert_eq!(plain.text, plain.bytes);
        assert_ne!(plain.bytes, checked_out.bytes);
        assert_ne!(plain.text, digests(b"a: 1\nb: 2\n").text);
    }
}
