//! `tadbir record`.

mod asking;
mod option;

use jiff::civil::Date;

use crate::cli::filing::{Filing, Proposed};
use crate::cli::list::{find_body, find_measure};
use crate::cli::record::asking::Asker;
use crate::cli::record::option::Points;
use crate::cli::{Exit, Session, ask, date, output};
use crate::error::Error;
use crate::format::finding::plain;
use crate::obligation::target::Word;
use crate::office::proposal::entry::{Entry, Reported};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::about::About;
use crate::plan::statement::State;
use crate::report::command::effect::recorded;

/// Record one progress report: what a body says about a measure for a reporting period
///
/// Shows what it changes, refuses what `check` would refuse, and appends it to progress/PERIOD/BODY.yaml. Nothing else in that file changes.
/// A later progress report by the same body for the same period and obligation corrects the earlier one, which stays on file.
/// Asks for missing values on a terminal.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option")]
pub(super) struct Args {
    /// Id of the measure, such as 3.a
    measure: Option<String>,
    /// Body that reports (id, name or accepted spelling) [default: the body that may report, if there is only one]
    #[arg(long)]
    body: Option<String>,
    /// Reporting period, such as 2009-Q2
    #[arg(long)]
    period: Option<String>,
    /// State of the work
    #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(State::NAMES))]
    state: Option<String>,
    /// Same as --state nil: the body has nothing to report
    #[arg(long, conflicts_with = "state")]
    nil: bool,
    /// Same as --state not-applicable: nothing was owed in this period; requires --reason
    #[arg(long, conflicts_with_all = ["state", "nil"])]
    not_applicable: bool,
    /// Obligations it is about, if the period alone does not tell: a period such as 2009-02, a due date, a range (2009-Q3..2010-Q1), a comma-separated list, or one body's part (moh/2009-Q1)
    #[arg(long = "for", value_name = "FOR")]
    about: Option<String>,
    #[command(flatten)]
    said: Points,
    /// Date on which the office received it, YYYY-MM-DD [default: the as-of date]
    #[arg(long, value_name = "DATE", value_parser = date)]
    received_on: Option<Date>,
    /// Show it in the coordinator's edition only
    #[arg(long)]
    restricted: bool,
    /// Show what would change, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let seen = session.file_in_thought()?;
    let (reported, is_asked) = reported(args, &seen)?;
    let Some(proposed) = propose(&seen, &reported)? else {
        return same_on_file(&seen, &reported);
    };
    let proposal = &proposed.proposal;
    if !proposal.warnings.is_empty() {
        output::message(&plain(&proposal.warnings));
    }
    let document = recorded(seen.plan(), &proposal.after.plan, &reported, seen.as_of);
    session.print(&document, "table")?;
    if is_asked && !ask::confirm("Write it?")? {
        return Err(Error::Left);
    }
    let path = proposed.path.display();
    if args.dry_run {
        output::print(&format!(
            "Nothing was written; without --dry-run it is added to {path}.\n"
        ))?;
        return Ok(Exit::Clean);
    }
    // The lock is taken only now, so that nobody waits for answers; what others wrote in the meantime is read.
    let now = session.file()?;
    if now.plan().fingerprint == seen.plan().fingerprint {
        now.write(proposal)?;
    } else {
        reported.is_still_meant(seen.plan(), now.plan())?;
        let Some(proposed) = propose(&now, &reported)? else {
            return same_on_file(&now, &reported);
        };
        now.write(&proposed.proposal)?;
    }
    output::print(&format!("Added to {path}.\n"))?;
    Ok(Exit::Clean)
}

/// Drafts a progress report; `None` if the same is already on file.
fn propose(filing: &Filing, reported: &Reported) -> Result<Option<Proposed>, Error> {
    let (new, _) = reported.news(filing.plan());
    if new.entries.is_empty() {
        return Ok(None);
    }
    let addition = new.addition(&filing.location.folder, &filing.examined);
    let proposed = filing.propose(&addition, |plan| new.counts(plan))?;
    Ok(Some(proposed))
}

fn same_on_file(filing: &Filing, reported: &Reported) -> Result<Exit, Error> {
    let entry = &reported.entries[0];
    let on_file = reported.known(filing.plan(), entry);
    let received_on = on_file.map_or(entry.received_on, |on_file| on_file.received_on);
    output::print(&format!(
        "The same is on file already, received on {received_on}; nothing was written.\n"
    ))?;
    Ok(Exit::Clean)
}

/// The progress report from the options and, on a terminal, from answers; and whether anything was asked.
fn reported(args: &Args, filing: &Filing) -> Result<(Reported, bool), Error> {
    let plan = filing.plan();
    let as_of = filing.as_of;
    let received_on = filing.received_on(args.received_on)?;
    let mut asker = Asker::new();
    let measure = match &args.measure {
        Some(id) => find_measure(plan, "MEASURE", id)?,
        None => asker.measure(plan)?,
    };
    let body = match &args.body {
        Some(name) => find_body(plan, "--body", name)?,
        None => asker.body(plan, measure)?,
    };
    let period = match &args.period {
        Some(text) => reporting_period(plan, text)?,
        None => asker.period(plan, as_of)?,
    };
    let about = args.about.as_deref().map(obligation_of).transpose()?;
    let state = match (&args.state, args.nil, args.not_applicable) {
        (Some(name), ..) => State::parse(name).expect("clap admits only names of states"),
        (None, true, _) => State::Nil,
        (None, false, true) => State::NotApplicable,
        (None, false, false) => asker.state()?,
    };
    let mut said = args.said.statement(state);
    said.about = about;
    if said.about.is_none() {
        let word = Word::said((body.key, period), &said, received_on);
        said.about = asker.about(plan, measure, &word)?;
    }
    let mut entry = Entry {
        measure: measure.key,
        said,
        received_on,
        restricted: args.restricted,
    };
    if asker.has_asked {
        asking::rest(&mut entry, plan, measure, (body.key, period), as_of)?;
    }
    let reported = Reported {
        body: body.key,
        period,
        entries: vec![entry],
    };
    Ok((reported, asker.has_asked))
}

/// Which of several obligations an entry is about, as `--for` says.
pub(super) fn obligation_of(text: &str) -> Result<About, Error> {
    About::parse(text).ok_or_else(|| Error::Option {
        option: "--for".to_owned(),
        reason: format!(
            "`{text}` is neither a period such as 2009-02 nor a day such as 2009-12-31"
        ),
    })
}

/// A reporting period of the plan's own cadence.
pub(super) fn reporting_period(plan: &Plan, text: &str) -> Result<Period, Error> {
    let refuse = |reason: String| Error::Option {
        option: "--period".to_owned(),
        reason,
    };
    Period::parse(text).ok_or_else(|| {
        let first = plan.reporting_periods().first().map(Period::to_string);
        let example = first.unwrap_or_else(|| "2009-Q2".to_owned());
        refuse(format!(
            "`{text}` is not a reporting period; write it like {example}"
        ))
    })
}
