//! Something that happened to a measure or a body.

use jiff::civil::Date;

use crate::obligation::act::Act;
use crate::obligation::compare::Compared;
use crate::period::Period;
use crate::plan::amendment::Amendment;
use crate::plan::body::{Body, BodyKey, Member};
use crate::plan::continues::Continues;
use crate::plan::measure::Measure;
use crate::plan::progress::Progress;
use crate::plan::review::Review;
use crate::plan::succession::Succession;

/// Something that happened.
#[derive(Debug, Clone)]
pub(crate) struct Event<'p> {
    pub(crate) day: Date,
    pub(crate) happening: Happening<'p>,
    /// `None` where it happened to a body as a whole.
    pub(crate) measure: Option<&'p Measure>,
}

/// What happened.
#[derive(Debug, Clone)]
pub(crate) enum Happening<'p> {
    /// The plan was approved.
    Approved,
    /// The plan took the measure up from an earlier one.
    TakenUp(&'p Continues),
    /// An act changed the measure, or put another body in the place of one that it names.
    Amended(&'p Amendment, Act<'p>),
    /// A body was renamed, merged, split or abolished.
    Fate(&'p Amendment, &'p Succession),
    /// A body was named a member of a group.
    Named { group: &'p Body, member: &'p Member },
    /// A progress report was received.
    Received {
        entry: &'p Progress,
        body: BodyKey,
        period: Period,
        is_correction: bool,
    },
    Reviewed {
        review: &'p Review,
        body: BodyKey,
        period: Period,
    },
    /// An obligation stands elsewhere than before.
    Turned {
        turned: Box<Compared<'p>>,
        /// Whether it is as it was, and concerns the body that is asked about from that day on.
        is_passed_on: bool,
    },
}

impl Happening<'_> {
    /// On one day, causes come before what they do.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Approved | Self::TakenUp(_) => 0,
            Self::Fate(..) => 1,
            Self::Named { .. } => 2,
            Self::Amended(..) => 3,
            Self::Received { .. } => 4,
            Self::Reviewed { .. } => 5,
            Self::Turned { .. } => 6,
        }
    }
}
