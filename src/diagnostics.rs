//! Findings as text, one file for each way that takes more than a few lines. Lines and columns are reckoned here.

mod github;
mod gitlab;
mod human;
mod junit;
mod sarif;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::rc::Rc;

use sha2::{Digest as _, Sha256};

use crate::contract::{Place, findings_json};
use crate::error::Error;
use crate::finding::{Finding, Label};
use crate::format::Look;
use crate::git::tree::Home;
use crate::load::reread;
use crate::source::{FileId, Sources};
use crate::words::{harmless, one_line};

/// A format of findings.
pub(crate) struct FindingFormat {
    pub(crate) name: &'static str,
    /// Whether a forge reads it, which knows files by their paths from the root of the repository.
    pub(crate) is_of_forge: bool,
    pub(crate) render: fn(&[Finding], &Sources, &View) -> Result<String, Error>,
}

/// For whom findings are shown.
#[derive(Debug)]
pub(crate) struct View {
    pub(crate) look: Look,
    /// `None` where the plan is in no repository, or the format does not ask.
    pub(crate) home: Option<Home>,
}

impl View {
    /// A path as a forge knows it: from the root of the repository, or as it is where there is none.
    fn path(&self, path: &str) -> String {
        let from_root = self.home.as_ref().and_then(|home| home.path(path));
        from_root.unwrap_or_else(|| portable(path))
    }
}

/// Every format of findings, by name.
pub(crate) static FINDING_FORMATS: &[FindingFormat] = &[
    FindingFormat {
        name: "github",
        is_of_forge: true,
        render: github::render,
    },
    FindingFormat {
        name: "gitlab",
        is_of_forge: true,
        render: gitlab::render,
    },
    FindingFormat {
        name: "human",
        is_of_forge: false,
        render: |findings, sources, view| human::render(findings, sources, view.look),
    },
    FindingFormat {
        name: "json",
        is_of_forge: false,
        render: |findings, sources, _| json(findings, sources),
    },
    FindingFormat {
        name: "junit",
        is_of_forge: false,
        render: |findings, sources, _| junit::render(findings, sources),
    },
    FindingFormat {
        name: "sarif",
        is_of_forge: true,
        render: sarif::render,
    },
    FindingFormat {
        name: "short",
        is_of_forge: false,
        render: |findings, sources, view| short(findings, sources, view.look),
    },
];

/// One line for each finding: `path:line:column: level[rule]: message (help)`.
#[expect(clippy::unnecessary_wraps, reason = "every format has this signature")]
pub(crate) fn short(findings: &[Finding], sources: &Sources, _: Look) -> Result<String, Error> {
    let mut texts = Texts::new(sources);
    let mut text = String::new();
    for finding in findings {
        let place = texts.place(&finding.primary);
        let level = finding.level.name();
        let _ = write!(
            text,
            "{}:{}:{}: {level}[{}]: {}",
            place.path,
            place.line,
            place.column,
            finding.rule.id,
            one_line(&finding.message)
        );
        if let Some(help) = &finding.help {
            let _ = write!(text, " ({})", one_line(help));
        }
        text.push('\n');
    }
    Ok(harmless(&text).into_owned())
}

/// Findings without places, for what is not on file yet: `message [rule] (help)`, one line each.
pub(crate) fn plain(findings: &[Finding]) -> String {
    let lines = findings.iter().map(|finding| {
        let help = finding
            .help
            .as_ref()
            .map_or_else(String::new, |help| format!(" ({})", one_line(help)));
        format!("{} [{}]{help}", one_line(&finding.message), finding.rule.id)
    });
    harmless(&lines.collect::<Vec<_>>().join("\n")).into_owned()
}

fn json(findings: &[Finding], sources: &Sources) -> Result<String, Error> {
    let mut texts = Texts::new(sources);
    findings_json(findings, |label| texts.place(label))
}

/// Tells findings apart from one run to the next, wherever their lines have moved to: a digest of path, rule and
/// message, and of how many like it come before.
struct Fingerprints {
    seen: BTreeMap<String, usize>,
}

impl Fingerprints {
    fn new() -> Self {
        Self {
            seen: BTreeMap::new(),
        }
    }

    fn of(&mut self, finding: &Finding, path: &str) -> String {
        let what = format!("{path}\0{}\0{}", finding.rule.id, finding.message);
        let before = self.seen.entry(what.clone()).or_default();
        let digest = Sha256::digest(format!("{what}\0{before}"));
        *before += 1;
        digest[..16].iter().fold(String::new(), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        })
    }
}

/// A path as other programs know it: with slashes, without a point before it.
fn portable(path: &str) -> String {
    let path = path.replace('\\', "/");
    path.strip_prefix("./").map_or(path.clone(), str::to_owned)
}

/// The message with what to do.
fn whole_message(finding: &Finding) -> String {
    let text = match &finding.help {
        Some(help) => format!("{} ({help})", one_line(&finding.message)),
        None => one_line(&finding.message),
    };
    harmless(&text).into_owned()
}

/// The texts of files that findings stand in, each read once.
struct Texts<'s> {
    sources: &'s Sources,
    files: BTreeMap<FileId, Rc<Text>>,
}

impl<'s> Texts<'s> {
    fn new(sources: &'s Sources) -> Self {
        Self {
            sources,
            files: BTreeMap::new(),
        }
    }

    fn of(&mut self, file: FileId) -> Rc<Text> {
        let sources = self.sources;
        let text = self.files.entry(file).or_insert_with(|| {
            let path = harmless(&sources.path(file).display().to_string()).into_owned();
            Rc::new(Text::new(path, &reread(sources, file).unwrap_or_default()))
        });
        Rc::clone(text)
    }

    fn place(&mut self, label: &Label) -> Place {
        let text = self.of(label.span.file);
        let (line, column) = text.position(label.span.start);
        let (end_line, end_column) = text.position(label.span.end);
        Place {
            path: text.path.clone(),
            line,
            column,
            end_line,
            end_column,
        }
    }
}

/// A file's text, made harmless, with the places where its lines begin.
#[derive(Debug)]
struct Text {
    path: String,
    text: String,
    lines: Vec<usize>,
}

impl Text {
    fn new(path: String, text: &str) -> Self {
        let text = harmless(text).into_owned();
        let lines = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self { path, text, lines }
    }

    /// The line, counted from 0, that holds a place.
    fn line_of(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at) - 1
    }

    /// Line and column of a place, both from 1, the column in characters.
    fn position(&self, at: u32) -> (usize, usize) {
        let at = (at as usize).min(self.text.len());
        let line = self.line_of(at);
        let before = self.text.get(self.lines[line]..at).unwrap_or_default();
        let column = before
            .strip_prefix('\u{FEFF}')
            .unwrap_or(before)
            .chars()
            .count();
        (line + 1, column + 1)
    }
}
