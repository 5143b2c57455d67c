//! Why a command cannot run, and what to correct first.

use std::path::PathBuf;

use crate::text::words::all_of;

/// A reason to stop, fit to follow `error: `. Every variant names its path or option.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("no plan found in `{}` or above it: give its folder with --plan DIR, or create one with `tadbir init`", .from.display())]
    NoPlan { from: PathBuf },
    #[error("no plan.yaml in `{}`: give the folder of a plan with --plan DIR", .path.display())]
    NotAPlan { path: PathBuf },
    #[error("cannot read `{}`: {reason}", .path.display())]
    Unreadable { path: PathBuf, reason: String },
    #[error("invalid settings in `{}`: {reason}", .path.display())]
    Settings { path: PathBuf, reason: String },
    #[error("{option}: {reason}")]
    Option { option: String, reason: String },
    #[error("the plan has {errors}, so the output might be wrong; run `{check}`")]
    Findings { errors: String, check: String },
    #[error("git, in `{}`: {reason}", .folder.display())]
    Git { folder: PathBuf, reason: String },
    #[error("the revision `{revision}` has no plan{plan}{}", gone_too(.gone))]
    NoPlanThen {
        revision: String,
        /// Its id or place, with what comes before it.
        plan: String,
        /// Plans that existed then and no longer exist, each with its place.
        gone: Vec<String>,
    },
    #[error("the revision `{revision}` has the plan `{id}` more than once: in {places}")]
    SeveralThen {
        revision: String,
        id: String,
        places: String,
    },
    #[error("cancelled; nothing was written")]
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
    let exists = if gone.len() == 1 { "exists" } else { "exist" };
    format!("; {} existed then and no longer {exists}", all_of(gone))
}
