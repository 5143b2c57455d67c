//! The contents of objects: asked for together, each once however many files have it, with a limit on the total.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read};

use crate::disk::git::Repository;
use crate::disk::git::contents::{Asked, Contents};
use crate::disk::git::question::Question;
use crate::error::Error;
use crate::limit::{REVISION_BYTES, SILENCE};

impl Repository {
    /// The contents of files, in the order asked for, except those with more than `largest` bytes.
    ///
    /// # Errors
    ///
    /// If the repository does not have the content of one of them, or if the total of those that are read is too large.
    pub(super) fn contents_of(
        &self,
        asked: &[Asked],
        largest: u64,
    ) -> Result<Vec<Contents>, Error> {
        let sizes = self.sizes(asked)?;
        let size = |asked: &Asked| sizes.get(asked.id).copied().unwrap_or_default();
        let is_read = |asked: &&Asked| size(asked) <= largest;
        if let Some(sum) = too_much(asked.iter().filter(is_read).map(size)) {
            return Err(self.failed(format!(
                "the files of the revision have {} MiB in total; at most {REVISION_BYTES} are allowed",
                sum.div_ceil(1024 * 1024)
            )));
        }
        let blobs = self.blobs(asked.iter().filter(is_read), &sizes)?;
        let contents = asked.iter().map(|asked| match blobs.get(asked.id) {
            Some(blob) => Contents::Whole(blob.clone()),
            None => Contents::Large(size(asked)),
        });
        Ok(contents.collect())
    }

    /// The sizes of objects in bytes, by their names.
    fn sizes<'a>(&self, asked: &[Asked<'a>]) -> Result<BTreeMap<&'a str, u64>, Error> {
        let named: BTreeMap<&str, &str> = asked.iter().map(|file| (file.id, file.path)).collect();
        let mut sizes = BTreeMap::new();
        self.batch("--batch-check", &named, |head, _| {
            if let Some(bytes) = head.bytes {
                sizes.insert(head.id, bytes);
            }
            Ok(())
        })?;
        match named.iter().find(|(id, _)| !sizes.contains_key(*id)) {
            Some((id, path)) => Err(self.lost(path, id)),
            None => Ok(sizes),
        }
    }

    /// The contents of objects, by their names.
    fn blobs<'a>(
        &self,
        asked: impl Iterator<Item = &'a Asked<'a>>,
        sizes: &BTreeMap<&str, u64>,
    ) -> Result<BTreeMap<&'a str, Vec<u8>>, Error> {
        let named: BTreeMap<&str, &str> = asked.map(|file| (file.id, file.path)).collect();
        let mut blobs = BTreeMap::new();
        self.batch("--batch", &named, |head, printed| {
            let Some(bytes) = head.bytes else {
                return Ok(());
            };
            if sizes.get(head.id) != Some(&bytes) {
                return Err(io::Error::other("the repository changed while it was read"));
            }
            let mut blob = Vec::new();
            // A line feed follows.
            printed.take(bytes + 1).read_to_end(&mut blob)?;
            if blob.pop().is_some() && blob.len() as u64 == bytes {
                blobs.insert(head.id, blob);
                return Ok(());
            }
            Err(io::ErrorKind::UnexpectedEof.into())
        })?;
        match named.iter().find(|(id, _)| !blobs.contains_key(*id)) {
            Some((id, path)) => Err(self.lost(path, id)),
            None => Ok(blobs),
        }
    }

    /// Asks for objects by their names, and passes on each answer in turn.
    fn batch<'a>(
        &self,
        how: &str,
        named: &BTreeMap<&'a str, &'a str>,
        mut take: impl FnMut(Head<'a>, &mut dyn BufRead) -> io::Result<()>,
    ) -> Result<(), Error> {
        if named.is_empty() {
            return Ok(());
        }
        let mut input = String::new();
        for id in named.keys() {
            input.push_str(id);
            input.push('\n');
        }
        let arguments = ["cat-file", "--buffer", how];
        let question = Question {
            input: input.as_bytes(),
            // As many as are read of a revision, and a line for each.
            most: REVISION_BYTES.most + 128 * named.len() as u64,
            ..Question::of(&arguments, &SILENCE)
        };
        // Git stops at a damaged object: the caller reports the first object without an answer.
        self.answer(&question, |printed| {
            for id in named.keys() {
                let mut line = String::new();
                if printed.read_line(&mut line)? == 0 {
                    break;
                }
                let bytes = size_in(&line, id);
                take(Head { id, bytes }, printed)?;
            }
            Ok(())
        })?;
        Ok(())
    }

    fn lost(&self, path: &str, id: &str) -> Error {
        let id = id.get(..12).unwrap_or(id);
        self.failed(format!(
            "the repository lacks the content of `{path}` (object {id}), or cannot read it: {}",
            self.cure()
        ))
    }
}

/// The total size of files if it is above the limit; a file that occurs twice counts twice.
fn too_much(sizes: impl Iterator<Item = u64>) -> Option<u64> {
    let sum = sizes.fold(0, u64::saturating_add);
    REVISION_BYTES.is_passed_by(sum).then_some(sum)
}

/// What git prints about an object before its content.
struct Head<'a> {
    id: &'a str,
    /// `None` if it is missing, or not a file.
    bytes: Option<u64>,
}

/// The size of a file, from the line `ID blob BYTES`.
fn size_in(line: &str, id: &str) -> Option<u64> {
    let rest = line.trim_end().strip_prefix(id)?;
    rest.strip_prefix(" blob ")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::too_much;
    use crate::limit::{FILE, REVISION_BYTES};

    #[test]
    fn files_are_counted_as_often_as_they_stand_there() {
        let full = [FILE.most; 8];
        assert_eq!(full.iter().sum::<u64>(), REVISION_BYTES.most);
        assert_eq!(too_much(full.iter().copied()), None);
        let more = full.iter().copied().chain([1]);
        assert_eq!(too_much(more), Some(REVISION_BYTES.most + 1));
        assert_eq!(too_much([u64::MAX, u64::MAX].into_iter()), Some(u64::MAX));
    }
}
