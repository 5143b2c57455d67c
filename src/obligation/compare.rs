//! Obligations in two states of a plan or on two days: which are the same, and what became of each. Pure.

use crate::obligation::Obligation;
use crate::obligation::schedule::Which;

/// An obligation in an earlier state and in a later one; it is there in at least one of them.
#[derive(Debug, Clone)]
pub(crate) struct Compared<'p> {
    pub(crate) was: Option<Obligation<'p>>,
    pub(crate) is: Option<Obligation<'p>>,
}

impl<'p> Compared<'p> {
    /// As it is, or as it was where it is gone.
    pub(crate) fn obligation(&self) -> &Obligation<'p> {
        let one = self.is.as_ref().or(self.was.as_ref());
        one.expect("it is there in one of both states")
    }

    pub(crate) fn which(&self) -> Which {
        self.obligation().dated.which
    }

    /// Both sides; `None` where it is new or gone.
    pub(crate) fn both(&self) -> Option<(&Obligation<'p>, &Obligation<'p>)> {
        self.was.as_ref().zip(self.is.as_ref())
    }

    pub(crate) fn is_new(&self) -> bool {
        self.was.is_none()
    }

    pub(crate) fn is_gone(&self) -> bool {
        self.is.is_none()
    }

    /// Whether another body owes it than before.
    pub(crate) fn is_passed_on(&self) -> bool {
        self.differs(Obligation::body_id)
    }

    /// Whether it is due on another day than before.
    pub(crate) fn is_moved(&self) -> bool {
        self.differs(Obligation::due_on)
    }

    /// Whether its status has another name than before.
    pub(crate) fn is_turned(&self) -> bool {
        self.differs(|obligation| obligation.status.position())
    }

    /// Whether it awaits, or no longer awaits, a report or a review.
    pub(crate) fn awaits_another(&self) -> bool {
        self.differs(|obligation| obligation.status.awaits())
    }

    /// Whether it is late by another number of days than before; what is not late is so by none.
    pub(crate) fn is_otherwise_late(&self) -> bool {
        self.differs(|obligation| obligation.status.days_late())
    }

    /// Whether it was overdue, and whether it is.
    pub(crate) fn overdue(&self) -> (bool, bool) {
        let is_overdue = |side: &Option<Obligation>| {
            let side = side.as_ref();
            side.is_some_and(|obligation| obligation.status.is_overdue())
        };
        (is_overdue(&self.was), is_overdue(&self.is))
    }

    /// Whether something differs between both sides; not of what is new or gone.
    fn differs<'s, T: PartialEq>(&'s self, of: impl Fn(&'s Obligation<'p>) -> T) -> bool {
        self.both().is_some_and(|(was, is)| of(was) != of(is))
    }
}

/// Pairs the obligations of a measure in two states by which they are and by the body that owes them: in the order of the
/// later state, then those that are gone in the order of the earlier one.
pub(crate) fn compare<'p>(was: Vec<Obligation<'p>>, is: Vec<Obligation<'p>>) -> Vec<Compared<'p>> {
    let mut was: Vec<Option<Obligation>> = was.into_iter().map(Some).collect();
    let mut compared: Vec<Compared> = Vec::with_capacity(is.len());
    // Both states have mostly the same order, so that what comes next is mostly the same.
    let mut next = 0;
    for is in is {
        let is_same = |at: &usize| {
            was[*at].as_ref().is_some_and(|was| {
                was.dated.which == is.dated.which && was.body_id() == is.body_id()
            })
        };
        let at = (next..was.len()).chain(0..next).find(is_same);
        next = at.map_or(next, |at| at + 1);
        compared.push(Compared {
            was: at.and_then(|at| was[at].take()),
            is: Some(is),
        });
    }
    compared.extend(was.into_iter().flatten().map(|gone| Compared {
        was: Some(gone),
        is: None,
    }));
    compared
}

