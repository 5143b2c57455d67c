//! A plan with its findings.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::level::Levels;
use crate::file::finding::{Finding, Findings};
use crate::file::source::{FileId, Sources, Span};
use crate::plan::Plan;
use crate::plan::file_format::holds_entries;

/// A plan with everything that is wrong with it.
#[derive(Debug)]
pub(crate) struct Examined {
    pub(crate) sources: Sources,
    pub(crate) plan: Plan,
    /// By path, place and rule.
    pub(crate) findings: Vec<Finding>,
    /// The levels that the settings give to rules.
    pub(crate) levels: Levels,
    pub(crate) left_out: LeftOut,
}

/// The progress reports and reviews that are ignored: every entry that has an error, and every entry of a file whose
/// head has one.
///
/// Regardless of the settings: what cannot be understood does not count.
#[derive(Debug)]
pub(crate) struct LeftOut {
    pub(super) errors: BTreeMap<FileId, Vec<Span>>,
    wrong_heads: BTreeSet<FileId>,
}

impl LeftOut {
    pub(super) fn of(plan: &Plan, sources: &Sources, findings: &Findings) -> Self {
        let mut errors: BTreeMap<FileId, Vec<Span>> = BTreeMap::new();
        for span in findings.places_of_errors() {
            if holds_entries(sources.kind(span.file)) {
                errors.entry(span.file).or_default().push(span);
            }
        }
        for errors in errors.values_mut() {
            errors.sort_unstable();
        }
        let progress = plan.progress_files.iter().map(|file| file.entries_span);
        let reviews = plan.review_files.iter().map(|file| file.entries_span);
        let lists: BTreeMap<FileId, Span> = progress
            .chain(reviews)
            .map(|list| (list.file, list))
            .collect();
        let has_right_head = |(file, errors): &(&FileId, &Vec<Span>)| {
            let list = lists.get(file);
            list.is_some_and(|list| errors.iter().all(|error| list.covers(*error)))
        };
        let wrong_heads = errors
            .iter()
            .filter(|file| !has_right_head(file))
            .map(|(file, _)| *file)
            .collect();
        Self {
            errors,
            wrong_heads,
        }
    }

    /// Whether the entry at a place is ignored.
    pub(crate) fn has(&self, entry: Span) -> bool {
        self.errors.get(&entry.file).is_some_and(|errors| {
            let from = errors.partition_point(|error| error.start < entry.start);
            let mut within = errors[from..].iter();
            self.wrong_heads.contains(&entry.file)
                || within
                    .by_ref()
                    .take_while(|error| error.start <= entry.end)
                    .any(|error| entry.covers(*error))
        })
    }
}
