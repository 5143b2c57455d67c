//! A progress report that is not yet on file.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::check::examined::Examined;
use crate::disk::store::Addition;
use crate::error::Error;
use crate::file::yaml::writing::{Pairs, Value};
use crate::obligation::as_of::AsOf;
use crate::obligation::belonging::Belonging;
use crate::obligation::evidence::considered;
use crate::obligation::schedule::schedule;
use crate::obligation::standing::Standing;
use crate::obligation::target::{Belongs, Word};
use crate::office::proposal::{Subject, about_value};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::body::BodyKey;
use crate::plan::measure::{Measure, MeasureKey};
use crate::plan::progress::Progress;
use crate::plan::review::Review;
use crate::plan::statement::{POINTS, Saying, Statement};

/// What a body says about one measure, to be filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) measure: MeasureKey,
    pub(crate) said: Statement,
    pub(crate) received_on: Date,
    pub(crate) restricted: bool,
}

/// What one body says for one reporting period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reported {
    pub(crate) body: BodyKey,
    pub(crate) period: Period,
    pub(crate) entries: Vec<Entry>,
}

/// A text as it is filed: with line feeds as line ends and trimmed; `None` if nothing is left.
pub(crate) fn as_filed(text: &str) -> Option<Box<str>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    (!text.is_empty()).then(|| text.into())
}

impl Entry {
    pub(crate) fn subject(&self) -> Subject {
        (self.measure, self.said.about.clone())
    }

    /// Whether an entry on file has the same content, whenever it was received.
    pub(crate) fn says_the_same_as(&self, known: &Progress) -> bool {
        self.is_said_by(known) && self.restricted == known.restricted
    }

    /// Whether an entry on file is this answer, even if the office has restricted it since.
    pub(crate) fn is_said_by(&self, known: &Progress) -> bool {
        known.measure.key() == Some(self.measure)
            && known.said == self.said
            && (known.restricted || !self.restricted)
    }

    /// The record, in the order of its field table; without `received_on` if the head of the file has it.
    fn pairs(&self, plan: &Plan, head_says_received: bool) -> Pairs {
        let id = plan.measure(self.measure).id.value.as_str();
        let mut pairs = vec![("measure", Value::Text(id.to_owned()))];
        pairs.extend(POINTS.iter().filter_map(|point| {
            let value = match self.said.says(point)? {
                Saying::State(state) => Value::Word(state.name().to_owned()),
                Saying::About(about) => about_value(about),
                Saying::Date(day) => Value::Word(day.to_string()),
                Saying::Text(text) => Value::Text(text.to_owned()),
                Saying::Texts(texts) => {
                    Value::Texts(texts.iter().map(ToString::to_string).collect())
                }
            };
            Some((point.field.key, value))
        }));
        if !head_says_received {
            pairs.push(("received_on", Value::Word(self.received_on.to_string())));
        }
        if self.restricted {
            pairs.push(("restricted", Value::Word("true".to_owned())));
        }
        pairs
    }
}

impl Reported {
    /// Whose it is, and for which period.
    pub(crate) fn whose(&self) -> (BodyKey, Period) {
        (self.body, self.period)
    }

    /// Checks that the body and the measures are the same in a plan that was read later.
    ///
    /// # Errors
    ///
    /// If somebody has changed the lists of bodies or measures in the meantime.
    pub(crate) fn is_still_meant(&self, then: &Plan, now: &Plan) -> Result<(), Error> {
        let body = |plan: &Plan| {
            plan.bodies
                .get(self.body.0 as usize)
                .map(|body| body.id.value.clone())
        };
        let measure = |plan: &Plan, key: MeasureKey| {
            let measure = plan.measures.get(key.0 as usize);
            measure.map(|measure| measure.id.value.as_str().to_owned())
        };
        let mut entries = self.entries.iter();
        let is_same = body(then) == body(now)
            && entries.all(|entry| measure(then, entry.measure) == measure(now, entry.measure));
        if is_same {
            return Ok(());
        }
        Err(Error::Write {
            what: "the progress report".to_owned(),
            reason: "the plan was changed at the same time; try again".to_owned(),
        })
    }

