//! The only place that opens what is read and written: plans, settings, forms, locks, output. The only files that name
//! `cap-std`, and that touch the file system.
//!
//! A path that the user gave is trusted, and links in it are followed. The content of a folder is not trusted: it is
//! found beneath the opened [`Folder`], by the system itself and in one step, so that no link that is in it, or is put
//! there meanwhile, leads out. Links that stay beneath are followed; one with an absolute path leads out, wherever it
//! leads, as in git.
//!
//! Only regular files are read, which is checked on the open file and not on its name; a pipe is opened without waiting
//! for its other end, and a device is not read. Reading is bounded. What is written is first written under another name
//! (see [`staged`]), and [`place`] decides where output goes.
#![expect(
    clippy::disallowed_methods,
    reason = "these are the files that touch the file system"
)]

pub(crate) mod ground;
pub(crate) mod place;
pub(crate) mod staged;

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use cap_fs_ext::{DirExt, FollowSymlinks, MetadataExt, OpenOptionsFollowExt, OpenOptionsSyncExt};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, File, OpenOptions};

use crate::limit::Limit;

/// Why something cannot be read or written, as a message says it: `it is a folder`.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// It does not exist.
    Missing,
    /// A link leads out of the folder that it must stay in.
    LeadsOut,
    /// A link leads nowhere, or in a circle.
    Nowhere,
    /// It is a folder, but should be a file.
    Folder,
    /// A pipe, a socket or a device.
    NotPlain,
    /// More than the limit, with the number of bytes known.
    TooLarge(u64),
    /// What should be created already exists.
    IsThere(PathBuf),
    /// The error of the system.
    Failed(io::Error),
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Missing => formatter.write_str("no such file or directory"),
            Self::LeadsOut => formatter.write_str("a link leads out of its folder"),
            Self::Nowhere => formatter.write_str("a link leads nowhere, or in a circle"),
            Self::Folder => formatter.write_str("it is a folder"),
            Self::NotPlain => formatter.write_str("it is not a regular file"),
            Self::TooLarge(bytes) => write!(formatter, "it has {bytes} bytes or more"),
            Self::IsThere(path) => write!(formatter, "`{}` already exists", path.display()),
            Self::Failed(error) => formatter.write_str(&reason(error)),
        }
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            // An error of the system has a number; a path that leads out is refused before the system is asked.
            ErrorKind::PermissionDenied if error.raw_os_error().is_none() => Self::LeadsOut,
            ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Failed(error),
        }
    }
}

/// The text of an error, without the system's error number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(characters).collect()
    })
}

/// A path that the system understands: an empty one is the current folder.
pub(crate) fn named(path: &Path) -> &Path {
    if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    }
}

/// Whether something exists, of any kind; a link that leads nowhere counts.
pub(crate) fn exists(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok()
}

/// An existing path without links in it. On Windows, without the prefix that git does not understand.
pub(crate) fn real(path: &Path) -> io::Result<PathBuf> {
    dunce::canonicalize(named(path))
}

/// Whether a path leads to a regular file.
pub(crate) fn is_plain(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|there| there.is_file())
}

/// The size of a file in bytes, before it is opened; none if it is unknown.
pub(crate) fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |there| there.len())
}

/// The folder that the program was started in.
pub(crate) fn here() -> io::Result<PathBuf> {
    std::env::current_dir()
}

/// Whether a path that the user gave is a file, not a folder.
pub(crate) fn is_file(path: &Path) -> io::Result<bool> {
    std::fs::metadata(named(path)).map(|there| !there.is_dir())
}

/// Reads a regular file that the user named, up to a limit of bytes.
pub(crate) fn read(path: &Path, limit: &Limit) -> Result<Vec<u8>, Refusal> {
    let opened = File::open_ambient_with(path, &reading(), ambient_authority());
    match opened {
        Ok(file) => bytes(file, limit),
        Err(error) => Err(match std::fs::metadata(path) {
            Ok(there) if there.is_dir() => Refusal::Folder,
            // A socket cannot be opened at all.
            Ok(there) if !there.is_file() => Refusal::NotPlain,
            Ok(_) | Err(_) => error.into(),
        }),
    }
}

/// Opened for reading without waiting: a pipe would wait for a writer.
fn reading() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).nonblock(true);
    options
}

