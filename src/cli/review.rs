//! `tadbir review`.

use crate::cli::filing::{Filing, Proposed};
use crate::cli::list::{find_body, find_measure};
use crate::cli::record::{obligation_of, reporting_period};
use crate::cli::{Exit, Session, ask, output};
use crate::data::review::pending_sheet;
use crate::document::Document;
use crate::error::Error;
use crate::obligation::as_of::AsOf;
use crate::obligation::evidence::unreviewed;
use crate::office::proposal::decision::{Decided, on_file, waiting};
use crate::office::proposal::entry::as_filed;
use crate::office::proposal::{Subject, effects};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::about::About;
use crate::plan::body::Body;
use crate::plan::review::Decision;
use crate::report::command::effect::add_effects;
use crate::report::command::pending::{overdue, pending, unreviewed_of};
use crate::text::words::count;

/// Accept or return the progress reports of a body for a reporting period
///
/// Without --accept or --return, lists what has no review yet. A returned progress report no longer counts, and the next request asks for it again.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option")]
pub(super) struct Args {
    /// Reporting period, such as 2009-Q2
    #[arg(required_unless_present = "pending")]
    period: Option<String>,
    /// Body that reported (id, name or accepted spelling)
    #[arg(long, required_unless_present = "pending")]
    body: Option<String>,
    /// Only the progress report on this measure, even if it has a review; may be given more than once [default: all without a review]
    #[arg(long, value_name = "ID")]
    measure: Vec<String>,
    /// Only the progress reports with this `for`: a period such as 2009-02, or a due date
    #[arg(long = "for", value_name = "PERIOD|DATE")]
    about: Option<String>,
    /// Accept them
    #[arg(long)]
    accept: bool,
    /// Return them: they no longer count
    #[arg(long = "return", conflicts_with = "accept")]
    return_: bool,
    /// What the body should correct; shown in its next form
    #[arg(
        long,
        value_name = "TEXT",
        requires = "return_",
        conflicts_with = "accept"
    )]
    ask: Option<String>,
    /// Reason, for the office only
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// List what has waited for a review longer than the plan allows
    #[arg(long, conflicts_with_all = ["period", "body", "measure", "about", "accept", "return_", "note"])]
    pending: bool,
    /// Show what would change, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// With --pending: output format
    #[arg(long, default_value = "table", value_parser = ["table", "csv", "json", "markdown"])]
    format: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    if args.pending {
        return list_pending(args, session);
    }
    if !args.accept && !args.return_ {
        return one_by_one(args, session);
    }
    let filing = session.file_unless(args.dry_run)?;
    let plan = filing.plan();
    let (body, period) = whose(args, plan)?;
    let decision = if args.accept {
        Decision::Accepted
    } else {
        Decision::Returned
    };
    let (ask, note) = (
        args.ask.as_deref().and_then(as_filed),
        args.note.as_deref().and_then(as_filed),
    );
    if decision == Decision::Returned && ask.is_none() && note.is_none() {
        return Err(Error::Option {
            option: "--return".to_owned(),
            reason: "give a reason: --ask TEXT for the body, or --note TEXT for the office only"
                .to_owned(),
        });
    }
    let decided = Decided {
        body: body.key,
        period,
        about: meant(args, plan, body, period, filing.as_of)?,
        decision,
        on: filing.as_of.day,
        ask,
        note,
    };
    file(session, &filing, &decided)?;
    Ok(Exit::Clean)
}

fn list_pending(args: &Args, session: &Session) -> Result<Exit, Error> {
    let ready = session.open()?;
    let all = unreviewed(&ready.plan, ready.as_of);
    let late = overdue(&ready.plan, &all, ready.as_of);
    let sheet = pending_sheet(&ready.plan, ready.as_of, &late);
    match args.format.as_str() {
        "json" => output::print(&sheet.json()?)?,
        "csv" => output::print(&sheet.csv()?)?,
        format => session.print(&pending(&ready.plan, &all, ready.as_of), format)?,
    }
    Ok(ready.exit)
}

/// Whose progress reports are meant, and for which period.
fn whose<'p>(args: &Args, plan: &'p Plan) -> Result<(&'p Body, Period), Error> {
    let period = args.period.as_deref().expect("clap asks for the period");
    let body = args.body.as_deref().expect("clap asks for the body");
    Ok((
        find_body(plan, "--body", body)?,
        reporting_period(plan, period)?,
    ))
}

