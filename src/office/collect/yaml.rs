//! A form as YAML, for bodies that keep files themselves: a progress file that also names its plan.

use crate::file::decode::{Fields, empty_file, yaml_fault};
use crate::file::field::{Field, Record, Type};
use crate::file::finding::{Finding, Findings, Level};
use crate::file::source::{FileKind, Sources, Span, Spanned};
use crate::file::yaml::{Node, parse, values};
use crate::limit::{FORM_CELL, FORM_ROWS, FORM_VALUES};
use crate::office::collect::answer::Asked;
use crate::office::collect::intake::{EntryPlace, Intake, shown};
use crate::office::proposal::entry::{Entry, Reported};
use crate::period::Period;
use crate::plan::progress::{MeasureName, PROGRESS, Progress, decode_entry};
use crate::text::words::{did_you_mean, one_line};

/// A form as YAML.
static FORM: Record = Record {
    name: "form",
    doc: "The progress reports of one body for one reporting period, sent to the office as YAML.",
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

/// Refuses a text that is too large for a form, before a tree is built: decoding takes time and memory by the number of
/// its keys and values.
///
/// # Errors
///
/// If it is too large.
pub(super) fn bound(text: &str) -> Result<(), String> {
    for (at, scalar) in (1..).zip(values(text)) {
        if FORM_VALUES.is_passed_by(at) {
            return Err(format!(
                "the form has more than {FORM_VALUES} keys and values, which is too many"
            ));
        }
        if scalar.is_some_and(|text| FORM_CELL.is_passed_by_text(&text)) {
            return Err(format!(
                "a text in the form has more than {FORM_CELL} characters, which is too many"
            ));
        }
    }
    Ok(())
}

/// Reads a form; the office decides the date on which it was received, so the one in the form is ignored.
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
        places: Places::of(text),
        intake: Intake::new(name),
    };
    for finding in findings.told(&sources, |_, own| Some(own)) {
        reader.say(&finding);
    }
    if let Some(form) = form {
        if FORM_ROWS.is_passed_by(form.entries.len() as u64) {
            let told = format!("the form has more than {FORM_ROWS} entries, which is too many");
            reader.intake.refuse(name, told);
        } else {
            reader.take(form, asked);
        }
    }
    reader.intake
}

/// The content of a form, before names in it are looked up.
struct Form {
    plan: Option<Spanned<Box<str>>>,
    body: Option<Spanned<Box<str>>>,
    period: Option<Spanned<Period>>,
    entries: Vec<Progress>,
}

impl Form {
    /// `None` if the text is not a mapping.
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

/// Finds the line and the column of a place in a text, in the same time wherever it is.
struct Places<'t> {
    text: &'t str,
    /// A place with its line and column, for every line and for every [`Self::STEP`] bytes of a long one, in order.
    known: Vec<(usize, Position)>,
}

/// A line and a column, both counted from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Position {
    line: usize,
    column: usize,
}

impl<'t> Places<'t> {
    const STEP: usize = 256;

    fn of(text: &'t str) -> Self {
        let start = Position { line: 1, column: 1 };
        let mut known = vec![(0, start)];
        let mut position = start;
        let mut last = 0;
        for (at, character) in text.char_indices() {
            if last + Self::STEP <= at {
                known.push((at, position));
                last = at;
            }
            position.column += 1;
            if character == '\n' {
                position = Position {
                    line: position.line + 1,
                    column: 1,
                };
                last = at + 1;
                known.push((last, position));
            }
        }
        Self { text, known }
    }

    fn position(&self, at: usize) -> Position {
        let after = self.known.partition_point(|(start, _)| *start <= at);
        let (start, position) = self.known[after - 1];
        let between = self.text.get(start..at).unwrap_or_default();
        Position {
            column: position.column + between.chars().count(),
            ..position
        }
    }
}

struct Reader<'t> {
    places: Places<'t>,
    intake: Intake,
}

impl Reader<'_> {
    /// `form.yaml:7:5`, lines and columns counted from 1, columns in characters.
    fn place(&self, span: Span) -> String {
        let Position { line, column } = self.places.position(span.start as usize);
        format!("{}:{line}:{column}", self.intake.name)
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

    /// Looks up names; a form with an unknown plan, body or period is not read further.
    fn take(&mut self, form: Form, asked: &Asked) {
        let plan = asked.plan;
        let (Some(id), Some(body), Some(period)) = (form.plan, form.body, form.period) else {
            return;
        };
        if id.value != plan.header.id {
            let told = format!(
                "this form belongs to the plan `{}`, not to `{}`",
                shown(&id.value),
                plan.header.id
            );
            return self.intake.refuse(self.place(id.span), told);
        }
        let [body] = plan.bodies_named(&body.value) else {
            let told = format!(
                "the plan declares no body `{}`, or several with that name",
                shown(&body.value)
            );
            return self.intake.refuse(self.place(body.span), told);
        };
        let entries: Vec<Entry> = form
            .entries
            .into_iter()
            .filter_map(|said| self.entry(said, asked))
            .collect();
        if entries.is_empty() && !self.intake.is_refused() {
            let told = "the form has no entry; if there is nothing to report, write an entry with `state: nil`";
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
            let told = format!("the plan has no measure `{}`{help}", shown(id));
            self.intake.refuse(self.place(said.measure_span), told);
            return None;
        };
        let place = self.place(said.span);
        if said.received_on != asked.received_on {
            let told = format!(
                "`received_on` is ignored: the office received the form on {}",
                asked.received_on
            );
            self.intake.note(place.clone(), told);
        }
        self.intake.places.push(EntryPlace::Line(place));
        Some(Entry {
            measure: measure.key,
            said: said.said,
            received_on: asked.received_on,
            restricted: said.restricted,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn a_place_is_found_in_lines_of_any_length() {
        let long = "é".repeat(1_000);
        let text = format!("a: b\n{long}: c\n\n  ü: d");
        let places = Places::of(&text);
        let position = |at: usize| {
            let position = places.position(at);
            (position.line, position.column)
        };
        for (at, _) in text.char_indices() {
            let before = &text[..at];
            let line = before.matches('\n').count() + 1;
            let last = before.rsplit('\n').next().unwrap();
            assert_eq!(position(at), (line, last.chars().count() + 1), "{at}");
        }
        assert_eq!(position(text.len()), (4, 7));
    }
}
