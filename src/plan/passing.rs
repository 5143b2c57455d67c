//! Which bodies succeed others, and which names bodies have, as of a day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::file::source::Spanned;
use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::body::{Body, BodyKey, BodyName};
use crate::plan::succession::{Fate, Passing, Succession};

impl Plan {
    /// Gathers successions, once names are looked up and amendments are in order.
    pub(super) fn gather_passings(&mut self) {
        let mut passings = Vec::new();
        for (at, amendment) in self.amendments.iter().enumerate() {
            for succession in amendment
                .changes
                .iter()
                .filter_map(|change| change.succession.as_ref())
            {
                let Fate::SucceededBy(to) = &succession.fate else {
                    continue;
                };
                let to: Option<Vec<BodyKey>> = to.iter().map(BodyName::key).collect();
                if let (Some(from), Some(to)) = (succession.body.key(), to) {
                    passings.push(Passing {
                        on: amendment.effective_on,
                        amendment: at,
                        from,
                        to,
                    });
                }
            }
        }
        self.passings_from = BTreeMap::new();
        for (at, passing) in passings.iter().enumerate() {
            let of_body = self.passings_from.entry(passing.from);
            of_body.or_default().push(at);
        }
        self.passings = passings;
    }

    /// The positions of the successions of a body, in order.
    fn passings_from(&self, body: BodyKey) -> &[usize] {
        self.passings_from.get(&body).map_or(&[], Vec::as_slice)
    }

    /// Whether any body has successors.
    pub(crate) fn has_passings(&self) -> bool {
        !self.passings.is_empty()
    }

    /// For each body with successors: how many bodies may replace it at some time, including itself.
    pub(super) fn lineages(&self) -> BTreeMap<BodyKey, u64> {
        let lineage = |from: &BodyKey| {
            let mut seen = BTreeSet::from([*from]);
            let mut left = vec![*from];
            while let Some(body) = left.pop() {
                let passings = self.passings_from(body).iter();
                let to = passings.flat_map(|at| &self.passings[*at].to);
                left.extend(to.filter(|to| seen.insert(**to)));
            }
            (*from, seen.len() as u64)
        };
        self.passings_from.keys().map(lineage).collect()
    }

    /// The days on which some bodies, the substitutes if nobody is named, and the successors of any of them, pass into
    /// others; each once, in order. A group is its members too.
    pub(crate) fn passing_days_of(&self, bodies: impl IntoIterator<Item = BodyKey>) -> Vec<Date> {
        let mut days = BTreeSet::new();
        if self.passings.is_empty() {
            return Vec::new();
        }
        let mut left: Vec<BodyKey> = bodies.into_iter().collect();
        let responsible = self.header.responsible.iter();
        let stand_ins = responsible.map(|responsible| &responsible.body);
        let stand_ins = stand_ins.chain(&self.header.coordinator);
        left.extend(stand_ins.filter_map(BodyName::key));
        let mut seen: BTreeSet<BodyKey> = left.iter().copied().collect();
        while let Some(key) = left.pop() {
            let members = self.body(key).members.iter();
            let members = members.filter_map(|member| member.body.key());
            left.extend(members.filter(|member| seen.insert(*member)));
            for at in self.passings_from(key) {
                let passing = &self.passings[*at];
                days.insert(passing.on);
                let to = passing.to.iter().copied();
                left.extend(to.filter(|to| seen.insert(*to)));
            }
        }
        days.into_iter().collect()
    }

