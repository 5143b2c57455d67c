//! Runs git. The only file that runs a program.
//!
//! The repository is not trusted: its configuration can name programs for git to run, and another place for its files.
//! So git runs from the root of the work tree, with plumbing commands that run nothing, with the rest switched off on
//! the command line (which no file of a repository overrides), without access to the network, and without environment
//! variables that lead it elsewhere. Its output is bounded, and a git that prints nothing for too long is stopped.

#![expect(clippy::disallowed_methods, reason = "this is the file that runs git")]

use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::limit::{ANSWER, Limit};

/// The variables that locate the user's own configuration and say which owners are trusted; all other variables that
/// begin with `GIT_` belong to a hook, or lead elsewhere. The last only makes git stricter.
const KEPT: [&str; 6] = [
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_SYSTEM",
    "GIT_TEST_ASSUME_DIFFERENT_OWNER",
];

/// The prefixes of the numbered variables that belong to those in [`KEPT`].
const COUNTED: [&str; 2] = ["GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_"];

/// The variables that are set instead.
const SET: [(&str, &str); 7] = [
    ("GIT_ALLOW_PROTOCOL", "none"),
    // A path that does not exist: git advises against an existing one.
    ("GIT_GRAFT_FILE", "/dev/null/none"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("LC_ALL", "C"),
];

/// Configuration that overrides the repository's: whatever runs a program, leads elsewhere, or changes an answer.
const CONFIGURED: [&str; 12] = [
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.untrackedCache=false",
    "core.attributesFile=/dev/null",
    "core.pager=cat",
    "core.abbrev=auto",
    "core.quotePath=false",
    "diff.suppressBlankEmpty=false",
    "i18n.logOutputEncoding=UTF-8",
    "protocol.allow=never",
    "submodule.recurse=false",
];

/// The part of git's error messages that is kept, in bytes.
const COMPLAINT: u64 = 64 * 1024;

/// A question to git.
pub(super) struct Question<'q> {
    pub(super) arguments: &'q [&'q str],
    /// Its standard input.
    pub(super) input: &'q [u8],
    /// The number of seconds for which it may print nothing.
    pub(super) silence: &'static Limit,
    /// The number of bytes it may print.
    pub(super) most: u64,
}

impl<'q> Question<'q> {
    /// A question without input, and with the usual limit on the answer.
    pub(super) fn of(arguments: &'q [&'q str], silence: &'static Limit) -> Self {
        Self {
            arguments,
            input: &[],
            silence,
            most: ANSWER.most,
        }
    }
}

/// The answer of git.
pub(super) struct Answer<T> {
    /// The result of reading its output; `None` if the output ended too early.
    pub(super) printed: Option<T>,
    /// `None` if it was killed.
    pub(super) code: Option<i32>,
    /// Its error messages, as far as they are kept.
    pub(super) complaint: String,
}

/// Runs git from the root of a work tree; `read` reads its output as it comes, to the end.
///
/// # Errors
///
/// The reason, if git cannot be run, prints nothing for too long or prints too much, or if `read` fails other than at
/// an answer that ends too early.
pub(super) fn ask<T>(
    root: &Path,
    question: &Question,
    read: impl FnOnce(&mut dyn BufRead) -> io::Result<T>,
) -> Result<Answer<T>, String> {
    let not_run = |error: io::Error| format!("cannot run git: {error}");
    let mut child = command(root, question).spawn().map_err(not_run)?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let silence = Duration::from_secs(question.silence.most);
    let (heard, listening) = channel();
    thread::scope(|scope| {
        // Write while reading, or both processes could wait for each other.
        scope.spawn(move || tell(stdin, question.input));
        let complaint = scope.spawn(move || complaint_of(stderr));
        let watched = scope.spawn(move || watch(child, &listening, silence));
        let mut printed = BufReader::new(Printed {
            stdout,
            heard,
            left: question.most,
        });
        let said = read(&mut printed);
        if said.is_err() {
            let _ = printed.get_ref().heard.send(Heard::Enough);
        }
        drop(printed);
        let (Ok(complaint), Ok((is_silent, status))) = (complaint.join(), watched.join()) else {
            return Err("cannot run git".to_owned());
        };
        let status = status.map_err(not_run)?;
        if is_silent {
            return Err(format!(
                "git printed nothing for {} and was stopped",
                question.silence
            ));
        }
        let printed = match said {
            Ok(said) => Some(said),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => None,
            Err(error) => return Err(error.to_string()),
        };
        Ok(Answer {
            printed,
            code: status.code(),
            complaint,
        })
    })
}

