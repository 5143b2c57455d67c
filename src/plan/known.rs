//! What was known of a plan on a day: what is enacted, named, received or reviewed later is not known yet.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::period::Period;
use crate::plan::Plan;
use crate::plan::about::Whose;
use crate::plan::body::{BodyKey, BodyName, Member};
use crate::plan::measure::{MeasureKey, ObjectiveKey};
use crate::plan::namer::Namer;
use crate::plan::removal::Removed;

/// A plan as it was known from day to day: a retroactive act is not known before its own date.
#[derive(Debug)]
pub(crate) struct Known<'p> {
    pub(crate) plan: &'p Plan,
    /// Oldest first, each until a day, exclusive.
    earlier: Vec<(Date, Plan)>,
}

impl<'p> Known<'p> {
    /// Starts from what is known now.
    pub(crate) fn of(plan: &'p Plan) -> Self {
        let late = plan.amendments.iter();
        let late = late.filter(|amendment| amendment.effective_on < amendment.on);
        let days: BTreeSet<Date> = late.map(|amendment| amendment.on).collect();
        let known = |day: Date| plan.clone().known_on(day.saturating_sub(1.day()));
        Self {
            plan,
            earlier: days.into_iter().map(|day| (day, known(day))).collect(),
        }
    }

    /// The plan as it was known on a day.
    pub(crate) fn on(&self, day: Date) -> &Plan {
        let earlier = self.earlier.iter().find(|(until, _)| day < *until);
        earlier.map_or(self.plan, |(_, plan)| plan)
    }

    /// The reporting periods, each as it was known when it ended.
    pub(crate) fn reporting_periods(&self) -> Vec<Period> {
        let earlier = self.earlier.iter();
        let earlier = earlier.map(|(until, plan)| (until.saturating_sub(1.day()), plan));
        let mut periods: Vec<Period> = Vec::new();
        for (last, plan) in earlier.chain([(Date::MAX, self.plan)]) {
            let covered = periods.last().map(|period: &Period| period.days().last);
            let new = plan.reporting_periods().into_iter();
            periods.extend(new.filter(|period| {
                let days = period.days();
                days.last <= last && covered.is_none_or(|covered| covered < days.first)
            }));
        }
        periods
    }
}

impl Plan {
    /// Returns the plan as it was known on a day: without later acts, even retroactive ones, and without what only
    /// these mention: measures, objectives, bodies and names of bodies. Nor does it have what was received or reviewed
    /// later.
    pub(crate) fn known_on(mut self, day: Date) -> Self {
        self.progress.retain(|entry| entry.received_on <= day);
        self.reviews.retain(|review| review.on <= day);
        if self.amendments.iter().all(|act| act.on <= day) {
            return self;
        }
        let removed = self.added_after(day);
        let named_ever = self.bodies_with_names(&Removed::default());
        self.amendments.retain(|amendment| amendment.on <= day);
        self.hide(&named_ever - &self.bodies_with_names(&removed));
        self.spell_as_known();
        self.without(&removed)
    }

    /// Returns the plan without members of groups that were named after a day, and without bodies that only these
    /// mention.
    pub(crate) fn with_members_named_by(mut self, day: Date) -> Self {
        let is_named = |member: &Member| member.from.is_none_or(|from| from <= day);
        let mut members = self.bodies.iter().flat_map(|body| &body.members);
        if members.all(is_named) {
            return self;
        }
        let named_ever = self.bodies_with_names(&Removed::default());
        for body in &mut self.bodies {
            body.members.retain(is_named);
        }
        self.hide(&named_ever - &self.bodies_with_names(&Removed::default()));
        self
    }

    /// Hides some bodies from lookups by name, except those that have reported.
    fn hide(&mut self, mut bodies: BTreeSet<BodyKey>) {
        for entry in &self.progress {
            if let Some(key) = self.file_of(entry).body.key() {
                bodies.remove(&key);
            }
        }
        for key in &bodies {
            self.bodies[key.0 as usize].is_hidden = true;
        }
        self.names.retain(|_, keys| {
            keys.retain(|key| !bodies.contains(key));
            !keys.is_empty()
        });
    }

    /// The measures that acts after this day add, and the objectives without other measures.
    fn added_after(&self, day: Date) -> Removed {
        let is_later = |key: &MeasureKey| {
            let by = self.added_by(self.measure(*key));
            by.is_some_and(|by| day < by.on)
        };
        let (later, known): (BTreeSet<MeasureKey>, BTreeSet<MeasureKey>) = self
            .measures
            .iter()
            .map(|measure| measure.key)
            .partition(is_later);
        let of = |measures: &BTreeSet<MeasureKey>| -> BTreeSet<ObjectiveKey> {
            let measures = measures.iter().map(|key| self.measure(*key));
            measures.map(|measure| measure.objective).collect()
        };
        Removed {
            objectives: &of(&later) - &of(&known),
            measures: later,
        }
    }

    /// The bodies that the plan, its groups, objectives, measures and acts name, except in some records.
    fn bodies_with_names(&self, removed: &Removed) -> BTreeSet<BodyKey> {
        let names = self.named_bodies().filter(|named| match named.by {
            Namer::Objective(objective) => !removed.objectives.contains(&objective.key),
            Namer::Measure(measure) => !removed.measures.contains(&measure.key),
            Namer::Plan | Namer::Group(_) | Namer::Amendment(_) => true,
            Namer::ProgressFile | Namer::ReviewsFile | Namer::Contact => false,
        });
        names.filter_map(|named| named.name.key()).collect()
    }

    /// Present files may use a name of a body that only a later act gives: it is replaced by a known one.
    fn spell_as_known(&mut self) {
        let mut spellings: Vec<BTreeSet<Box<str>>> = self
            .bodies
            .iter()
            .map(|body| {
                let names = [&body.id, &body.name].into_iter().chain(&body.also);
                names.map(|name| name.value.clone()).collect()
            })
            .collect();
        for (key, name) in self.new_names(Date::MAX) {
            spellings[key.0 as usize].insert(name.value);
        }
        let is_known = |key: BodyKey, name: &str| spellings[key.0 as usize].contains(name);
        let names: Vec<Box<str>> = self
            .bodies
            .iter()
            .map(|body| body.name.value.clone())
            .collect();
        self.each_body_name(|name: &mut BodyName| {
            if let Some(key) = name.key()
                && !is_known(key, &name.written.value)
            {
                name.written.value.clone_from(&names[key.0 as usize]);
            }
        });
        self.each_whose(|plan, whose| match (whose, plan.bodies_meant(whose)) {
            (Whose::Written(name), [key]) if !is_known(*key, name) => {
                Some(Whose::Written(plan.body(*key).id.value.clone()))
            }
            (Whose::Written(_) | Whose::Withheld(_), _) => None,
        });
    }

    /// Replaces the body whose part entries and reviews say that they are about.
    pub(super) fn each_whose(&mut self, instead: impl Fn(&Self, &Whose) -> Option<Whose>) {
        let mut progress = std::mem::take(&mut self.progress);
        let mut reviews = std::mem::take(&mut self.reviews);
        let said = progress
            .iter_mut()
            .filter_map(|entry| entry.said.about.as_mut());
        let reviewed = reviews
            .iter_mut()
            .filter_map(|review| Some(&mut review.about.as_mut()?.value));
        for named in said.chain(reviewed).flat_map(|about| &mut about.names) {
            let new = named.body.as_ref().and_then(|whose| instead(self, whose));
            if new.is_some() {
                named.body = new;
            }
        }
        self.progress = progress;
        self.reviews = reviews;
    }
}
