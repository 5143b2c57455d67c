//! DOCX and XLSX, with LibreOffice: what a person sees who opens the report, without a look inside the files.
//!
//! Needs `soffice`, and `pdftotext` and `pdfinfo` of Poppler.

#![expect(
    clippy::disallowed_methods,
    reason = "what other programs wrote is read"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::program::{pages, printed, ran, report};

/// Converts a file with LibreOffice, in a profile of its own so that tests can run side by side.
#[track_caller]
fn converted(file: &Path, to: &str) {
    let folder = file.parent().expect("a file is in a folder");
    ran(Command::new("soffice")
        .arg("--headless")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.join("profile").display()
        ))
        .args(["--convert-to", to, "--outdir"])
        .arg(folder)
        .arg(file));
}

const YEAR_ONE: [&str; 4] = ["--period", "2025-Q4", "--as-of", "2026-01-20"];

/// The headings of a report, as its Markdown has them.
fn headings(folder: &Path, plan: &str, options: &[&str]) -> Vec<String> {
    let markdown =
        fs::read_to_string(report(folder, plan, options, "report.md")).expect("Markdown is text");
    markdown
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| line.trim_start_matches(['#', ' ']).replace('\\', ""))
        .collect()
}

#[test]
fn the_document_shows_every_heading_and_numbers_its_pages() {
    let folder = TempDir::new().unwrap();
    let file = report(
        folder.path(),
        "examples/first-year",
        &YEAR_ONE,
        "report.docx",
    );
    converted(&file, "pdf");
    let pages = pages(&file.with_extension("pdf"));
    let lines: Vec<&String> = pages.iter().flatten().collect();
    let headings = headings(folder.path(), "examples/first-year", &YEAR_ONE);
    let (title, sections) = headings.split_first().unwrap();
    assert_eq!(lines.first(), Some(&title));
    assert!(sections.len() > 5, "{sections:?}");
    for heading in sections {
        // Once in the contents, and once where it stands.
        let count = lines.iter().filter(|line| *line == &heading).count();
        assert_eq!(count, 2, "`{heading}` in {lines:#?}");
    }
    for (page, number) in pages.iter().zip(1..) {
        assert_eq!(
            page.last().unwrap(),
            &format!("Page {number} of {}", pages.len())
        );
        // The title stands above every page, and the first has it in its own place.
        assert_eq!(page.first(), Some(title));
    }
}

#[test]
fn a_long_table_repeats_its_head_and_the_annex_lies_on_its_side() {
    let folder = TempDir::new().unwrap();
    let options = ["--period", "2010-Q2", "--as-of", "2010-07-20"];
    let file = report(folder.path(), "plan", &options, "report.docx");
    converted(&file, "pdf");
    let pdf = file.with_extension("pdf");
    let pages = pages(&pdf);
    let head = "Measure Words Period Due Status";
    let pages_with_head: Vec<usize> = (0..pages.len())
        .filter(|at| pages[*at].iter().any(|line| line == head))
        .collect();
    let first = pages_with_head[0];
    assert!(
        pages_with_head.starts_with(&[first, first + 1, first + 2]),
        "{pages_with_head:?}"
    );
    assert_eq!(pages[first + 1][1], head, "below the title of the document");

    let sizes = printed(
        Command::new("pdfinfo")
            .args(["-f", "1", "-l", "-1"])
            .arg(&pdf),
    );
    let sizes: Vec<&str> = sizes
        .lines()
        .filter(|line| line.starts_with("Page ") && line.contains("size:"))
        .filter_map(|line| line.split("size:").nth(1))
        .map(str::trim)
        .collect();
    let annex = pages
        .iter()
        .rposition(|page| page.iter().any(|line| line.starts_with("Annex:")))
        .unwrap();
    assert_eq!(sizes.len(), pages.len());
    for (at, size) in sizes.iter().enumerate() {
        let expected = if at < annex {
            "595.304 x 841.89 pts (A4)"
        } else {
            "841.89 x 595.304 pts (A4)"
        };
        assert_eq!(size, &expected, "page {}", at + 1);
    }
}

#[test]
fn a_document_in_azerbaijani_is_in_azerbaijani() {
    let folder = TempDir::new().unwrap();
    let options = [YEAR_ONE.as_slice(), &["--lang", "az"]].concat();
    let file = report(
        folder.path(),
        "examples/first-year",
        &options,
        "report.docx",
    );
    converted(&file, "pdf");
    let pages = pages(&file.with_extension("pdf"));
    assert!(
        pages[0].iter().any(|line| line == "Mündəricat"),
        "{pages:#?}"
    );
    assert_eq!(
        pages[0].last().unwrap(),
        &format!("Səhifə 1 / {}", pages.len())
    );
}

#[test]
fn a_sheet_has_the_rows_and_the_dates_of_the_table() {
    let folder = TempDir::new().unwrap();
    let file = report(
        folder.path(),
        "examples/first-year",
        &YEAR_ONE,
        "report.xlsx",
    );
    // Every sheet becomes a file of its own, with dates as they are shown.
    converted(
        &file,
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
    );
    let mut sheets: Vec<PathBuf> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .collect();
    sheets.sort();
    let obligations = sheets
        .iter()
        .find(|path| path.to_string_lossy().ends_with("-Obligations.csv"))
        .unwrap_or_else(|| panic!("{sheets:?}"));
    let json = fs::read_to_string(report(
        folder.path(),
        "examples/first-year",
        &YEAR_ONE,
        "report.json",
    ))
    .unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let table = &json["tables"]["obligations"];
    let text = fs::read_to_string(obligations).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let titles: Vec<&str> = table["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| column["title"].as_str().unwrap())
        .collect();
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), titles);
    let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let rows = table["rows"].as_array().unwrap();
    assert_eq!(read.len(), rows.len());
    for (read, row) in read.iter().zip(rows) {
        for (column, cell) in table["columns"].as_array().unwrap().iter().zip(read) {
            let key = column["key"].as_str().unwrap();
            // Words out of a fixed list are codes in JSON; everything else is the same.
            if [
                "id",
                "measure",
                "body",
                "starts_on",
                "due_on",
                "first_due_on",
                "met_on",
            ]
            .contains(&key)
            {
                assert_eq!(cell, row[key].as_str().unwrap_or_default(), "{key}");
            }
        }
    }
}
