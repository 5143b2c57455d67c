//! Returned forms, read cell by cell: their content, and what is wrong in which cell.
//!
//! A form is untrusted: it is limited in size, nothing in it is run or followed, and its content decides neither where
//! anything is written nor what anything is named. Its cells are read in a separate process, without a plan and before
//! any lock is taken; they are then interpreted in time that is linear in their number.

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

/// A form as it was returned, before it is interpreted by a plan.
#[derive(Debug)]
pub(crate) struct HandedIn {
    /// The file as the user named it.
    name: String,
    /// Its content, or why it cannot be read.
    written: Result<Written, String>,
}

/// The content of a form.
#[derive(Debug)]
enum Written {
    Cells(Grid),
    Yaml(String),
}

/// Reads the content of a form, in bounded time and memory.
///
/// # Errors
///
/// If the reading process cannot be started; problems of the form are part of the result.
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
        reason: format!("cannot start the process that reads it: {error}"),
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
    /// Interprets the form by a plan.
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
