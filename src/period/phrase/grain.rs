//! Days that are named, and how finely.

use crate::period::Days;
use crate::period::phrase::word::Part;

/// Days that are named, with their year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) days: Days,
    pub(super) grain: Grain,
    /// Whether only their end is meant: `end of 2010`.
    pub(super) end: bool,
}

/// How finely days are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    Day,
    Month,
    Quarter,
    HalfYear,
    Year,
    Season,
    Part(Part),
}
