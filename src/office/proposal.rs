//! Records to be filed, and their effect: the plan as it would be, what `check` would object to, and the statuses that
//! change. Nothing is written here; that is `store`'s.

pub(crate) mod decision;
pub(crate) mod entry;

use std::collections::BTreeMap;
use std::path::Path;

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
use crate::format::finding::plain;
use crate::obligation::as_of::AsOf;
use crate::obligation::compare::{Compared, compare};
use crate::obligation::evidence::{Considered, considered};
use crate::obligation::schedule::{Which, schedule};
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

impl Proposal {
    /// Makes sure that nothing speaks against what is added to a file, and that it `counts` in the plan as it would be.
    ///
    /// # Errors
    ///
    /// If `check` would find an error, or if one elsewhere in the file would leave it out.
    pub(crate) fn accept(&self, path: &Path, counts: impl Fn(&Plan) -> bool) -> Result<(), Error> {
        let objections = if !self.errors.is_empty() {
            plain(&self.errors)
        } else if counts(&self.after.plan) {
            return Ok(());
        } else {
            format!(
                "it would be left out because of an error in `{}`; run `tadbir check`",
                path.display()
            )
        };
        Err(Error::Objections { objections })
    }
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
#[derive(Debug, Clone)]
pub(crate) struct Effect<'p> {
    pub(crate) compared: Compared<'p>,
    /// Whether the measure has no other obligation, so that it need not be named.
    pub(crate) is_only_one: bool,
}

impl Effect<'_> {
    /// Whether readers would notice: the status, its days, or what it waits for.
    pub(crate) fn is_change(&self) -> bool {
        let compared = &self.compared;
        compared.is_new()
            || compared.is_turned()
            || compared.awaits_another()
            || compared.is_otherwise_late()
    }
}

/// Returns the effect on every obligation that the entries of a body for a period are about, and on every other one
/// that they change.
pub(crate) fn effects<'p>(
    before: &'p Plan,
    after: &'p Plan,
    (body, period): (BodyKey, Period),
    about: &[Subject],
    as_of: AsOf,
) -> Vec<Effect<'p>> {
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
            let own = considered.entry.about.as_ref();
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
        effects.extend(compare(old, owed).into_iter().filter_map(|compared| {
            let is = compared.is.as_ref()?;
            let is_meant = meant.contains(&compared.which()) && may_meet(is, body);
            let effect = Effect {
                compared,
                is_only_one: dated.len() == 1,
            };
            (is_meant || effect.is_change()).then_some(effect)
        }));
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::disk::load::sample::{Sample, sample};
    use crate::obligation::as_of::AsOf;
    use crate::office::proposal::effects;
    use crate::period::Period;

    /// What becomes of obligations by what health reports for 2024-Q2 on 1.a, told on 2024-07-20.
    #[track_caller]
    fn case(before: Sample, keys: &str, expected: &[&str]) {
        let keys = format!("measure: 1.a, received_on: 2024-07-20, {keys}");
        let after = before.clone().progress("2024-Q2/health", &keys);
        let (before, after) = (before.load(), after.load());
        let measure = after.measures[0].key;
        let about = after.progress_on(measure).last().unwrap().about.clone();
        let subjects = [(measure, about)];
        let health = after
            .bodies
            .iter()
            .find(|body| &*body.id.value == "health")
            .unwrap();
        let whose = (health.key, Period::parse("2024-Q2").unwrap());
        let effects = effects(
            &before,
            &after,
            whose,
            &subjects,
            AsOf::on(date(2024, 7, 20)),
        );
        let told: Vec<String> = effects
            .iter()
            .map(|effect| {
                let name = effect.compared.both().map(|(was, is)| {
                    let change = if effect.is_change() { "→" } else { "stays" };
                    format!("{} {change} {}", was.status.name(), is.status.name())
                });
                format!("{}: {}", effect.compared.obligation().id(), name.unwrap())
            })
            .collect();
        assert_eq!(told, expected);
    }

    fn owed(period: &str) -> Sample {
        sample()
            .body("labour", "name: Ministry of Labour, kind: ministry")
            .measure("1.a", &format!("bodies: [health, labour], {period}"))
    }

    #[test]
    fn what_is_done_turns_what_it_is_about_and_nothing_of_others() {
        case(
            owed("period: Regularly"),
            "state: done, done_on: 2024-06-01",
            &["1.a/health/2024-Q2: overdue → met"],
        );
        case(
            owed("period: Regularly"),
            "state: done, done_on: 2024-03-01",
            &["1.a/health/2024-Q1: overdue → met"],
        );
    }

    #[test]
    fn what_it_does_not_change_is_told_as_it_stays() {
        case(
            owed("period: Regularly"),
            "state: in-progress",
            &["1.a/health/2024-Q2: overdue stays overdue"],
        );
        case(
            owed("period: Regularly"),
            "state: in-progress, for: [2024-Q1, 2024-Q2]",
            &[
                "1.a/health/2024-Q1: overdue stays overdue",
                "1.a/health/2024-Q2: overdue stays overdue",
            ],
        );
    }

    #[test]
    fn a_report_of_a_body_that_cannot_meet_it_is_about_nothing_of_its_own() {
        let lead = owed("lead: labour, answerable: lead, period: June 2024");
        case(lead, "state: in-progress", &[]);
    }

    #[test]
    fn what_waits_for_a_review_is_a_change_of_an_obligation_that_stays_awaited() {
        let due = "period: { words: Soon, due: 2024-07-15, by: assumed }, answerable: each";
        case(
            owed(due).with("plan.yaml", "review: none", "review: required"),
            "state: done, done_on: 2024-07-10",
            &["1.a/health/1: awaiting → awaiting"],
        );
    }
}
