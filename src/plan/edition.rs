//! Editions: for whom output is made, and what of a plan may be in it. Decided here, once.

use crate::field::Audience;
use crate::plan::Plan;
use crate::plan::measure::Measure;

/// For whom output is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Edition {
    #[default]
    Coordinator,
    Body,
    Public,
}

impl Edition {
    pub(crate) const NAMES: [&'static str; 3] = ["coordinator", "body", "public"];

    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "coordinator" => Some(Self::Coordinator),
            "body" => Some(Self::Body),
            "public" => Some(Self::Public),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Body => "body",
            Self::Public => "public",
        }
    }

    /// Whether a field meant for an audience may be in this edition.
    pub(crate) fn may_see(self, audience: Audience) -> bool {
        match self {
            Self::Coordinator => true,
            Self::Body => audience <= Audience::Body,
            Self::Public => audience == Audience::Public,
        }
    }

    /// Whether a record may be in this edition; what is restricted stays in the coordinator's.
    pub(crate) fn may_see_record(self, is_restricted: bool) -> bool {
        self == Self::Coordinator || !is_restricted
    }

    /// Whether a measure may be in this edition: neither it nor its objective is restricted.
    pub(crate) fn may_see_measure(self, plan: &Plan, measure: &Measure) -> bool {
        let objective = &plan.objective(measure.objective).overrides;
        self.may_see_record(measure.overrides.restricted || objective.restricted)
    }
}
