//! Where the work tree is that holds a file: found by Tadbir's own walk, so that no folder below its root can pass for a
//! repository of its own.

use std::path::{Path, PathBuf};

use crate::disk::git::tree::within;
use crate::folder::{exists, is_plain, real, reason};

/// The root of a work tree, and a folder in it.
#[derive(Debug, Clone)]
pub(super) struct Root {
    /// With every link followed.
    pub(super) folder: PathBuf,
    /// The folder's place in the work tree, without a slash at its end; empty where it is the whole of it.
    pub(super) place: String,
}

/// The nearest folder with a `.git` in it, from one that is there upward, and the place of what it would hold at `gone`.
///
/// Git itself asks before that whether the folder looks like a repository, which anybody can commit; a `.git` nobody
/// can.
///
/// # Errors
///
/// What is wrong, where there is no such folder or `gone` leads out of it.
pub(super) fn root_around(standing: &Path, gone: &Path) -> Result<Root, String> {
    let standing = real(standing)
        .map_err(|error| format!("its folder cannot be found: {}", reason(&error)))?;
    let folder = standing
        .ancestors()
        .find(|folder| exists(&folder.join(".git")))
        .ok_or_else(|| "it is in no git repository".to_owned())?;
    let inner = standing.strip_prefix(folder).unwrap_or(Path::new(""));
    let place =
        within(&inner.join(gone)).ok_or_else(|| "it leads out of the repository".to_owned())?;
    Ok(Root {
        folder: folder.to_owned(),
        place,
    })
}

/// The root around the folder that Tadbir is run in, where it holds the other folder; else the one around that.
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
    /// Whether a repository that git found is the one of this root, and not one further up. Git refuses a `.git` that is
    /// a file and leads nowhere; past one that is neither a repository nor a file it goes on upward.
    pub(super) fn is_of(&self, found: &Path) -> bool {
        let own = self.folder.join(".git");
        let is_found = || {
            let (own, found) = (real(&own), real(found));
            own.is_ok_and(|own| found.is_ok_and(|found| own == found))
        };
        is_plain(&own) || is_found()
    }
}
