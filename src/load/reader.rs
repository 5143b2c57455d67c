//! Gathers the files of a plan's folder, what is wrong with them as files, and what they gave.
#![expect(clippy::disallowed_methods, reason = "these files read")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use crate::decode;
use crate::error::Error;
use crate::finding::{Finding, Findings};
use crate::limit::{CHANGES, FILE, MEASURES, REPORTS};
use crate::load::kind::{DEEPEST, folder_kind, is_in_known_folder, is_known_folder, kind_of};
use crate::load::link::{Led, led};
use crate::load::location::{named, reason, repository};
use crate::load::revision::{Held, Past};
use crate::load::{Decoded, FileRead, with_tree};
use crate::plan::header::{self, Header};
use crate::plan::part::Parts;
use crate::source::{FileId, FileKind, Sources, Span};

/// Where the file of bodies is.
pub(super) enum BodiesPlace {
    /// In the repository.
    Here,
    Outside,
    Missing,
}

pub(super) fn bodies_place(root: &Path, path: &Path) -> BodiesPlace {
    match fs::canonicalize(path) {
        Ok(target) if target.starts_with(repository(root)) => BodiesPlace::Here,
        Ok(_) => BodiesPlace::Outside,
        Err(_) => BodiesPlace::Missing,
    }
}

/// Gathers the files of a plan and what is wrong with them as files.
pub(super) struct Reader {
    pub(super) sources: Sources,
    pub(super) findings: Findings,
    /// Files of progress reports and reviews that could not be read.
    pub(super) lost: usize,
    /// Whether every file of measures could be read.
    pub(super) measures_are_known: bool,
    taken: Taken,
}

/// How many records of a kind were taken over.
#[derive(Default)]
struct Taken {
    measures: usize,
    /// By amendments.
    changes: usize,
    /// Progress reports and reviews.
    reports: usize,
}

impl Reader {
    /// Nothing read yet.
    pub(super) fn of(sources: Sources) -> Self {
        Self {
            sources,
            findings: Findings::default(),
            lost: 0,
            measures_are_known: true,
            taken: Taken::default(),
        }
    }

    pub(super) fn header(&mut self, file: FileId) -> Header {
        let mut header = Header::stand_in(Span::file_start(file));
        let digests = with_tree(&self.sources, file, &mut self.findings, |node, findings| {
            header = header::decode_file(node, findings);
        });
        if let Some(digests) = digests {
            self.sources.set_digests(file, digests);
        }
        header
    }

