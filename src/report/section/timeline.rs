//! Measures against reporting periods: where each stood when the period was over.

use crate::document::{Chart, Plot, Timeline, TimelineRow, Tone};
use crate::obligation::Obligation;
use crate::obligation::as_of::{AsOf, days_between};
use crate::obligation::discipline::clipped;
use crate::obligation::status::Status;
use crate::period::reading::Kind;
use crate::period::{Days, Period};
use crate::plan::Plan;
use crate::report::asked::Asked;
use crate::text::wording::Wording;
use crate::text::words::shortened;
use crate::voice::cell::status_name;
use crate::voice::plain::tone;

/// How many measures a picture has room for; of more, objectives are drawn.
const MOST_ROWS: usize = 200;

/// The timeline of the obligations given, which come by measure.
pub(in crate::report) fn chart(plan: &Plan, asked: &Asked, all: &[Obligation]) -> Chart {
    let wording = asked.wording;
    let rows = rows(plan, all, asked.as_of);
    Chart {
        title: wording.say("chart-timeline-title"),
        description: wording.tell(
            "chart-timeline",
            [
                ("rows", rows.len().into()),
                ("date", wording.date(asked.as_of.day).into()),
            ],
        ),
        plot: Plot::Timeline(timeline(plan, asked.as_of, wording, rows)),
    }
}

/// Everything a timeline needs, for a chart or for a terminal.
pub(in crate::report) fn timeline(
    plan: &Plan,
    as_of: AsOf,
    wording: Wording,
    rows: Vec<TimelineRow>,
) -> Timeline {
    let periods = plan.reporting_periods();
    let meanings = ["met", "met-late", "open", "overdue", "upcoming"].map(|name| {
        (
            status_name(wording, name),
            crate::voice::cell::status_tone(name),
        )
    });
    Timeline {
        as_of: through(plan, &periods, as_of),
        periods: periods.iter().map(ToString::to_string).collect(),
        meanings: meanings.to_vec(),
        rows,
    }
}

/// How far through the periods the as-of day lies.
fn through(plan: &Plan, periods: &[Period], as_of: AsOf) -> Option<f64> {
    let day = as_of.day;
    let at = periods
        .iter()
        .position(|period| clipped(plan, *period).contains(day))?;
    let days = clipped(plan, periods[at]);
    let length = f64::from(days_between(days.first, days.last) + 1);
    let position = u32::try_from(at).ok()?;
    Some(f64::from(position) + f64::from(days_between(days.first, day)) / length)
}

/// One row for each measure that has obligations, or for each objective where there are too many.
pub(in crate::report) fn rows(plan: &Plan, all: &[Obligation], as_of: AsOf) -> Vec<TimelineRow> {
    let measures: Vec<&[Obligation]> = all
        .chunk_by(|a, b| a.measure.key == b.measure.key)
        .collect();
    if measures.len() <= MOST_ROWS {
        return measures
            .into_iter()
            .map(|own| TimelineRow {
                label: own[0].measure.id.value.as_str().to_owned(),
                title: shortened(&own[0].measure.text, 120).into_owned(),
                cells: cells(plan, own, as_of),
            })
            .collect();
    }
    all.chunk_by(|a, b| a.measure.objective == b.measure.objective)
        .map(|own| {
            let objective = plan.objective(own[0].measure.objective);
            TimelineRow {
                label: objective.id.value.as_str().to_owned(),
                title: shortened(&objective.title, 120).into_owned(),
                cells: cells(plan, own, as_of),
            }
        })
        .collect()
}

/// The worst status in each reporting period of what runs then: a delivery from its start until it is due.
fn cells(plan: &Plan, own: &[Obligation], as_of: AsOf) -> Vec<Option<Tone>> {
    plan.reporting_periods()
        .into_iter()
        .map(|period| {
            let days = clipped(plan, period);
            own.iter()
                .filter(|obligation| runs_in(obligation, days, as_of))
                .map(|obligation| shade(obligation, days))
                .max_by_key(|tone| rank(*tone))
        })
        .collect()
}

/// A delivery that is overdue runs on until the day.
fn runs_in(obligation: &Obligation, days: Days, as_of: AsOf) -> bool {
    let slot = &obligation.dated.slot;
    let is_late_delivery =
        obligation.status.is_overdue() && obligation.dated.kind() == Kind::Delivery;
    let until = if is_late_delivery {
        as_of.day
    } else {
        slot.due_on
    };
    slot.starts_on <= days.last && days.first <= until
}

/// How an obligation looks in a period: its status where it falls due, on its way before.
fn shade(obligation: &Obligation, days: Days) -> Tone {
    if days.contains(obligation.due_on()) {
        return match obligation.status {
            Status::MetLate { .. } => Tone::Late,
            _ => tone(&obligation.status),
        };
    }
    match obligation.status {
        Status::Overdue { .. } if obligation.due_on() < days.first => Tone::Overdue,
        Status::Met { on, .. } | Status::MetLate { on, .. } if on <= days.last => Tone::Done,
        Status::Upcoming => Tone::Muted,
        Status::Met { .. }
        | Status::MetLate { .. }
        | Status::NotApplicable { .. }
        | Status::Waived { .. }
        | Status::Open
        | Status::Awaiting(_)
        | Status::Overdue { .. } => Tone::Waiting,
    }
}

pub(in crate::report) fn rank(tone: Tone) -> usize {
    match tone {
        Tone::Plain | Tone::Total => 0,
        Tone::Muted => 1,
        Tone::Done => 2,
        Tone::Late => 3,
        Tone::Waiting => 4,
        Tone::Overdue => 5,
    }
}
