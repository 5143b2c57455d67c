//! A plan: every record of its files, with names turned into references once.
//!
//! [`Plan::assemble`] looks up every body and measure that is named anywhere. What a name does not find stays
//! in the record as unknown or ambiguous, so that the rules can point at it.

pub(crate) mod amendment;
mod assembly;
pub(crate) mod body;
pub(crate) mod contact;
pub(crate) mod continues;
pub(crate) mod edition;
pub(crate) mod editor_line;
pub(crate) mod header;
pub(crate) mod id;
pub(crate) mod known;
pub(crate) mod measure;
pub(crate) mod part;
pub(crate) mod progress;
pub(crate) mod review;
pub(crate) mod succession;
mod term;
mod version;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::Date;

use crate::field::Record;
use crate::period::Every;
use crate::period::reading::{Due, Frame, Kind, Reading, Start, Window};
use crate::plan::amendment::{Amendment, Change};
use crate::plan::body::{Body, BodyKey, BodyName};
use crate::plan::contact::{Contact, ContactRole, Contacts};
use crate::plan::edition::Edition;
use crate::plan::header::Header;
use crate::plan::measure::{
    Answerable, Implementation, Measure, MeasureKey, Objective, ObjectiveKey,
};
use crate::plan::progress::{Progress, ProgressFile};
use crate::plan::review::{Review, ReviewFile};
use crate::plan::succession::Fate;
use crate::source::Spanned;
use crate::words::one_line;

/// A kind of file.
#[derive(Debug)]
pub(crate) struct FileFormat {
    pub(crate) name: &'static str,
    /// Where it stands in the plan's folder.
    pub(crate) place: &'static str,
    /// What the whole file is.
    pub(crate) record: &'static Record,
}

/// Every kind of file that a plan is read from, by name.
pub(crate) static FILES: &[FileFormat] = &[
    FileFormat {
        name: "amendment",
        place: "amendments/*.yaml",
        record: &amendment::AMENDMENT,
    },
    FileFormat {
        name: "bodies",
        place: "bodies.yaml",
        record: &body::BODIES,
    },
    FileFormat {
        name: "contacts",
        place: "contacts.yaml",
        record: &contact::CONTACTS,
    },
    FileFormat {
        name: "measures",
        place: "measures/*.yaml",
        record: &measure::OBJECTIVE,
    },
    FileFormat {
        name: "plan",
        place: "plan.yaml",
        record: &header::PLAN,
    },
    FileFormat {
        name: "progress",
        place: "progress/PERIOD/BODY.yaml",
        record: &progress::PROGRESS_FILE,
    },
    FileFormat {
        name: "reviews",
        place: "reviews/PERIOD/BODY.yaml",
        record: &review::REVIEWS_FILE,
    },
];

/// Every kind of record, for the format reference.
pub(crate) static RECORDS: &[&Record] = &[
    &header::PLAN,
    &header::TERM,
    &header::APPROVED,
    &header::RESPONSIBLE,
    &header::REPORTING,
    &header::CONTINUING,
    &header::DELIVERY,
    &body::BODIES,
    &body::BODY,
    &body::MEMBER,
    &measure::OBJECTIVE,
    &measure::MEASURE,
    &measure::PERIOD,
    &continues::CONTINUES,
    &progress::PROGRESS_FILE,
    &progress::PROGRESS,
    &review::REVIEWS_FILE,
    &review::REVIEW,
    &amendment::AMENDMENT,
    &amendment::CHANGE,
    &measure::ADDED,
    &amendment::reporting::REPORTING_CHANGE,
    &amendment::TERM_CHANGE,
    &contact::CONTACTS,
    &contact::CONTACT,
];

/// The position of the next of so many records.
fn position(records: usize) -> u32 {
    u32::try_from(records).expect("a plan has fewer than four thousand million records")
}

/// What a measure commits to on a day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Commitment<'p> {
    pub(crate) text: &'p str,
    pub(crate) bodies: &'p [BodyName],
    pub(crate) recommended: &'p [BodyName],
    pub(crate) lead: Option<&'p BodyName>,
    /// What the measure sets for itself, or an amendment for it.
    pub(crate) answerable: Option<Answerable>,
    /// The amendment that lets it rest; `None` where it does not.
    pub(crate) suspended_by: Option<&'p Amendment>,
}

/// A place where a body is named.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NamedBody<'p> {
    pub(crate) by: Namer<'p>,
    pub(crate) name: &'p BodyName,
}

