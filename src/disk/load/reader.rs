//! Gathers the files of a plan's folder, findings about them as files, and their records.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use crate::disk::git::Repository;
use crate::disk::git::contents::Contents;
use crate::disk::load::file::{FileRead, with_tree};
use crate::disk::load::kind::{
    DEEPEST, Standing, folder_kind, is_in_known_folder, is_like_yaml, is_passed_over, standing,
};
use crate::disk::load::past::{Held, Past};
use crate::disk::settings::Settings;
use crate::error::Error;
use crate::file::decode::{self, Unread};
use crate::file::finding::{Finding, Findings};
use crate::file::source::{FileId, FileKind, Sources, Span};
use crate::folder::ground::{BodiesPlace, Ground};
use crate::folder::{Entry, EntryKind, Folder, Led, real, reason};
use crate::limit::FILE;
use crate::plan::file_format::{FileFormat, holds_entries};
use crate::plan::header::{self, Header};
use crate::plan::part::Parts;

/// The plan's folder, opened and as it is shown.
#[derive(Clone, Copy)]
struct Root<'r> {
    shown: &'r Path,
    plan: &'r Folder,
}

/// Gathers the files of a plan, and findings about them as files.
pub(super) struct Reader {
    pub(super) sources: Sources,
    pub(super) findings: Findings,
    /// Files of progress reports and reviews that could not be read.
    pub(super) lost: usize,
    /// Whether every file of measures could be read.
    pub(super) measures_are_known: bool,
    /// The files in the plan's folder that are not read, by their path there.
    strays: BTreeSet<(PathBuf, Unread)>,
    /// How many records were taken over, by what the limit counts.
    taken: BTreeMap<&'static str, usize>,
}

