//! What the commands print, as documents: plan and obligations in, [`Document`](crate::document::Document) out. No format is known here.

pub(crate) mod asked;
pub(crate) mod calendar;
pub(crate) mod command;
pub(crate) mod issued;
mod section;

use crate::document::Timeline;
use crate::obligation::Obligation;
use crate::obligation::as_of::AsOf;
use crate::plan::Plan;
use crate::text::wording::Wording;

/// The obligations given, which come by measure, against reporting periods.
pub(crate) fn timeline_of(
    plan: &Plan,
    listed: &[Obligation],
    as_of: AsOf,
    wording: Wording,
) -> Timeline {
    let rows = section::timeline::rows(plan, listed, as_of);
    section::timeline::timeline(plan, as_of, wording, rows)
}
