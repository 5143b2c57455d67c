//! A form as YAML, for bodies that keep files themselves: a progress file that also names its plan.

use crate::decode::{Fields, empty_file, yaml_fault};
use crate::field::{Field, Record, Type};
use crate::filing::entry::{Entry, Reported};
use crate::finding::{Finding, Findings, Level};
use crate::intake::answer::Asked;
use crate::intake::{EntryPlace, Intake};
use crate::period::Period;
use crate::plan::progress::{MeasureName, PROGRESS, Progress, decode_entry};
use crate::source::{FileKind, Sources, Span, Spanned};
use crate::words::{did_you_mean, one_line};
use crate::yaml::{Node, parse};

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
    let mut sources = Sources::default();
    let file = sources.add(name.into(), FileKind::Stray);
    let parsed = parse(text, file);
    let mut findings = Findings::default();
    let faults = parsed.faults.iter();
    findings.extend(faults.map(|(fault, span)| yaml_fault(fault, *span)));
    if parsed.root.is_none() && parsed.faults.is_empty() {
        findings.push(empty_file(file));
    }
    let form = parsed
        .root
        .as_ref()
        .and_then(|root| Form::decode(root, asked, &mut findings));
    let mut reader = Reader {
        text,
        intake: Intake::new(name),
    };
    for finding in findings.told(&sources, |rule| Some(rule.level)) {
        reader.say(&finding);
    }
    if let Some(form) = form {
        reader.take(form, asked);
    }
    reader.intake
}

/// What a form says, before any name in it is looked up.
struct Form {
    plan: Option<Spanned<Box<str>>>,
    body: Option<Spanned<Box<str>>>,
    period: Option<Spanned<Period>>,
    entries: Vec<Progress>,
}

impl Form {
    /// `None` where the text is no mapping.
    fn decode(root: &Node, asked: &Asked, findings: &mut Findings) -> Option<Self> {
        let mut fields = Fields::open(root, &FORM, findings)?;
        Some(Self {
            plan: fields.id("plan"),
            body: fields.text("body"),
            period: fields.period("period"),
            entries: fields
                .items("progress")
                .iter()
                .filter_map(|item| decode_entry(item, asked.received_on, fields.findings))
                .collect(),
        })
    }
}

struct Reader<'t> {
    text: &'t str,
    intake: Intake,
}

impl Reader<'_> {
    /// `form.yaml:7:5`, lines and columns counted from 1, columns in characters.
    fn place(&self, span: Span) -> String {
        let before = &self.text[..span.start as usize];
        let line = before.matches('\n').count() + 1;
        let last = before.rsplit('\n').next().unwrap_or_default();
        format!("{}:{line}:{}", self.intake.name, last.chars().count() + 1)
    }

    fn say(&mut self, finding: &Finding) {
        let place = self.place(finding.primary.span);
        let help = finding
            .help
            .as_ref()
            .map_or_else(String::new, |help| format!(" ({})", one_line(help)));
        let told = format!("{}{help}", one_line(&finding.message));
        if finding.rule.level == Level::Error {
            self.intake.refuse(place, told);
        } else {
            self.intake.note(place, told);
        }
    }

    /// Looks up what is named; nothing is taken of a form whose plan, body or period is not known.
    fn take(&mut self, form: Form, asked: &Asked) {
        let plan = asked.plan;
        let (Some(id), Some(body), Some(period)) = (form.plan, form.body, form.period) else {
            return;
        };
        if id.value != plan.header.id {
            let told = format!(
                "it is a form of the plan `{}`, and this is `{}`",
                id.value, plan.header.id
            );
            return self.intake.refuse(self.place(id.span), told);
        }
        let [body] = plan.bodies_named(&body.value) else {
            let told = format!("the plan does not declare one body called `{}`", body.value);
            return self.intake.refuse(self.place(body.span), told);
        };
        let entries: Vec<Entry> = form
            .entries
            .into_iter()
            .filter_map(|said| self.entry(said, asked))
            .collect();
        if entries.is_empty() && !self.intake.is_refused() {
            let told = "no entry is in it; an empty form is no answer, and not `nil` either";
            self.intake.refuse(self.intake.name.clone(), told);
        }
        self.intake.reported = Some(Reported {
            body: *body,
            period: period.value,
            entries,
        });
    }

    fn entry(&mut self, said: Progress, asked: &Asked) -> Option<Entry> {
        let MeasureName::Unknown(id) = &said.measure else {
            return None;
        };
        let Some(measure) = asked.plan.measure_by_id(id) else {
            let measures = asked.plan.measures.iter();
            let ids = measures.map(|measure| measure.id.value.as_str());
            let help = did_you_mean(id, ids).map_or_else(String::new, |help| format!("; {help}"));
            let told = format!("the plan has no measure `{id}`{help}");
            self.intake.refuse(self.place(said.measure_span), told);
            return None;
        };
        let place = self.place(said.span);
        if said.received_on != asked.received_on {
            let told = format!(
                "`received_on` is not used: the office had it on {}",
                asked.received_on
            );
            self.intake.note(place.clone(), told);
        }
        self.intake.places.push(EntryPlace::Line(place));
        let text = |text: Option<Box<str>>| text.map(String::from);
        Some(Entry {
            measure: measure.key,
            about: said.about.map(|about| about.value),
            state: said.state,
            done_on: said.done_on.map(|day| day.value),
            undone_on: said.undone_on.map(|day| day.value),
            summary: text(said.summary),
            evidence: said.evidence.into_iter().map(String::from).collect(),
            obstacles: text(said.obstacles),
            needs: text(said.needs),
            reason: text(said.reason),
            received_on: asked.received_on,
            restricted: said.restricted,
        })
    }
}
