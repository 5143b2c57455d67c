//! How fast a plan is loaded, checked and asked, and in how much memory.
//!
//! `cargo run --release -p tadbir-benches` prints the table of the README.
//! `cargo run --release -p tadbir-benches -- generate FOLDER MEASURES` writes a plan of that size to look at.

mod generate;

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use generate::{Size, generate};

const RUNS: u32 = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        [] => table(),
        ["generate", folder, measures] => {
            fs::create_dir_all(folder)?;
            let bytes = generate(Path::new(folder), Size::of(measures.parse()?))?;
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
    }
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
