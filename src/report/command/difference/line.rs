//! A line for each change of a plan's records.

use crate::edit::difference::Difference;
use crate::edit::difference::change::{Change, Subject};
use crate::file::decode::READING;
use crate::file::finding::Level;
use crate::obligation::act::Act;
use crate::plan::Plan;
use crate::plan::amendment::{self, Amendment};
use crate::plan::progress::MeasureName;
use crate::text::words::{all_of, count, shortened};
use crate::voice::change::{act, act_words, fate_words, rules};

/// How many lines and rows a list has.
pub(super) const LISTED: usize = 50;

/// How much of a value is shown.
const VALUE: usize = 160;

/// New or removed entries of one body for one reporting period.
type Whose<'c> = (Subject, &'c str, &'c str);

/// One line for each difference; new entries of one body for one period share a line.
pub(super) fn lines(difference: &Difference, changes: &[&Change]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut folded: Vec<(Whose, Vec<String>)> = Vec::new();
    for change in changes {
        let Some(entry) = change.entry.as_ref().filter(|_| change.field.is_none()) else {
            lines.push(line(difference, change));
            continue;
        };
        let about = entry.about.as_ref();
        let about = about.map_or_else(String::new, |about| format!(" for {about}"));
        let says = change.was.as_ref().or(change.is.as_ref());
        let lost = if change.is_left_out_now() {
            "; it is left out now, since an error stands in it"
        } else if is_lost(difference, change) {
            "; its file cannot be read"
        } else {
            ""
        };
        let says = says.map_or_else(String::new, |says| format!(" ({says}{lost})"));
        let measure = format!("{}{about}{says}", entry.measure);
        let whose = (change.subject, entry.body.as_str(), entry.period.as_str());
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

/// Whether a record is gone because its file is there and cannot be read.
fn is_lost(difference: &Difference, change: &Change) -> bool {
    let (old, new) = (&difference.old.sources, difference.new);
    let path = change.old_span.map(|span| old.path(span.file));
    let mut broken = new.findings.iter().filter(|finding| {
        finding.level == Level::Error && READING.iter().any(|rule| rule.id == finding.rule.id)
    });
    change.new_span.is_none()
        && broken.any(|finding| Some(new.sources.path(finding.primary.span.file)) == path)
}

/// `measure 3.a, period: “2009” → “2010”`.
fn line(difference: &Difference, change: &Change) -> String {
    let mut line = match change.subject {
        Subject::Plan => "the plan".to_owned(),
        Subject::Setting => format!("`tadbir.toml`, rule {}", change.id),
        Subject::Body
        | Subject::Objective
        | Subject::Measure
        | Subject::Amendment
        | Subject::Progress
        | Subject::Review
        | Subject::Contact => format!("{} {}", change.subject.name(), change.name()),
    };
    let quoted = |value: &Option<String>| {
        value
            .as_ref()
            .map(|value| format!("“{}”", shortened(value, VALUE)))
    };
    let Some(field) = change.field else {
        if let Some((plan, amendment)) = amendment_of(difference, change) {
            let does = does(plan, amendment);
            return format!("amendment {}: {}", act(amendment), does.join("; "));
        }
        if let Some(says) = change.was.as_ref().or(change.is.as_ref()) {
            line += &format!(": {}", shortened(says, VALUE));
        }
        return line;
    };
    line += &format!(", {}", field.replace('_', " "));
    match (quoted(&change.was), quoted(&change.is)) {
        (Some(was), Some(is)) => line += &format!(": {was} → {is}"),
        (None, Some(is)) => line += &format!(": {is} is new"),
        (Some(was), None) => line += &format!(": {was} is gone"),
        (None, None) => {}
    }
    line
}

/// The amendment that a change adds or removes, where its day has come, and the state that it is in.
fn amendment_of<'d>(
    difference: &'d Difference,
    change: &Change,
) -> Option<(&'d Plan, &'d Amendment)> {
    let (plan, span) = match change.new_span {
        Some(span) => (&difference.new.plan, span),
        None => (&difference.old.plan, change.old_span?),
    };
    let is_it = |amendment: &&Amendment| amendment.effective_span.file == span.file;
    let amendment = plan.amendments.iter().find(is_it)?;
    (change.subject == Subject::Amendment).then_some((plan, amendment))
}

/// What an amendment does, one text for each of its changes: `3.b: the period becomes "2010": delivery, …`.
fn does(plan: &Plan, amendment: &Amendment) -> Vec<String> {
    let does = |change: &amendment::Change| {
        if let Some((MeasureName::Known(measure), _)) = &change.measure {
            let measure = plan.measure(*measure);
            let words = act_words(plan, measure, amendment, Act::Changes(change));
            let added = if change.adds {
                format!(
                    ", “{}”, {}",
                    shortened(&measure.text, VALUE),
                    measure.implementation.words.value
                )
            } else {
                String::new()
            };
            return format!("{}: {words}{added}", measure.id.value);
        }
        match &change.succession {
            Some(succession) => fate_words(plan, succession),
            None => rules(change).join("; "),
        }
    };
    amendment.changes.iter().map(does).collect()
}

/// What stands at the end of a list that is cut.
pub(super) fn more(rest: usize) -> String {
    format!("… and {rest} more; `--format json` has all of them")
}
