//! One file of a plan: read, parsed and decoded.

use std::path::Path;

use crate::disk::load::fingerprint::digests;
use crate::file::decode;
use crate::file::finding::{Finding, Findings};
use crate::file::source::{Digests, FileId, FileKind, Sources, Span};
use crate::file::yaml::{self, Node};
use crate::folder::Refusal;
use crate::limit::FILE;
use crate::period::phrase::Language;
use crate::plan::file_format::{Decoded, FileFormat};
use crate::plan::progress::Place;

/// The result of reading one file.
pub(super) struct FileRead {
    pub(super) digests: Option<Digests>,
    /// `None` where it held nothing that could be understood.
    pub(super) record: Option<Decoded>,
    pub(super) findings: Findings,
}

/// Reads and decodes one file of the plan in a folder.
pub(super) fn read_one(
    sources: &Sources,
    file: FileId,
    folder: &Path,
    language: Language,
) -> FileRead {
    let source = sources.file(file);
    let mut findings = Findings::default();
    let mut record = None;
    let decode = FileFormat::of(source.kind).and_then(|format| format.decode);
    let digests = decode.and_then(|decode| {
        with_tree(sources, file, &mut findings, |node, findings| {
            let place = || place(folder, &source.path);
            record = decode(node, language, &place, findings);
        })
    });
    FileRead {
        digests,
        record,
        findings,
    }
}

/// Reads and parses a file and passes its tree to `decode`; returns its digests, if it could be read.
pub(super) fn with_tree(
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
            // The excerpt shows a replacement character of three bytes there; the place before it is the same.
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

/// The content of a file of the plan: its draft, or the existing file.
pub(super) fn read(sources: &Sources, file: FileId) -> Result<Vec<u8>, Refusal> {
    let source = sources.file(file);
    match (sources.draft(&source.path), sources.ground()) {
        (Some(draft), _) => Ok(draft.clone()),
        (None, Some(ground)) if source.kind == FileKind::Bodies => ground.read_bodies(&source.path),
        (None, Some(ground)) => ground.read(&source.path),
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
        Refusal::Folder => unreadable("this is a folder, but a file is expected"),
        Refusal::NotPlain => unreadable("this is not a regular file"),
        Refusal::TooLarge(bytes) => decode::file_too_large(file, *bytes, FILE.most),
        Refusal::Missing | Refusal::IsThere(_) | Refusal::Failed(_) => {
            unreadable(&format!("the file cannot be read: {refusal}"))
        }
    }
}

/// The path of a file of progress reports or reviews in the plan's folder.
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
