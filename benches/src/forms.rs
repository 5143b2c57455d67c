//! A quarter's forms of a thousand bodies, filled in and taken back.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const BODIES: usize = 1_000;

/// How many measures each body answers for.
const MEASURES: usize = 10;

/// Makes the forms, fills in every row, and measures how long it takes to take them back.
pub(crate) fn collect() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    plan(folder.path())?;
    let asked = Instant::now();
    run(
        folder.path(),
        &[
            "request",
            "--period",
            "2010-Q1",
            "--as-of",
            "2010-04-01",
            "--out",
            "forms",
        ],
    )?;
    println!(
        "request: {BODIES} forms and letters in {:.1} s",
        asked.elapsed().as_secs_f64()
    );
    let mut forms = Vec::new();
    for entry in fs::read_dir(folder.path().join("forms"))? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "xlsx")
        {
            fs::write(&path, filled(&fs::read(&path)?)?)?;
            forms.push(format!(
                "forms/{}",
                path.file_name().unwrap_or_default().to_string_lossy()
            ));
        }
    }
    forms.sort();
    for last in ["--dry-run", "--received-on=2010-04-10"] {
        let mut arguments = vec!["collect", "--as-of", "2010-04-12", last];
        arguments.extend(forms.iter().map(String::as_str));
        let taken = Instant::now();
        run(folder.path(), &arguments)?;
        println!(
            "collect {last}: {} forms of {MEASURES} or more rows in {:.1} s",
            forms.len(),
            taken.elapsed().as_secs_f64()
        );
    }
    let files = fs::read_dir(folder.path().join("plan/progress/2010-Q1"))?.count();
    println!("{files} files of progress reports");
    Ok(())
}

fn run(folder: &Path, arguments: &[&str]) -> Result<(), Box<dyn Error>> {
    let status = Command::new(env::current_exe()?)
        .current_dir(folder)
        .arg("run")
        .args(arguments)
        .stdout(Stdio::null())
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err("the program failed".into())
    }
}

/// A plan in which every body answers for measures of its own.
fn plan(folder: &Path) -> Result<(), Box<dyn Error>> {
    let plan = folder.join("plan");
    fs::create_dir_all(plan.join("measures"))?;
    fs::write(
        plan.join("plan.yaml"),
        "id: bench\ntitle: A plan of a thousand bodies\nlanguage: en\ntimezone: UTC\nterm: { from: 2010-01-01, to: 2010-12-31 }\napproved: { act: Order No. 1, on: 2010-01-01 }\nreporting: { every: quarter, due_within: 15 days }\ncontinuing: { every: quarter, answerable: each }\ndelivery: { answerable: lead }\n",
    )?;
    let mut bodies = "bodies:\n".to_owned();
    for body in 1..=BODIES {
        writeln!(
            bodies,
            "  - {{ id: b{body}, name: Body number {body}, kind: office }}"
        )?;
        let mut measures = format!("objective: {body}\ntitle: Objective {body}\nmeasures:\n");
        for measure in 1..=MEASURES {
            writeln!(
                measures,
                "  - {{ id: {body}.{measure}, text: Measure number {measure} of body number {body}, bodies: [b{body}], period: Regularly }}"
            )?;
        }
        fs::write(plan.join(format!("measures/{body}.yaml")), measures)?;
    }
    fs::write(plan.join("bodies.yaml"), bodies)?;
    Ok(())
}

/// The form with a state and a summary in every row.
fn filled(form: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut archive = ZipArchive::new(Cursor::new(form))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut file = archive.by_index(at)?;
        let name = file.name()?.into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        if name == "xl/worksheets/sheet1.xml" {
            let mut text = String::from_utf8(bytes)?;
            for row in 5..5 + MEASURES {
                text = answered(&text, &format!("H{row}"), "done");
                text = answered(
                    &text,
                    &format!("J{row}"),
                    "Done as planned, in three places",
                );
                text = answered(&text, &format!("K{row}"), &format!("Letter No. {row}"));
            }
            bytes = text.into_bytes();
        }
        writer.start_file(name.as_str(), SimpleFileOptions::default())?;
        writer.write_all(&bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// A sheet with a text in a cell that was open.
fn answered(sheet: &str, cell: &str, text: &str) -> String {
    let open = format!(r#"<c r="{cell}" "#);
    let Some(start) = sheet.find(&open) else {
        return sheet.to_owned();
    };
    let length = sheet[start..].find("/>").unwrap_or_default();
    let (before, cell, after) = (
        &sheet[..start],
        &sheet[start..start + length],
        &sheet[start + length + 2..],
    );
    format!(r#"{before}{cell} t="inlineStr"><is><t>{text}</t></is></c>{after}"#)
}
