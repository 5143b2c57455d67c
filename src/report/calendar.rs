//! The days of one body: what it has to finish, and when its progress reports are due.
//!
//! Pure, like the obligations; [`ics`](crate::format::ics) writes it down. A calendar looks ahead: what is overdue has no day of its own
//! any more, and is named where it must next be reported on.

use jiff::civil::Date;

use crate::document::calendar::{Calendar, Event};
use crate::obligation::as_of::AsOf;
use crate::obligation::discipline::{clipped, report_due_on};
use crate::obligation::schedule::Which;
use crate::obligation::status::Status;
use crate::obligation::{Obligation, obligations};
use crate::period::reading::Kind;
use crate::period::{Days, Period};
use crate::plan::Plan;
use crate::plan::body::Body;
use crate::plan::measure::Measure;
use crate::text::words::{count, harmless, one_line, shortened};

/// How much of a measure's words stands in the title of an event and in lists.
const WORDS_IN_TITLE: usize = 60;

/// How many days before a due date there is an alarm.
const BEFORE_DUE: &[u8] = &[14, 3];

/// How many days before a progress report is due there is an alarm.
const BEFORE_REPORT: &[u8] = &[3];

/// Which days of a body are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// From the day on, what is not settled.
    Ahead,
    /// Past days and what is settled as well.
    Whole,
}

/// Returns the days of a body as of a day: due dates of what it can meet, and the days its progress reports are due.
pub(crate) fn calendar(plan: &Plan, body: &Body, as_of: AsOf, reach: Reach) -> Calendar {
    let own: Vec<Obligation> = obligations(plan, as_of)
        .filter(|obligation| obligation.may_be_in(plan.edition))
        .filter(|obligation| {
            obligation
                .may_meet
                .iter()
                .any(|other| other.key == body.key)
        })
        .filter(|obligation| reach == Reach::Whole || !is_settled(obligation))
        .collect();
    let days = BodyDays {
        plan,
        body,
        as_of,
        own: &own,
    };
    let mut events = days.deliveries();
    events.extend(days.continuing());
    events.extend(days.reports());
    if reach == Reach::Ahead {
        events.retain(|event| as_of.day <= event.on);
    }
    events.sort_by(|a, b| (a.on, &a.uid).cmp(&(b.on, &b.uid)));
    for event in events.iter_mut().filter(|event| event.on < as_of.day) {
        event.alarms = &[];
    }
    Calendar {
        name: said(&format!("{}: {}", body.name.value, plan.header.title)),
        timezone: said(&plan.header.timezone),
        as_of: as_of.day,
        events,
    }
}

/// What the events of one body are made of.
struct BodyDays<'p, 'o> {
    plan: &'p Plan,
    body: &'p Body,
    as_of: AsOf,
    own: &'o [Obligation<'p>],
}

