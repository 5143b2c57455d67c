//! HTML, in Chromium: what a person sees and does who opens the report.
//!
//! Needs `chromium`, and `pdftotext` of Poppler.

#![expect(
    clippy::disallowed_methods,
    reason = "what the browser printed is kept in a temporary folder"
)]

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::program::{pages, report};

/// The real plan, of which nobody has reported, and an invented one, of which bodies have.
const REAL: (&str, [&str; 4]) = ("plan", ["--period", "2010-Q2", "--as-of", "2010-07-20"]);
const INVENTED: (&str, [&str; 4]) = (
    "examples/first-year",
    ["--period", "2025-Q4", "--as-of", "2026-02-01"],
);

fn page(folder: &Path, (plan, options): (&str, [&str; 4])) -> PathBuf {
    report(folder, plan, &options, "report.html")
}

/// A browser with the report of a plan.
fn opened(plan: (&str, [&str; 4])) -> Browser {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = page(folder.path(), plan);
    let mut browser = Browser::start();
    browser.open(&file);
    browser
}

/// What the tests ask of a page again and again.
const ASIDE: &str = include_str!("html/aside.js");

/// The value of the last expression of a script that may use what stands in [`ASIDE`].
#[track_caller]
fn value(browser: &mut Browser, script: &str) -> Value {
    browser.value(&format!("(async () => {{ {ASIDE} return {script}; }})()"))
}

#[test]
fn a_report_loads_without_a_complaint_and_asks_for_nothing() {
    for plan in [REAL, INVENTED] {
        let browser = opened(plan);
        for complaint in [
            "Log.entryAdded",
            "Runtime.exceptionThrown",
            "Runtime.consoleAPICalled",
        ] {
            assert_eq!(browser.told(complaint), Vec::<&Value>::new(), "{}", plan.0);
        }
        let requests = browser.told("Network.requestWillBeSent");
        let addresses: Vec<&Value> = requests
            .iter()
            .map(|request| &request["request"]["url"])
            .collect();
        assert_eq!(addresses.len(), 1, "{addresses:?}");
    }
}

#[test]
fn a_filter_hides_rows_and_says_how_many_are_left() {
    let mut browser = opened(INVENTED);
    let all = value(&mut browser, "shown('annex').length");
    let left = value(
        &mut browser,
        "[await type('annex', 'education overdue'), shown('annex').length]",
    );
    assert_eq!(left, json!([format!("{} of {all} rows", left[1]), left[1]]));
    assert!(
        left[1].as_u64() > Some(0) && left[1].as_u64() < all.as_u64(),
        "{left}"
    );
    let words = value(&mut browser, "shown('annex').map((row) => row.textContent)");
    let words = words.as_array().expect("rows are a list");
    assert!(
        words.iter().all(|words| words
            .as_str()
            .is_some_and(|words| words.contains("education") && words.contains("overdue"))),
        "{words:?}"
    );
    assert_eq!(
        value(
            &mut browser,
            "[await type('annex', 'no such word'), shown('annex').length]"
        ),
        json!([format!("0 of {all} rows"), 0])
    );
    let reset = "document.querySelector('#annex .tools button').click(), shown('annex').length";
    assert_eq!(value(&mut browser, reset), all);
}

#[test]
fn a_column_is_sorted_by_its_head_then_the_other_way_then_not_at_all() {
    let mut browser = opened(INVENTED);
    // Numbers by their size, words and dates by their text; a row without a value stands last.
    for (title, compare) in [
        ("late", "(a, b) => Number(a || 0) - Number(b || 0)"),
        (
            "Body",
            "(a, b) => a.localeCompare(b, 'en', { numeric: true })",
        ),
    ] {
        let own = "document.querySelectorAll('#by-body tbody').length";
        assert_eq!(
            value(&mut browser, own),
            json!(1),
            "all rows are in one group"
        );
        let before = value(&mut browser, &format!("texts('by-body', '{title}')"));
        let ascending = value(
            &mut browser,
            &format!("texts('by-body', '{title}').sort({compare})"),
        );
        let click = format!(
            "(document.querySelectorAll('#by-body thead th')[column('by-body', '{title}')].querySelector('button').click(), \
             [document.querySelectorAll('#by-body thead th')[column('by-body', '{title}')].ariaSort, texts('by-body', '{title}')])"
        );
        let descending: Vec<Value> = ascending
            .as_array()
            .expect("texts are a list")
            .iter()
            .rev()
            .cloned()
            .collect();
        assert_eq!(value(&mut browser, &click), json!(["ascending", ascending]));
        assert_eq!(
            value(&mut browser, &click),
            json!(["descending", descending])
        );
        assert_eq!(value(&mut browser, &click), json!([null, before]));
    }
}

#[test]
fn every_figure_leads_to_the_rows_that_it_counts() {
    for plan in [INVENTED, REAL] {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let data = report(folder.path(), plan.0, &plan.1, "report.json");
        let data = fs::read_to_string(data).expect("the report can be read");
        let data: Value = serde_json::from_str(&data).expect("the report is JSON");
        let obligations = &data["tables"]["obligations"]["rows"];
        let differing = value(
            &mut opened(plan),
            &format!(
                "{}({obligations})",
                include_str!("html/figure.js").trim_end()
            ),
        );
        assert_eq!(differing, json!([true, []]), "{}", plan.0);
    }
}

