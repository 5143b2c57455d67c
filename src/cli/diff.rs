//! `tadbir diff`.

use crate::check::examined::Examined;
use crate::cli::{Exit, Session, fatal, located, output};
use crate::data::difference::difference_json;
use crate::disk::git::Repository;
use crate::edit::difference::compare;
use crate::edit::difference::effect::effects;
use crate::error::Error;
use crate::file::finding::{Finding, Level};
use crate::format::finding::short;
use crate::obligation::as_of::AsOf;
use crate::report::command::difference::difference;
use crate::text::words::count;

/// Show what changed between two revisions of the plan, and how the overdue list changes
///
/// Compares records, not lines: wording, periods, bodies, what was added or removed, progress reports added or rewritten.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Old git revision, such as `main`, a tag or a commit
    #[arg(required_unless_present = "base")]
    old: Option<String>,
    /// New git revision [default: the files on disk]
    new: Option<String>,
    /// Compare with the commit at which the files left this revision, such as `main`, instead of OLD; as `check --base` does
    #[arg(long, value_name = "REV", conflicts_with_all = ["old", "new"])]
    base: Option<String>,
    /// Output format; `markdown` suits a merge request
    #[arg(long, default_value = "table", value_parser = ["table", "markdown", "json"])]
    format: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    if session.global.rev.is_some() {
        return Err(Error::Option {
            option: "--rev".to_owned(),
            reason: "name both revisions without this option: `tadbir diff OLD NEW`".to_owned(),
        });
    }
    let (old_revision, old_name) = args.old(session)?;
    let old = session.examine_at(Some(&old_revision))?;
    let new = session.examine_at(args.new.as_deref())?;
    let as_of = session.as_of(&new.plan.header.timezone)?;
    let (old, new) = (known(old, as_of), known(new, as_of));
    let errors: Vec<Finding> = errors(&new).cloned().collect();
    if !errors.is_empty() {
        output::message(&short(&errors, &new.sources, session.look)?);
    }
    let new_name = args.new.as_deref().unwrap_or("the files on disk");
    let names = (old_name.as_str(), new_name);
    for (examined, name) in [(&old, names.0), (&new, names.1)] {
        let left_out = examined.plan.left_out();
        if 0 < left_out {
            let left_out = count(left_out, "entry is", "entries are");
            output::message(&format!(
                "in {name}, {left_out} left out; `tadbir check` shows why"
            ));
        }
    }
    let states = [(&old, names.0), (&new, names.1)].into_iter();
    let broken: Vec<&str> = states
        .filter(|(examined, _)| fatal(examined).next().is_some())
        .map(|(_, name)| name)
        .collect();
    let compared = compare(&old, &new);
    let moved = broken.is_empty().then(|| effects(&compared, as_of));
    if args.format == "json" {
        let names = (old_revision.as_str(), args.new.as_deref());
        output::print(&difference_json(&compared, moved.as_ref(), names, as_of)?)?;
    } else {
        let moved = moved.as_ref().ok_or(broken.as_slice());
        session.print(&difference(&compared, moved, names, as_of), &args.format)?;
    }
    Ok(if errors.is_empty() {
        Exit::Clean
    } else {
        Exit::Findings
    })
}

impl Args {
    /// The old revision, and how it is named to readers.
    fn old(&self, session: &Session) -> Result<(String, String), Error> {
        let Some(base) = &self.base else {
            let old = self.old.clone().unwrap_or_default();
            return Ok((old.clone(), old));
        };
        let location = located(session.global.plan.as_deref(), Some(base))?;
        let repository = Repository::around(&location.folder)?;
        let (base, head) = (repository.commit(base)?, repository.commit("HEAD")?);
        let left = &repository.merge_bases(&base, &head)?[0];
        let revision = left.short().to_owned();
        let name = format!("{}, as it was left at {revision},", base.name);
        Ok((revision, name))
    }
}

fn errors(examined: &Examined) -> impl Iterator<Item = &Finding> {
    let findings = examined.findings.iter();
    findings.filter(|finding| finding.level == Level::Error)
}

/// A state of the plan, limited to what was known.
fn known(examined: Examined, as_of: AsOf) -> Examined {
    let mut plan = examined.plan.known_on(as_of.known_on);
    plan.settle(as_of.day);
    Examined { plan, ..examined }
}
