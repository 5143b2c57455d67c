//! The few commands that people type and CI runs: `cargo xtask` lists them.
//!
//! It is a crate without dependencies, so that a machine with Rust alone can run each command.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

struct Task {
    name: &'static str,
    summary: &'static str,
    run: fn(&[String]) -> Result<(), String>,
}

/// Every command, in the order in which one needs them.
static TASKS: [Task; 6] = [
    Task {
        name: "check",
        summary: "formatting and lints",
        run: check,
    },
    Task {
        name: "test",
        summary: "every test that needs nothing but Rust; words after it choose some",
        run: test,
    },
    Task {
        name: "programs",
        summary: "the tests that need other programs, such as LibreOffice; words after it choose some",
        run: programs,
    },
    Task {
        name: "bench",
        summary: "measures; `reports`, `changes` or `collect` after it measures that",
        run: bench,
    },
    Task {
        name: "docs",
        summary: "writes README, guide, reference and schemas anew from what the program prints",
        run: docs,
    },
    Task {
        name: "release",
        summary: "builds the program as it is shipped, and tries it on the plans of the repository",
        run: release,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let task = arguments
        .first()
        .and_then(|name| TASKS.iter().find(|task| task.name == name));
    let Some(task) = task else {
        eprintln!("cargo xtask COMMAND\n");
        for task in &TASKS {
            eprintln!("  {:9} {}", task.name, task.summary);
        }
        return ExitCode::from(2);
    };
    match (task.run)(&arguments[1..]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{}: {reason}", task.name);
            ExitCode::FAILURE
        }
    }
}

fn check(_: &[String]) -> Result<(), String> {
    run(&mut cargo("fmt --all --check"))?;
    run(&mut cargo(
        "clippy --workspace --all-targets --all-features --locked -- -D warnings",
    ))
}

fn test(chosen: &[String]) -> Result<(), String> {
    run(cargo("test --locked").args(chosen))
}

fn programs(chosen: &[String]) -> Result<(), String> {
    let output = Command::new(".ci/programs")
        .current_dir(root())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("`.ci/programs` cannot be run: {error}"))?;
    let python = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        return Err("`.ci/programs` failed".to_owned());
    }
    run(cargo("test --locked --features programs --test programs")
        .args(chosen)
        .env("TADBIR_PYTHON", python.trim()))
}

fn bench(what: &[String]) -> Result<(), String> {
    run(cargo("run --release --locked --package tadbir-benches --").args(what))
}

fn docs(_: &[String]) -> Result<(), String> {
    run(&mut cargo(
        "run --quiet --locked --package tadbir -- schema --out schemas",
    ))?;
    run(cargo("test --locked --test cli -- docs:: house::").env("UPDATE_DOCS", "1"))
}

fn release(_: &[String]) -> Result<(), String> {
    run(&mut cargo("build --release --locked"))?;
    // The README's first command.
    run(tadbir("overdue --as-of 2009-07-15").stdout(Stdio::null()))?;
    run(&mut tadbir("check plan"))?;
    let examples = fs::read_dir(root().join("examples")).map_err(|error| error.to_string())?;
    for example in examples {
        let name = example.map_err(|error| error.to_string())?.file_name();
        let name = name.to_string_lossy();
        let code = status(&mut tadbir(&format!(
            "check --format short examples/{name}"
        )))?;
        // `broken` is there to show findings: neither clean nor a failure to run.
        let expected = i32::from(name == "broken");
        if code != Some(expected) {
            return Err(format!("examples/{name} must have exit code {expected}"));
        }
    }
    Ok(())
}

/// The folder of the repository.
fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// Cargo in the folder of the repository, with arguments that have no spaces in them.
fn cargo(arguments: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .current_dir(root())
        .args(arguments.split_whitespace());
    command
}

/// Tadbir as it is shipped, built before if need be.
fn tadbir(arguments: &str) -> Command {
    let mut command = cargo("run --release --quiet --locked --package tadbir --");
    command.args(arguments.split_whitespace());
    command
}

/// Runs a command, which must succeed.
fn run(command: &mut Command) -> Result<(), String> {
    if status(command)? == Some(0) {
        Ok(())
    } else {
        Err(format!("{} failed", words(command)))
    }
}

/// Shows and runs a command; its exit code, where it has one.
fn status(command: &mut Command) -> Result<Option<i32>, String> {
    eprintln!("$ {}", words(command));
    let status = command.status();
    let status = status.map_err(|error| format!("{}: {error}", words(command)))?;
    Ok(status.code())
}

/// A command as one would type it.
fn words(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_stem().unwrap_or_default().to_string_lossy();
    let words = command.get_args().map(|word| word.to_string_lossy());
    std::iter::once(name)
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}
