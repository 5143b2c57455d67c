//! `tadbir request`.

use std::path::PathBuf;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::cli::list::find_body;
use crate::cli::output::Folder;
use crate::cli::record::reporting_period;
use crate::cli::{Exit, Ready, Session, wording};
use crate::document::Document;
use crate::error::Error;
use crate::format::{self, Look};
use crate::obligation::answer::may_report;
use crate::obligation::as_of::AsOf;
use crate::office::request::Form;
use crate::office::request::letter::{covering, reminder, subject};
use crate::office::request::mail::{self, Attachment};
use crate::office::request::paper::paper;
use crate::office::request::sheet::xlsx;
use crate::plan::Plan;
use crate::plan::body::{Body, BodyKey};
use crate::plan::edition::Edition;
use crate::report::command::request::{Asked, requested};
use crate::text::wording::Wording;

/// Create the forms and letters that ask bodies for their progress reports
///
/// Each body gets one form, with its own measures only: those that run in the period or are still overdue, each with the decree's words, the due date, what the body last reported and what was returned.
/// An existing file with other content is never replaced, because somebody may have filled it in.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Reporting period, such as 2009-Q2
    #[arg(long)]
    period: String,
    /// Only this body (id, name or accepted spelling); may be given more than once [default: every body that owes something]
    #[arg(long)]
    body: Vec<String>,
    /// Folder for the forms and letters; created if missing
    #[arg(long, value_name = "DIR", required_unless_present = "remind")]
    out: Option<PathBuf>,
    /// Workbooks with letters for Word (xlsx), forms on paper (docx, markdown), or mails with the workbook attached (eml)
    #[arg(long, default_value = "xlsx", value_parser = ["xlsx", "docx", "markdown", "eml"])]
    format: String,
    /// List the bodies that still owe an answer; with --out, write short reminders instead of forms
    #[arg(long)]
    remind: bool,
    /// Language of the fixed text [default: the plan's]
    #[arg(long, value_parser = Wording::CODES)]
    lang: Option<String>,
}

/// Files by name.
type Files = Vec<(String, Vec<u8>)>;

/// A letter or form, as wide as a page.
const PAGE: Look = Look {
    width: 76,
    is_coloured: false,
};

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let plan = session.global.plan.as_deref();
    let folder = args.out.as_deref();
    let folder = folder.map(|out| Folder::open(out, plan)).transpose()?;
    let ready = session.open()?;
    let period = reporting_period(&ready.plan, &args.period)?;
    let wording = wording(args.lang.as_deref(), &ready.plan);
    let made: Vec<(Asked, Files)> = bodies(args, &ready.plan, ready.as_of)?
        .into_par_iter()
        .map(|key| {
            let edition = Edition::Body(Some(key));
            let plan = ready.plan.clone().for_edition(edition);
            let form = Form::of(&plan, plan.body(key), period, ready.as_of);
            let asked = Asked::of(&ready.plan, &form, args.remind);
            let files = if asked.rows > 0 && folder.is_some() {
                made(args, &ready, &form, wording)?
            } else {
                Files::new()
            };
            Ok((asked, files))
        })
        .collect::<Result<_, Error>>()?;
    let (asked, files): (Vec<Asked>, Vec<Files>) = made.into_iter().unzip();
    let files = files.concat();
    if let Some(folder) = &folder {
        folder.write(&files)?;
    }
    let out = args.out.as_deref().filter(|_| !files.is_empty());
    let document = requested(
        &ready.plan,
        period,
        &asked,
        ready.as_of,
        args.remind,
        out.map(|out| (out, files.len())),
    );
    session.print(&document, "table")?;
    Ok(ready.exit)
}

/// The bodies that are asked, in the order of their file: those named, or all that may report on a measure.
fn bodies(args: &Args, plan: &Plan, as_of: AsOf) -> Result<Vec<BodyKey>, Error> {
    if !args.body.is_empty() {
        let mut keys = Vec::new();
        for name in &args.body {
            let body = find_body(plan, "--body", name)?;
            if body.is_group() {
                return Err(Error::Option {
                    option: "--body".to_owned(),
                    reason: format!(
                        "`{}` is a group and owes no reports; name its members",
                        body.id.value
                    ),
                });
            }
            if !keys.contains(&body.key) {
                keys.push(body.key);
            }
        }
        return Ok(keys);
    }
    let reports = |body: &&Body| {
        let mut measures = plan.measures.iter();
        let is_there = !body.is_group() && plan.ceased_by(body.key, as_of.day).is_none();
        is_there && measures.any(|measure| may_report(plan, measure, body.key))
    };
    Ok(plan
        .bodies
        .iter()
        .filter(reports)
        .map(|body| body.key)
        .collect())
}

/// The files for one body, by name.
fn made(args: &Args, ready: &Ready, form: &Form, wording: Wording) -> Result<Files, Error> {
    let name = format!("{}-{}", form.period, form.body.id.value);
    let letter = if args.remind {
        reminder(form, wording)
    } else {
        covering(form, wording)
    };
    if args.format == "eml" {
        return mail(args.remind, ready, form, wording, &name, &letter);
    }
    let (page, extension) = if args.format == "markdown" {
        ("markdown", "md")
    } else {
        ("docx", "docx")
    };
    let kind = if args.remind { "reminder" } else { "letter" };
    let mut files = vec![(
        format!("{name}-{kind}.{extension}"),
        rendered(page, &letter)?,
    )];
    if !args.remind {
        let form = match args.format.as_str() {
            "xlsx" => (format!("{name}.xlsx"), xlsx(form, wording)?),
            page => (
                format!("{name}.{extension}"),
                rendered(page, &paper(form, wording))?,
            ),
        };
        files.insert(0, form);
    }
    Ok(files)
}

/// A mail to the body's focal point or alternate; none if neither has an address.
fn mail(
    is_reminder: bool,
    ready: &Ready,
    form: &Form,
    wording: Wording,
    name: &str,
    letter: &Document,
) -> Result<Files, Error> {
    let to = ready
        .plan
        .addressee(form.body.key, ready.as_of.day)
        .filter(|contact| contact.email.is_some());
    let Some(to) = to else {
        return Ok(Files::new());
    };
    let text = String::from_utf8_lossy(&rendered("terminal", letter)?).into_owned();
    let attachment = Attachment {
        name: format!("{name}.xlsx"),
        kind: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes: xlsx(form, wording)?,
    };
    let name = if is_reminder {
        format!("{name}-reminder")
    } else {
        name.to_owned()
    };
    let id = format!("{name}-{}", form.fingerprint());
    let subject = subject(form, wording, is_reminder);
    let bytes = mail::draft(to, &subject, &text, vec![attachment], &id, ready.as_of.day);
    Ok(vec![(format!("{name}.eml"), bytes)])
}

fn rendered(name: &str, document: &Document) -> Result<Vec<u8>, Error> {
    let format = format::by_name(name).expect("the formats of letters are known");
    (format.render)(document, PAGE)
}
