//! The title block: which plan, on what basis, for which days, made of which files, and what is assumed.

use crate::document::{Cell, Document, Head};
use crate::period::Every;
use crate::plan::Plan;
use crate::report::asked::Asked;
use crate::voice::cell::{act_words, body_title};
use crate::voice::reading::{every, length};

/// A document with its title block; `report` is the name of the report, `title` its heading.
pub(in crate::report) fn open(
    plan: &Plan,
    asked: &Asked,
    report: &'static str,
    title: String,
    is_about_period: bool,
) -> Document {
    let wording = asked.wording;
    let mut document = Document {
        head: Some(Head {
            report,
            plan: plan.header.id.to_string(),
            period: is_about_period.then(|| asked.scope.name.clone()),
            as_of: asked.as_of.day,
            known_on: asked.as_of.hindsight(),
            edition: plan.edition.name(),
            fingerprint: asked.fingerprint.clone(),
            left_out: plan.left_out(),
        }),
        wording,
        medium: asked.medium,
        blocks: Vec::new(),
    };
    document.heading(title);
    document.paragraph(&*plan.header.title);
    let mut facts: Vec<(String, Cell)> = Vec::new();
    let mut fact = |key: &str, cell: Cell| facts.push((wording.say(key), cell));
    if let Some(approval) = &plan.header.approved {
        let basis = wording.tell(
            "act-of",
            [
                ("act", (*approval.act).into()),
                ("date", wording.date(approval.on).into()),
            ],
        );
        fact("fact-legal-basis", Cell::text(basis));
    }
    let acts: Vec<String> = plan
        .amendments
        .iter()
        .filter(|amendment| amendment.effective_on <= asked.as_of.day)
        .map(|amendment| act_words(wording, amendment))
        .collect();
    if !acts.is_empty() {
        fact("fact-amended", Cell::text(acts.join("; ")));
    }
    fact("fact-term", Cell::text(wording.days(plan.term())));
    if is_about_period {
        let scope = &asked.scope;
        let period = wording.tell(
            "fact-period-value",
            [
                ("name", scope.name.as_str().into()),
                ("days", wording.days(scope.days).into()),
            ],
        );
        fact("fact-period", Cell::text(period));
    }
    if let Some(body) = asked.body {
        fact("fact-body", Cell::text(body_title(wording, Some(body))));
    }
    fact("fact-as-of", Cell::date(asked.as_of.day));
    if let Some(day) = asked.as_of.hindsight() {
        fact("fact-known-on", Cell::date(day));
    }
    fact(
        "fact-edition",
        Cell::term(
            plan.edition.name(),
            wording.say(&format!("edition-{}", plan.edition.name())),
        ),
    );
    let of_what = match plan.edition.narrowed() {
        None => "fact-fingerprint",
        Some(_) => "fact-fingerprint-shown",
    };
    fact(of_what, Cell::text(&asked.fingerprint));
    if let Some(revision) = &asked.revision {
        fact("fact-revision", Cell::text(revision));
    }
    document.facts(facts);
    if is_about_period && asked.as_of.day <= asked.scope.days.last {
        document.paragraph(wording.say("still-running"));
    }
    assumed(&mut document, plan, asked);
    left_out(&mut document, plan, asked);
    document
}

/// What is assumed and not in the decree.
fn assumed(document: &mut Document, plan: &Plan, asked: &Asked) {
    let wording = asked.wording;
    let header = &plan.header;
    let is_assumed = |by: &Option<Box<str>>| by.as_deref().is_none_or(|by| by == "assumed");
    let mut lines = Vec::new();
    // What an act has set since is assumed no more.
    let is_as_approved = plan.reporting_every(asked.as_of.day) == header.reporting.every
        && plan.due_within(asked.as_of.day) == header.reporting.due_within;
    if is_assumed(&header.reporting.by) && is_as_approved {
        lines.push(wording.tell(
            "assumed-reporting",
            [
                (
                    "every",
                    every(wording, Every::Calendar(header.reporting.every)).into(),
                ),
                (
                    "within",
                    length(wording, header.reporting.due_within).into(),
                ),
            ],
        ));
    }
    if is_assumed(&header.continuing.by) {
        lines.push(
            wording.tell(
                "assumed-continuing",
                [
                    (
                        "every",
                        every(wording, plan.continuing_every(asked.as_of.day)).into(),
                    ),
                    (
                        "answerable",
                        wording
                            .say(&format!(
                                "answerable-{}",
                                header.continuing.answerable.name()
                            ))
                            .into(),
                    ),
                ],
            ),
        );
    }
    if is_assumed(&header.delivery.by) {
        lines.push(
            wording.tell(
                "assumed-delivery",
                [(
                    "answerable",
                    wording
                        .say(&format!("answerable-{}", header.delivery.answerable.name()))
                        .into(),
                )],
            ),
        );
    }
    let stated: Vec<&str> = plan
        .measures
        .iter()
        .filter(|measure| {
            let stated = measure.implementation.stated.as_ref();
            stated.is_some_and(|stated| is_assumed(&stated.by))
        })
        .map(|measure| measure.id.value.as_str())
        .collect();
    if !stated.is_empty() {
        lines.push(wording.tell(
            "assumed-readings",
            [
                ("count", stated.len().into()),
                ("measures", stated.join(", ").into()),
            ],
        ));
    }
    if !lines.is_empty() {
        document.paragraph(wording.say("assumed"));
        document.list(lines.into_iter().map(Cell::text).collect());
    }
}

/// The progress reports that count for nothing because an error stands in them.
fn left_out(document: &mut Document, plan: &Plan, asked: &Asked) {
    let wording = asked.wording;
    if plan.left_out() == 0 {
        return;
    }
    document.paragraph(wording.tell("left-out", [("count", plan.left_out().into())]));
    let named: Vec<Cell> = plan
        .progress
        .iter()
        .filter(|entry| entry.is_left_out)
        .filter(|entry| plan.edition.may_see_record(entry.restricted))
        .filter_map(|entry| {
            let file = plan.file_of(entry);
            let measure = plan.measure(entry.measure.key()?);
            let body = plan.body(file.body.key()?);
            Some(Cell::text(wording.tell(
                "left-out-entry",
                [
                    ("measure", measure.id.value.as_str().into()),
                    ("body", (*body.name.value).into()),
                    ("period", file.period.value.to_string().into()),
                ],
            )))
        })
        .collect();
    if !named.is_empty() {
        document.list(named);
    }
}
