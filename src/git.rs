//! What git knows of a plan: revisions, the files they hold, and the messages they carry. The only file that runs git.

#![expect(clippy::disallowed_methods, reason = "this is the file that runs git")]

mod given;
pub(crate) mod tree;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::error::Error;
use crate::git::tree::{File, Home, Target, Tree, within};

/// What a hook of git, or a shell, may set: another repository, index or way to read paths than the folder's own.
///
/// `git rev-parse --local-env-vars`, without the configuration that a command is given (`safe.directory` in CI).
const SET_BY_OTHERS: [&str; 16] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GLOB_PATHSPECS",
    "GIT_GRAFT_FILE",
    "GIT_ICASE_PATHSPECS",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_LITERAL_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];

/// The longest that a link says, in bytes; no system makes longer ones.
const LONGEST_LINK: u64 = 4096;

/// The repository that a plan's folder stands in.
#[derive(Debug)]
pub(crate) struct Repository {
    folder: PathBuf,
    /// The folder's place in the repository, without a slash at its end; empty where it is the whole of it.
    place: String,
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Commit {
    /// The whole name.
    id: String,
    /// As the user called it.
    pub(crate) name: String,
}

impl Commit {
    /// Twelve digits of its name.
    pub(crate) fn short(&self) -> &str {
        &self.id[..self.id.len().min(12)]
    }
}

impl Repository {
    /// The repository around a folder, which need not be there any more: then it is the one around the nearest folder
    /// above it that is.
    ///
    /// # Errors
    ///
    /// If git is not installed, or the folder is in no repository.
    pub(crate) fn around(folder: &Path) -> Result<Self, Error> {
        let standing = folder
            .ancestors()
            .find(|above| above.is_dir())
            .unwrap_or(Path::new("."));
        let repository = Self {
            folder: standing.to_owned(),
            place: String::new(),
        };
        let place = repository.text(&["rev-parse", "--show-prefix"])?;
        let gone = folder.strip_prefix(standing).unwrap_or(folder);
        let place = within(&Path::new(&place).join(gone))
            .ok_or_else(|| repository.failed("it leads out of the repository".to_owned()))?;
        Ok(Self {
            place,
            ..repository
        })
    }

    /// The folder's place in the repository, without a slash at its end.
    pub(crate) fn place(&self) -> &str {
        &self.place
    }

    /// Where a plan in a folder stands, which the repository was found around.
    pub(crate) fn home(&self, folder: PathBuf) -> Home {
        Home {
            folder,
            place: self.place.clone(),
        }
    }

    /// The repository's own folder.
    pub(crate) fn root(&self) -> Result<PathBuf, Error> {
        Ok(self.text(&["rev-parse", "--show-toplevel"])?.into())
    }

    /// Where files of a name stand in the working tree, by their paths from the repository's root: those that git
    /// knows, which may be gone, and those that it has not been told to ignore.
    pub(crate) fn files_called(&self, name: &str) -> Result<Vec<String>, Error> {
        let pattern = format!(":(top,glob)**/{name}");
        let printed = self.printed(&[
            "ls-files",
            "-z",
            "--full-name",
            "--cached",
            "--others",
            "--exclude-standard",
            "--",
            &pattern,
        ])?;
        let paths = printed.split(|byte| *byte == 0);
        Ok(paths
            .filter(|path| !path.is_empty())
            .map(|path| String::from_utf8_lossy(path).into_owned())
            .collect())
    }

    /// Those of the paths that git was told to ignore, and does not know.
    pub(crate) fn ignored(&self, paths: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
        let asked: String = paths
            .iter()
            .filter_map(|path| Some(path.to_str()?.to_owned() + "\0"))
            .collect();
        let output = self.run(&["check-ignore", "-z", "--stdin"], Some(asked))?;
        let paths = output.stdout.split(|byte| *byte == 0);
        Ok(paths
            .filter(|path| !path.is_empty())
            .map(|path| String::from_utf8_lossy(path).into_owned().into())
            .collect())
    }

    /// The commit that a name means: a branch, a tag, a number, `HEAD~2`.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub(crate) fn commit(&self, name: &str) -> Result<Commit, Error> {
        // In two steps: what follows `:/` is all of it words that a message says.
        if let Some(object) = self.object(name)?
            && let Some(id) = self.object(&format!("{object}^{{commit}}"))?
        {
            return Ok(Commit {
                id,
                name: name.to_owned(),
            });
        }
        let help = if self.is_shallow() {
            "; this clone is shallow: fetch its history with `git fetch --unshallow`"
        } else {
            ""
        };
        Err(self.failed(format!("there is no revision `{name}`{help}")))
    }