/// Takes what is new under one body and gone under another for the same obligation, one for one: those of the same body
/// first, then the others of the later state, then those that are gone.
pub(crate) fn across_bodies(compared: Vec<Compared>) -> Vec<Compared> {
    let (mut gone, there): (Vec<_>, Vec<_>) = compared.into_iter().partition(Compared::is_gone);
    let (new, mut paired): (Vec<_>, Vec<_>) = there.into_iter().partition(Compared::is_new);
    for new in new {
        let same = gone.iter().position(|gone| gone.which() == new.which());
        let was = same.and_then(|at| gone.remove(at).was);
        paired.push(Compared { was, ..new });
    }
    paired.extend(gone);
    paired
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::disk::load::sample::{Sample, sample};
    use crate::obligation::as_of::AsOf;
    use crate::obligation::compare::{Compared, across_bodies, compare};
    use crate::obligation::of_measure;

    /// What became of an obligation: `1.a/health/1: turned`.
    fn told(compared: &Compared) -> String {
        let facts = [
            (compared.is_new(), "new"),
            (compared.is_gone(), "gone"),
            (compared.is_passed_on(), "passed on"),
            (compared.is_moved(), "moved"),
            (compared.is_turned(), "turned"),
            (compared.awaits_another(), "awaits another"),
            (compared.is_otherwise_late(), "otherwise late"),
        ];
        let facts = facts.into_iter().filter(|(holds, _)| *holds);
        let facts: Vec<&str> = facts.map(|(_, name)| name).collect();
        format!("{}: {}", compared.obligation().id(), facts.join(", "))
    }

    /// Compares what is owed of the first measure of two plans, by body and across bodies.
    #[track_caller]
    fn case(was: Sample, is: Sample, expected: &[&str], across: &[&str]) {
        let (was, is) = (was.load(), is.load());
        let as_of = AsOf::on(date(2024, 8, 10));
        let [was, is] = [&was, &is].map(|plan| of_measure(plan, &plan.measures[0], as_of));
        let compared = compare(was, is);
        assert_eq!(compared.iter().map(told).collect::<Vec<_>>(), expected);
        let compared = across_bodies(compared);
        assert_eq!(compared.iter().map(told).collect::<Vec<_>>(), across);
    }

    fn due(day: &str) -> Sample {
        let keys = format!("bodies: [health], period: {{ words: Soon, due: {day}, by: assumed }}");
        sample().measure("1.a", &keys)
    }

    #[test]
    fn what_stands_as_it_stood_has_no_facts() {
        let same = ["1.a/health/1: "];
        case(due("2024-07-31"), due("2024-07-31"), &same, &same);
    }

    #[test]
    fn a_status_turns_and_late_days_come_and_go() {
        let received = "measure: 1.a, state: done, done_on: 2024-07-10, received_on: 2024-07-12";
        let done = |due: Sample| due.progress("2024-Q2/health", received);
        // Awaiting a report, then met.
        let turned = ["1.a/health/1: turned, awaits another"];
        case(due("2024-07-31"), done(due("2024-07-31")), &turned, &turned);
        // Overdue, then met late.
        let turned = ["1.a/health/1: turned, otherwise late"];
        case(due("2024-06-30"), done(due("2024-06-30")), &turned, &turned);
        // Late by fewer days.
        let moved = ["1.a/health/1: moved, otherwise late"];
        case(due("2024-06-30"), due("2024-07-05"), &moved, &moved);
    }

    #[test]
    fn a_due_date_moves() {
        let moved = ["1.a/health/1: moved"];
        case(due("2024-08-31"), due("2024-09-30"), &moved, &moved);
    }

    #[test]
    fn what_is_awaited_may_be_another_thing() {
        let reviewed = |due: Sample| due.with("plan.yaml", "review: none", "review: required");
        let done = |due: Sample| {
            due.progress(
                "2024-Q2/health",
                "measure: 1.a, state: done, done_on: 2024-07-31, received_on: 2024-08-01",
            )
        };
        let awaits = ["1.a/health/1: awaits another"];
        let due = || reviewed(due("2024-07-31"));
        case(due(), done(due()), &awaits, &awaits);
    }

    #[test]
    fn another_body_owes_the_same_only_across_bodies() {
        let of = |bodies: &str| {
            let keys = format!("bodies: [{bodies}], answerable: each, period: December 2024");
            sample()
                .body("labour", "name: Labour, kind: ministry")
                .body("towns", "name: Towns, kind: service")
                .measure("1.a", &keys)
        };
        case(
            of("health"),
            of("labour"),
            &["1.a/labour/1: new", "1.a/health/1: gone"],
            &["1.a/labour/1: passed on"],
        );
        // One for one: what has passed on once does not do so again.
        case(
            of("health"),
            of("labour, towns"),
            &[
                "1.a/labour/1: new",
                "1.a/towns/1: new",
                "1.a/health/1: gone",
            ],
            &["1.a/labour/1: passed on", "1.a/towns/1: new"],
        );
        case(
            of("health, towns"),
            of("labour"),
            &[
                "1.a/labour/1: new",
                "1.a/health/1: gone",
                "1.a/towns/1: gone",
            ],
            &["1.a/labour/1: passed on", "1.a/towns/1: gone"],
        );
        // What stays with its body comes before what is new.
        case(
            of("health"),
            of("labour, health"),
            &["1.a/labour/1: new", "1.a/health/1: "],
            &["1.a/health/1: ", "1.a/labour/1: new"],
        );
    }
}
