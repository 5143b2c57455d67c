//! Several forms together: which agree, which contradict each other, and what is filed of the rest.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::check::examined::Examined;
use crate::disk::load::location::Location;
use crate::error::Error;
use crate::file::finding::Finding;
use crate::format::finding::plain;
use crate::obligation::as_of::AsOf;
use crate::obligation::evidence::considered;
use crate::obligation::schedule::schedule;
use crate::obligation::standing::Standing;
use crate::office::collect::intake::{EntryPlace, Intake};
use crate::office::proposal::entry::{Entry, Reported};
use crate::office::proposal::{Proposal, Subject, propose};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::body::BodyKey;
use crate::plan::id::Id;
use crate::plan::progress::Progress;
use crate::text::words::{all_of, count};

/// Forms, and the plan with the new entries of those that are accepted.
#[derive(Debug)]
pub(crate) struct Gathered {
    pub(crate) forms: Vec<Form>,
    /// `None` if nothing is new.
    pub(crate) proposal: Option<Proposal>,
}

/// A returned form, and its result.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) intake: Intake,
    /// The entries to file; none if it is refused.
    pub(crate) new: Vec<(Entry, EntryPlace)>,
    /// The number of its entries that are already on file.
    pub(crate) known: usize,
}

impl Form {
    /// Its body and period, with its new entries; `None` if they are unknown.
    pub(crate) fn reported(&self) -> Option<Reported> {
        let reported = self.intake.reported.as_ref()?;
        Some(Reported {
            entries: self.new.iter().map(|(entry, _)| entry.clone()).collect(),
            ..*reported
        })
    }
}

/// The body and the period of a form.
type Whose = (BodyKey, Period);

/// Compares forms with each other, with what is on file and with the rules, and refuses those with mistakes.
///
/// `stated_on` is the date on which the office received them, if it is given: only then can an answer that was
/// corrected since be filed again.
///
/// # Errors
///
/// If a file of the plan cannot be added to.
pub(crate) fn gather(
    location: &Location,
    examined: &Examined,
    intakes: Vec<Intake>,
    stated_on: Option<Date>,
) -> Result<Gathered, Error> {
    let confirmed = confirmed(&examined.plan, &intakes);
    let mut forms: Vec<Form> = intakes
        .into_iter()
        .map(|intake| form(&examined.plan, intake, stated_on, &confirmed))
        .collect();
    compare(&examined.plan, &mut forms);
    loop {
        let files = files(&forms);
        if files.is_empty() {
            return Ok(Gathered {
                forms,
                proposal: None,
            });
        }
        let additions: Vec<_> = files
            .iter()
            .map(|file| file.reported.addition(&location.folder, examined))
            .collect();
        let proposal = propose(location, examined, &additions)?;
        let mut is_refused = false;
        for error in &proposal.errors {
            is_refused |= remark(&proposal, &files, error, &mut forms, Intake::refuse);
        }
        if !proposal.errors.is_empty() && !is_refused {
            return Err(Error::Objections {
                objections: plain(&proposal.errors),
            });
        }
        for (OneFile { reported, .. }, addition) in files.iter().zip(&additions) {
            if !proposal.errors.is_empty() {
                break;
            }
            let path = location.folder.join(&addition.inner);
            if let Err(error) = proposal.accept(&path, |plan| reported.counts(plan)) {
                is_refused = true;
                for form in of(&mut forms, reported.whose()) {
                    let name = form.intake.name.clone();
                    form.intake.refuse(name, error.to_string());
                }
            }
        }
        forms
            .iter_mut()
            .filter(|form| form.intake.is_refused())
            .for_each(|form| form.new.clear());
        if is_refused {
            continue;
        }
        for warning in &proposal.warnings {
            remark(&proposal, &files, warning, &mut forms, Intake::note);
        }
        return Ok(Gathered {
            forms,
            proposal: Some(proposal),
        });
    }
}

/// How an answer relates to what is on file.
enum News<'p> {
    /// It is new, or reported again.
    New,
    /// It is already on file.
    Stands,
    /// It was received before, and this entry corrected it.
    Corrected(&'p Progress),
}

