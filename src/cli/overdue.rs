//! `tadbir overdue`.

use crate::cli::list::ListArgs;
use crate::cli::{Exit, Session};
use crate::error::Error;
use crate::obligation::filter::Filter;
use crate::report::overdue::overdue;

/// List what is overdue, by body, oldest first
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    list: ListArgs,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let ready = args.list.open(session)?;
    let filter = Filter {
        status: vec!["overdue"],
        ..args.list.filter(&ready.plan)?
    };
    args.list.list(session, &ready, &filter, |listed| {
        overdue(listed, ready.as_of)
    })
}
