//! The questions to a body for a reporting period: one row for each obligation that runs then or is overdue, and that
//! nobody has answered for yet. Forms are independent of file formats; those are in the files below.

pub(crate) mod column;
pub(crate) mod letter;
pub(crate) mod mail;
pub(crate) mod paper;
pub(crate) mod sheet;

use std::fmt::Write;

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::obligation::answer::may_report;
use crate::obligation::as_of::AsOf;
use crate::obligation::belonging::Belonging;
use crate::obligation::discipline::{clipped, is_live};
use crate::obligation::evidence::{Considered, considered};
use crate::obligation::schedule::{Dated, schedule};
use crate::obligation::standing::Standing;
use crate::obligation::status::{Awaits, Status};
use crate::obligation::target::{Belongs, Misfit, Word};
use crate::obligation::{Obligation, of_measure};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::about::{About, ObligationOf};
use crate::plan::body::Body;
use crate::plan::measure::Measure;
use crate::plan::progress::Progress;
use crate::plan::review::Review;

/// The questions to one body for one reporting period.
#[derive(Debug)]
pub(crate) struct Form<'p> {
    pub(crate) plan: &'p Plan,
    pub(crate) body: &'p Body,
    pub(crate) period: Period,
    pub(crate) as_of: AsOf,
    /// What runs in the period comes first, then what is overdue from before, by due date.
    pub(crate) rows: Vec<Row<'p>>,
}

/// The question about one obligation.
#[derive(Debug)]
pub(crate) struct Row<'p> {
    pub(crate) obligation: Obligation<'p>,
    /// The last progress report about it, returned or not.
    pub(crate) said: Option<(&'p Progress, Period)>,
    /// The review that returned the last progress report.
    pub(crate) returned: Option<&'p Review>,
    /// Whether the body has a valid progress report for this very period.
    pub(crate) is_answered: bool,
}

impl Row<'_> {
    /// The obligation as an entry can name it.
    pub(crate) fn name(&self) -> ObligationOf {
        self.obligation.dated.name()
    }

    /// A digest of its words and dates, to tell whether the question is still the same.
    pub(crate) fn code(&self, plan: &Plan, body: &Body) -> String {
        code(plan, body, self.obligation.measure, &self.obligation.dated)
    }
}

/// Twelve hexadecimal digits of what a body is asked about an obligation.
///
/// They change when an amendment changes the words, the period or the due date.
pub(crate) fn code(plan: &Plan, body: &Body, measure: &Measure, dated: &Dated) -> String {
    let mut sum = Sha256::new();
    let parts = [
        &*plan.header.id,
        &*body.id.value,
        measure.id.value.as_str(),
        &*measure.text,
        &*dated.implementation.words.value,
        &dated.name().to_string(),
        &dated.slot.due_on.to_string(),
    ];
    for part in parts {
        sum.update(part.as_bytes());
        sum.update([0]);
    }
    let digest = sum.finalize();
    digest[..6].iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

impl<'p> Form<'p> {
    /// The questions to a body about everything that it can meet and that is not settled.
    pub(crate) fn of(plan: &'p Plan, body: &'p Body, period: Period, as_of: AsOf) -> Self {
        let days = clipped(plan, period);
        let mut rows: Vec<Row> = Vec::new();
        let measures = plan.measures.iter();
        for measure in measures.filter(|measure| may_report(plan, measure, body.key)) {
            let obligations = of_measure(plan, measure, as_of);
            let dated = schedule(plan, measure, as_of);
            let said = considered(plan, measure, &dated, as_of);
            for obligation in obligations {
                let is_asked = may_meet(&obligation, body)
                    && is_live(plan, &obligation, days)
                    && is_unsettled(&obligation.status);
                if is_asked {
                    rows.push(row(&dated, &said, obligation, body, period));
                }
            }
        }
        rows.sort_by_key(|row| {
            let due_on = row.obligation.due_on();
            (due_on < days.first, due_on, row.obligation.measure.key)
        });
        Self {
            plan,
            body,
            period,
            as_of,
            rows,
        }
    }

    /// The rows that nobody has answered.
    pub(crate) fn owed(&self) -> impl Iterator<Item = &Row<'p>> {
        self.rows.iter().filter(|row| !row.is_answered)
    }

    pub(crate) fn returned(&self) -> usize {
        self.rows
            .iter()
            .filter(|row| row.returned.is_some())
            .count()
    }

    /// Sixteen hexadecimal digits of all questions.
    pub(crate) fn fingerprint(&self) -> String {
        let mut sum = Sha256::new();
        for row in &self.rows {
            sum.update(row.code(self.plan, self.body).as_bytes());
        }
        let digest = sum.finalize();
        digest[..8].iter().fold(String::new(), |mut digits, byte| {
            let _ = write!(digits, "{byte:02x}");
            digits
        })
    }
}

