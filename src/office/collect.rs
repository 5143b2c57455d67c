//! Forms that came back, read cell by cell: what they say, and what is wrong with them at which cell.
//!
//! A form is untrusted: it is bounded in size, nothing in it is run or followed, and what it says decides neither
//! where anything is written nor what anything is called. Its cells are read in a process of its own, without a plan and
//! before any lock is taken; what they mean is then decided in time that grows with their number alone.

mod answer;
mod content;
mod csv;
mod file;
pub(crate) mod gathering;
mod grid;
pub(crate) mod intake;
pub(crate) mod process;
mod value;
mod workbook;
mod yaml;

use std::path::Path;

use jiff::civil::Date;

use crate::error::Error;
use crate::obligation::as_of::AsOf;
use crate::office::collect::content::{Content, Ending};
use crate::office::collect::grid::Grid;
use crate::office::collect::intake::Intake;
use crate::plan::Plan;

/// A form as it was handed in, before a plan is asked what it means.
#[derive(Debug)]
pub(crate) struct HandedIn {
    /// The file as it was named.
    name: String,
    /// Or why nothing of it can be read.
    written: Result<Written, String>,
}

/// What is written in a form.
#[derive(Debug)]
enum Written {
    Cells(Grid),
    Yaml(String),
}

/// Reads what is written in a form, in bounded time and memory.
///
/// # Errors
///
/// If Tadbir cannot run itself; what is wrong with a form is a part of it.
pub(crate) fn read(path: &Path) -> Result<HandedIn, Error> {
    let name = path.display().to_string();
    let bytes = match file::bytes(path) {
        Ok(bytes) => bytes,
        Err(reason) => {
            let written = Err(reason);
            return Ok(HandedIn { name, written });
        }
    };
    let extension = path.extension().and_then(|extension| extension.to_str());
    let ending = match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("yaml" | "yml") => Ending::Yaml,
        Some(_) | None => Ending::Other,
    };
    let content = process::read(&bytes, ending).map_err(|error| Error::Unreadable {
        path: path.to_owned(),
        reason: format!("Tadbir cannot run itself to read it: {error}"),
    })?;
    let written = content.and_then(|content| match content {
        Content::Cells(grid) => Ok(Written::Cells(grid)),
        Content::Yaml => String::from_utf8(bytes)
            .map(Written::Yaml)
            .map_err(|error| error.to_string()),
    });
    Ok(HandedIn { name, written })
}

impl HandedIn {
    /// What the form says to a plan.
    pub(crate) fn answers(&self, plan: &Plan, as_of: AsOf, received_on: Date) -> Intake {
        let asked = answer::Asked {
            plan,
            as_of,
            received_on,
        };
        match &self.written {
            Ok(Written::Cells(grid)) => answer::answers(&self.name, grid, &asked),
            Ok(Written::Yaml(text)) => yaml::answers(&self.name, text, &asked),
            Err(reason) => Intake::refused(&self.name, reason),
        }
    }
}
