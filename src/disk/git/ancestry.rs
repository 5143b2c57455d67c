//! Commits, and which come before which.

use crate::disk::git::question::Question;
use crate::disk::git::{Commit, Repository, line_of, reason_of, whole};
use crate::error::Error;
use crate::limit::HISTORY_SILENCE;

impl Repository {
    /// The commit that a name means: a branch, a tag, a hash, `HEAD~2`.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub(crate) fn commit(&self, name: &str) -> Result<Commit, Error> {
        // In two steps, because everything after `:/` is a search in messages.
        if let Some(object) = self.object(name)? {
            if let Some(id) = self.object(&format!("{object}^{{commit}}"))? {
                let name = name.to_owned();
                return Ok(Commit { id, name });
            }
            if !self.has(&object)? {
                return Err(self.failed(format!(
                    "the repository does not have the commit of `{name}`: {}",
                    self.cure()
                )));
            }
        }
        let help = if self.is_shallow()? {
            "; this clone is shallow, so fetch its history with `git fetch --unshallow`"
        } else {
            ""
        };
        Err(self.failed(format!("there is no revision `{name}`{help}")))
    }

    /// The full name of the one object that an expression means; `None` if it means none, or all but one (`^HEAD`).
    fn object(&self, expression: &str) -> Result<Option<String>, Error> {
        let arguments = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            expression,
        ];
        let answer = self.said(&arguments)?;
        let id = line_of(&answer.printed.unwrap_or_default());
        let is_one = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        match answer.code {
            Some(0) => Ok(is_one.then_some(id)),
            Some(1) => Ok(None),
            _ => Err(self.failed(reason_of(&answer.complaint))),
        }
    }

    /// Whether an object exists, by its full name.
    fn has(&self, id: &str) -> Result<bool, Error> {
        Ok(self.said(&["cat-file", "-e", id])?.code == Some(0))
    }

    /// The newest commits that two have in common, where a branch left another: one, or several if they were merged
    /// into each other crosswise. They are named like the first of the two.
    ///
    /// # Errors
    ///
    /// If they have none in common, as in a shallow clone.
    pub(crate) fn merge_bases(&self, one: &Commit, other: &Commit) -> Result<Vec<Commit>, Error> {
        let arguments = ["merge-base", "--all", &one.id, &other.id];
        let answer = self.answer(&Question::of(&arguments, &HISTORY_SILENCE), whole)?;
        match answer.code {
            Some(0) => {
                let ids = String::from_utf8_lossy(answer.printed.as_deref().unwrap_or_default())
                    .into_owned();
                let commits = ids.lines().map(|id| Commit {
                    id: id.to_owned(),
                    name: one.name.clone(),
                });
                Ok(commits.collect())
            }
            Some(1) => Err(self.failed(format!(
                "`{}` and `{}` have no commit in common; if this clone is shallow, fetch its history with `git fetch --unshallow`",
                one.name, other.name
            ))),
            _ => Err(self.incomplete(&answer.complaint)),
        }
    }

    /// The messages of the commits that one has and the other does not, newest first, each with the beginning of the
    /// commit's name.
    pub(crate) fn messages(
        &self,
        since: &Commit,
        until: &Commit,
    ) -> Result<Vec<(String, String)>, Error> {
        let range = format!("{}..{}", since.id, until.id);
        let arguments = [
            "rev-list",
            "--no-commit-header",
            "--format=%x00%h%n%B",
            &range,
        ];
        let printed = self.told(&Question::of(&arguments, &HISTORY_SILENCE), whole)?;
        let text = String::from_utf8_lossy(&printed);
        let messages = text
            .split('\0')
            .filter_map(|message| message.split_once('\n'));
        Ok(messages
            .map(|(commit, message)| (commit.to_owned(), message.to_owned()))
            .collect())
    }

    /// The commit before one; `None` for the first, and at the end of a shallow clone.
    pub(crate) fn before(&self, commit: &str) -> Option<Commit> {
        self.commit(&format!("{commit}~1")).ok()
    }

    /// Whether the clone is shallow.
    pub(crate) fn is_shallow(&self) -> Result<bool, Error> {
        Ok(self.text(&["rev-parse", "--is-shallow-repository"])? == "true")
    }

    /// Whether the clone is partial: contents of files are fetched only on demand.
    pub(super) fn is_partial(&self) -> bool {
        let keys = r"^(remote\..*\.(promisor|partialclonefilter)|extensions\.partialclone)$";
        let answer = self.text(&["config", "--get-regexp", keys]);
        answer.is_ok_and(|settings| !settings.is_empty())
    }
}
