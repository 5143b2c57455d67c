//! Reporting discipline: which progress reports were owed, and what came. Pure, like the obligations.
//!
//! Counted is (body, measure, reporting period), for everybody who can meet an obligation that runs then or is overdue.
//! What is not yet due is outside the count.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::obligation::as_of::AsOf;
use crate::obligation::evidence::{Considered, considered};
use crate::obligation::schedule::schedule;
use crate::obligation::standing::Standing;
use crate::obligation::status::Status;
use crate::obligation::{Obligation, Timeline};
use crate::period::reading::Kind;
use crate::period::{Days, Period};
use crate::plan::Plan;
use crate::plan::body::BodyKey;
use crate::plan::known::Known;
use crate::plan::measure::{Measure, MeasureKey};
use crate::plan::progress::Progress;
use crate::plan::statement::{State, Substance};

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

/// The day by which a progress report for a reporting period is due, where nothing that it is about is due on another.
pub(crate) fn report_due_on(plan: &Plan, period: Period) -> Date {
    let last = clipped(plan, period).last;
    plan.due_within(last).after(last)
}

/// Returns every progress report that was owed by a day, by measure, body and reporting period.
///
/// Each reporting period is judged by what was in force, and known, on its last day: what an act changes later, or somebody
/// says later of something else, charges nobody with the past. Only measures and bodies that the plan's edition may count.
pub(crate) fn owed(plan: &Plan, as_of: AsOf) -> Vec<Owed> {
    let known = Known::of(plan);
    let periods = known.reporting_periods();
    plan.of_each_measure(|measure| of_one(&known, measure, &periods, as_of))
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
    let mut then: Option<Timeline> = None;
    for period in periods.iter().copied() {
        // Of a period that is not over yet, a delivery's closing report may be due.
        let last = period.days().last.min(as_of.day);
        let days = clipped(known.on(last), period);
        if as_of.day < days.first {
            break;
        }
        let last = days.last.min(as_of.day);
        let plan = known.on(last);
        if then
            .as_ref()
            .is_none_or(|then| !std::ptr::eq(then.plan(), plan))
        {
            let measure = plan.measure_by_id(measure.id.value.as_str());
            then = measure.map(|measure| Timeline::of(plan, measure));
        }
        let Some(then) = &then else { continue };
        let end = AsOf {
            day: last,
            known_on: last.min(as_of.known_on),
        };
        let told = then.told_before(days.first, end);
        for (body, own) in by_reporter(then, end) {
            let live: Vec<&Obligation> = own
                .iter()
                .filter(|obligation| {
                    is_live(plan, obligation, days) && !was_told(plan, &told, obligation)
                })
                .collect();
            let due_on = live
                .iter()
                .map(|obligation| word_due_on(plan, obligation, days));
            let Some(due_on) = due_on.max().filter(|due_on| *due_on < as_of.day) else {
                continue;
            };
            let of_period = said
                .iter()
                .filter(|considered| period.days().covers(considered.period.days()));
            let of_period: Vec<&Considered> = of_period.collect();
            let (outcome, came_on_time) = outcome(plan, &of_period, (&own, &live), days, due_on);
            owed.push(Owed {
                measure: measure.key,
                body,
                period,
                due_on,
                outcome,
                came_on_time,
            });
        }
    }
    owed.sort_by_key(|owed| (owed.body, owed.period));
    owed
}

/// The obligations of a measure as of a day, by who reports on them: the body that owes them, and once that is no more the
/// first of its successors.
fn by_reporter<'p>(
    timeline: &Timeline<'p>,
    as_of: AsOf,
) -> BTreeMap<Option<BodyKey>, Vec<Obligation<'p>>> {
    let plan = timeline.plan();
    let mut by_body: BTreeMap<Option<BodyKey>, Vec<Obligation>> = BTreeMap::new();
    for obligation in timeline.begun(as_of) {
        if obligation.may_be_in(plan.edition) {
            let heirs = obligation
                .body_key()
                .map(|body| plan.heirs(body, as_of.day));
            let reporter = heirs.and_then(|heirs| heirs.first().copied());
            by_body.entry(reporter).or_default().push(obligation);
        }
    }
    by_body
}

