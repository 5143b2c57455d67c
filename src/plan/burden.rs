//! The largest number of obligations that a plan can have, computed before any is created.
//!
//! Due dates times the bodies that may answer, through every amendment: what an amendment removes is counted too, so
//! that the number holds on every day. Obligations that cost more to judge count more, so that time is limited as well.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::limit::{OBLIGATIONS, REPORTS_OF_ONE};
use crate::period::reading::{Frame, Reading};
use crate::period::{Days, Every, Unit};
use crate::plan::Plan;
use crate::plan::body::{Body, BodyKey};
use crate::plan::measure::{Answerable, Implementation, Measure, MeasureKey};

/// The number of changes of the answering bodies up to which an obligation counts once.
const DAYS: u64 = 8;

/// The number of reporting periods up to which an obligation counts once: it is judged for each of them.
const PERIODS: u64 = 20;

/// The number of progress reports of a measure up to which an obligation counts once: each is compared with the due
/// dates.
const REPORTS: u64 = 500;

/// The number of due dates compared with a `for` that count as much as one obligation.
const NAMES: u64 = 1_000;

/// The number of answering bodies of a measure up to which an obligation counts once: each is looked up among the
/// others.
const BODIES: u64 = 1_000;

/// The number of members of a measure's groups that count as much as one obligation, whether or not they answer for it.
const MEMBERS: u64 = 8;

/// The number of bodies that count as much as one obligation if any of them may answer: they are listed with each.
const LISTED: u64 = 32;

impl Plan {
    /// Whether a measure would exceed the limit of obligations, and therefore has none.
    pub(crate) fn is_excessive(&self, measure: MeasureKey) -> bool {
        self.excessive.contains(&measure)
    }

    /// Finds the measures that exceed the limit of obligations, in counting order of their ids.
    pub(super) fn gather_excessive(&mut self) {
        let crowd = Crowd::of(self);
        let term = self.longest_term();
        let mut left = OBLIGATIONS.most;
        let mut excessive = BTreeSet::new();
        for measure in &self.measures {
            let burden = self.burden(measure, term, &crowd);
            match left.checked_sub(burden) {
                Some(rest) => left = rest,
                None => {
                    excessive.insert(measure.key);
                }
            }
        }
        self.excessive = excessive;
    }

    /// The largest number of obligations of a measure in any of its periods; there is at least the approved one.
    pub(crate) fn heaviest_period<'p>(&'p self, measure: &'p Measure) -> &'p Implementation {
        let term = self.longest_term();
        let periods = self.periods(measure).map(|(_, period)| period);
        let heaviest = periods.max_by_key(|period| self.due_dates(measure, period, term));
        heaviest.unwrap_or(&measure.implementation)
    }

    /// The largest number of obligations of a measure.
    fn burden(&self, measure: &Measure, term: Days, crowd: &Crowd) -> u64 {
        let periods = self.periods(measure);
        let due_dates: u64 = periods
            .map(|(_, period)| self.due_dates(measure, period, term))
            .sum();
        let named = self.bodies_of(measure);
        let bodies: u64 = named.map(|key| crowd.behind(key, measure)).sum();
        let parts = if self.may_be_owed_by_each(measure) {
            bodies.max(1)
        } else {
            1 + bodies / LISTED
        };
        let named = self.bodies_of(measure);
        let turns: usize = named.map(|key| crowd.turns(key)).sum();
        let days = turns + self.versions(measure).len();
        let periods = months(term) / u64::from(self.shortest_reporting().months());
        let reports = self.progress_on(measure.key).len() as u64;
        let each = 1 + days as u64 / DAYS + reports / REPORTS + bodies / BODIES;
        let weight = each * (1 + periods / PERIODS);
        let owed = due_dates.max(1).saturating_mul(parts);
        // If there is a choice, every report is compared with those before it.
        let chosen = if due_dates > 1 && self.is_a_list(measure) {
            reports * reports / REPORTS
        } else {
            0
        };
        let named = self.named_with_for(measure, due_dates);
        let named_by = self.bodies_of(measure);
        let looked_through: u64 = named_by.map(|key| crowd.size(key)).sum();
        owed.saturating_mul(weight) + chosen + named + looked_through / MEMBERS
    }

    /// The cost of due dates named by entries of a measure: a range may name all, and each name is looked up.
    fn named_with_for(&self, measure: &Measure, due_dates: u64) -> u64 {
        let reports = self.progress_on(measure.key).iter();
        let reports = reports.filter_map(|entry| entry.about.as_ref());
        let by_reports = reports.map(|about| {
            let ranges = about.names.iter().filter(|name| name.to.is_some()).count();
            let names = about.names.len();
            ranges as u64 * due_dates + names as u64 * due_dates / NAMES
        });
        let reviews = self.reviews_of(measure.key).iter();
        let reviews = reviews.filter_map(|review| Some(&review.about.as_ref()?.value));
        let by_reviews =
            reviews.map(|about| about.names.len() as u64 * due_dates * REPORTS_OF_ONE.most / NAMES);
        by_reports.chain(by_reviews).sum()
    }

    /// Whether a measure is to be delivered more than once.
    fn is_a_list(&self, measure: &Measure) -> bool {
        let mut periods = self.periods(measure);
        periods.any(|(_, period)| {
            let reading = self.stated_reading(measure, period, Date::MAX);
            matches!(reading, Some(Reading::Delivery(windows)) if windows.len() > 1)
        })
    }

