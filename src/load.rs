//! A plan's folder → its files, its records and every finding about them. Only this file and those beside it read
//! the file system.
//!
//! Loading never fails as a whole: a record that cannot be understood is left out and reported, and the others are kept.
//! The text and the tree of a file are dropped once it is decoded; a file is read again only to print a finding in it.
#![expect(clippy::disallowed_methods, reason = "these files read")]

pub(crate) mod beside;
mod fingerprint;
mod kind;
pub(crate) mod location;
pub(crate) mod revision;

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use sha2::{Digest as _, Sha256};
use walkdir::WalkDir;

use crate::decode;
use crate::error::Error;
use crate::finding::Finding;
use crate::load::fingerprint::fingerprint;
use crate::load::kind::{
    folder_kind, is_in_known_folder, is_known_folder, kind_of, leads_to_folder,
};
use crate::load::location::{Location, named, reason, repository, unreadable};
use crate::load::revision::Past;
use crate::period::phrase::Language;
use crate::plan::Plan;
use crate::plan::amendment::{self, DecodedAmendment};
use crate::plan::body::{self, BodiesFile};
use crate::plan::contact::{self, Contacts};
use crate::plan::header::{self, Header};
use crate::plan::measure::{self, MeasuresFile};
use crate::plan::part::Parts;
use crate::plan::progress::{self, DecodedProgress, Place};
use crate::plan::review::{self, DecodedReviews};
use crate::source::{Digest, Drafts, FileId, FileKind, Sources, Span};
use crate::yaml::{self, Node};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 32 * 1024 * 1024;

/// How many files are read before their records are taken over, so that no record is held twice for long.
const AT_ONCE: usize = 128;

/// How many folders deep a plan is searched.
const DEEPEST: usize = 6;

/// What was found in a plan's folder.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) sources: Sources,
    pub(crate) plan: Plan,
    /// In no order.
    pub(crate) findings: Vec<Finding>,
}

/// Loads every file of a plan.
pub(crate) fn load(location: &Location) -> Result<Loaded, Error> {
    load_with(location, Drafts::new())
}

/// Loads a plan as it would be with `drafts` in the place of its files; their paths begin with the folder of the location.
pub(crate) fn load_with(location: &Location, drafts: Drafts) -> Result<Loaded, Error> {
    load_files(location, Sources::with_drafts(drafts), None)
}

/// Loads the files of a folder, or of what it was in the past.
fn load_files(location: &Location, sources: Sources, past: Option<&Past>) -> Result<Loaded, Error> {
    let mut reader = Reader {
        sources,
        findings: Vec::new(),
        lost: 0,
        measures_are_known: true,
    };
    let head = reader
        .sources
        .add(location.folder.join("plan.yaml"), FileKind::Plan);
    let header = reader.header(head);
    let folder = &location.folder;
    let mut files = Vec::new();
    if past.is_none() {
        let root = fs::canonicalize(named(folder)).map_err(|error| unreadable(folder, &error))?;
        files = reader.walk(folder, &root);
        reader.add_drafts(folder, &mut files);
        reader.add_bodies(
            &header,
            folder,
            |path| bodies_place(&root, path),
            &mut files,
        );
    }
    if let Some(past) = past {
        reader.add_drafts(folder, &mut files);
        let mut beside = None;
        reader.add_bodies(
            &header,
            folder,
            |path| {
                beside = past.beside(path.strip_prefix(folder).unwrap_or(path));
                if beside.is_some() {
                    BodiesPlace::Here
                } else {
                    BodiesPlace::Missing
                }
            },
            &mut files,
        );
        if let (Some(text), Some(file)) = (beside, files.last()) {
            let path = reader.sources.path(*file).to_owned();
            reader.sources.add_draft(path, text);
        }
    }
    let language = header.language;
    let mut parts = Parts::new(header);
    for files in files.chunks(AT_ONCE) {
        let sources = &reader.sources;
        let read: Vec<FileRead> = files
            .par_iter()
            .map(|file| read_one(sources, *file, &location.folder, language))
            .collect();
        files
            .iter()
            .zip(read)
            .for_each(|(file, read)| reader.take(*file, read, &mut parts));
    }
    parts.lost += reader.lost;
    parts.measures_are_known = reader.measures_are_known;
    parts.fingerprint = fingerprint(&reader.sources, &location.folder);
    Ok(Loaded {
        sources: reader.sources,
        plan: Plan::assemble(parts),
        findings: reader.findings,
    })
}

