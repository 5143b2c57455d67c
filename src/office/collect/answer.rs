//! The content of a form's cells, row by row, and what is wrong with it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiff::civil::Date;

use crate::obligation::as_of::AsOf;
use crate::obligation::belonging::Belonging;
use crate::obligation::schedule::{Dated, schedule};
use crate::obligation::target::Word;
use crate::office::collect::grid::{Cells, Grid, Place, Said};
use crate::office::collect::intake::{EntryPlace, Intake, shown};
use crate::office::collect::value;
use crate::office::proposal::entry::{Entry, Reported};
use crate::office::request::column::{Column, QUESTIONS, columns};
use crate::office::request::sheet::SCHEMA;
use crate::office::request::{Unfit, about, code};
use crate::period::{Period, parse_date};
use crate::plan::Plan;
use crate::plan::body::Body;
use crate::plan::measure::{Measure, MeasureKey};
use crate::plan::statement::{Kept, Statement};
use crate::text::wording::Wording;
use crate::text::words::{count, one_line};

/// The context in which a form is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'p> {
    pub(super) plan: &'p Plan,
    pub(super) as_of: AsOf,
    pub(super) received_on: Date,
}

/// Reads the rows of a form.
pub(super) fn answers(name: &str, grid: &Grid, asked: &Asked) -> Intake {
    let mut intake = Intake::new(name);
    let mut reader = Reader {
        before: match &grid.sheet {
            Some(sheet) => format!("{name}, sheet \"{sheet}\", "),
            None => format!("{name}, "),
        },
        merged: merged_rows(grid),
        questions: BTreeMap::new(),
        grid,
        asked,
        intake: &mut intake,
    };
    reader.read();
    intake
}

/// The line that names plan, period and body.
struct Mark {
    row: u32,
    plan: String,
    period: String,
    body: String,
    as_of: String,
}

/// The questions to a body about a measure, computed once for all rows about it.
struct Questions<'p> {
    measure: &'p Measure,
    dated: Vec<Dated<'p>>,
    /// The position of an obligation in `dated`, by its code.
    codes: BTreeMap<String, usize>,
    belonging: Belonging<'p>,
}

impl<'p> Questions<'p> {
    fn about(measure: &'p Measure, body: &Body, asked: &Asked<'p>) -> Self {
        let dated = schedule(asked.plan, measure, asked.as_of);
        let mut codes = BTreeMap::new();
        for (at, dated) in dated.iter().enumerate() {
            let code = code(asked.plan, body, measure, dated);
            codes.entry(code).or_insert(at);
        }
        Self {
            measure,
            dated,
            codes,
            belonging: Belonging::of(asked.plan, measure),
        }
    }
}

/// Merged areas that touch columns that are read, by their first row.
fn merged_rows(grid: &Grid) -> BTreeMap<u32, (Place, Place)> {
    let areas = grid.merged.iter();
    let areas = areas.filter(|(_, last)| QUESTIONS <= last.1 as usize);
    // Of two that begin in the same row, the first counts.
    areas.rev().map(|area| (area.0.0, *area)).collect()
}

struct Reader<'r, 'p> {
    /// The prefix of a cell's name.
    before: String,
    merged: BTreeMap<u32, (Place, Place)>,
    questions: BTreeMap<MeasureKey, Rc<Questions<'p>>>,
    grid: &'r Grid,
    asked: &'r Asked<'p>,
    intake: &'r mut Intake,
}

