//! What is wrong in a plan's files, as values: [`Rule`] is the kind of fault, [`Finding`] one instance with its place.

pub(crate) mod more_errors;
pub(crate) mod more_warnings;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::file::source::{FileId, Sources, Span};
use crate::limit::{FINDINGS, FINDINGS_OF_FILE};
use crate::text::words::shortened;

/// The largest number of characters in a message, including quoted texts of the plan.
const LONGEST: usize = 2_000;

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Level {
    /// The plan contradicts itself or cannot be understood; what is printed may be wrong.
    Error,
    /// Valid, but probably not intended.
    Warning,
}

impl Level {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A kind of fault, with the text that `explain` prints and a test executes.
#[derive(Debug)]
pub(crate) struct Rule {
    /// Kebab-case; it names the fault and never changes.
    pub(crate) id: &'static str,
    pub(crate) level: Level,
    /// One lowercase phrase without a final period.
    pub(crate) summary: &'static str,
    /// Markdown with four sections: *What it checks*, *Why it matters*, *Example*, *How to fix*.
    pub(crate) docs: &'static str,
}

/// A place and a description of it in two to four words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) span: Span,
    pub(crate) message: String,
}

/// One fault at one place.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    pub(crate) rule: &'static Rule,
    /// The rule's own level, unless the settings say otherwise.
    pub(crate) level: Level,
    /// One lowercase phrase: what is, and what was expected.
    pub(crate) message: String,
    pub(crate) primary: Label,
    /// Other ends of a contradiction; they may be in other files.
    pub(crate) related: Vec<Label>,
    /// Imperative; where possible the text to paste.
    pub(crate) help: Option<String>,
    /// The number of faults it stands for if they are not shown one by one; `None` if it is a fault itself.
    pub(crate) more: Option<usize>,
}

impl Finding {
    /// The same, with other places in place of its own.
    pub(crate) fn moved(mut self, mut to: impl FnMut(Span) -> Span) -> Self {
        self.primary.span = to(self.primary.span);
        for label in &mut self.related {
            label.span = to(label.span);
        }
        self
    }

    /// Whether two findings say the same about the same place.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        (self.rule.id, self.primary.span, &self.message)
            == (other.rule.id, other.primary.span, &other.message)
    }
}

impl Finding {
    /// A finding at `span`, which `label` describes in a few words.
    pub(crate) fn new(
        rule: &'static Rule,
        span: Span,
        label: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            level: rule.level,
            message: told(message),
            primary: Label {
                span,
                message: told(label),
            },
            related: Vec::new(),
            help: None,
            more: None,
        }
    }

    /// Points at another end of the fault.
    pub(crate) fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Label {
            span,
            message: told(message),
        });
        self
    }

    /// Says what to do.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(told(help));
        self
    }

    /// Sets the number of faults that it stands for.
    pub(crate) fn for_more(mut self, faults: usize) -> Self {
        self.more = Some(faults);
        self
    }

    /// The number of faults that it stands for.
    fn faults(&self) -> usize {
        self.more.unwrap_or(1)
    }
}

/// The number of faults of a level among some findings.
pub(crate) fn faults<'f>(findings: impl IntoIterator<Item = &'f Finding>, level: Level) -> usize {
    let findings = findings.into_iter();
    findings
        .filter(|finding| finding.level == level)
        .map(Finding::faults)
        .sum()
}

/// Findings while they are collected: the first of each file are kept whole; of the rest only their number and the
/// places of errors, so that no file fills the memory with findings that nobody reads.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    kept: Vec<Finding>,
    of_files: BTreeMap<FileId, usize>,
    rest: BTreeMap<FileId, Rest>,
    made: usize,
    errors: usize,
}

/// What is kept of the findings of a file that are not shown one by one.
#[derive(Debug, Default)]
struct Rest {
    /// Their number by rule and level, and the first place.
    of_rules: BTreeMap<(&'static str, Level), (&'static Rule, usize, Span)>,
    /// The places of errors, each once.
    errors: Vec<Span>,
}

impl Findings {
    /// The findings of one rule, the first of each file by their places.
    pub(crate) fn of_rule(mut found: Vec<Finding>) -> Self {
        found.sort_by(in_file);
        found.dedup_by(|a, b| a.is_like(b));
        let mut findings = Self::default();
        findings.extend(found);
        findings
    }

    pub(crate) fn push(&mut self, finding: Finding) {
        let file = finding.primary.span.file;
        self.made += 1;
        self.errors += usize::from(finding.rule.level == Level::Error);
        let known = self.of_files.entry(file).or_default();
        if *known < FINDINGS_OF_FILE.count() && self.kept.len() < FINDINGS.count() {
            *known += 1;
            self.kept.push(finding);
        } else {
            self.rest.entry(file).or_default().add(&finding);
        }
    }

    /// Adds findings that were collected elsewhere.
    pub(crate) fn absorb(&mut self, other: Self) {
        let rest: usize = other.rest.values().map(Rest::faults).sum();
        let errors: usize = other.rest.values().map(Rest::errors).sum();
        self.extend(other.kept);
        self.made += rest;
        self.errors += errors;
        for (file, rest) in other.rest {
            self.rest.entry(file).or_default().absorb(rest);
        }
    }

    /// The number of findings, kept or not.
    pub(crate) fn made(&self) -> usize {
        self.made
    }

