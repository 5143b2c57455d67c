//! Files that are written under a temporary name before they get their final one.
//!
//! A process that is killed leaves the old file or the new one, and possibly an unfinished temporary file. That stays
//! locked as long as its writer lives, so that the next one can tell which files are leftovers, and removes them.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use cap_std::fs::OpenOptions;

use crate::folder::{EntryKind, Folder, Refusal};

/// The prefix of temporary names.
const TEMPORARY: &str = ".tadbir-new-";

/// The rest of the name of the temporary folder for files that are added to an existing folder.
const ALL: &str = "all";

/// Distinguishes the files of one process.
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A file that does not have its final name yet. It is removed when dropped.
#[derive(Debug)]
pub(crate) struct Staged {
    folder: Folder,
    own: PathBuf,
    name: OsString,
    /// Locked.
    file: File,
    is_placed: bool,
}

impl Staged {
    /// Begins a file for a place in a folder.
    ///
    /// # Errors
    ///
    /// If the target is not a regular file, or is write-protected, or if nothing can be created in the folder.
    pub(crate) fn open(folder: Folder, name: &OsStr) -> Result<Self, Refusal> {
        let permissions = match folder.dir.symlink_metadata(name) {
            Ok(there) if there.is_dir() => return Err(Refusal::Folder),
            Ok(there) if there.is_symlink() => None,
            Ok(there) if !there.is_file() => return Err(Refusal::NotPlain),
            Ok(there) if there.permissions().readonly() => {
                let kind = ErrorKind::PermissionDenied;
                let error = io::Error::new(kind, "it is write-protected");
                return Err(Refusal::Failed(error));
            }
            Ok(there) => Some(there.permissions()),
            Err(_) => None,
        };
        let (own, file) = begin(&folder)?;
        let staged = Self {
            folder,
            own,
            name: name.to_owned(),
            file,
            is_placed: false,
        };
        if let Some(permissions) = permissions {
            let file = cap_std::fs::File::from_std(staged.file.try_clone()?);
            file.set_permissions(permissions)?;
        }
        Ok(staged)
    }

    /// Writes the content of the file, syncs it to disk and reads it back.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.file.sync_all()?;
        let mut written = Vec::with_capacity(bytes.len());
        self.file.rewind()?;
        (&self.file)
            .take(bytes.len() as u64 + 1)
            .read_to_end(&mut written)?;
        if written != bytes {
            return Err(io::Error::other(
                "the file read back from disk differs from what was written",
            ));
        }
        Ok(())
    }

    /// Renames it to its final name, replacing an existing file.
    pub(crate) fn place(mut self) -> io::Result<()> {
        let dir = &self.folder.dir;
        dir.rename(&self.own, dir, &self.name)?;
        self.is_placed = true;
        self.folder.sync();
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.is_placed {
            self.folder.remove(&self.own);
        }
    }
}

/// Creates a file under a temporary name, and locks it.
fn begin(folder: &Folder) -> io::Result<(PathBuf, File)> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    loop {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let own = PathBuf::from(format!("{TEMPORARY}{}-{number}", std::process::id()));
        let file = match folder.dir.open_with(&own, &options) {
            Ok(file) => file.into_std(),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(error),
        };
        // Without locks, leftovers stay.
        let _ = file.lock();
        // Otherwise another process removed it as a leftover before it was locked.
        if folder.is_there(&file, &own) {
            return Ok((own, file));
        }
    }
}

/// Removes the files in a folder that were left by killed processes.
pub(crate) fn sweep(folder: &Folder) {
    let entries = folder.entries().unwrap_or_default();
    for entry in entries {
        let is_own = entry.name.to_string_lossy().starts_with(TEMPORARY);
        if !is_own || entry.kind != EntryKind::File {
            continue;
        }
        let name = Path::new(&entry.name);
        if let Ok(file) = folder.lockable(name, false)
            && file.try_lock().is_ok()
        {
            folder.remove(name);
        }
    }
}

