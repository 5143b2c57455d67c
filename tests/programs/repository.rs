//! A plan in a repository of git, whose commits have the same names whenever they are made.

#![expect(
    clippy::disallowed_methods,
    reason = "git is run on files that are written"
)]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::program::{ran, tadbir};

const PLAN: &str = "\
id: vel-2024
title: Action Plan of the Republic of Velmora (2024-2026)
language: en
timezone: UTC
term: { from: 2024-01-01, to: 2026-12-31 }
approved: { act: Order No. 1, on: 2024-01-15 }
coordinator: office
reporting: { every: quarter, due_within: 15 days, review: none, by: assumed }
continuing: { every: quarter, answerable: each, by: assumed }
delivery: { answerable: lead, by: assumed }
";

const BODIES: &str = "\
bodies:
  - { id: office, name: Office of the National Coordinator, kind: office }
  - { id: health, name: Ministry of Health, kind: ministry }
  - { id: labour, name: Ministry of Labour, kind: ministry }
  - { id: towns, name: towns, kind: group, members: [{ body: labour, from: 2024-01-20, by: letter No. 1 }] }
";

const MEASURES: &str = "\
objective: 1
title: Prevention
measures:
  - { id: 1.a, text: Prepare a draft law., bodies: [health], period: By May 2024 }
  - { id: 1.b, text: Inform the public., bodies: [health, labour], period: Regularly }
  - { id: 1.c, text: Open a shelter., bodies: [towns], period: 2024 }
";

const PROGRESS: &str = "\
body: health
period: 2024-Q1
received_on: 2024-04-10
progress:
  - { measure: 1.a, state: in-progress, summary: Draft under discussion. }
  - { measure: 1.b, state: done, summary: Two broadcasts., evidence: [Letter No. 5] }
";

/// The lines of an answer that another has not.
pub(crate) fn unlike(other: &str, answer: &str) -> String {
    let known: Vec<&str> = other.lines().collect();
    let lines = answer.lines().filter(|line| !known.contains(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// A repository whose commits have the same names whenever they are made.
pub(crate) struct Repository {
    pub(crate) folder: TempDir,
}

impl Repository {
    /// A plan, committed on `main`.
    pub(crate) fn new() -> Self {
        let repository = Self {
            folder: TempDir::new().expect("a temporary folder can be made"),
        };
        repository.git("init -q -b main .");
        repository
            .file("plan/plan.yaml", PLAN)
            .file("plan/bodies.yaml", BODIES)
            .file("plan/measures/1.yaml", MEASURES)
            .file("plan/progress/2024-Q1/health.yaml", PROGRESS)
            .commit("The plan")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn file(self, name: &str, text: &str) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file stands in a folder"))
            .expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
        self
    }

    /// Replaces a part of a file, which must be in it.
    pub(crate) fn with(self, name: &str, part: &str, by: &str) -> Self {
        let text = fs::read_to_string(self.path(name)).expect("the file is there");
        assert!(text.contains(part), "{name} does not say `{part}`");
        self.file(name, &text.replacen(part, by, 1))
    }

    pub(crate) fn command(&self, folder: &Path) -> Command {
        let mut command = Command::new("git");
        command
            .current_dir(folder)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.folder.path())
            .env("GIT_CONFIG_NOSYSTEM", "1");
        for who in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{who}_NAME"), "A. Clerk")
                .env(format!("GIT_{who}_EMAIL"), "clerk@example.org")
                .env(format!("GIT_{who}_DATE"), "2024-04-01T12:00:00Z");
        }
        command
    }

    pub(crate) fn git(&self, arguments: &str) {
        let mut command = self.command(self.folder.path());
        ran(command.args(arguments.split_whitespace()));
    }

    pub(crate) fn commit(self, message: &str) -> Self {
        self.git("add -A");
        ran(self
            .command(self.folder.path())
            .args(["commit", "-q", "-m", message]));
        self
    }

    pub(crate) fn then(self, arguments: &str) -> Self {
        self.git(arguments);
        self
    }

    /// Runs Tadbir in the repository: exit code, standard output and standard error as one text.
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        self.run_in(self.folder.path(), arguments)
    }

    pub(crate) fn run_in(&self, folder: &Path, arguments: &[&str]) -> String {
        self.run_in_with(folder, arguments, &[])
    }

    /// Runs Tadbir with variables in its environment that git knows.
    pub(crate) fn run_with(&self, arguments: &[&str], variables: &[(&str, PathBuf)]) -> String {
        self.run_in_with(self.folder.path(), arguments, variables)
    }

    pub(crate) fn run_in_with(
        &self,
        folder: &Path,
        arguments: &[&str],
        variables: &[(&str, PathBuf)],
    ) -> String {
        let output = tadbir(folder)
            .args(arguments)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.folder.path())
            .env("COLUMNS", "100")
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .output()
            .expect("the program can be run");
        let code = output.status.code().expect("it ends by itself");
        let mut text = format!("exit {code}\n{}", String::from_utf8_lossy(&output.stdout));
        if !output.stderr.is_empty() {
            let _ = write!(
                text,
                "--- stderr\n{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        text.replace(&*self.folder.path().to_string_lossy(), "[folder]")
    }

    /// Shows the difference from `main` as of a day.
    pub(crate) fn diff(&self) -> String {
        self.run(&["diff", "main", "--as-of", "2024-08-01"])
    }

    pub(crate) fn check(&self, options: &[&str]) -> String {
        let arguments = ["check", "--base", "main", "--format", "short"];
        self.run(&[&arguments, options].concat())
    }
}