    /// Finds every YAML file that a plan is read from, in the order of their paths.
    pub(super) fn walk(&mut self, folder: &Path, root: &Path) -> Vec<FileId> {
        let mut files = Vec::new();
        let start = named(folder);
        let walk = WalkDir::new(start)
            .min_depth(1)
            .max_depth(DEEPEST)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| {
                entry.depth() != 1
                    || !entry.file_type().is_dir()
                    || is_known_folder(&entry.file_name().to_string_lossy())
            });
        for entry in walk {
            match entry {
                Ok(entry) => {
                    let inner = entry.path().strip_prefix(start).unwrap_or(entry.path());
                    let is_link = entry.file_type().is_symlink();
                    let led = is_link.then(|| led(entry.path(), root));
                    self.visit(folder, inner, led, &mut files);
                }
                Err(error) => self.unreadable_entry(folder, &error),
            }
        }
        files
    }

    /// Finds every YAML file that a plan was read from, in the order of their paths, as [`Reader::walk`] does.
    pub(super) fn walk_past(&mut self, folder: &Path, past: &Past) -> Vec<FileId> {
        let mut files = Vec::new();
        for (inner, led) in past.entries() {
            self.visit(folder, &inner, led, &mut files);
        }
        files
    }

    /// Takes up a file by its place in the plan's folder, and of a link where it leads.
    fn visit(&mut self, folder: &Path, inner: &Path, led: Option<Led>, files: &mut Vec<FileId>) {
        let path = folder.join(inner);
        let Some(kind) = kind_of(inner) else {
            if led.is_some_and(Led::may_be_folder) && is_in_known_folder(inner) {
                let why = "a link to a folder is not followed";
                self.refuse_link(&path, FileKind::Measures, why);
            }
            return;
        };
        match led {
            Some(Led::OutOfPlan { .. }) => {
                self.refuse_link(&path, kind, "the link leads out of the plan's folder");
            }
            Some(Led::Nowhere) => {
                self.refuse_link(&path, kind, "the link leads nowhere, or in a circle");
            }
            None | Some(Led::ToFile | Led::ToFolder) => {
                files.push(self.sources.add(path, kind));
            }
        }
    }

    /// Takes what files said in the past as drafts, and leaves out those that cannot be read.
    ///
    /// # Errors
    ///
    /// If git cannot read them.
    pub(super) fn hold(
        &mut self,
        folder: &Path,
        past: &Past,
        files: Vec<FileId>,
    ) -> Result<Vec<FileId>, Error> {
        let mut held = Vec::with_capacity(files.len());
        let mut places = Vec::with_capacity(files.len());
        for file in files {
            let path = self.sources.path(file);
            match past.held(path.strip_prefix(folder).unwrap_or(path)) {
                Held::File(place) => {
                    held.push(file);
                    places.push(place);
                }
                Held::Large(bytes) => {
                    self.refuse(file, decode::file_too_large(file, bytes, FILE.most));
                }
                Held::NoFile => {
                    let why = "there is a folder where a file should be";
                    self.refuse(file, decode::unreadable_file(file, why));
                }
            }
        }
        for (file, text) in held.iter().zip(past.texts(&places)?) {
            let path = self.sources.path(*file).to_owned();
            self.sources.add_draft(path, text);
        }
        Ok(held)
    }

    /// Leaves a file out; one that is not read in any case is only said to be stray.
    fn refuse(&mut self, file: FileId, why: Finding) {
        let kind = self.sources.kind(file);
        if kind == FileKind::Stray {
            return self.findings.push(decode::stray_file(file));
        }
        self.count_lost(kind);
        self.findings.push(why);
    }

    /// Adds the files that are drafts alone, after those that are there.
    pub(super) fn add_drafts(&mut self, folder: &Path, files: &mut Vec<FileId>) {
        let there: BTreeSet<&Path> = files.iter().map(|file| self.sources.path(*file)).collect();
        let new: Vec<(PathBuf, FileKind)> = self
            .sources
            .drafted()
            .filter(|path| !there.contains(path.as_path()))
            .filter_map(|path| Some((path.clone(), kind_of(path.strip_prefix(folder).ok()?)?)))
            .collect();
        for (path, kind) in new {
            files.push(self.sources.add(path, kind));
        }
    }

    fn refuse_link(&mut self, path: &Path, kind: FileKind, why: &str) {
        let file = self.sources.add(path.to_owned(), kind);
        self.count_lost(kind);
        self.findings
            .push(decode::link_out_of_plan(Span::file_start(file), why));
    }

    /// Takes note that a file of a kind could not be used.
    fn count_lost(&mut self, kind: FileKind) {
        if matches!(kind, FileKind::Progress | FileKind::Reviews) {
            self.lost += 1;
        }
        self.measures_are_known &= kind != FileKind::Measures;
    }

    fn unreadable_entry(&mut self, folder: &Path, error: &walkdir::Error) {
        let path = error.path().unwrap_or(folder).to_owned();
        let why = error
            .io_error()
            .map_or_else(|| "it leads in a circle".to_owned(), reason);
        let first = path
            .strip_prefix(folder)
            .ok()
            .and_then(|inner| inner.components().next());
        let kind = first.map_or(FileKind::Measures, |first| {
            folder_kind(&first.as_os_str().to_string_lossy()).unwrap_or(FileKind::Measures)
        });
        self.count_lost(kind);
        let file = self.sources.add(path, kind);
        self.findings.push(decode::unreadable_file(
            file,
            &format!("the folder cannot be read: {why}"),
        ));
    }

    /// Adds the file of bodies, which may stand outside the plan's folder, in the same repository.
    pub(super) fn add_bodies(
        &mut self,
        header: &Header,
        folder: &Path,
        place: impl FnOnce(&Path) -> BodiesPlace,
        files: &mut Vec<FileId>,
    ) {
        let named = header
            .bodies
            .as_ref()
            .map_or("bodies.yaml", |bodies| &bodies.value);
        let span = header
            .bodies
            .as_ref()
            .map_or(header.term_span, |bodies| bodies.span);
        let path = folder.join(named);
        files.retain(|file| {
            !(self.sources.kind(*file) == FileKind::Bodies && self.sources.path(*file) != path)
        });
        if files.iter().any(|file| self.sources.path(*file) == path) {
            return;
        }
        if Path::new(named)
            .components()
            .any(|part| matches!(part, Component::RootDir | Component::Prefix(_)))
        {
            return self.findings.push(decode::link_out_of_plan(
                span,
                "the path of the bodies must be relative to the plan's folder",
            ));
        }
        match place(&path) {
            BodiesPlace::Here => files.push(self.sources.add(path, FileKind::Bodies)),
            BodiesPlace::Outside => self.findings.push(decode::link_out_of_plan(
                span,
                "the path of the bodies leads out of the repository",
            )),
            BodiesPlace::Missing => self.findings.push(decode::missing_file(
                span,
                &format!("the file of bodies `{named}` is not there"),
            )),
        }
    }

    /// Counts what a file gave.
    ///
    /// # Errors
    ///
    /// If there is more than is taken in with it: how much that is. It is not counted then.
    fn count(&mut self, record: &Decoded) -> Result<(), String> {
        let (taken, records, limit, name) = match record {
            Decoded::Nothing | Decoded::Bodies(_) | Decoded::Contacts(_) => return Ok(()),
            Decoded::Measures(file) => {
                let measures = file.measures.len();
                (&mut self.taken.measures, measures, &MEASURES, "measures")
            }
            Decoded::Amendment(file) => {
                let changes = file.amendment.iter().map(|act| act.changes.len()).sum();
                (&mut self.taken.changes, changes, &CHANGES, "changes")
            }
            Decoded::Progress(file) => {
                let entries = file.entries.len() + file.lost;
                (
                    &mut self.taken.reports,
                    entries,
                    &REPORTS,
                    "progress reports and reviews",
                )
            }
            Decoded::Reviews(file) => {
                let reviews = file.reviews.len() + file.lost;
                (
                    &mut self.taken.reports,
                    reviews,
                    &REPORTS,
                    "progress reports and reviews",
                )
            }
        };
        if limit.is_passed_by((*taken + records) as u64) {
            return Err(format!("{limit} {name}"));
        }
        *taken += records;
        Ok(())
    }

    /// Leaves out a file that is not read, and says why.
    pub(super) fn leave_out(&mut self, file: FileId, why: Option<Finding>) {
        self.count_lost(self.sources.kind(file));
        self.findings.extend(why);
    }

    /// Adds what a file gave to the parts of the plan, unless these become more than is taken in.
    pub(super) fn take(&mut self, file: FileId, read: FileRead, parts: &mut Parts) {
        if let Some(digests) = read.digests {
            self.sources.set_digests(file, digests);
        }
        if let Err(most) = self.count(&read.record) {
            let why = decode::plan_too_large(file, &most);
            return self.leave_out(file, Some(why));
        }
        self.findings.absorb(read.findings);
        match read.record {
            Decoded::Nothing => {
                self.count_lost(self.sources.kind(file));
            }
            Decoded::Bodies(bodies) => {
                parts.bodies_are_known = true;
                parts.lost_names.extend(bodies.lost_names);
                parts.bodies = bodies.bodies;
            }
            Decoded::Measures(mut measures) => {
                parts
                    .lost_names
                    .extend(std::mem::take(&mut measures.lost_names));
                parts.measures.push(measures);
            }
            Decoded::Progress(progress) => parts.add_progress(progress),
            Decoded::Reviews(reviews) => parts.add_reviews(reviews),
            Decoded::Amendment(amendment) => parts.add_amendment(amendment),
            Decoded::Contacts(contacts) => parts.contacts = Some(contacts),
        }
    }
}
