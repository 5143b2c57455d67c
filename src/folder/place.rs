//! Where output goes that the user asked to be written to a file or folder.
//!
//! A path that the user names is followed through links, but not out of its repository: a link in there is not trusted.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use crate::folder::{Folder, Refusal, exists, here, named, real};

/// What marks the root of a repository.
const MARKS: [&str; 2] = [".git", "tadbir.toml"];

/// Whether a folder is the root of a repository.
pub(crate) fn is_repository(folder: &Path) -> bool {
    MARKS.iter().any(|mark| exists(&folder.join(mark)))
}

/// Where a path leads; only its beginning has to exist.
#[derive(Debug)]
pub(crate) struct Place {
    /// Without links in it.
    pub(crate) real: PathBuf,
    /// An existing folder that the place must stay in, without links in its path.
    bounds: PathBuf,
}

impl Place {
    /// Follows a path that the user gave.
    ///
    /// # Errors
    ///
    /// If a link in it leads out of its repository, or nowhere, or cannot be followed.
    pub(crate) fn of(path: &Path) -> Result<Self, Refusal> {
        let path = here()?.join(path);
        let mut there = path.as_path();
        let mut missing: Vec<OsString> = Vec::new();
        let known = loop {
            match real(there) {
                Ok(known) => break known,
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    if exists(there) {
                        return Err(Refusal::Nowhere);
                    }
                    let (Some(name), Some(parent)) = (there.file_name(), there.parent()) else {
                        return Err(Refusal::Missing);
                    };
                    missing.push(name.to_owned());
                    there = parent;
                }
                Err(error) => return Err(error.into()),
            }
        };
        let place: PathBuf = [known.clone()]
            .into_iter()
            .chain(missing.iter().rev().map(PathBuf::from))
            .collect();
        let mut bounds = None;
        for folder in lexical(&path).ancestors().skip(1) {
            if !is_repository(folder) {
                continue;
            }
            let folder = real(folder)?;
            if !place.starts_with(&folder) {
                return Err(Refusal::LeadsOut);
            }
            bounds = bounds.or(Some(folder));
        }
        let nearest = if missing.is_empty() {
            known.parent().map_or(known.clone(), Path::to_owned)
        } else {
            known
        };
        Ok(Self {
            real: place,
            bounds: bounds.unwrap_or(nearest),
        })
    }

    /// Whether something already exists there.
    pub(crate) fn is_there(&self) -> bool {
        exists(&self.real)
    }

    /// The folder of the place, created if it does not exist, and the name in it.
    pub(crate) fn around(&self) -> Result<(Folder, OsString), Refusal> {
        let (Some(parent), Some(name)) = (self.real.parent(), self.real.file_name()) else {
            return Err(Refusal::Folder);
        };
        let inner = parent.strip_prefix(&self.bounds);
        let folder = Folder::open(&self.bounds)?.make(inner.unwrap_or(Path::new("")))?;
        Ok((folder, name.to_owned()))
    }

    /// The folder of the place, opened, and the name in it.
    pub(crate) fn file(&self) -> Result<(Folder, OsString), Refusal> {
        let (Some(parent), Some(name)) = (self.real.parent(), self.real.file_name()) else {
            return Err(Refusal::Folder);
        };
        let inner = parent.strip_prefix(&self.bounds);
        let folder = Folder::open(&self.bounds)?.inner(inner.unwrap_or(Path::new("")))?;
        Ok((folder, name.to_owned()))
    }

    /// Creates the folder, with those above it, if it does not exist.
    pub(crate) fn folder(&self) -> Result<Folder, Refusal> {
        let inner = self.real.strip_prefix(&self.bounds);
        Folder::open(&self.bounds)?.make(inner.unwrap_or(Path::new("")))
    }
}

/// A path without `.` and `..`, as it is written.
fn lexical(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in named(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => plain.push(part),
        }
    }
    plain
}
