//! The command line: global options, commands, exit codes, and the only clock.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the file that knows what day it is"
)]

mod ask;
mod calendar;
mod check;
mod collect;
mod completions;
mod diff;
mod due;
mod explain;
mod export;
mod filing;
mod history;
mod init;
mod list;
mod man;
mod obligations;
mod output;
mod overdue;
mod period;
mod record;
mod report;
mod reporting;
mod request;
mod review;
mod schema;
mod show;
mod status;
mod summary;
mod timeline;
mod why;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use jiff::civil::Date;

use crate::check::examine::examine;
use crate::check::examined::Examined;
use crate::disk::git::{Commit, Repository};
use crate::disk::load::beside::load_beside;
use crate::disk::load::load;
use crate::disk::load::location::{Location, locate};
use crate::disk::load::revision::{load_at, load_beside_at};
use crate::disk::settings::Settings;
use crate::document::Document;
use crate::edit::rule::levels;
use crate::error::Error;
use crate::file::finding::{Finding, Level, faults};
use crate::format::finding::short;
use crate::format::{self, Look};
use crate::obligation::as_of::AsOf;
use crate::obligation::continuity::{earlier_plans, look_back};
use crate::office::collect::process;
use crate::period::parse_date;
use crate::plan::Plan;
use crate::plan::edition::Edition;
use crate::plan::file_format::is_forgiving;
use crate::text::wording::Wording;
use crate::text::words::{count, harmless};

/// How the program ends; documented for scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing is wrong.
    Clean,
    /// There are findings of level error, or something is overdue with `--fail-on overdue`.
    Findings,
    /// The command could not run: a wrong option, or no plan.
    CouldNotRun,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Clean => Self::from(0),
            Exit::Findings => Self::from(1),
            Exit::CouldNotRun => Self::from(2),
        }
    }
}

/// Keep a national action plan as files and see what is due, from whom, and what is overdue
///
/// Without a command: the status at a glance, and what to type next.
///
/// Exit codes: 0 success; 1 findings of level error, or something is overdue with --fail-on overdue; 2 the command could not run.
#[derive(Debug, Parser)]
#[command(
    name = "tadbir",
    version,
    propagate_version = true,
    disable_help_subcommand = true
)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, clap::Args)]
struct Global {
    /// Folder of the plan [default: searched for from the current folder upward]
    #[arg(long, global = true, value_name = "DIR")]
    plan: Option<PathBuf>,
    /// Answer as of this date, YYYY-MM-DD [default: today in the plan's time zone]
    #[arg(long, global = true, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Use only what was known on this date, YYYY-MM-DD; ignore what was received, reviewed or enacted later [default: the as-of date]
    #[arg(long, global = true, value_name = "DATE", value_parser = date)]
    known_on: Option<Date>,
    /// Read the plan's files from this git revision, such as a tag or a commit [default: the files on disk]
    #[arg(long, global = true, value_name = "REV")]
    rev: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Args),
    Explain(explain::Args),
    Show(show::Args),
    Obligations(obligations::Args),
    Due(due::Args),
    Overdue(overdue::Args),
    Status(status::Args),
    Why(why::Args),
    History(history::Args),
    Diff(diff::Args),
    Reporting(reporting::Args),
    Timeline(timeline::Args),
    Record(record::Args),
    Request(request::Args),
    Collect(collect::Args),
    Review(review::Args),
    Report(report::Args),
    Period(period::Args),
    Calendar(calendar::Args),
    Export(export::Args),
    Init(init::args::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Runs the program with its arguments, the first of which is its name.
pub(crate) fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.collect();
    if let Some(answer) = process::asked(&arguments) {
        let printed = answer.is_ok_and(|answer| output::print_bytes(&answer).is_ok());
        return if printed {
            Exit::Clean
        } else {
            Exit::CouldNotRun
        }
        .into();
    }
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let exit = if error.use_stderr() {
                Exit::CouldNotRun
            } else {
                Exit::Clean
            };
            // clap colours its own text and ends quietly on a closed pipe.
            let _ = error.print();
            return exit.into();
        }
    };
    let session = Session {
        global: cli.global,
        look: output::look(),
        user: user(),
    };
    match dispatch(cli.command, &session) {
        Ok(exit) => exit.into(),
        Err(error) => {
            output::message(&harmless(&format!("error: {error}")));
            match error {
                Error::Findings { .. } | Error::Objections { .. } => Exit::Findings.into(),
                Error::NoPlan { .. }
                | Error::NotAPlan { .. }
                | Error::Unreadable { .. }
                | Error::Settings { .. }
                | Error::Option { .. }
                | Error::Git { .. }
                | Error::NoPlanThen { .. }
                | Error::SeveralThen { .. }
                | Error::Left
                | Error::Write { .. } => Exit::CouldNotRun.into(),
            }
        }
    }
}

