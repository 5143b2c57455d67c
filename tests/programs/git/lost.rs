//! What a repository has not got, and what it has too much of. Needs `git`.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::program::{printed, ran};
use crate::repository::Repository;

/// What git prints in the repository, without its last line feed.
fn said(repository: &Repository, arguments: &[&str]) -> String {
    let mut git = repository.command(repository.folder.path());
    printed(git.args(arguments)).trim().to_owned()
}

/// Where the object that an expression means is kept.
fn object(repository: &Repository, expression: &str) -> std::path::PathBuf {
    let id = said(repository, &["rev-parse", expression]);
    repository.path(&format!(".git/objects/{}/{}", &id[..2], &id[2..]))
}

/// Two commits, of which the second alone has what the files hold.
fn edited() -> Repository {
    Repository::new()
        .with("plan/measures/1.yaml", "May 2024", "May  2024")
        .commit("Spelling")
}

/// What every way of looking at `HEAD~1` answers.
fn answers(repository: &Repository, folder: &Path) -> String {
    let commands: [&[&str]; 4] = [
        &["diff", "HEAD~1"],
        &["check", "--base", "HEAD~1", "--format", "short"],
        &["overdue", "--rev", "HEAD~1"],
        &["show", "1.a", "--rev", "HEAD~1"],
    ];
    let answers = commands.map(|command| repository.run_in(folder, command));
    let mut answers = answers.to_vec();
    answers.dedup();
    answers.join("\n")
}

