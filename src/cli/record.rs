//! `tadbir record`.

mod asking;

use std::path::PathBuf;

use jiff::civil::Date;

use crate::cli::list::{find_body, find_measure};
use crate::cli::record::asking::Asker;
use crate::cli::{Editable, Exit, Session, ask, date, output};
use crate::disk::store;
use crate::document::Document;
use crate::error::Error;
use crate::format::finding::plain;
use crate::obligation::target::Word;
use crate::office::proposal::entry::{Entry, Reported, said};
use crate::office::proposal::{Proposal, propose};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::about::About;
use crate::plan::progress::State;
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
    /// Date on which it was done, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date)]
    done_on: Option<Date>,
    /// Date from which the delivered result is lost, YYYY-MM-DD; with --state undone
    #[arg(long, value_name = "DATE", value_parser = date)]
    undone_on: Option<Date>,
    /// What was done, in a sentence or two
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// Act, letter or document that proves it; may be given more than once
    #[arg(long, value_name = "TEXT")]
    evidence: Vec<String>,
    /// What obstructs the work
    #[arg(long, value_name = "TEXT")]
    obstacles: Option<String>,
    /// What the body needs in order to continue
    #[arg(long, value_name = "TEXT")]
    needs: Option<String>,
    /// Why it is not applicable, or was undone
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
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
    let editable = session.edit()?;
    let (reported, is_asked) = reported(args, &editable)?;
    let Some(prepared) = prepare(&editable, &reported)? else {
        return same_on_file(&editable, &reported);
    };
    if !prepared.proposal.warnings.is_empty() {
        output::message(&plain(&prepared.proposal.warnings));
    }
    session.print(&prepared.document, "table")?;
    if is_asked && !ask::confirm("Write it?")? {
        return Err(Error::Left);
    }
    let path = prepared.path.display();
    if args.dry_run {
        output::print(&format!(
            "Nothing was written; without --dry-run it is added to {path}.\n"
        ))?;
        return Ok(Exit::Clean);
    }
    // The lock is taken only now, so that nobody waits for answers; what others wrote in the meantime is read.
    let lock = session.lock(&editable.location)?;
    let now = session.edit()?;
    if now.examined.plan.fingerprint == editable.examined.plan.fingerprint {
        store::write(&lock, &prepared.proposal.drafts)?;
    } else {
        reported.is_still_meant(&editable.examined.plan, &now.examined.plan)?;
        let Some(prepared) = prepare(&now, &reported)? else {
            return same_on_file(&now, &reported);
        };
        store::write(&lock, &prepared.proposal.drafts)?;
    }
    output::print(&format!("Added to {path}.\n"))?;
    Ok(Exit::Clean)
}

/// What is to be written and said.
struct Prepared {
    proposal: Proposal,
    path: PathBuf,
    document: Document,
}

/// Drafts a progress report; `None` if the same is already on file.
fn prepare(editable: &Editable, reported: &Reported) -> Result<Option<Prepared>, Error> {
    let Editable {
        location,
        examined,
        as_of,
    } = editable;
    let (new, _) = reported.news(&examined.plan);
    if new.entries.is_empty() {
        return Ok(None);
    }
    let addition = new.addition(&location.folder, examined);
    let path = location.folder.join(&addition.inner);
    let proposal = propose(location, examined, &[addition])?;
    new.accept(&proposal, &path)?;
    let document = recorded(&examined.plan, &proposal.after.plan, &new, *as_of);
    Ok(Some(Prepared {
        proposal,
        path,
        document,
    }))
}

fn same_on_file(editable: &Editable, reported: &Reported) -> Result<Exit, Error> {
    let plan = &editable.examined.plan;
    let entry = &reported.entries[0];
    let on_file = reported.known(plan, entry);
    let received_on = on_file.map_or(entry.received_on, |on_file| on_file.received_on);
    output::print(&format!(
        "The same is on file already, received on {received_on}; nothing was written.\n"
    ))?;
    Ok(Exit::Clean)
}

/// The progress report from the options and, on a terminal, from answers; and whether anything was asked.
fn reported(args: &Args, editable: &Editable) -> Result<(Reported, bool), Error> {
    let plan = &editable.examined.plan;
    let as_of = editable.as_of;
    let received_on = args.received_on.unwrap_or(as_of.day);
    if as_of.day < received_on {
        return Err(Error::Option {
            option: "--received-on".to_owned(),
            reason: format!("{received_on} is after the as-of date, {}", as_of.day),
        });
    }
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
    let about = match &args.about {
        Some(text) => Some(obligation_of(text)?),
        None => None,
    };
    let state = match (&args.state, args.nil, args.not_applicable) {
        (Some(name), ..) => State::parse(name).expect("clap admits only names of states"),
        (None, true, _) => State::Nil,
        (None, false, true) => State::NotApplicable,
        (None, false, false) => asker.state()?,
    };
    let about = match about {
        Some(about) => Some(about),
        None => asker.about(
            plan,
            measure,
            &Word {
                body: body.key,
                period,
                state,
                happened_on: args.undone_on.or(args.done_on),
                received_on,
                about: None,
            },
        )?,
    };
    let text = |text: &Option<String>| text.as_deref().and_then(said);
    let mut entry = Entry {
        measure: measure.key,
        about,
        state,
        done_on: args.done_on,
        undone_on: args.undone_on,
        summary: text(&args.summary),
        evidence: args.evidence.iter().filter_map(|text| said(text)).collect(),
        obstacles: text(&args.obstacles),
        needs: text(&args.needs),
        reason: text(&args.reason),
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
