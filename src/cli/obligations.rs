//! `tadbir obligations`.

use crate::cli::list::{ListArgs, Order};
use crate::cli::{Exit, Session};
use crate::error::Error;
use crate::report::command::list;

/// List every obligation and its status
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    list: ListArgs,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let ready = args.list.open(session)?;
    let filter = args.list.filter(&ready.plan)?;
    args.list
        .list(session, &ready, &filter, Order::Measure, |listed| {
            list::obligations(listed, ready.as_of)
        })
}
