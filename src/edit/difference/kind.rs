//! The kind of difference that a changed field makes; some changes turn out to have no effect on the meaning.

use jiff::civil::Date;

use crate::edit::difference::change::{Filing, Kind, Subject};
use crate::edit::difference::record::{Filed, means};
use crate::edit::difference::said::Said;
use crate::file::field::Weight;
use crate::period::reading::Reading;
use crate::plan::Plan;
use crate::text::gist::gist;

/// What a different field means.
pub(super) fn kind(old: &Plan, new: &Plan, was: &Filed, is: &Filed, key: &str) -> Kind {
    let (before, after) = (means(was.value(key)), means(is.value(key)));
    if before == after {
        return Kind::Clerical;
    }
    if is.subject.filing() != Filing::Edited {
        return Kind::Rewritten;
    }
    let sounds_the_same = || {
        let words = |said: Option<&Said>| said.map(|said| gist(&said.to_string()));
        words(before) == words(after)
    };
    let is_group = |said: Option<&Said>| said.is_some_and(|said| said.is(Some("group")));
    let weight = is.value(key).or(was.value(key)).map(|value| value.weight);
    match weight.unwrap_or(Weight::Rules) {
        Weight::Period if sounds_the_same() && reads_the_same(old, new, &is.id) => Kind::Clerical,
        Weight::Period => Kind::Period,
        Weight::Sort if is_group(before) == is_group(after) => Kind::Clerical,
        Weight::Sort | Weight::Bodies => Kind::Bodies,
        Weight::Wording if sounds_the_same() => Kind::Clerical,
        Weight::Wording => Kind::Wording,
        Weight::Visibility => Kind::Visibility,
        Weight::Background if before.is_none() => Kind::Added,
        Weight::Rules if key == "answerable" && is_answered_alike(old, new, is) => Kind::Clerical,
        Weight::Background | Weight::Rules => Kind::Rules,
        Weight::Clerical => Kind::Clerical,
    }
}

/// Whether a measure's words have the same reading in both states.
fn reads_the_same(old: &Plan, new: &Plan, id: &str) -> bool {
    let reading = |plan: &Plan| {
        let measure = plan.measure_by_id(id)?;
        measure.implementation.reading(plan.column(measure))
    };
    reading(old) == reading(new)
}

/// Whether a measure's `answerable` only repeats what holds anyway.
fn is_answered_alike(old: &Plan, new: &Plan, measure: &Filed) -> bool {
    let answerable = |plan: &Plan| {
        let measure = plan.measure_by_id(&measure.id)?;
        let reading = plan.reading(measure, &measure.implementation)?;
        let is_continuing = matches!(reading, Reading::Continuing { .. });
        Some(plan.answerable(measure, is_continuing, Date::MIN))
    };
    measure.subject == Subject::Measure && answerable(old) == answerable(new)
}
