//! The formats that a document can be written in; one file each, nothing shared but [`Document`].

mod markdown;
mod terminal;

use crate::document::Document;

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
    pub(crate) render: fn(&Document, Look) -> String,
}

/// Every format of documents, by name.
pub(crate) static FORMATS: &[Format] = &[
    Format {
        name: "markdown",
        render: markdown::render,
    },
    Format {
        name: "table",
        render: terminal::render,
    },
];

/// Finds a format by name.
pub(crate) fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
