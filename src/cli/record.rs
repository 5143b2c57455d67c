//! `tadbir record`.

use std::fmt;

use jiff::civil::Date;

use crate::cli::list::{find_body, find_measure};
use crate::cli::{Editable, Exit, Session, ask, date, output};
use crate::decode::ObligationOf;
use crate::diagnostics::plain;
use crate::document::Document;
use crate::error::Error;
use crate::filing::entry::{Entry, Reported, said};
use crate::filing::{effects, propose};
use crate::obligation::AsOf;
use crate::obligation::answer::may_report;
use crate::obligation::schedule::{Dated, Fit, fit, schedule};
use crate::period::reading::Kind;
use crate::period::{Period, parse_date};
use crate::plan::Plan;
use crate::plan::body::Body;
use crate::plan::measure::Measure;
use crate::plan::progress::State;
use crate::report::effect::add_effects;
use crate::reporting::reporting_periods;
use crate::store::{self, Lock};
use crate::words::{any_of, one_line, quoted, shortened};

/// Write down one progress report: what a body says about a measure for a reporting period
///
/// Shows what it changes, refuses what `check` would refuse, and adds it to progress/PERIOD/BODY.yaml, where nothing else is touched.
/// A later progress report for the same body, measure and period corrects an earlier one, which stays on file.
/// On a terminal, it asks for what is not given.
#[derive(Debug, clap::Args)]
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
    let mut asker = Asker {
        is_possible: ask::is_possible(),
        has_asked: false,
    };
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
        Some(text) => Some(ObligationOf::parse(text).ok_or_else(|| Error::Option {
            option: "--for".to_owned(),
            reason: format!(
                "`{text}` is neither a period such as 2009-02 nor a day such as 2009-12-31"
            ),
        })?),
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
        asker.rest(&mut entry, &schedule(plan, measure, as_of), period, as_of)?;
    }
    let reported = Reported {
        body: body.key,
        period,
        entries: vec![entry],
    };
    Ok((reported, asker.has_asked))
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

/// Asks for what is not given, where somebody is there.
struct Asker {
    is_possible: bool,
    has_asked: bool,
}

/// Something to choose from, and how it is shown.
struct Choice<T> {
    value: T,
    shown: String,
}

impl<T> fmt::Display for Choice<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.shown)
    }
}

impl Asker {
    fn needs(&mut self, option: &str, help: &str) -> Result<(), Error> {
        if self.is_possible {
            self.has_asked = true;
            return Ok(());
        }
        Err(Error::Option {
            option: option.to_owned(),
            reason: format!("it is missing; {help}"),
        })
    }

