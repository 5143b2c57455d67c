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
/// They are beside the plan's folder, or inside it if it has no name. A folder of that name that holds
/// something else is left alone, and then no file names a schema.
struct Schemas {
    /// The folder to write them to, if they are not there yet.
    folder: Option<PathBuf>,
    files: NewFiles,
    /// The line by which `plan.yaml` names its schema.
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
    // The schemas first: if writing stops here, the next `init` finds them and continues.
    if let Some(beside) = &schemas.folder {
        found(beside, &schemas.files)?;
    }
    found(&folder, &new_files(&folder, files))?;
    output::print(&told)?;
    Ok(Exit::Clean)
}

/// The files by their path in the plan's folder, `plan.yaml` last: without it there is no plan.
fn new_files(folder: &Path, files: Vec<(PathBuf, String)>) -> NewFiles {
    let files = files.into_iter().map(|(path, text)| {
        let inner = path.strip_prefix(folder).unwrap_or(&path).to_owned();
        (inner, text.into_bytes())
    });
    let (head, others): (NewFiles, NewFiles) =
        files.partition(|(inner, _)| inner == Path::new("plan.yaml"));
    [others, head].concat()
}

/// Where to put the plan; options about an existing plan need `--continue`.
fn folder(args: &Args, session: &Session) -> Result<PathBuf, Error> {
    let global = &session.global;
    let past = [
        ("--rev", global.rev.is_some()),
        ("--known-on", global.known_on.is_some()),
    ];
    if let Some((name, _)) = past.into_iter().find(|(_, is_given)| *is_given)
        && args.continues.is_none()
    {
        let reason = "this option is about an earlier plan; use it with --continue OLD";
        return Err(option(name, reason));
    }
    let folder = match (&args.folder, &global.plan) {
        (Some(_), Some(_)) => {
            let reason = "FOLDER already names the folder of the new plan; give only one of them";
            return Err(option("--plan", reason));
        }
        (Some(folder), None) | (None, Some(folder)) => folder.clone(),
        (None, None) => PathBuf::from("plan"),
    };
    if locate(Some(&folder)).is_ok() {
        let folder = folder.display();
        return Err(option(
            "FOLDER",
            &format!("`{folder}` already holds a plan; name another folder"),
        ));
    }
    Ok(folder)
}

/// A plan that continues an earlier one.
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
        let measures = count(new.taken_up, "measure was", "measures were");
        told += &format!("{measures} carried over.\n");
    }
    let then = format!("run `tadbir check {shown}`");
    told += "\nNext: ";
    told += &match (new.taken_up, new.not_set) {
        (0, _) => format!("enter the bodies and the measures, word for word, and {then}.\n"),
        (_, 0) => format!("replace the old wording with that of the new decree, and {then}.\n"),
        (_, not_set) => format!(
            "set the {} that {} `not set yet`, replace the old wording with that of the new decree, and {then}.\n",
            count(not_set, "period", "periods"),
            if not_set == 1 { "reads" } else { "read" }
        ),
    };
    told
}