    /// Whether a plan with the entries in it has read them all.
    pub(crate) fn counts(&self, plan: &Plan) -> bool {
        let mut entries = self.entries.iter();
        entries.all(|entry| self.known(plan, entry).is_some())
    }

    /// The reviews that would be about the new entries, although they were written before.
    ///
    /// A review is about the entry received last on or before its date, even if it is filed later.
    pub(crate) fn reviews_taken_over<'p>(
        &self,
        plan: &'p Plan,
        as_of: AsOf,
    ) -> Vec<(&'p Measure, &'p Review)> {
        let mut taken = Vec::new();
        for entry in &self.entries {
            let measure = plan.measure(entry.measure);
            let dated = schedule(plan, measure, as_of);
            for considered in considered(plan, measure, &dated, as_of) {
                let is_own = considered.body == self.body
                    && considered.period == self.period
                    && entry.says_the_same_as(considered.entry)
                    && considered.entry.received_on == entry.received_on;
                match considered.standing {
                    Standing::Returned(review) | Standing::Counts(Some(review)) if is_own => {
                        taken.push((measure, review));
                    }
                    _ => {}
                }
            }
        }
        taken
    }

    /// What the entries are about.
    pub(crate) fn about(&self) -> Vec<Subject> {
        self.entries.iter().map(Entry::subject).collect()
    }

    /// The new entries, and those already on file.
    pub(crate) fn news(&self, plan: &Plan) -> (Self, Vec<Entry>) {
        let (known, entries) = self.entries.iter().cloned().partition(|entry| {
            self.known(plan, entry)
                .is_some_and(|known| entry.says_the_same_as(known))
        });
        (Self { entries, ..*self }, known)
    }

    /// The entry on file that an entry would correct: the last received of its measure, period and `for`.
    pub(crate) fn known<'p>(&self, plan: &'p Plan, entry: &Entry) -> Option<&'p Progress> {
        self.on_file(plan, entry).last()
    }

    /// What is on file of an entry's measure, period and `for`, in the order in which it counts.
    pub(crate) fn on_file<'p>(
        &self,
        plan: &'p Plan,
        entry: &Entry,
    ) -> impl DoubleEndedIterator<Item = &'p Progress> {
        let (body, period) = (self.body, self.period);
        let belonging = Belonging::of(plan, plan.measure(entry.measure));
        let own = belonging.decide(&Word::said((body, period), &entry.said, entry.received_on));
        let entries = plan.progress_on(entry.measure).iter().enumerate();
        let of_body = entries.filter(move |(at, known)| {
            let file = plan.file_of(known);
            let targets = belonging.at(*at).map_or(&[][..], Belongs::targets);
            let is_same = !targets.is_empty() && targets == own.targets();
            // Entries that fit no obligation are compared by their `for` only.
            let is_unknown = targets.is_empty() || own.targets().is_empty();
            let is_said_alike = known.about == entry.said.about;
            !known.is_left_out
                && file.body.key() == Some(body)
                && file.period.value == period
                && (is_same || (is_unknown && is_said_alike))
        });
        of_body.map(|(_, known)| known)
    }

    /// The entries as records of their file; a new file has the date of receipt once, in its head.
    pub(crate) fn addition(&self, folder: &Path, examined: &Examined) -> Addition {
        let plan = &examined.plan;
        let there = plan.progress_files.iter().find(|file| {
            file.body.key() == Some(self.body)
                && file.period.value == self.period
                && plan.is_in_place(file)
        });
        let known = there.and_then(|file| {
            let path = examined.sources.path(file.entries_span.file);
            path.strip_prefix(folder).ok().map(PathBuf::from)
        });
        let id = &plan.body(self.body).id.value;
        let received_on = self.entries.first().map(|entry| entry.received_on);
        let is_new = known.is_none();
        let mut head = vec![
            ("body", Value::Text(id.to_string())),
            ("period", Value::Text(self.period.to_string())),
        ];
        head.extend(received_on.map(|day| ("received_on", Value::Word(day.to_string()))));
        Addition {
            inner: known
                .unwrap_or_else(|| PathBuf::from(format!("progress/{}/{id}.yaml", self.period))),
            head,
            list: "progress",
            records: self
                .entries
                .iter()
                .map(|entry| entry.pairs(plan, is_new && Some(entry.received_on) == received_on))
                .collect(),
        }
    }
}
