//! Findings for people, with excerpts of the source. The only file that names miette.
//!
//! miette cannot label two files in one diagnostic, so every other end of a contradiction is a small diagnostic of its own.

use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, Severity, SourceCode, SourceSpan, SpanContents, ThemeCharacters,
    ThemeStyles,
};

use crate::diagnostics::Texts;
use crate::diagnostics::excerpt::Excerpt;
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

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        if self.text.len() < span.offset() + span.len() {
            return Err(MietteError::OutOfBounds);
        }
        // Asked without context, miette wants to know where the place itself is; else where the excerpt begins.
        let (line, column) = match (before, after) {
            (0, 0) => (self.position.0 - 1, self.position.1 - 1),
            _ => (self.first_line, 0),
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            self.text.as_bytes(),
            SourceSpan::new(0.into(), self.text.len()),
            line,
            column,
            self.lines,
        )))
    }
}

/// A finding as miette shows it.
#[derive(Debug)]
struct Shown {
    title: String,
    severity: Severity,
    help: Option<String>,
    excerpt: Excerpt,
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
        let excerpt = Excerpt::new(&text, label.span.start, label.span.end);
        let place = &excerpt.place;
        let place = SourceSpan::new(place.start.into(), place.len());
        let message = Some(harmless(&label.message).into_owned());
        let label = LabeledSpan::new_primary_with_span(message, place);
        Self {
            title: harmless(title).into_owned(),
            severity: Severity::Error,
            help: None,
            excerpt,
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
        Some(&self.excerpt)
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
