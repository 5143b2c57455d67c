//! A plan as it stood at a revision in git.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::git::tree::{Target, Tree, within};
use crate::git::{Commit, Repository};
use crate::load::beside::says_id;
use crate::load::link::Led;
use crate::load::location::Location;
use crate::load::reader::BodiesPlace;
use crate::load::{LARGEST, Loaded, load_files};
use crate::settings::Settings;
use crate::source::{Drafts, Sources};
use crate::words::{all_of, quoted};

/// A plan's folder at a revision.
pub(super) struct Past<'r> {
    repository: &'r Repository,
    tree: Tree,
    /// Where the folder stood in the repository.
    place: String,
}

/// What the revision has at a place.
pub(super) enum Held {
    /// A file, by its path from the repository's root.
    File(String),
    /// A file that is too large to be read, with its bytes.
    Large(u64),
    NoFile,
}

impl Past<'_> {
    /// Every file and link in the plan's folder by its place there, in the order of a walk through the folder; of a
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
            Target::File(path) if LARGEST < self.tree.bytes(&path) => {
                Held::Large(self.tree.bytes(&path))
            }
            Target::File(path) => Held::File(path),
            Target::Folder(_) | Target::Outside | Target::Nowhere => Held::NoFile,
        }
    }

    /// What files say, by their paths from the repository's root.
    pub(super) fn texts(&self, paths: &[String]) -> Result<Vec<Vec<u8>>, Error> {
        self.repository.read(&self.tree, paths, LARGEST)
    }

    /// Where the file of bodies was that a path from the plan's folder leads to.
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
    fn has(&self, path: &str) -> bool {
        path == self.place || under(&self.place, path).is_some()
    }

    fn led(&self, path: &str) -> Led {
        match self.tree.target(path) {
            Target::File(target) if self.has(&target) => Led::ToFile,
            Target::Folder(target) if self.has(&target) => Led::ToFolder,
            Target::File(_) => Led::OutOfPlan { to_file: true },
            Target::Folder(_) | Target::Outside => Led::OutOfPlan { to_file: false },
            Target::Nowhere => Led::Nowhere,
        }
    }
}

/// Loads a plan as it stood at a commit. Paths are those that its files would have in the folder of the location.
///
/// # Errors
///
/// If the commit holds no plan there, nor one alone elsewhere.
pub(crate) fn load_at(
    location: &Location,
    repository: &Repository,
    commit: &Commit,
) -> Result<(Loaded, Settings), Error> {
    let tree = repository.tree(commit)?;
    let place = place(repository, commit, &tree)?;
    load_in(location, repository, tree, place)
}

/// Loads the plan with an id that stood elsewhere in the same repository at a commit; `None` where there was none.
///
/// # Errors
///
/// If git cannot read the commit.
pub(crate) fn load_beside_at(
    location: &Location,
    repository: &Repository,
    commit: &Commit,
    id: &str,
) -> Result<Option<(Loaded, Settings)>, Error> {
    let tree = repository.tree(commit)?;
    let own = place(repository, commit, &tree)?;
    let places: Vec<String> = folders(&tree)
        .filter(|folder| *folder != own)
        .map(str::to_owned)
        .collect();
    for place in places {
        let head = joined(&place, "plan.yaml");
        let text = repository.read(&tree, &[head], LARGEST)?.remove(0);
        if says_id(&text, id) {
            return load_in(location, repository, tree, place).map(Some);
        }
    }
    Ok(None)
}

/// Loads the plan that stood in a folder of a tree.
fn load_in(
    location: &Location,
    repository: &Repository,
    tree: Tree,
    place: String,
) -> Result<(Loaded, Settings), Error> {
    let head = joined(&place, "plan.yaml");
    let text = repository.read(&tree, &[head], LARGEST)?.remove(0);
    let drafts = Drafts::from([(location.folder.join("plan.yaml"), text)]);
    let settings = settings(repository, &tree, &place)?;
    let past = Past {
        repository,
        tree,
        place,
    };
    let loaded = load_files(location, Sources::with_drafts(drafts), Some(&past))?;
    Ok((loaded, settings))
}

/// Where the plan's folder stood: where it stands, or, if it was moved since, where the only other plan of its id stood.
fn place(repository: &Repository, commit: &Commit, tree: &Tree) -> Result<String, Error> {
    let own = repository.place();
    if tree.has(&joined(own, "plan.yaml")) {
        return Ok(own.to_owned());
    }
    let others: Vec<&str> = folders(tree).collect();
    if let [only] = others.as_slice() {
        return Ok((*only).to_owned());
    }
    let elsewhere = if others.is_empty() {
        String::new()
    } else {
        let others = all_of(&quoted(&others));
        format!(" in `{own}`, but several elsewhere: {others}")
    };
    Err(Error::NoPlanThen {
        revision: commit.name.clone(),
        elsewhere,
    })
}

/// The folders of a tree that hold plans.
fn folders(tree: &Tree) -> impl Iterator<Item = &str> {
    tree.paths()
        .filter_map(|path| match path.strip_suffix("plan.yaml") {
            Some("") => Some(""),
            Some(folder) => folder.strip_suffix('/'),
            None => None,
        })
}

/// The settings in force there: the nearest `tadbir.toml` beside or above the plan.
fn settings(repository: &Repository, tree: &Tree, place: &str) -> Result<Settings, Error> {
    let path = Path::new(place)
        .ancestors()
        .map(|folder| joined(&folder.to_string_lossy(), "tadbir.toml"))
        .find(|path| tree.has(path));
    let Some(path) = path else {
        return Ok(Settings::default());
    };
    let text = repository
        .read(tree, std::slice::from_ref(&path), LARGEST)?
        .remove(0);
    Settings::parse(&String::from_utf8_lossy(&text)).map_err(|reason| Error::Settings {
        path: path.into(),
        reason,
    })
}

/// A path without the folder it stands in; `None` where it stands elsewhere.
fn under<'p>(folder: &str, path: &'p str) -> Option<&'p str> {
    if folder.is_empty() {
        return Some(path);
    }
    path.strip_prefix(folder)?.strip_prefix('/')
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}
