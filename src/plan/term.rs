//! What amendments change about a plan as a whole: its term, how often bodies report, how long they have, and whether
//! that is reviewed.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::file::source::{Span, Spanned};
use crate::period::{Days, Every, Length, Period, Unit};
use crate::plan::Plan;
use crate::plan::amendment::{Amendment, Change};

impl Plan {
    /// The term as of the day on which the plan is settled; before that, the longest there will be.
    pub(crate) fn term(&self) -> Days {
        self.term_on(self.settled_on)
    }

    /// The term as of a day.
    pub(crate) fn term_on(&self, day: Date) -> Days {
        let last = self.newest(day, |change| change.term_to);
        Days {
            last: last.map_or(self.header.term.last, |last| last.value),
            ..self.header.term
        }
    }

    /// The place that sets the end of the term on a day.
    pub(crate) fn term_span_on(&self, day: Date) -> Span {
        self.newest(day, |change| change.term_to)
            .map_or(self.header.term_span, |last| last.span)
    }

    /// Every new last day of the term, with the amendment that sets it, oldest first.
    pub(crate) fn term_ends(&self) -> impl Iterator<Item = (&Amendment, Spanned<Date>)> {
        self.rule_changes()
            .filter_map(|(amendment, change)| Some((amendment, change.term_to?)))
    }

    /// How long after a day a progress report about it is due, by the rule in force on that day.
    pub(crate) fn due_within(&self, day: Date) -> Length {
        self.newest(day.min(self.settled_on), |change| {
            change.reporting.due_within
        })
        .unwrap_or(self.header.reporting.due_within)
    }

    /// The amendment that set the time to report; `None` if the plan's own rule holds.
    pub(crate) fn due_within_by(&self, day: Date) -> Option<&Amendment> {
        let set = |change: &Change| change.reporting.due_within;
        let newest = self.newest_by(day.min(self.settled_on), set);
        newest.map(|(amendment, _)| amendment)
    }

    /// How often bodies report, by the rule in force on a day.
    pub(crate) fn reporting_every(&self, day: Date) -> Unit {
        self.newest(day.min(self.settled_on), |change| change.reporting.every)
            .unwrap_or(self.header.reporting.every)
    }

    /// Whether `done` counts only once accepted, by the rule in force on the day it was received.
    pub(crate) fn review_is_required(&self, received_on: Date) -> bool {
        self.newest(received_on, |change| change.reporting.review_is_required)
            .unwrap_or(self.header.reporting.review_is_required)
    }

    /// How long the coordinator has to review, by the rule in force on the day a progress report was received.
    pub(crate) fn review_within(&self, received_on: Date) -> Length {
        self.newest(received_on, |change| change.reporting.review_within)
            .unwrap_or(self.header.reporting.review_within)
    }

    /// How often continuing measures are judged by default: by the plan's own rule, else as often as bodies report on a
    /// day.
    pub(crate) fn continuing_every(&self, day: Date) -> Every {
        let rule = self.header.continuing.every;
        rule.unwrap_or_else(|| Every::Calendar(self.reporting_every(day)))
    }

    /// The reporting periods, in order: calendar periods that have a day in the term.
    ///
    /// A new cadence begins with the first period of its own that begins when one of the old cadence is over.
    pub(crate) fn reporting_periods(&self) -> Vec<Period> {
        self.reporting_periods_on(self.settled_on)
    }

    /// The reporting periods, past and to come, by the acts in force on a day.
    pub(crate) fn reporting_periods_on(&self, day: Date) -> Vec<Period> {
        let term = self.term_on(day);
        let mut periods: Vec<Period> = Vec::new();
        let mut first = term.first;
        while first <= term.last {
            let wanted = Period::containing(self.reporting_every(first.min(day)), first);
            let period = match periods.last() {
                Some(last) if wanted.days().first < first => Period::containing(last.unit(), first),
                Some(_) | None => wanted,
            };
            first = period.days().last.saturating_add(1.day());
            periods.push(period);
        }
        periods
    }

    /// The reporting period in which a day lies; outside the term by the cadence in force then.
    pub(crate) fn reporting_period_of(&self, day: Date) -> Period {
        let by_rule = Period::containing(self.reporting_every(day), day);
        let mut changes = self.rule_changes();
        if changes.all(|(_, change)| change.reporting.every.is_none()) {
            return by_rule;
        }
        self.reporting_periods()
            .into_iter()
            .find(|period| period.days().contains(day))
            .unwrap_or(by_rule)
    }

    /// The amendments that change the term or the reporting rules, with what they change, oldest first.
    pub(crate) fn rule_changes(&self) -> impl DoubleEndedIterator<Item = (&Amendment, &Change)> {
        self.rule_changes.iter().map(|(at, nth)| {
            let amendment = &self.amendments[*at];
            (amendment, &amendment.changes[*nth])
        })
    }

    /// The value that the newest amendment in force on a day sets.
    fn newest<T>(&self, day: Date, set: impl Fn(&Change) -> Option<T>) -> Option<T> {
        self.newest_by(day, set).map(|(_, value)| value)
    }

    /// The newest amendment in force on a day that sets a value, and the value.
    fn newest_by<T>(
        &self,
        day: Date,
        set: impl Fn(&Change) -> Option<T>,
    ) -> Option<(&Amendment, T)> {
        let mut in_force = self
            .rule_changes()
            .rev()
            .filter(|(amendment, _)| amendment.effective_on <= day);
        in_force.find_map(|(amendment, change)| Some((amendment, set(change)?)))
    }
}
