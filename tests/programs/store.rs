//! What becomes of a plan when writing to it fails: nothing is lost, and nothing is half written.
//!
//! Needs `strace`, which kills the process at a call of the system, and `unshare` and `mount` for a small disk.

#![expect(
    clippy::disallowed_methods,
    reason = "other programs are run, and what they left is read"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::program::{contents, copied, ran, tadbir};

/// The file that is written to.
const FILE: &str = "plan/progress/2025-Q4/labour.yaml";

const RECORD: [&str; 15] = [
    "record",
    "2.d",
    "--body",
    "labour",
    "--period",
    "2025-Q4",
    "--state",
    "done",
    "--summary",
    "Advice: 12 people",
    "--evidence",
    "Letter No. 3",
    "--as-of",
    "2026-01-12",
    "--restricted",
];

fn record(folder: &Path) -> Output {
    tadbir(folder)
        .args(RECORD)
        .output()
        .expect("the program can be run")
}

/// What the plan's files say after the record is written in peace.
fn written() -> Vec<u8> {
    let folder = copied("examples/first-year");
    ran(tadbir(folder.path()).args(RECORD));
    fs::read(folder.path().join(FILE)).expect("the file is there")
}

/// The calls by which a file is made, written, forced to disk, renamed or taken away, or a lock taken.
const CALLS: [&str; 9] = [
    "openat", "write", "fsync", "fchmod", "rename", "flock", "unlink", "mkdir", "lseek",
];

#[test]
fn whoever_is_killed_while_writing_leaves_the_old_file_or_the_new_one() {
    let whole = written();
    let mut killed = 0;
    let (mut old, mut new) = (0, 0);
    for call in CALLS {
        for nth in 1.. {
            let folder = copied("examples/first-year");
            let before = contents(&folder.path().join("plan"));
            let status = Command::new("strace")
                .current_dir(folder.path())
                .args(["-f", "-o", "/dev/null", "-e"])
                .arg(format!("inject={call}:signal=SIGKILL:when={nth}"))
                .arg(env!("CARGO_BIN_EXE_tadbir"))
                .args(RECORD)
                .output()
                .expect("`strace` is needed by this test")
                .status;
            let mut after = contents(&folder.path().join("plan"));
            // What the next writer takes away.
            after.retain(|path, _| {
                !path
                    .file_name()
                    .is_some_and(|name| name.to_string_lossy().starts_with(".tadbir"))
            });
            let place = PathBuf::from(FILE).strip_prefix("plan").unwrap().to_owned();
            let said = after.insert(place.clone(), before[&place].clone()).unwrap();
            assert_eq!(after, before, "{call} {nth}: another file is changed");
            if said == before[&place] {
                old += 1;
            } else {
                assert_eq!(
                    said, whole,
                    "{call} {nth}: the file is neither the old one nor the new one"
                );
                new += 1;
            }
            if status.success() {
                break;
            }
            killed += 1;
            // Whoever comes next finds everything in order, and nothing of the one who was killed.
            let next = record(folder.path());
            assert!(
                next.status.success(),
                "{call} {nth}: {}",
                String::from_utf8_lossy(&next.stderr)
            );
            let left: Vec<PathBuf> = contents(&folder.path().join("plan"))
                .into_keys()
                .filter(|path| {
                    path.file_name()
                        .is_some_and(|name| name.to_string_lossy().starts_with(".tadbir"))
                })
                .collect();
            let nothing_to_write = said == whole;
            assert!(
                left.is_empty() || nothing_to_write,
                "{call} {nth}: {left:?}"
            );
            assert_eq!(
                fs::read(folder.path().join(FILE)).unwrap(),
                whole,
                "{call} {nth}"
            );
        }
    }
    // Each of the calls was met, and both before and after the file was in its place.
    assert!(killed > 30, "{killed}");
    assert!(old > 10 && new > CALLS.len(), "{old} {new}");
}

/// Runs a script in a room of its own for mounted disks; `$1` is the folder, `$2` the program.
fn with_disks(folder: &Path, script: &str) -> Output {
    Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-euc", script, "sh"])
        .arg(folder)
        .arg(env!("CARGO_BIN_EXE_tadbir"))
        .args(RECORD)
        .output()
        .expect("`unshare` is needed by this test")
}

#[test]
fn a_full_disk_leaves_everything_as_it_was() {
    let folder = copied("examples/first-year");
    let output = with_disks(
        folder.path(),
        r#"
        folder=$1; program=$2; shift 2
        mkdir "$folder/small"
        mount -t tmpfs -o size=512k none "$folder/small"
        cp -r "$folder/plan" "$folder/small/plan"
        cd "$folder/small"
        head -c 1000000 /dev/zero > filler 2>/dev/null || true
        "$program" "$@" || echo "exit $?"
        diff -r "$folder/plan" plan
        rm filler
        "$program" "$@"
        cmp plan/progress/2025-Q4/labour.yaml "$folder/plan/progress/2025-Q4/labour.yaml" || true
        ls -A plan
        "#,
    );
    let said = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{complaint}");
    assert!(said.contains("exit 2"), "{said}{complaint}");
    assert!(
        complaint.contains(
            "error: cannot write `plan/progress/2025-Q4/labour.yaml`: no space left on device"
        ),
        "{said}{complaint}"
    );
    assert!(
        said.contains("Added to plan/progress/2025-Q4/labour.yaml."),
        "{said}{complaint}"
    );
    assert!(!said.contains(".tadbir"), "{said}");
}

#[test]
fn a_folder_that_is_read_only_is_named() {
    let folder = copied("examples/first-year");
    let before = contents(folder.path());
    let output = with_disks(
        folder.path(),
        r#"
        folder=$1; program=$2; shift 2
        mount --bind "$folder/plan" "$folder/plan"
        mount -o remount,ro,bind "$folder/plan"
        cd "$folder"
        "$program" "$@"
        "#,
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "error: cannot write in `plan`: read-only file system\n"
    );
    assert_eq!(contents(folder.path()), before);
}
