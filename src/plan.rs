//! A plan: every record of its files, with names turned into references once.
//!
//! [`Plan::assemble`] looks up every body and measure that is named anywhere. A name that is not found stays in the
//! record as unknown or ambiguous, so that the rules can point at it.

pub(crate) mod about;
pub(crate) mod amendment;
mod assembly;
pub(crate) mod body;
mod burden;
pub(crate) mod contact;
pub(crate) mod continues;
pub(crate) mod edition;
pub(crate) mod editor_line;
pub(crate) mod excerpt;
pub(crate) mod file_format;
mod frame;
pub(crate) mod header;
pub(crate) mod id;
pub(crate) mod known;
pub(crate) mod measure;
mod namer;
pub(crate) mod part;
mod passing;
pub(crate) mod progress;
mod redaction;
mod removal;
pub(crate) mod review;
pub(crate) mod statement;
pub(crate) mod succession;
mod surplus;
mod term;
pub(crate) mod version;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::file::source::Spanned;
use crate::period::Period;
use crate::plan::about::Whose;
use crate::plan::amendment::{Amendment, Change};
use crate::plan::body::{Body, BodyKey, BodyName};
use crate::plan::contact::{Contact, ContactRole, Contacts};
use crate::plan::edition::Edition;
use crate::plan::header::Header;
use crate::plan::id::Id;
use crate::plan::measure::{Implementation, Measure, MeasureKey, Objective, ObjectiveKey};
use crate::plan::progress::{Place, Progress, ProgressFile};
use crate::plan::review::{Review, ReviewFile};
use crate::plan::succession::Passing;
use crate::plan::surplus::Surplus;
use crate::text::words::one_line;

/// Everything declared in one plan directory.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) header: Header,
    /// In the order of their file; a [`BodyKey`] is an index into it.
    pub(crate) bodies: Vec<Body>,
    /// In counting order of their ids; an [`ObjectiveKey`] is an index into it.
    pub(crate) objectives: Vec<Objective>,
    /// In counting order of their ids; a [`MeasureKey`] is an index into it.
    pub(crate) measures: Vec<Measure>,
    pub(crate) progress_files: Vec<ProgressFile>,
    /// By measure, body, reporting period and day received; those of unknown measures come last.
    pub(crate) progress: Vec<Progress>,
    pub(crate) review_files: Vec<ReviewFile>,
    /// By measure, then in the order of their files.
    pub(crate) reviews: Vec<Review>,
    /// By effective date, then by the date of the act.
    pub(crate) amendments: Vec<Amendment>,
    /// The contacts of the bodies; `None` if there is no file of contacts, or if the edition does not show it.
    pub(crate) contacts: Option<Contacts>,
    /// The number of entries that could not be understood and are in none of the lists above.
    pub(crate) lost: usize,
    /// SHA-256 over the files, in hexadecimal digits; empty in editions that do not show everything in them.
    pub(crate) fingerprint: String,
    /// The edition; what its audience may not see has been removed.
    pub(crate) edition: Edition,
    /// Whether there is a file of bodies that could be read; if not, no name can be looked up.
    pub(crate) bodies_are_known: bool,
    /// Whether every file of measures could be read; if not, an id that is not found may be in one of them.
    pub(crate) measures_are_known: bool,
    /// Ids and names in records of bodies and measures that could not be understood; they do not count as unknown.
    pub(crate) lost_names: BTreeSet<Box<str>>,
    /// The day whose wording and rules it has; [`Date::MAX`] until it is settled.
    settled_on: Date,
    /// Missing objectives to which amendments add measures.
    pub(crate) homeless: Vec<Spanned<Box<str>>>,
    names: BTreeMap<Box<str>, Vec<BodyKey>>,
    measures_by_id: BTreeMap<Box<str>, MeasureKey>,
    /// Amendments of a measure, by position in `amendments` and among its changes.
    changes: Vec<(MeasureKey, usize, usize)>,
    /// The successions of bodies, by day.
    passings: Vec<Passing>,
    /// The successions of each body, by position in `passings`.
    passings_from: BTreeMap<BodyKey, Vec<usize>>,
    /// By position in `amendments` and among its changes: those of the term and the reporting rules, oldest first.
    rule_changes: Vec<(usize, usize)>,
    /// Records about one thing above the limit; they have been removed.
    pub(crate) surplus: Vec<Surplus>,
    /// Measures that would exceed the limit of obligations; they have none.
    excessive: BTreeSet<MeasureKey>,
}

