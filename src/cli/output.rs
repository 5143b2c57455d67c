//! The only place that prints, and writes what is asked for with `--out`. A closed pipe (`tadbir overdue | head`) ends the program quietly.

#![expect(clippy::disallowed_methods, reason = "this is the file that prints")]

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::Error;
use crate::format::Look;
use crate::load::location::reason;

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

/// Where an answer goes: standard output or a file. Opened before anything is computed.
///
/// A file is written beside its place under another name and put there when it is whole.
pub(crate) enum Target {
    Stdout,
    File {
        path: PathBuf,
        temporary: NamedTempFile,
    },
}

impl Target {
    /// Opens the place that `--out` names; without it, or with `-`, standard output.
    ///
    /// # Errors
    ///
    /// If the folder is not there or cannot be written to, or if something stands there that is no plain file.
    pub(crate) fn open(path: Option<&Path>) -> Result<Self, Error> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Stdout);
        };
        let refuse = |reason: String| Error::Option {
            option: "--out".to_owned(),
            reason: format!("cannot write `{}`: {reason}", path.display()),
        };
        // What a link leads to is written, so that the link stays.
        let place = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        match std::fs::metadata(&place) {
            Ok(there) if there.is_dir() => return Err(refuse("it is a folder".to_owned())),
            Ok(there) if !there.is_file() => return Err(refuse("it is no plain file".to_owned())),
            Ok(there) if there.permissions().readonly() => {
                return Err(refuse("it is write-protected".to_owned()));
            }
            Ok(_) | Err(_) => {}
        }
        let folder = match place.parent() {
            Some(folder) if folder != Path::new("") => folder,
            Some(_) | None => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".tadbir-").suffix(".tmp");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let temporary = builder.tempfile_in(folder).map_err(|error| {
            refuse(match error.kind() {
                ErrorKind::NotFound => format!("there is no folder `{}`", folder.display()),
                ErrorKind::PermissionDenied => {
                    format!("the folder `{}` cannot be written to", folder.display())
                }
                _ => error.to_string(),
            })
        })?;
        Ok(Self::File {
            path: place,
            temporary,
        })
    }

    /// Whether what is printed is seen by a person at once.
    pub(crate) fn is_terminal(&self) -> bool {
        matches!(self, Self::Stdout) && io::stdout().is_terminal()
    }

    /// How it looks there: a file is as wide as a page and has no colours.
    pub(crate) fn look(&self, stdout: Look) -> Look {
        match self {
            Self::Stdout => stdout,
            Self::File { .. } => Look {
                is_coloured: false,
                ..stdout
            },
        }
    }

    /// Writes the answer, whole or not at all.
    pub(crate) fn write(mut self, bytes: &[u8]) -> Result<(), Error> {
        self.stage(bytes)?;
        self.finish()
    }

    /// Prints the answer, or writes it beside its place.
    fn stage(&mut self, bytes: &[u8]) -> Result<(), Error> {
        match self {
            Self::Stdout => print_bytes(bytes),
            Self::File { path, temporary } => temporary
                .write_all(bytes)
                .and_then(|()| temporary.as_file().sync_all())
                .map_err(|error| failed(path, &error)),
        }
    }

    /// Puts the answer in its place.
    fn finish(self) -> Result<(), Error> {
        match self {
            Self::Stdout => Ok(()),
            Self::File { path, temporary } => match temporary.persist(&path) {
                Ok(_) => Ok(()),
                Err(error) => Err(failed(&path, &error.error)),
            },
        }
    }
}

fn failed(path: &Path, error: &io::Error) -> Error {
    Error::Write {
        what: format!("`{}`", path.display()),
        reason: error.to_string(),
    }
}

/// A folder that files are made in, which nothing in it is lost by.
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes the folder that `--out` names, if it is not there.
    ///
    /// # Errors
    ///
    /// If it cannot be made, or something else stands there.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(path).map_err(|error| Error::Option {
            option: "--out".to_owned(),
            reason: format!(
                "cannot make the folder `{}`: {}",
                path.display(),
                reason(&error)
            ),
        })?;
        Ok(Self {
            path: path.to_owned(),
        })
    }

    /// Writes files by name; all of them, or none where one cannot be written.
    ///
    /// # Errors
    ///
    /// If a file is there already and says something else.
    pub(crate) fn write(&self, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
        let mut staged = Vec::new();
        for (name, bytes) in files {
            let path = self.path.join(name);
            match std::fs::read(&path) {
                Ok(there) if there == *bytes => continue,
                Ok(_) => {
                    return Err(Error::Write {
                        what: format!("`{}`", path.display()),
                        reason: "it is there already and says something else; it may have been filled in. Choose another folder, or take it away first".to_owned(),
                    });
                }
                Err(_) => {}
            }
            let mut target = Target::open(Some(&path))?;
            target.stage(bytes)?;
            staged.push(target);
        }
        staged.into_iter().try_for_each(Target::finish)
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
