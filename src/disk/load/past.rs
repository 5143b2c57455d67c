//! A plan's folder at a revision.

use std::path::{Path, PathBuf};

use crate::disk::git::Repository;
use crate::disk::git::contents::Contents;
use crate::disk::git::tree::{Target, Tree, within};
use crate::error::Error;
use crate::folder::Led;
use crate::folder::ground::BodiesPlace;
use crate::limit::FILE;

/// A plan's folder at a revision.
pub(super) struct Past<'r> {
    pub(super) repository: &'r Repository,
    pub(super) tree: &'r Tree,
    /// The folder's path in the repository.
    pub(super) place: String,
}

/// What the revision has at a path.
pub(super) enum Held {
    /// A file, by its path from the repository's root.
    File(String),
    NoFile,
}

impl Past<'_> {
    /// Every file and link in the plan's folder by its path there, in the order of a walk through the folder; for a
    /// link, where it leads.
    pub(super) fn entries(&self) -> Vec<(PathBuf, Option<Led>)> {
        let mut entries: Vec<(PathBuf, Option<Led>)> = self
            .tree
            .paths()
            .filter_map(|path| {
                let inner = under(&self.place, path)?;
                let led = self.tree.is_link(path).then(|| self.led(path));
                Some((inner.into(), led))
            })
            .collect();
        entries.sort_by(|one, other| one.0.cmp(&other.0));
        entries
    }

    /// What a path from the plan's folder leads to.
    pub(super) fn held(&self, path: &Path) -> Held {
        match self.target(path) {
            Target::File(path) => Held::File(path),
            Target::Folder(_) | Target::Outside | Target::Nowhere => Held::NoFile,
        }
    }

    /// The contents of files, by their paths from the repository's root.
    pub(super) fn texts(&self, paths: &[String]) -> Result<Vec<Contents>, Error> {
        self.repository.contents(self.tree, paths, FILE.most)
    }

    /// Where a path from the plan's folder to the file of bodies leads.
    pub(super) fn bodies_place(&self, path: &Path) -> BodiesPlace {
        match self.target(path) {
            Target::File(_) | Target::Folder(_) => BodiesPlace::Here,
            Target::Outside => BodiesPlace::Outside,
            Target::Nowhere => BodiesPlace::Missing,
        }
    }

    fn target(&self, path: &Path) -> Target {
        within(&Path::new(&self.place).join(path))
            .map_or(Target::Outside, |path| self.tree.target(&path))
    }

    /// Whether a path from the repository's root is the plan's folder, or in it.
    pub(super) fn has(&self, path: &str) -> bool {
        path == self.place || under(&self.place, path).is_some()
    }

    pub(super) fn led(&self, path: &str) -> Led {
        match self.tree.target_beneath(&self.place, path) {
            Target::File(target) if self.has(&target) => Led::ToFile,
            Target::Folder(target) if self.has(&target) => Led::ToFolder,
            Target::File(_) | Target::Folder(_) | Target::Outside => Led::Out,
            Target::Nowhere => Led::Nowhere,
        }
    }
}

/// A path relative to a folder; `None` if it is elsewhere.
pub(super) fn under<'p>(folder: &str, path: &'p str) -> Option<&'p str> {
    if folder.is_empty() {
        return Some(path);
    }
    path.strip_prefix(folder)?.strip_prefix('/')
}
