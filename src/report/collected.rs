//! What became of forms that came back.

use crate::document::{Cell, Document};
use crate::filing::effects;
use crate::intake::gathering::{Form, Gathered};
use crate::obligation::AsOf;
use crate::plan::Plan;
use crate::report::effect::{add_effects, add_reviews_taken_over};
use crate::words::{all_of, count};

/// Says form by form what is taken and what it changes, or why it is refused.
pub(crate) fn collected(before: &Plan, gathered: &Gathered, as_of: AsOf) -> Document {
    let mut document = Document::default();
    for form in &gathered.forms {
        add_form(&mut document, before, gathered, form, as_of);
    }
    document
}

fn add_form(document: &mut Document, before: &Plan, gathered: &Gathered, form: &Form, as_of: AsOf) {
    let intake = &form.intake;
    let name = &intake.name;
    let whose = intake
        .reported
        .as_ref()
        .map_or_else(String::new, |reported| {
            format!(
                ", {} for {}",
                before.body(reported.body).id.value,
                reported.period
            )
        });
    if intake.is_refused() {
        document.subheading(format!("{name}{whose}: refused"));
    } else {
        let new = count(
            form.new.len(),
            "new progress report",
            "new progress reports",
        );
        let known = match form.known {
            0 => String::new(),
            known => format!(", {known} on file already"),
        };
        document.subheading(format!("{name}{whose}: {new}{known}"));
    }
    if let (Some(reported), Some(proposal)) = (form.reported(), &gathered.proposal)
        && !form.new.is_empty()
    {
        let after = &proposal.after.plan;
        let whose = (reported.body, reported.period);
        let effects = effects(before, after, whose, &reported.about(), as_of);
        add_effects(document, &effects);
        let corrections: Vec<String> = reported
            .entries
            .iter()
            .filter_map(|entry| {
                let earlier = reported.known(before, entry)?;
                let id = before.measure(entry.measure).id.value.as_str();
                let on = earlier.received_on;
                Some(if entry.received_on < on {
                    format!("{id} is older than what was received on {on}, which stands.")
                } else {
                    format!("{id} corrects what was received on {on}.")
                })
            })
            .collect();
        document.paragraph(corrections.join(" "));
        add_reviews_taken_over(document, after, &reported, as_of);
    }
    let remarks: Vec<Cell> = intake
        .refusals
        .iter()
        .chain(&intake.notes)
        .map(|remark| Cell::text(format!("{}: {}", remark.place, remark.text)))
        .collect();
    if !remarks.is_empty() {
        document.list(remarks);
    }
    if !intake.unanswered.is_empty() {
        document.paragraph(format!("Left empty: {}.", all_of(&intake.unanswered)));
    }
}