/// Reads a file again to show a place in it; `None` where it is gone or has changed since.
pub(crate) fn reread(sources: &Sources, file: FileId) -> Option<String> {
    let source = sources.file(file);
    let bytes = match sources.draft(&source.path) {
        Some(draft) => draft.clone(),
        None => fs::read(&source.path).ok()?,
    };
    (Some(Digest::from(Sha256::digest(&bytes))) == source.digest)
        .then(|| String::from_utf8_lossy(&bytes).into_owned())
}

/// What one file gave.
struct FileRead {
    digest: Option<Digest>,
    record: Decoded,
    findings: Vec<Finding>,
}

/// What kind of record a file held; `Nothing` where it held none that could be understood.
enum Decoded {
    Nothing,
    Bodies(BodiesFile),
    Measures(MeasuresFile),
    Progress(DecodedProgress),
    Reviews(DecodedReviews),
    Amendment(DecodedAmendment),
    Contacts(Contacts),
}

fn read_one(sources: &Sources, file: FileId, folder: &Path, language: Language) -> FileRead {
    let source = sources.file(file);
    let mut findings = Vec::new();
    let mut record = Decoded::Nothing;
    let digest = match source.kind {
        FileKind::Plan => None,
        FileKind::Stray => {
            findings.push(decode::stray_file(file));
            let draft = sources.draft(&source.path).cloned();
            let bytes = draft.or_else(|| fs::read(&source.path).ok());
            bytes.map(|bytes| Sha256::digest(&bytes).into())
        }
        FileKind::Bodies
        | FileKind::Contacts
        | FileKind::Measures
        | FileKind::Amendment
        | FileKind::Progress
        | FileKind::Reviews => with_tree(sources, file, &mut findings, |node, findings| {
            record = decode_as(
                source.kind,
                node,
                || place(folder, &source.path),
                language,
                findings,
            );
        }),
    };
    FileRead {
        digest,
        record,
        findings,
    }
}

fn decode_as(
    kind: FileKind,
    node: &Node,
    place: impl Fn() -> Place,
    language: Language,
    findings: &mut Vec<Finding>,
) -> Decoded {
    match kind {
        FileKind::Bodies => {
            body::decode_file(node, findings).map_or(Decoded::Nothing, Decoded::Bodies)
        }
        FileKind::Contacts => Decoded::Contacts(contact::decode_file(node, findings)),
        FileKind::Measures => measure::decode_file(node, language, findings)
            .map_or(Decoded::Nothing, Decoded::Measures),
        FileKind::Amendment => amendment::decode_file(node, language, findings)
            .map_or(Decoded::Nothing, Decoded::Amendment),
        FileKind::Progress => progress::decode_file(node, place(), findings)
            .map_or(Decoded::Nothing, Decoded::Progress),
        FileKind::Reviews => {
            review::decode_file(node, place(), findings).map_or(Decoded::Nothing, Decoded::Reviews)
        }
        FileKind::Plan | FileKind::Stray => Decoded::Nothing,
    }
}

/// Reads and parses a file and hands its tree to `decode`; returns the digest of its bytes, if it could be read.
fn with_tree(
    sources: &Sources,
    file: FileId,
    findings: &mut Vec<Finding>,
    decode: impl FnOnce(&Node, &mut Vec<Finding>),
) -> Option<Digest> {
    let path = sources.path(file);
    let read = sources
        .draft(path)
        .map_or_else(|| read_bounded(path, file), |draft| Ok(draft.clone()));
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(finding) => {
            findings.push(*finding);
            return None;
        }
    };
    let digest: Digest = Sha256::digest(&bytes).into();
    let text = match str::from_utf8(&bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            let line = bytes[..at].split(|byte| *byte == b'\n').count();
            // The excerpt shows a replacement sign of three bytes there; the place before it is the same.
            let start = u32::try_from(at).unwrap_or(u32::MAX);
            findings.push(decode::not_utf8(
                Span {
                    file,
                    start,
                    end: start,
                },
                bytes[at],
                line,
            ));
            return Some(digest);
        }
    };
    let parsed = yaml::parse(text, file);
    if parsed.root.is_none() && parsed.faults.is_empty() {
        findings.push(decode::empty_file(file));
    }
    findings.extend(
        parsed
            .faults
            .iter()
            .map(|(fault, span)| decode::yaml_fault(fault, *span)),
    );
    if let Some(root) = &parsed.root {
        if root.is_blank() {
            findings.push(decode::empty_file(file));
        } else {
            decode(root, findings);
        }
    }
    Some(digest)
}

