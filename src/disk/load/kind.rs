//! What a file of a plan's folder holds, by the place where it stands: the one rule for folders as they are and as they were.

use std::ffi::OsStr;
use std::path::Path;

use crate::file::decode::Unread;
use crate::file::source::FileKind;
use crate::plan::file_format::{FILES, FileFormat};
use crate::text::words;

/// How many folders deep a plan is searched, its own included.
pub(super) const DEEPEST: usize = 6;

/// What the files in a folder of the plan's hold; `None` where it is none of them.
pub(super) fn folder_kind(name: &str) -> Option<FileKind> {
    FILES
        .iter()
        .find(|file| file.folder() == Some(name))
        .map(|file| file.kind)
}

/// Whether a folder is one of the plan's, or named so much like one that its files are probably meant to be read.
pub(super) fn is_known_folder(name: &str) -> bool {
    let folders = FILES.iter().filter_map(FileFormat::folder);
    folder_kind(name).is_some() || words::nearest(name, folders).is_some()
}

/// Whether a place in the plan's folder is one of the folders that a plan is read from, or within one.
pub(super) fn is_in_known_folder(inner: &Path) -> bool {
    let first = inner.components().next();
    first.is_some_and(|first| is_known_folder(&first.as_os_str().to_string_lossy()))
}

/// What becomes of a file, by its place in the plan's folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is read as a file of a kind.
    Read(FileKind),
    /// It is not, and somebody may think that it is.
    Unread(Unread),
    /// It is none of the plan's: the head, which is read before all others, and what is hidden or no YAML where anything
    /// may stand.
    Aside,
}

/// What becomes of a file.
pub(super) fn standing(inner: &Path) -> Standing {
    let name = inner.file_name().unwrap_or_default().to_string_lossy();
    let first = inner.components().next();
    let first = first.map_or_else(Default::default, |first| {
        first.as_os_str().to_string_lossy()
    });
    let is_hidden = name.starts_with('.');
    let is_like_yaml = is_like_yaml(inner);
    let depth = inner.components().count();
    if depth == 1 {
        return match FILES.iter().find(|file| file.place == name) {
            Some(file) if file.decode.is_some() => Standing::Read(file.kind),
            None if is_like_yaml && !is_hidden => Standing::Unread(Unread::Elsewhere),
            Some(_) | None => Standing::Aside,
        };
    }
    if !is_known_folder(&first) {
        return Standing::Aside;
    }
    let unread = match (folder_kind(&first), is_like_yaml, is_hidden) {
        (None, false, _) | (_, false, true) => return Standing::Aside,
        (_, true, true) => Unread::Hidden,
        _ if DEEPEST < depth => Unread::TooDeep,
        (None, true, false) => Unread::Misspelt,
        (Some(_), false, false) => Unread::NoYaml,
        (Some(kind), true, false) => match inner.extension().and_then(OsStr::to_str) {
            Some("yaml" | "yml")
                if inner
                    .file_name()
                    .is_some_and(|name| name.to_str().is_some()) =>
            {
                return Standing::Read(kind);
            }
            Some("yaml" | "yml") => Unread::NotUtf8,
            _ => Unread::Extension,
        },
    };
    Standing::Unread(unread)
}

/// Whether a name ends as that of a YAML file, in whatever case.
pub(super) fn is_like_yaml(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml")
}

/// Whether plans hold no records in a folder of any name like this: what is hidden, and what programs fill.
pub(super) fn is_passed_over(name: &str) -> bool {
    name.starts_with('.') || name == "target" || name == "node_modules"
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Standing, standing};
    use crate::file::decode::Unread;
    use crate::file::source::FileKind;

    #[track_caller]
    fn case(inner: &str, expected: &Standing) {
        assert_eq!(standing(Path::new(inner)), *expected, "{inner}");
    }

    #[test]
    fn what_a_plan_is_read_from() {
        for (inner, kind) in [
            ("bodies.yaml", FileKind::Bodies),
            ("contacts.yaml", FileKind::Contacts),
            ("measures/1.yaml", FileKind::Measures),
            ("measures/1.yml", FileKind::Measures),
            ("measures/a/b/c/d/1.yaml", FileKind::Measures),
            ("progress/2025-Q4/health.yaml", FileKind::Progress),
        ] {
            case(inner, &Standing::Read(kind));
        }
    }

    #[test]
    fn what_may_be_taken_for_a_part_of_the_plan_and_is_none() {
        for (inner, why) in [
            ("measures.yaml", Unread::Elsewhere),
            ("PLAN.YAML", Unread::Elsewhere),
            ("bodies.yml", Unread::Elsewhere),
            ("measures/1.YAML", Unread::Extension),
            ("measures/1.Yml", Unread::Extension),
            ("measures/.1.yaml", Unread::Hidden),
            ("measures/a/b/c/d/e/1.yaml", Unread::TooDeep),
            ("measures/1.docx", Unread::NoYaml),
            ("measures/1.yaml~", Unread::NoYaml),
            ("measures/1", Unread::NoYaml),
            ("measure/1.yaml", Unread::Misspelt),
            ("Measures/1.yaml", Unread::Misspelt),
        ] {
            case(inner, &Standing::Unread(why));
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_not_utf_8_is_no_name_of_a_record() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let name = OsStr::from_bytes(b"measures/K\xFDz.yaml");
        assert_eq!(standing(Path::new(name)), Standing::Unread(Unread::NotUtf8));
    }

    #[test]
    fn what_is_no_part_of_the_plan() {
        for inner in [
            "plan.yaml",
            "README.md",
            ".pre-commit-config.yaml",
            ".tadbir.lock",
            "measures/.gitkeep",
            "measures/.1.yaml.swp",
            "notes/1.yaml",
            "measure/notes.txt",
        ] {
            case(inner, &Standing::Aside);
        }
    }
}