/// Whether word of an obligation is owed for these days: it has begun, and was not settled before, nor told in the file of an
/// earlier period; nor waived.
pub(crate) fn is_live(plan: &Plan, obligation: &Obligation, days: Days) -> bool {
    let was_told = |entry: &Progress| plan.file_of(entry).period.value.days().last < days.first;
    match obligation.status {
        Status::Met { on, entry, .. } | Status::MetLate { on, entry, .. } => {
            days.first <= on && !was_told(entry)
        }
        Status::NotApplicable { entry, .. } => !was_told(entry),
        Status::Waived { .. } => false,
        Status::Upcoming | Status::Open | Status::Awaiting(_) | Status::Overdue { .. } => {
            obligation.dated.slot.starts_on <= days.last
        }
    }
}

/// Whether an obligation was reported as done in the file of an earlier period, also where that waits for its review.
fn was_told(plan: &Plan, told: &[Considered], obligation: &Obligation) -> bool {
    told.iter()
        .any(|considered| is_credited(plan, obligation, considered))
}

/// Whether a reporting period is the one in which an obligation ends: a delivery falls due in it, or the period of what
/// continues is over in it.
fn ends_in(obligation: &Obligation, days: Days) -> bool {
    days.contains(match obligation.dated.kind() {
        Kind::Delivery => obligation.due_on(),
        Kind::Continuing => obligation.dated.slot.ends_on,
    })
}

/// When word of an obligation is due for a reporting period: after the period; of a delivery that falls due in it, after the
/// due date; of what continues and ends in it, after the due date where that is later.
fn word_due_on(plan: &Plan, obligation: &Obligation, days: Days) -> Date {
    let last = match obligation.dated.kind() {
        Kind::Delivery if ends_in(obligation, days) => obligation.due_on(),
        Kind::Continuing if ends_in(obligation, days) => days.last.max(obligation.due_on()),
        Kind::Delivery | Kind::Continuing => days.last,
    };
    plan.due_within(last).after(last)
}

/// What came for a reporting period, and whether anything came on time. Of what stands under several bodies, as after a
/// merger, the worst counts.
fn outcome(
    plan: &Plan,
    of_period: &[&Considered],
    (own, live): (&[Obligation], &[&Obligation]),
    days: Days,
    due_on: Date,
) -> (Outcome, bool) {
    let mut owners: Vec<Option<BodyKey>> = live.iter().map(|live| live.body_key()).collect();
    owners.dedup();
    let of_each = |obligation: &Obligation| outcome_of(plan, of_period, obligation, due_on);
    let of_owner = |owner: &Option<BodyKey>| {
        let is_own = |obligation: &&Obligation| obligation.body_key() == *owner;
        // Of the obligations that end in the period the worst counts, and where none does, what is best of all.
        let ending = live.iter().copied().filter(is_own);
        let ending = ending.filter(|obligation| ends_in(obligation, days));
        let worst = ending.map(of_each).min_by_key(|(outcome, _)| *outcome);
        let all = own.iter().filter(is_own);
        worst.or_else(|| all.map(of_each).max_by_key(|(outcome, _)| *outcome))
    };
    let worst = owners.iter().filter_map(of_owner);
    let worst = worst.min_by_key(|(outcome, came_on_time)| (*outcome, *came_on_time));
    worst.unwrap_or((Outcome::Missing, false))
}

