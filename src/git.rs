//! What git knows of the plan's folder. The only file that runs git.

#![expect(clippy::disallowed_methods, reason = "this is the file that runs git")]

use std::path::Path;
use std::process::Command;

use crate::error::Error;

/// The revision that a folder's files are at: `1a2b3c4d5e6f`, with `, with changes` where they differ from it.
///
/// # Errors
///
/// If git is not installed, or the folder is not in a repository with a commit.
pub(crate) fn revision(folder: &Path) -> Result<String, Error> {
    let head = run(folder, &["rev-parse", "--short=12", "HEAD"])?;
    let changes = run(folder, &["status", "--porcelain", "--", "."])?;
    Ok(if changes.is_empty() {
        head
    } else {
        format!("{head}, with changes")
    })
}

fn run(folder: &Path, arguments: &[&str]) -> Result<String, Error> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let failed = |reason: String| Error::Git {
        folder: folder.to_owned(),
        reason,
    };
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .output()
        .map_err(|error| failed(format!("cannot run git: {error}")))?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr);
        return Err(failed(
            reason.lines().next().unwrap_or("git failed").to_owned(),
        ));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
