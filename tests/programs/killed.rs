//! Every command that writes, killed at every step of it: what is there is whole, old or new, and the next run finishes.
//!
//! Needs `strace`, which kills the process at a call of the system.

#![expect(
    clippy::disallowed_methods,
    reason = "other programs are run, and what they left is read"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::program::{contents, copied, tadbir};
use crate::store::RECORD;

/// The calls by which a file or folder is made, written, forced to disk, renamed or taken away, or a lock taken. What
/// is on disk changes by these alone: whoever is killed at any other leaves what the one before it left.
const CALLS: [&str; 10] = [
    "write",
    "fsync",
    "fchmod",
    "renameat",
    "renameat2",
    "flock",
    "unlinkat",
    "mkdirat",
    "ftruncate",
    "lseek",
];

/// A plan and what else a command needs.
fn prepared() -> TempDir {
    let folder = copied("examples/first-year");
    let forms = [
        (
            "labour",
            "{ measure: 2.d, state: done, summary: Advice given., evidence: [Letter No. 3] }",
        ),
        (
            "interior",
            "{ measure: 3.b, state: in-progress, summary: Tested., obstacles: One is on paper. }",
        ),
    ];
    fs::create_dir(folder.path().join("forms")).expect("a folder can be made");
    for (body, entry) in forms {
        let text =
            format!("plan: vel-thb-2025\nbody: {body}\nperiod: 2025-Q4\nprogress:\n  - {entry}\n");
        let path = folder.path().join(format!("forms/{body}.yaml"));
        fs::write(path, text).expect("a file can be written");
    }
    for (place, text) in [
        ("there/README.md", "Ours.\n"),
        ("old.html", "<p>Old.</p>\n"),
    ] {
        let path = folder.path().join(place);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it can be made");
        fs::write(path, text).expect("a file can be written");
    }
    folder
}

type Contents = BTreeMap<PathBuf, Vec<u8>>;

/// What is seen of a folder, and what is left under names that nobody sees.
fn seen(folder: &Path) -> (Contents, Vec<PathBuf>) {
    let is_hidden = |path: &PathBuf| {
        let mut names = path.iter().map(|name| name.to_string_lossy());
        names.any(|name| name.starts_with(".tadbir"))
    };
    let (hidden, seen): (Contents, Contents) = contents(folder)
        .into_iter()
        .partition(|(path, _)| is_hidden(path));
    (seen, hidden.into_keys().collect())
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    tadbir(folder)
        .args(arguments)
        .output()
        .expect("the program can be run")
}

/// Kills a command at each call, and looks at what it left: files that are old or new, `is_sound` as a whole, and a plan
/// of which `check` says nothing. Then runs it again, which must leave what it leaves in peace, unless `may_refuse` allows
/// it to say that all is there.
#[track_caller]
fn case(arguments: &[&str], is_sound: impl Fn(&Path, &Contents, &Contents), may_refuse: bool) {
    let peaceful = prepared();
    let (old, _) = seen(peaceful.path());
    let output = run(peaceful.path(), arguments);
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let (new, left) = seen(peaceful.path());
    assert!(new != old && left.is_empty(), "{arguments:?}: {left:?}");
    let (mut killed, mut unchanged, mut done) = (0, 0, 0);
    for call in CALLS {
        for nth in 1.. {
            let folder = prepared();
            let status = Command::new("strace")
                .current_dir(folder.path())
                .args(["-f", "-o", "/dev/null", "-e"])
                .arg(format!("inject={call}:signal=SIGKILL:when={nth}"))
                .arg(env!("CARGO_BIN_EXE_tadbir"))
                .args(arguments)
                .output()
                .expect("`strace` is needed by this test")
                .status;
            let (now, _) = seen(folder.path());
            for (path, bytes) in &now {
                assert!(
                    [old.get(path), new.get(path)].contains(&Some(bytes)),
                    "{call} {nth}: {} is neither the old one nor the new one",
                    path.display()
                );
            }
            for path in old.keys() {
                assert!(
                    now.contains_key(path),
                    "{call} {nth}: {} is gone",
                    path.display()
                );
            }
            is_sound(folder.path(), &now, &new);
            let check = run(folder.path(), &["check", "plan", "--format", "short"]);
            assert_eq!(String::from_utf8_lossy(&check.stdout), "", "{call} {nth}");
            unchanged += usize::from(now == old);
            done += usize::from(now == new);
            if status.success() {
                break;
            }
            killed += 1;
            let again = run(folder.path(), arguments);
            let is_refused = may_refuse && now == new && again.status.code() == Some(2);
            assert!(
                again.status.success() || is_refused,
                "{call} {nth}: {}",
                String::from_utf8_lossy(&again.stderr)
            );
            let (then, left) = seen(folder.path());
            assert!(then == new, "{call} {nth}: the second run did not finish");
            let has_nothing_to_do = now == new;
            assert!(
                left.is_empty() || has_nothing_to_do,
                "{call} {nth}: {left:?}"
            );
        }
    }
    // Many of the calls were met, both before and after the files were in their place.
    assert!(killed > 3, "{arguments:?}: {killed}");
    assert!(
        unchanged > 3 && done > CALLS.len() / 2,
        "{arguments:?}: {unchanged} {done}"
    );
}

