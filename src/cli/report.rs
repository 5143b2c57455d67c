//! `tadbir report`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use crate::cli::list::find_body;
use crate::cli::output::Target;
use crate::cli::{Exit, Ready, Session, wording};
use crate::document::Medium;
use crate::error::Error;
use crate::format::fingerprint::fingerprint as fingerprint_of;
use crate::format::{self, FORMATS, Format};
use crate::plan::edition::Edition;
use crate::report::asked::{Asked, NoScope, Scope};
use crate::report::issued::{self, Of, REPORTS, Report};
use crate::text::wording::Wording;

/// Write the report for a reporting period, a year or the whole term
///
/// Without --period, it covers the last reporting period that ended before the as-of date.
/// The same files and the same as-of date give the same bytes in every format.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Which report
    #[arg(default_value = issued::DEFAULT, value_parser = names(), hide_possible_values = true, long_help = reports_help())]
    report: String,
    /// Reporting period, year or years: 2010-Q2, 2010 or 2009..2013
    #[arg(long)]
    period: Option<String>,
    /// Show what changed since this date [default: the end of the period before, plus the time to report]
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    since: Option<jiff::civil::Date>,
    /// With the report `body` or --edition body: the body it is made for (id, name or accepted spelling)
    #[arg(long)]
    body: Option<String>,
    /// Audience; what they may not see is omitted [default: coordinator; with the report `body`: body]
    #[arg(long, value_parser = Edition::NAMES)]
    edition: Option<String>,
    /// Output format [default: from the extension of --out, else terminal]
    #[arg(long, value_parser = formats(), hide_possible_values = true, long_help = formats_help())]
    format: Option<String>,
    /// Write to this file, complete or not at all [default: standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Language of the report, `en` or `az` [default: the plan's]
    #[arg(long, value_parser = Wording::CODES)]
    lang: Option<String>,
    /// Show the git revision of the plan's files
    #[arg(long)]
    show_revision: bool,
}

fn names() -> PossibleValuesParser {
    REPORTS.iter().map(|report| report.name).into()
}

fn formats() -> PossibleValuesParser {
    FORMATS
        .iter()
        .map(|format| format.name)
        .chain(["table"])
        .into()
}

fn reports_help() -> String {
    let lines = REPORTS
        .iter()
        .map(|report| format!("{}: {}", report.name, report.summary));
    format!("Which report:\n{}", lines.collect::<Vec<_>>().join("\n"))
}

fn formats_help() -> String {
    let lines = FORMATS.iter().map(|format| {
        format!(
            "{}: {} (.{})",
            format.name, format.summary, format.extension
        )
    });
    format!(
        "Output format [default: from the extension of --out, else terminal]:\n{}",
        lines.collect::<Vec<_>>().join("\n")
    )
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let format = chosen_format(args)?;
    let report = issued::by_name(&args.report).expect("clap admits only names of reports");
    if report.is_of_body && args.body.is_none() {
        return Err(Error::Option {
            option: "--body".to_owned(),
            reason: "name the body that the report is for: --body ID".to_owned(),
        });
    }
    if !report.is_of_body && args.edition.as_deref() != Some("body") && args.body.is_some() {
        return Err(Error::Option {
            option: "--body".to_owned(),
            reason: "use this option with the report `body` or with --edition body".to_owned(),
        });
    }
    if report.period == Of::Day && args.period.is_some() {
        return Err(Error::Option {
            option: "--period".to_owned(),
            reason: format!(
                "the report `{}` is about a date, not a period; give --as-of DATE",
                report.name
            ),
        });
    }
    let target = Target::open(args.out.as_deref(), session.global.plan.as_deref())?;
    if !format.is_text && target.is_terminal() {
        return Err(Error::Option {
            option: "--format".to_owned(),
            reason: format!(
                "`{}` cannot be shown on a terminal; give --out FILE",
                format.name
            ),
        });
    }
    let ready = open(args, report, session)?;
    let fingerprint = fingerprint(args, report, &ready)?;
    let revision = args.show_revision.then(|| session.revision(&ready));
    let asked = Asked {
        revision: revision.transpose()?,
        fingerprint,
        ..asked(
            args,
            report,
            wording(args.lang.as_deref(), &ready.plan),
            format.medium,
            &ready,
        )?
    };
    let document = (report.build)(&ready.plan, &asked);
    let look = target.look(session.look);
    target.write(&(format.render)(&document, look)?)?;
    let exit = ready.exit;
    // The program ends here: freeing a large plan and its report piece by piece would take a tenth of the time.
    std::mem::forget((document, ready));
    Ok(exit)
}