#[test]
fn an_object_that_is_missing_is_said_to_be() {
    let repository = edited();
    fs::remove_file(object(&repository, "HEAD~1:plan/measures/1.yaml")).expect("it is there");
    insta::assert_snapshot!(answers(&repository, repository.folder.path()), @"
    exit 2
    --- stderr
    error: git, in `plan`: the repository lacks the content of `plan/measures/1.yaml` (object cb31a7beb4d7), or cannot read it: run `git fsck` to see what is missing or damaged, and fetch it again with `git fetch --refetch`
    ");
    let repository = edited();
    fs::remove_file(object(&repository, "HEAD~1:plan")).expect("it is there");
    insta::assert_snapshot!(answers(&repository, repository.folder.path()), @"
    exit 2
    --- stderr
    error: git, in `plan`: Could not read 095885b8142173c3f8b73ee09dce250a5e3920fb: run `git fsck` to see what is missing or damaged, and fetch it again with `git fetch --refetch`
    ");
    let repository = edited();
    fs::remove_file(object(&repository, "HEAD~1")).expect("it is there");
    insta::assert_snapshot!(answers(&repository, repository.folder.path()), @"
    exit 2
    --- stderr
    error: git, in `plan`: the repository does not have the commit of `HEAD~1`: run `git fsck` to see what is missing or damaged, and fetch it again with `git fetch --refetch`
    ");
    let repository = edited().then("tag old HEAD~1");
    fs::remove_file(object(&repository, "old")).expect("it is there");
    insta::assert_snapshot!(repository.run(&["check", "--base", "old"]), @"
    exit 2
    --- stderr
    error: git, in `plan`: the repository does not have the commit of `old`: run `git fsck` to see what is missing or damaged, and fetch it again with `git fetch --refetch`
    ");
}

#[cfg(unix)]
#[test]
fn an_object_that_is_damaged_is_said_to_be() {
    use std::os::unix::fs::PermissionsExt;

    for (kept, from) in [(30, 0), (0, 0), (usize::MAX, 20)] {
        let repository = edited();
        let path = object(&repository, "HEAD~1:plan/measures/1.yaml");
        let mut bytes = fs::read(&path).expect("it is there");
        bytes.truncate(kept.min(bytes.len()));
        for byte in bytes
            .iter_mut()
            .skip(if from == 0 { usize::MAX } else { from })
        {
            *byte ^= 0x55;
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("it can be");
        fs::write(&path, bytes).expect("it can be written");
        insta::allow_duplicates! {
            insta::assert_snapshot!(answers(&repository, repository.folder.path()), @"
            exit 2
            --- stderr
            error: git, in `plan`: the repository lacks the content of `plan/measures/1.yaml` (object cb31a7beb4d7), or cannot read it: run `git fsck` to see what is missing or damaged, and fetch it again with `git fetch --refetch`
            ");
        }
    }
}

#[test]
fn a_partial_clone_says_what_it_lacks_and_fetches_nothing() {
    let repository = edited().then("config uploadpack.allowFilter true");
    let url = format!("file://{}", repository.folder.path().display());
    let mut said = Vec::new();
    for filter in ["blob:none", "tree:0"] {
        let clone = TempDir::new().expect("a temporary folder can be made");
        ran(repository
            .command(clone.path())
            .args(["clone", "-q", "--filter", filter, &url, "."]));
        let objects = || {
            let mut git = repository.command(clone.path());
            printed(git.args(["count-objects", "-v"]))
        };
        let before = objects();
        said.push(answers(&repository, clone.path()));
        assert_eq!(objects(), before);
        ran(repository
            .command(clone.path())
            .args(["fetch", "-q", "--refetch", "--no-filter"]));
        let answer = repository.run_in(clone.path(), &["check", "--base", "HEAD~1"]);
        assert!(answer.starts_with("exit 0\n"), "{answer}");
    }
    insta::assert_snapshot!(said.join("\n"), @"
    exit 2
    --- stderr
    error: git, in `plan`: the repository lacks the content of `plan/measures/1.yaml` (object cb31a7beb4d7), or cannot read it: this clone is partial; fetch the rest with `git fetch --refetch --no-filter`

    exit 2
    --- stderr
    error: git, in `plan`: not a tree object: this clone is partial; fetch the rest with `git fetch --refetch --no-filter`
    ");
}

#[test]
fn a_base_is_resolved_or_refused() {
    let unborn = Repository::new().then("checkout -q --orphan other");
    insta::assert_snapshot!(unborn.run(&["check", "--base", "main"]), @"
    exit 2
    --- stderr
    error: git, in `plan`: there is no revision `HEAD`
    ");
    insta::assert_snapshot!(unborn.run(&["check", "--base", "no-such-branch"]), @"
    exit 2
    --- stderr
    error: git, in `plan`: there is no revision `no-such-branch`
    ");
    let broken = Repository::new().file(".git/refs/heads/main", "nothing\n");
    insta::assert_snapshot!(broken.run(&["check", "--base", "HEAD"]), @"
    exit 2
    --- stderr
    error: git, in `plan`: there is no revision `HEAD`
    ");
    let headless = Repository::new().file(".git/HEAD", "nothing\n");
    insta::assert_snapshot!(headless.run(&["check", "--base", "main"]), @"
    exit 2
    --- stderr
    error: git, in `plan`: git cannot read the repository `[folder]/.git`
    ");
    let detached = Repository::new().file(".git/HEAD", "ref: refs/heads/nowhere\n");
    insta::assert_snapshot!(detached.run(&["check", "--base", "nowhere"]), @"
    exit 2
    --- stderr
    error: git, in `plan`: there is no revision `nowhere`
    ");
    let empty = Repository::new();
    fs::remove_dir_all(empty.path(".git")).expect("a folder can be removed");
    fs::create_dir(empty.path(".git")).expect("a folder can be made");
    insta::assert_snapshot!(empty.run(&["check", "--base", "main"]), @"
    exit 2
    --- stderr
    error: git, in `plan`: git cannot read the repository `[folder]/.git`
    ");
    // Also in a repository further up, and where the path holds what separates paths.
    let around = Repository::new().file("a:b/plan/kept", "");
    ran(around
        .command(around.folder.path())
        .args(["clone", "-q", ".", "a:b/plan/inner"]));
    for name in ["HEAD", "config"] {
        fs::remove_file(around.path("a:b/plan/inner/.git").join(name)).expect("it is there");
    }
    insta::assert_snapshot!(around.run_in(&around.path("a:b/plan/inner"), &["check", "--base", "main"]), @"
    exit 2
    --- stderr
    error: git, in `plan`: git cannot read the repository `[folder]/a:b/plan/inner/.git`
    ");
}

/// The object that git makes of what it is told.
fn made(repository: &Repository, arguments: &[&str], told: &[u8]) -> String {
    let mut git = repository.command(repository.folder.path());
    let git = git.args(arguments).stdin(Stdio::piped());
    let mut child = git
        .stdout(Stdio::piped())
        .spawn()
        .expect("git is needed by this test");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all(told).expect("git reads it");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends by itself");
    let name = String::from_utf8(output.stdout).expect("a name");
    name.trim().to_owned()
}

/// Reads a tree, given by its entries, as the revision `made`.
fn check_of(repository: &Repository, entries: &str) -> String {
    let tree = made(repository, &["mktree"], entries.as_bytes());
    let commit = said(repository, &["commit-tree", "-m", "Made", &tree]);
    repository.git(&format!("tag -f made {commit}"));
    repository.run(&["check", "--rev", "made", "--format", "short"])
}

#[test]
fn what_is_read_of_a_revision_is_bounded_in_sum() {
    let repository = Repository::new();
    let blank = " ".repeat(31 * 1024 * 1024);
    let blank = made(
        &repository,
        &["hash-object", "-w", "--stdin"],
        blank.as_bytes(),
    );
    let mut measures = said(&repository, &["ls-tree", "HEAD:plan/measures"]) + "\n";
    for name in 100..500 {
        measures += &format!("100644 blob {blank}\t{name}.yaml\n");
    }
    let measures = made(&repository, &["mktree"], measures.as_bytes());
    let entries = said(&repository, &["ls-tree", "HEAD:plan"]);
    let own = format!("040000 tree {measures}\tmeasures");
    let others = entries
        .lines()
        .filter(|entry| !entry.ends_with("\tmeasures"));
    let entries: Vec<&str> = others.chain([own.as_str()]).collect();
    let entries = entries.join("\n") + "\n";
    let plan = made(&repository, &["mktree"], entries.as_bytes());
    insta::assert_snapshot!(check_of(&repository, &format!("040000 tree {plan}\tplan\n")), @"
    exit 2
    --- stderr
    error: git, in `plan`: the files of the revision have 12401 MiB in total; at most 256 MiB are allowed
    ");
}

#[test]
fn the_files_of_a_revision_are_counted() {
    let repository = Repository::new();
    // A tree of ten times the same tree, and so on: few objects, and a million files.
    let mut inner = said(&repository, &["rev-parse", "HEAD:plan/plan.yaml"]);
    for depth in 0..6 {
        let kind = if depth == 0 {
            "100644 blob"
        } else {
            "040000 tree"
        };
        let entries = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        let entries = entries.map(|name| format!("{kind} {inner}\t{name}\n"));
        let entries = entries.concat();
        inner = made(&repository, &["mktree"], entries.as_bytes());
    }
    let million = format!("040000 tree {inner}\tmany\n");
    insta::assert_snapshot!(check_of(&repository, &million), @"
    exit 2
    --- stderr
    error: the revision `made` has no plan `vel-2024`
    ");
    let plan = said(&repository, &["rev-parse", "HEAD:plan/plan.yaml"]);
    let more = format!("{million}100644 blob {plan}\tplan.yaml\n");
    insta::assert_snapshot!(check_of(&repository, &more), @"
    exit 2
    --- stderr
    error: git, in `plan`: the revision has more than 1,000,000 files, which is the limit
    ");
}

#[cfg(unix)]
#[test]
fn a_git_that_falls_silent_is_given_up() {
    for (name, command) in [
        (".git/config", ["check", "--base", "HEAD"]),
        (".git/index", ["check", "--base", "HEAD"]),
    ] {
        let repository = Repository::new();
        fs::remove_file(repository.path(name)).expect("it is there");
        ran(Command::new("mkfifo").arg(repository.path(name)));
        insta::allow_duplicates! {
            insta::assert_snapshot!(repository.run(&command), @"
            exit 2
            --- stderr
            error: git, in `plan`: git printed nothing for 10 seconds and was stopped
            ");
        }
    }
}
