//! The program as its users see it: plans written to a folder, commands run on them, whole outputs compared.
#![expect(
    clippy::disallowed_methods,
    reason = "tests write plans, and look at what became of them"
)]

/// Small plans, and the program run on them.
mod support;

/// The days before, on and after a due date.
mod deadline;

/// What the words of a period are taken to mean.
mod period;

/// Who answers for a measure.
mod answer;

/// What amendments do to obligations.
mod amendment;

/// What may be wrong with an act.
mod faulty_act;

/// The same plan told in two ways, and the day on which an act changes it.
mod telling;

/// What becomes of a body's obligations once others take its place.
mod succession;

/// What was known when.
mod hindsight;
mod hostile_form;

/// What happened to one thing.
mod history;

/// What progress reports and reviews make of an obligation.
mod evidence;

/// Which obligation a progress report is about.
mod belonging;

/// Whose part of an obligation is whose, once an act or a membership changes who answers.
mod part;

/// What was done and is lost again.
mod undone;

/// By which due date what was done is late.
mod lateness;

/// What may leave the coordinator's office.
mod edition;

/// That nothing follows from what leaves it.
mod secrecy;

/// Reporting discipline.
mod reporting;

/// The reports, in every format that is text.
mod report;

/// Progress reports written down.
mod record;

/// Forms as a spreadsheet leaves them.
mod form;

/// Forms and letters that ask.
mod request;

/// Forms that came back.
mod collect;

/// The coordinator's word on progress reports.
mod review;

/// What `due` lists.
mod due;

/// What is overdue, in lists and in reports.
mod overdue;

/// The days of one body, for calendar programs.
mod calendar;

/// Tables for other programs.
mod export;

/// The plan in `plan/` against the decree's own text.
mod real_plan;

/// The README and the pages under `docs/`.
mod docs;

/// What bad input gets.
mod bad;

/// Findings for other programs.
mod findings;

/// JSON Schemas of a plan's files.
mod schema;

/// Texts and lines of any length.
mod long;

/// Ids as decrees have them.
mod id;

/// New plans.
mod init;

/// What acts made of a plan, in the next one.
mod carried;

/// What plans take up of earlier ones.
mod continuity;

/// The plans under `examples/`.
mod example;

/// What the program says about itself.
mod help;

/// How much is taken in.
mod bulk;

/// What holds for every plan.
mod property;

/// How a status comes about.
mod status;

/// What stands where a file is looked for and is none, links that lead out, and places that are not for answers.
#[cfg(unix)]
mod disk;

/// What stands in a plan's folder and is not read.
mod stray;

/// The rooms of the code, and what may use what.
mod house;