#[test]
fn a_report_fits_a_telephone() {
    for plan in [REAL, INVENTED] {
        let mut browser = opened(plan);
        browser.ask(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true }),
        );
        assert_eq!(
            browser.value("document.documentElement.scrollWidth"),
            json!(360),
            "{}",
            plan.0
        );
    }
}

/// The page as the browser prints it.
fn printed(browser: &mut Browser, folder: &Path) -> Vec<Vec<String>> {
    let answer = browser.ask(
        "Page.printToPDF",
        &json!({ "preferCSSPageSize": true, "printBackground": true }),
    );
    let data = answer["data"].as_str().expect("a PDF comes as text");
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(data)
        .expect("a PDF comes in base 64");
    let file = folder.join("report.pdf");
    fs::write(&file, bytes).expect("a temporary folder can be written to");
    pages(&file)
}

#[test]
fn the_printed_report_has_every_row_and_repeats_the_heads_of_tables() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut browser = Browser::start();
    browser.open(&page(folder.path(), REAL));
    let pages = printed(&mut browser, folder.path());
    let words: Vec<&str> = pages
        .iter()
        .flatten()
        .flat_map(|line| line.split(' '))
        .collect();
    let rows = browser.value(
        "[...document.querySelectorAll('tbody tr:not(.group)')].map((row) => row.cells[0].textContent.trim())",
    );
    let rows: Vec<&str> = rows
        .as_array()
        .expect("rows are a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(rows.len() > 400, "{}", rows.len());
    for measure in ["1.a", "3.a", "12.b"] {
        let in_page = rows.iter().filter(|row| **row == measure).count();
        let in_print = words.iter().filter(|word| **word == measure).count();
        assert!(
            in_page <= in_print && in_page > 0,
            "{measure}: {in_print} of {in_page}"
        );
    }
    // The annex begins a page, and every page of it after that begins with the heads of its columns.
    let annex: Vec<&Vec<String>> = pages
        .iter()
        .skip_while(|page| {
            !page.iter().any(|line| line.starts_with("Annex")) || page[0].starts_with("Contents")
        })
        .skip(1)
        .collect();
    assert!(annex.len() > 5, "{}", annex.len());
    for page in annex {
        assert!(
            page[0].contains("Measure") && page[0].contains("Status"),
            "{:?}",
            page[0]
        );
    }
    assert!(!words.contains(&"Filter"), "a filter is printed");
}

#[test]
fn a_print_of_a_filtered_table_says_what_is_left_out() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut browser = Browser::start();
    browser.open(&page(folder.path(), INVENTED));
    let said = value(&mut browser, "await type('annex', 'education')");
    let said = said.as_str().expect("the output is text").to_owned();
    let pages = printed(&mut browser, folder.path());
    assert!(
        pages.iter().flatten().any(|line| line.contains(&said)),
        "`{said}` is not printed"
    );
}

#[test]
fn without_scripts_every_row_is_there_and_nothing_that_does_not_work() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = page(folder.path(), INVENTED);
    let counts = "[document.querySelectorAll('tbody tr').length, document.querySelectorAll('button, input').length]";
    let mut browser = Browser::start();
    browser.open(&file);
    let with = browser.value(counts);
    assert!(with[1].as_u64() > Some(0));
    browser.ask(
        "Emulation.setScriptExecutionDisabled",
        &json!({ "value": true }),
    );
    browser.open(&file);
    assert_eq!(browser.value(counts), json!([with[0], 0]));
}

#[test]
fn text_stands_out_from_what_is_behind_it_in_light_and_dark() {
    for plan in [REAL, INVENTED] {
        let mut browser = opened(plan);
        for scheme in ["light", "dark"] {
            browser.ask(
                "Emulation.setEmulatedMedia",
                &json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] }),
            );
            let faint = value(&mut browser, CONTRASTS);
            assert_eq!(faint, json!([scheme == "dark", []]), "{scheme}, {}", plan.0);
        }
    }
}

/// Whether the page is dark, and every pair of colours with less contrast than 4.5:1, by WCAG 2.2, 1.4.3.
const CONTRASTS: &str = include_str!("html/contrast.js");

#[test]
fn the_page_is_made_for_keyboards_and_screen_readers() {
    let mut browser = opened(INVENTED);
    let lacking = value(&mut browser, include_str!("html/access.js"));
    assert_eq!(lacking, json!([0, 0, 0, 0, 0, 0, 0, 0]));
    for _ in 0..3 {
        for kind in ["keyDown", "keyUp"] {
            browser.ask(
                "Input.dispatchKeyEvent",
                &json!({ "type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9 }),
            );
        }
    }
    let outline = browser.value("getComputedStyle(document.activeElement).outlineStyle");
    assert_ne!(
        outline,
        json!("none"),
        "what is chosen with the keyboard cannot be seen"
    );
}
