//! What becomes of a plan when writing to it fails: nothing is lost, and nothing is half written.
//!
//! Needs `unshare` and `mount` for a small disk.

#![expect(
    clippy::disallowed_methods,
    reason = "other programs are run, and what they left is read"
)]

use std::path::Path;
use std::process::{Command, Output};

use crate::program::{contents, copied};

pub(crate) const RECORD: [&str; 15] = [
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
