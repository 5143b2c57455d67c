//! Reporting rules that an amendment sets.

use crate::file::decode::Fields;
use crate::file::field::{Field, Record, Type};
use crate::file::finding::Findings;
use crate::file::yaml::Node;
use crate::period::{Length, Unit};
use crate::plan::header;

/// New reporting rules.
pub(crate) static REPORTING_CHANGE: Record = Record {
    name: "reporting change",
    doc: "Reporting rules that an amendment sets.",
    fields: &[
        Field::new(
            "every",
            Type::Choice(header::UNITS),
            "How often bodies report.",
        )
        .subject(),
        Field::new(
            "due_within",
            Type::Length,
            "How long after the end of a period its progress reports are due.",
        )
        .subject(),
        Field::new(
            "review",
            Type::Choice(header::REVIEWS),
            "Whether `done` counts only once accepted, for progress reports received from the effective date on.",
        )
        .subject(),
        Field::new(
            "review_within",
            Type::Length,
            "How long the coordinator has to review what is received from the effective date on.",
        )
        .subject(),
    ],
};

/// Reporting rules that an amendment sets; `None` for one that does not change.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct NewReporting {
    pub(crate) every: Option<Unit>,
    pub(crate) due_within: Option<Length>,
    pub(crate) review_is_required: Option<bool>,
    pub(crate) review_within: Option<Length>,
}

impl NewReporting {
    /// Whether obligations are judged differently with the same due dates: progress reports are due on another day, or
    /// are reviewed.
    pub(crate) fn judges_otherwise(&self) -> bool {
        self.due_within.is_some() || self.review_is_required.is_some()
    }
}

/// Decodes reporting rules; one that cannot be understood is left out and reported.
pub(super) fn decode(node: &Node, findings: &mut Findings) -> Option<NewReporting> {
    let mut fields = Fields::open(node, &REPORTING_CHANGE, findings)?;
    fields.refuse_blanks();
    Some(NewReporting {
        every: fields.choice("every", Unit::parse).map(|every| every.value),
        due_within: fields.length("due_within"),
        review_is_required: fields
            .choice("review", header::requires_review)
            .map(|required| required.value),
        review_within: fields.length("review_within"),
    })
}
