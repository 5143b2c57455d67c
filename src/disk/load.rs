//! A plan's folder → its files, its records and every finding about them. Only this file and those beside it read a
//! plan, through [`disk`](crate::disk).
//!
//! Loading never fails as a whole: a record that cannot be understood is left out and reported, and the others are kept.
//! The text and the tree of a file are dropped once it is decoded; a file is read again only to print a finding in it.

mod batch;
pub(crate) mod beside;
pub(crate) mod counterpart;
mod fingerprint;
pub(crate) mod kept;
mod kind;
pub(crate) mod location;
mod reader;
pub(crate) mod revision;
pub(crate) mod state;

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::disk::Refusal;
use crate::disk::load::batch::batches;
use crate::disk::load::fingerprint::{digests, fingerprint};
use crate::disk::load::location::Location;
use crate::disk::load::reader::{BodiesPlace, Reader, bodies_place};
use crate::disk::load::revision::Past;
use crate::disk::settings::Settings;
use crate::error::Error;
use crate::file::decode;
use crate::file::finding::{Finding, Findings};
use crate::file::source::{Digests, Drafts, FileId, FileKind, Sources, Span};
use crate::file::yaml::{self, Node};
use crate::limit::FILE;
use crate::period::phrase::Language;
use crate::plan::Plan;
use crate::plan::amendment::{self, DecodedAmendment};
use crate::plan::body::{self, BodiesFile};
use crate::plan::contact::{self, Contacts};
use crate::plan::measure::{self, MeasuresFile};
use crate::plan::part::Parts;
use crate::plan::progress::{self, DecodedProgress, Place};
use crate::plan::review::{self, DecodedReviews};

/// What was found in a plan's folder.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) sources: Sources,
    pub(crate) plan: Plan,
    pub(crate) findings: Findings,
}

/// Loads every file of a plan.
pub(crate) fn load(location: &Location) -> Result<Loaded, Error> {
    load_with(location, Drafts::new())
}

/// Loads a plan as it would be with `drafts` in the place of its files; their paths begin with the folder of the location.
pub(crate) fn load_with(location: &Location, drafts: Drafts) -> Result<Loaded, Error> {
    load_files(
        location,
        &location.settings,
        Sources::with_drafts(drafts),
        None,
    )
}

/// Loads the files of a folder, or of what it was in the past.
fn load_files(
    location: &Location,
    settings: &Settings,
    sources: Sources,
    past: Option<&Past>,
) -> Result<Loaded, Error> {
    let ground = location.ground.as_ref().filter(|_| past.is_none());
    let mut reader = Reader::of(sources.standing_on(ground.map(Arc::clone)));
    let head = reader
        .sources
        .add(location.folder.join("plan.yaml"), FileKind::Plan);
    let header = reader.header(head);
    let folder = &location.folder;
    let mut files = Vec::new();
    match past {
        None => {
            // A plan that is drafts alone needs no folder.
            if let Some(ground) = ground {
                files = reader.walk(folder, &ground.plan);
            }
            reader.add_drafts(folder, &mut files);
            let place = |path: &Path| {
                let ground = ground.map(|ground| (&**ground, ground.inner(path)));
                ground.map_or(BodiesPlace::Missing, |(ground, inner)| {
                    bodies_place(ground, inner)
                })
            };
            reader.add_bodies(&header, folder, place, &mut files);
            let ground = ground.map(|ground| &**ground);
            reader.tell_strays(folder, settings, ground);
        }
        Some(past) => {
            files = reader.walk_past(folder, past);
            let place = |path: &Path| past.bodies_place(path.strip_prefix(folder).unwrap_or(path));
            reader.add_bodies(&header, folder, place, &mut files);
            files = reader.hold(folder, past, files)?;
            reader.tell_strays(folder, settings, None);
        }
    }
    let language = header.language;
    let mut parts = Parts::new(header);
    for files in batches(&mut reader, files) {
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
    // What was not read, such as a file that is too large, is not read to show it either.
    let known = source.digests?;
    let bytes = read(sources, file).ok()?;
    (digests(&bytes) == known).then(|| String::from_utf8_lossy(&bytes).into_owned())
}

/// What one file gave.
struct FileRead {
    digests: Option<Digests>,
    record: Decoded,
    findings: Findings,
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
    let mut findings = Findings::default();
    let mut record = Decoded::Nothing;
    let digests = match source.kind {
        FileKind::Plan | FileKind::Stray => None,
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
        digests,
        record,
        findings,
    }
}

fn decode_as(
    kind: FileKind,
    node: &Node,
    place: impl Fn() -> Place,
    language: Language,
    findings: &mut Findings,
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

/// Reads and parses a file and hands its tree to `decode`; returns its digests, if it could be read.
fn with_tree(
    sources: &Sources,
    file: FileId,
    findings: &mut Findings,
    decode: impl FnOnce(&Node, &mut Findings),
) -> Option<Digests> {
    let bytes = match read(sources, file) {
        Ok(bytes) => bytes,
        Err(refusal) => {
            findings.push(refused(file, &refusal));
            return None;
        }
    };
    let digests = digests(&bytes);
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
            return Some(digests);
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
    Some(digests)
}

/// What a file of the plan says: its draft, or the file that is there.
fn read(sources: &Sources, file: FileId) -> Result<Vec<u8>, Refusal> {
    let source = sources.file(file);
    match (sources.draft(&source.path), sources.ground()) {
        (Some(draft), _) => Ok(draft.clone()),
        (None, Some(ground)) => ground.read(&source.path, source.kind),
        (None, None) => Err(Refusal::Missing),
    }
}

/// Why a file of the plan could not be read.
fn refused(file: FileId, refusal: &Refusal) -> Finding {
    let unreadable = |why: &str| decode::unreadable_file(file, why);
    match refusal {
        Refusal::LeadsOut => decode::link_out_of_plan(
            Span::file_start(file),
            "the link leads out of the plan's folder",
        ),
        Refusal::Nowhere => decode::link_out_of_plan(
            Span::file_start(file),
            "the link leads nowhere, or in a circle",
        ),
        Refusal::Folder => unreadable("there is a folder where a file should be"),
        Refusal::NotPlain => unreadable("there is no plain file where a file should be"),
        Refusal::TooLarge(bytes) => decode::file_too_large(file, *bytes, FILE.most),
        Refusal::Missing | Refusal::IsThere(_) | Refusal::Failed(_) => {
            unreadable(&format!("the file cannot be read: {refusal}"))
        }
    }
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