fn dispatch(command: Option<Command>, session: &Session) -> Result<Exit, Error> {
    match command {
        None => summary::run(session),
        Some(Command::Check(args)) => check::run(&args, session),
        Some(Command::Explain(args)) => explain::run(&args, session),
        Some(Command::Show(args)) => show::run(&args, session),
        Some(Command::Obligations(args)) => obligations::run(&args, session),
        Some(Command::Due(args)) => due::run(&args, session),
        Some(Command::Overdue(args)) => overdue::run(&args, session),
        Some(Command::Status(args)) => status::run(&args, session),
        Some(Command::Why(args)) => why::run(&args, session),
        Some(Command::History(args)) => history::run(&args, session),
        Some(Command::Diff(args)) => diff::run(&args, session),
        Some(Command::Reporting(args)) => reporting::run(&args, session),
        Some(Command::Timeline(args)) => timeline::run(&args, session),
        Some(Command::Record(args)) => record::run(&args, session),
        Some(Command::Request(args)) => request::run(&args, session),
        Some(Command::Review(args)) => review::run(&args, session),
        Some(Command::Collect(args)) => collect::run(&args, session),
        Some(Command::Report(args)) => report::run(&args, session),
        Some(Command::Period(args)) => period::run(&args, session),
        Some(Command::Calendar(args)) => calendar::run(&args, session),
        Some(Command::Export(args)) => export::run(&args, session),
        Some(Command::Init(args)) => init::run(&args, session),
        Some(Command::Schema(args)) => schema::run(&args, session),
        Some(Command::Completions(args)) => completions::run(&args),
        Some(Command::Man(args)) => man::run(&args),
    }
}

/// The command line as clap describes it, for completions and manual pages.
fn command() -> clap::Command {
    Cli::command()
}

fn date(text: &str) -> Result<Date, String> {
    parse_date(text)
        .ok_or_else(|| "write the date as YYYY-MM-DD, for example 2009-07-15".to_owned())
}

/// The errors in plan, bodies, measures and amendments, which stop every command but those that show them.
fn fatal(examined: &Examined) -> impl Iterator<Item = &Finding> {
    examined.findings.iter().filter(|finding| {
        let file = finding.primary.span.file;
        finding.level == Level::Error && !is_forgiving(examined.sources.kind(file))
    })
}

/// The language asked for, or else the plan's own if Tadbir speaks it.
fn wording(lang: Option<&str>, plan: &Plan) -> Wording {
    lang.or(Some(plan.header.language.code()))
        .and_then(Wording::of_code)
        .unwrap_or_default()
}

/// Finds the plan. With a revision, the named folder may have been deleted since.
fn located(plan: Option<&Path>, revision: Option<&str>) -> Result<Location, Error> {
    match (locate(plan), plan, revision) {
        (Err(Error::NotAPlan { .. } | Error::Unreadable { .. }), Some(folder), Some(_)) => {
            Ok(Location {
                folder: folder.to_owned(),
                settings: Settings::default(),
                ground: None,
            })
        }
        (located, _, _) => located,
    }
}

/// Prints that a plan had another id at a revision.
fn say_former_id(id: &str, commit: &Commit) {
    let said = format!("at `{}`, the id of this plan was `{id}`", commit.name);
    output::message(&harmless(&said));
}

/// The command that shows every finding in a plan.
fn check_of(plan: Option<&Path>) -> String {
    plan.map_or_else(
        || "tadbir check".to_owned(),
        |folder| format!("tadbir check {}", folder.display()),
    )
}

/// How many earlier plans are followed, one before the other.
const EARLIER: usize = 8;

/// Finds a plan by its id.
type Find<'f> = &'f dyn Fn(&str) -> Result<Option<Plan>, Error>;