/// The progress reports to review.
fn meant(
    args: &Args,
    plan: &Plan,
    body: &Body,
    period: Period,
    as_of: AsOf,
) -> Result<Vec<Subject>, Error> {
    let about = args.about.as_deref().map(obligation_of).transpose()?;
    let is_asked = |own: &Option<About>| about.is_none() || *own == about;
    let mut meant: Vec<Subject> = Vec::new();
    for id in &args.measure {
        let measure = find_measure(plan, "--measure", id)?;
        let own: Vec<Subject> = on_file(plan, body.key, period, measure, as_of)
            .into_iter()
            .filter(|(_, own)| is_asked(own))
            .collect();
        if own.is_empty() {
            return Err(Error::Option {
                option: "--measure".to_owned(),
                reason: format!(
                    "`{}` has no progress report on `{id}` for {period} by {}",
                    body.id.value, as_of.day
                ),
            });
        }
        meant.extend(own);
    }
    if args.measure.is_empty() {
        meant.extend(
            waiting(plan, body.key, period, as_of)
                .iter()
                .map(|one| (one.measure.key, one.entry.about.clone()))
                .filter(|(_, own)| is_asked(own)),
        );
        if meant.is_empty() {
            return Err(Error::Option {
                option: "PERIOD".to_owned(),
                reason: format!(
                    "every progress report of `{}` for {period} has a review; to review one again, name it with --measure",
                    body.id.value
                ),
            });
        }
    }
    Ok(meant)
}

/// Puts a word of the coordinator on file, and says what it changes.
fn file(session: &Session, filing: &Filing, decided: &Decided) -> Result<(), Error> {
    let before = filing.plan();
    let addition = decided.addition(&filing.location.folder, &filing.examined);
    let Proposed { proposal, path } =
        filing.propose(&addition, |after| after.left_out() <= before.left_out())?;
    let mut document = Document::default();
    let whose = (decided.body, decided.period);
    let after = &proposal.after.plan;
    let effects = effects(before, after, whose, &decided.about, filing.as_of);
    add_effects(&mut document, &effects);
    session.print(&document, "table")?;
    let reviews = count(decided.about.len(), "review", "reviews");
    let path = path.display();
    output::print(&if filing.write(&proposal)? {
        format!("{reviews} added to {path}.\n")
    } else {
        format!("Nothing was written; without --dry-run, {reviews} would be added to {path}.\n")
    })
}

/// What a person at a terminal answers about a progress report.
const CHOICES: [&str; 4] = ["accept", "return", "later", "stop"];

/// Lists what has no review; on a terminal, asks about each in turn.
fn one_by_one(args: &Args, session: &Session) -> Result<Exit, Error> {
    let seen = session.file_in_thought()?;
    let plan = seen.plan();
    let (body, period) = whose(args, plan)?;
    let id = &*body.id.value;
    let waiting = waiting(plan, body.key, period, seen.as_of);
    let calling = format!("{id} for {period}");
    session.print(&unreviewed_of(plan, &waiting, &calling), "table")?;
    if !ask::is_possible() || args.dry_run {
        return Ok(Exit::Clean);
    }
    for one in &waiting {
        let question = format!(
            "{} ({})",
            one.measure.id.value.as_str(),
            one.entry.state.name()
        );
        let answer = ask::choose(&question, CHOICES.to_vec())?;
        let (decision, ask) = match answer {
            "accept" => (Decision::Accepted, None),
            "return" => {
                let complaint = |answer: &str| {
                    answer
                        .trim()
                        .is_empty()
                        .then(|| "say what should be corrected".to_owned())
                };
                (
                    Decision::Returned,
                    ask::line(
                        "What should the body correct",
                        "shown in its next form",
                        complaint,
                    )?,
                )
            }
            "later" => continue,
            _ => break,
        };
        let now = session.file()?;
        let plan = now.plan();
        let decided = Decided {
            body: find_body(plan, "--body", id)?.key,
            period,
            about: vec![(
                find_measure(plan, "--measure", one.measure.id.value.as_str())?.key,
                one.entry.about.clone(),
            )],
            decision,
            on: seen.as_of.day,
            ask: ask.as_deref().and_then(as_filed),
            note: None,
        };
        file(session, &now, &decided)?;
    }
    Ok(Exit::Clean)
}
