//! What the rules about edits find from the commit at which the files left a revision.

use std::path::Path;

use crate::cli::check::used_before::used_before;
use crate::cli::{Session, located, output, say_former_id};
use crate::diagnostics::short;
use crate::difference::compare;
use crate::error::Error;
use crate::finding::Finding;
use crate::git::{Commit, Repository};
use crate::load::location::Location;
use crate::load::revision::load_at;
use crate::rule::edit::allowance::Allowance;
use crate::rule::edit::{Edit, examine_edit, unreadable};
use crate::rule::{Examined, examine};
use crate::words::{count, harmless};

/// What the rules about edits find from the base to the files; where there are several, from any of them.
pub(super) fn edited(
    plan: Option<&Path>,
    base: &str,
    allowed: &[Allowance],
    session: &Session,
    new: &Examined,
) -> Result<Vec<Finding>, Error> {
    let location = located(plan, session.global.rev.as_deref())?;
    let repository = Repository::around(&location.folder)?;
    if !repository.has_commits()? {
        output::message("nothing was committed yet: the plan is new, and nothing is compared");
        return Ok(Vec::new());
    }
    let head = repository.commit(session.global.rev.as_deref().unwrap_or("HEAD"))?;
    let bases = repository.merge_bases(&repository.commit(base)?, &head)?;
    let mut allowances = allowed.to_vec();
    allowances.extend(of_messages(&repository, &bases, &head)?);
    let mut findings: Vec<Finding> = Vec::new();
    let mut unused: Option<Vec<Allowance>> = None;
    for base in &bases {
        let Some((old, place)) = state_at(base, &location, &repository, session, new)? else {
            continue;
        };
        let difference = compare(&old, new);
        let folders = [repository.place(), &place];
        let edit = Edit {
            used_before: used_before(&difference, &location, &repository, base, folders)?,
            home: Some(repository.home(location.folder.clone())),
            difference: &difference,
        };
        let (found, idle) = examine_edit(&edit, &allowances);
        for finding in found {
            if !findings.iter().any(|known| known.is_like(&finding)) {
                findings.push(finding);
            }
        }
        unused = Some(match unused {
            Some(known) => known.into_iter().filter(|one| idle.contains(one)).collect(),
            None => idle,
        });
    }
    for allowance in unused.unwrap_or_default() {
        output::message(&format!(
            "`{} {}` is allowed by {}, but not found",
            allowance.rule, allowance.subject, allowance.by
        ));
    }
    Ok(findings)
}

/// What the messages of the commits since the bases allow.
fn of_messages(
    repository: &Repository,
    bases: &[Commit],
    head: &Commit,
) -> Result<Vec<Allowance>, Error> {
    let mut messages: Vec<(String, String)> = Vec::new();
    for base in bases {
        for message in repository.messages(base, head)? {
            if !messages.contains(&message) {
                messages.push(message);
            }
        }
    }
    let mut allowances = Vec::new();
    for (commit, message) in messages {
        for allowance in Allowance::of_message(&message, &format!("commit {commit}")) {
            match allowance {
                Ok(allowance) => allowances.push(allowance),
                Err(reason) => output::message(&format!("nothing is allowed by {reason}")),
            }
        }
    }
    Ok(allowances)
}

/// The plan as it stood at a base, and the folder it stood in; `None` where it is new since.
fn state_at(
    base: &Commit,
    location: &Location,
    repository: &Repository,
    session: &Session,
    new: &Examined,
) -> Result<Option<(Examined, String)>, Error> {
    let then = match load_at(location, repository, base) {
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
    say_former_id(&then, base);
    let old = examine(then.loaded, &then.settings)?;
    refuse_unreadable(&old, base, session)?;
    Ok(Some((old, then.place)))
}

/// Nothing is found where the plan is new: where the base holds no plan of its id, nor one that is gone, which it may be.
fn unless_new<T>(error: Error) -> Result<Option<T>, Error> {
    match &error {
        Error::NoPlanThen { gone, .. } if gone.is_empty() => {
            let said = format!("{error}: the plan is new, and nothing is compared");
            output::message(&harmless(&said));
            Ok(None)
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
