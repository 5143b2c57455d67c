//! What objects hold: asked for together, once each however many files hold it, and bounded in sum.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read};

use crate::disk::git::Repository;
use crate::disk::git::contents::{Asked, Contents};
use crate::disk::git::question::Question;
use crate::error::Error;
use crate::limit::{REVISION_BYTES, SILENCE};

impl Repository {
    /// What files hold, in the order asked for, each as far as it has no more than `largest` bytes.
    ///
    /// # Errors
    ///
    /// If the repository has not got what one of them holds, or those that are read are too much together.
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
                "the files to be read of the revision have {} MiB together; at most {REVISION_BYTES} are read",
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

    /// How many bytes the objects of files have, by their names.
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

    /// What the objects of files hold, by their names.
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
                return Err(io::Error::other("the repository changes while it is read"));
            }
            let mut blob = Vec::new();
            // A line feed stands after it.
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

    /// Asks for objects, named by their names and by the files that hold them, and takes each answer in turn.
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
        // Git ends early at what is damaged: the caller tells of the first object that is not among the answers.
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
            "the repository has not got what `{path}` held there (the object {id}), or cannot read it: {}",
            self.cure()
        ))
    }
}

/// How many bytes files have together, where that is more than is read; a file that stands there twice counts twice.
fn too_much(sizes: impl Iterator<Item = u64>) -> Option<u64> {
    let sum = sizes.fold(0, u64::saturating_add);
    REVISION_BYTES.is_passed_by(sum).then_some(sum)
}

/// What git says of an object before what it holds.
struct Head<'a> {
    id: &'a str,
    /// `None` where it is missing, or no file.
    bytes: Option<u64>,
}

/// How many bytes a file has, of the line `ID blob BYTES`.
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
