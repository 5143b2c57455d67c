//! The table of contents: a field that Word can update, filled in with the document's headings, each a link.

use crate::document::{Block, Document};
use crate::format::docx::xml::{push_paragraph, push_run};

/// How many headings a document has at least for contents to be worth their room.
const FEWEST: usize = 3;

/// The bookmark of a heading, counted from 0 over those below the title.
pub(super) fn bookmark(at: usize) -> String {
    format!("_Toc{:06}", at + 1)
}

/// Adds the contents, or nothing where there are few headings.
pub(super) fn push(xml: &mut String, document: &Document) {
    let headings: Vec<(usize, &str)> = document
        .blocks
        .iter()
        .filter_map(|block| {
            let Block::Heading { level, text } = block else {
                return None;
            };
            (*level > 1).then_some((*level, text.as_str()))
        })
        .collect();
    if headings.len() < FEWEST {
        return;
    }
    // As a part of this gallery, Word offers to update it above its first line.
    xml.push_str(
        r#"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>"#,
    );
    push_paragraph(xml, "TOCHeading", &document.wording.say("contents"), "");
    for (at, (level, text)) in headings.iter().enumerate() {
        let style = if *level == 2 { "TOC1" } else { "TOC2" };
        xml.push_str(&format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#
        ));
        if at == 0 {
            xml.push_str(concat!(
                r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#,
                r#"<w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \h \z </w:instrText></w:r>"#,
                r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"#
            ));
        }
        xml.push_str(&format!(
            r#"<w:hyperlink w:anchor="{}" w:history="1">"#,
            bookmark(at)
        ));
        push_run(xml, &crate::text::words::one_line(text), "");
        xml.push_str("</w:hyperlink>");
        if at + 1 == headings.len() {
            xml.push_str(r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#);
        }
        xml.push_str("</w:p>");
    }
    xml.push_str("</w:sdtContent></w:sdt>");
}
