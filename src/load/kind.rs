//! What a file of a plan's folder holds, by the place where it stands: the one rule for folders as they are and as they were.

use std::path::Path;

use crate::source::FileKind;
use crate::words;

/// How many folders deep a plan is searched, its own included.
pub(super) const DEEPEST: usize = 6;

const FOLDERS: [(&str, FileKind); 4] = [
    ("measures", FileKind::Measures),
    ("amendments", FileKind::Amendment),
    ("progress", FileKind::Progress),
    ("reviews", FileKind::Reviews),
];

pub(super) fn folder_kind(name: &str) -> Option<FileKind> {
    FOLDERS
        .iter()
        .find(|(folder, _)| *folder == name)
        .map(|(_, kind)| *kind)
}

/// Whether a folder is one of the plan's, or named so much like one that its files are probably meant to be read.
pub(super) fn is_known_folder(name: &str) -> bool {
    folder_kind(name).is_some() || words::nearest(name, FOLDERS.map(|(folder, _)| folder)).is_some()
}

/// Whether a place in the plan's folder is one of the folders that a plan is read from, or within one.
pub(super) fn is_in_known_folder(inner: &Path) -> bool {
    let first = inner.components().next();
    first.is_some_and(|first| is_known_folder(&first.as_os_str().to_string_lossy()))
}

/// What a file holds, by its place in the plan's folder; `None` for what is not looked at: what is no YAML, is hidden,
/// stands too deep or in a folder that is none of the plan's, and the plan's own head.
pub(super) fn kind_of(inner: &Path) -> Option<FileKind> {
    let name = inner.file_name()?.to_str()?;
    let is_yaml = Path::new(name)
        .extension()
        .is_some_and(|extension| extension == "yaml" || extension == "yml");
    if !is_yaml || name.starts_with('.') {
        return None;
    }
    let mut parts = inner
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    let first = parts.next()?;
    if parts.next().is_some() {
        let is_looked_at = is_known_folder(&first) && inner.components().count() <= DEEPEST;
        return is_looked_at.then(|| folder_kind(&first).unwrap_or(FileKind::Stray));
    }
    match &*first {
        "plan.yaml" => None,
        "bodies.yaml" => Some(FileKind::Bodies),
        "contacts.yaml" => Some(FileKind::Contacts),
        _ => Some(FileKind::Stray),
    }
}
