//! `tadbir check`.

mod edited;
mod used_before;

use std::path::{Path, PathBuf};

use crate::cli::check::edited::edited;
use crate::cli::{Exit, Session, located, output};
use crate::disk::git::Repository;
use crate::disk::git::tree::Home;
use crate::edit::allowance::Allowance;
use crate::error::Error;
use crate::file::finding::{Level, cut, faults};
use crate::format::finding::{FINDING_FORMATS, View};
use crate::text::words::count;

/// Check the plan's files and show every finding
///
/// With --base REV, also check what changed since that revision, in every plan of the repository: progress reports rewritten or removed, measures changed without an act, ids reused, public information withheld, plans renamed or removed.
/// Such a finding can be allowed for one change: with --allow, or with a line `Tadbir-allow: RULE ID; REASON` in a commit message.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder of the plan [default: searched for from the current folder upward]
    path: Option<PathBuf>,
    /// Output format
    #[arg(long, default_value = "human", value_parser = clap::builder::PossibleValuesParser::new(FINDING_FORMATS.iter().map(|format| format.name)))]
    format: String,
    /// Git revision to compare with, such as `main`: the newest commit that it shares with the files is used
    #[arg(long, value_name = "REV")]
    base: Option<String>,
    /// Allow a finding about an edit this time, "RULE ID"; may be given more than once
    #[arg(long, value_name = "RULE ID", requires = "base", value_parser = allowance)]
    allow: Vec<Allowance>,
}

fn allowance(text: &str) -> Result<Allowance, String> {
    Allowance::parse(text, "--allow")
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let mut examined = session.examine(args.path.as_deref())?;
    if let Some(base) = &args.base {
        let plan = args.plan(session);
        edited(plan, base, &args.allow, session, &mut examined)?;
        cut(&mut examined.findings, &examined.sources);
    }
    let format = FINDING_FORMATS
        .iter()
        .find(|format| format.name == args.format)
        .expect("clap admits only names of formats");
    output::print(&(format.render)(
        &examined.findings,
        &examined.sources,
        &View {
            look: session.look,
            home: if format.is_of_forge {
                home(args.plan(session), session)?
            } else {
                None
            },
        },
    )?)?;
    let errors = faults(&examined.findings, Level::Error);
    let warnings = faults(&examined.findings, Level::Warning);
    let counted = format!(
        "{}, {}",
        count(errors, "error", "errors"),
        count(warnings, "warning", "warnings")
    );
    let title = &examined.plan.header.title;
    output::message(&if title.is_empty() {
        counted
    } else {
        format!("{title}: {counted}")
    });
    Ok(if errors > 0 {
        Exit::Findings
    } else {
        Exit::Clean
    })
}

impl Args {
    /// The folder asked for.
    fn plan<'a>(&'a self, session: &'a Session) -> Option<&'a Path> {
        self.path.as_deref().or(session.global.plan.as_deref())
    }
}

/// The place of the plan in its repository; `None` if it is not in one.
fn home(plan: Option<&Path>, session: &Session) -> Result<Option<Home>, Error> {
    let folder = located(plan, session.global.rev.as_deref())?.folder;
    let repository = Repository::around(&folder).ok();
    Ok(repository.map(|repository| repository.home(folder)))
}
