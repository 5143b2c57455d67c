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
        .filter(|entry| {
            entry
                .metadata()
                .is_ok_and(|metadata| metadata.len() <= LARGEST)
        })
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
    fs::read(folder.join("plan.yaml")).is_ok_and(|bytes| says_id(&bytes, id))
}

/// Whether the text of a `plan.yaml` has an id.
pub(super) fn says_id(bytes: &[u8], id: &str) -> bool {
    let mut sources = Sources::default();
    let file = sources.add("plan.yaml".into(), FileKind::Plan);
    let Ok(text) = str::from_utf8(bytes) else {
        return false;
    };
    let root = parse(text, file).root;
    let own = root.as_ref().and_then(|root| root.get("id"));
    own.is_some_and(|own| matches!(&own.content, Content::Scalar { text, .. } if *text == id))
}
