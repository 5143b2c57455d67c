//! The small pieces of WordprocessingML that every part is made of; whatever text gets in passes here.

use std::borrow::Cow;

use crate::text::words::harmless;

/// Adds a text with what XML acts on escaped, and without what XML 1.0 or a reader cannot hold. White space stays as it is.
pub(super) fn push_escaped(xml: &mut String, text: &str) {
    for character in harmless(text).chars() {
        match character {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => xml.push('\u{FFFD}'),
            _ => xml.push(character),
        }
    }
}

/// Returns a text on one line, fit for an attribute or an element.
pub(super) fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    push_escaped(&mut xml, &crate::text::words::one_line(text));
    xml
}

/// Adds text in a look (`w:rPr` without its tags, or nothing); its lines are broken where it has line ends. Nothing for an empty text.
pub(super) fn push_run(xml: &mut String, text: &str, look: &str) {
    if text.is_empty() {
        return;
    }
    xml.push_str("<w:r>");
    if !look.is_empty() {
        xml.push_str("<w:rPr>");
        xml.push_str(look);
        xml.push_str("</w:rPr>");
    }
    for (at, line) in text.trim_end_matches(['\n', '\r']).lines().enumerate() {
        if at > 0 {
            xml.push_str("<w:br/>");
        }
        xml.push_str(r#"<w:t xml:space="preserve">"#);
        push_escaped(xml, &spaced(line));
        xml.push_str("</w:t>");
    }
    xml.push_str("</w:r>");
}

/// The line with a space for every tab or stray return, which Word would take for its own signs.
fn spaced(line: &str) -> Cow<'_, str> {
    if line.contains(['\t', '\r']) {
        Cow::Owned(line.replace(['\t', '\r'], " "))
    } else {
        Cow::Borrowed(line)
    }
}

/// Adds a field that Word fills in whenever it lays out pages, such as `PAGE`.
pub(super) fn push_field(xml: &mut String, instruction: &str) {
    xml.push_str(&format!(
        r#"<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>"#
    ));
}

/// Adds a paragraph in a style.
pub(super) fn push_paragraph(xml: &mut String, style: &str, text: &str, look: &str) {
    open_paragraph(xml, style, false);
    push_run(xml, text, look);
    xml.push_str("</w:p>");
}

/// Opens a paragraph in a style; `keeps_next` holds it on the page of the next one.
pub(super) fn open_paragraph(xml: &mut String, style: &str, keeps_next: bool) {
    xml.push_str(r#"<w:p><w:pPr><w:pStyle w:val=""#);
    xml.push_str(style);
    xml.push_str(if keeps_next {
        r#""/><w:keepNext/></w:pPr>"#
    } else {
        r#""/></w:pPr>"#
    });
}

#[cfg(test)]
mod tests {
    use super::push_run;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let mut xml = String::new();
        push_run(&mut xml, text, "");
        assert_eq!(xml, expected);
    }

    #[test]
    fn nothing_in_a_text_acts_on_xml_or_on_the_reader() {
        case(
            "<w:p> & \"x\"\u{1b}\u{0}\u{202e}\u{ffff}\u{85}",
            "<w:r><w:t xml:space=\"preserve\">&lt;w:p&gt; &amp; &quot;x&quot;??\u{fffd}\u{fffd}¿</w:t></w:r>",
        );
    }

    #[test]
    fn lines_are_broken_where_the_text_breaks_them() {
        case(
            "one\r\ntwo\tthree\n",
            "<w:r><w:t xml:space=\"preserve\">one</w:t><w:br/><w:t xml:space=\"preserve\">two three</w:t></w:r>",
        );
        case("", "");
    }
}
