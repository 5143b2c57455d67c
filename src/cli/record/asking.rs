//! What `record` asks on a terminal.

use std::fmt;

use jiff::civil::Date;

use crate::cli::ask;
use crate::error::Error;
use crate::obligation::answer::may_report;
use crate::obligation::as_of::AsOf;
use crate::obligation::belonging::Belonging;
use crate::obligation::schedule::{Dated, schedule};
use crate::obligation::target::{Belongs, Misfit, Word};
use crate::office::proposal::entry::{Entry, as_filed};
use crate::period::reading::Kind;
use crate::period::{Period, parse_date};
use crate::plan::Plan;
use crate::plan::about::About;
use crate::plan::body::{Body, BodyKey};
use crate::plan::measure::Measure;
use crate::plan::statement::{Kept, POINTS, Point, State};
use crate::text::words::{any_of, one_line, quoted, shortened};

/// Asks for missing values on a terminal.
pub(super) struct Asker {
    is_possible: bool,
    /// Whether anything was asked; then optional values are asked for as well.
    pub(super) has_asked: bool,
}

/// Something to choose from, and how it is shown.
struct Choice<T> {
    value: T,
    shown: String,
}

impl<T> fmt::Display for Choice<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.shown)
    }
}

impl Asker {
    pub(super) fn new() -> Self {
        Self {
            is_possible: ask::is_possible(),
            has_asked: false,
        }
    }

    fn needs(&mut self, option: &str, help: &str) -> Result<(), Error> {
        if self.is_possible {
            self.has_asked = true;
            return Ok(());
        }
        Err(Error::Option {
            option: option.to_owned(),
            reason: format!("it is missing; {help}"),
        })
    }

    pub(super) fn measure<'p>(&mut self, plan: &'p Plan) -> Result<&'p Measure, Error> {
        self.needs("MEASURE", "give the id of a measure, such as 3.a")?;
        let choices = plan.measures.iter().map(|measure| Choice {
            value: measure,
            shown: format!(
                "{}  {}",
                measure.id.value.as_str(),
                shortened(&one_line(&measure.text), 70)
            ),
        });
        Ok(ask::choose("Measure", choices.collect())?.value)
    }

    /// The only body that may report, or the one that is chosen.
    pub(super) fn body<'p>(
        &mut self,
        plan: &'p Plan,
        measure: &Measure,
    ) -> Result<&'p Body, Error> {
        let able: Vec<&Body> = plan
            .bodies
            .iter()
            .filter(|body| !body.is_group() && may_report(plan, measure, body.key))
            .collect();
        if let [only] = able.as_slice() {
            return Ok(only);
        }
        let ids: Vec<&str> = able.iter().map(|body| &*body.id.value).collect();
        self.needs("--body", &format!("give {}", any_of(&quoted(&ids))))?;
        let choices = able.into_iter().map(|body| Choice {
            value: body,
            shown: format!("{}  {}", body.id.value, body.name.value),
        });
        Ok(ask::choose("Body that reports", choices.collect())?.value)
    }

    /// The reporting periods that have begun, the last that ended first.
    pub(super) fn period(&mut self, plan: &Plan, as_of: AsOf) -> Result<Period, Error> {
        let begun: Vec<Period> = plan
            .reporting_periods()
            .into_iter()
            .filter(|period| period.days().first <= as_of.day)
            .collect();
        let example = begun
            .last()
            .map_or_else(|| "2009-Q2".to_owned(), Period::to_string);
        self.needs(
            "--period",
            &format!("give a reporting period such as {example}"),
        )?;
        let (mut ended, running): (Vec<Period>, Vec<Period>) = begun
            .into_iter()
            .partition(|period| period.days().last < as_of.day);
        ended.reverse();
        ended.extend(running);
        ask::choose("Reporting period", ended)
    }

    /// Which obligation, where the period holds several; nothing is asked where there is one.
    pub(super) fn about(
        &mut self,
        plan: &Plan,
        measure: &Measure,
        word: &Word,
    ) -> Result<Option<About>, Error> {
        let belongs = Belonging::of(plan, measure).decide(word);
        let Belongs::Nowhere(Misfit::Several(several)) = belongs else {
            return Ok(None);
        };
        if !self.is_possible {
            // The rule that finds it says which there are.
            return Ok(None);
        }
        self.has_asked = true;
        let names = several.iter().map(Dated::name);
        let name = ask::choose("Which of them is it about", names.collect())?;
        Ok(Some(About::one(name)))
    }

    pub(super) fn state(&mut self) -> Result<State, Error> {
        self.needs("--state", &format!("give {}", any_of(State::NAMES)))?;
        let told = [
            (State::Done, "it was done"),
            (State::InProgress, "begun and not done"),
            (State::NotStarted, "not begun"),
            (State::Nil, "the body says that there is nothing to report"),
            (State::NotApplicable, "nothing was owed in this period"),
            (State::Undone, "what was delivered is lost again"),
        ];
        let choices = told.map(|(state, told)| Choice {
            value: state,
            shown: format!("{}: {told}", state.name()),
        });
        Ok(ask::choose("State", choices.into())?.value)
    }
}