fn may_meet(obligation: &Obligation, body: &Body) -> bool {
    obligation.may_meet.iter().any(|own| own.key == body.key)
}

/// Whether there is anything left to report: not if it is done, waived, or waits for the coordinator.
fn is_unsettled(status: &Status) -> bool {
    match status {
        Status::Upcoming
        | Status::Open
        | Status::Awaiting(Awaits::Report)
        | Status::Overdue { .. } => true,
        Status::Met { .. }
        | Status::MetLate { .. }
        | Status::NotApplicable { .. }
        | Status::Waived { .. }
        | Status::Awaiting(Awaits::Review) => false,
    }
}

fn row<'p>(
    dated: &[Dated<'p>],
    said: &[Considered<'p>],
    obligation: Obligation<'p>,
    body: &Body,
    period: Period,
) -> Row<'p> {
    let own = || {
        said.iter().filter(|considered| {
            considered.body == body.key
                && considered
                    .dated
                    .is_some_and(|at| dated[at].which == obligation.dated.which)
                && matches!(
                    considered.standing,
                    Standing::Returned(_) | Standing::WaitsForReview | Standing::Counts(_)
                )
        })
    };
    let last = own().max_by_key(|considered| considered.entry.received_on);
    let is_answered = own().any(|considered| {
        considered.period == period && !matches!(considered.standing, Standing::Returned(_))
    });
    Row {
        said: last.map(|considered| (considered.entry, considered.period)),
        returned: last.and_then(|considered| match considered.standing {
            Standing::Returned(review) => Some(review),
            _ => None,
        }),
        is_answered,
        obligation,
    }
}

/// What a word must say as `for` to be about an obligation; `None` where it need not say anything.
///
/// # Errors
///
/// If even its name does not tell it from another, or it is said to be done before the obligation began.
pub(crate) fn about(
    belonging: &Belonging,
    own: &Dated,
    word: &Word,
) -> Result<Option<About>, Unfit> {
    let is_own = |about: &Option<About>| {
        let word = Word {
            about: about.as_ref(),
            ..*word
        };
        let belongs = belonging.decide(&word);
        matches!(belongs.targets(), [target] if target.which == own.which)
    };
    [None, Some(About::one(own.name()))]
        .into_iter()
        .find(is_own)
        .ok_or_else(|| {
            let about = About::one(own.name());
            let word = Word {
                about: Some(&about),
                ..*word
            };
            match belonging.decide(&word) {
                Belongs::Nowhere(Misfit::DoneBefore(dated)) => {
                    Unfit::DoneBefore(dated.slot.starts_on)
                }
                Belongs::To(_) | Belongs::Nowhere(_) => Unfit::Unclear,
            }
        })
}

/// Why a word cannot be about what it is asked about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Unfit {
    /// Its name does not tell the obligation from another.
    Unclear,
    /// The obligation began on this day, after what is said to be done.
    DoneBefore(Date),
}
