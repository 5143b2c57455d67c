//! The only file that prints, and that writes what `--out` asks for. A closed pipe (`tadbir overdue | head`) ends the program quietly.

#![expect(clippy::disallowed_methods, reason = "this is the file that prints")]

use std::ffi::OsStr;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::disk::load::kept::kept;
use crate::error::Error;
use crate::folder;
use crate::folder::place::Place;
use crate::folder::staged::{Staged, sweep};
use crate::folder::{Refusal, named};
use crate::format::Look;
use crate::limit::FILE;

/// The width where none is known, such as in a pipe.
const WIDTH_IN_PIPE: u16 = 100;

/// How standard output looks: as wide as the terminal, and coloured if the terminal wants it.
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

/// Where the output goes: standard output or a file. Opened before anything is computed.
///
/// A file is written under a temporary name and renamed when it is complete.
pub(crate) enum Target {
    Stdout,
    File { path: PathBuf, staged: Staged },
}

impl Target {
    /// Opens the place that `--out` names; without it, or with `-`, standard output. `plan` is the plan asked about, if
    /// it is named.
    ///
    /// # Errors
    ///
    /// If the folder does not exist or cannot be written to, or if the target is not a plain file, or if it is part of
    /// a plan.
    pub(crate) fn open(path: Option<&Path>, plan: Option<&Path>) -> Result<Self, Error> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Stdout);
        };
        // The target of a link is written, so that the link stays.
        let place = Place::of(path).map_err(|refusal| refused(path, &refusal))?;
        spare(path, &place.real, plan)?;
        let (folder, name) = place.file().map_err(|refusal| match refusal {
            Refusal::Missing => {
                let folder = path.parent().unwrap_or(path);
                let reason = format!("there is no folder `{}`", folder.display());
                option(format!("cannot write `{}`: {reason}", path.display()))
            }
            refusal => refused(path, &refusal),
        })?;
        sweep(&folder);
        Self::begin(path, folder, &name)
    }

    fn begin(path: &Path, folder: folder::Folder, name: &OsStr) -> Result<Self, Error> {
        let staged = Staged::open(folder, name).map_err(|refusal| refused(path, &refusal))?;
        Ok(Self::File {
            path: path.to_owned(),
            staged,
        })
    }

    /// Whether the output goes to a terminal.
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

    /// Writes the output, complete or not at all.
    pub(crate) fn write(mut self, bytes: &[u8]) -> Result<(), Error> {
        self.stage(bytes)?;
        self.finish()
    }

    /// Prints the output, or writes it under a temporary name.
    fn stage(&mut self, bytes: &[u8]) -> Result<(), Error> {
        match self {
            Self::Stdout => print_bytes(bytes),
            Self::File { path, staged } => {
                staged.write(bytes).map_err(|error| failed(path, &error))
            }
        }
    }

    /// Renames the file to its final name.
    fn finish(self) -> Result<(), Error> {
        match self {
            Self::Stdout => Ok(()),
            Self::File { path, staged } => staged.place().map_err(|error| failed(&path, &error)),
        }
    }
}

/// Refuses a path that is part of a plan.
fn spare(path: &Path, real: &Path, plan: Option<&Path>) -> Result<(), Error> {
    kept(real, plan).map_or(Ok(()), |reason| {
        let path = path.display();
        Err(option(format!("cannot write to `{path}`: {reason}")))
    })
}

fn option(reason: String) -> Error {
    Error::Option {
        option: "--out".to_owned(),
        reason,
    }
}

fn refused(path: &Path, refusal: &Refusal) -> Error {
    let reason = match refusal {
        Refusal::LeadsOut => {
            "a link leads out of the repository; give the path that it leads to".to_owned()
        }
        Refusal::Failed(error) if error.kind() == ErrorKind::PermissionDenied => {
            match error.raw_os_error() {
                Some(_) => {
                    let folder = named(path.parent().unwrap_or(path));
                    format!("the folder `{}` cannot be written to", folder.display())
                }
                None => error.to_string(),
            }
        }
        refusal => refusal.to_string(),
    };
    option(format!("cannot write `{}`: {reason}", path.display()))
}

