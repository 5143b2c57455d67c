//! What a repository has not got, and what it has too much of. Needs `git`.

use std::fs;
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
    insta::assert_snapshot!(answers(&repository, repository.folder.path()), @"");
    let repository = edited();
    fs::remove_file(object(&repository, "HEAD~1:plan")).expect("it is there");
    insta::assert_snapshot!(answers(&repository, repository.folder.path()), @"");
    let repository = edited();
    fs::remove_file(object(&repository, "HEAD~1")).expect("it is there");
    insta::assert_snapshot!(answers(&repository, repository.folder.path()), @"");
    let repository = edited().then("tag old HEAD~1");
    fs::remove_file(object(&repository, "old")).expect("it is there");
    insta::assert_snapshot!(repository.run(&["check", "--base", "old"]), @"");
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
            insta::assert_snapshot!(answers(&repository, repository.folder.path()), @"");
        }
    }
}

#[test]
fn a_partial_clone_says_what_it_lacks_and_fetches_nothing() {
    let repository = edited().then("config uploadpack.allowFilter true");
    let url = format!("file://{}", repository.folder.path().display());
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
        insta::allow_duplicates! {
            insta::assert_snapshot!(answers(&repository, clone.path()), @"");
        }
        assert_eq!(objects(), before);
        ran(repository
            .command(clone.path())
            .args(["fetch", "-q", "--refetch", "--no-filter"]));
        let answer = repository.run_in(clone.path(), &["check", "--base", "HEAD~1"]);
        assert!(answer.starts_with("exit 0\n"), "{answer}");
    }
}

#[test]
fn a_base_is_resolved_or_refused() {
    let unborn = Repository::new().then("checkout -q --orphan other");
    insta::assert_snapshot!(unborn.run(&["check", "--base", "main"]), @"");
    insta::assert_snapshot!(unborn.run(&["check", "--base", "no-such-branch"]), @"");
    let broken = Repository::new().file(".git/refs/heads/main", "nothing\n");
    insta::assert_snapshot!(broken.run(&["check", "--base", "HEAD"]), @"");
    let headless = Repository::new().file(".git/HEAD", "nothing\n");
    insta::assert_snapshot!(headless.run(&["check", "--base", "main"]), @"");
    let detached = Repository::new().file(".git/HEAD", "ref: refs/heads/nowhere\n");
    insta::assert_snapshot!(detached.run(&["check", "--base", "nowhere"]), @"");
    let empty = Repository::new();
    fs::remove_dir_all(empty.path(".git")).expect("a folder can be removed");
    fs::create_dir(empty.path(".git")).expect("a folder can be made");
    insta::assert_snapshot!(empty.run(&["check", "--base", "main"]), @"");
    // Also in a repository further up, and where the path holds what separates paths.
    let around = Repository::new().file("a:b/plan/kept", "");
    ran(around
        .command(around.folder.path())
        .args(["clone", "-q", ".", "a:b/plan/inner"]));
    for name in ["HEAD", "config"] {
        fs::remove_file(around.path("a:b/plan/inner/.git").join(name)).expect("it is there");
    }
    insta::assert_snapshot!(around.run_in(&around.path("a:b/plan/inner"), &["check", "--base", "main"]), @"");
}

/// Progress reports of as many bytes as that together, of which one object alone is kept, read from a revision.
fn heavy(copies: usize, last: usize) -> Repository {
    const SIZE: usize = 32 * 1024 * 1024;

    let repository = Repository::new();
    let known = [
        "plan.yaml",
        "bodies.yaml",
        "measures/1.yaml",
        "progress/2024-Q1/health.yaml",
    ];
    let known: usize = known
        .iter()
        .map(|name| {
            fs::read(repository.path(&format!("plan/{name}")))
                .expect("it is there")
                .len()
        })
        .sum();
    let text = |bytes: usize| format!("#{}", " ".repeat(bytes - 1));
    let mut repository = repository.file("plan/progress/2024-Q2/0.yaml", &text(SIZE));
    for copy in 1..copies {
        let path = repository.path(&format!("plan/progress/2024-Q2/{copy}.yaml"));
        fs::hard_link(repository.path("plan/progress/2024-Q2/0.yaml"), path)
            .expect("a link can be made");
    }
    if 0 < last {
        let rest = SIZE + last - known;
        let half = text(rest / 2);
        let other = text(rest - rest / 2);
        repository = repository
            .file("plan/progress/2024-Q3/0.yaml", &half)
            .file("plan/progress/2024-Q3/1.yaml", &other);
    }
    repository.commit("Heavy")
}

