//! What moved since the day of the previous report, with a cause for each item.

use jiff::civil::Date;

use crate::document::{Cell, Document, Group, Table};
use crate::obligation::act::moved_by;
use crate::obligation::as_of::AsOf;
use crate::obligation::compare::{Compared, compare};
use crate::obligation::status::{Awaits, Status};
use crate::obligation::{Obligation, of_measure};
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::measure::Measure;
use crate::report::asked::Asked;
use crate::voice::cell::{
    body_cell, body_of, body_title, measure_cell, period_cell, status_words, text, word, words_cell,
};

/// Why an obligation stands elsewhere than it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cause {
    BecameOverdue,
    Reopened,
    /// Off the overdue list while a `done` waits for its review.
    AwaitsReview,
    /// Off the overdue list in any other way that is not told by a cause of its own.
    NoLongerOverdue,
    Moved,
    PassedOn,
    Added,
    Removed,
    Waived,
    NotApplicable,
    DeliveredLate,
    Delivered,
}

impl Cause {
    /// Every cause, what is bad news first.
    pub(super) const ALL: [Self; 12] = [
        Self::BecameOverdue,
        Self::Reopened,
        Self::AwaitsReview,
        Self::NoLongerOverdue,
        Self::Moved,
        Self::PassedOn,
        Self::Added,
        Self::Removed,
        Self::Waived,
        Self::NotApplicable,
        Self::DeliveredLate,
        Self::Delivered,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::BecameOverdue => "became-overdue",
            Self::Reopened => "reopened",
            Self::AwaitsReview => "awaits-review",
            Self::NoLongerOverdue => "no-longer-overdue",
            Self::Moved => "moved",
            Self::PassedOn => "passed-on",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Waived => "waived",
            Self::NotApplicable => "not-applicable",
            Self::DeliveredLate => "delivered-late",
            Self::Delivered => "delivered",
        }
    }
}

/// An obligation that moved, and why.
pub(in crate::report) struct Moved<'p> {
    pub(super) cause: Cause,
    compared: Compared<'p>,
}

/// What moved since the day of the previous report; nothing where no period came before. `then` is the plan as it was known
/// on that day, so that what an act changed of it afterwards is told as well.
pub(in crate::report) fn since_previous<'p>(
    plan: &'p Plan,
    then: &'p Plan,
    asked: &Asked,
) -> Vec<Moved<'p>> {
    let since = asked.scope.since;
    since.map_or_else(Vec::new, |since| moved(plan, then, since, asked.as_of))
}

/// What moved between two days, by cause, then by measure, body and due date.
fn moved<'p>(plan: &'p Plan, then: &'p Plan, before: Date, after: AsOf) -> Vec<Moved<'p>> {
    let before = AsOf {
        day: before,
        known_on: before.min(after.known_on),
    };
    let mut moved = plan.of_each_measure(|measure| {
        let own = then.measure_by_id(measure.id.value.as_str());
        let was = own.map_or_else(Vec::new, |own| listed(then, own, before));
        let now = listed(plan, measure, after);
        moved_of_one(plan, &was, &now, after)
    });
    moved.sort_by_key(|moved| moved.cause);
    moved
}

