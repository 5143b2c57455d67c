//! When a measure is owed: its obligations' dates, through every amendment of its period.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::obligation::as_of::AsOf;
use crate::period::Days;
use crate::period::reading::{Frame, Kind, Reading, Slot, SlotPeriod};
use crate::plan::Plan;
use crate::plan::about::ObligationOf;
use crate::plan::amendment::Amendment;
use crate::plan::measure::{Implementation, Measure};

/// Which of a measure's obligations it is; no amendment of dates changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Which {
    /// Of a continuing measure.
    Period(SlotPeriod),
    /// Of a delivery, counted from 1.
    Ordinal(usize),
}

/// The dates of one obligation, and where they come from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dated<'p> {
    pub(crate) which: Which,
    pub(crate) slot: Slot,
    /// The due date before any amendment moved it.
    pub(crate) first_due_on: Date,
    /// The words that the dates were read from.
    pub(crate) implementation: &'p Implementation,
    /// The amendment that set the words; `None` as approved.
    pub(crate) amendment: Option<&'p Amendment>,
}

impl Dated<'_> {
    pub(crate) fn kind(&self) -> Kind {
        match self.which {
            Which::Period(_) => Kind::Continuing,
            Which::Ordinal(_) => Kind::Delivery,
        }
    }

    /// The day whose version of the measure it takes: a delivery the newest, what continues that of its first day.
    pub(crate) fn version_on(&self, as_of: AsOf) -> Date {
        self.version_of(as_of.day, as_of)
    }

    /// The day whose version of the measure decides who answered for it on a day, as of another.
    pub(crate) fn version_of(&self, day: Date, as_of: AsOf) -> Date {
        match self.kind() {
            Kind::Delivery => day,
            Kind::Continuing => as_of.day.min(self.slot.starts_on),
        }
    }

    /// The day by which a succession must be in force to decide who answers for it on a day: what fell due before stays with
    /// the body that answered then.
    pub(crate) fn heirs_on(&self, day: Date) -> Date {
        day.min(self.slot.due_on)
    }

    /// The day by which a member must be named to answer for it on a day: within its period, and not after it was due.
    pub(crate) fn named_by(&self, day: Date) -> Date {
        day.min(self.slot.ends_on).min(self.slot.due_on)
    }

    /// What a progress report says as `for` to be about it.
    pub(crate) fn name(&self) -> ObligationOf {
        match self.which {
            Which::Period(SlotPeriod::Calendar(period)) => ObligationOf::Period(period),
            Which::Period(SlotPeriod::Step(_)) | Which::Ordinal(_) => {
                ObligationOf::DueOn(self.slot.due_on)
            }
        }
    }

    /// Whether a day lies in it, from its first day to its due day, both inclusive.
    pub(crate) fn holds(&self, day: Date) -> bool {
        self.slot.starts_on <= day && day <= self.slot.due_on
    }

    /// The days that a progress report's period is compared with: the whole period, or from start to due date.
    pub(crate) fn span(&self) -> Days {
        match self.which {
            Which::Period(period) => period.days(),
            Which::Ordinal(_) => Days {
                first: self.slot.starts_on,
                last: self.slot.due_on,
            },
        }
    }

    /// Whether it was named so by the due date before any act moved it.
    pub(crate) fn was_named(&self, name: ObligationOf) -> bool {
        name == ObligationOf::DueOn(self.first_due_on)
    }

    pub(crate) fn is_named(&self, name: ObligationOf) -> bool {
        match name {
            ObligationOf::DueOn(day) => self.slot.due_on == day,
            ObligationOf::Period(period) => match self.which {
                Which::Period(own) => own == SlotPeriod::Calendar(period),
                Which::Ordinal(_) => self.span() == period.days(),
            },
        }
    }
}

/// The words of a measure's period, and how often it is judged, in force from a day on.
struct Version<'p> {
    /// The amendment that set the words; `None` as approved.
    amendment: Option<&'p Amendment>,
    implementation: &'p Implementation,
    reading: Reading,
    /// What it is tied to: the term as of the day asked about, and the cadence of its own first day.
    frame: Frame,
    /// The first day; that of the act that adds the measure, or the earliest there is, of the first version.
    from: Date,
    /// The first day of the version that takes its place.
    until: Option<Date>,
}