/// Fills in what earlier plans in the same repository say about the measures that continue theirs.
///
/// `later` are the ids of the plans that led here, so that plans which continue each other do not loop.
fn take_up(plan: &mut Plan, find: Find, later: &[&str]) -> Result<(), Error> {
    let id = plan.header.id.clone();
    let later = [later, &[&*id]].concat();
    for id in earlier_plans(plan) {
        if EARLIER < later.len() || later.contains(&&*id) {
            continue;
        }
        let mut earlier = find(&id)?;
        if let Some(earlier) = &mut earlier {
            take_up(earlier, find, &later)?;
        }
        look_back(plan, &id, earlier.as_ref());
    }
    Ok(())
}

/// Who runs the program, and as which process: `leyla, process 4711`.
fn user() -> String {
    let process = format!("process {}", std::process::id());
    let user = ["USER", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok());
    user.map_or(process.clone(), |user| format!("{user}, {process}"))
}

/// Today in a time zone.
fn today(timezone: &str) -> Result<Date, Error> {
    let zone = jiff::tz::TimeZone::get(timezone).map_err(|error| Error::Option {
        option: "timezone".to_owned(),
        reason: error.to_string(),
    })?;
    Ok(zone.to_datetime(jiff::Timestamp::now()).date())
}

/// What every command gets: the global options and how the output looks.
struct Session {
    global: Global,
    look: Look,
    /// Who runs the program, and as which process.
    user: String,
}

/// A plan without errors that would make the output wrong, and its as-of date.
struct Ready {
    plan: Plan,
    location: Location,
    as_of: AsOf,
    /// Of the files, whatever the edition shows.
    fingerprint: String,
    /// [`Exit::Findings`] where something was left out.
    exit: Exit,
}

/// How findings are reported before the answer is printed.
#[derive(Debug, Clone, Copy)]
enum Told {
    /// Each with its place.
    Findings,
    /// Their number only: the details may be more than the edition shows.
    Counts,
}

impl Session {
    /// Loads and examines the plan, even if it has errors.
    fn examine(&self, plan: Option<&Path>) -> Result<Examined, Error> {
        let (_, examined) = self.load(plan.or(self.global.plan.as_deref()))?;
        Ok(examined)
    }

    /// Loads and examines the plan as it stood at a revision, or its files as they are; it knows every act on file.
    fn examine_at(&self, revision: Option<&str>) -> Result<Examined, Error> {
        let location = located(self.global.plan.as_deref(), revision)?;
        match revision {
            Some(name) => {
                let repository = Repository::around(&location.folder)?;
                let commit = repository.commit(name)?;
                let then = load_at(&location, &repository, &commit)?;
                if let Some(id) = &then.former_id {
                    say_former_id(id, &commit);
                }
                Ok(examine(then.loaded, levels(&then.settings)?))
            }
            None => Ok(examine(load(&location)?, levels(&location.settings)?)),
        }
    }

    /// Loads and examines the plan's files, or those of the revision asked for.
    fn load(&self, plan: Option<&Path>) -> Result<(Location, Examined), Error> {
        let location = located(plan, self.global.rev.as_deref())?;
        let Some(name) = &self.global.rev else {
            let mut loaded = load(&location)?;
            let find = |id: &str| Ok(load_beside(&location, id).map(|(_, loaded)| loaded.plan));
            take_up(&mut loaded.plan, &find, &[])?;
            let examined = examine(loaded, levels(&location.settings)?);
            return Ok((location, examined));
        };
        let repository = Repository::around(&location.folder)?;
        let commit = repository.commit(name)?;
        let mut then = load_at(&location, &repository, &commit)?;
        if let Some(id) = &then.former_id {
            say_former_id(id, &commit);
        }
        let find = |id: &str| {
            let found = load_beside_at(&location, &repository, &commit, id)?;
            Ok(found.map(|(loaded, _)| loaded.plan))
        };
        take_up(&mut then.loaded.plan, &find, &[])?;
        let examined = examine(then.loaded, levels(&then.settings)?);
        Ok((location, examined))
    }

