//! Finds the work tree that holds a file by Tadbir's own walk, so that no folder below its root can pass for a
//! repository.

use std::path::{Path, PathBuf};

use crate::disk::git::tree::within;
use crate::folder::{exists, is_plain, real, reason};

/// The root of a work tree, and a folder in it.
#[derive(Debug, Clone)]
pub(super) struct Root {
    /// With every link followed.
    pub(super) folder: PathBuf,
    /// The folder's path in the work tree, without a slash at the end; empty if it is the root.
    pub(super) place: String,
}

/// The nearest folder with a `.git` in it, from an existing one upward, and the path in it of what was at `gone`.
///
/// Git itself first checks whether the folder looks like a repository, which anybody can commit; a `.git` nobody can.
///
/// # Errors
///
/// The reason, if there is no such folder or `gone` leads out of it.
pub(super) fn root_around(standing: &Path, gone: &Path) -> Result<Root, String> {
    let standing = real(standing)
        .map_err(|error| format!("the folder cannot be found: {}", reason(&error)))?;
    let folder = standing
        .ancestors()
        .find(|folder| exists(&folder.join(".git")))
        .ok_or_else(|| "the folder is not in a git repository".to_owned())?;
    let inner = standing.strip_prefix(folder).unwrap_or(Path::new(""));
    let place = within(&inner.join(gone))
        .ok_or_else(|| "the path leads out of the repository".to_owned())?;
    Ok(Root {
        folder: folder.to_owned(),
        place,
    })
}

/// The root around the current folder if it holds the other folder, else the one around that folder.
///
/// # Errors
///
/// As [`root_around`].
pub(super) fn root_from(here: &Path, standing: &Path, gone: &Path) -> Result<Root, String> {
    let own = root_around(standing, gone)?;
    let Ok(around) = root_around(here, Path::new("")) else {
        return Ok(own);
    };
    match own.folder.strip_prefix(&around.folder) {
        Ok(inner) => Ok(Root {
            place: within(&inner.join(&own.place)).unwrap_or_default(),
            folder: around.folder,
        }),
        Err(_) => Ok(own),
    }
}

impl Root {
    /// Whether the repository that git found is the one at this root, not one further up. Git refuses a `.git` that is
    /// a file and leads nowhere; if it is neither a repository nor a file, git continues upward.
    pub(super) fn is_of(&self, found: &Path) -> bool {
        let own = self.folder.join(".git");
        let is_found = || {
            let (own, found) = (real(&own), real(found));
            own.is_ok_and(|own| found.is_ok_and(|found| own == found))
        };
        is_plain(&own) || is_found()
    }
}
