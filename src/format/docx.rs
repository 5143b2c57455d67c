//! A report for Word: WordprocessingML by hand, in a ZIP archive. Outside tests, the only file that names the ZIP crate.
//!
//! Headings, captions, tables, lists and tones are named styles (`docx/parts/styles.xml`), so that whoever signs the report can restyle it in Word.
//! Charts are left away, because their figures stand in the tables.
//! The contents have no page numbers until Word is asked to update them: only what lays out the pages knows them, and a wrong one is worse than none.
//! No author and no time is kept, so the same document gives the same bytes.

mod body;
mod cell;
mod contents;
mod table;
mod width;
mod xml;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::document::Document;
use crate::error::Error;
use crate::format::Look;
use crate::format::docx::xml::escaped;
use crate::text::wording::Wording;

/// The namespace of WordprocessingML.
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

pub(super) fn render(document: &Document, _: Look) -> Result<Vec<u8>, Error> {
    archive(&parts(document)?).map_err(|error| Error::Write {
        what: "the report as DOCX".to_owned(),
        reason: error.to_string(),
    })
}

/// The names and texts of the files in the archive.
fn parts(document: &Document) -> Result<[(&'static str, String); 11], Error> {
    let title = document.title();
    let language = language(document.wording);
    Ok([
        (
            "[Content_Types].xml",
            include_str!("docx/parts/content_types.xml").to_owned(),
        ),
        (
            "_rels/.rels",
            include_str!("docx/parts/package.rels.xml").to_owned(),
        ),
        ("docProps/core.xml", core(title, language)),
        ("word/document.xml", body::xml(document)?),
        (
            "word/_rels/document.xml.rels",
            include_str!("docx/parts/document.rels.xml").to_owned(),
        ),
        (
            "word/styles.xml",
            include_str!("docx/parts/styles.xml").replace("{language}", language),
        ),
        (
            "word/numbering.xml",
            include_str!("docx/parts/numbering.xml").to_owned(),
        ),
        (
            "word/fontTable.xml",
            include_str!("docx/parts/font_table.xml").to_owned(),
        ),
        (
            "word/settings.xml",
            include_str!("docx/parts/settings.xml").replace("{language}", language),
        ),
        ("word/header.xml", header(title)),
        ("word/footer.xml", footer(document.wording)),
    ])
}

fn archive(parts: &[(&str, String)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    for (name, text) in parts {
        writer.start_file(*name, options)?;
        writer.write_all(text.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The language with a region, without which Word finds no dictionary.
fn language(wording: Wording) -> &'static str {
    match wording {
        Wording::English => "en-GB",
        Wording::Azerbaijani => "az-Latn-AZ",
    }
}

fn core(title: &str, language: &str) -> String {
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">"#,
            "<dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>"
        ),
        escaped(title),
        language
    )
}

/// The title, which stands on every page but the first.
fn header(title: &str) -> String {
    let mut text = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>"#
    );
    xml::push_run(&mut text, title, "");
    text.push_str("</w:p></w:hdr>");
    text
}

/// Which page of how many it is, in the words of the language.
fn footer(wording: Wording) -> String {
    // The gaps are filled with signs that stand in no language's words, and then give way to fields.
    let words = wording.tell(
        "page-of",
        [("page", "\u{1}".into()), ("pages", "\u{2}".into())],
    );
    let mut text = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:ftr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>"#
    );
    for piece in words.split_inclusive(['\u{1}', '\u{2}']) {
        xml::push_run(&mut text, piece.trim_end_matches(['\u{1}', '\u{2}']), "");
        if piece.ends_with('\u{1}') {
            xml::push_field(&mut text, "PAGE");
        }
        if piece.ends_with('\u{2}') {
            xml::push_field(&mut text, "NUMPAGES");
        }
    }
    text.push_str("</w:p></w:ftr>");
    text
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use quick_xml::Reader;
    use quick_xml::events::Event;
    use zip::ZipArchive;

    use super::render;
    use crate::document::{Block, Cell, Column, Document, Medium, Table, sample};
    use crate::format::Look;
    use crate::text::wording::Wording;

    const LOOK: Look = Look {
        width: 80,
        is_coloured: false,
    };

    /// The files in a document's archive, by name, read back.
    fn files(document: &Document) -> Vec<(String, String)> {
        let mut archive = ZipArchive::new(Cursor::new(render(document, LOOK).unwrap())).unwrap();
        (0..archive.len())
            .map(|at| {
                let mut file = archive.by_index(at).unwrap();
                let mut text = String::new();
                file.read_to_string(&mut text).unwrap();
                (file.name().unwrap().into_owned(), text)
            })
            .collect()
    }

    fn file(document: &Document, name: &str) -> String {
        let mut files = files(document).into_iter();
        files.find(|(file, _)| file == name).unwrap().1
    }

    /// What a part says: paragraphs with their styles, a row a line.
    fn outline(xml: &str) -> String {
        let mut outline = String::new();
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => return outline,
                Event::Empty(tag) | Event::Start(tag) => {
                    let value = tag.attributes().flatten().next();
                    let value = value.map_or(String::new(), |value| value.value.to_string());
                    match tag.name().as_ref() {
                        "w:br" => outline.push('↵'),
                        "w:tblHeader" => outline.push_str("repeated "),
                        "w:keepNext" => outline.push_str("kept with the next: "),
                        "w:pStyle" => outline.push_str(&format!("{value}: ")),
                        "w:rStyle" => outline.push_str(&format!("({value}) ")),
                        "w:gridSpan" => outline.push_str(&format!("over {value} ")),
                        "w:fldSimple" => outline.push_str(&format!("[{}] ", value.trim())),
                        "w:pgSz" => outline.push_str(&format!("page {value} wide\n")),
                        "w:hyperlink" => outline.push_str(&format!("to {value} ")),
                        "w:bookmarkStart" => outline.push_str("bookmarked "),
                        _ => {}
                    }
                }
                Event::Text(text) => outline.push_str(&text),
                Event::GeneralRef(name) => outline.push_str(&format!("&{};", &*name)),
                Event::End(tag) => match tag.name().as_ref() {
                    "w:tc" => {
                        outline.truncate(outline.trim_end().len());
                        outline.push_str(" | ");
                    }
                    "w:p" | "w:tr" => {
                        outline.truncate(outline.trim_end().len());
                        outline.push('\n');
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }

    #[test]
    fn every_block_for_readers_stands_in_the_document() {
        insta::assert_snapshot!(outline(&file(
            &sample::document(Medium::Readers),
            "word/document.xml"
        )));
    }

    #[test]
    fn every_part_is_well_formed_whatever_the_text() {
        let mut document = sample::document(Medium::Readers);
        let harmful: String = (0..=0x9F_u8)
            .map(char::from)
            .chain(['\u{202e}', '\u{fffe}', '\u{ffff}'])
            .collect();
        document.heading(harmful.clone());
        document.subheading(harmful.clone());
        document.paragraph(harmful.clone());
        document.facts(vec![(harmful.clone(), Cell::text(harmful.clone()))]);
        document.table(
            Table::new(
                vec![Column::text(harmful.clone())],
                vec![vec![Cell::text(harmful.clone())]],
            )
            .named("harmful", harmful),
        );
        for (name, text) in files(&document) {
            let mut reader = Reader::from_str(&text);
            loop {
                match reader.read_event() {
                    Ok(Event::Eof) => break,
                    Ok(Event::Start(tag) | Event::Empty(tag)) => {
                        for attribute in tag.attributes() {
                            attribute.unwrap_or_else(|error| panic!("{name}: {error}"));
                        }
                    }
                    Ok(_) => {}
                    Err(error) => panic!("{name}: {error}"),
                }
            }
            let is_allowed = |character| match character {
                '\t' | '\n' | '\r' => true,
                '\u{FFFE}' | '\u{FFFF}' => false,
                character => character >= ' ',
            };
            assert!(text.chars().all(is_allowed), "{name}");
        }
    }

    #[test]
    fn the_language_is_that_of_the_words() {
        let document = Document {
            wording: Wording::Azerbaijani,
            ..sample::document(Medium::Readers)
        };
        insta::assert_snapshot!(file(&document, "docProps/core.xml"), @r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A sample &lt;report&gt; &amp; &quot;more&quot;</dc:title><dc:language>az-Latn-AZ</dc:language></cp:coreProperties>"#);
        insta::assert_snapshot!(outline(&file(&document, "word/footer.xml")), @"Footer: Səhifə [PAGE] 1 / [NUMPAGES] 1");
        assert!(file(&document, "word/styles.xml").contains(r#"<w:lang w:val="az-Latn-AZ""#));
    }

    #[test]
    fn what_has_no_parts_leaves_no_empty_table() {
        let mut document = Document::default();
        document.facts(Vec::<(&str, Cell)>::new());
        document.table(Table::new(Vec::new(), vec![Vec::new()]));
        assert_eq!(
            outline(&file(&document, "word/document.xml")),
            "page 11906 wide\n"
        );
    }

    #[test]
    fn a_sentence_that_leads_in_stays_with_what_follows() {
        let mut document = Document::default();
        document.subheading("Section");
        document.paragraph("Of these:");
        document.headed(3, "Part");
        document.paragraph("One thing.\n\nThe table:");
        document.table(
            Table::new(vec![Column::number("n")], vec![vec![Cell::count(1)]])
                .total(vec![Cell::count(1)]),
        );
        document.paragraph("The end of the section.");
        document.subheading("Next");
        insta::assert_snapshot!(outline(&file(&document, "word/document.xml")), @r#"
        TOCHeading: Contents
        TOC1:  TOC \o "1-2" \h \z to _Toc000001 Section
        TOC2: to _Toc000002 Part
        TOC1: to _Toc000003 Next
        Heading1: bookmarked Section
        Normal: kept with the next: Of these:
        Heading2: bookmarked Part
        Normal: One thing.
        Normal: kept with the next: The table:
        repeated TableHeadFigure: n |
        TableFigure: kept with the next: 1 |
        TableFigure: (ToneTotal) 1 |
        AfterTable:
        Normal: The end of the section.
        Heading1: bookmarked Next
        page 11906 wide
        "#);
    }

    #[test]
    fn an_annex_is_turned_on_its_side() {
        let sizes = |document: &Document| {
            file(document, "word/document.xml")
                .matches("w:orient=\"landscape\"")
                .count()
        };
        let mut document = Document::default();
        document.paragraph("upright");
        assert_eq!(sizes(&document), 0);
        document.blocks.push(Block::Annex);
        document.paragraph("on its side");
        document.blocks.push(Block::Annex);
        assert_eq!(sizes(&document), 1);
    }

    #[test]
    fn a_table_of_too_many_columns_is_refused() {
        let table = |columns: usize| {
            let mut document = Document::default();
            document.table(
                Table::new(
                    vec![Column::number("n"); columns],
                    vec![vec![Cell::count(1); columns]],
                )
                .named("wide", "Wide"),
            );
            render(&document, LOOK)
        };
        assert!(table(63).is_ok());
        insta::assert_snapshot!(table(64).unwrap_err(), @"cannot write the table `Wide` as DOCX: it has 64 columns, and Word holds 63 at most");
    }
}
