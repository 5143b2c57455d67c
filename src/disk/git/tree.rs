//! The files of a commit, and where its links lead. Nothing here runs git.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// The number of links in a row that are followed.
const LINKS: usize = 32;

/// The number of path components that are followed, including those of links.
const PARTS: usize = 256;

/// The files and links of a commit, by their path from the repository's root.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    files: BTreeMap<String, File>,
    /// The targets of the links among them.
    links: BTreeMap<String, String>,
}

/// A file as the commit holds it.
#[derive(Debug, Clone)]
pub(super) struct File {
    pub(super) id: String,
    pub(super) is_link: bool,
}

/// What a path of a tree leads to, with every link on the way followed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A file, by its own path.
    File(String),
    /// A folder, by its own path.
    Folder(String),
    /// Something outside the repository, which may or may not exist.
    Outside,
    /// Nothing, or a circle.
    Nowhere,
}

/// The place of a plan in its repository; paths from its root are the same wherever Tadbir is run.
#[derive(Debug)]
pub(crate) struct Home {
    /// The plan's folder, as the paths of its files begin.
    pub(crate) folder: PathBuf,
    /// The folder's path in the repository.
    pub(crate) place: String,
}

impl Home {
    /// The path of a file of the plan from the repository's root; `None` if it is not in the plan, or leads out of the
    /// repository.
    pub(crate) fn path(&self, path: &str) -> Option<String> {
        let inner = Path::new(path).strip_prefix(&self.folder).ok()?;
        within(&Path::new(&self.place).join(inner))
    }
}

impl Tree {
    /// A tree of files, with the targets of those that are links.
    pub(super) fn of(files: BTreeMap<String, File>, links: BTreeMap<String, String>) -> Self {
        Self { files, links }
    }

    /// Whether there is a file or a link at a path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    pub(crate) fn is_link(&self, path: &str) -> bool {
        self.links.contains_key(path)
    }

    /// The paths of its files and links, in order.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &String> {
        self.files.keys()
    }

    pub(super) fn file(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// What a path leads to.
    pub(crate) fn target(&self, path: &str) -> Target {
        self.target_beneath("", path)
    }

    /// The same, but no link may lead out of a folder that holds the path, not even to lead back.
    pub(crate) fn target_beneath(&self, folder: &str, path: &str) -> Target {
        let floor = folder.split('/').filter(|part| !part.is_empty()).count();
        let mut open: Vec<String> = path.rsplit('/').map(str::to_owned).collect();
        let mut done: Vec<String> = Vec::new();
        let (mut followed, mut passed) = (0, 0);
        while let Some(part) = open.pop() {
            passed += 1;
            if PARTS < passed {
                return Target::Nowhere;
            }
            match part.as_str() {
                "" | "." => continue,
                ".." => {
                    if done.len() <= floor {
                        return Target::Outside;
                    }
                    done.pop();
                    continue;
                }
                _ => done.push(part),
            }
            if let Some(link) = self.links.get(&done.join("/")) {
                followed += 1;
                if LINKS < followed {
                    return Target::Nowhere;
                }
                if link.starts_with('/') {
                    return Target::Outside;
                }
                done.pop();
                open.extend(link.rsplit('/').map(str::to_owned));
            }
        }
        let path = done.join("/");
        if self.files.contains_key(&path) {
            Target::File(path)
        } else if self.is_folder(&path) {
            Target::Folder(path)
        } else {
            Target::Nowhere
        }
    }

    fn is_folder(&self, path: &str) -> bool {
        let inner = format!("{path}/");
        let next = self.files.range(inner.clone()..).next();
        path.is_empty() || next.is_some_and(|(file, _)| file.starts_with(&inner))
    }
}

/// A path from the repository's root without `.` and `..` in it; `None` if it leads out of the repository.
pub(crate) fn within(path: &Path) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop()?;
            }
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{File, Target, Tree};

    #[track_caller]
    fn case(path: &str, target: &Target) {
        let links = BTreeMap::from(
            [
                ("plan/measures/2.yaml", "1.yaml"),
                ("plan/measures/3.yaml", "../../shared/3.yaml"),
                ("plan/measures/4.yaml", "/etc/hosts"),
                ("plan/measures/5.yaml", "../../../5.yaml"),
                ("plan/measures/6.yaml", "7.yaml"),
                ("plan/measures/7.yaml", "6.yaml"),
                ("plan/measures/8.yaml", "gone.yaml"),
                ("plan/progress", "../shared"),
            ]
            .map(|(path, link)| (path.to_owned(), link.to_owned())),
        );
        let plain = ["plan/measures/1.yaml", "shared/3.yaml"].map(str::to_owned);
        let files = plain.into_iter().chain(links.keys().cloned());
        let files = files
            .map(|path| {
                let file = File {
                    id: String::new(),
                    is_link: links.contains_key(&path),
                };
                (path, file)
            })
            .collect();
        assert_eq!(&Tree::of(files, links).target(path), target, "{path}");
    }

    #[test]
    fn links_are_followed_within_the_repository() {
        let file = |path: &str| Target::File(path.to_owned());
        let folder = |path: &str| Target::Folder(path.to_owned());
        case("plan/measures/1.yaml", &file("plan/measures/1.yaml"));
        case("plan/measures/2.yaml", &file("plan/measures/1.yaml"));
        case("plan/measures/3.yaml", &file("shared/3.yaml"));
        case("plan/progress/3.yaml", &file("shared/3.yaml"));
        case("plan/progress", &folder("shared"));
        case("", &folder(""));
        case("plan/measures/4.yaml", &Target::Outside);
        case("plan/measures/5.yaml", &Target::Outside);
        case("plan/measures/6.yaml", &Target::Nowhere);
        case("plan/measures/8.yaml", &Target::Nowhere);
        case("plan/meas", &Target::Nowhere);
        let long = |parts: usize| "./".repeat(parts) + "plan/measures/1.yaml";
        case(&long(253), &file("plan/measures/1.yaml"));
        case(&long(254), &Target::Nowhere);
    }
}
