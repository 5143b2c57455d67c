//! The reports that the office issues, one file each.

mod body;
mod carry_over;
mod measures;
mod overdue;
mod period;
mod reporting;

use crate::document::Document;
use crate::plan::Plan;
use crate::report::asked::Asked;

/// A report.
pub(crate) struct Report {
    pub(crate) name: &'static str,
    /// What it tells, for help.
    pub(crate) summary: &'static str,
    /// Whether it is about one body, which must be named.
    pub(crate) is_of_body: bool,
    pub(crate) period: Of,
    pub(crate) build: fn(&Plan, &Asked) -> Document,
}

/// What a report is about in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// A reporting period that has begun; the one that ended last if none is named.
    Period,
    /// The same, and before the first one has ended that one.
    AnyPeriod,
    /// A day alone.
    Day,
}

/// Every report, by name.
pub(crate) static REPORTS: &[&Report] = &[
    &body::REPORT,
    &carry_over::REPORT,
    &measures::REPORT,
    &overdue::REPORT,
    &period::REPORT,
    &reporting::REPORT,
];

/// The report that is made when none is named.
pub(crate) const DEFAULT: &str = "period";

/// Finds a report by name.
pub(crate) fn by_name(name: &str) -> Option<&'static Report> {
    REPORTS.iter().find(|report| report.name == name).copied()
}
