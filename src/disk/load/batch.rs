//! Which files are read together, and how much of a plan is read at all.

use crate::disk::load::reader::Reader;
use crate::file::decode;
use crate::file::source::FileId;
use crate::folder;
use crate::limit::{FILE, FILES, PLAN};

/// The number of files read before their records are added to the plan, so that no record is held twice for long.
const FILES_AT_ONCE: usize = 128;

/// The largest total of bytes of these files, not counting the last one.
const BYTES_AT_ONCE: u64 = FILE.most;

/// Divides files into batches, and leaves out those that exceed the limits of a plan.
pub(super) fn batches(reader: &mut Reader, mut files: Vec<FileId>) -> Vec<Vec<FileId>> {
    let beyond = files.split_off(FILES.count().min(files.len()));
    for (nth, file) in beyond.into_iter().enumerate() {
        let said = (nth == 0).then(|| decode::plan_too_large(file, &format!("{FILES} files")));
        reader.leave_out(file, said);
    }
    let mut batches: Vec<Vec<FileId>> = Vec::new();
    let (mut in_all, mut at_once) = (0, 0);
    for file in files {
        let bytes = size(reader, file);
        if PLAN.is_passed_by(in_all + bytes) {
            let said = decode::plan_too_large(file, &format!("{PLAN} of files"));
            reader.leave_out(file, Some(said));
            continue;
        }
        in_all += bytes;
        at_once += bytes;
        match batches.last_mut() {
            Some(batch) if batch.len() < FILES_AT_ONCE && at_once <= BYTES_AT_ONCE => {
                batch.push(file);
            }
            _ => {
                at_once = bytes;
                batches.push(vec![file]);
            }
        }
    }
    batches
}

/// The number of bytes that will be read of a file; none if it is too large or cannot be read.
fn size(reader: &Reader, file: FileId) -> u64 {
    let path = reader.sources.path(file);
    let bytes = match reader.sources.draft(path) {
        Some(draft) => draft.len() as u64,
        None => folder::size(path),
    };
    if FILE.is_passed_by(bytes) { 0 } else { bytes }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::batches;
    use crate::disk::load::reader::Reader;
    use crate::file::source::{FileKind, Sources};
    use crate::limit::{FILE, FILES, PLAN};

    /// How many files of so many bytes are read at once, and how many findings there are.
    fn read(files: usize, bytes: usize) -> (Vec<usize>, usize) {
        let path = |nth: usize| PathBuf::from(format!("{nth:05}"));
        let drafts = (0..files).map(|nth| (path(nth), vec![0; bytes]));
        let mut reader = Reader::of(Sources::with_drafts(drafts.collect()));
        let files = (0..files)
            .map(|nth| reader.sources.add(path(nth), FileKind::Measures))
            .collect();
        let read = batches(&mut reader, files);
        (read.iter().map(Vec::len).collect(), reader.findings.made())
    }

    #[test]
    fn a_plan_has_as_many_files_as_the_limit_and_not_one_more() {
        let (batches, findings) = read(FILES.count(), 1);
        assert_eq!(
            (batches.iter().sum::<usize>(), findings),
            (FILES.count(), 0)
        );
        let (batches, findings) = read(FILES.count() + 1, 1);
        assert_eq!(
            (batches.iter().sum::<usize>(), findings),
            (FILES.count(), 1)
        );
    }

    #[test]
    fn a_plan_has_as_many_bytes_as_the_limit_and_not_one_file_more() {
        let large = usize::try_from(FILE.most).unwrap();
        let files = usize::try_from(PLAN.most / FILE.most).unwrap();
        assert_eq!(read(files, large), (vec![1; files], 0));
        assert_eq!(read(files + 1, large), (vec![1; files], 1));
    }

    #[test]
    fn what_is_too_large_to_be_read_takes_no_room() {
        let large = usize::try_from(FILE.most).unwrap();
        assert_eq!(read(20, large + 1), (vec![20], 0));
    }

    #[test]
    fn small_files_are_read_in_batches() {
        assert_eq!(read(130, 1), (vec![128, 2], 0));
    }
}
