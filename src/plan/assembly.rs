//! Puts the parts of a plan together: numbers its records, sorts them and looks up every name, once.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::plan::Plan;
use crate::plan::amendment::Amendment;
use crate::plan::body::{BodyKey, BodyName, Means};
use crate::plan::measure::{Added, Measure, MeasureKey, MeasuresFile, Objective, ObjectiveKey};
use crate::plan::part::Parts;
use crate::plan::part::position;
use crate::plan::progress::MeasureName;
use crate::plan::succession::Fate;
use crate::plan::surplus::take_surplus_reports;

impl Plan {
    /// Combines the parts and looks up every name in them that is not known yet.
    ///
    /// If several measures have the same id, the first is found by it.
    pub(crate) fn assemble(mut parts: Parts) -> Self {
        let order = |amendment: &Amendment| (amendment.effective_on, amendment.on);
        parts.amendments.sort_by_key(order);
        let surplus = parts.take_surplus();
        let homeless = give_homes(parts.added, &mut parts.measures);
        parts.lost_names.extend(
            homeless
                .iter()
                .map(|added| added.measure.id.value.as_str().into()),
        );
        let (objectives, measures) = in_counting_order(parts.measures);
        let mut measures_by_id = BTreeMap::new();
        for measure in &measures {
            measures_by_id
                .entry(measure.id.value.as_str().into())
                .or_insert(measure.key);
        }
        let mut plan = Self {
            header: parts.header,
            names: BTreeMap::new(),
            bodies: parts.bodies,
            objectives,
            measures,
            progress_files: parts.progress_files,
            progress: parts.progress,
            review_files: parts.review_files,
            reviews: parts.reviews,
            amendments: parts.amendments,
            contacts: parts.contacts,
            lost: parts.lost,
            fingerprint: parts.fingerprint,
            edition: parts.edition,
            bodies_are_known: parts.bodies_are_known,
            measures_are_known: parts.measures_are_known,
            lost_names: parts.lost_names,
            measures_by_id,
            settled_on: Date::MAX,
            homeless: homeless.into_iter().map(|added| added.objective).collect(),
            changes: Vec::new(),
            passings: Vec::new(),
            passings_from: BTreeMap::new(),
            rule_changes: Vec::new(),
            surplus,
            excessive: BTreeSet::new(),
        };
        plan.number_bodies();
        if !parts.names_are_known {
            plan.look_up_bodies();
        }
        plan.look_up_measures();
        plan.sort();
        let surplus = take_surplus_reports(
            &plan.measures,
            &plan.progress_files,
            &mut plan.progress,
            &mut plan.reviews,
        );
        plan.lost += surplus.len();
        plan.surplus.extend(surplus);
        plan.gather_passings();
        plan.gather_excessive();
        plan
    }