impl Reader {
    /// Nothing read yet.
    pub(super) fn of(sources: Sources) -> Self {
        Self {
            sources,
            findings: Findings::default(),
            lost: 0,
            measures_are_known: true,
            strays: BTreeSet::new(),
            taken: BTreeMap::new(),
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

    /// Finds every YAML file of the plan, in the order of their paths.
    pub(super) fn walk(&mut self, folder: &Path, plan: &Folder) -> Vec<FileId> {
        let mut files = Vec::new();
        let root = Root {
            shown: folder,
            plan,
        };
        self.walk_in(root, plan, Path::new(""), &mut files);
        files
    }

    /// Walks through a folder, by its path in the plan's folder.
    fn walk_in(&mut self, root: Root, at: &Folder, place: &Path, files: &mut Vec<FileId>) {
        let folder = root.shown;
        let entries = match at.entries() {
            Ok(entries) => entries,
            Err(error) => return self.unreadable_folder(folder, place, &reason(&error)),
        };
        for Entry { name, kind } in entries {
            let inner = place.join(&name);
            match kind {
                EntryKind::File => self.visit(folder, &inner, None, files),
                EntryKind::Link => {
                    let led = root.plan.led(&inner);
                    self.visit(folder, &inner, Some(led), files);
                }
                EntryKind::Folder => {
                    if let Standing::Read(kind) = standing(&inner) {
                        files.push(self.sources.add(folder.join(&inner), kind));
                    }
                    let child = match at.child(&name) {
                        Ok(child) => child,
                        Err(error) => {
                            self.unreadable_folder(folder, &inner, &reason(&error));
                            continue;
                        }
                    };
                    if !is_in_known_folder(&inner) {
                        if holds_yaml(&name.to_string_lossy(), &child, 1) {
                            self.strays.insert((inner, Unread::Folder));
                        }
                    } else if inner.components().count() < DEEPEST {
                        self.walk_in(root, &child, &inner, files);
                    } else if holds_files(&child, DEEPEST) {
                        self.strays.insert((inner, Unread::TooDeep));
                    }
                }
            }
        }
    }

    /// Finds every YAML file of a past plan, in the order of their paths, as [`Reader::walk`] does.
    pub(super) fn walk_past(&mut self, folder: &Path, past: &Past) -> Vec<FileId> {
        let mut files = Vec::new();
        let entries = past.entries();
        let others: BTreeSet<PathBuf> = entries
            .iter()
            .filter(|(inner, _)| inner.file_name().is_some_and(|name| name == "plan.yaml"))
            .filter_map(|(inner, _)| Some(inner.parent()?.to_owned()))
            .filter(|other| *other != Path::new(""))
            .collect();
        for (inner, led) in entries {
            let mut above = inner.ancestors().skip(1);
            let is_aside = above.any(|above| others.contains(above))
                || inner.parent().is_some_and(|above| {
                    above
                        .iter()
                        .any(|name| is_passed_over(&name.to_string_lossy()))
                });
            let first = inner.components().next();
            let is_stray = is_like_yaml(&inner)
                && 1 < inner.components().count()
                && inner.components().count() <= DEEPEST
                && !is_in_known_folder(&inner);
            if let Some(first) = first
                && is_stray
                && !is_aside
            {
                let first = Path::new(first.as_os_str()).to_owned();
                self.strays.insert((first, Unread::Folder));
            }
            self.visit(folder, &inner, led, &mut files);
        }
        files
    }

    /// Adds a file by its path in the plan's folder, and for a link, where it leads.
    fn visit(&mut self, folder: &Path, inner: &Path, led: Option<Led>, files: &mut Vec<FileId>) {
        let path = folder.join(inner);
        let is_known = is_in_known_folder(inner);
        let kind = match standing(inner) {
            Standing::Read(kind) => kind,
            Standing::Aside | Standing::Unread(_)
                if is_known && led.is_some_and(|led| may_be_folder(led, inner)) =>
            {
                let why = "a link to a folder is not followed";
                return self.refuse_link(&path, FileKind::Measures, why);
            }
            Standing::Aside => return,
            Standing::Unread(Unread::TooDeep) => {
                let place = inner.components().take(DEEPEST).collect();
                self.strays.insert((place, Unread::TooDeep));
                return;
            }
            Standing::Unread(why) => {
                self.strays.insert((inner.to_owned(), why));
                return;
            }
        };
        match led {
            Some(Led::Out) => {
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

    /// Reports files that are not read, except those that git or the settings ignore. Git is asked if the files are
    /// present ones, and only if there is something to ask about.
    pub(super) fn tell_strays(
        &mut self,
        folder: &Path,
        settings: &Settings,
        ground: Option<&Ground>,
    ) {
        let mut strays = std::mem::take(&mut self.strays);
        strays.retain(|(inner, _)| !settings.ignores(inner));
        if ground.is_some() && !strays.is_empty() {
            let ignored = ignored_by_git(folder, &strays);
            strays.retain(|(inner, _)| !ignored.contains(inner));
        }
        for (inner, why) in strays {
            let file = self.sources.add(folder.join(inner), FileKind::Stray);
            self.findings.push(decode::stray_file(file, why));
        }
    }

    /// Adds the past contents of files as drafts, and leaves out those that cannot be read.
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
                Held::NoFile => {
                    let why = "this is a folder, but a file is expected";
                    self.refuse(file, decode::unreadable_file(file, why));
                }
            }
        }
        let mut read = Vec::with_capacity(held.len());
        for (file, text) in held.into_iter().zip(past.texts(&places)?) {
            match text {
                Contents::Whole(text) => {
                    let path = self.sources.path(file).to_owned();
                    self.sources.add_draft(path, text);
                    read.push(file);
                }
                Contents::Large(bytes) => {
                    self.refuse(file, decode::file_too_large(file, bytes, FILE.most));
                }
            }
        }
        Ok(read)
    }

    /// Leaves a file out.
    fn refuse(&mut self, file: FileId, why: Finding) {
        self.count_lost(self.sources.kind(file));
        self.findings.push(why);
    }

    /// Adds the files that exist only as drafts, after the existing ones.
    pub(super) fn add_drafts(&mut self, folder: &Path, files: &mut Vec<FileId>) {
        let there: BTreeSet<&Path> = files.iter().map(|file| self.sources.path(*file)).collect();
        let new: Vec<(PathBuf, FileKind)> = self
            .sources
            .drafted()
            .filter(|path| !there.contains(path.as_path()))
            .filter_map(|path| match standing(path.strip_prefix(folder).ok()?) {
                Standing::Read(kind) => Some((path.clone(), kind)),
                Standing::Unread(_) | Standing::Aside => None,
            })
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

    /// Notes that a file of a kind could not be used.
    fn count_lost(&mut self, kind: FileKind) {
        if holds_entries(kind) {
            self.lost += 1;
        }
        self.measures_are_known &= kind != FileKind::Measures;
    }

    fn unreadable_folder(&mut self, folder: &Path, place: &Path, why: &str) {
        let first = place.components().next();
        let kind = first.map_or(FileKind::Measures, |first| {
            folder_kind(&first.as_os_str().to_string_lossy()).unwrap_or(FileKind::Measures)
        });
        self.count_lost(kind);
        let file = self.sources.add(folder.join(place), kind);
        self.findings.push(decode::unreadable_file(
            file,
            &format!("the folder cannot be read: {why}"),
        ));
    }

    /// Adds the file of bodies, which may be outside the plan's folder, in the same repository.
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
        let mut others = BTreeSet::new();
        files.retain(|file| {
            let own = self.sources.path(*file);
            let is_other = self.sources.kind(*file) == FileKind::Bodies && own != path;
            if is_other && let Ok(inner) = own.strip_prefix(folder) {
                others.insert((inner.to_owned(), Unread::Elsewhere));
            }
            !is_other
        });
        self.strays.retain(|(inner, _)| folder.join(inner) != path);
        if files.iter().any(|file| self.sources.path(*file) == path) {
            return;
        }
        if Path::new(named)
            .components()
            .any(|part| matches!(part, Component::RootDir | Component::Prefix(_)))
        {
            return self.findings.push(decode::link_out_of_plan(
                span,
                "the path under `bodies` must be relative to the plan's folder",
            ));
        }
        match place(&path) {
            BodiesPlace::Here => {
                files.push(self.sources.add(path, FileKind::Bodies));
                // Another file of bodies in the plan's folder is not read.
                self.strays.extend(others);
            }
            BodiesPlace::Outside => self.findings.push(decode::link_out_of_plan(
                span,
                "the path under `bodies` leads out of the repository",
            )),
            BodiesPlace::Missing => self.findings.push(decode::missing_file(
                span,
                &format!("the file of bodies `{named}` does not exist"),
            )),
        }
    }

    /// Counts so many more records in files of a kind.
    ///
    /// # Errors
    ///
    /// If there are more than are taken in with them: how many that is. They are not counted then.
    fn count(&mut self, kind: FileKind, records: usize) -> Result<(), String> {
        let Some((limit, name)) = FileFormat::of(kind).and_then(|format| format.most) else {
            return Ok(());
        };
        let taken = self.taken.entry(limit.what).or_default();
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

    /// Adds the records of a file to the parts of the plan, unless a limit would be exceeded.
    pub(super) fn take(&mut self, file: FileId, read: FileRead, parts: &mut Parts) {
        if let Some(digests) = read.digests {
            self.sources.set_digests(file, digests);
        }
        let kind = self.sources.kind(file);
        let records = read.record.as_ref().map_or(0, |record| record.records);
        if let Err(most) = self.count(kind, records) {
            let why = decode::plan_too_large(file, &most);
            return self.leave_out(file, Some(why));
        }
        self.findings.absorb(read.findings);
        match read.record {
            Some(record) => record.add_to(parts),
            None => self.count_lost(kind),
        }
    }
}

/// Whether a link leads to a folder, or was probably meant to. What is outside the plan is not looked at: what is named
/// like a file counts as one.
fn may_be_folder(led: Led, link: &Path) -> bool {
    match led {
        Led::ToFile => false,
        Led::Out => link.extension().is_none(),
        Led::ToFolder | Led::Nowhere => true,
    }
}

/// Whether a folder that is not one of the plan's has YAML files in or beneath it; the folder of another plan does not
/// count.
fn holds_yaml(name: &str, folder: &Folder, depth: usize) -> bool {
    if is_passed_over(name) || DEEPEST <= depth || folder.holds(Path::new("plan.yaml")) {
        return false;
    }
    let entries = folder.entries().unwrap_or_default();
    let is_yaml =
        |entry: &Entry| entry.kind != EntryKind::Folder && is_like_yaml(Path::new(&entry.name));
    entries.iter().any(is_yaml)
        || entries.iter().any(|entry| {
            let child = || folder.child(&entry.name);
            entry.kind == EntryKind::Folder
                && child()
                    .is_ok_and(|child| holds_yaml(&entry.name.to_string_lossy(), &child, depth + 1))
        })
}

/// Whether a folder has in or beneath it a file that may be taken for a part of the plan. One that is too deep even for
/// that is not looked for.
fn holds_files(folder: &Folder, depth: usize) -> bool {
    let is_file = |entry: &Entry| {
        let is_hidden = entry.name.to_string_lossy().starts_with('.');
        entry.kind != EntryKind::Folder && (!is_hidden || is_like_yaml(Path::new(&entry.name)))
    };
    let entries = folder.entries().unwrap_or_default();
    entries.iter().any(is_file)
        || entries.iter().any(|entry| {
            let child = || folder.child(&entry.name);
            entry.kind == EntryKind::Folder
                && depth < DEEPEST_LOOK
                && child().is_ok_and(|child| holds_files(&child, depth + 1))
        })
}

/// The depth to which folders are searched for files that are left out.
const DEEPEST_LOOK: usize = 64;

/// The stray files that git ignores; none without git.
fn ignored_by_git(folder: &Path, strays: &BTreeSet<(PathBuf, Unread)>) -> BTreeSet<PathBuf> {
    let Ok(root) = real(folder) else {
        return BTreeSet::new();
    };
    let paths: Vec<PathBuf> = strays.iter().map(|(inner, _)| root.join(inner)).collect();
    let ignored = Repository::around(&root).and_then(|repository| repository.ignored(&paths));
    let ignored = ignored.unwrap_or_default().into_iter();
    ignored
        .filter_map(|path| Some(path.strip_prefix(&root).ok()?.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Reader;
    use crate::file::finding::Findings;
    use crate::file::source::{FileKind, Sources};
    use crate::file::yaml::parse;
    use crate::limit::{CHANGES, Limit, MEASURES, REPORTS};
    use crate::period::phrase::Language;
    use crate::plan::file_format::FileFormat;
    use crate::plan::progress::Place;

    /// What comes of counting a file with one record after so many.
    #[track_caller]
    fn counted(kind: FileKind, text: &str, limit: &Limit, before: usize) -> Result<(), String> {
        let file = Sources::default().add("file.yaml".into(), kind);
        let place = || Place {
            folder: "2009-Q1".into(),
            stem: "mia".into(),
        };
        let mut findings = Findings::default();
        let root = parse(text, file).root.unwrap();
        let decode = FileFormat::of(kind).unwrap().decode.unwrap();
        let record = decode(&root, Language::ENGLISH, &place, &mut findings).unwrap();
        assert_eq!(findings.made(), 0);
        let mut reader = Reader::of(Sources::default());
        reader.taken.insert(limit.what, before);
        reader.count(kind, record.records)
    }

    #[test]
    fn as_many_records_as_the_limit_are_taken_in_and_not_one_more() {
        let measures = "objective: 1\ntitle: A\nmeasures:\n- { id: 1.a, text: B, bodies: [mia], period: Regularly }\n";
        let act = "act: Order No. 1\non: 2009-02-01\nchanges:\n- { measure: 1.a, waive: true }\n";
        let progress = "body: mia\nperiod: 2009-Q1\nreceived_on: 2009-04-10\nprogress:\n- { measure: 1.a, state: nil }\n";
        let reviews = "reviews:\n- { measure: 1.a, decision: accepted, on: 2009-05-01 }\n";
        let reports = "500,000 progress reports and reviews";
        for (kind, text, limit, most) in [
            (FileKind::Measures, measures, &MEASURES, "20,000 measures"),
            (FileKind::Amendment, act, &CHANGES, "20,000 changes"),
            (FileKind::Progress, progress, &REPORTS, reports),
            (FileKind::Reviews, reviews, &REPORTS, reports),
        ] {
            let after = |before| counted(kind, text, limit, before);
            assert_eq!(after(limit.count() - 1), Ok(()));
            assert_eq!(after(limit.count()), Err(most.to_owned()));
        }
    }
}