impl Plan {
    pub(crate) fn body(&self, key: BodyKey) -> &Body {
        &self.bodies[key.0 as usize]
    }

    pub(crate) fn measure(&self, key: MeasureKey) -> &Measure {
        &self.measures[key.0 as usize]
    }

    pub(crate) fn objective(&self, key: ObjectiveKey) -> &Objective {
        &self.objectives[key.0 as usize]
    }

    /// Computes something for every measure, on every core, and returns the results in the order of the measures.
    pub(crate) fn of_each_measure<'p, T: Send>(
        &'p self,
        ask: impl Fn(&'p Measure) -> Vec<T> + Sync + Send,
    ) -> Vec<T> {
        self.measures.par_iter().flat_map_iter(ask).collect()
    }

    /// The bodies that a name, accepted spelling or id means.
    pub(crate) fn bodies_named(&self, name: &str) -> &[BodyKey] {
        self.names
            .get(one_line(name).as_str())
            .map_or(&[], Vec::as_slice)
    }

    /// The bodies that an item of `for` may mean.
    pub(crate) fn bodies_meant<'a>(&'a self, whose: &'a Whose) -> &'a [BodyKey] {
        match whose {
            Whose::Written(name) => self.bodies_named(name),
            Whose::Withheld(key) => key.as_slice(),
        }
    }

