//! Editions: the audience of output, and what it may see of a plan.

use crate::file::field::{Audience, Record};
use crate::plan::body::{Body, BodyKey};
use crate::plan::measure::Measure;

/// The audience of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Edition {
    #[default]
    Coordinator,
    /// What every body may see, and the own affairs of one body if it is named.
    Body(Option<BodyKey>),
    Public,
}

impl Edition {
    pub(crate) const NAMES: [&'static str; 3] = ["coordinator", "body", "public"];

    /// Finds an edition by name; `body` is the body whose own affairs the edition for bodies shows.
    pub(crate) fn parse(name: &str, body: Option<BodyKey>) -> Option<Self> {
        match name {
            "coordinator" => Some(Self::Coordinator),
            "body" => Some(Self::Body(body)),
            "public" => Some(Self::Public),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Body(_) => "body",
            Self::Public => "public",
        }
    }

    /// Its name if something may have been removed; `None` for the coordinator's own.
    pub(crate) fn narrowed(self) -> Option<&'static str> {
        (self != Self::Coordinator).then(|| self.name())
    }

    /// Whether a field of a record of `owner` may be in this edition.
    pub(super) fn may_see(self, record: &Record, key: &str, owner: Option<BodyKey>) -> bool {
        let at = record.position(key).expect("the record has the field");
        match (self, record.fields[at].audience) {
            (Self::Coordinator, _) | (_, Audience::Public) => true,
            (Self::Body(own), Audience::Body) => own.is_some() && own == owner,
            (Self::Public, Audience::Body)
            | (Self::Body(_) | Self::Public, Audience::Coordinator) => false,
        }
    }

    /// Whether a record may be in this edition; restricted records are only in the coordinator's.
    pub(crate) fn may_see_record(self, is_restricted: bool) -> bool {
        self == Self::Coordinator || !is_restricted
    }

    /// Whether a body may be named in this edition; it may know its own name.
    pub(super) fn may_name(self, body: &Body) -> bool {
        self.may_see_record(body.restricted) || self == Self::Body(Some(body.key))
    }

    /// Whether the texts of progress reports may be in this edition, at least those of one body.
    pub(crate) fn shows_affairs(self) -> bool {
        matches!(self, Self::Coordinator | Self::Body(Some(_)))
    }

    /// Whether single obligations of a measure may be listed and counted together with others.
    pub(crate) fn may_count(self, measure: &Measure) -> bool {
        self != Self::Public || !measure.hides_small_counts
    }
}
