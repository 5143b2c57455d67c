//! Other plans in the same repository, found by their id.
#![expect(clippy::disallowed_methods, reason = "these files read")]

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::git::Repository;
use crate::limit::FILE;
use crate::load::location::{Location, locate, named, repository};
use crate::load::{Loaded, load};
use crate::source::{FileKind, Sources};
use crate::yaml::{Content, parse};

/// How many folders below the repository's own a plan is looked for.
const DEEPEST: usize = 4;

/// Loads the plan with an id that stands in the same repository as another; `None` where there is none, or it cannot be
/// read.
pub(crate) fn load_beside(location: &Location, id: &str) -> Option<(Location, Loaded)> {
    let own = fs::canonicalize(named(&location.folder)).ok()?;
    let (root, places) = known_to_git(&own).unwrap_or_else(|| {
        let root = repository(&own).to_owned();
        let places = found(&root);
        (root, places)
    });
    let folder = in_order(places)
        .map(|place| root.join(place))
        .filter(|folder| *folder != own)
        .find(|folder| is_called(folder, id))?;
    let there = locate(Some(&folder)).ok()?;
    let loaded = load(&there).ok()?;
    Some((there, loaded))
}

/// Those folders of a repository in which an earlier plan may stand, in the order in which it is looked for. Hidden
/// folders, and those that programs fill, hold no plans.
pub(super) fn in_order(places: impl IntoIterator<Item = PathBuf>) -> impl Iterator<Item = PathBuf> {
    let mut places: Vec<PathBuf> = places
        .into_iter()
        .filter(|place| is_searched(place))
        .collect();
    places.sort();
    places.into_iter()
}

/// Whether plans are looked for in a folder, by its path from the repository's own.
fn is_searched(place: &Path) -> bool {
    let names = || place.iter().map(|name| name.to_string_lossy());
    names().count() < DEEPEST
        && names().all(|name| {
            let is_filled = name == "target" || name == "node_modules";
            !(name.starts_with('.') || is_filled)
        })
}

/// The root of the repository, and the folders with a `plan.yaml` that git knows or was not told to ignore; `None` where
/// git cannot be asked, or does not know the plan's own folder.
fn known_to_git(own: &Path) -> Option<(PathBuf, Vec<PathBuf>)> {
    let repository = Repository::around(own).ok()?;
    let root = fs::canonicalize(repository.root()).ok()?;
    let heads = repository.files_called("plan.yaml").ok()?.into_iter();
    let places = heads.filter_map(|head| Some(Path::new(&head).parent()?.to_owned()));
    let places: Vec<PathBuf> = places.collect();
    let knows_own = places.iter().any(|place| root.join(place) == own);
    knows_own.then_some((root, places))
}

/// The folders with a `plan.yaml`, where git cannot be asked.
fn found(root: &Path) -> Vec<PathBuf> {
    let inner = |entry: &DirEntry| entry.path().strip_prefix(root).ok().map(Path::to_owned);
    let heads = WalkDir::new(root)
        .max_depth(DEEPEST)
        .into_iter()
        .filter_entry(|entry| {
            !entry.file_type().is_dir() || inner(entry).is_some_and(|place| is_searched(&place))
        })
        .flatten()
        .filter(|entry| !entry.file_type().is_dir() && entry.file_name() == "plan.yaml");
    heads
        .filter_map(|head| Some(inner(&head)?.parent()?.to_owned()))
        .collect()
}

fn is_called(folder: &Path, id: &str) -> bool {
    id_in(folder).is_some_and(|own| own == id)
}

/// The id of the plan in a folder; `None` where there is none, or its id cannot be read.
pub(super) fn id_in(folder: &Path) -> Option<String> {
    let head = folder.join("plan.yaml");
    let metadata = fs::metadata(&head).ok()?;
    if !metadata.is_file() || FILE.is_passed_by(metadata.len()) {
        return None;
    }
    id_of(&fs::read(head).ok()?)
}

/// The id that the text of a `plan.yaml` says; `None` where it says none that can be read.
pub(super) fn id_of(bytes: &[u8]) -> Option<String> {
    let mut sources = Sources::default();
    let file = sources.add("plan.yaml".into(), FileKind::Plan);
    let root = parse(str::from_utf8(bytes).ok()?, file).root?;
    match &root.get("id")?.content {
        Content::Scalar { text, .. } => Some(text.to_string()),
        _ => None,
    }
}
