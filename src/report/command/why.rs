//! How a status came about: words → reading → amendments → due date → progress reports and reviews → status.

use crate::document::{Cell, Column, Document, Table};
use crate::obligation::Obligation;
use crate::obligation::act::moved_by;
use crate::obligation::answer::{Participant, ever_named, participants};
use crate::obligation::as_of::AsOf;
use crate::obligation::evidence::{Considered, considered};
use crate::obligation::schedule::{Dated, Which, schedule};
use crate::obligation::standing::Standing;
use crate::obligation::status::{Awaits, Status};
use crate::period::reading::Kind;
use crate::plan::Plan;
use crate::plan::statement::State;
use crate::report::command::show::{answerable_words, standing_words};
use crate::text::wording::Wording;
use crate::text::words::all_of;
use crate::voice::change::{acts, of_plan};
use crate::voice::entry::entry_words;
use crate::voice::plain::{
    NOBODY, body_title, continues_words, days_words, status_cell, succeeded,
};
use crate::voice::reading::reading_words;

/// Explains one obligation.
pub(crate) fn why(plan: &Plan, obligation: &Obligation, as_of: AsOf) -> Document {
    let measure = obligation.measure;
    let dated = &obligation.dated;
    let mut document = Document::default();
    document.heading(format!("{} as of {as_of}", obligation.id()));
    document.paragraph(&*measure.text);
    let mut facts = vec![
        (
            "decree's words",
            Cell::text(&*measure.implementation.words.value),
        ),
        (
            "reading",
            Cell::text(reading_words(
                Wording::English,
                plan,
                measure,
                (&measure.implementation, None),
            )),
        ),
    ];
    let own_acts = acts(plan, measure, as_of);
    facts.extend(continues_words(measure, as_of).map(|words| ("continues", Cell::text(words))));
    let mut told = of_plan(plan, as_of);
    told.retain(|act| !own_acts.contains(act));
    told.extend(own_acts);
    facts.extend(told.into_iter().map(|act| ("amendment", Cell::text(act))));
    facts.push(("body", Cell::text(body_words(plan, obligation))));
    facts.push((
        "answerable",
        Cell::text(answerable_words(
            plan,
            measure,
            obligation.dated.version_on(as_of),
        )),
    ));
    if let Which::Period(period) = dated.which {
        facts.push(("period", Cell::text(period.to_string())));
    }
    let slot = &dated.slot;
    facts.push(("starts on", Cell::date(slot.starts_on)));
    facts.push(("due on", Cell::text(due_words(plan, obligation, as_of))));
    facts.push((
        "report due by",
        Cell::text(report_due_words(plan, obligation, as_of)),
    ));
    document.facts(facts);
    evidence(&mut document, plan, obligation, as_of);
    document.facts(vec![
        ("status", status_cell(obligation)),
        ("because", Cell::text(because(plan, obligation, as_of))),
    ]);
    document
}

fn body_words(plan: &Plan, obligation: &Obligation) -> String {
    if let Some((body, role)) = obligation.body {
        let others: Vec<&str> = obligation
            .may_meet
            .iter()
            .filter(|other| other.key != body.key)
            .filter(|other| obligation.successors.iter().all(|own| own.key != other.key))
            .map(|other| &*other.id.value)
            .collect();
        let others = if others.is_empty() {
            String::new()
        } else {
            format!("; {} may meet it as well", all_of(&others))
        };
        let now = succeeded(obligation);
        format!("{}, {}{now}{others}", body_title(Some(body)), role.name())
    } else {
        let stand_ins: Vec<&str> = obligation
            .may_meet
            .iter()
            .map(|body| &*body.id.value)
            .collect();
        let by = plan
            .header
            .responsible
            .as_ref()
            .and_then(|responsible| responsible.by.as_deref());
        let by = by.map_or_else(String::new, |by| format!(" ({by})"));
        if stand_ins.is_empty() {
            NOBODY.to_owned()
        } else {
            format!("{NOBODY}; {} may report{by}", all_of(&stand_ins))
        }
    }
}

