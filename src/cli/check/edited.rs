//! Runs the rules about edits, from the commit at which the files left a revision, in every plan that the repository
//! had there or has now, whichever plan is asked about.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::check::examine::examine;
use crate::check::examined::Examined;
use crate::cli::check::used_before::used_before;
use crate::cli::{Session, located, output, say_former_id};
use crate::disk::git::{Commit, Repository};
use crate::disk::load::counterpart::{Plans, pairs};
use crate::disk::load::location::Location;
use crate::disk::load::revision::{load_at, shown};
use crate::disk::load::state::State;
use crate::disk::load::{Loaded, reread};
use crate::disk::settings::Settings;
use crate::edit::allowance::Allowance;
use crate::edit::difference::compare;
use crate::edit::examine::{examine_edit, examine_moves, unreadable};
use crate::edit::rule::levels;
use crate::edit::rule::{Edit, Led, Moves};
use crate::error::Error;
use crate::file::finding::{Finding, Level};
use crate::file::source::{FileKind, Span};
use crate::format::finding::short;
use crate::text::words::{count, harmless};

/// Adds to the findings of the plan asked about what the rules about edits find between the base and the files, and the
/// errors that are new in other plans; if there are several bases, for each of them.
///
/// # Errors
///
/// If the base is not a commit, or the plan cannot be read there.
pub(super) fn edited(
    plan: Option<&Path>,
    base: &str,
    allowed: &[Allowance],
    session: &Session,
    asked: &mut Examined,
) -> Result<(), Error> {
    let location = located(plan, session.global.rev.as_deref())?;
    let repository = Repository::guarding(&location.folder)?;
    let base = repository.commit(base)?;
    let revision = session.global.rev.as_deref();
    let head = repository.commit(revision.unwrap_or("HEAD"))?;
    let bases = repository.merge_bases(&base, &head)?;
    let mut allowances = allowed.to_vec();
    allowances.extend(of_messages(&repository, &bases, &head)?);
    let now = State::of(&repository, revision.map(|_| &head))?;
    let place = match revision {
        Some(_) => load_at(&location, &repository, &head)?.place,
        None => repository.place().to_owned(),
    };
    let mut plans = now.plans()?;
    // It may be ignored by git, or be a repository of its own.
    plans.insert(place.clone(), asked.plan.header.id.to_string());
    let mut guard = Guard {
        location: &location,
        repository: &repository,
        session,
        place,
        plans,
        now,
        others: BTreeMap::new(),
        findings: Vec::new(),
        unused: allowances.clone(),
        allowances,
    };
    for base in &bases {
        guard.compare(base, asked)?;
    }
    for allowance in &guard.unused {
        output::message(&format!(
            "`{} {}` is allowed by {}, but there is no such finding",
            allowance.rule, allowance.subject, allowance.by
        ));
    }
    let findings = guard.findings;
    asked.findings.extend(findings);
    Ok(())
}

/// Compares every plan of a repository with its state at the base.
struct Guard<'a> {
    location: &'a Location,
    repository: &'a Repository,
    session: &'a Session,
    /// Where the plan asked about is, from the repository's root.
    place: String,
    plans: Plans,
    now: State<'a>,
    /// The other plans, by folder.
    others: BTreeMap<String, Examined>,
    findings: Vec<Finding>,
    allowances: Vec<Allowance>,
    /// The allowances that no finding has used so far.
    unused: Vec<Allowance>,
}

