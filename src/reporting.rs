//! Reporting discipline: which progress reports were owed, and what came. Pure, like the obligations.
//!
//! Counted is (body, measure, reporting period), for everybody who can meet an obligation that runs then or is overdue.
//! What is not yet due is outside the count.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::obligation::act::acts;
use crate::obligation::answer::namings;
use crate::obligation::evidence::{Considered, Standing, considered};
use crate::obligation::schedule::schedule;
use crate::obligation::{AsOf, Obligation, Status, of_each_measure, of_measure};
use crate::period::reading::Kind;
use crate::period::{Days, Period};
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::body::{Body, BodyKey};
use crate::plan::known::Known;
use crate::plan::measure::{Measure, MeasureKey};
use crate::plan::progress::{State, Substance};

/// A progress report that was owed and what came; its due date has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Owed {
    pub(crate) measure: MeasureKey,
    /// Who owed it, the lead where any body may; `None` where no body is named.
    pub(crate) body: Option<BodyKey>,
    pub(crate) period: Period,
    /// The last day on which it was on time.
    pub(crate) due_on: Date,
    pub(crate) outcome: Outcome,
    /// Whether something came on time, whatever it was.
    pub(crate) came_on_time: bool,
}

/// What became of a progress report that was owed; exactly one holds, the first of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Nothing came that counts; what was returned does not.
    Missing,
    /// The body says that there is nothing to report.
    Nil,
    /// Neither a summary nor evidence; of `not-applicable` the reason is enough.
    WithoutSubstance,
    Late,
    OnTime,
}

impl Outcome {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Nil => "nil",
            Self::WithoutSubstance => "without-substance",
            Self::Late => "late",
            Self::OnTime => "on-time",
        }
    }
}

/// The days of a reporting period that lie in the term; its own days where none do.
pub(crate) fn clipped(plan: &Plan, period: Period) -> Days {
    let days = period.days();
    days.clip(plan.term()).unwrap_or(days)
}

/// The day by which a progress report for a reporting period is due.
pub(crate) fn report_due_on(plan: &Plan, period: Period) -> Date {
    let last = clipped(plan, period).last;
    plan.due_within(last).after(last)
}

/// Returns every progress report that was owed by a day, by measure, body and reporting period.
///
/// Each reporting period is judged by what was in force on its last day: what an act changes later charges nobody with the
/// past. Only measures and bodies that the plan's edition may count.
pub(crate) fn owed(plan: &Plan, as_of: AsOf) -> Vec<Owed> {
    let known = Known::of(plan);
    let periods = known.reporting_periods();
    of_each_measure(plan, |measure| of_one(&known, measure, &periods, as_of))
}

fn of_one(known: &Known, measure: &Measure, periods: &[Period], as_of: AsOf) -> Vec<Owed> {
    let plan = known.plan;
    let dated = schedule(plan, measure, as_of);
    // What came later than the day had not come by it, whatever is known since.
    let by_then = AsOf {
        known_on: as_of.known_on.min(as_of.day),
        ..as_of
    };
    let said = considered(plan, measure, &dated, by_then);
    let mut owed = Vec::new();
    let mut periods = periods.iter().copied().peekable();
    for last in last_days(plan, measure, as_of) {
        let then = known.on(last);
        let by_body = by_reporter(then, measure, AsOf { day: last, ..as_of });
        let reporters: Vec<BodyKey> = by_body.keys().copied().flatten().collect();
        while let Some(period) =
            periods.next_if(|period| clipped(then, *period).last <= last || last == as_of.day)
        {
            let days = clipped(then, period);
            for (body, own) in &by_body {
                let live: Vec<&Obligation> = own
                    .iter()
                    .filter(|obligation| is_live(obligation, days))
                    .collect();
                let due_on = due_on(then, &live, period);
                let Some(due_on) = due_on.filter(|due_on| *due_on < as_of.day) else {
                    continue;
                };
                let (outcome, came_on_time) =
                    outcome(plan, &said, &reporters, &live, (period, due_on));
                owed.push(Owed {
                    measure: measure.key,
                    body: *body,
                    period,
                    due_on,
                    outcome,
                    came_on_time,
                });
            }
        }
    }
    owed.sort_by_key(|owed| (owed.body, owed.period));
    owed
}