/// Reads a file of at most [`LARGEST`] bytes. What is no plain file (a folder, a pipe) is not opened.
fn read_bounded(path: &Path, file: FileId) -> Result<Vec<u8>, Box<Finding>> {
    let refuse = |why: &str| Box::new(decode::unreadable_file(file, why));
    let failed = |error: io::Error| refuse(&format!("the file cannot be read: {}", reason(&error)));
    let too_large = |bytes: u64| Box::new(decode::file_too_large(file, bytes, LARGEST));
    let metadata: Metadata = fs::metadata(path).map_err(failed)?;
    if metadata.is_dir() {
        return Err(refuse("there is a folder where a file should be"));
    }
    if !metadata.is_file() {
        return Err(refuse("there is no plain file where a file should be"));
    }
    if metadata.len() > LARGEST {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    File::open(path)
        .and_then(|opened| opened.take(LARGEST + 1).read_to_end(&mut bytes))
        .map_err(failed)?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}

/// Where a file of progress reports or reviews stands in the plan's folder.
fn place(folder: &Path, path: &Path) -> Place {
    let inner = path.strip_prefix(folder).unwrap_or(path);
    let between: Vec<String> = inner
        .parent()
        .into_iter()
        .flat_map(Path::components)
        .skip(1)
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    let stem = inner
        .file_stem()
        .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    Place {
        folder: between.join("/").into(),
        stem: stem.into(),
    }
}

/// Where the file of bodies is.
enum BodiesPlace {
    /// In the repository.
    Here,
    Outside,
    Missing,
}

fn bodies_place(root: &Path, path: &Path) -> BodiesPlace {
    match fs::canonicalize(path) {
        Ok(target) if target.starts_with(repository(root)) => BodiesPlace::Here,
        Ok(_) => BodiesPlace::Outside,
        Err(_) => BodiesPlace::Missing,
    }
}

/// Gathers the files of a plan and what is wrong with them as files.
struct Reader {
    sources: Sources,
    findings: Vec<Finding>,
    /// Files of progress reports and reviews that could not be read.
    lost: usize,
    /// Whether every file of measures could be read.
    measures_are_known: bool,
}

impl Reader {
    fn header(&mut self, file: FileId) -> Header {
        let mut header = Header::stand_in(Span::file_start(file));
        let digest = with_tree(&self.sources, file, &mut self.findings, |node, findings| {
            header = header::decode_file(node, findings);
        });
        if let Some(digest) = digest {
            self.sources.set_digest(file, digest);
        }
        header
    }

    /// Finds every YAML file that a plan is read from, in the order of their paths.
    fn walk(&mut self, folder: &Path, root: &Path) -> Vec<FileId> {
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
                    self.visit(
                        &folder.join(inner),
                        inner,
                        entry.file_type(),
                        root,
                        &mut files,
                    );
                }
                Err(error) => self.unreadable_entry(folder, &error),
            }
        }
        files
    }

    fn visit(
        &mut self,
        path: &Path,
        inner: &Path,
        kind: fs::FileType,
        root: &Path,
        files: &mut Vec<FileId>,
    ) {
        let Some(file_kind) = kind_of(inner) else {
            if kind.is_symlink() && leads_to_folder(path) && is_in_known_folder(inner) {
                self.refuse_link(
                    path,
                    FileKind::Measures,
                    "a link to a folder is not followed",
                );
            }
            return;
        };
        if kind.is_symlink() {
            match fs::canonicalize(path) {
                Ok(target) if target.starts_with(root) => {}
                Ok(_) => {
                    return self.refuse_link(
                        path,
                        file_kind,
                        "the link leads out of the plan's folder",
                    );
                }
                Err(_) => {
                    return self.refuse_link(
                        path,
                        file_kind,
                        "the link leads nowhere, or in a circle",
                    );
                }
            }
        }
        files.push(self.sources.add(path.to_owned(), file_kind));
    }

    /// Adds the files that are drafts alone, after those that are there.
    fn add_drafts(&mut self, folder: &Path, files: &mut Vec<FileId>) {
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
    fn add_bodies(
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

    /// Adds what a file gave to the parts of the plan.
    fn take(&mut self, file: FileId, read: FileRead, parts: &mut Parts) {
        if let Some(digest) = read.digest {
            self.sources.set_digest(file, digest);
        }
        self.findings.extend(read.findings);
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
