//! The one place that changes the files of a plan.
//!
//! Records are added and nothing else is touched: comments, order, quoting and line ends stay. A change is first a
//! draft, which is read again and compared in meaning; drafts take the place of files all together or not at all, as
//! far as a file system allows: each is written whole beside its file, read back and forced to disk before the first
//! one is renamed. Writers queue at a lock.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the file that changes plans"
)]

mod splice;

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use same_file::Handle;
use tempfile::NamedTempFile;

use crate::error::Error;
use crate::load::location::{named, reason};
use crate::plan::editor_line;
use crate::yaml::writing::Pairs;

/// Stands in the plan's folder while somebody writes.
const LOCK: &str = ".tadbir.lock";

/// What the names of files begin with that are not in their place yet.
const TEMPORARY: &str = ".tadbir-store-";

/// The right to change a plan, of one writer at a time.
///
/// Whoever is killed loses it: the system lets go of the lock, and the next writer takes over the file.
#[derive(Debug)]
pub(crate) struct Lock {
    /// Keeps the lock while it is open.
    _file: File,
    path: PathBuf,
}

impl Lock {
    /// Waits until nobody else changes the plan.
    ///
    /// # Errors
    ///
    /// If the folder cannot be written to.
    pub(crate) fn take(folder: &Path) -> Result<Self, Error> {
        let path = named(folder).join(LOCK);
        let failed = |error: &io::Error| Error::Write {
            what: format!("in `{}`", named(folder).display()),
            reason: reason(error),
        };
        loop {
            let file = File::options()
                .create(true)
                .truncate(false)
                .read(true)
                .write(true)
                .open(&path)
                .map_err(|error| failed(&error))?;
            file.lock().map_err(|error| failed(&error))?;
            let own = file.try_clone().and_then(Handle::from_file);
            // Whoever held it before has taken the file away, and perhaps somebody else has made a new one.
            match (own, Handle::from_path(&path)) {
                (Ok(own), Ok(there)) if own == there => return Ok(Self { _file: file, path }),
                (Err(error), _) => return Err(failed(&error)),
                (Ok(_), Ok(_) | Err(_)) => {}
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // What stays behind does no harm.
        let _ = fs::remove_file(&self.path);
    }
}

/// Records for the end of a list in one file.
#[derive(Debug, Clone)]
pub(crate) struct Addition {
    /// Where the file is in the plan's folder.
    pub(crate) inner: PathBuf,
    /// What a new file says before its list.
    pub(crate) head: Pairs,
    /// The key of the list.
    pub(crate) list: &'static str,
    pub(crate) records: Vec<Pairs>,
}

/// What a file is to say.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// The plan's folder as given, joined with the place in it.
    pub(crate) path: PathBuf,
    /// What it says; `None` where it is not there.
    before: Option<Vec<u8>>,
    pub(crate) after: Vec<u8>,
}

/// Returns what a file says with records added.
///
/// # Errors
///
/// If the file cannot be read, leads out of the plan's folder, or has no place where records can be added without
/// disturbing what is there.
pub(crate) fn draft(folder: &Path, addition: &Addition) -> Result<Draft, Error> {
    let path = folder.join(&addition.inner);
    let refuse = |reason: String| Error::Write {
        what: format!("`{}`", path.display()),
        reason,
    };
    let before = read(&path).map_err(|error| refuse(reason(&error)))?;
    stays_inside(folder, &path).map_err(refuse)?;
    let after = match &before {
        None => {
            let plan = read(&folder.join("plan.yaml")).ok().flatten();
            let plan = plan.and_then(|bytes| String::from_utf8(bytes).ok());
            let line = plan.and_then(|plan| editor_line::like(&plan, &addition.inner));
            let line = line.map_or_else(String::new, |line| format!("{line}\n"));
            line + &splice::new_file(&addition.head, addition.list, &addition.records)
        }
        Some(bytes) => str::from_utf8(bytes)
            .ok()
            .and_then(|text| splice::append(text, addition.list, &addition.records))
            .ok_or_else(|| {
                refuse(format!(
                    "nothing can be added to `{}` in it; `tadbir check` shows what is wrong",
                    addition.list
                ))
            })?,
    };
    Ok(Draft {
        path,
        before,
        after: after.into_bytes(),
    })
}

/// Puts drafts in the place of their files.
///
/// Nothing is changed if one of them cannot be written, or if a file no longer says what it said when it was drafted.
///
/// # Errors
///
/// If the disk is full or the folder cannot be written to, or somebody without a lock, such as an editor, was faster.
pub(crate) fn write(_: &Lock, drafts: &[Draft]) -> Result<(), Error> {
    for draft in drafts {
        sweep(draft);
    }
    let staged: Vec<(&Draft, PathBuf, NamedTempFile)> = drafts
        .par_iter()
        .map(|draft| {
            let target = fs::canonicalize(&draft.path).unwrap_or_else(|_| draft.path.clone());
            let file = stage(&target, &draft.after).map_err(|error| failed(draft, &error))?;
            Ok((draft, target, file))
        })
        .collect::<Result<_, Error>>()?;
    for draft in drafts {
        if read(&draft.path).map_err(|error| failed(draft, &error))? != draft.before {
            return Err(Error::Write {
                what: format!("`{}`", draft.path.display()),
                reason: "somebody else changed it at the same time; nothing was written, try again"
                    .to_owned(),
            });
        }
    }
    let mut folders: Vec<PathBuf> = Vec::new();
    for (draft, target, file) in staged {
        file.persist(&target)
            .map_err(|error| failed(draft, &error.error))?;
        if let Some(folder) = target.parent().map(Path::to_owned)
            && !folders.contains(&folder)
        {
            folders.extend(folder.parent().map(Path::to_owned));
            folders.push(folder);
        }
    }
    for folder in folders {
        sync_folder(&folder);
    }
    Ok(())
}

/// Writes files that are not there yet, each with its path.
///
/// # Errors
///
/// If one of them is there already, which is then left as it is, or cannot be written; those written before are taken
/// away again.
pub(crate) fn found(files: &[(PathBuf, String)]) -> Result<(), Error> {
    let failed = |path: &Path, reason: String| Error::Write {
        what: format!("`{}`", path.display()),
        reason,
    };
    for (path, _) in files {
        if fs::symlink_metadata(path).is_ok() {
            let reason = "it is there already; choose another folder".to_owned();
            return Err(failed(path, reason));
        }
    }
    let mut written: Vec<&Path> = Vec::new();
    for (path, text) in files {
        let done = stage(path, text.as_bytes())
            .and_then(|file| file.persist_noclobber(path).map_err(|error| error.error));
        if let Err(error) = done {
            for path in written {
                let _ = fs::remove_file(path);
            }
            return Err(failed(path, reason(&error)));
        }
        path.parent().into_iter().for_each(sync_folder);
        written.push(path);
    }
    Ok(())
}

fn failed(draft: &Draft, error: &io::Error) -> Error {
    Error::Write {
        what: format!("`{}`", draft.path.display()),
        reason: reason(error),
    }
}

/// Writes bytes beside a file, forces them to disk and reads them back.
fn stage(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = target.parent().map_or(Path::new("."), named);
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY).suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    if let Ok(there) = fs::metadata(target) {
        if there.permissions().readonly() {
            return Err(io::Error::new(
                ErrorKind::PermissionDenied,
                "it is write-protected",
            ));
        }
        file.as_file().set_permissions(there.permissions())?;
    }
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    let mut written = Vec::with_capacity(bytes.len());
    file.reopen()?.read_to_end(&mut written)?;
    if written != bytes {
        return Err(io::Error::other(
            "what was written is not what the disk gives back",
        ));
    }
    Ok(file)
}

/// Takes away what writers left behind who were killed; whoever holds the lock is the only one who writes.
fn sweep(draft: &Draft) {
    let Some(folder) = draft.path.parent() else {
        return;
    };
    let Ok(entries) = fs::read_dir(named(folder)) else {
        return;
    };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(TEMPORARY) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Forces the names in a folder to disk; systems that cannot do so do without.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(named(folder)) {
        let _ = folder.sync_all();
    }
}

/// What a file says; `None` where it is not there.
fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Refuses a place that links lead out of the plan's folder.
fn stays_inside(folder: &Path, path: &Path) -> Result<(), String> {
    let root = fs::canonicalize(named(folder)).map_err(|error| reason(&error))?;
    let nearest = path
        .ancestors()
        .find_map(|part| fs::canonicalize(named(part)).ok());
    // A link that leads nowhere would be written through.
    let is_dead_link = fs::symlink_metadata(path).is_ok() && fs::canonicalize(path).is_err();
    if is_dead_link || nearest.is_none_or(|place| !place.starts_with(&root)) {
        return Err("a link leads out of the plan's folder".to_owned());
    }
    Ok(())
}
