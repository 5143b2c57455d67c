//! What is copied to run Tadbir in CI and before commits: read by public schemas, and run on a good and a bad edit.
//!
//! `TADBIR_PYTHON` names the Python beside which `pre-commit` and `check-jsonschema` are; `.ci/programs` installs them.

#![expect(
    clippy::disallowed_methods,
    reason = "other programs are run on files that are written"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::program::ran;
use crate::repository::Repository;

fn here(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A program of the virtual environment.
fn installed(name: &str) -> Command {
    let python = std::env::var("TADBIR_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    Command::new(Path::new(&python).with_file_name(name))
}

/// The path by which `tadbir` is found, as if it were installed.
fn path() -> std::ffi::OsString {
    let tadbir = Path::new(env!("CARGO_BIN_EXE_tadbir"));
    let mut folders = vec![tadbir.parent().expect("it stands in a folder").to_owned()];
    let known = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&known));
    std::env::join_paths(folders).expect("folders make a path")
}

/// An edit of what is on file.
fn rewritten() -> Repository {
    Repository::new().with(
        "plan/progress/2024-Q1/health.yaml",
        "Two broadcasts",
        "Nine broadcasts",
    )
}

/// An edit that adds to it.
fn added() -> Repository {
    Repository::new().file(
        "plan/progress/2024-Q2/labour.yaml",
        "body: labour\nperiod: 2024-Q2\nreceived_on: 2024-07-05\nprogress:\n  - { measure: 1.b, state: done, summary: One broadcast., evidence: [Letter No. 6] }\n",
    )
}

#[test]
fn the_workflow_and_the_job_are_valid() {
    ran(installed("check-jsonschema")
        .args(["--builtin-schema", "vendor.github-workflows"])
        .arg(here("ci/github.yml"))
        .arg(here(".github/workflows/ci.yml")));
    ran(installed("check-jsonschema")
        .args([
            "--builtin-schema",
            "vendor.gitlab-ci",
            "--data-transform",
            "gitlab-ci",
        ])
        .arg(here("ci/gitlab.yml")));
    ran(installed("pre-commit")
        .arg("validate-manifest")
        .arg(here(".pre-commit-hooks.yaml")));
    ran(installed("pre-commit")
        .arg("validate-config")
        .arg(here("ci/pre-commit-config.yaml")));
}

#[test]
fn the_schemas_accept_the_plans_in_a_validator_of_editors() {
    let pairs = [
        ("plan", "plan/plan.yaml"),
        ("bodies", "examples/first-year/bodies.yaml"),
        ("measures", "plan/measures/06-criminal-prosecution.yaml"),
        (
            "progress",
            "examples/first-year/progress/2025-Q3/labour.yaml",
        ),
    ];
    for (kind, file) in pairs {
        ran(installed("check-jsonschema")
            .arg("--schemafile")
            .arg(here(&format!("schemas/{kind}.json")))
            .arg(here(file)));
    }
    let refused = installed("check-jsonschema")
        .arg("--schemafile")
        .arg(here("schemas/measures.json"))
        .arg(here("examples/broken/measures/01-prevention.yaml"))
        .output()
        .expect("the program can be run");
    assert_eq!(refused.status.code(), Some(1));
}

/// The commands of a step or a job that call Tadbir, as CI runs them in the repository.
fn run_script(repository: &Repository, script: &str) -> Output {
    run_from(repository, script, "HEAD")
}

/// The same, compared with another base.
fn run_from(repository: &Repository, script: &str, base: &str) -> Output {
    Command::new("bash")
        .args(["-e", "-o", "pipefail", "-c", script])
        .current_dir(repository.folder.path())
        .env("PATH", path())
        .env("BASE", base)
        .env("GITHUB_STEP_SUMMARY", repository.path("summary.md"))
        .output()
        .expect("bash can be run")
}

fn yaml(name: &str) -> Value {
    let text = fs::read_to_string(here(name)).expect("the file can be read");
    serde_saphyr::from_str(&text).expect("the file is YAML")
}

fn github(step: &str) -> String {
    let workflow = yaml("ci/github.yml");
    let steps = workflow["jobs"]["check"]["steps"]
        .as_array()
        .expect("there are steps");
    let step = steps
        .iter()
        .find(|known| known["name"] == step)
        .expect("there is the step");
    step["run"].as_str().expect("it runs something").to_owned()
}

