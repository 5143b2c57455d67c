//! Findings as text: with excerpts of the source, one line each, as JSON, or as annotations of GitHub. The only file that names miette.
//!
//! miette cannot label two files in one diagnostic, so every other end of a contradiction is a small diagnostic of its own.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, Severity, SourceCode, SourceSpan, SpanContents, ThemeCharacters,
    ThemeStyles,
};

use crate::contract::{Place, findings_json};
use crate::error::Error;
use crate::finding::{Finding, Label, Level};
use crate::format::Look;
use crate::load::reread;
use crate::source::{FileId, Sources};
use crate::words::{harmless, one_line};

/// A format of findings.
pub(crate) struct FindingFormat {
    pub(crate) name: &'static str,
    pub(crate) render: fn(&[Finding], &Sources, Look) -> Result<String, Error>,
}

/// Every format of findings, by name.
pub(crate) static FINDING_FORMATS: &[FindingFormat] = &[
    FindingFormat {
        name: "github",
        render: github,
    },
    FindingFormat {
        name: "human",
        render: human,
    },
    FindingFormat {
        name: "json",
        render: json,
    },
    FindingFormat {
        name: "short",
        render: short,
    },
];

/// Findings with excerpts, both ends of a contradiction shown.
fn human(findings: &[Finding], sources: &Sources, look: Look) -> Result<String, Error> {
    let mut texts = Texts::new(sources);
    let theme = GraphicalTheme {
        characters: ThemeCharacters::unicode(),
        styles: if look.is_coloured {
            ThemeStyles::ansi()
        } else {
            ThemeStyles::none()
        },
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(usize::from(look.width))
        .with_links(false)
        .with_context_lines(1)
        .with_show_related_as_nested(true);
    let mut text = String::new();
    for finding in findings {
        let shown = Shown::new(finding, &mut texts);
        handler
            .render_report(&mut text, &shown)
            .map_err(|error| Error::Write {
                what: "findings".to_owned(),
                reason: error.to_string(),
            })?;
        text.push('\n');
    }
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    Ok(lines.join("\n") + "\n")
}

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

fn json(findings: &[Finding], sources: &Sources, _: Look) -> Result<String, Error> {
    let mut texts = Texts::new(sources);
    findings_json(findings, |label| texts.place(label))
}

/// Workflow commands, which GitHub shows at the lines of a merge request.
#[expect(clippy::unnecessary_wraps, reason = "every format has this signature")]
fn github(findings: &[Finding], sources: &Sources, _: Look) -> Result<String, Error> {
    let mut texts = Texts::new(sources);
    let mut text = String::new();
    for finding in findings {
        let place = texts.place(&finding.primary);
        let message = match &finding.help {
            Some(help) => format!("{}\n{help}", finding.message),
            None => finding.message.clone(),
        };
        let _ = writeln!(
            text,
            "::{} file={},line={},col={},endLine={},endColumn={},title={}::{}",
            finding.level.name(),
            property(&place.path),
            place.line,
            place.column,
            place.end_line,
            place.end_column,
            property(finding.rule.id),
            data(&message)
        );
    }
    Ok(text)
}

/// Escapes the message of a workflow command.
fn data(text: &str) -> String {
    harmless(text)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes a property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The texts of files that findings stand in, each read once.
struct Texts<'s> {
    sources: &'s Sources,
    files: BTreeMap<FileId, std::rc::Rc<Text>>,
}

impl<'s> Texts<'s> {
    fn new(sources: &'s Sources) -> Self {
        Self {
            sources,
            files: BTreeMap::new(),
        }
    }

    fn of(&mut self, file: FileId) -> std::rc::Rc<Text> {
        let sources = self.sources;
        let text = self.files.entry(file).or_insert_with(|| {
            let path = harmless(&sources.path(file).display().to_string()).into_owned();
            std::rc::Rc::new(Text::new(path, &reread(sources, file).unwrap_or_default()))
        });
        std::rc::Rc::clone(text)
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

impl SourceCode for Text {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let end = span.offset() + span.len();
        if self.text.len() < end {
            return Err(MietteError::OutOfBounds);
        }
        let first = self.line_of(span.offset()).saturating_sub(before);
        let last = (self.line_of(end) + after).min(self.lines.len() - 1);
        let from = self.lines[first];
        let to = self.lines.get(last + 1).copied().unwrap_or(self.text.len());
        let excerpt = SourceSpan::new(from.into(), to - from);
        let data = &self.text.as_bytes()[from..to];
        // Asked without context, miette wants to know where the place itself is; else where the excerpt begins.
        let (line, column) = match (before, after) {
            (0, 0) => self.position(u32::try_from(span.offset()).unwrap_or(u32::MAX)),
            _ => (first + 1, 1),
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            data,
            excerpt,
            line - 1,
            column - 1,
            self.lines.len(),
        )))
    }
}

/// A finding as miette shows it.
#[derive(Debug)]
struct Shown {
    title: String,
    severity: Severity,
    help: Option<String>,
    text: std::rc::Rc<Text>,
    label: LabeledSpan,
    related: Vec<Self>,
}

impl Shown {
    fn new(finding: &Finding, texts: &mut Texts) -> Self {
        let severity = match finding.level {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
        };
        let title = format!(
            "{}[{}]: {}",
            finding.level.name(),
            finding.rule.id,
            finding.message
        );
        let related = finding.related.iter().map(|label| {
            let title = label.message.clone();
            Self {
                severity: Severity::Advice,
                ..Self::at(label, &title, texts)
            }
        });
        let related = related.collect();
        let help = finding
            .help
            .as_deref()
            .map(|help| harmless(help).into_owned());
        Self {
            severity,
            help,
            related,
            ..Self::at(&finding.primary, &title, texts)
        }
    }

    fn at(label: &Label, title: &str, texts: &mut Texts) -> Self {
        let text = texts.of(label.span.file);
        let start = (label.span.start as usize).min(text.text.len());
        let end = (label.span.end as usize).clamp(start, text.text.len());
        // A label over many lines hides what it points at; its first line says enough.
        let end = text.text[start..end]
            .find('\n')
            .map_or(end, |length| start + length);
        let message = Some(harmless(&label.message).into_owned());
        let label =
            LabeledSpan::new_primary_with_span(message, SourceSpan::new(start.into(), end - start));
        Self {
            title: harmless(title).into_owned(),
            severity: Severity::Error,
            help: None,
            text,
            label,
            related: Vec::new(),
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.title)
    }
}

impl std::error::Error for Shown {}

impl Diagnostic for Shown {
    fn severity(&self) -> Option<Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help
            .as_ref()
            .map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&*self.text)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(std::iter::once(self.label.clone())))
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn Diagnostic> + 'a>> {
        if self.related.is_empty() {
            return None;
        }
        Some(Box::new(
            self.related
                .iter()
                .map(|related| related as &dyn Diagnostic),
        ))
    }
}
