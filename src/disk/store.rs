//! The only place that changes the files of a plan.
//!
//! Records are added and nothing else is touched: comments, order, quoting and line ends stay. A change is first a
//! draft, which is read again and compared in meaning; drafts replace files all together or not at all, as far as a
//! file system allows: each is written completely beside its file, read back and synced to disk before the first one is
//! renamed. Writers queue at a lock.

mod key;
mod splice;

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::disk::load::location::Location;
use crate::disk::store::key::Keys;
use crate::error::Error;
use crate::file::yaml::writing::Pairs;
use crate::folder::place::Place;
use crate::folder::staged::{Staged, finish_within, make_whole, make_within, sweep};
use crate::folder::{Folder, Refusal, named};
use crate::limit::{FILE, Limit, Unit};
use crate::plan::editor_line;

/// The file in the plan's folder that exists while somebody writes, and says who.
const LOCK: &str = ".tadbir.lock";

/// How long a writer waits for the lock before a message says for whom.
const PATIENCE: Duration = Duration::from_secs(1);

/// The longest name shown for the holder of a lock.
const LONGEST_HOLDER: usize = 80;

/// The name of a writer for others who wait, and how to show a message.
#[derive(Clone, Copy)]
pub(crate) struct Writer<'w> {
    /// `leyla, process 4711`
    pub(crate) name: &'w str,
    pub(crate) tell: &'w (dyn Fn(&str) + Sync),
}

/// The right to change a plan, of one writer at a time.
///
/// A writer that is killed loses it: the system releases the lock, and the next writer takes over the file.
#[derive(Debug)]
pub(crate) struct Lock {
    /// Holds the lock while it is open.
    _file: File,
    folder: Folder,
}

impl Lock {
    /// Waits until nobody else changes the plan; after a second, a message says who does.
    ///
    /// # Errors
    ///
    /// If the folder cannot be written to, or the lock there is not a regular file.
    pub(crate) fn take(location: &Location, writer: Writer) -> Result<Self, Error> {
        let shown = &location.folder;
        let ground = location.ground.as_ref().ok_or(Refusal::Missing);
        let plan = ground.and_then(|ground| ground.plan.inner(Path::new("")));
        let lock = plan.and_then(|plan| Self::of(plan, shown, writer));
        lock.map_err(|refusal| in_folder(shown, &refusal))
    }

    fn of(folder: Folder, shown: &Path, writer: Writer) -> Result<Self, Refusal> {
        let name = Path::new(LOCK);
        loop {
            let mut file = folder.lockable(name, true)?;
            wait(&file, || told(&folder, shown), writer)?;
            // The previous holder removed the file, and another writer may have created a new one.
            if !folder.is_there(&file, name) {
                continue;
            }
            // For those who wait; without it, their message says "somebody else".
            let _ = file
                .set_len(0)
                .and_then(|()| writeln!(file, "{}", writer.name));
            return Ok(Self {
                _file: file,
                folder,
            });
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A leftover file does no harm.
        self.folder.remove(Path::new(LOCK));
    }
}

/// Waits for a lock, and says after a while for whom.
fn wait(file: &File, holder: impl Fn() -> String + Sync, writer: Writer) -> Result<(), Refusal> {
    let (is_taken, taken) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            // The other end is dropped when the lock is taken.
            let taken = taken;
            if taken.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                (writer.tell)(&holder());
            }
        });
        let outcome = file.lock();
        drop(is_taken);
        Ok(outcome?)
    })
}

/// The message about the holder of a lock; a lock may contain anything, so only harmless letters are shown.
fn told(folder: &Folder, shown: &Path) -> String {
    static HOLDER: Limit = Limit {
        what: "the name of whoever holds a lock",
        most: 400,
        unit: Unit::Bytes,
        beyond: "it is not shown",
    };
    let said = folder.read(Path::new(LOCK), &HOLDER).unwrap_or_default();
    let said: String = String::from_utf8_lossy(&said)
        .chars()
        .filter(|letter| letter.is_alphanumeric() || " ,.-_".contains(*letter))
        .take(LONGEST_HOLDER)
        .collect();
    let holder = match said.trim() {
        "" => "another process",
        said => said,
    };
    let lock = shown.join(LOCK);
    format!(
        "waiting for {holder}, which holds the lock `{}`",
        lock.display()
    )
}

fn in_folder(folder: &Path, refusal: &Refusal) -> Error {
    Error::Write {
        what: format!("in `{}`", named(folder).display()),
        reason: match refusal {
            Refusal::LeadsOut | Refusal::Folder | Refusal::NotPlain => {
                format!("`{LOCK}` there is not a regular file; remove it")
            }
            refusal => refusal.to_string(),
        },
    }
}

/// Records to append to the list in one file.
#[derive(Debug, Clone)]
pub(crate) struct Addition {
    /// The path of the file in the plan's folder.
    pub(crate) inner: PathBuf,
    /// The keys before the list in a new file.
    pub(crate) head: Pairs,
    /// The key of the list.
    pub(crate) list: &'static str,
    pub(crate) records: Vec<Pairs>,
}

/// The new content of a file.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// The plan's folder as given, joined with the path in it.
    pub(crate) path: PathBuf,
    /// Its path in the plan's folder.
    inner: PathBuf,
    /// Its present content; `None` if it does not exist.
    before: Option<Vec<u8>>,
    pub(crate) after: Vec<u8>,
    keys: Keys,
}