fn due_words(plan: &Plan, obligation: &Obligation, as_of: AsOf) -> String {
    let dated = &obligation.dated;
    let mut words = format!("{}, the last day on which it is on time", dated.slot.due_on);
    if dated.slot.earliest_due < dated.slot.due_on {
        words += &format!(
            "; the words are vague, and {} is their earliest reading",
            dated.slot.earliest_due
        );
    }
    if dated.first_due_on != dated.slot.due_on {
        let acts = moved_by(plan, obligation, as_of).into_iter();
        let acts: Vec<&str> = acts.map(|amendment| &*amendment.act).collect();
        words += &format!(
            "; first due on {}, moved by {}",
            dated.first_due_on,
            all_of(&acts)
        );
    }
    let newest = schedule(plan, obligation.measure, as_of);
    let newest = newest.iter().find(|newest| newest.which == dated.which);
    if let Some(on) = obligation.status.met_on()
        && newest.is_some_and(|newest| newest.slot.due_on != dated.slot.due_on)
    {
        words += &format!("; it was met on {on}, and no later act moves what is met");
    }
    words
}

fn report_due_words(plan: &Plan, obligation: &Obligation, as_of: AsOf) -> String {
    let reporting = &plan.header.reporting;
    let act = plan.due_within_by(obligation.late_from());
    let by = act.map(|amendment| &*amendment.act);
    let by = by.or(reporting.by.as_deref());
    let by = by.map_or_else(String::new, |by| format!(" ({by})"));
    let review = if plan.review_is_required(as_of.day) {
        "; `done` counts once accepted"
    } else {
        ""
    };
    let within = plan.due_within(obligation.late_from());
    format!(
        "{}, {} after the due date{by}{review}",
        within.after(obligation.late_from()),
        within
    )
}

fn evidence(document: &mut Document, plan: &Plan, obligation: &Obligation, as_of: AsOf) {
    let dated = schedule(plan, obligation.measure, as_of);
    let own = dated
        .iter()
        .position(|dated| dated.which == obligation.dated.which);
    let seen: Vec<Considered> = considered(plan, obligation.measure, &dated, as_of)
        .into_iter()
        .filter(|considered| considered.dated == own)
        .filter(|considered| plan.edition.may_see_record(considered.entry.restricted))
        .collect();
    if seen.is_empty() {
        document.paragraph("No progress report is about it.");
        return;
    }
    let mut columns = vec![
        Column::word("body"),
        Column::word("period"),
        Column::word("received"),
        Column::word("state"),
        Column::text("standing"),
    ];
    let shows_text = seen
        .iter()
        .any(|considered| !entry_words(considered.entry).is_empty());
    if shows_text {
        columns.push(Column::text("what it says"));
    }
    let rows = seen.iter().map(|considered| {
        let standing = standing(plan, obligation, considered, &dated, as_of);
        let mut cells = vec![
            Cell::text(&*plan.body(considered.body).id.value),
            Cell::text(considered.period.to_string()),
            Cell::date(considered.entry.received_on),
            Cell::text(considered.entry.state.name()),
            Cell::text(standing),
        ];
        if shows_text {
            let unseen = matches!(considered.standing, Standing::NotReceived);
            cells.push(Cell::text(if unseen {
                String::new()
            } else {
                entry_words(considered.entry)
            }));
        }
        cells
    });
    document.subheading("Progress reports considered");
    document.table(Table::new(columns, rows.collect()));
}

