//! Where a plan's text came from: files, places in them, and values that know their place.
//!
//! A place is a file and a range of bytes. Lines and columns are reckoned only when a finding is printed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::folder::ground::Ground;

/// Names one file of [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct FileId(u32);

/// A range of bytes in one file, from `start` up to but not including `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Span {
    pub(crate) file: FileId,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Span {
    /// The very beginning of a file, for what concerns the file as a whole.
    pub(crate) fn file_start(file: FileId) -> Self {
        Self {
            file,
            start: 0,
            end: 0,
        }
    }

    /// Whether `other` lies within this span; a span covers itself.
    pub(crate) fn covers(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }
}

/// A value and the place it was written at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

impl<T> Spanned<T> {
    pub(crate) fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Applies `convert` to the value and keeps the place.
    pub(crate) fn map<U>(self, convert: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned {
            value: convert(self.value),
            span: self.span,
        }
    }
}

/// What a file of a plan holds, decided by where it stands in the plan's folder; `plan::file_format` has a row of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    Plan,
    Bodies,
    Measures,
    Progress,
    Reviews,
    Amendment,
    Contacts,
    /// A YAML file that no part of a plan is read from.
    Stray,
}

/// SHA-256.
pub(crate) type Digest = [u8; 32];

/// What tells whether a file is still the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Digests {
    /// Of its bytes.
    pub(crate) bytes: Digest,
    /// Of its bytes with every line ended by a line feed alone, as git keeps them however they are checked out.
    pub(crate) text: Digest,
}

/// One file that was read, or that should have been.
#[derive(Debug, Clone)]
pub(crate) struct SourceFile {
    /// As it is shown to the user and opened again: the plan's folder as given, joined with the place in it.
    pub(crate) path: PathBuf,
    pub(crate) kind: FileKind,
    /// Of what was read; `None` where nothing could be read.
    pub(crate) digests: Option<Digests>,
}

/// What files of a plan would say, by their path; each takes the place of the file that is there, if any.
pub(crate) type Drafts = BTreeMap<PathBuf, Vec<u8>>;

/// Every file of a plan, in the order in which they were found.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    files: Vec<SourceFile>,
    drafts: Drafts,
    /// Where the files are; `None` where there are drafts alone.
    ground: Option<Arc<Ground>>,
}

impl Sources {
    /// No files yet, and what those that come would say.
    pub(crate) fn with_drafts(drafts: Drafts) -> Self {
        Self {
            files: Vec::new(),
            drafts,
            ground: None,
        }
    }

    /// The same, where the files are those of opened folders.
    pub(crate) fn standing_on(self, ground: Option<Arc<Ground>>) -> Self {
        Self { ground, ..self }
    }

    pub(crate) fn ground(&self) -> Option<&Ground> {
        self.ground.as_deref()
    }

    /// Adds what a file would say.
    pub(crate) fn add_draft(&mut self, path: PathBuf, text: Vec<u8>) {
        self.drafts.insert(path, text);
    }

    /// What a file would say in the place of what it does.
    pub(crate) fn draft(&self, path: &Path) -> Option<&Vec<u8>> {
        self.drafts.get(path)
    }

    /// Where drafts are.
    pub(crate) fn drafted(&self) -> impl Iterator<Item = &PathBuf> {
        self.drafts.keys()
    }

    pub(crate) fn add(&mut self, path: PathBuf, kind: FileKind) -> FileId {
        let id = u32::try_from(self.files.len())
            .expect("a plan has fewer than four thousand million files");
        self.files.push(SourceFile {
            path,
            kind,
            digests: None,
        });
        FileId(id)
    }

    /// The file at a path, which is added if it is not known.
    pub(crate) fn add_known(&mut self, path: &Path, kind: FileKind) -> FileId {
        let known = self.ids().find(|file| self.path(*file) == path);
        known.unwrap_or_else(|| self.add(path.to_owned(), kind))
    }

    pub(crate) fn all(&self) -> &[SourceFile] {
        &self.files
    }

    /// The names of the files, in the order in which they were found.
    pub(crate) fn ids(&self) -> impl Iterator<Item = FileId> {
        (0..).map(FileId).take(self.files.len())
    }

    pub(crate) fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    pub(crate) fn set_digests(&mut self, id: FileId, digests: Digests) {
        self.files[id.0 as usize].digests = Some(digests);
    }

    pub(crate) fn path(&self, id: FileId) -> &Path {
        &self.file(id).path
    }

    pub(crate) fn kind(&self, id: FileId) -> FileKind {
        self.file(id).kind
    }
}
