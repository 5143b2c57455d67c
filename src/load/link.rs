//! Where a link in a plan's folder leads.
#![expect(clippy::disallowed_methods, reason = "these files read")]

use std::fs;
use std::path::Path;

/// Where a link leads, followed to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Led {
    /// To a file of the plan's folder.
    ToFile,
    /// To a folder within the plan's.
    ToFolder,
    /// Out of the plan's folder; what is there may not be known.
    OutOfPlan { to_file: bool },
    /// Nowhere, or in a circle.
    Nowhere,
}

impl Led {
    /// Whether a folder is there, or may have been meant.
    pub(super) fn may_be_folder(self) -> bool {
        match self {
            Self::ToFile => false,
            Self::OutOfPlan { to_file } => !to_file,
            Self::ToFolder | Self::Nowhere => true,
        }
    }
}

/// Where the link at a path leads; `root` is the plan's folder, without links in it.
pub(super) fn led(path: &Path, root: &Path) -> Led {
    let Ok(target) = fs::canonicalize(path) else {
        return Led::Nowhere;
    };
    let is_folder = fs::metadata(&target).is_ok_and(|target| target.is_dir());
    match (target.starts_with(root), is_folder) {
        (true, true) => Led::ToFolder,
        (true, false) => Led::ToFile,
        (false, is_folder) => Led::OutOfPlan {
            to_file: !is_folder,
        },
    }
}