    /// Whether anything was ever committed.
    pub(crate) fn has_commits(&self) -> Result<bool, Error> {
        Ok(self.object("HEAD")?.is_some())
    }

    /// The whole name of the one object that an expression means; `None` where it means none, or all but one (`^HEAD`).
    fn object(&self, expression: &str) -> Result<Option<String>, Error> {
        let arguments = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            expression,
        ];
        let output = self.run(&arguments, None)?;
        let id = line_of(&output.stdout);
        let is_one = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        Ok((output.status.success() && is_one).then_some(id))
    }

    /// The newest commits that two have in common, which is where a branch left another: one, or several where they were
    /// merged into each other crosswise. They are called as the first of the two.
    ///
    /// # Errors
    ///
    /// If they have none in common, as in a shallow clone.
    pub(crate) fn merge_bases(&self, one: &Commit, other: &Commit) -> Result<Vec<Commit>, Error> {
        let output = self.run(&["merge-base", "--all", &one.id, &other.id], None)?;
        if !output.status.success() {
            return Err(self.failed(format!(
                "`{}` and `{}` have no commit in common; if this clone is shallow, fetch its history with `git fetch --unshallow`",
                one.name, other.name
            )));
        }
        let ids = String::from_utf8_lossy(&output.stdout);
        let commits = ids.lines().map(|id| Commit {
            id: id.to_owned(),
            name: one.name.clone(),
        });
        Ok(commits.collect())
    }

    /// The messages of the commits that one has and the other has not, newest first, each with twelve digits of the
    /// commit's name.
    pub(crate) fn messages(
        &self,
        since: &Commit,
        until: &Commit,
    ) -> Result<Vec<(String, String)>, Error> {
        let range = format!("{}..{}", since.id, until.id);
        let printed = self.printed(&["log", "-z", "--format=%h%n%B", &range])?;
        let text = String::from_utf8_lossy(&printed);
        let messages = text
            .split('\0')
            .filter_map(|message| message.split_once('\n'));
        Ok(messages
            .map(|(commit, message)| (commit.to_owned(), message.to_owned()))
            .collect())
    }

    /// The commit before one; `None` of the first, and where a shallow clone ends.
    pub(crate) fn before(&self, commit: &str) -> Option<Commit> {
        self.commit(&format!("{commit}~1")).ok()
    }

    /// Whether the history ends before its beginning.
    pub(crate) fn is_shallow(&self) -> bool {
        self.text(&["rev-parse", "--is-shallow-repository"])
            .is_ok_and(|answer| answer == "true")
    }

    /// The files of a commit.
    pub(crate) fn tree(&self, commit: &Commit) -> Result<Tree, Error> {
        let arguments = ["ls-tree", "-r", "-z", "-l", "--full-tree", &commit.id];
        let printed = self.printed(&arguments)?;
        let mut files = BTreeMap::new();
        for entry in printed.split(|byte| *byte == 0) {
            let entry = String::from_utf8_lossy(entry);
            let Some((head, path)) = entry.split_once('\t') else {
                continue;
            };
            let mut words = head.split_whitespace();
            let (mode, kind) = (words.next(), words.next());
            let (id, bytes) = (words.next(), words.next());
            if let (Some(mode), Some("blob"), Some(id), Some(bytes)) = (mode, kind, id, bytes) {
                let file = File {
                    id: id.to_owned(),
                    is_link: mode == "120000",
                    bytes: bytes.parse().unwrap_or(u64::MAX),
                };
                files.insert(path.to_owned(), file);
            }
        }
        let links = self.links(&files)?;
        Ok(Tree::of(files, links))
    }

    /// What the links among files say. One that is too long for a link says that it leads in a circle.
    fn links(&self, files: &BTreeMap<String, File>) -> Result<BTreeMap<String, String>, Error> {
        let (links, long): (Vec<_>, Vec<_>) = files
            .iter()
            .filter(|(_, file)| file.is_link)
            .partition(|(_, file)| file.bytes <= LONGEST_LINK);
        let ids: Vec<String> = links.iter().map(|(_, file)| file.id.clone()).collect();
        let texts = self.blobs(&ids)?;
        let said = links.iter().zip(texts).map(|((path, _), text)| {
            let text = String::from_utf8_lossy(&text).into_owned();
            ((*path).clone(), text)
        });
        let long = long.into_iter().map(|(path, _)| {
            let name = path.rsplit('/').next().unwrap_or_default();
            (path.clone(), name.to_owned())
        });
        Ok(said.chain(long).collect())
    }

    /// What files of a tree say, in the order of their paths; links are followed within the tree.
    ///
    /// # Errors
    ///
    /// If one is not there, leads out of the tree, or has more than `largest` bytes.
    pub(crate) fn read(
        &self,
        tree: &Tree,
        paths: &[String],
        largest: u64,
    ) -> Result<Vec<Vec<u8>>, Error> {
        let mut ids = Vec::new();
        for path in paths {
            let file = match tree.target(path) {
                Target::File(path) => tree.file(&path),
                Target::Outside => {
                    return Err(self.failed(format!("the link `{path}` leads out of it")));
                }
                Target::Folder(_) | Target::Nowhere => None,
            };
            let file = file
                .ok_or_else(|| self.failed(format!("`{path}` leads to no file of the revision")))?;
            if largest < file.bytes {
                return Err(self.failed(format!(
                    "`{path}` has {} bytes there; at most {largest} are read",
                    file.bytes
                )));
            }
            ids.push(file.id.clone());
        }
        self.blobs(&ids)
    }

    /// What objects hold, in the order asked for.
    fn blobs(&self, ids: &[String]) -> Result<Vec<Vec<u8>>, Error> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let asked = ids.join("\n") + "\n";
        let output = self.run(&["cat-file", "--batch"], Some(asked))?;
        let mut rest = output.stdout.as_slice();
        let mut blobs = Vec::with_capacity(ids.len());
        for id in ids {
            let lost = || self.failed(format!("the object {id} cannot be read"));
            let end = rest
                .iter()
                .position(|byte| *byte == b'\n')
                .ok_or_else(lost)?;
            let head = String::from_utf8_lossy(&rest[..end]).into_owned();
            let bytes: usize = head
                .rsplit_once(' ')
                .and_then(|(_, bytes)| bytes.parse().ok())
                .ok_or_else(lost)?;
            let from = end + 1;
            let blob = rest.get(from..from + bytes).ok_or_else(lost)?;
            blobs.push(blob.to_vec());
            rest = rest.get(from + bytes + 1..).unwrap_or_default();
        }
        Ok(blobs)
    }

    /// Runs git and returns the line that it prints; white space in it may be part of a name.
    fn text(&self, arguments: &[&str]) -> Result<String, Error> {
        Ok(line_of(&self.printed(arguments)?))
    }

    /// Runs git and returns what it prints.
    fn printed(&self, arguments: &[&str]) -> Result<Vec<u8>, Error> {
        let output = self.run(arguments, None)?;
        if !output.status.success() {
            return Err(self.failed(reason_of(&output)));
        }
        Ok(output.stdout)
    }

    fn run(&self, arguments: &[&str], input: Option<String>) -> Result<Output, Error> {
        let failed = |error: std::io::Error| self.failed(format!("cannot run git: {error}"));
        let mut command = Command::new("git");
        for variable in SET_BY_OTHERS {
            command.env_remove(variable);
        }
        let mut child = command
            .arg("-C")
            .arg(&self.folder)
            // Else what GPG says of a commit stands before its message.
            .args(["-c", "log.showSignature=false"])
            .args(arguments)
            .env("LC_ALL", "C")
            .stdin(if input.is_some() {
                Stdio::piped()
            } else {
                Stdio::null()
            })
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        let stdin = child.stdin.take();
        // Asking while it answers: else both could wait for each other.
        let asking = std::thread::spawn(move || {
            if let (Some(mut stdin), Some(input)) = (stdin, input) {
                // A git that ends early says why itself.
                let _ = stdin.write_all(input.as_bytes());
            }
        });
        let output = child.wait_with_output().map_err(failed)?;
        let _ = asking.join();
        Ok(output)
    }

    fn failed(&self, reason: String) -> Error {
        Error::Git {
            folder: self.folder.clone(),
            reason,
        }
    }
}

/// A text without the end of its last line.
fn line_of(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.strip_suffix('\n').unwrap_or(&text).to_owned()
}

/// The first line that git complained with, and the command that it says to run, if any.
fn reason_of(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().next().unwrap_or("git failed");
    if line.contains("not a git repository") {
        return "it is in no git repository".to_owned();
    }
    let reason = line.trim_start_matches("fatal: ");
    let mut lines = text.lines().map(str::trim);
    match lines.find(|line| line.starts_with("git config ")) {
        Some(command) => format!("{reason}; if you trust it, run `{command}`"),
        None => reason.to_owned(),
    }
}
