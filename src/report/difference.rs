//! What is different between two states of a plan, and what that does to the overdue list; fit for a merge request.

use crate::difference::effect::{Cause, Effect, Standing};
use crate::difference::{Change, Difference, Kind, Subject};
use crate::document::{Cell, Column, Document, Table};
use crate::obligation::AsOf;
use crate::words::{all_of, count, shortened};

/// How much of a value is shown.
const VALUE: usize = 160;

/// How many obligations are listed that stand elsewhere without leaving or joining the overdue list.
const LISTED: usize = 50;

/// The difference for readers; `effects` is `None` where one of the states has errors, so that nothing can be reckoned.
pub(crate) fn difference(
    difference: &Difference,
    effects: Option<&[Effect]>,
    (old, new): (&str, &str),
    as_of: AsOf,
) -> Document {
    let mut document = Document::default();
    document.heading(format!("From {old} to {new}"));
    if difference.changes.is_empty() {
        document.paragraph("Nothing in the plan is different.");
    } else {
        document.paragraph(counted(&difference.changes));
    }
    match effects {
        Some(effects) => overdue(&mut document, effects, as_of),
        None => document.paragraph(
            "What it does to the obligations cannot be reckoned: one of the two has errors, which `tadbir check` shows.",
        ),
    }
    for kind in Kind::ALL {
        let of_kind: Vec<&Change> = difference
            .changes
            .iter()
            .filter(|change| change.kind == kind)
            .collect();
        if !of_kind.is_empty() {
            document.subheading(format!("{}: {}", title(kind), of_kind.len()));
            document.list(lines(&of_kind).into_iter().map(Cell::text).collect());
        }
    }
    document
}

fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Removed => "Removed",
        Kind::Rewritten => "Rewritten on file",
        Kind::Period => "Periods",
        Kind::Bodies => "Bodies",
        Kind::Rules => "Rules",
        Kind::Wording => "Wording",
        Kind::Visibility => "Who may see it",
        Kind::Added => "Added",
        Kind::Clerical => "Clerical",
    }
}

/// `12 differences: 1 removed, 2 in periods and 9 added.`
fn counted(changes: &[Change]) -> String {
    let parts: Vec<String> = Kind::ALL
        .into_iter()
        .filter_map(|kind| {
            let number = changes.iter().filter(|change| change.kind == kind).count();
            let words = match kind {
                Kind::Removed => "removed",
                Kind::Rewritten => "rewritten on file",
                Kind::Period => "of a period",
                Kind::Bodies => "of bodies",
                Kind::Rules => "of rules",
                Kind::Wording => "of wording",
                Kind::Visibility => "of who may see it",
                Kind::Added => "added",
                Kind::Clerical => "clerical",
            };
            (number > 0).then(|| format!("{number} {words}"))
        })
        .collect();
    let number = count(changes.len(), "difference", "differences");
    format!("{number}: {}.", all_of(&parts))
}

