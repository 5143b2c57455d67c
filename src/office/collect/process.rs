//! Reads a form in a process of its own: Tadbir, run once more.
//!
//! Who fills in a form may be hostile, and a library that takes a length from it may ask for more memory than there is,
//! which ends the process. So the process that does it knows no plan, opens no file, is given the bytes of one form,
//! may use [`FORM_MEMORY`] and [`FORM_TIME`], and is given up after [`FORM_WAIT`]: what becomes of it is one form's
//! refusal. The only file that sets a process bounds.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the file that runs Tadbir itself"
)]

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::limit::{FORM, FORM_CELLS, FORM_MEMORY, FORM_TEXT, FORM_TIME, FORM_WAIT};
use crate::office::collect::content::{Content, Ending, content};

/// The first argument of the process; no command of the command line, so that no help tells of it.
const FIRST: &str = "read-form";

/// The second argument, where the text of a form is YAML.
const YAML: &str = "yaml";

/// How many bytes an answer has at most: a byte of text is written with six at most, the place of a cell with less than
/// sixty-four.
const LONGEST_ANSWER: u64 = 6 * FORM_TEXT.most + 64 * FORM_CELLS.most;

/// What the process answers.
type Answer = Result<Content, String>;

/// Reads a form in a process of its own.
///
/// # Errors
///
/// If Tadbir cannot be run; what is wrong with the form is its answer.
pub(super) fn read(bytes: &[u8], ending: Ending) -> io::Result<Answer> {
    let mut command = Command::new(std::env::current_exe()?);
    command
        .arg(FIRST)
        .args((ending == Ending::Yaml).then_some(YAML))
        // What the allocator sets aside when it begins is not held to a bound that is set later.
        .env("MIMALLOC_ARENA_RESERVE", "16MiB")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn()?;
    let printed = printed(&mut child, bytes);
    // It has ended, or is given up.
    let _ = child.kill();
    let status = child.wait()?;
    let Some(printed) = printed else {
        return Ok(Err(too_long()));
    };
    Ok(serde_json::from_slice(&printed).unwrap_or_else(|_| Err(why(status))))
}

/// What the process prints until it ends; `None` where that takes too long.
fn printed(child: &mut Child, bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut stdin, stdout) = (child.stdin.take()?, child.stdout.take()?);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            // Who does not listen to the end says why by how it ends.
            let _ = stdin.write_all(bytes);
        });
        scope.spawn(move || {
            let mut printed = Vec::new();
            let _ = stdout.take(LONGEST_ANSWER).read_to_end(&mut printed);
            let _ = sender.send(printed);
        });
        let printed = receiver.recv_timeout(Duration::from_secs(FORM_WAIT.most));
        if printed.is_err() {
            let _ = child.kill();
        }
        printed.ok()
    })
}

fn too_long() -> String {
    format!("it takes more than {FORM_TIME} to read, which no form does; ask for it again")
}

/// Why a process ended before its answer did.
#[cfg(unix)]
fn why(status: ExitStatus) -> String {
    use rustix::process::Signal;
    use std::os::unix::process::ExitStatusExt;

    let by = |signal: Signal| status.signal() == Some(signal.as_raw());
    if by(Signal::XCPU) {
        too_long()
    } else if by(Signal::ABORT) || by(Signal::KILL) {
        too_much()
    } else {
        broken()
    }
}

/// Why a process ended before its answer did.
#[cfg(not(unix))]
fn why(_: ExitStatus) -> String {
    broken()
}

#[cfg(unix)]
fn too_much() -> String {
    format!("it takes more than {FORM_MEMORY} to read, which no form does; ask for it again")
}

fn broken() -> String {
    "it is so damaged that what reads it gives up; ask for it again".to_owned()
}

/// Whether the arguments of the program, of which the first is its name, ask for what [`read`] runs, and its answer then.
///
/// # Errors
///
/// If the process cannot be held to its bounds, or the form does not arrive.
pub(crate) fn asked(arguments: &[OsString]) -> Option<io::Result<Vec<u8>>> {
    let [_, first, rest @ ..] = arguments else {
        return None;
    };
    (first == FIRST).then(|| {
        let ending = if rest.first().is_some_and(|second| second == YAML) {
            Ending::Yaml
        } else {
            Ending::Other
        };
        bind()?;
        let mut bytes = Vec::new();
        io::stdin().take(FORM.most + 1).read_to_end(&mut bytes)?;
        Ok(serde_json::to_vec(&content(&bytes, ending))?)
    })
}

/// Holds the process to the bounds of reading a form.
#[cfg(unix)]
fn bind() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let bounds = [
        (Resource::Core, 0, 0),
        (Resource::Fsize, 0, 0),
        (Resource::Data, FORM_MEMORY.most, FORM_MEMORY.most),
        // A second after it is told that its time is over, a process is ended.
        (Resource::Cpu, FORM_TIME.most, FORM_TIME.most + 1),
    ];
    for (resource, current, maximum) in bounds {
        let least = |own: u64, given: Option<u64>| Some(given.map_or(own, |given| own.min(given)));
        let given = getrlimit(resource);
        let bound = Rlimit {
            current: least(current, given.current),
            maximum: least(maximum, given.maximum),
        };
        setrlimit(resource, bound)?;
    }
    Ok(())
}

/// Holds the process to the bounds of reading a form, of which this system knows none; its time alone is bound.
#[cfg(not(unix))]
fn bind() -> io::Result<()> {
    Ok(())
}