/// The last day before each act that changes a measure, who answers for it or the plan's rules, and before each naming of a
/// member; and the day asked about. In order.
fn last_days(plan: &Plan, measure: &Measure, as_of: AsOf) -> Vec<Date> {
    let own = acts(plan, measure).into_iter();
    let own = own.map(|(amendment, _)| amendment);
    let rules = plan.rule_changes().map(|(amendment, _)| amendment);
    let acts = own.chain(rules).map(Amendment::counts_from);
    let namings = namings(plan, measure).into_iter().map(|(day, ..)| day);
    let before = acts.chain(namings).map(|day| day.saturating_sub(1.day()));
    let days: BTreeSet<Date> = before
        .filter(|day| *day < as_of.day)
        .chain([as_of.day])
        .collect();
    days.into_iter().collect()
}

/// The obligations of a measure as of a day, by who reports on them: the body that owes them, and once that is no more the
/// first of its successors.
fn by_reporter<'p>(
    plan: &'p Plan,
    measure: &Measure,
    as_of: AsOf,
) -> BTreeMap<Option<BodyKey>, Vec<Obligation<'p>>> {
    let mut by_body: BTreeMap<Option<BodyKey>, Vec<Obligation>> = BTreeMap::new();
    let Some(measure) = plan.measure_by_id(measure.id.value.as_str()) else {
        return by_body;
    };
    for obligation in of_measure(plan, measure, as_of) {
        if plan.edition.admits(&obligation) {
            let heirs = obligation
                .body_key()
                .map(|body| plan.heirs(body, as_of.day));
            let reporter = heirs.and_then(|heirs| heirs.first().copied());
            by_body.entry(reporter).or_default().push(obligation);
        }
    }
    by_body
}

/// Whether an obligation runs in these days or is overdue then: it has begun, and was not settled before.
pub(crate) fn is_live(obligation: &Obligation, days: Days) -> bool {
    let slot = &obligation.dated.slot;
    if days.last < slot.starts_on {
        return false;
    }
    let runs = days.first <= slot.ends_on.max(slot.due_on);
    match obligation.status {
        Status::Met { on, .. } | Status::MetLate { on, .. } => {
            // A continuing obligation runs to its end, however early it was met; a delivery is over once it is done.
            let is_continuing = obligation.dated.kind() == Kind::Continuing;
            days.first <= on.max(slot.starts_on) || (is_continuing && runs)
        }
        Status::Waived { by } => days.first < by.effective_on,
        Status::NotApplicable { .. } => runs,
        Status::Upcoming | Status::Open | Status::Awaiting(_) | Status::Overdue { .. } => true,
    }
}

/// When word of these obligations is due: after the reporting period; where all of them are deliveries that fall due
/// in it, after the last of their due dates. `None` where there are none.
fn due_on(plan: &Plan, live: &[&Obligation], period: Period) -> Option<Date> {
    let days = clipped(plan, period);
    let closing = |obligation: &&Obligation| {
        obligation.dated.kind() == Kind::Delivery && days.contains(obligation.due_on())
    };
    let last = live.iter().map(|obligation| obligation.due_on()).max()?;
    if live.iter().all(closing) {
        Some(plan.due_within(last).after(last))
    } else {
        Some(report_due_on(plan, period))
    }
}

/// What came for a reporting period from those who may meet the obligations, and whether anything came on time.
fn outcome(
    plan: &Plan,
    said: &[Considered],
    reporters: &[BodyKey],
    live: &[&Obligation],
    (period, due_on): (Period, Date),
) -> (Outcome, bool) {
    let of_period: Vec<&Considered> = said
        .iter()
        .filter(|considered| period.days().covers(considered.period.days()))
        .filter(|considered| {
            live.iter()
                .any(|obligation| is_accepted(plan, obligation, considered, reporters))
        })
        .collect();
    let came = of_period.iter().filter(|considered| {
        !matches!(
            considered.standing,
            Standing::NotReceived | Standing::LeftOut
        )
    });
    let came_on_time = came.clone().any(|one| one.entry.received_on <= due_on);
    let standing = came.filter(|considered| {
        matches!(
            considered.standing,
            Standing::Counts(_) | Standing::WaitsForReview
        )
    });
    // Of several that stand, such as one for each month of a quarter, the best decides.
    let best = standing
        .map(|considered| {
            (
                substance(considered),
                first_received(&of_period, considered),
            )
        })
        .max_by_key(|(substance, received_on)| (*substance, std::cmp::Reverse(*received_on)));
    let outcome = match best {
        None => Outcome::Missing,
        Some((Outcome::OnTime, received_on)) if due_on < received_on => Outcome::Late,
        Some((outcome, _)) => outcome,
    };
    (outcome, came_on_time)
}

