//! What git knows about a plan: revisions, their files, and commit messages.
//!
//! `git/question.rs` runs git, and `git/root.rs` decides from where. Values from a user or a file come after
//! `--end-of-options` or `--`; otherwise objects are asked for by their full names.

mod ancestry;
mod blob;
pub(crate) mod contents;
mod given;
mod listing;
mod question;
mod root;
pub(crate) mod tree;

use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use crate::disk::git::question::{Answer, Question, ask};
use crate::disk::git::root::{Root, root_around, root_from};
use crate::disk::git::tree::Home;
use crate::error::Error;
use crate::folder::{is_file, named};
use crate::limit::SILENCE;

/// The repository around a plan's folder.
#[derive(Debug)]
pub(crate) struct Repository {
    /// The folder as the user knows it.
    folder: PathBuf,
    root: Root,
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Commit {
    /// The full name.
    id: String,
    /// As the user named it.
    pub(crate) name: String,
}

impl Commit {
    /// Twelve digits of its name.
    pub(crate) fn short(&self) -> &str {
        &self.id[..self.id.len().min(12)]
    }
}

impl Repository {
    /// The repository around a folder. If the folder no longer exists, it is the one around the nearest folder above it
    /// that does.
    ///
    /// # Errors
    ///
    /// If git is not installed, or the folder is not in a repository that git reads.
    pub(crate) fn around(folder: &Path) -> Result<Self, Error> {
        Self::found(folder, root_around)
    }

    /// The repository around the current folder if it holds a plan's folder, else the one around that folder. A plan's
    /// folder that is its own repository, such as a submodule, is not searched for its past.
    ///
    /// # Errors
    ///
    /// As [`Repository::around`].
    pub(crate) fn guarding(folder: &Path) -> Result<Self, Error> {
        Self::found(folder, |standing, gone| {
            root_from(Path::new("."), standing, gone)
        })
    }

    /// The same, as it is found around another folder in it.
    pub(crate) fn beside(&self, folder: &Path, place: &str) -> Self {
        Self {
            folder: folder.to_owned(),
            root: Root {
                place: place.to_owned(),
                ..self.root.clone()
            },
        }
    }

    fn found(
        folder: &Path,
        find: impl FnOnce(&Path, &Path) -> Result<Root, String>,
    ) -> Result<Self, Error> {
        let standing = folder
            .ancestors()
            .find(|above| is_file(above).is_ok_and(|is_file| !is_file))
            .unwrap_or(Path::new("."));
        let gone = folder.strip_prefix(standing).unwrap_or(folder);
        let standing = named(standing);
        let root = find(standing, gone).map_err(|reason| Error::Git {
            folder: standing.to_owned(),
            reason,
        })?;
        let repository = Self {
            folder: standing.to_owned(),
            root,
        };
        let found = repository.text(&["rev-parse", "--absolute-git-dir"])?;
        if repository.root.is_of(Path::new(&found)) {
            Ok(repository)
        } else {
            Err(repository.failed(repository.unknown()))
        }
    }

    /// The folder's path in the repository, without a slash at the end.
    pub(crate) fn place(&self) -> &str {
        &self.root.place
    }

    /// The place of a plan in a folder, from which the repository was found.
    pub(crate) fn home(&self, folder: PathBuf) -> Home {
        Home {
            folder,
            place: self.root.place.clone(),
        }
    }

    /// The repository's own folder, with every link followed.
    pub(crate) fn root(&self) -> &Path {
        &self.root.folder
    }

    /// Asks git and returns the line that it prints; white space in it may be part of a name.
    fn text(&self, arguments: &[&str]) -> Result<String, Error> {
        let printed = self.asked(&Question::of(arguments, &SILENCE), whole)?;
        Ok(line_of(&printed))
    }

    /// Asks git and returns what it prints, and how it ended.
    fn said(&self, arguments: &[&str]) -> Result<Answer<Vec<u8>>, Error> {
        self.answer(&Question::of(arguments, &SILENCE), whole)
    }

    /// Asks git a question that must succeed, and reads its output.
    fn asked<T>(
        &self,
        question: &Question,
        read: impl FnOnce(&mut dyn BufRead) -> io::Result<T>,
    ) -> Result<T, Error> {
        let answer = self.answer(question, read)?;
        match answer.printed {
            Some(printed) if answer.code == Some(0) => Ok(printed),
            Some(_) | None => {
                let reason = reason_of(&answer.complaint);
                let reason = if reason.starts_with("not a git repository") {
                    self.unknown()
                } else {
                    reason
                };
                Err(self.failed(reason))
            }
        }
    }

    /// Asks git a question about objects of the repository, and reads its output.
    fn told<T>(
        &self,
        question: &Question,
        read: impl FnOnce(&mut dyn BufRead) -> io::Result<T>,
    ) -> Result<T, Error> {
        let answer = self.answer(question, read)?;
        match answer.printed {
            Some(printed) if answer.code == Some(0) => Ok(printed),
            Some(_) | None => Err(self.incomplete(&answer.complaint)),
        }
    }

    fn answer<T>(
        &self,
        question: &Question,
        read: impl FnOnce(&mut dyn BufRead) -> io::Result<T>,
    ) -> Result<Answer<T>, Error> {
        ask(self.root(), question, read).map_err(|reason| self.failed(reason))
    }

    /// The message for a `.git` that git cannot read.
    fn unknown(&self) -> String {
        format!(
            "git cannot read the repository `{}`",
            self.root().join(".git").display()
        )
    }

    /// The error for an object that is missing or cannot be read.
    fn incomplete(&self, complaint: &str) -> Error {
        self.failed(format!("{}: {}", reason_of(complaint), self.cure()))
    }

    /// What to do if an object is missing or cannot be read.
    fn cure(&self) -> &'static str {
        if self.is_partial() {
            "this clone is partial; fetch the rest with `git fetch --refetch --no-filter`"
        } else {
            "run `git fsck` to see what is missing or damaged, and fetch it again with `git fetch --refetch`"
        }
    }

    fn failed(&self, reason: String) -> Error {
        Error::Git {
            folder: self.folder.clone(),
            reason,
        }
    }
}

/// All that git prints.
fn whole(printed: &mut dyn BufRead) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    printed.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A text without its final line end.
fn line_of(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.strip_suffix('\n').unwrap_or(&text).to_owned()
}

/// The error message of git in one line, and the command that it suggests, if any.
fn reason_of(complaint: &str) -> String {
    // The fatal error comes after warnings and advice.
    let mut kinds = ["fatal: ", "error: ", "warning: "].into_iter();
    let reason = kinds.find_map(|kind| complaint.lines().find_map(|line| line.strip_prefix(kind)));
    let reason = reason.unwrap_or_else(|| complaint.lines().next().unwrap_or("git failed"));
    let mut lines = complaint.lines().map(str::trim);
    match lines.find(|line| line.starts_with("git config ")) {
        Some(command) => format!("{reason}; if you trust it, run `{command}`"),
        None => reason.to_owned(),
    }
}
