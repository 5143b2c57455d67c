//! How progress reports fit the obligations of their measures, on any day; shared by the rules about them.
//!
//! An entry fits if it fits on any day, as approved or after an amendment.
//! Entries with another error are not judged: an unknown measure or body, a misplaced file, unreadable words.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::check::contradiction::contradicts;
use crate::obligation::answer::may_report;
use crate::obligation::as_of::AsOf;
use crate::obligation::belonging::Belonging;
use crate::obligation::schedule::{Dated, amendments_of_dates, schedule};
use crate::obligation::target::{Belongs, Target};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::body::Body;
use crate::plan::measure::Measure;
use crate::plan::progress::{Progress, ProgressFile};
use crate::plan::statement::State;
use crate::text::words::any_of;

/// A progress report with its names resolved.
#[derive(Debug, Clone, Copy)]
pub(super) struct Report<'p> {
    pub(super) entry: &'p Progress,
    pub(super) file: &'p ProgressFile,
    pub(super) body: &'p Body,
    pub(super) measure: &'p Measure,
    /// Its position among the entries on the measure.
    at: usize,
    /// No later entry of the same body and reporting period about the same obligation corrects it.
    pub(super) is_last: bool,
}

impl Report<'_> {
    pub(super) fn period(&self) -> Period {
        self.file.period.value
    }
}

/// The dates of a measure's obligations, as approved and after every amendment of its period.
#[derive(Debug)]
pub(super) struct History<'p> {
    belonging: Belonging<'p>,
    /// The day from which they hold, oldest first.
    versions: Vec<(Date, Vec<Dated<'p>>)>,
}

impl<'p> History<'p> {
    /// `None` if the words of a version cannot be read, or contradict the stated reading.
    fn of(plan: &'p Plan, measure: &'p Measure) -> Option<Self> {
        let amended = || {
            let changes = plan.changes(measure.key);
            changes.filter_map(|(_, change)| change.period.as_ref())
        };
        let is_sound = |implementation| {
            let frame = plan.frame(measure);
            let reading = plan.reading(measure, implementation);
            reading.is_some_and(|reading| reading.slots_from(&frame, frame.term.last).is_ok())
                && !contradicts(plan, measure, implementation)
        };
        if !is_sound(&measure.implementation) || !amended().all(is_sound) {
            return None;
        }
        let changing = amendments_of_dates(plan, measure);
        let changing = changing.map(|amendment| amendment.effective_on);
        let days: BTreeSet<Date> = std::iter::once(Date::MIN).chain(changing).collect();
        Some(Self {
            belonging: Belonging::of(plan, measure),
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
    fn on(&self, day: Date) -> &[Dated<'p>] {
        self.versions
            .iter()
            .rfind(|(from, _)| *from <= day)
            .map_or(&[], |(_, dated)| dated)
    }

    /// Where a progress report belongs.
    pub(super) fn belongs(&self, report: &Report) -> &Belongs<'p> {
        let belongs = self.belonging.at(report.at);
        belongs.expect("the body of a report is known")
    }

    /// The first obligation that a progress report is about, by the newest dates that have it.
    pub(super) fn dated(&self, report: &Report) -> Option<&Dated<'p>> {
        let mut versions = self.versions.iter().rev();
        versions.find_map(|(_, dated)| first_of(dated, self.belongs(report).targets()))
    }

    /// Whether a later entry of the same body and reporting period says which of several obligations is meant.
    pub(super) fn is_said_later(&self, report: &Report, plan: &Plan, several: &[Dated]) -> bool {
        let mut later = plan
            .progress_on(report.measure.key)
            .iter()
            .enumerate()
            .skip(report.at + 1)
            .take_while(|(_, later)| {
                let file = plan.file_of(later);
                file.body.key() == Some(report.body.key) && file.period.value == report.period()
            });
        later.any(|(at, later)| {
            let targets = self.belonging.at(at).map_or(&[][..], Belongs::targets);
            let mut targets = targets.iter();
            later.about.is_some()
                && targets.any(|target| several.iter().any(|one| one.which == target.which))
        })
    }

    /// Whether an entry that is not left out says that what a progress report is about was done.
    pub(super) fn is_done(&self, report: &Report, plan: &Plan) -> bool {
        let own = self.belongs(report).targets();
        let mut entries = plan.progress_on(report.measure.key).iter().enumerate();
        entries.any(|(at, entry)| {
            let targets = self.belonging.at(at).map_or(&[][..], Belongs::targets);
            entry.state == State::Done
                && !entry.is_left_out
                && targets
                    .iter()
                    .any(|target| own.iter().any(|own| own.which == target.which))
        })
    }

    /// The same by the dates in force on a day.
    pub(super) fn dated_on(&self, report: &Report, day: Date) -> Option<&Dated<'p>> {
        first_of(self.on(day), self.belongs(report).targets())
    }
}

fn first_of<'d, 'p>(dated: &'d [Dated<'p>], targets: &[Target]) -> Option<&'d Dated<'p>> {
    let first = targets.first()?;
    dated.iter().find(|dated| dated.which == first.which)
}

/// Passes on the candidates among the progress reports without other errors, each with the dates of its measure.
///
/// Dates are computed only for measures that have a candidate, and only if all of `plan.yaml` is known.
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
        let mut from = 0;
        for entries in
            entries.chunk_by(|a, b| plan.file_of(a).body.key() == plan.file_of(b).body.key())
        {
            let first = from;
            from += entries.len();
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
                if plan.is_in_place(file) {
                    let is_last = is_last(plan, &history.belonging, entries, (first, at));
                    take(
                        Report {
                            entry,
                            file,
                            body: plan.body(key),
                            measure,
                            at: first + at,
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

/// Whether no later entry for the same reporting period is about all that one of a body's entries is about.
fn is_last(
    plan: &Plan,
    belonging: &Belonging,
    entries: &[Progress],
    (first, at): (usize, usize),
) -> bool {
    let targets = |at: usize| belonging.at(first + at).map_or(&[][..], Belongs::targets);
    let period = |entry: &Progress| plan.file_of(entry).period.value;
    let later = entries.iter().enumerate().skip(at + 1);
    let mut later = later.take_while(|(_, later)| period(later) == period(&entries[at]));
    !later.any(|(later, _)| targets(at).iter().all(|own| targets(later).contains(own)))
}

/// A reporting period by name and inclusive dates: `2009-Q2 (2009-04-01 to 2009-06-30)`.
pub(super) fn spelled(period: Period) -> String {
    let days = period.days();
    format!("{period} ({} to {})", days.first, days.last)
}

/// The values of `for:` of obligations; if there are many, those around a reporting period.
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

/// The values of `for:` of all these obligations.
pub(super) fn all_names_of(dated: &[Dated]) -> String {
    let names: Vec<String> = dated
        .iter()
        .map(|dated| format!("`for: {}`", dated.name()))
        .collect();
    any_of(&names)
}
