//! What a report is asked about: the day, the reporting period, the body, and in which language.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::document::Medium;
use crate::obligation::as_of::AsOf;
use crate::obligation::discipline::{clipped, report_due_on};
use crate::period::{Days, Period};
use crate::plan::Plan;
use crate::plan::body::Body;
use crate::text::wording::Wording;

/// What a report is asked about.
#[derive(Debug)]
pub(crate) struct Asked<'p> {
    pub(crate) as_of: AsOf,
    pub(crate) scope: Scope,
    pub(crate) body: Option<&'p Body>,
    pub(crate) wording: Wording,
    /// Whom the report is for: people or programs.
    pub(crate) medium: Medium,
    /// The revision of the plan's files in git, where it is to be shown.
    pub(crate) revision: Option<String>,
    /// Of the plan's files, in hexadecimal digits; in editions that do not show all of them, of what the report shows.
    pub(crate) fingerprint: String,
}

/// The days a report is about, and those before and after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scope {
    /// `2010-Q2`, `2010` or `2009..2013`.
    pub(crate) name: String,
    /// How it is called in a sentence.
    pub(crate) words: String,
    /// Within the term.
    pub(crate) days: Days,
    /// The day on which a report on the period before was due, or what was given for it; `None` where there was no such period.
    pub(crate) since: Option<Date>,
    /// What comes after it, within the term; `None` at its end.
    pub(crate) next: Option<Next>,
}

/// What comes after the days a report is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Next {
    pub(crate) name: String,
    pub(crate) words: String,
    pub(crate) days: Days,
}

/// Why a plan has no report for a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoScope {
    Unreadable,
    OutsideTerm(Days),
    /// Its first day is later than the as-of date.
    NotBegun(Date),
    /// No reporting period has ended by the as-of date; the first one ends on this day.
    NoneEnded(Option<Date>),
}

impl Scope {
    /// The last reporting period that ended before a day.
    pub(crate) fn just_ended(plan: &Plan, as_of: AsOf, wording: Wording) -> Result<Self, NoScope> {
        let periods = plan.reporting_periods();
        let ended = periods
            .iter()
            .rfind(|period| clipped(plan, **period).last < as_of.day);
        let Some(period) = ended else {
            let first = periods.first().map(|period| clipped(plan, *period).last);
            return Err(NoScope::NoneEnded(first));
        };
        Self::of_period(plan, *period, as_of, wording)
    }

    /// The first reporting period, whether or not it has begun.
    pub(crate) fn first(plan: &Plan, wording: Wording) -> Self {
        let period = plan.reporting_period_of(plan.term().first);
        Self::within(plan, period, clipped(plan, period), wording)
    }

    /// Reads `2010-Q2`, `2010` or `2009..2013`.
    pub(crate) fn parse(
        plan: &Plan,
        text: &str,
        as_of: AsOf,
        wording: Wording,
    ) -> Result<Self, NoScope> {
        if let Some(period) = Period::parse(text) {
            return Self::of_period(plan, period, as_of, wording);
        }
        let (first, last) = text
            .split_once("..")
            .and_then(|(first, last)| Some((Period::parse(first)?, Period::parse(last)?)))
            .filter(|(first, last)| first.days().first <= last.days().last)
            .ok_or(NoScope::Unreadable)?;
        let days = Days {
            first: first.days().first,
            last: last.days().last,
        };
        let days = in_term(plan, days, as_of)?;
        Ok(Self {
            name: text.to_owned(),
            words: wording.days(days),
            days,
            since: before(plan, days.first).map(|period| report_due_on(plan, period)),
            next: next(plan, plan.reporting_period_of(days.last), wording),
        })
    }

    fn of_period(
        plan: &Plan,
        period: Period,
        as_of: AsOf,
        wording: Wording,
    ) -> Result<Self, NoScope> {
        let days = in_term(plan, period.days(), as_of)?;
        Ok(Self::within(plan, period, days, wording))
    }

    fn within(plan: &Plan, period: Period, days: Days, wording: Wording) -> Self {
        let since = before(plan, period.days().first).map(|before| report_due_on(plan, before));
        Self {
            name: period.to_string(),
            words: wording.period(period),
            days,
            since,
            next: next(plan, period, wording),
        }
    }

    /// Whether an obligation due on a day had fallen due by the end of the days.
    pub(crate) fn has_fallen_due(&self, due_on: Date) -> bool {
        due_on <= self.days.last
    }
}

fn in_term(plan: &Plan, days: Days, as_of: AsOf) -> Result<Days, NoScope> {
    let term = plan.term();
    let days = days.clip(term).ok_or(NoScope::OutsideTerm(term))?;
    if as_of.day < days.first {
        return Err(NoScope::NotBegun(days.first));
    }
    Ok(days)
}

/// The reporting period that ended just before a day; `None` where that is before the term.
fn before(plan: &Plan, first: Date) -> Option<Period> {
    let last = first.saturating_sub(1.day());
    (plan.term().first <= last).then(|| plan.reporting_period_of(last))
}

/// What comes after a period, within the term: after a reporting period the next one by the rule in force then, which an act
/// may have changed; after another, such as the year of a plan that reports every quarter, the next of its kind.
fn next(plan: &Plan, period: Period, wording: Wording) -> Option<Next> {
    let days = period.days();
    let period = if plan.reporting_period_of(days.first) == period {
        plan.reporting_period_of(days.last.tomorrow().ok()?)
    } else {
        period.next()?
    };
    let days = period.days().clip(plan.term())?;
    Some(Next {
        name: period.to_string(),
        words: wording.period(period),
        days,
    })
}
