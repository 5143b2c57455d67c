//! What git knows about a plan: revisions, their files, and commit messages.
//!
//! `git/question.rs` runs git, and `git/root.rs` decides from where. Values from a user or a file come after
//! `--end-of-options` or `--`; otherwise objects are asked for by their full names.

mod blob;
pub(crate) mod contents;
mod given;
mod question;
mod root;
pub(crate) mod tree;

use std::collections::BTreeMap;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use crate::disk::git::contents::{Asked, Contents};
use crate::disk::git::question::{Answer, Question, ask};
use crate::disk::git::root::{Root, root_around, root_from};
use crate::disk::git::tree::{File, Home, Target, Tree};
use crate::error::Error;
use crate::folder::{is_file, named};
use crate::limit::{HISTORY_SILENCE, REVISION_FILES, SILENCE};

/// The longest target of a link, in bytes; no system makes longer ones.
const LONGEST_LINK: u64 = 4096;

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

    /// The files of a name in the working tree, by their paths from the repository's root: those that git tracks, which
    /// may have been deleted, and untracked ones that it does not ignore.
    pub(crate) fn files_called(&self, name: &str) -> Result<Vec<String>, Error> {
        let pattern = format!(":(top,glob)**/{name}");
        let arguments = [
            "ls-files",
            "-z",
            "--full-name",
            "--cached",
            "--others",
            "--exclude-standard",
            "--",
            &pattern,
        ];
        let printed = self.asked(&Question::of(&arguments, &SILENCE), whole)?;
        let paths = printed.split(|byte| *byte == 0);
        Ok(paths
            .filter(|path| !path.is_empty())
            .map(|path| String::from_utf8_lossy(path).into_owned())
            .collect())
    }

    /// Those of the paths that git ignores and does not track.
    pub(crate) fn ignored(&self, paths: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
        let asked: String = paths
            .iter()
            .filter_map(|path| Some(path.to_str()?.to_owned() + "\0"))
            .collect();
        let question = Question {
            input: asked.as_bytes(),
            ..Question::of(&["check-ignore", "-z", "--stdin"], &SILENCE)
        };
        // It exits with 1 if it ignores none of them.
        let printed = self.answer(&question, whole)?.printed.unwrap_or_default();
        let paths = printed.split(|byte| *byte == 0);
        Ok(paths
            .filter(|path| !path.is_empty())
            .map(|path| String::from_utf8_lossy(path).into_owned().into())
            .collect())
    }

    /// The commit that a name means: a branch, a tag, a hash, `HEAD~2`.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub(crate) fn commit(&self, name: &str) -> Result<Commit, Error> {
        // In two steps, because everything after `:/` is a search in messages.
        if let Some(object) = self.object(name)? {
            if let Some(id) = self.object(&format!("{object}^{{commit}}"))? {
                let name = name.to_owned();
                return Ok(Commit { id, name });
            }
            if !self.has(&object)? {
                return Err(self.failed(format!(
                    "the repository does not have the commit of `{name}`: {}",
                    self.cure()
                )));
            }
        }
        let help = if self.is_shallow()? {
            "; this clone is shallow, so fetch its history with `git fetch --unshallow`"
        } else {
            ""
        };
        Err(self.failed(format!("there is no revision `{name}`{help}")))
    }

    /// The full name of the one object that an expression means; `None` if it means none, or all but one (`^HEAD`).
    fn object(&self, expression: &str) -> Result<Option<String>, Error> {
        let arguments = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            expression,
        ];
        let answer = self.said(&arguments)?;
        let id = line_of(&answer.printed.unwrap_or_default());
        let is_one = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        match answer.code {
            Some(0) => Ok(is_one.then_some(id)),
            Some(1) => Ok(None),
            _ => Err(self.failed(reason_of(&answer.complaint))),
        }
    }

    /// Whether an object exists, by its full name.
    fn has(&self, id: &str) -> Result<bool, Error> {
        Ok(self.said(&["cat-file", "-e", id])?.code == Some(0))
    }

    /// The newest commits that two have in common, where a branch left another: one, or several if they were merged
    /// into each other crosswise. They are named like the first of the two.
    ///
    /// # Errors
    ///
    /// If they have none in common, as in a shallow clone.
    pub(crate) fn merge_bases(&self, one: &Commit, other: &Commit) -> Result<Vec<Commit>, Error> {
        let arguments = ["merge-base", "--all", &one.id, &other.id];
        let answer = self.answer(&Question::of(&arguments, &HISTORY_SILENCE), whole)?;
        match answer.code {
            Some(0) => {
                let ids = String::from_utf8_lossy(answer.printed.as_deref().unwrap_or_default())
                    .into_owned();
                let commits = ids.lines().map(|id| Commit {
                    id: id.to_owned(),
                    name: one.name.clone(),
                });
                Ok(commits.collect())
            }
            Some(1) => Err(self.failed(format!(
                "`{}` and `{}` have no commit in common; if this clone is shallow, fetch its history with `git fetch --unshallow`",
                one.name, other.name
            ))),
            _ => Err(self.incomplete(&answer.complaint)),
        }
    }

    /// The messages of the commits that one has and the other does not, newest first, each with the beginning of the
    /// commit's name.
    pub(crate) fn messages(
        &self,
        since: &Commit,
        until: &Commit,
    ) -> Result<Vec<(String, String)>, Error> {
        let range = format!("{}..{}", since.id, until.id);
        let arguments = [
            "rev-list",
            "--no-commit-header",
            "--format=%x00%h%n%B",
            &range,
        ];
        let printed = self.told(&Question::of(&arguments, &HISTORY_SILENCE), whole)?;
        let text = String::from_utf8_lossy(&printed);
        let messages = text
            .split('\0')
            .filter_map(|message| message.split_once('\n'));
        Ok(messages
            .map(|(commit, message)| (commit.to_owned(), message.to_owned()))
            .collect())
    }

    /// The commit before one; `None` for the first, and at the end of a shallow clone.
    pub(crate) fn before(&self, commit: &str) -> Option<Commit> {
        self.commit(&format!("{commit}~1")).ok()
    }

    /// Whether the clone is shallow.
    pub(crate) fn is_shallow(&self) -> Result<bool, Error> {
        Ok(self.text(&["rev-parse", "--is-shallow-repository"])? == "true")
    }

    /// Whether the clone is partial: contents of files are fetched only on demand.
    fn is_partial(&self) -> bool {
        let keys = r"^(remote\..*\.(promisor|partialclonefilter)|extensions\.partialclone)$";
        let answer = self.text(&["config", "--get-regexp", keys]);
        answer.is_ok_and(|settings| !settings.is_empty())
    }

    /// The files of a commit.
    ///
    /// # Errors
    ///
    /// If git cannot list them, or there are more than the limit.
    pub(crate) fn tree(&self, commit: &Commit) -> Result<Tree, Error> {
        let arguments = ["ls-tree", "-r", "-z", "--full-tree", &commit.id];
        let question = Question::of(&arguments, &SILENCE);
        let files = self.told(&question, files_of)?;
        let links = self.links(&files)?;
        Ok(Tree::of(files, links))
    }

    /// The targets of the links among files. One that is too long for a link counts as a circle.
    fn links(&self, files: &BTreeMap<String, File>) -> Result<BTreeMap<String, String>, Error> {
        let links: Vec<Asked> = files
            .iter()
            .filter(|(_, file)| file.is_link)
            .map(|(path, file)| Asked { path, id: &file.id })
            .collect();
        let said = self.contents_of(&links, LONGEST_LINK)?;
        let said = links.iter().zip(said).map(|(link, said)| {
            let text = match said {
                Contents::Whole(text) => String::from_utf8_lossy(&text).into_owned(),
                Contents::Large(_) => {
                    let name = link.path.rsplit('/').next().unwrap_or_default();
                    name.to_owned()
                }
            };
            (link.path.to_owned(), text)
        });
        Ok(said.collect())
    }

    /// The contents of files of a tree, in the order of their paths; links are followed within the tree.
    ///
    /// # Errors
    ///
    /// If one does not exist, leads out of the tree, or has more than `largest` bytes, or if their total is too large.
    pub(crate) fn read(
        &self,
        tree: &Tree,
        paths: &[String],
        largest: u64,
    ) -> Result<Vec<Vec<u8>>, Error> {
        let contents = self.contents(tree, paths, largest)?.into_iter();
        let texts = contents.zip(paths).map(|(contents, path)| match contents {
            Contents::Whole(text) => Ok(text),
            Contents::Large(bytes) => Err(self.failed(format!(
                "`{path}` has {bytes} bytes in that revision; at most {largest} are allowed"
            ))),
        });
        texts.collect()
    }

    /// The contents of files of a tree, in the order of their paths, except those with more than `largest` bytes; links
    /// are followed within the tree.
    ///
    /// # Errors
    ///
    /// If one does not exist or leads out of the tree, or if the total of those that are read is too large.
    pub(crate) fn contents(
        &self,
        tree: &Tree,
        paths: &[String],
        largest: u64,
    ) -> Result<Vec<Contents>, Error> {
        let mut asked = Vec::with_capacity(paths.len());
        for path in paths {
            let file = match tree.target(path) {
                Target::File(path) => tree.file(&path),
                Target::Outside => {
                    return Err(
                        self.failed(format!("the link `{path}` leads out of the repository"))
                    );
                }
                Target::Folder(_) | Target::Nowhere => None,
            };
            let file = file.ok_or_else(|| {
                self.failed(format!("`{path}` does not lead to a file of the revision"))
            })?;
            asked.push(Asked { path, id: &file.id });
        }
        self.contents_of(&asked, largest)
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

/// The files and links of a tree, as git lists them.
fn files_of(printed: &mut dyn BufRead) -> io::Result<BTreeMap<String, File>> {
    let mut files = BTreeMap::new();
    let mut entry = Vec::new();
    while 0 < printed.read_until(0, &mut entry)? {
        let text = String::from_utf8_lossy(&entry);
        let text = text.trim_end_matches('\0');
        if let Some((head, path)) = text.split_once('\t')
            && let Some((mode, rest)) = head.split_once(' ')
            && let Some(id) = rest.strip_prefix("blob ")
        {
            let file = File {
                id: id.to_owned(),
                is_link: mode == "120000",
            };
            files.insert(path.to_owned(), file);
            if REVISION_FILES.is_passed_by(files.len() as u64) {
                return Err(io::Error::other(format!(
                    "the revision has more than {REVISION_FILES} files, which is the limit"
                )));
            }
        }
        entry.clear();
    }
    Ok(files)
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