fn overdue(document: &mut Document, effects: &[Effect], as_of: AsOf) {
    document.subheading(format!("The overdue list as of {as_of}"));
    let leaving: Vec<&Effect> = effects.iter().filter(|one| one.leaves_overdue()).collect();
    let joining: Vec<&Effect> = effects.iter().filter(|one| one.joins_overdue()).collect();
    let others: Vec<&Effect> = effects
        .iter()
        .filter(|one| !one.leaves_overdue() && !one.joins_overdue())
        .collect();
    if leaving.is_empty() && joining.is_empty() {
        document.paragraph("Nothing leaves the overdue list, and nothing joins it.");
    }
    let items = |effects: &[&Effect], verb: (&str, &str)| {
        let number = effects.len();
        let verb = if number == 1 { verb.0 } else { verb.1 };
        format!(
            "{} {verb} the overdue list: {}.",
            count(number, "item", "items"),
            by_cause(effects)
        )
    };
    if !leaving.is_empty() {
        document.paragraph(items(&leaving, ("leaves", "leave")));
    }
    if !joining.is_empty() {
        document.paragraph(items(&joining, ("joins", "join")));
    }
    let moved: Vec<&Effect> = leaving.into_iter().chain(joining).collect();
    if !moved.is_empty() {
        document.table(table(&moved));
    }
    if !others.is_empty() {
        let number = count(others.len(), "other obligation", "other obligations");
        let verb = if others.len() == 1 { "stands" } else { "stand" };
        document.paragraph(format!("{number} {verb} elsewhere: {}.", by_cause(&others)));
        let listed = &others[..others.len().min(LISTED)];
        document.table(table(listed));
        if LISTED < others.len() {
            document.paragraph(format!(
                "Not listed: {} more; `--format json` has all of them.",
                others.len() - LISTED
            ));
        }
    }
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

fn table(effects: &[&Effect]) -> Table {
    let columns = vec![
        Column::word("obligation"),
        Column::text("was"),
        Column::text("is"),
        Column::text("by"),
    ];
    let rows = effects.iter().map(|effect| {
        let by = match &effect.act {
            Some(act) => act.clone(),
            None => effect.cause.words().trim_start_matches("by ").to_owned(),
        };
        vec![
            Cell::text(&effect.id),
            Cell::text(standing(effect.was.as_ref(), effect.is.as_ref())),
            Cell::text(standing(effect.is.as_ref(), effect.was.as_ref())),
            Cell::text(by),
        ]
    });
    Table::new(columns, rows.collect())
}

/// `overdue, 106 days, due 2009-03-31`; the due date and the body only where they differ.
fn standing(standing: Option<&Standing>, other: Option<&Standing>) -> String {
    let Some(standing) = standing else {
        return "not owed".to_owned();
    };
    let mut words = standing.status.to_owned();
    if let Some(awaits) = standing.awaits {
        words += &format!(" {awaits}");
    }
    if let Some(days) = standing.days_late {
        let days = usize::try_from(days).unwrap_or_default();
        words += &format!(", {}", count(days, "day", "days"));
    }
    if other.is_none_or(|other| other.due_on != standing.due_on) {
        words += &format!(", due {}", standing.due_on);
    }
    if other.is_some_and(|other| other.body != standing.body) {
        words += &format!(", {}", standing.body.as_deref().unwrap_or("no body named"));
    }
    words
}

/// New or removed entries of one body for one reporting period.
type Whose<'c> = (Subject, &'c str, &'c str);

/// One line for each difference; new entries of one body for one period share a line.
fn lines(changes: &[&Change]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut folded: Vec<(Whose, Vec<String>)> = Vec::new();
    for change in changes {
        let Some(entry) = change.entry().filter(|_| change.field.is_none()) else {
            lines.push(line(change));
            continue;
        };
        let about = entry
            .about
            .map_or_else(String::new, |about| format!(" for {about}"));
        let measure = format!("{}{about}", entry.measure);
        let whose = (change.subject, entry.body, entry.period);
        match folded.iter_mut().find(|(known, _)| *known == whose) {
            Some((_, measures)) => measures.push(measure),
            None => folded.push((whose, vec![measure])),
        }
    }
    lines.extend(folded.iter().map(|((subject, body, period), measures)| {
        let name = subject.name();
        let number = count(measures.len(), name, &format!("{name}s"));
        format!("{number} of {body} for {period}: {}", all_of(measures))
    }));
    lines
}

/// `measure 3.a, period: "2009" → "2010"`.
fn line(change: &Change) -> String {
    let mut line = match change.subject {
        Subject::Plan => "the plan".to_owned(),
        subject => format!("{} {}", subject.name(), change.id),
    };
    let Some(field) = change.field else {
        return line;
    };
    line += &format!(", {}", field.replace('_', " "));
    let quoted = |value: &Option<String>| {
        value
            .as_ref()
            .map(|value| format!("“{}”", shortened(value, VALUE)))
    };
    match (quoted(&change.was), quoted(&change.is)) {
        (Some(was), Some(is)) => line += &format!(": {was} → {is}"),
        (None, Some(is)) => line += &format!(": {is} is new"),
        (Some(was), None) => line += &format!(": {was} is gone"),
        (None, None) => {}
    }
    line
}
