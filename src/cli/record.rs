//! `tadbir record`.

mod asking;

use jiff::civil::Date;

use crate::cli::list::{find_body, find_measure};
use crate::cli::record::asking::Asker;
use crate::cli::{Editable, Exit, Session, ask, date, output};
use crate::decode::ObligationOf;
use crate::diagnostics::plain;
use crate::document::Document;
use crate::error::Error;
use crate::filing::entry::{Entry, Reported, said};
use crate::filing::{effects, propose};
use crate::obligation::schedule::schedule;
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::progress::State;
use crate::report::effect::{add_effects, add_reviews_taken_over};
use crate::reporting::reporting_periods;
use crate::store::{self, Lock};

/// Write down one progress report: what a body says about a measure for a reporting period
///
/// Shows what it changes, refuses what `check` would refuse, and adds it to progress/PERIOD/BODY.yaml, where nothing else is touched.
/// A later progress report for the same body, measure and period corrects an earlier one, which stays on file.
/// On a terminal, it asks for what is not given.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option")]
pub(super) struct Args {
    /// Id of the measure, such as 3.a
    measure: Option<String>,
    /// The body that reports (id, name or accepted spelling) [default: the only one that may report on the measure]
    #[arg(long)]
    body: Option<String>,
    /// The reporting period, such as 2009-Q2
    #[arg(long)]
    period: Option<String>,
    /// How far it is
    #[arg(long, value_parser = clap::builder::PossibleValuesParser::new(State::NAMES))]
    state: Option<String>,
    /// The same as --state nil: the body says that there is nothing to report
    #[arg(long, conflicts_with = "state")]
    nil: bool,
    /// The same as --state not-applicable: nothing was owed in this period; give the --reason
    #[arg(long, conflicts_with_all = ["state", "nil"])]
    not_applicable: bool,
    /// Which obligation, where the period holds several of the measure: a period such as 2009-02, or a due date
    #[arg(long = "for", value_name = "PERIOD|DATE")]
    about: Option<String>,
    /// The day it was done, YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = date)]
    done_on: Option<Date>,
    /// What was done, in a sentence or two
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// An act, letter or document that shows it; may be given more than once
    #[arg(long, value_name = "TEXT")]
    evidence: Vec<String>,
    /// What stands in the way
    #[arg(long, value_name = "TEXT")]
    obstacles: Option<String>,
    /// What the body needs to go on
    #[arg(long, value_name = "TEXT")]
    needs: Option<String>,
    /// Why it is not applicable
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// The day the office had it, YYYY-MM-DD [default: the as-of date]
    #[arg(long, value_name = "DATE", value_parser = date)]
    received_on: Option<Date>,
    /// Keep it inside the coordinator's edition
    #[arg(long)]
    restricted: bool,
    /// Show what it would change, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let mut editable = session.edit()?;
    let (reported, is_asked) = reported(args, &editable)?;
    // Whoever was faster has written by the time the lock is ours: what the plan says is read again.
    let lock = (!args.dry_run)
        .then(|| Lock::take(&editable.location.folder))
        .transpose()?;
    if lock.is_some() {
        let now = session.edit()?;
        reported.is_still_meant(&editable.examined.plan, &now.examined.plan)?;
        editable = now;
    }
    let Editable {
        location,
        examined,
        as_of,
    } = &editable;
    let plan = &examined.plan;
    let (new, known) = reported.news(plan);
    if let [entry] = known.as_slice() {
        let on_file = reported.known(plan, entry);
        let received_on = on_file.map_or(entry.received_on, |on_file| on_file.received_on);
        output::print(&format!(
            "The same is on file already, received on {received_on}; nothing was written.\n"
        ))?;
        return Ok(Exit::Clean);
    }
    let addition = new.addition(&location.folder, examined);
    let path = location.folder.join(&addition.inner);
    let proposal = propose(location, examined, &[addition])?;
    let counts = new.is_on_file(&proposal, &path)?;
    if !proposal.warnings.is_empty() {
        output::message(&plain(&proposal.warnings));
    }
    let mut document = Document::default();
    let after = &proposal.after.plan;
    let effects = effects(plan, after, (new.body, new.period), &new.about(), *as_of);
    add_effects(&mut document, &effects);
    if let Some(earlier) = new.known(plan, &new.entries[0]) {
        document.paragraph(if counts {
            format!(
                "It corrects what was received on {}, which stays on file.",
                earlier.received_on
            )
        } else {
            format!(
                "What was received on {}, later than this, still counts.",
                earlier.received_on
            )
        });
    }
    add_reviews_taken_over(&mut document, after, &new, *as_of);
    session.print(&document, "table")?;
    if is_asked && !ask::confirm("Write it?")? {
        return Err(Error::Left);
    }
    match lock {
        Some(lock) => {
            store::write(&lock, &proposal.drafts)?;
            output::print(&format!("Added to {}.\n", path.display()))?;
        }
        None => output::print(&format!(
            "Nothing was written; without --dry-run it is added to {}.\n",
            path.display()
        ))?,
    }
    Ok(Exit::Clean)
}

/// What is to be put on file, from the options and, on a terminal, from answers; and whether anything was asked.
fn reported(args: &Args, editable: &Editable) -> Result<(Reported, bool), Error> {
    let plan = &editable.examined.plan;
    let as_of = editable.as_of;
    let received_on = args.received_on.unwrap_or(as_of.0);
    if as_of.0 < received_on {
        return Err(Error::Option {
            option: "--received-on".to_owned(),
            reason: format!("{received_on} is after the as-of date, {}", as_of.0),
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
        None => asker.about(plan, measure, period, as_of)?,
    };
    let state = match (&args.state, args.nil, args.not_applicable) {
        (Some(name), ..) => State::parse(name).expect("clap admits only names of states"),
        (None, true, _) => State::Nil,
        (None, false, true) => State::NotApplicable,
        (None, false, false) => asker.state()?,
    };
    let text = |text: &Option<String>| text.as_deref().and_then(said);
    let mut entry = Entry {
        measure: measure.key,
        about,
        state,
        done_on: args.done_on,
        summary: text(&args.summary),
        evidence: args.evidence.iter().filter_map(|text| said(text)).collect(),
        obstacles: text(&args.obstacles),
        needs: text(&args.needs),
        reason: text(&args.reason),
        received_on,
        restricted: args.restricted,
    };
    if asker.has_asked {
        asking::rest(&mut entry, &schedule(plan, measure, as_of), period, as_of)?;
    }
    let reported = Reported {
        body: body.key,
        period,
        entries: vec![entry],
    };
    Ok((reported, asker.has_asked))
}

/// Which of several obligations an entry is about, as `--for` says.
pub(super) fn obligation_of(text: &str) -> Result<ObligationOf, Error> {
    ObligationOf::parse(text).ok_or_else(|| Error::Option {
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
        let first = reporting_periods(plan).first().map(Period::to_string);
        let example = first.unwrap_or_else(|| "2009-Q2".to_owned());
        refuse(format!(
            "`{text}` is no reporting period; write it like {example}"
        ))
    })
}
