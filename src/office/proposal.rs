//! Records to be filed, and their effect: the plan as it would be, what `check` would object to, and the statuses that
//! change. Nothing is written here; that is `store`'s.

pub(crate) mod decision;
pub(crate) mod entry;

use std::collections::BTreeMap;

use crate::check::examine::examine;
use crate::check::examined::Examined;
use crate::disk::load::load_with;
use crate::disk::load::location::Location;
use crate::disk::store::{Addition, Draft, draft};
use crate::edit::rule::levels;
use crate::error::Error;
use crate::file::decode::TEXT_TOO_LONG;
use crate::file::finding::{Finding, Level};
use crate::file::source::Drafts;
use crate::file::yaml::writing::Value;
use crate::obligation::as_of::AsOf;
use crate::obligation::evidence::{Considered, considered};
use crate::obligation::schedule::{Which, schedule};
use crate::obligation::status::Status;
use crate::obligation::{Obligation, of_measure};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::about::About;
use crate::plan::body::BodyKey;
use crate::plan::measure::MeasureKey;

/// The subject of an entry of a body for a reporting period: the measure, and the value of `for`.
pub(crate) type Subject = (MeasureKey, Option<About>);

/// Changes of files, and the plan with them.
#[derive(Debug)]
pub(crate) struct Proposal {
    pub(crate) drafts: Vec<Draft>,
    pub(crate) after: Examined,
    /// New errors of the plan with them, and texts that are too long.
    pub(crate) errors: Vec<Finding>,
    /// Warnings of that kind.
    pub(crate) warnings: Vec<Finding>,
}

/// Drafts the addition of records to a plan.
///
/// # Errors
///
/// If a file cannot be read or has no place for records.
pub(crate) fn propose(
    location: &Location,
    before: &Examined,
    additions: &[Addition],
) -> Result<Proposal, Error> {
    let drafts: Vec<Draft> = additions
        .iter()
        .map(|addition| draft(location, addition))
        .collect::<Result<_, _>>()?;
    let texts: Drafts = drafts
        .iter()
        .map(|draft| (draft.path.clone(), draft.after.clone()))
        .collect();
    let after = examine(load_with(location, texts)?, levels(&location.settings)?);
    let (errors, warnings) = objections(before, &after).into_iter().partition(|finding| {
        // In existing files this is only a warning; but nothing new is filed that forms and reports cannot hold.
        finding.level == Level::Error || finding.rule.id == TEXT_TOO_LONG.id
    });
    Ok(Proposal {
        drafts,
        after,
        errors,
        warnings,
    })
}

/// The new findings of a plan, in order.
fn objections(before: &Examined, after: &Examined) -> Vec<Finding> {
    let key = |examined: &Examined, finding: &Finding| {
        let path = examined.sources.path(finding.primary.span.file).to_owned();
        (path, finding.rule.id, finding.message.clone())
    };
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for finding in &before.findings {
        *known.entry(key(before, finding)).or_default() += 1;
    }
    let mut new = Vec::new();
    for finding in &after.findings {
        match known.get_mut(&key(after, finding)) {
            Some(left) if *left > 0 => *left -= 1,
            Some(_) | None => new.push(finding.clone()),
        }
    }
    new
}

/// The effect on an obligation of filing entries.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Effect<'b, 'a> {
    /// Which of the measure's obligations.
    pub(crate) which: Which,
    /// Whether the measure has no other obligation, so that it need not be named.
    pub(crate) is_only_one: bool,
    pub(crate) obligation: ObligationName<'a>,
    pub(crate) before: Option<Status<'b>>,
    pub(crate) after: Status<'a>,
}

/// The name of an obligation for readers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ObligationName<'p> {
    pub(crate) measure: &'p str,
    pub(crate) due_on: jiff::civil::Date,
    /// The day from which late days count.
    pub(crate) late_from: jiff::civil::Date,
}

impl Effect<'_, '_> {
    /// Whether readers would notice: the status, its days, or what it waits for.
    pub(crate) fn is_change(&self) -> bool {
        let seen = |status: &Status| {
            let awaits = match status {
                Status::Awaiting(awaits) => Some(*awaits),
                _ => None,
            };
            (status.position(), awaits, status.days_late())
        };
        self.before.as_ref().map(seen) != Some(seen(&self.after))
    }
}

/// Returns the effect on every obligation that the entries of a body for a period are about, and on every other one
/// that they change.
pub(crate) fn effects<'b, 'a>(
    before: &'b Plan,
    after: &'a Plan,
    (body, period): (BodyKey, Period),
    about: &[Subject],
    as_of: AsOf,
) -> Vec<Effect<'b, 'a>> {
    let mut effects = Vec::new();
    let mut measures: Vec<MeasureKey> = about.iter().map(|(measure, _)| *measure).collect();
    measures.sort_unstable();
    measures.dedup();
    for key in measures {
        let old = of_measure(before, before.measure(key), as_of);
        let owed = of_measure(after, after.measure(key), as_of);
        let dated = schedule(after, after.measure(key), as_of);
        let said = considered(after, after.measure(key), &dated, as_of);
        let said = said.iter().filter(|considered| {
            let own = considered.entry.about.as_ref().map(|about| &about.value);
            let mut about = about.iter();
            (considered.body, considered.period) == (body, period)
                && about.any(|(measure, about)| *measure == key && about.as_ref() == own)
        });
        let is_known = |considered: &&Considered| {
            before.progress_on(key).iter().any(|known| {
                let file = before.file_of(known);
                (file.body.key(), file.period.value) == (Some(body), period)
                    && known.span.start == considered.entry.span.start
            })
        };
        // What was put on file is meant; where nothing was, as by a review, all that was said.
        let (known, new): (Vec<_>, Vec<_>) = said.partition(is_known);
        let meant: Vec<Which> = if new.is_empty() { known } else { new }
            .into_iter()
            .filter_map(|considered: &Considered| Some(considered.target?.which))
            .collect();
        for obligation in owed {
            let is_meant = meant.contains(&obligation.dated.which) && may_meet(&obligation, body);
            let known = old.iter().find(|known| {
                known.dated.which == obligation.dated.which
                    && known.body_key() == obligation.body_key()
            });
            let effect = Effect {
                which: obligation.dated.which,
                is_only_one: dated.len() == 1,
                obligation: ObligationName {
                    measure: obligation.measure.id.value.as_str(),
                    due_on: obligation.due_on(),
                    late_from: obligation.late_from(),
                },
                before: known.map(|known| known.status),
                after: obligation.status,
            };
            if is_meant || effect.is_change() {
                effects.push(effect);
            }
        }
    }
    effects
}

/// The value of `for`, as it is written.
fn about_value(about: &About) -> Value {
    match &*about.names {
        [one] => Value::Word(one.to_string()),
        names => Value::Texts(names.iter().map(ToString::to_string).collect()),
    }
}

fn may_meet(obligation: &Obligation, body: BodyKey) -> bool {
    obligation.may_meet.iter().any(|own| own.key == body)
}
