//! Who answers for a measure: the lead, the joint bodies, and the members of groups from the day they were named.

use jiff::civil::Date;

use crate::file::source::Spanned;
use crate::plan::Plan;
use crate::plan::body::{Body, BodyKey, BodyName, Member};
use crate::plan::measure::Measure;
use crate::plan::version::Commitment;

/// What a body is to a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Role {
    /// The first named that is not a group, or marked.
    Lead,
    Joint,
    /// Asked to take part, never answerable.
    Recommended,
}

impl Role {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Joint => "joint",
            Self::Recommended => "recommended",
        }
    }
}

/// A body that a measure names, itself or through a group.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Participant<'p> {
    pub(crate) body: &'p Body,
    pub(crate) role: Role,
    /// The group it is a member of, where it is not named itself.
    pub(crate) group: Option<&'p Body>,
    /// The day on which it was named a member; `None` where it answers from the start.
    pub(crate) from: Option<Date>,
}

/// Returns everyone a measure names on a day, in its order, each body once with its strongest role; groups stand for their
/// members.
///
/// Bodies that are no more on the day `heirs_on` stand there with their successors; members are those who were named by the
/// day `named_by`, inclusive.
pub(crate) fn participants<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
    day: Date,
    heirs_on: Date,
    named_by: Date,
) -> Vec<Participant<'p>> {
    let commitment = plan.commitment(measure, day);
    let lead = lead(plan, measure, &commitment, heirs_on);
    let mut participants: Vec<Participant> = Vec::new();
    for (names, role) in [
        (commitment.bodies, Role::Joint),
        (commitment.recommended, Role::Recommended),
    ] {
        for body in names
            .iter()
            .filter_map(BodyName::key)
            .flat_map(|key| plan.heirs(key, heirs_on))
            .map(|key| plan.body(key))
        {
            if body.is_group() {
                let members = members(plan, body, measure, heirs_on);
                let is_named =
                    |member: &Participant| member.from.is_none_or(|from| from <= named_by);
                for member in members.filter(is_named) {
                    add(&mut participants, Participant { role, ..member });
                }
            } else {
                let role = if role == Role::Joint && Some(body.key) == lead {
                    Role::Lead
                } else {
                    role
                };
                add(
                    &mut participants,
                    Participant {
                        body,
                        role,
                        group: None,
                        from: None,
                    },
                );
            }
        }
    }
    participants
}

/// Adds a body, or strengthens it where it is there already: a body named itself is stronger than a member.
fn add<'p>(participants: &mut Vec<Participant<'p>>, new: Participant<'p>) {
    let strength = |participant: &Participant| {
        (
            participant.role,
            participant.group.is_some(),
            participant.from,
        )
    };
    match participants
        .iter_mut()
        .find(|participant| participant.body.key == new.body.key)
    {
        Some(known) if strength(&new) < strength(known) => *known = new,
        Some(_) => {}
        None => participants.push(new),
    }
}

fn members<'p>(
    plan: &'p Plan,
    group: &'p Body,
    measure: &'p Measure,
    heirs_on: Date,
) -> impl Iterator<Item = Participant<'p>> {
    let answers_for = |measures: &[Spanned<Box<str>>]| {
        measures.is_empty()
            || measures
                .iter()
                .any(|id| *id.value == *measure.id.value.as_str())
    };
    group
        .members
        .iter()
        .filter(move |member| answers_for(&member.measures))
        .flat_map(move |member| {
            let heirs = member.body.key().map(|key| plan.heirs(key, heirs_on));
            let heirs = heirs.into_iter().flatten().map(|key| plan.body(key));
            heirs
                .filter(|body| !body.is_group())
                .map(move |body| Participant {
                    body,
                    role: Role::Joint,
                    group: Some(group),
                    // Who takes a member's place answers for all that the member did.
                    from: member.from,
                })
        })
}