#[test]
fn what_is_read_of_a_revision_is_bounded_in_sum() {
    let last = |answer: String| answer.lines().last().unwrap_or_default().to_owned();
    let check = ["check", "--rev", "HEAD", "--format", "short"];
    // Seven of 32 MiB, and what makes it 256 MiB together with the plan's other files.
    insta::assert_snapshot!(last(heavy(7, 0).run(&check)), @"");
    insta::assert_snapshot!(heavy(400, 0).run(&check), @"");
}

#[test]
fn the_files_of_a_revision_are_counted() {
    let repository = Repository::new();
    let tree = |entries: &str| {
        let mut git = repository.command(repository.folder.path());
        let git = git
            .arg("mktree")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = git.spawn().expect("git is needed by this test");
        let mut stdin = child.stdin.take().expect("it is piped");
        std::io::Write::write_all(&mut stdin, entries.as_bytes()).expect("git reads it");
        drop(stdin);
        let output = child.wait_with_output().expect("it ends by itself");
        String::from_utf8(output.stdout)
            .expect("a name")
            .trim()
            .to_owned()
    };
    // A tree of ten times the same tree, and so on: few objects, and a million files.
    let mut inner = said(&repository, &["rev-parse", "HEAD:plan/plan.yaml"]);
    for kind in [
        "100644 blob",
        "040000 tree",
        "040000 tree",
        "040000 tree",
        "040000 tree",
        "040000 tree",
    ] {
        let entries: String = (0..10)
            .map(|name| format!("{kind} {inner}\t{name}\n"))
            .collect();
        inner = tree(&entries);
    }
    let check = ["check", "--rev", "many", "--format", "short"];
    let commit = |tree: &str| {
        let commit = said(&repository, &["commit-tree", "-m", "Many", tree]);
        repository.git(&format!("tag -f many {commit}"));
        repository.run(&check)
    };
    insta::assert_snapshot!(commit(&inner), @"");
    let plan = said(&repository, &["rev-parse", "HEAD:plan"]);
    let more = tree(&format!(
        "040000 tree {inner}\tmany\n040000 tree {plan}\tplan\n"
    ));
    insta::assert_snapshot!(commit(&more), @"");
}

#[test]
fn what_git_says_is_bounded() {
    const MOST: usize = 256 * 1024 * 1024;

    let repository = Repository::new().then("tag base");
    let head = said(&repository, &["cat-file", "commit", "HEAD"]);
    let id = said(&repository, &["rev-parse", "HEAD"]);
    let (head, _) = head.split_once("\n\n").expect("it has a head");
    let head = head.replacen("\nauthor", &format!("\nparent {id}\nauthor"), 1);
    // What stands around a message: a zero, seven digits and two line feeds.
    let check = |bytes: usize| {
        let message = " ".repeat(bytes - 10 - 2) + "a\n";
        let file = repository.path(".git/said");
        fs::write(&file, format!("{head}\n\n{message}")).expect("a file can be written");
        let id = said(
            &repository,
            &["hash-object", "-t", "commit", "-w", ".git/said"],
        );
        repository.git(&format!("update-ref HEAD {id}"));
        repository.run(&["check", "--base", "base", "--format", "short"])
    };
    insta::assert_snapshot!(check(MOST), @"");
    insta::assert_snapshot!(check(MOST + 1), @"");
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
            insta::assert_snapshot!(repository.run(&command), @"");
        }
    }
}