/// What moved of a measure. What successors owe is one with what the body owed that is no more: as one may pass to several,
/// and several to one, each may stand in several rows.
fn moved_of_one<'p>(
    plan: &'p Plan,
    was: &[Obligation<'p>],
    now: &[Obligation<'p>],
    after: AsOf,
) -> Vec<Moved<'p>> {
    let has_ceased = |was: &Obligation| {
        let key = was.body_key();
        key.is_some_and(|key| plan.ceased_by(key, after.day).is_some())
    };
    // Of a duty, years of periods to come pass on; what has begun is enough to tell.
    let is_far = |one: &Obligation| {
        matches!(one.status, Status::Upcoming) && one.dated.kind() == Kind::Continuing
    };
    let name = |one: &Obligation| (one.dated.which, one.body_key());
    let mut passed_on = Vec::new();
    let mut moved = Vec::new();
    for mut compared in compare(was.to_vec(), now.to_vec()) {
        let mut cause = cause(&compared);
        match (&compared.was, &compared.is) {
            (None, Some(is)) => {
                let mut gone = was.iter().filter(|was| has_ceased(was));
                if let Some(gone) = gone.find(|was| is_heir(plan, was, is, after)) {
                    passed_on.push(name(gone));
                    let is_far = is_far(is);
                    compared.was = Some(gone.clone());
                    cause = self::cause(&compared).or(Some(Cause::PassedOn));
                    cause.take_if(|_| is_far);
                }
            }
            // What passed on to others is told of them.
            (Some(was), None) if passed_on.contains(&name(was)) => cause = None,
            (Some(was), None) => {
                // A body that passes into one that owes the same already leaves it nothing new.
                if let Some(heir) = now.iter().find(|now| is_heir(plan, was, now, after)) {
                    cause = (!is_far(was)).then_some(Cause::PassedOn);
                    compared.is = Some(heir.clone());
                }
            }
            (Some(_), Some(_)) | (None, None) => {}
        }
        moved.extend(cause.map(|cause| Moved { cause, compared }));
    }
    moved
}

/// What the edition may list.
pub(super) fn listed<'p>(plan: &'p Plan, measure: &'p Measure, as_of: AsOf) -> Vec<Obligation<'p>> {
    let mut obligations = of_measure(plan, measure, as_of);
    obligations.retain(|obligation| obligation.may_be_in(plan.edition));
    obligations
}

/// Whether an obligation is the one of a body that took the place, by a day, of the one that owed the other.
fn is_heir(plan: &Plan, was: &Obligation, now: &Obligation, after: AsOf) -> bool {
    let (Some(old), Some(new)) = (was.body_key(), now.body_key()) else {
        return false;
    };
    was.dated.which == now.dated.which && old != new && plan.heirs(old, after.day).contains(&new)
}

/// The first cause that holds; `None` where nothing happened but time passing.
fn cause(compared: &Compared) -> Option<Cause> {
    let Some((was, now)) = compared.both() else {
        let is_new = compared.is_new();
        return Some(if is_new { Cause::Added } else { Cause::Removed });
    };
    if !compared.is_turned() && !compared.is_moved() {
        return None;
    }
    let was_met = matches!(was.status, Status::Met { .. } | Status::MetLate { .. });
    match now.status {
        Status::Met { .. } if !was_met => Some(Cause::Delivered),
        Status::MetLate { .. } if !was_met => Some(Cause::DeliveredLate),
        Status::Waived { .. } => Some(Cause::Waived),
        Status::NotApplicable { .. } => Some(Cause::NotApplicable),
        Status::Overdue { .. } | Status::Awaiting(_) | Status::Open | Status::Upcoming
            if was_met
                || matches!(
                    was.status,
                    Status::NotApplicable { .. } | Status::Waived { .. }
                ) =>
        {
            Some(Cause::Reopened)
        }
        _ if compared.is_moved() => Some(Cause::Moved),
        Status::Overdue { .. } => Some(Cause::BecameOverdue),
        Status::Awaiting(Awaits::Review) if was.status.is_overdue() => Some(Cause::AwaitsReview),
        Status::Awaiting(_) | Status::Open | Status::Upcoming if was.status.is_overdue() => {
            Some(Cause::NoLongerOverdue)
        }
        Status::Met { .. }
        | Status::MetLate { .. }
        | Status::Awaiting(_)
        | Status::Open
        | Status::Upcoming => None,
    }
}

/// Adds what moved since the day of the previous report.
pub(in crate::report) fn movement(
    document: &mut Document,
    plan: &Plan,
    asked: &Asked,
    moved: &[Moved],
) {
    let wording = asked.wording;
    let Some(since) = asked.scope.since else {
        document.subheading(wording.say("section-movement-first"));
        document.paragraph(wording.say("movement-first"));
        document.table(table(plan, asked, moved));
        return;
    };
    document.subheading(wording.tell(
        "section-movement",
        [
            ("date", wording.date(since).into()),
            ("count", moved.len().into()),
        ],
    ));
    if moved.is_empty() {
        document.paragraph(wording.say("movement-none"));
    }
    document.table(table(plan, asked, moved));
}

