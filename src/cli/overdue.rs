//! `tadbir overdue`.

use crate::cli::list::{ListArgs, Order};
use crate::cli::{Exit, Session};
use crate::error::Error;
use crate::obligation::filter::Filter;
use crate::report::command::overdue::overdue;

/// List what is overdue, by body, oldest first
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    list: ListArgs,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    refuse_other_status(&args.list.filters.status)?;
    let ready = args.list.open(session)?;
    let filter = Filter {
        status: vec!["overdue"],
        ..args.list.filter(&ready.plan)?
    };
    args.list
        .list(session, &ready, &filter, Order::Body, |listed| {
            overdue(listed, ready.as_of)
        })
}

/// The list has one status; asking it for another is a mistake that an empty answer would hide.
fn refuse_other_status(asked: &[String]) -> Result<(), Error> {
    if asked.iter().all(|name| name == "overdue") {
        return Ok(());
    }
    Err(Error::Option {
        option: "--status".to_owned(),
        reason: format!(
            "`overdue` lists only what is overdue; run `tadbir obligations --status {}`",
            asked.join(",")
        ),
    })
}
