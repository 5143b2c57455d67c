//! `tadbir completions`.

use clap_complete::Shell;

use crate::cli::{Exit, command, output};
use crate::error::Error;

/// Print shell completions
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Shell to complete for
    shell: Shell,
}

pub(super) fn run(args: &Args) -> Result<Exit, Error> {
    let mut bytes = Vec::new();
    clap_complete::generate(args.shell, &mut command(), "tadbir", &mut bytes);
    output::print(&String::from_utf8_lossy(&bytes))?;
    Ok(Exit::Clean)
}
