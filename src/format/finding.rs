//! Findings as text, one file for each way that takes more than a few lines. Lines and columns are reckoned here.

mod excerpt;
mod github;
mod gitlab;
mod human;
mod junit;
mod sarif;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::rc::Rc;

use sha2::{Digest as _, Sha256};

use crate::data::finding::{Place, findings_json};
use crate::disk::git::tree::Home;
use crate::disk::load::reread;
use crate::error::Error;
use crate::file::finding::{Finding, Label};
use crate::file::source::{FileId, Sources};
use crate::format::Look;
use crate::text::words::{harmless, one_line};

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

/// How many bytes are counted at once: few enough to count again for every place, many enough that few counts are kept.
const BLOCK: usize = 4096;

/// A file's text, made harmless, with the places where its lines begin.
#[derive(Debug)]
struct Text {
    path: String,
    text: String,
    lines: Vec<usize>,
    /// How many characters come before each block of bytes, and before the end, so that a place in a line of many megabytes is reckoned fast.
    characters: Vec<usize>,
}

impl Text {
    fn new(path: String, text: &str) -> Self {
        let text = harmless(text).into_owned();
        let lines = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let mut characters = vec![0];
        let mut before = 0;
        for block in text.as_bytes().chunks(BLOCK) {
            before += characters_in(block);
            characters.push(before);
        }
        Self {
            path,
            text,
            lines,
            characters,
        }
    }

    /// The line, counted from 0, that holds a place.
    fn line_of(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at) - 1
    }

    /// A line, counted from 0, with what ends it.
    fn line(&self, line: usize) -> &str {
        let end = self.lines.get(line + 1).copied();
        &self.text[self.lines[line]..end.unwrap_or(self.text.len())]
    }

    /// The place, or the start of the character that it is within; the end of the text for what lies beyond.
    fn boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// Line and column of a place, both from 1, the column in characters.
    fn position(&self, at: u32) -> (usize, usize) {
        let at = self.boundary(at as usize);
        let line = self.line_of(at);
        let start = self.lines[line];
        let has_mark = line == 0 && at > 0 && self.text.starts_with('\u{FEFF}');
        let column = self.characters_before(at) - self.characters_before(start);
        (line + 1, column + 1 - usize::from(has_mark))
    }

    fn characters_before(&self, at: usize) -> usize {
        let block = at / BLOCK;
        self.characters[block] + characters_in(&self.text.as_bytes()[block * BLOCK..at])
    }
}

/// How many characters begin among some bytes.
fn characters_in(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .filter(|byte| **byte & 0b1100_0000 != 0b1000_0000)
        .count()
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Text};

    #[track_caller]
    fn case(text: &str, at: usize, position: (usize, usize)) {
        let text = Text::new(String::new(), text);
        assert_eq!(text.position(u32::try_from(at).unwrap()), position);
    }

    #[test]
    fn a_column_counts_characters_from_the_start_of_its_line() {
        case("", 0, (1, 1));
        case("", 9, (1, 1));
        case("ab", 1, (1, 2));
        case("ab", 2, (1, 3));
        case("a\nəb", 4, (2, 2));
        case("a\nəb", 3, (2, 1));
        case("a\n", 2, (2, 1));
        case("\u{FEFF}ab", 4, (1, 2));
        case("\u{FEFF}ab", 0, (1, 1));
    }

    #[test]
    fn a_column_is_the_same_on_either_side_of_a_block() {
        for character in ["a", "ə", "語", "😀"] {
            let line = format!("x\n{}", character.repeat(3 * BLOCK));
            for nth in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK] {
                case(&line, 2 + nth * character.len(), (2, nth + 1));
            }
        }
        let whole = "a".repeat(BLOCK);
        case(&whole, BLOCK, (1, BLOCK + 1));
    }
}
