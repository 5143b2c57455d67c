//! Which plan a revision holds, and which of its files are read. Needs `git`.

#![expect(
    clippy::disallowed_methods,
    reason = "files are written and taken away"
)]

use std::fs;

use tempfile::TempDir;

use crate::program::ran;
use crate::repository::Repository;

#[cfg(unix)]
#[test]
fn a_hook_in_a_linked_worktree_compares_the_plan() {
    use std::os::unix::fs::PermissionsExt;

    let repository = Repository::new();
    let hook = format!(
        "#!/bin/sh\nexec {} check plan --base HEAD --format short\n",
        env!("CARGO_BIN_EXE_tadbir")
    );
    let repository = repository.file(".git/hooks/pre-commit", &hook);
    let path = repository.path(".git/hooks/pre-commit");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("a hook can be run");
    let elsewhere = TempDir::new().expect("a temporary folder can be made");
    let worktree = elsewhere.path().join("linked");
    ran(repository
        .command(repository.folder.path())
        .args(["worktree", "add", "-q"])
        .arg(&worktree));
    let measures = worktree.join("plan/measures/1.yaml");
    let text = fs::read_to_string(&measures).expect("the file is there");
    fs::write(&measures, text.replace("May 2024", "June 2024")).expect("a file can be written");
    let output = repository
        .command(&worktree)
        .args(["commit", "-q", "-a", "-m", "An edit"])
        .output()
        .expect("git is needed by this test");
    assert!(!output.status.success());
    insta::assert_snapshot!(String::from_utf8_lossy(&output.stderr), @"
    plan/measures/1.yaml:4:70: error[unamended-change]: the measure `1.a` is changed in place: `period` is different, and no act says so (put back what was approved, and add the act to `amendments/`, or allow it for this change with the line `Tadbir-allow: unamended-change 1.a; REASON` in the message of the commit)
    Action Plan of the Republic of Velmora (2024-2026): 1 error, 0 warnings
    ");
}

#[test]
fn what_git_is_told_elsewhere_does_not_matter() {
    let repository = Repository::new();
    let other = Repository::new()
        .with("plan/plan.yaml", "Velmora", "Another")
        .commit("Another");
    for variables in [
        vec![("GIT_DIR", repository.path(".git"))],
        vec![
            ("GIT_DIR", other.path(".git")),
            ("GIT_WORK_TREE", other.folder.path().to_owned()),
        ],
        vec![("GIT_OBJECT_DIRECTORY", other.path(".git/objects"))],
        vec![("GIT_COMMON_DIR", other.path(".git"))],
        vec![("GIT_PREFIX", "nowhere/".into())],
    ] {
        insta::allow_duplicates! {
            insta::assert_snapshot!(repository.run_with(&["check", "--rev", "HEAD", "--format", "short"], &variables), @"
            exit 0
            --- stderr
            Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
            ");
        }
    }
}

#[test]
fn a_name_that_begins_with_a_space_is_kept() {
    let repository = Repository::new();
    fs::rename(repository.path("plan"), repository.path(" plan")).expect("a folder can be moved");
    let repository = repository
        .then("checkout -q HEAD -- plan")
        .with(" plan/plan.yaml", "id: vel-2024", "id: vel-2027")
        .with(" plan/plan.yaml", "(2024-2026)", "(2027-2029)")
        .commit("Two plans");
    insta::assert_snapshot!(repository.run(&["--plan", " plan", "check", "--rev", "HEAD", "--format", "short"]), @"
    exit 0
    --- stderr
    Action Plan of the Republic of Velmora (2027-2029): 0 errors, 0 warnings
    ");
}

#[test]
fn a_revision_is_called_as_git_calls_it() {
    let repository = Repository::new()
        .with("plan/plan.yaml", "(2024-2026)", "for 2024-2026")
        .commit("Correct the title");
    for revision in [":/The plan", "HEAD^", "HEAD@{1}", "main~1"] {
        insta::allow_duplicates! {
            insta::assert_snapshot!(repository.run(&["check", "--rev", revision, "--format", "short"]), @"
            exit 0
            --- stderr
            Action Plan of the Republic of Velmora (2024-2026): 0 errors, 0 warnings
            ");
        }
    }
    for revision in ["^HEAD", "HEAD..main", "HEAD:plan", ":/Nobody said so"] {
        insta::allow_duplicates! {
            insta::assert_snapshot!(repository.run(&["check", "--rev", revision]).replace(revision, "REV"), @"
            exit 2
            --- stderr
            error: git, in `plan`: there is no revision `REV`
            ");
        }
    }
}

#[test]
fn a_repository_of_somebody_else_is_refused_with_what_to_do() {
    let repository = Repository::new();
    let variables = [("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1".into())];
    insta::assert_snapshot!(repository.run_with(&["status", "--rev", "HEAD"], &variables), @"
    exit 2
    --- stderr
    error: git, in `plan`: detected dubious ownership in repository at '[folder]'; if you trust it, run `git config --global --add safe.directory [folder]`
    ");
}
