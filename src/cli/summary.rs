//! `tadbir` alone.

use crate::cli::{Exit, Session};
use crate::error::Error;
use crate::obligation::{Obligation, obligations};
use crate::report::command::glance::glance;

pub(super) fn run(session: &Session) -> Result<Exit, Error> {
    let ready = session.open()?;
    let all: Vec<Obligation> = obligations(&ready.plan, ready.as_of).collect();
    session.print(&glance(&ready.plan, &all, ready.as_of), "table")?;
    Ok(ready.exit)
}
