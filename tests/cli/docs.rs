//! The pages for people: their examples print what stands below them, what is generated is what the program says, and
//! links and paths lead somewhere.
//!
//! With `UPDATE_DOCS=1` the pages are written anew instead of compared.

/// Commands shown in pages.
mod page;

/// The picture of the README.
mod picture;

/// What the program says of itself.
mod reference;

/// Links, and paths of this repository.
mod link;

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::in_repository;

/// Compares a page with what it should say, or writes that.
#[track_caller]
pub(crate) fn agrees(path: &Path, printed: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::create_dir_all(path.parent().expect("a page has a folder"))
            .expect("a folder can be made");
        fs::write(path, printed).expect("the page can be written");
        return;
    }
    let written = fs::read_to_string(path).unwrap_or_default();
    if written == printed {
        return;
    }
    let same = written.lines().zip(printed.lines());
    let line = same
        .take_while(|(written, printed)| written == printed)
        .count();
    panic!(
        "{} is stale from line {}, which should be {:?}: run `cargo xtask docs`",
        path.display(),
        line + 1,
        printed.lines().nth(line).unwrap_or_default(),
    );
}

/// Every Markdown page under a folder of the repository, or the one at that path, sorted.
fn pages(place: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = walkdir::WalkDir::new(in_repository(place))
        .into_iter()
        .map(|entry| entry.expect("the pages can be read").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    found.sort();
    found
}