impl Guard<'_> {
    /// Compares with the repository at a base.
    fn compare(&mut self, base: &Commit, asked: &mut Examined) -> Result<(), Error> {
        let then = State::of(self.repository, Some(base))?;
        let moves = self.moves(&then, base, asked)?;
        let settings = then.settings_of(&self.place)?;
        let (found, unused) = examine_moves(&moves, &levels(&settings)?, &self.allowances);
        self.take(found, &unused);
        let own = self.place.clone();
        for place in self.plans.clone().keys().filter(|place| **place != own) {
            let is_new = moves.pairs.same.iter().all(|(_, now)| now != place);
            if is_new {
                let new = self.other(place)?;
                let found = errors(&new).cloned().collect();
                self.take_from(&new, found, asked);
                self.others.insert(place.clone(), new);
            }
        }
        for (was, is) in &moves.pairs.same {
            let folder = self.folder(is);
            let loaded = then.load(&folder, was)?;
            let id = moves
                .then
                .get(was)
                .filter(|id| Some(*id) != moves.now.get(is));
            if let Some(id) = id {
                say_former_id(id, base);
            }
            if *is == own {
                let old = examine(loaded.0, levels(&loaded.1)?);
                refuse_unreadable(&old, base, self.session)?;
                let found = self.edit(&old, asked, &self.location.folder, [was, is], base)?;
                self.take(found.0, &found.1);
            } else {
                self.compare_other(loaded, [was, is], base, asked)?;
            }
        }
        if moves.pairs.same.iter().all(|(_, is)| *is != own) {
            output::message(&harmless(&format!(
                "the plan `{1}` is not in `{0}`: it is new, so there is nothing to compare it with",
                base.name, asked.plan.header.id
            )));
        }
        Ok(())
    }

    /// Compares a plan that was not asked about with its state at the base.
    fn compare_other(
        &mut self,
        then: (Loaded, Settings),
        [was, is]: [&String; 2],
        base: &Commit,
        asked: &mut Examined,
    ) -> Result<(), Error> {
        let old = examine(then.0, levels(&then.1)?);
        let new = self.other(is)?;
        let told = |examined: &Examined, finding: &Finding| {
            let path = examined.sources.path(finding.primary.span.file).to_owned();
            (finding.rule.id, path, finding.message.clone())
        };
        let known: Vec<_> = errors(&old).map(|finding| told(&old, finding)).collect();
        let mut found: Vec<Finding> = errors(&new)
            .filter(|finding| !known.contains(&told(&new, finding)))
            .cloned()
            .collect();
        let mut unused = None;
        if 0 < unreadable(&old, false).count() {
            output::message(&harmless(&format!(
                "the plan in `{}` cannot be read at `{}`: changes to it are not checked",
                shown(was),
                base.name
            )));
        } else {
            let folder = self.folder(is);
            let (faults, idle) = self.edit(&old, &new, &folder, [was, is], base)?;
            found.extend(faults);
            unused = Some(idle);
        }
        self.take_from(&new, found, asked);
        if let Some(unused) = unused {
            self.take(Vec::new(), &unused);
        }
        self.others.insert(is.clone(), new);
        Ok(())
    }

    /// What the rules find between two states of a plan.
    fn edit(
        &self,
        old: &Examined,
        new: &Examined,
        folder: &Path,
        places: [&String; 2],
        base: &Commit,
    ) -> Result<(Vec<Finding>, Vec<Allowance>), Error> {
        let location = Location {
            folder: folder.to_owned(),
            settings: Settings::default(),
            ground: None,
        };
        let difference = compare(old, new);
        let repository = self.repository.beside(folder, places[1]);
        let places = places.map(String::as_str);
        let edit = Edit {
            used_before: used_before(&difference, &location, &repository, base, places)?,
            home: Some(repository.home(folder.to_owned())),
            difference: &difference,
        };
        Ok(examine_edit(&edit, &self.allowances))
    }

    /// Which plans existed and exist.
    fn moves(&self, then: &State, base: &Commit, asked: &mut Examined) -> Result<Moves, Error> {
        let plans = then.plans()?;
        let elsewhere = head_of(asked);
        let mut heads = BTreeMap::new();
        for place in self.plans.keys() {
            let span = if *place == self.place {
                elsewhere
            } else {
                let head = self.folder(place).join("plan.yaml");
                Span::file_start(asked.sources.add_known(&head, FileKind::Plan))
            };
            heads.insert(place.clone(), span);
        }
        let mut folders = then.folders_with_settings()?;
        folders.insert(String::new());
        let own = self.now.folders_with_settings()?;
        folders.extend(own.iter().filter(|folder| then.has_folder(folder)).cloned());
        let led = folders.into_iter().filter_map(|folder| {
            let found = then.led_from(&folder)?;
            let span = if own.contains(&folder) {
                let settings = self.folder(&folder).join("tadbir.toml");
                Span::file_start(asked.sources.add_known(&settings, FileKind::Stray))
            } else {
                elsewhere
            };
            Some(Led {
                now: self.now.led_from(&folder),
                then: found,
                folder,
                span,
            })
        });
        Ok(Moves {
            base: base.name.clone(),
            led: led.collect(),
            pairs: pairs(&plans, &self.plans),
            then: plans,
            now: self.plans.clone(),
            heads,
            elsewhere,
        })
    }

    /// A plan that was not asked about.
    fn other(&mut self, place: &str) -> Result<Examined, Error> {
        if let Some(examined) = self.others.remove(place) {
            return Ok(examined);
        }
        let (loaded, settings) = self.now.load(&self.folder(place), place)?;
        Ok(examine(loaded, levels(&settings)?))
    }

    /// A folder of the repository as it is shown: relative to where the plan asked about is named.
    fn folder(&self, place: &str) -> PathBuf {
        if place == self.place {
            return self.location.folder.clone();
        }
        let named = self.location.folder.as_path();
        let own = Path::new(&self.place);
        if !named.as_os_str().is_empty() && named.ends_with(own) {
            let above = named.components().count() - own.components().count();
            let root: PathBuf = named.components().take(above).collect();
            return root.join(place);
        }
        let up = own.components().map(|_| "..");
        named.join(up.collect::<PathBuf>()).join(place)
    }

    /// Adds findings, and drops the allowances that they use.
    fn take(&mut self, found: Vec<Finding>, unused: &[Allowance]) {
        for finding in found {
            if !self.findings.iter().any(|known| known.is_like(&finding)) {
                self.findings.push(finding);
            }
        }
        self.unused.retain(|allowance| unused.contains(allowance));
    }

    /// Adds findings of another plan than the one asked about, with their files.
    fn take_from(&mut self, other: &Examined, found: Vec<Finding>, asked: &mut Examined) {
        let found = found.into_iter().map(|finding| {
            finding.moved(|span| {
                let source = other.sources.file(span.file);
                let file = asked.sources.add_known(&source.path, source.kind);
                // Its folder is not open there, so the text is kept to be shown.
                if asked.sources.file(file).digests.is_none()
                    && let Some(text) = reread(&other.sources, span.file)
                    && let Some(digests) = source.digests
                {
                    let path = source.path.clone();
                    asked.sources.add_draft(path, text.into_bytes());
                    asked.sources.set_digests(file, digests);
                }
                Span { file, ..span }
            })
        });
        let found = found.collect();
        let unused = self.unused.clone();
        self.take(found, &unused);
    }
}

