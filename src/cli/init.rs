//! `tadbir init`.

mod answer;
pub(super) mod args;

use std::path::{Path, PathBuf};

use crate::check::examine::examine;
use crate::cli::init::answer::{beginning, option};
use crate::cli::init::args::Args;
use crate::cli::{Exit, Session, output};
use crate::data::schema::schema;
use crate::disk::load::load_with;
use crate::disk::load::location::{locate, prospect};
use crate::disk::store::{NewFiles, found};
use crate::edit::rule::levels;
use crate::error::Error;
use crate::file::finding::{Finding, Level, faults};
use crate::folder::exists;
use crate::format::finding::short;
use crate::office::init::carried::from_earlier;
use crate::office::init::{New, from_nothing};
use crate::plan::editor_line;
use crate::plan::file_format;
use crate::text::words::count;

/// The schemas of a new plan's files.
///
/// They stand beside the plan's folder; within it where nobody says what it is called. A folder of that name that holds
/// something else is left alone, and no file names a schema.
struct Schemas {
    /// The folder that they are still to be written to.
    folder: Option<PathBuf>,
    files: NewFiles,
    /// The line by which `plan.yaml` names its own.
    own_line: Option<String>,
}

impl Schemas {
    fn of(folder: &Path) -> Result<Self, Error> {
        let (beside, up) = match (folder.file_name(), folder.parent()) {
            (Some(_), Some(parent)) => (parent.join("schemas"), "../"),
            (_, _) => (folder.join("schemas"), ""),
        };
        let own_line = editor_line::to(&format!("{up}schemas/plan.json"));
        let are_there = exists(&beside.join("plan.json"));
        let files = file_format::by_name().into_iter().map(|file| {
            let name = format!("{}.json", file.name);
            Ok((PathBuf::from(name), schema(file)?.into_bytes()))
        });
        let files = files.collect::<Result<_, Error>>()?;
        let folder = (!are_there && !exists(&beside)).then_some(beside);
        Ok(Self {
            own_line: (are_there || folder.is_some()).then_some(own_line),
            folder,
            files,
        })
    }
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let folder = folder(args, session)?;
    let new = match &args.continues {
        Some(old) => taken_up(args, old, session)?,
        None => from_nothing(&beginning(args, None)?),
    };
    let schemas = Schemas::of(&folder)?;
    let files: Vec<(PathBuf, String)> = new
        .files
        .iter()
        .map(|(place, text)| {
            let line = schemas.own_line.as_deref();
            let line = line.and_then(|line| editor_line::like(line, Path::new(place)));
            let line = line.map_or_else(String::new, |line| format!("{line}\n"));
            (folder.join(place), format!("{line}{text}"))
        })
        .collect();
    let warnings = examined(&folder, &files, session)?;
    let told = told(&folder, &new, &schemas, warnings);
    // The schemas first: as long as the plan is not there, the next one who begins it finds them and goes on.
    if let Some(beside) = &schemas.folder {
        found(beside, &schemas.files)?;
    }
    found(&folder, &new_files(&folder, files))?;
    output::print(&told)?;
    Ok(Exit::Clean)
}

/// The files by their place in the plan's folder, `plan.yaml` last: without it there is no plan.
fn new_files(folder: &Path, files: Vec<(PathBuf, String)>) -> NewFiles {
    let files = files.into_iter().map(|(path, text)| {
        let inner = path.strip_prefix(folder).unwrap_or(&path).to_owned();
        (inner, text.into_bytes())
    });
    let (head, others): (NewFiles, NewFiles) =
        files.partition(|(inner, _)| inner == Path::new("plan.yaml"));
    [others, head].concat()
}

/// Where the plan is to be; options that are about a plan that is there go with `--continue`.
fn folder(args: &Args, session: &Session) -> Result<PathBuf, Error> {
    let global = &session.global;
    let past = [
        ("--rev", global.rev.is_some()),
        ("--known-on", global.known_on.is_some()),
    ];
    if let Some((name, _)) = past.into_iter().find(|(_, is_given)| *is_given)
        && args.continues.is_none()
    {
        let reason = "it is about an earlier plan: give it with --continue OLD";
        return Err(option(name, reason));
    }
    let folder = match (&args.folder, &global.plan) {
        (Some(_), Some(_)) => {
            let reason = "FOLDER says where the new plan is to be; give one of the two";
            return Err(option("--plan", reason));
        }
        (Some(folder), None) | (None, Some(folder)) => folder.clone(),
        (None, None) => PathBuf::from("plan"),
    };
    if locate(Some(&folder)).is_ok() {
        let folder = folder.display();
        return Err(option(
            "FOLDER",
            &format!("there is a plan in `{folder}` already; name another folder"),
        ));
    }
    Ok(folder)
}

/// A plan that takes up what an earlier one leaves.
fn taken_up(args: &Args, old: &Path, session: &Session) -> Result<New, Error> {
    let ready = session.open_at(old)?;
    let beginning = beginning(args, Some(&ready.plan))?;
    Ok(from_earlier(&beginning, &ready.plan, ready.as_of))
}

/// Examines the new plan before it is written, and returns how many warnings there are; errors are shown.
fn examined(folder: &Path, files: &[(PathBuf, String)], session: &Session) -> Result<usize, Error> {
    let location = prospect(folder)?;
    let drafts = files
        .iter()
        .map(|(path, text)| (path.clone(), text.clone().into_bytes()))
        .collect();
    let examined = examine(load_with(&location, drafts)?, levels(&location.settings)?);
    let (errors, warnings): (Vec<Finding>, Vec<Finding>) = examined
        .findings
        .into_iter()
        .partition(|finding| finding.level == Level::Error);
    if errors.is_empty() {
        return Ok(faults(&warnings, Level::Warning));
    }
    output::message(&short(&errors, &examined.sources, session.look)?);
    let errors = count(faults(&errors, Level::Error), "error", "errors");
    Err(Error::Objections {
        objections: format!("the new plan would have {errors}"),
    })
}

/// What was written, and what to do next.
fn told(folder: &Path, new: &New, schemas: &Schemas, warnings: usize) -> String {
    let shown = folder.display();
    let mut told = format!("{} in {shown}", count(new.files.len(), "file", "files"));
    if let Some(beside) = &schemas.folder {
        told += &format!(", and their schemas in {}", beside.display());
    }
    told += &format!(": 0 errors, {}.\n", count(warnings, "warning", "warnings"));
    if 0 < new.taken_up {
        let measures = count(new.taken_up, "measure is", "measures are");
        told += &format!("{measures} taken up.\n");
    }
    let then = format!("run `tadbir check {shown}`");
    told += "\nNext: ";
    told += &match (new.taken_up, new.not_set) {
        (0, _) => format!("write down the bodies and the measures, word for word, and {then}.\n"),
        (_, 0) => format!("put the new decree's words in the place of the old ones, and {then}.\n"),
        (_, not_set) => format!(
            "set the {} that {} `not set yet`, put the new decree's words in the place of the old ones, and {then}.\n",
            count(not_set, "period", "periods"),
            if not_set == 1 { "reads" } else { "read" }
        ),
    };
    told
}
