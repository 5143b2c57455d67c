//! Every link of a page leads to a file and a heading that are there, and every path of the repository that it names is one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::in_repository;

use super::pages;

/// Folders of the repository whose paths pages name in backticks.
const FOLDERS: [&str; 8] = [
    "src/", "tests/", "benches/", "xtask/", "schemas/", "docs/", "ci/", ".ci/",
];

fn every_page() -> Vec<PathBuf> {
    [
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
    ]
    .iter()
    .chain(&["docs", "examples"])
    .flat_map(|place| pages(place))
    .collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut lost = Vec::new();
    for page in every_page() {
        let text = prose(&page);
        for target in text.split("](").skip(1) {
            let target = target.split(')').next().unwrap_or_default();
            if target.contains("://") {
                continue;
            }
            let (path, heading) = target.split_once('#').unwrap_or((target, ""));
            let folder = page.parent().expect("a page has a folder");
            let to = if path.is_empty() {
                page.clone()
            } else {
                folder.join(path)
            };
            let is_there = to.exists()
                && (heading.is_empty() || headings(&to).iter().any(|known| known == heading));
            if !is_there {
                lost.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn every_path_of_the_repository_is_there() {
    let mut lost = Vec::new();
    for page in every_page() {
        let text = prose(&page);
        for path in text.split('`').skip(1).step_by(2) {
            if !FOLDERS.iter().any(|folder| path.starts_with(folder)) {
                continue;
            }
            // `src/rule/NAME.rs` stands for any file of that folder.
            let is_placeholder = |part: &&str| {
                part.contains(['*', '<', '…'])
                    || part.split('.').next().is_some_and(|stem| {
                        stem.len() > 1
                            && stem
                                .chars()
                                .all(|sign| sign.is_ascii_uppercase() || sign == '_')
                    })
            };
            let known: PathBuf = path
                .split('/')
                .take_while(|part| !is_placeholder(part))
                .collect();
            if !in_repository(&known.to_string_lossy()).exists() {
                lost.push(format!("{}: {path}", page.display()));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

/// A page without its fenced blocks.
fn prose(page: &Path) -> String {
    let text = fs::read_to_string(page).expect("the page can be read");
    let mut is_fenced = false;
    let mut prose = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_fenced = !is_fenced;
        } else if !is_fenced {
            prose.push_str(line);
            prose.push('\n');
        }
    }
    prose
}

/// The names by which links lead to the headings of a page.
fn headings(page: &Path) -> Vec<String> {
    prose(page)
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| {
            let title = line.trim_start_matches('#').trim().to_lowercase();
            title
                .chars()
                .filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_'))
                .map(|sign| if sign == ' ' { '-' } else { sign })
                .collect()
        })
        .collect()
}
