//! Every plan of a repository in one state: its present files, or those of a commit.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::disk::git::tree::{Target, Tree, within};
use crate::disk::git::{Commit, Repository};
use crate::disk::load::counterpart::Plans;
use crate::disk::load::location::{
    Location, led, locate, nearest_settings, read_settings, unreadable,
};
use crate::disk::load::revision::{folder_of, load_in, plans, plans_now, settings, settings_in};
use crate::disk::load::{Loaded, load};
use crate::disk::settings::Settings;
use crate::error::Error;
use crate::folder::{Folder, real};

/// The file of settings.
const SETTINGS: &str = "tadbir.toml";

/// A repository in one state.
pub(crate) struct State<'r> {
    repository: &'r Repository,
    /// Without links in it.
    root: PathBuf,
    folder: Folder,
    /// The files of the commit; `None` for the present files.
    tree: Option<Tree>,
}

impl<'r> State<'r> {
    /// The repository at a commit, or else its present files.
    ///
    /// # Errors
    ///
    /// If git cannot read the commit.
    pub(crate) fn of(repository: &'r Repository, commit: Option<&Commit>) -> Result<Self, Error> {
        let root = repository.root();
        let failed = |error| unreadable(root, &error);
        let root = real(root).map_err(failed)?;
        Ok(Self {
            repository,
            folder: Folder::open(&root).map_err(failed)?,
            root,
            tree: commit.map(|commit| repository.tree(commit)).transpose()?,
        })
    }

    /// Every plan, by its folder.
    ///
    /// # Errors
    ///
    /// If git cannot read them.
    pub(crate) fn plans(&self) -> Result<Plans, Error> {
        match &self.tree {
            Some(tree) => plans(self.repository, tree),
            None => plans_now(self.repository),
        }
    }

    /// Loads the plan at a path; its files have the paths that they would have in `folder`.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub(crate) fn load(&self, folder: &Path, place: &str) -> Result<(Loaded, Settings), Error> {
        let Some(tree) = &self.tree else {
            let location = locate(Some(folder))?;
            return Ok((load(&location)?, location.settings));
        };
        let location = Location {
            folder: folder.to_owned(),
            settings: Settings::default(),
            ground: None,
        };
        load_in(&location, self.repository, tree, place.to_owned())
    }

    /// The settings in force at a place.
    ///
    /// # Errors
    ///
    /// If they cannot be read.
    pub(crate) fn settings_of(&self, place: &str) -> Result<Settings, Error> {
        match &self.tree {
            Some(tree) => settings(self.repository, tree, place),
            None => nearest_settings(&self.root.join(place)),
        }
    }

    /// The folders with settings of their own, from the repository's root.
    ///
    /// # Errors
    ///
    /// If git cannot read them.
    pub(crate) fn folders_with_settings(&self) -> Result<BTreeSet<String>, Error> {
        let paths = match &self.tree {
            Some(tree) => tree.paths().cloned().collect(),
            None => self.repository.files_called(SETTINGS)?,
        };
        let folders = paths.iter().filter_map(|path| {
            let folder = path.strip_suffix(SETTINGS)?;
            let is_root = folder.is_empty();
            is_root
                .then_some(folder)
                .or_else(|| folder.strip_suffix('/'))
        });
        Ok(folders.map(str::to_owned).collect())
    }

    /// Whether there is a folder.
    pub(crate) fn has_folder(&self, folder: &str) -> bool {
        match &self.tree {
            Some(tree) => matches!(tree.target(folder), Target::Folder(_)),
            None => self.folder.inner(Path::new(folder)).is_ok(),
        }
    }

    /// The place of the plan that is found from a folder without `--plan`; `None` if none is found, or it is in another
    /// repository.
    pub(crate) fn led_from(&self, folder: &str) -> Option<String> {
        let folders = Path::new(folder).ancestors().map(Path::to_owned);
        if let Some(tree) = &self.tree {
            let has = |path: &Path| target(tree, path).is_some();
            let plan_of = |folder: &Path| {
                let settings = settings_in(self.repository, tree, &folder.join(SETTINGS))?;
                Ok(settings.plan)
            };
            let (folder, place) = led(folders, has, plan_of).ok()??;
            let head = target(tree, &folder.join(place).join("plan.yaml"))?;
            return folder_of(&head).map(str::to_owned);
        }
        let has = |path: &Path| self.folder.holds(path);
        let plan_of = |folder: &Path| Ok(read_settings(&self.root.join(folder))?.plan);
        let (folder, place) = led(folders, has, plan_of).ok()??;
        let found = self.folder.target(&folder.join(place)).ok()?;
        has(&found.join("plan.yaml")).then_some(())?;
        within(&found)
    }
}

/// The file of a tree that a path leads to.
fn target(tree: &Tree, path: &Path) -> Option<String> {
    match tree.target(&within(path)?) {
        Target::File(path) => Some(path),
        Target::Folder(_) | Target::Outside | Target::Nowhere => None,
    }
}