    /// The bodies in place of a body on a day: itself while it exists, then its successors, none once it is abolished.
    pub(crate) fn heirs(&self, body: BodyKey, day: Date) -> Vec<BodyKey> {
        let mut heirs = vec![body];
        // The next succession of each present body.
        let mut next: BTreeSet<usize> = self.passings_from(body).iter().take(1).copied().collect();
        while let Some(at) = next.pop_first() {
            let passing = &self.passings[at];
            if day < passing.on {
                break;
            }
            let Some(place) = heirs.iter().position(|heir| *heir == passing.from) else {
                continue;
            };
            let there: BTreeSet<BodyKey> = heirs.iter().copied().collect();
            let new = passing.to.iter().copied();
            let new: Vec<BodyKey> = new
                .filter(|to| *to == passing.from || !there.contains(to))
                .collect();
            for to in &new {
                let later = self.passings_from(*to);
                let later = &later[later.partition_point(|other| *other <= at)..];
                next.extend(later.first());
            }
            heirs.splice(place..=place, new);
        }
        heirs
    }

    /// The bodies that replaced a body by a day; none while it exists.
    pub(crate) fn successors(&self, body: BodyKey, day: Date) -> Vec<&Body> {
        if self.passings.is_empty() {
            return Vec::new();
        }
        let heirs = self.heirs(body, day);
        if heirs.contains(&body) {
            return Vec::new();
        }
        heirs.into_iter().map(|key| self.body(key)).collect()
    }

    /// The amendment that ended a body by a day; `None` while it exists.
    pub(crate) fn ceased_by(&self, body: BodyKey, day: Date) -> Option<&Amendment> {
        if self.passings.is_empty() || self.heirs(body, day).contains(&body) {
            return None;
        }
        let last = self
            .passings
            .iter()
            .rfind(|passing| passing.from == body && passing.on <= day)?;
        Some(&self.amendments[last.amendment])
    }

    /// The direct predecessors of a body by a day, each with the first day on which it no longer exists.
    pub(crate) fn predecessors(
        &self,
        body: BodyKey,
        day: Date,
    ) -> impl Iterator<Item = (BodyKey, Date)> {
        self.passings
            .iter()
            .filter(move |passing| passing.on <= day && passing.to.contains(&body))
            .filter(move |passing| passing.from != body)
            .map(|passing| (passing.from, passing.on))
    }

    /// The first day on which the state from a day on can be known: the date of the last of its retroactive acts.
    pub(crate) fn known_from(&self, day: Date) -> Date {
        let acts = self.amendments.iter();
        let acts = acts.filter(|amendment| amendment.effective_on == day);
        acts.map(Amendment::counts_from).max().unwrap_or(day)
    }

    /// The amendments that give one of these bodies successors, with that body.
    pub(crate) fn passings_of(
        &self,
        is_one: impl Fn(BodyKey, Date) -> bool,
    ) -> impl Iterator<Item = (&Amendment, BodyKey, &[BodyKey])> {
        self.passings
            .iter()
            .filter(move |passing| is_one(passing.from, passing.on.saturating_sub(1.day())))
            .map(|passing| {
                (
                    &self.amendments[passing.amendment],
                    passing.from,
                    passing.to.as_slice(),
                )
            })
    }

    /// The successions of one body, in the order of the days.
    pub(crate) fn fates(&self, body: BodyKey) -> impl Iterator<Item = (&Amendment, &Succession)> {
        self.amendments.iter().flat_map(move |amendment| {
            let successions = amendment
                .changes
                .iter()
                .filter_map(|change| change.succession.as_ref());
            successions
                .filter(move |succession| succession.body.key() == Some(body))
                .map(move |succession| (amendment, succession))
        })
    }

    /// The names that bodies have been given by a day.
    pub(crate) fn new_names(&self, day: Date) -> Vec<(BodyKey, Spanned<Box<str>>)> {
        let in_force = self
            .amendments
            .iter()
            .filter(|amendment| amendment.effective_on <= day);
        in_force
            .flat_map(|amendment| &amendment.changes)
            .filter_map(|change| {
                let succession = change.succession.as_ref()?;
                match &succession.fate {
                    Fate::Renamed(name) => Some((succession.body.key()?, name.clone())),
                    Fate::SucceededBy(_) => None,
                }
            })
            .collect()
    }
}