fn table(plan: &Plan, asked: &Asked, moved: &[Moved]) -> Table {
    let wording = asked.wording;
    let columns = vec![
        word(wording, "cause").in_title(),
        word(wording, "measure"),
        word(wording, "body"),
        text(wording, "text"),
        text(wording, "period"),
        word(wording, "due_on"),
        text(wording, "was"),
        text(wording, "is"),
        // Only amendments have an act.
        text(wording, "act").if_any(),
    ];
    let groups = moved
        .chunk_by(|a, b| a.cause == b.cause)
        .map(|group| Group {
            title: Some(
                wording.tell(
                    "group-title",
                    [
                        (
                            "name",
                            wording
                                .say(&format!("cause-{}", group[0].cause.name()))
                                .into(),
                        ),
                        ("count", group.len().into()),
                    ],
                ),
            ),
            rows: group.iter().map(|moved| row(plan, asked, moved)).collect(),
        });
    Table::grouped(columns, groups.collect()).named("movement", wording.say("caption-movement"))
}

fn row(plan: &Plan, asked: &Asked, moved: &Moved) -> Vec<Cell> {
    let wording = asked.wording;
    let obligation = moved.compared.obligation();
    let cause = moved.cause.name();
    let standing = |obligation: &Option<Obligation>| {
        obligation.as_ref().map_or(Cell::EMPTY, |obligation| {
            Cell::term(obligation.status.name(), status_words(wording, obligation))
        })
    };
    let mut was = standing(&moved.compared.was);
    let mut is = standing(&moved.compared.is);
    if moved.cause == Cause::PassedOn
        && let Some(before) = &moved.compared.was
    {
        was = Cell::text(body_title(wording, body_of(before)));
    }
    if moved.cause == Cause::Moved
        && let (Some(before), Some(after)) = (&moved.compared.was, &moved.compared.is)
    {
        was = Cell::date(before.due_on());
        is = Cell::date(after.due_on());
    }
    vec![
        Cell::term(cause, wording.say(&format!("cause-{cause}"))),
        measure_cell(obligation.measure),
        body_cell(obligation),
        words_cell(obligation.measure),
        period_cell(obligation),
        Cell::date(obligation.due_on()),
        was,
        is,
        act(plan, asked, moved).map_or(Cell::EMPTY, |act| Cell::text(&*act.act)),
    ]
}

