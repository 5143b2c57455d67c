//! What is overdue, by body, oldest first, with runs of periods folded into one row.

use jiff::civil::Date;

use crate::document::{Cell, Column, Document, Table, Tone};
use crate::obligation::Obligation;
use crate::obligation::as_of::AsOf;
use crate::obligation::schedule::Which;
use crate::obligation::status::Status;
use crate::period::reading::SlotPeriod;
use crate::plan::measure::MeasureKey;
use crate::report::command::list::by_owner;
use crate::text::wording::Wording;
use crate::text::words::count;
use crate::voice::plain::{body_title, succeeded, words_cell};

/// The overdue list; `obligations` are those asked for, of every status.
pub(crate) fn overdue(obligations: &[Obligation], as_of: AsOf) -> Document {
    let mut document = Document::default();
    let runs = runs(obligations);
    let total: usize = runs.iter().map(|run| run.obligations.len()).sum();
    if total == 0 {
        document.heading(format!("Nothing is overdue as of {as_of}"));
        return document;
    }
    let groups = by_body(runs);
    document.heading(format!(
        "{} overdue as of {as_of}",
        count(total, "obligation", "obligations")
    ));
    for group in &groups {
        let number: usize = group.iter().map(|run| run.obligations.len()).sum();
        let oldest = group[0].oldest();
        let title = body_title(oldest.body.map(|(body, _)| body)) + &succeeded(oldest);
        document.subheading(format!("{title}: {number} overdue"));
        document.table(table(group));
    }
    let bodies = groups
        .iter()
        .filter(|group| group[0].oldest().body.is_some())
        .count();
    let oldest = groups
        .iter()
        .flatten()
        .map(|run| run.oldest().due_on())
        .min();
    let measures: std::collections::BTreeSet<MeasureKey> = groups
        .iter()
        .flatten()
        .map(|run| run.oldest().measure.key)
        .collect();
    document.paragraph(format!(
        "Total: {} of {} at {}{}.",
        count(total, "obligation", "obligations"),
        count(measures.len(), "measure", "measures"),
        count(bodies, "body", "bodies"),
        oldest.map_or_else(String::new, |due_on| format!(
            ", the oldest due on {due_on}"
        )),
    ));
    document
}

/// Overdue obligations of one measure and body that follow each other without a gap.
pub(in crate::report) struct Run<'o, 'p> {
    pub(in crate::report) obligations: Vec<&'o Obligation<'p>>,
    /// How many obligations of the same measure and body that fell due before the oldest were met late, or are overdue.
    pub(in crate::report) late_before: usize,
}

impl<'o, 'p> Run<'o, 'p> {
    pub(in crate::report) fn oldest(&self) -> &'o Obligation<'p> {
        self.obligations[0]
    }

    /// `2009-Q1`, `8 quarters, 2009-Q1 to 2010-Q4`, or the decree's words of a delivery.
    pub(in crate::report) fn period(&self, wording: Wording) -> String {
        let newest = self.obligations[self.obligations.len() - 1];
        match (self.oldest().dated.which, newest.dated.which) {
            (Which::Period(first), Which::Period(last)) if first != last => wording.tell(
                &format!("run-{}", unit(first)),
                [
                    ("count", self.obligations.len().into()),
                    ("first", first.to_string().into()),
                    ("last", last.to_string().into()),
                ],
            ),
            (Which::Period(only), _) => only.to_string(),
            (Which::Ordinal(_), _) => self.oldest().dated.implementation.words.value.to_string(),
        }
    }
}

/// What a run of periods is counted in: `quarter`, or `period` where that has no name.
pub(in crate::report) fn unit(period: SlotPeriod) -> &'static str {
    match period {
        SlotPeriod::Calendar(period) => period.unit().name(),
        SlotPeriod::Step(_) => "period",
    }
}

/// Folds obligations into runs of one measure and body.
pub(in crate::report) fn runs<'o, 'p>(obligations: &'o [Obligation<'p>]) -> Vec<Run<'o, 'p>> {
    by_owner(obligations)
        .iter()
        .flat_map(|own| runs_of_one(own))
        .collect()
}

/// The same of one measure and body, the one due first before the others.
fn runs_of_one<'o, 'p>(own: &[&'o Obligation<'p>]) -> Vec<Run<'o, 'p>> {
    let mut runs: Vec<Run> = Vec::new();
    let mut before: Option<&Obligation> = None;
    let mut late: Vec<Date> = Vec::new();
    for obligation in own.iter().copied() {
        if obligation.status.is_overdue() {
            let follows = before
                .is_some_and(|before| before.status.is_overdue() && is_next(before, obligation));
            match runs.last_mut() {
                Some(run) if follows => run.obligations.push(obligation),
                Some(_) | None => runs.push(Run {
                    obligations: vec![obligation],
                    late_before: late.partition_point(|due_on| *due_on < obligation.due_on()),
                }),
            }
        }
        if is_late(&obligation.status) {
            late.push(obligation.due_on());
        }
        before = Some(obligation);
    }
    runs
}

fn is_late(status: &Status) -> bool {
    matches!(status, Status::MetLate { .. } | Status::Overdue { .. })
}

/// Whether both are periods of one kind, so that they can be counted together. Deliveries never are.
fn is_next(before: &Obligation, obligation: &Obligation) -> bool {
    match (before.dated.which, obligation.dated.which) {
        (Which::Period(before), Which::Period(after)) => unit(before) == unit(after),
        (Which::Ordinal(_), _) | (_, Which::Ordinal(_)) => false,
    }
}

pub(in crate::report) fn by_body<'o, 'p>(mut runs: Vec<Run<'o, 'p>>) -> Vec<Vec<Run<'o, 'p>>> {
    runs.sort_by_key(|run| {
        (
            run.oldest().body_key(),
            run.oldest().due_on(),
            run.oldest().measure.key,
        )
    });
    let mut groups: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match groups.last_mut() {
            Some(group) if group[0].oldest().body_key() == run.oldest().body_key() => {
                group.push(run);
            }
            Some(_) | None => groups.push(vec![run]),
        }
    }
    groups
}

fn table(runs: &[Run]) -> Table {
    let columns = vec![
        Column::word("measure"),
        Column::text("words"),
        Column::text("period"),
        Column::word("oldest due"),
        Column::number("days late"),
    ];
    let rows = runs.iter().map(|run| {
        let oldest = run.oldest();
        vec![
            Cell::text(oldest.measure.id.value.as_str()),
            words_cell(oldest.measure),
            Cell::text(run.period(Wording::English)),
            Cell::date(oldest.due_on()),
            oldest
                .status
                .days_late()
                .map_or(Cell::EMPTY, Cell::number)
                .tone(Tone::Overdue),
        ]
    });
    Table::new(columns, rows.collect())
}
