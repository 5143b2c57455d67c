//! The formats that documents are written in; one file each, nothing shared but [`Document`].

mod csv;
mod docx;
pub(crate) mod finding;
pub(crate) mod fingerprint;
mod html;
pub(crate) mod ics;
mod json;
mod markdown;
mod terminal;
mod xlsx;

use crate::document::{Document, Medium};
use crate::error::Error;

/// How the place that is written to looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// In columns.
    pub(crate) width: u16,
    pub(crate) is_coloured: bool,
}

/// A format of documents.
pub(crate) struct Format {
    pub(crate) name: &'static str,
    /// Of file names, without the full stop.
    pub(crate) extension: &'static str,
    /// What it is good for, in a few words.
    pub(crate) summary: &'static str,
    /// Whether it is text, which a terminal can show.
    pub(crate) is_text: bool,
    /// Whom the documents must be for.
    pub(crate) medium: Medium,
    /// The bytes of a document; the same for the same document and look.
    ///
    /// # Errors
    ///
    /// If the format cannot hold the document, such as more rows than a sheet has.
    pub(crate) render: fn(&Document, Look) -> Result<Vec<u8>, Error>,
}

/// Every format of documents, by name.
pub(crate) static FORMATS: &[Format] = &[
    Format {
        name: "csv",
        extension: "csv",
        summary: "the tables, one after another",
        is_text: true,
        medium: Medium::Data,
        render: csv::render,
    },
    Format {
        name: "docx",
        extension: "docx",
        summary: "a document for Word, to be signed",
        is_text: false,
        medium: Medium::Readers,
        render: docx::render,
    },
    Format {
        name: "html",
        extension: "html",
        summary: "a page with charts, to be read, filtered and printed",
        is_text: true,
        medium: Medium::Readers,
        render: html::render,
    },
    Format {
        name: "json",
        extension: "json",
        summary: "the tables for programs, versioned",
        is_text: true,
        medium: Medium::Data,
        render: json::render,
    },
    Format {
        name: "markdown",
        extension: "md",
        summary: "text for a mail or a merge request",
        is_text: true,
        medium: Medium::Readers,
        render: markdown::render,
    },
    Format {
        name: "terminal",
        extension: "txt",
        summary: "text as wide as the terminal",
        is_text: true,
        medium: Medium::Readers,
        render: terminal::render,
    },
    Format {
        name: "xlsx",
        extension: "xlsx",
        summary: "a sheet for each table, for Excel",
        is_text: false,
        medium: Medium::Data,
        render: xlsx::render,
    },
];

/// Finds a format by name; `table` is what list commands call the terminal's.
pub(crate) fn by_name(name: &str) -> Option<&'static Format> {
    let name = if name == "table" { "terminal" } else { name };
    FORMATS.iter().find(|format| format.name == name)
}

/// Finds a format by the extension of a file's name; case does not count.
pub(crate) fn by_extension(extension: &str) -> Option<&'static Format> {
    FORMATS
        .iter()
        .find(|format| format.extension.eq_ignore_ascii_case(extension))
}

#[cfg(test)]
mod tests {
    use super::{FORMATS, Look};
    use crate::document::sample;

    #[test]
    fn every_format_holds_every_block_and_gives_the_same_bytes_twice() {
        for format in FORMATS {
            let look = Look {
                width: 80,
                is_coloured: false,
            };
            let bytes = (format.render)(&sample::document(format.medium), look).unwrap();
            assert!(!bytes.is_empty(), "{}", format.name);
            assert!(
                bytes == (format.render)(&sample::document(format.medium), look).unwrap(),
                "{} differs from one time to the next",
                format.name
            );
        }
    }

    #[test]
    fn formats_are_sorted_by_name() {
        assert!(FORMATS.is_sorted_by_key(|format| format.name));
    }
}
