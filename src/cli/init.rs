//! `tadbir init`.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::cli::{Exit, Session, ask, output};
use crate::decode::is_sound_id;
use crate::error::Error;
use crate::finding::Level;
use crate::load::load;
use crate::load::location::locate;
use crate::period::{Days, Unit, parse_date};
use crate::rule::examine;
use crate::store::found;
use crate::template::{Beginning, NewFile, from_earlier, from_nothing};
use crate::words::count;

/// Begin a new plan, with comments that teach
///
/// What is not given is asked for on a terminal. No file that is there is changed.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder of the new plan; it is made if it is not there
    #[arg(default_value = "plan")]
    folder: PathBuf,
    /// Short id, for programs: letters, digits, `.`, `-` and `_`
    #[arg(long)]
    id: Option<String>,
    /// Title of the plan, word for word
    #[arg(long)]
    title: Option<String>,
    /// First day of the term
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    from: Option<Date>,
    /// Last day of the term
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    to: Option<Date>,
    /// The act that approved it [default: it is not approved yet]
    #[arg(long, value_name = "ACT", requires = "approved_on")]
    approved: Option<String>,
    /// Day of the act
    #[arg(long, value_name = "DATE", value_parser = super::date, requires = "approved")]
    approved_on: Option<Date>,
    /// Name of the body that coordinates
    #[arg(long, default_value = "Office of the National Coordinator")]
    coordinator: String,
    /// How often bodies report
    #[arg(long, default_value = "quarter", value_parser = ["month", "quarter", "half-year", "year"])]
    every: String,
    /// Time zone that decides what day today is [default: that of this machine]
    #[arg(long)]
    timezone: Option<String>,
    /// Folder of an earlier plan: begin with what it leaves unmet as of the as-of date, its bodies and its rules
    #[arg(long = "continue", value_name = "OLD")]
    continues: Option<PathBuf>,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    if locate(Some(&args.folder)).is_ok() {
        let folder = args.folder.display();
        return Err(option(
            "FOLDER",
            &format!("there is a plan in `{folder}` already; name another folder"),
        ));
    }
    let files = if let Some(old) = &args.continues {
        taken_up(args, old, session)?
    } else {
        let timezone = jiff::tz::TimeZone::system();
        from_nothing(&beginning(args, timezone.iana_name().unwrap_or("UTC"))?)
    };
    found(&args.folder, &files)?;
    checked(&args.folder, files.len())
}

/// The files of a plan that takes up what an earlier one leaves.
fn taken_up(args: &Args, old: &Path, session: &Session) -> Result<Vec<NewFile>, Error> {
    let ready = session.open_at(old)?;
    let header = &ready.plan.header;
    let mut beginning = beginning(args, &header.timezone)?;
    if *beginning.id == *header.id {
        let reason = "the earlier plan has this id; give the new one another";
        return Err(option("--id", reason));
    }
    header.language.code().clone_into(&mut beginning.language);
    Ok(from_earlier(&beginning, &ready.plan, ready.as_of))
}

fn option(name: &str, reason: &str) -> Error {
    Error::Option {
        option: name.to_owned(),
        reason: reason.to_owned(),
    }
}

/// What is given and what is answered.
fn beginning(args: &Args, timezone: &str) -> Result<Beginning, Error> {
    let id = asked(
        args.id.clone(),
        "--id",
        "Short id",
        "for programs and file names, such as vel-thb-2025",
        |text| {
            (!is_sound_id(text)).then(|| {
                "letters, digits, `.`, `-` and `_`, beginning with a letter or digit".to_owned()
            })
        },
    )?;
    let title = asked(
        args.title.clone(),
        "--title",
        "Title",
        "of the plan, word for word",
        |text| {
            text.trim()
                .is_empty()
                .then(|| "a plan has a title".to_owned())
        },
    )?;
    let day = |text: &str| {
        parse_date(text)
            .is_none()
            .then(|| "write the day as YYYY-MM-DD, for example 2025-01-01".to_owned())
    };
    let text = |date: Option<Date>| date.map(|date| date.to_string());
    let from = asked(
        text(args.from),
        "--from",
        "First day of the term",
        "YYYY-MM-DD",
        day,
    )?;
    let to = asked(
        text(args.to),
        "--to",
        "Last day of the term",
        "YYYY-MM-DD",
        day,
    )?;
    let (first, last) = (parse_date(&from), parse_date(&to));
    let (first, last) = (
        first.expect("it was read before"),
        last.expect("it was read before"),
    );
    if last < first {
        return Err(option(
            "--to",
            &format!("{last} is before {first}, the first day of the term"),
        ));
    }
    let timezone = args.timezone.as_deref().unwrap_or(timezone);
    if jiff::tz::TimeZone::get(timezone).is_err() {
        return Err(option(
            "--timezone",
            "it is no time zone; write one such as Asia/Baku",
        ));
    }
    Ok(Beginning {
        id,
        title,
        language: "en".to_owned(),
        timezone: timezone.to_owned(),
        term: Days { first, last },
        approved: args.approved.clone().zip(args.approved_on),
        coordinator: args.coordinator.clone(),
        every: Unit::parse(&args.every).expect("clap admits only units"),
    })
}

/// What is given, or answered on a terminal.
fn asked(
    given: Option<String>,
    name: &str,
    question: &str,
    help: &str,
    complaint: fn(&str) -> Option<String>,
) -> Result<String, Error> {
    if let Some(given) = given {
        return match complaint(&given) {
            Some(complaint) => Err(option(name, &complaint)),
            None => Ok(given),
        };
    }
    if !ask::is_possible() {
        return Err(option(name, &format!("it is missing; give it ({help})")));
    }
    let answer = ask::line(question, help, complaint)?;
    answer.ok_or(Error::Left)
}

/// Checks what was written, and says what to do next.
fn checked(folder: &Path, files: usize) -> Result<Exit, Error> {
    let location = locate(Some(folder))?;
    let examined = examine(load(&location)?, &location.settings)?;
    let errors = examined
        .findings
        .iter()
        .filter(|finding| finding.level == Level::Error)
        .count();
    let warnings = examined.findings.len() - errors;
    let shown = folder.display();
    output::print(&format!(
        "{} in {shown}: {}, {}.\n\nNext: write down the bodies and the measures, word for word, and run `tadbir check {shown}`.\n",
        count(files, "file", "files"),
        count(errors, "error", "errors"),
        count(warnings, "warning", "warnings")
    ))?;
    Ok(if errors > 0 {
        Exit::Findings
    } else {
        Exit::Clean
    })
}