fn failed(path: &Path, error: &io::Error) -> Error {
    Error::Write {
        what: format!("`{}`", path.display()),
        reason: error.to_string(),
    }
}

/// A folder in which files are created.
pub(crate) struct Folder<'o> {
    path: &'o Path,
    /// With links resolved.
    real: PathBuf,
    opened: folder::Folder,
    plan: Option<&'o Path>,
}

impl<'o> Folder<'o> {
    /// Creates the folder that `--out` names, if it does not exist. `plan` is the plan asked about, if it is named.
    ///
    /// # Errors
    ///
    /// If it cannot be created, is not a folder, or holds plans.
    pub(crate) fn open(path: &'o Path, plan: Option<&'o Path>) -> Result<Self, Error> {
        let refuse = |refusal: &Refusal| {
            let reason = match refusal {
                Refusal::LeadsOut => "a link leads out of the repository".to_owned(),
                refusal => refusal.to_string(),
            };
            let path = path.display();
            option(format!("cannot create the folder `{path}`: {reason}"))
        };
        let place = Place::of(path).map_err(|refusal| refuse(&refusal))?;
        spare(path, &place.real.join("answer"), plan)?;
        let opened = place.folder().map_err(|refusal| refuse(&refusal))?;
        Ok(Self {
            path,
            real: place.real,
            opened,
            plan,
        })
    }

    /// Writes files by name without overwriting any: all of them, or none if one cannot be written.
    ///
    /// # Errors
    ///
    /// If a file exists with other content.
    pub(crate) fn write(&self, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
        let is_new = |(name, bytes): &&(String, Vec<u8>)| {
            let path = self.path.join(name);
            let refuse = |reason: &str| {
                Err(Error::Write {
                    what: format!("`{}`", path.display()),
                    reason: reason.to_owned(),
                })
            };
            match self.opened.read(Path::new(name), &FILE) {
                Err(Refusal::Missing) => Ok(true),
                Ok(there) if there == *bytes => Ok(false),
                Ok(_) | Err(Refusal::TooLarge(_)) => refuse(
                    "the file exists with other content and may have been filled in; choose another folder, or move the file away first",
                ),
                Err(refusal) => refuse(&refusal.to_string()),
            }
        };
        let new: Vec<&(String, Vec<u8>)> = files
            .iter()
            .filter_map(|file| match is_new(&file) {
                Ok(is_new) => is_new.then_some(Ok(file)),
                Err(error) => Some(Err(error)),
            })
            .collect::<Result<_, Error>>()?;
        self.place(new)
    }

    /// Writes files by name, replacing existing ones: all of them, or none if one cannot be written.
    ///
    /// # Errors
    ///
    /// If there is something other than a file under one of the names.
    pub(crate) fn replace(&self, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
        self.place(files)
    }

    fn place<'f>(
        &self,
        files: impl IntoIterator<Item = &'f (String, Vec<u8>)>,
    ) -> Result<(), Error> {
        sweep(&self.opened);
        let mut staged = Vec::new();
        for (name, bytes) in files {
            let path = self.path.join(name);
            spare(&path, &self.real.join(name), self.plan)?;
            let folder = self.opened.inner(Path::new(""));
            let folder = folder.map_err(|refusal| refused(&path, &refusal))?;
            let mut target = Target::begin(&path, folder, OsStr::new(name))?;
            target.stage(bytes)?;
            staged.push(target);
        }
        staged.into_iter().try_for_each(Target::finish)
    }
}

/// Prints the output.
pub(crate) fn print(text: &str) -> Result<(), Error> {
    print_bytes(text.as_bytes())
}

/// Prints output that need not be text.
pub(crate) fn print_bytes(bytes: &[u8]) -> Result<(), Error> {
    let mut stdout = io::stdout().lock();
    finish(stdout.write_all(bytes).and_then(|()| stdout.flush()))
}

/// Prints a message on standard error.
pub(crate) fn message(text: &str) {
    // If messages cannot be printed, there is no way to report that.
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