/// Returns the obligations' dates of a measure as of a day, in order of due date; none where its words cannot be read.
///
/// A delivery takes its newest version. A continuing obligation keeps the version in force on its first day,
/// and what changes begins with the next period. A delivery that was due before the measure became continuing stays owed.
pub(crate) fn schedule<'p>(plan: &'p Plan, measure: &'p Measure, as_of: AsOf) -> Vec<Dated<'p>> {
    schedule_by(plan, measure, as_of, |_| true)
}

/// Returns the obligations' dates of a measure as they were known on a day: by no act of a later one.
pub(crate) fn schedule_as_known<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    day: Date,
) -> Vec<Dated<'p>> {
    schedule_by(plan, measure, AsOf::on(day), |amendment| {
        amendment.on <= day
    })
}

fn schedule_by<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    as_of: AsOf,
    is_known: impl Fn(&Amendment) -> bool,
) -> Vec<Dated<'p>> {
    let added_on = plan.added_by(measure).map(|by| by.effective_on);
    if added_on.is_some_and(|added_on| as_of.day < added_on) {
        return Vec::new();
    }
    let mut words = periods(plan, measure, added_on.unwrap_or(Date::MIN));
    words.retain(|period| {
        let is_known = period.amendment.is_none_or(&is_known);
        is_known && (period.amendment.is_none() || period.from <= as_of.day)
    });
    let versions = versions(plan, measure, &words, as_of);
    let mut dated: Vec<Dated> = Vec::new();
    let mut covered_until: Option<Date> = None;
    for (at, version) in versions.iter().enumerate() {
        match version.reading.kind() {
            Kind::Delivery => deliveries(&versions, at, &mut dated),
            Kind::Continuing => continuing(version, &mut covered_until, &mut dated),
        }
    }
    set_first_due(plan, measure, &versions, as_of, &mut dated);
    // What an amendment adds owes nothing before it is in force.
    if let Some(added_on) = added_on {
        for dated in &mut dated {
            dated.slot.starts_on = dated.slot.starts_on.max(added_on);
        }
    }
    dated.sort_by_key(|dated| (dated.slot.due_on, dated.slot.starts_on));
    dated
}

/// The amendments that may give a measure other dates: in the order of the days from which they count.
pub(crate) fn amendments_of_dates<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
) -> impl Iterator<Item = &'p Amendment> {
    let amended = plan.changes(measure.key);
    let amended = amended.filter(|(_, change)| change.adds || change.period.is_some());
    amended
        .chain(plan.rule_changes())
        .map(|(amendment, _)| amendment)
}

/// A period of a measure, and the day from which it holds.
struct InForce<'p> {
    from: Date,
    /// `None` as approved or added.
    amendment: Option<&'p Amendment>,
    implementation: &'p Implementation,
}

/// The periods of a measure, oldest first; the first holds from a day given.
fn periods<'p>(plan: &'p Plan, measure: &'p Measure, first: Date) -> Vec<InForce<'p>> {
    let periods = plan.periods(measure);
    let periods = periods.map(|(amendment, implementation)| InForce {
        from: amendment.map_or(first, |amendment| amendment.effective_on),
        amendment,
        implementation,
    });
    periods.collect()
}

fn versions<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    periods: &[InForce<'p>],
    as_of: AsOf,
) -> Vec<Version<'p>> {
    let first = periods[0].from;
    let mut days: Vec<Date> = periods.iter().map(|period| period.from).collect();
    days.extend(cadence_days(plan, measure, as_of).filter(|day| first < *day));
    days.sort_unstable();
    days.dedup();
    let mut versions: Vec<Version> = Vec::new();
    for from in days {
        let in_force = periods.iter().rfind(|period| period.from <= from);
        let in_force = in_force.expect("the first is from the first day");
        let InForce {
            amendment,
            implementation,
            ..
        } = *in_force;
        let Some(reading) = plan.reading_on(measure, implementation, as_of.day) else {
            continue;
        };
        let frame = Frame {
            every: plan.frame_on(measure, from.min(as_of.day)).every,
            ..plan.frame_by(measure, amendment, as_of.day)
        };
        if let Some(before) = versions.last_mut() {
            before.until = Some(from);
        }
        versions.push(Version {
            amendment,
            implementation,
            reading,
            frame,
            from,
            until: None,
        });
    }
    versions
}

