//! `tadbir due`.

use crate::cli::list::{ListArgs, Order, find_period};
use crate::cli::{Exit, Session};
use crate::error::Error;
use crate::obligation::filter::Filter;
use crate::report::command::list;

/// List what is due in a period, by body [default: the reporting period of the as-of date]
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    list: ListArgs,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let ready = args.list.open(session)?;
    let current = ready.plan.reporting_period_of(ready.as_of.day).to_string();
    let (name, days) = find_period(
        "--period",
        args.list.filters.period.as_deref().unwrap_or(&current),
    )?;
    let filter = Filter {
        due_in: Some(days),
        ..args.list.filter(&ready.plan)?
    };
    args.list
        .list(session, &ready, &filter, Order::Body, |listed| {
            list::due(listed, &name, days, ready.as_of)
        })
}