/// Creates a folder in another with all its files at once: it is complete, or it does not exist.
///
/// # Errors
///
/// If something other than an empty folder exists there, or it cannot be written.
pub(crate) fn make_whole(
    folder: &Folder,
    name: &OsStr,
    files: &[(PathBuf, Vec<u8>)],
) -> Result<(), Refusal> {
    let _alone = folder.held();
    let own = draft_of(name);
    clear(folder, &own)?;
    let outcome =
        fill(folder, &own, files).and_then(|()| Ok(folder.dir.rename(&own, &folder.dir, name)?));
    if outcome.is_err() {
        let _ = clear(folder, &own);
    }
    outcome?;
    folder.sync();
    Ok(())
}

/// Adds files to an existing folder, the last of them last: as long as that does not exist, the next attempt removes
/// what was left.
///
/// # Errors
///
/// If one of them already exists, which is then left as it is, or cannot be written.
pub(crate) fn make_within(folder: &Folder, files: &[(PathBuf, Vec<u8>)]) -> Result<(), Refusal> {
    let _alone = folder.held();
    let own = draft_of(OsStr::new(ALL));
    take_back(folder, &own)?;
    if let Some((path, _)) = files.iter().find(|(path, _)| folder.holds(path)) {
        return Err(Refusal::IsThere(path.clone()));
    }
    let placed = fill(folder, &own, files).and_then(|()| {
        for (path, bytes) in files {
            let parent = folder.make(path.parent().unwrap_or(Path::new("")))?;
            let name = path.file_name().unwrap_or_default();
            let mut staged = Staged::open(parent, name)?;
            staged.write(bytes)?;
            staged.place()?;
        }
        Ok(())
    });
    match placed {
        Ok(()) => clear(folder, &own),
        Err(refusal) => {
            let _ = take_back(folder, &own);
            Err(refusal)
        }
    }
}

/// Removes what a process left that was killed when all files had been added to a folder. The caller is alone in it, by
/// a lock.
pub(crate) fn finish_within(folder: &Folder) {
    // A leftover does no harm.
    let _ = clear(folder, &draft_of(OsStr::new(ALL)));
}

fn draft_of(name: &OsStr) -> PathBuf {
    let mut own = OsString::from(TEMPORARY);
    own.push(name);
    own.into()
}

/// Writes files into a new folder, and syncs all of it to disk.
fn fill(folder: &Folder, own: &Path, files: &[(PathBuf, Vec<u8>)]) -> Result<(), Refusal> {
    let within = folder.make(own)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    for (path, bytes) in files {
        let parent = within.make(path.parent().unwrap_or(Path::new("")))?;
        let name = path.file_name().unwrap_or_default();
        let mut file = parent.dir.open_with(name, &options)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        parent.sync();
    }
    Ok(())
}

/// Removes what a killed process had added to a folder: of the files that were to be added those that are there, byte
/// for byte.
fn take_back(folder: &Folder, own: &Path) -> Result<(), Refusal> {
    let Ok(left) = folder.child(own.as_os_str()) else {
        return clear(folder, own);
    };
    sweep(folder);
    for path in files_in(&left, Path::new("")) {
        let parent = path.parent().unwrap_or(Path::new(""));
        if let Ok(parent) = folder.inner(parent) {
            sweep(&parent);
        }
        let said = left.dir.read(&path)?;
        let there = folder.dir.symlink_metadata(&path);
        let is_file = there.is_ok_and(|there| there.is_file());
        // An incomplete file was not added either.
        if is_file && !said.is_empty() && folder.dir.read(&path)? == said {
            folder.dir.remove_file(&path)?;
            if parent != Path::new("") {
                // A folder with other content stays.
                let _ = folder.dir.remove_dir(parent);
            }
        }
    }
    clear(folder, own)
}

/// The regular files beneath a folder.
fn files_in(folder: &Folder, inner: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in folder.entries().unwrap_or_default() {
        let path = inner.join(&entry.name);
        match entry.kind {
            EntryKind::File => files.push(path),
            EntryKind::Folder => {
                let child = folder.child(&entry.name);
                files.extend(child.iter().flat_map(|child| files_in(child, &path)));
            }
            EntryKind::Link => {}
        }
    }
    files
}

/// Removes a folder with everything in it.
fn clear(folder: &Folder, own: &Path) -> Result<(), Refusal> {
    if folder.holds(own) {
        folder.dir.remove_dir_all(own)?;
        folder.sync();
    }
    Ok(())
}