/// The days from which a measure is judged more or less often because bodies report so: the first of each reporting period
/// that is longer or shorter than the one before.
fn cadence_days(plan: &Plan, measure: &Measure, as_of: AsOf) -> impl Iterator<Item = Date> {
    let mut changes = plan.rule_changes();
    let is_changed = plan.follows_reporting(measure)
        && changes.any(|(_, change)| change.reporting.every.is_some());
    let periods = if is_changed {
        plan.reporting_periods_on(as_of.day)
    } else {
        Vec::new()
    };
    let others = periods
        .windows(2)
        .filter(|pair| pair[0].unit() != pair[1].unit())
        .map(|pair| pair[1].days().first);
    others.collect::<Vec<_>>().into_iter()
}

fn deliveries<'p>(versions: &[Version<'p>], at: usize, dated: &mut Vec<Dated<'p>>) {
    let version = &versions[at];
    let newer = &versions[at + 1..];
    if newer
        .iter()
        .any(|newer| newer.reading.kind() == Kind::Delivery)
    {
        return;
    }
    let due_before = newer.first().and(version.until);
    let slots = version.reading.slots(&version.frame).unwrap_or_default();
    for (nth, slot) in slots.into_iter().enumerate() {
        if due_before.is_none_or(|day| slot.due_on < day) {
            dated.push(Dated {
                which: Which::Ordinal(nth + 1),
                slot,
                first_due_on: slot.due_on,
                implementation: version.implementation,
                amendment: version.amendment,
            });
        }
    }
}

fn continuing<'p>(
    version: &Version<'p>,
    covered_until: &mut Option<Date>,
    dated: &mut Vec<Dated<'p>>,
) {
    let in_force_from = version.from.max(version.frame.term.first);
    let covered_before = *covered_until;
    let next = covered_before.map(|day: Date| day.saturating_add(1.day()));
    let not_before = next.map_or(in_force_from, |next| next.max(in_force_from));
    let slots = version.reading.slots_from(&version.frame, not_before);
    for slot in slots.unwrap_or_default() {
        let Some(period) = slot.period else { continue };
        if version.until.is_some_and(|until| until <= slot.starts_on) {
            break;
        }
        *covered_until = Some(covered_until.map_or(slot.ends_on, |day| day.max(slot.ends_on)));
        let which = Which::Period(period);
        // What an act prolongs within a period is one obligation, from its first day on.
        let may_be_known = covered_before.is_some_and(|day| period.days().first <= day);
        let known = may_be_known
            .then(|| dated.iter().position(|dated| dated.which == which))
            .flatten();
        let begun = known.map(|at| dated.remove(at).slot.starts_on);
        let slot = Slot {
            starts_on: begun.unwrap_or(slot.starts_on),
            ..slot
        };
        dated.push(Dated {
            which,
            slot,
            first_due_on: slot.due_on,
            implementation: version.implementation,
            amendment: version.amendment,
        });
    }
}

/// Finds the first due date of each obligation: in the oldest version that has it, by the term of that day.
fn set_first_due(
    plan: &Plan,
    measure: &Measure,
    versions: &[Version],
    as_of: AsOf,
    dated: &mut [Dated],
) {
    let Some(first) = versions.first() else {
        return;
    };
    let terms = plan.rule_changes();
    let terms = terms.filter(|(_, change)| change.term_to.is_some());
    let terms = terms.map(|(amendment, _)| amendment.effective_on);
    let terms = terms.filter(|day| first.from < *day && *day <= as_of.day);
    let mut days: Vec<Date> = versions
        .iter()
        .map(|version| version.from)
        .chain(terms)
        .collect();
    days.sort_unstable();
    days.dedup();
    if days.len() == 1 {
        return;
    }
    let mut positions: HashMap<Which, Vec<usize>> = HashMap::new();
    for (at, dated) in dated.iter().enumerate() {
        positions.entry(dated.which).or_default().push(at);
    }
    for day in days.into_iter().rev() {
        let in_force = versions.iter().rfind(|version| version.from <= day);
        let version = in_force.expect("the first is from the first day");
        let Some(reading) = plan.reading_on(measure, version.implementation, day) else {
            continue;
        };
        let frame = Frame {
            term: plan.term_on(day),
            ..version.frame
        };
        let slots = reading.slots(&frame).unwrap_or_default();
        for (nth, slot) in slots.into_iter().enumerate() {
            let which = slot.period.map_or(Which::Ordinal(nth + 1), Which::Period);
            for at in positions.get(&which).into_iter().flatten() {
                dated[*at].first_due_on = slot.due_on;
            }
        }
    }
}
