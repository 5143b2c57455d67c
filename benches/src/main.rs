//! How fast a plan is loaded, checked and asked, and in how much memory.
//!
//! `cargo run --release -p tadbir-benches` prints the table of `docs/performance.md`; `cargo xtask bench` is short for it.
//! `cargo run --release -p tadbir-benches -- generate FOLDER MEASURES` writes a plan of that size, with five years of progress, to look at.
//! `cargo run --release -p tadbir-benches -- reports` prints how long every report takes in every format.
//! `cargo run --release -p tadbir-benches -- changes` prints how long answers take of a plan that acts have changed.

mod changes;
mod forms;
mod generate;

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use generate::{Size, generate};

const RUNS: u32 = 5;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        [] => table(),
        ["reports"] => reports(),
        ["collect"] => forms::collect(),
        ["changes"] => changes::changes(),
        ["run", ..] => {
            let arguments =
                std::iter::once("tadbir".to_owned()).chain(arguments.into_iter().skip(1));
            return Ok(tadbir::run(arguments.map(Into::into)));
        }
        // What `collect` runs itself as, to read a form.
        ["read-form", ..] => return Ok(tadbir::run(env::args_os())),
        ["generate", folder, measures] => {
            fs::create_dir_all(folder)?;
            let bytes = generate(Path::new(folder), five_years(measures.parse()?))?;
            println!("{bytes} bytes");
            Ok(())
        }
        ["load", folder] => {
            std::hint::black_box(tadbir::internals::load_and_check(Path::new(folder)));
            println!("{}", peak_memory()?);
            Ok(())
        }
        ["nothing"] => {
            println!("{}", peak_memory()?);
            Ok(())
        }
        other => Err(format!("unknown arguments {other:?}").into()),
    }?;
    Ok(ExitCode::SUCCESS)
}

fn table() -> Result<(), Box<dyn Error>> {
    println!(
        "| plan | files | MB | parser alone, MB/s | load and check, MB/s | ratio | load, check and obligations, ms | memory over MB read |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plan");
    row("the real plan", &real)?;
    for measures in [100, 1_000, 10_000] {
        let folder = tempfile::tempdir()?;
        generate(folder.path(), Size::of(measures))?;
        row(&format!("{measures} measures"), folder.path())?;
    }
    Ok(())
}

/// A plan of so many measures with progress reports for its whole term.
fn five_years(measures: usize) -> Size {
    Size {
        quarters: 20,
        ..Size::of(measures)
    }
}

/// Every report in every format of the real plan, and the report on the term of a large one.
fn reports() -> Result<(), Box<dyn Error>> {
    let (reports, formats) = tadbir::internals::reports_and_formats();
    println!("| the real plan, ms | {} |", formats.join(" | "));
    println!("|---|{}", "---:|".repeat(formats.len()));
    let real = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plan");
    for report in reports {
        let times: Vec<String> = formats
            .iter()
            .map(|format| {
                let time = best(|| {
                    tadbir::internals::report(&real, report, "2009..2013", (2014, 1, 20), format)
                });
                format!("{:.1}", time.as_secs_f64() * 1e3)
            })
            .collect();
        println!("| {report} | {} |", times.join(" | "));
    }
    let folder = tempfile::tempdir()?;
    generate(folder.path(), five_years(10_000))?;
    println!("\n| 10000 measures, five years of progress | MB | ms |\n|---|---:|---:|");
    for (period, as_of) in [("2013-Q4", (2014, 1, 20)), ("2009..2013", (2014, 1, 20))] {
        let run = || tadbir::internals::report(folder.path(), "period", period, as_of, "html");
        let megabytes = run() as f64 / 1e6;
        let time = best(run).as_secs_f64() * 1e3;
        println!("| the report on {period} in HTML | {megabytes:.1} | {time:.0} |");
    }
    Ok(())
}

fn row(name: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    yaml_files(folder, &mut files)?;
    let texts: Vec<String> = files
        .iter()
        .map(fs::read_to_string)
        .collect::<Result<_, _>>()?;
    let bytes: usize = texts.iter().map(String::len).sum();
    let megabytes = bytes as f64 / 1e6;
    let parser = best(|| {
        texts
            .iter()
            .map(|text| tadbir::internals::events(text))
            .sum::<usize>()
    });
    let load = best(|| tadbir::internals::load_and_check(folder));
    let all = best(|| tadbir::internals::load_and_list(folder));
    let (parser_speed, load_speed) = (
        megabytes / parser.as_secs_f64(),
        megabytes / load.as_secs_f64(),
    );
    let memory = (child(&["load", &folder.to_string_lossy()])? - child(&["nothing"])?) / 1e3;
    println!(
        "| {name} | {} | {megabytes:.2} | {parser_speed:.0} | {load_speed:.0} | {:.2} | {:.1} | {memory:.1} ({:.1}×) |",
        files.len(),
        load_speed / parser_speed,
        all.as_secs_f64() * 1e3,
        memory / megabytes,
    );
    Ok(())
}

/// The shortest of some runs.
fn best<T>(run: impl Fn() -> T) -> Duration {
    (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(run());
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

/// What this program prints of its own peak memory, in kB, when it is run by itself.
fn child(arguments: &[&str]) -> Result<f64, Box<dyn Error>> {
    let output = Command::new(env::current_exe()?).args(arguments).output()?;
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

/// The most memory the process had, in kB; Linux tells.
fn peak_memory() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .ok_or("no VmHWM in /proc/self/status")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

fn yaml_files(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            yaml_files(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            files.push(path);
        }
    }
    Ok(())
}
