//! Findings as a Code Quality report, which GitLab shows in a merge request.

use serde::Serialize;

use crate::error::Error;
use crate::file::finding::{Finding, Level};
use crate::file::source::Sources;
use crate::format::finding::{Fingerprints, Texts, View, whole_message};

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

pub(super) fn render(
    findings: &[Finding],
    sources: &Sources,
    view: &View,
) -> Result<String, Error> {
    let mut texts = Texts::new(sources);
    let mut fingerprints = Fingerprints::new();
    let issues: Vec<Issue> = findings
        .iter()
        .map(|finding| {
            let place = texts.place(&finding.primary);
            let path = view.path(&place.path);
            Issue {
                description: whole_message(finding),
                check_name: finding.rule.id,
                fingerprint: fingerprints.of(finding, &path),
                severity: match finding.level {
                    Level::Error => "major",
                    Level::Warning => "minor",
                },
                location: Location {
                    path,
                    lines: Lines {
                        begin: place.line,
                        end: place.end_line,
                    },
                },
            }
        })
        .collect();
    let text = serde_json::to_string_pretty(&issues);
    text.map(|text| text + "\n").map_err(|error| Error::Write {
        what: "the Code Quality report".to_owned(),
        reason: error.to_string(),
    })
}
