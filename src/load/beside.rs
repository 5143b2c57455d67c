//! Other plans in the same repository, found by their id.
#![expect(clippy::disallowed_methods, reason = "these files read")]

use std::fs;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use crate::load::location::{Location, locate, named, repository};
use crate::load::{LARGEST, Loaded, load};
use crate::source::{FileKind, Sources};
use crate::yaml::{Content, parse};

/// How many folders below the repository's own a plan is looked for.
const DEEPEST: usize = 4;

/// Loads the plan with an id that stands in the same repository as another; `None` where there is none, or it cannot be
/// read.
pub(crate) fn load_beside(location: &Location, id: &str) -> Option<(Location, Loaded)> {
    let own = fs::canonicalize(named(&location.folder)).ok()?;
    let heads = WalkDir::new(repository(&own))
        .max_depth(DEEPEST)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(is_searched)
        .flatten()
        .filter(|entry| entry.file_type().is_file() && entry.file_name() == "plan.yaml");
    let folder = heads
        .filter_map(|entry| entry.path().parent().map(Path::to_owned))
        .filter(|folder| *folder != own)
        .find(|folder| is_called(folder, id))?;
    let there = locate(Some(&folder)).ok()?;
    let loaded = load(&there).ok()?;
    Some((there, loaded))
}

/// Hidden folders, and those that programs fill, hold no plans.
fn is_searched(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() == 0 || !(name.starts_with('.') || name == "target" || name == "node_modules")
}

fn is_called(folder: &Path, id: &str) -> bool {
    id_in(folder).is_some_and(|own| own == id)
}

/// The id of the plan in a folder; `None` where there is none, or its id cannot be read.
pub(super) fn id_in(folder: &Path) -> Option<String> {
    let head = folder.join("plan.yaml");
    let metadata = fs::metadata(&head).ok()?;
    if !metadata.is_file() || LARGEST < metadata.len() {
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
