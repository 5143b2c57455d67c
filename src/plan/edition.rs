//! Editions: for whom output is made, and what of a plan may be in it.

use crate::file::field::{Audience, Record};
use crate::plan::body::{Body, BodyKey};
use crate::plan::measure::Measure;

/// For whom output is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Edition {
    #[default]
    Coordinator,
    /// What every body may see, and the affairs of one where it is named.
    Body(Option<BodyKey>),
    Public,
}

impl Edition {
    pub(crate) const NAMES: [&'static str; 3] = ["coordinator", "body", "public"];

    /// Finds an edition by name; `body` is whose affairs the edition for bodies shows.
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

    /// Its name where something may have been taken out; `None` of the coordinator's own.
    pub(crate) fn narrowed(self) -> Option<&'static str> {
        (self != Self::Coordinator).then(|| self.name())
    }

    /// Whether a field of a record that is `owner`'s affair may be in this edition.
    pub(super) fn may_see(self, record: &Record, key: &str, owner: Option<BodyKey>) -> bool {
        let at = record.position(key).expect("the record has the field");
        match (self, record.fields[at].audience) {
            (Self::Coordinator, _) | (_, Audience::Public) => true,
            (Self::Body(own), Audience::Body) => own.is_some() && own == owner,
            (Self::Public, Audience::Body)
            | (Self::Body(_) | Self::Public, Audience::Coordinator) => false,
        }
    }

    /// Whether a record may be in this edition; what is restricted stays in the coordinator's.
    pub(crate) fn may_see_record(self, is_restricted: bool) -> bool {
        self == Self::Coordinator || !is_restricted
    }

    /// Whether a body may be named in this edition; it may know its own name.
    pub(super) fn may_name(self, body: &Body) -> bool {
        self.may_see_record(body.restricted) || self == Self::Body(Some(body.key))
    }

    /// Whether what bodies say in their progress reports may be in this edition, be it of one body alone.
    pub(crate) fn shows_affairs(self) -> bool {
        matches!(self, Self::Coordinator | Self::Body(Some(_)))
    }

    /// Whether single obligations of a measure may be listed and counted together with others.
    pub(crate) fn may_count(self, measure: &Measure) -> bool {
        self != Self::Public || !measure.hides_small_counts
    }
}
