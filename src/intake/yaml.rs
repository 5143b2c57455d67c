//! A form as YAML, for bodies that keep files themselves: a progress file that also names its plan.

use crate::decode::{Fields, empty_file, yaml_fault};
use crate::field::{Field, Record, Type};
use crate::filing::entry::{Entry, Reported};
use crate::finding::{Finding, Level};
use crate::intake::answer::Asked;
use crate::intake::{EntryPlace, Intake};
use crate::plan::progress::{PROGRESS, Progress, decode_entry};
use crate::source::{FileKind, Sources, Span};
use crate::words::{did_you_mean, one_line};
use crate::yaml::parse;

/// A form as YAML.
static FORM: Record = Record {
    name: "form",
    doc: "What one body reports for one reporting period, sent to the office as YAML.",
    fields: &[
        Field::new("plan", Type::Id, "The id of the plan.").required(),
        Field::new("body", Type::Body, "The body that reports.").required(),
        Field::new("period", Type::ReportingPeriod, "The reporting period.").required(),
        Field::new(
            "progress",
            Type::List(&Type::Record(&PROGRESS)),
            "One entry for each measure reported on.",
        )
        .required(),
    ],
};

/// Reads a form; the day it was received is the office's to say, and what it says about that is not used.
pub(super) fn answers(name: &str, text: &str, asked: &Asked) -> Intake {
    let plan = asked.plan;
    let mut intake = Intake {
        name: name.to_owned(),
        reported: None,
        places: Vec::new(),
        refusals: Vec::new(),
        notes: Vec::new(),
        unanswered: Vec::new(),
    };
    let file = Sources::default().add(name.into(), FileKind::Stray);
    let parsed = parse(text, file);
    let mut findings: Vec<Finding> = parsed
        .faults
        .iter()
        .map(|(fault, span)| yaml_fault(fault, *span))
        .collect();
    let mut entries: Vec<(Progress, Span)> = Vec::new();
    let mut head = None;
    match parsed.root {
        Some(root) => {
            if let Some(mut fields) = Fields::open(&root, &FORM, &mut findings) {
                head = Some((
                    fields.id("plan"),
                    fields.text("body"),
                    fields.period("period"),
                ));
                for item in fields.items("progress") {
                    let entry = decode_entry(item, asked.received_on, fields.findings);
                    entries.extend(entry.map(|entry| (entry, item.span)));
                }
            }
        }
        None if findings.is_empty() => findings.push(empty_file(file)),
        None => {}
    }
    let place = |span: Span| {
        let before = &text[..span.start as usize];
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        format!("{name}:{line}:{column}")
    };
    for finding in findings {
        let help = finding
            .help
            .map_or_else(String::new, |help| format!(" ({})", one_line(&help)));
        let told = format!("{}{help}", one_line(&finding.message));
        if finding.rule.level == Level::Error {
            intake.refuse(place(finding.primary.span), told);
        } else {
            intake.note(place(finding.primary.span), told);
        }
    }
    let Some((Some(id), Some(body), Some(period))) = head else {
        return intake;
    };
    if id.value != plan.header.id {
        intake.refuse(
            place(id.span),
            format!(
                "it is a form of the plan `{}`, and this is `{}`",
                id.value, plan.header.id
            ),
        );
        return intake;
    }
    let [body] = plan.bodies_named(&body.value) else {
        intake.refuse(
            place(body.span),
            format!("the plan does not declare one body called `{}`", body.value),
        );
        return intake;
    };
    let mut reported = Reported {
        body: *body,
        period: period.value,
        entries: Vec::new(),
    };
    for (said, span) in entries {
        let id = match &said.measure {
            crate::plan::progress::MeasureName::Unknown(id) => id.clone(),
            crate::plan::progress::MeasureName::Known(key) => {
                plan.measure(*key).id.value.as_str().into()
            }
        };
        let Some(measure) = plan.measure_by_id(&id) else {
            let ids = plan
                .measures
                .iter()
                .map(|measure| measure.id.value.as_str());
            let help = did_you_mean(&id, ids).map_or_else(String::new, |help| format!("; {help}"));
            intake.refuse(
                place(said.measure_span),
                format!("the plan has no measure `{id}`{help}"),
            );
            continue;
        };
        if said.received_on != asked.received_on {
            intake.note(
                place(span),
                format!(
                    "`received_on` is not used: the office had it on {}",
                    asked.received_on
                ),
            );
        }
        intake.places.push(EntryPlace::Line(place(span)));
        let text = |text: Option<Box<str>>| text.map(String::from);
        reported.entries.push(Entry {
            measure: measure.key,
            about: said.about.map(|about| about.value),
            state: said.state,
            done_on: said.done_on.map(|day| day.value),
            summary: text(said.summary),
            evidence: said.evidence.into_iter().map(String::from).collect(),
            obstacles: text(said.obstacles),
            needs: text(said.needs),
            reason: text(said.reason),
            received_on: asked.received_on,
            restricted: said.restricted,
        });
    }
    if reported.entries.is_empty() && intake.refusals.is_empty() {
        intake.refuse(
            name,
            "no entry is in it; an empty form is no answer, and not `nil` either",
        );
    }
    intake.reported = Some(reported);
    intake
}
