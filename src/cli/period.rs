//! `tadbir period`.

use clap::builder::PossibleValuesParser;

use crate::cli::{Exit, Session, date, output};
use crate::data::phrase::phrase_json;
use crate::error::Error;
use crate::period::phrase::{Column, Language, Unreadable, read};
use crate::period::{Days, Every, Unit};
use crate::report::command::phrase;
use crate::text::words::{any_of, harmless, quoted};

/// Show how Tadbir reads the words of a period
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Words to read, such as "March – April 2009"
    phrase: String,
    /// Language of the words [default: the plan's, or en]
    #[arg(long, value_parser = language)]
    language: Option<Language>,
    /// Term of the plan, FROM..TO [default: the plan's]
    #[arg(long, value_name = "FROM..TO", value_parser = term)]
    term: Option<Days>,
    /// Date of the approving act [default: the plan's]
    #[arg(long, value_name = "DATE", value_parser = date)]
    approved: Option<jiff::civil::Date>,
    /// How often a continuing measure is judged [default: the plan's, or quarter]
    #[arg(long, value_parser = every)]
    every: Option<Every>,
    /// Whether a period on its own is the span of the work or its deadline [default: the plan's, or span]
    #[arg(long, value_parser = PossibleValuesParser::new(Column::NAMES))]
    periods: Option<String>,
    /// Output format
    #[arg(long, default_value = "table", value_parser = ["table", "json", "markdown"])]
    format: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let is_asked_for = session.global.plan.is_some() || session.global.rev.is_some();
    let plan = if is_asked_for {
        Some(session.examine(None)?)
    } else if args.term.is_some() && args.approved.is_some() {
        None
    } else {
        session.examine(None).ok()
    };
    let plan = plan.as_ref().map(|examined| &examined.plan);
    let day = plan.map(|plan| session.as_of(&plan.header.timezone));
    let day = day.transpose()?.map(|as_of| as_of.day);
    let header = plan.map(|plan| &plan.header);
    let language = args
        .language
        .or(header.map(|header| header.language))
        .unwrap_or(Language::ENGLISH);
    let read = match read(&args.phrase, language) {
        Ok(read) => read,
        Err(unreadable) => {
            output::message(&refusal(&args.phrase, &unreadable));
            return Ok(Exit::Findings);
        }
    };
    let column = args
        .periods
        .as_deref()
        .and_then(Column::parse)
        .or(header.map(|header| header.periods))
        .unwrap_or_default();
    let is_of_column = read.differs_in(column);
    let read = read.within(column);
    let frame = phrase::Given {
        term: args
            .term
            .or(plan.zip(day).map(|(plan, day)| plan.term_on(day))),
        approved_on: args
            .approved
            .or(header.and_then(|header| Some(header.approved.as_ref()?.on))),
        every: args
            .every
            .or(plan.zip(day).map(|(plan, day)| plan.continuing_every(day)))
            .unwrap_or(Every::Calendar(Unit::Quarter)),
    };
    match phrase::reading(&args.phrase, language, &read, &frame) {
        Ok(reading) => match args.format.as_str() {
            "json" => output::print(&phrase_json(&reading)?)?,
            format => session.print(&phrase::document(&reading, is_of_column), format)?,
        },
        Err(missing) => {
            output::message(&format!(
                "`{}` matches \"{}\", but {missing}",
                harmless(&args.phrase),
                read.form
            ));
            return Ok(Exit::Findings);
        }
    }
    Ok(Exit::Clean)
}

fn refusal(phrase: &str, unreadable: &Unreadable) -> String {
    harmless(&phrase::refusal(phrase, unreadable)).into_owned()
}

fn language(code: &str) -> Result<Language, String> {
    Language::parse(code)
        .ok_or_else(|| format!("only {} is supported", any_of(&quoted(&Language::CODES))))
}

fn term(text: &str) -> Result<Days, String> {
    Days::parse(text)
        .ok_or_else(|| "write the term as FROM..TO, for example 2009-01-01..2013-12-31".to_owned())
}

fn every(text: &str) -> Result<Every, String> {
    Every::parse(text).ok_or_else(|| {
        "write month, quarter, half-year, year, or a number and a unit such as `4 months`"
            .to_owned()
    })
}
