//! Forms of `request`, filled in the way a spreadsheet would leave them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A workbook, part by part.
#[derive(Clone)]
pub(crate) struct Form {
    parts: BTreeMap<String, Vec<u8>>,
}

impl Form {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a form is an archive");
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).expect("its parts can be read");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("its parts can be read");
            let name = file.name().expect("its parts have names").into_owned();
            parts.insert(name, bytes);
        }
        Self { parts }
    }

    /// Its parts by their names.
    pub(crate) fn parts(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.parts
    }

    /// Everything that is in it, as one text.
    pub(crate) fn everything(&self) -> String {
        let parts = self.parts.values();
        parts.map(|bytes| String::from_utf8_lossy(bytes)).collect()
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.parts {
            writer
                .start_file(name.as_str(), SimpleFileOptions::default())
                .expect("a part can be begun");
            writer.write_all(bytes).expect("a part can be written");
        }
        writer
            .finish()
            .expect("an archive can be ended")
            .into_inner()
    }

    /// Writes a text into a cell of the first sheet.
    pub(crate) fn text(self, cell: &str, text: &str) -> Self {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        self.cell(
            cell,
            &format!(r#" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#),
        )
    }

    /// Writes a number into a cell, which its format shows as a date where it has one.
    pub(crate) fn number(self, cell: &str, number: &str) -> Self {
        self.cell(cell, &format!("><v>{number}</v></c>"))
    }

    /// Writes a number into a cell without any format.
    pub(crate) fn bare_number(self, cell: &str, number: &str) -> Self {
        let style = self.style(cell);
        let part = self.number(cell, number);
        part.replace(
            "xl/worksheets/sheet1.xml",
            &format!(r#"<c r="{cell}" s="{style}""#),
            &format!(r#"<c r="{cell}""#),
        )
    }

    pub(crate) fn formula(self, cell: &str, formula: &str, shown: &str) -> Self {
        self.cell(cell, &format!("><f>{formula}</f><v>{shown}</v></c>"))
    }

    pub(crate) fn error(self, cell: &str, error: &str) -> Self {
        self.cell(cell, &format!(r#" t="e"><v>{error}</v></c>"#))
    }

    pub(crate) fn merged(self, area: &str) -> Self {
        self.replace(
            "xl/worksheets/sheet1.xml",
            "<dataValidations",
            &format!(
                r#"<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells><dataValidations"#
            ),
        )
    }

    /// Adds a row at the end, with texts by their cells.
    pub(crate) fn row(self, number: usize, cells: &[(&str, &str)]) -> Self {
        let mut row = format!(r#"<row r="{number}">"#);
        for (column, text) in cells {
            let _ = write!(
                row,
                r#"<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>"#
            );
        }
        self.replace(
            "xl/worksheets/sheet1.xml",
            "</sheetData>",
            &format!("{row}</row></sheetData>"),
        )
    }

    pub(crate) fn with_part(mut self, name: &str, bytes: &[u8]) -> Self {
        self.parts.insert(name.to_owned(), bytes.to_vec());
        self
    }

    pub(crate) fn without_part(mut self, name: &str) -> Self {
        assert!(self.parts.remove(name).is_some(), "{name} is not there");
        self
    }

    /// Replaces a text in a part, which must be in it.
    pub(crate) fn replace(mut self, part: &str, old: &str, new: &str) -> Self {
        let bytes = self.parts.get_mut(part).expect("the part is there");
        let text = String::from_utf8(bytes.clone()).expect("the part is text");
        assert!(text.contains(old), "{part} does not hold {old}");
        *bytes = text.replacen(old, new, 1).into_bytes();
        self
    }

    /// The text of a cell of the first sheet; empty where it holds none.
    pub(crate) fn value(&self, cell: &str) -> String {
        let part = |name: &str| String::from_utf8_lossy(&self.parts[name]).into_owned();
        let sheet = part("xl/worksheets/sheet1.xml");
        let start = sheet
            .find(&format!(r#"<c r="{cell}" "#))
            .expect("the cell is there");
        if sheet[start..].find("/>") < sheet[start..].find("<v>") {
            return String::new();
        }
        let number = sheet[start..]
            .split("<v>")
            .nth(1)
            .and_then(|rest| rest.split('<').next());
        let number: usize = number
            .and_then(|number| number.parse().ok())
            .expect("it holds a shared text");
        let texts = part("xl/sharedStrings.xml");
        let text = texts
            .split("<si>")
            .nth(number + 1)
            .expect("the text is there");
        let text = text.split('>').nth(1).expect("it has an element");
        text.split('<').next().unwrap_or_default().to_owned()
    }

    /// The style of a cell.
    fn style(&self, cell: &str) -> String {
        let text = String::from_utf8_lossy(&self.parts["xl/worksheets/sheet1.xml"]).into_owned();
        let start = text
            .find(&format!(r#"<c r="{cell}" "#))
            .unwrap_or_else(|| panic!("no cell {cell}"));
        let rest = &text[start..];
        let style = rest
            .split(r#"s=""#)
            .nth(1)
            .expect("cells of forms have styles");
        style.split('"').next().expect("a style ends").to_owned()
    }

    fn cell(mut self, cell: &str, content: &str) -> Self {
        let style = self.style(cell);
        let part = self
            .parts
            .get_mut("xl/worksheets/sheet1.xml")
            .expect("there is a sheet");
        let text = String::from_utf8(part.clone()).expect("a sheet is text");
        let start = text
            .find(&format!(r#"<c r="{cell}" "#))
            .expect("the cell is there");
        let rest = &text[start..];
        let close = rest.find('>').expect("a cell ends");
        let end = if rest[..close].ends_with('/') {
            close + 1
        } else {
            rest.find("</c>").expect("a cell ends") + "</c>".len()
        };
        let new = format!(
            r#"{}<c r="{cell}" s="{style}"{content}{}"#,
            &text[..start],
            &text[start + end..]
        );
        *part = new.into_bytes();
        self
    }
}