/// What came about one obligation, and whether anything came on time.
fn outcome_of(
    plan: &Plan,
    of_period: &[&Considered],
    obligation: &Obligation,
    due_on: Date,
) -> (Outcome, bool) {
    let own: Vec<&Considered> = of_period
        .iter()
        .copied()
        .filter(|considered| is_credited(plan, obligation, considered))
        .collect();
    let came = own.iter().copied().filter(|considered| {
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
    // Of several bodies any of which may report, the best counts.
    let best = standing
        .map(|considered| (substance(considered), first_received(&own, considered)))
        .max_by_key(|(substance, received_on)| (*substance, std::cmp::Reverse(*received_on)));
    let outcome = match best {
        None => Outcome::Missing,
        Some((Outcome::OnTime, received_on)) if due_on < received_on => Outcome::Late,
        Some((outcome, _)) => outcome,
    };
    (outcome, came_on_time)
}

/// Whether a progress report is word of an obligation: of a body that may meet it, of one whose place that took, or of one
/// that took its place since. What a body says of its own part is no word of another's.
fn is_credited(plan: &Plan, obligation: &Obligation, considered: &Considered) -> bool {
    let is_about = considered
        .target
        .is_some_and(|target| target.which == obligation.dated.which);
    let took_its_place = || {
        let owner = obligation.body_key();
        let heirs = owner.map(|owner| plan.heirs(owner, considered.entry.received_on));
        let is_own = obligation
            .may_meet
            .iter()
            .any(|body| body.key == considered.body);
        !is_own && heirs.is_some_and(|heirs| heirs.contains(&considered.body))
    };
    is_about
        && (obligation.accepts(considered)
            || obligation.was_of(considered.body)
            || took_its_place())
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

/// The day on which the body first said as much: an entry that a correction replaced counts, also where it was returned.
fn first_received(own: &[&Considered], standing: &Considered) -> Date {
    own.iter()
        .filter(|other| {
            other.body == standing.body
                && other.period == standing.period
                && other.target == standing.target
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

    use crate::disk::load::sample::{Sample, sample};
    use crate::obligation::as_of::AsOf;
    use crate::obligation::discipline::{Tally, owed};

    /// What became of the progress reports of health that were owed by a day: `2024-Q1 on-time`.
    #[track_caller]
    fn case(plan: Sample, day: &str, expected: &[&str]) {
        let plan = plan.load();
        let owed = owed(&plan, AsOf::on(day.parse().unwrap()));
        let told: Vec<String> = owed
            .iter()
            .map(|owed| {
                let on_time = if owed.came_on_time {
                    ", came on time"
                } else {
                    ""
                };
                format!("{} {}{on_time}", owed.period, owed.outcome.name())
            })
            .collect();
        assert_eq!(told, expected);
    }

    fn duty() -> Sample {
        sample().measure("1.a", "bodies: [health], period: Regularly")
    }

    fn said(keys: &str) -> Sample {
        duty().progress("2024-Q1/health", &format!("measure: 1.a, {keys}"))
    }

    #[test]
    fn it_is_owed_once_its_due_date_has_passed() {
        case(duty(), "2024-04-15", &[]);
        case(duty(), "2024-04-16", &["2024-Q1 missing"]);
        case(
            duty(),
            "2024-07-16",
            &["2024-Q1 missing", "2024-Q2 missing"],
        );
    }

    #[test]
    fn the_due_date_is_on_time_and_the_day_after_it_late() {
        let came = |day: &str| {
            said(&format!(
                "state: in-progress, summary: Begun., received_on: {day}"
            ))
        };
        case(
            came("2024-04-15"),
            "2024-04-16",
            &["2024-Q1 on-time, came on time"],
        );
        case(came("2024-04-16"), "2024-04-16", &["2024-Q1 late"]);
        case(came("2024-04-17"), "2024-04-16", &["2024-Q1 missing"]);
    }

    #[test]
    fn nothing_to_report_and_no_substance_are_counted_apart() {
        case(
            said("state: nil, received_on: 2024-04-10"),
            "2024-04-16",
            &["2024-Q1 nil, came on time"],
        );
        case(
            said("state: in-progress, received_on: 2024-04-10"),
            "2024-04-16",
            &["2024-Q1 without-substance, came on time"],
        );
    }

    #[test]
    fn what_was_returned_is_missing_though_it_came_on_time() {
        let returned = said("state: done, received_on: 2024-04-10").review(
            "2024-Q1/health",
            "measure: 1.a, decision: returned, ask: Where?, on: 2024-04-12",
        );
        case(returned, "2024-04-16", &["2024-Q1 missing, came on time"]);
    }

    #[test]
    fn a_correction_leaves_the_day_of_what_said_as_much() {
        let corrected = said("state: in-progress, summary: Begun., received_on: 2024-04-10")
            .progress(
                "2024-Q1/health",
                "measure: 1.a, state: done, received_on: 2024-05-01",
            );
        case(corrected, "2024-05-02", &["2024-Q1 on-time, came on time"]);
    }

    #[test]
    fn of_what_was_settled_before_nothing_is_owed() {
        let delivery = sample()
            .measure("1.a", "bodies: [health], period: By June 2024")
            .progress(
                "2024-Q1/health",
                "measure: 1.a, state: done, received_on: 2024-04-10",
            );
        case(delivery, "2024-08-01", &["2024-Q1 on-time, came on time"]);
        let waived = duty().amendment("2024-05-01", "measure: 1.a, waive: true");
        case(waived, "2024-08-01", &["2024-Q1 missing"]);
    }

    proptest! {
        #[test]
        fn per_cent_add_up_to_a_hundred(outcomes in any::<[u16; 5]>()) {
            let tally = Tally { outcomes: outcomes.map(usize::from), on_time: [0; 5] };
            let expected = if tally.owed() == 0 { 0 } else { 100 };
            assert_eq!(tally.percent().iter().sum::<usize>(), expected);
        }
    }
}
