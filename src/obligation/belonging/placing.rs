//! Which obligation a progress report is about. This is decided here and nowhere else, once, by what was known on the day it
//! was received, so that no later act and no later entry moves it.
//!
//! Source of the rules: the design, section 4, "Which obligation an entry is about".

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;

use crate::obligation::belonging::{Belonging, positions_named};
use crate::obligation::schedule::{Dated, Which, amendments_of_dates};
use crate::obligation::standing::{Standing, standings};
use crate::obligation::target::{Belongs, Misfit, Target, Word};
use crate::period::Period;
use crate::period::reading::{Kind, SlotPeriod};
use crate::plan::Plan;
use crate::plan::about::{About, Named};
use crate::plan::amendment::Amendment;
use crate::plan::body::BodyKey;
use crate::plan::measure::{Answerable, Measure};
use crate::plan::statement::State;

impl<'p> Belonging<'p> {
    /// Decides for one entry after the other, in the order in which they were received; of one day the earlier reporting
    /// period comes first, then the place in the file.
    pub(crate) fn of(plan: &'p Plan, measure: &'p Measure) -> Self {
        let days = amendments_of_dates(plan, measure).map(Amendment::counts_from);
        let days: BTreeSet<Date> = days.chain([Date::MIN]).collect();
        let entries = plan.progress_on(measure.key);
        let mut belonging = Self {
            plan,
            measure,
            known: days.into_iter().map(|day| (day, OnceCell::new())).collect(),
            belongs: vec![None; entries.len()],
        };
        let mut received: Vec<(usize, Word)> = entries
            .iter()
            .enumerate()
            .filter_map(|(at, entry)| Some((at, Word::of(plan, entry)?)))
            .collect();
        received.sort_by_key(|(at, word)| {
            let entry = &entries[*at];
            let first = word.period.days().first;
            (word.received_on, first, entry.file, entry.span.start)
        });
        for (at, word) in received {
            belonging.belongs[at] = Some(belonging.decide(&word));
        }
        belonging
    }

