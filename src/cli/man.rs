//! `tadbir man`.

use crate::cli::{Exit, command, output};
use crate::error::Error;

/// Print the manual page of tadbir or of one command
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Command, such as overdue
    command: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<Exit, Error> {
    let mut tadbir = command();
    tadbir.build();
    let described = match &args.command {
        None => tadbir,
        Some(name) => tadbir
            .find_subcommand(name)
            .cloned()
            .ok_or_else(|| Error::Option {
                option: "man".to_owned(),
                reason: format!("there is no command `{name}`"),
            })?,
    };
    let mut bytes = Vec::new();
    clap_mangen::Man::new(described)
        .render(&mut bytes)
        .map_err(|error| Error::Write {
            what: "the manual page".to_owned(),
            reason: error.to_string(),
        })?;
    output::print(&String::from_utf8_lossy(&bytes))?;
    Ok(Exit::Clean)
}
