//! How progress reports fit the obligations of their measures, on whatever day; what the rules about them share.
//!
//! An entry that fits on any day, as approved or after an amendment, fits.
//! Nothing is said about an entry in which something else is wrong: an unknown measure or body, a file out of place,
//! words that cannot be read.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::decode::ObligationOf;
use crate::obligation::AsOf;
use crate::obligation::answer::may_report;
use crate::obligation::schedule::{Dated, Fit, Which, amendments_of_dates, fit, schedule};
use crate::period::Period;
use crate::period::reading::SlotPeriod;
use crate::plan::Plan;
use crate::plan::body::Body;
use crate::plan::measure::Measure;
use crate::plan::progress::{Progress, ProgressFile};
use crate::rule::{reading_contradicts_words, wrong_folder};
use crate::words::any_of;

/// A progress report with what its names mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Report<'p> {
    pub(super) entry: &'p Progress,
    pub(super) file: &'p ProgressFile,
    pub(super) body: &'p Body,
    pub(super) measure: &'p Measure,
    /// No later entry of the same body, measure, reporting period and `for` corrects it.
    pub(super) is_last: bool,
}

impl Report<'_> {
    pub(super) fn period(&self) -> Period {
        self.file.period.value
    }

    fn about(&self) -> Option<ObligationOf> {
        self.entry.about.map(|about| about.value)
    }
}

/// The obligations' dates of a measure, as approved and after every amendment of its period.
#[derive(Debug)]
pub(super) struct History<'p> {
    /// The day from which they hold, oldest first.
    versions: Vec<(Date, Vec<Dated<'p>>)>,
}

impl<'p> History<'p> {
    /// `None` where the words of a version cannot be read, or contradict what is stated beside them.
    fn of(plan: &'p Plan, measure: &'p Measure) -> Option<Self> {
        let amended = || {
            let changes = plan.changes(measure.key);
            changes.filter_map(|(_, change)| change.period.as_ref())
        };
        let is_sound = |implementation| {
            let frame = plan.frame(measure);
            let reading = plan.reading(measure, implementation);
            reading.is_some_and(|reading| reading.slots_from(&frame, frame.term.last).is_ok())
                && !reading_contradicts_words::contradicts(plan, measure, implementation)
        };
        if !is_sound(&measure.implementation) || !amended().all(is_sound) {
            return None;
        }
        let changing = amendments_of_dates(plan, measure);
        let changing = changing.map(|amendment| amendment.effective_on);
        let days: BTreeSet<Date> = std::iter::once(Date::MIN).chain(changing).collect();
        Some(Self {
            versions: days
                .into_iter()
                .map(|day| (day, schedule(plan, measure, AsOf::on(day))))
                .collect(),
        })
    }

    /// The dates in force when all amendments are.
    pub(super) fn newest(&self) -> &[Dated<'p>] {
        self.versions.last().map_or(&[], |(_, dated)| dated)
    }

    /// The dates in force on a day.
    pub(super) fn on(&self, day: Date) -> &[Dated<'p>] {
        self.versions
            .iter()
            .rfind(|(from, _)| *from <= day)
            .map_or(&[], |(_, dated)| dated)
    }

    /// The obligation that a progress report belongs to, by the newest dates that have one; else why it fits none in the newest.
    pub(super) fn fit(&self, report: &Report) -> Result<&Dated<'p>, Fit> {
        let mut newest = None;
        for (_, dated) in self.versions.iter().rev() {
            match fit_in(dated, report) {
                Fit::One(at) => return Ok(&dated[at]),
                misfit => newest = newest.or(Some(misfit)),
            }
        }
        Err(newest.unwrap_or(Fit::NoneNamed))
    }
}

/// The obligation among these dates that a progress report belongs to.
pub(super) fn fit_in(dated: &[Dated], report: &Report) -> Fit {
    if report.entry.about.is_none() {
        // By far the most entries are about the period that they are reported in, and for these no list is made.
        let own = Which::Period(SlotPeriod::Calendar(report.period()));
        let mut owns = dated
            .iter()
            .enumerate()
            .filter(|(_, dated)| dated.which == own);
        if let (Some((at, _)), None) = (owns.next(), owns.next()) {
            return Fit::One(at);
        }
    }
    fit(dated, report.period(), report.about())
}

/// Hands over the candidates among the progress reports in which nothing else is wrong, each with the dates of its measure.
///
/// Dates are reckoned only for measures that have a candidate, and where all of `plan.yaml` is known.
pub(super) fn for_each_report<'p>(
    plan: &'p Plan,
    is_candidate: impl Fn(&Progress) -> bool,
    mut take: impl FnMut(Report<'p>, &History<'p>),
) {
    for (measure, entries) in measures_with_progress(plan) {
        if !plan.header.is_whole || !entries.iter().any(&is_candidate) {
            continue;
        }
        let Some(history) = History::of(plan, measure) else {
            continue;
        };
        for entries in
            entries.chunk_by(|a, b| plan.file_of(a).body.key() == plan.file_of(b).body.key())
        {
            let Some(key) = plan.file_of(&entries[0]).body.key() else {
                continue;
            };
            if !may_report(plan, measure, key) {
                continue;
            }
            for (at, entry) in entries
                .iter()
                .enumerate()
                .filter(|(_, entry)| !entry.is_left_out && is_candidate(entry))
            {
                let file = plan.file_of(entry);
                if wrong_folder::is_in_place(plan, file) {
                    let is_last = entries
                        .get(at + 1)
                        .is_none_or(|next| part_of_body(plan, next) != part_of_body(plan, entry));
                    take(
                        Report {
                            entry,
                            file,
                            body: plan.body(key),
                            measure,
                            is_last,
                        },
                        &history,
                    );
                }
            }
        }
    }
}

/// Returns every measure that is reported on, with its progress reports; not those whose id is declared twice.
pub(super) fn measures_with_progress(plan: &Plan) -> impl Iterator<Item = (&Measure, &[Progress])> {
    let runs = plan
        .progress
        .chunk_by(|a, b| a.measure.key() == b.measure.key());
    runs.filter_map(|entries| {
        let measure = plan.measure(entries[0].measure.key()?);
        let next = plan.measures.get(measure.key.0 as usize + 1);
        let is_declared_twice = next.is_some_and(|next| next.id.value == measure.id.value);
        (!is_declared_twice).then_some((measure, entries))
    })
}

/// What the entries of a body about a measure share with their corrections.
fn part_of_body(plan: &Plan, entry: &Progress) -> (Period, Option<ObligationOf>) {
    (
        plan.file_of(entry).period.value,
        entry.about.map(|about| about.value),
    )
}

/// A reporting period by name and inclusive dates: `2009-Q2 (2009-04-01 to 2009-06-30)`.
pub(super) fn spelled(period: Period) -> String {
    let days = period.days();
    format!("{period} ({} to {})", days.first, days.last)
}

/// The values of `for:` of obligations, those around a reporting period where there are many.
pub(super) fn names_of(dated: &[Dated], period: Period) -> String {
    const MOST: usize = 8;
    let around = dated.partition_point(|dated| dated.slot.due_on < period.days().first);
    let from = around
        .saturating_sub(MOST / 2)
        .min(dated.len().saturating_sub(MOST));
    let names: Vec<String> = dated
        .iter()
        .skip(from)
        .take(MOST)
        .map(|dated| format!("`for: {}`", dated.name()))
        .collect();
    any_of(&names)
}
