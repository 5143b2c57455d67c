//! Findings as workflow commands, which GitHub shows at the lines of a pull request.

use std::fmt::Write;

use crate::error::Error;
use crate::file::finding::Finding;
use crate::file::source::Sources;
use crate::format::finding::{Texts, View};
use crate::text::words::harmless;

#[expect(clippy::unnecessary_wraps, reason = "every format has this signature")]
pub(super) fn render(
    findings: &[Finding],
    sources: &Sources,
    view: &View,
) -> Result<String, Error> {
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
            property(&view.path(&place.path)),
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
