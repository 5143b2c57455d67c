//! What is wrong in a plan's files, as values: [`Rule`] says what kind of fault, [`Finding`] where.

pub(crate) mod more_errors;
pub(crate) mod more_warnings;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::file::source::{FileId, Sources, Span};
use crate::limit::{FINDINGS, FINDINGS_OF_FILE};
use crate::text::words::shortened;

/// How many characters are said of a fault at most, with the texts of the plan that are quoted.
const LONGEST: usize = 2_000;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Level {
    /// The plan contradicts itself or cannot be understood; what is printed may be wrong.
    Error,
    /// Legal, but probably not meant.
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

/// A place and what is to be said about it, in two to four words.
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
    /// How many faults it counts that are not told one by one; `None` where it is a fault itself.
    pub(crate) more: Option<usize>,
}

impl Finding {
    /// The same, with its places where others stand for them.
    pub(crate) fn moved(mut self, mut to: impl FnMut(Span) -> Span) -> Self {
        self.primary.span = to(self.primary.span);
        for label in &mut self.related {
            label.span = to(label.span);
        }
        self
    }

    /// Whether two say the same of the same place.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        (self.rule.id, self.primary.span, &self.message)
            == (other.rule.id, other.primary.span, &other.message)
    }
}

impl Finding {
    /// A finding at `span`, where `label` says in a few words what is there.
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

    /// Says that it counts so many faults that are not told one by one.
    pub(crate) fn for_more(mut self, faults: usize) -> Self {
        self.more = Some(faults);
        self
    }

    /// How many faults it tells of.
    fn faults(&self) -> usize {
        self.more.unwrap_or(1)
    }
}

/// How many faults of a level some findings tell of.
pub(crate) fn faults<'f>(findings: impl IntoIterator<Item = &'f Finding>, level: Level) -> usize {
    let findings = findings.into_iter();
    findings
        .filter(|finding| finding.level == level)
        .map(Finding::faults)
        .sum()
}

/// Findings while they are made: of each file the first are kept whole, and of the rest only how many there are and where
/// errors stand, so that no file fills the memory with what nobody reads.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    kept: Vec<Finding>,
    of_files: BTreeMap<FileId, usize>,
    rest: BTreeMap<FileId, Rest>,
    made: usize,
    errors: usize,
}

/// What is kept of the findings of a file that are not told one by one.
#[derive(Debug, Default)]
struct Rest {
    /// How many there are of each rule and level, and the first place.
    of_rules: BTreeMap<(&'static str, Level), (&'static Rule, usize, Span)>,
    /// Where errors stand; of one place once.
    errors: Vec<Span>,
}

impl Findings {
    /// What one rule found, the first of each file by their places.
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

    /// Takes over what was found elsewhere.
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

    /// How many were made, kept or not.
    pub(crate) fn made(&self) -> usize {
        self.made
    }

    /// How many of these are errors by their rules.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    /// Where errors stand, by their rules; of what is not kept each place once.
    pub(crate) fn places_of_errors(&self) -> impl Iterator<Item = Span> {
        let kept = self.kept.iter();
        let kept = kept.filter(|finding| finding.rule.level == Level::Error);
        let rest = self.rest.values().flat_map(|rest| rest.errors.iter());
        kept.map(|finding| finding.primary.span)
            .chain(rest.copied())
    }

    /// Those that are told: by path, place and rule, each once, at the level that `level` gives its rule, and its own level,
    /// in the end; `None` leaves it out. What is not told one by one is counted.
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

/// Sorts findings as [`sort`] does, and counts those that are too many to be told one by one; in each file these stand
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

/// What is said of a fault, which is long only where a text of the plan is.
fn told(text: impl Into<String>) -> String {
    let text = text.into();
    match shortened(&text, LONGEST) {
        Cow::Borrowed(_) => text,
        Cow::Owned(shortened) => shortened,
    }
}

/// Sorts by path, place and rule, and drops what is said twice.
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