    /// The largest number of due dates in a period of a measure.
    fn due_dates(&self, measure: &Measure, period: &Implementation, term: Days) -> u64 {
        let every = if self.follows_reporting(measure) {
            Every::Calendar(self.shortest_reporting())
        } else {
            self.frame_on(measure, Date::MAX).every
        };
        let frame = Frame {
            term,
            approved_on: None,
            every,
        };
        let reading = self.stated_reading(measure, period, term.last);
        reading.map_or(0, |reading| most_slots(&reading, &frame))
    }

    /// The shortest reporting period at any time.
    fn shortest_reporting(&self) -> Unit {
        let changes = self.rule_changes();
        let others = changes.filter_map(|(_, change)| change.reporting.every);
        others.fold(self.header.reporting.every, Unit::min)
    }

    /// From the first day of the term to the last that any amendment gives it.
    fn longest_term(&self) -> Days {
        let ends = self.term_ends().map(|(_, end)| end.value);
        Days {
            first: self.header.term.first,
            last: ends.fold(self.header.term.last, Date::max),
        }
    }

    fn may_be_owed_by_each(&self, measure: &Measure) -> bool {
        let objective = &self.objective(measure.objective).overrides;
        let own = measure.overrides.answerable.or(objective.answerable);
        let rules = match own {
            Some(own) => [own, own],
            None => [
                self.header.continuing.answerable,
                self.header.delivery.answerable,
            ],
        };
        let changes = self.changes(measure.key);
        let by_acts = changes.filter_map(|(_, change)| change.answerable);
        rules
            .into_iter()
            .chain(by_acts)
            .any(|rule| rule == Answerable::Each)
    }
}

/// The number of bodies that may answer for a named one: its successors, or the members of a group.
struct Crowd<'p> {
    /// For a body with successors: itself and all that may come after it.
    lineages: BTreeMap<BodyKey, u64>,
    /// For a group: its members that answer for all measures, and those for one.
    groups: BTreeMap<BodyKey, (u64, BTreeMap<&'p str, u64>)>,
    /// For a group, and for a body with successors: the largest number of days on which the answering bodies change.
    turns: BTreeMap<BodyKey, usize>,
    /// The number of members of a body, and of the measures that these name.
    sizes: BTreeMap<BodyKey, u64>,
}

impl<'p> Crowd<'p> {
    fn of(plan: &'p Plan) -> Self {
        let mut crowd = Self {
            lineages: plan.lineages(),
            groups: BTreeMap::new(),
            turns: BTreeMap::new(),
            sizes: BTreeMap::new(),
        };
        for body in &plan.bodies {
            let namings = body.members.iter().filter_map(|member| member.from);
            let namings = namings.collect::<BTreeSet<Date>>().len();
            let is_plain = body.members.is_empty() && !crowd.lineages.contains_key(&body.key);
            if !is_plain {
                let passings = plan.passing_days_of([body.key]).len();
                crowd.turns.insert(body.key, namings + passings);
            }
            let members = body.members.iter();
            let looked_through = members.map(|member| 1 + member.measures.len() as u64);
            crowd.sizes.insert(body.key, looked_through.sum());
        }
        let groups = plan.bodies.iter().filter(|body| body.is_group());
        crowd.groups = groups
            .map(|group| (group.key, crowd.members(group)))
            .collect();
        crowd
    }

    fn members(&self, group: &'p Body) -> (u64, BTreeMap<&'p str, u64>) {
        let mut of_all = 0;
        let mut of_one: BTreeMap<&str, u64> = BTreeMap::new();
        for member in &group.members {
            let bodies = member.body.key().map_or(0, |key| self.lineage(key));
            if member.measures.is_empty() {
                of_all += bodies;
            }
            for id in &member.measures {
                *of_one.entry(&id.value).or_default() += bodies;
            }
        }
        (of_all, of_one)
    }

    fn lineage(&self, body: BodyKey) -> u64 {
        self.lineages.get(&body).copied().unwrap_or(1)
    }

    /// The largest number of days on which the answering bodies change for a named body.
    fn turns(&self, key: BodyKey) -> usize {
        self.turns.get(&key).copied().unwrap_or(0)
    }

    /// The cost of finding the members of a group for one measure.
    fn size(&self, key: BodyKey) -> u64 {
        self.sizes.get(&key).copied().unwrap_or(0)
    }

    fn behind(&self, key: BodyKey, measure: &Measure) -> u64 {
        let members = self.groups.get(&key).map_or(0, |(of_all, of_one)| {
            of_all + of_one.get(measure.id.value.as_str()).copied().unwrap_or(0)
        });
        members + self.lineage(key)
    }
}

/// The largest number of slots of a reading; each step counts, from its first day.
fn most_slots(reading: &Reading, frame: &Frame) -> u64 {
    match reading {
        Reading::Delivery(windows) => windows.len() as u64,
        Reading::Continuing { from, until, .. } => {
            let first = from.map_or(frame.term.first, |from| from.min(frame.term.first));
            let last = until.map_or(frame.term.last, |until| until.min(frame.term.last));
            let days = u64::try_from((last - first).get_days()).unwrap_or(0) + 1;
            let every = reading.every(frame).unwrap_or(frame.every);
            days / every.fewest_days() + 2
        }
    }
}

/// The number of calendar months that overlap some days.
fn months(days: Days) -> u64 {
    let month = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month());
    u64::try_from(month(days.last) - month(days.first)).unwrap_or(0) + 1
}

impl Every {
    /// The smallest number of days in one.
    fn fewest_days(self) -> u64 {
        match self {
            Self::Calendar(Unit::Month) => 28,
            Self::Calendar(Unit::Quarter) => 90,
            Self::Calendar(Unit::HalfYear) => 181,
            Self::Calendar(Unit::Year) => 365,
            Self::Step { count, unit } => u64::from(count.max(1)) * unit.fewest_days(),
        }
    }
}