    /// Where an entry would belong that were received after those on file.
    pub(crate) fn decide(&self, word: &Word) -> Belongs<'p> {
        if let Some(corrected) = self.corrected(word) {
            return corrected;
        }
        let then = self
            .known
            .iter()
            .rposition(|(from, _)| *from <= word.received_on)
            .unwrap_or(0);
        let first = self.by(then, word);
        match &first {
            Belongs::To(_) | Belongs::Nowhere(Misfit::Several(_) | Misfit::DoneBefore(_)) => {
                return first;
            }
            Belongs::Nowhere(Misfit::BeforeStart | Misfit::NotRunning | Misfit::NoneNamed(_)) => {}
        }
        // It may name what an act gave the measure later, or took from it before.
        let others = (then + 1..self.known.len()).rev().chain((0..then).rev());
        for at in others {
            let by = self.by(at, word);
            if matches!(by, Belongs::To(_)) {
                return by;
            }
        }
        first
    }

    /// What an entry is about that says the same `for` as an earlier one of its body and reporting period: the same, though an
    /// act may have moved what the words name since.
    fn corrected(&self, word: &Word) -> Option<Belongs<'p>> {
        let about = word.about?;
        let entries = self.plan.progress_on(self.measure.key).iter();
        let mut earlier = entries.zip(&self.belongs).filter(|(entry, belongs)| {
            let is_to = matches!(belongs, Some(Belongs::To(_)));
            is_to
                && Word::of(self.plan, entry).is_some_and(|other| {
                    (other.body, other.period, other.about) == (word.body, word.period, Some(about))
                })
        });
        let (_, belongs) = earlier.next()?;
        let dates = self.dates(self.known.len() - 1);
        let targets = belongs.as_ref().map_or(&[][..], Belongs::targets);
        let is_before = |target: &Target| {
            let mut own = dates.iter().filter(|dated| dated.which == target.which);
            own.any(|dated| is_done_before(word, dated))
        };
        (!targets.iter().any(is_before)).then(|| Belongs::To(targets.to_vec()))
    }

    /// Where an entry belongs by the dates of a time.
    fn by(&self, at: usize, word: &Word) -> Belongs<'p> {
        let dates = self.dates(at);
        match word.about {
            Some(about) => self.named(dates, word, about),
            None => self.unnamed(dates, word),
        }
    }

    fn named(&self, dates: &[Dated<'p>], word: &Word, about: &About) -> Belongs<'p> {
        let mut targets: Vec<Target> = Vec::new();
        let mut known: HashSet<Target> = HashSet::new();
        for named in &about.names {
            let none = || Belongs::Nowhere(Misfit::NoneNamed(named.clone()));
            let Ok(whose) = self.whose(named, word) else {
                return none();
            };
            let positions = positions_named(dates, named);
            if positions.is_empty() {
                return none();
            }
            if named.to.is_none() && positions.len() > 1 {
                let several = positions.into_iter().map(|at| dates[at]).collect();
                return Belongs::Nowhere(Misfit::Several(several));
            }
            for at in positions {
                let named = &dates[at];
                if is_done_before(word, named) {
                    return Belongs::Nowhere(Misfit::DoneBefore(*named));
                }
                let which = named.which;
                let target = Target { which, whose };
                if known.insert(target) {
                    targets.push(target);
                }
            }
        }
        Belongs::To(targets)
    }

    /// Whose part is named: `None` the reporting body's own.
    ///
    /// # Errors
    ///
    /// If nobody knows the body, or the one that reports did not take its place.
    fn whose(&self, named: &Named, word: &Word) -> Result<Option<BodyKey>, ()> {
        let Some(whose) = &named.body else {
            return Ok(None);
        };
        let [key] = self.plan.bodies_meant(whose) else {
            return Err(());
        };
        if *key == word.body {
            return Ok(None);
        }
        let heirs = self.plan.heirs(*key, word.received_on);
        heirs.contains(&word.body).then_some(Some(*key)).ok_or(())
    }

    fn unnamed(&self, dates: &[Dated<'p>], word: &Word) -> Belongs<'p> {
        // By far the most entries are about the period that they are filed for, and for these no list is made.
        let own = Which::Period(SlotPeriod::Calendar(word.period));
        if let Some(base) = dates.iter().find(|dated| dated.which == own) {
            let is_plain = word.done_on().is_none_or(|done_on| {
                let is_older = |dated: &Dated| dated.slot.due_on < base.slot.due_on;
                let mut older = dates.iter().filter(|dated| is_older(dated));
                base.slot.starts_on <= done_on && !older.any(|dated| dated.holds(done_on))
            });
            if is_plain {
                return to(base);
            }
        }
        let of_kind = |kind: Kind| -> Vec<&Dated<'p>> {
            dates.iter().filter(|dated| dated.kind() == kind).collect()
        };
        let duties = of_kind(Kind::Continuing);
        let deliveries = of_kind(Kind::Delivery);
        if !duties.is_empty() {
            let by_duty = self.among_duties(&duties, word);
            let is_early = matches!(
                by_duty,
                Belongs::Nowhere(Misfit::BeforeStart | Misfit::NotRunning)
            );
            if !is_early || deliveries.is_empty() {
                return by_duty;
            }
        }
        if deliveries.is_empty() {
            return Belongs::Nowhere(Misfit::NotRunning);
        }
        self.among_deliveries(&deliveries, word)
    }

    /// Of a continuing measure: the obligation named like the reporting period or whose period contains it, unless what was
    /// done lies in another.
    fn among_duties(&self, duties: &[&Dated<'p>], word: &Word) -> Belongs<'p> {
        let days = word.period.days();
        let own = Which::Period(SlotPeriod::Calendar(word.period));
        let named = duties.iter().find(|dated| dated.which == own).copied();
        let containing: Vec<&Dated> = duties
            .iter()
            .copied()
            .filter(|dated| dated.span().covers(days))
            .collect();
        let base = named.or(match containing.as_slice() {
            [one] => Some(*one),
            _ => None,
        });
        if let Some(done_on) = word.done_on() {
            let holding = duties.iter().copied().filter(|dated| dated.holds(done_on));
            match base {
                Some(base) if base.slot.starts_on <= done_on => {
                    let is_older = |dated: &&Dated| dated.slot.due_on < base.slot.due_on;
                    return self.newest(
                        word,
                        &holding.filter(is_older).chain([base]).collect::<Vec<_>>(),
                    );
                }
                Some(base) => {
                    let holding: Vec<&Dated> = holding.collect();
                    if holding.is_empty() {
                        return Belongs::Nowhere(Misfit::DoneBefore(*base));
                    }
                    return self.newest(word, &holding);
                }
                None => {
                    let holding: Vec<&Dated> = holding.collect();
                    let is_running = duties.iter().any(|dated| dated.span().overlaps(days));
                    if !is_running && !holding.is_empty() {
                        return self.newest(word, &holding);
                    }
                }
            }
        }
        if let Some(base) = base {
            return to(base);
        }
        let overlapping: Vec<&Dated> = duties
            .iter()
            .copied()
            .filter(|dated| dated.span().overlaps(days))
            .collect();
        match overlapping.as_slice() {
            [] => {
                let begins_later = duties.iter().all(|dated| days.last < dated.slot.starts_on);
                Belongs::Nowhere(if begins_later {
                    Misfit::BeforeStart
                } else {
                    Misfit::NotRunning
                })
            }
            [one] if is_done_before(word, one) => Belongs::Nowhere(Misfit::DoneBefore(**one)),
            [one] => to(one),
            [first, ..] => {
                // What was done cannot be what began later, and may be what was still due.
                let fits = |dated: &&Dated| match word.done_on() {
                    Some(done_on) => {
                        let is_of_period = dated.span().overlaps(days);
                        dated.holds(done_on) || (is_of_period && dated.slot.starts_on <= done_on)
                    }
                    None => dated.span().overlaps(days),
                };
                let fitting: Vec<&Dated> = duties.iter().copied().filter(fits).collect();
                match fitting.as_slice() {
                    [] => Belongs::Nowhere(Misfit::DoneBefore(**first)),
                    [one] => to(one),
                    [..] => several(&fitting),
                }
            }
        }
    }

    /// The newest of some duties, in order of due date, unless an older one is unmet by what was received earlier.
    fn newest(&self, word: &Word, duties: &[&Dated<'p>]) -> Belongs<'p> {
        let (newest, older) = duties.split_last().expect("there is at least one");
        if older.is_empty() {
            return to(newest);
        }
        let said = self.said_before(word);
        let mut unmet: Vec<&Dated> = older
            .iter()
            .copied()
            .filter(|dated| !self.is_met(dated, word, &said, |_| true))
            .collect();
        if unmet.is_empty() {
            return to(newest);
        }
        unmet.push(newest);
        several(&unmet)
    }

    /// Of a list of deliveries: the only one that has begun and is not met by what was received earlier. Of one, that.
    fn among_deliveries(&self, deliveries: &[&Dated<'p>], word: &Word) -> Belongs<'p> {
        let approved_on = self.approved_on();
        if approved_on.is_some_and(|day| word.period.days().last < day) {
            return Belongs::Nowhere(Misfit::BeforeStart);
        }
        if let [one] = deliveries {
            return to(one);
        }
        let day = word.happened_on.unwrap_or(word.received_on);
        let begun: Vec<&Dated> = deliveries
            .iter()
            .copied()
            .filter(|dated| dated.slot.starts_on <= day)
            .collect();
        // What an entry corrects does not make it one about the next.
        let is_other = |other: &Said| (other.body, other.period) != (word.body, word.period);
        let said = self.said_before(word);
        let is_met = |dated: &&&Dated<'p>| self.is_met(dated, word, &said, is_other);
        let wanted: Vec<&Dated> = match word.state {
            State::Undone => {
                let met = |dated: &&&Dated<'p>| self.is_met(dated, word, &said, |_| true);
                begun.iter().filter(met).copied().collect()
            }
            State::Done
            | State::InProgress
            | State::NotStarted
            | State::Nil
            | State::NotApplicable => begun
                .iter()
                .filter(|dated| !is_met(dated))
                .copied()
                .collect(),
        };
        match (wanted.as_slice(), begun.last()) {
            ([one], _) => to(one),
            ([_, ..], _) => several(&wanted),
            // All that has begun is met: it is said once more of the last.
            ([], Some(last)) => to(last),
            // Done before any of them begins: it is word of the first.
            ([], None) => {
                let first = deliveries.iter().map(|dated| dated.slot.starts_on).min();
                let first: Vec<&Dated> = deliveries
                    .iter()
                    .copied()
                    .filter(|dated| Some(dated.slot.starts_on) == first)
                    .collect();
                match first.as_slice() {
                    [one] => to(one),
                    _ => several(&first),
                }
            }
        }
    }

    /// The day of the act by which the measure is part of the plan, where known.
    fn approved_on(&self) -> Option<Date> {
        let added = self.plan.added_by(self.measure).map(|act| act.on);
        added.or(self.plan.header.approved.as_ref().map(|act| act.on))
    }

    /// What was received before a word about the measure's obligations, and how it stood on the day of the word.
    fn said_before(&self, word: &Word) -> Vec<Said> {
        let entries = self.plan.progress_on(self.measure.key);
        let standings = standings(self, word.received_on).into_iter();
        let counting = standings.filter(|(.., standing)| matches!(standing, Standing::Counts(_)));
        counting
            .filter_map(|(at, target, _)| {
                let entry = &entries[at];
                let by = Word::of(self.plan, entry)?;
                Some(Said {
                    which: target.which,
                    on: by.happened_on.unwrap_or(entry.received_on),
                    state: entry.state,
                    body: by.body,
                    period: by.period,
                })
            })
            .collect()
    }

    /// Whether an obligation is met for a body by what was received before its word, as far as that is taken into account.
    fn is_met(
        &self,
        dated: &Dated,
        word: &Word,
        said: &[Said],
        counts: impl Fn(&Said) -> bool,
    ) -> bool {
        let is_continuing = dated.kind() == Kind::Continuing;
        let rule = self
            .plan
            .answerable(self.measure, is_continuing, word.received_on);
        let is_of = |other: &Said| match rule {
            Answerable::Each => self
                .plan
                .heirs(other.body, word.received_on)
                .contains(&word.body),
            Answerable::Lead | Answerable::Any => true,
        };
        let said = said.iter().filter(|said| said.which == dated.which);
        let turns = said.filter_map(|said| match said.state {
            State::Done => Some((said, true)),
            State::Undone => Some((said, false)),
            State::InProgress | State::NotStarted | State::Nil | State::NotApplicable => None,
        });
        let turns = turns.filter(|(said, _)| counts(said) && is_of(said));
        let last = turns.map(|(said, is_met)| (said.on, is_met)).max();
        last.is_some_and(|(_, is_met)| is_met)
    }
}

/// What counts of an entry, of one obligation that it is about.
struct Said {
    which: Which,
    /// The day on which it was done or undone, else of receipt.
    on: Date,
    state: State,
    body: BodyKey,
    period: Period,
}

/// Whether what continues is said to have been done before the obligation began.
fn is_done_before(word: &Word, dated: &Dated) -> bool {
    let is_continuing = dated.kind() == Kind::Continuing;
    is_continuing && word.done_on().is_some_and(|day| day < dated.slot.starts_on)
}

fn to<'p>(dated: &Dated<'p>) -> Belongs<'p> {
    Belongs::To(vec![Target {
        which: dated.which,
        whose: None,
    }])
}

fn several<'p>(dated: &[&Dated<'p>]) -> Belongs<'p> {
    Belongs::Nowhere(Misfit::Several(dated.iter().map(|dated| **dated).collect()))
}

#[cfg(test)]
mod tests {
    use crate::disk::load::sample::{Sample, sample};
    use crate::obligation::belonging::Belonging;
    use crate::obligation::schedule::{Dated, Which};
    use crate::obligation::target::{Belongs, Misfit};

    fn name(which: Which) -> String {
        match which {
            Which::Period(period) => period.to_string(),
            Which::Ordinal(nth) => nth.to_string(),
        }
    }

    /// What the last entry on 1.a is about: `2024-Q1`, `1 of labour`, or why it is about nothing.
    #[track_caller]
    fn case(plan: Sample, expected: &str) {
        let plan = plan.load();
        let measure = &plan.measures[0];
        let last = plan.progress_on(measure.key).len() - 1;
        let belonging = Belonging::of(&plan, measure);
        let whose = |key| format!(" of {}", plan.body(key).id.value);
        let all = |dated: &[Dated]| -> String {
            let names: Vec<String> = dated.iter().map(|dated| name(dated.which)).collect();
            names.join(", ")
        };
        let told = match belonging.at(last).expect("the body is known") {
            Belongs::To(targets) => {
                let targets = targets.iter().map(|target| {
                    name(target.which) + &target.whose.map(whose).unwrap_or_default()
                });
                targets.collect::<Vec<_>>().join(", ")
            }
            Belongs::Nowhere(Misfit::Several(dated)) => format!("one of {}", all(dated)),
            Belongs::Nowhere(Misfit::DoneBefore(dated)) => {
                format!("done before {}", all(&[*dated]))
            }
            Belongs::Nowhere(Misfit::BeforeStart) => "before the start".to_owned(),
            Belongs::Nowhere(Misfit::NotRunning) => "not running".to_owned(),
            Belongs::Nowhere(Misfit::NoneNamed(_)) => "none named so".to_owned(),
        };
        assert_eq!(told, expected);
    }

    fn owed(period: &str) -> Sample {
        sample()
            .body("labour", "name: Ministry of Labour, kind: ministry")
            .measure("1.a", &format!("bodies: [health, labour], {period}"))
    }

    fn duty() -> Sample {
        owed("period: Regularly")
    }

    fn said(plan: Sample, place: &str, keys: &str) -> Sample {
        plan.progress(place, &format!("measure: 1.a, {keys}"))
    }

    #[test]
    fn of_a_duty_it_is_the_one_of_the_reporting_period() {
        let keys = "state: in-progress, received_on: 2024-07-10";
        case(said(duty(), "2024-Q2/health", keys), "2024-Q2");
        case(
            said(owed("period: Annually"), "2024-Q2/health", keys),
            "2024",
        );
        let months = owed("period: once every month");
        case(
            said(months, "2024-Q2/health", keys),
            "one of 2024-04, 2024-05, 2024-06",
        );
    }

    #[test]
    fn of_a_duty_what_was_done_in_another_period_is_about_that() {
        let done = |day: &str| {
            let keys = format!("state: done, done_on: {day}, received_on: 2024-07-10");
            said(duty(), "2024-Q2/health", &keys)
        };
        case(done("2024-04-01"), "2024-Q2");
        case(done("2024-03-31"), "2024-Q1");
        case(done("2023-12-31"), "done before 2024-Q2");
    }

    #[test]
    fn before_the_term_and_after_it_a_duty_does_not_run() {
        let keys = "state: in-progress, received_on: 2024-02-01";
        case(said(duty(), "2023-Q4/health", keys), "before the start");
        let keys = "state: in-progress, received_on: 2027-05-01";
        case(said(duty(), "2027-Q1/health", keys), "not running");
    }

    #[test]
    fn of_one_delivery_it_is_that() {
        let delivery = || owed("period: December 2024");
        let keys = "state: in-progress, received_on: 2024-04-10";
        case(said(delivery(), "2024-Q1/health", keys), "1");
        let keys = "state: in-progress, received_on: 2024-02-01";
        case(said(delivery(), "2023-Q4/health", keys), "before the start");
    }

    #[test]
    fn of_several_deliveries_it_is_the_only_one_that_has_begun_and_is_not_met() {
        let list = || owed("period: \"2024, 2025\"");
        let keys = "state: in-progress, received_on: 2024-07-10";
        case(said(list(), "2024-Q2/health", keys), "1");
        let later = "state: in-progress, received_on: 2025-04-10";
        case(said(list(), "2025-Q1/health", later), "one of 1, 2");
        let done = "state: done, done_on: 2024-06-01, received_on: 2024-07-10";
        let met = || said(list(), "2024-Q2/health", done);
        case(said(met(), "2025-Q1/health", later), "2");
        // All that has begun is met: it is said once more of the last.
        case(
            said(
                met(),
                "2024-Q3/health",
                "state: in-progress, received_on: 2024-10-10",
            ),
            "1",
        );
    }

    #[test]
    fn what_it_names_is_what_it_is_about() {
        let named = |about: &str| {
            let keys = format!("state: in-progress, for: {about}, received_on: 2024-07-10");
            said(duty(), "2024-Q2/health", &keys)
        };
        case(named("2024-Q1"), "2024-Q1");
        case(named("2024-03-31"), "2024-Q1");
        case(named("[2024-Q1, 2024-Q2]"), "2024-Q1, 2024-Q2");
        case(named("2027-Q1"), "none named so");
    }

    #[test]
    fn of_another_body_only_its_successor_reports() {
        let of_labour = "state: in-progress, for: labour/2024-Q3, received_on: 2024-10-10";
        case(said(duty(), "2024-Q3/health", of_labour), "none named so");
        let passed = duty().amendment("2024-08-01", "body: labour, succeeded_by: [health]");
        case(
            said(passed, "2024-Q3/health", of_labour),
            "2024-Q3 of labour",
        );
    }

    #[test]
    fn no_later_act_moves_what_an_entry_is_about() {
        let keys = "state: in-progress, received_on: 2024-07-10";
        let change = "measure: 1.a, period: Annually";
        case(
            said(duty(), "2024-Q2/health", keys).amendment("2024-07-11", change),
            "2024-Q2",
        );
        case(
            said(
                duty(),
                "2024-Q3/health",
                "state: in-progress, for: 2024-Q3, received_on: 2024-10-10",
            )
            .amendment("2024-10-01", change),
            "2024-Q3",
        );
    }
}