fn command(root: &Path, question: &Question) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).arg("--work-tree").arg(root);
    for setting in CONFIGURED {
        command.args(["-c", setting]);
    }
    command.arg("--no-pager").args(question.arguments);
    for (name, _) in std::env::vars_os() {
        if leads_elsewhere(&name) {
            command.env_remove(name);
        }
    }
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", without_relative(&path));
    }
    command
        .envs(SET)
        .env("GIT_CEILING_DIRECTORIES", root.parent().unwrap_or(root))
        .stdin(if question.input.is_empty() {
            Stdio::null()
        } else {
            Stdio::piped()
        })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Whether an environment variable is for git but not part of the user's configuration.
fn leads_elsewhere(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_ascii_uppercase();
    let is_counted = COUNTED.iter().any(|start| name.starts_with(start));
    name.starts_with("GIT_") && !KEPT.contains(&&*name) && !is_counted
}

/// The folders searched for programs, without relative ones: in an untrusted repository, `git` might be a file of the
/// repository.
fn without_relative(path: &OsStr) -> OsString {
    let folders = std::env::split_paths(path).filter(|folder| folder.is_absolute());
    let folders = std::env::join_paths(folders).unwrap_or_default();
    // An empty list would mean the current folder.
    if folders.is_empty() {
        "/".into()
    } else {
        folders
    }
}

/// Writes git's input. A git that ends early says why itself.
fn tell(stdin: Option<ChildStdin>, input: &[u8]) {
    if let Some(mut stdin) = stdin {
        let _ = stdin.write_all(input);
    }
}

fn complaint_of(stderr: Option<ChildStderr>) -> String {
    let mut complaint = Vec::new();
    if let Some(mut stderr) = stderr {
        let _ = stderr.by_ref().take(COMPLAINT).read_to_end(&mut complaint);
        // Otherwise git would wait for somebody to read the rest.
        let _ = io::copy(&mut stderr, &mut io::sink());
    }
    String::from_utf8_lossy(&complaint).into_owned()
}

/// Events for the thread that watches git.
enum Heard {
    /// It printed something.
    More,
    /// No more output is needed.
    Enough,
}

/// Waits until git ends, and stops it if it is silent for too long; returns whether it was, and how it ended.
fn watch(
    mut child: Child,
    heard: &Receiver<Heard>,
    silence: Duration,
) -> (bool, io::Result<ExitStatus>) {
    let is_silent = loop {
        match heard.recv_timeout(silence) {
            Ok(Heard::More) => {}
            Ok(Heard::Enough) => {
                let _ = child.kill();
                break false;
            }
            Err(RecvTimeoutError::Timeout) => {
                let _ = child.kill();
                break true;
            }
            Err(RecvTimeoutError::Disconnected) => break false,
        }
    };
    (is_silent, child.wait())
}

/// The output of git, up to the limit.
struct Printed<R> {
    stdout: Option<R>,
    heard: Sender<Heard>,
    /// The number of bytes that may still be read.
    left: u64,
}

impl<R: Read> Read for Printed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(stdout) = &mut self.stdout else {
            return Ok(0);
        };
        let read = stdout.read(buffer)?;
        let _ = self.heard.send(Heard::More);
        let bytes = u64::try_from(read).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(bytes).ok_or_else(|| {
            io::Error::other(format!(
                "git printed more than {ANSWER}, which is the limit"
            ))
        })?;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::io::{self, Read};
    use std::sync::mpsc::channel;

    use super::{Printed, leads_elsewhere, without_relative};

    #[test]
    fn an_answer_is_read_as_far_as_it_may_go() {
        let read = |bytes: u64| {
            let mut printed = Printed {
                stdout: Some(io::repeat(b'a').take(bytes)),
                heard: channel().0,
                left: 100_000,
            };
            let read = io::copy(&mut printed, &mut io::sink());
            read.map_err(|error| error.to_string())
        };
        assert_eq!(read(100_000), Ok(100_000));
        let refused = "git printed more than 256 MiB, which is the limit";
        assert_eq!(read(100_001), Err(refused.to_owned()));
    }

    #[test]
    fn the_environment_leads_git_nowhere_else() {
        for name in [
            "GIT_DIR",
            "GIT_EXTERNAL_DIFF",
            "GIT_SSH",
            "git_dir",
            "GIT_TRACE2",
        ] {
            assert!(leads_elsewhere(OsStr::new(name)), "{name}");
        }
        for name in [
            "HOME",
            "GIT_CONFIG_COUNT",
            "GIT_CONFIG_VALUE_10",
            "GITHUB_SHA",
        ] {
            assert!(!leads_elsewhere(OsStr::new(name)), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn programs_are_looked_for_where_they_stand() {
        let path = without_relative(OsStr::new(":.:/usr/bin:bin:/bin:"));
        assert_eq!(path, "/usr/bin:/bin");
        for path in ["", ".", ":", "bin:."] {
            assert_eq!(without_relative(OsStr::new(path)), "/", "{path}");
        }
    }
}
