//! Reads what Tadbir writes with the programs that people read it with. Run by `cargo test --features programs`; a program that is missing is a failure.

/// Calendars and tables, with Python's `icalendar` and with `DuckDB`.
mod feeds;

/// DOCX and XLSX, with LibreOffice.
mod office;

/// HTML, with Chromium.
mod html;

/// Chromium, driven over its protocol.
mod browser;

/// How other programs are run.
mod program;