fn open(args: &Args, report: &Report, session: &Session) -> Result<Ready, Error> {
    let default = if report.is_of_body {
        "body"
    } else {
        "coordinator"
    };
    let edition = args.edition.as_deref().unwrap_or(default);
    session.open_for(edition, args.body.as_deref())
}

/// The format that is named, or that the file's extension asks for.
fn chosen_format(args: &Args) -> Result<&'static Format, Error> {
    if let Some(name) = &args.format {
        return Ok(format::by_name(name).expect("clap admits only names of formats"));
    }
    let Some(out) = args.out.as_deref().filter(|out| out.as_os_str() != "-") else {
        return Ok(format::by_name("terminal").expect("there is a format for the terminal"));
    };
    let extension = out.extension().and_then(|extension| extension.to_str());
    extension.and_then(format::by_extension).ok_or_else(|| {
        let known: Vec<String> = FORMATS
            .iter()
            .map(|format| format!(".{}", format.extension))
            .collect();
        let pdf = if extension.is_some_and(|extension| extension.eq_ignore_ascii_case("pdf")) {
            "; for PDF, write .html or .docx and print it"
        } else {
            ""
        };
        Error::Option {
            option: "--out".to_owned(),
            reason: format!(
                "`{}` does not tell the format; end the name with {}, or give --format{pdf}",
                out.display(),
                crate::text::words::any_of(&known)
            ),
        }
    })
}

fn asked<'p>(
    args: &Args,
    report: &Report,
    wording: Wording,
    medium: Medium,
    ready: &'p Ready,
) -> Result<Asked<'p>, Error> {
    let plan = &ready.plan;
    let body = args
        .body
        .as_deref()
        .map(|name| find_body(plan, "--body", name))
        .transpose()?;
    let scope = match &args.period {
        Some(text) => Scope::parse(plan, text, ready.as_of, wording),
        None => match (Scope::just_ended(plan, ready.as_of, wording), report.period) {
            (Err(NoScope::NoneEnded(_)), Of::AnyPeriod | Of::Day) => {
                Ok(Scope::first(plan, wording))
            }
            (scope, Of::Period | Of::AnyPeriod | Of::Day) => scope,
        },
    };
    let mut scope = scope.map_err(|reason| no_scope(args, ready, &reason))?;
    if let Some(since) = args.since {
        if ready.as_of.day < since {
            return Err(Error::Option {
                option: "--since".to_owned(),
                reason: format!("{since} is after the as-of date, {}", ready.as_of.day),
            });
        }
        scope.since = Some(since);
    }
    Ok(Asked {
        as_of: ready.as_of,
        scope,
        body,
        wording,
        medium,
        revision: None,
        fingerprint: String::new(),
    })
}

/// Of the plan's files; in editions that do not show all of them, of what the report shows, whatever the format and language.
fn fingerprint(args: &Args, report: &Report, ready: &Ready) -> Result<String, Error> {
    if ready.plan.edition.narrowed().is_none() {
        return Ok(ready.fingerprint.clone());
    }
    let whole = asked(args, report, Wording::default(), Medium::Data, ready)?;
    fingerprint_of(&(report.build)(&ready.plan, &whole))
}

/// Why there is no report for the period, and what to do.
fn no_scope(args: &Args, ready: &Ready, reason: &NoScope) -> Error {
    let period = args.period.as_deref().unwrap_or_default();
    let as_of = ready.as_of.day;
    let reason = match reason {
        NoScope::Unreadable => {
            format!(
                "`{period}` is not a period; write 2009-Q2, 2009-07, 2009-H1, 2009 or 2009..2013"
            )
        }
        NoScope::OutsideTerm(term) => format!(
            "{period} is outside the plan's term, {} to {}",
            term.first, term.last
        ),
        NoScope::NotBegun(first) => {
            format!("{period} has not begun on the as-of date, {as_of}: it begins on {first}")
        }
        NoScope::NoneEnded(first) => format!(
            "no reporting period has ended by the as-of date, {as_of}{}; name one that has begun, or give a later --as-of",
            first.map_or_else(String::new, |first| format!(
                ": the first one ends on {first}"
            ))
        ),
    };
    Error::Option {
        option: "--period".to_owned(),
        reason,
    }
}
