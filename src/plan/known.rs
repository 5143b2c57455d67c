//! What was known of a plan when: acts that count from before their own day are unknown until it.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::period::Period;
use crate::plan::Plan;

/// A plan as it was known from day to day: an act that counts from before its own day does so for nobody until that day.
#[derive(Debug)]
pub(crate) struct Known<'p> {
    pub(crate) plan: &'p Plan,
    /// Oldest first, each until a day, exclusive.
    earlier: Vec<(Date, Plan)>,
}

impl<'p> Known<'p> {
    /// Looks back from what is known by now.
    pub(crate) fn of(plan: &'p Plan) -> Self {
        let late = plan.amendments.iter();
        let late = late.filter(|amendment| amendment.effective_on < amendment.on);
        let days: BTreeSet<Date> = late.map(|amendment| amendment.on).collect();
        let known = |day: Date| plan.clone().known_on(day.saturating_sub(1.day()));
        Self {
            plan,
            earlier: days.into_iter().map(|day| (day, known(day))).collect(),
        }
    }

    /// The plan as it was known on a day.
    pub(crate) fn on(&self, day: Date) -> &Plan {
        let earlier = self.earlier.iter().find(|(until, _)| day < *until);
        earlier.map_or(self.plan, |(_, plan)| plan)
    }

    /// The reporting periods, each as it was known when it ended.
    pub(crate) fn reporting_periods(&self) -> Vec<Period> {
        let earlier = self.earlier.iter();
        let earlier = earlier.map(|(until, plan)| (until.saturating_sub(1.day()), plan));
        let mut periods: Vec<Period> = Vec::new();
        for (last, plan) in earlier.chain([(Date::MAX, self.plan)]) {
            let covered = periods.last().map(|period: &Period| period.days().last);
            let new = plan.reporting_periods().into_iter();
            periods.extend(new.filter(|period| {
                let days = period.days();
                days.last <= last && covered.is_none_or(|covered| covered < days.first)
            }));
        }
        periods
    }
}