/// The amendment that moved, added or waived it.
fn act<'p>(plan: &'p Plan, asked: &Asked, moved: &Moved<'p>) -> Option<&'p Amendment> {
    let after = moved.compared.is.as_ref()?;
    match (moved.cause, after.status) {
        (_, Status::Waived { by }) => Some(by),
        (Cause::Moved | Cause::Added, _) => moved_by(plan, after, asked.as_of).pop(),
        (
            Cause::BecameOverdue
            | Cause::Reopened
            | Cause::AwaitsReview
            | Cause::NoLongerOverdue
            | Cause::PassedOn
            | Cause::Removed
            | Cause::Waived
            | Cause::NotApplicable
            | Cause::DeliveredLate
            | Cause::Delivered,
            _,
        ) => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::disk::load::sample::{Sample, sample};
    use crate::obligation::as_of::AsOf;
    use crate::report::section::movement::moved;

    /// What moved between the ends of April and July 2024, with its cause, by what is known then.
    #[track_caller]
    fn case(plan: Sample, expected: &[&str]) {
        let plan = plan.load();
        let (before, after) = (date(2024, 4, 30), AsOf::on(date(2024, 7, 31)));
        let then = plan.clone().known_on(before);
        let moved = moved(&plan, &then, before, after);
        let told: Vec<String> = moved
            .iter()
            .map(|moved| {
                let side = |one: &Option<_>| {
                    one.as_ref().map_or_else(
                        || "nothing".to_owned(),
                        |one: &crate::obligation::Obligation| {
                            let body = one.body_id().unwrap_or("-");
                            format!("{body} {}", one.status.name())
                        },
                    )
                };
                let (was, is) = (side(&moved.compared.was), side(&moved.compared.is));
                format!("{}: {was} → {is}", moved.cause.name())
            })
            .collect();
        assert_eq!(told, expected);
    }

    fn owed(bodies: &str, due: &str) -> Sample {
        let keys = format!(
            "bodies: [{bodies}], answerable: each, period: {{ words: Soon, due: {due}, by: assumed }}"
        );
        sample()
            .body("labour", "name: Ministry of Labour, kind: ministry")
            .body("youth", "name: Ministry of Youth, kind: ministry")
            .measure("1.a", &keys)
    }

    fn said(plan: Sample, place: &str, keys: &str) -> Sample {
        plan.progress(place, &format!("measure: 1.a, {keys}"))
    }

    #[test]
    fn where_only_time_passed_nothing_moved() {
        case(owed("health", "2024-12-31"), &[]);
        case(owed("health", "2024-03-31"), &[]);
        // A report on it is awaited.
        case(owed("health", "2024-07-20"), &[]);
    }

    #[test]
    fn a_due_date_that_passed_and_what_was_delivered_are_told() {
        case(
            owed("health", "2024-05-31"),
            &["became-overdue: health open → health overdue"],
        );
        let done = |day: &str| format!("state: done, done_on: {day}, received_on: 2024-06-10");
        case(
            said(
                owed("health", "2024-05-31"),
                "2024-Q2/health",
                &done("2024-05-31"),
            ),
            &["delivered: health open → health met"],
        );
        case(
            said(
                owed("health", "2024-05-31"),
                "2024-Q2/health",
                &done("2024-06-01"),
            ),
            &["delivered-late: health open → health met-late"],
        );
    }

    #[test]
    fn what_is_lost_is_reopened() {
        let plan = said(
            owed("health", "2024-03-31"),
            "2024-Q1/health",
            "state: done, done_on: 2024-03-01, received_on: 2024-04-01",
        );
        let keys =
            "state: undone, undone_on: 2024-05-01, reason: It burned., received_on: 2024-05-10";
        case(
            said(plan, "2024-Q2/health", keys),
            &["reopened: health met → health overdue"],
        );
    }

    #[test]
    fn what_is_done_and_not_reviewed_leaves_the_overdue_list_for_now() {
        let plan =
            owed("health", "2024-03-31").with("plan.yaml", "review: none", "review: required");
        let keys = "state: done, done_on: 2024-05-01, received_on: 2024-05-10";
        case(
            said(plan, "2024-Q2/health", keys),
            &["awaits-review: health overdue → health awaiting"],
        );
    }

    #[test]
    fn acts_move_waive_and_add() {
        let act = |change: &str| owed("health", "2024-12-31").amendment("2024-06-01", change);
        case(
            act("measure: 1.a, period: { words: Later, due: 2025-06-30, by: assumed }"),
            &["moved: health open → health open"],
        );
        case(
            act("measure: 1.a, waive: true"),
            &["waived: health open → health waived"],
        );
        case(
            act("measure: 1.a, bodies: [health, labour]"),
            &["added: nothing → labour open"],
        );
        case(
            owed("health, labour, youth", "2024-12-31")
                .amendment("2024-06-01", "measure: 1.a, bodies: [health]"),
            &[
                "removed: labour open → nothing",
                "removed: youth open → nothing",
            ],
        );
    }

    #[test]
    fn what_a_body_owed_passes_to_each_of_its_successors() {
        let act = |bodies: &str, heirs: &str| {
            let change = format!("body: health, succeeded_by: [{heirs}]");
            owed(bodies, "2024-12-31").amendment("2024-06-01", &change)
        };
        case(
            act("health", "labour, youth"),
            &[
                "passed-on: health open → labour open",
                "passed-on: health open → youth open",
            ],
        );
        // Who owes the same already has nothing new; what it took over is told once.
        case(
            act("health, labour", "labour"),
            &["passed-on: health open → labour open"],
        );
        // A body that is there still passes nothing on.
        case(
            act("health", "health, labour"),
            &["added: nothing → labour open"],
        );
    }
}