/// Decides whether an answer is already on file; a corrected answer is not received again by reading it again.
///
/// A returned or corrected answer is new if the office states that it came on a later day than everything on file; but
/// not if another form, read together with it, corrects it.
fn news<'p>(
    plan: &'p Plan,
    reported: &Reported,
    entry: &Entry,
    stated_on: Option<Date>,
    is_confirmed: bool,
) -> News<'p> {
    let Some(last) = reported.known(plan, entry) else {
        return News::New;
    };
    let stated_later = stated_on.filter(|day| last.received_on < *day);
    if entry.is_said_by(last) {
        return match stated_later {
            Some(day) if is_returned(plan, last, day) => News::New,
            Some(_) | None => News::Stands,
        };
    }
    let is_anew = stated_later.is_some() && !is_confirmed;
    let mut earlier = reported.on_file(plan, entry);
    if !is_anew && earlier.any(|known| entry.is_said_by(known)) {
        return News::Corrected(last);
    }
    News::New
}

/// Whether an entry was returned by a day.
fn is_returned(plan: &Plan, entry: &Progress, day: Date) -> bool {
    let Some(measure) = entry.measure.key().map(|key| plan.measure(key)) else {
        return false;
    };
    let as_of = AsOf::on(day);
    let dated = schedule(plan, measure, as_of);
    considered(plan, measure, &dated, as_of)
        .iter()
        .any(|considered| {
            std::ptr::eq(considered.entry, entry)
                && matches!(considered.standing, Standing::Returned(_))
        })
}

/// The answers that some form confirms as they are on file: no other form read together with it revokes them.
fn confirmed(plan: &Plan, intakes: &[Intake]) -> BTreeSet<(Whose, Subject)> {
    let mut confirmed = BTreeSet::new();
    let sound = intakes.iter().filter(|intake| !intake.is_refused());
    for reported in sound.filter_map(|intake| intake.reported.as_ref()) {
        let entries = reported.entries.iter();
        let standing = entries.filter(|entry| {
            let last = reported.known(plan, entry);
            last.is_some_and(|last| entry.is_said_by(last))
        });
        let whose = reported.whose();
        confirmed.extend(standing.map(|entry| (whose, entry.subject())));
    }
    confirmed
}

/// The answers of a form about one obligation: the first, and a different one.
struct Answers<'f> {
    first: (&'f Entry, &'f EntryPlace),
    other: Option<(&'f Entry, &'f EntryPlace)>,
}

impl<'f> Answers<'f> {
    /// Adds one, and returns the place of an earlier, different one.
    fn other_than(&mut self, entry: &'f Entry, place: &'f EntryPlace) -> Option<&'f EntryPlace> {
        if self.first.0 == entry {
            return self.other.map(|(_, place)| place);
        }
        self.other.get_or_insert((entry, place));
        Some(self.first.1)
    }
}

/// Separates new answers in a form from those already on file.
fn form(
    plan: &Plan,
    intake: Intake,
    stated_on: Option<Date>,
    confirmed: &BTreeSet<(Whose, Subject)>,
) -> Form {
    let mut form = Form {
        new: Vec::new(),
        known: 0,
        intake,
    };
    let Some(reported) = form
        .intake
        .reported
        .as_ref()
        .filter(|_| !form.intake.is_refused())
    else {
        return form;
    };
    let mut corrected: Vec<(&str, Date)> = Vec::new();
    let mut contradictions = Vec::new();
    let answers = || reported.entries.iter().zip(&form.intake.places);
    let mut said: BTreeMap<Subject, Answers> = BTreeMap::new();
    for (entry, place) in answers() {
        let subject = entry.subject();
        let answers = said.entry(subject).or_insert(Answers {
            first: (entry, place),
            other: None,
        });
        let other = answers.other_than(entry, place);
        if let Some(other) = other {
            let (own, others) = (place.of("state"), other.of("state"));
            let id = &plan.measure(entry.measure).id.value;
            contradictions.push((others.clone(), said_otherwise(id, &own)));
            contradictions.push((own, said_otherwise(id, &others)));
            continue;
        }
        let is_confirmed = confirmed.contains(&(reported.whose(), entry.subject()));
        match news(plan, reported, entry, stated_on, is_confirmed) {
            News::New => form.new.push((entry.clone(), place.clone())),
            News::Stands => form.known += 1,
            News::Corrected(by) => {
                form.known += 1;
                let id = plan.measure(entry.measure).id.value.as_str();
                corrected.push((id, by.received_on));
            }
        }
    }
    for (place, text) in contradictions {
        form.intake.refuse(place, text);
    }
    if form.intake.is_refused() {
        form.new.clear();
        return form;
    }
    if !corrected.is_empty() {
        let told: Vec<String> = corrected
            .iter()
            .map(|(id, on)| format!("{id} was corrected on {on}"))
            .collect();
        let it = if told.len() == 1 { "it is" } else { "they are" };
        let name = form.intake.name.clone();
        form.intake.note(
            name,
            format!(
                "{}, so {it} not filed again; if the body reports the same again, give the later date with `--received-on`",
                all_of(&told)
            ),
        );
    }
    form
}