    /// Every name, accepted spelling and id of a body, in alphabetical order.
    pub(crate) fn body_names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(|name| &**name)
    }

    pub(crate) fn measure_by_id(&self, id: &str) -> Option<&Measure> {
        self.measures_by_id.get(id).map(|key| self.measure(*key))
    }

    pub(crate) fn objective_by_id(&self, id: &str) -> Option<&Objective> {
        let id = Id::new(id);
        let at = self
            .objectives
            .partition_point(|objective| objective.id.value < id);
        let objective = self.objectives.get(at);
        objective.filter(|objective| objective.id.value == id)
    }

    /// Every body that a measure names on any day, with the names as they are written.
    pub(crate) fn bodies_of<'p>(&'p self, measure: &'p Measure) -> impl Iterator<Item = BodyKey> {
        let by_acts = self
            .changes(measure.key)
            .flat_map(|(_, change)| change.bodies.iter().chain(&change.recommended));
        let own = [&measure.bodies, &measure.recommended];
        let names = own.into_iter().chain(by_acts).flatten();
        names.filter_map(BodyName::key)
    }

    /// Every contact, in the order of the file.
    pub(crate) fn people(&self) -> impl Iterator<Item = &Contact> {
        self.contacts.iter().flat_map(|contacts| &contacts.people)
    }

    /// The contact of a body on a day: its focal point, else an alternate, in office then.
    pub(crate) fn addressee(&self, body: BodyKey, day: Date) -> Option<&Contact> {
        self.people()
            .filter(|contact| contact.body.key() == Some(body) && contact.is_in_office(day))
            .filter(|contact| contact.role != ContactRole::Validating)
            .min_by_key(|contact| contact.role)
    }

    /// Every implementation period: of each measure as approved, then those that amendments give to measures of the plan.
    pub(crate) fn implementations(&self) -> impl Iterator<Item = (&Measure, &Implementation)> {
        let amended = self
            .amendments
            .iter()
            .flat_map(|amendment| &amendment.changes)
            .filter_map(|change| {
                let (name, _) = change.measure.as_ref()?;
                Some((self.measure(name.key()?), change.period.as_ref()?))
            });
        self.measures
            .iter()
            .map(|measure| (measure, &measure.implementation))
            .chain(amended)
    }

    /// Gives measures the wording and bodies the names they have on a day, for everything that is printed. Done once,
    /// before anything else is asked of the plan.
    pub(crate) fn settle(&mut self, day: Date) {
        self.settled_on = day;
        let texts: Vec<Option<Box<str>>> = self
            .measures
            .iter()
            .map(|measure| {
                let text = self.commitment(measure, day).text;
                (*text != *measure.text).then(|| text.into())
            })
            .collect();
        for (key, name) in self.new_names(day) {
            let body = &mut self.bodies[key.0 as usize];
            let former = std::mem::replace(&mut body.name, name);
            if body.also.iter().all(|own| own.value != former.value) {
                body.also.push(former);
            }
        }
        for (measure, text) in self.measures.iter_mut().zip(texts) {
            if let Some(text) = text {
                let approved = std::mem::replace(&mut measure.text, text);
                measure.text_as_approved = Some(approved);
            }
        }
    }

    /// The bodies that may report on a day if a measure names nobody: the responsible body and the coordinator, or
    /// their successors.
    pub(crate) fn stand_ins(&self, day: Date) -> Vec<BodyKey> {
        let responsible = self
            .header
            .responsible
            .as_ref()
            .and_then(|responsible| responsible.body.key());
        let coordinator = self.header.coordinator.as_ref().and_then(BodyName::key);
        let mut stand_ins: Vec<BodyKey> = Vec::new();
        for key in responsible.into_iter().chain(coordinator) {
            let heirs = self.heirs(key, day);
            stand_ins.extend(
                heirs
                    .into_iter()
                    .filter(|heir| !stand_ins.contains(heir))
                    .collect::<Vec<_>>(),
            );
        }
        stand_ins
    }

    /// Every change of a measure by an amendment, oldest first.
    pub(crate) fn changes(
        &self,
        measure: MeasureKey,
    ) -> impl DoubleEndedIterator<Item = (&Amendment, &Change)> {
        let from = self.changes.partition_point(|(key, ..)| *key < measure);
        let to = self.changes.partition_point(|(key, ..)| *key <= measure);
        self.changes[from..to].iter().map(|(_, at, nth)| {
            let amendment = &self.amendments[*at];
            (amendment, &amendment.changes[*nth])
        })
    }

    /// Every progress report on a measure, by body, reporting period and day received.
    pub(crate) fn progress_on(&self, measure: MeasureKey) -> &[Progress] {
        let key = |entry: &Progress| entry.measure.key().map_or(u32::MAX, |key| key.0);
        let from = self
            .progress
            .partition_point(|entry| key(entry) < measure.0);
        let to = self
            .progress
            .partition_point(|entry| key(entry) <= measure.0);
        &self.progress[from..to]
    }

    /// Every review of progress reports on a measure, in the order of their files.
    pub(crate) fn reviews_of(&self, measure: MeasureKey) -> &[Review] {
        let key = |review: &Review| review.measure.key().map_or(u32::MAX, |key| key.0);
        let from = self
            .reviews
            .partition_point(|review| key(review) < measure.0);
        let to = self
            .reviews
            .partition_point(|review| key(review) <= measure.0);
        &self.reviews[from..to]
    }

    /// Whether a progress file is in the place of its period and body, as far as they are known.
    pub(crate) fn is_in_place(&self, file: &ProgressFile) -> bool {
        self.is_place_of(&file.place, file.period.value, &file.body)
    }

    /// Whether a place is the one of a period and a body; an unknown body fits anywhere.
    pub(crate) fn is_place_of(&self, place: &Place, period: Period, body: &BodyName) -> bool {
        Period::parse(&place.folder) == Some(period)
            && body
                .key()
                .is_none_or(|key| self.body(key).id.value == place.stem)
    }

    pub(crate) fn file_of(&self, entry: &Progress) -> &ProgressFile {
        &self.progress_files[entry.file as usize]
    }

    pub(crate) fn file_of_review(&self, review: &Review) -> &ReviewFile {
        &self.review_files[review.file as usize]
    }

    /// The number of progress reports and reviews that are left out because of an error.
    pub(crate) fn left_out(&self) -> usize {
        let progress = self
            .progress
            .iter()
            .filter(|entry| entry.is_left_out)
            .count();
        let reviews = self
            .reviews
            .iter()
            .filter(|review| review.is_left_out)
            .count();
        self.lost + progress + reviews
    }
}
