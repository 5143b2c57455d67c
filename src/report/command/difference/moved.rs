//! Which obligations stand elsewhere, with runs of periods folded into one row.

use crate::document::{Cell, Column, Document, Table};
use crate::edit::difference::effect::cause::Cause;
use crate::edit::difference::effect::{Effect, Effects};
use crate::obligation::Obligation;
use crate::obligation::as_of::AsOf;
use crate::obligation::schedule::Which;
use crate::report::command::difference::line::{LISTED, more};
use crate::report::command::overdue::unit;
use crate::text::wording::Wording;
use crate::text::words::{all_of, count, shortened};

/// How much of a measure's words is shown.
const WORDS: usize = 40;

/// How many ids of obligations are named in a sentence.
const NAMED: usize = 8;

/// What leaves the overdue list and what joins it, and what else stands elsewhere.
pub(super) fn overdue(document: &mut Document, effects: &Effects, as_of: AsOf) {
    document.subheading(format!("The overdue list as of {as_of}"));
    let (mut leaving, mut joining, mut passing, mut others) = (vec![], vec![], vec![], vec![]);
    for effect in &effects.moved {
        if effect.leaves_overdue() {
            leaving.push(effect);
        } else if effect.joins_overdue() {
            joining.push(effect);
        } else if effect.passes_overdue() {
            passing.push(effect);
        } else {
            others.push(effect);
        }
    }
    if leaving.is_empty() && joining.is_empty() {
        document.paragraph("Nothing leaves the overdue list, and nothing joins it.");
    }
    for (effects, one, several) in [
        (
            &leaving,
            "leaves the overdue list",
            "leave the overdue list",
        ),
        (&joining, "joins the overdue list", "join the overdue list"),
        (
            &passing,
            "stays overdue under another body",
            "stay overdue under another body",
        ),
    ] {
        if !effects.is_empty() {
            let verb = if effects.len() == 1 { one } else { several };
            let number = count(effects.len(), "item", "items");
            document.paragraph(format!("{number} {verb}: {}.", by_cause(effects)));
        }
    }
    add_hidden(document, &effects.hidden);
    let moved: Vec<&Effect> = leaving.into_iter().chain(joining).chain(passing).collect();
    add_table(document, &moved);
    if !others.is_empty() {
        let number = count(others.len(), "other obligation", "other obligations");
        let verb = if others.len() == 1 { "stands" } else { "stand" };
        document.paragraph(format!("{number} {verb} elsewhere: {}.", by_cause(&others)));
        add_table(document, &others);
    }
}

fn add_hidden(document: &mut Document, hidden: &[String]) {
    if hidden.is_empty() {
        return;
    }
    let verb = if hidden.len() == 1 { "leaves" } else { "leave" };
    let rest = hidden.len().saturating_sub(NAMED);
    let mut names: Vec<String> = hidden.iter().take(NAMED).cloned().collect();
    if 0 < rest {
        names.push(format!("{rest} more"));
    }
    document.paragraph(format!(
        "{} {verb} the public overdue list and {} overdue still: {}.",
        count(hidden.len(), "item", "items"),
        if hidden.len() == 1 { "is" } else { "are" },
        all_of(&names)
    ));
}

/// `2 by amendment and 1 by a rewritten progress report`.
fn by_cause(effects: &[&Effect]) -> String {
    let parts: Vec<String> = Cause::ALL
        .into_iter()
        .filter_map(|cause| {
            let number = effects.iter().filter(|one| one.cause == cause).count();
            (number > 0).then(|| format!("{number} {}", cause.words()))
        })
        .collect();
    all_of(&parts)
}

fn add_table(document: &mut Document, effects: &[&Effect]) {
    if effects.is_empty() {
        return;
    }
    let runs: Vec<&[&Effect]> = effects.chunk_by(|a, b| is_next(a, b)).collect();
    let columns = vec![
        Column::text("obligation"),
        Column::text("words"),
        Column::text("was"),
        Column::text("is"),
        Column::text("by"),
    ];
    let rows = runs.iter().take(LISTED).map(|run| row(run));
    document.table(Table::new(columns, rows.collect()));
    let rest: usize = runs.iter().skip(LISTED).map(|run| run.len()).sum();
    if 0 < rest {
        document.paragraph(format!("{}.", more(rest)));
    }
}

