//! A plan at a git revision.

use std::path::Path;

use crate::disk::git::contents::Contents;
use crate::disk::git::tree::{Target, Tree};
use crate::disk::git::{Commit, Repository};
use crate::disk::load::beside::{id_at, id_in, id_of, in_order};
use crate::disk::load::counterpart::{Counterpart, NoCounterpart, Plans, counterpart};
use crate::disk::load::location::Location;
use crate::disk::load::past::Past;
use crate::disk::load::{Loaded, load_files};
use crate::disk::settings::Settings;
use crate::error::Error;
use crate::file::source::{Drafts, Sources};
use crate::folder::Folder;
use crate::limit::{FILE, SETTINGS};
use crate::text::words::{all_of, quoted};

/// A plan at a revision.
pub(crate) struct Then {
    pub(crate) loaded: Loaded,
    pub(crate) settings: Settings,
    /// Its folder then, from the repository's root.
    pub(crate) place: String,
    /// Its id then, if it differed.
    pub(crate) former_id: Option<String>,
}

/// Loads a plan at a commit. Paths are those that its files would have in the folder of the location.
///
/// # Errors
///
/// If the commit does not have the plan (see [`counterpart`](crate::disk::load::counterpart)), or has it more than
/// once.
pub(crate) fn load_at(
    location: &Location,
    repository: &Repository,
    commit: &Commit,
) -> Result<Then, Error> {
    let tree = repository.tree(commit)?;
    let stood = stood(location, repository, commit, &tree)?;
    let (loaded, settings) = load_in(location, repository, &tree, stood.place.clone())?;
    Ok(Then {
        loaded,
        settings,
        place: stood.place,
        former_id: stood.former_id,
    })
}

/// Loads the plan with an id from elsewhere in the same repository at a commit; `None` if there was none.
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
    let own = stood(location, repository, commit, &tree)?.place;
    let called = plans(repository, &tree)?.into_iter();
    let called = called.filter(|(place, known)| *place != own && known == id);
    let beside = in_order(called.map(|(place, _)| place.into())).next();
    beside
        .map(|place| {
            let place = place.to_string_lossy().into_owned();
            load_in(location, repository, &tree, place)
        })
        .transpose()
}

/// Loads the plan in a folder of a tree.
pub(super) fn load_in(
    location: &Location,
    repository: &Repository,
    tree: &Tree,
    place: String,
) -> Result<(Loaded, Settings), Error> {
    let head = joined(&place, "plan.yaml");
    let text = repository.read(tree, &[head], FILE.most)?.remove(0);
    let drafts = Drafts::from([(location.folder.join("plan.yaml"), text)]);
    let settings = settings(repository, tree, &place)?;
    let past = Past {
        repository,
        tree,
        place,
    };
    let sources = Sources::with_drafts(drafts);
    let loaded = load_files(location, &settings, sources, Some(&past))?;
    Ok((loaded, settings))
}

/// The old place of the plan that the location holds now. If its id cannot be read now or could not then, for example
/// because its folder was deleted, the place decides.
fn stood(
    location: &Location,
    repository: &Repository,
    commit: &Commit,
    tree: &Tree,
) -> Result<Counterpart, Error> {
    let own = repository.place();
    let head = joined(own, "plan.yaml");
    let id = id_in(&location.folder);
    if tree.has(&head) {
        let text = repository.read(tree, &[head], FILE.most)?.remove(0);
        if id.is_none() || id_of(&text).is_none_or(|then| Some(then) == id) {
            return Ok(Counterpart::at(own));
        }
    }
    let Some(id) = id else {
        return Err(Error::NoPlanThen {
            revision: commit.name.clone(),
            plan: format!(" in `{}`", shown(own)),
            gone: Vec::new(),
        });
    };
    let mut now = plans_now(repository)?;
    now.insert(own.to_owned(), id.clone());
    let then = plans(repository, tree)?;
    counterpart(&id, own, &now, &then).map_err(|none| match none {
        NoCounterpart::Unknown { gone } => Error::NoPlanThen {
            revision: commit.name.clone(),
            plan: format!(" `{id}`"),
            gone: gone
                .iter()
                .map(|(id, place)| format!("`{id}` in `{}`", shown(place)))
                .collect(),
        },
        NoCounterpart::Several(places) => {
            let places: Vec<&str> = places.iter().map(|place| shown(place)).collect();
            Error::SeveralThen {
                revision: commit.name.clone(),
                id,
                places: all_of(&quoted(&places)),
            }
        }
    })
}

/// The plans of a tree.
pub(super) fn plans(repository: &Repository, tree: &Tree) -> Result<Plans, Error> {
    let folders: Vec<&str> = tree.paths().filter_map(|head| folder_of(head)).collect();
    let (read, heads): (Vec<&str>, Vec<String>) = folders
        .iter()
        .filter_map(|folder| match tree.target(&joined(folder, "plan.yaml")) {
            Target::File(head) => Some((*folder, head)),
            Target::Folder(_) | Target::Outside | Target::Nowhere => None,
        })
        .unzip();
    let texts = repository.contents(tree, &heads, FILE.most)?;
    let unread = folders
        .iter()
        .map(|folder| ((*folder).to_owned(), String::new()));
    let ids = texts.iter().map(|text| match text {
        Contents::Whole(text) => id_of(text).unwrap_or_default(),
        Contents::Large(_) => String::new(),
    });
    let known = read.into_iter().map(str::to_owned).zip(ids);
    Ok(unread.chain(known).collect())
}

/// The plans in the repository's present files.
pub(super) fn plans_now(repository: &Repository) -> Result<Plans, Error> {
    let Ok(root) = Folder::open(repository.root()) else {
        return Ok(Plans::default());
    };
    let heads = repository.files_called("plan.yaml")?;
    Ok(heads
        .iter()
        .filter_map(|head| {
            let folder = folder_of(head)?;
            let id = || id_at(&root, Path::new(folder)).unwrap_or_default();
            root.holds(Path::new(head))
                .then(|| (folder.to_owned(), id()))
        })
        .collect())
}

/// The folder of a plan, from the path of its head; `None` for other paths.
pub(super) fn folder_of(head: &str) -> Option<&str> {
    match head.strip_suffix("plan.yaml")? {
        "" => Some(""),
        folder => folder.strip_suffix('/'),
    }
}

/// A folder's path as it is shown: a dot for the repository itself.
pub(crate) fn shown(place: &str) -> &str {
    if place.is_empty() { "." } else { place }
}

/// The settings in force there: the nearest `tadbir.toml` beside or above the plan.
pub(super) fn settings(
    repository: &Repository,
    tree: &Tree,
    place: &str,
) -> Result<Settings, Error> {
    let path = Path::new(place)
        .ancestors()
        .map(|folder| (folder, joined(&folder.to_string_lossy(), "tadbir.toml")))
        .find(|(_, path)| tree.has(path));
    let Some((folder, path)) = path else {
        return Ok(Settings::default());
    };
    let inner = Path::new(place).strip_prefix(folder);
    let settings = settings_in(repository, tree, Path::new(&path))?;
    Ok(settings.of_plan_in(inner.unwrap_or(Path::new(""))))
}

/// The settings in a `tadbir.toml` of a tree.
pub(super) fn settings_in(
    repository: &Repository,
    tree: &Tree,
    path: &Path,
) -> Result<Settings, Error> {
    let named = path.to_string_lossy().into_owned();
    let text = repository.read(tree, &[named], SETTINGS.most)?.remove(0);
    Settings::parse(&String::from_utf8_lossy(&text)).map_err(|reason| Error::Settings {
        path: path.to_owned(),
        reason,
    })
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}
