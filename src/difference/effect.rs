//! What a difference does to the obligations of a day, and what of it does so.

use jiff::civil::Date;

use crate::difference::{Change, Difference, Entry, Kind, Subject};
use crate::obligation::answer::acts_in_force;
use crate::obligation::schedule::Which;
use crate::obligation::{AsOf, Obligation, Status, of_measure};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::id::Id;
use crate::plan::measure::Measure;

/// An obligation that stands elsewhere than it did.
#[derive(Debug, Clone)]
pub(crate) struct Effect {
    /// As it is called in the new state, or was in the old where it is no more.
    pub(crate) id: String,
    pub(crate) measure: String,
    pub(crate) was: Option<Standing>,
    pub(crate) is: Option<Standing>,
    pub(crate) cause: Cause,
    /// The act, where it is one.
    pub(crate) act: Option<String>,
}

/// Where an obligation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) body: Option<String>,
    pub(crate) due_on: Date,
    pub(crate) status: &'static str,
    pub(crate) days_late: Option<i32>,
    pub(crate) awaits: Option<&'static str>,
}

impl Standing {
    fn of(obligation: &Obligation) -> Self {
        let awaits = match obligation.status {
            Status::Awaiting(awaits) => Some(awaits.name()),
            _ => None,
        };
        Self {
            body: obligation.body.map(|(body, _)| body.id.value.to_string()),
            due_on: obligation.due_on(),
            status: obligation.status.name(),
            days_late: obligation.status.days_late(),
            awaits,
        }
    }

    fn is_overdue(&self) -> bool {
        self.status == "overdue"
    }
}

/// What of a difference moved an obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cause {
    /// The files of the plan themselves were edited.
    Edit,
    RewrittenProgress,
    RemovedProgress,
    RewrittenReview,
    RemovedReview,
    /// An act was added, rewritten or removed.
    Amendment,
    Rules,
    Progress,
    Review,
    /// Something that no single change tells.
    Other,
}

impl Cause {
    pub(crate) const ALL: [Self; 10] = [
        Self::Edit,
        Self::RewrittenProgress,
        Self::RemovedProgress,
        Self::RewrittenReview,
        Self::RemovedReview,
        Self::Amendment,
        Self::Rules,
        Self::Progress,
        Self::Review,
        Self::Other,
    ];

    /// `by amendment`, as it follows a number of items.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Edit => "by an edit of the plan without an act",
            Self::RewrittenProgress => "by a rewritten progress report",
            Self::RemovedProgress => "by a removed progress report",
            Self::RewrittenReview => "by a rewritten review",
            Self::RemovedReview => "by a removed review",
            Self::Amendment => "by amendment",
            Self::Rules => "by other rules or bodies of the plan",
            Self::Progress => "by a new progress report",
            Self::Review => "by a new review",
            Self::Other => "for other reasons",
        }
    }

    /// For programs.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::RewrittenProgress => "rewritten-progress",
            Self::RemovedProgress => "removed-progress",
            Self::RewrittenReview => "rewritten-review",
            Self::RemovedReview => "removed-review",
            Self::Amendment => "amendment",
            Self::Rules => "rules",
            Self::Progress => "progress",
            Self::Review => "review",
            Self::Other => "other",
        }
    }
}

impl Effect {
    pub(crate) fn leaves_overdue(&self) -> bool {
        is_overdue(self.was.as_ref()) && !is_overdue(self.is.as_ref())
    }

    pub(crate) fn joins_overdue(&self) -> bool {
        !is_overdue(self.was.as_ref()) && is_overdue(self.is.as_ref())
    }
}

fn is_overdue(standing: Option<&Standing>) -> bool {
    standing.is_some_and(Standing::is_overdue)
}

/// Returns every obligation that stands elsewhere on a day, by measure, body and due date.
pub(crate) fn effects(difference: &Difference, as_of: AsOf) -> Vec<Effect> {
    let (old, new) = (&difference.old.plan, &difference.new.plan);
    let mut ids: Vec<&Id> = old
        .measures
        .iter()
        .chain(&new.measures)
        .map(|measure| &measure.id.value)
        .collect();
    ids.sort();
    ids.dedup();
    let mut effects = Vec::new();
    for id in ids {
        of_one(difference, id.as_str(), as_of, &mut effects);
    }
    effects
}

fn of_one(difference: &Difference, id: &str, as_of: AsOf, effects: &mut Vec<Effect>) {
    let (old, new) = (&difference.old.plan, &difference.new.plan);
    let before = old.measure_by_id(id);
    let after = new.measure_by_id(id);
    let owed = |plan, measure: Option<_>| {
        measure.map_or_else(Vec::new, |measure| of_measure(plan, measure, as_of))
    };
    let mut was = owed(old, before);
    let mut pairs: Vec<(Option<Obligation>, Option<Obligation>)> = Vec::new();
    let mut left: Vec<Obligation> = Vec::new();
    for is in owed(new, after) {
        let same = was
            .iter()
            .position(|was| is_same(was, &is) && body(was) == body(&is));
        match same {
            Some(at) => pairs.push((Some(was.remove(at)), Some(is))),
            None => left.push(is),
        }
    }
    // Another body may owe the same now.
    for is in left {
        let same = was.iter().position(|was| is_same(was, &is));
        pairs.push((same.map(|at| was.remove(at)), Some(is)));
    }
    pairs.extend(was.into_iter().map(|was| (Some(was), None)));
    let causes = Causes::of(difference, id, before, after, as_of);
    for (was, is) in pairs {
        let standings = (
            was.as_ref().map(Standing::of),
            is.as_ref().map(Standing::of),
        );
        if standings.0 == standings.1 {
            continue;
        }
        let one = is.as_ref().or(was.as_ref()).expect("one of both is there");
        let dates_differ = match (&standings.0, &standings.1) {
            (Some(was), Some(is)) => was.due_on != is.due_on || was.body != is.body,
            (_, _) => true,
        };
        let is_waived = [&standings.0, &standings.1]
            .into_iter()
            .flatten()
            .any(|standing| standing.status == "waived");
        let (cause, act) = causes.decide(one, dates_differ || is_waived);
        effects.push(Effect {
            id: one.id(),
            measure: id.to_owned(),
            was: standings.0,
            is: standings.1,
            cause,
            act,
        });
    }
}