fn of(forms: &mut [Form], whose: Whose) -> impl Iterator<Item = &mut Form> {
    forms.iter_mut().filter(move |form| {
        let reported = form.intake.reported.as_ref();
        reported.is_some_and(|reported| reported.whose() == whose)
    })
}

fn said_otherwise(id: &Id, where_else: &str) -> String {
    format!("the answer on measure `{id}` contradicts {where_else}; ask the body which one counts")
}

/// Refuses forms that contradict each other, and files answers that two forms share only once.
fn compare(plan: &Plan, forms: &mut [Form]) {
    let mut seen: BTreeMap<(Whose, Subject), (usize, Entry, EntryPlace)> = BTreeMap::new();
    let mut repeated = vec![0; forms.len()];
    for at in 0..forms.len() {
        let Some(whose) = forms[at].intake.reported.as_ref().map(Reported::whose) else {
            continue;
        };
        let mut twins = 0;
        let mut new = Vec::new();
        for (entry, place) in std::mem::take(&mut forms[at].new) {
            let key = (whose, entry.subject());
            match seen.get(&key) {
                None => {
                    seen.insert(key, (at, entry.clone(), place.clone()));
                    new.push((entry, place));
                }
                Some((_, other, _)) if *other == entry => twins += 1,
                Some((other, _, other_place)) => {
                    let id = &plan.measure(entry.measure).id.value;
                    let (own, others) = (place.of("state"), other_place.of("state"));
                    let other = *other;
                    let told = said_otherwise(id, &own);
                    forms[other].intake.refuse(others.clone(), told);
                    forms[at].intake.refuse(own, said_otherwise(id, &others));
                }
            }
        }
        repeated[at] = twins;
        forms[at].new = new;
    }
    for (form, repeated) in forms.iter_mut().zip(repeated) {
        if form.intake.is_refused() {
            form.new.clear();
        } else if repeated > 0 {
            let name = form.intake.name.clone();
            let told = count(repeated, "answer is", "answers are");
            form.intake.note(
                name,
                format!("{told} the same as in another form and filed only once"),
            );
        }
    }
}

/// What is new for one file.
struct OneFile {
    reported: Reported,
    /// Which of the new entries of which form each entry is.
    origins: Vec<(usize, usize)>,
}

/// What is new, by body and period: one file each.
fn files(forms: &[Form]) -> Vec<OneFile> {
    let mut files: BTreeMap<(Period, BodyKey), OneFile> = BTreeMap::new();
    for (form, own) in forms.iter().enumerate() {
        let Some(reported) = own.reported().filter(|_| !own.new.is_empty()) else {
            continue;
        };
        let origins = (0..own.new.len()).map(|at| (form, at));
        let file = files
            .entry((reported.period, reported.body))
            .or_insert_with(|| OneFile {
                reported: Reported {
                    entries: Vec::new(),
                    ..reported
                },
                origins: Vec::new(),
            });
        file.origins.extend(origins);
        file.reported.entries.extend(reported.entries);
    }
    files.into_values().collect()
}

/// Reports a finding at the cell that caused it, or for every form of its file; returns whether there was any.
fn remark(
    proposal: &Proposal,
    files: &[OneFile],
    finding: &Finding,
    forms: &mut [Form],
    say: fn(&mut Intake, String, String),
) -> bool {
    let span = finding.primary.span;
    let path = proposal.after.sources.path(span.file);
    let text = plain(std::slice::from_ref(finding));
    let mut drafted = proposal.drafts.iter().zip(files);
    let Some((draft, file)) = drafted.find(|(draft, _)| draft.path == path) else {
        return false;
    };
    if let Some((record, key)) = draft.key_at(span.start) {
        let (form, at) = file.origins[record];
        let place = forms[form].new[at].1.of(key);
        say(&mut forms[form].intake, place, text);
        return true;
    }
    let whose = file.reported.whose();
    let mut is_said = false;
    for form in of(forms, whose).filter(|form| !form.new.is_empty()) {
        let name = form.intake.name.clone();
        say(&mut form.intake, name, text.clone());
        is_said = true;
    }
    is_said
}