    fn number_bodies(&mut self) {
        for (at, body) in self.bodies.iter_mut().enumerate() {
            body.key = BodyKey(position(at));
            if body.is_hidden {
                continue;
            }
            let spellings = body.also.iter().map(|spelling| &spelling.value);
            for name in [&body.id.value, &body.name.value]
                .into_iter()
                .chain(spellings)
            {
                let keys = self.names.entry(name.clone()).or_default();
                if keys.last() != Some(&body.key) {
                    keys.push(body.key);
                }
            }
        }
        // A renamed body is found by its new name too, on every day.
        let successions = self
            .amendments
            .iter()
            .flat_map(|amendment| &amendment.changes)
            .filter_map(|change| change.succession.as_ref());
        for succession in successions {
            let own = self.names.get(&succession.body.written.value);
            if let (Fate::Renamed(name), Some([key])) = (&succession.fate, own.map(Vec::as_slice)) {
                let key = *key;
                let keys = self.names.entry(name.value.clone()).or_default();
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
    }

    fn look_up_bodies(&mut self) {
        let names = std::mem::take(&mut self.names);
        self.each_body_name(|name| {
            name.means = match names.get(&name.written.value).map(Vec::as_slice) {
                Some([key]) => Means::One(*key),
                Some([_, ..]) => Means::Ambiguous,
                Some([]) | None => Means::Unknown,
            };
        });
        self.names = names;
    }

    /// Visits every place where a body is named.
    pub(super) fn each_body_name(&mut self, visit: impl Fn(&mut BodyName)) {
        self.header.coordinator.iter_mut().for_each(&visit);
        self.header
            .responsible
            .iter_mut()
            .for_each(|responsible| visit(&mut responsible.body));
        self.bodies
            .iter_mut()
            .flat_map(|body| &mut body.members)
            .for_each(|member| visit(&mut member.body));
        self.objectives
            .iter_mut()
            .filter_map(|objective| objective.overrides.lead.as_mut())
            .for_each(&visit);
        for measure in &mut self.measures {
            measure
                .bodies
                .iter_mut()
                .chain(&mut measure.recommended)
                .chain(&mut measure.overrides.lead)
                .for_each(&visit);
        }
        self.progress_files
            .iter_mut()
            .for_each(|file| visit(&mut file.body));
        self.review_files
            .iter_mut()
            .for_each(|file| visit(&mut file.body));
        for change in self
            .amendments
            .iter_mut()
            .flat_map(|amendment| &mut amendment.changes)
        {
            change
                .bodies
                .iter_mut()
                .chain(&mut change.recommended)
                .flatten()
                .chain(&mut change.lead)
                .for_each(&visit);
            if let Some(succession) = &mut change.succession {
                visit(&mut succession.body);
                if let Fate::SucceededBy(to) = &mut succession.fate {
                    to.iter_mut().for_each(&visit);
                }
            }
        }
        let contacts = self.contacts.iter_mut();
        contacts
            .flat_map(|contacts| &mut contacts.people)
            .for_each(|contact| visit(&mut contact.body));
    }

    fn look_up_measures(&mut self) {
        let measures = &self.measures_by_id;
        let look_up = |name: &mut MeasureName| {
            if let MeasureName::Unknown(written) = name
                && let Some(key) = measures.get(written)
            {
                *name = MeasureName::Known(*key);
            }
        };
        self.progress
            .iter_mut()
            .for_each(|entry| look_up(&mut entry.measure));
        self.reviews
            .iter_mut()
            .for_each(|review| look_up(&mut review.measure));
        self.amendments
            .iter_mut()
            .flat_map(|amendment| &mut amendment.changes)
            .filter_map(|change| change.measure.as_mut())
            .for_each(|(measure, _)| look_up(measure));
    }

    fn sort(&mut self) {
        let acts = self.amendments.iter().enumerate();
        self.rule_changes = acts
            .flat_map(|(at, amendment)| {
                let changes = amendment.changes.iter().enumerate();
                let of_rules = changes.filter(|(_, change)| change.changes_rules());
                of_rules.map(move |(nth, _)| (at, nth))
            })
            .collect();
        self.changes = self
            .amendments
            .iter()
            .enumerate()
            .flat_map(|(at, amendment)| {
                amendment
                    .changes
                    .iter()
                    .enumerate()
                    .filter_map(move |(nth, change)| {
                        change
                            .measure
                            .as_ref()
                            .and_then(|(measure, _)| measure.key())
                            .map(|key| (key, at, nth))
                    })
            })
            .collect();
        self.changes.sort_unstable();
        let files = &self.progress_files;
        self.progress.sort_by_cached_key(|entry| {
            let file = &files[entry.file as usize];
            let body = file.body.key().map_or(u32::MAX, |key| key.0);
            let measure = entry.measure.key().map_or(u32::MAX, |key| key.0);
            (
                measure,
                body,
                file.period.value,
                entry.received_on,
                entry.file,
                entry.span.start,
            )
        });
        self.reviews
            .sort_by_key(|review| review.measure.key().map_or(u32::MAX, |key| key.0));
    }
}

/// Puts measures that amendments add under their objectives; returns those whose objective does not exist.
fn give_homes(added: Vec<Added>, files: &mut [MeasuresFile]) -> Vec<Added> {
    let mut homeless = Vec::new();
    let mut homes: BTreeMap<String, usize> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        let id = file.objective.id.value.as_str();
        homes.entry(id.to_owned()).or_insert(at);
    }
    for added in added {
        match homes.get(&*added.objective.value) {
            Some(at) => files[*at].measures.push(added.measure),
            None => homeless.push(added),
        }
    }
    homeless
}

/// Numbers objectives and measures in counting order of their ids; those with the same id keep the order of their files.
fn in_counting_order(mut files: Vec<MeasuresFile>) -> (Vec<Objective>, Vec<Measure>) {
    files.sort_by(|a, b| a.objective.id.value.cmp(&b.objective.id.value));
    let mut objectives = Vec::with_capacity(files.len());
    let mut measures = Vec::new();
    for (at, file) in files.into_iter().enumerate() {
        let key = ObjectiveKey(position(at));
        objectives.push(Objective {
            key,
            ..file.objective
        });
        measures.extend(file.measures.into_iter().map(|measure| Measure {
            objective: key,
            ..measure
        }));
    }
    measures.sort_by(|a, b| a.id.value.cmp(&b.id.value));
    for (at, measure) in measures.iter_mut().enumerate() {
        measure.key = MeasureKey(position(at));
    }
    (objectives, measures)
}
