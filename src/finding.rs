//! What is wrong in a plan's files, as values: [`Rule`] says what kind of fault, [`Finding`] where.

use std::borrow::Cow;

use crate::source::{Sources, Span};
use crate::words::shortened;

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
pub(crate) fn sort(findings: &mut Vec<Finding>, sources: &Sources) {
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
