//! `tadbir schema`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use crate::cli::output::{self, Folder};
use crate::cli::{Exit, Session};
use crate::data::schema::schema;
use crate::error::Error;
use crate::plan::file_format::{FILES, by_name};
use crate::report::command::explain;

/// Print JSON Schemas of the plan's files, for completion and checks in editors
///
/// Without KIND and --out, lists the kinds, and the line by which a file names its schema.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Kind of file
    #[arg(value_parser = PossibleValuesParser::new(by_name().into_iter().map(|file| file.name)))]
    kind: Option<String>,
    /// Write the schemas of all kinds to this folder, as KIND.json; existing ones are replaced
    #[arg(long, value_name = "DIR", conflicts_with = "kind")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    if let Some(folder) = &args.out {
        let folder = Folder::open(folder, session.global.plan.as_deref())?;
        let files = by_name().into_iter().map(|file| {
            let name = format!("{}.json", file.name);
            Ok((name, schema(file)?.into_bytes()))
        });
        folder.replace(&files.collect::<Result<Vec<_>, Error>>()?)?;
        return Ok(Exit::Clean);
    }
    match &args.kind {
        Some(kind) => {
            let file = FILES.iter().find(|file| file.name == kind);
            let file = file.expect("clap admits only names of kinds");
            output::print(&schema(file)?)?;
        }
        None => session.print(&explain::schemas(&by_name()), "table")?,
    }
    Ok(Exit::Clean)
}
