//! Which paths belong to a plan, so that no output overwrites a record.

use std::path::Path;

use crate::disk::load::kind::{folder_kind, is_like_yaml};
use crate::disk::load::location::locate;
use crate::file::source::{FileKind, Sources};
use crate::file::yaml::{Content, parse};
use crate::folder::{exists, real};

/// Why output may not be written to a path; `None` if it may. The path has no links in it; `plan` is the plan asked
/// about, if it is named.
///
/// Upper and lower case count as the same, as on some systems.
pub(crate) fn kept(path: &Path, plan: Option<&Path>) -> Option<&'static str> {
    let mut names = path
        .iter()
        .map(|name| name.to_string_lossy().to_lowercase());
    let name = names.next_back().unwrap_or_default();
    if name == ".git" || names.any(|name| name == ".git") {
        return Some("git keeps its own files there");
    }
    if name == "tadbir.toml" || name.starts_with(".tadbir") {
        return Some("Tadbir keeps its settings and its locks there");
    }
    if is_like_yaml(path) {
        return Some("plans are kept in YAML files; give it another extension");
    }
    let is_record = |folder: &Path| {
        let inner = path.strip_prefix(folder).ok();
        let first = inner.and_then(|inner| inner.iter().next());
        let first = first.unwrap_or_default().to_string_lossy().to_lowercase();
        folder_kind(&first).is_some() && exists(&folder.join("plan.yaml"))
    };
    if path.ancestors().skip(1).any(is_record) {
        return Some("a plan keeps its records there");
    }
    is_file_of_bodies(path, plan).then_some("the plan keeps its bodies there")
}

/// Whether a plan uses a file as its file of bodies, which may have any name.
fn is_file_of_bodies(path: &Path, plan: Option<&Path>) -> bool {
    let named = || {
        let location = locate(plan).ok()?;
        let head = location.folder.join("plan.yaml");
        let head = location.ground?.read(&head).ok()?;
        let file = Sources::default().add("plan.yaml".into(), FileKind::Plan);
        let root = parse(str::from_utf8(&head).ok()?, file).root?;
        match &root.get("bodies")?.content {
            Content::Scalar { text, .. } => Some(location.folder.join(&**text)),
            _ => None,
        }
    };
    named().is_some_and(|bodies| real(&bodies).is_ok_and(|bodies| bodies == path))
}
