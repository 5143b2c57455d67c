//! Findings as `JUnit` XML: a test case for each, failed where it is an error. The only file that names the XML writer.
//!
//! A plan without findings is one test case that passed, since some readers take an empty file for a broken one.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::error::Error;
use crate::file::finding::{Finding, Level};
use crate::file::source::Sources;
use crate::format::finding::{Texts, portable};
use crate::text::words::{harmless, one_line};

pub(super) fn render(findings: &[Finding], sources: &Sources) -> Result<String, Error> {
    let bytes = written(findings, sources).map_err(|error| failed(&error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| failed(&error.to_string()))
}

fn failed(reason: &str) -> Error {
    Error::Write {
        what: "JUnit XML".to_owned(),
        reason: reason.to_owned(),
    }
}

fn written(findings: &[Finding], sources: &Sources) -> Result<Vec<u8>, std::io::Error> {
    let mut texts = Texts::new(sources);
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let errors = findings
        .iter()
        .filter(|finding| finding.level == Level::Error)
        .count();
    let (cases, failures) = (findings.len().max(1).to_string(), errors.to_string());
    let counts = [
        ("name", "tadbir check"),
        ("tests", &cases),
        ("failures", &failures),
    ];
    writer.write_event(Event::Start(
        BytesStart::new("testsuites").with_attributes(counts),
    ))?;
    writer.write_event(Event::Start(
        BytesStart::new("testsuite").with_attributes(counts),
    ))?;
    if findings.is_empty() {
        let case = [("name", "no findings"), ("classname", "plan")];
        writer.write_event(Event::Empty(
            BytesStart::new("testcase").with_attributes(case),
        ))?;
    }
    for finding in findings {
        let place = texts.place(&finding.primary);
        let path = of_xml(&portable(&place.path));
        let at = format!("{path}:{}:{}", place.line, place.column);
        let name = format!("{} at {at}", finding.rule.id);
        let case = [("name", name.as_str()), ("classname", finding.rule.id)];
        let message = of_xml(&one_line(&finding.message));
        let text = match &finding.help {
            Some(help) => format!("{at}: {message}\n{}", of_xml(help)),
            None => format!("{at}: {message}"),
        };
        let (inner, attributes) = match finding.level {
            Level::Error => (
                "failure",
                vec![("message", message.as_str()), ("type", "error")],
            ),
            // JUnit knows no warnings; what is said of a test that passed is shown and fails nothing.
            Level::Warning => ("system-out", Vec::new()),
        };
        writer.write_event(Event::Start(
            BytesStart::new("testcase").with_attributes(case),
        ))?;
        writer.write_event(Event::Start(
            BytesStart::new(inner).with_attributes(attributes),
        ))?;
        writer.write_event(Event::Text(BytesText::new(&text)))?;
        writer.write_event(Event::End(BytesEnd::new(inner)))?;
        writer.write_event(Event::End(BytesEnd::new("testcase")))?;
    }
    writer.write_event(Event::End(BytesEnd::new("testsuite")))?;
    writer.write_event(Event::End(BytesEnd::new("testsuites")))?;
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// The text without what XML 1.0 may not hold, which its writer does not look for.
fn of_xml(text: &str) -> String {
    harmless(text).replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}

#[cfg(test)]
mod tests {
    use super::of_xml;

    #[test]
    fn what_xml_may_not_hold_is_replaced() {
        assert_eq!(of_xml("a\u{FFFE}b\u{FFFF}c\u{1}d"), "a\u{FFFD}b\u{FFFD}c?d");
    }
}