impl<'p> BodyDays<'p, '_> {
    fn uid(&self, of: &str) -> String {
        said(&format!("{of}@{}.tadbir", self.plan.header.id))
    }

    /// One event for each delivery.
    fn deliveries(&self) -> Vec<Event> {
        let deliveries = self
            .own
            .iter()
            .filter(|own| own.dated.kind() == Kind::Delivery);
        deliveries
            .map(|obligation| Event {
                uid: self.uid(&obligation.id()),
                on: obligation.due_on(),
                summary: format!("Due: {}", titled(obligation.measure)),
                description: self.delivery_words(obligation),
                alarms: if is_settled(obligation) {
                    &[]
                } else {
                    BEFORE_DUE
                },
            })
            .collect()
    }

    fn delivery_words(&self, obligation: &Obligation) -> Vec<String> {
        let dated = &obligation.dated;
        let mut words = vec![
            said(&obligation.measure.text),
            format!("Period: {}", said(&dated.implementation.words.value)),
        ];
        if let Some(amendment) = dated.amendment {
            words.push(said(&format!(
                "Amended by {} of {}.",
                amendment.act, amendment.on
            )));
        }
        if dated.first_due_on != dated.slot.due_on {
            words.push(format!("First due on {}.", dated.first_due_on));
        }
        if dated.slot.earliest_due < dated.slot.due_on {
            words.push(format!(
                "The words are vague; read at their earliest it is due on {}.",
                dated.slot.earliest_due
            ));
        }
        match obligation.body {
            None => words.push("No body is named for it.".to_owned()),
            Some((lead, _)) if lead.key != self.body.key => {
                words.push(said(&format!(
                    "Led by {} ({}).",
                    lead.name.value, lead.id.value
                )));
            }
            Some(_) => {}
        }
        words.push(format!(
            "Status on {}: {}.",
            self.as_of,
            status_words(obligation)
        ));
        words
    }

    /// One event for each day on which continuing measures are due, since a body may have dozens of them on the same day.
    fn continuing(&self) -> Vec<Event> {
        let mut own: Vec<&Obligation> = self
            .own
            .iter()
            .filter(|own| own.dated.kind() == Kind::Continuing)
            .collect();
        own.sort_by_key(|obligation| obligation.due_on());
        own.chunk_by(|a, b| a.due_on() == b.due_on())
            .map(|due| {
                let on = due[0].due_on();
                let mut description: Vec<String> =
                    due.iter().map(|obligation| line(obligation)).collect();
                description.push(format!("Status as of {}.", self.as_of));
                let is_settled = due.iter().all(|obligation| is_settled(obligation));
                Event {
                    uid: self.uid(&format!("due/{}/{on}", self.body.id.value)),
                    on,
                    summary: continuing_title(due),
                    description,
                    alarms: if is_settled { &[] } else { BEFORE_DUE },
                }
            })
            .collect()
    }

    /// One event for each reporting period that the body has to report on, and one for each closing progress report.
    fn reports(&self) -> Vec<Event> {
        let owed: Vec<&Obligation> = self
            .own
            .iter()
            .filter(|own| own.body.is_none_or(|(body, _)| body.key == self.body.key))
            .collect();
        let ceased_by = self.plan.ceased_by(self.body.key, self.as_of.day);
        let mut periods = self.plan.reporting_periods();
        periods.retain(|period| {
            ceased_by.is_none_or(|act| clipped(self.plan, *period).last < act.effective_on)
        });
        let next = periods
            .iter()
            .copied()
            .find(|period| self.as_of.day <= report_due_on(self.plan, *period));
        periods
            .into_iter()
            .flat_map(|period| self.reports_for(&owed, period, next == Some(period)))
            .collect()
    }

    fn reports_for(&self, owed: &[&Obligation<'p>], period: Period, is_next: bool) -> Vec<Event> {
        let days = clipped(self.plan, period);
        let on = report_due_on(self.plan, period);
        let mut events = Vec::new();
        let mut regular: Vec<&Obligation> = Vec::new();
        for of_measure in owed.chunk_by(|a, b| a.measure.key == b.measure.key) {
            let running: Vec<&Obligation> = of_measure
                .iter()
                .copied()
                .filter(|obligation| {
                    runs(obligation, days) || (is_next && is_behind(obligation, days))
                })
                .collect();
            match self.closing(&running, days) {
                Some((last, closes_on)) if closes_on != on => {
                    events.push(self.closing_report(last, closes_on));
                }
                Some(_) | None => regular.extend(running),
            }
        }
        if !regular.is_empty() {
            events.push(self.regular_report(&regular, period, on));
        }
        events
    }

    /// Where all that runs of a measure are deliveries that fall due in the period: the last of them, and when word of it is due.
    fn closing<'o>(
        &self,
        running: &[&'o Obligation<'p>],
        days: Days,
    ) -> Option<(&'o Obligation<'p>, Date)> {
        let are_closing = running.iter().all(|obligation| {
            obligation.dated.kind() == Kind::Delivery && days.contains(obligation.due_on())
        });
        let last = running
            .iter()
            .max_by_key(|obligation| obligation.due_on())?;
        let closes_on = self.plan.due_within(last.due_on()).after(last.due_on());
        are_closing.then_some((last, closes_on))
    }

    fn closing_report(&self, last: &Obligation, on: Date) -> Event {
        Event {
            uid: self.uid(&format!("report/{}", last.id())),
            on,
            summary: format!("Closing progress report due: {}", titled(last.measure)),
            description: vec![
                said(&last.measure.text),
                format!("Due on {}.", last.due_on()),
                format!("Status on {}: {}.", self.as_of, status_words(last)),
            ],
            alarms: if is_settled(last) { &[] } else { BEFORE_REPORT },
        }
    }

    fn regular_report(&self, regular: &[&Obligation], period: Period, on: Date) -> Event {
        let days = clipped(self.plan, period);
        let within = self.plan.due_within(days.last);
        let (behind, running): (Vec<&Obligation>, Vec<&Obligation>) = regular
            .iter()
            .copied()
            .partition(|obligation| is_behind(obligation, days));
        let mut description = vec![format!(
            "For {period} ({} to {}), due within {within}.",
            days.first, days.last
        )];
        description.extend(running.iter().map(|obligation| line(obligation)));
        if !behind.is_empty() {
            description.push("Overdue from before:".to_owned());
            let of_measures = behind.chunk_by(|a, b| a.measure.key == b.measure.key);
            description.extend(of_measures.map(folded));
        }
        description.push(format!("Status as of {}.", self.as_of));
        let is_settled = regular.iter().all(|obligation| is_settled(obligation));
        Event {
            uid: self.uid(&format!("report/{}/{period}", self.body.id.value)),
            on,
            summary: format!("Progress report due: {period}"),
            description,
            alarms: if is_settled { &[] } else { BEFORE_REPORT },
        }
    }
}