/// The content of an open file, if it is a regular one.
fn bytes(file: File, limit: &Limit) -> Result<Vec<u8>, Refusal> {
    let there = file.metadata()?;
    if there.is_dir() {
        return Err(Refusal::Folder);
    }
    if !there.is_file() {
        return Err(Refusal::NotPlain);
    }
    if limit.is_passed_by(there.len()) {
        return Err(Refusal::TooLarge(there.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(there.len()).unwrap_or(0));
    // A file that grows, or does not report its size, such as those of `/proc`.
    file.take(limit.most + 1).read_to_end(&mut bytes)?;
    if limit.is_passed_by(bytes.len() as u64) {
        return Err(Refusal::TooLarge(bytes.len() as u64));
    }
    Ok(bytes)
}

/// Where a link leads, followed to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Led {
    /// To a file beneath the folder.
    ToFile,
    /// To a folder beneath the folder.
    ToFolder,
    /// Out of it; what is there is not looked at.
    Out,
    /// Nowhere, or in a circle.
    Nowhere,
}

/// The content of a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    pub(crate) name: OsString,
    pub(crate) kind: EntryKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum EntryKind {
    /// A file, regular or not.
    File,
    Folder,
    Link,
}

/// A folder, opened once. Every path is one beneath it.
#[derive(Debug)]
pub(crate) struct Folder {
    dir: Dir,
}

impl Folder {
    /// Opens a folder that the user named, or whose path has no links in it.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let dir = Dir::open_ambient_dir(named(path), ambient_authority())?;
        Ok(Self { dir })
    }

    /// Opens a folder beneath this one; links that stay beneath it are followed.
    pub(crate) fn inner(&self, path: &Path) -> Result<Self, Refusal> {
        let dir = self.dir.open_dir(named(path))?;
        Ok(Self { dir })
    }

    /// Opens a folder in this one that is not a link.
    pub(crate) fn child(&self, name: &OsStr) -> io::Result<Self> {
        let dir = self.dir.open_dir_nofollow(name)?;
        Ok(Self { dir })
    }

    /// Whether something exists, of any kind; a link that leads nowhere counts.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        self.dir.symlink_metadata(path).is_ok()
    }

    fn is_link(&self, path: &Path) -> bool {
        let there = self.dir.symlink_metadata(path);
        there.is_ok_and(|there| there.is_symlink())
    }

    /// Whether something exists, following links.
    pub(crate) fn reaches(&self, path: &Path) -> Result<(), Refusal> {
        self.dir.metadata(path)?;
        Ok(())
    }

    /// Reads a regular file, up to a limit of bytes.
    pub(crate) fn read(&self, path: &Path, limit: &Limit) -> Result<Vec<u8>, Refusal> {
        match self.dir.open_with(path, &reading()) {
            Ok(file) => bytes(file, limit),
            Err(error) => Err(match (Refusal::from(error), self.dir.metadata(path)) {
                (Refusal::Failed(_), Ok(there)) if there.is_dir() => Refusal::Folder,
                // A socket cannot be opened at all.
                (Refusal::Failed(_), Ok(there)) if !there.is_file() => Refusal::NotPlain,
                (Refusal::Failed(_) | Refusal::Missing, Err(_)) if self.is_link(path) => {
                    Refusal::Nowhere
                }
                (refusal, _) => refusal,
            }),
        }
    }

    /// Its content, by name.
    pub(crate) fn entries(&self) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for entry in self.dir.entries()? {
            let entry = entry?;
            let kind = match entry.file_type() {
                // It was removed in the meantime.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                kind => kind?,
            };
            let kind = if kind.is_symlink() {
                EntryKind::Link
            } else if kind.is_dir() {
                EntryKind::Folder
            } else {
                EntryKind::File
            };
            entries.push(Entry {
                name: entry.file_name(),
                kind,
            });
        }
        entries.sort();
        Ok(entries)
    }

    /// Where the link at a path leads.
    pub(crate) fn led(&self, path: &Path) -> Led {
        match self.dir.metadata(path).map_err(Refusal::from) {
            Ok(there) if there.is_dir() => Led::ToFolder,
            Ok(_) => Led::ToFile,
            Err(Refusal::LeadsOut) => Led::Out,
            Err(_) => Led::Nowhere,
        }
    }

    /// The path beneath this folder that a path leads to, without links in it; the path itself if it does not exist.
    ///
    /// # Errors
    ///
    /// If a link leads out, in a circle, or nowhere: what is written through it would end up elsewhere.
    pub(crate) fn target(&self, path: &Path) -> Result<PathBuf, Refusal> {
        match self.dir.canonicalize(path).map_err(Refusal::from) {
            Err(Refusal::Missing) if self.holds(path) => Err(Refusal::Nowhere),
            Err(Refusal::Missing) => Ok(path.to_owned()),
            target => target,
        }
    }

    /// Opens a folder beneath this one, and creates it if it does not exist, with those above it. New folders are
    /// synced to disk.
    pub(crate) fn make(&self, path: &Path) -> Result<Self, Refusal> {
        let mut folder = Self {
            dir: self.dir.try_clone()?,
        };
        let mut inner = PathBuf::new();
        for part in named(path).components() {
            inner.push(part);
            let next = match self.inner(&inner) {
                Err(Refusal::Missing) => {
                    match folder.dir.create_dir(part) {
                        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                            return Err(error.into());
                        }
                        Ok(()) | Err(_) => {}
                    }
                    let made = self.inner(&inner)?;
                    made.sync();
                    folder.sync();
                    made
                }
                opened => opened?,
            };
            folder = next;
        }
        Ok(folder)
    }

    /// Syncs the names in it to disk, if the system can.
    pub(crate) fn sync(&self) {
        if let Ok(folder) = self.dir.try_clone() {
            let _ = folder.into_std_file().sync_all();
        }
    }

    /// Opens a regular file in it for a lock, and creates it if needed. A link is not followed.
    pub(crate) fn lockable(
        &self,
        name: &Path,
        may_be_made: bool,
    ) -> Result<std::fs::File, Refusal> {
        let mut options = OpenOptions::new();
        options
            .create(may_be_made)
            .read(true)
            .write(true)
            .nonblock(true)
            .follow(FollowSymlinks::No);
        let file = match self.dir.open_with(name, &options) {
            Ok(file) => file,
            Err(error) => {
                return Err(match self.dir.symlink_metadata(name) {
                    Ok(there) if there.is_symlink() => Refusal::LeadsOut,
                    Ok(there) if there.is_dir() => Refusal::Folder,
                    Ok(there) if !there.is_file() => Refusal::NotPlain,
                    Ok(_) | Err(_) => error.into(),
                });
            }
        };
        if !file.metadata()?.is_file() {
            return Err(Refusal::NotPlain);
        }
        Ok(file.into_std())
    }

    /// Whether an open file is the one in this folder under a name.
    pub(crate) fn is_there(&self, file: &std::fs::File, name: &Path) -> bool {
        let mut options = reading();
        options.follow(FollowSymlinks::No);
        let there = self.dir.open_with(name, &options);
        let there = there.and_then(|there| there.metadata());
        let own = file.try_clone().map(File::from_std);
        let own = own.and_then(|own| own.metadata());
        matches!((own, there), (Ok(own), Ok(there))
            if (own.dev(), own.ino()) == (there.dev(), there.ino()))
    }

    /// Locks it against others who ask for the same lock, as long as the returned file is open; on systems without such
    /// locks, does nothing.
    fn held(&self) -> Option<std::fs::File> {
        let folder = self.dir.try_clone().ok()?.into_std_file();
        folder.lock().ok()?;
        Some(folder)
    }

    /// Removes a file, if possible.
    pub(crate) fn remove(&self, name: &Path) {
        let _ = self.dir.remove_file(name);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use tempfile::TempDir;

    use super::{Folder, Led, Refusal, read};
    use crate::limit::{Limit, Unit};

    static TEN: Limit = Limit {
        what: "",
        most: 10,
        unit: Unit::Bytes,
        beyond: "",
    };

    /// A folder `in` with the files `file` and `sub/file`, and a file `secret` beside it.
    fn folder() -> (TempDir, Folder) {
        let around = TempDir::new().unwrap();
        fs::create_dir_all(around.path().join("in/sub")).unwrap();
        for (name, text) in [
            ("secret", "secret"),
            ("in/file", "in"),
            ("in/sub/file", "sub"),
        ] {
            fs::write(around.path().join(name), text).unwrap();
        }
        let folder = Folder::open(&around.path().join("in")).unwrap();
        (around, folder)
    }

    #[test]
    fn a_file_is_read_up_to_the_limit_and_not_beyond() {
        let (around, folder) = folder();
        let path = around.path().join("in/file");
        fs::write(&path, [b'x'; 10]).unwrap();
        assert_eq!(folder.read(Path::new("file"), &TEN).unwrap().len(), 10);
        assert_eq!(read(&path, &TEN).unwrap().len(), 10);
        fs::write(&path, [b'x'; 11]).unwrap();
        let refused = folder.read(Path::new("file"), &TEN);
        assert!(matches!(refused, Err(Refusal::TooLarge(11))), "{refused:?}");
        assert!(matches!(read(&path, &TEN), Err(Refusal::TooLarge(11))));
    }

    #[test]
    fn nothing_is_reached_that_stands_elsewhere() {
        let (around, folder) = folder();
        for path in ["../secret", "sub/../../secret", "/etc/hostname"] {
            let refused = folder.read(Path::new(path), &TEN);
            assert!(
                matches!(refused, Err(Refusal::LeadsOut)),
                "{path} {refused:?}"
            );
        }
        assert!(matches!(
            folder.inner(Path::new("..")),
            Err(Refusal::LeadsOut)
        ));
        assert!(folder.read(Path::new("sub/../file"), &TEN).is_ok());
        assert!(around.path().join("secret").exists());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_as_long_as_they_stay_beneath() {
        use std::os::unix::fs::symlink;
        let (around, folder) = folder();
        let own = around.path().join("in/file");
        let links = [
            ("to-file", "file", Led::ToFile),
            ("sub/up", "../file", Led::ToFile),
            ("to-folder", "sub", Led::ToFolder),
            ("out", "../secret", Led::Out),
            ("far", "/proc/self/environ", Led::Out),
            ("own", own.to_str().unwrap(), Led::Out),
            ("over", "out", Led::Out),
            ("gone", "nothing", Led::Nowhere),
            ("circle", "circle", Led::Nowhere),
            ("out-and-in", "../in/file", Led::Out),
        ];
        for (link, target, led) in links {
            symlink(target, around.path().join("in").join(link)).unwrap();
            assert_eq!(folder.led(Path::new(link)), led, "{link}");
            let read = folder.read(Path::new(link), &TEN);
            assert_eq!(read.is_ok(), led == Led::ToFile, "{link} {read:?}");
            let is_out = matches!(read, Err(Refusal::LeadsOut));
            assert_eq!(is_out, led == Led::Out, "{link} {read:?}");
            let target = folder.target(Path::new(link));
            let stays = matches!(led, Led::ToFile | Led::ToFolder);
            assert_eq!(target.is_ok(), stays, "{link} {target:?}");
        }
        symlink("..", around.path().join("in/back")).unwrap();
        assert!(matches!(
            folder.read(Path::new("back/secret"), &TEN),
            Err(Refusal::LeadsOut)
        ));
        assert!(matches!(
            folder.make(Path::new("back/new")),
            Err(Refusal::LeadsOut)
        ));
        assert!(!around.path().join("new").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_is_no_link_and_no_folder() {
        let (around, folder) = folder();
        std::os::unix::fs::symlink("../made", around.path().join("in/lock")).unwrap();
        for (name, is_refused) in [("lock", true), ("sub", true), ("new", false)] {
            let opened = folder.lockable(Path::new(name), true);
            assert_eq!(opened.is_err(), is_refused, "{name} {opened:?}");
        }
        assert!(!around.path().join("made").exists());
    }

    #[test]
    fn folders_are_made_with_those_above_them() {
        let (around, folder) = folder();
        folder.make(Path::new("a/b/c")).unwrap();
        assert!(around.path().join("in/a/b/c").is_dir());
        folder.make(Path::new("a/b/c")).unwrap();
        assert!(matches!(
            folder.make(Path::new("file/b")),
            Err(Refusal::Failed(_))
        ));
    }

    /// A file is swapped for a link while it is read, over and over.
    #[cfg(unix)]
    #[test]
    fn a_link_that_is_put_there_meanwhile_is_not_followed() {
        use std::os::unix::fs::symlink;
        use std::sync::atomic::{AtomicBool, Ordering};
        let (around, folder) = folder();
        let within = around.path().join("in");
        let is_done = AtomicBool::new(false);
        let (mut read, mut refused) = (0, 0);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !is_done.load(Ordering::Relaxed) {
                    fs::write(within.join("new"), "in/file").unwrap();
                    fs::rename(within.join("new"), within.join("file")).unwrap();
                    symlink("../secret", within.join("new")).unwrap();
                    fs::rename(within.join("new"), within.join("file")).unwrap();
                    fs::rename(within.join("sub"), within.join("old")).unwrap();
                    symlink("..", within.join("sub")).unwrap();
                    fs::remove_file(within.join("sub")).unwrap();
                    fs::rename(within.join("old"), within.join("sub")).unwrap();
                }
            });
            // Until both were met often, however seldom the other one has its turn.
            for tried in 0.. {
                if 20_000 < tried && 100 < read && 100 < refused {
                    break;
                }
                let path = ["file", "sub/file", "sub/secret"][tried % 3];
                match folder.read(Path::new(path), &TEN) {
                    Ok(bytes) => {
                        assert_ne!(bytes, b"secret", "{path}");
                        read += 1;
                    }
                    Err(Refusal::LeadsOut) => refused += 1,
                    Err(_) => {}
                }
            }
            is_done.store(true, Ordering::Relaxed);
        });
    }
}