    /// The revision that is read: the one asked for, or the current commit, marked if the files differ from it.
    fn revision(&self, ready: &Ready) -> Result<String, Error> {
        let repository = Repository::around(&ready.location.folder)?;
        if let Some(name) = &self.global.rev {
            return Ok(repository.commit(name)?.short().to_owned());
        }
        let head = repository.commit("HEAD")?;
        let is_there = match load_at(&ready.location, &repository, &head) {
            Ok(then) => then.loaded.plan.fingerprint == ready.fingerprint,
            Err(Error::NoPlanThen { .. } | Error::SeveralThen { .. }) => false,
            Err(error) => return Err(error),
        };
        Ok(if is_there {
            head.short().to_owned()
        } else {
            format!("{}, with changes", head.short())
        })
    }

    /// Loads the plan and stops on errors in plan, bodies, measures and amendments; reports on stderr what is left out.
    fn open(&self) -> Result<Ready, Error> {
        self.open_for("coordinator", None)
    }

    /// Opens the plan and removes what an edition may not show; `body` is the reader of the edition for bodies.
    fn open_for(&self, edition: &str, body: Option<&str>) -> Result<Ready, Error> {
        let edition = |body| Edition::parse(edition, body).expect("clap admits only editions");
        let everybody = edition(None);
        let told = match everybody.narrowed() {
            None => Told::Findings,
            Some(_) => Told::Counts,
        };
        let mut ready = self.open_in(self.global.plan.as_deref(), told)?;
        ready.plan = ready.plan.with_members_named_by(ready.as_of.known_on);
        let body = body
            .filter(|_| everybody == Edition::Body(None))
            .map(|name| {
                if let [key] = *list::bodies_called(&ready.plan, name) {
                    return Ok(key);
                }
                // The message may name what every body may see.
                let plan = ready.plan.clone().for_edition(everybody);
                Ok(list::find_body(&plan, "--body", name)?.key)
            })
            .transpose()?;
        Ok(Ready {
            plan: ready.plan.for_edition(edition(body)),
            ..ready
        })
    }

    /// Opens the whole plan in another folder.
    fn open_at(&self, folder: &Path) -> Result<Ready, Error> {
        self.open_in(Some(folder), Told::Findings)
    }

    fn open_in(&self, folder: Option<&Path>, told: Told) -> Result<Ready, Error> {
        let check = &check_of(folder);
        let (location, examined) = self.load(folder)?;
        let fatal = faults(fatal(&examined), Level::Error);
        let Examined {
            sources,
            plan,
            findings,
            levels: _,
            left_out: _,
        } = &examined;
        let (errors, warnings): (Vec<Finding>, Vec<Finding>) = findings
            .iter()
            .cloned()
            .partition(|finding| finding.level == Level::Error);
        match told {
            _ if errors.is_empty() => {}
            Told::Findings => output::message(&short(&errors, sources, self.look)?),
            Told::Counts => output::message(&format!(
                "{}; `{check}` shows them",
                count(errors.len(), "error", "errors")
            )),
        }
        if fatal > 0 {
            return Err(Error::Findings {
                errors: count(fatal, "error", "errors"),
                check: check.to_owned(),
            });
        }
        if plan.left_out() > 0 {
            let left_out = count(plan.left_out(), "entry is", "entries are");
            output::message(&format!("{left_out} left out; `{check}` shows why"));
        }
        if !warnings.is_empty() {
            output::message(&format!(
                "{}; `{check}` shows them",
                count(faults(&warnings, Level::Warning), "warning", "warnings")
            ));
        }
        let exit = if errors.is_empty() {
            Exit::Clean
        } else {
            Exit::Findings
        };
        let as_of = self.as_of(&plan.header.timezone)?;
        let mut plan = examined.plan.known_on(as_of.known_on);
        plan.settle(as_of.day);
        Ok(Ready {
            fingerprint: plan.fingerprint.clone(),
            plan,
            location,
            as_of,
            exit,
        })
    }

    /// The as-of date: the one given, or today in a time zone.
    fn as_of(&self, timezone: &str) -> Result<AsOf, Error> {
        let day = match self.global.as_of {
            Some(day) => day,
            None => today(timezone)?,
        };
        Ok(AsOf {
            day,
            known_on: self.global.known_on.unwrap_or(day),
        })
    }

    /// Prints a document in a format for people.
    fn print(&self, document: &Document, format: &str) -> Result<(), Error> {
        let format = format::by_name(format).expect("clap admits only names of formats");
        output::print_bytes(&(format.render)(document, self.look)?)
    }
}