fn is_same(one: &Obligation, other: &Obligation) -> bool {
    one.dated.which == other.dated.which
}

fn body<'p>(obligation: &'p Obligation) -> Option<&'p str> {
    obligation.body.map(|(body, _)| &*body.id.value)
}

/// What of the difference could have moved the obligations of a measure.
struct Causes<'d> {
    own: Vec<&'d Change>,
    /// The acts that are in force on the day in one state alone, or say something else in the other.
    acts: Vec<String>,
    rules_differ: bool,
}

impl<'d> Causes<'d> {
    fn of(
        difference: &'d Difference,
        id: &str,
        before: Option<&Measure>,
        after: Option<&Measure>,
        as_of: AsOf,
    ) -> Self {
        let own = difference
            .changes
            .iter()
            .filter(|change| change.measure.as_deref() == Some(id))
            .filter(|change| change.kind != Kind::Clerical)
            .collect();
        let rewritten: Vec<&str> = difference
            .changes
            .iter()
            .filter(|change| change.subject == Subject::Amendment && change.kind == Kind::Rewritten)
            .map(|change| change.id.as_str())
            .collect();
        let acts_of = |plan: &Plan, measure: Option<&Measure>| -> Vec<String> {
            let Some(measure) = measure else {
                return Vec::new();
            };
            let acts = acts_in_force(plan, measure, as_of).into_iter();
            acts.map(|amendment| amendment.act.to_string()).collect()
        };
        let was = acts_of(&difference.old.plan, before);
        let is = acts_of(&difference.new.plan, after);
        let mut acts: Vec<String> = is
            .iter()
            .filter(|act| !was.contains(act) || rewritten.contains(&act.as_str()))
            .cloned()
            .collect();
        acts.extend(was.into_iter().filter(|act| !is.contains(act)));
        let rules_differ = difference.changes.iter().any(|change| {
            matches!(
                change.subject,
                Subject::Plan | Subject::Body | Subject::Objective
            ) && change.kind != Kind::Clerical
                || change.subject == Subject::Amendment
        });
        Self {
            own,
            acts,
            rules_differ,
        }
    }

    /// What moved an obligation; `is_of_plan` where its dates or its body are others, or it is waived, which no progress
    /// report can do.
    fn decide(&self, obligation: &Obligation, is_of_plan: bool) -> (Cause, Option<String>) {
        let by_act = self
            .acts
            .last()
            .map(|act| (Cause::Amendment, Some(act.clone())));
        let is_edited = self
            .own
            .iter()
            .any(|change| change.subject == Subject::Measure);
        let by_edit = is_edited.then_some((Cause::Edit, None));
        let by_rules = self.rules_differ.then_some((Cause::Rules, None));
        let by_file = [
            (Subject::Progress, Kind::Rewritten, Cause::RewrittenProgress),
            (Subject::Progress, Kind::Removed, Cause::RemovedProgress),
            (Subject::Review, Kind::Rewritten, Cause::RewrittenReview),
            (Subject::Review, Kind::Removed, Cause::RemovedReview),
            (Subject::Progress, Kind::Added, Cause::Progress),
            (Subject::Review, Kind::Added, Cause::Review),
        ]
        .into_iter()
        .find(|(subject, kind, _)| self.is_about(obligation, *subject, *kind))
        .map(|(.., cause)| (cause, None));
        let of_plan = by_act.or(by_edit).or(by_rules);
        let found = if is_of_plan {
            of_plan.or(by_file)
        } else {
            by_file.or(of_plan)
        };
        found.unwrap_or((Cause::Other, None))
    }

    /// Whether a change of that sort is of a body that may meet the obligation, and of its period.
    fn is_about(&self, obligation: &Obligation, subject: Subject, kind: Kind) -> bool {
        let own = self
            .own
            .iter()
            .filter(|change| change.subject == subject && change.kind == kind);
        own.filter_map(|change| change.entry()).any(|entry| {
            let may_meet = obligation
                .may_meet
                .iter()
                .any(|body| *body.id.value == *entry.body);
            may_meet && is_of_period(obligation, &entry)
        })
    }
}

/// Whether an entry can be about an obligation: what it says as `for`, else its reporting period; of a delivery any can.
fn is_of_period(obligation: &Obligation, entry: &Entry) -> bool {
    let Which::Period(own) = obligation.dated.which else {
        return true;
    };
    match entry.about {
        Some(about) => obligation.dated.name().to_string() == about,
        None => {
            Period::parse(entry.period).is_some_and(|period| period.days().overlaps(own.days()))
        }
    }
}
