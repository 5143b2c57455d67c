//! Reads a form in a separate process: Tadbir, started again.
//!
//! Who fills in a form may be hostile, and a library that takes a length from it may ask for more memory than there is,
//! which ends the process. So the process that does it knows no plan, opens no file, is given the bytes of one form,
//! may use [`FORM_MEMORY`] and [`FORM_TIME`], and is stopped after [`FORM_WAIT`]: its failure is the refusal of one
//! form. refusal. The only file that sets a process bounds.

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

/// The first argument of the process; not a command, so that no help lists it.
const FIRST: &str = "read-form";

/// The second argument, if the text of a form is YAML.
const YAML: &str = "yaml";

/// How many bytes an answer has at most: a byte of text is written with six at most, the place of a cell with less than
/// sixty-four.
const LONGEST_ANSWER: u64 = 6 * FORM_TEXT.most + 64 * FORM_CELLS.most;

/// The answer of the process.
type Answer = Result<Content, String>;

/// Reads a form in a separate process.
///
/// # Errors
///
/// If the process cannot be started; problems of the form are its answer.
pub(super) fn read(bytes: &[u8], ending: Ending) -> io::Result<Answer> {
    let mut command = Command::new(std::env::current_exe()?);
    command
        .arg(FIRST)
        .args((ending == Ending::Yaml).then_some(YAML))
        // A limit set later does not apply to what the allocator reserves at its start.
        .env("MIMALLOC_ARENA_RESERVE", "16MiB")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn()?;
    let printed = printed(&mut child, bytes);
    // It has ended, or is stopped.
    let _ = child.kill();
    let status = child.wait()?;
    let Some(printed) = printed else {
        return Ok(Err(too_long()));
    };
    Ok(serde_json::from_slice(&printed).unwrap_or_else(|_| Err(why(status))))
}

/// The output of the process until it ends; `None` if that takes too long.
fn printed(child: &mut Child, bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut stdin, stdout) = (child.stdin.take()?, child.stdout.take()?);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            // If the process does not read to the end, its exit status says why.
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
    format!(
        "reading the form takes more than {FORM_TIME}, so it was stopped; ask the body to send it again"
    )
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
    format!(
        "reading the form takes more than {FORM_MEMORY}, so it was stopped; ask the body to send it again"
    )
}

fn broken() -> String {
    "the file is too damaged to read; ask the body to send it again".to_owned()
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

/// Sets the limits of the process that reads a form.
#[cfg(unix)]
fn bind() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    let bounds = [
        (Resource::Core, 0, 0),
        (Resource::Fsize, 0, 0),
        (Resource::Data, FORM_MEMORY.most, FORM_MEMORY.most),
        // The process is killed one second after the signal that its time is over.
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
