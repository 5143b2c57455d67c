//! What `init` needs to know: from the options, or asked on a terminal.

use jiff::civil::Date;

use crate::cli::ask;
use crate::cli::init::args::Args;
use crate::error::Error;
use crate::file::decode::{LONGEST_ID, is_sound_id};
use crate::office::init::Beginning;
use crate::period::{Days, Unit, parse_date};
use crate::plan::Plan;
use crate::text::words::{all_of, is_harmful};

/// What begins a plan, after an earlier one if there is one.
pub(super) fn beginning(args: &Args, earlier: Option<&Plan>) -> Result<Beginning, Error> {
    let header = earlier.map(|plan| &plan.header);
    let own_zone = jiff::tz::TimeZone::system();
    let own_zone = own_zone.iana_name().unwrap_or("UTC");
    let timezone = header.map_or(own_zone, |header| &header.timezone);
    let timezone = args.timezone.as_deref().unwrap_or(timezone);
    if jiff::tz::TimeZone::get(timezone).is_err() {
        let reason = "not a time zone; write one such as Asia/Baku";
        return Err(option("--timezone", reason));
    }
    for (name, given) in [
        ("--approved", &args.approved),
        ("--coordinator", &args.coordinator),
    ] {
        if let Some(complaint) = given.as_deref().and_then(wrong_text) {
            return Err(option(name, &complaint));
        }
    }
    are_given(args)?;
    let taken = header.map(|header| header.id.to_string());
    let id = asked(
        args.id.clone(),
        "--id",
        "Short id",
        "for programs and file names, such as vel-thb-2025",
        move |text| wrong_id(text, taken.as_deref()),
    )?;
    let title = asked(
        args.title.clone(),
        "--title",
        "Title",
        "of the plan, word for word",
        wrong_text,
    )?;
    let before = earlier.map(|plan| plan.term().first);
    let first = asked_day(args.from, "--from", "First day of the term", move |first| {
        let before = before.filter(|before| first <= *before)?;
        Some(format!(
            "{first} is not after {before}, the first day of the earlier plan's term"
        ))
    })?;
    let last = asked_day(args.to, "--to", "Last day of the term", move |last| {
        (last < first).then(|| format!("{last} is before {first}, the first day of the term"))
    })?;
    Ok(Beginning {
        id,
        title,
        language: header
            .map_or("en", |header| header.language.code())
            .to_owned(),
        timezone: timezone.to_owned(),
        term: Days { first, last },
        approved: args.approved.clone().zip(args.approved_on),
        coordinator: args.coordinator.clone(),
        every: args
            .every
            .as_deref()
            .map(|every| Unit::parse(every).expect("clap admits only units")),
    })
}

pub(super) fn option(name: &str, reason: &str) -> Error {
    Error::Option {
        option: name.to_owned(),
        reason: reason.to_owned(),
    }
}

/// Refuses to go on if something is missing and there is no terminal to ask on.
fn are_given(args: &Args) -> Result<(), Error> {
    let missing: Vec<&str> = [
        ("--id", args.id.is_none()),
        ("--title", args.title.is_none()),
        ("--from", args.from.is_none()),
        ("--to", args.to.is_none()),
    ]
    .into_iter()
    .filter_map(|(name, is_missing)| is_missing.then_some(name))
    .collect();
    if missing.is_empty() || ask::is_possible() {
        return Ok(());
    }
    let reason = "missing; give a value, or run on a terminal to be asked";
    Err(option(&all_of(&missing), reason))
}

fn wrong_id(text: &str, taken: Option<&str>) -> Option<String> {
    if taken == Some(text) {
        return Some("the earlier plan already has this id; choose another".to_owned());
    }
    let length = text.chars().count();
    if LONGEST_ID < length {
        return Some(format!(
            "too long: {length} characters; at most {LONGEST_ID} are allowed"
        ));
    }
    let is_wrong = !is_sound_id(text);
    is_wrong.then(|| {
        "use letters, digits, `.`, `-` and `_`, and begin with a letter or digit".to_owned()
    })
}

fn wrong_text(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        return Some("must not be empty".to_owned());
    }
    let is_wrong = text.contains(is_harmful);
    is_wrong.then(|| "contains a control character; remove it".to_owned())
}

fn asked_day(
    given: Option<Date>,
    name: &str,
    question: &str,
    complaint: impl Fn(Date) -> Option<String> + Clone + 'static,
) -> Result<Date, Error> {
    let given = given.map(|day| day.to_string());
    let day = asked(
        given,
        name,
        question,
        "YYYY-MM-DD",
        move |text| match parse_date(text) {
            Some(day) => complaint(day),
            None => Some("write the date as YYYY-MM-DD, for example 2025-01-01".to_owned()),
        },
    )?;
    Ok(parse_date(&day).expect("it was read before"))
}

/// The value given, or the answer on a terminal.
fn asked(
    given: Option<String>,
    name: &str,
    question: &str,
    help: &str,
    complaint: impl Fn(&str) -> Option<String> + Clone + 'static,
) -> Result<String, Error> {
    if let Some(given) = given {
        return match complaint(&given) {
            Some(complaint) => Err(option(name, &complaint)),
            None => Ok(given),
        };
    }
    ask::line(question, help, complaint)?.ok_or(Error::Left)
}
