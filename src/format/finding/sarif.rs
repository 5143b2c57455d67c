//! Findings as SARIF 2.1.0, which GitHub's code scanning and many editors read.
//!
//! Columns count characters, and a region's end is the column after its last one, as in Tadbir itself.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::data::finding::Place;
use crate::error::Error;
use crate::file::finding::{Finding, Rule};
use crate::file::source::Sources;
use crate::format::finding::{Fingerprints, Texts, View, whole_message};
use crate::text::words::harmless;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) fn render(
    findings: &[Finding],
    sources: &Sources,
    view: &View,
) -> Result<String, Error> {
    let mut texts = Texts::new(sources);
    let mut fingerprints = Fingerprints::new();
    let mut rules: Vec<&'static Rule> = findings.iter().map(|finding| finding.rule).collect();
    rules.sort_by_key(|rule| rule.id);
    rules.dedup_by_key(|rule| rule.id);
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let place = texts.place(&finding.primary);
            let at = rules.iter().position(|rule| rule.id == finding.rule.id);
            let fingerprint = fingerprints.of(finding, &view.path(&place.path));
            let mut result = json!({
                "ruleId": finding.rule.id,
                "ruleIndex": at,
                "level": finding.level.name(),
                "message": { "text": whole_message(finding) },
                "locations": [ { "physicalLocation": physical(&place, view) } ],
                "partialFingerprints": { "tadbirFinding/v1": fingerprint },
            });
            if !finding.related.is_empty() {
                let related = finding.related.iter().zip(1..).map(|(label, nth)| {
                    json!({
                        "id": nth,
                        "message": { "text": harmless(&label.message) },
                        "physicalLocation": physical(&texts.place(label), view),
                    })
                });
                result["relatedLocations"] = related.collect();
            }
            result
        })
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [ {
            "tool": { "driver": {
                "name": "tadbir",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        } ],
    });
    let text = serde_json::to_string_pretty(&log);
    text.map(|text| text + "\n").map_err(|error| Error::Write {
        what: "SARIF".to_owned(),
        reason: error.to_string(),
    })
}

fn described(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.summary },
        "help": {
            "text": format!("`tadbir explain {}` shows a failing and a fixed example.", rule.id),
            "markdown": rule.docs,
        },
        "defaultConfiguration": { "level": rule.level.name() },
    })
}

fn physical(place: &Place, view: &View) -> Value {
    json!({
        "artifactLocation": { "uri": uri(&view.path(&place.path)) },
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    })
}

/// A relative path as a URI reference: what is not unreserved is escaped byte by byte (RFC 3986, section 2.1).
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
