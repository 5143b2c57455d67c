//! Reads what Tadbir writes with the programs that people read it with. Run by `cargo test --features programs`; a program that is missing is a failure.

/// Calendars and tables, with Python's `icalendar` and with `DuckDB`.
mod feeds;

/// DOCX and XLSX, with LibreOffice.
mod office;

/// Forms, filled in with LibreOffice.
mod forms;

/// Every command that writes, killed at every step of it, with `strace`.
mod killed;

/// Writing to a plan while the disk is full or nothing may be written.
mod store;

/// What git ignores is no stray file.
mod stray;

/// Pipes where a file is looked for, with `mkfifo`.
mod special;

/// Questions, answered on a terminal.
mod terminal;

/// Revisions of a plan, with git.
mod git;

/// Every plan of a repository guarded, with git.
mod guard;

/// Which plan a revision holds, and which of its files are read, with git.
mod revision;

/// What is copied to run Tadbir in CI and before commits, with `pre-commit` and `check-jsonschema`.
mod ci;

/// A plan in a repository of git.
mod repository;

/// HTML, with Chromium.
mod html;

/// Chromium, driven over its protocol.
mod browser;

/// How other programs are run.
mod program;
