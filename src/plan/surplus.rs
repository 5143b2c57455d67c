//! Records about one thing above the limit.
//!
//! The state on a day is computed from all earlier records, so their number decides the cost of every answer.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::file::source::Span;
use crate::limit::{CHANGES_OF_ONE, RECORDS_BEFORE, REPORTS_OF_ONE, REPORTS_ON_ONE, SUCCESSIONS};
use crate::plan::amendment::{Amendment, Change};
use crate::plan::measure::{Measure, MeasureKey};
use crate::plan::part::Parts;
use crate::plan::progress::{MeasureName, Progress, ProgressFile};
use crate::plan::review::Review;

/// A record above a limit.
#[derive(Debug, Clone)]
pub(crate) struct Surplus {
    pub(crate) span: Span,
    /// The limit: ``100 changes of measure `1.a` ``.
    pub(crate) most: String,
}

impl Parts {
    /// Removes from amendments, in the order of their effective dates, the changes above the limit.
    pub(super) fn take_surplus(&mut self) -> Vec<Surplus> {
        let mut surplus = self.take_acts_from_before();
        let mut known: BTreeMap<String, u64> = BTreeMap::new();
        let mut successions: u64 = 0;
        for changes in self.amendments.iter_mut().map(|act| &mut act.changes) {
            changes.retain(|change| {
                let Some(subject) = subject(change) else {
                    return true;
                };
                let is_succession = change.succession.is_some();
                successions += u64::from(is_succession);
                let changes = known.entry(subject.clone()).or_default();
                *changes += 1;
                let most = if CHANGES_OF_ONE.is_passed_by(*changes) {
                    format!("{CHANGES_OF_ONE} changes of {subject}")
                } else if is_succession && SUCCESSIONS.is_passed_by(successions) {
                    format!("{SUCCESSIONS} successions and new names of bodies")
                } else {
                    return true;
                };
                let span = change.span;
                surplus.push(Surplus { span, most });
                false
            });
        }
        surplus
    }

    /// Removes retroactive acts if they have too many different dates: the plan is held once more as it was known
    /// before each.
    fn take_acts_from_before(&mut self) -> Vec<Surplus> {
        let measures: usize = self.measures.iter().map(|file| file.measures.len()).sum();
        let records = measures + self.progress.len() + self.reviews.len();
        let most = days_before(records as u64);
        let from_before = |act: &Amendment| act.effective_on < act.on;
        let acts = self.amendments.iter().filter(|act| from_before(act));
        let days: BTreeSet<Date> = acts.map(|act| act.on).collect();
        let Some(last) = days.iter().nth(usize::try_from(most).unwrap_or(usize::MAX)) else {
            return Vec::new();
        };
        let surplus = self
            .amendments
            .extract_if(.., |act| from_before(act) && *last <= act.on);
        surplus
            .map(|act| Surplus {
                span: act.effective_span,
                most: format!("{most} dates of retroactive acts"),
            })
            .collect()
    }
}

/// Removes, in order, the progress reports and reviews of one measure above the limit.
pub(super) fn take_surplus_reports(
    measures: &[Measure],
    files: &[ProgressFile],
    progress: &mut Vec<Progress>,
    reviews: &mut Vec<Review>,
) -> Vec<Surplus> {
    let name = |key: MeasureKey| measures[key.0 as usize].id.value.as_str();
    let (mut of_body, mut on_measure) = (Run::default(), Run::default());
    let mut taken: Vec<Surplus> = Vec::new();
    progress.retain(|entry| {
        let Some(key) = entry.measure.key() else {
            return true;
        };
        let file = &files[entry.file as usize];
        let of_body = of_body.with((key, file.body.key(), file.period.value));
        let most = if REPORTS_OF_ONE.is_passed_by(of_body) {
            let period = file.period.value;
            format!(
                "{REPORTS_OF_ONE} progress reports of one body on measure `{}` for {period}",
                name(key)
            )
        } else if REPORTS_ON_ONE.is_passed_by(on_measure.with(key)) {
            format!(
                "{REPORTS_ON_ONE} progress reports on measure `{}`",
                name(key)
            )
        } else {
            return true;
        };
        let span = entry.span;
        taken.push(Surplus { span, most });
        false
    });
    let mut on_measure = Run::default();
    reviews.retain(|review| {
        let Some(key) = review.measure.key() else {
            return true;
        };
        let is_surplus = REPORTS_ON_ONE.is_passed_by(on_measure.with(key));
        if is_surplus {
            taken.push(Surplus {
                span: review.span,
                most: format!("{REPORTS_ON_ONE} reviews on measure `{}`", name(key)),
            });
        }
        !is_surplus
    });
    taken
}

/// The length of a run of equal values.
struct Run<T> {
    of: Option<T>,
    length: u64,
}

impl<T> Default for Run<T> {
    fn default() -> Self {
        Self {
            of: None,
            length: 0,
        }
    }
}

impl<T: PartialEq> Run<T> {
    /// The length of the run with one more.
    fn with(&mut self, one: T) -> u64 {
        if self.of.as_ref() == Some(&one) {
            self.length += 1;
        } else {
            (self.of, self.length) = (Some(one), 1);
        }
        self.length
    }
}

/// The number of past days for which a plan of so many records is held; at least one.
fn days_before(records: u64) -> u64 {
    (RECORDS_BEFORE.most / records.max(1)).max(1)
}

/// The subject of a change.
fn subject(change: &Change) -> Option<String> {
    if let Some((measure, _)) = &change.measure {
        let id = match measure {
            MeasureName::Unknown(id) => id.to_string(),
            MeasureName::Known(key) => format!("{}", key.0),
        };
        return Some(format!("measure `{id}`"));
    }
    if let Some(succession) = &change.succession {
        return Some(format!("body `{}`", succession.body.written.value));
    }
    change
        .changes_rules()
        .then(|| "the term and the reporting rules".to_owned())
}

#[cfg(test)]
mod tests {
    use super::days_before;
    use crate::limit::RECORDS_BEFORE;

    #[test]
    fn a_plan_is_held_as_often_as_the_limit_has_room_for_its_records() {
        let records = RECORDS_BEFORE.most / 4;
        assert_eq!(days_before(records), 4);
        assert_eq!(days_before(records + 1), 3);
        assert_eq!(days_before(RECORDS_BEFORE.most + 1), 1);
        assert_eq!(days_before(0), RECORDS_BEFORE.most);
    }
}
