//! Where a plan's text came from: files, places in them, and values that know their place.
//!
//! A place is a file and a range of bytes. Lines and columns are computed only when a finding is printed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::folder::ground::Ground;

/// Identifies one file of [`Sources`].
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
    /// The beginning of a file, for findings about the file as a whole.
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

/// A value and its place.
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
    /// A YAML file that is not part of the plan.
    Stray,
}

/// SHA-256.
pub(crate) type Digest = [u8; 32];

/// Digests that tell whether a file is still the same.
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
    /// As it is shown to the user and opened again: the plan's folder as given, joined with the path in it.
    pub(crate) path: PathBuf,
    pub(crate) kind: FileKind,
    /// Of what was read; `None` if nothing could be read.
    pub(crate) digests: Option<Digests>,
}

/// Drafts of plan files by their path; each replaces the existing file, if any.
pub(crate) type Drafts = BTreeMap<PathBuf, Vec<u8>>;

/// Every file of a plan, in the order in which they were found.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    files: Vec<SourceFile>,
    drafts: Drafts,
    /// The folders of the files; `None` if there are only drafts.
    ground: Option<Arc<Ground>>,
}

impl Sources {
    /// No files yet, with drafts to read in place of files.
    pub(crate) fn with_drafts(drafts: Drafts) -> Self {
        Self {
            files: Vec::new(),
            drafts,
            ground: None,
        }
    }

    /// The same, for files in opened folders.
    pub(crate) fn standing_on(self, ground: Option<Arc<Ground>>) -> Self {
        Self { ground, ..self }
    }

    pub(crate) fn ground(&self) -> Option<&Ground> {
        self.ground.as_deref()
    }

    /// Adds a draft of a file.
    pub(crate) fn add_draft(&mut self, path: PathBuf, text: Vec<u8>) {
        self.drafts.insert(path, text);
    }

    /// The draft that replaces a file.
    pub(crate) fn draft(&self, path: &Path) -> Option<&Vec<u8>> {
        self.drafts.get(path)
    }

    /// The paths of drafts.
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