/// The marked lead, where the measure names it, or the first named body that is not a group.
fn lead(
    plan: &Plan,
    measure: &Measure,
    commitment: &Commitment,
    heirs_on: Date,
) -> Option<BodyKey> {
    let named = || {
        commitment
            .bodies
            .iter()
            .filter_map(BodyName::key)
            .flat_map(|key| plan.heirs(key, heirs_on))
            .filter(|key| !plan.body(*key).is_group())
    };
    let objective = &plan.objective(measure.objective).overrides;
    // Who took the place of an objective's lead leads only what names that lead.
    let is_written = |lead: &BodyKey| {
        commitment
            .bodies
            .iter()
            .any(|name| name.key() == Some(*lead))
    };
    let marked = [commitment.lead, objective.lead.as_ref()]
        .into_iter()
        .flatten()
        .filter_map(BodyName::key)
        .filter(is_written)
        .filter_map(|key| plan.heirs(key, heirs_on).first().copied());
    marked
        .into_iter()
        .find(|lead| named().any(|key| key == *lead))
        .or_else(|| named().next())
}

/// Those of the participants who answer; the lead comes first.
pub(crate) fn answering<'p>(participants: &[Participant<'p>]) -> Vec<Participant<'p>> {
    let mut answering: Vec<Participant> = participants
        .iter()
        .filter(|participant| participant.role != Role::Recommended)
        .copied()
        .collect();
    answering.sort_by_key(|participant| participant.role);
    answering
}

/// The days from which somebody takes part as a member of a group, in order, each once.
pub(crate) fn naming_days(plan: &Plan, measure: &Measure) -> Vec<Date> {
    let mut days: Vec<Date> = ever_named(plan, measure)
        .into_iter()
        .filter_map(|participant| participant.from)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Returns everyone a measure names on any day, each body once for each time that names it.
pub(crate) fn ever_named<'p>(plan: &'p Plan, measure: &'p Measure) -> Vec<Participant<'p>> {
    times(plan, measure)
        .into_iter()
        .flat_map(|(day, heirs_on)| participants(plan, measure, day, heirs_on, Date::MAX))
        .collect()
}

/// The bodies that answer for a measure as members of groups, from the day they were named.
pub(crate) fn namings<'p>(
    plan: &'p Plan,
    measure: &'p Measure,
) -> Vec<(Date, &'p Body, &'p Member)> {
    let mut namings: Vec<(Date, &Body, &Member)> = Vec::new();
    for participant in ever_named(plan, measure) {
        let (Some(group), Some(from)) = (participant.group, participant.from) else {
            continue;
        };
        let members = group.members.iter();
        for member in members.filter(|member| member.from == Some(from)) {
            let is_known = namings
                .iter()
                .any(|(.., known)| std::ptr::eq(*known, member));
            if member.body.key() == Some(participant.body.key) && !is_known {
                namings.push((from, group, member));
            }
        }
    }
    namings
}

/// The days from which other bodies take part in a measure: of each version of it, and of each succession, both oldest
/// first. The first are from the beginning.
pub(crate) fn times(plan: &Plan, measure: &Measure) -> Vec<(Date, Date)> {
    let passing_days = plan.passing_days_of(plan.bodies_of(measure));
    plan.versions(measure)
        .into_iter()
        .flat_map(|day| {
            let heirs_on = std::iter::once(Date::MIN).chain(passing_days.iter().copied());
            heirs_on
                .map(move |heirs_on| (day, heirs_on))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Whether a body may report on a measure: it answers for it at some time, or stands in where nobody is named.
pub(crate) fn may_report(plan: &Plan, measure: &Measure, body: BodyKey) -> bool {
    times(plan, measure).into_iter().any(|(day, heirs_on)| {
        let participants = participants(plan, measure, day, heirs_on, Date::MAX);
        let mut answering = participants
            .iter()
            .filter(|participant| participant.role != Role::Recommended);
        let is_named = answering
            .clone()
            .any(|participant| participant.body.key == body);
        let somebody_always_answers = answering.any(|participant| participant.from.is_none());
        is_named || (!somebody_always_answers && plan.stand_ins(heirs_on).contains(&body))
    })
}
