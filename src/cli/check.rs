//! `tadbir check`.

mod used_before;

use std::path::PathBuf;

use crate::cli::check::used_before::used_before;
use crate::cli::{Exit, Session, located, output, say_former_id};
use crate::diagnostics::{FINDING_FORMATS, Home, View, short};
use crate::difference::compare;
use crate::error::Error;
use crate::finding::{Finding, Level, sort};
use crate::git::{Commit, Repository};
use crate::load::revision::load_at;
use crate::rule::edit::allowance::Allowance;
use crate::rule::edit::{Edit, examine_edit, unreadable};
use crate::rule::{Examined, examine};
use crate::words::{count, harmless};

/// Show every finding in the plan's files at once
///
/// With --base REV also what may not happen to the files from one state to the next: progress reports rewritten or removed, measures changed without an act, ids used again, what is public withheld.
/// What the rules about edits find can be allowed for one change: with --allow, or with a line `Tadbir-allow: RULE ID; REASON` in the message of a commit.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Folder of the plan [default: from the current folder upward]
    path: Option<PathBuf>,
    /// Format of the findings
    #[arg(long, default_value = "human", value_parser = clap::builder::PossibleValuesParser::new(FINDING_FORMATS.iter().map(|format| format.name)))]
    format: String,
    /// Revision in git that the files are compared with, such as `main`: the commit at which they left it
    #[arg(long, value_name = "REV")]
    base: Option<String>,
    /// What a rule about edits may find this time, "RULE ID"; may be given more than once
    #[arg(long, value_name = "RULE ID", requires = "base", value_parser = allowance)]
    allow: Vec<Allowance>,
}

fn allowance(text: &str) -> Result<Allowance, String> {
    Allowance::parse(text, "--allow")
}

pub(super) fn run(args: &Args, session: &Session) -> Result<Exit, Error> {
    let mut examined = session.examine(args.path.as_deref())?;
    if let Some(base) = &args.base {
        let found = edited(args, base, session, &examined)?;
        examined.findings.extend(found);
        sort(&mut examined.findings, &examined.sources);
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
                home(args, session)?
            } else {
                None
            },
        },
    )?)?;
    let errors = examined
        .findings
        .iter()
        .filter(|finding| finding.level == Level::Error)
        .count();
    let warnings = examined.findings.len() - errors;
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

/// Where the plan stands in its repository; `None` where it is in none.
fn home(args: &Args, session: &Session) -> Result<Option<Home>, Error> {
    let plan = args.path.as_deref().or(session.global.plan.as_deref());
    let folder = located(plan, session.global.rev.as_deref())?.folder;
    let repository = Repository::around(&folder).ok();
    Ok(repository.map(|repository| Home {
        place: repository.place().to_owned(),
        folder,
    }))
}

/// What the rules about edits find from the base to the files.
fn edited(
    args: &Args,
    base: &str,
    session: &Session,
    new: &Examined,
) -> Result<Vec<Finding>, Error> {
    let plan = args.path.as_deref().or(session.global.plan.as_deref());
    let location = located(plan, session.global.rev.as_deref())?;
    let repository = Repository::around(&location.folder)?;
    if !repository.has_commits()? {
        output::message("nothing was committed yet: the plan is new, and nothing is compared");
        return Ok(Vec::new());
    }
    let head = repository.commit(session.global.rev.as_deref().unwrap_or("HEAD"))?;
    let base = repository.merge_base(&repository.commit(base)?, &head)?;
    let then = match load_at(&location, &repository, &base) {
        Ok(then) => then,
        Err(error) => return unless_new(error),
    };
    if let Some(id) = &then.displaced {
        let now = &new.plan.header.id;
        let said = format!(
            "`{now}` stands where `{id}` stood at `{}`, and `{id}` stands nowhere now",
            base.name
        );
        return Err(unclear(&said));
    }
    say_former_id(&then, &base);
    let old = examine(then.loaded, &then.settings)?;
    refuse_unreadable(&old, &base, session)?;
    let difference = compare(&old, new);
    let folders = [repository.place(), &then.place];
    let edit = Edit {
        used_before: used_before(&difference, &location, &repository, &base, folders)?,
        difference: &difference,
    };
    let mut allowances = args.allow.clone();
    for (commit, message) in repository.messages(&base, &head)? {
        for allowance in Allowance::of_message(&message, &format!("commit {commit}")) {
            match allowance {
                Ok(allowance) => allowances.push(allowance),
                Err(reason) => output::message(&format!("nothing is allowed by {reason}")),
            }
        }
    }
    let (findings, unused) = examine_edit(&edit, &allowances);
    for allowance in unused {
        output::message(&format!(
            "`{} {}` is allowed by {}, but not found",
            allowance.rule, allowance.subject, allowance.by
        ));
    }
    Ok(findings)
}

/// Nothing is found where the plan is new: where the base holds no plan of its id, nor one that is gone, which it may be.
fn unless_new(error: Error) -> Result<Vec<Finding>, Error> {
    match &error {
        Error::NoPlanThen { gone, .. } if gone.is_empty() => {
            let said = format!("{error}: the plan is new, and nothing is compared");
            output::message(&harmless(&said));
            Ok(Vec::new())
        }
        Error::NoPlanThen { .. } => Err(unclear(&error.to_string())),
        _ => Err(error),
    }
}

fn unclear(said: &str) -> Error {
    Error::Option {
        option: "--base".to_owned(),
        reason: format!(
            "{said}: give the plan that is gone its id back or a folder of its own, or remove it in a change of its own"
        ),
    }
}

/// Refuses a base whose records may be lost: nothing that becomes of them would be found.
fn refuse_unreadable(old: &Examined, base: &Commit, session: &Session) -> Result<(), Error> {
    let forgiven = unreadable(old, true).count();
    if 0 < forgiven {
        output::message(&format!(
            "at the base, {} in progress reports or reviews: what an edit does to what cannot be read there is not found",
            count(forgiven, "error stands", "errors stand")
        ));
    }
    let errors: Vec<Finding> = unreadable(old, false).cloned().collect();
    if errors.is_empty() {
        return Ok(());
    }
    output::message(&short(&errors, &old.sources, session.look)?);
    Err(Error::Option {
        option: "--base".to_owned(),
        reason: format!(
            "the plan cannot be read as it stood at `{}` ({}), so that nothing can be compared with it; name a revision before that",
            base.name,
            count(errors.len(), "error", "errors")
        ),
    })
}
