//! How long answers take of a plan that acts have changed, and what an edit of it means.

use std::env;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::generate::generate;
use crate::{best, five_years};

/// What is asked, as it is typed.
const ASKED: [&str; 7] = [
    "status",
    "reporting",
    "history 1.1",
    "history body-3",
    "report --period 2013-Q4 --format html",
    "diff HEAD~1",
    "check --base HEAD~1",
];

/// Prints how long answers take of plans of a thousand measures and five years of progress, without acts and with many.
pub fn changes() -> Result<(), Box<dyn Error>> {
    println!("| 1000 measures, five years of progress, ms | no acts | 10 acts | 50 acts |");
    println!("|---|---:|---:|---:|");
    let folders = [0, 10, 50].map(amended);
    let folders: Vec<tempfile::TempDir> = folders.into_iter().collect::<Result<_, _>>()?;
    for asked in ASKED {
        let times: Vec<String> = folders
            .iter()
            .map(|folder| {
                let time = best(|| run(folder.path(), asked));
                format!("{:.0}", time.as_secs_f64() * 1e3)
            })
            .collect();
        println!("| `tadbir {asked}` | {} |", times.join(" | "));
    }
    Ok(())
}

/// A repository with a plan and so many acts, each of ten changes; the last commit adds the last quarter's progress.
fn amended(acts: usize) -> Result<tempfile::TempDir, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    generate(folder.path(), five_years(1_000))?;
    fs::create_dir_all(folder.path().join("amendments"))?;
    for nth in 0..acts {
        let day = format!("20{:02}-{:02}-15", 9 + nth / 12, nth % 12 + 1);
        let mut text = format!("act: Order No. {nth}\non: {day}\nchanges:\n");
        for change in 0..10 {
            let measure = format!("{}.{}", (nth * 10 + change) % 50 + 1, nth % 20 + 1);
            let what = match change {
                0 => "period: By June 2013".to_owned(),
                1 => format!("bodies: [body-{}, body-{}]", nth % 30, (nth + 1) % 30),
                _ => format!("text: New words of Order No. {nth}"),
            };
            writeln!(text, "  - {{ measure: {measure}, {what} }}")?;
        }
        fs::write(
            folder.path().join(format!("amendments/{nth:02}.yaml")),
            text,
        )?;
    }
    let newest = folder.path().join("progress/2013-Q4");
    let aside = tempfile::tempdir()?;
    fs::rename(&newest, aside.path().join("2013-Q4"))?;
    git(folder.path(), &["init", "--quiet"])?;
    commit(folder.path())?;
    fs::rename(aside.path().join("2013-Q4"), &newest)?;
    commit(folder.path())?;
    Ok(folder)
}

fn commit(folder: &Path) -> Result<(), Box<dyn Error>> {
    git(folder, &["add", "--all"])?;
    let identity = [
        "-c",
        "user.name=bench",
        "-c",
        "user.email=bench@example.org",
    ];
    let message = ["commit", "--quiet", "--message", "A state of the plan"];
    git(folder, &[&identity[..], &message[..]].concat())
}

fn git(folder: &Path, arguments: &[&str]) -> Result<(), Box<dyn Error>> {
    let status = Command::new("git")
        .current_dir(folder)
        .args(arguments)
        .status()?;
    status.success().then_some(()).ok_or("git failed".into())
}

/// Asks once, in a process of its own, and throws the answer away.
fn run(folder: &Path, asked: &str) {
    let program = env::current_exe().expect("this program runs");
    let mut command = Command::new(program);
    command
        .arg("run")
        .args(asked.split(' '))
        .args(["--as-of", "2014-01-20"])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let status = command.status().expect("this program can be run");
    assert!(status.code().is_some_and(|code| code < 2), "{asked}");
}