    fn measure<'p>(&mut self, plan: &'p Plan) -> Result<&'p Measure, Error> {
        self.needs("MEASURE", "give the id of a measure, such as 3.a")?;
        let choices = plan.measures.iter().map(|measure| Choice {
            value: measure,
            shown: format!(
                "{}  {}",
                measure.id.value.as_str(),
                shortened(&one_line(&measure.text), 70)
            ),
        });
        Ok(ask::choose("Measure", choices.collect())?.value)
    }

    /// The only body that may report, or the one that is chosen.
    fn body<'p>(&mut self, plan: &'p Plan, measure: &Measure) -> Result<&'p Body, Error> {
        let able: Vec<&Body> = plan
            .bodies
            .iter()
            .filter(|body| !body.is_group() && may_report(plan, measure, body.key))
            .collect();
        if let [only] = able.as_slice() {
            return Ok(only);
        }
        let ids: Vec<&str> = able.iter().map(|body| &*body.id.value).collect();
        self.needs("--body", &format!("give {}", any_of(&quoted(&ids))))?;
        let choices = able.into_iter().map(|body| Choice {
            value: body,
            shown: format!("{}  {}", body.id.value, body.name.value),
        });
        Ok(ask::choose("Body that reports", choices.collect())?.value)
    }

    /// The reporting periods that have begun, the last that ended first.
    fn period(&mut self, plan: &Plan, as_of: AsOf) -> Result<Period, Error> {
        let begun: Vec<Period> = reporting_periods(plan)
            .into_iter()
            .filter(|period| period.days().first <= as_of.0)
            .collect();
        let example = begun
            .last()
            .map_or_else(|| "2009-Q2".to_owned(), Period::to_string);
        self.needs(
            "--period",
            &format!("give a reporting period such as {example}"),
        )?;
        let (mut ended, running): (Vec<Period>, Vec<Period>) = begun
            .into_iter()
            .partition(|period| period.days().last < as_of.0);
        ended.reverse();
        ended.extend(running);
        ask::choose("Reporting period", ended)
    }

    /// Which obligation, where the period holds several; nothing is asked where there is one.
    fn about(
        &mut self,
        plan: &Plan,
        measure: &Measure,
        period: Period,
        as_of: AsOf,
    ) -> Result<Option<ObligationOf>, Error> {
        let dated = schedule(plan, measure, as_of);
        let Fit::Several(several) = fit(&dated, period, None) else {
            return Ok(None);
        };
        if !self.is_possible {
            // The rule that finds it says which there are.
            return Ok(None);
        }
        self.has_asked = true;
        let names = several.iter().map(|at| dated[*at].name());
        Ok(Some(ask::choose(
            "Which of them is it about",
            names.collect(),
        )?))
    }

    fn state(&mut self) -> Result<State, Error> {
        self.needs("--state", &format!("give {}", any_of(State::NAMES)))?;
        let told = [
            (State::Done, "it was done"),
            (State::InProgress, "begun and not done"),
            (State::NotStarted, "not begun"),
            (State::Nil, "the body says that there is nothing to report"),
            (State::NotApplicable, "nothing was owed in this period"),
        ];
        let choices = told.map(|(state, told)| Choice {
            value: state,
            shown: format!("{}: {told}", state.name()),
        });
        Ok(ask::choose("State", choices.into())?.value)
    }

    /// The rest of an entry, as far as its state asks for it.
    fn rest(
        &mut self,
        entry: &mut Entry,
        dated: &[Dated],
        period: Period,
        as_of: AsOf,
    ) -> Result<(), Error> {
        const NO_COMPLAINT: fn(&str) -> Option<String> = |_| None;
        let optional = "Enter alone leaves it out";
        let own = match fit(dated, period, entry.about) {
            Fit::One(at) => Some(&dated[at]),
            Fit::Several(_) | Fit::BeforeStart | Fit::NotRunning | Fit::NoneNamed => None,
        };
        let is_delivery = own.is_some_and(|own| own.kind() == Kind::Delivery);
        if entry.state == State::Done && entry.done_on.is_none() {
            let complaint: fn(&str) -> Option<String> = if is_delivery {
                |answer| {
                    parse_date(answer.trim())
                        .is_none()
                        .then(|| "write the day as YYYY-MM-DD".to_owned())
                }
            } else {
                |answer| {
                    let is_day = answer.trim().is_empty() || parse_date(answer.trim()).is_some();
                    (!is_day).then(|| "write the day as YYYY-MM-DD, or leave it empty".to_owned())
                }
            };
            let help = if is_delivery {
                "YYYY-MM-DD"
            } else {
                "YYYY-MM-DD; empty: within the period"
            };
            let answer = ask::line("Done on", help, complaint)?;
            entry.done_on = answer.and_then(|answer| parse_date(answer.trim()));
        }
        if entry.state == State::NotApplicable && entry.reason.is_none() {
            let complaint = |answer: &str| {
                answer
                    .trim()
                    .is_empty()
                    .then(|| "say why it is not applicable".to_owned())
            };
            entry.reason = ask::line("Reason", "why nothing was owed", complaint)?
                .as_deref()
                .and_then(said);
        }
        if matches!(entry.state, State::Nil | State::NotApplicable) {
            return Ok(());
        }
        if entry.summary.is_none() {
            entry.summary = ask::line("Summary", optional, NO_COMPLAINT)?
                .as_deref()
                .and_then(said);
        }
        while entry.state == State::Done {
            let help = "an act, letter or document; Enter alone ends the list";
            let Some(evidence) = ask::line("Evidence", help, NO_COMPLAINT)? else {
                break;
            };
            entry.evidence.extend(said(&evidence));
        }
        let is_past_due = own.is_some_and(|own| own.slot.due_on < as_of.0);
        if entry.state != State::Done && is_past_due && entry.obstacles.is_none() {
            entry.obstacles = ask::line("Obstacles", "what stands in the way", NO_COMPLAINT)?
                .as_deref()
                .and_then(said);
        }
        if entry.state != State::Done && entry.needs.is_none() {
            entry.needs = ask::line("Needs", optional, NO_COMPLAINT)?
                .as_deref()
                .and_then(said);
        }
        Ok(())
    }
}