/// Asks for what an entry does not say yet, as far as its state asks for it.
pub(super) fn rest(
    entry: &mut Entry,
    plan: &Plan,
    measure: &Measure,
    whose: (BodyKey, Period),
    as_of: AsOf,
) -> Result<(), Error> {
    let word = Word::said(whose, &entry.said, entry.received_on);
    let dated = schedule(plan, measure, as_of);
    let belongs = Belonging::of(plan, measure).decide(&word);
    let target = belongs.targets().first();
    let own = dated
        .iter()
        .find(|dated| target.is_some_and(|target| target.which == dated.which));
    let is_delivery = own.is_some_and(|own| own.kind() == Kind::Delivery);
    let is_past_due = own.is_some_and(|own| own.slot.due_on < as_of.day);
    let said = &mut entry.said;
    let state = said.state;
    for point in POINTS.iter().filter(|point| point.with.contains(&state)) {
        let is_known = said.says(point).is_some() && !matches!(point.kept, Kept::Texts(..));
        let is_too_early = point.field.key == "obstacles" && !is_past_due;
        if is_known || is_too_early {
            continue;
        }
        let is_needed =
            point.is_required_with(state) || (point.field.key == "done_on" && is_delivery);
        match point.kept {
            Kept::State | Kept::About => {}
            Kept::Date(_, date) => *date(said) = day(point, is_needed)?,
            Kept::Text(_, text) => *text(said) = line(point, is_needed)?,
            Kept::Texts(_, texts) => {
                let mut all = Vec::from(std::mem::take(texts(said)));
                while let Some(one) = line(point, is_needed)? {
                    all.push(one);
                }
                *texts(said) = all.into();
            }
        }
    }
    Ok(())
}

fn day(point: &Point, is_needed: bool) -> Result<Option<Date>, Error> {
    let (help, wrong) = if is_needed {
        ("YYYY-MM-DD", "write the day as YYYY-MM-DD")
    } else {
        (
            "YYYY-MM-DD; empty: within the period",
            "write the day as YYYY-MM-DD, or leave it empty",
        )
    };
    let complaint = move |answer: &str| {
        let is_left_out = answer.trim().is_empty() && !is_needed;
        (!is_left_out && parse_date(answer.trim()).is_none()).then(|| wrong.to_owned())
    };
    let answer = ask::line(&title(point), help, complaint)?;
    Ok(answer.and_then(|answer| parse_date(answer.trim())))
}

fn line(point: &Point, is_needed: bool) -> Result<Option<Box<str>>, Error> {
    let complaint =
        move |answer: &str| (is_needed && answer.trim().is_empty()).then(|| "say why".to_owned());
    let help = match point.kept {
        _ if is_needed => point.field.brief(),
        Kept::Texts(..) => "Enter alone ends the list",
        _ => "Enter alone leaves it out",
    };
    let answer = ask::line(&title(point), help, complaint)?;
    Ok(answer.as_deref().and_then(as_filed))
}

/// The key of a point as a prompt: `Done on`.
fn title(point: &Point) -> String {
    let words = point.field.key.replace('_', " ");
    let (first, rest) = words.split_at(1);
    first.to_uppercase() + rest
}