impl<'p> Reader<'_, 'p> {
    fn read(&mut self) {
        let Some(mark) = self.mark() else {
            let place = self.intake.name.clone();
            return self.intake.refuse(
                place,
                "the line that names plan, period and body is missing; use the form that was sent",
            );
        };
        let Some((body, period)) = self.whose(&mark) else {
            return;
        };
        if !self.titles_stand(mark.row + 1) {
            return;
        }
        let refused_before = self.intake.refusals.len();
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        let locked = self.locked_rows();
        for row in self.grid.cells.rows_from(mark.row + 2) {
            self.check_merged(row);
            let Some((questions, own)) = self.asked_about(row, body, &mark, &locked) else {
                continue;
            };
            let key = self.grid.text(row, Column::Code.position());
            if let Some(first) = seen.get(&key) {
                let (first, number) = (*first, self.grid.number(row));
                let place = self.cell(row, Column::Measure);
                self.intake.refuse(
                    place,
                    format!("row {number} is a copy of row {first}; answer in only one of them"),
                );
                continue;
            }
            seen.insert(key.clone(), self.grid.number(row));
            self.compare_locked(row, &key, &locked);
            let Some(answer) = self.entry(row, body, &questions, own, period) else {
                continue;
            };
            match answer {
                Answer::Nothing => {
                    let id = questions.measure.id.value.as_str();
                    let name = format!("{id} for {}", questions.dated[own].name());
                    self.intake.unanswered.push(name);
                }
                Answer::Entry(entry) => {
                    self.intake.places.push(self.place(row));
                    entries.push(*entry);
                }
            }
        }
        self.note_missing_rows(&locked, &seen);
        self.note_unread(mark.row);
        if entries.is_empty() && self.intake.refusals.len() == refused_before {
            let place = self.intake.name.clone();
            self.intake.refuse(
                place,
                "no row is filled in; if there is nothing to report, choose that state in each row",
            );
        }
        self.intake.reported = Some(Reported {
            body: body.key,
            period,
            entries,
        });
    }

    fn place(&self, row: u32) -> EntryPlace {
        EntryPlace::Row {
            before: self.before.clone(),
            row: self.grid.number(row),
        }
    }

    fn cell(&self, row: u32, column: Column) -> String {
        self.place(row).of(column.key())
    }

    fn mark(&self) -> Option<Mark> {
        let row = self
            .grid
            .cells
            .iter()
            .find(|((_, column), said)| *column == 0 && said.text() == SCHEMA)
            .map(|((row, _), _)| *row)?;
        let text = |column| self.grid.text(row, column);
        let mark = Mark {
            row,
            plan: text(1),
            period: text(2),
            body: text(3),
            as_of: text(4),
        };
        // The hidden sheet is harder to change by mistake: if there is one, it decides.
        match &self.grid.hidden {
            Some(hidden) => {
                let hidden = |column: u32| {
                    hidden
                        .get(&(0, column))
                        .map_or_else(String::new, Said::text)
                };
                Some(Mark {
                    row,
                    plan: hidden(1),
                    period: hidden(2),
                    body: hidden(3),
                    as_of: hidden(4),
                })
            }
            None => Some(mark),
        }
    }

    /// The body and period of the form; refuses forms of another plan.
    fn whose(&mut self, mark: &Mark) -> Option<(&'p Body, Period)> {
        let plan = self.asked.plan;
        let place = self.intake.name.clone();
        if mark.plan != *plan.header.id {
            let text = format!(
                "this form belongs to the plan `{}`, not to `{}`",
                shown(&mark.plan),
                plan.header.id
            );
            self.intake.refuse(place, text);
            return None;
        }
        let body = plan.bodies.iter().find(|body| *body.id.value == *mark.body);
        let Some(body) = body else {
            self.intake.refuse(
                place,
                format!(
                    "this form belongs to the body `{}`, which the plan does not declare",
                    shown(&mark.body)
                ),
            );
            return None;
        };
        let Some(period) = Period::parse(&mark.period) else {
            self.intake.refuse(
                place,
                format!(
                    "this form is for `{}`, which is not a reporting period",
                    shown(&mark.period)
                ),
            );
            return None;
        };
        Some((body, period))
    }

    /// Whether the columns are in their places, in any language.
    fn titles_stand(&mut self, row: u32) -> bool {
        let mut stand = true;
        for column in columns() {
            let title = one_line(&self.grid.text(row, column.position()));
            let is_right = Wording::ALL
                .iter()
                .any(|wording| column.title(*wording) == title);
            if !is_right {
                let expected = column.title(Wording::default());
                let place = self.cell(row, column);
                self.intake.refuse(place, format!("the column title is \"{}\", but \"{expected}\" is expected: a column was added, moved or removed; use the form that was sent", shown(&title)));
                stand = false;
                break;
            }
        }
        stand
    }

    /// The original locked cells of each row, by code; none without a hidden sheet.
    fn locked_rows(&self) -> BTreeMap<String, Vec<String>> {
        let mut locked = BTreeMap::new();
        let Some(hidden) = &self.grid.hidden else {
            return locked;
        };
        let text = |hidden: &Cells, row: u32, column: u32| {
            hidden
                .get(&(row, column))
                .map_or_else(String::new, Said::text)
        };
        for row in hidden
            .keys()
            .map(|(row, _)| *row)
            .filter(|row| *row > 0)
            .collect::<BTreeSet<_>>()
        {
            let columns = u32::try_from(QUESTIONS).unwrap_or_default();
            let texts = (1..=columns)
                .map(|column| text(hidden, row, column))
                .collect();
            locked.insert(text(hidden, row, 0), texts);
        }
        locked
    }

    fn check_merged(&mut self, row: u32) {
        if let Some(((top, left), (bottom, right))) = self.merged.get(&row).copied() {
            let name = |row: u32, column: u32| {
                let letter = columns().nth(column as usize).map_or('?', Column::letter);
                format!("{letter}{}", row + 1)
            };
            let place = format!("{}{}:{}", self.before, name(top, left), name(bottom, right));
            self.intake.refuse(
                place,
                "merged cells do not show which row they answer; split them",
            );
        }
    }

    /// The questions about the measure of a row, and the position of the obligation that it asks about; `None` if the
    /// row is refused or empty.
    fn asked_about(
        &mut self,
        row: u32,
        body: &Body,
        mark: &Mark,
        locked: &BTreeMap<String, Vec<String>>,
    ) -> Option<(Rc<Questions<'p>>, usize)> {
        let plan = self.asked.plan;
        let id = self.grid.text(row, Column::Measure.position());
        let key = self.grid.text(row, Column::Code.position());
        let number = self.grid.number(row);
        let place = self.cell(row, Column::Measure);
        let is_asked = locked.is_empty() || locked.contains_key(&key);
        if key.is_empty() || !is_asked {
            self.intake.refuse(place, format!("row {number} does not belong to the form: it was added, or its id or code was changed; enter additional reports with `tadbir record`"));
            return None;
        }
        if let Some(was) = locked.get(&key).and_then(|texts| texts.first())
            && *was != id
        {
            self.intake.refuse(
                place,
                format!(
                    "the locked id of the measure was changed from `{}` to `{}`",
                    shown(was),
                    shown(&id)
                ),
            );
            return None;
        }
        let Some(measure) = plan.measure_by_id(&id) else {
            self.intake.refuse(place, format!("the plan has no measure `{}`; the id was changed in the form, or the measure was removed from the plan since", shown(&id)));
            return None;
        };
        let questions = self.questions.entry(measure.key).or_insert_with(|| {
            let questions = Questions::about(measure, body, self.asked);
            Rc::new(questions)
        });
        let questions = Rc::clone(questions);
        let Some(own) = questions.codes.get(&key).copied() else {
            self.intake.refuse(place, format!(
                "measure `{id}` was amended since the form was created{}: its wording, period or due date changed; create a new form with `tadbir request`",
                if parse_date(&mark.as_of).is_some() { format!(" on {}", mark.as_of) } else { String::new() }
            ));
            return None;
        };
        Some((questions, own))
    }

    /// Notes changes in locked cells, which do not count.
    fn compare_locked(&mut self, row: u32, key: &str, locked: &BTreeMap<String, Vec<String>>) {
        let Some(texts) = locked.get(key) else {
            return;
        };
        for (column, was) in columns().zip(texts) {
            let is = self
                .grid
                .at(row, column.position())
                .map_or_else(String::new, Said::text);
            if one_line(&is) != one_line(was) {
                let place = self.cell(row, column);
                self.intake.note(
                    place,
                    format!(
                        "the locked cell \"{}\" was changed; the change is ignored",
                        column.title(Wording::default())
                    ),
                );
            }
        }
    }

    /// Notes cells that are not read.
    fn note_unread(&mut self, mark_row: u32) {
        let name = self.intake.name.clone();
        for what in &self.grid.unread {
            self.intake.note(&name, what);
        }
        let columns = columns().count();
        let beside: Vec<(u32, u32)> = self
            .grid
            .cells
            .range((mark_row, 0)..)
            .map(|(place, _)| *place)
            .filter(|(_, column)| columns <= *column as usize)
            .collect();
        if let Some((row, _)) = beside.first() {
            let place = format!("{}row {}", self.before, self.grid.number(*row));
            let cells = count(beside.len(), "cell", "cells");
            self.intake.note(
                place,
                format!("cells to the right of the form are not read ({cells})"),
            );
        }
    }

    fn note_missing_rows(
        &mut self,
        locked: &BTreeMap<String, Vec<String>>,
        seen: &BTreeMap<String, u32>,
    ) {
        const MOST: usize = 20;
        let mut missing: Vec<String> = locked
            .iter()
            .filter(|(key, _)| !seen.contains_key(*key))
            .filter_map(|(_, texts)| texts.first().map(|id| shown(id)))
            .collect();
        if missing.len() > MOST {
            let more = missing.split_off(MOST).len();
            missing.push(format!("{more} more"));
        }
        if !missing.is_empty() && self.intake.refusals.is_empty() {
            let place = self.intake.name.clone();
            self.intake.note(
                place,
                format!(
                    "the rows of {} were removed and count as not answered",
                    crate::text::words::all_of(&missing)
                ),
            );
        }
    }

    /// The answer in a row; `None` if something in it is refused.
    fn entry(
        &mut self,
        row: u32,
        body: &Body,
        questions: &Questions,
        own: usize,
        period: Period,
    ) -> Option<Answer> {
        let known = self.intake.refusals.len();
        let asked = || columns().filter(|column| matches!(column, Column::Answer(_)));
        if asked().all(|column| self.grid.at(row, column.position()).is_none()) {
            return Some(Answer::Nothing);
        }
        let mut state = None;
        let mut said = Statement::default();
        for (at, column) in columns().enumerate() {
            let Column::Answer(point) = column else {
                continue;
            };
            let cell = self.grid.at(row, at);
            let read = match point.kept {
                Kept::State => value::state(cell).map(|is| state = Some(is)),
                Kept::About => Ok(()),
                Kept::Date(_, date) => value::date(cell).map(|is| *date(&mut said) = is),
                Kept::Text(_, text) => value::text(cell).map(|is| *text(&mut said) = is),
                Kept::Texts(_, texts) => value::lines(cell).map(|are| *texts(&mut said) = are),
            };
            if let Err(wrong) = read {
                let place = self.cell(row, column);
                self.intake.refuse(place, wrong);
            }
        }
        // A state that cannot be read is refused already.
        said.state = state?;
        let own = &questions.dated[own];
        let word = Word::said((body.key, period), &said, self.asked.received_on);
        match about(&questions.belonging, own, &word) {
            Ok(about) => said.about = about,
            Err(Unfit::Unclear) => {
                let place = self.cell(row, Column::For);
                self.intake.refuse(place, "it is not clear which obligation the row is about; enter it with `tadbir record`");
            }
            Err(Unfit::DoneBefore(starts_on)) => {
                let place = self.place(row).of("done_on");
                self.intake.refuse(place, format!("the date is before the first day of the obligation, {starts_on}; correct the date"));
            }
        }
        if self.intake.refusals.len() > known {
            return None;
        }
        Some(Answer::Entry(Box::new(Entry {
            measure: questions.measure.key,
            said,
            received_on: self.asked.received_on,
            restricted: false,
        })))
    }
}

/// The answer in a row of a form.
enum Answer {
    Nothing,
    Entry(Box<Entry>),
}