#[test]
fn the_workflow_of_github_fails_a_bad_edit_and_passes_a_good_one() {
    let bad = rewritten();
    let check = run_script(&bad, &github("check"));
    insta::assert_snapshot!(String::from_utf8_lossy(&check.stdout), @"::error file=plan/progress/2024-Q1/health.yaml,line=6,col=43,endLine=6,endColumn=59,title=rewritten-record::the progress report `1.b/health/2024-Q1` was on file and is changed: `summary` “Two broadcasts.” → “Nine broadcasts.”%0Arestore it, and add the correction below, or allow it for this change with the line `Tadbir-allow: rewritten-record 1.b/health/2024-Q1; REASON` in the commit message");
    assert_eq!(check.status.code(), Some(1));
    assert!(run_script(&bad, &github("diff")).status.success());
    let summary = fs::read_to_string(bad.path("summary.md")).expect("there is a summary");
    insta::assert_snapshot!(summary.split("## The overdue").next().unwrap_or_default(), @"
    # Action Plan of the Republic of Velmora (2024-2026): from HEAD, as it was left at 516fabc86437, to the files on disk

    1 difference: 1 rewritten on file.
    ");
    let good = added();
    let check = run_script(&good, &github("check"));
    assert_eq!(
        (check.status.code(), check.stdout.as_slice()),
        (Some(0), &b""[..])
    );
    assert!(run_script(&good, &github("diff")).status.success());
}

/// The script of the job of GitLab.
fn gitlab() -> String {
    let job = yaml("ci/gitlab.yml");
    let script = job["plan"]["script"].as_array().expect("there is a script");
    let lines: Vec<&str> = script.iter().filter_map(Value::as_str).collect();
    lines.join("\n")
}

/// What the reports of the job name: the difference, the findings, and the failures as `JUnit` has them.
fn named(repository: &Repository) -> String {
    let report =
        |name: &str| fs::read_to_string(repository.path(name)).expect("the report is written");
    let difference = report("plan-diff.md");
    let mut lines: Vec<String> = difference.lines().take(3).map(str::to_owned).collect();
    let quality: Value =
        serde_json::from_str(&report("plan-quality.json")).expect("the report is JSON");
    for finding in quality.as_array().expect("it is a list") {
        let place = &finding["location"];
        lines.push(format!(
            "{}: {} in {} at {}",
            finding["severity"], finding["check_name"], place["path"], place["lines"]["begin"]
        ));
    }
    let junit = report("plan-junit.xml");
    let of_failures = junit
        .lines()
        .filter(|line| line.contains("<testsuite ") || line.contains("<failure"));
    lines.extend(of_failures.map(|line| line.trim().to_owned()));
    lines.join("\n")
}

#[test]
fn a_base_that_is_not_there_does_not_turn_the_guard_off() {
    let nothing = "0000000000000000000000000000000000000000";
    let lost = "1234567890123456789012345678901234567890";
    for script in [github("check"), gitlab()] {
        assert!(run_from(&added(), &script, nothing).status.success());
        assert_eq!(run_from(&added(), &script, lost).status.code(), Some(2));
    }
}

#[test]
fn the_reports_of_gitlab_are_there_where_the_plan_has_an_error() {
    let broken = Repository::new().with("plan/measures/1.yaml", "May 2024", "nonsense");
    assert_eq!(run_script(&broken, &gitlab()).status.code(), Some(1));
    insta::assert_snapshot!(named(&broken), @r#"
    # Action Plan of the Republic of Velmora (2024-2026): from HEAD, as it was left at 516fabc86437, to the files on disk

    1 difference: 1 of a period.
    "major": "unamended-change" in "plan/measures/1.yaml" at 4
    "major": "unreadable-period" in "plan/measures/1.yaml" at 4
    <testsuite name="tadbir check" tests="2" failures="2">
    <failure message="the measure `1.a` is changed in place, without an act: `period` “By May 2024” → “By nonsense”" type="error">plan/measures/1.yaml:4:70: the measure `1.a` is changed in place, without an act: `period` “By May 2024” → “By nonsense”
    <failure message="the period `By nonsense` of measure `1.a` cannot be read: `nonsense` is not part of a period" type="error">plan/measures/1.yaml:4:70: the period `By nonsense` of measure `1.a` cannot be read: `nonsense` is not part of a period
    "#);
}

#[test]
fn the_job_of_gitlab_fails_a_bad_edit_and_passes_a_good_one() {
    let bad = rewritten();
    assert_eq!(run_script(&bad, &gitlab()).status.code(), Some(1));
    insta::assert_snapshot!(named(&bad), @r#"
    # Action Plan of the Republic of Velmora (2024-2026): from HEAD, as it was left at 516fabc86437, to the files on disk

    1 difference: 1 rewritten on file.
    "major": "rewritten-record" in "plan/progress/2024-Q1/health.yaml" at 6
    <testsuite name="tadbir check" tests="1" failures="1">
    <failure message="the progress report `1.b/health/2024-Q1` was on file and is changed: `summary` “Two broadcasts.” → “Nine broadcasts.”" type="error">plan/progress/2024-Q1/health.yaml:6:43: the progress report `1.b/health/2024-Q1` was on file and is changed: `summary` “Two broadcasts.” → “Nine broadcasts.”
    "#);
    assert!(run_script(&added(), &gitlab()).status.success());
}

/// Commits with the hook of this repository, as pre-commit runs it; returns what it says.
fn commit_with_hook(repository: Repository) -> (bool, String) {
    let config = format!(
        "repos:\n  - repo: {}\n    rev: HEAD\n    hooks:\n      - id: tadbir-system\n",
        env!("CARGO_MANIFEST_DIR")
    );
    let repository = repository.file(".pre-commit-config.yaml", &config);
    let in_it = |command: &mut Command| -> Output {
        command
            .current_dir(repository.folder.path())
            .env("PATH", path())
            .env("HOME", repository.folder.path())
            .env("PRE_COMMIT_HOME", repository.path(".cache"))
            .env("GIT_AUTHOR_NAME", "A. Clerk")
            .env("GIT_AUTHOR_EMAIL", "clerk@example.org")
            .env("GIT_COMMITTER_NAME", "A. Clerk")
            .env("GIT_COMMITTER_EMAIL", "clerk@example.org")
            .output()
            .expect("the program can be run")
    };
    for arguments in [
        &["add", ".pre-commit-config.yaml"][..],
        &["commit", "-q", "-m", "The hook"],
        &["add", "plan"],
    ] {
        assert!(in_it(Command::new("git").args(arguments)).status.success());
    }
    assert!(
        in_it(installed("pre-commit").arg("install"))
            .status
            .success()
    );
    let commit = in_it(Command::new("git").args(["commit", "-m", "An edit"]));
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&commit.stdout),
        String::from_utf8_lossy(&commit.stderr)
    );
    (commit.status.success(), said)
}

#[test]
fn the_hook_stops_a_bad_commit_and_lets_a_good_one_pass() {
    let (passed, said) = commit_with_hook(rewritten());
    assert!(!passed, "{said}");
    let from = said.find("tadbir check").expect("the hook ran");
    insta::assert_snapshot!(said[from..].trim_end(), @"
    tadbir check.............................................................Failed
    - hook id: tadbir-system
    - exit code: 1

    × error[rewritten-record]: the progress report `1.b/health/2024-Q1` was on file and is changed:
      │ `summary` “Two broadcasts.” → “Nine broadcasts.”
       ╭─[plan/progress/2024-Q1/health.yaml:6:43]
     5 │   - { measure: 1.a, state: in-progress, summary: Draft under discussion. }
     6 │   - { measure: 1.b, state: done, summary: Nine broadcasts., evidence: [Letter No. 5] }
       ·                                           ────────┬───────
       ·                                                   ╰── changed here
       ╰────
      help: restore it, and add the correction below, or allow it for this change with the line
            `Tadbir-allow: rewritten-record 1.b/health/2024-Q1; REASON` in the commit message

    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
    let (passed, said) = commit_with_hook(added());
    assert!(passed, "{said}");
}

#[test]
fn the_hook_stops_a_commit_that_only_removes_files() {
    let removed = Repository::new();
    fs::remove_file(removed.path("plan/progress/2024-Q1/health.yaml"))
        .expect("the file can be removed");
    let (passed, said) = commit_with_hook(removed);
    assert!(!passed, "{said}");
    assert_eq!(said.matches("error[removed-record]").count(), 2, "{said}");
}

#[test]
fn before_the_first_commit_there_is_no_base() {
    let repository = Repository::new();
    fs::remove_dir_all(repository.path(".git")).expect("the folder can be removed");
    let repository = repository.then("init -q -b main .");
    insta::assert_snapshot!(repository.run(&["check", "--base", "HEAD", "--format", "short"]), @"
    exit 2
    --- stderr
    error: git, in `plan`: there is no revision `HEAD`
    ");
}
