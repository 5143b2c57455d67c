//! Other plans in the same repository, found by their id.

use std::path::{Path, PathBuf};

use crate::disk::git::Repository;
use crate::disk::load::kind::is_passed_over;
use crate::disk::load::location::{Location, within};
use crate::disk::load::{Loaded, load};
use crate::file::source::{FileKind, Sources};
use crate::file::yaml::{Content, parse};
use crate::folder::ground::repository;
use crate::folder::{EntryKind, Folder, real};
use crate::limit::FILE;

/// How many folders below the repository's own a plan is looked for.
const DEEPEST: usize = 4;

/// Loads the plan with an id that stands in the same repository as another; `None` where there is none, or it cannot be
/// read.
pub(crate) fn load_beside(location: &Location, id: &str) -> Option<(Location, Loaded)> {
    let own = real(&location.folder).ok()?;
    let (root, places) = known_to_git(&own).unwrap_or_else(|| {
        let root = repository(&own).to_owned();
        let places = found(&root);
        (root, places)
    });
    let folder = Folder::open(&root).ok()?;
    let place = in_order(places)
        .filter(|place| root.join(place) != own)
        .find(|place| id_at(&folder, place).is_some_and(|known| known == id))?;
    let there = within(&root, &place).ok()?;
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
    names().count() < DEEPEST && !names().any(|name| is_passed_over(&name))
}

/// The root of the repository, and the folders with a `plan.yaml` that git knows or was not told to ignore; `None` where
/// git cannot be asked, or does not know the plan's own folder.
fn known_to_git(own: &Path) -> Option<(PathBuf, Vec<PathBuf>)> {
    let repository = Repository::around(own).ok()?;
    let root = real(repository.root()).ok()?;
    let heads = repository.files_called("plan.yaml").ok()?.into_iter();
    let places = heads.filter_map(|head| Some(Path::new(&head).parent()?.to_owned()));
    let places: Vec<PathBuf> = places.collect();
    let knows_own = places.iter().any(|place| root.join(place) == own);
    knows_own.then_some((root, places))
}

/// The folders with a `plan.yaml`, where git cannot be asked.
fn found(root: &Path) -> Vec<PathBuf> {
    let mut places = Vec::new();
    if let Ok(root) = Folder::open(root) {
        look_in(&root, Path::new(""), &mut places);
    }
    places
}

fn look_in(folder: &Folder, place: &Path, places: &mut Vec<PathBuf>) {
    for entry in folder.entries().unwrap_or_default() {
        let inner = place.join(&entry.name);
        if entry.kind != EntryKind::Folder {
            if entry.name == "plan.yaml" {
                places.push(place.to_owned());
            }
        } else if is_searched(&inner)
            && let Ok(child) = folder.child(&entry.name)
        {
            look_in(&child, &inner, places);
        }
    }
}

/// The id of the plan in a folder that the user named, or whose path has no links in it; `None` where there is none, or
/// its id cannot be read.
pub(super) fn id_in(folder: &Path) -> Option<String> {
    id_at(&Folder::open(folder).ok()?, Path::new(""))
}

/// The id of the plan at a place in a folder.
pub(super) fn id_at(folder: &Folder, place: &Path) -> Option<String> {
    id_of(&folder.read(&place.join("plan.yaml"), &FILE).ok()?)
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
