//! The text of the report: blocks in order, in a portrait section and, from the annex on, in a landscape one.

use crate::document::{Block, Cell, Document};
use crate::error::Error;
use crate::format::docx::cell::text;
use crate::format::docx::xml::{open_paragraph, push_paragraph, push_run};
use crate::format::docx::{NAMESPACE, contents, table};
use crate::text::words::one_line;

/// A page on its side or upright, in twentieths of a point: A4 with margins of 20 mm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    Portrait,
    Landscape,
}

const SHORT_SIDE: usize = 11906;
const LONG_SIDE: usize = 16838;
const MARGIN: usize = 1134;

impl Page {
    /// How wide its text is.
    fn text_width(self) -> usize {
        match self {
            Self::Portrait => SHORT_SIDE - 2 * MARGIN,
            Self::Landscape => LONG_SIDE - 2 * MARGIN,
        }
    }

    /// The properties of a section of such pages.
    fn section(self, is_first: bool) -> String {
        let size = match self {
            Self::Portrait => format!(r#"<w:pgSz w:w="{SHORT_SIDE}" w:h="{LONG_SIDE}"/>"#),
            Self::Landscape => {
                format!(r#"<w:pgSz w:w="{LONG_SIDE}" w:h="{SHORT_SIDE}" w:orient="landscape"/>"#)
            }
        };
        // The first page has the title itself, so no header repeats it there.
        let (first_footer, title_page) = if is_first {
            (
                r#"<w:footerReference w:type="first" r:id="rId5"/>"#,
                "<w:titlePg/>",
            )
        } else {
            ("", "")
        };
        format!(
            concat!(
                r#"<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>{}"#,
                r#"<w:type w:val="nextPage"/>{}"#,
                r#"<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}" w:header="624" w:footer="624" w:gutter="0"/>{}</w:sectPr>"#
            ),
            first_footer,
            size,
            title_page,
            margin = MARGIN
        )
    }
}

/// The whole of `word/document.xml`.
pub(super) fn xml(document: &Document) -> Result<String, Error> {
    let mut xml = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{NAMESPACE}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#
    );
    let start = xml.len();
    let mut page = Page::Portrait;
    let mut is_first_section = true;
    let mut headings = 0;
    let mut level = 1;
    // The heading says what its first table is, so that only further ones need their captions.
    let mut is_headed = false;
    for (at, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Heading { level: 1, text } => {
                push_paragraph(&mut xml, "Title", &one_line(text), "");
            }
            Block::Heading { level: below, text } => {
                if headings == 0 {
                    contents::push(&mut xml, document);
                }
                level = *below;
                push_heading(&mut xml, level, text, headings);
                headings += 1;
                is_headed = true;
            }
            Block::Paragraph(text) => {
                let keeps_next = leads_in(&document.blocks[at + 1..], level);
                push_sentences(&mut xml, text, keeps_next);
            }
            Block::Facts(facts) => {
                let facts: Vec<(&str, &Cell)> = facts
                    .iter()
                    .map(|(name, value)| (name.as_ref(), value))
                    .collect();
                table::push_facts(&mut xml, &facts, page.text_width());
            }
            Block::List(items) => {
                for item in items {
                    open_paragraph(&mut xml, "ListBullet", false);
                    push_run(&mut xml, &text(item), table::look(item.tone));
                    xml.push_str("</w:p>");
                }
            }
            Block::Table(table) => {
                let is_captioned = !is_headed && !table.caption.is_empty();
                table::push(&mut xml, table, is_captioned, page.text_width())?;
                is_headed = false;
            }
            // Pages that nothing stands on are not worth a section.
            Block::Annex if page == Page::Portrait && xml.len() > start => {
                xml.push_str(r#"<w:p><w:pPr><w:pStyle w:val="SectionEnd"/>"#);
                xml.push_str(&page.section(is_first_section));
                xml.push_str("</w:pPr></w:p>");
                is_first_section = false;
                page = Page::Landscape;
            }
            Block::Annex => page = Page::Landscape,
            Block::Chart(_) | Block::Verbatim(_) => {}
        }
    }
    xml.push_str(&page.section(is_first_section));
    xml.push_str("</w:body></w:document>");
    Ok(xml)
}

/// Whether a text above these blocks leads in what follows, and so stays on its page: a table, a list, or a part of its own section.
fn leads_in(below: &[Block], level: usize) -> bool {
    for block in below {
        match block {
            Block::Table(_) | Block::List(_) | Block::Facts(_) => return true,
            Block::Heading { level: below, .. } => return 1 < level && level < *below,
            Block::Paragraph(_) | Block::Annex => return false,
            Block::Chart(_) | Block::Verbatim(_) => {}
        }
    }
    false
}

/// Adds the paragraphs of a text; the last one stays on the page of what follows if it `keeps_next`.
fn push_sentences(xml: &mut String, text: &str, keeps_next: bool) {
    let mut paragraphs = text
        .split("\n\n")
        .filter(|text| !text.trim().is_empty())
        .peekable();
    while let Some(paragraph) = paragraphs.next() {
        open_paragraph(xml, "Normal", keeps_next && paragraphs.peek().is_none());
        push_run(xml, paragraph.trim_matches('\n'), "");
        xml.push_str("</w:p>");
    }
}

fn push_heading(xml: &mut String, level: usize, text: &str, at: usize) {
    let style = if level == 2 { "Heading1" } else { "Heading2" };
    open_paragraph(xml, style, false);
    xml.push_str(&format!(
        r#"<w:bookmarkStart w:id="{at}" w:name="{}"/>"#,
        contents::bookmark(at)
    ));
    push_run(xml, &one_line(text), "");
    xml.push_str(&format!(r#"<w:bookmarkEnd w:id="{at}"/></w:p>"#));
}
