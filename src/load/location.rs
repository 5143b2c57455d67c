//! Where a plan is: the folder that was given or found, its settings, and the repository around it.
#![expect(clippy::disallowed_methods, reason = "these files read")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::settings::Settings;

/// A plan's folder, as it was given or found.
#[derive(Debug)]
pub(crate) struct Location {
    pub(crate) folder: PathBuf,
    pub(crate) settings: Settings,
}

/// Finds the plan: in `given`, or else from the current folder upward (`plan.yaml`, `plan/plan.yaml`, or what `tadbir.toml` says).
pub(crate) fn locate(given: Option<&Path>) -> Result<Location, Error> {
    let folder = match given {
        Some(folder) => given_folder(folder)?,
        None => search_upward()?,
    };
    let settings = nearest_settings(&folder)?;
    Ok(Location { folder, settings })
}

/// The folder of the plan that a path names: the folder itself, its `plan/`, or, of a file, the nearest folder above it.
fn given_folder(given: &Path) -> Result<PathBuf, Error> {
    let metadata = fs::metadata(given).map_err(|error| unreadable(given, &error))?;
    let holds_plan = |folder: &&Path| exists(&folder.join("plan.yaml"));
    if metadata.is_file() {
        let above = given.ancestors().skip(1).find(holds_plan);
        return above.map(Path::to_owned).ok_or_else(|| Error::NotAPlan {
            path: given.to_owned(),
        });
    }
    let inner = given.join("plan");
    [given, &inner]
        .into_iter()
        .find(holds_plan)
        .map(Path::to_owned)
        .ok_or_else(|| Error::NotAPlan {
            path: given.to_owned(),
        })
}

/// The place of a plan that is still to be written.
pub(crate) fn prospect(folder: &Path) -> Result<Location, Error> {
    let mut around = folder.ancestors().map(named);
    let around = around.find(|folder| exists(folder)).unwrap_or(folder);
    Ok(Location {
        folder: folder.to_owned(),
        settings: nearest_settings(around)?,
    })
}

fn search_upward() -> Result<PathBuf, Error> {
    let here = std::env::current_dir().map_err(|error| unreadable(Path::new("."), &error))?;
    let mut above = PathBuf::new();
    let folders = here.ancestors().map(|_| {
        let folder = above.clone();
        above.push("..");
        folder
    });
    let plan_of = |settings: &Path| Ok(read_settings(settings)?.plan);
    match led(folders, exists, plan_of)? {
        Some(plan) if exists(&plan.join("plan.yaml")) => Ok(plan),
        Some(plan) => Err(Error::NotAPlan { path: plan }),
        None => Err(Error::NoPlan { from: here }),
    }
}

/// Where a search through folders, the nearest first, leads: the first that holds a plan, has settings that name one, which
/// need not be there, or holds one in its `plan/`. The one rule for folders as they are and as they were.
pub(super) fn led(
    folders: impl Iterator<Item = PathBuf>,
    has: impl Fn(&Path) -> bool,
    plan_of: impl Fn(&Path) -> Result<Option<PathBuf>, Error>,
) -> Result<Option<PathBuf>, Error> {
    for folder in folders {
        if has(&folder.join("plan.yaml")) {
            return Ok(Some(folder));
        }
        let settings = folder.join("tadbir.toml");
        if has(&settings)
            && let Some(plan) = plan_of(&settings)?
        {
            return Ok(Some(folder.join(plan)));
        }
        if has(&folder.join("plan/plan.yaml")) {
            return Ok(Some(folder.join("plan")));
        }
    }
    Ok(None)
}

pub(super) fn nearest_settings(folder: &Path) -> Result<Settings, Error> {
    let Ok(root) = fs::canonicalize(named(folder)) else {
        return Ok(Settings::default());
    };
    let found = root
        .ancestors()
        .map(|folder| folder.join("tadbir.toml"))
        .find(|path| exists(path));
    found.map_or(Ok(Settings::default()), |path| read_settings(&path))
}

pub(super) fn read_settings(path: &Path) -> Result<Settings, Error> {
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    Settings::parse(&text).map_err(|reason| Error::Settings {
        path: path.to_owned(),
        reason,
    })
}

/// Whether something is there, of whatever kind; a folder called `plan.yaml` is reported when it is read.
pub(crate) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

pub(super) fn unreadable(path: &Path, error: &io::Error) -> Error {
    Error::Unreadable {
        path: named(path).to_owned(),
        reason: reason(error),
    }
}

/// A path that the system understands: an empty one is the current folder.
pub(crate) fn named(path: &Path) -> &Path {
    if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    }
}

/// What went wrong, without the number of the system's error.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(characters).collect()
    })
}

/// The folder that a plan's paths must stay in: the nearest one above it with `.git` or `tadbir.toml`, or else the one it stands in.
pub(super) fn repository(root: &Path) -> &Path {
    root.ancestors()
        .find(|folder| exists(&folder.join(".git")) || exists(&folder.join("tadbir.toml")))
        .or(root.parent())
        .unwrap_or(root)
}
