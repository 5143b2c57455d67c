//! Whose part of an obligation is whose, through every amendment of the bodies, every succession and every naming of a
//! member.
//!
//! A part is followed from day to day. What was met stays with the body that met it; the rest passes to those who answer
//! then. What was done before another answers is never lost: a part knows the parts whose place it took.
//!
//! Source of the rules: the design, section 4, "Amendments".

use std::rc::Rc;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::obligation::as_of::AsOf;
use crate::obligation::deed::{Deeds, Turn};
use crate::obligation::part::Part;
use crate::obligation::roster::{Able, Rosters, who};
use crate::obligation::schedule::Dated;
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::body::BodyKey;
use crate::plan::measure::{Answerable, Measure};

/// What decides whose part is whose.
pub(super) struct Parts<'p, 'c> {
    pub(super) plan: &'p Plan,
    pub(super) measure: &'p Measure,
    pub(super) rosters: &'c Rosters<'p>,
    pub(super) deeds: &'c Deeds<'p, 'c>,
    pub(super) as_of: AsOf,
}

impl<'p> Parts<'p, '_> {
    /// The parts of an obligation as of the day, those that were kept because they were met among them.
    pub(super) fn of(&self, at: usize, dated: &Dated) -> Vec<Rc<Part<'p>>> {
        let days = self.rosters.days(dated, self.as_of);
        let mut parts = self.owed(dated, Date::MIN);
        let mut kept: Vec<Rc<Part>> = Vec::new();
        for day in days {
            let new = self.owed(dated, day);
            if is_same(&parts, &new) {
                // Only what somebody is to the measure may have changed.
                for (part, new) in parts.iter_mut().zip(new) {
                    Rc::make_mut(part).body = new.body;
                }
                continue;
            }
            parts = self.passed(at, dated, day, &parts, new, &mut kept);
        }
        parts.extend(kept);
        parts
    }

    /// The parts by those who answer on a day.
    fn owed(&self, dated: &Dated, day: Date) -> Vec<Rc<Part<'p>>> {
        let answering = self.rosters.answering(dated, day, self.as_of);
        let stand_ins = self.rosters.stand_ins_on(dated.heirs_on(day));
        who(&answering, self.answerable(dated, day), stand_ins)
            .into_iter()
            .map(|(body, bodies)| {
                Rc::new(Part {
                    body,
                    bodies,
                    earlier: Vec::new(),
                })
            })
            .collect()
    }

    fn answerable(&self, dated: &Dated, day: Date) -> Answerable {
        let is_continuing = dated.kind() == Kind::Continuing;
        self.plan.answerable(
            self.measure,
            is_continuing,
            dated.version_of(day, self.as_of),
        )
    }

    /// What becomes of the parts on a day from which others answer.
    fn passed(
        &self,
        at: usize,
        dated: &Dated,
        day: Date,
        old: &[Rc<Part<'p>>],
        new: Vec<Rc<Part<'p>>>,
        kept: &mut Vec<Rc<Part<'p>>>,
    ) -> Vec<Rc<Part<'p>>> {
        let ways: Vec<Way> = new
            .iter()
            .map(|part| self.way(dated, day, old, &new, part))
            .collect();
        let before: Vec<Before> = old
            .iter()
            .map(|part| self.before(at, dated, day, part, old))
            .collect();
        let is_met = |from: usize| before[from] == Before::Met;
        let mut passed = Vec::new();
        let mut goes_on = vec![false; old.len()];
        for (mut part, way) in new.into_iter().zip(ways) {
            if kept.iter().any(|kept| kept.owner() == part.owner()) {
                continue;
            }
            match way {
                Way::Anew => {}
                Way::GoesOn(from) => {
                    goes_on[from] = true;
                    let is_wider = !has_same_bodies(&old[from], &part);
                    let own = Rc::make_mut(&mut part);
                    if is_wider {
                        own.earlier.push((Rc::clone(&old[from]), day));
                    } else {
                        own.earlier.clone_from(&old[from].earlier);
                    }
                }
                Way::InThePlaceOf(from, stays) => {
                    let open: Vec<usize> = from
                        .iter()
                        .copied()
                        .filter(|from| !stays || !is_met(*from))
                        .collect();
                    if open.is_empty() {
                        // All of it was met before, and stays with those who did it.
                        continue;
                    }
                    let own = Rc::make_mut(&mut part);
                    for from in open {
                        goes_on[from] = true;
                        own.earlier.push((Rc::clone(&old[from]), day));
                    }
                }
            }
            passed.push(part);
        }
        for (from, part) in old.iter().enumerate() {
            if !goes_on[from] && before[from] != Before::Unmet {
                kept.push(Rc::clone(part));
            }
        }
        passed
    }

    /// How somebody comes to owe a part on a day.
    fn way(
        &self,
        dated: &Dated,
        day: Date,
        old: &[Rc<Part<'p>>],
        new: &[Rc<Part<'p>>],
        part: &Part<'p>,
    ) -> Way {
        if let Some(own) = old.iter().position(|old| old.owner() == part.owner()) {
            return Way::GoesOn(own);
        }
        let heirs_on = dated.heirs_on(day);
        let ceased = |old: &Part| {
            let owner = old.owner();
            owner.is_some_and(|owner| !self.plan.heirs(owner, heirs_on).contains(&owner))
        };
        let positions = |holds: &dyn Fn(&Part) -> bool| -> Vec<usize> {
            let all = old.iter().enumerate();
            all.filter(|(_, old)| holds(old))
                .map(|(at, _)| at)
                .collect()
        };
        let inherited = positions(&|old| {
            let (Some(from), Some(to)) = (old.owner(), part.owner()) else {
                // Nobody took the place of what ceased; the measure is owed all the same.
                return old.owner().is_none() || part.owner().is_none();
            };
            from != to && ceased(old) && self.plan.heirs(from, heirs_on).contains(&to)
        });
        if !inherited.is_empty() {
            let is_of_nobody = inherited.iter().all(|at| old[*at].owner().is_none());
            return Way::InThePlaceOf(inherited, !is_of_nobody);
        }
        // Where one body's word is enough, whoever answers takes the place of the one who did.
        let is_one = self.answerable(dated, day) != Answerable::Each;
        if is_one && !old.is_empty() {
            return Way::InThePlaceOf(vec![0], old.len() > 1);
        }
        let is_there = |parts: &[Rc<Part>], key| parts.iter().any(|own| own.owner() == key);
        let removed = positions(&|old| !ceased(old) && !is_there(new, old.owner()));
        let added = new.iter().filter(|new| !is_there(old, new.owner())).count();
        match (removed.as_slice(), added) {
            // One body in the place of another.
            ([_], 1) => Way::InThePlaceOf(removed, true),
            _ => Way::Anew,
        }
    }

    /// How a part stood before a day: by what was known then, and is known now.
    fn before(
        &self,
        at: usize,
        dated: &Dated,
        day: Date,
        part: &Part<'p>,
        all: &[Rc<Part<'p>>],
    ) -> Before {
        let last = day.saturating_sub(1.day());
        let known_on = self.plan.known_from(day).saturating_sub(1.day());
        let then = AsOf {
            day: last.min(self.as_of.day),
            known_on: known_on.min(self.as_of.known_on),
        };
        let turn = |as_of: AsOf| {
            let able = self.able(part, all, as_of);
            self.deeds.turn(at, dated, part, &able, as_of)
        };
        let waits = |as_of: AsOf| {
            let able = self.able(part, all, as_of);
            self.deeds.waits_for_review(at, dated, part, &able, as_of)
        };
        let is_done = |turn: &Turn| matches!(turn, Turn::Done { deed, .. } if deed.on < day);
        let was_met = is_done(&turn(then));
        let now = turn(self.as_of);
        match now {
            Turn::Done { .. } if is_done(&now) && was_met => Before::Met,
            Turn::Done { .. } if is_done(&now) && waits(then) => Before::Told,
            Turn::Undone { .. } if was_met => Before::Told,
            Turn::Unmet if waits(self.as_of) => Before::Told,
            Turn::Done { .. } | Turn::Undone { .. } | Turn::Unmet => Before::Unmet,
        }
    }

    /// Those who may meet a part as of a day, where all of these parts are owed.
    pub(super) fn able(&self, part: &Part<'p>, all: &[Rc<Part<'p>>], as_of: AsOf) -> Able<'p> {
        let owed_by: Vec<BodyKey> = all.iter().filter_map(|part| part.owner()).collect();
        Able::of(self.plan, Arc::clone(&part.bodies), &owed_by, as_of)
    }
}

