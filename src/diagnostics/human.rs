//! Findings for people, with excerpts of the source. The only file that names miette.
//!
//! miette cannot label two files in one diagnostic, so every other end of a contradiction is a small diagnostic of its own.

use std::fmt;
use std::rc::Rc;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, Severity, SourceCode, SourceSpan, SpanContents, ThemeCharacters,
    ThemeStyles,
};

use crate::diagnostics::{Text, Texts};
use crate::error::Error;
use crate::finding::{Finding, Label, Level};
use crate::format::Look;
use crate::source::Sources;
use crate::words::harmless;

/// Findings with excerpts, both ends of a contradiction shown.
pub(super) fn render(findings: &[Finding], sources: &Sources, look: Look) -> Result<String, Error> {
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
    text: Rc<Text>,
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
