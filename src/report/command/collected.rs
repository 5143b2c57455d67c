//! What became of forms that came back.

use crate::document::{Cell, Document};
use crate::file::decode::READING;
use crate::obligation::as_of::AsOf;
use crate::office::collect::gathering::{Form, Gathered};
use crate::office::collect::intake::Remark;
use crate::office::proposal::effects;
use crate::plan::Plan;
use crate::report::command::effect::{add_effects_of_word, add_reviews_taken_over};
use crate::text::words::{all_of, count};

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
        add_effects_of_word(document, after, &effects);
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
    let told = || intake.refusals.iter().chain(intake.notes.iter());
    let mut remarks: Vec<Cell> = told()
        .filter(|remark| !is_repeated(remark, told()))
        .map(|remark| Cell::text(format!("{}: {}", remark.place, remark.text)))
        .collect();
    let more = intake.refusals.more + intake.notes.more;
    if more > 0 {
        remarks.push(Cell::text(format!("and {more} more")));
    }
    if !remarks.is_empty() {
        document.list(remarks);
    }
    if !intake.unanswered.is_empty() {
        document.paragraph(format!("Left empty: {}.", all_of(&intake.unanswered)));
    }
}

/// Whether a remark says again, with the name of its rule, what another said. What is wrong with a text is found when a form
/// is read as YAML, with the exact place, and again when the plan is checked with what is in it.
fn is_repeated<'r>(remark: &Remark, mut others: impl Iterator<Item = &'r Remark>) -> bool {
    let around = READING
        .iter()
        .find_map(|rule| remark.text.split_once(&format!(" [{}]", rule.id)));
    around.is_some_and(|(before, after)| {
        others.any(|other| other.text.strip_prefix(before) == Some(after))
    })
}