/// How a part stood before others answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Met, and so it is by what is known now.
    Met,
    /// Its body had said that it was done: that waited for a review, or is undone since. Where nobody takes its place, it
    /// stays to be seen.
    Told,
    Unmet,
}

/// How somebody comes to owe a part.
enum Way {
    /// It is new, and nobody owed it before.
    Anew,
    /// It is the body's own from before, by position.
    GoesOn(usize),
    /// It takes the place of these; and whether what was met of them stays with those who met it.
    InThePlaceOf(Vec<usize>, bool),
}

fn is_same(old: &[Rc<Part>], new: &[Rc<Part>]) -> bool {
    old.len() == new.len()
        && old
            .iter()
            .zip(new)
            .all(|(old, new)| old.owner() == new.owner() && has_same_bodies(old, new))
}

fn has_same_bodies(one: &Part, other: &Part) -> bool {
    let keys = |part: &Part| part.bodies.iter().map(|body| body.key).collect::<Vec<_>>();
    keys(one) == keys(other)
}

#[cfg(test)]
mod tests {
    use crate::disk::load::sample::{Sample, sample};
    use crate::obligation::as_of::AsOf;
    use crate::obligation::of_measure;

    /// Who owes what of 1.a on a day, and whose reports can meet it: `health/1 met (health)`.
    #[track_caller]
    fn case(plan: Sample, day: &str, expected: &[&str]) {
        let plan = plan.load();
        let owed = of_measure(&plan, &plan.measures[0], AsOf::on(day.parse().unwrap()));
        let told: Vec<String> = owed
            .iter()
            .map(|one| {
                let bodies: Vec<&str> = one.may_meet.iter().map(|body| &*body.id.value).collect();
                let id = one.id();
                let (_, id) = id.split_once('/').unwrap();
                format!("{id} {} ({})", one.status.name(), bodies.join(", "))
            })
            .collect();
        assert_eq!(told, expected);
    }

