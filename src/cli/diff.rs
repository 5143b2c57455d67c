//! `tadbir diff`.

use crate::cli::{Exit, Session, fatal, output};
use crate::contract::difference::difference_json;
use crate::diagnostics::short;
use crate::difference::compare;
use crate::difference::effect::effects;
use crate::error::Error;
use crate::finding::Finding;
use crate::obligation::AsOf;
use crate::report::difference::difference;
use crate::rule::Examined;

/// Show what is different between two revisions of the plan, and what that does to the overdue list
///
/// Not lines but meaning: wording, periods, bodies, what was added or removed, progress reports added or rewritten.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Revision in git, such as `main`, a tag or a commit
    old: String,
    /// Revision in git [default: the files as they are]
    new: Option<String>,
    /// Format of the output; `markdown` is fit for a merge request
    #[arg(long, default_value = "table", value_parser = ["table", "markdown", "json"])]
    format: String,
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    if session.global.rev.is_some() {
        return Err(Error::Option {
            option: "--rev".to_owned(),
            reason: "the revisions are named without it: `tadbir diff OLD NEW`".to_owned(),
        });
    }
    let old = session.examine_at(Some(&args.old))?;
    let new = session.examine_at(args.new.as_deref())?;
    let as_of = session.as_of(&new.plan.header.timezone)?;
    let (old, new) = (known(old, as_of), known(new, as_of));
    let errors: Vec<Finding> = fatal(&new).cloned().collect();
    if !errors.is_empty() {
        output::message(&short(&errors, &new.sources, session.look)?);
    }
    let is_sound = errors.is_empty() && fatal(&old).next().is_none();
    let compared = compare(&old, &new);
    let moved = is_sound.then(|| effects(&compared, as_of));
    match args.format.as_str() {
        "json" => {
            let names = (args.old.as_str(), args.new.as_deref());
            output::print(&difference_json(&compared, moved.as_deref(), names, as_of)?)?;
        }
        format => {
            let new = args.new.as_deref().unwrap_or("the files as they are");
            let names = (args.old.as_str(), new);
            session.print(
                &difference(&compared, moved.as_deref(), names, as_of),
                format,
            )?;
        }
    }
    Ok(if errors.is_empty() {
        Exit::Clean
    } else {
        Exit::Findings
    })
}

/// A state of the plan as far as it is known.
fn known(examined: Examined, as_of: AsOf) -> Examined {
    let mut plan = examined.plan.known_on(as_of.known_on);
    plan.settle(as_of.day);
    Examined { plan, ..examined }
}
