//! Findings for people, with excerpts of the source. The only file that names miette.
//!
//! miette cannot label two files in one diagnostic, so every other end of a contradiction is a small diagnostic of its own.

use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, Severity, SourceCode, SourceSpan, SpanContents, ThemeCharacters,
    ThemeStyles,
};

use crate::error::Error;
use crate::file::finding::{Finding, Label, Level};
use crate::file::source::Sources;
use crate::format::Look;
use crate::format::finding::Texts;
use crate::format::finding::excerpt::Excerpt;
use crate::text::words::harmless;

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

#[cfg(test)]
mod tests {
    use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity, SourceSpan};
    use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};

    use super::{Excerpt, Shown};
    use crate::format::finding::Text;

    /// Pieces of texts that are hard to draw, each many times over.
    fn hostile() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("a"),
            Just("\n"),
            Just("\r"),
            Just("\r\n"),
            Just("\t"),
            Just("\u{FEFF}"),
            Just("e\u{301}"),
            Just("\u{200D}"),
            Just("語"),
            Just("👩\u{200D}👧"),
            Just("\u{1b}[1m"),
            Just("\u{202e}"),
            Just("\u{2028}"),
        ];
        let run = (piece, prop_oneof![1..4_usize, Just(70_000)]);
        let run = run.prop_map(|(piece, times)| piece.repeat(times));
        proptest::collection::vec(run, 0..4).prop_map(|runs| runs.concat())
    }

    proptest! {
        #![proptest_config(proptest::test_runner::Config::with_cases(64))]

        #[test]
        fn any_place_in_any_text_is_drawn(text in hostile(), start in any::<u32>(), length in 0..9_u32) {
            let text = Text::new("p.yaml".to_owned(), &text);
            let all = u32::try_from(text.text.len()).unwrap() + 2;
            let start = start % all;
            let excerpt = Excerpt::new(&text, start, start.saturating_add(length));
            let place = SourceSpan::new(excerpt.place.start.into(), excerpt.place.len());
            let shown = Shown {
                title: "title".to_owned(),
                severity: Severity::Error,
                help: None,
                label: LabeledSpan::new_primary_with_span(Some("label".to_owned()), place),
                excerpt,
                related: Vec::new(),
            };
            let mut drawn = String::new();
            GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor())
                .with_context_lines(1)
                .render_report(&mut drawn, &shown)
                .unwrap();
            let (line, column) = text.position(start);
            let place = format!("[p.yaml:{line}:{column}]");
            assert!(drawn.contains("title") && drawn.contains(&place), "{drawn}");
            assert!(drawn.len() < 20_000, "{}", drawn.len());
        }
    }
}