    fn owed(answerable: &str, bodies: &str) -> Sample {
        sample()
            .body("labour", "name: Ministry of Labour, kind: ministry")
            .body("youth", "name: Ministry of Youth, kind: ministry")
            .measure(
                "1.a",
                &format!("bodies: [{bodies}], answerable: {answerable}, period: By December 2024"),
            )
    }

    fn done(plan: Sample, body: &str) -> Sample {
        plan.progress(
            &format!("2024-Q1/{body}"),
            "measure: 1.a, state: done, done_on: 2024-03-20, received_on: 2024-04-10",
        )
    }

    #[test]
    fn each_owes_its_own_the_lead_alone_or_any_for_all() {
        let both = "health, labour";
        case(
            owed("each", both),
            "2024-06-01",
            &["health/1 open (health)", "labour/1 open (labour)"],
        );
        case(
            owed("lead", both),
            "2024-06-01",
            &["health/1 open (health)"],
        );
        case(
            owed("any", both),
            "2024-06-01",
            &["health/1 open (health, labour)"],
        );
    }

    #[test]
    fn what_is_open_passes_to_who_answers_then_and_what_was_met_stays() {
        let changed =
            |plan: Sample| plan.amendment("2024-05-15", "measure: 1.a, bodies: [labour, youth]");
        let both = || owed("each", "health, labour");
        case(
            changed(both()),
            "2024-05-14",
            &["health/1 open (health)", "labour/1 open (labour)"],
        );
        case(
            changed(both()),
            "2024-05-15",
            &["labour/1 open (labour)", "youth/1 open (youth)"],
        );
        case(
            changed(done(both(), "health")),
            "2024-05-15",
            &["labour/1 open (labour)", "health/1 met (health)"],
        );
        case(
            changed(done(both(), "labour")),
            "2024-05-15",
            &["labour/1 met (labour)", "youth/1 open (youth)"],
        );
    }

    #[test]
    fn who_takes_the_place_of_a_lead_takes_what_it_did() {
        let changed = done(owed("lead", "health"), "health")
            .amendment("2024-05-15", "measure: 1.a, bodies: [labour]");
        case(changed, "2024-05-15", &["labour/1 met (labour)"]);
    }

    #[test]
    fn a_successor_owes_once() {
        let merged = owed("each", "health, labour")
            .amendment("2024-05-15", "body: labour, succeeded_by: [health]");
        case(merged, "2024-05-15", &["health/1 open (health)"]);
    }
}