impl Draft {
    /// Which of the added records a byte lies in, counted from 0, and under which of its keys; `None` outside of them.
    pub(crate) fn key_at(&self, byte: u32) -> Option<(usize, &'static str)> {
        self.keys.key_at(byte)
    }
}

/// Returns the content of a file with records added.
///
/// # Errors
///
/// If the file cannot be read, leads out of the plan's folder, or has no place to add records without disturbing
/// existing content.
pub(crate) fn draft(location: &Location, addition: &Addition) -> Result<Draft, Error> {
    let path = location.folder.join(&addition.inner);
    let failed = |reason: String| Error::Write {
        what: format!("`{}`", path.display()),
        reason,
    };
    let refuse = |refusal: Refusal| failed(explained(&refusal));
    let ground = location.ground.as_ref();
    let plan = &ground.ok_or_else(|| refuse(Refusal::Missing))?.plan;
    let inner = plan.target(&addition.inner).map_err(refuse)?;
    let before = said(plan, &inner).map_err(refuse)?;
    let after = match &before {
        None => {
            let plan = plan.read(Path::new("plan.yaml"), &FILE).ok();
            let plan = plan.and_then(|bytes| String::from_utf8(bytes).ok());
            let line = plan.and_then(|plan| editor_line::like(&plan, &addition.inner));
            let line = line.map_or_else(String::new, |line| format!("{line}\n"));
            line + &splice::new_file(&addition.head, addition.list, &addition.records)
        }
        Some(bytes) => str::from_utf8(bytes)
            .ok()
            .and_then(|text| splice::append(text, addition.list, &addition.records))
            .ok_or_else(|| {
                failed(format!(
                    "records cannot be added to its `{}`; run `tadbir check` to see what is wrong",
                    addition.list
                ))
            })?,
    };
    Ok(Draft {
        path,
        inner,
        before,
        keys: Keys::of(&after, addition.list, &addition.records),
        after: after.into_bytes(),
    })
}

/// Replaces files by their drafts.
///
/// Nothing is changed if one of them cannot be written, or if a file was changed since its draft was made.
///
/// # Errors
///
/// If the disk is full or the folder cannot be written to, or if a program without a lock, such as an editor, was
/// faster.
pub(crate) fn write(lock: &Lock, drafts: &[Draft]) -> Result<(), Error> {
    let plan = &lock.folder;
    finish_within(plan);
    for draft in drafts {
        let folder = draft.inner.parent().unwrap_or(Path::new(""));
        if let Ok(folder) = plan.inner(folder) {
            sweep(&folder);
        }
    }
    let staged: Vec<(&Draft, Staged)> = drafts
        .par_iter()
        .map(|draft| {
            let staged = stage(plan, &draft.inner, &draft.after);
            let staged = staged.map_err(|refusal| refused(draft, &refusal))?;
            Ok((draft, staged))
        })
        .collect::<Result<_, Error>>()?;
    for draft in drafts {
        let said = said(plan, &draft.inner).map_err(|refusal| refused(draft, &refusal))?;
        if said != draft.before {
            return Err(Error::Write {
                what: format!("`{}`", draft.path.display()),
                reason: "the file was changed at the same time; nothing was written, try again"
                    .to_owned(),
            });
        }
    }
    for (draft, staged) in staged {
        let placed = staged.place().map_err(Refusal::from);
        placed.map_err(|refusal| refused(draft, &refusal))?;
    }
    Ok(())
}

/// New files by their paths, the most important one last.
pub(crate) type NewFiles = Vec<(PathBuf, Vec<u8>)>;

/// Creates a folder with files. A new folder appears at once with all of them; in an existing one they are added one
/// after another, after removing what a killed process left there.
///
/// # Errors
///
/// If one of the files exists, or cannot be written.
pub(crate) fn found(folder: &Path, files: &NewFiles) -> Result<(), Error> {
    let failed = |refusal: &Refusal| match refusal {
        Refusal::IsThere(inner) => Error::Write {
            what: format!("`{}`", folder.join(inner).display()),
            reason: "the file already exists; choose another folder".to_owned(),
        },
        refusal => Error::Write {
            what: format!("`{}`", folder.display()),
            reason: explained(refusal),
        },
    };
    let found = || {
        let place = Place::of(folder)?;
        if place.is_there() {
            return make_within(&place.folder()?, files);
        }
        let (around, name) = place.around()?;
        make_whole(&around, &name, files)
    };
    found().map_err(|refusal| failed(&refusal))
}

fn refused(draft: &Draft, refusal: &Refusal) -> Error {
    Error::Write {
        what: format!("`{}`", draft.path.display()),
        reason: explained(refusal),
    }
}

fn explained(refusal: &Refusal) -> String {
    match refusal {
        Refusal::LeadsOut | Refusal::Nowhere => "a link leads out of the plan's folder".to_owned(),
        Refusal::TooLarge(_) => format!("the file is larger than {FILE}"),
        refusal => refusal.to_string(),
    }
}

/// Writes bytes beside a file, syncs them to disk and reads them back.
fn stage(plan: &Folder, inner: &Path, bytes: &[u8]) -> Result<Staged, Refusal> {
    let folder = plan.make(inner.parent().unwrap_or(Path::new("")))?;
    let mut staged = Staged::open(folder, inner.file_name().unwrap_or_default())?;
    staged.write(bytes)?;
    Ok(staged)
}

/// The content of a file; `None` if it does not exist.
fn said(plan: &Folder, inner: &Path) -> Result<Option<Vec<u8>>, Refusal> {
    match plan.read(inner, &FILE) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(Refusal::Missing) => Ok(None),
        Err(refusal) => Err(refusal),
    }
}
