//! The opened folders that a plan is read from.

use std::path::{Path, PathBuf};

use crate::folder::place::is_repository;
use crate::folder::{Folder, Refusal};
use crate::limit::FILE;

/// The opened folders that a plan's files are read from, and from nowhere else.
#[derive(Debug)]
pub(crate) struct Ground {
    /// The plan's folder as it was given or found, with which the paths of its files begin.
    shown: PathBuf,
    pub(crate) plan: Folder,
    /// The folder that the file of bodies must stay in.
    repository: Folder,
    /// The plan's folder from there.
    place: PathBuf,
}

impl Ground {
    /// Opens a plan's folder, whose path without links is known.
    pub(crate) fn of(shown: &Path, real: &Path) -> Result<Self, Refusal> {
        let around = repository(real);
        let place = real.strip_prefix(around).unwrap_or(Path::new(""));
        let repository = Folder::open(around)?;
        Ok(Self {
            shown: shown.to_owned(),
            plan: repository.inner(place)?,
            repository,
            place: place.to_owned(),
        })
    }

    /// A path from the plan's folder.
    pub(crate) fn inner<'p>(&self, path: &'p Path) -> &'p Path {
        path.strip_prefix(&self.shown).unwrap_or(path)
    }

    /// Reads a file of the plan, which must stay in its folder.
    pub(crate) fn read(&self, path: &Path) -> Result<Vec<u8>, Refusal> {
        self.plan.read(self.inner(path), &FILE)
    }

    /// Reads the file of bodies, which must stay in the repository.
    pub(crate) fn read_bodies(&self, path: &Path) -> Result<Vec<u8>, Refusal> {
        self.repository
            .read(&self.place.join(self.inner(path)), &FILE)
    }

    /// Where the file of bodies is, by its path from the plan's folder.
    pub(crate) fn bodies_place(&self, inner: &Path) -> BodiesPlace {
        match self.repository.reaches(&self.place.join(inner)) {
            Ok(()) => BodiesPlace::Here,
            Err(Refusal::LeadsOut) => BodiesPlace::Outside,
            Err(_) => BodiesPlace::Missing,
        }
    }
}

/// Where the file of bodies is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodiesPlace {
    /// In the repository.
    Here,
    Outside,
    Missing,
}

/// The folder that a plan's paths must stay in: the nearest one above it with `.git` or `tadbir.toml`, or else its
/// parent.
pub(crate) fn repository(root: &Path) -> &Path {
    root.ancestors()
        .find(|folder| is_repository(folder))
        .or(root.parent())
        .unwrap_or(root)
}