/// Whether a progress report is of a body that could report on an obligation, by itself or for one whose place it took or
/// that took its place; or meets it. What a body says that reports on the measure itself is about its own part.
fn is_accepted(
    plan: &Plan,
    obligation: &Obligation,
    considered: &Considered,
    reporters: &[BodyKey],
) -> bool {
    let entry = considered.entry;
    let meets = match obligation.status {
        Status::Met { entry: own, .. } | Status::MetLate { entry: own, .. } => {
            own.span == entry.span
        }
        Status::NotApplicable { .. }
        | Status::Waived { .. }
        | Status::Upcoming
        | Status::Open
        | Status::Awaiting(_)
        | Status::Overdue { .. } => false,
    };
    let took_the_place_of = |body: &&Body| {
        !reporters.contains(&considered.body)
            && plan
                .heirs(body.key, entry.received_on)
                .contains(&considered.body)
    };
    let last = considered.period.days().last;
    let passed_into = |body: &&Body| plan.heirs(considered.body, last).contains(&body.key);
    meets
        || obligation.accepts(considered)
        || obligation.may_meet.iter().any(took_the_place_of)
        || obligation.may_meet.iter().any(passed_into)
}

/// What an entry says, leaving open when it came: [`Outcome::OnTime`] stands for substance.
fn substance(considered: &Considered) -> Outcome {
    let entry = considered.entry;
    match entry.state {
        State::Nil => Outcome::Nil,
        State::NotApplicable | State::Undone => Outcome::OnTime,
        State::Done | State::InProgress | State::NotStarted => match entry.substance {
            Substance::Nothing => Outcome::WithoutSubstance,
            Substance::SummaryAlone | Substance::Evidence => Outcome::OnTime,
        },
    }
}

/// The day on which the body first said as much: an entry that a correction replaced counts, one that was returned does not.
fn first_received(of_period: &[&Considered], standing: &Considered) -> Date {
    of_period
        .iter()
        .filter(|other| {
            other.body == standing.body
                && other.period == standing.period
                && other.dated == standing.dated
                && matches!(
                    other.standing,
                    Standing::Corrected(_) | Standing::Counts(_) | Standing::WaitsForReview
                )
                && substance(standing) <= substance(other)
        })
        .map(|other| other.entry.received_on)
        .min()
        .unwrap_or(standing.entry.received_on)
}

/// How many progress reports had each outcome, in the order of [`Outcome`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tally {
    outcomes: [usize; 5],
    /// Of each outcome, how many came on time in some form.
    on_time: [usize; 5],
}

impl Tally {
    pub(crate) fn of<'o>(owed: impl IntoIterator<Item = &'o Owed>) -> Self {
        let mut tally = Self::default();
        for one in owed {
            let at = one.outcome as usize;
            tally.outcomes[at] += 1;
            tally.on_time[at] += usize::from(one.came_on_time);
        }
        tally
    }

    pub(crate) fn owed(&self) -> usize {
        self.outcomes.iter().sum()
    }

    pub(crate) fn count(&self, outcome: Outcome) -> usize {
        self.outcomes[outcome as usize]
    }

    pub(crate) fn came_on_time(&self, outcome: Outcome) -> usize {
        self.on_time[outcome as usize]
    }

    /// Whole per cent of each outcome, in the order of [`Outcome`], which add up to 100; all 0 where nothing was owed.
    ///
    /// Rounded down, and what is missing goes to the largest remainders; of equal ones, to the better outcome.
    pub(crate) fn percent(&self) -> [usize; 5] {
        let owed = self.owed();
        if owed == 0 {
            return [0; 5];
        }
        let mut percent = self.outcomes.map(|count| count * 100 / owed);
        let mut largest: Vec<usize> = (0..percent.len()).collect();
        largest.sort_by_key(|at| std::cmp::Reverse((self.outcomes[*at] * 100 % owed, *at)));
        let lacking = 100 - percent.iter().sum::<usize>();
        for at in largest.into_iter().take(lacking) {
            percent[at] += 1;
        }
        percent
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::Tally;

    proptest! {
        #[test]
        fn per_cent_add_up_to_a_hundred(outcomes in any::<[u16; 5]>()) {
            let tally = Tally { outcomes: outcomes.map(usize::from), on_time: [0; 5] };
            let expected = if tally.owed() == 0 { 0 } else { 100 };
            assert_eq!(tally.percent().iter().sum::<usize>(), expected);
        }
    }
}
