//! The measure of an earlier plan that a measure continues.

use jiff::civil::Date;

use crate::file::decode::Fields;
use crate::file::field::{Field, Record, Type};
use crate::file::source::Spanned;

/// The measure of an earlier plan that a measure continues.
pub(crate) static CONTINUES: Record = Record {
    name: "continued measure",
    doc: "The measure of an earlier plan that this one continues, so that its age is not lost.",
    fields: &[
        Field::new("plan", Type::Id, "The id of the earlier plan.").required(),
        Field::new("measure", Type::Id, "The id that the measure had there.").required(),
        Field::new(
            "since",
            Type::Date,
            "First day on which it was owed there, or in a plan before that; if omitted, taken from the earlier plan if it is in the same repository.",
        ),
        Field::new(
            "due",
            Type::Date,
            "First day on which it was due, in any of the plans.",
        ),
    ],
};

/// The measure of an earlier plan that a measure continues.
#[derive(Debug, Clone)]
pub(crate) struct Continues {
    pub(crate) plan: Spanned<Box<str>>,
    pub(crate) measure: Spanned<Box<str>>,
    pub(crate) stated: Origin,
    pub(crate) earlier: Earlier,
}

/// Since when a measure is owed, in any plan; `None` if unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Origin {
    /// The first day on which it was owed.
    pub(crate) since: Option<Date>,
    /// The first day on which it was due.
    pub(crate) first_due_on: Option<Date>,
}

/// The result of looking for the measure in the earlier plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Earlier {
    /// Not looked for, or the earlier plan cannot be understood.
    Unknown,
    /// No plan with that id is in the repository.
    NoPlan,
    /// The term of the plan with that id begins on this day, which is not before this plan's first.
    NoSooner(Date),
    /// The earlier plan has no such measure.
    NoMeasure,
    Found {
        origin: Origin,
        /// Whether the measure is restricted, or its objective.
        is_restricted: bool,
        /// Whether a part of the origin comes from another restricted measure.
        is_of_restricted: bool,
    },
}

impl Continues {
    /// Since when it is owed: as stated, else as the earlier plan says.
    pub(crate) fn origin(&self) -> Origin {
        let Earlier::Found { origin, .. } = self.earlier else {
            return self.stated;
        };
        Origin {
            since: self.stated.since.or(origin.since),
            first_due_on: self.stated.first_due_on.or(origin.first_due_on),
        }
    }

    /// Whether the measure that it continues is restricted.
    pub(crate) fn is_restricted(&self) -> bool {
        let Earlier::Found { is_restricted, .. } = self.earlier else {
            return false;
        };
        is_restricted
    }

    /// Whether a part of its origin comes from a restricted record of an earlier plan.
    pub(crate) fn is_of_restricted(&self) -> bool {
        let Earlier::Found {
            origin: _,
            is_restricted,
            is_of_restricted,
        } = self.earlier
        else {
            return false;
        };
        (is_restricted || is_of_restricted) && self.origin() != self.stated
    }
}

pub(super) fn decode(fields: &mut Fields, key: &str) -> Option<Continues> {
    let node = fields.node(key)?;
    let mut continues = Fields::open(node, &CONTINUES, fields.findings)?;
    let (plan, measure) = (continues.id("plan"), continues.id("measure"));
    let stated = Origin {
        since: continues.date("since").map(|since| since.value),
        first_due_on: continues.date("due").map(|due| due.value),
    };
    Some(Continues {
        plan: plan?,
        measure: measure?,
        stated,
        earlier: Earlier::Unknown,
    })
}
