//! Why Tadbir cannot go on: what the user must put right before anything can be printed.

use std::path::PathBuf;

use crate::text::words::all_of;

/// A reason to stop, fit to follow `error: `. Every variant names its path or option.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("no plan found in `{}` or above it: name its folder with --plan DIR, or begin one with `tadbir init`", .from.display())]
    NoPlan { from: PathBuf },
    #[error("no plan.yaml in `{}`: name the folder of a plan with --plan DIR", .path.display())]
    NotAPlan { path: PathBuf },
    #[error("cannot read `{}`: {reason}", .path.display())]
    Unreadable { path: PathBuf, reason: String },
    #[error("`{}` is no tadbir.toml: {reason}", .path.display())]
    Settings { path: PathBuf, reason: String },
    #[error("{option}: {reason}")]
    Option { option: String, reason: String },
    #[error("the plan has {errors}, and what is printed from it might be wrong: run `{check}`")]
    Findings { errors: String, check: String },
    #[error("git, in `{}`: {reason}", .folder.display())]
    Git { folder: PathBuf, reason: String },
    #[error("the revision `{revision}` holds no plan{plan}{}", gone_too(.gone))]
    NoPlanThen {
        revision: String,
        /// Its id or place, with what comes before it.
        plan: String,
        /// Plans that stood then and stand nowhere now, each with its place.
        gone: Vec<String>,
    },
    #[error("the revision `{revision}` holds the plan `{id}` several times: in {places}")]
    SeveralThen {
        revision: String,
        id: String,
        places: String,
    },
    #[error("left without an answer; nothing was written")]
    Left,
    #[error("nothing was written: {objections}")]
    Objections { objections: String },
    #[error("cannot write {what}: {reason}")]
    Write { what: String, reason: String },
}

fn gone_too(gone: &[String]) -> String {
    if gone.is_empty() {
        return String::new();
    }
    let stands = if gone.len() == 1 { "stands" } else { "stand" };
    format!("; {} stood then, and {stands} nowhere now", all_of(gone))
}