    /// The number of errors among them, by the levels of their rules.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    /// The places of errors, by the levels of their rules; for findings not kept, each place once.
    pub(crate) fn places_of_errors(&self) -> impl Iterator<Item = Span> {
        let kept = self.kept.iter();
        let kept = kept.filter(|finding| finding.rule.level == Level::Error);
        let rest = self.rest.values().flat_map(|rest| rest.errors.iter());
        kept.map(|finding| finding.primary.span)
            .chain(rest.copied())
    }

    /// The findings to show, by path, place and rule, each once, at the level that `level` gives for its rule and own
    /// level; `None` leaves it out. Those not shown one by one are counted.
    pub(crate) fn told(
        self,
        sources: &Sources,
        level: impl Fn(&'static Rule, Level) -> Option<Level>,
    ) -> Vec<Finding> {
        let mut findings = self.kept;
        findings.retain_mut(|finding| match level(finding.rule, finding.level) {
            Some(level) => {
                finding.level = level;
                true
            }
            None => false,
        });
        for rest in self.rest.values() {
            let of_level = |wanted: Level| {
                let of_rules = rest.of_rules.iter();
                of_rules
                    .filter(|((_, own), (rule, ..))| level(rule, *own) == Some(wanted))
                    .map(|(_, (_, faults, first))| (*faults, *first))
                    .reduce(|(faults, first), (more, other)| (faults + more, first.min(other)))
            };
            let errors =
                of_level(Level::Error).map(|(faults, first)| more_errors::finding(faults, first));
            let warnings = of_level(Level::Warning);
            let warnings = warnings.map(|(faults, first)| more_warnings::finding(faults, first));
            findings.extend(errors.into_iter().chain(warnings));
        }
        cut(&mut findings, sources);
        findings
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, findings: T) {
        for finding in findings {
            self.push(finding);
        }
    }
}

impl Rest {
    fn add(&mut self, finding: &Finding) {
        let (rule, place) = (finding.rule, finding.primary.span);
        let known = self.of_rules.entry((rule.id, finding.level));
        let (_, faults, first) = known.or_insert((rule, 0, place));
        *faults += finding.faults();
        *first = place.min(*first);
        if rule.level == Level::Error && self.errors.last() != Some(&place) {
            self.errors.push(place);
        }
    }

    fn absorb(&mut self, other: Self) {
        for (kind, (rule, more, place)) in other.of_rules {
            let (_, faults, first) = self.of_rules.entry(kind).or_insert((rule, 0, place));
            *faults += more;
            *first = place.min(*first);
        }
        self.errors.extend(other.errors);
    }

    fn faults(&self) -> usize {
        self.of_rules.values().map(|(_, faults, _)| faults).sum()
    }

    fn errors(&self) -> usize {
        let of_rules = self.of_rules.values();
        let errors = of_rules.filter(|(rule, ..)| rule.level == Level::Error);
        errors.map(|(_, faults, _)| faults).sum()
    }
}

/// By place, rule and message, within a file.
fn in_file(a: &Finding, b: &Finding) -> std::cmp::Ordering {
    let (left, right) = (a.primary.span, b.primary.span);
    left.file
        .cmp(&right.file)
        .then(left.start.cmp(&right.start))
        .then(a.rule.id.cmp(b.rule.id))
        .then(left.end.cmp(&right.end))
        .then_with(|| a.message.cmp(&b.message))
}

/// Sorts findings as [`sort`] does, and counts those that are too many to show one by one; in each file these come
/// last.
pub(crate) fn cut(findings: &mut Vec<Finding>, sources: &Sources) {
    sort(findings, sources);
    let mut kept = Vec::new();
    let mut told = 0;
    for of_file in findings.chunk_by(|a, b| a.primary.span.file == b.primary.span.file) {
        let mut of_this = 0;
        let mut last: Option<Span> = None;
        let mut more: BTreeMap<Level, (usize, Span)> = BTreeMap::new();
        for finding in of_file {
            let place = finding.primary.span;
            let is_one = finding.more.is_none();
            if is_one && of_this < FINDINGS_OF_FILE.count() && told < FINDINGS.count() {
                of_this += 1;
                told += 1;
                last = Some(place);
                kept.push(finding.clone());
            } else {
                let (faults, first) = more.entry(finding.level).or_insert((0, place));
                *faults += finding.faults();
                *first = place.min(*first);
            }
        }
        for (level, (faults, first)) in more {
            let place = last.map_or(first, |last| first.max(last));
            kept.push(match level {
                Level::Error => more_errors::finding(faults, place),
                Level::Warning => more_warnings::finding(faults, place),
            });
        }
    }
    *findings = kept;
}

/// The message of a finding, shortened if it quotes a long text.
fn told(text: impl Into<String>) -> String {
    let text = text.into();
    match shortened(&text, LONGEST) {
        Cow::Borrowed(_) => text,
        Cow::Owned(shortened) => shortened,
    }
}

/// Sorts by path, place and rule, and drops duplicates.
fn sort(findings: &mut Vec<Finding>, sources: &Sources) {
    findings.sort_by(|a, b| {
        let (left, right) = (a.primary.span, b.primary.span);
        sources
            .path(left.file)
            .cmp(sources.path(right.file))
            .then(left.start.cmp(&right.start))
            .then(a.rule.id.cmp(b.rule.id))
            .then(left.end.cmp(&right.end))
            .then_with(|| a.message.cmp(&b.message))
    });
    findings.dedup_by(|a, b| {
        a.rule.id == b.rule.id && a.primary == b.primary && a.message == b.message
    });
}
