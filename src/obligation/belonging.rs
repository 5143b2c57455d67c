//! Where every entry on a measure belongs, as far as that is decided.

mod placing;

use std::cell::OnceCell;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::obligation::schedule::{Dated, Which, schedule_as_known};
use crate::obligation::target::{Belongs, Target};
use crate::plan::Plan;
use crate::plan::about::{About, Named};
use crate::plan::measure::Measure;

/// Where every entry on a measure belongs.
#[derive(Debug)]
pub(crate) struct Belonging<'p> {
    pub(super) plan: &'p Plan,
    pub(super) measure: &'p Measure,
    /// The dates of the measure as they were known, each from a day on; reckoned where an entry asks for them.
    known: Vec<(Date, OnceCell<Vec<Dated<'p>>>)>,
    /// By position among the measure's entries; `None` where nobody knows the body.
    belongs: Vec<Option<Belongs<'p>>>,
}

impl<'p> Belonging<'p> {
    /// Where the entry at a position among the measure's belongs; `None` where nobody knows the body.
    pub(crate) fn at(&self, position: usize) -> Option<&Belongs<'p>> {
        self.belongs[position].as_ref()
    }

    /// Whether the entry at a position is about one of the obligations that a review is for.
    pub(crate) fn is_for(&self, at: usize, about: &About) -> bool {
        let received_on = self.plan.progress_on(self.measure.key)[at].received_on;
        let targets = self.at(at).map_or(&[][..], Belongs::targets);
        let mut targets = targets.iter();
        targets.any(|target| self.is_named(about, *target, received_on))
    }

    /// Whether what a review is for is an obligation that an entry is about.
    pub(super) fn is_named(&self, about: &About, target: Target, received_on: Date) -> bool {
        let from = self
            .known
            .iter()
            .rposition(|(from, _)| *from <= received_on);
        let dates = self.dates(from.unwrap_or(0));
        about.names.iter().any(|named| {
            let mut positions = positions_named(dates, named).into_iter();
            let whose = named
                .body
                .as_ref()
                .map(|whose| self.plan.bodies_meant(whose));
            whose.is_none_or(|keys| keys.iter().copied().next() == target.whose)
                && positions.any(|at| dates[at].which == target.which)
        })
    }

    fn dates(&self, at: usize) -> &[Dated<'p>] {
        let (_, dates) = &self.known[at];
        dates.get_or_init(|| {
            let until = self.known.get(at + 1).map(|(until, _)| *until);
            let last = until.map_or(Date::MAX, |until| until.saturating_sub(1.day()));
            schedule_as_known(self.plan, self.measure, last)
        })
    }
}

/// The positions of what is named: by the due date or the period, else by the first due date.
fn positions_named(dates: &[Dated], named: &Named) -> Vec<usize> {
    let positions = |holds: &dyn Fn(&Dated) -> bool| -> Vec<usize> {
        let all = dates.iter().enumerate();
        all.filter(|(_, dated)| holds(dated))
            .map(|(at, _)| at)
            .collect()
    };
    if let Some((first, last)) = named.range() {
        return positions(&|dated| match dated.which {
            Which::Period(period) => first <= period.days().first && period.days().last <= last,
            Which::Ordinal(_) => first <= dated.slot.due_on && dated.slot.due_on <= last,
        });
    }
    let exact = positions(&|dated| dated.is_named(named.from));
    if !exact.is_empty() {
        return exact;
    }
    positions(&|dated| dated.was_named(named.from))
}