/// The errors of a plan.
fn errors(examined: &Examined) -> impl Iterator<Item = &Finding> {
    let findings = examined.findings.iter();
    findings.filter(|finding| finding.level == Level::Error)
}

/// The beginning of the plan itself.
fn head_of(examined: &Examined) -> Span {
    let mut files = examined.sources.ids();
    let head = files.find(|file| examined.sources.kind(*file) == FileKind::Plan);
    Span::file_start(head.expect("a plan that was loaded has a head"))
}

/// What the commit messages since the bases allow.
fn of_messages(
    repository: &Repository,
    bases: &[Commit],
    head: &Commit,
) -> Result<Vec<Allowance>, Error> {
    let mut messages: Vec<(String, String)> = Vec::new();
    for base in bases {
        for message in repository.messages(base, head)? {
            if !messages.contains(&message) {
                messages.push(message);
            }
        }
    }
    let mut allowances = Vec::new();
    for (commit, message) in messages {
        for allowance in Allowance::of_message(&message, &format!("commit {commit}")) {
            match allowance {
                Ok(allowance) => allowances.push(allowance),
                Err(reason) => output::message(&format!("ignored the allowance {reason}")),
            }
        }
    }
    Ok(allowances)
}

/// Refuses a base with unreadable records: changes to them would go unnoticed.
fn refuse_unreadable(old: &Examined, base: &Commit, session: &Session) -> Result<(), Error> {
    let forgiven = unreadable(old, true).count();
    if 0 < forgiven {
        output::message(&format!(
            "the base has {} in progress reports or reviews: changes to entries that cannot be read there are not checked",
            count(forgiven, "error", "errors")
        ));
    }
    let errors: Vec<Finding> = unreadable(old, false).cloned().collect();
    if errors.is_empty() {
        return Ok(());
    }
    output::message(&short(&errors, &old.sources, session.look)?);
    Err(Error::Option {
        option: "--base".to_owned(),
        reason: format!(
            "the plan cannot be read at `{}` ({}), so nothing can be compared with it; name an earlier revision",
            base.name,
            count(errors.len(), "error", "errors")
        ),
    })
}