/// Who names a body.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Namer<'p> {
    Plan,
    Group(&'p Body),
    Objective(&'p Objective),
    Measure(&'p Measure),
    Amendment(&'p Amendment),
    ProgressFile,
    ReviewsFile,
    Contact,
}

impl fmt::Display for Namer<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Plan => formatter.write_str("the plan"),
            Self::Group(group) => write!(formatter, "group `{}`", group.id.value),
            Self::Objective(objective) => write!(formatter, "objective `{}`", objective.id.value),
            Self::Measure(measure) => write!(formatter, "measure `{}`", measure.id.value),
            Self::Amendment(amendment) => write!(formatter, "the amendment {}", amendment.act),
            Self::ProgressFile => formatter.write_str("the progress file"),
            Self::ReviewsFile => formatter.write_str("the reviews file"),
            Self::Contact => formatter.write_str("a contact"),
        }
    }
}

/// Everything declared in one plan directory.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) header: Header,
    /// In the order of their file; a [`BodyKey`] counts in it.
    pub(crate) bodies: Vec<Body>,
    /// In counting order of their ids; an [`ObjectiveKey`] counts in it.
    pub(crate) objectives: Vec<Objective>,
    /// In counting order of their ids; a [`MeasureKey`] counts in it.
    pub(crate) measures: Vec<Measure>,
    pub(crate) progress_files: Vec<ProgressFile>,
    /// By measure, body, reporting period, obligation it is for, and day received; those of unknown measures come last.
    pub(crate) progress: Vec<Progress>,
    pub(crate) review_files: Vec<ReviewFile>,
    /// By measure, then in the order of their files.
    pub(crate) reviews: Vec<Review>,
    /// By the day from which they count, then by the day of the act.
    pub(crate) amendments: Vec<Amendment>,
    /// The people of the bodies; `None` where there is no file of contacts, or where the edition does not show it.
    pub(crate) contacts: Option<Contacts>,
    /// Entries that could not be understood, so that they are in none of the lists above.
    pub(crate) lost: usize,
    /// SHA-256 over the files, in hexadecimal digits.
    pub(crate) fingerprint: String,
    /// For whom it is; what others may not see has been taken out.
    pub(crate) edition: Edition,
    /// Whether there is a file of bodies that could be read; if not, no name can be looked up.
    pub(crate) bodies_are_known: bool,
    /// Whether every file of measures could be read; if not, an id that is not found may stand in one of them.
    pub(crate) measures_are_known: bool,
    /// Ids and names in records of bodies and measures that could not be understood; they are not unknown.
    pub(crate) lost_names: BTreeSet<Box<str>>,
    /// The day whose words and rules it has; the last day there is until it is settled.
    settled_on: Date,
    /// Objectives that there are not, but that amendments add measures to.
    pub(crate) homeless: Vec<Spanned<Box<str>>>,
    names: BTreeMap<Box<str>, Vec<BodyKey>>,
    measures_by_id: BTreeMap<Box<str>, MeasureKey>,
    /// Amendments of a measure, by position in `amendments` and among its changes.
    changes: Vec<(MeasureKey, usize, usize)>,
    /// Who takes whose place, by day.
    passings: Vec<succession::Passing>,
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

    /// The bodies that a name, accepted spelling or id means.
    pub(crate) fn bodies_named(&self, name: &str) -> &[BodyKey] {
        self.names
            .get(one_line(name).as_str())
            .map_or(&[], Vec::as_slice)
    }

    /// Every name, accepted spelling and id of a body, in alphabetical order.
    pub(crate) fn body_names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(|name| &**name)
    }

    pub(crate) fn measure_by_id(&self, id: &str) -> Option<&Measure> {
        self.measures_by_id.get(id).map(|key| self.measure(*key))
    }

    pub(crate) fn objective_by_id(&self, id: &str) -> Option<&Objective> {
        self.objectives
            .iter()
            .find(|objective| objective.id.value.as_str() == id)
    }

    /// Every place where a body is named.
    pub(crate) fn named_bodies(&self) -> impl Iterator<Item = NamedBody<'_>> {
        let header = &self.header;
        let of_plan = header.coordinator.iter().chain(
            header
                .responsible
                .iter()
                .map(|responsible| &responsible.body),
        );
        let of_groups = self.bodies.iter().flat_map(move |group| {
            group.members.iter().map(move |member| NamedBody {
                by: Namer::Group(group),
                name: &member.body,
            })
        });
        let of_objectives = self.objectives.iter().flat_map(move |objective| {
            objective.overrides.lead.iter().map(move |name| NamedBody {
                by: Namer::Objective(objective),
                name,
            })
        });
        let of_measures = self.measures.iter().flat_map(move |measure| {
            let names = measure
                .bodies
                .iter()
                .chain(&measure.recommended)
                .chain(&measure.overrides.lead);
            names.map(move |name| NamedBody {
                by: Namer::Measure(measure),
                name,
            })
        });
        let of_amendments = self.amendments.iter().flat_map(|amendment| {
            let names = amendment.changes.iter().flat_map(|change| {
                let lists = change.bodies.iter().chain(&change.recommended).flatten();
                let passing = change.succession.iter().flat_map(|succession| {
                    let to: &[BodyName] = match &succession.fate {
                        Fate::SucceededBy(to) => to,
                        Fate::Renamed(_) => &[],
                    };
                    to.iter().chain([&succession.body])
                });
                lists.chain(&change.lead).chain(passing)
            });
            names.map(move |name| NamedBody {
                by: Namer::Amendment(amendment),
                name,
            })
        });
        of_plan
            .map(|name| NamedBody {
                by: Namer::Plan,
                name,
            })
            .chain(of_groups)
            .chain(of_objectives)
            .chain(of_measures)
            .chain(of_amendments)
            .chain(self.progress_files.iter().map(|file| NamedBody {
                by: Namer::ProgressFile,
                name: &file.body,
            }))
            .chain(self.review_files.iter().map(|file| NamedBody {
                by: Namer::ReviewsFile,
                name: &file.body,
            }))
            .chain(self.people().map(|contact| NamedBody {
                by: Namer::Contact,
                name: &contact.body,
            }))
    }

    /// Everybody whom the file of contacts names, in its order.
    pub(crate) fn people(&self) -> impl Iterator<Item = &Contact> {
        self.contacts.iter().flat_map(|contacts| &contacts.people)
    }

    /// Whom to write to about a body on a day: its focal point, else an alternate, who is in office then.
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

    /// What a reading of a measure's words is tied to.
    pub(crate) fn frame(&self, measure: &Measure) -> Frame {
        self.frame_on(measure, self.settled_on)
    }

    /// What a reading of a measure's words is tied to as of a day, by the words in force then.
    pub(crate) fn frame_on(&self, measure: &Measure, day: Date) -> Frame {
        let by = self.amended_period(measure, day).map(|(by, _)| by);
        self.frame_by(measure, by, day)
    }

    /// What a reading of words that an amendment gives a measure is tied to as of a day; `None` as approved or added.
    ///
    /// What is counted from the approval is counted from the act that says it.
    pub(crate) fn frame_by(&self, measure: &Measure, by: Option<&Amendment>, day: Date) -> Frame {
        let act = by.or_else(|| self.added_by(measure));
        let approval = self.header.approved.as_ref();
        Frame {
            term: self.term_on(day),
            approved_on: act
                .map(|amendment| amendment.on)
                .or(approval.map(|approval| approval.on)),
            every: self
                .own_every(measure)
                .unwrap_or_else(|| self.continuing_every(day)),
        }
    }

    /// How often a measure or its objective says it is judged where its words do not say.
    fn own_every(&self, measure: &Measure) -> Option<Every> {
        let objective = &self.objective(measure.objective).overrides;
        measure.overrides.every.or(objective.every)
    }

    /// Whether a measure is judged as often as bodies report, which an amendment may change.
    pub(crate) fn follows_reporting(&self, measure: &Measure) -> bool {
        self.own_every(measure).is_none() && self.header.continuing.every.is_none()
    }

    /// What an implementation period of a measure is taken to mean, after `kind` has had its say.
    ///
    /// `None` where the words cannot be read and nothing is stated.
    pub(crate) fn reading(
        &self,
        measure: &Measure,
        implementation: &Implementation,
    ) -> Option<Reading> {
        self.reading_on(measure, implementation, self.settled_on)
    }

    /// What an implementation period of a measure is taken to mean as of a day.
    pub(crate) fn reading_on(
        &self,
        measure: &Measure,
        implementation: &Implementation,
        day: Date,
    ) -> Option<Reading> {
        let reading = implementation.reading()?;
        let kind = measure
            .overrides
            .kind
            .or(self.objective(measure.objective).overrides.kind);
        Some(match kind {
            Some(kind) => as_kind(reading, kind, self.term_on(day).last),
            None => reading,
        })
    }

    /// What a measure commits to on a day: as approved, with every change by an amendment in force.
    pub(crate) fn commitment<'p>(&'p self, measure: &'p Measure, day: Date) -> Commitment<'p> {
        let mut commitment = Commitment {
            text: &measure.text,
            bodies: &measure.bodies,
            recommended: &measure.recommended,
            lead: measure.overrides.lead.as_ref(),
            answerable: measure.overrides.answerable,
            suspended_by: None,
        };
        for (amendment, change) in self.changes(measure.key) {
            if day < amendment.effective_on {
                continue;
            }
            if let Some(text) = &change.text {
                commitment.text = text;
            }
            if let Some(bodies) = &change.bodies {
                commitment.bodies = bodies;
            }
            if let Some(recommended) = &change.recommended {
                commitment.recommended = recommended;
            }
            commitment.lead = change.lead.as_ref().or(commitment.lead);
            commitment.answerable = change.answerable.or(commitment.answerable);
            match change.suspends {
                Some(true) => commitment.suspended_by = Some(amendment),
                Some(false) => commitment.suspended_by = None,
                None => {}
            }
        }
        commitment
    }

    /// The implementation period that a measure has on a day.
    pub(crate) fn implementation_on<'p>(
        &'p self,
        measure: &'p Measure,
        day: Date,
    ) -> &'p Implementation {
        self.amended_period(measure, day)
            .map_or(&measure.implementation, |(_, period)| period)
    }

    /// The newest period that an amendment gives a measure by a day.
    fn amended_period<'p>(
        &'p self,
        measure: &'p Measure,
        day: Date,
    ) -> Option<(&'p Amendment, &'p Implementation)> {
        self.changes(measure.key)
            .filter(|(amendment, _)| amendment.effective_on <= day)
            .filter_map(|(amendment, change)| Some((amendment, change.period.as_ref()?)))
            .next_back()
    }

    /// The amendment that added a measure; `None` of what was approved.
    pub(crate) fn added_by(&self, measure: &Measure) -> Option<&Amendment> {
        self.changes(measure.key)
            .find(|(_, change)| change.adds)
            .map(|(amendment, _)| amendment)
    }

    /// Whether a measure is part of the plan on a day: approved, or added by an amendment in force.
    pub(crate) fn has(&self, measure: &Measure, day: Date) -> bool {
        self.added_by(measure)
            .is_none_or(|amendment| amendment.effective_on <= day)
    }

    /// The days from which a measure has been what it is, oldest first: since ever, and from each of its changes on.
    pub(crate) fn versions(&self, measure: &Measure) -> Vec<Date> {
        let mut days: Vec<Date> = std::iter::once(Date::MIN)
            .chain(
                self.changes(measure.key)
                    .map(|(amendment, _)| amendment.effective_on),
            )
            .collect();
        days.dedup();
        days
    }

    /// Gives measures the words and bodies the names they have on a day, for all that is printed of them. Done once,
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

    /// Who answers on a day for a measure that is, or is not, continuing.
    pub(crate) fn answerable(
        &self,
        measure: &Measure,
        is_continuing: bool,
        day: Date,
    ) -> Answerable {
        let objective = &self.objective(measure.objective).overrides;
        let rule = if is_continuing {
            self.header.continuing.answerable
        } else {
            self.header.delivery.answerable
        };
        self.commitment(measure, day)
            .answerable
            .or(objective.answerable)
            .unwrap_or(rule)
    }

    /// The bodies that may report on a day where nobody is named: the responsible body and the coordinator, or who took
    /// their place.
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

    /// Every progress report on a measure, by body, reporting period, obligation and day received.
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

    pub(crate) fn file_of(&self, entry: &Progress) -> &ProgressFile {
        &self.progress_files[entry.file as usize]
    }

    pub(crate) fn file_of_review(&self, review: &Review) -> &ReviewFile {
        &self.review_files[review.file as usize]
    }

    /// How many progress reports and reviews count for nothing because an error stands in them.
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

/// A delivery read as continuing runs from its start to its due date; a continuing reading as a delivery is due when it ends.
fn as_kind(reading: Reading, kind: Kind, term_last: Date) -> Reading {
    match (reading, kind) {
        (Reading::Delivery(windows), Kind::Continuing) => {
            let from = windows.first().and_then(|window| match window.start {
                Start::On(day) => Some(day),
                Start::Term | Start::Approval => None,
            });
            let until = windows.last().and_then(|window| match window.due {
                Due::On(day) | Due::Between { latest: day, .. } => Some(day),
                Due::After(_) => None,
            });
            Reading::Continuing {
                from,
                until,
                cadence: None,
            }
        }
        (Reading::Continuing { from, until, .. }, Kind::Delivery) => {
            let start = from.map_or(Start::Term, Start::On);
            Reading::Delivery(vec![Window {
                start,
                due: Due::On(until.unwrap_or(term_last)),
            }])
        }
        (reading, Kind::Delivery | Kind::Continuing) => reading,
    }
}