/// Whether nothing is owed for it any more.
fn is_settled(obligation: &Obligation) -> bool {
    match obligation.status {
        Status::Met { .. }
        | Status::MetLate { .. }
        | Status::NotApplicable { .. }
        | Status::Waived { .. } => true,
        Status::Upcoming | Status::Open | Status::Awaiting(_) | Status::Overdue { .. } => false,
    }
}

/// Whether an obligation has days in these; a delivery is over once it is done, and what is waived once it is.
fn runs(obligation: &Obligation, days: Days) -> bool {
    let slot = &obligation.dated.slot;
    let is_over = match obligation.status {
        Status::Met { on, .. } | Status::MetLate { on, .. } => {
            obligation.dated.kind() == Kind::Delivery && on < days.first
        }
        Status::Waived { by } => by.effective_on <= days.first,
        Status::NotApplicable { .. }
        | Status::Upcoming
        | Status::Open
        | Status::Awaiting(_)
        | Status::Overdue { .. } => false,
    };
    !is_over && slot.starts_on <= days.last && days.first <= slot.ends_on.max(slot.due_on)
}

/// Whether an obligation is overdue from before these days.
fn is_behind(obligation: &Obligation, days: Days) -> bool {
    obligation.status.is_overdue() && !runs(obligation, days)
}

/// A measure's id and the beginning of its words.
fn titled(measure: &Measure) -> String {
    let words = said(&measure.text);
    format!(
        "{} {}",
        said(measure.id.value.as_str()),
        shortened(&words, WORDS_IN_TITLE)
    )
}

fn continuing_title(due: &[&Obligation]) -> String {
    if let [only] = due {
        return format!("Due: {}", titled(only.measure));
    }
    let mut ids: Vec<String> = due
        .iter()
        .map(|own| said(own.measure.id.value.as_str()))
        .collect();
    ids.dedup();
    let counted = count(ids.len(), "continuing measure", "continuing measures");
    let ids = ids.join(", ");
    format!("Due: {counted}: {}", shortened(&ids, WORDS_IN_TITLE))
}

/// An obligation in a line: `3.a Raise awareness of… (2009-Q1), overdue, 106 days`.
fn line(obligation: &Obligation) -> String {
    let when = match obligation.dated.which {
        Which::Period(period) => period.to_string(),
        Which::Ordinal(_) => format!("due {}", obligation.due_on()),
    };
    format!(
        "{} ({when}): {}",
        titled(obligation.measure),
        status_words(obligation)
    )
}

/// What is overdue of one measure in a line, since a continuing one may be overdue for years.
fn folded(overdue: &[&Obligation]) -> String {
    match overdue {
        [first, _, ..] => format!(
            "{} (due {} and {} more): {}",
            titled(first.measure),
            first.due_on(),
            count(overdue.len() - 1, "time", "times"),
            status_words(first)
        ),
        one => one.iter().map(|obligation| line(obligation)).collect(),
    }
}

fn status_words(obligation: &Obligation) -> String {
    let name = obligation.status.name();
    obligation.status.days_late().map_or_else(
        || name.to_owned(),
        |days| format!("{name}, {days} {}", if days == 1 { "day" } else { "days" }),
    )
}

/// A text of the plan as it may stand in a calendar: on one line, and acting on nothing.
fn said(text: &str) -> String {
    one_line(&harmless(text))
}
