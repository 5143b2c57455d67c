//! A plan's folder → its files, its records and every finding about them. Only this file and those beside it read a
//! plan, through [`disk`](crate::disk).
//!
//! Loading never fails as a whole: a record that cannot be understood is left out and reported, and the others are kept.
//! The text and the tree of a file are dropped once it is decoded; a file is read again only to print a finding in it.

mod batch;
pub(crate) mod beside;
pub(crate) mod counterpart;
mod file;
mod fingerprint;
pub(crate) mod kept;
mod kind;
pub(crate) mod location;
mod past;
mod reader;
pub(crate) mod revision;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod state;

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::disk::load::batch::batches;
use crate::disk::load::file::{FileRead, read, read_one};
use crate::disk::load::fingerprint::{digests, fingerprint};
use crate::disk::load::location::Location;
use crate::disk::load::past::Past;
use crate::disk::load::reader::Reader;
use crate::disk::settings::Settings;
use crate::error::Error;
use crate::file::finding::Findings;
use crate::file::source::{Drafts, FileId, FileKind, Sources};
use crate::folder::ground::BodiesPlace;
use crate::plan::Plan;
use crate::plan::part::Parts;

/// The content of a plan's folder.
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

/// Loads a plan as it would be if `drafts` replaced its files; their paths begin with the folder of the location.
pub(crate) fn load_with(location: &Location, drafts: Drafts) -> Result<Loaded, Error> {
    load_files(
        location,
        &location.settings,
        Sources::with_drafts(drafts),
        None,
    )
}

/// Loads the files of a folder, or of its past state.
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
            // A plan that consists only of drafts needs no folder.
            if let Some(ground) = ground {
                files = reader.walk(folder, &ground.plan);
            }
            reader.add_drafts(folder, &mut files);
            let place = |path: &Path| {
                let ground = ground.map(|ground| (&**ground, ground.inner(path)));
                ground.map_or(BodiesPlace::Missing, |(ground, inner)| {
                    ground.bodies_place(inner)
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

/// Reads a file again to show a place in it; `None` if it was deleted or changed since.
pub(crate) fn reread(sources: &Sources, file: FileId) -> Option<String> {
    let source = sources.file(file);
    // A file that was not read, such as one that is too large, is not read to show it either.
    let known = source.digests?;
    let bytes = read(sources, file).ok()?;
    (digests(&bytes) == known).then(|| String::from_utf8_lossy(&bytes).into_owned())
}