/// Whether two follow each other as periods of one measure and body that moved alike, so that they can be counted together.
fn is_next(before: &Effect, effect: &Effect) -> bool {
    let (one, other) = (&before.compared, &effect.compared);
    let are_next = match (one.which(), other.which()) {
        (Which::Period(before), Which::Period(after)) => {
            unit(before) == unit(after)
                && before.days().last.tomorrow().ok() == Some(after.days().first)
        }
        (Which::Ordinal(_), _) | (_, Which::Ordinal(_)) => false,
    };
    are_next
        && one.obligation().measure.id.value == other.obligation().measure.id.value
        && are_alike(one.was.as_ref(), other.was.as_ref())
        && are_alike(one.is.as_ref(), other.is.as_ref())
        && before.cause == effect.cause
        && before.act == effect.act
}

/// Whether two stand alike but for their dates.
fn are_alike(one: Option<&Obligation>, other: Option<&Obligation>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        return one.is_none() && other.is_none();
    };
    one.body_id() == other.body_id()
        && one.status.position() == other.status.position()
        && one.status.awaits() == other.status.awaits()
}

fn row(run: &[&Effect]) -> Vec<Cell> {
    let (first, last) = (&run[0].compared, &run[run.len() - 1].compared);
    let id = first.obligation().id();
    let name = match (first.which(), last.which()) {
        (Which::Period(from), Which::Period(to)) if from != to => {
            let whose = id.rsplit_once('/').map_or("", |(whose, _)| whose);
            let periods = Wording::English.tell(
                &format!("run-{}", unit(from)),
                [
                    ("count", run.len().into()),
                    ("first", from.to_string().into()),
                    ("last", to.to_string().into()),
                ],
            );
            format!("{whose}: {periods}")
        }
        (Which::Period(_) | Which::Ordinal(_), _) => id,
    };
    let (was, is) = (first.was.as_ref(), first.is.as_ref());
    let is_several = 1 < run.len();
    vec![
        Cell::text(name),
        Cell::text(shortened(&first.obligation().measure.text, WORDS)),
        Cell::text(standing(was, is, is_several)),
        Cell::text(standing(is, was, is_several)),
        Cell::text(by(run[0])),
    ]
}

/// The act, with what became of it, or what else moved an obligation.
fn by(effect: &Effect) -> String {
    let Some(act) = &effect.act else {
        return effect.cause.words().trim_start_matches("by ").to_owned();
    };
    match effect.cause {
        Cause::RewrittenAct => format!("{act}, rewritten"),
        Cause::RemovedAct => format!("{act}, removed"),
        Cause::Edit
        | Cause::RewrittenProgress
        | Cause::RemovedProgress
        | Cause::RewrittenReview
        | Cause::RemovedReview
        | Cause::Amendment
        | Cause::Members
        | Cause::Progress
        | Cause::Review
        | Cause::Other => act.clone(),
    }
}

/// `overdue, 106 days, due 2009-03-31`; the due date and the body only where they differ. Of several, the oldest, with
/// its days.
fn standing(one: Option<&Obligation>, other: Option<&Obligation>, is_several: bool) -> String {
    let Some(one) = one else {
        return "not owed".to_owned();
    };
    let mut words = one.status.name().to_owned();
    if let Some(awaits) = one.status.awaits() {
        words += &format!(" {}", awaits.name());
    }
    if let Some(days) = one.status.days_late() {
        let up_to = if is_several { "up to " } else { "" };
        let days = usize::try_from(days).unwrap_or_default();
        words += &format!(", {up_to}{}", count(days, "day", "days"));
    }
    if other.is_none_or(|other| other.due_on() != one.due_on()) {
        let from = if is_several { "from " } else { "" };
        words += &format!(", due {from}{}", one.due_on());
    }
    if other.is_some_and(|other| other.body_id() != one.body_id()) {
        words += &format!(", {}", one.body_id().unwrap_or("no body named"));
    }
    words
}
