//! The only place that prints. A closed pipe (`tadbir overdue | head`) ends the program quietly.

#![expect(clippy::disallowed_methods, reason = "this is the file that prints")]

use std::io::{self, ErrorKind, IsTerminal, Write};

use crate::error::Error;
use crate::format::Look;

/// The width where none is known, such as in a pipe.
const WIDTH_IN_PIPE: u16 = 100;

/// How standard output looks: as wide as the terminal, and coloured if that is wanted there.
pub(crate) fn look() -> Look {
    let stdout = io::stdout();
    let columns = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    let terminal = terminal_size::terminal_size_of(&stdout).map(|(width, _)| width.0);
    let is_coloured = stdout.is_terminal()
        && anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never;
    Look {
        width: columns.or(terminal).unwrap_or(WIDTH_IN_PIPE),
        is_coloured,
    }
}

/// Prints the answer.
pub(crate) fn print(text: &str) -> Result<(), Error> {
    print_bytes(text.as_bytes())
}

/// Prints the answer in a format that need not be text.
pub(crate) fn print_bytes(bytes: &[u8]) -> Result<(), Error> {
    let mut stdout = io::stdout().lock();
    finish(stdout.write_all(bytes).and_then(|()| stdout.flush()))
}

/// Prints a message beside the answer.
pub(crate) fn message(text: &str) {
    // Where messages cannot be printed, there is nobody to tell.
    let _ = writeln!(io::stderr().lock(), "{}", text.trim_end());
}

fn finish(written: io::Result<()>) -> Result<(), Error> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::Write {
            what: "the output".to_owned(),
            reason: error.to_string(),
        }),
        Ok(()) | Err(_) => Ok(()),
    }
}