/// What becomes of a progress report, and of what it does for the obligation.
fn standing(
    plan: &Plan,
    obligation: &Obligation,
    considered: &Considered,
    dated: &[Dated],
    as_of: AsOf,
) -> String {
    let words = standing_words(considered, dated);
    let Standing::Counts(_) = considered.standing else {
        return words;
    };
    let entry = considered.entry;
    let meets = match obligation.status {
        Status::Met { entry: own, .. } | Status::MetLate { entry: own, .. } => {
            std::ptr::eq(own, entry)
        }
        Status::NotApplicable { .. }
        | Status::Waived { .. }
        | Status::Upcoming
        | Status::Open
        | Status::Awaiting(_)
        | Status::Overdue { .. } => false,
    };
    if !meets && !obligation.accepts(considered) {
        let is_own = |participant: &Participant| participant.body.key == considered.body;
        let measure = obligation.measure;
        let now = participants(plan, measure, as_of.day, as_of.day, as_of.day);
        let may_meet_now = obligation.may_meet.iter();
        let mut may_meet_now = may_meet_now.map(|body| body.key);
        let why_not = if may_meet_now.any(|key| key == considered.body) {
            "it is about the body's own part"
        } else if !now.iter().any(is_own) && ever_named(plan, measure).iter().any(is_own) {
            "the body does not answer for it any more"
        } else {
            "the body does not answer for it"
        };
        return format!("cannot meet it: {why_not}");
    }
    match entry.done_on {
        Some(done) if as_of.day < done => {
            format!("{words}, from {done} on, when it was done")
        }
        Some(_) | None if clears_nothing(considered, obligation) => words + "; clears nothing",
        Some(_) | None => words,
    }
}

/// Whether a progress report counts but says nothing that meets or settles the obligation.
fn clears_nothing(considered: &Considered, obligation: &Obligation) -> bool {
    let Standing::Counts(review) = considered.standing else {
        return false;
    };
    match considered.entry.state {
        State::Done | State::Undone => false,
        State::NotApplicable => review.is_none() || obligation.dated.kind() == Kind::Delivery,
        State::InProgress | State::NotStarted | State::Nil => true,
    }
}

/// The first status that holds, with the days that decide it.
fn because(plan: &Plan, obligation: &Obligation, as_of: AsOf) -> String {
    let slot = &obligation.dated.slot;
    let day = as_of.day;
    let arguably = if obligation.is_arguably_overdue {
        format!(
            "; on the earliest reading of the words it was due on {}",
            slot.earliest_due
        )
    } else {
        String::new()
    };
    // What was lost is owed again from then, or from the due date where that is later.
    let due_on = obligation
        .undone_on
        .map_or(slot.due_on, |day| day.max(slot.due_on));
    let lost = obligation.undone_on.map_or_else(String::new, |day| {
        format!("what was done before was lost on {day}; ")
    });
    let because = match obligation.status {
        Status::Met { on, by, .. } => {
            format!("{lost}{} did it on {on}, not after {due_on}", by.name.value)
        }
        Status::MetLate { on, by, days, .. } => format!(
            "{lost}{} did it on {on}, {} after {due_on}",
            by.name.value,
            days_words(days),
        ),
        Status::NotApplicable { by, .. } => format!(
            "{} said so with a reason, and the coordinator accepted it",
            by.name.value
        ),
        Status::Waived { by } => {
            let day = obligation.dated.version_on(as_of);
            let resting = plan.commitment(obligation.measure, day).suspended_by;
            let does = if resting.is_some_and(|resting| std::ptr::eq(resting, by)) {
                "lets it rest"
            } else {
                "waives what is unmet"
            };
            format!("{} {does} from {} on", by.act, by.effective_on)
        }
        Status::Upcoming => format!("{day} is before it starts on {}", slot.starts_on),
        Status::Open => format!("{lost}{day} is not after the due date {due_on}"),
        Status::Awaiting(Awaits::Report) => {
            format!(
                "{lost}it was due on {due_on}, but word of it is not due before {}",
                plan.due_within(due_on).after(due_on)
            )
        }
        Status::Awaiting(Awaits::Review) => {
            format!("{lost}it is reported as done, and the review is still to come")
        }
        Status::Overdue { days } if obligation.undone_on.is_some() => format!(
            "{lost}nothing that counts says it was done again, and {day} is {} after {due_on}",
            days_words(days)
        ),
        Status::Overdue { days } => format!(
            "nothing that counts says it was done, and {day} is {} after {due_on}",
            days_words(days)
        ),
    };
    because + &arguably
}
