//! How git is asked. The only file that runs a program.
//!
//! What the repository says of itself is a stranger's: its configuration can name programs for git to run, and another
//! place for its files. So git is asked from the root of the work tree, with plumbing that runs nothing, with what is
//! left switched off on the command line (which no file of a repository overrides), without a way to fetch, and with
//! nothing of the environment that leads it elsewhere. What it prints is bounded, and a git that falls silent is given
//! up.

#![expect(clippy::disallowed_methods, reason = "this is the file that runs git")]

use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::limit::{ANSWER, Limit};

/// What the user's own configuration says of who may be trusted, and where it is; all other variables whose names begin
/// with `GIT_` are a hook's, or lead elsewhere. The last makes git stricter alone.
const KEPT: [&str; 6] = [
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_SYSTEM",
    "GIT_TEST_ASSUME_DIFFERENT_OWNER",
];

/// The beginnings of those that [`KEPT`] counts.
const COUNTED: [&str; 2] = ["GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_"];

/// What is set in their place.
const SET: [(&str, &str); 7] = [
    ("GIT_ALLOW_PROTOCOL", "none"),
    // One that is not there: of one that is, git advises against it.
    ("GIT_GRAFT_FILE", "/dev/null/none"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("LC_ALL", "C"),
];

/// Configuration in which a repository has no say: what runs a program or leads elsewhere, and what changes an answer.
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

/// How much is kept of what git complains about, in bytes.
const COMPLAINT: u64 = 64 * 1024;

/// What git is asked.
pub(super) struct Question<'q> {
    pub(super) arguments: &'q [&'q str],
    /// What it is told on its standard input.
    pub(super) input: &'q [u8],
    /// For how many seconds it may print nothing.
    pub(super) silence: &'static Limit,
    /// How many bytes it may print.
    pub(super) most: u64,
}

impl<'q> Question<'q> {
    /// A question with nothing on its standard input, and no more than the usual answer.
    pub(super) fn of(arguments: &'q [&'q str], silence: &'static Limit) -> Self {
        Self {
            arguments,
            input: &[],
            silence,
            most: ANSWER.most,
        }
    }
}

/// What git answered.
pub(super) struct Answer<T> {
    /// What was made of what it printed; `None` where it ended too early for that.
    pub(super) printed: Option<T>,
    /// `None` where it was ended by another.
    pub(super) code: Option<i32>,
    /// What it complained about, as far as it is kept.
    pub(super) complaint: String,
}

/// Asks git from the root of a work tree, and has `read` read what it prints, as it comes and to its end.
///
/// # Errors
///
/// What is wrong, where git cannot be run, falls silent or prints too much, or `read` fails at something other than an
/// answer that ends too early.
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
        // Asking while it answers: else both could wait for each other.
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
                "git said nothing for {}, and was given up",
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

/// Whether a variable of the environment is for git and not the user's configuration.
fn leads_elsewhere(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_ascii_uppercase();
    let is_counted = COUNTED.iter().any(|start| name.starts_with(start));
    name.starts_with("GIT_") && !KEPT.contains(&&*name) && !is_counted
}

/// The folders in which programs are looked for, without those that depend on where Tadbir is run: in a stranger's
/// repository, `git` might be the stranger's.
fn without_relative(path: &OsStr) -> OsString {
    let folders = std::env::split_paths(path).filter(|folder| folder.is_absolute());
    let folders = std::env::join_paths(folders).unwrap_or_default();
    // Of none at all, systems make the folder that one stands in.
    if folders.is_empty() {
        "/".into()
    } else {
        folders
    }
}

/// Tells git what it is asked about. A git that ends early says why itself.
fn tell(stdin: Option<ChildStdin>, input: &[u8]) {
    if let Some(mut stdin) = stdin {
        let _ = stdin.write_all(input);
    }
}

fn complaint_of(stderr: Option<ChildStderr>) -> String {
    let mut complaint = Vec::new();
    if let Some(mut stderr) = stderr {
        let _ = stderr.by_ref().take(COMPLAINT).read_to_end(&mut complaint);
        // Else git would wait for somebody to read the rest.
        let _ = io::copy(&mut stderr, &mut io::sink());
    }
    String::from_utf8_lossy(&complaint).into_owned()
}

/// What the one who watches git is told.
enum Heard {
    /// It printed something.
    More,
    /// Nothing more of it is wanted.
    Enough,
}

/// Waits until git ends, and ends it where it is silent for too long; whether it was, and how it ended.
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

/// What git prints, as far as it may.
struct Printed<R> {
    stdout: Option<R>,
    heard: Sender<Heard>,
    /// How many more bytes are read.
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
                "git has more to say than the {ANSWER} that are read of an answer"
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
        let refused = "git has more to say than the 256 MiB that are read of an answer";
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