fn anything(_: &Path, _: &Contents, _: &Contents) {}

/// The files in a folder are all there, or none.
fn is_whole(folder: &str) -> impl Fn(&Path, &Contents, &Contents) {
    move |_, now, new| {
        let within = |contents: &Contents| {
            let paths = contents.keys().filter(|path| path.starts_with(folder));
            paths.count()
        };
        assert!(
            [0, within(new)].contains(&within(now)),
            "{folder}: {:?}",
            now.keys()
        );
    }
}

/// A plan is there whole or not at all, and `check` tells which.
fn is_a_plan_or_none(place: &str) -> impl Fn(&Path, &Contents, &Contents) {
    move |folder, now, new| {
        let head = Path::new(place).join("plan.yaml");
        let check = run(folder, &["check", place]);
        if now.contains_key(&head) {
            assert_eq!(now, new);
            assert_eq!(check.status.code(), Some(0));
        } else {
            assert_eq!(check.status.code(), Some(2));
        }
        is_whole("schemas")(folder, now, new);
    }
}

#[test]
fn a_progress_report_is_on_file_or_it_is_not() {
    case(&RECORD, anything, false);
}

#[test]
fn forms_are_taken_file_by_file() {
    let arguments = [
        "collect",
        "forms/labour.yaml",
        "forms/interior.yaml",
        "--as-of",
        "2026-01-12",
    ];
    case(&arguments, anything, false);
}

#[test]
fn a_review_is_on_file_or_it_is_not() {
    let arguments = [
        "review",
        "2025-Q4",
        "--body",
        "labour",
        "--accept",
        "--as-of",
        "2026-01-12",
    ];
    case(&arguments, is_whole("plan/reviews/2025-Q4"), true);
}

const NEW: [&str; 10] = [
    "--id",
    "next",
    "--title",
    "Next plan",
    "--from",
    "2028-01-01",
    "--to",
    "2029-12-31",
    "--as-of",
    "2026-01-12",
];

#[test]
fn a_plan_is_begun_at_once() {
    let arguments = [&["init", "next"], &NEW[..]].concat();
    let is_sound = |folder: &Path, now: &Contents, new: &Contents| {
        is_whole("next")(folder, now, new);
        is_a_plan_or_none("next")(folder, now, new);
    };
    case(&arguments, is_sound, true);
}

#[test]
fn a_plan_is_continued_at_once() {
    let arguments = [&["init", "new/next", "--continue", "plan"], &NEW[..]].concat();
    let is_sound = |folder: &Path, now: &Contents, new: &Contents| {
        is_whole("new/next")(folder, now, new);
        is_a_plan_or_none("new/next")(folder, now, new);
    };
    // The schemas stand in `new` as well.
    case(&arguments, is_sound, true);
}

#[test]
fn a_plan_begun_among_other_files_is_none_before_it_is_whole() {
    let arguments = [&["init", "there", "--continue", "plan"], &NEW[..]].concat();
    case(&arguments, is_a_plan_or_none("there"), true);
}

#[test]
fn forms_and_letters_are_written_whole() {
    let arguments = [
        "request",
        "--period",
        "2025-Q4",
        "--body",
        "labour",
        "--body",
        "interior",
        "--out",
        "made/forms",
        "--as-of",
        "2026-01-12",
    ];
    case(&arguments, anything, false);
}

#[test]
fn schemas_are_written_whole() {
    case(&["schema", "--out", "schemas"], anything, false);
}

#[test]
fn an_answer_is_written_whole() {
    for arguments in [
        &["report", "--out", "old.html", "--as-of", "2026-01-20"][..],
        &[
            "export",
            "obligations",
            "--out",
            "new.csv",
            "--as-of",
            "2026-01-20",
        ],
        &[
            "calendar",
            "--body",
            "labour",
            "--out",
            "new.ics",
            "--as-of",
            "2026-01-20",
        ],
    ] {
        case(arguments, anything, false);
    }
}
