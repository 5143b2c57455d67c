//! Where a plan is: the folder that was given or found, its settings, and the repository around it.

use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::disk::settings::Settings;
use crate::error::Error;
use crate::folder::ground::Ground;
use crate::folder::{Folder, Refusal, exists, here, is_file, named, real, reason};
use crate::limit::{Limit, SETTINGS};

/// A plan's folder, as it was given or found.
#[derive(Debug)]
pub(crate) struct Location {
    pub(crate) folder: PathBuf,
    pub(crate) settings: Settings,
    /// Its files; `None` if the folder no longer exists, or not yet.
    pub(crate) ground: Option<Arc<Ground>>,
}

/// Finds the plan: in `given`, or else from the current folder upward (`plan.yaml`, `plan/plan.yaml`, or what `tadbir.toml` says).
///
/// A given path may contain links. A found one may not: it is beneath the folder that it was found from.
pub(crate) fn locate(given: Option<&Path>) -> Result<Location, Error> {
    match given {
        Some(folder) => given_folder(folder),
        None => search_upward(),
    }
}

/// The folder of the plan that a path names: the folder itself, its `plan/`, or, for a file, the nearest folder above
/// it.
fn given_folder(given: &Path) -> Result<Location, Error> {
    let holds_plan = |folder: &&Path| exists(&folder.join("plan.yaml"));
    let none = || Error::NotAPlan {
        path: given.to_owned(),
    };
    if is_file(given).map_err(|error| unreadable(given, &error))? {
        let above = given.ancestors().skip(1).find(holds_plan);
        return within(above.ok_or_else(none)?, Path::new(""));
    }
    if holds_plan(&given) {
        return within(given, Path::new(""));
    }
    if exists(&given.join("plan/plan.yaml")) {
        return within(given, Path::new("plan"));
    }
    Err(none())
}

/// The plan at a path in a folder, from which no link may lead out.
pub(crate) fn within(folder: &Path, place: &Path) -> Result<Location, Error> {
    let shown = if place.as_os_str().is_empty() {
        folder.to_owned()
    } else {
        folder.join(place)
    };
    let failed = |error: io::Error| unreadable(folder, &error);
    let base = real(folder).map_err(failed)?;
    let refuse = |refusal: &Refusal| Error::Unreadable {
        path: shown.clone(),
        reason: refusal.to_string(),
    };
    let leads_out = !place
        .components()
        .all(|part| matches!(part, Component::CurDir | Component::Normal(_)));
    if leads_out {
        return Err(Error::Unreadable {
            path: shown,
            reason: "`tadbir.toml` may name only a folder beneath its own".to_owned(),
        });
    }
    let plan = real(&base.join(place)).map_err(|error| refuse(&error.into()))?;
    if !plan.starts_with(&base) {
        return Err(refuse(&Refusal::LeadsOut));
    }
    let ground = Ground::of(&shown, &plan).map_err(|refusal| refuse(&refusal))?;
    Ok(Location {
        settings: nearest_settings(&plan)?,
        folder: shown,
        ground: Some(Arc::new(ground)),
    })
}

/// The location of a plan that is still to be written.
pub(crate) fn prospect(folder: &Path) -> Result<Location, Error> {
    let mut around = folder.ancestors().map(named);
    let around = around.find(|folder| exists(folder)).unwrap_or(folder);
    let settings = match real(around) {
        Ok(around) => nearest_settings(&around)?,
        Err(_) => Settings::default(),
    };
    // Existing files there are read together with the drafts.
    let ground = real(folder)
        .ok()
        .and_then(|real| Ground::of(folder, &real).ok());
    Ok(Location {
        folder: folder.to_owned(),
        settings,
        ground: ground.map(Arc::new),
    })
}

fn search_upward() -> Result<Location, Error> {
    let here = here().map_err(|error| unreadable(Path::new("."), &error))?;
    let mut above = PathBuf::new();
    let folders = here.ancestors().map(|_| {
        let folder = above.clone();
        above.push("..");
        folder
    });
    let plan_of = |folder: &Path| Ok(read_settings(folder)?.plan);
    match led(folders, exists, plan_of)? {
        Some((folder, place)) if exists(&folder.join(&place).join("plan.yaml")) => {
            within(&folder, &place)
        }
        Some((folder, place)) => Err(Error::NotAPlan {
            path: folder.join(place),
        }),
        None => Err(Error::NoPlan { from: here }),
    }
}

/// The result of a search through folders, the nearest first, as a folder and a path in it: the first that holds a
/// plan, has settings that name one, even a missing one, or holds one in its `plan/`. The one rule for present and past
/// folders.
pub(super) fn led(
    folders: impl Iterator<Item = PathBuf>,
    has: impl Fn(&Path) -> bool,
    plan_of: impl Fn(&Path) -> Result<Option<PathBuf>, Error>,
) -> Result<Option<(PathBuf, PathBuf)>, Error> {
    for folder in folders {
        if has(&folder.join("plan.yaml")) {
            return Ok(Some((folder, PathBuf::new())));
        }
        if has(&folder.join("tadbir.toml"))
            && let Some(plan) = plan_of(&folder)?
        {
            return Ok(Some((folder, plan)));
        }
        if has(&folder.join("plan/plan.yaml")) {
            return Ok(Some((folder, "plan".into())));
        }
    }
    Ok(None)
}

/// The settings in force for a plan, whose path has no links in it.
pub(super) fn nearest_settings(plan: &Path) -> Result<Settings, Error> {
    let found = plan
        .ancestors()
        .find(|folder| exists(&folder.join("tadbir.toml")));
    let Some(folder) = found else {
        return Ok(Settings::default());
    };
    let place = plan.strip_prefix(folder).unwrap_or(Path::new(""));
    Ok(read_settings(folder)?.of_plan_in(place))
}

/// The settings of a folder, if it has any.
pub(super) fn read_settings(folder: &Path) -> Result<Settings, Error> {
    let name = "tadbir.toml";
    let path = folder.join(name);
    let refuse = |reason: String| Error::Unreadable {
        path: path.clone(),
        reason,
    };
    let read = Folder::open(folder)
        .map_err(Refusal::from)
        .and_then(|folder| folder.read(Path::new(name), &SETTINGS));
    let bytes = read.map_err(|refusal| refuse(too_much(&refusal, &SETTINGS)))?;
    let text =
        str::from_utf8(&bytes).map_err(|_| refuse("the file is not UTF-8 text".to_owned()))?;
    Settings::parse(text).map_err(|reason| Error::Settings { path, reason })
}

/// Why something was not read, with the limit if it is too large.
fn too_much(refusal: &Refusal, limit: &Limit) -> String {
    match refusal {
        Refusal::TooLarge(_) => format!("the file is larger than {limit}"),
        refusal => refusal.to_string(),
    }
}

pub(super) fn unreadable(path: &Path, error: &io::Error) -> Error {
    Error::Unreadable {
        path: named(path).to_owned(),
        reason: reason(error),
    }
}
