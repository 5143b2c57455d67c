//! A progress report that is not yet on file.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::check::examined::Examined;
use crate::disk::store::Addition;
use crate::error::Error;
use crate::file::yaml::writing::{Pairs, Value};
use crate::format::finding::plain;
use crate::obligation::as_of::AsOf;
use crate::obligation::belonging::Belonging;
use crate::obligation::evidence::considered;
use crate::obligation::schedule::schedule;
use crate::obligation::standing::Standing;
use crate::obligation::target::{Belongs, Word};
use crate::office::proposal::{Proposal, Subject, about_value};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::about::About;
use crate::plan::body::BodyKey;
use crate::plan::measure::{Measure, MeasureKey};
use crate::plan::progress::{Progress, State};
use crate::plan::review::Review;

/// What a body says about one measure, to be filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) measure: MeasureKey,
    pub(crate) about: Option<About>,
    pub(crate) state: State,
    pub(crate) done_on: Option<Date>,
    pub(crate) undone_on: Option<Date>,
    pub(crate) summary: Option<String>,
    pub(crate) evidence: Vec<String>,
    pub(crate) obstacles: Option<String>,
    pub(crate) needs: Option<String>,
    pub(crate) reason: Option<String>,
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
pub(crate) fn said(text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

impl Entry {
    /// Whether an entry on file has the same content, whenever it was received.
    pub(crate) fn says_the_same_as(&self, known: &Progress) -> bool {
        let Self {
            measure,
            about,
            state,
            done_on,
            undone_on,
            summary,
            evidence,
            obstacles,
            needs,
            reason,
            received_on: _,
            restricted,
        } = self;
        known.measure.key() == Some(*measure)
            && known.about.as_ref().map(|about| &about.value) == about.as_ref()
            && known.state == *state
            && known.done_on.map(|day| day.value) == *done_on
            && known.undone_on.map(|day| day.value) == *undone_on
            && known.summary.as_deref() == summary.as_deref()
            && known
                .evidence
                .iter()
                .map(|text| &**text)
                .eq(evidence.iter().map(String::as_str))
            && known.obstacles.as_deref() == obstacles.as_deref()
            && known.needs.as_deref() == needs.as_deref()
            && known.reason.as_deref() == reason.as_deref()
            && known.restricted == *restricted
    }

    /// Whether an entry on file is this answer, even if the office has restricted it since.
    pub(crate) fn is_said_by(&self, known: &Progress) -> bool {
        let restricted = Self {
            restricted: self.restricted || known.restricted,
            ..self.clone()
        };
        restricted.says_the_same_as(known)
    }

    /// The values that decide which obligation it is about.
    fn word(&self, body: BodyKey, period: Period) -> Word<'_> {
        Word {
            body,
            period,
            state: self.state,
            happened_on: self.undone_on.or(self.done_on),
            received_on: self.received_on,
            about: self.about.as_ref(),
        }
    }

    /// The record, in the order of its field table; without `received_on` if the head of the file has it.
    fn pairs(&self, plan: &Plan, head_says_received: bool) -> Pairs {
        let text = |key: &'static str, said: &Option<String>| {
            said.as_ref().map(|said| (key, Value::Text(said.clone())))
        };
        let word =
            |key: &'static str, word: Option<String>| word.map(|word| (key, Value::Word(word)));
        let id = plan.measure(self.measure).id.value.as_str();
        let evidence =
            (!self.evidence.is_empty()).then(|| ("evidence", Value::Texts(self.evidence.clone())));
        let received_on = (!head_says_received).then(|| self.received_on.to_string());
        [
            Some(("measure", Value::Text(id.to_owned()))),
            word("state", Some(self.state.name().to_owned())),
            self.about.as_ref().map(|about| ("for", about_value(about))),
            word("done_on", self.done_on.map(|day| day.to_string())),
            word("undone_on", self.undone_on.map(|day| day.to_string())),
            text("summary", &self.summary),
            evidence,
            text("obstacles", &self.obstacles),
            text("needs", &self.needs),
            text("reason", &self.reason),
            word("received_on", received_on),
            word("restricted", self.restricted.then(|| "true".to_owned())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl Reported {
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

    /// Checks that a proposal has no errors and that its entries count.
    ///
    /// # Errors
    ///
    /// If `check` would find an error, or if one in the file's head would leave the entries out.
    pub(crate) fn accept(&self, proposal: &Proposal, path: &Path) -> Result<(), Error> {
        if !proposal.errors.is_empty() {
            return Err(Error::Objections {
                objections: plain(&proposal.errors),
            });
        }
        let plan = &proposal.after.plan;
        if self
            .entries
            .iter()
            .all(|entry| self.known(plan, entry).is_some())
        {
            return Ok(());
        }
        Err(Error::Objections {
            objections: format!(
                "it would be left out because of an error in `{}`; run `tadbir check`",
                path.display()
            ),
        })
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
        self.entries
            .iter()
            .map(|entry| (entry.measure, entry.about.clone()))
            .collect()
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
        let own = belonging.decide(&entry.word(body, period));
        let entries = plan.progress_on(entry.measure).iter().enumerate();
        let of_body = entries.filter(move |(at, known)| {
            let file = plan.file_of(known);
            let targets = belonging.at(*at).map_or(&[][..], Belongs::targets);
            let is_same = !targets.is_empty() && targets == own.targets();
            // Entries that fit no obligation are compared by their `for` only.
            let is_unknown = targets.is_empty() || own.targets().is_empty();
            let is_said_alike =
                known.about.as_ref().map(|about| &about.value) == entry.about.as_ref();
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
